using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Arktos.Api.CustomResources;
using Arktos.Api.Json;

namespace Arktos.ApiServer.CustomResources;

/// <summary>
/// Schemas of equal text are one object, for as long as somebody uses it: tenants that have the same definitions share
/// what these cost. Thread-safe.
/// </summary>
internal static class SharedSchemas
{
    /// <summary>Entries at which those are swept out that nobody uses any more.</summary>
    private const int SweepAbove = 256;

    private static readonly StructuralSchema Anything = StructuralSchema.Parse(
        new JsonObject { ["type"] = "object", ["x-kubernetes-preserve-unknown-fields"] = true }
    );

    private static readonly ConcurrentDictionary<string, WeakReference<StructuralSchema>> Known = new();

    /// <param name="schema">Null: anything goes.</param>
    public static StructuralSchema Of(JsonElement? schema)
    {
        if (schema is not { ValueKind: JsonValueKind.Object } element)
            return Anything;
        var text = Encoding.UTF8.GetBytes(element.GetRawText());
        var hash = Convert.ToHexString(SHA256.HashData(text));
        if (Known.TryGetValue(hash, out var weak) && weak.TryGetTarget(out var known))
            return known;
        var parsed = StructuralSchema.Parse((JsonObject)JsonTree.Parse(text)!, isRoot: true);
        Known[hash] = new WeakReference<StructuralSchema>(parsed);
        if (Known.Count > SweepAbove)
            foreach (var (key, entry) in Known)
                if (!entry.TryGetTarget(out _))
                    Known.TryRemove(new(key, entry));
        return parsed;
    }
}
