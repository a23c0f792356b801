using System.Net;
using Arktos.Api;
using Arktos.Api.Core.V1;
using Arktos.Api.Json;
using Arktos.Api.Validation;
using Arktos.ApiServer.Catalog;
using Arktos.ApiServer.Registry.Networks;
using Arktos.ApiServer.Tables;
using Arktos.StoreClient;

namespace Arktos.ApiServer.Registry.Services;

public sealed class ServiceStrategy : ResourceStrategy<Service>
{
    private static readonly Dictionary<string, Func<Service, string>> Selectable = new()
    {
        ["spec.clusterIP"] = s => s.Spec.ClusterIP,
        ["spec.type"] = s => s.Spec.Type,
    };

    public ServiceStrategy()
    {
        Subresources = With(Status(), new ProxySubresource(new GroupVersionKind("", "v1", "ServiceProxyOptions")));
    }

    public override ITableLayout Table { get; } =
        new TableLayout<Service>([
            Cells.Name<Service>(),
            new("Type", "string", (s, _) => s.Spec.Type),
            new("Cluster-IP", "string", (s, _) => Cells.OrNone(s.Spec.ClusterIPs?.FirstOrDefault())),
            new("External-IP", "string", (s, _) => ExternalAddress(s)),
            new(
                "Port(s)",
                "string",
                (s, _) =>
                    s.Spec.Ports is { Count: > 0 } ports
                        ? string.Join(
                            ",",
                            ports.Select(p =>
                                p.NodePort > 0 ? $"{p.Port}:{p.NodePort}/{p.Protocol}" : $"{p.Port}/{p.Protocol}"
                            )
                        )
                        : Cells.None
            ),
            Cells.Age<Service>(),
            new("Selector", "string", (s, _) => Cells.Labels(s.Spec.Selector), Priority: 1),
        ]);

    protected override IReadOnlyDictionary<string, Func<Service, string>> SelectableFields => Selectable;

    public override IEnumerable<string> NameFaults(string name) => Formats.Dns1035Label(name);

    protected override void Default(Service value)
    {
        var spec = value.Spec;
        if (spec.Type.Length == 0)
            spec.Type = "ClusterIP";
        if (spec.SessionAffinity.Length == 0)
            spec.SessionAffinity = "None";
        if (spec.SessionAffinity == "None")
            spec.SessionAffinityConfig = null;
        if (spec.SessionAffinity == "ClientIP")
            (((spec.SessionAffinityConfig ??= new()).ClientIP) ??= new()).TimeoutSeconds ??= 10800;
        foreach (var port in spec.Ports ?? [])
        {
            if (port.Protocol.Length == 0)
                port.Protocol = "TCP";
            if (port.TargetPort is { IsString: false, Number: 0 } or { Text: "" })
                port.TargetPort = port.Port;
        }
        if (spec.ExternalTrafficPolicy.Length == 0 && ServiceUpdates.IsExternal(spec))
            spec.ExternalTrafficPolicy = "Cluster";
        if (spec.Type is "ClusterIP" or "NodePort" or "LoadBalancer")
            spec.InternalTrafficPolicy ??= "Cluster";
        if (spec.Type == "LoadBalancer")
            spec.AllocateLoadBalancerNodePorts ??= true;
        if (spec.ClusterIP.Length > 0 && spec.ClusterIPs is null)
            spec.ClusterIPs = [spec.ClusterIP];
    }

    protected override void PrepareForCreate(Service value) => value.Status = new();

    protected override void PrepareForUpdate(Service value, Service old)
    {
        value.Status = old.Status.DeepClone();
        ServiceUpdates.KeepAllocated(value.Spec, old.Spec);
        ServiceUpdates.DropUnwanted(value.Spec, old.Spec);
        if (value.Spec.Type != "LoadBalancer")
            value.Status.LoadBalancer = new();
    }

    protected override void PrepareStatus(Service value, Service old, DateTimeOffset now)
    {
        foreach (var ingress in value.Status.LoadBalancer.Ingress ?? [])
            if (ingress.Ip.Length > 0)
                ingress.IpMode ??= "VIP";
    }

    protected override void ValidateStatus(Service value, Service old, FieldErrors errors)
    {
        const string Field = "status.loadBalancer.ingress";
        var all = value.Status.LoadBalancer.Ingress ?? [];
        if (all.Count > 0 && value.Spec.Type != "LoadBalancer" && old.Status.LoadBalancer.Ingress is not { Count: > 0 })
            errors.Forbidden(Field, "may only be used when `spec.type` is 'LoadBalancer'");
        foreach (var (ingress, i) in all.Select((x, i) => (x, i)))
        {
            if (ingress.Ip.Length > 0)
                errors.InvalidEach($"{Field}[{i}].ip", ingress.Ip, Formats.IpAddress(ingress.Ip));
            if (ingress.IpMode is not (null or "VIP" or "Proxy"))
                errors.NotSupported($"{Field}[{i}].ipMode", ingress.IpMode, "Proxy", "VIP");
            else if (ingress.IpMode is not null && ingress.Ip.Length == 0)
                errors.Forbidden($"{Field}[{i}].ipMode", "may not be specified when `ip` is not set");
            if (ingress.Hostname.Length == 0)
                continue;
            if (IPAddress.TryParse(ingress.Hostname, out _))
                errors.Invalid($"{Field}[{i}].hostname", ingress.Hostname, "must be a DNS name, not an IP address");
            else
                errors.InvalidEach($"{Field}[{i}].hostname", ingress.Hostname, Formats.DnsSubdomain(ingress.Hostname));
        }
    }

