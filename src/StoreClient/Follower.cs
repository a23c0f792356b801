using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace Arktos.StoreClient;

/// <summary>
/// Follows what a query is about, wherever it is: one tenant, or a part of one, from partition to partition as it
/// moves; several of them in all partitions at once, each in its own order. What was one, and falls into parts
/// meanwhile, is followed everywhere from then on. For one run.
/// </summary>
/// <param name="deadline">For how long what has moved is looked for.</param>
internal sealed class Follower(StoreConnections stores, PartitionWatcher watcher, TimeSpan deadline, FollowQuery query)
{
    private const int BatchesMax = 64;

    private readonly Channel<PartitionBatch> _batches = Channel.CreateBounded<PartitionBatch>(BatchesMax);

    public async IAsyncEnumerable<PartitionBatch> RunAsync([EnumeratorCancellation] CancellationToken cancel)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var pumps = FollowAsync(stop.Token);
        try
        {
            await foreach (var batch in _batches.Reader.ReadAllAsync(cancel).ConfigureAwait(false))
            {
                yield return batch;
                if (batch.End is not null)
                    yield break;
            }
        }
        finally
        {
            await stop.CancelAsync().ConfigureAwait(false);
            await pumps.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task FollowAsync(CancellationToken stop)
    {
        try
        {
            var from = stores.Router.MovedAs(query.Scope) is { } name
                ? await FollowOneAsync(name, stop).ConfigureAwait(false)
                : Revision.None;
            if (from is { } after)
                await FollowPartitionsAsync(after, stop).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            _batches.Writer.TryComplete(e);
        }
    }

    /// <summary>Where it is, one partition after the other.</summary>
    /// <returns>From where on all partitions are to be followed; null: it cannot be followed on.</returns>
    private async Task<Revision?> FollowOneAsync(string name, CancellationToken stop)
    {
        var at = stores
            .Router.StopsOf(name, Revision.None)
            .First(s => s.Until == Revision.None || After(s.Partition) < s.Until);
        var after = Revision.Max(After(at.Partition), at.From);
        while (true)
        {
            after = await PumpAsync(at.Partition, after, query.Scope, null, stop).ConfigureAwait(false);
            var begin = Stopwatch.GetTimestamp();
            while (true)
            {
                var changed = stores.MapChanged;
                if (stores.Router.MovedAs(query.Scope) is not { } now)
                    return after;
                if (stores.Router.NextStop(now, at.Partition, after) is { } next)
                {
                    (at, after) = (next, Revision.Max(Revision.Max(after, next.From), After(next.Partition)));
                    break;
                }
                if (Stopwatch.GetElapsedTime(begin) >= deadline)
                {
                    var end = new WatchEnd(WatchEndReason.Unavailable, after, KeyspaceClient.MovesTooLong);
                    _batches.Writer.TryWrite(new PartitionBatch(at.Partition, [], after, end));
                    _batches.Writer.TryComplete();
                    return null;
                }
                await stores.MovedAsync(changed, stop).ConfigureAwait(false);
            }
        }
    }

    private async Task FollowPartitionsAsync(Revision from, CancellationToken stop)
    {
        var scope = stores.Router.IsOfAllPartitions(query.Scope) ? WithMarks(query.Scope) : query.Scope;
        var all = new Following(this, scope, from, stop);
        try
        {
            while (true)
            {
                var changed = stores.MapChanged;
                all.BeginMissing();
                await changed.WaitAsync(stop).ConfigureAwait(false);
            }
        }
        finally
        {
            await all.EndAsync().ConfigureAwait(false);
        }
    }

    /// <summary>The partitions that are followed at once, each by a pump. Thread-safe.</summary>
    private sealed class Following(Follower follower, WatchScope scope, Revision from, CancellationToken stop)
    {
        private readonly Lock _lock = new();
        private readonly Dictionary<PartitionId, Task> _pumps = [];
        private readonly HeldArrivals _arrivals = new();

        /// <summary>What the map of now has, and is not followed yet.</summary>
        public void BeginMissing()
        {
            lock (_lock)
            {
                var begun = follower
                    .Covering()
                    .Where(p => !_pumps.ContainsKey(p))
                    .Select(p => (Partition: p, After: Revision.Max(follower.After(p), from)))
                    .ToList();
                // All of them first: what arrives in one waits for another only if that is known to be followed.
                foreach (var (partition, after) in begun)
                    _arrivals.Begin(partition, after);
                foreach (var (partition, after) in begun)
                    _pumps[partition] = Task.Run(() => follower.PumpAsync(partition, after, scope, this, stop));
            }
        }

        /// <summary>
        /// Returns when what a tenant did where it came from has been told. That partition may be newer than the map
        /// that is known here.
        /// </summary>
        public async Task PassAsync(TenantMark arrival)
        {
            var begin = Stopwatch.GetTimestamp();
            while (true)
            {
                var changed = follower.Stores.MapChanged;
                BeginMissing();
                if (follower.Covering().Contains(arrival.Other) || Stopwatch.GetElapsedTime(begin) >= follower.Deadline)
                    break;
                await follower.Stores.MovedAsync(changed, stop).ConfigureAwait(false);
            }
            await _arrivals.PassAsync(arrival.Other, arrival.Fence, stop).ConfigureAwait(false);
        }

        public void Told(PartitionId partition, Revision closed) => _arrivals.Told(partition, closed);

        /// <summary>After the stop.</summary>
        public async Task EndAsync()
        {
            Task[] pumps;
            lock (_lock)
                pumps = [.. _pumps.Values];
            await Task.WhenAll(pumps).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private StoreConnections Stores => stores;

    private TimeSpan Deadline => deadline;

    private IReadOnlyList<PartitionId> Covering() => stores.Router.Covering(query.Scope);

    /// <summary>Ends when what is followed has moved: then it returns how far all is told.</summary>
    private async Task<Revision> PumpAsync(
        PartitionId partition,
        Revision after,
        WatchScope scope,
        Following? all,
        CancellationToken stop
    )
    {
        try
        {
            await foreach (
                var each in watcher
                    .WatchAsync(
                        partition,
                        scope,
                        after,
                        query.WithPrevious,
                        promptProgress: false,
                        stop,
                        query.FirstReplica
                    )
                    .ConfigureAwait(false)
            )
            {
                if (each.End is { Reason: WatchEndReason.Moved } moved && all is null)
                    return moved.Oldest;
                if (all is null)
                {
                    await _batches.Writer.WriteAsync(each, stop).ConfigureAwait(false);
                    continue;
                }
                foreach (var part in MarkedBatch.Split(each))
                {
                    foreach (var (tenant, fence) in part.Fences)
                        stores.Fences.Add(tenant, partition, fence);
                    if (part.Arrival is { } arrival)
                        await all.PassAsync(arrival).ConfigureAwait(false);
                    await _batches.Writer.WriteAsync(part.Batch, stop).ConfigureAwait(false);
                    all.Told(partition, part.Batch.Closed);
                }
            }
        }
        catch (Exception e)
        {
            _batches.Writer.TryComplete(e);
        }
        return after;
    }

    private Revision After(PartitionId partition) => query.From.GetValueOrDefault(partition, query.Default);

    /// <summary>Who follows several tenants, or several parts of one, hears of those that move.</summary>
    private static WatchScope WithMarks(WatchScope scope) =>
        scope with
        {
            IsOfAllPartitions = true,
            MoreRanges = [.. scope.MoreRanges, new KeyRange(TenantMark.Resource)],
            Filters =
                scope.Filters.Count == 0
                    ? scope.Filters
                    : [.. scope.Filters, new KeyFilter { Resource = TenantMark.Resource }],
        };
}
