using System.Buffers.Binary;
using System.Text;
using Arktos.Dns.Sources;
using Arktos.Dns.Wire;

namespace Arktos.Dns.Names;

/// <summary>What the zone has to a name.</summary>
internal enum ZoneOutcome
{
    /// <summary>Records were written, or there was no room for them.</summary>
    Answered,

    /// <summary>The name is there, and has no record of the type.</summary>
    NoData,
    NameError,

    /// <summary>An alias of ours was written that leads out of the zone.</summary>
    LeadsOut,

    /// <summary>Not of this zone.</summary>
    Foreign,
}

/// <summary>Whose names are asked for, and for what.</summary>
internal readonly record struct ZoneQuestion(Viewer Viewer, ushort Type);

/// <summary>
/// The cluster's zone as one network of a tenant sees it (the Kubernetes DNS specification 1.1.0), and the reverse
/// names of its addresses. Reads the tables only; no I/O, no clock; thread-safe.
/// <code>
///   service.namespace.svc.ZONE                  A, AAAA, SRV; CNAME of an ExternalName
///   endpoint.service.namespace.svc.ZONE         A, AAAA of a headless service
///   _port._protocol.service.namespace.svc.ZONE  SRV
///   10-0-0-1.namespace.pod.ZONE                 A, AAAA of a pod that is there
///   dns-version.ZONE                            TXT
/// </code>
/// </summary>
internal sealed class Zone(ZoneOptions options, NameTable names, SourceTable sources)
{
    /// <summary>Aliases that lead to aliases; a circle ends here, too.</summary>
    private const int AliasesMax = 8;

    private const ushort Weight = 100;

    private readonly byte[] _kubernetes = [.. DnsName.Encode("kubernetes.default.svc").AsSpan()[..^1], .. options.Zone],
        _dns = [.. DnsName.Encode("kube-dns.kube-system.svc").AsSpan()[..^1], .. options.Zone];

    private int _turn;

    /// <summary>Writes the answer to a name of the zone.</summary>
    /// <param name="labels">Of the whole name.</param>
    /// <param name="owner">Where the name stands in the response.</param>
    /// <param name="target">Where an alias leads out to.</param>
    public ZoneOutcome Answer(
        in ZoneQuestion question,
        scoped Labels labels,
        int owner,
        ref MessageWriter writer,
        out byte[]? target
    ) => Answer(question, labels, owner, ref writer, out target, AliasesMax);

    /// <summary>Writes the names of an address that the tenant knows.</summary>
    public ZoneOutcome AnswerReverse(in ZoneQuestion question, AddressKey address, ref MessageWriter writer)
    {
        var network = question.Viewer.Network;
        var found = ReverseOf(question.Viewer.Tenant, address, n => n.Network == network);
        if (found.Count == 0)
            found = ReverseOf(ZoneOptions.SystemTenant, address, n => IsForAll(n.Name));
        if (found.Count == 0)
            return ZoneOutcome.Foreign;
        if (question.Type != RecordType.Ptr)
            return ZoneOutcome.NoData;
        foreach (var name in found)
            writer.Add(Section.Answer, MessageWriter.Question, RecordType.Ptr, ZoneOptions.ChangingTtlSeconds, name);
        return ZoneOutcome.Answered;
    }

    /// <summary>Tells who says that there is nothing, and for how long.</summary>
    public void AddAuthority(ref MessageWriter writer) =>
        writer.Add(Section.Authority, options.Zone, RecordType.Soa, ZoneOptions.ChangingTtlSeconds, options.Authority);

