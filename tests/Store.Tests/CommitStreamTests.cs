using Arktos.StoreClient;
using Arktos.StoreClient.Wire;
using Google.Protobuf;
using KeyspaceRpc = Arktos.StoreClient.Wire.Keyspace;

namespace Arktos.Store.Tests;

/// <summary>Commits over one stream to a store: order, bounds, cancellation, and a stream that breaks.</summary>
public sealed class CommitStreamTests
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
    public async Task A_stream_that_breaks_under_load_loses_nothing_and_doubles_nothing()
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
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        await foreach (var batch in client.WatchAsync(new WatchQuery(QuorumTests.Pods, before), deadline.Token))
        {
            events.AddRange(batch.Events);
            if (events.Count >= revisions.Count)
                break;
        }
        Assert.Equal(revisions.Order(), events.Select(e => e.Item.Revision));
    }

    [Fact]
    public async Task A_commit_that_is_cancelled_leaves_the_others_on_its_stream_alone()
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
        using var call = new KeyspaceRpc.KeyspaceClient(channel.Calls).CommitStream();
        const int Count = 5000;
        var sending = Task.Run(async () =>
        {
            for (var i = 1; i <= Count; i++)
            {
                var request = new CommitRequest
                {
                    CommitId = ByteString.CopyFrom(Guid.NewGuid().ToByteArray()),
                    Tag = (ulong)i,
                };
                request.Operations.Add(
                    new Operation
                    {
                        Kind = Operation.Types.Kind.Put,
                        Key = ByteString.CopyFrom(Key($"s{i}").Encode()),
                        Value = ByteString.CopyFrom(new byte[500]),
                        RevisionOffset = -1,
                    }
                );
                await call.RequestStream.WriteAsync(new CommitBatch { Commits = { request } });
            }
            await call.RequestStream.CompleteAsync();
        });
        var tags = new List<ulong>();
        while (await call.ResponseStream.MoveNext(default))
            foreach (var response in call.ResponseStream.Current.Answers)
            {
                Assert.Equal(CommitResponse.Types.Outcome.Committed, response.Outcome);
                tags.Add(response.Tag);
            }
        await sending;
        Assert.Equal(Enumerable.Range(1, Count).Select(i => (ulong)i), tags.Order());
    }

    [Fact]
    public async Task A_commit_for_a_partition_that_is_not_there_is_answered_and_the_stream_goes_on()
    {
        await using var cluster = new StoreCluster(partitions: 1);
        await cluster.StartAsync(1, 2, 3);
        using var channel = cluster.Channel(1);
        using var call = new KeyspaceRpc.KeyspaceClient(channel.Calls).CommitStream();
        CommitRequest[] commits = [new() { Partition = 99, Tag = 1 }, new() { Partition = 5000, Tag = 2 }];
        await call.RequestStream.WriteAsync(new CommitBatch { Commits = { commits } });
        await call.RequestStream.CompleteAsync();
        var answers = new List<(ulong, CommitResponse.Types.Outcome)>();
        while (await call.ResponseStream.MoveNext(default))
            answers.AddRange(call.ResponseStream.Current.Answers.Select(a => (a.Tag, a.Outcome)));
        Assert.Equal(
            [(1, CommitResponse.Types.Outcome.NoPartition), (2, CommitResponse.Types.Outcome.NoPartition)],
            answers
        );
    }

    [Theory]
    [InlineData(1000, 0, 1, new[] { 1000 })] // they wait together, and go together
    [InlineData(5, 100 << 10, 1, new[] { 2, 2, 1 })]
    [InlineData(3, 3 << 20, 1, new[] { 1, 1, 1 })] // one alone may be larger than several together
    [InlineData(3, 0, 2000, new[] { 2, 1 })]
    public void What_waits_goes_into_few_messages_of_a_bounded_size(int count, int bytes, int operations, int[] sizes)
    {
        var waiting = System.Threading.Channels.Channel.CreateUnbounded<CommitRequest>();
        for (var i = 1; i <= count; i++)
        {
            var commit = new CommitRequest { Tag = (ulong)i };
            for (var o = 0; o < operations; o++)
                commit.Operations.Add(new Operation { Value = ByteString.CopyFrom(new byte[bytes]) });
            Assert.True(waiting.Writer.TryWrite(commit));
        }
        var batches = new List<CommitBatch>();
        while (waiting.Reader.TryPeek(out _))
            batches.Add(CommitBatches.Take(waiting.Reader));
        Assert.Equal(sizes, batches.Select(b => b.Commits.Count));
        Assert.Equal(
            Enumerable.Range(1, count).Select(i => (ulong)i),
            batches.SelectMany(b => b.Commits).Select(c => c.Tag)
        );
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
}
