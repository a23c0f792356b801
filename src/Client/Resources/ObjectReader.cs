using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Arktos.Api;
using Arktos.Api.Json;

namespace Arktos.Client.Resources;

/// <summary>
/// Reads objects of which some may not be readable: written by another version, or past the API. One such object must
/// not keep anybody from the others. Pure, thread-safe.
/// </summary>
internal static class ObjectReader
{
    /// <param name="key">Of an object that cannot be decoded: what it is called, as far as that can be told; null when
    /// not even that can.</param>
    /// <param name="reason">Why it cannot be decoded.</param>
    public static bool TryRead<T>(
        ReadOnlySpan<byte> json,
        [NotNullWhen(true)] out T? o,
        out ObjectKey? key,
        out string reason
    )
        where T : class, IKubeObject
    {
        try
        {
            o = KubeJson.DecodeWithoutManagers<T>(json);
            ShareTexts(o);
            key = ObjectKey.Of(o);
            reason = o.Metadata.Name.Length > 0 ? "" : "it has no name";
        }
        // Whatever a converter throws: it is this object's fault.
        catch (Exception e)
        {
            (o, key, reason) = (null, TryReadKey(json), e.Message);
        }
        if (reason.Length > 0)
            o = null;
        return o is not null;
    }

    /// <summary>Many objects are kept of which these are the same.</summary>
    private static void ShareTexts(IKubeObject o)
    {
        (o.Kind, o.ApiVersion) = (SharedTexts.Of(o.Kind), SharedTexts.Of(o.ApiVersion));
        var meta = o.Metadata;
        (meta.Tenant, meta.Namespace, meta.Name) = (
            SharedTexts.Of(meta.Tenant),
            SharedTexts.Of(meta.Namespace),
            SharedTexts.Of(meta.Name)
        );
    }

    private static ObjectKey? TryReadKey(ReadOnlySpan<byte> json)
    {
        try
        {
            var reader = new Utf8JsonReader(json);
            using var document = JsonDocument.ParseValue(ref reader);
            var metadata = document.RootElement.GetProperty("metadata");
            var name = metadata.GetProperty("name").GetString();
            return name is { Length: > 0 } ? new ObjectKey(Text("tenant"), Text("namespace"), name) : null;

            string Text(string field) => metadata.TryGetProperty(field, out var value) ? value.GetString() ?? "" : "";
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return null;
        }
    }
}
