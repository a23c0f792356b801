using System.Globalization;
using Arktos.Dns.Following;
using Arktos.Dns.Wire;

namespace Arktos.Dns.Names;

/// <param name="Name">Lower case; "" for none.</param>
/// <param name="Protocol">Lower case: tcp, udp, sctp.</param>
internal readonly record struct PortName(string Name, string Protocol, ushort Port);

/// <summary>An endpoint of a headless service.</summary>
/// <param name="HostName">Lower case; of one without a name, its address as a label.</param>
/// <param name="Address">4 or 16 bytes.</param>
internal sealed record EndpointName(string HostName, byte[] Address, IReadOnlyList<PortName> Ports);

/// <summary>All that DNS tells of one service, made once when the service or its endpoints change. Immutable.</summary>
internal sealed class ServiceNames
{
    /// <summary>Of service.namespace.svc.zone, as on the wire.</summary>
    public required byte[] FullName { get; init; }

    /// <summary>That of its tenant to which alone they are told.</summary>
    public required string Network { get; init; }

    /// <summary>Where an alias leads; null for a service that is none.</summary>
    public byte[]? Alias { get; init; }

    public bool IsHeadless { get; init; }

    /// <summary>Cluster IPs, or the addresses of the ready endpoints, each once.</summary>
    public IReadOnlyList<byte[]> Addresses { get; init; } = [];

    /// <summary>Of a service that is not headless.</summary>
    public IReadOnlyList<PortName> Ports { get; init; } = [];

    /// <summary>Of a headless service, those that are ready.</summary>
    public IReadOnlyList<EndpointName> Endpoints
    {
        get;
        init
        {
            field = value;
            Hosts = [.. value.GroupBy(e => e.HostName).Select(h => (IReadOnlyList<EndpointName>)[.. h])];
        }
    } = [];

    /// <summary>The same by their names: one that has addresses of two families is one host.</summary>
    public IReadOnlyList<IReadOnlyList<EndpointName>> Hosts { get; private init; } = [];

    /// <param name="zone">As on the wire, lower case.</param>
    /// <param name="slices">Looked at only of a headless service.</param>
    /// <returns>Null when the names cannot be names of DNS.</returns>
    public static ServiceNames? Of(FollowedService service, IEnumerable<FollowedSlice> slices, byte[] zone)
    {
        var (metadata, spec) = (service.Metadata, service.Spec);
        if (!DnsName.TryEncode($"{metadata.Name}.{metadata.Namespace}.svc", out var own))
            return null;
        byte[] fullName = [.. own.AsSpan(0, own.Length - 1), .. zone];
        if (fullName.Length > DnsName.BytesMax)
            return null;
        if (spec.Type == "ExternalName")
            return DnsName.TryEncode(spec.ExternalName, out var alias) && alias.Length > 1
                ? new ServiceNames
                {
                    FullName = fullName,
                    Network = service.Network,
                    Alias = alias,
                }
                : new ServiceNames { FullName = fullName, Network = service.Network };
        if (spec.ClusterIP == "None")
        {
            var endpoints = EndpointsOf(slices, spec.PublishNotReadyAddresses);
            return new ServiceNames
            {
                FullName = fullName,
                Network = service.Network,
                IsHeadless = true,
                Endpoints = endpoints,
                Addresses = [.. endpoints.Select(e => e.Address).DistinctBy(a => AddressKey.Of(a))],
            };
        }
        return new ServiceNames
        {
            FullName = fullName,
            Network = service.Network,
            Addresses =
            [
                .. (spec.ClusterIPs ?? [])
                    .Append(spec.ClusterIP)
                    .Where(a => AddressKey.TryParse(a, out _))
                    .Select(a => AddressKey.TryParse(a, out var key) ? key : default)
                    .Distinct()
                    .Select(k => k.ToBytes()),
            ],
            Ports = [.. (spec.Ports ?? []).Select(p => Port(p.Name, p.Protocol, p.Port)).OfType<PortName>()],
        };
    }

    private static List<EndpointName> EndpointsOf(IEnumerable<FollowedSlice> slices, bool publishesNotReady)
    {
        var found = new Dictionary<(string Host, AddressKey Address), List<PortName>>();
        // The order of what is followed is nobody's; that of the names makes equal states equal answers.
        foreach (var slice in slices.OrderBy(s => s.Metadata.Name, StringComparer.Ordinal))
        {
            if (slice.AddressType is not ("IPv4" or "IPv6"))
                continue;
            var ports = (slice.Ports ?? [])
                .Select(p => Port(p.Name ?? "", p.Protocol ?? "", p.Port ?? 0))
                .OfType<PortName>()
                .ToList();
            foreach (var endpoint in slice.Endpoints ?? [])
            {
                if (endpoint.Conditions?.Ready == false && !publishesNotReady)
                    continue;
                foreach (var address in endpoint.Addresses ?? [])
                {
                    if (!AddressKey.TryParse(address, out var key))
                        continue;
                    var host = endpoint.Hostname is { Length: > 0 and <= DnsName.LabelBytesMax } name
                        ? name.ToLowerInvariant()
                        : key.ToLabel();
                    if (!found.TryGetValue((host, key), out var known))
                        found.Add((host, key), known = []);
                    known.AddRange(ports.Except(known));
                }
            }
        }
        return [.. found.Select(f => new EndpointName(f.Key.Host, f.Key.Address.ToBytes(), f.Value))];
    }

    private static PortName? Port(string name, string protocol, int port) =>
        port is > 0 and <= ushort.MaxValue
            ? new PortName(
                name.ToLower(CultureInfo.InvariantCulture),
                protocol.Length > 0 ? protocol.ToLower(CultureInfo.InvariantCulture) : "tcp",
                (ushort)port
            )
            : null;
}
