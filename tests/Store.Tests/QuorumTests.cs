using System.Text;
using Arktos.StoreClient;

namespace Arktos.Store.Tests;

public sealed class QuorumTests
{
    private const string Hole = "0000000000000000000";

    [Fact]
    public async Task What_is_put_is_read_listed_and_watched_with_its_revision_filled_in()
    {
        await using var cluster = new StoreCluster();
        await cluster.StartAsync(1, 2, 3);
        using var client = await cluster.ClientAsync();
        var begin = await PutAsync(client, "a", "first");
        var second = await PutAsync(client, "b", "second");
        Assert.True(second > begin);

        var item = Ok(await client.GetAsync(Key("b"), default)).Value!;
        Assert.Equal($"{{\"v\":\"second\",\"rv\":\"{second}\"}}", Encoding.UTF8.GetString(item.Value.Span));
        Assert.Equal(19, item.Revision.ToString().Length);

        var updated = await PutAsync(client, "a", "changed");
        var removed = Committed(
            await client.CommitAsync(
                new Commit(
                    Guid.NewGuid(),
                    [new CommitCondition.Exists(Key("b"))],
                    [new CommitOperation.Delete(Key("b"))]
                ),
                default
            )
        );

        Assert.Equal(["a"], Names(await client.ListAsync(new RangeQuery(Pods), default)));
        Assert.Equal(["a", "b"], Names(await client.ListAsync(new RangeQuery(Pods, At: second), default)));
        Assert.Equal(["a"], Names(await client.ListAsync(new RangeQuery(Pods, At: begin), default)));
        Assert.Contains(
            "first",
            Encoding.UTF8.GetString(
                Ok(await client.ListAsync(new RangeQuery(Pods, At: second), default)).Value.Items[0].Value.Span
            )
        );

        var events = await WatchAsync(client, new WatchQuery(Pods, begin, WithPrevious: true), 3);
        Assert.Equal(
            [
                (KeyspaceEventKind.Put, "b", second),
                (KeyspaceEventKind.Put, "a", updated),
                (KeyspaceEventKind.Delete, "b", removed),
            ],
            events.Select(e => (e.Kind, e.Item.Key.Name, e.Item.Revision))
        );
        Assert.Null(events[0].Previous);
        Assert.Contains("first", Encoding.UTF8.GetString(events[1].Previous!.Value.Span));
        Assert.Contains(removed.ToString(), Encoding.UTF8.GetString(events[2].Item.Value.Span));
    }

    [Fact]
    public async Task A_condition_that_does_not_hold_says_what_is_there_and_changes_nothing()
    {
        await using var cluster = new StoreCluster();
        await cluster.StartAsync(1, 2, 3);
        using var client = await cluster.ClientAsync();
        var revision = await PutAsync(client, "a", "first");
        var exists = Assert.IsType<CommitResult.ConditionFailed>(
            await client.CommitAsync(
                new Commit(Guid.NewGuid(), [new CommitCondition.Absent(Key("a"))], [Put("a", "other")]),
                default
            )
        );
        Assert.Equal(revision, exists.Current!.Revision);
        Assert.Null(
            Assert
                .IsType<CommitResult.ConditionFailed>(
                    await client.CommitAsync(
                        new Commit(Guid.NewGuid(), [new CommitCondition.Exists(Key("z"))], [Put("z", "other")]),
                        default
                    )
                )
                .Current
        );
        Assert.IsType<CommitResult.ConditionFailed>(
            await client.CommitAsync(
                new Commit(
                    Guid.NewGuid(),
                    [new CommitCondition.RevisionEquals(Key("a"), new Revision(revision.Value - 1))],
                    [Put("a", "other")]
                ),
                default
            )
        );
        Assert.Equal(revision, Ok(await client.GetAsync(Key("a"), default)).Value!.Revision);
    }

    [Fact]
    public async Task A_store_that_lost_its_data_is_refused_and_the_others_go_on()
    {
        await using var cluster = new StoreCluster();
        await cluster.StartAsync(1, 2, 3);
        using var client = await cluster.ClientAsync();
        await PutAsync(client, "a", "first");
        await cluster.StopAsync(2);
        Directory.Delete(cluster.FolderOf(2), recursive: true);

        var refused = await Assert.ThrowsAsync<InvalidDataException>(() => cluster.StartAsync(2));
        Assert.Contains("lost its data", refused.Message);
        Assert.False(Directory.Exists(cluster.FolderOf(2)));
        await PutAsync(client, "b", "second");
    }

    [Fact]
    public async Task A_commit_with_the_same_id_is_applied_once()
    {
        await using var cluster = new StoreCluster();
        await cluster.StartAsync(1, 2, 3);
        using var client = await cluster.ClientAsync();
        var commit = new Commit(Guid.NewGuid(), [new CommitCondition.Absent(Key("a"))], [Put("a", "once")]);
        var first = Committed(await client.CommitAsync(commit, default));
        Assert.Equal(first, Committed(await client.CommitAsync(commit, default)));
    }

