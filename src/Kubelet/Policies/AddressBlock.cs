using System.Globalization;
using System.Net;
using Arktos.Api.Networking.V1;
using Arktos.Kubelet.Services;

namespace Arktos.Kubelet.Policies;

/// <summary>Addresses of an ipBlock. Pure.</summary>
internal sealed record AddressBlock(IPNetwork Range, IReadOnlyList<IPNetwork> Excepted)
{
    private const int Bits = 32;

    /// <summary>
    /// Null: it is not of IPv4, which is all that pods have; or it cannot be read, and lets nobody in.
    /// </summary>
    public static AddressBlock? Of(IPBlock block)
    {
        if (Read(block.Cidr) is not { } range)
            return null;
        var excepted = (block.Except ?? []).Select(Read).ToList();
        return excepted.Contains(null) ? null : new AddressBlock(range, [.. excepted.Select(e => e!.Value)]);
    }

    /// <summary>As nft takes it: "{ 10.0.0.0-10.0.0.255, 10.1.0.1 }".</summary>
    public static string TextOf(IEnumerable<IPNetwork> ranges) =>
        $"{{ {string.Join(", ", AddressRanges.Merge(ranges).Select(r => TextOf(r.First, r.Last)))} }}";

    private static string TextOf(uint first, uint last) =>
        first == last ? Ipv4.Text(first) : $"{Ipv4.Text(first)}-{Ipv4.Text(last)}";

    // Bits behind the prefix may be set.
    private static IPNetwork? Read(string cidr)
    {
        var at = cidr.IndexOf('/', StringComparison.Ordinal);
        if (
            at < 0
            || !Ipv4.TryParse(cidr[..at], out var address)
            || !int.TryParse(cidr.AsSpan(at + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var length)
            || length > Bits
        )
            return null;
        var mask = length == 0 ? 0 : uint.MaxValue << (Bits - length);
        return new IPNetwork(System.Net.IPAddress.Parse(Ipv4.Text(address & mask)), length);
    }
}
