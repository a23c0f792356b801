namespace Arktos.StoreClient;

/// <summary>
/// The keyspace as its users see it: conditional atomic commits, reads at one revision, and watches. The client of a
/// running quorum implements it (<c>KeyspaceClient</c>); tests of what stands above may bring one of their own.
/// Thread-safe. Every call ends by its token, or by a deadline of its own.
/// </summary>
public interface IKeyspace
{
    /// <summary>Atomic within the partition that all keys of the commit must share (a tenant's keys do).</summary>
    Task<CommitResult> CommitAsync(Commit commit, CancellationToken cancel);

    /// <summary>One object, linearizable.</summary>
    Task<ReadResult<KeyspaceItem?>> GetAsync(ObjectKey key, CancellationToken cancel);

    /// <summary>
    /// Those of some objects that there are at one revision, in the order of the keys. The caller has read something
    /// at the revision, or later, in the partitions of all keys; else the answer may be that it is the future.
    /// </summary>
    /// <param name="keys">At most some hundred: all that is found is answered at once.</param>
    Task<ReadResult<IReadOnlyList<KeyspaceItem>>> GetManyAsync(
        IReadOnlyList<ObjectKey> keys,
        Revision at,
        CancellationToken cancel
    );

    /// <summary>
    /// A page of a range in key order, over all the partitions that it covers, all read at one revision.
    /// </summary>
    Task<ReadResult<RangePage>> ListAsync(RangeQuery query, CancellationToken cancel);

    /// <summary>
    /// The events of a range after a revision, over all the partitions that it covers, merged in revision order behind
    /// the closed revision. Ends with a batch whose <see cref="WatchBatch.End"/> is set, or by the token. Losing a
    /// store or a leader does not end it.
    /// </summary>
    IAsyncEnumerable<WatchBatch> WatchAsync(WatchQuery query, CancellationToken cancel);

    /// <summary>
    /// The same for followers that keep one position for each partition: not merged, so an event comes as soon as its
    /// partition has it.
    /// </summary>
    IAsyncEnumerable<PartitionBatch> FollowAsync(FollowQuery query, CancellationToken cancel);

    /// <summary>Whether two keys are in one partition now, so that one commit may name both.</summary>
    bool SharePartition(ObjectKey a, ObjectKey b);

    /// <summary>
    /// In which part of its tenant a key is now, if the tenant is in parts (<see cref="TenantParts"/>); else its home.
    /// </summary>
    int PartOf(ObjectKey key);

    /// <summary>The partitions that a range covers now.</summary>
    /// <param name="since">Also those that what it covers was in at this revision or later; none: only now.</param>
    IReadOnlyList<PartitionId> PartitionsOf(KeyRange range, Revision since = default);

    /// <summary>
    /// How far a follower of one tenant is: no event of the tenant at or below the result will still come to whom all
    /// partitions have told these positions.
    /// </summary>
    /// <param name="after">Where it began.</param>
    Revision ClosedOf(string tenant, Revision after, IReadOnlyDictionary<PartitionId, Revision> positions);
}

/// <param name="Revision">Of the last write. The value holds it already, as 19 digits, where it has a hole for
/// it.</param>
/// <param name="RevisionOffset">Where in the value its revision stands; -1 for nowhere.</param>
public sealed record KeyspaceItem(
    ObjectKey Key,
    ReadOnlyMemory<byte> Value,
    Revision Revision,
    Revision CreateRevision,
    int RevisionOffset
)
{
    /// <summary>When the key is due to be deleted; null: never.</summary>
    public DateTimeOffset? Expires { get; init; }

    /// <summary>Why the value cannot be read (it is empty then); null where it can.</summary>
    public string? Unreadable { get; init; }

    /// <summary>
    /// Whether what is stored has another form than what would be stored now for the same value: another encryption.
    /// </summary>
    public bool IsStale { get; init; }
}

/// <param name="Id">Makes a retry of the same commit harmless.</param>
public sealed record Commit(
    Guid Id,
    IReadOnlyList<CommitCondition> Conditions,
    IReadOnlyList<CommitOperation> Operations
);

/// <summary>What follows from <see cref="IKeyspace"/>.</summary>
public static class Keyspaces
{
    /// <summary>Whether a tenant is in parts now.</summary>
    public static bool IsInParts(this IKeyspace keyspace, string tenant) =>
        keyspace.PartOf(new ObjectKey("namespaces", tenant, "", "default")) != TenantParts.Home;

