using System.Net;
using Arktos.Api;
using Arktos.Api.Meta.V1;
using Arktos.ApiServer.Aggregation;
using Arktos.ApiServer.Requests;
using Microsoft.AspNetCore.Http;
using Yarp.ReverseProxy.Forwarder;

namespace Arktos.ApiServer.Proxies;

/// <summary>
/// Passes requests on to pods, whatever their method, and streams answers and upgraded connections. What proved to this
/// server who the caller is stays here. Redirects are not followed: they are led back through the proxy. Thread-safe.
/// </summary>
internal sealed class ProxiedPods(PodConnections pods, IHttpForwarder forwarder)
{
    private static readonly ForwarderRequestConfig Config = new()
    {
        ActivityTimeout = TimeSpan.FromHours(4),
        Version = HttpVersion.Version11,
        VersionPolicy = HttpVersionPolicy.RequestVersionExact,
    };

    /// <summary>Whether the root is asked for without its slash; then the answer has been given.</summary>
    public static bool LeadsToRoot(HttpContext http, ResolvedRequest request)
    {
        if (
            request.Tail.Length > 0
            || !(HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method))
        )
            return false;
        http.Response.StatusCode = StatusCodes.Status301MovedPermanently;
        http.Response.Headers.Location = $"{http.Request.Path.ToUriComponent()}/{http.Request.QueryString}";
        return true;
    }

    /// <returns>What is still to be sent; null when the answer has been given.</returns>
    public async Task<Status?> ServeAsync(HttpContext http, ResolvedRequest request, PodPort port, bool isTls)
    {
        var error = await forwarder.SendAsync(
            http,
            $"{(isTls ? "https" : "http")}://{port.Authority}",
            pods.Invoker,
            Config,
            new Transformer(port, request.Tail),
            http.RequestAborted
        );
        return ForwardFailure.ReasonOf(http, error) is { } why
            ? Statuses.ServiceUnavailable($"error trying to reach service: {why}")
            : null;
    }

    private sealed class Transformer(PodPort port, string tail) : HttpTransformer
    {
        public override async ValueTask TransformRequestAsync(
            HttpContext http,
            HttpRequestMessage request,
            string address,
            CancellationToken cancel
        )
        {
            await base.TransformRequestAsync(http, request, address, cancel);
            ProxyHeaders.KeepBack(request);
            request.Options.Set(PodConnections.Target, port);
            request.RequestUri = RequestUtilities.MakeDestinationAddress(
                address,
                tail.Length > 0 ? tail : "/",
                http.Request.QueryString
            );
            request.Headers.Host = port.Host;
        }

        public override async ValueTask<bool> TransformResponseAsync(
            HttpContext http,
            HttpResponseMessage? response,
            CancellationToken cancel
        )
        {
            if (response?.Headers.CacheControl is not null)
                http.Response.Headers.Remove("Cache-Control");
            var passed = await base.TransformResponseAsync(http, response, cancel);
            if (response?.Headers.Location is { } location && Led(http, location) is { } led)
                http.Response.Headers.Location = led;
            return passed;
        }

        // A place of the pod's own is one below the proxy; others stay as they are.
        private string? Led(HttpContext http, Uri location)
        {
            var path =
                location.IsAbsoluteUri && location.Scheme is "http" or "https"
                    ? $"{location.Host}:{location.Port}".Equals(port.Host, StringComparison.OrdinalIgnoreCase)
                        ? location.PathAndQuery
                        : null
                    : location.OriginalString.StartsWith('/')
                        ? location.OriginalString
                        : null;
            if (path is null)
                return null;
            var whole = http.Request.Path.Value!;
            return new PathString(whole[..^tail.Length]).ToUriComponent() + path;
        }
    }
}
