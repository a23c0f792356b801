using Arktos.Store.Balance;
using Arktos.StoreClient.Records;
using Arktos.StoreClient.Wire;

namespace Arktos.Store.Tests.Balance;

/// <summary>Rates, made of what stores have counted.</summary>
public sealed class LoadSamplesTests
{
    [Fact]
    public void A_rate_is_of_the_time_between_the_oldest_sample_that_is_kept_and_the_latest()
    {
        var samples = new LoadSamples(3);
        Assert.Null(Assert.Single(Add(0, Store(1, term: 7, ("acme", 10, 100))).Partitions).Writes);
        Assert.False(samples.IsFull);
        var second = Add(10, Store(1, term: 7, ("acme", 20, 400), ("new", 5, 50)));
        Assert.Equal(35, Assert.Single(second.Partitions).Writes);
        Assert.Equal(25, second.Partitions[0].Bytes);
        Add(20, Store(1, term: 7, ("acme", 20, 400)));
        Assert.True(samples.IsFull);
        var last = Add(30, Store(1, term: 7, ("acme", 20, 1400)));
        Assert.Equal(new TenantShare("acme", 20, 50), Assert.Single(last.Partitions[0].Tenants));
        Assert.Equal(50, last.WritesOf(1));
        Assert.Equal(0, last.WritesOf(2));
        samples.Clear();
        Assert.False(samples.IsFull);

        ClusterLoad Add(int seconds, (StoreNode, StatusResponse?) answer) =>
            samples.Add(TimeSpan.FromSeconds(seconds), [answer]);
    }

    [Fact]
    public void Who_leads_newly_or_counts_anew_has_no_rate_and_who_is_silent_is_left_out()
    {
        var samples = new LoadSamples(2);
        samples.Add(TimeSpan.Zero, [Store(1, term: 7, ("acme", 1, 100)), (Node(2), null)]);
        // Store 1 was paused and leads still, as it thinks.
        var load = samples.Add(
            TimeSpan.FromSeconds(1),
            [Store(1, term: 7, ("acme", 1, 100)), Store(2, term: 8, ("acme", 1, 900))]
        );
        var partition = Assert.Single(load.Partitions);
        Assert.Equal((2u, null), (partition.Leader, partition.Writes));
        Assert.Null(load.WritesOf(2));
        Assert.Equal([1u, 2u], load.Stores.Select(s => s.Id));
        load = samples.Add(TimeSpan.FromSeconds(2), [Store(2, term: 8, ("acme", 1, 700)), (Node(1), null)]);
        Assert.Equal(0, load.Partitions[0].Writes);
        Assert.Equal(2u, Assert.Single(load.Stores).Id);
        Assert.Equal(75, load.Stores[0].UsedPercent(5));
    }

    private static StoreNode Node(uint id) => new() { Id = id, Name = $"s{id}" };

    private static (StoreNode, StatusResponse?) Store(
        uint id,
        ulong term,
        params (string Tenant, long Bytes, long Changes)[] tenants
    )
    {
        var partition = new PartitionStatus
        {
            Partition = 3,
            Leader = id,
            Term = term,
            Role = "leader",
        };
        foreach (var (tenant, bytes, changes) in tenants)
            partition.Tenants.Add(
                new TenantLoad
                {
                    Tenant = tenant,
                    Bytes = bytes,
                    Changes = changes,
                }
            );
        return (
            Node(id),
            new StatusResponse
            {
                DiskBytes = 100,
                DiskFreeBytes = 30,
                Partitions = { partition },
            }
        );
    }
}
