using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Arktos.Rpc;
using Arktos.StoreClient.Records;
using Arktos.StoreClient.Wire;
using Google.Protobuf;
using Grpc.Core;

namespace Arktos.StoreClient;

/// <summary>
/// The keyspace of a running installation: finds the stores by its seeds, follows partitions' leaders, retries what is
/// safe to retry (a commit carries its id, so a retry is never applied twice). Thread-safe. Call
/// <see cref="ConnectAsync"/> first.
/// </summary>
public sealed class KeyspaceClient : IKeyspace, IDisposable
{
    /// <summary>
    /// How long one store is waited for before another is asked: a store that is paused must not use up a caller's
    /// patience. A range streams, and may take longer.
    /// </summary>
    private static readonly TimeSpan TryDeadline = TimeSpan.FromSeconds(4),
        RangeTryDeadline = TimeSpan.FromSeconds(12);

    internal const string MovesTooLong = "the tenant is on its way to another partition, and does not arrive";

    private const int MapUpdatesMax = 20;
    private const int ReadsAtOnceMax = 64;

    private readonly KeyspaceClientOptions _options;
    private readonly StoreConnections _stores;
    private readonly PartitionWatcher _watcher;
    private readonly LeaderCalls _leaders;

    public KeyspaceClient(KeyspaceClientOptions options)
    {
        _options = options;
        _stores = new StoreConnections(options);
        _watcher = new PartitionWatcher(_stores);
        _leaders = new LeaderCalls(_stores, options.Deadline);
    }

    /// <summary>The partition map.</summary>
    public PartitionMap Map => _stores.Router.Map;

    /// <summary>Ends when another map than the present one is known. Take it before the map.</summary>
    public Task MapChanged => _stores.MapChanged;

    /// <summary>Returns when a store has told the partition map; tries until then.</summary>
    public Task ConnectAsync(CancellationToken cancel) => _stores.LoadMapAsync(cancel);

    /// <summary>Changes the partition map, whoever else changes it at the same time.</summary>
    /// <param name="change">Changes the map that it is given; false: nothing is to be changed. Called again when
    /// another was faster.</param>
    /// <exception cref="InvalidOperationException">The map could not be read or written, or by
    /// <paramref name="change"/>.</exception>
    public async Task UpdateMapAsync(Func<PartitionMap, bool> change, CancellationToken cancel)
    {
        for (var attempt = 0; attempt < MapUpdatesMax; attempt++)
        {
            if (
                await GetAsync(PartitionRouter.MapKey, cancel).ConfigureAwait(false)
                is not ReadResult<KeyspaceItem?>.Ok { Value: { } item }
            )
                throw new InvalidOperationException("the partition map cannot be read: partition 0 has no leader");
            var map = Decode(item.Value);
            if (!change(map))
                return;
            var commit = new Commit(
                Guid.NewGuid(),
                [new CommitCondition.RevisionEquals(item.Key, item.Revision)],
                [new CommitOperation.Put(item.Key, map.Encode(), -1)]
            );
            switch (await CommitAsync(commit, cancel).ConfigureAwait(false))
            {
                case CommitResult.Committed committed:
                    _stores.Adopt(map, committed.Revision);
                    return;
                case CommitResult.ConditionFailed:
                    continue;
                case CommitResult.Unavailable unavailable:
                    throw new InvalidOperationException(
                        $"the partition map was perhaps not changed: {unavailable.Reason}"
                    );
                case CommitResult.Busy busy:
                    throw new InvalidOperationException($"the partition map was not changed: {busy.Reason}");
                case CommitResult.Invalid invalid:
                    throw new InvalidOperationException($"the partition map was not changed: {invalid.Reason}");
            }
        }
        throw new InvalidOperationException(
            $"the partition map was not changed: others changed it {MapUpdatesMax} times meanwhile"
        );
    }

    private static PartitionMap Decode(ReadOnlyMemory<byte> stored)
    {
        try
        {
            return PartitionMap.Decode(stored);
        }
        catch (InvalidDataException e)
        {
            throw new InvalidOperationException(e.Message, e);
        }
    }

    public IReadOnlyList<PartitionId> PartitionsOf(KeyRange range, Revision since = default) =>
        since != Revision.None && _stores.Router is var router && router.MovedAs(range) is { } name
            ? [.. router.StopsOf(name, since).Select(s => s.Partition).Distinct().Order()]
            : _stores.Router.Covering(range);

