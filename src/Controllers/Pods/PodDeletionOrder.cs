using System.Globalization;
using System.Numerics;
using Arktos.Api.Core.V1;

namespace Arktos.Controllers.Pods;

/// <summary>
/// Which pods go first when there are too many: not assigned, not running, not ready, cheap, crowded on a node, ready
/// for a shorter time, restarted more often, newer. A total order: uid decides at last. Pure.
/// </summary>
internal sealed class PodDeletionOrder : IComparer<Pod>
{
    private readonly DateTimeOffset _now;
    private readonly Dictionary<string, int> _readyOnNode = [];

    /// <param name="related">Active pods of the same family (all ReplicaSets of one Deployment).</param>
    public PodDeletionOrder(DateTimeOffset now, IEnumerable<Pod> related)
    {
        _now = now;
        foreach (var pod in related)
            if (pod.Spec.NodeName.Length > 0 && PodStates.IsReady(pod))
                _readyOnNode[pod.Spec.NodeName] = _readyOnNode.GetValueOrDefault(pod.Spec.NodeName) + 1;
    }

    /// <summary>Below zero: <paramref name="x"/> goes first.</summary>
    public int Compare(Pod? x, Pod? y)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        foreach (var rule in Rules)
            if (rule(this, x, y) is var order and not 0)
                return order;
        return string.CompareOrdinal(x.Metadata.Uid, y.Metadata.Uid);
    }

    private static readonly Func<PodDeletionOrder, Pod, Pod, int>[] Rules =
    [
        (_, a, b) => (a.Spec.NodeName.Length > 0).CompareTo(b.Spec.NodeName.Length > 0),
        (_, a, b) => PhaseRank(a).CompareTo(PhaseRank(b)),
        (_, a, b) => PodStates.IsReady(a).CompareTo(PodStates.IsReady(b)),
        (_, a, b) => DeletionCost(a).CompareTo(DeletionCost(b)),
        (order, a, b) => order.Crowd(b).CompareTo(order.Crowd(a)),
        (order, a, b) =>
            PodStates.IsReady(a) && PodStates.IsReady(b)
                ? order.AgeRank(ReadySince(a)).CompareTo(order.AgeRank(ReadySince(b)))
                : 0,
        (_, a, b) => PodStates.Restarts(b).CompareTo(PodStates.Restarts(a)),
        (order, a, b) =>
            order.AgeRank(a.Metadata.CreationTimestamp).CompareTo(order.AgeRank(b.Metadata.CreationTimestamp)),
    ];

    private static int PhaseRank(Pod pod) =>
        pod.Status.Phase switch
        {
            "Running" => 2,
            "Unknown" => 1,
            _ => 0,
        };

    private static int DeletionCost(Pod pod) =>
        pod.Metadata.Annotations?.GetValueOrDefault("controller.kubernetes.io/pod-deletion-cost") is { } text
        && int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var cost)
            ? cost
            : 0;

    private static DateTimeOffset? ReadySince(Pod pod) => PodStates.Condition(pod, "Ready")?.LastTransitionTime;

    private int Crowd(Pod pod) => _readyOnNode.GetValueOrDefault(pod.Spec.NodeName);

    /// <summary>
    /// floor(log2(age in ns)): pods of about the same age are equal, so that the choice between them is spread.
    /// </summary>
    private int AgeRank(DateTimeOffset? since)
    {
        if (since is not { } at)
            return -1;
        var nanoseconds = (ulong)Math.Max(0, (_now - at).Ticks) * 100;
        return nanoseconds == 0 ? 0 : BitOperations.Log2(nanoseconds);
    }
}
