using System.Text.Json.Nodes;
using Arktos.Api.Json;

namespace Arktos.Api.Patches;

/// <summary>JSON merge patch (RFC 7386), in time linear in both documents. Pure.</summary>
public static class MergePatch
{
    public static PatchResult Apply(JsonNode? original, JsonNode? patch, PatchBounds bounds)
    {
        if (patch is not JsonObject fields)
            return new PatchResult.Malformed("a merge patch of an object must be an object");
        var target = original?.DeepClone() as JsonObject ?? [];
        try
        {
            Merge(target, fields, bounds);
        }
        catch (InapplicablePatchException e)
        {
            return new PatchResult.Inapplicable(e.Message);
        }
        return new PatchResult.Patched(target);
    }

    private static void Merge(JsonObject target, JsonObject patch, PatchBounds bounds)
    {
        bounds.Work(patch.Count);
        var removed = new HashSet<string>();
        foreach (var (name, value) in patch)
        {
            if (value is null)
                removed.Add(name);
            else if (value is not JsonObject inner)
                target[name] = value.DeepClone();
            else
            {
                if (!target.TryGetPropertyValue(name, out var current) || current is not JsonObject known)
                    target[name] = known = [];
                Merge(known, inner, bounds);
            }
        }
        JsonTree.Remove(target, removed);
    }
}