    public Revision ClosedOf(string tenant, Revision after, IReadOnlyDictionary<PartitionId, Revision> positions)
    {
        var router = _stores.Router;
        return router.IsInParts(tenant)
            ? TenantParts.NamesOf(tenant).Select(name => ClosedOf(router, name, after, positions)).Min()
            : ClosedOf(router, tenant, after, positions);
    }

    private Revision ClosedOf(
        PartitionRouter router,
        string name,
        Revision after,
        IReadOnlyDictionary<PartitionId, Revision> positions
    )
    {
        var closed = after;
        foreach (var stop in router.StopsOf(name, after))
        {
            var told = positions.GetValueOrDefault(stop.Partition);
            // The map may not say yet where it went on; that it left is known by whoever has been told so much.
            var end =
                stop.Until != Revision.None ? stop.Until
                : _stores.Fences.Find(name, stop.Partition) is var fence && fence > stop.From ? fence
                : Revision.None;
            if (end == Revision.None || told < end)
                return Revision.Max(closed, told);
            closed = Revision.Max(closed, end);
        }
        return closed;
    }

    public bool SharePartition(ObjectKey a, ObjectKey b) => PartitionOf(a) == PartitionOf(b);

    public PartitionId PartitionOf(ObjectKey key) => _stores.Router.Locate(key);

    /// <summary>Where a tenant is, or, if it is in parts, each part by its name.</summary>
    public IReadOnlyDictionary<string, PartitionId> PlacesOf(string tenant)
    {
        var router = _stores.Router;
        IEnumerable<string> names = router.IsInParts(tenant) ? TenantParts.NamesOf(tenant) : [tenant];
        return names.ToDictionary(name => name, name => router.StopOf(name).Partition);
    }

    public int PartOf(ObjectKey key) => _stores.Router.IsInParts(key.Tenant) ? TenantParts.Of(key) : TenantParts.Home;

    public async Task<CommitResult> CommitAsync(Commit commit, CancellationToken cancel)
    {
        var begin = Stopwatch.GetTimestamp();
        while (true)
        {
            var changed = _stores.MapChanged;
            if (Misplaced(commit, out var partition) is { } reasonAgainst)
                return new CommitResult.Invalid(reasonAgainst) { IsApart = true };
            if (await CommitAsync(commit, partition, cancel).ConfigureAwait(false) is { } result)
                return result;
            if (Stopwatch.GetElapsedTime(begin) >= _options.Deadline)
                return new CommitResult.Unavailable(MovesTooLong);
            await _stores.MovedAsync(changed, cancel).ConfigureAwait(false);
            // That it was not applied, and never will be under its id, is settled: it is another commit elsewhere.
            commit = commit with
            {
                Id = Guid.NewGuid(),
            };
        }
    }

    /// <summary>Null: what it is about is in another partition, or about to go there.</summary>
    private async Task<CommitResult?> CommitAsync(Commit commit, PartitionId partition, CancellationToken cancel)
    {
        var request = WireCommits.ToWire(commit, partition);
        CommitResult? result = null;
        var hasMoved = false;
        var mayBeApplied = false;
        var reason = await _leaders
            .TryAsync(
                partition,
                TryDeadline,
                async (store, channel, deadline) =>
                {
                    // Until a store says otherwise: a try that breaks off may have been applied, and only Committed or
                    // ConditionFailed settle what became of it.
                    var undecided = mayBeApplied;
                    mayBeApplied = true;
                    var response = await SendAsync(store, channel, request, deadline, cancel).ConfigureAwait(false);
                    if (response.Outcome == CommitResponse.Types.Outcome.Moved)
                    {
                        hasMoved = true;
                        return TryOutcome.Done;
                    }
                    if (response.Outcome != CommitResponse.Types.Outcome.Unknown)
                        mayBeApplied = undecided;
                    result =
                        response.Outcome == CommitResponse.Types.Outcome.Busy && mayBeApplied ? null : Decide(response);
                    return result is not null
                        ? TryOutcome.Done
                        : new TryOutcome(response.Message, new StoreId(response.Leader))
                        {
                            IsOfNoLeader = response.Outcome == CommitResponse.Types.Outcome.NotLeader,
                        };
                },
                cancel
            )
            .ConfigureAwait(false);
        return hasMoved ? null : result ?? new CommitResult.Unavailable(reason);
    }

