using System.Text;
using Arktos.Store.Keyspace;
using Arktos.Store.Partitions;
using Arktos.Store.Replication;
using Arktos.StoreClient;
using Arktos.StoreClient.Wire;
using static Arktos.Store.Tests.Keyspace.PartitionFixture;

namespace Arktos.Store.Tests.Keyspace;

public sealed class TimeToLiveTests
{
    private static readonly long Epoch = At(0).UnixMilliseconds;

    [Fact]
    public void A_key_is_due_when_its_time_is_over_and_not_before_and_no_longer_when_it_was_written_again()
    {
        using var keyspace = new PartitionFixture();
        keyspace.Apply(Commit(Put("stays", "x"), Put("short", "x", 10), Put("long", "x", 3600)), At(1000));
        Assert.Empty(Due(keyspace, 10_999));
        Assert.Equal(["short"], Due(keyspace, 11_000));
        Assert.Equal(["short", "long"], Due(keyspace, 4_000_000));
        keyspace.Apply(Commit(Put("short", "y", 20)), At(5000));
        Assert.Empty(Due(keyspace, 24_999));
        Assert.Equal(["short"], Due(keyspace, 25_000));
        keyspace.Apply(Commit(Put("short", "z")), At(6000));
        Assert.Equal(["long"], Due(keyspace, long.MaxValue - Epoch - 1));
        keyspace.Apply(Commit(Delete("long")), At(7000));
        Assert.Empty(Due(keyspace, long.MaxValue - Epoch - 1));
        Assert.Equal(["short=z", "stays=x"], keyspace.ReadAll(keyspace.Keyspace.State.Revision));
        // What has gone from latest is read from history as it was.
        Assert.Equal(["long=x", "short=y", "stays=x"], keyspace.ReadAll(At(5000)));
    }

    [Fact]
    public void Deleting_what_is_due_spares_a_key_that_was_written_again_meanwhile_and_is_an_event_like_any_other()
    {
        using var keyspace = new PartitionFixture();
        var first = keyspace.Apply(Commit(Put("a", "1", 1), Put("b", "1", 1)), At(0)).Revision;
        keyspace.Apply(Commit(Put("a", "2", 1)), At(500));
        var outcome = keyspace.Apply(
            Commit(DeleteAt("a", first), DeleteAt("b", first), DeleteAt("none", first)),
            At(2000)
        );
        Assert.Equal(-1, outcome.FailedCondition);
        Assert.Equal(["a=2"], keyspace.ReadAll(At(2000)));
        var events = new List<PartitionEvent>();
        Assert.True(keyspace.Keyspace.Recent.TryRead(At(500), 10, events, out _));
        Assert.Equal(["Delete b=1 was 1 @" + At(2000)], events.Select(Text));
    }

    [Fact]
    public void What_is_due_is_the_same_after_a_restart_and_on_a_replica_that_got_a_snapshot()
    {
        using var keyspace = new PartitionFixture();
        for (var i = 0; i < 20; i++)
            keyspace.Apply(Commit(Put($"k{i:d2}", "x", (uint)(1 + i))));
        var due = Due(keyspace, 10_000);
        Assert.NotEmpty(due);
        keyspace.Reopen();
        Assert.Equal(due, Due(keyspace, 10_000));
        using var copy = new PartitionFixture();
        using (var snapshot = keyspace.Database.Snapshot())
            copy.Keyspace.Install(
                [
                    .. StagedSnapshots
                        .Chunks(keyspace.Database, snapshot, Id)
                        .SelectMany(c => c.Items)
                        .Select(i => (i.Key.ToByteArray(), i.Value.ToByteArray())),
                ],
                keyspace.Keyspace.State.Index,
                keyspace.Keyspace.State.Term
            );
        Assert.Equal(due, Due(copy, 10_000));
        Assert.Equal(keyspace.Hash(), copy.Hash());
    }

