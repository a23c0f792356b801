using System.Net.Security;
using System.Net.WebSockets;
using System.Security.Authentication;
using Arktos.ApiServer.Registry;
using Arktos.ApiServer.Tests.Support;
using Arktos.Rpc.Tests.Tls;

namespace Arktos.ApiServer.Tests;

/// <summary>What an API server does for whoever comes to its port, before it knows who that is.</summary>
public sealed class DoorTests
{
    [Theory]
    [InlineData("http/1.1")]
    [InlineData("h2")]
    public async Task An_API_server_downloads_nothing_to_check_a_certificate(string protocol)
    {
        await using var server = await TestServer.StartAsync();
        using var foreign = new ForeignIssuer();
        await foreign.KnockAsync(
            server.Address.Port,
            protocol == "h2" ? SslApplicationProtocol.Http2 : SslApplicationProtocol.Http11
        );
        Assert.Equal(0, foreign.Hits);
        foreign.AssertThatItCounts();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_clients_certificate_passes_for_no_node_agent(bool isServer)
    {
        using var authority = new TestAuthority();
        await using var kubelet = await FakeKubelet.StartAsync(
            authority,
            isServer ? null : authority.Client("O=system:nodes,CN=127.0.0.1")
        );
        using var proxies = new NodeProxies(TestServer.Options(authority));
        var refused = await Record.ExceptionAsync(() =>
            proxies.Http.GetAsync(new Uri($"https://127.0.0.1:{kubelet.Port}/containerLogs/t/n/p/c"))
        );
        var refusedSocket = await Record.ExceptionAsync(async () =>
        {
            using var socket = await proxies.ConnectAsync(
                new Uri($"wss://127.0.0.1:{kubelet.Port}/exec/t/n/p/c"),
                ["v5.channel.k8s.io"],
                default
            );
        });
        if (isServer)
        {
            Assert.Null(refused);
            Assert.Null(refusedSocket);
            return;
        }
        Assert.IsType<AuthenticationException>(Assert.IsType<HttpRequestException>(refused).InnerException);
        Assert.IsType<WebSocketException>(refusedSocket);
    }
}
