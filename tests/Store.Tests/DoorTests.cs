using System.Net;
using System.Net.Security;
using Arktos.Rpc.Tests.Tls;

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
}
