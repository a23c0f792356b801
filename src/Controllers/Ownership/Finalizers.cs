using System.Text.Json.Nodes;
using Arktos.Api;
using Arktos.Api.Json;

namespace Arktos.Controllers.Ownership;

/// <summary>Finalizers that a controller puts on what it owns. Pure.</summary>
internal static class Finalizers
{
    public static bool Has(IKubeObject o, string finalizer) => o.Metadata.Finalizers?.Contains(finalizer) == true;

    /// <summary>
    /// A merge patch, a conflict when the object has changed; null when there is nothing to take away.
    /// </summary>
    public static byte[]? RemovalPatch(IKubeObject o, string finalizer)
    {
        if (!Has(o, finalizer))
            return null;
        var rest = o.Metadata.Finalizers!.Where(f => f != finalizer).Select(f => (JsonNode)f).ToArray();
        return JsonTree.Encode(
            new JsonObject
            {
                ["metadata"] = new JsonObject
                {
                    ["uid"] = o.Metadata.Uid,
                    ["resourceVersion"] = o.Metadata.ResourceVersion,
                    ["finalizers"] = rest.Length == 0 ? null : new JsonArray(rest),
                },
            }
        );
    }
}
