using Arktos.Scheduler.Snapshot;

namespace Arktos.Scheduler.Plugins;

/// <summary>Numbers by topology domain: a node label and its value.</summary>
internal sealed class DomainCounts
{
    private readonly Dictionary<(string Key, string Value), long> _counts = [];

    public bool IsEmpty => _counts.Count == 0;

    public long Of(string key, string value) => _counts.GetValueOrDefault((key, value));

    /// <summary>Adds to the domain of a node; nothing where the node has no such label.</summary>
    public void Add(NodeTable nodes, int row, string key, long by)
    {
        if (!Topology.TryValue(nodes, row, key, out var value))
            return;
        var now = Of(key, value) + by;
        if (now == 0)
            _counts.Remove((key, value));
        else
            _counts[(key, value)] = now;
    }

    /// <summary>What the domains that a node is in have together.</summary>
    public long SumOf(NodeTable nodes, int row)
    {
        long sum = 0;
        foreach (var (key, value) in nodes.Nodes[row]!.Metadata.Labels ?? [])
            sum += Of(key, value);
        return sum;
    }

    public bool IsInAny(NodeTable nodes, int row)
    {
        foreach (var (key, value) in nodes.Nodes[row]!.Metadata.Labels ?? [])
            if (_counts.ContainsKey((key, value)))
                return true;
        return false;
    }
}

internal static class Topology
{
    public static bool TryValue(NodeTable nodes, int row, string key, out string value)
    {
        value = "";
        return nodes.Nodes[row]!.Metadata.Labels?.TryGetValue(key, out value!) == true;
    }
}
