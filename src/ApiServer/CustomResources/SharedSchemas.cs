using System.Collections.Concurrent;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Arktos.Api.CustomResources;
using Arktos.Api.Json;

namespace Arktos.ApiServer.CustomResources;

/// <summary>
/// A schema as a definition has it. Its text lies compressed; what objects are held against is made when the first of
/// them comes, and kept. Immutable, thread-safe.
/// </summary>
internal sealed class SharedSchema
{
    private readonly byte[] _compressed;
    private readonly Lazy<StructuralSchema> _structure;

    /// <param name="text">JSON; empty: anything goes.</param>
    public SharedSchema(byte[] text, string hash)
    {
        Hash = hash;
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
            gzip.Write(text);
        _compressed = text.Length > 0 ? packed.ToArray() : [];
        _structure = new(() =>
            Document() is { } document
                ? StructuralSchema.Parse(document, isRoot: true)
                : StructuralSchema.Parse(
                    new JsonObject { ["type"] = "object", ["x-kubernetes-preserve-unknown-fields"] = true }
                )
        );
    }

    /// <summary>Of the text; schemas of equal text are equal.</summary>
    public string Hash { get; }

    public StructuralSchema Structure => _structure.Value;

    /// <summary>A copy of the text, read; null: the definition has none.</summary>
    public JsonObject? Document()
    {
        if (_compressed.Length == 0)
            return null;
        using var text = new MemoryStream();
        using (var gzip = new GZipStream(new MemoryStream(_compressed), CompressionMode.Decompress))
            gzip.CopyTo(text);
        return JsonTree.Parse(text.ToArray()) as JsonObject;
    }
}

/// <summary>
/// Schemas of equal text are one object, for as long as somebody uses it: tenants that have the same definitions share
/// what these cost. Thread-safe.
/// </summary>
internal static class SharedSchemas
{
    /// <summary>Entries at which those are swept out that nobody uses any more; it doubles with those in use.</summary>
    private const int SweepAboveMin = 256;

    private static readonly SharedSchema Anything = new([], "");
    private static readonly ConcurrentDictionary<string, WeakReference<SharedSchema>> Known = new();
    private static int _sweepAbove = SweepAboveMin;

    /// <param name="schema">Null: anything goes.</param>
    public static SharedSchema Of(JsonElement? schema)
    {
        if (schema is not { ValueKind: JsonValueKind.Object } element)
            return Anything;
        var text = Encoding.UTF8.GetBytes(element.GetRawText());
        var hash = Convert.ToHexString(SHA256.HashData(text));
        if (Known.TryGetValue(hash, out var weak) && weak.TryGetTarget(out var known))
            return known;
        var made = new SharedSchema(text, hash);
        Known[hash] = new WeakReference<SharedSchema>(made);
        if (Known.Count > _sweepAbove)
        {
            foreach (var (key, entry) in Known)
                if (!entry.TryGetTarget(out _))
                    Known.TryRemove(new(key, entry));
            _sweepAbove = Math.Max(SweepAboveMin, 2 * Known.Count);
        }
        return made;
    }
}
