using System.Net;
using Arktos.Api;
using Arktos.Api.Meta.V1;
using Arktos.ApiServer.Authentication;
using Microsoft.AspNetCore.Http;
using Yarp.ReverseProxy.Forwarder;

namespace Arktos.ApiServer.Proxies;

/// <summary>
/// Passes a request on to a node agent, and its answer or, once both have upgraded, the bytes both ways. Of the
/// client's headers only those go along by which an upgrade is agreed on. Thread-safe.
/// </summary>
internal sealed class NodeForwarder(NodeConnections nodes, IHttpForwarder forwarder)
{
    private static readonly ForwarderRequestConfig Config = new()
    {
        // A session may be silent; the node agent ends it in time.
        ActivityTimeout = Timeout.InfiniteTimeSpan,
        Version = HttpVersion.Version11,
        VersionPolicy = HttpVersionPolicy.RequestVersionExact,
    };

    public static bool AsksSpdy(HttpContext http) =>
        http.Request.Headers.Upgrade.ToString().StartsWith("SPDY/3.1", StringComparison.OrdinalIgnoreCase);

    /// <returns>What is still to be sent; null when the answer has been given.</returns>
    public async Task<Status?> ForwardAsync(HttpContext http, NodeAgent agent, string path, QueryString query)
    {
        var error = await forwarder.SendAsync(
            http,
            agent.Address.ToString(),
            nodes.InvokerOf(agent),
            Config,
            new Transformer(path, query),
            http.RequestAborted
        );
        return ForwardFailure.ReasonOf(http, error) is { } why
            ? Statuses.InternalError($"error dialing backend: {why}")
            : null;
    }

    private sealed class Transformer(string path, QueryString query) : HttpTransformer
    {
        public override async ValueTask TransformRequestAsync(
            HttpContext http,
            HttpRequestMessage request,
            string address,
            CancellationToken cancel
        )
        {
            await base.TransformRequestAsync(http, request, address, cancel);
            foreach (var name in request.Headers.Select(h => h.Key).Where(n => !IsPassedOn(n)).ToList())
                request.Headers.Remove(name);
            UpgradeHeaders.DropCredentials(request);
            request.RequestUri = RequestUtilities.MakeDestinationAddress(address.TrimEnd('/'), path, query);
            request.Headers.Host = null;
        }

        private static bool IsPassedOn(string header) =>
            header.StartsWith("Sec-WebSocket-", StringComparison.OrdinalIgnoreCase)
            || header.Equals("X-Stream-Protocol-Version", StringComparison.OrdinalIgnoreCase)
            || header.Equals("Accept", StringComparison.OrdinalIgnoreCase);
    }
}
