using System.Text.Json.Nodes;
using Arktos.Api;
using Arktos.Api.Json;
using Arktos.Api.Meta.V1;
using Arktos.Api.Selectors;

namespace Arktos.Controllers.Ownership;

/// <summary>Who of the candidates belongs to an owner, and what must be written for that.</summary>
internal sealed record Claim<T>(List<T> Mine, List<T> Adopt, List<T> Release);

/// <summary>
/// Adoption and release, pure (KEP-less, as ControllerRefManager does it): an orphan that matches is adopted, one's own
/// that ceases to match is released; neither while the owner is being deleted, nor for objects that are being deleted.
/// </summary>
internal static class Claims
{
    public static Claim<T> Of<T>(IKubeObject owner, LabelQuery selector, IEnumerable<T> candidates)
        where T : class, IKubeObject
    {
        var claim = new Claim<T>([], [], []);
        var ownerGoes = owner.Metadata.DeletionTimestamp is not null;
        foreach (var o in candidates)
        {
            var matches = selector.Matches(o.Metadata.Labels);
            if (Owners.ControllerOf(o) is not null)
            {
                if (!Owners.IsControlledBy(o, owner))
                    continue;
                if (matches)
                    claim.Mine.Add(o);
                else if (!ownerGoes && o.Metadata.DeletionTimestamp is null)
                    claim.Release.Add(o);
            }
            else if (matches && !ownerGoes && o.Metadata.DeletionTimestamp is null)
                claim.Adopt.Add(o);
        }
        return claim;
    }

    /// <summary>
    /// A merge patch that makes <paramref name="reference"/> the object's controller; a conflict when the object has
    /// changed.
    /// </summary>
    /// <param name="finalizer">What the controller puts on all it owns; null: nothing.</param>
    public static byte[] AdoptPatch(IKubeObject o, OwnerReference reference, string? finalizer = null)
    {
        var patch = OwnersPatch(o, [.. o.Metadata.OwnerReferences ?? [], reference]);
        if (finalizer is not null && !Finalizers.Has(o, finalizer))
            patch["metadata"]!["finalizers"] = new JsonArray([
                .. (o.Metadata.Finalizers ?? []).Append(finalizer).Select(f => (JsonNode)f),
            ]);
        return JsonTree.Encode(patch);
    }

    /// <summary>
    /// A merge patch without the references to <paramref name="ownerUid"/>; a conflict when the object has changed.
    /// </summary>
    public static byte[] ReleasePatch(IKubeObject o, string ownerUid) => ReleasePatch(o, r => r.Uid == ownerUid);

    /// <summary>A merge patch without the references that are to go; a conflict when the object has changed.</summary>
    public static byte[] ReleasePatch(IKubeObject o, Predicate<OwnerReference> isReleased) =>
        JsonTree.Encode(OwnersPatch(o, [.. (o.Metadata.OwnerReferences ?? []).Where(r => !isReleased(r))]));

    private static JsonObject OwnersPatch(IKubeObject o, List<OwnerReference> owners) =>
        new()
        {
            ["metadata"] = new JsonObject
            {
                ["uid"] = o.Metadata.Uid,
                ["resourceVersion"] = o.Metadata.ResourceVersion,
                ["ownerReferences"] = owners.Count == 0 ? null : JsonTree.Parse(KubeJson.Encode(owners)),
            },
        };
}