    [Theory]
    [InlineData(-1, 0)]
    [InlineData(0, 0)]
    [InlineData((3 << 20) - 19, 0)]
    [InlineData(-1, 1)]
    [InlineData(0, 1_800_000_000_000)]
    [InlineData((3 << 20) - 19, long.MaxValue)]
    public void A_version_is_stored_and_read_back_with_and_without_an_expiry(int revisionOffset, long expires)
    {
        var stored = new StoredValue(new Revision(1), new Revision(2), revisionOffset, "value"u8.ToArray())
        {
            Expires = expires,
        };
        foreach (
            var read in (StoredValue[])
                [StoredValue.Decode(stored.Encode()), StoredValue.DecodeEnded(stored.EncodeEnded(new Revision(3)))]
        )
        {
            Assert.Equal(
                (stored.CreateRevision, stored.Revision, revisionOffset, expires),
                (read.CreateRevision, read.Revision, read.RevisionOffset, read.Expires)
            );
            Assert.Equal("value", Encoding.UTF8.GetString(read.Value.Span));
        }
        // One that never expires is as versions before times to live wrote it.
        if (expires == 0)
            Assert.Equal(25, stored.Encode().Length);
    }

    [Fact]
    public void Only_what_needs_it_is_logged_in_the_format_that_older_versions_refuse()
    {
        Assert.Equal(1, Command.Encode(At(0), Commit(Put("a", "1")))[0]);
        Assert.Equal(1, Command.Encode(At(0), null)[0]);
        Assert.Equal(2, Command.Encode(At(0), Commit(Put("a", "1", 1)))[0]);
        Assert.Equal(2, Command.Encode(At(0), Commit(DeleteAt("a", At(0))))[0]);
        Assert.Equal(2, Command.Encode(At(0), new CommitRequest { ForgetHistory = true })[0]);
    }

    [Fact]
    public void A_time_to_live_that_cannot_be_kept_is_refused_with_the_reason()
    {
        Assert.Contains("too long", Command.Refusal(Commit(Put("a", "1", uint.MaxValue))));
        var deletion = Delete("a");
        deletion.TtlSeconds = 1;
        Assert.Contains("only a Put takes one", Command.Refusal(Commit(deletion)));
    }

    [Fact]
    public void A_data_directory_of_before_times_to_live_is_opened_and_marked_for_older_versions()
    {
        using var folder = new TemporaryFolder();
        DataDirectory.Create(folder.Path, "mine", 1);
        File.WriteAllText(folder["store.json"], "{\"format\":1,\"clusterId\":\"mine\",\"store\":1}");
        DataDirectory.Open(folder.Path, "mine", 1).Upgraded();
        Assert.Contains("\"format\":3", File.ReadAllText(folder["store.json"]));
        DataDirectory.Open(folder.Path, "mine", 1);
    }

    [Fact]
    public void A_clock_that_leaps_deletes_nothing_early_and_keeps_nothing_for_hours()
    {
        var time = new LeapingTime(DateTimeOffset.UnixEpoch.AddYears(50));
        var clock = new ExpiryClock(time);
        var begin = clock.Now();
        time.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(begin + 10_000, clock.Now());
        time.Leap += TimeSpan.FromHours(5);
        time.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(begin + 30_000, clock.Now());
        time.Leap -= TimeSpan.FromHours(10);
        time.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(begin + 35_000, clock.Now());
        time.Leap += TimeSpan.FromHours(5);
        time.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(begin + 40_000, clock.Now());
    }

