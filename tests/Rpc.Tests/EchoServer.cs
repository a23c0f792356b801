using System.Net;
using Arktos.Rpc.Tests.Wire;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Arktos.Rpc.Tests;

/// <summary>A server of echoes on a port of its own.</summary>
internal sealed class EchoServer : IAsyncDisposable
{
    public static readonly RpcMethod<Echo, Echo> Unary = new("/arktos.tests.v1.Echo/Unary"),
        Duplex = new("/arktos.tests.v1.Echo/Duplex");

    private readonly WebApplication _server;

    private EchoServer(WebApplication server) => _server = server;

    public Uri Address =>
        new(_server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());

    /// <param name="unary">What answers <see cref="Unary"/>; null: an echo.</param>
    public static async Task<EchoServer> StartAsync(
        RpcServerOptions? options = null,
        Func<Echo, RpcServerContext, Task<Echo>>? unary = null,
        Action<WebApplication>? map = null,
        Action<IServiceCollection>? services = null,
        HttpProtocols protocols = HttpProtocols.Http2
    )
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        if (options is not null)
            builder.Services.AddRpcServer(options);
        services?.Invoke(builder.Services);
        builder.WebHost.ConfigureKestrel(k =>
        {
            k.Limits.ForRpc(TimeSpan.FromSeconds(1));
            k.Listen(IPAddress.Loopback, 0, l => l.Protocols = protocols);
        });
        var server = builder.Build();
        server.MapUnary(Unary, RpcMethodOptions.ForConnected, unary ?? ((request, _) => Task.FromResult(request)));
        server.MapDuplex(
            Duplex,
            RpcMethodOptions.ForConnected,
            async (requests, responses, context) =>
            {
                while (await requests.ReadAsync(context.CancellationToken) is { } request)
                    await responses.WriteAsync(request, context.CancellationToken);
            }
        );
        map?.Invoke(server);
        server.MapUnknownRpcMethods();
        await server.StartAsync();
        return new EchoServer(server);
    }

    public RpcChannel Channel(Func<RpcChannelOptions, RpcChannelOptions>? configure = null)
    {
        var options = new RpcChannelOptions { Address = Address };
        return new RpcChannel(configure?.Invoke(options) ?? options);
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();
}
