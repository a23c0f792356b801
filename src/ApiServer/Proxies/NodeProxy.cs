using System.Globalization;
using Arktos.Api;
using Arktos.Api.Meta.V1;
using Arktos.ApiServer.Requests;
using Microsoft.AspNetCore.Http;

namespace Arktos.ApiServer.Proxies;

/// <summary>
/// nodes/[https:]name[:port]/proxy: what the node agent says of itself, for the installation alone. What it does to
/// pods (exec, port-forward) is asked for by the pods' subresources, where it is authorized and admitted.
/// </summary>
internal sealed class NodeProxy(PodTargets targets, NodeForwarder forwards) : PodStream
{
    private static readonly string[] Paths = ["/healthz", "/metrics", "/pods"],
        Folders = ["/metrics/", "/stats/", "/containerLogs/"];

    public override async Task<Status?> ServeAsync(HttpContext http, ResolvedRequest request)
    {
        var nodes = request.Resource.Resource;
        if (!request.User.IsSystem)
            return Statuses.Forbidden(nodes, request.Name, "nodes are the installation's");
        if (!ProxiedName.TryParse(request.Name, out var name))
            return Statuses.BadRequest($"invalid node request \"{request.Name}\"");
        if (!(await targets.AgentAsync(name.Name, http.RequestAborted)).Succeeded(out var agent, out var error))
            return error;
        if (name.Port.Length > 0 && name.Port != agent.Address.Port.ToString(CultureInfo.InvariantCulture))
            return Statuses.BadRequest("address not allowed");
        if (ProxiedPods.LeadsToRoot(http, request))
            return null;
        if (!IsServed(http.Request.Method, request.Tail))
            return Statuses.Forbidden(
                nodes,
                request.Name,
                $"\"{http.Request.Method} {request.Tail}\" is not served by this proxy: of node agents "
                    + $"{string.Join(", ", Paths.Concat(Folders))} are"
            );
        return await forwards.ForwardAsync(http, agent, request.Tail, http.Request.QueryString);
    }

    /// <summary>Whether a path is one of those that only read; none that climbs is.</summary>
    private static bool IsServed(string method, string path) =>
        HttpMethods.IsGet(method)
        && (Paths.Contains(path) || Folders.Any(f => path.StartsWith(f, StringComparison.Ordinal)))
        && !path.Contains("..", StringComparison.Ordinal)
        && !path.Contains('%')
        && !path.Contains('\\');
}
