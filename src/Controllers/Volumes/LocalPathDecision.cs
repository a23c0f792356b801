using Arktos.Api;
using Arktos.Api.Core.V1;
using Arktos.Api.Json;
using Arktos.Api.Storage.V1;
using Arktos.Api.Volumes;

namespace Arktos.Controllers.Volumes;

/// <summary>What the provisioner of local-path volumes does next.</summary>
internal abstract record LocalPathStep
{
    public sealed record Nothing : LocalPathStep;

    public sealed record Make(PersistentVolume Volume) : LocalPathStep;

    /// <summary>A write to the claim, if any, and a warning.</summary>
    public sealed record Refuse(string Message, PersistentVolumeClaim? Claim = null) : LocalPathStep;

    /// <summary>The volume's object is to be deleted; its folder goes before it is gone.</summary>
    public sealed record Delete : LocalPathStep;

    /// <summary>The folder stays, or has gone with its node: nothing holds the object any more.</summary>
    public sealed record LetGo(PersistentVolume Volume) : LocalPathStep;
}

/// <summary>When volumes of local-path classes are made and deleted. Pure.</summary>
internal static class LocalPathDecision
{
    private static readonly string[] ModesOfOneNode = ["ReadWriteOnce", "ReadWriteOncePod"];

    /// <summary>Whether the claim waits for this provisioner.</summary>
    public static bool IsAsked(PersistentVolumeClaim claim) =>
        claim.Spec.VolumeName.Length == 0
        && claim.Metadata.DeletionTimestamp is null
        && VolumeAnnotations.Of(claim, VolumeAnnotations.Provisioner) == LocalPathVolumes.Provisioner;

    /// <summary>Whether the volume is of this provisioner.</summary>
    public static bool IsOwn(PersistentVolume volume) =>
        LocalPathVolumes.IsOne(volume)
        && VolumeAnnotations.Of(volume, VolumeAnnotations.ProvisionedBy) == LocalPathVolumes.Provisioner;

    /// <param name="claim">One that <see cref="IsAsked"/>.</param>
    /// <param name="node">The one that is selected for the claim; null: there certainly is none of that name.</param>
    public static LocalPathStep OfClaim(PersistentVolumeClaim claim, StorageClass? ofClaim, Node? node)
    {
        // The class has gone, or is another's by now: the binder says so.
        if (ofClaim?.Provisioner != LocalPathVolumes.Provisioner)
            return new LocalPathStep.Nothing();
        var why =
            claim.Spec.VolumeMode == "Block" ? "volumeMode Block is not supported, because its volumes are folders"
            : claim.Spec.AccessModes?.Find(m => !ModesOfOneNode.Contains(m)) is { } mode
                ? $"access mode {mode} is not supported, because its volumes are folders of one node"
            : claim.Spec.Selector is not null ? "claims with a selector are not provisioned"
            : claim.Spec.DataSource is not null || claim.Spec.DataSourceRef is not null
                ? "volumes are not made from another volume or a snapshot"
            : VolumeAnnotations.Of(claim, VolumeAnnotations.SelectedNode) is null
                ? "no node is selected, because volumeBindingMode of the class is not WaitForFirstConsumer"
            : null;
        if (why is not null)
            return Refusal(ofClaim, why);
        if (node is null)
            return Refusal(
                ofClaim,
                $"node \"{VolumeAnnotations.Of(claim, VolumeAnnotations.SelectedNode)}\" not found",
                Unselected(claim)
            );
        return new LocalPathStep.Make(VolumeFor(claim, ofClaim, node.Metadata.Name));
    }

    /// <param name="volume">One that <see cref="IsOwn"/>.</param>
    /// <param name="isNodeGone">Whether the node that has the folder is no node any more, for certain.</param>
    public static LocalPathStep OfVolume(PersistentVolume volume, bool isNodeGone)
    {
        var deletes = volume.Spec.PersistentVolumeReclaimPolicy == "Delete";
        if (volume.Metadata.DeletionTimestamp is null)
            return deletes && volume.Status.Phase == "Released"
                ? new LocalPathStep.Delete()
                : new LocalPathStep.Nothing();
        if (volume.Metadata.Finalizers?.Contains(LocalPathVolumes.Finalizer) != true)
            return new LocalPathStep.Nothing();
        return !deletes || isNodeGone && LocalPathVolumes.IsToBeRemoved(volume)
            ? new LocalPathStep.LetGo(
                (PersistentVolume)
                    ProtectionRules.With(KubeJson.Clone(volume), LocalPathVolumes.Finalizer, isHeld: false)
            )
            : new LocalPathStep.Nothing();
    }

    private static PersistentVolume VolumeFor(PersistentVolumeClaim claim, StorageClass ofClaim, string node)
    {
        var name = LocalPathVolumes.NameFor(claim);
        return new PersistentVolume
        {
            Metadata = new()
            {
                Tenant = claim.Metadata.Tenant,
                Name = name,
                Labels = new() { [LocalPathVolumes.NodeLabel] = node },
                Annotations = new() { [VolumeAnnotations.ProvisionedBy] = LocalPathVolumes.Provisioner },
                Finalizers = [VolumeFinalizers.Volume, LocalPathVolumes.Finalizer],
            },
            Spec = new()
            {
                Capacity = new() { ["storage"] = VolumeMatch.RequestOf(claim) },
                AccessModes = [.. claim.Spec.AccessModes ?? []],
                VolumeMode = "Filesystem",
                StorageClassName = ofClaim.Metadata.Name,
                PersistentVolumeReclaimPolicy = ofClaim.ReclaimPolicy ?? "Delete",
                MountOptions = ofClaim.MountOptions,
                Local = new() { Path = LocalPathVolumes.MarkOf(name) },
                NodeAffinity = LocalPathVolumes.AffinityTo(node),
                ClaimRef = new ObjectReference
                {
                    Kind = "PersistentVolumeClaim",
                    ApiVersion = "v1",
                    Namespace = claim.Metadata.Namespace,
                    Name = claim.Metadata.Name,
                    Uid = claim.Metadata.Uid,
                    ResourceVersion = claim.Metadata.ResourceVersion,
                },
            },
        };
    }

    // A scheduler selects another one.
    private static PersistentVolumeClaim Unselected(PersistentVolumeClaim claim)
    {
        var next = KubeJson.Clone(claim);
        next.Metadata.Annotations!.Remove(VolumeAnnotations.SelectedNode);
        return next;
    }

    private static LocalPathStep.Refuse Refusal(
        StorageClass ofClaim,
        string why,
        PersistentVolumeClaim? claim = null
    ) => new($"failed to provision volume with StorageClass \"{ofClaim.Metadata.Name}\": {why}", claim);
}