    private Task<CommitResponse> SendAsync(
        StoreId store,
        StoreChannel channel,
        CommitRequest request,
        TimeSpan deadline,
        CancellationToken cancel
    ) =>
        _options.UsesLinks && StoreLink.Takes(request)
            ? _stores
                .Links.To(store, channel)
                .Commits.SendAsync(
                    tag =>
                    {
                        request.Tag = tag;
                        return new LinkRequest { Commit = request };
                    },
                    deadline,
                    cancel
                )
            : channel.Calls.CommitAsync(request, RpcCalls.Within(deadline, cancel)).ResponseAsync;

    /// <summary>Why the commit is not of one partition; null when it is.</summary>
    private string? Misplaced(Commit commit, out PartitionId partition)
    {
        PartitionId? found = null;
        partition = default;
        foreach (var condition in commit.Conditions)
            if (!Fits(condition.Key, ref found, ref partition))
                return Apart(found, partition);
        foreach (var operation in commit.Operations)
            if (!Fits(operation.Key, ref found, ref partition))
                return Apart(found, partition);
        return found is null ? "the commit names no key" : null;

        static string Apart(PartitionId? found, PartitionId partition) =>
            $"the commit's keys are in partitions {found} and {partition}; a commit is atomic within one";
    }

    private bool Fits(ObjectKey key, ref PartitionId? found, ref PartitionId partition)
    {
        partition = _stores.Router.Locate(key);
        if (found is { } other && other != partition)
            return false;
        found = partition;
        return true;
    }

    public async Task<ReadResult<KeyspaceItem?>> GetAsync(ObjectKey key, CancellationToken cancel)
    {
        var request = new ReadRequest { Key = ByteString.CopyFrom(key.Encode()) };
        return await ReadAsync(
                () => _stores.Router.Locate(key),
                request,
                (items, _, _) => items.Count > 0 ? items[0] : null,
                cancel
            )
            .ConfigureAwait(false);
    }

    public async Task<ReadResult<IReadOnlyList<KeyspaceItem>>> GetManyAsync(
        IReadOnlyList<ObjectKey> keys,
        Revision at,
        CancellationToken cancel
    )
    {
        var found = new List<KeyspaceItem>();
        foreach (var some in keys.Chunk(ReadsAtOnceMax))
        foreach (var read in await Task.WhenAll(some.Select(OneAsync)).ConfigureAwait(false))
            if (read is not ReadResult<KeyspaceItem?>.Ok ok)
                return Convert<KeyspaceItem?, IReadOnlyList<KeyspaceItem>>(read);
            else if (ok.Value is { } item)
                found.Add(item);
        return new ReadResult<IReadOnlyList<KeyspaceItem>>.Ok(found, at);

        Task<ReadResult<KeyspaceItem?>> OneAsync(ObjectKey key) =>
            ReadAsync(
                () => _stores.Router.Locate(key, at),
                new ReadRequest { Key = ByteString.CopyFrom(key.Encode()), AtRevision = at.Value },
                (items, _, _) => items.Count > 0 ? items[0] : null,
                cancel
            );
    }

    public async Task<ReadResult<RangePage>> ListAsync(RangeQuery query, CancellationToken cancel)
    {
        var begin = Stopwatch.GetTimestamp();
        while (true)
        {
            var changed = _stores.MapChanged;
            var router = _stores.Router;
            var partitions = router.Covering(query.Range, query.At);
            var result =
                partitions.Count == 1 && router.MovedAs(query.Range) is not null
                    ? await ListPartitionAsync(partitions[0], query, query.At, [], cancel).ConfigureAwait(false)
                    : await ListPartitionsAsync(partitions, query, cancel).ConfigureAwait(false);
            if (result is not null)
                return result;
            if (Stopwatch.GetElapsedTime(begin) >= _options.Deadline)
                return new ReadResult<RangePage>.Unavailable(MovesTooLong);
            await _stores.MovedAsync(changed, cancel).ConfigureAwait(false);
        }
    }

