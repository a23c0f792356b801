using Arktos.StoreClient;
using Arktos.StoreClient.Records;

namespace Arktos.Store.Tests.Partitions;

public sealed class PartitionRouterTests
{
    [Fact]
    public void A_tenant_is_in_one_partition_wherever_its_objects_are_named_from()
    {
        var router = Router(8);
        foreach (var tenant in Enumerable.Range(0, 50).Select(i => $"tenant-{i}"))
        {
            var partition = router.Locate(new ObjectKey("pods", tenant, "default", "x"));
            Assert.NotEqual(PartitionId.System, partition);
            Assert.Equal(partition, router.Locate(new ObjectKey("secrets", tenant, "other", "y")));
            Assert.Equal([partition], router.Covering(new KeyRange("pods", tenant)));
            Assert.Equal([partition], router.Covering(new KeyRange("pods", tenant, "default")));
        }
        Assert.Equal(PartitionId.System, router.Locate(new ObjectKey("tenants", "", "", "acme")));
        Assert.Equal(PartitionId.System, router.Locate(new ObjectKey("pods", "system", "kube-system", "dns")));
        Assert.Equal(8, router.Covering(new KeyRange("pods")).Count);
    }

    [Fact]
    public void A_tenant_that_moved_is_found_where_it_was_at_each_revision()
    {
        var map = new PartitionMap { Tenants = { ["acme"] = 3 } };
        map.Partitions.AddRange(Enumerable.Range(0, 4).Select(i => new Partition { Id = (uint)i, ByHash = true }));
        map.Past.Add(
            new TenantPast
            {
                Tenant = "acme",
                Partition = 1,
                Until = 100,
            }
        );
        map.Past.Add(
            new TenantPast
            {
                Tenant = "other",
                Partition = 1,
                Until = 150,
            }
        );
        map.Past.Add(
            new TenantPast
            {
                Tenant = "acme",
                Partition = 2,
                Until = 200,
            }
        );
        var router = new PartitionRouter(map);
        foreach (var (at, partition) in new[] { (1, 1), (99, 1), (100, 2), (199, 2), (200, 3), (0, 3) })
        {
            var revision = new Revision(at);
            var key = new ObjectKey("pods", "acme", "default", "web");
            Assert.Equal(partition, router.Locate(key, revision).Value);
            Assert.Equal(partition, Assert.Single(router.Covering(new KeyRange("pods", "acme"), revision)).Value);
        }
        Assert.Equal([1, 2, 3], router.StopsOf("acme", Revision.None).Select(s => (int)s.Partition.Value));
        Assert.Equal([2, 3], router.StopsOf("acme", new Revision(100)).Select(s => (int)s.Partition.Value));
        // Who was told of the end at the fence, before the revision at which it is elsewhere; and who knows less.
        Assert.Equal(
            new TenantStop(new PartitionId(2), new Revision(100), new Revision(200)),
            router.NextStop("acme", new PartitionId(1), new Revision(90))
        );
        Assert.Equal(3, router.NextStop("acme", new PartitionId(2), new Revision(180))!.Value.Partition.Value);
        Assert.Equal(3, router.NextStop("acme", new PartitionId(1), new Revision(250))!.Value.Partition.Value);
        Assert.Null(router.NextStop("acme", new PartitionId(3), new Revision(250)));
    }

    [Fact]
    public void A_tenant_in_parts_is_where_its_parts_are_and_was_where_it_was()
    {
        var part = TenantParts.OfNamespace("shop");
        var map = new PartitionMap
        {
            Tenants = { ["acme"] = 3, [TenantParts.NameOf("acme", part)] = 1 },
            SpreadTenants =
            {
                new SpreadTenant
                {
                    Tenant = "acme",
                    Partition = 2,
                    At = 100,
                },
            },
        };
        map.Partitions.AddRange(Enumerable.Range(0, 4).Select(i => new Partition { Id = (uint)i, ByHash = true }));
        // All of it until 50, the home until 300, a part until 200.
        foreach (
            var (name, partition, until) in new[]
            {
                ("acme", 1u, 50L),
                (TenantParts.NameOf("acme", part), 2u, 200L),
                ("acme", 2u, 300L),
            }
        )
            map.Past.Add(
                new TenantPast
                {
                    Tenant = name,
                    Partition = partition,
                    Until = until,
                }
            );
        var router = new PartitionRouter(map);
        ObjectKey pod = new("pods", "acme", "shop", "web"),
            ns = new("namespaces", "acme", "", "shop"),
            role = new("clusterroles", "acme", "", "view");
        foreach (
            var (at, ofPart, ofHome) in new[]
            {
                (1, 1, 1),
                (60, 2, 2),
                (150, 2, 2),
                (250, 1, 2),
                (300, 1, 3),
                (0, 1, 3),
            }
        )
        {
            var revision = new Revision(at);
            Assert.Equal((ofPart, ofPart), (router.Locate(pod, revision).Value, router.Locate(ns, revision).Value));
            Assert.Equal(ofHome, router.Locate(role, revision).Value);
            Assert.Equal(at is 0 or >= 100 ? 4 : 1, router.Covering(new KeyRange("pods", "acme"), revision).Count);
            Assert.Equal(ofPart, Assert.Single(router.Covering(new KeyRange("pods", "acme", "shop"), revision)).Value);
        }
        Assert.Null(router.MovedAs(new KeyRange("namespaces", "acme", "")));
        Assert.Equal("acme", router.MovedAs(new KeyRange("clusterroles", "acme", "")));
        Assert.Equal(TenantParts.NameOf("acme", part), router.MovedAs(new KeyRange("pods", "acme", "shop")));
        Assert.Equal(
            [1, 2, 1],
            router.StopsOf(TenantParts.NameOf("acme", part), Revision.None).Select(s => (int)s.Partition.Value)
        );
    }

