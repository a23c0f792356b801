using System.Text;
using Arktos.Store.Partitions;
using Arktos.StoreClient;
using Arktos.StoreClient.Records;

namespace Arktos.Store.Tests.Partitions;

/// <summary>Stores and replicas that come and go while real stores serve.</summary>
public sealed class MembershipTests
{
    [Fact]
    public async Task A_store_that_is_lost_for_good_is_replaced_and_another_may_fail_then()
    {
        await using var cluster = new StoreCluster();
        await cluster.StartAsync(1, 2, 3);
        using var client = await cluster.ClientAsync();
        for (var i = 0; i < 20; i++)
            await PutAsync(client, $"t{i % 4}", $"a{i}");
        await cluster.StopAsync(2);
        Directory.Delete(cluster.FolderOf(2), recursive: true);
        await PutAsync(client, "t0", "after-the-loss");

        await cluster.AddStoreAsync(client, "az-b-2", "az-b");
        await client.UpdateMapAsync(map => MapChanges.ReplaceStore(map, "az-b", "az-b-2") == 2, default);
        await MembersAsync(client, 0, 1, 3, 4);
        await MembersAsync(client, 1, 1, 3, 4);
        await client.UpdateMapAsync(
            map =>
            {
                MapChanges.RemoveStore(map, "az-b");
                return true;
            },
            default
        );

        // What is a majority now was none before.
        await cluster.StopAsync(1);
        await PutAsync(client, "t1", "after-the-second");
        for (var i = 0; i < 20; i++)
            Assert.NotNull(await GetAsync(client, $"t{i % 4}", $"a{i}"));
        Assert.NotNull(await GetAsync(client, "t0", "after-the-loss"));
        await EqualAsync(client, 0);
        await EqualAsync(client, 1);
    }

    [Fact]
    public async Task A_replica_that_moves_away_is_destroyed_and_another_may_come_back_to_its_store_later()
    {
        await using var cluster = new StoreCluster(partitions: 2);
        await cluster.StartAsync(1, 2, 3);
        using var client = await cluster.ClientAsync();
        for (var i = 0; i < 30; i++)
            await PutAsync(client, "acme", $"a{i}");
        await cluster.AddStoreAsync(client, "az-c-2", "az-c");
        for (var round = 0; round < 2; round++)
        {
            await client.UpdateMapAsync(
                map =>
                {
                    MapChanges.MoveReplica(map, 1, "az-c", "az-c-2");
                    return true;
                },
                default
            );
            await MembersAsync(client, 1, 1, 2, 4);
            await HoldersAsync(client, 1, 1, 2, 4);
            await PutAsync(client, "acme", $"there{round}");
            await client.UpdateMapAsync(
                map =>
                {
                    MapChanges.MoveReplica(map, 1, "az-c-2", "az-c");
                    return true;
                },
                default
            );
            await MembersAsync(client, 1, 1, 2, 3);
            await HoldersAsync(client, 1, 1, 2, 3);
            await PutAsync(client, "acme", $"back{round}");
        }
        // The log of store 3 holds entries of three replicas of this partition, one after the other.
        await cluster.StopAsync(3);
        await cluster.StartAsync(3);
        await EqualAsync(client, 1);
        Assert.NotNull(await GetAsync(client, "acme", "back1"));
    }

    /// <summary>The store that gives partition 0 up learns of it from the map, which is in partition 0.</summary>
    [Fact]
    public async Task The_system_partition_leaves_a_store_that_goes_on_running()
    {
        await using var cluster = new StoreCluster();
        await cluster.StartAsync(1, 2, 3);
        using var client = await cluster.ClientAsync();
        await cluster.AddStoreAsync(client, "az-a-2", "az-a");
        await client.UpdateMapAsync(map => MapChanges.ReplaceStore(map, "az-a", "az-a-2") == 2, default);
        await MembersAsync(client, 0, 2, 3, 4);
        await HoldersAsync(client, 0, 2, 3, 4);
        await HoldersAsync(client, 1, 2, 3, 4);
    }

