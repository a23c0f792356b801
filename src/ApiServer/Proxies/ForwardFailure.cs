using Microsoft.AspNetCore.Http;
using Yarp.ReverseProxy.Forwarder;

namespace Arktos.ApiServer.Proxies;

/// <summary>What became of a request that was passed on.</summary>
internal static class ForwardFailure
{
    /// <summary>Why there is no answer yet; null when the client has one, be it cut off.</summary>
    /// <exception cref="OperationCanceledException">The client has gone.</exception>
    public static string? ReasonOf(HttpContext http, ForwarderError error)
    {
        if (error == ForwarderError.None || http.Response.HasStarted)
            return null;
        http.RequestAborted.ThrowIfCancellationRequested();
        http.Response.Clear();
        return http.Features.Get<IForwarderErrorFeature>()?.Exception is { } e
            ? NodeConnections.Reason(e)
            : error.ToString();
    }
}
