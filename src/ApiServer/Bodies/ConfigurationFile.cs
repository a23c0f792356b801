using System.Text.Json;
using System.Text.Json.Serialization;
using Arktos.Api.Json;

namespace Arktos.ApiServer.Bodies;

/// <summary>
/// Reads a file that the server is configured by, YAML or JSON: one document of a known kind, without fields that
/// nobody knows and without keys that come twice. Thread-safe.
/// </summary>
public static class ConfigurationFile
{
    private const int BytesMax = 4 * 1024 * 1024;

    private static readonly JsonSerializerOptions Strict = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = false,
        MaxDepth = 64,
    };

    /// <exception cref="InvalidDataException">It cannot be read, or is not what it should be; the message names the
    /// file and what is wrong.</exception>
    public static byte[] ReadBytes(string path)
    {
        try
        {
            var file = new FileInfo(path);
            return file.Exists && file.Length > BytesMax
                ? throw new InvalidDataException($"{path}: {file.Length} bytes are more than the {BytesMax} allowed")
                : File.ReadAllBytes(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InvalidDataException($"{path} cannot be read: {e.Message}", e);
        }
    }

    /// <param name="path">What messages call it.</param>
    /// <inheritdoc cref="ReadBytes"/>
    public static T Decode<T>(string path, ReadOnlySpan<byte> text, string apiVersion, string kind)
        where T : class, IConfigurationDocument
    {
        T? value;
        try
        {
            value = JsonSerializer.Deserialize<T>(Yaml.ToJson(text), Strict);
        }
        catch (Exception e) when (JsonText.IsFaultOfInput(e))
        {
            throw new InvalidDataException($"{path} is no {kind}: {Brief(e)}", e);
        }
        if (value is null || value.Kind != kind || value.ApiVersion != apiVersion)
            throw new InvalidDataException(
                $"{path}: expected kind {kind} of {apiVersion}, got \"{value?.Kind}\" of \"{value?.ApiVersion}\""
            );
        return value;
    }

    // The place in the document says more than the name of a type, and a value may be a secret.
    private static string Brief(Exception e) =>
        e is JsonException { Path: { } path } json
            ? json.Message.Contains("could not be mapped", StringComparison.Ordinal)
                ? $"unknown field {path.TrimStart('$', '.')}"
                : $"the value at {path.TrimStart('$', '.')} has the wrong type"
            : e.Message;
}

/// <summary>What every file of configuration begins with.</summary>
public interface IConfigurationDocument
{
    string ApiVersion { get; }

    string Kind { get; }
}
