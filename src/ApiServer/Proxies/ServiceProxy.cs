using Arktos.Api;
using Arktos.Api.Core.V1;
using Arktos.Api.Meta.V1;
using Arktos.ApiServer.Catalog;
using Arktos.ApiServer.Requests;
using Arktos.ApiServer.Storage;
using Microsoft.AspNetCore.Http;

namespace Arktos.ApiServer.Proxies;

/// <summary>
/// services/[scheme:]name[:port]/proxy: one of the pods behind the service that are ready. Endpoints that are no pods
/// of the namespace do not count: their addresses are whatever somebody wrote.
/// </summary>
internal sealed class ServiceProxy(
    PodTargets targets,
    ObjectStorage storage,
    ResourceCatalog catalog,
    ProxiedPods proxied
) : PodStream
{
    public override async Task<Status?> ServeAsync(HttpContext http, ResolvedRequest request)
    {
        if (!ProxiedName.TryParse(request.Name, out var name))
            return Statuses.BadRequest($"invalid service request \"{request.Name}\"");
        var read = await ReadAsync<Service>(request, "services", name.Name, http.RequestAborted);
        if (!read.Succeeded(out var service, out var error))
            return error;
        if (service is null)
            return Statuses.NotFound(catalog.Get("", "services").Resource, name.Name);
        if (PortOf(service, name) is not { } port)
            return Statuses.ServiceUnavailable($"no service port {name.Port} found for service \"{name.Name}\"");
        var endpoints = await ReadAsync<Endpoints>(request, "endpoints", name.Name, http.RequestAborted);
        if (!endpoints.Succeeded(out var found, out error))
            return error;
        var pods = Backends(found, port, request.Namespace);
        if (pods.Count == 0)
            return Statuses.ServiceUnavailable($"no endpoints available for service \"{name.Name}\"");
        var (pod, number) = pods[Random.Shared.Next(pods.Count)];
        if (!(await targets.FindPodAsync(request, pod, http.RequestAborted)).Succeeded(out var target, out error))
            return error;
        if (target.Agent is null || target.Pod.Spec.HostNetwork)
            return Statuses.BadRequest("address not allowed");
        return ProxiedPods.LeadsToRoot(http, request)
            ? null
            : await proxied.ServeAsync(http, request, PodPort.Of(target, target.Agent, number), name.IsTls);
    }

    /// <summary>The name of the port that is asked for; null: the service has none such.</summary>
    private static string? PortOf(Service service, ProxiedName name)
    {
        var ports = service.Spec.Ports ?? [];
        var found =
            name.Port.Length == 0
                ? ports.FirstOrDefault(p => p.Name.Length == 0) ?? (ports.Count == 1 ? ports[0] : null)
            : name.Number is { } number ? ports.FirstOrDefault(p => p.Port == number)
            : ports.FirstOrDefault(p => p.Name == name.Port);
        return found?.Name;
    }

    /// <summary>The pods of a namespace that are ready behind a port, and their ports.</summary>
    private static IReadOnlyList<(string Pod, int Port)> Backends(Endpoints? endpoints, string port, string ns) =>
        [
            .. (endpoints?.Subsets ?? []).SelectMany(s =>
                (s.Ports ?? [])
                    .Where(p => p.Name == port)
                    .SelectMany(p =>
                        (s.Addresses ?? [])
                            .Where(a => a.TargetRef is { Kind: "Pod" } pod && pod.Namespace == ns)
                            .Select(a => (a.TargetRef!.Name, p.Port))
                    )
            ),
        ];

    private Task<Result<T?>> ReadAsync<T>(ResolvedRequest request, string plural, string name, CancellationToken cancel)
        where T : class, IKubeObject =>
        storage.GetAsync<T>(catalog.Get("", plural), request.Tenant, request.Namespace, name, cancel);
}
