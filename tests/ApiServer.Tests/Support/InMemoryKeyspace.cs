using System.Buffers.Text;
using System.Runtime.CompilerServices;
using Arktos.StoreClient;

namespace Arktos.ApiServer.Tests.Support;

/// <summary>
/// A keyspace of one partition in memory, with history, conditions and watches as <see cref="IKeyspace"/> promises
/// them; what has a time to live is told so, and stays. Thread-safe.
/// </summary>
public sealed class InMemoryKeyspace : IKeyspace
{
    private sealed record Version(
        Revision Revision,
        Revision Created,
        byte[]? Value,
        int Offset,
        DateTimeOffset? Expires = null
    );

    private readonly Lock _lock = new();
    private readonly SortedDictionary<string, (ObjectKey Key, List<Version> Versions)> _keys = new(
        StringComparer.Ordinal
    );
    private readonly List<(KeyspaceEvent Event, Revision Revision)> _events = [];
    private readonly Dictionary<Guid, CommitResult> _commits = [];
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Revision _last = Revision.Compose(DateTimeOffset.UtcNow.ToUnixTimeMilliseconds(), 0, PartitionId.System);
    private Revision _compacted;
    private long _itemsRead;

    /// <summary>
    /// Tenants in parts, each of which is as in a partition of its own: no commit names keys of two of them.
    /// </summary>
    public HashSet<string> InParts { get; } = [];

    /// <summary>Items that lists and reads of many have handed out, since the beginning.</summary>
    public long ItemsRead => Interlocked.Read(ref _itemsRead);

    /// <summary>Answers nothing while set.</summary>
    public bool IsUnavailable { get; set; }

    /// <summary>Streams that begin with this replica tell nothing while it is set.</summary>
    public int? LaggingReplica { get; set; }

    /// <summary>Called before each commit is carried out, outside of the lock.</summary>
    public Func<Commit, Task>? BeforeCommit { get; set; }

    /// <summary>Whether a commit is refused as one that cannot be stored.</summary>
    public Func<Commit, bool>? Refuses { get; set; }

    /// <summary>Called before each read of one object.</summary>
    public Func<CancellationToken, Task>? BeforeRead { get; set; }

    public Revision Last
    {
        get
        {
            lock (_lock)
                return _last;
        }
    }

    /// <summary>Makes everything before a revision unreadable.</summary>
    public void Compact(Revision before)
    {
        lock (_lock)
            _compacted = before;
    }

    public async Task<CommitResult> CommitAsync(Commit commit, CancellationToken cancel)
    {
        if (BeforeCommit is { } hook)
            await hook(commit);
        if (IsUnavailable)
            return new CommitResult.Unavailable("the test says so");
        if (Refuses?.Invoke(commit) == true)
            return new CommitResult.Invalid("the test says so");
        var keys = commit.Conditions.Select(c => c.Key).Concat(commit.Operations.Select(o => o.Key));
        if (keys.Select(PlaceOf).Distinct().Count() > 1)
            return new CommitResult.Invalid("its keys are in several partitions") { IsApart = true };
        TaskCompletionSource changed;
        CommitResult result;
        lock (_lock)
        {
            if (_commits.TryGetValue(commit.Id, out var known))
                return known;
            for (var i = 0; i < commit.Conditions.Count; i++)
            {
                var condition = commit.Conditions[i];
                var current = Current(condition.Key);
                var holds = condition switch
                {
                    CommitCondition.Absent => current is null,
                    CommitCondition.Exists => current is not null,
                    CommitCondition.RevisionEquals equals => current?.Revision == equals.Revision,
                    CommitCondition.Within bound => IsWithin(bound, commit),
                    _ => false,
                };
                if (!holds)
                    return new CommitResult.ConditionFailed(i, current);
            }
            var revision = Next();
            foreach (var operation in commit.Operations)
                Apply(operation, revision);
            _commits[commit.Id] = result = new CommitResult.Committed(revision);
            changed = _changed;
            _changed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }
        changed.TrySetResult();
        return result;
    }

    /// <summary>What a key holds now; null for nothing. For the test itself: calls no hook.</summary>
    public KeyspaceItem? Peek(ObjectKey key)
    {
        lock (_lock)
            return Current(key);
    }

    /// <summary>All keys that hold something now.</summary>
    public List<ObjectKey> Keys()
    {
        lock (_lock)
            return [.. _keys.Values.Select(k => k.Key).Where(k => Current(k) is not null)];
    }

    public async Task<ReadResult<KeyspaceItem?>> GetAsync(ObjectKey key, CancellationToken cancel)
    {
        if (BeforeRead is { } hook)
            await hook(cancel);
        if (IsUnavailable)
            return new ReadResult<KeyspaceItem?>.Unavailable("the test says so");
        lock (_lock)
            return new ReadResult<KeyspaceItem?>.Ok(Current(key), _last);
    }

