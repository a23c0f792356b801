using Arktos.Store.Keyspace;
using Arktos.Store.RocksDb;
using Arktos.StoreClient;

namespace Arktos.Store.Tests;

public sealed class HashTests
{
    private static readonly PartitionId Partition = PartitionId.System;

    [Fact]
    public async Task Replicas_that_hold_the_same_have_equal_hashes_and_one_that_does_not_is_found_in_its_range_only()
    {
        await using var cluster = new StoreCluster(partitions: 1);
        await cluster.StartAsync(1, 2, 3);
        using (var client = await cluster.ClientAsync())
        {
            for (var i = 0; i < 50; i++)
                await QuorumTests.PutAsync(client, $"k{i}", "x");
            var all = await client.HashAsync(Partition, null, default);
            Assert.True(all.AreEqual, string.Join("; ", all.Replicas));
            Assert.Equal(51u, all.Replicas[0].Keys);
            var pods = await client.HashAsync(Partition, QuorumTests.Pods, default);
            Assert.Equal((true, 50ul), (pods.AreEqual, pods.Replicas[1].Keys));
            Assert.NotEqual(all.Replicas[0].Hash, pods.Replicas[0].Hash);
            Assert.Equal(0u, (await client.HashAsync(Partition, new KeyRange("nodes"), default)).Replicas[0].Keys);
        }
        await cluster.StopAsync(2);
        using (var client = await cluster.ClientAsync())
        {
            var two = await client.HashAsync(Partition, null, default);
            Assert.False(two.AreEqual);
            Assert.Contains("does not answer", two.Replicas.Single(r => r.Store.Id == 2).Problem);
        }
        // A byte of one value changes behind the store's back.
        Spoil(Path.Combine(cluster.FolderOf(2), "keyspace"), new ObjectKey("pods", "acme", "default", "k7"));
        await cluster.StartAsync(2);
        using (var client = await cluster.ClientAsync())
        {
            PartitionHashes spoilt = null!;
            await QuorumTests.EventuallyAsync(async () =>
                (spoilt = await client.HashAsync(Partition, QuorumTests.Pods, default)).Replicas.All(r =>
                    r.Problem.Length == 0
                )
            );
            Assert.False(spoilt.AreEqual);
            Assert.Equal(spoilt.Replicas[0].Hash, spoilt.Replicas[2].Hash);
            Assert.True((await client.HashAsync(Partition, new KeyRange("partitionmap"), default)).AreEqual);
        }
    }

    private static void Spoil(string folder, ObjectKey key)
    {
        using var database = RocksDatabase.Open(folder, new DatabaseOptions());
        var latest = KeyspaceKeys.Key(KeyspaceKeys.Latest, Partition, key.Encode());
        var value = database.Get(latest)!;
        value[^1] ^= 1;
        using (var batch = database.NewBatch())
        {
            batch.Put(latest, value);
            database.Write(batch);
        }
        database.Flush();
    }
}
