using Arktos.Api;
using Arktos.Api.Core.V1;
using Arktos.Api.Discovery.V1;
using Arktos.Api.Validation;
using Arktos.ApiServer.Catalog;
using Arktos.ApiServer.Registry.Services;
using Arktos.ApiServer.Tables;

namespace Arktos.ApiServer.Registry.Core;

public sealed class EndpointsStrategy : ResourceStrategy<Endpoints>
{
    public override ITableLayout Table { get; } =
        new TableLayout<Endpoints>([
            Cells.Name<Endpoints>(),
            new("Endpoints", "string", (e, _) => Addresses(e)),
            Cells.Age<Endpoints>(),
        ]);

    protected override void Default(Endpoints value)
    {
        foreach (var port in (value.Subsets ?? []).SelectMany(s => s.Ports ?? []))
            if (port.Protocol.Length == 0)
                port.Protocol = "TCP";
    }

    protected override void Validate(Endpoints value, FieldErrors errors)
    {
        foreach (var (subset, i) in (value.Subsets ?? []).Select((s, i) => (s, i)))
        {
            if (subset is { Addresses: null or { Count: 0 }, NotReadyAddresses: null or { Count: 0 } })
                errors.Required($"subsets[{i}]", "must specify `addresses` or `notReadyAddresses`");
            foreach (var (address, j) in (subset.Addresses ?? []).Select((a, j) => (a, j)))
                errors.InvalidEach($"subsets[{i}].addresses[{j}].ip", address.Ip, Formats.IpAddress(address.Ip));
            foreach (var (address, j) in (subset.NotReadyAddresses ?? []).Select((a, j) => (a, j)))
                errors.InvalidEach(
                    $"subsets[{i}].notReadyAddresses[{j}].ip",
                    address.Ip,
                    Formats.IpAddress(address.Ip)
                );
            foreach (var (address, field) in Named($"subsets[{i}]", subset))
                if (address.Hostname.Length > 0)
                    errors.InvalidEach($"{field}.hostname", address.Hostname, Formats.DnsLabel(address.Hostname));
            foreach (var (port, j) in (subset.Ports ?? []).Select((p, j) => (p, j)))
            {
                var field = $"subsets[{i}].ports[{j}]";
                if (port.Name.Length == 0 && subset.Ports!.Count > 1)
                    errors.Required($"{field}.name");
                else if (port.Name.Length > 0)
                    errors.InvalidEach($"{field}.name", port.Name, Formats.DnsLabel(port.Name));
                errors.InvalidEach($"{field}.port", port.Port, Formats.PortNumber(port.Port));
                EndpointRules.Protocol(port.Protocol, port.AppProtocol, field, errors);
            }
        }
    }

    private static IEnumerable<(EndpointAddress Address, string Field)> Named(string field, EndpointSubset subset) =>
        (subset.Addresses ?? [])
            .Select((a, j) => (a, $"{field}.addresses[{j}]"))
            .Concat((subset.NotReadyAddresses ?? []).Select((a, j) => (a, $"{field}.notReadyAddresses[{j}]")));

    protected override void ValidateUpdate(Endpoints value, Endpoints old, FieldErrors errors) =>
        ApiServiceObjects.CheckUpdate(value, old, "subsets", errors);

    protected override IEnumerable<string> Warnings(Endpoints value) =>
        ["v1 Endpoints is deprecated in v1.33+; use discovery.k8s.io/v1 EndpointSlice"];

    private static string Addresses(Endpoints value)
    {
        if (value.Subsets is not { Count: > 0 })
            return Cells.None;
        var all = new List<string>();
        foreach (var subset in value.Subsets)
        {
            if (subset.Ports is not { Count: > 0 })
            {
                all.AddRange((subset.Addresses ?? []).Select(a => a.Ip));
                continue;
            }
            foreach (var port in subset.Ports)
                all.AddRange(
                    (subset.Addresses ?? []).Select(a =>
                        a.Ip.Contains(':') ? $"[{a.Ip}]:{port.Port}" : $"{a.Ip}:{port.Port}"
                    )
                );
        }
        return Cells.FirstOf(all, 3);
    }
}

public sealed class EndpointSliceStrategy : ResourceStrategy<EndpointSlice>
{
    private const int EndpointsMax = 1000,
        AddressesMax = 100,
        PortsMax = 20000,
        HintsMax = 8;

    public override ITableLayout Table { get; } =
        new TableLayout<EndpointSlice>([
            Cells.Name<EndpointSlice>(),
            new("AddressType", "string", (s, _) => s.AddressType),
            new(
                "Ports",
                "string",
                (s, _) =>
                    OrUnset(
                        Cells.FirstOf(
                            (s.Ports ?? [])
                                .Select(p => p.Port?.ToString() ?? (string.IsNullOrEmpty(p.Name) ? "*" : p.Name))
                                .ToList(),
                            3
                        )
                    )
            ),
            new(
                "Endpoints",
                "string",
                (s, _) => OrUnset(Cells.FirstOf(s.Endpoints.SelectMany(e => e.Addresses).ToList(), 3))
            ),
            Cells.Age<EndpointSlice>(),
        ]);

