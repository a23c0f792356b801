using System.IO.Pipelines;
using Google.Protobuf;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Arktos.Rpc;

/// <summary>What a handler knows of its call.</summary>
/// <param name="CancellationToken">Set when the caller hung up, its deadline passed, or the server stops.</param>
/// <param name="Deadline">UTC; null: none.</param>
public sealed record RpcServerContext(
    HttpContext HttpContext,
    CancellationToken CancellationToken,
    DateTimeOffset? Deadline
);

/// <summary>
/// The responses of a call, one writer. A write waits while the caller takes none (HTTP/2 flow control).
/// </summary>
public sealed class RpcStreamWriter<T>
    where T : class, IMessage<T>, new()
{
    private readonly PipeWriter _writer;
    private readonly bool _gzip;

    internal RpcStreamWriter(PipeWriter writer, bool gzip) => (_writer, _gzip) = (writer, gzip);

    /// <summary>Bytes that were gathered and not sent yet.</summary>
    public long GatheredBytes => _writer.UnflushedBytes;

    /// <summary>
    /// Gathers a message; it is sent by the next <see cref="FlushAsync"/> or <see cref="WriteAsync"/>.
    /// </summary>
    public void Gather(T message) => MessageFraming.Write(_writer, message, _gzip);

    /// <summary>The same for a message that is encoded already; the bytes are copied.</summary>
    public void Gather(ReadOnlySpan<byte> encoded) => MessageFraming.Write(_writer, encoded, _gzip);

    public ValueTask WriteAsync(T message, CancellationToken cancel)
    {
        Gather(message);
        return FlushAsync(cancel);
    }

    /// <summary>Sends what was gathered.</summary>
    public async ValueTask FlushAsync(CancellationToken cancel)
    {
        var flush = await _writer.FlushAsync(cancel).ConfigureAwait(false);
        if (flush.IsCompleted)
            throw new OperationCanceledException("the caller hung up");
    }
}

/// <summary>
/// Serves gRPC methods on Kestrel. A handler ends its call with a status by throwing <see cref="RpcException"/>.
/// </summary>
public static class RpcServer
{
    /// <summary>Unless <see cref="RpcServerOptions"/> say otherwise.</summary>
    public const int MessageBytesMax = 16 << 20;

    /// <summary>
    /// Options for all methods, and buffers that fit streams of large messages; for a server that serves gRPC and
    /// little else.
    /// </summary>
    public static void AddRpcServer(this IServiceCollection services, RpcServerOptions options)
    {
        services.AddSingleton(options);
        services.AddSingleton<IMemoryPoolFactory<byte>, RpcBuffers>();
    }

    public static IEndpointConventionBuilder MapUnary<TRequest, TResponse>(
        this IEndpointRouteBuilder endpoints,
        RpcMethod<TRequest, TResponse> method,
        RpcMethodOptions options,
        Func<TRequest, RpcServerContext, Task<TResponse>> handler
    )
        where TRequest : class, IMessage<TRequest>, new()
        where TResponse : class, IMessage<TResponse>, new() =>
        endpoints.MapDuplex(
            method,
            options,
            async (requests, responses, context) =>
            {
                var request = await requests
                    .ReadOneAsync(options.RequestTimeout, context.CancellationToken)
                    .ConfigureAwait(false);
                await responses
                    .WriteAsync(await handler(request, context).ConfigureAwait(false), context.CancellationToken)
                    .ConfigureAwait(false);
            }
        );

    public static IEndpointConventionBuilder MapServerStream<TRequest, TResponse>(
        this IEndpointRouteBuilder endpoints,
        RpcMethod<TRequest, TResponse> method,
        RpcMethodOptions options,
        Func<TRequest, RpcStreamWriter<TResponse>, RpcServerContext, Task> handler
    )
        where TRequest : class, IMessage<TRequest>, new()
        where TResponse : class, IMessage<TResponse>, new() =>
        endpoints.MapDuplex(
            method,
            options,
            async (requests, responses, context) =>
            {
                var request = await requests
                    .ReadOneAsync(options.RequestTimeout, context.CancellationToken)
                    .ConfigureAwait(false);
                await handler(request, responses, context).ConfigureAwait(false);
            }
        );

    public static IEndpointConventionBuilder MapDuplex<TRequest, TResponse>(
        this IEndpointRouteBuilder endpoints,
        RpcMethod<TRequest, TResponse> method,
        RpcMethodOptions options,
        Func<RpcStreamReader<TRequest>, RpcStreamWriter<TResponse>, RpcServerContext, Task> handler
    )
        where TRequest : class, IMessage<TRequest>, new()
        where TResponse : class, IMessage<TResponse>, new()
    {
        var service = new RpcService<TRequest, TResponse>(
            method.Path,
            endpoints.ServiceProvider.GetService<RpcServerOptions>() ?? new RpcServerOptions(),
            options,
            handler
        );
        return endpoints.MapPost(method.Path, service.ServeAsync);
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

    /// <summary>Answers gRPC calls of methods that nobody serves with UNIMPLEMENTED. Map it last.</summary>
    public static void MapUnknownRpcMethods(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapFallback(
            "{service}/{method}",
            http =>
            {
                if (!RpcService.IsGrpc(http.Request))
                {
                    http.Response.StatusCode = StatusCodes.Status404NotFound;
                    return Task.CompletedTask;
                }
                http.Response.ContentType = WireHeaders.ContentType;
                return RpcService.EndAsync(
                    http,
                    new RpcException(RpcStatusCode.Unimplemented, $"the method {http.Request.Path} is not served here")
                );
            }
        );
}
