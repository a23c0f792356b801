using Arktos.Api.Core.V1;

namespace Arktos.Kubelet.Status;

/// <summary>The conditions of a node. Pure.</summary>
internal static class NodeConditions
{
    private static readonly string[] Owned = ["MemoryPressure", "DiskPressure", "PIDPressure", "Ready"];

    /// <param name="notReady">Why pods cannot run; "" when they can.</param>
    /// <param name="pressures">The conditions of pressure that hold.</param>
    public static List<NodeCondition> Build(
        List<NodeCondition>? before,
        string notReady,
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
                ]
        )
        {
            var (old, now) = (Status(before, type), Status(after, type));
            // That there is no pressure at the start is no news.
            if (old != now && now.Length > 0 && (type == "Ready" || now == "True" || old == "True"))
                yield return now == "True" ? holds : holdsNot;
        }
    }

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