    protected override void Default(EndpointSlice value)
    {
        foreach (var port in value.Ports ?? [])
        {
            port.Name ??= "";
            port.Protocol ??= "TCP";
        }
    }

    public override bool SpecChanged(IKubeObject value, IKubeObject old)
    {
        var (a, b) = (Api.Json.KubeJson.Clone((EndpointSlice)value), Api.Json.KubeJson.Clone((EndpointSlice)old));
        a.Metadata = b.Metadata = new();
        return !Api.Json.KubeJson.Encode(a).AsSpan().SequenceEqual(Api.Json.KubeJson.Encode(b));
    }

    protected override void Validate(EndpointSlice value, FieldErrors errors)
    {
        if (value.AddressType.Length == 0)
            errors.Required("addressType");
        else if (value.AddressType is not ("IPv4" or "IPv6" or "FQDN"))
            errors.NotSupported("addressType", value.AddressType, "FQDN", "IPv4", "IPv6");
        if (value.Endpoints.Count > EndpointsMax)
            errors.TooMany("endpoints", value.Endpoints.Count, EndpointsMax);
        foreach (var (endpoint, i) in value.Endpoints.Select((e, i) => (e, i)))
        {
            if (endpoint.Addresses.Count == 0)
                errors.Required($"endpoints[{i}].addresses", "must contain at least 1 address");
            if (endpoint.Addresses.Count > AddressesMax)
                errors.TooMany($"endpoints[{i}].addresses", endpoint.Addresses.Count, AddressesMax);
            foreach (var (address, j) in endpoint.Addresses.Select((a, j) => (a, j)))
                errors.InvalidEach(
                    $"endpoints[{i}].addresses[{j}]",
                    address,
                    EndpointRules.Address(value.AddressType, address)
                );
            if (!string.IsNullOrEmpty(endpoint.Hostname))
                errors.InvalidEach($"endpoints[{i}].hostname", endpoint.Hostname, Formats.DnsLabel(endpoint.Hostname));
            if (endpoint.NodeName is { } node)
                errors.InvalidEach($"endpoints[{i}].nodeName", node, Formats.DnsSubdomain(node));
            Hints(endpoint.Hints, $"endpoints[{i}].hints", errors);
        }
        Ports(value, errors);
    }

    private static void Hints(EndpointHints? hints, string field, FieldErrors errors)
    {
        EachOnce($"{field}.forZones", [.. (hints?.ForZones ?? []).Select(z => z.Name)], Formats.LabelValue, errors);
        EachOnce($"{field}.forNodes", [.. (hints?.ForNodes ?? []).Select(n => n.Name)], Formats.DnsSubdomain, errors);
    }

    private static void EachOnce(
        string field,
        List<string> names,
        Func<string, IEnumerable<string>> faults,
        FieldErrors errors
    )
    {
        if (names.Count > HintsMax)
        {
            errors.TooMany(field, names.Count, HintsMax);
            return;
        }
        var seen = new HashSet<string>();
        foreach (var (name, i) in names.Select((n, i) => (n, i)))
            if (!seen.Add(name))
                errors.Duplicate($"{field}[{i}].name", name);
            else
                errors.InvalidEach($"{field}[{i}].name", name, faults(name));
    }

    private static void Ports(EndpointSlice value, FieldErrors errors)
    {
        var ports = value.Ports ?? [];
        if (ports.Count > PortsMax)
        {
            errors.TooMany("ports", ports.Count, PortsMax);
            return;
        }
        var names = new HashSet<string>();
        foreach (var (port, i) in ports.Select((p, i) => (p, i)))
        {
            var name = port.Name ?? "";
            if (name.Length > 0)
                errors.InvalidEach($"ports[{i}].name", name, Formats.DnsLabel(name));
            if (!names.Add(name))
                errors.Duplicate($"ports[{i}].name", name);
            EndpointRules.Protocol(port.Protocol ?? "", port.AppProtocol, $"ports[{i}]", errors);
        }
    }

    protected override void ValidateUpdate(EndpointSlice value, EndpointSlice old, FieldErrors errors)
    {
        ApiServiceObjects.CheckUpdate(value, old, "endpoints", errors);
        if (value.AddressType != old.AddressType)
            errors.Invalid("addressType", value.AddressType, Formats.Immutable);
    }

    private static string OrUnset(string text) => text.Length == 0 ? "<unset>" : text;
}
