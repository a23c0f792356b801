using Arktos.Api.Core.V1;

namespace Arktos.Controllers.Pods;

/// <summary>What controllers ask of a pod, pure.</summary>
internal static class PodStates
{
    public static bool IsTerminated(Pod pod) => pod.Status.Phase is "Succeeded" or "Failed";

    /// <summary>Counts towards an owner's replicas.</summary>
    public static bool IsActive(Pod pod) => !IsTerminated(pod) && pod.Metadata.DeletionTimestamp is null;

    public static PodCondition? Condition(Pod pod, string type) => pod.Status.Conditions?.Find(c => c.Type == type);

    public static bool IsReady(Pod pod) => Condition(pod, "Ready")?.Status == "True";

    /// <summary>Ready for at least <paramref name="minReadySeconds"/>; 0: at once.</summary>
    public static bool IsAvailable(Pod pod, int minReadySeconds, DateTimeOffset now) =>
        AvailableAt(pod, minReadySeconds) is { } at && at <= now;

    /// <summary>When the pod becomes available if it stays ready; null while it is not ready.</summary>
    public static DateTimeOffset? AvailableAt(Pod pod, int minReadySeconds)
    {
        if (Condition(pod, "Ready") is not { Status: "True" } ready)
            return null;
        if (minReadySeconds == 0)
            return DateTimeOffset.MinValue;
        return ready.LastTransitionTime is { } since ? since + TimeSpan.FromSeconds(minReadySeconds) : null;
    }

    /// <summary>How long until a ready pod becomes available; null when it is available or not ready.</summary>
    public static TimeSpan? AvailableAt(Pod pod, int minReadySeconds, DateTimeOffset now) =>
        AvailableAt(pod, minReadySeconds) is { } at && at > now ? at - now : null;

    public static int Restarts(Pod pod) => (pod.Status.ContainerStatuses ?? []).Sum(c => c.RestartCount);
}
