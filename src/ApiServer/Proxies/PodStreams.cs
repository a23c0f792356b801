using Arktos.Api;
using Arktos.Api.Meta.V1;
using Arktos.ApiServer.Catalog;
using Arktos.ApiServer.Requests;
using Arktos.ApiServer.Storage;
using Microsoft.AspNetCore.Http;
using Yarp.ReverseProxy.Forwarder;

namespace Arktos.ApiServer.Proxies;

/// <summary>
/// Serves a stream to or from what runs behind an object: answers on the HTTP context itself; a returned Status is sent
/// by the caller.
/// </summary>
internal abstract class PodStream
{
    public abstract Task<Status?> ServeAsync(HttpContext http, ResolvedRequest request);
}

/// <summary>
/// The streams and proxies that are served, by the subresource that they hang on. Disposed of with the host.
/// </summary>
public sealed class PodStreams : IDisposable
{
    private readonly NodeConnections _nodes;
    private readonly PodConnections _pods;
    private readonly ConcurrencyShares _shares;
    private readonly Dictionary<string, PodStream> _streams;

    public PodStreams(
        ApiServerOptions options,
        ObjectStorage storage,
        ResourceCatalog catalog,
        RequestLimits limits,
        IHttpForwarder forwarder
    )
    {
        _nodes = new NodeConnections(options);
        _shares = limits.PodStreams;
        var targets = new PodTargets(storage, catalog);
        Usages = new NodeUsages(_nodes, targets, options.Time);
        var refusals = new RecentRefusals(options.Time);
        var forwards = new NodeForwarder(_nodes, forwarder);
        _pods = new PodConnections(_nodes);
        var proxied = new ProxiedPods(_pods, forwarder);
        _streams = new Dictionary<string, PodStream>
        {
            ["log"] = new PodLogs(targets, _nodes),
            ["exec"] = new PodExec("exec", targets, _nodes, forwards, refusals),
            ["attach"] = new PodExec("attach", targets, _nodes, forwards, refusals),
            ["portforward"] = new PodPortForward(targets, forwards, refusals),
            ["pods/proxy"] = new PodProxy(targets, proxied),
            ["services/proxy"] = new ServiceProxy(targets, storage, catalog, proxied),
            ["nodes/proxy"] = new NodeProxy(targets, forwards),
        };
    }

    public NodeUsages Usages { get; }

    public async Task<Status?> ServeAsync(HttpContext http, ResolvedRequest request)
    {
        using var share = _shares.TryEnter(request.User);
        return share is null
            ? Statuses.TooManyRequests(
                "too many logs and streams of pods on this API server, please try again later",
                1
            )
            : await _streams[KeyOf(request)].ServeAsync(http, request);
    }

    public void Dispose()
    {
        Usages.Dispose();
        _pods.Dispose();
        _nodes.Dispose();
    }

    private static string KeyOf(ResolvedRequest request) =>
        request.Subresource is ProxySubresource ? $"{request.Resource.Plural}/proxy" : request.Subresource!.Name;
}
