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