    [Fact]
    public async Task A_new_partition_takes_a_tenant_and_who_follows_all_tenants_sees_it()
    {
        await using var cluster = new StoreCluster();
        await cluster.StartAsync(1, 2, 3);
        using var client = await cluster.ClientAsync();
        using var stop = new CancellationTokenSource(TimeSpan.FromSeconds(90));
        var seen = Task.Run(async () =>
        {
            await foreach (
                var batch in client.FollowAsync(
                    new FollowQuery(new KeyRange("pods"), new Dictionary<PartitionId, Revision>(), Revision.None),
                    stop.Token
                )
            )
            foreach (var e in batch.Events)
                if (e.Item.Key.Tenant == "big")
                    return batch.Partition;
            throw new InvalidOperationException("the stream ended");
        });
        var watch = client
            .WatchAsync(new WatchQuery(new KeyRange("pods", "big"), Revision.None), stop.Token)
            .GetAsyncEnumerator();
        Assert.True(await watch.MoveNextAsync());
        uint id = 0;
        await client.UpdateMapAsync(map => (id = MapChanges.CreatePartition(map, ["big"])) > 0, default);
        await UntilAsync(() => Task.FromResult(client.Map.Moves.Count == 0), "the tenant is not there");
        await PutAsync(client, "big", "a");
        Assert.Equal(new PartitionId(2), await seen);
        Assert.Equal(2u, id);
        // A watch of one tenant was in another partition: it ends, and says so.
        while (watch.Current.End is null)
            Assert.True(await watch.MoveNextAsync());
        Assert.Equal(WatchEndReason.Unavailable, watch.Current.End.Reason);
        await watch.DisposeAsync();
        // Nobody else has moved.
        Assert.Equal(new PartitionId(1), client.PartitionOf(Key("acme", "a")));
        // The new partition is there after a restart as well.
        await cluster.StopAsync(1);
        await cluster.StartAsync(1);
        await cluster.StopAsync(2);
        await PutAsync(client, "big", "b");
    }

    [Fact]
    public async Task Leads_go_to_where_they_belong_so_that_every_store_has_its_share()
    {
        await using var cluster = new StoreCluster(
            partitions: 6,
            o => o with { LeadAtLeast = TimeSpan.FromMilliseconds(200) }
        );
        await cluster.StartAsync(1, 2, 3);
        using var client = await cluster.ClientAsync();
        await UntilAsync(
            async () =>
            {
                var leaders = (await client.StatusAsync(default))
                    .Where(s => s.Status is not null)
                    .SelectMany(s => s.Status!.Partitions.Where(p => p.Role == "leader").Select(_ => s.Store.Id))
                    .ToList();
                return leaders.Count == 6 && leaders.GroupBy(l => l).All(g => g.Count() == 2);
            },
            "the leads are not spread evenly"
        );
        await PutAsync(client, "acme", "a");
    }

    [Fact]
    public void What_an_operator_may_not_do_to_the_map_is_refused_with_the_reason()
    {
        var map = Map();
        Assert.Equal(4u, MapChanges.AddStore(map, "az-b-2", "az-b", "127.0.0.1:4"));
        Refused("there is a store az-a already", () => MapChanges.AddStore(map, "az-a", "az-a", "127.0.0.1:9"));
        Refused("store az-a has the address", () => MapChanges.AddStore(map, "x", "az-a", "127.0.0.1:1"));
        Refused("no HOST:PORT", () => MapChanges.AddStore(map, "x", "az-a", "127.0.0.1"));
        Refused("there is no store x", () => MapChanges.MoveReplica(map, 0, "x", "az-a"));
        Refused("there is no partition 9", () => MapChanges.MoveReplica(map, 9, "az-a", "az-b-2"));
        Refused("has a replica on store az-b already", () => MapChanges.MoveReplica(map, 0, "az-a", "az-b"));
        Refused("has replicas of 2 partitions", () => MapChanges.RemoveStore(map, "az-b"));
        Refused("no store can take partition 0", () => MapChanges.Drain(Map(), "az-a"));
        MapChanges.MoveReplica(map, 0, "az-b", "az-b-2");
        Refused("are changing already", () => MapChanges.MoveReplica(map, 0, "az-b-2", "az-b"));
        Assert.Equal([1UL, 3, 1UL << 32 | 4], map.Partitions[0].Replicas.Order().ToArray());
        Assert.Equal([1u, 2, 3, 4], map.Partitions[0].Stores.Order().ToArray());
        Refused("stays where it is", () => MapChanges.CreatePartition(Map(), ["system"]));
        Assert.Equal(2u, MapChanges.CreatePartition(map, ["big"]));
        Assert.Equal(3u, MapChanges.CreatePartition(map, []));
        // The emptiest store of an AZ.
        Assert.Equal([1u, 2, 3], map.Partitions[2].Stores);
        Assert.Equal([1u, 3, 4], map.Partitions[3].Stores.Order().ToArray());
        Assert.Equal(("big", 2u), (Assert.Single(map.Moves).Tenant, map.Moves[0].To));
    }

