using System.Net;
using System.Net.Sockets;
using Arktos.Api.Core.V1;
using Arktos.Api.Discovery.V1;
using Arktos.Api.Services;
using Arktos.Client.Resources;

namespace Arktos.Kubelet.Services;

/// <summary>
/// What the proxy of a node does for a service: (service, its slices, the node) -> plan. IPv4. Pure.
/// </summary>
internal static class ServicePlanner
{
    /// <summary>
    /// Whose external IPs count: those of other tenants would be anybody's. Addresses of load balancers are written by
    /// users of this tenant alone, whose service it is.
    /// </summary>
    private const string TrustedTenant = "system";

    private const string Local = "Local";
    private const int AffinitySecondsDefault = 10800;

    private static readonly ObjectKey ApiServers = new(TrustedTenant, "default", "kubernetes");

    /// <summary>Null when nothing is to be done: it has no address, or another proxy is asked for.</summary>
    public static ServicePlan? Plan(Service service, IReadOnlyCollection<EndpointSlice> slices, NodePlace node)
    {
        var spec = service.Spec;
        if (
            spec.Type == "ExternalName"
            || ApiServiceNames.IsLeftToOthers(service.Metadata)
            || !Ipv4.TryParse(spec.ClusterIP, out var clusterAddress)
        )
            return null;
        slices = [.. slices.Where(s => !ApiServiceNames.IsLeftToOthers(s.Metadata))];
        var key = ObjectKey.Of(service);
        var frontends = new Dictionary<Frontend, FrontendPlan>();
        var local = new SortedSet<uint>();
        var localBackends = new HashSet<Backend>();
        foreach (var port in spec.Ports ?? [])
        {
            var protocol = Protocols.Of(port.Protocol);
            if (protocol == 0 || port.Port is <= 0 or > ushort.MaxValue)
                continue;
            var choice = new BackendChoice(slices, port.Name, protocol, node, mayLoopBack: key == ApiServers);
            var (anywhere, here) = (choice.Anywhere(), choice.Local());
            local.UnionWith(anywhere.Where(choice.IsLocal).Concat(here).Select(b => b.Address));
            localBackends.UnionWith(here);
            foreach (var frontend in Of(service, port, protocol, clusterAddress, anywhere, here))
                frontends.TryAdd(frontend.Frontend, frontend);
        }
        return new ServicePlan(key, service.Metadata.CreationTimestamp ?? DateTimeOffset.MinValue)
        {
            Frontends = [.. frontends.Values],
            ClusterAddress = clusterAddress,
            LocalAddresses = [.. local],
            HealthCheckPort = spec is { Type: "LoadBalancer", ExternalTrafficPolicy: Local }
                ? spec.HealthCheckNodePort
                : 0,
            LocalBackends = localBackends.Count,
        };
    }

    private static IEnumerable<FrontendPlan> Of(
        Service service,
        ServicePort port,
        byte protocol,
        uint clusterAddress,
        IReadOnlyList<Backend> anywhere,
        IReadOnlyList<Backend> here
    )
    {
        var spec = service.Spec;
        var isLocalInside = spec.InternalTrafficPolicy == Local;
        var affinity =
            spec.SessionAffinity == "ClientIP"
                ? spec.SessionAffinityConfig?.ClientIP?.TimeoutSeconds ?? AffinitySecondsDefault
                : 0;
        yield return new FrontendPlan(new Frontend(clusterAddress, protocol, (ushort)port.Port))
        {
            Backends = isLocalInside ? here : anywhere,
            WhenNone = isLocalInside && anywhere.Count > 0 ? WhenNone.Drop : WhenNone.Refuse,
            AffinitySeconds = affinity,
        };
        var isLocalOutside = spec.ExternalTrafficPolicy == Local;
        var outside = new FrontendPlan(default(Frontend))
        {
            Backends = isLocalOutside ? here : anywhere,
            Inside = isLocalOutside ? anywhere : null,
            WhenNone = isLocalOutside && anywhere.Count > 0 ? WhenNone.Drop : WhenNone.Refuse,
            AffinitySeconds = affinity,
            Masquerades = !isLocalOutside,
        };
        if (service.Metadata.Tenant == TrustedTenant)
            foreach (var address in Addresses(spec.ExternalIPs))
                yield return outside with
                {
                    Frontend = new Frontend(address, protocol, (ushort)port.Port),
                };
        if (spec.Type == "LoadBalancer")
            foreach (var address in Addresses(Ingress(service)))
                yield return outside with
                {
                    Frontend = new Frontend(address, protocol, (ushort)port.Port),
                    SourceRanges = Ranges(spec.LoadBalancerSourceRanges),
                };
        if (spec.Type is "NodePort" or "LoadBalancer" && port.NodePort is > 0 and <= ushort.MaxValue)
            yield return outside with
            {
                Frontend = new Frontend(0, protocol, (ushort)port.NodePort),
            };
    }

    /// <summary>A balancer of mode Proxy wants to be asked itself.</summary>
    private static IEnumerable<string> Ingress(Service service) =>
        (service.Status.LoadBalancer.Ingress ?? []).Where(i => i.IpMode != "Proxy").Select(i => i.Ip);

    private static IEnumerable<uint> Addresses(IEnumerable<string>? texts)
    {
        foreach (var text in texts ?? [])
            if (Ipv4.TryParse(text, out var address) && address != 0 && !Ipv4.IsLoopback(address))
                yield return address;
    }

    /// <summary>Ranges of IPv6 let nobody in of IPv4.</summary>
    private static List<IPNetwork>? Ranges(List<string>? texts)
    {
        if (texts is not { Count: > 0 })
            return null;
        var ranges = new List<IPNetwork>();
        foreach (var text in texts)
            if (
                IPNetwork.TryParse(text.Trim(), out var range)
                && range.BaseAddress.AddressFamily == AddressFamily.InterNetwork
            )
                ranges.Add(range);
        return ranges;
    }
}
