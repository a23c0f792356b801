using System.Buffers.Binary;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Arktos.Controllers.ServiceAddresses;

/// <summary>The IPv4 addresses that load balancers may have, in order. Immutable.</summary>
internal sealed class AddressRanges
{
    /// <summary>Of all ranges together.</summary>
    public const int AddressesMax = 65_536;

    private readonly IReadOnlyList<(uint First, uint Last)> _ranges;

    private AddressRanges(string text, IReadOnlyList<(uint First, uint Last)> ranges) =>
        (Text, _ranges, Count) = (text, ranges, (int)ranges.Sum(r => (long)r.Last - r.First + 1));

    public int Count { get; }

    public string Text { get; }

    /// <param name="text">
    /// Networks and ranges, as in <c>192.0.2.0/24,198.51.100.7-198.51.100.20</c>; of a network with more than two
    /// addresses the first and the last are left out. Empty: none.
    /// </param>
    /// <exception cref="InvalidDataException">It is not such, they overlap, or are too many.</exception>
    public static AddressRanges Parse(string text)
    {
        var ranges = text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(Range)
            .OrderBy(r => r.First)
            .ToList();
        foreach (var (one, next) in ranges.Zip(ranges.Skip(1)))
            if (next.First <= one.Last)
                throw new InvalidDataException(
                    $"addresses of load balancers \"{text}\": {Address(next.First)} is in two ranges"
                );
        var count = ranges.Sum(r => (long)r.Last - r.First + 1);
        return count <= AddressesMax
            ? new AddressRanges(text, ranges)
            : throw new InvalidDataException(
                $"addresses of load balancers \"{text}\" are {count.ToString(CultureInfo.InvariantCulture)}: at most "
                    + $"{AddressesMax} may be"
            );
    }

    /// <summary>The address with a number from 0 to <see cref="Count"/>.</summary>
    public string this[int index]
    {
        get
        {
            long left = index;
            foreach (var (first, last) in _ranges)
            {
                if (left <= last - first)
                    return Address((uint)(first + left));
                left -= last - first + 1L;
            }
            throw new ArgumentOutOfRangeException(nameof(index));
        }
    }

    public bool Has(string address) =>
        TryNumber(address, out var number) && _ranges.Any(r => r.First <= number && number <= r.Last);

    private static (uint First, uint Last) Range(string text)
    {
        if (
            IPNetwork.TryParse(text, out var network)
            && network.BaseAddress.AddressFamily == AddressFamily.InterNetwork
        )
        {
            TryNumber(network.BaseAddress.ToString(), out var first);
            var last = (uint)(first + (1L << (32 - network.PrefixLength)) - 1);
            return network.PrefixLength < 31 ? (first + 1, last - 1) : (first, last);
        }
        return
            text.Split('-', StringSplitOptions.TrimEntries) is [var from, var to]
            && TryNumber(from, out var begin)
            && TryNumber(to, out var end)
            && begin <= end
            ? (begin, end)
            : throw new InvalidDataException(
                $"\"{text}\" is neither a network of IPv4 such as 192.0.2.0/24 nor a range such as 192.0.2.7-192.0.2.9"
            );
    }

    private static bool TryNumber(string text, out uint number)
    {
        var isAddress =
            IPAddress.TryParse(text, out var address)
            && address.AddressFamily == AddressFamily.InterNetwork
            && address.ToString() == text;
        number = isAddress ? BinaryPrimitives.ReadUInt32BigEndian(address!.GetAddressBytes()) : 0;
        return isAddress;
    }

    private static string Address(uint number) => new IPAddress(BinaryPrimitives.ReverseEndianness(number)).ToString();
}
