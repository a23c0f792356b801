namespace Arktos.ApiServer.Fairness;

/// <summary>
/// Shuffle sharding: a flow's few queues of many. Two flows seldom have all of them in common, so that a flow which
/// fills its own leaves nearly every other a free one. Pure.
/// </summary>
public static class QueueHand
{
    /// <summary>A hash has no more to choose with.</summary>
    public const int SizeMax = 16;

    /// <summary>Deals distinct numbers of 0 to count - 1, the same ones for the same hash.</summary>
    /// <param name="hand">Filled; not longer than count.</param>
    public static void Deal(ulong hash, int count, Span<int> hand)
    {
        Span<int> taken = stackalloc int[hand.Length];
        for (var dealt = 0; dealt < hand.Length; dealt++)
        {
            var left = (ulong)(count - dealt);
            var card = (int)(hash % left);
            hash /= left;
            // The card's number among those that are left: those that are taken and not above it are stepped over.
            var at = 0;
            for (; at < dealt && taken[at] <= card; at++)
                card++;
            for (var i = dealt; i > at; i--)
                taken[i] = taken[i - 1];
            taken[at] = card;
            hand[dealt] = card;
        }
    }

    /// <summary>FNV-1a of a text, after what was hashed before.</summary>
    public static ulong Hash(ulong before, string text)
    {
        foreach (var c in text)
            before = (before ^ c) * 1099511628211;
        // A step between texts: ("ab", "c") is another flow than ("a", "bc").
        return (before ^ 0xffff) * 1099511628211;
    }

    public const ulong HashStart = 14695981039346656037;

    /// <summary>Spreads what FNV leaves in the upper bits over all of them.</summary>
    public static ulong Mixed(ulong hash)
    {
        hash = (hash ^ hash >> 33) * 0xff51afd7ed558ccd;
        hash = (hash ^ hash >> 33) * 0xc4ceb9fe1a85ec53;
        return hash ^ hash >> 33;
    }
}
