using Arktos.StoreClient;

namespace Arktos.Store.Tests;

public sealed class HeldArrivalsTests
{
    private static readonly PartitionId First = new(1),
        Second = new(2);

    [Fact]
    public async Task An_arrival_waits_until_its_old_partition_is_told_up_to_the_fence()
    {
        var arrivals = new HeldArrivals();
        arrivals.Begin(First, new Revision(5));
        var waiting = arrivals.PassAsync(First, new Revision(10), default);
        Assert.False(waiting.IsCompleted);
        arrivals.Told(Second, new Revision(50));
        arrivals.Told(First, new Revision(9));
        Assert.False(waiting.IsCompleted);
        arrivals.Told(First, new Revision(10));
        await waiting.WaitAsync(TimeSpan.FromSeconds(90));
        // It is so far, began behind it, or is not followed at all.
        await arrivals.PassAsync(First, new Revision(10), default).WaitAsync(TimeSpan.FromSeconds(90));
        arrivals.Begin(Second, new Revision(20));
        await arrivals.PassAsync(Second, new Revision(50), default).WaitAsync(TimeSpan.FromSeconds(90));
        await arrivals.PassAsync(new PartitionId(3), new Revision(50), default).WaitAsync(TimeSpan.FromSeconds(90));
    }

    /// <summary>Two tenants change places: each arrival waits for the other partition, and both pass.</summary>
    [Fact]
    public async Task Arrivals_in_both_directions_do_not_wait_for_each_other_for_ever()
    {
        var arrivals = new HeldArrivals();
        arrivals.Begin(First, new Revision(1));
        arrivals.Begin(Second, new Revision(1));
        // First: fence of a at 10, arrival of b at 25. Second: fence of b at 20, arrival of a at 15.
        async Task FirstAsync()
        {
            arrivals.Told(First, new Revision(10));
            await arrivals.PassAsync(Second, new Revision(20), default);
            arrivals.Told(First, new Revision(25));
        }
        async Task SecondAsync()
        {
            await arrivals.PassAsync(First, new Revision(10), default);
            arrivals.Told(Second, new Revision(15));
            arrivals.Told(Second, new Revision(20));
        }
        await Task.WhenAll(FirstAsync(), SecondAsync()).WaitAsync(TimeSpan.FromSeconds(90));
    }

    [Fact]
    public void A_batch_is_parted_where_tenants_arrive()
    {
        var batch = new PartitionBatch(
            Second,
            [
                Put("web", 10),
                Mark(20, new TenantMark(First, Revision.None)),
                Put("web", 21),
                Mark(30, new TenantMark(First, new Revision(25))),
                Put("web", 31),
                Mark(40, new TenantMark(First, new Revision(35))),
                Mark(45, new TenantMark(First, new Revision(44))) with
                {
                    Kind = KeyspaceEventKind.Delete,
                },
            ],
            new Revision(50),
            new WatchEnd(WatchEndReason.Unavailable, new Revision(50), "over")
        );
        Assert.Equal(
            ["-; 10,21; 29; acme@20; ", "25; 31; 39; ; ", "35; ; 50; ; over"],
            MarkedBatch
                .Split(batch)
                .Select(p =>
                    $"{p.Arrival?.Fence.ToString() ?? "-"}; "
                    + $"{string.Join(',', p.Batch.Events.Select(e => e.Item.Revision))}; {p.Batch.Closed}; "
                    + $"{string.Join(',', p.Fences.Select(f => $"{f.Tenant}@{f.Fence}"))}; {p.Batch.End?.Message}"
                )
        );
        var plain = batch with { Events = [Put("web", 10)] };
        Assert.Equal(plain.Closed, Assert.Single(MarkedBatch.Split(plain)).Batch.Closed);

        static KeyspaceEvent Put(string name, long revision) =>
            new(
                KeyspaceEventKind.Put,
                new KeyspaceItem(
                    new ObjectKey("pods", "acme", "default", name),
                    default,
                    new Revision(revision),
                    new Revision(revision),
                    -1
                ),
                null
            );

        static KeyspaceEvent Mark(long revision, TenantMark mark) =>
            new(
                KeyspaceEventKind.Put,
                new KeyspaceItem(
                    TenantMark.KeyOf("acme"),
                    mark.Encode(),
                    new Revision(revision),
                    new Revision(revision),
                    -1
                ),
                null
            );
    }
}
