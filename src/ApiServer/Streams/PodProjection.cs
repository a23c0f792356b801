using Arktos.Api.Core.V1;
using Arktos.Api.Services;

namespace Arktos.ApiServer.Streams;

/// <summary>What is shown of a pod to who may not know all of it. Pure.</summary>
internal static class PodProjection
{
    public static Pod Addresses(Pod pod) =>
        new()
        {
            ApiVersion = "v1",
            Kind = "Pod",
            Spec = new() { NodeName = pod.Spec.NodeName, HostNetwork = pod.Spec.HostNetwork },
            Status = new() { PodIPs = [.. AddressesOf(pod).Select(a => new PodIP { Ip = a })] },
        };

    public static Pod Peers(Pod pod)
    {
        var (shown, ports) = (Addresses(pod), NamedPortsOf(pod).ToList());
        if (ports.Count > 0)
            shown.Spec.Containers = [new Container { Ports = ports }];
        return shown;
    }

    /// <summary>
    /// Whether both have the same addresses, at the same node. Of one pod, which stays in its network.
    /// </summary>
    public static bool AreEqual(Pod before, Pod now) =>
        before.Spec.NodeName == now.Spec.NodeName
        && AddressesOf(before).SequenceEqual(AddressesOf(now), StringComparer.Ordinal);

    private static IEnumerable<ContainerPort> NamedPortsOf(Pod pod) =>
        PodPorts
            .Of(pod)
            .Where(p => p.Name.Length > 0)
            .Select(p => new ContainerPort
            {
                Name = p.Name,
                ContainerPortValue = p.ContainerPortValue,
                Protocol = p.Protocol,
            });

    // The address of a pod that has ended is another's soon, though its status still names it.
    private static IEnumerable<string> AddressesOf(Pod pod) =>
        pod.Spec.HostNetwork || pod.Status.Phase is "Succeeded" or "Failed"
            ? []
            : (pod.Status.PodIPs ?? [])
                .Select(a => a.Ip)
                // eth0 is among both.
                .Concat((pod.Status.NicStatuses ?? []).Select(n => n.IpAddress))
                .Where(a => a.Length > 0)
                .Distinct(StringComparer.Ordinal);
}
