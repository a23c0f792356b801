using Arktos.Rpc;
using Arktos.Store.Service;
using Arktos.StoreClient;
using Arktos.StoreClient.Wire;
using Google.Protobuf;
using KeyspaceRpc = Arktos.StoreClient.Wire.Keyspace;

namespace Arktos.Store.Tests;

/// <summary>Commits and watches over a link to a store: order, bounds, cancellation, and a link that breaks.</summary>
public sealed class LinkTests
{
    [Fact]
    public async Task Commits_sent_one_after_the_other_are_carried_out_in_that_order()
    {
        await using var cluster = new StoreCluster();
        await cluster.StartAsync(1, 2, 3);
        using var client = await cluster.ClientAsync();
        await PutAsync(client, "leader-is-known");
        // Not awaited one by one: they are under way together.
        var results = await Task.WhenAll(Enumerable.Range(0, 1000).Select(i => PutAsync(client, $"k{i:d4}")));
        Assert.Equal(results.Order(), results);
    }

    [Fact]
    public async Task A_link_that_breaks_under_load_loses_nothing_and_doubles_nothing()
    {
        await using var cluster = new StoreCluster();
        await cluster.StartAsync(1, 2, 3);
        using var client = await cluster.ClientAsync();
        var before = await PutAsync(client, "first");
        var leader = await LeaderAsync(client);
        var commits = Task.WhenAll(
            Enumerable
                .Range(0, 2000)
                .Select(i =>
                    client.CommitAsync(
                        new Commit(
                            Guid.NewGuid(),
                            [new CommitCondition.Absent(Key($"k{i:d4}"))],
                            [new CommitOperation.Put(Key($"k{i:d4}"), "x"u8.ToArray(), -1)]
                        ),
                        default
                    )
                )
        );
        await cluster.StopAsync(leader);
        // A create that was applied and is told as failed would have been carried out twice.
        var revisions = (await commits).Select(r => Assert.IsType<CommitResult.Committed>(r).Revision).ToList();
        var events = new List<KeyspaceEvent>();
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(90));
        await foreach (var batch in client.WatchAsync(new WatchQuery(QuorumTests.Pods, before), deadline.Token))
        {
            events.AddRange(batch.Events);
            if (events.Count >= revisions.Count)
                break;
        }
        Assert.Equal(revisions.Order(), events.Select(e => e.Item.Revision));
    }

    [Fact]
    public async Task A_commit_that_is_cancelled_leaves_the_others_on_its_link_alone()
    {
        await using var cluster = new StoreCluster();
        await cluster.StartAsync(1, 2, 3);
        using var client = await cluster.ClientAsync();
        await PutAsync(client, "first");
        using var cancelled = new CancellationTokenSource();
        var gone = client.CommitAsync(
            new Commit(Guid.NewGuid(), [], [new CommitOperation.Put(Key("gone"), new byte[3 << 20], -1)]),
            cancelled.Token
        );
        var others = Enumerable.Range(0, 100).Select(i => PutAsync(client, $"k{i}")).ToList();
        await cancelled.CancelAsync();
        await Task.WhenAll(others);
        // It may have been through before it was cancelled.
        if (await Task.WhenAny(gone) is { IsCompletedSuccessfully: false } task)
            Assert.True(task.IsCanceled);
    }

    [Fact]
    public async Task A_client_that_reads_no_answers_is_not_read_from_for_ever_and_gets_them_all_when_it_reads()
    {
        await using var cluster = new StoreCluster(partitions: 1);
        await cluster.StartAsync(1, 2, 3);
        using var client = await cluster.ClientAsync();
        await PutAsync(client, "first");
        using var channel = cluster.Channel(await LeaderAsync(client));
        using var link = await RawLink.OpenAsync(channel);
        const int Count = 5000;
        var sending = Task.Run(() =>
        {
            for (var i = 1; i <= Count; i++)
                link.Send(new LinkRequest { Commit = Put($"s{i}", tag: (ulong)i, bytes: 500) });
        });
        var tags = new List<ulong>();
        while (tags.Count < Count)
        {
            var response = link.Read()!.Commit;
            Assert.Equal(CommitResponse.Types.Outcome.Committed, response.Outcome);
            tags.Add(response.Tag);
        }
        await sending;
        Assert.Equal(Enumerable.Range(1, Count).Select(i => (ulong)i), tags.Order());
    }

    [Fact]
    public async Task A_commit_for_a_partition_that_is_not_there_is_answered_and_the_link_goes_on()
    {
        await using var cluster = new StoreCluster(partitions: 1);
        await cluster.StartAsync(1, 2, 3);
        using var channel = cluster.Channel(1);
        using var link = await RawLink.OpenAsync(channel);
        foreach (var (tag, partition) in ((ulong, uint)[])[(1, 99), (2, 5000)])
        {
            link.Send(
                new LinkRequest
                {
                    Commit = new CommitRequest { Partition = partition, Tag = tag },
                }
            );
            var answer = link.Read()!.Commit;
            Assert.Equal((tag, CommitResponse.Types.Outcome.NoPartition), (answer.Tag, answer.Outcome));
        }
    }

    [Fact]
    public async Task Watches_of_partitions_that_are_not_there_and_those_too_many_are_answered_and_end_alone()
    {
        await using var cluster = new StoreCluster(partitions: 1);
        await cluster.StartAsync(1, 2, 3);
        using var client = await cluster.ClientAsync();
        var first = await PutAsync(client, "first");
        using var channel = cluster.Channel(await LeaderAsync(client));
        using var link = await RawLink.OpenAsync(channel);
        link.Send(
            new LinkRequest
            {
                Watch = new WatchChange
                {
                    Tag = 1,
                    Begin = new WatchRequest { Partition = 99 },
                },
            }
        );
        Assert.Equal(
            WatchResponse.Types.Outcome.NoPartition,
            Assert.Single(link.Read()!.Watch.Watches).Response.Outcome
        );
        // One that is unknown ends, which is no error; then as many begin as there may be, and one more.
        link.Send(new LinkRequest { Watch = new WatchChange { Tag = 77 } });
        for (var i = 1; i <= LinkWatches.WatchesMax + 1; i++)
            link.Send(
                new LinkRequest
                {
                    Watch = new WatchChange { Tag = 100 + (ulong)i, Begin = Pods(client, first) },
                }
            );
        var outcomes = new List<WatchResponse.Types.Outcome>();
        while (outcomes.Count < LinkWatches.WatchesMax + 1)
            outcomes.AddRange(link.Read()!.Watch.Watches.Select(w => w.Response.Outcome));
        Assert.Equal(
            WatchResponse.Types.Outcome.Apart,
            Assert.Single(outcomes, o => o != WatchResponse.Types.Outcome.Events)
        );
    }

    [Fact]
    public async Task A_watch_s_events_follow_each_other_though_the_partition_changes_all_the_time()
    {
        await using var cluster = new StoreCluster(partitions: 1);
        await cluster.StartAsync(1, 2, 3);
        using var client = await cluster.ClientAsync();
        var first = await PutAsync(client, "first");
        using var channel = cluster.Channel(await LeaderAsync(client));
        using var link = await RawLink.OpenAsync(channel);
        link.Send(
            new LinkRequest
            {
                Watch = new WatchChange { Tag = 1, Begin = Pods(client, first) },
            }
        );
        const int Count = 300;
        var writing = Task.Run(async () =>
        {
            for (var i = 0; i < Count; i++)
                await PutAsync(client, $"k{i}");
        });
        var (seen, messages) = (new List<long>(), 0);
        while (seen.Count < Count)
        {
            var events = link.Read()!.Watch.Watches.SelectMany(w => w.Response.Events).ToList();
            seen.AddRange(events.Select(e => e.Item.Revision));
            messages += events.Count > 0 ? 1 : 0;
        }
        await writing;
        Assert.Equal(seen.Order(), seen);
        Assert.InRange(messages, 1, Count);
    }

    [Theory]
    [InlineData("a key of another process")]
    [InlineData("no message")]
    [InlineData("a kind that is not known")]
    [InlineData("too long")]
    [InlineData("too many fields")]
    public async Task A_link_that_says_what_cannot_be_read_ends_and_no_other(string what)
    {
        await using var cluster = new StoreCluster(partitions: 1);
        await cluster.StartAsync(1, 2, 3);
        using var client = await cluster.ClientAsync();
        await PutAsync(client, "first");
        using var channel = cluster.Channel(1);
        using var other = await RawLink.OpenAsync(channel);
        using var link = await RawLink.OpenAsync(channel, what == "a key of another process" ? new byte[16] : null);
        var commit = new CommitRequest();
        commit.Conditions.AddRange(Enumerable.Repeat(new Condition { Revision = 1 }, 70_000));
        link.SendContent(
            what switch
            {
                "no message" => [0x0a, 0xff],
                "a kind that is not known" => [0x7a, 0],
                "too long" => new byte[(16 << 20) + 1],
                "too many fields" => new LinkRequest { Commit = commit }.ToByteArray(),
                _ => [],
            }
        );
        Assert.Null(link.Read());
        other.Send(
            new LinkRequest
            {
                Commit = new CommitRequest { Partition = 99, Tag = 5 },
            }
        );
        Assert.Equal(5ul, other.Read()!.Commit.Tag);
        await PutAsync(client, "second");
    }

    [Fact]
    public async Task What_is_too_much_for_a_link_is_refused_and_breaks_nothing()
    {
        await using var cluster = new StoreCluster(partitions: 1);
        await cluster.StartAsync(1, 2, 3);
        using var client = await cluster.ClientAsync();
        await PutAsync(client, "first");
        CommitOperation Delete(int i) => new CommitOperation.Delete(Key($"k{i}"));
        var result = await client.CommitAsync(
            new Commit(Guid.NewGuid(), [], [.. Enumerable.Range(0, 5000).Select(Delete)]),
            default
        );
        Assert.Contains("at most 1024 operations", Assert.IsType<CommitResult.Invalid>(result).Reason);
        Assert.True(StoreLink.Takes(new CommitRequest()));
        Assert.False(
            StoreLink.Takes(
                new CommitRequest { Operations = { new Operation { Value = ByteString.CopyFrom(new byte[13 << 20]) } } }
            )
        );
    }

    [Fact]
    public async Task Links_come_and_go_and_a_store_that_stops_waits_for_none()
    {
        await using var cluster = new StoreCluster(partitions: 1);
        await cluster.StartAsync(1, 2, 3);
        using var client = await cluster.ClientAsync();
        var first = await PutAsync(client, "first");
        using var channel = cluster.Channel(1);
        var left = new List<RawLink>();
        for (var i = 0; i < 60; i++)
        {
            var link = await RawLink.OpenAsync(channel);
            for (var tag = 1ul; tag <= 3; tag++)
                link.Send(
                    new LinkRequest
                    {
                        Watch = new WatchChange { Tag = tag, Begin = Pods(client, first) },
                    }
                );
            if (i % 3 == 0)
                left.Add(link);
            else
                link.Dispose();
        }
        await cluster.StopAsync(1).WaitAsync(TimeSpan.FromMinutes(1));
        left.ForEach(l => l.Dispose());
    }

    [Fact]
    public async Task A_link_that_has_no_room_for_an_answer_ends_rather_than_to_leave_it_out()
    {
        await using var cluster = new StoreCluster(partitions: 1);
        await cluster.StartAsync(1, 2, 3);
        using var channel = cluster.Channel(1);
        using var link = await RawLink.OpenAsync(channel);
        var writer = new FrameWriter(link.Socket, "test", waitingBytesMax: 1);
        LinkService.Add(writer, new LinkAnswer { Commit = new CommitResponse { Tag = 1 } });
        Assert.False(writer.IsBroken);
        LinkService.Add(writer, new LinkAnswer { Commit = new CommitResponse { Tag = 2 } });
        Assert.True(writer.IsBroken);
        Assert.Null(link.Read());
        writer.End();
    }

    [Fact]
    public async Task Who_says_nothing_else_says_that_it_lives_and_is_told_so()
    {
        await using var cluster = new StoreCluster(partitions: 1);
        await cluster.StartAsync(1, 2, 3);
        using var channel = cluster.Channel(1);
        using var link = await RawLink.OpenAsync(channel);
        link.SendContent([]);
        Assert.Empty(link.ReadContent()!);
    }

    [Fact]
    public async Task A_disposed_client_takes_no_commits()
    {
        await using var cluster = new StoreCluster();
        await cluster.StartAsync(1, 2, 3);
        var client = await cluster.ClientAsync();
        await PutAsync(client, "first");
        client.Dispose();
        client.Dispose();
        await Assert.ThrowsAsync<ObjectDisposedException>(() => PutAsync(client, "second"));
    }

    private static ObjectKey Key(string name) => new("pods", "acme", "default", name);

    private static async Task<Revision> PutAsync(KeyspaceClient client, string name) =>
        Assert
            .IsType<CommitResult.Committed>(
                await client.CommitAsync(
                    new Commit(Guid.NewGuid(), [], [new CommitOperation.Put(Key(name), "x"u8.ToArray(), -1)]),
                    default
                )
            )
            .Revision;

    private static async Task<uint> LeaderAsync(KeyspaceClient client) =>
        (await client.StatusAsync(default))
            .Single(s =>
                s.Status?.Partitions.Any(p =>
                    p.Partition == client.PartitionOf(Key("first")).Value && p.Role == "leader"
                ) == true
            )
            .Store.Id;

    private static WatchRequest Pods(KeyspaceClient client, Revision after) =>
        new()
        {
            Partition = client.PartitionOf(Key("first")).Value,
            Key = ByteString.CopyFrom(QuorumTests.Pods.Begin),
            End = ByteString.CopyFrom(QuorumTests.Pods.End),
            AfterRevision = after.Value,
        };

    private static CommitRequest Put(string name, ulong tag, int bytes) =>
        new()
        {
            CommitId = ByteString.CopyFrom(Guid.NewGuid().ToByteArray()),
            Tag = tag,
            Operations =
            {
                new Operation
                {
                    Kind = Operation.Types.Kind.Put,
                    Key = ByteString.CopyFrom(Key(name).Encode()),
                    Value = ByteString.CopyFrom(new byte[bytes]),
                    RevisionOffset = -1,
                },
            },
        };
}
