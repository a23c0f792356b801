using Arktos.Api;
using Arktos.Api.Core.V1;
using Arktos.ApiServer.Http;

namespace Arktos.ApiServer.Registry.Pods;

/// <summary>A container of a pod and the node agent that runs it.</summary>
/// <param name="Agent">https://{address}:{port}</param>
internal sealed record PodTarget(Pod Pod, string Container, Uri? Agent)
{
    /// <param name="container">As asked for; empty for the only one.</param>
    public static async Task<Result<PodTarget>> FindAsync(
        RegistryServices services,
        string tenant,
        string ns,
        string name,
        string container,
        CancellationToken cancel
    )
    {
        var pods = services.Registry.Get("", "pods");
        var read = await services.Storage.GetAsync<Pod>(pods, tenant, ns, name, cancel);
        if (!read.Succeeded(out var pod, out var error))
            return error;
        if (pod is null)
            return Statuses.NotFound(pods.Resource, name);
        var names = PodDefaults
            .All(pod.Spec)
            .Select(c => c.Name)
            .Concat((pod.Spec.EphemeralContainers ?? []).Select(c => c.Name))
            .ToList();
        if (container.Length == 0)
        {
            if (pod.Spec.Containers.Count != 1)
            {
                var inits = pod.Spec.InitContainers is { Count: > 0 } init
                    ? $" or one of the init containers: [{string.Join(" ", init.Select(c => c.Name))}]"
                    : "";
                return Statuses.BadRequest(
                    $"a container name must be specified for pod {name}, choose one of: "
                        + $"[{string.Join(" ", pod.Spec.Containers.Select(c => c.Name))}]{inits}"
                );
            }
            container = pod.Spec.Containers[0].Name;
        }
        else if (!names.Contains(container))
            return Statuses.BadRequest($"container {container} is not valid for pod {name}");
        if (pod.Spec.NodeName.Length == 0)
            return new PodTarget(pod, container, null);

        var nodes = services.Registry.Get("", "nodes");
        var nodeRead = await services.Storage.GetAsync<Node>(nodes, "", "", pod.Spec.NodeName, cancel);
        if (!nodeRead.Succeeded(out var node, out error))
            return error;
        if (node is null)
            return Statuses.NotFound(nodes.Resource, pod.Spec.NodeName);
        var address = node.Status.Addresses?.FirstOrDefault(a => a.Type == "InternalIP")?.Address;
        var port = node.Status.DaemonEndpoints.KubeletEndpoint.Port;
        if (address is null || port == 0)
            return Statuses.InternalError(
                $"no preferred addresses found; known addresses: "
                    + $"[{string.Join(" ", (node.Status.Addresses ?? []).Select(a => a.Address))}]"
            );
        return new PodTarget(pod, container, new UriBuilder("https", address, port).Uri);
    }

    public string PathOf(string verb) =>
        $"/{verb}/{Uri.EscapeDataString(Pod.Metadata.Tenant)}/"
        + $"{Uri.EscapeDataString(Pod.Metadata.Namespace)}/"
        + $"{Uri.EscapeDataString(Pod.Metadata.Name)}/{Uri.EscapeDataString(Container)}";
}