    /// <summary>Puts together what one commit may name now.</summary>
    public static List<List<T>> GroupByPartition<T>(
        this IKeyspace keyspace,
        IEnumerable<T> items,
        Func<T, ObjectKey> keyOf
    )
    {
        var groups = new List<List<T>>();
        foreach (var item in items)
        {
            var group = groups.Find(g => keyspace.SharePartition(keyOf(g[0]), keyOf(item)));
            if (group is null)
                groups.Add(group = []);
            group.Add(item);
        }
        return groups;
    }
}

public abstract record CommitCondition(ObjectKey Key)
{
    public sealed record Absent(ObjectKey Key) : CommitCondition(Key);

    public sealed record Exists(ObjectKey Key) : CommitCondition(Key);

    public sealed record RevisionEquals(ObjectKey Key, Revision Revision) : CommitCondition(Key);

    /// <summary>
    /// The commit adds nothing to what a tenant holds (<see cref="TenantUsage"/>), or the sum is within the bounds.
    /// Where it is not, what the tenant holds is told as <see cref="CommitResult.ConditionFailed.Current"/>.
    /// </summary>
    /// <param name="ObjectsMax">Null: any number; the same for bytes.</param>
    /// <param name="Part">Of a tenant in parts: one that is in the commit's partition, of which it counts what it
    /// holds.</param>
    public sealed record Within(string Tenant, long? ObjectsMax, long? BytesMax, int Part = TenantParts.Home)
        : CommitCondition(TenantUsage.KeyOf(Tenant, Part));
}

public abstract record CommitOperation(ObjectKey Key)
{
    /// <param name="RevisionOffset">Where in the value the commit's revision is to be written, as 19 digits (any 19
    /// bytes stand there now); -1 for nowhere.</param>
    public sealed record Put(ObjectKey Key, ReadOnlyMemory<byte> Value, int RevisionOffset) : CommitOperation(Key)
    {
        /// <summary>
        /// The key is deleted this long after the commit (a few seconds later at most, while its partition has a
        /// leader) unless it is written again; a put without one takes it away. Whole seconds, rounded up, at most ten
        /// years; null: the key stays.
        /// </summary>
        public TimeSpan? TimeToLive { get; init; }
    }

    public sealed record Delete(ObjectKey Key) : CommitOperation(Key);
}

public abstract record CommitResult
{
    public sealed record Committed(Revision Revision) : CommitResult;

    /// <param name="Index">Of the first condition that did not hold.</param>
    /// <param name="Current">What its key holds; null for nothing.</param>
    public sealed record ConditionFailed(int Index, KeyspaceItem? Current) : CommitResult;

    /// <summary>
    /// Nothing can be said: no leader answered before the deadline. The commit may have been applied.
    /// </summary>
    public sealed record Unavailable(string Reason) : CommitResult;

    /// <summary>The partition has too much waiting; nothing was done. Try again later.</summary>
    public sealed record Busy(string Reason) : CommitResult;

    /// <summary>A value could not be brought into the form that is stored; nothing was done.</summary>
    public sealed record NotStorable(string Reason) : CommitResult;

    /// <summary>The commit can never succeed: a key or value too long, keys of several partitions.</summary>
    public sealed record Invalid(string Reason) : CommitResult
    {
        /// <summary>
        /// Its keys are of several partitions, perhaps since a moment ago: a tenant has fallen into parts, or one of
        /// them has moved. What is made of them anew may succeed.
        /// </summary>
        public bool IsApart { get; init; }
    }
}

public abstract record ReadResult<T>
{
    /// <param name="Revision">The revision that the state was read at.</param>
    public sealed record Ok(T Value, Revision Revision) : ReadResult<T>;

    /// <param name="Oldest">The oldest revision that can still be read.</param>
    public sealed record Compacted(Revision Oldest) : ReadResult<T>;

    /// <param name="Latest">The latest revision there is; the one asked for lies beyond it.</param>
    public sealed record Future(Revision Latest) : ReadResult<T>;

    public sealed record Unavailable(string Reason) : ReadResult<T>;
}

