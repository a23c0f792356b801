using Arktos.Store.Balance;
using Arktos.Store.Partitions;
using Arktos.Store.Replication;
using Arktos.StoreClient;
using Arktos.StoreClient.Records;

namespace Arktos.Store.Tests.Balance;

/// <summary>What is moved off hot and full stores, and what is not.</summary>
public sealed class BalancePlanTests
{
    private const long Disk = 1000;

    private static readonly DateTimeOffset Now = DateTimeOffset.FromUnixTimeSeconds(1_800_000_000);

    [Fact]
    public void A_tenant_of_the_hottest_store_goes_where_the_hotter_of_both_is_coolest()
    {
        var step = Assert.IsType<BalanceStep.Tenant>(Hot(("acme", 300), ("bolt", 400), ("core", 500)).Step);
        Assert.Equal(("core", 1u), (step.Name, step.From));
        Assert.Contains("store az-b takes 1200 writes a second, 3.0 times the average", step.ToString());
        var map = Map();
        step.Apply(map);
        Assert.Equal(step.To, Assert.Single(map.Moves).To);
        Assert.NotEqual(1u, step.To);
    }

    [Fact]
    public void What_would_be_as_hot_elsewhere_stays()
    {
        var alone = Hot(("acme", 1200));
        Assert.Null(alone.Step);
        Assert.Contains("no tenant's move would help", Assert.Single(alone.Remarks));
        Assert.EndsWith("; tenant acme makes most of it: arktos tenant spread acme", Assert.Single(alone.Remarks));
        // Nor does anything go where the disk is nearly full.
        var load = Load((0, 1, []), (1, 2, [("acme", 10, 700), ("bolt", 10, 600)]), (2, 3, []));
        Assert.NotNull(Plan(Map(), load with { Stores = [Store(1, 780), Store(2, 780), Store(3, 780)] }).Step);
        Assert.Null(Plan(Map(), load with { Stores = [Store(1, 781), Store(2, 0), Store(3, 0)] }).Step);
        // Hot by the average, but little all the same.
        Assert.Empty(Hot(("acme", 200), ("bolt", 290)).Remarks);
        Assert.Null(Hot(("acme", 200), ("bolt", 290)).Step);
        // Where nothing is written, nothing is hot, however little makes it so.
        var still = Map();
        still.Balance.HotWrites = 0;
        Assert.Equal((null, 0), (Hot(still).Step, Hot(still).Remarks.Count));
        // Even stores are not hot, however much they take.
        var even = Load((0, 1, [("acme", 1, 900)]), (1, 2, [("bolt", 1, 900)]), (2, 3, [("core", 1, 900)]));
        Assert.Null(Plan(Map(), even).Step);
        Assert.Empty(Plan(Map(), even).Remarks);
    }

    [Fact]
    public void Of_a_tenant_in_parts_a_part_goes()
    {
        var map = Map();
        map.Tenants["acme"] = 1;
        map.SpreadTenants.Add(
            new SpreadTenant
            {
                Tenant = "acme",
                Partition = 1,
                At = 1,
            }
        );
        var hot = Hot(map, ("acme", 100), ("acme/3", 700), ("acme/4", 600));
        var step = Assert.IsType<BalanceStep.Tenant>(hot.Step);
        Assert.Equal("acme/3", step.Name);
        step.Apply(map);
        Assert.Equal("acme/3", Assert.Single(map.Moves).Tenant);
        // One that is too hot alone cannot be divided further.
        var alone = Hot(Spread(), ("acme/3", 1200));
        Assert.EndsWith("or rests", Assert.Single(alone.Remarks));

        static PartitionMap Spread()
        {
            var map = Map();
            map.SpreadTenants.Add(
                new SpreadTenant
                {
                    Tenant = "acme",
                    Partition = 1,
                    At = 1,
                }
            );
            return map;
        }
    }

    [Fact]
    public void The_installation_and_its_operators_stay_and_so_does_who_moves_or_has_just_moved()
    {
        Assert.Null(Hot(("", 600), ("system", 600)).Step);
        var map = Map();
        map.Past.Add(Past("acme", TimeSpan.FromMinutes(59)));
        map.Past.Add(Past("bolt", TimeSpan.FromMinutes(61)));
        Assert.Equal("bolt", Assert.IsType<BalanceStep.Tenant>(Hot(map, ("acme", 700), ("bolt", 600)).Step).Name);
        MapChanges.MoveTenant(map, "core", 2);
        var busy = Hot(map, ("acme", 700), ("bolt", 600));
        Assert.Null(busy.Step);
        Assert.Contains("on their way", Assert.Single(busy.Remarks));
    }