    private ZoneOutcome Answer(
        in ZoneQuestion question,
        scoped Labels labels,
        int owner,
        ref MessageWriter writer,
        out byte[]? target,
        int aliasesLeft
    )
    {
        target = null;
        if (!labels.EndsWith(options.Zone))
            return ZoneOutcome.Foreign;
        var rest = labels.WithoutLast(options.LabelsCount);
        if (rest.Count == 0)
            return Top(question.Type, owner, ref writer);
        if (rest.FromEnd(1).SequenceEqual("svc"u8))
            return Services(question, rest, owner, ref writer, out target, aliasesLeft);
        if (rest.FromEnd(1).SequenceEqual("pod"u8))
            return Pods(question, rest, owner, ref writer);
        if (rest.Count == 1 && rest[0].SequenceEqual("dns-version"u8))
            return question.Type == RecordType.Txt
                ? Written(writer.Add(Section.Answer, owner, RecordType.Txt, ZoneOptions.TtlSeconds, "\u00051.1.0"u8))
                : ZoneOutcome.NoData;
        if (rest.Count == 1 && rest[0].SequenceEqual("dns"u8))
            return ZoneOutcome.NoData;
        if (rest.Count == 2 && rest[0].SequenceEqual("ns"u8) && rest[1].SequenceEqual("dns"u8))
            return Find(Viewer.Operators, "kube-system", "kube-dns") is { IsHeadless: false } dns
                ? Addresses(dns.Addresses, question.Type, owner, ZoneOptions.TtlSeconds, ref writer)
                : ZoneOutcome.NoData;
        return ZoneOutcome.NameError;
    }

    private ZoneOutcome Top(ushort type, int owner, ref MessageWriter writer) =>
        type switch
        {
            RecordType.Soa => Written(
                writer.Add(Section.Answer, owner, RecordType.Soa, ZoneOptions.ChangingTtlSeconds, options.Authority)
            ),
            RecordType.Ns => Written(
                writer.Add(Section.Answer, owner, RecordType.Ns, ZoneOptions.TtlSeconds, options.NameServer)
            ),
            _ => ZoneOutcome.NoData,
        };

    private ZoneOutcome Pods(in ZoneQuestion question, scoped Labels rest, int owner, ref MessageWriter writer)
    {
        if (rest.Count == 1)
            return ZoneOutcome.NoData;
        Span<char> text = stackalloc char[DnsName.LabelBytesMax];
        var ns = Labels.Text(rest.FromEnd(2), text);
        if (rest.Count == 2)
            return HasNamespace(question.Viewer.Tenant, ns) ? ZoneOutcome.NoData : ZoneOutcome.NameError;
        if (
            rest.Count != 3
            || !AddressKey.TryReadLabel(rest[0], out var address)
            || !sources.HasPod(address, question.Viewer, ns)
        )
            return ZoneOutcome.NameError;
        return Addresses([address.ToBytes()], question.Type, owner, ZoneOptions.ChangingTtlSeconds, ref writer);
    }

    private ZoneOutcome Services(
        in ZoneQuestion question,
        scoped Labels rest,
        int owner,
        ref MessageWriter writer,
        out byte[]? target,
        int aliasesLeft
    )
    {
        target = null;
        if (rest.Count == 1)
            return ZoneOutcome.NoData;
        Span<char> namespaceText = stackalloc char[DnsName.LabelBytesMax];
        var ns = Labels.Text(rest.FromEnd(2), namespaceText);
        if (rest.Count == 2)
            return HasNamespace(question.Viewer.Tenant, ns) ? ZoneOutcome.NoData : ZoneOutcome.NameError;
        Span<char> serviceText = stackalloc char[DnsName.LabelBytesMax];
        if (Find(question.Viewer, ns, Labels.Text(rest.FromEnd(3), serviceText)) is not { } service)
            return ZoneOutcome.NameError;
        if (service.IsHeadless && service.Endpoints.Count == 0)
            return ZoneOutcome.NameError;
        switch (rest.Count)
        {
            case 3 when service.Alias is { } alias:
                return Alias(question, alias, owner, ref writer, out target, aliasesLeft);
            case 3 when question.Type == RecordType.Srv:
                return Ports(service, "", "", owner, ref writer) ?? ZoneOutcome.NoData;
            case 3:
                var ttl = service.IsHeadless ? ZoneOptions.ChangingTtlSeconds : ZoneOptions.TtlSeconds;
                return Addresses(service.Addresses, question.Type, owner, ttl, ref writer);
            case 4:
                return Below(question, service, rest[0], owner, ref writer);
            case 5 when rest[0] is [(byte)'_', .. var port] && rest[1] is [(byte)'_', .. var protocol]:
                var (portName, protocolName) = (Encoding.Latin1.GetString(port), Encoding.Latin1.GetString(protocol));
                if (portName.Length == 0 || !HasPort(service, portName, protocolName))
                    return ZoneOutcome.NameError;
                return question.Type == RecordType.Srv
                    ? Ports(service, portName, protocolName, owner, ref writer) ?? ZoneOutcome.NoData
                    : ZoneOutcome.NoData;
            default:
                return ZoneOutcome.NameError;
        }
    }

