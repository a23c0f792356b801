using Arktos.Api;
using Arktos.Api.Core.V1;
using Arktos.ApiServer.Catalog;
using Arktos.ApiServer.Registry.Pods;
using Arktos.ApiServer.Requests;
using Arktos.ApiServer.Storage;

namespace Arktos.ApiServer.Proxies;

/// <summary>The node agent's server. It is spoken to by the node's name, which its certificate has to bear.</summary>
/// <param name="Address">https://{node}:{port}</param>
/// <param name="Host">The address that is dialed.</param>
public sealed record NodeAgent(Uri Address, string Host);

/// <summary>A container of a pod and the node agent that runs it.</summary>
/// <param name="Agent">Null while the pod is on no node.</param>
internal sealed record PodTarget(Pod Pod, string Container, NodeAgent? Agent)
{
    public string PathOf(string verb) =>
        $"/{verb}/{Uri.EscapeDataString(Pod.Metadata.Tenant)}/"
        + $"{Uri.EscapeDataString(Pod.Metadata.Namespace)}/"
        + $"{Uri.EscapeDataString(Pod.Metadata.Name)}/{Uri.EscapeDataString(Container)}";
}

/// <summary>Finds the container and the node agent that a stream is about. Thread-safe.</summary>
internal sealed class PodTargets(ObjectStorage storage, ResourceCatalog catalog)
{
    /// <param name="container">As asked for; empty for the only one.</param>
    public async Task<Result<PodTarget>> FindAsync(ResolvedRequest request, string container, CancellationToken cancel)
    {
        var (pods, name) = (catalog.Get("", "pods"), request.Name);
        var read = await storage.GetAsync<Pod>(pods, request.Tenant, request.Namespace, name, cancel);
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

        var nodes = catalog.Get("", "nodes");
        var nodeRead = await storage.GetAsync<Node>(nodes, "", "", pod.Spec.NodeName, cancel);
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
        var agent = new NodeAgent(new UriBuilder("https", node.Metadata.Name, port).Uri, address);
        return new PodTarget(pod, container, agent);
    }
}
