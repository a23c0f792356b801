using Arktos.Api.Coordination.V1;
using Arktos.Api.Core.V1;
using Arktos.Api.Json;

namespace Arktos.Controllers.NodeLifecycle;

/// <summary>When a node was last heard of, by the controller's own clock: clocks of nodes are not trusted.</summary>
internal sealed record NodeObservation(DateTimeOffset HeardAt, DateTimeOffset? LeaseRenewed, DateTimeOffset? Heartbeat)
{
    /// <summary>
    /// A renewal of the lease or a heartbeat of the status since <paramref name="before"/> means that the node lives.
    /// </summary>
    public static NodeObservation Next(NodeObservation? before, Node node, Lease? lease, DateTimeOffset now)
    {
        var heartbeat = NodeHealth.Condition(node, "Ready")?.LastHeartbeatTime;
        // A node that has never reported is counted from its creation, one that is seen for the first time from now.
        if (before is null)
            return new NodeObservation(
                heartbeat is null && lease is null ? node.Metadata.CreationTimestamp ?? now : now,
                lease?.Spec.RenewTime,
                heartbeat
            );
        var isNews =
            lease?.Spec.RenewTime is { } renewed && (before.LeaseRenewed is null || renewed > before.LeaseRenewed)
            || heartbeat is { } beat && (before.Heartbeat is null || beat > before.Heartbeat);
        return isNews
            ? new NodeObservation(now, lease?.Spec.RenewTime ?? before.LeaseRenewed, heartbeat ?? before.Heartbeat)
            : before;
    }
}

/// <summary>The rules of node health, pure.</summary>
internal static class NodeHealth
{
    private static readonly string[] Reported = ["Ready", "MemoryPressure", "DiskPressure", "PIDPressure"];

    public static NodeCondition? Condition(Node node, string type) => node.Status.Conditions?.Find(c => c.Type == type);

    public static bool IsReady(Node node) => Condition(node, "Ready")?.Status == "True";

    /// <summary>Nothing has been heard of it for longer than its grace period.</summary>
    public static bool IsSilent(Node node, NodeObservation observation, ControllersOptions options, DateTimeOffset now)
    {
        var grace = Condition(node, "Ready") is null ? options.NodeStartupGracePeriod : options.NodeMonitorGracePeriod;
        return now > observation.HeardAt + grace;
    }

    /// <summary>The conditions of a silent node; null when they say so already.</summary>
    public static List<NodeCondition>? UnknownConditions(Node node, DateTimeOffset now)
    {
        var conditions = KubeJson.Clone(node.Status.Conditions ?? []);
        var changed = false;
        foreach (var type in Reported)
        {
            var condition = conditions.Find(c => c.Type == type);
            if (condition is { Status: "Unknown" })
                continue;
            changed = true;
            if (condition is null)
            {
                conditions.Add(
                    new NodeCondition
                    {
                        Type = type,
                        Status = "Unknown",
                        Reason = "NodeStatusNeverUpdated",
                        Message = "Kubelet never posted node status.",
                        LastHeartbeatTime = node.Metadata.CreationTimestamp,
                        LastTransitionTime = now,
                    }
                );
                continue;
            }
            (condition.Status, condition.Reason, condition.Message, condition.LastTransitionTime) = (
                "Unknown",
                "NodeStatusUnknown",
                "Kubelet stopped posting node status.",
                now
            );
        }
        return changed ? conditions : null;
    }
}
