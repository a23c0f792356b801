using System.Buffers.Binary;
using System.Net;
using System.Text;

namespace Arktos.VmRuntime.Network;

/// <summary>What a guest is told of its network.</summary>
/// <param name="Mac">Six bytes: nobody else is answered.</param>
internal sealed record DhcpLease(
    IPAddress Address,
    int PrefixLength,
    IPAddress? Gateway,
    byte[] Mac,
    IReadOnlyList<IPAddress> Dns,
    string HostName,
    IReadOnlyList<string> Searches,
    int Mtu
);

/// <summary>
/// DHCP's messages (RFC 2131, 2132) as far as one guest on one link needs them: DISCOVER and REQUEST are answered with
/// the one address that there is, for ever, so that nobody need be there to renew it. Pure.
/// <code>op 1 | htype 1 | hlen 1 | hops 1 | xid 4 | secs 2 | flags 2 | ci, yi, si, gi 4 each | chaddr 16 | sname 64 |
/// file 128 | cookie 4 | options: code 1, length 1, value</code>
/// </summary>
internal static class DhcpMessage
{
    public const int BytesMax = 1500;
    private const int OptionsAt = 240,
        HardwareAt = 28,
        BytesMin = 300;
    private const byte Discover = 1,
        Offer = 2,
        Request = 3,
        Ack = 5,
        Nak = 6,
        Inform = 8;
    private static readonly byte[] Cookie = [99, 130, 83, 99];

    /// <summary>The address under which the server shows: link-local, for none of the pods' own is its.</summary>
    public static readonly IPAddress Server = IPAddress.Parse("169.254.1.1");

    /// <summary>Null: it is not to be answered.</summary>
    public static byte[]? Answer(ReadOnlySpan<byte> message, DhcpLease lease)
    {
        if (
            message.Length < OptionsAt
            || message[0] != 1
            || message[2] != 6
            || !message.Slice(HardwareAt, 6).SequenceEqual(lease.Mac)
            || !message.Slice(OptionsAt - 4, 4).SequenceEqual(Cookie)
        )
            return null;
        var options = Options(message[OptionsAt..]);
        if (options.GetValueOrDefault((byte)53) is not [var kind])
            return null;
        // Somebody else's offer was taken.
        if (
            options.GetValueOrDefault((byte)54) is { } server
            && !server.AsSpan().SequenceEqual(Server.GetAddressBytes())
        )
            return null;
        var own = lease.Address.GetAddressBytes();
        var asked = options.GetValueOrDefault((byte)50) ?? message.Slice(12, 4).ToArray();
        byte? answer = kind switch
        {
            Discover => Offer,
            // A guest that comes with the address of another pod is to forget it.
            Request => asked.AsSpan().SequenceEqual(own) || asked is [0, 0, 0, 0] ? Ack : Nak,
            Inform => Ack,
            _ => null,
        };
        if (answer is not { } type)
            return null;
        var reply = new byte[BytesMax];
        message[..OptionsAt].CopyTo(reply);
        reply[0] = 2;
        reply.AsSpan(8, 2).Clear();
        if (type != Nak && kind != Inform)
            own.CopyTo(reply, 16);
        reply.AsSpan(20, 8).Clear();
        reply.AsSpan(44, OptionsAt - 4 - 44).Clear();
        var at = OptionsAt;
        void Add(byte code, ReadOnlySpan<byte> value)
        {
            if (value.Length is 0 or > 255 || at + value.Length + 3 > BytesMax)
                return;
            (reply[at], reply[at + 1]) = (code, (byte)value.Length);
            value.CopyTo(reply.AsSpan(at + 2));
            at += 2 + value.Length;
        }
        Add(53, [type]);
        Add(54, Server.GetAddressBytes());
        if (type != Nak)
        {
            if (kind != Inform)
                Add(51, [255, 255, 255, 255]);
            Span<byte> mask = stackalloc byte[4];
            BinaryPrimitives.WriteUInt32BigEndian(
                mask,
                lease.PrefixLength == 0 ? 0 : uint.MaxValue << (32 - lease.PrefixLength)
            );
            Add(1, mask);
            if (lease.Gateway is { } gateway)
                Add(3, gateway.GetAddressBytes());
            Add(6, lease.Dns.SelectMany(d => d.GetAddressBytes()).ToArray());
            Add(12, Encoding.ASCII.GetBytes(lease.HostName));
            if (lease.Searches is [var domain, ..])
                Add(15, Encoding.ASCII.GetBytes(domain));
            Add(119, Names(lease.Searches));
            if (lease.Mtu > 0)
            {
                Span<byte> mtu = stackalloc byte[2];
                BinaryPrimitives.WriteUInt16BigEndian(mtu, (ushort)lease.Mtu);
                Add(26, mtu);
            }
        }
        reply[at++] = 255;
        return reply[..Math.Max(at, BytesMin)];
    }

    /// <summary>Of an answer: the guest has its address by it.</summary>
    public static bool IsGiven(ReadOnlySpan<byte> answer) => answer[OptionsAt + 2] == Ack;

    /// <summary>As DNS writes names (RFC 3397), without compression.</summary>
    private static byte[] Names(IReadOnlyList<string> names)
    {
        var bytes = new List<byte>();
        foreach (var name in names)
        {
            foreach (var label in name.Split('.', StringSplitOptions.RemoveEmptyEntries).Where(l => l.Length <= 63))
                bytes.AddRange([(byte)label.Length, .. Encoding.ASCII.GetBytes(label)]);
            bytes.Add(0);
        }
        return [.. bytes];
    }

    private static Dictionary<byte, byte[]> Options(ReadOnlySpan<byte> bytes)
    {
        var options = new Dictionary<byte, byte[]>();
        while (bytes is [not 255, ..])
        {
            if (bytes[0] == 0)
            {
                bytes = bytes[1..];
                continue;
            }
            if (bytes.Length < 2 || bytes.Length < 2 + bytes[1])
                break;
            options[bytes[0]] = bytes.Slice(2, bytes[1]).ToArray();
            bytes = bytes[(2 + bytes[1])..];
        }
        return options;
    }
}