    protected override void Validate(Service value, FieldErrors errors)
    {
        var spec = value.Spec;
        if (spec.Type is not ("ClusterIP" or "ExternalName" or "LoadBalancer" or "NodePort"))
            errors.NotSupported("spec.type", spec.Type, "ClusterIP", "ExternalName", "LoadBalancer", "NodePort");
        if (spec.Ports is not { Count: > 0 } && spec.ClusterIP != "None" && spec.Type != "ExternalName")
            errors.Required("spec.ports");
        if (spec.ClusterIP == "None" && spec.Type is "LoadBalancer" or "NodePort")
            errors.Invalid("spec.clusterIPs[0]", "None", $"may not be set to 'None' for {spec.Type} services");
        if (spec.Type == "ExternalName")
        {
            if (spec.ExternalName.Length == 0)
                errors.Required("spec.externalName");
            else
                errors.InvalidEach(
                    "spec.externalName",
                    spec.ExternalName,
                    Formats.DnsSubdomain(spec.ExternalName.TrimEnd('.'))
                );
        }
        ServiceFamilies.Validate(spec, errors);
        if (spec.SessionAffinity is not ("ClientIP" or "None"))
            errors.NotSupported("spec.sessionAffinity", spec.SessionAffinity, "ClientIP", "None");
        if (spec.SessionAffinityConfig?.ClientIP?.TimeoutSeconds is <= 0 or > 86400)
            errors.Invalid(
                "spec.sessionAffinityConfig.clientIP.timeoutSeconds",
                spec.SessionAffinityConfig.ClientIP.TimeoutSeconds,
                "must be greater than 0 and less than 86400"
            );
        Policies(spec, errors);
        NetworkMembership.Validate(value.Metadata, errors);
        MetadataRules.Labels(spec.Selector, "spec.selector", errors);
        foreach (var (ip, i) in (spec.ExternalIPs ?? []).Select((x, i) => (x, i)))
            errors.InvalidEach($"spec.externalIPs[{i}]", ip, ExternalIpFaults(ip));
        if (spec.Type != "LoadBalancer" && spec.LoadBalancerClass is not null)
            errors.Forbidden("spec.loadBalancerClass", "may only be used when `type` is 'LoadBalancer'");
        if (spec.Type != "LoadBalancer" && spec.LoadBalancerSourceRanges is { Count: > 0 })
            errors.Forbidden("spec.loadBalancerSourceRanges", "may only be used when `type` is 'LoadBalancer'");
        Ports(spec, errors);
    }

    protected override void ValidateUpdate(Service value, Service old, FieldErrors errors)
    {
        ApiServiceObjects.CheckUpdate(value, old, "spec", errors);
        NetworkMembership.ValidateUpdate(value.Metadata, old.Metadata, errors);
        if (
            (value.Spec.Type, old.Spec.Type) == ("LoadBalancer", "LoadBalancer")
            && value.Spec.LoadBalancerClass != old.Spec.LoadBalancerClass
        )
            errors.Invalid("spec.loadBalancerClass", value.Spec.LoadBalancerClass, "may not change once set");
        if (
            ServiceUpdates.WantsHealthCheckPort(value.Spec)
            && ServiceUpdates.WantsHealthCheckPort(old.Spec)
            && value.Spec.HealthCheckNodePort != old.Spec.HealthCheckNodePort
        )
            errors.Forbidden("spec.healthCheckNodePort", "field is immutable");
        if (old.Spec.Type == "ExternalName" || value.Spec.Type == "ExternalName" || old.Spec.ClusterIP.Length == 0)
            return;
        ServiceFamilies.ValidateUpdate(value.Spec, old.Spec, errors);
        if (value.Spec.ClusterIP != old.Spec.ClusterIP)
            errors.Invalid(
                "spec.clusterIPs[0]",
                value.Spec.ClusterIPs ?? [value.Spec.ClusterIP],
                "may not change once set"
            );
    }

    protected override async ValueTask<Result<Allocation>> AllocateAsync(
        Service? value,
        Service? old,
        AllocationContext context,
        int attempt
    )
    {
        IReadOnlyList<CommitCondition> network = [];
        if (value is not null && old is null)
        {
            var joined = await NetworkMembership.JoinAsync(value, Resource, context);
            if (!joined.Succeeded(out var conditions, out var error))
                return error;
            network = conditions;
        }
        var allocated = await ServiceAllocator.AllocateAsync(value, old, context);
        return network.Count > 0 && allocated.Succeeded(out var addresses, out _)
            ? addresses with
            {
                Conditions = [.. addresses.Conditions, .. network],
            }
            : allocated;
    }

