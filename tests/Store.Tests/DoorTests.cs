using System.Net;
using System.Net.Security;
using Arktos.Rpc.Tests.Tls;
using Arktos.Store.Service;

namespace Arktos.Store.Tests;

/// <summary>What a store does for whoever comes to its port, before it knows who that is.</summary>
public sealed class DoorTests
{
    [Fact]
    public async Task A_store_downloads_nothing_to_check_a_certificate()
    {
        await using var cluster = new StoreCluster();
        await cluster.StartAsync(1);
        using var foreign = new ForeignIssuer();
        await foreign.KnockAsync(
            IPEndPoint.Parse(cluster.Configuration.Stores[0].Address).Port,
            SslApplicationProtocol.Http2
        );
        Assert.Equal(0, foreign.Hits);
        foreign.AssertThatItCounts();
    }

    [Fact]
    public async Task A_store_that_nobody_can_reach_gives_up_its_leads_and_ends()
    {
        var shut = false;
        await using var cluster = new StoreCluster(
            partitions: 2,
            o =>
                o with
                {
                    Door = new DoorOptions
                    {
                        Interval = TimeSpan.FromMilliseconds(50),
                        RetryInterval = TimeSpan.FromMilliseconds(50),
                        FailuresBeforeEnd = 20,
                        Knock = _ =>
                            Volatile.Read(ref shut) && o.Store == 1
                                ? throw new IOException("shut")
                                : Task.CompletedTask,
                    },
                }
        );
        await cluster.StartAsync(1, 2, 3);
        using var client = await cluster.ClientAsync();
        Func<Task<bool>> leads = async () =>
            (await client.StatusAsync(default)).Any(s =>
                s.Status?.Store == 1 && s.Status.Partitions.Any(p => p.Role == "leader")
            );
        await QuorumTests.EventuallyAsync(leads);
        Volatile.Write(ref shut, true);
        await QuorumTests.EventuallyAsync(async () => !await leads());
        await QuorumTests.EventuallyAsync(() => Task.FromResult(!cluster.Failures.IsEmpty));
        Assert.True(cluster.Failures.TryDequeue(out var failure));
        Assert.Contains("nobody can reach this store", failure.Message);
    }
}
