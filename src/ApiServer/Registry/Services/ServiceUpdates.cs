using Arktos.Api.Core.V1;

namespace Arktos.ApiServer.Registry.Services;

/// <summary>
/// What an update does to fields that the client did not touch: what the server has allocated is kept where the new
/// type wants it, and what belongs to the old type goes with it. A field that the client did change stays for the
/// validation to refuse. Pure.
/// </summary>
internal static class ServiceUpdates
{
    public static bool WantsClusterIP(ServiceSpec spec) => spec.Type is "ClusterIP" or "NodePort" or "LoadBalancer";

    public static bool WantsNodePorts(ServiceSpec spec) => spec.Type is "NodePort" or "LoadBalancer";

    public static bool WantsHealthCheckPort(ServiceSpec spec) =>
        spec is { Type: "LoadBalancer", ExternalTrafficPolicy: "Local" };

    /// <summary>Whether anything from outside of the cluster can come in.</summary>
    public static bool IsExternal(ServiceSpec spec) =>
        spec.Type is "NodePort" or "LoadBalancer" || spec is { Type: "ClusterIP", ExternalIPs.Count: > 0 };

    /// <summary>Fills in what was allocated before and is missing now.</summary>
    public static void KeepAllocated(ServiceSpec now, ServiceSpec before)
    {
        if (WantsClusterIP(now) && WantsClusterIP(before) && now.ClusterIP.Length == 0)
            (now.ClusterIP, now.ClusterIPs) = (before.ClusterIP, before.ClusterIPs);
        if (WantsClusterIP(now))
        {
            now.IpFamilies ??= before.IpFamilies;
            now.IpFamilyPolicy ??= before.IpFamilyPolicy;
        }
        if (WantsNodePorts(now) && WantsNodePorts(before))
            KeepNodePorts(now.Ports ?? [], before.Ports ?? []);
        if (WantsHealthCheckPort(now) && WantsHealthCheckPort(before) && now.HealthCheckNodePort == 0)
            now.HealthCheckNodePort = before.HealthCheckNodePort;
    }

    /// <summary>Takes away what the type does not have any more and the client has left as it was.</summary>
    public static void DropUnwanted(ServiceSpec now, ServiceSpec before)
    {
        if (WantsClusterIP(before) && !WantsClusterIP(now))
        {
            if (now.ClusterIP == before.ClusterIP)
                (now.ClusterIP, now.ClusterIPs) = ("", null);
            if ((now.IpFamilies ?? []).SequenceEqual(before.IpFamilies ?? []))
                now.IpFamilies = null;
            if (now.IpFamilyPolicy == before.IpFamilyPolicy)
                now.IpFamilyPolicy = null;
            if (now.InternalTrafficPolicy == before.InternalTrafficPolicy)
                now.InternalTrafficPolicy = null;
        }
        if (WantsNodePorts(before) && !WantsNodePorts(now) && SameNodePorts(now, before))
            foreach (var port in now.Ports ?? [])
                port.NodePort = 0;
        if (
            WantsHealthCheckPort(before)
            && !WantsHealthCheckPort(now)
            && now.HealthCheckNodePort == before.HealthCheckNodePort
        )
            now.HealthCheckNodePort = 0;
        if (IsExternal(before) && !IsExternal(now) && now.ExternalTrafficPolicy == before.ExternalTrafficPolicy)
            now.ExternalTrafficPolicy = "";
        if (before.Type != "LoadBalancer" || now.Type == "LoadBalancer")
            return;
        if (now.AllocateLoadBalancerNodePorts == before.AllocateLoadBalancerNodePorts)
            now.AllocateLoadBalancerNodePorts = null;
        if (now.LoadBalancerClass == before.LoadBalancerClass)
            now.LoadBalancerClass = null;
    }

    // By the ports' names; a number that another port bears now is not given twice.
    private static void KeepNodePorts(List<ServicePort> now, List<ServicePort> before)
    {
        var known = new Dictionary<string, int>();
        foreach (var port in before)
            known[port.Name] = port.NodePort;
        var used = now.Select(p => p.NodePort).Where(p => p != 0).ToHashSet();
        foreach (var port in now.Where(p => p.NodePort == 0))
            if (known.GetValueOrDefault(port.Name) is var number && number != 0 && used.Add(number))
                port.NodePort = number;
    }

    private static bool SameNodePorts(ServiceSpec now, ServiceSpec before) =>
        (now.Ports ?? []).Select(p => p.NodePort).ToHashSet().SetEquals((before.Ports ?? []).Select(p => p.NodePort));
}
