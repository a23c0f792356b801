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
            foreach (var (port, j) in (subset.Ports ?? []).Select((p, j) => (p, j)))
            {
                if (port.Name.Length == 0 && subset.Ports!.Count > 1)
                    errors.Required($"subsets[{i}].ports[{j}].name");
                errors.InvalidEach($"subsets[{i}].ports[{j}].port", port.Port, Formats.PortNumber(port.Port));
            }
        }
    }

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
    private const int EndpointsMax = 1000;

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
            errors.Invalid("endpoints", value.Endpoints.Count, $"must have at most {EndpointsMax} items");
        foreach (var (endpoint, i) in value.Endpoints.Select((e, i) => (e, i)))
        {
            if (endpoint.Addresses.Count == 0)
                errors.Required($"endpoints[{i}].addresses", "must contain at least 1 address");
            if (value.AddressType != "FQDN")
                foreach (var (address, j) in endpoint.Addresses.Select((a, j) => (a, j)))
                    errors.InvalidEach($"endpoints[{i}].addresses[{j}]", address, Formats.IpAddress(address));
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