    public Task<ReadResult<IReadOnlyList<KeyspaceItem>>> GetManyAsync(
        IReadOnlyList<ObjectKey> keys,
        Revision at,
        CancellationToken cancel
    )
    {
        lock (_lock)
        {
            Interlocked.Add(ref _itemsRead, keys.Count);
            ReadResult<IReadOnlyList<KeyspaceItem>> result =
                IsUnavailable ? new ReadResult<IReadOnlyList<KeyspaceItem>>.Unavailable("the test says so")
                : at > _last ? new ReadResult<IReadOnlyList<KeyspaceItem>>.Future(_last)
                : at < _compacted ? new ReadResult<IReadOnlyList<KeyspaceItem>>.Compacted(_compacted)
                : new ReadResult<IReadOnlyList<KeyspaceItem>>.Ok(
                    [
                        .. keys.Where(k => _keys.ContainsKey(Text(k)))
                            .Select(k => Item(k, _keys[Text(k)].Versions.LastOrDefault(v => v.Revision <= at)))
                            .OfType<KeyspaceItem>(),
                    ],
                    at
                );
            return Task.FromResult(result);
        }
    }

    public Task<ReadResult<RangePage>> ListAsync(RangeQuery query, CancellationToken cancel)
    {
        if (IsUnavailable)
            return Task.FromResult<ReadResult<RangePage>>(new ReadResult<RangePage>.Unavailable("the test says so"));
        lock (_lock)
        {
            var at = query.At == Revision.None ? _last : query.At;
            if (at > _last)
                return Task.FromResult<ReadResult<RangePage>>(new ReadResult<RangePage>.Future(_last));
            if (at < _compacted)
                return Task.FromResult<ReadResult<RangePage>>(new ReadResult<RangePage>.Compacted(_compacted));
            var after = query.StartAfter is { } key ? Text(key) : null;
            List<KeyspaceItem> found = query.Range is { Resource: TenantUsage.Resource, Tenant: { } tenant }
                ? [.. UsageIn(tenant)]
                :
                [
                    .. _keys
                        .Where(k =>
                            query.Range.Contains(k.Value.Key)
                            && (after is null || string.CompareOrdinal(k.Key, after) > 0)
                        )
                        .Select(k => Item(k.Value.Key, k.Value.Versions.LastOrDefault(v => v.Revision <= at)))
                        .OfType<KeyspaceItem>(),
                ];
            var page = found.Take(query.Limit).ToList();
            Interlocked.Add(ref _itemsRead, page.Count);
            return Task.FromResult<ReadResult<RangePage>>(
                new ReadResult<RangePage>.Ok(
                    new RangePage(page, found.Count > page.Count, query.Count ? found.Count - page.Count : -1),
                    at
                )
            );
        }
    }

    public async IAsyncEnumerable<WatchBatch> WatchAsync(
        WatchQuery query,
        [EnumeratorCancellation] CancellationToken cancel
    )
    {
        await foreach (
            var batch in FollowAsync(
                new FollowQuery(query.Range, new Dictionary<PartitionId, Revision>(), query.After, query.WithPrevious)
                {
                    MoreRanges = query.MoreRanges,
                    Filters = query.Filters,
                },
                cancel
            )
        )
        {
            yield return new WatchBatch(batch.Events, batch.Closed, batch.End);
            if (batch.End is not null)
                yield break;
        }
    }

