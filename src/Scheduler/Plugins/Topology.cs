using Arktos.Scheduler.Snapshot;

namespace Arktos.Scheduler.Plugins;

/// <summary>Numbers by topology domain: a label of nodes and its value.</summary>
internal sealed class DomainCounts(NodeTable nodes)
{
    private readonly List<(string Key, TopologyColumn Column, long[] Counts)> _topologies = [];

    /// <summary>Domains with other numbers than 0.</summary>
    private int _filled;

    public bool IsEmpty => _filled == 0;

    /// <summary>Of the domain that a node is in; 0 where it is in none.</summary>
    public long Of(string key, int row)
    {
        foreach (var (known, column, counts) in _topologies)
            if (known == key)
                return column[row] is >= 0 and var domain ? counts[domain] : 0;
        return 0;
    }

    /// <summary>Adds to the domain of a node; nothing where the node has no such label.</summary>
    public void Add(string key, int row, long by)
    {
        var (_, column, counts) = TopologyOf(key);
        if (column[row] is >= 0 and var domain)
            Add(ref counts[domain], by);
    }

    /// <param name="each">For each pod.</param>
    public void AddAll(string key, RowCounts rows, long each)
    {
        if (rows.IsEmpty)
            return;
        var (_, column, counts) = TopologyOf(key);
        foreach (var (row, count) in rows)
            if (column[row] is >= 0 and var domain)
                Add(ref counts[domain], each * count);
    }

    /// <summary>What the domains that a node is in have together.</summary>
    public long SumOf(int row)
    {
        long sum = 0;
        foreach (var (_, column, counts) in _topologies)
            if (column[row] is >= 0 and var domain)
                sum += counts[domain];
        return sum;
    }

    private (string Key, TopologyColumn Column, long[] Counts) TopologyOf(string key)
    {
        foreach (var topology in _topologies)
            if (topology.Key == key)
                return topology;
        var column = nodes.Topology(key);
        _topologies.Add((key, column, new long[column.Count]));
        return _topologies[^1];
    }

    private void Add(ref long count, long by)
    {
        _filled -= count != 0 ? 1 : 0;
        count += by;
        _filled += count != 0 ? 1 : 0;
    }
}
