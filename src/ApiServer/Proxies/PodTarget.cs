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
/// <param name="Container">Empty where the pod alone is asked for.</param>
/// <param name="Agent">Null while the pod is on no node.</param>
internal sealed record PodTarget(Pod Pod, string Container, NodeAgent? Agent)
{
    public string PathOf(string verb) => $"{PodPathOf(verb)}/{Uri.EscapeDataString(Container)}";

    public string PodPathOf(string verb) =>
        $"/{verb}/{Uri.EscapeDataString(Pod.Metadata.Tenant)}/"
        + $"{Uri.EscapeDataString(Pod.Metadata.Namespace)}/"
        + Uri.EscapeDataString(Pod.Metadata.Name);
}

/// <summary>Finds the container and the node agent that a stream is about. Thread-safe.</summary>
internal sealed class PodTargets(ObjectStorage storage, ResourceCatalog catalog)
{
    /// <param name="container">As asked for; empty for the only one.</param>
    public async Task<Result<PodTarget>> FindAsync(ResolvedRequest request, string container, CancellationToken cancel)
    {
        var name = request.Name;
        if (!(await ReadAsync(request, name, cancel)).Succeeded(out var pod, out var error))
            return error;
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
        return await WithAgentAsync(pod, container, cancel);
    }

    /// <summary>The pod of that name beside what the request is about.</summary>
    public async Task<Result<PodTarget>> FindPodAsync(ResolvedRequest request, string name, CancellationToken cancel) =>
        (await ReadAsync(request, name, cancel)).Succeeded(out var pod, out var error)
            ? await WithAgentAsync(pod, "", cancel)
            : error;

    /// <summary>The agent of a node.</summary>
    public async Task<Result<NodeAgent>> AgentAsync(string nodeName, CancellationToken cancel)
    {
        var nodes = catalog.Get("", "nodes");
        var read = await storage.GetAsync<Node>(nodes, "", "", nodeName, cancel);
        if (!read.Succeeded(out var node, out var error))
            return error;
        if (node is null)
            return Statuses.NotFound(nodes.Resource, nodeName);
        return AgentOf(node);
    }

    public static Result<NodeAgent> AgentOf(Node node)
    {
        var address = node.Status.Addresses?.FirstOrDefault(a => a.Type == "InternalIP")?.Address;
        var port = node.Status.DaemonEndpoints.KubeletEndpoint.Port;
        if (address is null || port == 0)
            return Statuses.InternalError(
                $"no preferred addresses found; known addresses: "
                    + $"[{string.Join(" ", (node.Status.Addresses ?? []).Select(a => a.Address))}]"
            );
        return new NodeAgent(new UriBuilder("https", node.Metadata.Name, port).Uri, address);
    }

    private async Task<Result<Pod>> ReadAsync(ResolvedRequest request, string name, CancellationToken cancel)
    {
        var pods = catalog.Get("", "pods");
        var read = await storage.GetAsync<Pod>(pods, request.Tenant, request.Namespace, name, cancel);
        if (!read.Succeeded(out var pod, out var error))
            return error;
        return pod is null ? Statuses.NotFound(pods.Resource, name) : pod;
    }

    private async Task<Result<PodTarget>> WithAgentAsync(Pod pod, string container, CancellationToken cancel)
    {
        if (pod.Spec.NodeName.Length == 0)
            return new PodTarget(pod, container, null);
        return (await AgentAsync(pod.Spec.NodeName, cancel)).Succeeded(out var agent, out var error)
            ? new PodTarget(pod, container, agent)
            : error;
    }
}
