using System.Net;
using Arktos.Rpc.Tests.Wire;
using Grpc.Core;
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
    public const string UnaryPath = "/arktos.tests.v1.Echoes/Unary";

    private readonly WebApplication _server;

    private EchoServer(WebApplication server) => _server = server;

    public Uri Address =>
        new(_server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());

    /// <param name="unary">What answers a unary call; null: an echo.</param>
    public static async Task<EchoServer> StartAsync(
        RpcServerOptions? options = null,
        Func<Echo, ServerCallContext, Task<Echo>>? unary = null,
        Action<WebApplication>? map = null,
        Action<IServiceCollection>? services = null,
        HttpProtocols protocols = HttpProtocols.Http2
    )
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddRpcServer(options ?? new RpcServerOptions());
        services?.Invoke(builder.Services);
        builder.WebHost.ConfigureKestrel(k =>
        {
            k.Limits.ForRpc(TimeSpan.FromSeconds(1));
            k.Listen(IPAddress.Loopback, 0, l => l.Protocols = protocols);
        });
        var server = builder.Build();
        server.MapRpcService(b => Echoes.BindService(b, new EchoService { UnaryHandler = unary }));
        map?.Invoke(server);
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

internal sealed class EchoService : Echoes.EchoesBase
{
    public Func<Echo, ServerCallContext, Task<Echo>>? UnaryHandler { get; init; }

    public override Task<Echo> Unary(Echo request, ServerCallContext context) =>
        UnaryHandler?.Invoke(request, context) ?? Task.FromResult(request);

    /// <summary>As many as are counted, then OUT_OF_RANGE when there is a text.</summary>
    public override async Task Stream(Echo request, IServerStreamWriter<Echo> responseStream, ServerCallContext context)
    {
        for (var i = 0; i < request.Count; i++)
            await responseStream.SendAsync(new Echo { Count = i }, context.CancellationToken);
        if (request.Text.Length > 0)
            throw RpcFailure.Of(StatusCode.OutOfRange, request.Text);
    }

    public override async Task Duplex(
        IAsyncStreamReader<Echo> requestStream,
        IServerStreamWriter<Echo> responseStream,
        ServerCallContext context
    )
    {
        while (await requestStream.MoveNext(context.CancellationToken))
            await responseStream.SendAsync(requestStream.Current, context.CancellationToken);
    }

    /// <summary>How many there were.</summary>
    public override async Task<Echo> Gather(IAsyncStreamReader<Echo> requestStream, ServerCallContext context)
    {
        var count = 0;
        while (await requestStream.MoveNext(context.CancellationToken))
            count++;
        return new Echo { Count = count };
    }
}

internal static class EchoClients
{
    public static Echoes.EchoesClient Echoes(this RpcChannel channel) => new(channel.Calls);

    public static Door.DoorClient Door(this RpcChannel channel) => new(channel.Calls);
}