    public async IAsyncEnumerable<PartitionBatch> FollowAsync(
        FollowQuery query,
        [EnumeratorCancellation] CancellationToken cancel
    )
    {
        var after = query.From.GetValueOrDefault(PartitionId.System, query.Default);
        var next = 0;
        while (true)
        {
            if (LaggingReplica == query.FirstReplica)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(20), cancel);
                continue;
            }
            Task changed;
            var batch = new List<KeyspaceEvent>();
            Revision closed;
            WatchEnd? end = null;
            lock (_lock)
            {
                if (after < _compacted)
                    end = new WatchEnd(WatchEndReason.Compacted, _compacted, "compacted");
                for (; next < _events.Count; next++)
                    if (_events[next].Revision > after && query.Scope.Contains(_events[next].Event.Item.Key))
                        batch.Add(
                            query.WithPrevious ? _events[next].Event : _events[next].Event with { Previous = null }
                        );
                after = closed = Revision.Max(after, _last);
                changed = _changed.Task;
            }
            yield return new PartitionBatch(
                PartitionId.System,
                end is null ? batch : [],
                end is null ? closed : Revision.None,
                end
            );
            if (end is not null)
                yield break;
            await changed.WaitAsync(cancel);
        }
    }

    public bool SharePartition(ObjectKey a, ObjectKey b) => PlaceOf(a) == PlaceOf(b);

    public int PartOf(ObjectKey key) => InParts.Contains(key.Tenant) ? TenantParts.Of(key) : TenantParts.Home;

    public IReadOnlyList<PartitionId> PartitionsOf(KeyRange range, Revision since = default) =>
        range.Resource == TenantUsage.Resource && range.Tenant is { } tenant && range.Namespace is { } ns
            ? [PlaceOf(new ObjectKey(range.Resource, tenant, ns, ""))]
            : [PartitionId.System];

    /// <summary>Home is in partition 0, its parts in 1 to 16.</summary>
    private PartitionId PlaceOf(ObjectKey key) => new((ushort)(PartOf(key) + 1));

    private IEnumerable<KeyspaceItem> UsageIn(string tenant) =>
        (
            InParts.Contains(tenant) ? Enumerable.Range(TenantParts.Home, TenantParts.Count + 1) : [TenantParts.Home]
        ).Select(part =>
        {
            var key = TenantUsage.KeyOf(tenant, part);
            var at = Revision.Compose(_last.UnixMilliseconds, 0, PlaceOf(key));
            return new KeyspaceItem(TenantUsage.KeyOf(tenant), UsageOf(key).Encode(), at, at, -1);
        });

    public Revision ClosedOf(string tenant, Revision after, IReadOnlyDictionary<PartitionId, Revision> positions) =>
        Revision.Max(after, positions.GetValueOrDefault(PartitionId.System));

    private static string Text(in ObjectKey key) => $"{key.Resource}\0{key.Tenant}\0{key.Namespace}\0{key.Name}";

    private static KeyspaceItem? Item(ObjectKey key, Version? version) =>
        version?.Value is { } value
            ? new KeyspaceItem(key, value, version.Revision, version.Created, version.Offset)
            {
                Expires = version.Expires,
            }
            : null;

    private Revision Next()
    {
        var now = Revision.Compose(DateTimeOffset.UtcNow.ToUnixTimeMilliseconds(), 0, PartitionId.System);
        return _last = now > _last ? now : new Revision(_last.Value + (1 << Revision.PartitionBits));
    }

    private bool IsWithin(CommitCondition.Within bound, Commit commit)
    {
        var (used, objects, bytes) = (UsageOf(bound.Key), 0L, 0L);
        foreach (var operation in commit.Operations.Where(o => o.Key.Tenant == bound.Key.Tenant))
        {
            var (before, put) = (Current(operation.Key), operation as CommitOperation.Put);
            objects += (put is null ? 0 : 1) - (before is null ? 0 : 1);
            bytes += (put?.Value.Length ?? 0) - (before?.Value.Length ?? 0);
        }
        return (objects <= 0 || !(used.Objects + objects > bound.ObjectsMax))
            && (bytes <= 0 || !(used.Bytes + bytes > bound.BytesMax));
    }

    private TenantUsage UsageOf(ObjectKey usage)
    {
        var held = _keys
            .Values.Where(k => k.Key.Tenant == usage.Tenant && PlaceOf(k.Key) == PlaceOf(usage))
            .Select(k => Current(k.Key))
            .OfType<KeyspaceItem>();
        return held.Aggregate(
            default(TenantUsage),
            (sum, item) => new TenantUsage(sum.Objects + 1, sum.Bytes + item.Value.Length)
        );
    }

    private KeyspaceItem? Current(in ObjectKey key) =>
        key.Resource == TenantUsage.Resource ? new KeyspaceItem(key, UsageOf(key).Encode(), _last, _last, -1)
        : _keys.TryGetValue(Text(key), out var entry) ? Item(key, entry.Versions[^1])
        : null;

    private void Apply(CommitOperation operation, Revision revision)
    {
        switch (operation)
        {
            case CommitOperation.Put put:
                var before = Current(put.Key);
                var value = Filled(put.Value, put.RevisionOffset, revision);
                if (!_keys.TryGetValue(Text(put.Key), out var entry))
                    _keys[Text(put.Key)] = entry = (put.Key, []);
                entry.Versions.Add(
                    new Version(
                        revision,
                        before?.CreateRevision ?? revision,
                        value,
                        put.RevisionOffset,
                        put.TimeToLive is { } life
                            ? DateTimeOffset.FromUnixTimeMilliseconds(revision.UnixMilliseconds) + life
                            : null
                    )
                );
                _events.Add((new KeyspaceEvent(KeyspaceEventKind.Put, Current(put.Key)!, before), revision));
                break;
            case CommitOperation.Delete delete when Current(delete.Key) is { } last:
                _keys[Text(delete.Key)].Versions.Add(new Version(revision, last.CreateRevision, null, -1));
                _events.Add(
                    (
                        new KeyspaceEvent(
                            KeyspaceEventKind.Delete,
                            last with
                            {
                                Value = Filled(last.Value, last.RevisionOffset, revision),
                                Revision = revision,
                            },
                            last
                        ),
                        revision
                    )
                );
                break;
        }
    }

    private static byte[] Filled(ReadOnlyMemory<byte> value, int offset, Revision revision)
    {
        var bytes = value.ToArray();
        if (offset >= 0)
            Utf8Formatter.TryFormat(
                revision.Value,
                bytes.AsSpan(offset, Revision.Digits),
                out _,
                new System.Buffers.StandardFormat('D', Revision.Digits)
            );
        return bytes;
    }
}
