using System.Buffers.Binary;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Arktos.Controllers.NodeIpam;

/// <summary>The IPv4 range of all pods, cut into equal ranges, one for each node. Pure.</summary>
internal sealed class ClusterRange
{
    private const int Bits = 32,
        CutBitsMax = 16;

    private readonly uint _first;
    private readonly int _nodePrefix;

    private ClusterRange(uint first, int prefix, int nodePrefix)
    {
        (_first, _nodePrefix) = (first, nodePrefix);
        Count = 1 << (nodePrefix - prefix);
        (Prefix, Text) = (prefix, $"{Address(first)}/{prefix.ToString(CultureInfo.InvariantCulture)}");
    }

    /// <summary>How many nodes can have a range; at most 65,536.</summary>
    public int Count { get; }

    public string Text { get; }

    private int Prefix { get; }

    /// <exception cref="InvalidDataException">It is no such range, or cannot be cut so.</exception>
    public static ClusterRange Parse(string text, int nodePrefix)
    {
        if (
            !IPNetwork.TryParse(text, out var network)
            || network.BaseAddress.AddressFamily != AddressFamily.InterNetwork
            || network.PrefixLength == 0
        )
            throw new InvalidDataException($"the cluster's range \"{text}\" is no range of IPv4 such as 10.244.0.0/16");
        // A node has its own address and a pod's at the least.
        if (nodePrefix < network.PrefixLength || nodePrefix > Bits - 2)
            throw new InvalidDataException(
                $"ranges of nodes with {nodePrefix} bits cannot be cut from {text}: name {network.PrefixLength} to "
                    + $"{Bits - 2}"
            );
        if (nodePrefix - network.PrefixLength > CutBitsMax)
            throw new InvalidDataException(
                $"{text} with ranges of {nodePrefix} bits would be more than {1 << CutBitsMax} nodes: name at most "
                    + $"{network.PrefixLength + CutBitsMax} bits"
            );
        return new ClusterRange(First(network), network.PrefixLength, nodePrefix);
    }

    /// <summary>The range with a number from 0 to <see cref="Count"/>.</summary>
    public string this[int index] =>
        $"{Address(_first + ((uint)index << (Bits - _nodePrefix)))}/"
        + _nodePrefix.ToString(CultureInfo.InvariantCulture);

    /// <summary>
    /// The numbers of the ranges that have addresses in common with another one; none where that is outside, or no
    /// range of IPv4.
    /// </summary>
    public (int From, int Count) Covered(string? other)
    {
        if (
            !IPNetwork.TryParse(other, out var network)
            || network.BaseAddress.AddressFamily != AddressFamily.InterNetwork
        )
            return (0, 0);
        var (first, size) = (First(network), 1UL << (Bits - network.PrefixLength));
        var (from, end) = (Math.Max(first, (ulong)_first), Math.Min(first + size, _first + (1UL << (Bits - Prefix))));
        if (from >= end)
            return (0, 0);
        var index = (int)((from - _first) >> (Bits - _nodePrefix));
        return (index, (int)((end - 1 - _first) >> (Bits - _nodePrefix)) - index + 1);
    }

    private static uint First(IPNetwork network) =>
        BinaryPrimitives.ReadUInt32BigEndian(network.BaseAddress.GetAddressBytes());

    private static string Address(uint address) =>
        new IPAddress(BinaryPrimitives.ReverseEndianness(address)).ToString();
}
