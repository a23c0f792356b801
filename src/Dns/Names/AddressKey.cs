using System.Buffers.Binary;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Arktos.Dns.Wire;

namespace Arktos.Dns.Names;

/// <summary>An address as one number; an IPv4 address is the one that is mapped into IPv6. Pure.</summary>
internal readonly record struct AddressKey(UInt128 Value)
{
    private const int V4LabelsCount = 6,
        V6LabelsCount = 34;

    private static readonly UInt128 V4Prefix = (UInt128)0xFFFF << 32;

    public bool IsV4 => Value >> 32 == 0xFFFF;

    public static AddressKey Of(IPAddress address)
    {
        Span<byte> bytes = stackalloc byte[16];
        address.TryWriteBytes(bytes, out var written);
        return Of(bytes[..written]);
    }

    /// <param name="bytes">4 or 16.</param>
    public static AddressKey Of(ReadOnlySpan<byte> bytes) =>
        new(
            bytes.Length == 4
                ? V4Prefix | BinaryPrimitives.ReadUInt32BigEndian(bytes)
                : BinaryPrimitives.ReadUInt128BigEndian(bytes)
        );

    public static bool TryParse(string text, out AddressKey key)
    {
        var isAddress = IPAddress.TryParse(text, out var address);
        key = isAddress ? Of(address!) : default;
        return isAddress;
    }

    /// <summary>Where a datagram or connection came from.</summary>
    public static AddressKey Of(SocketAddress from) =>
        from.Family == AddressFamily.InterNetwork
            ? Of(from.Buffer.Span.Slice(4, 4))
            : Of(from.Buffer.Span.Slice(8, 16));

    /// <summary>4 or 16 bytes.</summary>
    public byte[] ToBytes()
    {
        var bytes = new byte[16];
        BinaryPrimitives.WriteUInt128BigEndian(bytes, Value);
        return IsV4 ? bytes[12..] : bytes;
    }

    /// <summary>"10-0-0-1", "fd00--1": an address as one label.</summary>
    public string ToLabel() => new IPAddress(ToBytes()).ToString().Replace('.', '-').Replace(':', '-');

    /// <summary>Reads such a label.</summary>
    public static bool TryReadLabel(ReadOnlySpan<byte> label, out AddressKey key)
    {
        key = default;
        Span<char> text = stackalloc char[DnsName.LabelBytesMax];
        var (dashes, isV6) = (0, false);
        for (var i = 0; i < label.Length; i++)
        {
            text[i] = (char)label[i];
            if (label[i] == '-')
                dashes++;
            isV6 |= label[i] is >= (byte)'a' and <= (byte)'f' || i > 0 && label[i] == '-' && label[i - 1] == '-';
        }
        isV6 |= dashes > 3;
        if (dashes == 0)
            return false;
        text = text[..label.Length];
        text.Replace('-', isV6 ? ':' : '.');
        if (!isV6 && (dashes != 3 || HasLeadingZero(text)) || !IPAddress.TryParse(text, out var address))
            return false;
        key = Of(address);
        return true;
    }

    /// <summary>Reads "1.0.0.10.in-addr.arpa" and its sibling of IPv6; false for anything else, parts too.</summary>
    public static bool TryReadReverse(in Labels labels, out AddressKey key)
    {
        key = default;
        if (labels.Count < 2 || !labels.FromEnd(1).SequenceEqual("arpa"u8))
            return false;
        if (labels.Count == V4LabelsCount && labels.FromEnd(2).SequenceEqual("in-addr"u8))
        {
            uint value = 0;
            for (var i = 3; i >= 0; i--)
            {
                if (!byte.TryParse(labels[i], NumberStyles.None, CultureInfo.InvariantCulture, out var part))
                    return false;
                value = value << 8 | part;
            }
            key = new AddressKey(V4Prefix | value);
            return true;
        }
        if (labels.Count != V6LabelsCount || !labels.FromEnd(2).SequenceEqual("ip6"u8))
            return false;
        UInt128 all = 0;
        for (var i = V6LabelsCount - 3; i >= 0; i--)
        {
            var label = labels[i];
            if (label.Length != 1 || !char.IsAsciiHexDigit((char)label[0]))
                return false;
            all = all << 4 | (uint)Convert.ToInt32(((char)label[0]).ToString(), 16);
        }
        key = new AddressKey(all);
        return true;
    }

    public override string ToString() => new IPAddress(ToBytes()).ToString();

    // What the runtime takes for octal, nobody means.
    private static bool HasLeadingZero(ReadOnlySpan<char> dotted)
    {
        for (var i = 0; i + 1 < dotted.Length; i++)
            if (dotted[i] == '0' && char.IsAsciiDigit(dotted[i + 1]) && (i == 0 || dotted[i - 1] == '.'))
                return true;
        return false;
    }
}
