using System.Text;
using System.Text.Json;
using Arktos.Api.Core.V1;

namespace Arktos.Kubelet.Images.Pulls;

/// <summary>
/// What the secrets of a pod's imagePullSecrets hold: Docker's configuration of registries. Pure. Of types
/// <c>kubernetes.io/dockerconfigjson</c> (<c>{"auths": {REGISTRY: {"username", "password", "auth"}}}</c>, where
/// <c>auth</c> is the other two with a colon between, in base64) and <c>kubernetes.io/dockercfg</c> (the same without
/// "auths"). Other fields are passed over.
/// </summary>
internal static class DockerConfig
{
    private const string ConfigJson = ".dockerconfigjson",
        OldConfig = ".dockercfg";

    /// <summary>Each registry, as the configuration writes it, with its credential; none of other types.</summary>
    /// <exception cref="FormatException">It is not what its type says. The message has nothing of its content.
    /// </exception>
    public static IReadOnlyList<(string Registry, RegistryCredential Credential)> Read(Secret secret)
    {
        var (key, isOld) = secret.Type switch
        {
            "kubernetes.io/dockerconfigjson" => (ConfigJson, false),
            "kubernetes.io/dockercfg" => (OldConfig, true),
            _ => ("", false),
        };
        if (key.Length == 0 || secret.Data?.GetValueOrDefault(key) is not { Length: > 0 } content)
            return [];
        try
        {
            using var json = JsonDocument.Parse(content);
            var auths = json.RootElement;
            if (!isOld && !auths.TryGetProperty("auths", out auths))
                return [];
            return [.. auths.EnumerateObject().Select(a => (a.Name, Credential(a.Value)))];
        }
        // What the parsers say may quote what they read.
        catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException)
        {
            throw new FormatException($"{key} of secret \"{secret.Metadata.Name}\" is no configuration of registries");
        }
    }

    private static RegistryCredential Credential(JsonElement entry)
    {
        var (username, password) = (Text(entry, "username"), Text(entry, "password"));
        if (Text(entry, "auth") is not { Length: > 0 } auth)
            return new RegistryCredential(username, password);
        var both = Encoding.UTF8.GetString(Convert.FromBase64String(auth));
        var colon = both.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0)
            throw new FormatException("no colon");
        return new RegistryCredential(both[..colon], both[(colon + 1)..].TrimEnd('\0'));
    }

    private static string Text(JsonElement entry, string name) =>
        entry.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value.GetString()! : "";
}