    [Theory]
    [InlineData("acme", "acme", TenantParts.Home)]
    [InlineData("acme/0", "acme", 0)]
    [InlineData("acme/15", "acme", 15)]
    [InlineData("acme/16", null, 0)]
    [InlineData("acme/01", null, 0)]
    [InlineData("acme/-1", null, 0)]
    [InlineData("acme/", null, 0)]
    [InlineData("/1", null, 0)]
    [InlineData("", null, 0)]
    public void A_part_has_one_name(string name, string? tenant, int part)
    {
        Assert.Equal(tenant is not null, TenantParts.TryParse(name, out var of, out var found));
        if (tenant is not null)
            Assert.Equal((tenant, part, name), (of, found, TenantParts.NameOf(of, found)));
    }

    [Fact]
    public void A_key_is_in_one_part_however_it_is_given_and_every_part_has_room()
    {
        for (var i = 0; i < 200; i++)
            foreach (
                var key in (ObjectKey[])
                    [
                        new("pods", "acme", $"ns-{i}", "web"),
                        new("namespaces", "acme", "", $"ns-{i}"),
                        new("nodes", "acme", "", $"{i}"),
                    ]
            )
            {
                Assert.Equal(TenantParts.Of(key), TenantParts.Of(key.Encode()));
                Assert.Equal(key.Resource == "nodes", TenantParts.Of(key) == TenantParts.Home);
            }
        for (var part = 0; part < TenantParts.Count; part++)
            Assert.Equal(part, TenantParts.Of(new ObjectKey("any", "acme", TenantParts.RoomIn(part), "")));
        // For ever: where the data of installations is.
        Assert.Equal([0, 7, 5], ((string[])["default", "kube-system", "kube-public"]).Select(TenantParts.OfNamespace));
        Assert.Equal(TenantParts.Home, TenantParts.Of("no key"u8));
    }

    [Fact]
    public void Every_key_of_a_range_lies_in_a_partition_that_covers_the_range() =>
        Seeds.Each(
            5,
            random =>
            {
                var router = Router(random.Next(1, 9));
                string[] resources = ["nodes", "pods", "leases.coordination.k8s.io"],
                    tenants = ["", "system", "acme"],
                    namespaces = ["", "kube-node-lease", "default"];
                for (var i = 0; i < 500; i++)
                {
                    var key = new ObjectKey(
                        resources[random.Next(3)],
                        tenants[random.Next(3)],
                        namespaces[random.Next(3)],
                        $"n{random.Next(100)}"
                    );
                    foreach (
                        var range in (KeyRange[])
                            [
                                new(key.Resource),
                                new(key.Resource, key.Tenant),
                                new(key.Resource, key.Tenant, key.Namespace),
                            ]
                    )
                    {
                        Assert.True(range.Contains(key));
                        Assert.Contains(router.Locate(key), router.Covering(range));
                        var bytes = key.Encode().AsSpan();
                        Assert.True(
                            bytes.SequenceCompareTo(range.Begin) >= 0 && bytes.SequenceCompareTo(range.End) < 0,
                            $"{key} is not within the bounds of {range}"
                        );
                    }
                }
            }
        );

    [Fact]
    public void Nodes_and_their_leases_are_spread_and_a_listed_tenant_goes_where_the_map_says()
    {
        var router = Router(4);
        Assert.Equal(
            4,
            Enumerable
                .Range(0, 100)
                .Select(i => router.Locate(new ObjectKey("nodes", "", "", $"node-{i}")))
                .Distinct()
                .Count()
        );
        Assert.Equal(
            4,
            Enumerable
                .Range(0, 100)
                .Select(i =>
                    router.Locate(new ObjectKey("leases.coordination.k8s.io", "system", "kube-node-lease", $"node-{i}"))
                )
                .Distinct()
                .Count()
        );
        Assert.Equal(4, router.Covering(new KeyRange("nodes", "")).Count);
        Assert.Equal(new PartitionId(3), router.Locate(new ObjectKey("pods", "pinned", "default", "x")));
    }

    private static PartitionRouter Router(int partitions)
    {
        var map = new PartitionMap { ClusterId = "c" };
        for (uint p = 0; p < partitions; p++)
            map.Partitions.Add(new Partition { Id = p, ByHash = true });
        map.Tenants["system"] = 0;
        map.Tenants["pinned"] = 3;
        map.Spread.AddRange(PartitionRouter.SpreadResources);
        return new PartitionRouter(map);
    }
}