    [Fact]
    public async Task Too_long_a_key_and_keys_of_two_partitions_are_refused_with_the_reason()
    {
        await using var cluster = new StoreCluster(partitions: 4);
        await cluster.StartAsync(1, 2, 3);
        using var client = await cluster.ClientAsync();
        Assert.Contains(
            "too long",
            Assert
                .IsType<CommitResult.Invalid>(
                    await client.CommitAsync(new Commit(Guid.NewGuid(), [], [Put(new string('x', 1100), "v")]), default)
                )
                .Reason
        );
        var elsewhere = Enumerable
            .Range(0, 100)
            .Select(i => new ObjectKey("pods", $"tenant-{i}", "d", "x"))
            .First(k => client.PartitionOf(k) != client.PartitionOf(Key("a")));
        Assert.Contains(
            "atomic within one",
            Assert
                .IsType<CommitResult.Invalid>(
                    await client.CommitAsync(
                        new Commit(Guid.NewGuid(), [], [Put("a", "v"), new CommitOperation.Delete(elsewhere)]),
                        default
                    )
                )
                .Reason
        );
    }

    [Fact]
    public async Task Only_a_store_may_speak_as_a_peer()
    {
        await using var cluster = new StoreCluster();
        await cluster.StartAsync(1);
        using var channel = cluster.Channel(1);
        var peer = new Arktos.Store.Wire.Peer.PeerClient(channel.Calls);
        var refused = await Assert.ThrowsAsync<Grpc.Core.RpcException>(async () =>
            await peer.FindDoorAsync(new Arktos.Store.Wire.DoorRequest())
        );
        Assert.Equal(Grpc.Core.StatusCode.PermissionDenied, refused.StatusCode);
        Assert.Contains("only a store", refused.Message);
    }

    [Fact]
    public async Task Pages_follow_each_other_and_count_what_is_left()
    {
        await using var cluster = new StoreCluster();
        await cluster.StartAsync(1, 2, 3);
        using var client = await cluster.ClientAsync();
        for (var i = 0; i < 7; i++)
            await PutAsync(client, $"p{i}", "x");
        var first = Ok(await client.ListAsync(new RangeQuery(Pods, Limit: 3, Count: true), default));
        Assert.Equal((3, true, 4L), (first.Value.Items.Count, first.Value.More, first.Value.Remaining));
        await PutAsync(client, "p9", "later");
        var second = Ok(
            await client.ListAsync(
                new RangeQuery(Pods, At: first.Revision, StartAfter: first.Value.Items[^1].Key, Limit: 10, Count: true),
                default
            )
        );
        Assert.Equal(["p3", "p4", "p5", "p6"], second.Value.Items.Select(i => i.Key.Name));
        Assert.False(second.Value.More);
    }

    [Fact]
    public async Task A_store_that_was_away_catches_up_and_the_others_go_on_without_it()
    {
        await using var cluster = new StoreCluster();
        await cluster.StartAsync(1, 2, 3);
        using var client = await cluster.ClientAsync();
        await PutAsync(client, "before", "x");
        foreach (uint store in (uint[])[1, 2, 3])
        {
            await cluster.StopAsync(store);
            await PutAsync(client, $"without-{store}", "x");
            await cluster.StartAsync(store);
        }
        Assert.Equal(
            ["before", "without-1", "without-2", "without-3"],
            Names(await client.ListAsync(new RangeQuery(Pods), default))
        );
        await EventuallyAsync(async () =>
            (await client.StatusAsync(default)).All(s => s.Status is not null)
            && (await client.StatusAsync(default))
                .SelectMany(s => s.Status!.Partitions)
                .GroupBy(p => p.Partition)
                .All(g => g.Select(p => p.AppliedIndex).Distinct().Count() == 1)
        );
    }

    [Fact]
    public async Task All_stores_restarted_together_keep_everything()
    {
        await using var cluster = new StoreCluster();
        await cluster.StartAsync(1, 2, 3);
        Revision last;
        using (var client = await cluster.ClientAsync())
        {
            for (var i = 0; i < 50; i++)
                await PutAsync(client, $"k{i:d2}", new string('v', 1000));
            last = await PutAsync(client, "last", "x");
        }
        foreach (uint store in (uint[])[1, 2, 3])
            await cluster.StopAsync(store);
        await cluster.StartAsync(1, 2, 3);
        using var again = await cluster.ClientAsync();
        Assert.Equal(51, Names(await again.ListAsync(new RangeQuery(Pods), default)).Count);
        Assert.True(await PutAsync(again, "after", "x") > last);
    }

