using System.Text.Json.Nodes;

namespace Arktos.Api.Patches;

/// <summary>JSON merge patch (RFC 7386). Pure.</summary>
public static class MergePatch
{
    public static PatchResult Apply(JsonNode? original, JsonNode? patch) =>
        patch is JsonObject fields
            ? new PatchResult.Patched(Merge(original?.DeepClone(), fields))
            : new PatchResult.Malformed("a merge patch of an object must be an object");

    private static JsonObject Merge(JsonNode? target, JsonObject patch)
    {
        var merged = target as JsonObject ?? [];
        foreach (var (name, value) in patch)
        {
            if (value is null)
            {
                merged.Remove(name);
                continue;
            }
            if (value is not JsonObject inner)
            {
                merged[name] = value.DeepClone();
                continue;
            }
            var current = merged[name];
            merged.Remove(name);
            merged[name] = Merge(current, inner);
        }
        return merged;
    }
}
