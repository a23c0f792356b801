using Arktos.Api;
using Arktos.Api.Core.V1;
using Arktos.Api.Json;
using Arktos.Api.Volumes;

namespace Arktos.Controllers.Volumes;

/// <summary>What is to be written so that a claim has the size that it asks for; the volume first.</summary>
/// <param name="Volume">Null: it is that big.</param>
/// <param name="ClaimStatus">Null: somebody else makes the volume bigger.</param>
internal sealed record ExpansionPlan(PersistentVolume? Volume, PersistentVolumeClaimStatus? ClaimStatus);

/// <summary>
/// Claims that ask for more than they have. A local-path volume has the size that it is said to have, because nothing
/// bounds its folder; volumes of other provisioners are made bigger by these. Pure.
/// </summary>
internal static class ExpansionDecision
{
    /// <summary>Whether the claim has a volume and asks for more.</summary>
    public static bool AsksForMore(PersistentVolumeClaim claim) =>
        claim.Status is { Phase: "Bound", Capacity: { } capacity }
        && claim.Metadata.DeletionTimestamp is null
        && VolumeMatch.RequestOf(claim) > capacity.GetValueOrDefault("storage");

    /// <param name="claim">One that <see cref="AsksForMore"/>.</param>
    /// <param name="volume">The claim's.</param>
    public static ExpansionPlan Decide(PersistentVolumeClaim claim, PersistentVolume volume)
    {
        if (!LocalPathDecision.IsOwn(volume) || !VolumeMatch.IsFor(volume, claim))
            return new ExpansionPlan(null, null);
        var size = VolumeMatch.RequestOf(claim);
        PersistentVolume? bigger = null;
        if (VolumeMatch.CapacityOf(volume) < size)
        {
            bigger = KubeJson.Clone(volume);
            bigger.Spec.Capacity = new() { ["storage"] = size };
        }
        var status = claim.Status.DeepClone();
        (status.Capacity, status.AllocatedResources) = (new() { ["storage"] = size }, new() { ["storage"] = size });
        status.AllocatedResourceStatuses = null;
        status.Conditions = Without(status.Conditions);
        return new ExpansionPlan(bigger, status);
    }

    private static List<PersistentVolumeClaimCondition>? Without(List<PersistentVolumeClaimCondition>? conditions)
    {
        var rest = (conditions ?? [])
            .Where(c =>
                c.Type is not ("Resizing" or "FileSystemResizePending" or "ControllerResizeError" or "NodeResizeError")
            )
            .ToList();
        return rest.Count > 0 ? rest : null;
    }
}
