using Arktos.Api;
using Arktos.Api.Core.V1;
using Arktos.Api.Json;
using Arktos.Api.Volumes;

namespace Arktos.Controllers.Volumes;

/// <summary>What a volume and a claim that belong together say of each other. Pure.</summary>
internal static class Binding
{
    /// <summary>Writes what is still missing; nothing, where both say all of it.</summary>
    /// <param name="volume">It has no other claim, and the claim no other volume.</param>
    public static BinderPlan Of(PersistentVolume volume, PersistentVolumeClaim claim) =>
        new()
        {
            Bound = volume,
            Volume = WithClaim(volume, claim),
            VolumeStatus = InPhase(volume.Status, "Bound", ""),
            Claim = WithVolume(claim, volume.Metadata.Name),
            ClaimStatus = BoundStatus(claim, volume),
        };

    /// <summary>The volume is nobody's any more, or kept for the one that a user has named. Null: it is so.</summary>
    public static PersistentVolume Released(PersistentVolume volume)
    {
        var next = KubeJson.Clone(volume);
        if (VolumeAnnotations.Has(volume, VolumeAnnotations.BoundByController))
        {
            next.Spec.ClaimRef = null;
            next.Metadata.Annotations!.Remove(VolumeAnnotations.BoundByController);
        }
        else
            (next.Spec.ClaimRef!.Uid, next.Spec.ClaimRef.ResourceVersion) = ("", "");
        return next;
    }

    /// <summary>Null: it says so already.</summary>
    public static PersistentVolumeStatus? InPhase(PersistentVolumeStatus status, string phase, string message)
    {
        if (status.Phase == phase && (message.Length == 0 || status.Message == message))
            return null;
        var next = status.DeepClone();
        (next.Phase, next.Message, next.Reason) = (phase, message, "");
        return next;
    }

    /// <summary>Null: it says so already.</summary>
    public static PersistentVolumeClaimStatus? InPhase(PersistentVolumeClaimStatus status, string phase)
    {
        if (status.Phase == phase)
            return null;
        var next = status.DeepClone();
        next.Phase = phase;
        // What a claim has not got has no size.
        if (phase == "Pending")
            (next.AccessModes, next.Capacity) = (null, null);
        return next;
    }

    private static PersistentVolume? WithClaim(PersistentVolume volume, PersistentVolumeClaim claim)
    {
        if (volume.Spec.ClaimRef is { } known && known.Uid == claim.Metadata.Uid)
            return null;
        var next = KubeJson.Clone(volume);
        if (volume.Spec.ClaimRef is null)
            (next.Metadata.Annotations ??= [])[VolumeAnnotations.BoundByController] = VolumeAnnotations.Yes;
        next.Spec.ClaimRef = new ObjectReference
        {
            Kind = "PersistentVolumeClaim",
            ApiVersion = "v1",
            Namespace = claim.Metadata.Namespace,
            Name = claim.Metadata.Name,
            Uid = claim.Metadata.Uid,
            ResourceVersion = claim.Metadata.ResourceVersion,
        };
        return next;
    }

    private static PersistentVolumeClaim? WithVolume(PersistentVolumeClaim claim, string volume)
    {
        if (claim.Spec.VolumeName == volume && VolumeAnnotations.Has(claim, VolumeAnnotations.BindCompleted))
            return null;
        var next = KubeJson.Clone(claim);
        var annotations = next.Metadata.Annotations ??= [];
        if (claim.Spec.VolumeName != volume)
        {
            next.Spec.VolumeName = volume;
            annotations[VolumeAnnotations.BoundByController] = VolumeAnnotations.Yes;
        }
        annotations[VolumeAnnotations.BindCompleted] = VolumeAnnotations.Yes;
        return next;
    }

    // The size is that of the moment of binding: what comes after is expansion.
    private static PersistentVolumeClaimStatus? BoundStatus(PersistentVolumeClaim claim, PersistentVolume volume)
    {
        var isBound = claim.Status.Phase == "Bound";
        if (isBound && DeepValues.Same(claim.Status.AccessModes, volume.Spec.AccessModes, static (a, b) => a == b))
            return null;
        var next = claim.Status.DeepClone();
        next.Phase = "Bound";
        next.AccessModes = volume.Spec.AccessModes is { } modes ? [.. modes] : null;
        if (!isBound)
        {
            next.Capacity = volume.Spec.Capacity is { } capacity ? new Map<Quantity>(capacity) : null;
            next.CurrentVolumeAttributesClassName = volume.Spec.VolumeAttributesClassName;
        }
        return next;
    }
}
