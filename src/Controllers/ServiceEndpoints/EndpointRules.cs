using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Arktos.Api.Core.V1;
using Arktos.Api.Networks;
using Arktos.Api.Services;
using Arktos.Controllers.Pods;

namespace Arktos.Controllers.ServiceEndpoints;

/// <summary>A port of a service as it is on one pod. The name may be "".</summary>
internal readonly record struct ResolvedPort(string Name, int Port, string Protocol, string? AppProtocol);

/// <summary>What Endpoints and EndpointSlices have in common, pure.</summary>
internal static class EndpointRules
{
    public const string HeadlessLabel = "service.kubernetes.io/headless";

    /// <summary>
    /// Services that have endpoints made for them: with a selector, and not names for something outside.
    /// </summary>
    public static bool IsSelected(Service service) =>
        service.Spec.Selector is { Count: > 0 } && service.Spec.Type != "ExternalName";

    /// <summary>Pods of the service's own network alone: those of others could not be reached.</summary>
    public static bool Matches(Service service, Pod pod)
    {
        if (TenantNetworks.Of(service.Metadata) != TenantNetworks.Of(pod.Metadata))
            return false;
        foreach (var (key, value) in service.Spec.Selector ?? [])
            if (pod.Metadata.Labels?.GetValueOrDefault(key) != value)
                return false;
        return true;
    }

    public static bool IsHeadless(Service service) => service.Spec.ClusterIP is "" or "None";

    /// <summary>The pod's address of a family ("IPv4", "IPv6"); null when it has none.</summary>
    public static string? AddressOf(Pod pod, string family)
    {
        var wanted = family == "IPv6" ? AddressFamily.InterNetworkV6 : AddressFamily.InterNetwork;
        IEnumerable<string> all = pod.Status.PodIPs is { Count: > 0 } ips ? ips.Select(i => i.Ip) : [pod.Status.PodIP];
        return all.FirstOrDefault(ip => IPAddress.TryParse(ip, out var address) && address.AddressFamily == wanted);
    }

    public static IReadOnlyList<string> FamiliesOf(Service service) =>
        service.Spec.IpFamilies is { Count: > 0 } families ? families : ["IPv4"];

    /// <summary>
    /// The service's ports on this pod, by name and number; a port whose name the pod does not have is left out.
    /// </summary>
    public static List<ResolvedPort> PortsOn(Service service, Pod pod)
    {
        var ports = new List<ResolvedPort>();
        foreach (var port in service.Spec.Ports ?? [])
            if (PortOn(port, pod) is { } number)
                ports.Add(new ResolvedPort(port.Name, number, Protocol(port.Protocol), port.AppProtocol));
        return
        [
            .. ports
                .OrderBy(p => p.Name, StringComparer.Ordinal)
                .ThenBy(p => p.Port)
                .ThenBy(p => p.Protocol, StringComparer.Ordinal),
        ];
    }

    /// <summary>Pods that can be in endpoints at all: neither ended nor without an address.</summary>
    public static bool IsCandidate(Service service, Pod pod, string family) =>
        !PodStates.IsTerminated(pod) && Matches(service, pod) && AddressOf(pod, family) is not null;

    public static ObjectReference ReferenceTo(Pod pod) =>
        new()
        {
            Kind = "Pod",
            Namespace = pod.Metadata.Namespace,
            Name = pod.Metadata.Name,
            Uid = pod.Metadata.Uid,
        };

    /// <summary>The name under which a headless service knows the pod; "" when it has none.</summary>
    public static string HostnameOf(Service service, Pod pod) =>
        pod.Spec.Hostname.Length > 0 && pod.Spec.Subdomain == service.Metadata.Name ? pod.Spec.Hostname : "";

    /// <summary>A stable text of a set of ports, to group pods by.</summary>
    public static string KeyOf(IEnumerable<ResolvedPort> ports) =>
        string.Join(
            ";",
            ports.Select(p =>
                string.Create(CultureInfo.InvariantCulture, $"{p.Name}/{p.Port}/{p.Protocol}/{p.AppProtocol}")
            )
        );

    private static int? PortOn(ServicePort port, Pod pod)
    {
        if (!port.TargetPort.IsString)
            return port.TargetPort.Number > 0 ? port.TargetPort.Number : port.Port;
        return PodPorts
            .Of(pod)
            .FirstOrDefault(p => p.Name == port.TargetPort.Text && Protocol(p.Protocol) == Protocol(port.Protocol))
            ?.ContainerPortValue;
    }

    private static string Protocol(string protocol) => protocol.Length > 0 ? protocol : "TCP";
}
