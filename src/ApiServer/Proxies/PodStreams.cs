using Arktos.Api;
using Arktos.Api.Meta.V1;
using Arktos.ApiServer.Catalog;
using Arktos.ApiServer.Requests;
using Arktos.ApiServer.Storage;
using Microsoft.AspNetCore.Http;

namespace Arktos.ApiServer.Proxies;

/// <summary>
/// Serves a stream to or from what runs behind a pod: answers on the HTTP context itself; a returned Status is sent by
/// the caller.
/// </summary>
internal abstract class PodStream
{
    public abstract Task<Status?> ServeAsync(HttpContext http, ResolvedRequest request);
}

/// <summary>
/// The streams that are served, by the subresource of pods that they hang on. Disposed of with the host.
/// </summary>
public sealed class PodStreams : IDisposable
{
    private readonly NodeConnections _nodes;
    private readonly ConcurrencyShares _shares;
    private readonly Dictionary<string, PodStream> _streams;

    public PodStreams(ApiServerOptions options, ObjectStorage storage, ResourceCatalog catalog, RequestLimits limits)
    {
        _nodes = new NodeConnections(options);
        _shares = limits.PodStreams;
        var targets = new PodTargets(storage, catalog);
        var refusals = new RecentRefusals(options.Time);
        _streams = new Dictionary<string, PodStream>
        {
            ["log"] = new PodLogs(targets, _nodes),
            ["exec"] = new PodExec("exec", targets, _nodes, refusals),
            ["attach"] = new PodExec("attach", targets, _nodes, refusals),
        };
    }

    public async Task<Status?> ServeAsync(HttpContext http, ResolvedRequest request)
    {
        using var share = _shares.TryEnter(request.User);
        return share is null
            ? Statuses.TooManyRequests(
                "too many logs and streams of pods on this API server, please try again later",
                1
            )
            : await _streams[request.Subresource!.Name].ServeAsync(http, request);
    }

    public void Dispose() => _nodes.Dispose();
}
