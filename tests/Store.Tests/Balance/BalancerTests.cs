using System.Text;
using Arktos.Store.Balance;
using Arktos.Store.Partitions;
using Arktos.StoreClient;

namespace Arktos.Store.Tests.Balance;

/// <summary>Real stores move a tenant off the one that takes all the writes.</summary>
public sealed class BalancerTests
{
    [Fact]
    public async Task A_hot_store_gives_up_a_tenant_while_it_is_written_and_only_when_it_may()
    {
        await using var cluster = new StoreCluster(
            partitions: 3,
            configure: o => o with { BalanceInterval = TimeSpan.FromMilliseconds(200) }
        );
        await cluster.StartAsync(1, 2, 3);
        using var client = await cluster.ClientAsync();
        string[] tenants = ["acme", "bolt"];
        await client.UpdateMapAsync(
            map =>
            {
                foreach (var tenant in tenants)
                    map.Tenants[tenant] = 1;
                MapChanges.SetBalance(map, r => (r.HotWrites, r.HotPercent, r.MovesAnHour) = (1, 110, 1));
                return true;
            },
            default
        );
        using var stop = new CancellationTokenSource();
        var writing = tenants.Select(t => Task.Run(() => WriteAsync(client, t, stop.Token))).ToList();
        await SeenAsync(client, tenants);
        Assert.Empty(client.Map.Moves);

        await client.UpdateMapAsync(
            map =>
            {
                MapChanges.SetBalance(map, r => r.IsOn = true);
                return true;
            },
            default
        );
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(90));
        while (true)
        {
            var changed = client.MapChanged;
            if (client.Map.Past.Count > 0 && client.Map.Moves.Count == 0)
                break;
            await changed.WaitAsync(patience.Token);
        }
        Assert.Equal(1u, Assert.Single(client.Map.Past).Partition);
        Assert.Single(tenants, t => client.Map.Tenants[t] != 1);
        await stop.CancelAsync();
        foreach (var (tenant, task) in tenants.Zip(writing))
        {
            var written = await task;
            var read = await client.GetAsync(Key(tenant), default);
            Assert.Equal(written, Assert.IsType<ReadResult<KeyspaceItem?>.Ok>(read).Value!.Revision);
        }
    }

    /// <summary>Stores say who writes what.</summary>
    private static async Task SeenAsync(KeyspaceClient client, string[] tenants)
    {
        var samples = new LoadSamples(2);
        for (var i = 0; ; i++)
        {
            var load = samples.Add(TimeSpan.FromSeconds(i), await client.StatusAsync(default, withLoads: true));
            Assert.All(load.Stores, s => Assert.InRange(s.UsedPercent(), 0.001, 100));
            if (
                load.Partition(1) is { Writes: > 0 } partition
                && tenants.All(t => partition.Tenants.Any(s => s is { Writes: > 0, Bytes: > 0 } && s.Tenant == t))
            )
                return;
            Assert.True(i < 100, "stores do not say who writes");
            await Task.Delay(50);
        }
    }

    private static ObjectKey Key(string tenant) => new("pods", tenant, "default", "web");

    private static async Task<Revision> WriteAsync(KeyspaceClient client, string tenant, CancellationToken stop)
    {
        var last = Revision.None;
        while (!stop.IsCancellationRequested)
        {
            CommitCondition condition =
                last == Revision.None
                    ? new CommitCondition.Absent(Key(tenant))
                    : new CommitCondition.RevisionEquals(Key(tenant), last);
            var put = new CommitOperation.Put(Key(tenant), Encoding.UTF8.GetBytes("value"), -1);
            var commit = new Commit(Guid.NewGuid(), [condition], [put]);
            last = Assert.IsType<CommitResult.Committed>(await client.CommitAsync(commit, default)).Revision;
        }
        return last;
    }
}
