using Arktos.Api.Core.V1;

namespace Arktos.Controllers.Volumes;

/// <summary>
/// What is to be written, in this order: the volume, its status, the claim, its status; and what is said. A write that
/// fails leaves the rest undone: the next look at the same objects goes on from there.
/// </summary>
internal sealed record BinderPlan
{
    public static BinderPlan Nothing { get; } = new();

    /// <summary>The volume that a claim is bound to, as it is known; null: the plan is not about one.</summary>
    public PersistentVolume? Bound { get; init; }

    /// <summary>Null: it stays as it is.</summary>
    public PersistentVolume? Volume { get; init; }

    /// <summary>Of <see cref="Volume"/>, or of the volume as it is; null: it stays.</summary>
    public PersistentVolumeStatus? VolumeStatus { get; init; }

    public PersistentVolumeClaim? Claim { get; init; }

    public PersistentVolumeClaimStatus? ClaimStatus { get; init; }

    public IReadOnlyList<VolumeEvent> Events { get; init; } = [];

    /// <summary>The volume's claim is to be looked at: it may be bound to it.</summary>
    public bool WakesClaim { get; init; }
}
