using Arktos.Api.Core.V1;

namespace Arktos.Kubelet.Status;

/// <summary>The conditions of a node. Pure.</summary>
internal static class NodeConditions
{
    private static readonly string[] Owned = ["MemoryPressure", "DiskPressure", "PIDPressure", "Ready"];

    /// <param name="notReady">Why pods cannot run; "" when they can.</param>
    public static List<NodeCondition> Build(List<NodeCondition>? before, string notReady, DateTimeOffset now)
    {
        var conditions = new List<NodeCondition>
        {
            Make("MemoryPressure", "False", "KubeletHasSufficientMemory", "kubelet has sufficient memory available"),
            Make("DiskPressure", "False", "KubeletHasNoDiskPressure", "kubelet has no disk pressure"),
            Make("PIDPressure", "False", "KubeletHasSufficientPID", "kubelet has sufficient PID available"),
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

    private static NodeCondition Make(string type, string status, string reason, string message) =>
        new()
        {
            Type = type,
            Status = status,
            Reason = reason,
            Message = message,
        };
}
