using System.Buffers;
using System.Globalization;
using Google.Protobuf;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Arktos.Rpc;

/// <summary>
/// One method of a server, from the request's headers to the response's trailers:
/// <code>headers --Authorize--> body: inflated, counted, parsed --handler--> trailers</code> Thread-safe.
/// </summary>
internal sealed class RpcService<TRequest, TResponse>(
    string path,
    RpcServerOptions server,
    RpcMethodOptions method,
    Func<RpcStreamReader<TRequest>, RpcStreamWriter<TResponse>, RpcServerContext, Task> handler
)
    where TRequest : class, IMessage<TRequest>, new()
    where TResponse : class, IMessage<TResponse>, new()
{
    private readonly int _messageBytesMax = Math.Min(server.MessageBytesMax, method.MessageBytesMax);
    private readonly Func<ReadOnlySequence<byte>, TRequest> _parse = MessageFraming.BoundedParserOf<TRequest>(
        method.FieldsMax
    );

    public async Task ServeAsync(HttpContext http)
    {
        if (!RpcService.IsGrpc(http.Request))
        {
            http.Response.StatusCode = StatusCodes.Status415UnsupportedMediaType;
            return;
        }
        if (!HttpProtocol.IsHttp2(http.Request.Protocol))
        {
            http.Response.StatusCode = StatusCodes.Status505HttpVersionNotsupported;
            return;
        }
        RpcService.Prepare(http);
        var drain = server.Drain;
        if (drain?.TryEnter() == false)
        {
            await RpcService
                .EndAsync(http, new RpcException(RpcStatusCode.Unavailable, "the server stops and takes no new calls"))
                .ConfigureAwait(false);
            return;
        }
        try
        {
            await ServeAsync(http, drain?.Ended ?? CancellationToken.None).ConfigureAwait(false);
        }
        finally
        {
            drain?.Exit();
        }
    }

    private async Task ServeAsync(HttpContext http, CancellationToken ended)
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
            server.ResponseCompression == RpcCompression.Gzip
            && http.Request.Headers[WireHeaders.AcceptEncoding]
                .ToString()
                .Split(',', StringSplitOptions.TrimEntries)
                .Contains("gzip");
        if (sendsGzip)
            http.Response.Headers[WireHeaders.Encoding] = "gzip";
        RpcException? failure = null;
        try
        {
            var context = new RpcServerContext(http, cancel.Token, deadline);
            await method.Authorize(context).ConfigureAwait(false);
            await http.Response.StartAsync(cancel.Token).ConfigureAwait(false);
            await handler(
                    new RpcStreamReader<TRequest>(http.Request.BodyReader, _messageBytesMax, receivesGzip, _parse),
                    new RpcStreamWriter<TResponse>(http.Response.BodyWriter, sendsGzip),
                    context
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
        await RpcService.EndAsync(http, failure).ConfigureAwait(false);
    }
}

/// <summary>What all methods of a server share.</summary>
internal static class RpcService
{
    public static bool IsGrpc(HttpRequest request) =>
        request.ContentType?.StartsWith(WireHeaders.ContentType, StringComparison.OrdinalIgnoreCase) == true;

    public static void Prepare(HttpContext http)
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
    public static async Task EndAsync(HttpContext http, RpcException? failure)
    {
        http.Response.AppendTrailer(
            WireHeaders.Status,
            ((int)(failure?.Code ?? RpcStatusCode.Ok)).ToString(CultureInfo.InvariantCulture)
        );
        if (failure is { Message.Length: > 0 })
            http.Response.AppendTrailer(WireHeaders.Message, WireHeaders.EncodeMessage(failure.Message));
        if (failure is { Details.Count: > 0 })
            http.Response.AppendTrailer(WireHeaders.StatusDetails, WireHeaders.EncodeDetails(failure));
        await http.Response.CompleteAsync().ConfigureAwait(false);
    }
}
