using Arktos.Api;
using Arktos.Api.Meta.V1;
using Arktos.ApiServer.Requests;
using Microsoft.AspNetCore.Http;

namespace Arktos.ApiServer.Proxies;

/// <summary>pods/[scheme:]name[:port]/proxy: the pod's first container port unless another is named.</summary>
internal sealed class PodProxy(PodTargets targets, ProxiedPods proxied) : PodStream
{
    private const int PortDefault = 80;

    public override async Task<Status?> ServeAsync(HttpContext http, ResolvedRequest request)
    {
        if (!ProxiedName.TryParse(request.Name, out var name) || name.Port.Length > 0 && name.Number is null)
            return Statuses.BadRequest($"invalid pod request \"{request.Name}\"");
        var found = await targets.FindPodAsync(request, name.Name, http.RequestAborted);
        if (!found.Succeeded(out var target, out var error))
            return error;
        if (target.Agent is null || target.Pod.Spec.HostNetwork)
            return Statuses.BadRequest("address not allowed");
        if (ProxiedPods.LeadsToRoot(http, request))
            return null;
        var port =
            name.Number
            ?? target
                .Pod.Spec.Containers.SelectMany(c => c.Ports ?? [])
                .Select(p => (int?)p.ContainerPortValue)
                .FirstOrDefault()
            ?? PortDefault;
        return await proxied.ServeAsync(http, request, PodPort.Of(target, target.Agent, port), name.IsTls);
    }
}
