using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Net.Sockets;
using Arktos.Kubelet.Services;

namespace Arktos.Kubelet.Routes;

/// <summary>A range of IPv4 addresses of pods. Pure.</summary>
/// <param name="First">Its first address; the bits behind the prefix are 0.</param>
internal readonly record struct PodRange(uint First, byte PrefixLength) : IComparable<PodRange>
{
    private const int Bits = 32;

    private uint Mask => PrefixLength == 0 ? 0 : uint.MaxValue << (Bits - PrefixLength);

    public bool Contains(uint address) => (address & Mask) == First;

    public bool Contains(PodRange other) => other.PrefixLength >= PrefixLength && Contains(other.First);

    public bool Overlaps(PodRange other) => Contains(other) || other.Contains(this);

    /// <summary>False for what is no range, is everything, or is not of IPv4.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out PodRange range)
    {
        range = default;
        if (
            !IPNetwork.TryParse(text, out var network)
            || network.BaseAddress.AddressFamily != AddressFamily.InterNetwork
            || network.PrefixLength == 0
        )
            return false;
        range = new PodRange(Ipv4.Of(network.BaseAddress), (byte)network.PrefixLength);
        return true;
    }

    public int CompareTo(PodRange other) => (First, PrefixLength).CompareTo((other.First, other.PrefixLength));

    public override string ToString() => $"{Ipv4.Text(First)}/{PrefixLength}";
}