    private static void Refused(string reason, Action change) =>
        Assert.Contains(reason, Assert.Throws<InvalidOperationException>(change).Message);

    private static PartitionMap Map() =>
        PartitionMap.Decode(
            MapBootstrap
                .Commit(
                    new ClusterConfiguration(
                        "c",
                        [
                            .. Enumerable
                                .Range(1, 3)
                                .Select(i => new ConfiguredStore(
                                    (uint)i,
                                    $"az-{(char)('a' + i - 1)}",
                                    $"az-{(char)('a' + i - 1)}",
                                    $"127.0.0.1:{i}"
                                )),
                        ],
                        [new ConfiguredPartition(0, [1, 2, 3]), new ConfiguredPartition(1, [1, 2, 3])]
                    )
                )
                .Operations[0]
                .Value.Memory
        );

    private static Task MembersAsync(KeyspaceClient client, uint partition, params uint[] stores) =>
        UntilAsync(
            () =>
                Task.FromResult(
                    client.Map.Partitions.First(p => p.Id == partition) is var p
                        && p.Members.Order().SequenceEqual(p.Replicas.Order())
                        && p.Stores.Order().SequenceEqual(stores)
                ),
            $"the members of partition {partition} are not {string.Join(", ", stores)}"
        );

    private static Task HoldersAsync(KeyspaceClient client, uint partition, params uint[] stores) =>
        UntilAsync(
            async () =>
                (await client.StatusAsync(default))
                    .Where(s => s.Status?.Partitions.Any(p => p.Partition == partition) == true)
                    .Select(s => s.Store.Id)
                    .Order()
                    .SequenceEqual(stores),
            $"the stores with partition {partition} are not {string.Join(", ", stores)}"
        );

    private static Task EqualAsync(KeyspaceClient client, uint partition) =>
        UntilAsync(
            async () =>
            {
                var hashes = (await client.StatusAsync(default, withHashes: true))
                    .Where(s => s.Status is not null)
                    .SelectMany(s => s.Status!.Partitions.Where(p => p.Partition == partition))
                    .Select(p => (p.HashIndex, p.Hash))
                    .ToList();
                return hashes.Count > 1 && hashes.Distinct().Count() == 1;
            },
            $"the replicas of partition {partition} differ"
        );

    private static async Task UntilAsync(Func<Task<bool>> condition, string otherwise)
    {
        for (var i = 0; i < 600; i++)
        {
            if (await condition())
                return;
            await Task.Delay(100);
        }
        Assert.Fail(otherwise);
    }

    private static ObjectKey Key(string tenant, string name) => new("pods", tenant, "default", name);

    private static async Task PutAsync(KeyspaceClient client, string tenant, string name) =>
        Assert.IsType<CommitResult.Committed>(
            await client.CommitAsync(
                new Commit(
                    Guid.NewGuid(),
                    [],
                    [new CommitOperation.Put(Key(tenant, name), Encoding.UTF8.GetBytes(name), -1)]
                ),
                default
            )
        );

    private static async Task<KeyspaceItem?> GetAsync(KeyspaceClient client, string tenant, string name) =>
        Assert.IsType<ReadResult<KeyspaceItem?>.Ok>(await client.GetAsync(Key(tenant, name), default)).Value;
}
