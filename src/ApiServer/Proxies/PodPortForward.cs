using Arktos.Api;
using Arktos.Api.Meta.V1;
using Arktos.ApiServer.Requests;
using Microsoft.AspNetCore.Http;

namespace Arktos.ApiServer.Proxies;

/// <summary>
/// pods/{name}/portforward: the upgrade (SPDY, SPDY in a WebSocket, or channels of a WebSocket) and its bytes pass to
/// the node agent, which opens the connections.
/// </summary>
internal sealed class PodPortForward(PodTargets targets, NodeForwarder forwards, RecentRefusals refusals) : PodStream
{
    public override async Task<Status?> ServeAsync(HttpContext http, ResolvedRequest request)
    {
        var found = await targets.FindPodAsync(request, request.Name, http.RequestAborted);
        if (!found.Succeeded(out var target, out var error))
            return error;
        if (target.Agent is null)
            return Statuses.BadRequest($"pod {request.Name} does not have a host assigned");
        var isWebSocket = http.WebSockets.IsWebSocketRequest;
        if (!isWebSocket && refusals.Find(http, request) is { } refused)
            return refused;
        if (!isWebSocket && !NodeForwarder.AsksSpdy(http))
            return Statuses.BadRequest("Upgrade request required");
        var ports = http.Request.Query["ports"].Select(p => $"port={Uri.EscapeDataString(p ?? "")}").ToList();
        var failed = await forwards.ForwardAsync(
            http,
            target.Agent,
            target.PodPathOf("portForward"),
            ports.Count > 0 ? new QueryString($"?{string.Join("&", ports)}") : QueryString.Empty
        );
        return failed is not null && isWebSocket ? refusals.Keep(http, request, failed) : failed;
    }
}
