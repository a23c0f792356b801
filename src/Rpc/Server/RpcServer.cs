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

/// <summary>The requests of a call, one reader.</summary>
public sealed class RpcStreamReader<T>
    where T : class, IMessage<T>, new()
{
    private readonly PipeReader _reader;
    private readonly int _messageBytesMax;
    private readonly bool _gzip;

    internal RpcStreamReader(PipeReader reader, int messageBytesMax, bool gzip) =>
        (_reader, _messageBytesMax, _gzip) = (reader, messageBytesMax, gzip);

    /// <summary>The next request; null when no more follow.</summary>
    public async ValueTask<T?> ReadAsync(CancellationToken cancel)
    {
        try
        {
            return await MessageFraming.ReadAsync<T>(_reader, _messageBytesMax, _gzip, cancel).ConfigureAwait(false);
        }
        // A stream that the caller reset is no failure of this server's.
        catch (IOException e)
        {
            throw new OperationCanceledException("the caller hung up", e);
        }
    }
}

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
        Func<TRequest, RpcServerContext, Task<TResponse>> handler
    )
        where TRequest : class, IMessage<TRequest>, new()
        where TResponse : class, IMessage<TResponse>, new() =>
        endpoints.MapDuplex(
            method,
            async (requests, responses, context) =>
            {
                var request =
                    await requests.ReadAsync(context.CancellationToken).ConfigureAwait(false)
                    ?? throw new RpcException(RpcStatusCode.Internal, "the request holds no message");
                await responses
                    .WriteAsync(await handler(request, context).ConfigureAwait(false), context.CancellationToken)
                    .ConfigureAwait(false);
            }
        );

    public static IEndpointConventionBuilder MapServerStream<TRequest, TResponse>(
        this IEndpointRouteBuilder endpoints,
        RpcMethod<TRequest, TResponse> method,
        Func<TRequest, RpcStreamWriter<TResponse>, RpcServerContext, Task> handler
    )
        where TRequest : class, IMessage<TRequest>, new()
        where TResponse : class, IMessage<TResponse>, new() =>
        endpoints.MapDuplex(
            method,
            async (requests, responses, context) =>
            {
                var request =
                    await requests.ReadAsync(context.CancellationToken).ConfigureAwait(false)
                    ?? throw new RpcException(RpcStatusCode.Internal, "the request holds no message");
                await handler(request, responses, context).ConfigureAwait(false);
            }
        );

    public static IEndpointConventionBuilder MapDuplex<TRequest, TResponse>(
        this IEndpointRouteBuilder endpoints,
        RpcMethod<TRequest, TResponse> method,
        Func<RpcStreamReader<TRequest>, RpcStreamWriter<TResponse>, RpcServerContext, Task> handler
    )
        where TRequest : class, IMessage<TRequest>, new()
        where TResponse : class, IMessage<TResponse>, new()
    {
        var options = endpoints.ServiceProvider.GetService<RpcServerOptions>() ?? new RpcServerOptions();
        return endpoints.MapPost(method.Path, http => ServeAsync(http, method.Path, options, handler));
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
                if (!IsGrpc(http.Request))
                {
                    http.Response.StatusCode = StatusCodes.Status404NotFound;
                    return Task.CompletedTask;
                }
                http.Response.ContentType = WireHeaders.ContentType;
                return EndAsync(
                    http,
                    new RpcException(RpcStatusCode.Unimplemented, $"the method {http.Request.Path} is not served here")
                );
            }
        );

    private static bool IsGrpc(HttpRequest request) =>
        request.ContentType?.StartsWith(WireHeaders.ContentType, StringComparison.OrdinalIgnoreCase) == true;

    private static async Task ServeAsync<TRequest, TResponse>(
        HttpContext http,
        string path,
        RpcServerOptions options,
        Func<RpcStreamReader<TRequest>, RpcStreamWriter<TResponse>, RpcServerContext, Task> handler
    )
        where TRequest : class, IMessage<TRequest>, new()
        where TResponse : class, IMessage<TResponse>, new()
    {
        if (!IsGrpc(http.Request))
        {
            http.Response.StatusCode = StatusCodes.Status415UnsupportedMediaType;
            return;
        }
        Prepare(http);
        var drain = options.Drain;
        if (drain?.TryEnter() == false)
        {
            await EndAsync(http, new RpcException(RpcStatusCode.Unavailable, "the server stops and takes no new calls"))
                .ConfigureAwait(false);
            return;
        }
        try
        {
            await ServeAsync(http, path, options, drain?.Ended ?? CancellationToken.None, handler)
                .ConfigureAwait(false);
        }
        finally
        {
            drain?.Exit();
        }
    }

    private static async Task ServeAsync<TRequest, TResponse>(
        HttpContext http,
        string path,
        RpcServerOptions options,
        CancellationToken ended,
        Func<RpcStreamReader<TRequest>, RpcStreamWriter<TResponse>, RpcServerContext, Task> handler
    )
        where TRequest : class, IMessage<TRequest>, new()
        where TResponse : class, IMessage<TResponse>, new()
    {
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, ended);
        DateTimeOffset? deadline = null;
        if (
            http.Request.Headers[WireHeaders.Timeout].ToString() is { Length: > 0 } text
            && WireHeaders.TryDecodeTimeout(text, out var timeout)
        )
        {
            deadline = DateTimeOffset.UtcNow + timeout;
            if (timeout < TimeSpan.FromDays(20))
                cancel.CancelAfter(timeout);
        }
        var receivesGzip = http.Request.Headers[WireHeaders.Encoding].ToString() == "gzip";
        var sendsGzip =
            options.ResponseCompression == RpcCompression.Gzip
            && http.Request.Headers[WireHeaders.AcceptEncoding]
                .ToString()
                .Split(',', StringSplitOptions.TrimEntries)
                .Contains("gzip");
        if (sendsGzip)
            http.Response.Headers[WireHeaders.Encoding] = "gzip";
        RpcException? failure = null;
        try
        {
            await http.Response.StartAsync(cancel.Token).ConfigureAwait(false);
            await handler(
                    new RpcStreamReader<TRequest>(http.Request.BodyReader, options.MessageBytesMax, receivesGzip),
                    new RpcStreamWriter<TResponse>(http.Response.BodyWriter, sendsGzip),
                    new RpcServerContext(http, cancel.Token, deadline)
                )
                .ConfigureAwait(false);
        }
        catch (RpcException e)
        {
            failure = e;
        }
        catch (Exception) when (http.RequestAborted.IsCancellationRequested)
        {
            return;
        }
        catch (OperationCanceledException) when (ended.IsCancellationRequested)
        {
            failure = new RpcException(RpcStatusCode.Unavailable, "the server stops");
        }
        catch (OperationCanceledException)
        {
            failure = cancel.IsCancellationRequested
                ? new RpcException(RpcStatusCode.DeadlineExceeded, "the deadline passed on the server")
                : new RpcException(RpcStatusCode.Cancelled, "the call was cancelled on the server");
        }
        catch (Exception e)
        {
            http.RequestServices.GetRequiredService<ILoggerFactory>()
                .CreateLogger("Arktos.Rpc")
                .LogError(e, "{Path} failed", path);
            failure = new RpcException(RpcStatusCode.Unknown, $"{path} failed on the server; its log says why");
        }
        await EndAsync(http, failure).ConfigureAwait(false);
    }

    private static void Prepare(HttpContext http)
    {
        // Streams live long and may be slow by design: the web server's limits for uploads do not fit them.
        http.Features.Get<IHttpMinRequestBodyDataRateFeature>()?.MinDataRate = null;
        http.Features.Get<IHttpMinResponseDataRateFeature>()?.MinDataRate = null;
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            size.MaxRequestBodySize = null;
        http.Response.ContentType = WireHeaders.ContentType;
        http.Response.Headers[WireHeaders.AcceptEncoding] = "gzip";
    }

    /// <param name="failure">null: OK.</param>
    private static async Task EndAsync(HttpContext http, RpcException? failure)
    {
        http.Response.AppendTrailer(
            WireHeaders.Status,
            ((int)(failure?.Code ?? RpcStatusCode.Ok)).ToString(System.Globalization.CultureInfo.InvariantCulture)
        );
        if (failure is { Message.Length: > 0 })
            http.Response.AppendTrailer(WireHeaders.Message, WireHeaders.EncodeMessage(failure.Message));
        if (failure is { Details.Count: > 0 })
            http.Response.AppendTrailer(WireHeaders.StatusDetails, WireHeaders.EncodeDetails(failure));
        await http.Response.CompleteAsync().ConfigureAwait(false);
    }
}
