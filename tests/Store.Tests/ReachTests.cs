using Arktos.Rpc;
using Arktos.StoreClient;
using Arktos.StoreClient.Wire;
using Google.Protobuf;
using Grpc.Core;
using KeyspaceRpc = Arktos.StoreClient.Wire.Keyspace;

namespace Arktos.Store.Tests;

/// <summary>What state is read, and what it is certain to hold.</summary>
public sealed class ReachTests
{
    [Fact]
    public async Task A_read_says_which_state_it_is_of_and_how_far_the_partition_must_have_come()
    {
        await using var cluster = new StoreCluster(partitions: 1);
        await cluster.StartAsync(1, 2, 3);
        using var client = await cluster.ClientAsync();
        var key = new ObjectKey("pods", "acme", "default", "web");
        var (first, second) = (await PutAsync(client, key, "one"), await PutAsync(client, key, "two"));

        // Reached long ago: the latest state all the same.
        var latest = Assert.IsType<ReadResult<Revision>.Ok>(
            await client.LatestAsync(PartitionId.System, first, default)
        );
        Assert.InRange(latest.Value.Value, second.Value, long.MaxValue);
        // Not reached yet: the partition is moved there.
        var ahead = new Revision(latest.Value.Value + 1_000_000);
        latest = Assert.IsType<ReadResult<Revision>.Ok>(await client.LatestAsync(PartitionId.System, ahead, default));
        Assert.InRange(latest.Value.Value, ahead.Value, long.MaxValue);

        Assert.Equal("two", await ReadAsync(cluster, key, 0, 0));
        Assert.Equal("two", await ReadAsync(cluster, key, 0, first.Value));
        Assert.Equal("one", await ReadAsync(cluster, key, first.Value, 0));
        Assert.Equal("one", await ReadAsync(cluster, key, first.Value, second.Value));
        Assert.Equal("two", await ReadAsync(cluster, key, second.Value, second.Value));
        var refused = await Assert.ThrowsAsync<RpcException>(() => ReadAsync(cluster, key, second.Value, first.Value));
        Assert.Equal(StatusCode.InvalidArgument, refused.StatusCode);
    }

    private static async Task<Revision> PutAsync(KeyspaceClient client, ObjectKey key, string value)
    {
        var put = new CommitOperation.Put(key, System.Text.Encoding.UTF8.GetBytes(value), -1);
        var result = await client.CommitAsync(new Commit(Guid.NewGuid(), [], [put]), default);
        return Assert.IsType<CommitResult.Committed>(result).Revision;
    }

    /// <summary>Of whichever store answers.</summary>
    private static async Task<string> ReadAsync(StoreCluster cluster, ObjectKey key, long at, long reach)
    {
        var value = "";
        await QuorumTests.EventuallyAsync(async () =>
        {
            foreach (var store in new uint[] { 1, 2, 3 })
            {
                using var channel = cluster.Channel(store);
                var request = new ReadRequest
                {
                    Key = ByteString.CopyFrom(key.Encode()),
                    AtRevision = at,
                    ReachRevision = reach,
                };
                await foreach (
                    var response in new KeyspaceRpc.KeyspaceClient(channel.Calls).Read(request).ReadAllAsync(default)
                )
                    if (response.Outcome == ReadResponse.Types.Outcome.Ok)
                    {
                        value = Assert.Single(response.Items).Value.ToStringUtf8();
                        return true;
                    }
            }
            return false;
        });
        return value;
    }
}