    [Fact]
    public void No_more_go_in_an_hour_than_the_rules_say()
    {
        var map = Map();
        map.Balance.MovesAnHour = 2;
        map.Past.Add(Past("x", TimeSpan.FromMinutes(10)));
        Assert.NotNull(Hot(map, ("acme", 700), ("bolt", 600)).Step);
        map.Past.Add(Past("y", TimeSpan.FromMinutes(50)));
        var bound = Hot(map, ("acme", 700), ("bolt", 600));
        Assert.Null(bound.Step);
        Assert.Contains("2 tenants were moved within the hour", Assert.Single(bound.Remarks));
    }

    [Fact]
    public void What_is_not_known_moves_nothing()
    {
        var unknown = Load((0, 1, []), (1, 2, [("acme", 1, 700), ("bolt", 1, 700)]), (2, 3, []));
        var silent = unknown with { Partitions = [.. unknown.Partitions.Take(2)] };
        var anew = unknown with { Partitions = [.. unknown.Partitions.Select(p => p with { Writes = null })] };
        foreach (var load in (ClusterLoad[])[silent, anew])
        {
            Assert.Null(Plan(Map(), load).Step);
            Assert.Contains("not of all partitions", Assert.Single(Plan(Map(), load).Remarks));
        }
    }

    [Fact]
    public void A_full_store_gives_a_replica_to_one_of_its_az_that_has_room()
    {
        var map = Map();
        MapChanges.AddStore(map, "az-b-2", "az-b", "127.0.0.1:4");
        MapChanges.AddStore(map, "az-a-2", "az-a", "127.0.0.1:5");
        var load = Load((0, 1, [("acme", 100, 0)]), (1, 2, [("bolt", 300, 0)]), (2, 3, [("core", 200, 0)]));
        load = load with { Stores = [Store(1, 500), Store(2, 850), Store(3, 500), Store(4, 300), Store(5, 10)] };
        var step = Assert.IsType<BalanceStep.Replica>(Plan(map, load).Step);
        Assert.Equal((1u, "az-b", "az-b-2"), (step.Partition, step.From, step.To));
        step.Apply(map);
        Assert.Contains("members of a partition change", Assert.Single(Plan(map, load).Remarks));
        // The largest has no room there, the next has.
        var tight = load with
        {
            Stores = [.. load.Stores.Where(s => s.Id != 4), Store(4, 450)],
        };
        Assert.Equal(2u, Assert.IsType<BalanceStep.Replica>(Plan(Fresh(), tight).Step).Partition);
        // Nor may it be a store that does not answer.
        var gone = load with
        {
            Stores = [.. load.Stores.Where(s => s.Id != 4)],
        };
        Assert.Null(Plan(Fresh(), gone).Step);
        Assert.Contains("store az-b is 85 % full, and nothing of it", Assert.Single(Plan(Fresh(), gone).Remarks));

        static PartitionMap Fresh()
        {
            var map = Map();
            MapChanges.AddStore(map, "az-b-2", "az-b", "127.0.0.1:4");
            return map;
        }
    }

    [Fact]
    public void A_full_store_gives_a_tenant_to_a_partition_that_is_not_on_it()
    {
        var map = Map();
        for (var i = 4u; i <= 6; i++)
            MapChanges.AddStore(map, $"new-{i}", $"az-{(char)('a' + i - 4)}", $"127.0.0.1:{i}");
        var other = MapChanges.CreatePartition(map, []);
        // The replicas of all others are too large for any.
        var load = Load(
            (0, 1, [("", 5000, 0)]),
            (1, 2, [("acme", 50, 0), ("bolt", 150, 0), ("core", 4000, 0), ("system", 140, 0)]),
            (2, 3, [("many", 4000, 0)]),
            (other, 4, [])
        );
        load = load with
        {
            Stores = [Store(1, 900), Store(2, 900), Store(3, 900), Store(4, 500), Store(5, 540), Store(6, 500)],
        };
        var step = Assert.IsType<BalanceStep.Tenant>(Plan(map, load).Step);
        Assert.Equal(("bolt", 1u, other), (step.Name, step.From, step.To));
        // What has been copied of a tenant that lives elsewhere does not count as its own.
        map.Tenants["bolt"] = 2;
        Assert.Equal("acme", Assert.IsType<BalanceStep.Tenant>(Plan(map, load).Step).Name);
    }