    /// <summary>Null: some of it is in a partition that is not among these.</summary>
    private async Task<ReadResult<RangePage>?> ListPartitionsAsync(
        IReadOnlyList<PartitionId> partitions,
        RangeQuery query,
        CancellationToken cancel
    )
    {
        var at = query.At;
        if (at == Revision.None && partitions.Count > 1)
        {
            // The latest of all partitions' revisions: reading every partition at it misses nothing that was written
            // before this list began.
            foreach (
                var result in await Task.WhenAll(partitions.Select(p => LatestAsync(p, cancel))).ConfigureAwait(false)
            )
            {
                if (result is not ReadResult<Revision>.Ok ok)
                    return Convert<Revision, RangePage>(result);
                at = Revision.Max(at, ok.Value);
            }
        }
        IReadOnlyList<PartitionId> among =
            query.Range.Tenant is null || PartitionRouter.IsOfMovable(query.Range) ? partitions : [];
        var pages = await Task.WhenAll(
                partitions.Select(p =>
                    ListPartitionAsync(p, query, at, among, cancel, isReached: query.At == Revision.None)
                )
            )
            .ConfigureAwait(false);
        if (Array.IndexOf(pages, null) >= 0)
            return null;
        if (pages.FirstOrDefault(p => p is not ReadResult<RangePage>.Ok) is { } failed)
            return failed;
        var read = pages.Cast<ReadResult<RangePage>.Ok>().ToList();
        return read.Count == 1
            ? read[0]
            : new ReadResult<RangePage>.Ok(Merge([.. read.Select(p => p.Value)], query), at);
    }

    public IAsyncEnumerable<PartitionBatch> FollowAsync(FollowQuery query, CancellationToken cancel) =>
        new Follower(_stores, _watcher, _options.Deadline, query).RunAsync(cancel);