    /// <summary>A label before a service: an endpoint, or a protocol that has ports below it.</summary>
    private ZoneOutcome Below(
        in ZoneQuestion question,
        ServiceNames service,
        scoped ReadOnlySpan<byte> label,
        int owner,
        ref MessageWriter writer
    )
    {
        if (label is [(byte)'_', .. var protocol])
            return HasPort(service, "", Encoding.Latin1.GetString(protocol))
                ? ZoneOutcome.NoData
                : ZoneOutcome.NameError;
        Span<char> text = stackalloc char[DnsName.LabelBytesMax];
        var host = Labels.Text(label, text);
        var found = new List<byte[]>();
        foreach (var endpoint in service.Endpoints)
            if (host.SequenceEqual(endpoint.HostName))
                found.Add(endpoint.Address);
        return found.Count == 0
            ? ZoneOutcome.NameError
            : Addresses(found, question.Type, owner, ZoneOptions.ChangingTtlSeconds, ref writer);
    }

    private ZoneOutcome Alias(
        in ZoneQuestion question,
        byte[] alias,
        int owner,
        ref MessageWriter writer,
        out byte[]? target,
        int aliasesLeft
    )
    {
        target = null;
        var at = writer.Add(Section.Answer, owner, RecordType.Cname, ZoneOptions.TtlSeconds, alias);
        if (at < 0 || question.Type == RecordType.Cname || aliasesLeft == 0)
            return ZoneOutcome.Answered;
        Span<byte> lowered = stackalloc byte[DnsName.BytesMax];
        Span<byte> offsets = stackalloc byte[Labels.Max];
        var labels = new Labels(alias, lowered, offsets);
        var outcome = Answer(question, labels, at, ref writer, out target, aliasesLeft - 1);
        if (outcome != ZoneOutcome.Foreign)
            return outcome;
        // Whoever asks for something else than addresses follows the alias himself.
        if (question.Type is not (RecordType.A or RecordType.Aaaa))
            return ZoneOutcome.Answered;
        target = lowered[..alias.Length].ToArray();
        return ZoneOutcome.LeadsOut;
    }

    private ZoneOutcome Addresses(
        IReadOnlyList<byte[]> addresses,
        ushort type,
        int owner,
        uint ttlSeconds,
        ref MessageWriter writer
    )
    {
        var bytes = type switch
        {
            RecordType.A => 4,
            RecordType.Aaaa => 16,
            _ => 0,
        };
        if (bytes == 0)
            return ZoneOutcome.NoData;
        var (count, any) = (addresses.Count, false);
        // Another one comes first each time, because many callers take only that.
        var first = count > 1 ? (int)((uint)Interlocked.Increment(ref _turn) % (uint)count) : 0;
        for (var i = 0; i < count; i++)
        {
            var address = addresses[(first + i) % count];
            if (address.Length != bytes)
                continue;
            any = true;
            if (writer.Add(Section.Answer, owner, type, ttlSeconds, address) < 0)
                break;
        }
        return any ? ZoneOutcome.Answered : ZoneOutcome.NoData;
    }

