namespace Arktos.Controllers.NodeIpam;

/// <summary>
/// Which node has which ranges of the cluster's, by the nodes' names: what their objects say, and what was given and is
/// not written yet. A bit a range, so that tens of thousands of nodes are one pass. Not thread-safe.
/// </summary>
internal sealed class NodeRanges(ClusterRange range)
{
    private readonly ulong[] _taken = new ulong[(range.Count + 63) / 64];

    // Two nodes that have the same range keep it taken until both are gone.
    private readonly Dictionary<int, int> _shared = [];
    private readonly Dictionary<string, Holding> _holdings = [];
    private int _next;

    public int Free { get; private set; } = range.Count;

    /// <summary>What the node's object says; it takes the place of what was given to it.</summary>
    /// <param name="podCidr">Outside the cluster's range it takes nothing.</param>
    /// <returns>Another node had a part of it already: both say so, and only deleting one helps.</returns>
    public bool Observe(string node, string podCidr)
    {
        if (_holdings.TryGetValue(node, out var known) && known.PodCidr == podCidr)
        {
            _holdings[node] = known with { IsWritten = true };
            return false;
        }
        Release(node);
        var (from, count) = range.Covered(podCidr);
        var collides = false;
        for (var i = from; i < from + count; i++)
            collides |= !Take(i);
        _holdings[node] = new Holding(podCidr, from, count, IsWritten: true);
        return collides;
    }

    /// <summary>Its object had a range when it was last seen.</summary>
    public bool HasWritten(string node) => _holdings.TryGetValue(node, out var known) && known.IsWritten;

    /// <summary>
    /// A range for a node that has none: the one that it was given before, else the next
    /// that is free, so that one that was given back rests for as long as there are others.
    /// </summary>
    /// <returns>Null: all are taken.</returns>
    public string? Give(string node)
    {
        if (_holdings.TryGetValue(node, out var known))
            return known.PodCidr;
        if (Find() is not { } index)
            return null;
        Take(index);
        _next = (index + 1) % range.Count;
        _holdings[node] = new Holding(range[index], index, 1, IsWritten: false);
        return range[index];
    }

    /// <returns>Whether it had any.</returns>
    public bool Release(string node)
    {
        if (!_holdings.Remove(node, out var known))
            return false;
        for (var i = known.From; i < known.From + known.Count; i++)
            GiveBack(i);
        return known.Count > 0;
    }

    private int? Find()
    {
        if (Free == 0)
            return null;
        var words = _taken.Length;
        for (var i = 0; i <= words; i++)
        {
            var word = (_next / 64 + i) % words;
            // Of the first word what lies before comes last.
            var mask = i == 0 ? ulong.MaxValue << (_next % 64) : ulong.MaxValue;
            var free = ~_taken[word] & mask;
            if (free == 0)
                continue;
            var index = word * 64 + System.Numerics.BitOperations.TrailingZeroCount(free);
            if (index < range.Count)
                return index;
        }
        return null;
    }

    private bool Take(int index)
    {
        var bit = 1UL << (index % 64);
        if ((_taken[index / 64] & bit) != 0)
        {
            _shared[index] = _shared.GetValueOrDefault(index) + 1;
            return false;
        }
        _taken[index / 64] |= bit;
        Free--;
        return true;
    }

    private void GiveBack(int index)
    {
        if (_shared.TryGetValue(index, out var others))
        {
            if (others == 1)
                _shared.Remove(index);
            else
                _shared[index] = others - 1;
            return;
        }
        _taken[index / 64] &= ~(1UL << (index % 64));
        Free++;
    }

    /// <param name="IsWritten">The node's object has it.</param>
    private sealed record Holding(string PodCidr, int From, int Count, bool IsWritten);
}
