using Arktos.Api.Core.V1;
using Arktos.Kubelet.Runtimes;

namespace Arktos.Kubelet.Status;

/// <summary>How a node's runtimes are.</summary>
/// <param name="Machines">Null: the node has none of virtual machines.</param>
internal sealed record RuntimeStates(RuntimeState Containers, RuntimeState? Machines);

/// <summary>The conditions of a node. Pure.</summary>
internal static class NodeConditions
{
    /// <summary>Whether the node runs containers, and virtual machines: schedulers place pods by them.</summary>
    public const string ContainersReady = "ContainerRuntimeReady",
        MachinesReady = "VmRuntimeReady";

    private static readonly string[] Owned =
    [
        "MemoryPressure",
        "DiskPressure",
        "PIDPressure",
        "Ready",
        ContainersReady,
        MachinesReady,
    ];

    /// <param name="notReady">Why pods cannot run; "" when they can.</param>
    /// <param name="pressures">The conditions of pressure that hold.</param>
    public static List<NodeCondition> Build(
        List<NodeCondition>? before,
        string notReady,
        RuntimeStates runtimes,
        IReadOnlyList<string> pressures,
        DateTimeOffset now
    )
    {
        var conditions = new List<NodeCondition>
        {
            pressures.Contains("MemoryPressure")
                ? Make(
                    "MemoryPressure",
                    "True",
                    "KubeletHasInsufficientMemory",
                    "kubelet has insufficient memory available"
                )
                : Make(
                    "MemoryPressure",
                    "False",
                    "KubeletHasSufficientMemory",
                    "kubelet has sufficient memory available"
                ),
            pressures.Contains("DiskPressure")
                ? Make("DiskPressure", "True", "KubeletHasDiskPressure", "kubelet has disk pressure")
                : Make("DiskPressure", "False", "KubeletHasNoDiskPressure", "kubelet has no disk pressure"),
            pressures.Contains("PIDPressure")
                ? Make("PIDPressure", "True", "KubeletHasInsufficientPID", "kubelet has insufficient PID available")
                : Make("PIDPressure", "False", "KubeletHasSufficientPID", "kubelet has sufficient PID available"),
            notReady.Length == 0
                ? Make("Ready", "True", "KubeletReady", "kubelet is posting ready status")
                : Make("Ready", "False", "KubeletNotReady", notReady),
            Runtime(ContainersReady, "container", runtimes.Containers),
            Runtime(MachinesReady, "vm", runtimes.Machines),
        };
        foreach (var condition in conditions)
        {
            var old = before?.FirstOrDefault(c => c.Type == condition.Type);
            condition.LastHeartbeatTime = now;
            condition.LastTransitionTime =
                old?.Status == condition.Status && old.LastTransitionTime is not null ? old.LastTransitionTime : now;
        }
        return [.. (before ?? []).Where(c => !Owned.Contains(c.Type)), .. conditions];
    }

    /// <summary>What is to be told, as reasons of events, when a node's conditions have changed.</summary>
    public static IEnumerable<string> Changes(List<NodeCondition>? before, List<NodeCondition>? after)
    {
        foreach (
            var (type, holds, holdsNot) in (IEnumerable<(string, string, string)>)
                [
                    ("MemoryPressure", "NodeHasInsufficientMemory", "NodeHasSufficientMemory"),
                    ("DiskPressure", "NodeHasDiskPressure", "NodeHasNoDiskPressure"),
                    ("PIDPressure", "NodeHasInsufficientPID", "NodeHasSufficientPID"),
                    ("Ready", "NodeReady", "NodeNotReady"),
                    (ContainersReady, $"{ContainersReady} is ready", $"{ContainersReady} is not ready"),
                    (MachinesReady, $"{MachinesReady} is ready", $"{MachinesReady} is not ready"),
                ]
        )
        {
            var (old, now) = (Status(before, type), Status(after, type));
            // That there is no pressure at the start is no news.
            if (
                old != now
                && now.Length > 0
                && (
                    type == "Ready"
                    || (type is ContainersReady or MachinesReady ? old.Length > 0 : now == "True" || old == "True")
                )
            )
                yield return now == "True" ? holds : holdsNot;
        }
    }

    private static NodeCondition Runtime(string type, string kind, RuntimeState? state) =>
        state is { NotReady: "" }
            ? Make(
                type,
                "True",
                $"At least one {kind} runtime is ready",
                $"{state.Name}: {state.Note}".TrimEnd(' ', ':')
            )
            : Make(
                type,
                "False",
                $"None of {kind} runtime is ready",
                state?.NotReady ?? $"the node has no runtime of kind {kind}"
            );

    private static string Status(List<NodeCondition>? conditions, string type) =>
        conditions?.Find(c => c.Type == type)?.Status ?? "";

    private static NodeCondition Make(string type, string status, string reason, string message) =>
        new()
        {
            Type = type,
            Status = status,
            Reason = reason,
            Message = message,
        };
}
