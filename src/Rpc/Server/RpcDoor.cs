using Grpc.Core;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;
using Microsoft.Extensions.Logging;

namespace Arktos.Rpc;

/// <summary>
/// Stands before one method, from the request's headers to the end of its response:
/// <code>headers --drain, Authorize--> body: bounded in time, inflated, counted, parsed --handler--> trailers</code>
/// A call that is not let in goes on without a body, and ends where its first byte would be read. Thread-safe.
/// </summary>
internal sealed class RpcDoor(
    IMethod called,
    RpcMethodOptions method,
    RpcDrain? drain,
    RpcCallCounts? counts,
    RequestDelegate next,
    ILogger logger
)
{
    private const string ContentType = "application/grpc";

    private readonly bool _hasOneRequest = called.Type is MethodType.Unary or MethodType.ServerStreaming;

    public async Task ServeAsync(HttpContext http)
    {
        if (http.Request.ContentType?.StartsWith(ContentType, StringComparison.OrdinalIgnoreCase) != true)
        {
            http.Response.StatusCode = StatusCodes.Status415UnsupportedMediaType;
            return;
        }
        if (!HttpProtocol.IsHttp2(http.Request.Protocol))
        {
            http.Response.StatusCode = StatusCodes.Status505HttpVersionNotsupported;
            return;
        }
        LiftLimits(http);
        counts?.Began();
        var isTaken = drain?.TryEnter() ?? true;
        var hungUp = http.RequestAborted;
        var call = new RpcCall(called.FullName, hungUp, drain?.Ended ?? CancellationToken.None);
        http.Features.Set(call);
        using var cancel = drain is null ? null : CancellationTokenSource.CreateLinkedTokenSource(hungUp, drain.Ended);
        if (cancel is not null)
            http.RequestAborted = cancel.Token;
        try
        {
            call.Refusal = isTaken
                ? await RefusalAsync(http).ConfigureAwait(false)
                : RpcFailure.Of(StatusCode.Unavailable, "the server stops and takes no new calls");
            if (_hasOneRequest)
                http.Features.Set<IRequestBodyPipeFeature>(
                    new RequestBody(http.Request.BodyReader, call, method, http.RequestAborted)
                );
            await next(http).ConfigureAwait(false);
        }
        catch (Exception e) when (call.IsOver)
        {
            // The guard has dealt with what the handler threw; this is of a response that is ended already.
            logger.LogDebug(e, "{Path} was over before its response was ended", called.FullName);
            http.Abort();
        }
        finally
        {
            http.RequestAborted = hungUp;
            counts?.Ended(http.Response, hungUp.IsCancellationRequested);
            if (isTaken)
                drain?.Exit();
        }
    }

    private async ValueTask<RpcException?> RefusalAsync(HttpContext http)
    {
        try
        {
            await method.Authorize(http).ConfigureAwait(false);
            return null;
        }
        catch (RpcException e)
        {
            return e;
        }
        catch (Exception e)
        {
            if (!http.RequestAborted.IsCancellationRequested)
                logger.LogError(e, "{Path}: whether the caller may call it could not be told", called.FullName);
            return RpcGuard.Untold(called.FullName);
        }
    }

    /// <summary>
    /// Streams live long and may be slow by design: the web server's limits for uploads do not fit them.
    /// </summary>
    private static void LiftLimits(HttpContext http)
    {
        http.Features.Get<IHttpMinRequestBodyDataRateFeature>()?.MinDataRate = null;
        http.Features.Get<IHttpMinResponseDataRateFeature>()?.MinDataRate = null;
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            size.MaxRequestBodySize = null;
    }
}