    [Fact]
    public async Task A_replica_that_needs_what_the_log_no_longer_holds_gets_a_snapshot()
    {
        // Small segments and no retained entries: the log is cut at every flush.
        await using var cluster = new StoreCluster(configure: o =>
            o with
            {
                Log = new Store.Log.LogOptions(SegmentBytes: 64 << 10),
                RetainedLogEntries = 0,
                MaintenanceInterval = TimeSpan.FromMilliseconds(100),
                FlushInterval = TimeSpan.FromMilliseconds(100),
            }
        );
        await cluster.StartAsync(1, 2, 3);
        using var client = await cluster.ClientAsync();
        await PutAsync(client, "first", "x");
        await cluster.StopAsync(3);
        foreach (var some in Enumerable.Range(0, 800).Chunk(100))
            await Task.WhenAll(some.Select(i => PutAsync(client, $"k{i:d4}", new string('v', 1000))));
        await EventuallyAsync(async () =>
            (await client.StatusAsync(default))
                .Where(s => s.Status is not null)
                .All(s => s.Status!.LogBytes < 512 << 10)
        );
        await cluster.StartAsync(3);
        await EventuallyAsync(async () =>
        {
            var status = await client.StatusAsync(default);
            return status.All(s => s.Status is not null)
                && status
                    .SelectMany(s => s.Status!.Partitions)
                    .GroupBy(p => p.Partition)
                    .All(g => g.Select(p => p.AppliedIndex).Distinct().Count() == 1);
        });
        await cluster.StopAsync(1);
        Assert.Equal(801, (await AllAsync(client, Pods)).Count);
    }

    [Fact]
    public async Task Nodes_are_spread_over_partitions_and_listed_and_watched_as_one()
    {
        await using var cluster = new StoreCluster(partitions: 4);
        await cluster.StartAsync(1, 2, 3);
        using var client = await cluster.ClientAsync();
        var range = new KeyRange("nodes", "");
        Assert.Equal(4, client.PartitionsOf(range).Count);
        var before = Ok(await client.ListAsync(new RangeQuery(range), default)).Revision;
        var revisions = new List<Revision>();
        for (var i = 0; i < 20; i++)
            revisions.Add(
                Committed(
                    await client.CommitAsync(
                        new Commit(
                            Guid.NewGuid(),
                            [],
                            [new CommitOperation.Put(new ObjectKey("nodes", "", "", $"n{i:d2}"), "{}"u8.ToArray(), -1)]
                        ),
                        default
                    )
                )
            );
        Assert.True(
            Enumerable
                .Range(0, 20)
                .Select(i => client.PartitionOf(new ObjectKey("nodes", "", "", $"n{i:d2}")))
                .Distinct()
                .Count() > 1
        );
        var page = Ok(await client.ListAsync(new RangeQuery(range, Limit: 15, Count: true), default));
        Assert.Equal(Enumerable.Range(0, 15).Select(i => $"n{i:d2}"), page.Value.Items.Select(i => i.Key.Name));
        Assert.Equal((true, 5L), (page.Value.More, page.Value.Remaining));
        var events = await WatchAsync(client, new WatchQuery(range, before), 20);
        Assert.Equal(revisions.Order(), events.Select(e => e.Item.Revision));
    }

    internal static readonly KeyRange Pods = new("pods", "acme", "default");

    private static ObjectKey Key(string name) => new("pods", "acme", "default", name);

    internal static CommitOperation.Put Put(string name, string value)
    {
        var json = $"{{\"v\":\"{value}\",\"rv\":\"{Hole}\"}}";
        return new CommitOperation.Put(
            Key(name),
            Encoding.UTF8.GetBytes(json),
            json.IndexOf(Hole, StringComparison.Ordinal)
        );
    }

    internal static async Task<Revision> PutAsync(KeyspaceClient client, string name, string value) =>
        Committed(await client.CommitAsync(new Commit(Guid.NewGuid(), [], [Put(name, value)]), default));

    internal static Revision Committed(CommitResult result) => Assert.IsType<CommitResult.Committed>(result).Revision;

    /// <summary>At one revision, page by page: a page ends by its bytes as well as by its items.</summary>
    internal static async Task<List<KeyspaceItem>> AllAsync(
        KeyspaceClient client,
        KeyRange range,
        Revision at = default
    )
    {
        var items = new List<KeyspaceItem>();
        for (var more = true; more; )
        {
            ObjectKey? after = items.Count == 0 ? null : items[^1].Key;
            var page = Ok(await client.ListAsync(new RangeQuery(range, at, after), default));
            items.AddRange(page.Value.Items);
            (at, more) = (page.Revision, page.Value.More);
        }
        return items;
    }

    private static ReadResult<T>.Ok Ok<T>(ReadResult<T> result) => Assert.IsType<ReadResult<T>.Ok>(result);

    private static List<string> Names(ReadResult<RangePage> result) =>
        [.. Ok(result).Value.Items.Select(i => i.Key.Name)];

    private static async Task<List<KeyspaceEvent>> WatchAsync(KeyspaceClient client, WatchQuery query, int count)
    {
        var events = new List<KeyspaceEvent>();
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(90));
        await foreach (var batch in client.WatchAsync(query, deadline.Token))
        {
            Assert.Null(batch.End);
            events.AddRange(batch.Events);
            if (events.Count >= count)
                break;
        }
        return events;
    }

    internal static async Task EventuallyAsync(Func<Task<bool>> condition)
    {
        // Each question is a round of RPCs: a pause between them leaves the machine to what is waited for.
        using var pause = new PeriodicTimer(TimeSpan.FromMilliseconds(25));
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(90));
        while (!await condition())
            await pause.WaitForNextTickAsync(deadline.Token);
    }
}
