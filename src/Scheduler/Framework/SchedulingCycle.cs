using System.Globalization;
using Arktos.Scheduler.Plugins;
using Arktos.Scheduler.Snapshot;

namespace Arktos.Scheduler.Framework;

/// <summary>
/// Places one pod: filters nodes, scores those that can take it, takes the best. A function of (pod, nodes, where it
/// begins, seed): pure, owned by one thread. With many nodes only a part is looked at (half to a twentieth, at least
/// 100), beginning where the last cycle stopped.
/// </summary>
public sealed class SchedulingCycle(ulong seed)
{
    private const int AllNodesBelow = 100;

    /// <summary>In the order in which they have their say.</summary>
    internal static readonly IFilterPlugin[] Filters =
    [
        new DynamicResources(),
        new NodeUnschedulable(),
        new NodeName(),
        new TaintToleration(),
        new NodeRuntime(),
        new NodeAffinityFilter(),
        new NodePorts(),
        new NodeResourcesFit(),
        new VolumeRestrictions(),
        new NodeVolumeLimits(),
        new VolumeBinding(),
        new VolumeZone(),
        new PodTopologySpreadFilter(),
        new InterPodAffinityFilter(),
    ];
    private static readonly IScorePlugin[] Scores =
    [
        new TaintScore(),
        new NodeAffinityScore(),
        new LeastAllocated(),
        new PodTopologySpreadScore(),
        new InterPodAffinityScore(),
        new BalancedAllocation(),
        new ImageLocality(),
    ];

    private ulong _random = seed;
    private int _start;

    public Decision Run(PodToPlace pod, NodeTable nodes)
    {
        if (nodes.NodeCount == 0)
            return new Decision.Unschedulable("no nodes available to schedule pods");
        var filters = new PreparedFilters(Filters, pod, nodes);
        if (filters.Rejection is { } rejection)
            return Refused(rejection, filters, pod, nodes, [], nodes.NodeCount);
        // Whoever made room there takes it.
        if (
            pod.Pod.Status.NominatedNodeName is { Length: > 0 } nominated
            && nodes.RowOf(nominated) is >= 0 and var waitedFor
            && filters.CanTake(waitedFor)
        )
            return new Decision.Placed(nominated, 1);
        var feasible = new List<int>();
        var refused = new Refusals();
        if (filters.Names is { } names)
            LookAtNamed(filters, names, nodes, feasible, refused);
        else
            LookAtAll(filters, nodes, feasible, refused);
        if (feasible.Count == 0)
            return Refused(
                refused.Text,
                filters,
                pod,
                nodes,
                refused.Resolvable,
                nodes.NodeCount - refused.Resolvable.Count
            );
        var best = feasible.Count == 1 ? feasible[0] : Best(pod, nodes, feasible);
        return new Decision.Placed(nodes.Nodes[best]!.Metadata.Name, feasible.Count);
    }

    private void LookAtAll(PreparedFilters filters, NodeTable nodes, List<int> feasible, Refusals refused)
    {
        var wanted = FeasibleWanted(nodes.NodeCount);
        var looked = 0;
        for (; looked < nodes.RowCount && feasible.Count < wanted; looked++)
        {
            var row = (_start + looked) % nodes.RowCount;
            if (nodes.Nodes[row] is not null)
                LookAt(filters, row, feasible, refused);
        }
        _start = (_start + looked) % nodes.RowCount;
    }

    private static void LookAtNamed(
        PreparedFilters filters,
        IReadOnlySet<string> names,
        NodeTable nodes,
        List<int> feasible,
        Refusals refused
    )
    {
        var known = 0;
        foreach (var name in names)
        {
            if (nodes.RowOf(name) is not (>= 0 and var row))
                continue;
            known++;
            LookAt(filters, row, feasible, refused);
        }
        refused.Add(filters.LeftOut, nodes.NodeCount - known);
    }

    private static void LookAt(PreparedFilters filters, int row, List<int> feasible, Refusals refused)
    {
        if (filters.CanTake(row))
            feasible.Add(row);
        else
            refused.Add(filters.Refusal, row);
    }

    private static Decision.Unschedulable Refused(
        string reasons,
        PreparedFilters filters,
        PodToPlace pod,
        NodeTable nodes,
        IReadOnlyList<int> resolvable,
        int others
    )
    {
        var (victims, text, isEligible) = Preemption.Find(filters, pod.Placed, nodes, resolvable, others);
        var message = string.Create(
            CultureInfo.InvariantCulture,
            $"0/{nodes.NodeCount} nodes are available: {reasons}."
        );
        return new Decision.Unschedulable(text.Length == 0 ? message : $"{message} preemption: {text}")
        {
            Refusers = filters.Refusers,
            Victims = victims,
            WaitsForNoNode = isEligible && victims is null,
        };
    }

    private int Best(PodToPlace pod, NodeTable nodes, List<int> rows)
    {
        var totals = new double[rows.Count];
        var scores = new double[rows.Count];
        foreach (var plugin in Scores)
        {
            plugin.Score(pod, nodes, rows, scores);
            for (var i = 0; i < rows.Count; i++)
                totals[i] += plugin.Weight * scores[i];
        }
        // Of equals any, so that schedulers that see the same do not all choose the same.
        var (best, ties) = (0, 1);
        for (var i = 1; i < rows.Count; i++)
        {
            if (totals[i] > totals[best])
                (best, ties) = (i, 1);
            else if (totals[i] == totals[best] && NextRandom() % (ulong)++ties == 0)
                best = i;
        }
        return rows[best];
    }

    private static int FeasibleWanted(int nodes)
    {
        if (nodes < AllNodesBelow)
            return int.MaxValue;
        var percent = Math.Max(5, 50 - nodes / 125);
        return Math.Max(AllNodesBelow, nodes * percent / 100);
    }

    /// <summary>splitmix64.</summary>
    private ulong NextRandom()
    {
        var z = _random += 0x9E3779B97F4A7C15UL;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return z ^ (z >> 31);
    }

    /// <summary>Why nodes are out, each reason with their number.</summary>
    private sealed class Refusals
    {
        private readonly Dictionary<string, int> _counts = [];

        /// <summary>Rows that could take the pod if others went.</summary>
        public List<int> Resolvable { get; } = [];

        public string Text =>
            string.Join(
                ", ",
                _counts
                    .Select(c => string.Create(CultureInfo.InvariantCulture, $"{c.Value} {c.Key}"))
                    .Order(StringComparer.Ordinal)
            );

        public void Add(NodeRejection rejection, int row)
        {
            foreach (var reason in rejection.Reasons)
                Add(reason, 1);
            if (!rejection.IsFinal)
                Resolvable.Add(row);
        }

        public void Add(string reason, int nodes)
        {
            if (nodes > 0)
                _counts[reason] = _counts.GetValueOrDefault(reason) + nodes;
        }
    }
}