    public async IAsyncEnumerable<WatchBatch> WatchAsync(
        WatchQuery query,
        [EnumeratorCancellation] CancellationToken cancel
    )
    {
        var changed = _stores.MapChanged;
        var partitions = _stores.Router.Covering(query.Scope);
        var scope = query.Scope with { IsOfAllPartitions = _stores.Router.IsOfAllPartitions(query.Scope) };
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var batches =
            partitions.Count == 1
                ? _watcher
                    .WatchAsync(
                        partitions[0],
                        scope,
                        query.After,
                        query.WithPrevious,
                        promptProgress: false,
                        stop.Token
                    )
                    .SelectEach(b => new WatchBatch(b.Events, b.Closed, b.End), stop.Token)
                : new MergedWatch(
                    partitions,
                    (p, c) => _watcher.WatchAsync(p, scope, query.After, query.WithPrevious, promptProgress: true, c),
                    (p, r) => AdvanceAsync(p, r, stop.Token)
                ).RunAsync(query.After, stop.Token);
        var (told, hasMoved) = (query.After, false);
        await using var each = batches.GetAsyncEnumerator(stop.Token);
        var staying = EndWhenMovedAsync();
        try
        {
            while (await NextAsync().ConfigureAwait(false) is { } batch)
            {
                if (hasMoved = batch.End?.Reason == WatchEndReason.Moved)
                    break;
                told = Revision.Max(told, batch.Closed);
                yield return batch;
            }
            if (hasMoved || stop.IsCancellationRequested)
                yield return new WatchBatch(
                    [],
                    told,
                    new WatchEnd(
                        WatchEndReason.Unavailable,
                        told,
                        $"{query.Range} is in other partitions now: watch again"
                    )
                );
        }
        finally
        {
            await stop.CancelAsync().ConfigureAwait(false);
            await staying.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        async Task<WatchBatch?> NextAsync()
        {
            try
            {
                return await each.MoveNextAsync().ConfigureAwait(false) ? each.Current : null;
            }
            catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
            {
                return null;
            }
        }

        async Task EndWhenMovedAsync()
        {
            while (_stores.Router.Covering(query.Scope).SequenceEqual(partitions))
            {
                await changed.WaitAsync(stop.Token).ConfigureAwait(false);
                changed = _stores.MapChanged;
            }
            await stop.CancelAsync().ConfigureAwait(false);
        }
    }

    /// <summary>What each store says of itself; null for one that does not answer within two seconds.</summary>
    public Task<IReadOnlyList<(StoreNode Store, StatusResponse? Status)>> StatusAsync(
        CancellationToken cancel,
        bool withHashes = false,
        bool withLoads = false
    ) => StatusAsync(Map.Stores, cancel, withHashes, withLoads);

    /// <summary>The same of stores that the caller names: needs no partition map, and so no majority.</summary>
    public async Task<IReadOnlyList<(StoreNode Store, StatusResponse? Status)>> StatusAsync(
        IEnumerable<StoreNode> stores,
        CancellationToken cancel,
        bool withHashes = false,
        bool withLoads = false
    )
    {
        var request = new StatusRequest { WithHashes = withHashes, WithLoads = withLoads };
        return await Task.WhenAll(stores.Select(AskAsync)).ConfigureAwait(false);

        async Task<(StoreNode Store, StatusResponse? Status)> AskAsync(StoreNode store)
        {
            try
            {
                var options = RpcCalls.Within(withHashes ? RangeTryDeadline : TryDeadline, cancel);
                var call = _stores.Channel(store.Address).Calls.StatusAsync(request, options);
                return (store, await call.ResponseAsync.ConfigureAwait(false));
            }
            catch (RpcException)
            {
                return (store, null);
            }
        }
    }

    /// <summary>
    /// The latest revision of a partition, linearizable; at least the one given, which the partition is moved to if
    /// need be.
    /// </summary>
    public Task<ReadResult<Revision>> LatestAsync(PartitionId partition, Revision atLeast, CancellationToken cancel) =>
        LatestAsync(partition, cancel, atLeast);

    /// <summary>
    /// Everything that a partition holds at a revision that
    /// <see cref="LatestAsync(PartitionId, Revision, CancellationToken)"/> has reached, in key order, page by page
    /// (about 2 MiB): read from a snapshot of one replica, from another one when that fails.
    /// </summary>
    /// <exception cref="KeyspaceScanException">The revision is compacted, or no replica answers for good.</exception>
    public IAsyncEnumerable<IReadOnlyList<KeyspaceItem>> ScanAsync(
        PartitionId partition,
        Revision at,
        CancellationToken cancel
    ) => new PartitionScanner(_stores).ScanAsync(partition, at, cancel);

    /// <summary>
    /// The hashes of what every replica of a partition holds of a range (null: of everything) at its latest revision.
    /// </summary>
    /// <exception cref="KeyspaceScanException">The partition has no leader that answers.</exception>
    public async Task<PartitionHashes> HashAsync(PartitionId partition, KeyRange? range, CancellationToken cancel) =>
        await LatestAsync(partition, cancel).ConfigureAwait(false) switch
        {
            ReadResult<Revision>.Ok latest => await new ReplicaHasher(_stores)
                .HashAsync(partition, latest.Value, range, cancel)
                .ConfigureAwait(false),
            var failed => throw new KeyspaceScanException($"partition {partition} cannot be read: {failed}"),
        };

    /// <summary>
    /// Moves a partition past a revision and ends its history there. Needs an operator's certificate. The result
    /// carries the partition's revision.
    /// </summary>
    public async Task<CommitResult> StartAboveAsync(PartitionId partition, Revision above, CancellationToken cancel)
    {
        CommitResult? result = null;
        var reason = await _leaders
            .TryAsync(
                partition,
                TryDeadline,
                async (_, channel, deadline) =>
                {
                    try
                    {
                        var response = await channel
                            .Calls.AdvanceAsync(
                                new AdvanceRequest { Partition = partition.Value, AboveRevision = above.Value },
                                RpcCalls.Within(deadline, cancel)
                            )
                            .ResponseAsync.ConfigureAwait(false);
                        result = Decide(response);
                        return result is not null
                            ? TryOutcome.Done
                            : new TryOutcome(response.Message, new StoreId(response.Leader));
                    }
                    catch (RpcException e) when (e.StatusCode == StatusCode.PermissionDenied)
                    {
                        result = new CommitResult.Invalid(e.Message);
                        return TryOutcome.Done;
                    }
                },
                cancel
            )
            .ConfigureAwait(false);
        return result ?? new CommitResult.Unavailable(reason);
    }

    /// <summary>What moving a tenant needs of the stores.</summary>
    internal TenantMoveCalls MoveCalls => new(_leaders);

    public void Dispose() => _stores.Dispose();

    private async Task<ReadResult<Revision>> LatestAsync(
        PartitionId partition,
        CancellationToken cancel,
        Revision atLeast = default
    )
    {
        var result = await ReadAsync(
                () => partition,
                new ReadRequest
                {
                    Key = ByteString.CopyFrom(PartitionRouter.MapKey.Encode()),
                    ReachRevision = atLeast.Value,
                },
                (_, _, _) => 0,
                cancel,
                isReached: true
            )
            .ConfigureAwait(false);
        return result is ReadResult<int>.Ok ok
            ? new ReadResult<Revision>.Ok(ok.Revision, ok.Revision)
            : Convert<int, Revision>(result);
    }

    /// <summary>Moves a partition to a revision at least, so that streams behind it can go on.</summary>
    private Task AdvanceAsync(PartitionId partition, Revision revision, CancellationToken cancel) =>
        ReadAsync(
            () => partition,
            new ReadRequest
            {
                Key = ByteString.CopyFrom(PartitionRouter.MapKey.Encode()),
                ReachRevision = revision.Value,
            },
            (_, _, _) => 0,
            cancel
        );

    /// <param name="among">All that are read with it, if it is every one that there is; else none.</param>
    /// <returns>Null: what is read is elsewhere, or some of it is in a partition that is not among these.</returns>
    private Task<ReadResult<RangePage>?> ListPartitionAsync(
        PartitionId partition,
        RangeQuery query,
        Revision at,
        IReadOnlyList<PartitionId> among,
        CancellationToken cancel,
        bool isReached = false
    )
    {
        byte[] begin = query.StartAfter is { } after ? [.. after.Encode(), 0] : query.Range.Begin;
        var request = new ReadRequest
        {
            Key = ByteString.CopyFrom(begin),
            End = ByteString.CopyFrom(query.Range.End),
            AtRevision = at.Value,
            ReachRevision = at.Value,
            Limit = (uint)Math.Max(1, query.Limit),
            Count = query.Count,
            OfAllPartitions = among.Count > 0,
            Partitions = among.Select(p => (uint)p.Value).DefaultIfEmpty().Max(),
        };
        return ReadAsync(
            partition,
            request,
            (items, more, remaining) => new RangePage(items, more, remaining),
            cancel,
            isReached
        );
    }

    private static RangePage Merge(List<RangePage> pages, RangeQuery query)
    {
        // What lies behind the end of a page that was cut may have neighbours which were not read.
        var ends = pages.Where(p => p.More && p.Items.Count > 0).Select(p => p.Items[^1].Key).ToList();
        ends.Sort(KeyOrder.Instance);
        var items = pages
            .SelectMany(p => p.Items)
            .Where(i => ends.Count == 0 || KeyOrder.Instance.Compare(i.Key, ends[0]) <= 0)
            .OrderBy(i => i.Key, KeyOrder.Instance)
            .ToList();
        var read = pages.Sum(p => p.Items.Count);
        var beyond = Math.Max(0, items.Count - query.Limit);
        if (beyond > 0)
            items.RemoveRange(query.Limit, beyond);
        return new RangePage(
            items,
            read > items.Count || pages.Any(p => p.More),
            query.Count ? pages.Sum(p => Math.Max(0, p.Remaining)) + read - items.Count : -1
        );
    }

    /// <param name="isReached">The revision that is asked for was given out by another partition: one that calls it the
    /// future has not heard of it yet, and is asked again.</param>
    /// <param name="locate">By the map of now: asked again when a store says that what is read is elsewhere.</param>
    private async Task<ReadResult<T>> ReadAsync<T>(
        Func<PartitionId> locate,
        ReadRequest request,
        Func<List<KeyspaceItem>, bool, long, T> make,
        CancellationToken cancel,
        bool isReached = false
    )
    {
        var begin = Stopwatch.GetTimestamp();
        while (true)
        {
            var changed = _stores.MapChanged;
            var result = await ReadAsync(locate(), request, make, cancel, isReached).ConfigureAwait(false);
            if (result is not null)
                return result;
            if (Stopwatch.GetElapsedTime(begin) >= _options.Deadline)
                return new ReadResult<T>.Unavailable(MovesTooLong);
            await _stores.MovedAsync(changed, cancel).ConfigureAwait(false);
        }
    }

    /// <summary>Null: what is read is in another partition, or about to go there.</summary>
    private async Task<ReadResult<T>?> ReadAsync<T>(
        PartitionId partition,
        ReadRequest request,
        Func<List<KeyspaceItem>, bool, long, T> make,
        CancellationToken cancel,
        bool isReached
    )
    {
        request.Partition = partition.Value;
        var hasMoved = false;
        ReadResult<T>? result = null;
        var reason = await _leaders
            .TryAsync(
                partition,
                request.End.IsEmpty ? TryDeadline : RangeTryDeadline,
                async (store, channel, deadline) =>
                {
                    var items = new List<KeyspaceItem>();
                    if (
                        await ReadByLinkAsync(store, channel, request, deadline, cancel).ConfigureAwait(false) is
                        { } one
                    )
                        return Take(one, items) ?? Cut;
                    await foreach (
                        var chunk in channel.ReadAsync(request, RpcCalls.Within(deadline, cancel)).ConfigureAwait(false)
                    )
                        if (Take(chunk, items) is { } outcome)
                            return outcome;
                    return Cut;
                },
                cancel
            )
            .ConfigureAwait(false);
        return hasMoved ? null : result ?? new ReadResult<T>.Unavailable(reason);

        // Null: more follows.
        TryOutcome? Take(ReadChunk chunk, List<KeyspaceItem> items)
        {
            switch (chunk.Outcome)
            {
                case ReadResponse.Types.Outcome.Ok:
                    break;
                case ReadResponse.Types.Outcome.Moved:
                    hasMoved = true;
                    return TryOutcome.Done;
                case ReadResponse.Types.Outcome.Compacted:
                    result = new ReadResult<T>.Compacted(chunk.Revision);
                    return TryOutcome.Done;
                case ReadResponse.Types.Outcome.Future when isReached:
                    return new TryOutcome(
                        $"revision {request.ReachRevision} lies too far ahead of its clock",
                        StoreId.None
                    );
                case ReadResponse.Types.Outcome.Future:
                    result = new ReadResult<T>.Future(chunk.Revision);
                    return TryOutcome.Done;
                default:
                    return new TryOutcome(chunk.Message, chunk.Leader)
                    {
                        IsOfNoLeader = chunk.Outcome == ReadResponse.Types.Outcome.NotLeader,
                    };
            }
            items.AddRange(chunk.Items);
            if (!chunk.IsLast)
                return null;
            result = new ReadResult<T>.Ok(make(items, chunk.More, chunk.Remaining), chunk.Revision);
            return TryOutcome.Done;
        }
    }

    private static TryOutcome Cut => new("the answer ended early", StoreId.None);

    /// <summary>Null: it is for a call of its own.</summary>
    private async ValueTask<ReadChunk?> ReadByLinkAsync(
        StoreId store,
        StoreChannel channel,
        ReadRequest request,
        TimeSpan deadline,
        CancellationToken cancel
    )
    {
        if (!_options.UsesLinks || !request.End.IsEmpty)
            return null;
        var link = _stores.Links.To(store, channel);
        if (!link.Takes(request))
            return null;
        var answer = await link
            .Reads.SendAsync(
                tag => new LinkRequest
                {
                    Read = new LinkRead { Tag = tag, Request = request },
                },
                deadline,
                cancel
            )
            .ConfigureAwait(false);
        return answer.Outcome == ReadResponse.Types.Outcome.Apart ? null : ReadChunk.Of(answer);
    }

    private static CommitResult? Decide(CommitResponse response) =>
        response.Outcome switch
        {
            CommitResponse.Types.Outcome.Committed => new CommitResult.Committed(new Revision(response.Revision)),
            CommitResponse.Types.Outcome.ConditionFailed => new CommitResult.ConditionFailed(
                response.FailedCondition,
                response.Current is null ? null : WireItems.ToItem(response.Current)
            ),
            CommitResponse.Types.Outcome.Invalid => new CommitResult.Invalid(response.Message),
            CommitResponse.Types.Outcome.Busy => new CommitResult.Busy(response.Message),
            _ => null,
        };

    private static ReadResult<TTo> Convert<TFrom, TTo>(ReadResult<TFrom> failed) =>
        failed switch
        {
            ReadResult<TFrom>.Compacted compacted => new ReadResult<TTo>.Compacted(compacted.Oldest),
            ReadResult<TFrom>.Future future => new ReadResult<TTo>.Future(future.Latest),
            ReadResult<TFrom>.Unavailable unavailable => new ReadResult<TTo>.Unavailable(unavailable.Reason),
            _ => throw new InvalidOperationException("the read succeeded"),
        };
}
