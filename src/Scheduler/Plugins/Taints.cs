using Arktos.Api.Core.V1;
using Arktos.Api.Selectors;
using Arktos.Scheduler.Framework;
using Arktos.Scheduler.Snapshot;

namespace Arktos.Scheduler.Plugins;

internal sealed class NodeUnschedulable : IFilterPlugin
{
    private static readonly Taint Unschedulable = new()
    {
        Key = "node.kubernetes.io/unschedulable",
        Effect = "NoSchedule",
    };

    public string Name => "NodeUnschedulable";

    public EventKinds Events => EventKinds.NodeAdded | EventKinds.NodeTaints | EventKinds.OwnTolerations;

    public bool MayHelp(PlacedPod pod, ClusterEvent happened, NodeTable nodes) =>
        happened switch
        {
            ClusterEvent.OfNode { Now: { } now } node => !now.Spec.Unschedulable
                && node.Before?.Spec.Unschedulable != false,
            _ => Tolerations.Tolerate(pod.Pod.Spec.Tolerations, Unschedulable),
        };

    public PreparedFilter Prepare(PodToPlace pod, NodeTable nodes)
    {
        if (Tolerations.Tolerate(pod.Pod.Spec.Tolerations, Unschedulable))
            return default;
        return new(
            (row, rejection) =>
            {
                if (nodes.Nodes[row]!.Spec.Unschedulable)
                    rejection.Add("node(s) were unschedulable", isFinal: true);
            }
        );
    }
}

internal sealed class NodeName : IFilterPlugin
{
    string IFilterPlugin.Name => "NodeName";

    public EventKinds Events => EventKinds.NodeAdded;

    public bool MayHelp(PlacedPod pod, ClusterEvent happened, NodeTable nodes) =>
        happened is ClusterEvent.OfNode { Now.Metadata.Name: var name } && name == pod.Pod.Spec.NodeName;

    public PreparedFilter Prepare(PodToPlace pod, NodeTable nodes)
    {
        var name = pod.Pod.Spec.NodeName;
        if (name.Length == 0)
            return default;
        return new(
            (row, rejection) =>
            {
                if (name != nodes.Nodes[row]!.Metadata.Name)
                    rejection.Add("node(s) didn't match the requested node name", isFinal: true);
            }
        );
    }
}

internal sealed class TaintToleration : IFilterPlugin
{
    public string Name => "TaintToleration";

    public EventKinds Events => EventKinds.NodeAdded | EventKinds.NodeTaints | EventKinds.OwnTolerations;

    public bool MayHelp(PlacedPod pod, ClusterEvent happened, NodeTable nodes) =>
        happened is not ClusterEvent.OfNode node
        || node.Now is { } now
            && !HasUntolerated(pod.Pod, now)
            && (node.Before is null || HasUntolerated(pod.Pod, node.Before));

    public PreparedFilter Prepare(PodToPlace pod, NodeTable nodes) =>
        new(
            (row, rejection) =>
            {
                if (HasUntolerated(pod.Pod, nodes.Nodes[row]!))
                    rejection.Add("node(s) had untolerated taint(s)", isFinal: true);
            }
        );

    /// <summary>Whether a taint keeps the pod from the node.</summary>
    public static bool HasUntolerated(Pod pod, Node node)
    {
        foreach (var taint in node.Spec.Taints ?? [])
            if (taint.Effect is "NoSchedule" or "NoExecute" && !Tolerations.Tolerate(pod.Spec.Tolerations, taint))
                return true;
        return false;
    }
}

/// <summary>Fewer taints that would rather not have the pod are better.</summary>
internal sealed class TaintScore : IScorePlugin
{
    public string Name => "TaintToleration";

    public int Weight => 3;

    public void Score(PodToPlace pod, NodeTable nodes, IReadOnlyList<int> rows, Span<double> scores)
    {
        double most = 0;
        for (var i = 0; i < rows.Count; i++)
        {
            scores[i] = 0;
            foreach (var t in nodes.Nodes[rows[i]]!.Spec.Taints ?? [])
                if (t.Effect == "PreferNoSchedule" && !Tolerations.Tolerate(pod.Pod.Spec.Tolerations, t))
                    scores[i]++;
            most = Math.Max(most, scores[i]);
        }
        foreach (ref var score in scores)
            score = most == 0 ? 100 : Math.Floor(100 - 100 * score / most);
    }
}
