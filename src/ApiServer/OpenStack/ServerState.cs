using Arktos.Api.Core.V1;
using Arktos.Api.Machines;
using MachineAction = Arktos.Api.Core.V1.Action;

namespace Arktos.ApiServer.OpenStack;

/// <summary>
/// How a server is, in Nova's words, from its pod and from what is under way for it. Pure.
/// </summary>
/// <param name="Task">What is being done to it; null: nothing.</param>
/// <param name="Power">Nova's numbers.</param>
/// <param name="Fault">Why its status is ERROR, or what was asked for has not come about; else "".</param>
internal sealed record ServerState(string Status, string VmState, string? Task, int Power, string Fault = "")
{
    public const string Active = "ACTIVE",
        Build = "BUILD",
        ShutOff = "SHUTOFF",
        Paused = "PAUSED",
        Suspended = "SUSPENDED",
        Error = "ERROR",
        Resize = "RESIZE";

    private const int NoState = 0,
        Running = 1,
        Frozen = 3,
        Off = 4,
        Crashed = 6,
        OnDisk = 7;

    /// <summary>
    /// A pod waits for a node as long as it takes, a client of Nova's for an answer: who finds none for so long has an
    /// error, until there is one.
    /// </summary>
    private static readonly TimeSpan UnschedulableMax = TimeSpan.FromMinutes(1);

    // What a node agent tries again, and goes on trying.
    private static readonly string[] Failing =
    [
        "ImagePullBackOff",
        "InvalidImageName",
        "ErrImageNeverPull",
        "CrashLoopBackOff",
        "CreateContainerConfigError",
    ];

    /// <param name="underWay">Actions of the pod that are not complete.</param>
    public static ServerState Of(Pod pod, IEnumerable<MachineAction> underWay, DateTimeOffset now)
    {
        var state = ByPower(pod, now);
        if (pod.Metadata.DeletionTimestamp is not null)
            return state with { Task = "deleting" };
        return state.Status == Active && state.Task is null ? Busy(pod, underWay, state) : state;
    }

    private static ServerState ByPower(Pod pod, DateTimeOffset now)
    {
        var power = pod.Status.VirtualMachineStatus?.PowerState ?? "";
        // A guest that is on its way down has power state shutdown already; the pod leaves its node when it is down.
        var isOff = pod.Status.Phase == MachinePhase.NoSchedule || pod.Spec.NodeName.Length == 0;
        return (pod.Status.Phase, pod.Spec.VirtualMachine!.PowerSpec) switch
        {
            (PodPhase.Failed, _) => new(Error, "error", null, Crashed, WhyFailed(pod)),
            (PodPhase.Succeeded, _) => new(ShutOff, "stopped", null, Off),
            (_, VmPowerSpec.Shutdown) => isOff
                ? new(ShutOff, "stopped", null, Off)
                : new(Active, "active", "powering-off", Running),
            (_, VmPowerSpec.Paused) when power == VmPowerState.Paused => new(Paused, "paused", null, Frozen),
            (_, VmPowerSpec.Suspended) when power == VmPowerState.Suspended => new(
                Suspended,
                "suspended",
                null,
                OnDisk
            ),
            (_, VmPowerSpec.Paused) when power == VmPowerState.Running => new(Active, "active", "pausing", Running),
            (_, VmPowerSpec.Suspended) when power is VmPowerState.Running or VmPowerState.Paused => new(
                Active,
                "active",
                "suspending",
                Running
            ),
            (MachinePhase.NoSchedule, _) => new(ShutOff, "stopped", "powering-on", Off),
            _ => power switch
            {
                VmPowerState.Running => new(Active, "active", null, Running),
                VmPowerState.Paused => new(Paused, "paused", "unpausing", Frozen),
                VmPowerState.Suspended => new(Suspended, "suspended", "resuming", OnDisk),
                _ => Coming(pod, now),
            },
        };
    }

    private static ServerState Coming(Pod pod, DateTimeOffset now)
    {
        var waiting = pod.Status.ContainerStatuses?.FirstOrDefault()?.State.Waiting;
        if (waiting is not null && Failing.Contains(waiting.Reason))
            return new(Error, "error", null, NoState, $"{waiting.Reason}: {waiting.Message}");
        var scheduled = pod.Status.Conditions?.Find(c => c.Type == PodConditionType.PodScheduled);
        if (
            pod.Spec.NodeName.Length == 0
            && scheduled is { Status: "False" }
            && now - (scheduled.LastTransitionTime ?? now) > UnschedulableMax
        )
            return new(Error, "error", "scheduling", NoState, $"No valid host was found. {scheduled.Message}");
        return new(Build, "building", pod.Spec.NodeName.Length == 0 ? "scheduling" : "spawning", NoState);
    }

    private static ServerState Busy(Pod pod, IEnumerable<MachineAction> underWay, ServerState state)
    {
        if (PodMoves.UnderWay(pod) is not null)
            return state with { Status = "MIGRATING", Task = "migrating" };
        foreach (var action in underWay.OrderBy(a => a.Metadata.CreationTimestamp))
        {
            if (action.Spec.RebootAction is { } reboot)
                return reboot.DelayInSeconds > 0
                    ? state with
                    {
                        Status = "REBOOT",
                        Task = "rebooting",
                    }
                    : state with
                    {
                        Status = "HARD_REBOOT",
                        Task = "rebooting_hard",
                    };
            if (action.Spec.RestoreAction is not null)
                return state with { Status = "REBUILD", Task = "rebuilding" };
            if (action.Spec.SnapshotAction is not null)
                return state with { Task = "image_snapshot" };
            if (action.Spec.MigrateAction is not null)
                return state with { Status = "MIGRATING", Task = "migrating" };
        }
        return Resized(pod, state);
    }

    // What is not granted, or does not come about, waits: a client is told why, and its server is not held.
    private static ServerState Resized(Pod pod, ServerState state)
    {
        foreach (var condition in (pod.Status.Conditions ?? []).Where(c => c.Status == "True"))
        {
            if (
                condition.Type == PodConditionType.PodResizePending
                || condition is { Type: PodConditionType.PodResizeInProgress, Reason.Length: > 0 }
            )
                return state with { Fault = $"the resize waits ({condition.Reason}): {condition.Message}" };
            if (condition.Type == PodConditionType.PodResizeInProgress)
                return state with { Status = Resize, Task = "resize_prep" };
        }
        return state;
    }

    private static string WhyFailed(Pod pod)
    {
        var ended = pod.Status.ContainerStatuses?.FirstOrDefault()?.State.Terminated;
        return pod.Status.Message.Length > 0 ? pod.Status.Message
            : ended is null ? pod.Status.Reason
            : $"{ended.Reason}: {ended.Message}";
    }
}