    private static void Policies(ServiceSpec spec, FieldErrors errors)
    {
        if (spec.ExternalTrafficPolicy.Length > 0 && !ServiceUpdates.IsExternal(spec))
            errors.Invalid(
                "spec.externalTrafficPolicy",
                spec.ExternalTrafficPolicy,
                "may only be set for externally-accessible services"
            );
        else if (spec.ExternalTrafficPolicy is not ("" or "Cluster" or "Local"))
            errors.NotSupported("spec.externalTrafficPolicy", spec.ExternalTrafficPolicy, "Cluster", "Local");
        if (ServiceUpdates.WantsClusterIP(spec) && spec.InternalTrafficPolicy is not (null or "Cluster" or "Local"))
            errors.NotSupported("spec.internalTrafficPolicy", spec.InternalTrafficPolicy, "Cluster", "Local");
        if (spec.HealthCheckNodePort < 0)
            errors.Invalid("spec.healthCheckNodePort", spec.HealthCheckNodePort, Formats.NonNegative);
        else if (spec.HealthCheckNodePort != 0 && !ServiceUpdates.WantsHealthCheckPort(spec))
            errors.Invalid(
                "spec.healthCheckNodePort",
                spec.HealthCheckNodePort,
                "may only be set when `type` is 'LoadBalancer' and `externalTrafficPolicy` is 'Local'"
            );
        if (spec.Type != "LoadBalancer" && spec.AllocateLoadBalancerNodePorts is not null)
            errors.Forbidden("spec.allocateLoadBalancerNodePorts", "may only be used when `type` is 'LoadBalancer'");
        if (spec.LoadBalancerClass is { } name)
            errors.InvalidEach("spec.loadBalancerClass", name, Formats.QualifiedName(name));
    }

    private static IEnumerable<string> ExternalIpFaults(string text)
    {
        foreach (var fault in Formats.IpAddress(text))
            yield return fault;
        if (!Formats.TryIp(text, out var ip))
            yield break;
        if (ip.Equals(IPAddress.Any) || ip.Equals(IPAddress.IPv6Any))
            yield return $"may not be unspecified ({text})";
        if (IPAddress.IsLoopback(ip))
            yield return "may not be in the loopback range (127.0.0.0/8, ::1/128)";
        if (ip.IsIPv6LinkLocal || ip.GetAddressBytes() is [169, 254, _, _])
            yield return "may not be in the link-local range (169.254.0.0/16, fe80::/10)";
        if (ip.GetAddressBytes() is [224, 0, 0, _] or [0xff, 0x02, ..])
            yield return "may not be in the link-local multicast range (224.0.0.0/24, ff02::/10)";
    }

    private static void Ports(ServiceSpec spec, FieldErrors errors)
    {
        var names = new HashSet<string>();
        var seen = new HashSet<(string, int)>();
        var nodePorts = new HashSet<(string, int)>();
        foreach (var (port, i) in (spec.Ports ?? []).Select((p, i) => (p, i)))
        {
            var field = $"spec.ports[{i}]";
            if (port.Name.Length == 0 && spec.Ports!.Count > 1)
                errors.Required($"{field}.name");
            else if (port.Name.Length > 0)
            {
                errors.InvalidEach($"{field}.name", port.Name, Formats.DnsLabel(port.Name));
                if (!names.Add(port.Name))
                    errors.Duplicate($"{field}.name", port.Name);
            }
            errors.InvalidEach($"{field}.port", port.Port, Formats.PortNumber(port.Port));
            errors.InvalidEach(
                $"{field}.targetPort",
                port.TargetPort,
                port.TargetPort.IsString
                    ? Formats.PortName(port.TargetPort.Text!)
                    : Formats.PortNumber(port.TargetPort.Number)
            );
            if (port.Protocol is not ("TCP" or "UDP" or "SCTP"))
                errors.NotSupported($"{field}.protocol", port.Protocol, "SCTP", "TCP", "UDP");
            if (!seen.Add((port.Protocol, port.Port)))
                errors.Duplicate(field, port);
            if (port.NodePort == 0)
                continue;
            if (spec.Type == "ClusterIP")
                errors.Forbidden($"{field}.nodePort", "may not be used when `type` is 'ClusterIP'");
            else if (!nodePorts.Add((port.Protocol, port.NodePort)))
                errors.Duplicate($"{field}.nodePort", port.NodePort);
        }
    }

    private static string ExternalAddress(Service service)
    {
        var external = service.Spec.ExternalIPs ?? [];
        switch (service.Spec.Type)
        {
            case "ClusterIP" or "NodePort":
                return external.Count > 0 ? string.Join(",", external) : Cells.None;
            case "LoadBalancer":
                var all = (service.Status.LoadBalancer.Ingress ?? [])
                    .Select(i => i.Ip.Length > 0 ? i.Ip : i.Hostname)
                    .Distinct()
                    .Order(StringComparer.Ordinal)
                    .Concat(external)
                    .ToList();
                return all.Count > 0 ? string.Join(",", all) : "<pending>";
            case "ExternalName":
                return service.Spec.ExternalName;
            default:
                return Cells.Unknown;
        }
    }
}
