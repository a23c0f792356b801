using Arktos.Api.Core.V1;
using Arktos.Controllers.Pods;

namespace Arktos.Controllers.NodeLifecycle;

internal enum CollectionCause
{
    NodeGone,
    NeverScheduled,
    OutOfService,
    Surplus,
}

internal readonly record struct CollectedPod(Pod Pod, CollectionCause Cause);

/// <summary>Which pods nobody else will ever delete, pure.</summary>
internal static class PodCollection
{
    /// <param name="nodeOf">Null: there is no such node.</param>
    /// <param name="isGoneForGood">Whether a node has been missing for the quarantine.</param>
    public static List<CollectedPod> Decide(
        IReadOnlyCollection<Pod> pods,
        Func<string, Node?> nodeOf,
        Func<string, bool> isGoneForGood,
        int terminatedMax
    )
    {
        var collected = new List<CollectedPod>();
        foreach (var pod in pods)
        {
            var isGoing = pod.Metadata.DeletionTimestamp is not null;
            if (pod.Spec.NodeName.Length == 0)
            {
                if (isGoing)
                    collected.Add(new(pod, CollectionCause.NeverScheduled));
            }
            else if (nodeOf(pod.Spec.NodeName) is not { } node)
            {
                if (isGoneForGood(pod.Spec.NodeName))
                    collected.Add(new(pod, CollectionCause.NodeGone));
            }
            else if (
                isGoing
                && !NodeHealth.IsReady(node)
                && node.Spec.Taints?.Exists(t => t.Key == NodeTaints.OutOfService) == true
            )
                collected.Add(new(pod, CollectionCause.OutOfService));
        }
        var chosen = collected.Select(c => c.Pod).ToHashSet();
        var ended = pods.Where(p =>
                PodStates.IsTerminated(p) && p.Metadata.DeletionTimestamp is null && !chosen.Contains(p)
            )
            .ToList();
        collected.AddRange(
            ended
                .OrderByDescending(p => p.Status.Reason == "Evicted")
                .ThenBy(p => p.Metadata.CreationTimestamp)
                .ThenBy(p => p.Metadata.Uid, StringComparer.Ordinal)
                .Take(Math.Max(0, ended.Count - terminatedMax))
                .Select(p => new CollectedPod(p, CollectionCause.Surplus))
        );
        return collected;
    }
}
