using Arktos.Rpc.Messages;
using Grpc.AspNetCore.Server;
using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Arktos.Rpc;

/// <summary>
/// Serves gRPC by Grpc.AspNetCore, with a door before every method. A handler ends its call with a status by throwing
/// <see cref="RpcException"/> (<see cref="RpcFailure"/>).
/// </summary>
public static class RpcServer
{
    /// <summary>Unless <see cref="RpcServerOptions"/> say otherwise.</summary>
    public const int MessageBytesMax = 16 << 20;

    /// <summary>What <see cref="MapRpcService"/> needs. Methods that nobody serves are UNIMPLEMENTED.</summary>
    public static void AddRpcServer(this IServiceCollection services, RpcServerOptions options)
    {
        services.AddSingleton(options);
        services.AddGrpc(grpc =>
        {
            grpc.MaxReceiveMessageSize = options.MessageBytesMax;
            grpc.CompressionProviders = [new Gzip()];
        });
    }

    /// <summary>
    /// Buffers that fit streams of large messages; for a server that serves gRPC and little else.
    /// </summary>
    public static void AddRpcBuffers(this IServiceCollection services) =>
        services.AddSingleton<IMemoryPoolFactory<byte>, RpcBuffers>();

    /// <param name="bind">Calls the generated <c>BindService</c> with an instance, which serves all calls; before that,
    /// it may add methods with marshallers of their own, which then stand for those of the same name.</param>
    /// <param name="optionsOf">Asked once for each method; null: <see cref="RpcMethodOptions.ForConnected"/>.</param>
    public static void MapRpcService(
        this IEndpointRouteBuilder endpoints,
        Action<ServiceBinderBase> bind,
        Func<IMethod, RpcMethodOptions>? optionsOf = null
    )
    {
        var server = endpoints.ServiceProvider.GetRequiredService<RpcServerOptions>();
        var logger = endpoints.ServiceProvider.GetRequiredService<ILoggerFactory>().CreateLogger("Arktos.Rpc");
        var binder = new RpcBinder(new RpcGuard(logger), optionsOf ?? (_ => RpcMethodOptions.ForConnected));
        bind(binder);
        endpoints
            .MapGrpcService(binder.Build())
            .Add(endpoint =>
            {
                // What answers UNIMPLEMENTED has no such metadata.
                if (endpoint.Metadata.OfType<GrpcMethodMetadata>().SingleOrDefault()?.Method is { } method)
                    endpoint.RequestDelegate = new RpcDoor(
                        method,
                        binder.Options[method.FullName],
                        server.Drain,
                        server.Metrics is { } metrics ? new RpcCallCounts(metrics, method) : null,
                        endpoint.RequestDelegate!,
                        logger
                    ).ServeAsync;
            });
    }

    /// <summary>
    /// HTTP/2 as long-lived streams need it: a caller that is gone without a word is found by pings (after
    /// <paramref name="keepAlive"/> of silence, given up after as much again), and windows and streams are enough for
    /// many calls on one connection.
    /// </summary>
    public static void ForRpc(this KestrelServerLimits limits, TimeSpan keepAlive)
    {
        limits.Http2.MaxStreamsPerConnection = 10_000;
        limits.Http2.InitialConnectionWindowSize = 8 << 20;
        limits.Http2.InitialStreamWindowSize = 1 << 20;
        (limits.Http2.KeepAlivePingDelay, limits.Http2.KeepAlivePingTimeout) = (keepAlive, keepAlive);
    }

    /// <summary>
    /// Sends a response, and waits while the caller takes none (HTTP/2's flow control); with
    /// <see cref="WriteFlags.BufferHint"/> only gathers it.
    /// </summary>
    /// <exception cref="OperationCanceledException">By the token; a write that waits is broken off with its stream.
    /// </exception>
    public static Task SendAsync<T>(this IServerStreamWriter<T> responses, T response, CancellationToken cancel)
    {
        // Handed a token that is set already, the writer would break the stream off before a status is sent.
        cancel.ThrowIfCancellationRequested();
        return responses.WriteOptions?.Flags.HasFlag(WriteFlags.BufferHint) == true
            ? responses.WriteAsync(response)
            : responses.WriteAsync(response, cancel);
    }
}
