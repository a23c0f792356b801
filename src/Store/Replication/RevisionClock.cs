using Arktos.StoreClient;

namespace Arktos.Store.Replication;

/// <summary>
/// Stamps a partition's proposals: the present, or what follows the last revision if that is later. Strictly increasing
/// whatever the clock does; a millisecond whose counter is used up borrows from the next.
/// </summary>
internal sealed class RevisionClock(PartitionId partition, TimeProvider time)
{
    /// <summary>
    /// Revisions may run ahead of this store's clock by this much at the request of others, no further: a bad request
    /// must not push a partition into the future.
    /// </summary>
    public static readonly TimeSpan AheadMax = TimeSpan.FromMinutes(1);

    private long _last;

    /// <summary>Later stamps come after this revision.</summary>
    public void Observe(Revision revision) => _last = Math.Max(_last, revision.Value >> Revision.PartitionBits);

    public Revision Next()
    {
        var now = time.GetUtcNow().ToUnixTimeMilliseconds() << Revision.CounterBits;
        _last = Math.Max(_last + 1, now);
        return new Revision(_last << Revision.PartitionBits | partition.Value);
    }

    /// <summary>Whether a revision that somebody else names is near enough to be waited for.</summary>
    public bool IsNear(Revision revision) =>
        revision.UnixMilliseconds <= time.GetUtcNow().ToUnixTimeMilliseconds() + (long)AheadMax.TotalMilliseconds;
}