    [Fact]
    public async Task Keys_of_a_running_cluster_go_when_their_time_is_over_whoever_leads_and_the_others_stay()
    {
        await using var cluster = new StoreCluster(
            partitions: 2,
            o => o with { MaintenanceInterval = TimeSpan.FromMilliseconds(50) }
        );
        await cluster.StartAsync(1, 2, 3);
        using var client = await cluster.ClientAsync();
        var begin = Revision.None;
        foreach (var some in Enumerable.Range(0, 600).Chunk(100))
        {
            var puts = some.Select(i =>
                (CommitOperation)
                    new CommitOperation.Put(new ObjectKey("pods", "acme", "default", $"k{i}"), "x"u8.ToArray(), -1)
                    {
                        TimeToLive = i % 3 == 0 ? null : TimeSpan.FromSeconds(1),
                    }
            );
            begin = Assert
                .IsType<CommitResult.Committed>(
                    await client.CommitAsync(new Commit(Guid.NewGuid(), [], [.. puts]), default)
                )
                .Revision;
        }
        var item = Assert
            .IsType<ReadResult<KeyspaceItem?>.Ok>(
                await client.GetAsync(new ObjectKey("pods", "acme", "default", "k0"), default)
            )
            .Value!;
        Assert.Null(item.Expires);
        var leader = (await client.StatusAsync(default))[0]
            .Status!.Partitions.Single(p => p.Partition == client.PartitionOf(item.Key).Value)
            .Leader;
        await cluster.StopAsync(leader);
        await QuorumTests.EventuallyAsync(async () =>
            await client.ListAsync(new RangeQuery(QuorumTests.Pods, Limit: 1000), default)
                is ReadResult<RangePage>.Ok ok
            && ok.Value.Items.Count == 200
            && ok.Value.Items.All(i => i.Expires is null)
        );
        // The deletions are events.
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(90));
        var deleted = 0;
        await foreach (var batch in client.WatchAsync(new WatchQuery(QuorumTests.Pods, begin), deadline.Token))
            if ((deleted += batch.Events.Count(e => e.Kind == KeyspaceEventKind.Delete)) >= 400)
                break;
        Assert.Equal(400, deleted);
    }

    [Fact]
    public async Task A_list_says_when_its_items_go_as_a_get_does_now_and_at_an_earlier_revision()
    {
        await using var cluster = new StoreCluster();
        await cluster.StartAsync(1, 2, 3);
        using var client = await cluster.ClientAsync();
        var key = new ObjectKey("pods", "acme", "default", "short");
        var put = Assert
            .IsType<CommitResult.Committed>(
                await client.CommitAsync(
                    new Commit(
                        Guid.NewGuid(),
                        [],
                        [new CommitOperation.Put(key, "x"u8.ToArray(), -1) { TimeToLive = TimeSpan.FromHours(1) }]
                    ),
                    default
                )
            )
            .Revision;
        var expires = Assert.IsType<ReadResult<KeyspaceItem?>.Ok>(await client.GetAsync(key, default)).Value!.Expires;
        Assert.Equal(put.UnixMilliseconds + 3_600_000, expires?.ToUnixTimeMilliseconds());
        await client.CommitAsync(
            new Commit(Guid.NewGuid(), [], [new CommitOperation.Put(key with { Name = "long" }, "x"u8.ToArray(), -1)]),
            default
        );
        foreach (var at in (Revision[])[Revision.None, put])
        {
            var items = Assert
                .IsType<ReadResult<RangePage>.Ok>(
                    await client.ListAsync(new RangeQuery(QuorumTests.Pods, At: at), default)
                )
                .Value.Items;
            Assert.Equal(expires, items.Single(i => i.Key == key).Expires);
        }
    }

    private static Operation Put(string name, string value, uint seconds) =>
        new(PartitionFixture.Put(name, value)) { TtlSeconds = seconds };

    private static Operation Put(string name, string value) => PartitionFixture.Put(name, value);

    private static Operation DeleteAt(string name, Revision revision) =>
        new()
        {
            Kind = Operation.Types.Kind.DeleteAtRevision,
            Key = Key(name),
            Revision = revision.Value,
            RevisionOffset = -1,
        };

    private static List<string> Due(PartitionFixture keyspace, long milliseconds) =>
        [
            .. KeyspacePartition
                .Due(keyspace.Database, Id, Epoch + milliseconds, 1000, TenantPlaces.None)
                .Select(d => NameOf(d.Key)),
        ];
}
