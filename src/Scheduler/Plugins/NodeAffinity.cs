using Arktos.Api.Core.V1;
using Arktos.Api.Selectors;
using Arktos.Scheduler.Framework;
using Arktos.Scheduler.Snapshot;

namespace Arktos.Scheduler.Plugins;

internal sealed class NodeAffinityFilter : IFilterPlugin
{
    public string Name => "NodeAffinity";

    public EventKinds Events => EventKinds.NodeAdded | EventKinds.NodeLabels;

    public bool MayHelp(PlacedPod pod, ClusterEvent happened, NodeTable nodes) =>
        happened is ClusterEvent.OfNode { Now: { } now } node
        && NodeSelectors.Admit(pod.Pod.Spec, now)
        && (node.Before is null || !NodeSelectors.Admit(pod.Pod.Spec, node.Before));

    public PreparedFilter Prepare(PodToPlace pod, NodeTable nodes)
    {
        var spec = pod.Pod.Spec;
        var required = spec.Affinity?.NodeAffinity?.RequiredDuringSchedulingIgnoredDuringExecution;
        if (required is null && spec.NodeSelector is not { Count: > 0 })
            return default;
        var names = required is null ? null : NodeSelectors.NamesOf(required);
        if (names is { Count: 0 })
            return new(null) { Rejection = "pod affinity terms conflict" };
        return new(
            (row, rejection) =>
            {
                if (!NodeSelectors.Admit(spec, nodes.Nodes[row]!))
                    rejection.Add("node(s) didn't match Pod's node affinity/selector", isFinal: true);
            }
        )
        {
            Names = names,
        };
    }
}

internal sealed class NodeAffinityScore : IScorePlugin
{
    public string Name => "NodeAffinity";

    public int Weight => 2;

    public void Score(PodToPlace pod, NodeTable nodes, IReadOnlyList<int> rows, Span<double> scores)
    {
        scores.Clear();
        var preferred = pod.Pod.Spec.Affinity?.NodeAffinity?.PreferredDuringSchedulingIgnoredDuringExecution;
        if (preferred is not { Count: > 0 })
            return;
        double most = 0;
        for (var i = 0; i < rows.Count; i++)
        {
            scores[i] = preferred
                .Where(p => NodeSelectors.Matches(p.Preference, nodes.Nodes[rows[i]]!))
                .Sum(p => p.Weight);
            most = Math.Max(most, scores[i]);
        }
        foreach (ref var score in scores)
            score = most == 0 ? 0 : Math.Floor(100 * score / most);
    }
}
