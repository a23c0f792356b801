using Arktos.Api.Core.V1;
using Arktos.Api.Selectors;
using Arktos.Controllers.Pods;

namespace Arktos.Controllers.NodeLifecycle;

/// <summary>When NoExecute taints drive a pod away, pure.</summary>
internal static class TaintEviction
{
    public const string Reason = "DeletionByTaintManager";
    public const string Message = "Taint manager: deleting due to NoExecute taint";

    /// <summary>
    /// Null: never. A taint that is not tolerated evicts at once. Of all tolerations that match a taint the one that
    /// ends first counts, from when the pod and the taint were both on the node.
    /// </summary>
    /// <param name="since">Since when the node has a taint.</param>
    public static DateTimeOffset? At(
        Pod pod,
        IEnumerable<Taint> taints,
        Func<Taint, DateTimeOffset> since,
        DateTimeOffset now
    )
    {
        DateTimeOffset? at = null;
        foreach (var taint in taints.Where(t => t.Effect == NodeTaints.NoExecute))
        {
            var tolerations = (pod.Spec.Tolerations ?? []).Where(t => Tolerations.Tolerates(t, taint)).ToList();
            if (tolerations.Count == 0)
                return now;
            if (tolerations.Min(t => t.TolerationSeconds) is not { } seconds)
                continue;
            var (tainted, placed) = (since(taint), PlacedAt(pod, now));
            var end = (placed > tainted ? placed : tainted) + Length(seconds);
            if (at is null || end < at)
                at = end;
        }
        return at;
    }

    private static TimeSpan Length(long seconds) => TimeSpan.FromSeconds(Math.Clamp(seconds, 0, int.MaxValue));

    /// <summary>A pod that comes to a node with a taint gets its time as well. A time to come is none.</summary>
    private static DateTimeOffset PlacedAt(Pod pod, DateTimeOffset now) =>
        PodStates.Condition(pod, "PodScheduled") is { Status: "True", LastTransitionTime: { } placed } && placed <= now
            ? placed
            : pod.Metadata.CreationTimestamp ?? DateTimeOffset.MinValue;
}