/// <param name="At">None: latest, linearizable. Else exactly this revision.</param>
/// <param name="StartAfter">Only keys after this one; null from the start.</param>
/// <param name="Limit">At least 1. Bounds the memory of a page, which also ends behind the item by which its values
/// exceed 8 MiB: go on after its last key, at its revision, while there is more.</param>
/// <param name="Count">Also count what is left beyond the page.</param>
public sealed record RangeQuery(
    KeyRange Range,
    Revision At = default,
    ObjectKey? StartAfter = null,
    int Limit = 500,
    bool Count = false
);

/// <param name="More">Whether keys are left after the last one here.</param>
/// <param name="Remaining">How many, when counted; else -1.</param>
public sealed record RangePage(IReadOnlyList<KeyspaceItem> Items, bool More, long Remaining);

/// <param name="After">Events later than this.</param>
/// <param name="WithPrevious">Also the value that each event replaced.</param>
public sealed record WatchQuery(KeyRange Range, Revision After, bool WithPrevious = false)
{
    public WatchScope Scope => new(Range) { MoreRanges = MoreRanges, Filters = Filters };

    public IReadOnlyList<KeyRange> MoreRanges { get; init; } = [];

    public IReadOnlyList<KeyFilter> Filters { get; init; } = [];
}

/// <summary>
/// What a watch is about: events in any of its ranges that one of its filters lets through; without filters, all of
/// them. Judged at the stores.
/// </summary>
public sealed record WatchScope(KeyRange Range)
{
    /// <summary>
    /// At most <see cref="KeyFilter.CountMax"/> - 1; one less where all tenants are followed, for marks of moves go
    /// along.
    /// </summary>
    public IReadOnlyList<KeyRange> MoreRanges { get; init; } = [];

    /// <summary>At most <see cref="KeyFilter.CountMax"/>; one less where all tenants are followed.</summary>
    public IReadOnlyList<KeyFilter> Filters { get; init; } = [];

    /// <summary>Every partition is watched so: of a tenant in parts what one of them has is not all.</summary>
    internal bool IsOfAllPartitions { get; init; }

    public IEnumerable<KeyRange> Ranges => MoreRanges.Prepend(Range);

    public bool Contains(ObjectKey key) =>
        Ranges.Any(r => r.Contains(key)) && (Filters.Count == 0 || Filters.Any(f => f.Matches(key)));
}

public enum KeyspaceEventKind
{
    Put,
    Delete,
}

/// <param name="Item">For a deletion: the last value; its <see cref="KeyspaceItem.Revision"/> is the deletion's, and
/// stands in the value too.</param>
/// <param name="Previous">The value before, when asked for; null for a new key.</param>
public sealed record KeyspaceEvent(KeyspaceEventKind Kind, KeyspaceItem Item, KeyspaceItem? Previous);

/// <param name="Closed">No event of the watch at or below this will still come.</param>
/// <param name="End">Set on the last batch: why the watch cannot go on.</param>
public sealed record WatchBatch(IReadOnlyList<KeyspaceEvent> Events, Revision Closed, WatchEnd? End = null);

/// <param name="Oldest">With <see cref="WatchEndReason.Compacted"/>: the oldest revision that can be watched from. With
/// <see cref="WatchEndReason.Future"/>: the latest there is.</param>
public sealed record WatchEnd(WatchEndReason Reason, Revision Oldest, string Message);

public enum WatchEndReason
{
    Compacted,
    Unavailable,
    Future,

    /// <summary>A tenant whose range is watched has left the partition; the client goes on where it is.</summary>
    Moved,
}

/// <param name="From">One position for each partition; a partition that is missing here starts at
/// <paramref name="Default"/>.</param>
public sealed record FollowQuery(
    KeyRange Range,
    IReadOnlyDictionary<PartitionId, Revision> From,
    Revision Default,
    bool WithPrevious = false
)
{
    public WatchScope Scope => new(Range) { MoreRanges = MoreRanges, Filters = Filters };

    public IReadOnlyList<KeyRange> MoreRanges { get; init; } = [];

    public IReadOnlyList<KeyFilter> Filters { get; init; } = [];

    /// <summary>
    /// Which of a partition's replicas is asked first, counted from the nearest, modulo their number: whoever finds
    /// that one lags begins with another. Not negative.
    /// </summary>
    public int FirstReplica { get; init; }
}

public sealed record PartitionBatch(
    PartitionId Partition,
    IReadOnlyList<KeyspaceEvent> Events,
    Revision Closed,
    WatchEnd? End = null
);
