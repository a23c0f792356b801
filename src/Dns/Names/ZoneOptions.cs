using Arktos.Dns.Wire;

namespace Arktos.Dns.Names;

/// <summary>What the zone of the cluster is like.</summary>
internal sealed class ZoneOptions
{
    public const string SystemTenant = "system";

    /// <param name="domain">"cluster.local".</param>
    /// <exception cref="FormatException">It is no name, or too long to have names below it.</exception>
    public ZoneOptions(string domain)
    {
        Zone = DnsName.Encode(domain.ToLowerInvariant());
        if (Zone.Length is 1 or > 100)
            throw new FormatException($"{domain} cannot be the domain of a cluster");
        LabelsCount = CountLabels(Zone);
        NameServer = [.. DnsName.Encode("ns.dns").AsSpan(0, 7), .. Zone];
        Authority =
        [
            .. NameServer,
            .. DnsName.Encode("hostmaster").AsSpan(0, 11),
            .. Zone,
            // Serial, refresh, retry, expire; then how long a name that is not there may be taken for that.
            .. (byte[])[0, 0, 0, 1, 0, 0, 0x1C, 0x20, 0, 0, 7, 8, 0, 1, 0x51, 0x80],
            0,
            0,
            0,
            (byte)ChangingTtlSeconds,
        ];
    }

    /// <summary>How long the answer for an address of a service may be kept: it stays as long as the service.</summary>
    public const uint TtlSeconds = 30;

    /// <summary>The same for endpoints, pods, and names that are not there.</summary>
    public const uint ChangingTtlSeconds = 5;

    /// <summary>As on the wire, lower case.</summary>
    public byte[] Zone { get; }

    public int LabelsCount { get; }

    /// <summary>ns.dns.ZONE</summary>
    public byte[] NameServer { get; }

    /// <summary>Data of the zone's SOA.</summary>
    public byte[] Authority { get; }

    /// <summary>
    /// Services of tenant system that every tenant has, unless it has one of its own by that name: the API servers, and
    /// this very service, both of which every pod is told of.
    /// </summary>
    public static bool IsForAll(ReadOnlySpan<char> ns, ReadOnlySpan<char> service) =>
        ns is "default" && service is "kubernetes" || ns is "kube-system" && service is "kube-dns";

    private static int CountLabels(ReadOnlySpan<byte> name)
    {
        var count = 0;
        for (var at = 0; name[at] != 0; at += 1 + name[at])
            count++;
        return count;
    }
}
