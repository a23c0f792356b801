using Arktos.Api.Core.V1;
using Arktos.Api.Policy.V1;
using Arktos.Api.Storage.V1;
using Arktos.Client.Resources;

namespace Arktos.Scheduler;

/// <summary>What the scheduling loop is told.</summary>
public abstract record SchedulingItem
{
    /// <param name="Before">null for a new node.</param>
    public sealed record NodeChanged(Node? Before, Node Node) : SchedulingItem;

    public sealed record NodeDeleted(Node Node) : SchedulingItem;

    public sealed record NamespaceChanged(Namespace Namespace) : SchedulingItem;

    public sealed record NamespaceDeleted(Namespace Namespace) : SchedulingItem;

    public sealed record PodChanged(Pod Pod) : SchedulingItem;

    public sealed record PodDeleted(Pod Pod) : SchedulingItem;

    public sealed record ClaimChanged(PersistentVolumeClaim Claim) : SchedulingItem;

    public sealed record ClaimDeleted(PersistentVolumeClaim Claim) : SchedulingItem;

    public sealed record VolumeChanged(PersistentVolume Volume) : SchedulingItem;

    public sealed record VolumeDeleted(PersistentVolume Volume) : SchedulingItem;

    public sealed record ClassChanged(StorageClass Class) : SchedulingItem;

    public sealed record ClassDeleted(StorageClass Class) : SchedulingItem;

    public sealed record DriversChanged(CSINode Node) : SchedulingItem;

    public sealed record DriversDeleted(CSINode Node) : SchedulingItem;

    public sealed record CapacityChanged(CSIStorageCapacity Capacity) : SchedulingItem;

    public sealed record CapacityDeleted(CSIStorageCapacity Capacity) : SchedulingItem;

    public sealed record DriverChanged(CSIDriver Driver) : SchedulingItem;

    public sealed record DriverDeleted(CSIDriver Driver) : SchedulingItem;

    public sealed record AttachmentChanged(VolumeAttachment Attachment) : SchedulingItem;

    public sealed record AttachmentDeleted(VolumeAttachment Attachment) : SchedulingItem;

    public sealed record BudgetChanged(PodDisruptionBudget Budget) : SchedulingItem;

    public sealed record BudgetDeleted(PodDisruptionBudget Budget) : SchedulingItem;

    /// <summary>What a pod's claims are to get has been written, or cannot be.</summary>
    /// <param name="Failure">Empty when all is written.</param>
    public sealed record VolumesWritten(ObjectKey Key, string Uid, string Failure) : SchedulingItem;

    /// <summary>All that there is has been told once.</summary>
    public sealed record Synced : SchedulingItem;

    /// <param name="Failure">Empty when the pod is bound.</param>
    public sealed record BindingEnded(ObjectKey Key, string Uid, string Node, string Failure) : SchedulingItem;

    /// <summary>A victim has been deleted, or cannot be.</summary>
    /// <param name="HasFailed">It stays, as far as is known.</param>
    public sealed record PreemptionEnded(ObjectKey Preemptor, bool HasFailed) : SchedulingItem;

    /// <summary>A condition has been written, or cannot be.</summary>
    public sealed record ConditionEnded(ObjectKey Key) : SchedulingItem;
}
