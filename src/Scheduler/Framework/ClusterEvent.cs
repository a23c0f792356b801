using Arktos.Api.Core.V1;
using Arktos.Api.Storage.V1;
using Arktos.Client.Resources;
using Arktos.Scheduler.Snapshot;

namespace Arktos.Scheduler.Framework;

/// <summary>What can happen in the cluster that may help a pod that no node could take.</summary>
[Flags]
public enum EventKinds
{
    None = 0,
    NodeAdded = 1 << 0,
    NodeDeleted = 1 << 1,
    NodeAllocatable = 1 << 2,
    NodeLabels = 1 << 3,

    /// <summary>Taints, or spec.unschedulable.</summary>
    NodeTaints = 1 << 4,

    /// <summary>A pod counts on a node that did not before: it was placed, or has come with its node.</summary>
    PodAdded = 1 << 5,
    PodLabels = 1 << 6,

    /// <summary>A pod on a node needs less than before.</summary>
    PodScaledDown = 1 << 7,
    PodTerminating = 1 << 8,

    /// <summary>A pod counts on its node no more, or gives up the room that it waited for there.</summary>
    PodGone = 1 << 9,
    NamespaceLabels = 1 << 10,

    /// <summary>A claim is new, has changed or is gone.</summary>
    Claim = 1 << 11,

    /// <summary>A volume is new, has changed or is gone.</summary>
    Volume = 1 << 12,

    /// <summary>A storage class is new, has changed or is gone.</summary>
    StorageClass = 1 << 13,

    /// <summary>The pod's own tolerations.</summary>
    OwnTolerations = 1 << 14,

    /// <summary>The pod's own labels.</summary>
    OwnLabels = 1 << 15,

    /// <summary>The pod itself asks for less than before.</summary>
    OwnScaledDown = 1 << 16,

    /// <summary>
    /// What CSI drivers have attached to nodes is another, or what they may: by a CSINode, a VolumeAttachment, or
    /// because the volume of a driver that a pod's claim stands for is another.
    /// </summary>
    NodeVolumes = 1 << 17,

    /// <summary>A node's runtime of containers, or that of virtual machines, has become ready, or is no more.</summary>
    NodeRuntimes = 1 << 18,

    /// <summary>A CSI driver has more storage left for new volumes, or is not asked for it any more.</summary>
    StorageCapacity = 1 << 19,
}

/// <summary>
/// Something that has happened, with the objects that it happened to as they were and as they are. The tables know it
/// already. Immutable.
/// </summary>
/// <param name="Kinds">At least one.</param>
public abstract record ClusterEvent(EventKinds Kinds)
{
    /// <summary>The only tenant whose pods it can help; null: those of all.</summary>
    public virtual string? Tenant => null;

    /// <param name="Before">Null: the node is new.</param>
    /// <param name="Now">Null: the node is gone.</param>
    /// <param name="Place">Where it is.</param>
    public sealed record OfNode(EventKinds Kinds, Node? Before, Node? Now, NodePlace Place) : ClusterEvent(Kinds);

    /// <summary>To a pod that counts, or did, on a node.</summary>
    /// <param name="Before">Null: it did not count before.</param>
    /// <param name="Now">Null: it does not count any more.</param>
    /// <param name="Place">The node.</param>
    public sealed record OfPod(EventKinds Kinds, PlacedPod? Before, PlacedPod? Now, NodePlace Place)
        : ClusterEvent(Kinds)
    {
        /// <summary>As it is, or was at last.</summary>
        public PlacedPod Pod => (Now ?? Before)!;
    }

    public sealed record OfClaim(ObjectKey Claim) : ClusterEvent(EventKinds.Claim)
    {
        public override string? Tenant => Claim.Tenant;
    }

    public sealed record OfVolume(PersistentVolume Volume) : ClusterEvent(EventKinds.Volume)
    {
        public override string? Tenant => Volume.Metadata.Tenant;
    }

    public sealed record OfClass(StorageClass Class) : ClusterEvent(EventKinds.StorageClass)
    {
        public override string? Tenant => Class.Metadata.Tenant;
    }

    /// <summary>There is more room for new volumes of a class.</summary>
    public sealed record OfCapacity(string TenantName, string Class) : ClusterEvent(EventKinds.StorageCapacity)
    {
        public override string? Tenant => TenantName;
    }

    /// <summary>What a driver has left does not matter any more.</summary>
    public sealed record OfPublisher(string Driver) : ClusterEvent(EventKinds.StorageCapacity);

    /// <param name="Places">The nodes.</param>
    public sealed record OfNodeVolumes(IReadOnlyList<NodePlace> Places) : ClusterEvent(EventKinds.NodeVolumes);

    public sealed record OfNamespace(string TenantName, string Name) : ClusterEvent(EventKinds.NamespaceLabels)
    {
        public override string? Tenant => TenantName;
    }

    /// <summary>To the pod itself that waits.</summary>
    public sealed record OfItself(EventKinds Kinds) : ClusterEvent(Kinds);
}

/// <summary>A node at which something has happened.</summary>
/// <param name="Row">-1: there is no such node.</param>
/// <param name="LeastPriority">Of the pods that count there; <see cref="int.MaxValue"/>: there are none.</param>
public readonly record struct NodePlace(int Row, int LeastPriority)
{
    public static NodePlace None => new(-1, int.MaxValue);

    public static NodePlace Of(NodeTable nodes, int row)
    {
        var least = int.MaxValue;
        if (row >= 0)
            foreach (var pod in nodes.PodsOn(row))
                least = Math.Min(least, pod.Priority);
        return new NodePlace(row, least);
    }
}
