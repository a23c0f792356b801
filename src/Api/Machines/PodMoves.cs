using Arktos.Api.Core.V1;

namespace Arktos.Api.Machines;

/// <summary>
/// Virtual machines that move to another node while they run. An action asks for it; a pod that asks for as much as the
/// machine's, and runs nothing, is scheduled in its place and holds the room; the pod's status says while it is under
/// way; and the write that says that it is over says on which node the pod is. Pure.
/// </summary>
public static class PodMoves
{
    /// <summary>Of the pod that holds the room: the uid of the action.</summary>
    public const string ActionAnnotation = "arktos.io/migration";

    /// <summary>Of the pod that holds the room: the uid of the pod whose machine is to come.</summary>
    public const string PodAnnotation = "arktos.io/migration-of";

    /// <summary>
    /// Of an eviction, "true": the pod's machine is to move while it runs, whatever its node is like, and where it
    /// cannot, it is left alone.
    /// </summary>
    public const string OnlyMoveAnnotation = "arktos.io/only-migrate";

    /// <summary>Null: the pod's machine is on its way nowhere.</summary>
    public static PodMigration? UnderWay(Pod pod) =>
        pod.Status.Migration is { CompletionTime: null, ActionID.Length: > 0 } move ? move : null;

    /// <summary>The pod that holds the room for an action of that name.</summary>
    public static string TargetPodOf(string action) => action + "-target";

    /// <summary>Whether the pod holds room, and is not to run.</summary>
    public static bool HoldsRoom(Pod pod) => pod.Metadata.Annotations?.ContainsKey(ActionAnnotation) == true;

    /// <summary>Whether the pod holds the room of that move.</summary>
    public static bool HoldsRoomFor(Pod holder, string podUid, string actionUid) =>
        holder.Metadata.Annotations?.GetValueOrDefault(ActionAnnotation) == actionUid
        && holder.Metadata.Annotations.GetValueOrDefault(PodAnnotation) == podUid;

    /// <summary>Null: by what the API has of the pod its machine may move; else why not.</summary>
    public static string? WhyNot(Pod pod) =>
        pod.Spec.VirtualMachine is not { } machine ? "it has no virtual machine"
        : HoldsRoom(pod) ? "it holds room for a virtual machine that is to come"
        : pod.Metadata.DeletionTimestamp is not null ? "it is being deleted"
        : machine.PowerSpec != VmPowerSpec.Running || pod.Status.Phase != PodPhase.Running
            ? "its virtual machine does not run"
        : machine.VolumeDevices is { Count: > 0 } || machine.VolumeMounts is { Count: > 0 }
            ? "its virtual machine has disks of volumes, which stay on their node"
        : pod.Spec.Nics?.Exists(n => n.Name != "eth0") == true
            ? "its virtual machine has network interfaces beside eth0, which are of its node's range"
        : machine.Ports is { } ports && ports.Exists(p => p.HostPort > 0) ? "it has ports of its node"
        : pod.Status.VirtualMachineStatus?.Snapshots is { Count: > 0 } snapshots
            ? "its virtual machine has snapshots, which would be lost: "
                + string.Join(", ", snapshots.Select(s => s.Name))
        : UnderWay(pod) is { } move ? $"it is on its way to node {move.TargetNode} already"
        : null;
}
