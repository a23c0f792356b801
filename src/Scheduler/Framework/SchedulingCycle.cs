using System.Globalization;
using Arktos.Scheduler.Plugins;
using Arktos.Scheduler.Snapshot;

namespace Arktos.Scheduler.Framework;

/// <summary>What a cycle decided: a node, or why there is none.</summary>
public abstract record Decision
{
    public sealed record Placed(string Node, int Feasible) : Decision;

    /// <param name="Message">"0/3 nodes are available: 1 Insufficient cpu, …"</param>
    public sealed record Unschedulable(string Message) : Decision;
}

/// <summary>
/// Places one pod: filters nodes, scores those that can take it, takes the best. A function of (pod, nodes, where it
/// begins, seed): pure, owned by one thread. With many nodes only a part is looked at (half to a twentieth, at least
/// 100), beginning where the last cycle stopped.
/// </summary>
public sealed class SchedulingCycle(ulong seed)
{
    private const int AllNodesBelow = 100;

    private static readonly IPreFilterPlugin[] PreFilters = [new ClaimsExist()];

    private static readonly IFilterPlugin[] Filters =
    [
        new NodeUnschedulable(),
        new NodeName(),
        new TaintToleration(),
        new NodeAffinityFilter(),
        new NodePorts(),
        new NodeResourcesFit(),
    ];
    private static readonly IScorePlugin[] Scores =
    [
        new TaintScore(),
        new NodeAffinityScore(),
        new LeastAllocated(),
        new BalancedAllocation(),
    ];

    private readonly List<string> _reasons = [];
    private ulong _random = seed;
    private int _start;

    public Decision Run(PodToPlace pod, NodeTable nodes)
    {
        if (nodes.NodeCount == 0)
            return new Decision.Unschedulable("no nodes available to schedule pods");
        foreach (var plugin in PreFilters)
            if (plugin.Reject(pod) is { } reason)
                return new Decision.Unschedulable(Message(nodes.NodeCount, reason));
        var wanted = FeasibleWanted(nodes.NodeCount);
        var feasible = new List<int>();
        var counts = new SortedDictionary<string, int>(StringComparer.Ordinal);
        var looked = 0;
        for (; looked < nodes.RowCount && feasible.Count < wanted; looked++)
        {
            var row = (_start + looked) % nodes.RowCount;
            if (nodes.Nodes[row] is null)
                continue;
            if (CanTake(pod, nodes, row))
                feasible.Add(row);
            else
                foreach (var reason in _reasons)
                    counts[reason] = counts.GetValueOrDefault(reason) + 1;
        }
        _start = (_start + looked) % nodes.RowCount;
        if (feasible.Count == 0)
            return new Decision.Unschedulable(Message(nodes.NodeCount, counts));
        var best = feasible.Count == 1 ? feasible[0] : Best(pod, nodes, feasible);
        return new Decision.Placed(nodes.Nodes[best]!.Metadata.Name, feasible.Count);
    }

    /// <summary>A node's reasons are those of the first filter that refuses it.</summary>
    private bool CanTake(PodToPlace pod, NodeTable nodes, int row)
    {
        _reasons.Clear();
        foreach (var filter in Filters)
        {
            filter.Filter(pod, nodes, row, _reasons);
            if (_reasons.Count > 0)
                return false;
        }
        return true;
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

    private static string Message(int nodes, SortedDictionary<string, int> counts)
    {
        var parts = counts
            .Select(c => string.Create(CultureInfo.InvariantCulture, $"{c.Value} {c.Key}"))
            .Order(StringComparer.Ordinal);
        return Message(nodes, string.Join(", ", parts));
    }

    private static string Message(int nodes, string reasons) =>
        string.Create(CultureInfo.InvariantCulture, $"0/{nodes} nodes are available: {reasons}.");

    /// <summary>splitmix64.</summary>
    private ulong NextRandom()
    {
        var z = _random += 0x9E3779B97F4A7C15UL;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return z ^ (z >> 31);
    }
}
