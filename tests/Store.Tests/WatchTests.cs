using System.Collections.Concurrent;
using Arktos.StoreClient;
using static Arktos.Store.Tests.QuorumTests;

namespace Arktos.Store.Tests;

public sealed class WatchTests
{
    [Fact]
    public async Task A_watch_is_complete_and_in_order_while_stores_restart_and_leaders_change_under_load()
    {
        await using var cluster = new StoreCluster(partitions: 2);
        await cluster.StartAsync(1, 2, 3);
        using var client = await cluster.ClientAsync();
        using var watching = await cluster.ClientAsync();
        var begin = await PutAsync(client, "begin", "x");
        var seen = new List<Revision>();
        using var stopWatch = new CancellationTokenSource();
        var watch = Task.Run(async () =>
        {
            await foreach (var batch in watching.WatchAsync(new WatchQuery(Pods, begin), stopWatch.Token))
            {
                Assert.Null(batch.End);
                lock (seen)
                    seen.AddRange(batch.Events.Select(e => e.Item.Revision));
            }
        });
        var written = new List<Revision>();
        using var stop = new CancellationTokenSource();
        var write = Task.Run(async () =>
        {
            for (var i = 0; !stop.IsCancellationRequested; i++)
                written.Add(await PutAsync(client, $"k{i % 40}", "x"));
        });
        foreach (uint store in (uint[])[1, 2, 3])
        {
            await cluster.StopAsync(store);
            await cluster.StartAsync(store);
            var count = written.Count;
            await EventuallyAsync(() => Task.FromResult(written.Count > count + 20));
        }
        await stop.CancelAsync();
        await write;
        await EventuallyAsync(() =>
        {
            lock (seen)
                return Task.FromResult(watch.IsFaulted || seen.Count > 0 && seen[^1] >= written[^1]);
        });
        await stopWatch.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => watch);
        Assert.Equal(seen.Order(), seen);
        Assert.Equal(seen.Distinct(), seen);
        Assert.Empty(written.Except(seen));
    }

    [Fact]
    public async Task A_watch_from_before_what_is_compacted_says_so_and_names_the_oldest_revision()
    {
        await using var cluster = new StoreCluster(
            partitions: 1,
            o =>
                o with
                {
                    HistoryRetention = TimeSpan.FromMilliseconds(1),
                    MaintenanceInterval = TimeSpan.FromMilliseconds(50),
                }
        );
        await cluster.StartAsync(1, 2, 3);
        using var client = await cluster.ClientAsync();
        var first = await PutAsync(client, "a", "1");
        var last = first;
        // Compaction follows the revisions' own time, so it takes writes.
        await EventuallyAsync(async () =>
        {
            last = await PutAsync(client, "a", "2");
            return (await client.StatusAsync(default)).All(s =>
                s.Status is { } t && t.Partitions[0].CompactedRevision > first.Value
            );
        });
        // Streams read the latest events from memory, whatever the database has dropped; a restart leaves the database.
        foreach (uint store in (uint[])[1, 2, 3])
            await cluster.StopAsync(store);
        await cluster.StartAsync(1, 2, 3);
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(90));
        await foreach (var batch in client.WatchAsync(new WatchQuery(Pods, first), deadline.Token))
        {
            Assert.Equal(WatchEndReason.Compacted, batch.End!.Reason);
            Assert.True(batch.End.Oldest > first && batch.End.Oldest <= last);
            Assert.Empty(batch.Events);
            break;
        }
        Assert.IsType<ReadResult<RangePage>.Compacted>(
            await client.ListAsync(new RangeQuery(Pods, At: first), default)
        );
    }

    [Fact]
    public async Task Whoever_stalls_on_a_shared_stream_slows_nobody_and_misses_nothing_when_it_goes_on()
    {
        const int Commits = 200,
            Each = 60;
        await using var cluster = new StoreCluster(partitions: 1);
        await cluster.StartAsync(1, 2, 3);
        using var client = await cluster.ClientAsync();
        using var watching = await cluster.ClientAsync();
        var begin = await PutAsync(client, "begin", "x");
        var query = new FollowQuery(Pods, new Dictionary<PartitionId, Revision>(), begin);
        using var stop = new CancellationTokenSource();
        var stalled = new TaskCompletionSource();
        var slow = Follow(stalled.Task);
        var quick = Follow(Task.CompletedTask);
        var value = new string('x', 1000);
        var written = new List<Revision>();
        for (var i = 0; i < Commits; i++)
        {
            var puts = Enumerable.Range(0, Each).Select(n => Put($"k{n}", value));
            written.Add(Committed(await client.CommitAsync(new Commit(Guid.NewGuid(), [], [.. puts]), default)));
        }
        await EventuallyAsync(() =>
            Task.FromResult(quick.Watch.IsFaulted || quick.Seen.LastOrDefault() == written[^1])
        );
        Assert.NotEqual(written[^1], slow.Seen.LastOrDefault());
        stalled.SetResult();
        await EventuallyAsync(() => Task.FromResult(slow.Watch.IsFaulted || slow.Seen.LastOrDefault() == written[^1]));
        // It is among the others again.
        var after = await PutAsync(client, "after", "x");
        await EventuallyAsync(() =>
            Task.FromResult(slow.Seen.LastOrDefault() == after && quick.Seen.LastOrDefault() == after)
        );
        await stop.CancelAsync();
        var expected = written.SelectMany(r => Enumerable.Repeat(r, Each)).Append(after);
        foreach (var (watch, seen) in new[] { slow, quick })
        {
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => watch);
            Assert.Equal(expected, seen);
        }

        (Task Watch, ConcurrentQueue<Revision> Seen) Follow(Task gate)
        {
            var seen = new ConcurrentQueue<Revision>();
            return (Task.Run(() => ReadAsync(gate, seen)), seen);
        }

        async Task ReadAsync(Task gate, ConcurrentQueue<Revision> seen)
        {
            await foreach (var batch in watching.FollowAsync(query, stop.Token))
            {
                Assert.Null(batch.End);
                foreach (var e in batch.Events)
                    seen.Enqueue(e.Item.Revision);
                await gate.WaitAsync(stop.Token);
            }
        }
    }
}