    /// <summary>
    /// SRV records of a service's ports with that name ("" for all), and the addresses of what they lead to; null when
    /// there are none.
    /// </summary>
    private static ZoneOutcome? Ports(
        ServiceNames service,
        string port,
        string protocol,
        int owner,
        ref MessageWriter writer
    )
    {
        var targets = new List<(int At, byte[] Address)>();
        var ttl = service.IsHeadless ? ZoneOptions.ChangingTtlSeconds : ZoneOptions.TtlSeconds;
        var any = false;
        foreach (var host in service.Hosts)
        {
            if (NameTable.NameOf(host[0], service) is not { } name)
                continue;
            foreach (var p in host.SelectMany(e => e.Ports).Distinct())
                if (Matches(p, port, protocol))
                    Add(p.Port, name, host.Select(e => e.Address), ref writer);
            // A service may have thousands of them, and any pod may ask.
            if (writer.IsTruncated)
                break;
        }
        foreach (var p in service.Ports)
            if (Matches(p, port, protocol))
                Add(p.Port, service.FullName, service.Addresses, ref writer);
        foreach (var (at, address) in targets.DistinctBy(t => AddressKey.Of(t.Address)))
            if (at >= 0)
                writer.Add(Section.Additional, at, address.Length == 4 ? RecordType.A : RecordType.Aaaa, ttl, address);
        return any ? ZoneOutcome.Answered : null;

        void Add(ushort number, byte[] target, IEnumerable<byte[]> addresses, ref MessageWriter writer)
        {
            any = true;
            var at = AddSrv(number, target, owner, ttl, ref writer);
            targets.AddRange(addresses.Select(a => (at, a)));
        }
    }

    /// <summary>Where the target's name stands; -1 when there was no room.</summary>
    private static int AddSrv(ushort port, byte[] target, int owner, uint ttlSeconds, ref MessageWriter writer)
    {
        const int fixedBytes = 6;
        Span<byte> data = stackalloc byte[fixedBytes + DnsName.BytesMax];
        BinaryPrimitives.WriteUInt16BigEndian(data, 0);
        BinaryPrimitives.WriteUInt16BigEndian(data[2..], Weight);
        BinaryPrimitives.WriteUInt16BigEndian(data[4..], port);
        target.CopyTo(data[fixedBytes..]);
        var at = writer.Add(Section.Answer, owner, RecordType.Srv, ttlSeconds, data[..(fixedBytes + target.Length)]);
        return at < 0 ? -1 : at + fixedBytes;
    }

    private static bool HasPort(ServiceNames service, string port, string protocol) =>
        service.Ports.Any(p => p.Name.Length > 0 && Matches(p, port, protocol))
        || service.Endpoints.Any(e => e.Ports.Any(p => p.Name.Length > 0 && Matches(p, port, protocol)));

    private static bool Matches(PortName port, string name, string protocol) =>
        (name.Length == 0 || port.Name == name) && (protocol.Length == 0 || port.Protocol == protocol);

    private ServiceNames? Find(Viewer viewer, ReadOnlySpan<char> ns, ReadOnlySpan<char> service)
    {
        if (
            names.TryFind(viewer.Tenant, out var own)
            && own.Find(ns)?.Find(service) is { } found
            && found.Network == viewer.Network
        )
            return found;
        return ZoneOptions.IsForAll(ns, service) && names.TryFind(ZoneOptions.SystemTenant, out var system)
            ? system.Find(ns)?.Find(service)
            : null;
    }

    private List<byte[]> ReverseOf(string tenant, AddressKey address, Func<ReverseName, bool> isTold) =>
        names.TryFind(tenant, out var all) && all.Reverse.TryGetValue(address, out var known)
            ? [.. known.Where(isTold).Select(n => n.Name)]
            : [];

    private bool HasNamespace(string tenant, ReadOnlySpan<char> ns) =>
        names.TryFind(tenant, out var own) && own.Find(ns)?.Exists == true;

    /// <summary>Whether it is the full name of a service that all tenants have.</summary>
    private bool IsForAll(byte[] name) => name.AsSpan().SequenceEqual(_kubernetes) || name.AsSpan().SequenceEqual(_dns);

    private static ZoneOutcome Written(int _) => ZoneOutcome.Answered;
}
