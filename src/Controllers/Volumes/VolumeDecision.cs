using Arktos.Api.Core.V1;
using Arktos.Api.Volumes;

namespace Arktos.Controllers.Volumes;

/// <summary>
/// What becomes of a volume:
/// <code>
///   Pending --> Available --a claim has it--> Bound --the claim is gone--> Released --cannot be reclaimed--> Failed
///                   ^----- the claim has another one, and nobody named this one -----+
/// </code>
/// A volume that is released and to be deleted is deleted by who made it. Pure.
/// </summary>
internal static class VolumeDecision
{
    /// <param name="claim">The one of the name that the volume gives; null: there is none, which must be
    /// certain.</param>
    public static BinderPlan Decide(PersistentVolume volume, PersistentVolumeClaim? claim)
    {
        if (volume.Spec.ClaimRef is not { Uid.Length: > 0 } reference)
            return InPhase(volume, "Available") with { WakesClaim = volume.Spec.ClaimRef is not null };
        if (claim is null || claim.Metadata.Uid != reference.Uid)
            return Reclaim(volume);
        if (claim.Spec.VolumeName.Length == 0)
            return VolumeMatch.IsOfMode(volume, claim)
                ? new BinderPlan { WakesClaim = true }
                : new BinderPlan { Events = Mismatch(volume, claim) };
        if (claim.Spec.VolumeName == volume.Metadata.Name)
            return InPhase(volume, "Bound");
        return IsProvisioned(volume) && volume.Spec.PersistentVolumeReclaimPolicy == "Delete"
            ? Reclaim(volume)
            : new BinderPlan
            {
                Volume = Binding.Released(volume),
                VolumeStatus = Binding.InPhase(volume.Status, "Available", ""),
            };
    }

    private static BinderPlan Reclaim(PersistentVolume volume)
    {
        var name = volume.Metadata.Name;
        return volume.Spec.PersistentVolumeReclaimPolicy switch
        {
            "Recycle" => Fail(volume, "VolumeFailedRecycle", "No recycler plugin found for the volume!"),
            "Delete" when !IsProvisioned(volume) => Fail(
                volume,
                "VolumeFailedDelete",
                $"error getting deleter volume plugin for volume \"{name}\": no deletable volume plugin matched"
            ),
            _ when volume.Status.Phase == "Failed" => BinderPlan.Nothing,
            _ => InPhase(volume, "Released"),
        };
    }

    private static BinderPlan Fail(PersistentVolume volume, string reason, string message) =>
        Binding.InPhase(volume.Status, "Failed", message) is { } status
            ? new() { VolumeStatus = status, Events = [VolumeEvent.Warning(volume, reason, message)] }
            : BinderPlan.Nothing;

    private static BinderPlan InPhase(PersistentVolume volume, string phase) =>
        new() { VolumeStatus = Binding.InPhase(volume.Status, phase, "") };

    private static VolumeEvent[] Mismatch(PersistentVolume volume, PersistentVolumeClaim claim) =>
        [
            VolumeEvent.Warning(
                volume,
                "VolumeMismatch",
                $"Cannot bind PersistentVolume to requested PersistentVolumeClaim \"{claim.Metadata.Name}\" due to "
                    + "incompatible volumeMode."
            ),
            VolumeEvent.Warning(
                claim,
                "VolumeMismatch",
                $"Cannot bind PersistentVolume \"{volume.Metadata.Name}\" to requested PersistentVolumeClaim due to "
                    + "incompatible volumeMode."
            ),
        ];

    private static bool IsProvisioned(PersistentVolume volume) =>
        VolumeAnnotations.Has(volume, VolumeAnnotations.ProvisionedBy);
}
