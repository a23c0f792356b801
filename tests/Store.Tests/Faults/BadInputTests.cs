using Arktos.Rpc;
using Arktos.StoreClient;
using Arktos.StoreClient.Wire;
using Google.Protobuf;
using Grpc.Core;
using KeyspaceRpc = Arktos.StoreClient.Wire.Keyspace;

namespace Arktos.Store.Tests.Faults;

public sealed class BadInputTests
{
    [Fact]
    public async Task What_can_never_succeed_is_answered_with_the_thing_that_is_wrong_and_at_once()
    {
        await using var cluster = new StoreCluster(partitions: 2);
        await cluster.StartAsync(1, 2, 3);
        using var client = await cluster.ClientAsync();
        var last = await QuorumTests.PutAsync(client, "a", "x");

        Assert.Contains(
            "a value of 3145729 bytes is too long",
            await InvalidAsync(client, new CommitOperation.Put(Key("big"), new byte[(3 << 20) + 1], -1))
        );
        Assert.Contains(
            "a key of 1107 bytes is too long",
            await InvalidAsync(client, new CommitOperation.Put(Key(new string('k', 1089)), new byte[1], -1))
        );
        Assert.Contains(
            "is too long: at most 315360000 s",
            await InvalidAsync(
                client,
                new CommitOperation.Put(Key("old"), new byte[1], -1) { TimeToLive = TimeSpan.FromDays(4000) }
            )
        );
        Assert.Contains(
            "names no key",
            Assert
                .IsType<CommitResult.Invalid>(await client.CommitAsync(new Commit(Guid.NewGuid(), [], []), default))
                .Reason
        );
        // The largest that is taken comes back.
        Assert.IsType<CommitResult.Committed>(
            await client.CommitAsync(
                new Commit(Guid.NewGuid(), [], [new CommitOperation.Put(Key("large"), new byte[3 << 20], -1)]),
                default
            )
        );
        Assert.Equal(
            3 << 20,
            Assert
                .IsType<ReadResult<KeyspaceItem?>.Ok>(await client.GetAsync(Key("large"), default))
                .Value!.Value.Length
        );

        var future = new Revision(last.Value + ((long)TimeSpan.FromHours(1).TotalMilliseconds << 20));
        Assert.True(
            Assert
                .IsType<ReadResult<RangePage>.Future>(
                    await client.ListAsync(new RangeQuery(QuorumTests.Pods, At: future), default)
                )
                .Latest >= last
        );
        await foreach (var batch in client.WatchAsync(new WatchQuery(QuorumTests.Pods, future), default))
        {
            Assert.Equal(WatchEndReason.Future, batch.End?.Reason);
            Assert.Contains("lies in the future", batch.End!.Message);
            break;
        }
        // A little ahead is waited for: it is what another store's clock may give out.
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(90));
        var near = new Revision(last.Value + (2000L << 20));
        await foreach (var batch in client.WatchAsync(new WatchQuery(QuorumTests.Pods, near), patience.Token))
        {
            Assert.Null(batch.End);
            break;
        }
    }

    [Fact]
    public async Task A_partition_that_a_store_does_not_have_is_named_in_every_answer()
    {
        await using var cluster = new StoreCluster(partitions: 1);
        await cluster.StartAsync(1, 2, 3);
        using var channel = cluster.Channel(1);
        foreach (var partition in (uint[])[7, 1023, 1024, 70_000, uint.MaxValue])
        {
            var named = $"no replica of partition {partition}";
            var commit = await new KeyspaceRpc.KeyspaceClient(channel.Calls).CommitAsync(
                new CommitRequest { Partition = partition }
            );
            Assert.Equal(CommitResponse.Types.Outcome.NoPartition, commit.Outcome);
            Assert.Contains(named, commit.Message);
            var read = await FirstAsync(
                new KeyspaceRpc.KeyspaceClient(channel.Calls).Read(
                    new ReadRequest { Partition = partition, Key = ByteString.CopyFromUtf8("x") }
                )
            );
            Assert.Equal(ReadResponse.Types.Outcome.NoPartition, read.Outcome);
            Assert.Contains(named, read.Message);
            var watch = await FirstAsync(
                new KeyspaceRpc.KeyspaceClient(channel.Calls).Watch(new WatchRequest { Partition = partition })
            );
            Assert.Equal(WatchResponse.Types.Outcome.NoPartition, watch.Outcome);
            Assert.Contains(named, watch.Message);
            Assert.Equal(
                HashResponse.Types.Outcome.NoPartition,
                (
                    await new KeyspaceRpc.KeyspaceClient(channel.Calls).HashAsync(
                        new HashRequest { Partition = partition }
                    )
                ).Outcome
            );
        }
    }

    [Fact]
    public async Task A_store_that_does_not_lead_says_who_does_and_a_client_that_knew_another_follows()
    {
        await using var cluster = new StoreCluster(partitions: 1);
        await cluster.StartAsync(1, 2, 3);
        using var client = await cluster.ClientAsync();
        await QuorumTests.PutAsync(client, "a", "x");
        var leader = await LeaderAsync(client);
        foreach (var other in ((uint[])[1, 2, 3]).Where(s => s != leader))
        {
            using var channel = cluster.Channel(other);
            var request = new CommitRequest { CommitId = ByteString.CopyFrom(Guid.NewGuid().ToByteArray()) };
            request.Operations.Add(
                new Operation
                {
                    Kind = Operation.Types.Kind.Put,
                    Key = ByteString.CopyFrom(Key("b").Encode()),
                    RevisionOffset = -1,
                }
            );
            await QuorumTests.EventuallyAsync(async () =>
            {
                var refused = await new KeyspaceRpc.KeyspaceClient(channel.Calls).CommitAsync(request);
                Assert.Equal(CommitResponse.Types.Outcome.NotLeader, refused.Outcome);
                return refused.Leader == leader;
            });
        }
        // The leader that the client knows is gone; it comes back as a follower.
        await cluster.StopAsync(leader);
        await QuorumTests.PutAsync(client, "b", "x");
        await cluster.StartAsync(leader);
        Assert.NotEqual(leader, await LeaderAsync(client));
        await QuorumTests.PutAsync(client, "c", "x");
        Assert.Equal(
            3,
            Assert
                .IsType<ReadResult<RangePage>.Ok>(await client.ListAsync(new RangeQuery(QuorumTests.Pods), default))
                .Value.Items.Count
        );
    }

    private static async Task<uint> LeaderAsync(KeyspaceClient client)
    {
        uint leader = 0;
        await QuorumTests.EventuallyAsync(async () =>
            (
                leader = (await client.StatusAsync(default))
                    .Where(s => s.Status is not null)
                    .Select(s => s.Status!.Partitions[0])
                    .MaxBy(p => p.Term)!
                    .Leader
            ) != 0
        );
        return leader;
    }

    private static async Task<string> InvalidAsync(KeyspaceClient client, CommitOperation operation) =>
        Assert
            .IsType<CommitResult.Invalid>(
                await client.CommitAsync(new Commit(Guid.NewGuid(), [], [operation]), default)
            )
            .Reason;

    private static ObjectKey Key(string name) => new("pods", "acme", "default", name);

    private static async Task<T> FirstAsync<T>(AsyncServerStreamingCall<T> call)
    {
        await foreach (var response in call.ReadAllAsync(default))
            return response;
        throw new InvalidOperationException("nothing was answered");
    }
}