    [Theory]
    [InlineData("tenant acme to 2", "")]
    [InlineData(
        "tenant bolt to 2",
        "store az-b would be 81 % full with the 110 bytes that go to it, and is full at 80 %"
    )]
    [InlineData("tenants acme and tiny to 2 and 1", "store az-b would be 81 % full with the 110 bytes that go")]
    [InlineData("partition 2 from az-a to az-a-2", "store az-a-2 would be 90 % full with the 200 bytes that go to it")]
    [InlineData("partition 1 from az-a to az-a-2", "")]
    [InlineData("az-a replaced by az-a-2", "store az-a-2 would be 99 % full with the 290 bytes that go to it")]
    [InlineData("a new partition", "")]
    [InlineData("a new partition, az-c is full", "store az-c would be 81 % full with the 0 bytes that go to it")]
    [InlineData("a new partition for bolt", "store az-b would be 81 % full with the 110 bytes that go to it")]
    [InlineData("tenant gone that nobody knows of", "")]
    public void What_would_fill_a_store_is_refused_by_its_name_whatever_goes_there(string change, string refusal)
    {
        var load = Load(
            (0, 1, []),
            (1, 2, [("acme", 80, 0), ("tiny", 30, 0)]),
            (2, 3, [("bolt", 110, 0), ("many", 90, 0)])
        );
        load = load with
        {
            Stores =
            [
                Store(1, 100),
                Store(2, 700),
                Store(3, change.EndsWith("az-c is full") ? 810 : 100),
                Store(4, 700),
            ],
        };
        var before = Map();
        MapChanges.AddStore(before, "az-a-2", "az-a", "127.0.0.1:4");
        before.Tenants["acme"] = before.Tenants["tiny"] = 1;
        before.Tenants["bolt"] = before.Tenants["many"] = 0;
        var map = PartitionMap.Decode(before.Encode());
        switch (change)
        {
            case "tenant acme to 2":
                MapChanges.MoveTenant(map, "acme", 2);
                break;
            case "tenant bolt to 2":
                MapChanges.MoveTenant(map, "bolt", 2);
                break;
            case "tenants acme and tiny to 2 and 1":
                // Two partitions of the same stores: what goes to both counts.
                map.Tenants["tiny"] = before.Tenants["tiny"] = 2;
                MapChanges.MoveTenant(map, "acme", 2);
                MapChanges.MoveTenant(map, "tiny", 1);
                break;
            case "partition 2 from az-a to az-a-2":
                MapChanges.MoveReplica(map, 2, "az-a", "az-a-2");
                break;
            case "partition 1 from az-a to az-a-2":
                load = load with { Partitions = [.. load.Partitions.Where(p => p.Id != 1), new(1, 2, 0, [])] };
                MapChanges.MoveReplica(map, 1, "az-a", "az-a-2");
                break;
            case "az-a replaced by az-a-2":
                load = load with
                {
                    Partitions = [.. load.Partitions.Where(p => p.Id != 1), new(1, 2, 0, [new("acme", 90, 0)])],
                };
                MapChanges.ReplaceStore(map, "az-a", "az-a-2");
                break;
            case "a new partition for bolt":
                MapChanges.CreatePartition(map, ["bolt"]);
                break;
            case "tenant gone that nobody knows of":
                MapChanges.MoveTenant(
                    map,
                    "gone",
                    new PartitionRouter(map).StopOf("gone").Partition.Value == 1 ? 2u : 1u
                );
                break;
            default:
                MapChanges.CreatePartition(map, []);
                break;
        }
        var refused = BalancePlan.RoomRefusal(before, map, load);
        if (refusal.Length == 0)
            Assert.Null(refused);
        else
            Assert.StartsWith(refusal, refused);
    }

    [Theory]
    [InlineData(19u, 150u, 12u, "full at 19 %")]
    [InlineData(100u, 150u, 12u, "full at 100 %")]
    [InlineData(80u, 109u, 12u, "hot at 109 %")]
    [InlineData(80u, 150u, 0u, "0 moves an hour")]
    public void Rules_that_make_no_sense_are_refused(uint full, uint hot, uint moves, string reason)
    {
        var refused = Assert.Throws<InvalidOperationException>(() =>
            MapChanges.SetBalance(
                new PartitionMap(),
                r => (r.FullPercent, r.HotPercent, r.MovesAnHour) = (full, hot, moves)
            )
        );
        Assert.Contains(reason, refused.Message);
    }

