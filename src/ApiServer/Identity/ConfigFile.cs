using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using System.Text.Json.Serialization;
using Arktos.ApiServer.Bodies;

namespace Arktos.ApiServer.Identity;

/// <summary>Files of the operator: YAML or JSON of a version, in which nothing may stand that has no meaning.</summary>
internal static class ConfigFile
{
    public const int BytesMax = 1024 * 1024;

    private static readonly JsonSerializerOptions Strict = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        AllowDuplicateProperties = false,
        RespectNullableAnnotations = true,
        MaxDepth = 32,
    };

    private static readonly JsonSerializerOptions Lenient = new()
    {
        // Kubeconfig is written with hyphens.
        PropertyNamingPolicy = JsonNamingPolicy.KebabCaseLower,
        RespectNullableAnnotations = true,
        MaxDepth = 32,
    };

    /// <exception cref="InvalidDataException">It cannot be read, or is larger than such a file may be.</exception>
    public static byte[] ReadBytes(string path)
    {
        try
        {
            using var file = File.OpenRead(path);
            if (file.Length > BytesMax)
                throw new InvalidDataException($"{path}: the file is larger than {BytesMax} bytes");
            var bytes = new byte[file.Length];
            file.ReadExactly(bytes);
            return bytes;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InvalidDataException($"{path}: the file cannot be read: {e.Message}");
        }
    }

    /// <exception cref="InvalidDataException">It is not of the kind, or has fields that mean nothing.</exception>
    public static T ParseStrict<T>(string path, ReadOnlySpan<byte> yaml, string kind, params string[] versions)
        where T : ConfigFileKind
    {
        var value = Parse<T>(path, yaml, Strict);
        if (value.Kind != kind || !versions.Contains(value.ApiVersion))
            throw new InvalidDataException(
                $"{path}: it must be a {kind} of {string.Join(" or ", versions)}, not \"{value.Kind}\" of "
                    + $"\"{value.ApiVersion}\""
            );
        return value;
    }

    /// <exception cref="InvalidDataException">It cannot be read, or is no YAML of that form.</exception>
    public static T ReadLenient<T>(string path)
        where T : class => Parse<T>(path, ReadBytes(path), Lenient);

    /// <exception cref="InvalidDataException">There is no certificate in it.</exception>
    public static X509Certificate2Collection Authorities(string source, string pem)
    {
        var all = new X509Certificate2Collection();
        try
        {
            all.ImportFromPem(pem);
        }
        catch (System.Security.Cryptography.CryptographicException e)
        {
            throw new InvalidDataException($"{source}: the certificates cannot be read: {e.Message}");
        }
        return all.Count > 0 ? all : throw new InvalidDataException($"{source}: there is no certificate in PEM in it");
    }

    private static T Parse<T>(string path, ReadOnlySpan<byte> yaml, JsonSerializerOptions options)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize<T>(Yaml.ToJson(yaml), options)
                ?? throw new InvalidDataException($"{path}: the file is empty");
        }
        catch (Exception e) when (e is JsonException or FormatException)
        {
            throw new InvalidDataException($"{path}: {e.Message}");
        }
    }
}

/// <summary>What every file of configuration begins with.</summary>
internal abstract class ConfigFileKind
{
    public string ApiVersion { get; set; } = "";

    public string Kind { get; set; } = "";
}
