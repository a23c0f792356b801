using System.Net;

namespace Arktos.Kubelet.Services;

/// <summary>Ranges of IPv4 addresses; the kernel takes none that overlap. Pure.</summary>
internal static class AddressRanges
{
    private const int Bits = 32;

    public static IEnumerable<(uint First, uint Last)> Merge(IEnumerable<IPNetwork> networks)
    {
        (uint First, uint Last)? open = null;
        foreach (var next in networks.Select(Of).Order())
        {
            if (open is not { } known)
                open = next;
            else if (known.Last == uint.MaxValue || next.First <= known.Last + 1)
                open = (known.First, Math.Max(known.Last, next.Last));
            else
            {
                yield return known;
                open = next;
            }
        }
        if (open is { } last)
            yield return last;
    }

    private static (uint First, uint Last) Of(IPNetwork network)
    {
        var first = Ipv4.Of(network.BaseAddress);
        var size = 1UL << (Bits - network.PrefixLength);
        return (first, (uint)(first + (size - 1)));
    }
}