    /// <summary>Whatever the load, while it stays so: each move makes it more even, until there is none.</summary>
    [Fact]
    public void Moves_come_to_an_end_and_leave_the_hottest_store_cooler()
    {
        for (var seed = 0; seed < 200; seed++)
        {
            var random = new Random(seed);
            var map = Map(partitions: 9);
            (map.Balance.RestSeconds, map.Balance.MovesAnHour) = (0, BalanceRules.MovesAnHourMax);
            var tenants = Enumerable
                .Range(0, 30)
                .ToDictionary(i => $"t{i}", _ => (Writes: random.Next(400), Bytes: (long)random.Next(10)));
            foreach (var tenant in tenants.Keys)
                map.Tenants[tenant] = (uint)random.Next(random.Next(1, 9));
            var hottest = double.MaxValue;
            var moves = 0;
            while (Plan(map, Of()).Step is BalanceStep.Tenant step)
            {
                var now = Hottest();
                Assert.True(now < hottest, $"seed {seed}: after {moves} moves {hottest} became {now}");
                (hottest, moves) = (now, moves + 1);
                Assert.Equal(step.From, map.Tenants[step.Name]);
                map.Tenants[step.Name] = step.To;
                Assert.True(moves < 100, $"seed {seed}: no end");
            }

            ClusterLoad Of() =>
                Load([
                    .. map.Partitions.Select(p =>
                        (
                            p.Id,
                            p.Id % 3 + 1,
                            map.Tenants.Where(t => t.Value == p.Id)
                                .Select(t => (t.Key, tenants[t.Key].Bytes, (double)tenants[t.Key].Writes))
                                .ToArray()
                        )
                    ),
                ]);

            double Hottest() => Of().Stores.Max(s => Of().WritesOf(s.Id)!.Value);
        }
    }

    private static BalanceProposal Hot(params (string Tenant, double Writes)[] tenants) => Hot(Map(), tenants);

    private static BalanceProposal Hot(PartitionMap map, params (string Tenant, double Writes)[] tenants) =>
        Plan(map, Load((0, 1, []), (1, 2, [.. tenants.Select(t => (t.Tenant, 10L, t.Writes))]), (2, 3, [])));

    private static BalanceProposal Plan(PartitionMap map, ClusterLoad load)
    {
        // Who is not named lives where the load has it.
        foreach (var partition in load.Partitions)
        foreach (var tenant in partition.Tenants.Where(t => PartitionRouter.IsMovable(t.Tenant)))
            map.Tenants.TryAdd(tenant.Tenant, partition.Id);
        return BalancePlan.Of(map, load, Now);
    }

    private static PartitionMap Map(int partitions = 3)
    {
        var map = new PartitionMap { NextStore = 4 };
        for (var i = 1u; i <= 3; i++)
            map.Stores.Add(
                new StoreNode
                {
                    Id = i,
                    Name = $"az-{(char)('a' + i - 1)}",
                    Az = $"az-{(char)('a' + i - 1)}",
                    Address = $"127.0.0.1:{i}",
                }
            );
        foreach (var id in Enumerable.Range(0, partitions))
        {
            List<ulong> replicas = [.. map.Stores.Select(s => ReplicaIds.Of(new StoreId(s.Id), 0).Value)];
            map.Partitions.Add(
                new Partition
                {
                    Id = (uint)id,
                    ByHash = true,
                    Stores = [1, 2, 3],
                    Replicas = replicas,
                    Members = [.. replicas],
                    NextIncarnation = 1,
                }
            );
        }
        return map;
    }

    private static ClusterLoad Load(
        params (uint Partition, uint Leader, (string Tenant, long Bytes, double Writes)[] Tenants)[] partitions
    ) =>
        new(
            [Store(1, 100), Store(2, 100), Store(3, 100)],
            [
                .. partitions.Select(p => new PartitionLoad(
                    p.Partition,
                    p.Leader,
                    p.Tenants.Sum(t => t.Writes),
                    [.. p.Tenants.Select(t => new TenantShare(t.Tenant, t.Bytes, t.Writes))]
                )),
            ]
        );

    private static StoreLoad Store(uint id, long used) => new(id, Disk, Disk - used);

    private static TenantPast Past(string tenant, TimeSpan ago) =>
        new()
        {
            Tenant = tenant,
            Partition = 0,
            Until = Revision.Compose((Now - ago).ToUnixTimeMilliseconds(), 0, PartitionId.System).Value,
        };
}
