using Arktos.Api.Core.V1;

namespace Arktos.Scheduler.Snapshot;

/// <summary>
/// The values of one label of all nodes, as numbers: the domains of a topology. A value keeps its number as long as the
/// column lives. Owned by the table of nodes.
/// </summary>
public sealed class TopologyColumn(string key)
{
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private int[] _domains = [];

    /// <summary>Numbers are below it.</summary>
    public int Count => _numbers.Count;

    /// <summary>-1: the node has no such label.</summary>
    public int this[int row] => _domains[row];

    internal void Put(int row, Node? node)
    {
        if (row >= _domains.Length)
        {
            var before = _domains.Length;
            Array.Resize(ref _domains, Math.Max(16, Math.Max(row + 1, before * 2)));
            Array.Fill(_domains, -1, before, _domains.Length - before);
        }
        if (node?.Metadata.Labels?.TryGetValue(key, out var value) != true)
        {
            _domains[row] = -1;
            return;
        }
        if (!_numbers.TryGetValue(value!, out var number))
            _numbers[value!] = number = _numbers.Count;
        _domains[row] = number;
    }
}
