using System.Net;
using System.Net.Sockets;
using Arktos.Chaos;
using Arktos.Rpc.Tests.Wire;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;

namespace Arktos.Rpc.Tests;

public sealed class SharedPortTests
{
    [Fact]
    public async Task A_client_of_a_shared_port_outlives_any_of_its_servers()
    {
        var shared = FreePort();
        await using var first = await StartAsync(shared, "first");
        var second = await StartAsync(shared, "second");
        var seen = new HashSet<string>();
        for (var i = 0; i < 200 && seen.Count < 2; i++)
            seen.Add(await AskAsync(shared));
        Assert.Equal(2, seen.Count);

        await second.DisposeAsync();
        for (var i = 0; i < 30; i++)
            Assert.Equal("first", await AskAsync(shared));

        await using var third = await StartAsync(shared, "third");
        seen.Clear();
        for (var i = 0; i < 200 && seen.Count < 2; i++)
            seen.Add(await AskAsync(shared));
        Assert.Equal(["first", "third"], seen.Order());
    }

    [Fact]
    public async Task A_port_of_its_own_is_not_shared()
    {
        var (shared, own) = (FreePort(), FreePort());
        await using var first = await StartAsync(shared, "first", own);
        await Assert.ThrowsAsync<IOException>(() => StartAsync(shared, "second", own));
    }

    private static async Task<string> AskAsync(IPEndPoint server)
    {
        // A new connection each time.
        using var channel = new RpcChannel(new RpcChannelOptions { Address = new Uri($"http://{server}") });
        return (await channel.Echoes().UnaryAsync(new Echo())).Text;
    }

    private static async Task<WebApplication> StartAsync(IPEndPoint shared, string name, IPEndPoint? own = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddRpcServer(new RpcServerOptions());
        builder
            .WebHost.ConfigureKestrel(k =>
            {
                k.Listen(own ?? new IPEndPoint(IPAddress.Loopback, 0), l => l.Protocols = HttpProtocols.Http2);
                k.Listen(shared, l => l.Protocols = HttpProtocols.Http2);
            })
            .UseConnectionGate(new ConnectionLimits(100))
            .UseSharedPorts([shared]);
        var server = builder.Build();
        server.MapRpcService(b =>
            Echoes.BindService(
                b,
                new EchoService { UnaryHandler = (_, _) => Task.FromResult(new Echo { Text = name }) }
            )
        );
        await server.StartAsync();
        return server;
    }

    private static IPEndPoint FreePort() => new(IPAddress.Loopback, FreePorts.Take(1)[0]);
}
