using Arktos.StoreClient;

namespace Arktos.Store.Tests.Records;

/// <summary>A partition map that nobody can read, in a cluster that runs.</summary>
public sealed class DamagedMapTests
{
    [Theory]
    [InlineData("6E6F6E73656E7365", "is damaged")]
    [InlineData("C10291C0", "is of version 2, this build reads version 1")]
    public async Task A_map_that_cannot_be_read_is_told_to_who_needs_it_and_others_go_on(string hex, string reason)
    {
        await using var cluster = new StoreCluster();
        await cluster.StartAsync(1, 2, 3);
        using var client = await cluster.ClientAsync();
        var whole = (await GetAsync(client, PartitionRouter.MapKey)).Value;
        await PutAsync(client, PartitionRouter.MapKey, Convert.FromHexString(hex));

        var connecting = await Assert.ThrowsAsync<InvalidDataException>(() => cluster.ClientAsync());
        Assert.Contains(reason, connecting.Message);
        Assert.StartsWith("the partition map", connecting.Message);
        var changing = await Assert.ThrowsAsync<InvalidOperationException>(() =>
            client.UpdateMapAsync(_ => true, default)
        );
        Assert.Equal(connecting.Message, changing.Message);

        // Who knows a map goes on, and follows the next that can be read.
        var pod = new ObjectKey("pods", "acme", "default", "web");
        await PutAsync(client, pod, "{}"u8.ToArray());
        Assert.Equal(2, client.Map.Partitions.Count);
        var changed = client.MapChanged;
        await PutAsync(client, PartitionRouter.MapKey, whole);
        await changed.WaitAsync(TimeSpan.FromSeconds(90));
        await client.UpdateMapAsync(map => (map.Tenants["acme"] = 1) == 1, default);
        using var another = await cluster.ClientAsync();
        Assert.Equal(1u, another.Map.Tenants["acme"]);
    }

    private static async Task<KeyspaceItem> GetAsync(KeyspaceClient client, ObjectKey key) =>
        Assert.IsType<ReadResult<KeyspaceItem?>.Ok>(await client.GetAsync(key, default)).Value!;

    private static async Task PutAsync(KeyspaceClient client, ObjectKey key, ReadOnlyMemory<byte> value) =>
        Assert.IsType<CommitResult.Committed>(
            await client.CommitAsync(new Commit(Guid.NewGuid(), [], [new CommitOperation.Put(key, value, -1)]), default)
        );
}
