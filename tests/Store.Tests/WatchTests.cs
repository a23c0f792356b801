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
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(30));
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
}
