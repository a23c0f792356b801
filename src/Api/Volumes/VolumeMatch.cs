using Arktos.Api.Core.V1;
using Arktos.Api.Selectors;

namespace Arktos.Api.Volumes;

// Beside this namespace there is another one of that name.
using Node = Core.V1.Node;

/// <summary>
/// Which volume a claim gets: the one way, for those who bind claims and for schedulers that ask what would be on a
/// node. Objects of one tenant come in. Pure.
/// </summary>
public static class VolumeMatch
{
    private const string Storage = "storage";

    /// <summary>What the claim asks for.</summary>
    public static Quantity RequestOf(PersistentVolumeClaim claim) =>
        claim.Spec.Resources.Requests?.GetValueOrDefault(Storage) ?? default;

    public static Quantity CapacityOf(PersistentVolume volume) =>
        volume.Spec.Capacity?.GetValueOrDefault(Storage) ?? default;

    /// <summary>Whether the volume is kept for this claim, or has it.</summary>
    public static bool IsFor(PersistentVolume volume, PersistentVolumeClaim claim) =>
        volume.Spec.ClaimRef is { } reference
        && reference.Name == claim.Metadata.Name
        && reference.Namespace == claim.Metadata.Namespace
        && (reference.Uid.Length == 0 || reference.Uid == claim.Metadata.Uid);

    /// <summary>Whether the claim has its volume for good.</summary>
    public static bool IsFullyBound(PersistentVolumeClaim claim) =>
        claim.Spec.VolumeName.Length > 0 && VolumeAnnotations.Has(claim, VolumeAnnotations.BindCompleted);

    /// <summary>Why the claim cannot have the volume that it or its volume names; null: it can.</summary>
    public static string? WhyUnfit(PersistentVolume volume, PersistentVolumeClaim claim) =>
        CapacityOf(volume) < RequestOf(claim) ? "requested PV is too small"
        : StorageClasses.NameOf(volume) != StorageClasses.NameOf(claim) ? "storageClassName does not match"
        : !IsOfMode(volume, claim) ? "incompatible volumeMode"
        : !Offers(volume, claim) ? "incompatible accessMode"
        : AttributesOf(volume) != (claim.Spec.VolumeAttributesClassName ?? "")
            ? "VolumeAttributesClassName does not match"
        : null;

    public static bool IsOfMode(PersistentVolume volume, PersistentVolumeClaim claim) =>
        (volume.Spec.VolumeMode ?? "Filesystem") == (claim.Spec.VolumeMode ?? "Filesystem");

    /// <summary>Whether the volume can be reached from the node.</summary>
    public static bool IsReachable(PersistentVolume volume, Node node) =>
        volume.Spec.NodeAffinity?.Required is not { } required || NodeSelectors.Matches(required, node);

    /// <summary>
    /// The volumes that the claim may have, the one that it gets first: those that are kept for it, else those that are
    /// free; the smallest first, of equals by name. A claim for which a volume is kept gets no other one.
    /// </summary>
    /// <param name="volumes">Of the claim's tenant. Those that are neither kept for it nor of its class need not be
    /// among them.</param>
    /// <param name="isDelayed">The claim waits for a pod, and gets none but what is kept for it.</param>
    public static IReadOnlyList<PersistentVolume> Ranked(
        PersistentVolumeClaim claim,
        IEnumerable<PersistentVolume> volumes,
        bool isDelayed = false
    )
    {
        LabelQuery? labels = null;
        List<PersistentVolume> kept = [],
            free = [];
        foreach (var volume in volumes)
        {
            if (
                volume.Metadata.DeletionTimestamp is not null
                || volume.Spec.ClaimRef is not null && !IsFor(volume, claim)
                || CapacityOf(volume) < RequestOf(claim)
                || !IsOfMode(volume, claim)
                || !Offers(volume, claim)
                || AttributesOf(volume) != (claim.Spec.VolumeAttributesClassName ?? "")
            )
                continue;
            if (volume.Spec.ClaimRef is not null)
            {
                if (!kept.Contains(volume))
                    kept.Add(volume);
                continue;
            }
            if (
                isDelayed
                || volume.Status.Phase != "Available"
                || StorageClasses.NameOf(volume) != StorageClasses.NameOf(claim)
            )
                continue;
            labels ??= LabelsOf(claim);
            if (labels.Matches(volume.Metadata.Labels))
                free.Add(volume);
        }
        var ranked = kept.Count > 0 ? kept : free;
        ranked.Sort(Compare);
        return ranked;
    }

    // Of those that are kept for the claim, one that has it already goes first.
    private static int Compare(PersistentVolume a, PersistentVolume b)
    {
        var (hasA, hasB) = (a.Spec.ClaimRef is { Uid.Length: > 0 }, b.Spec.ClaimRef is { Uid.Length: > 0 });
        if (hasA != hasB)
            return hasA ? -1 : 1;
        var order = CapacityOf(a).CompareTo(CapacityOf(b));
        return order != 0 ? order : string.CompareOrdinal(a.Metadata.Name, b.Metadata.Name);
    }

    private static string AttributesOf(PersistentVolume volume) => volume.Spec.VolumeAttributesClassName ?? "";

    private static bool Offers(PersistentVolume volume, PersistentVolumeClaim claim) =>
        (claim.Spec.AccessModes ?? []).TrueForAll(m => volume.Spec.AccessModes?.Contains(m) == true);

    private static LabelQuery LabelsOf(PersistentVolumeClaim claim) =>
        claim.Spec.Selector is null ? LabelQuery.Everything
        : LabelQuery.TryFrom(claim.Spec.Selector, out var query, out _) ? query
        : LabelQuery.Nothing;
}
