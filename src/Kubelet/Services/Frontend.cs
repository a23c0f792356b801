using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;

namespace Arktos.Kubelet.Services;

/// <summary>The protocols of services, by their number in IP.</summary>
internal static class Protocols
{
    public const byte Tcp = 6,
        Udp = 17,
        Sctp = 132;

    public static readonly IReadOnlyList<byte> All = [Tcp, Udp, Sctp];

    /// <summary>0 for what no service has. "" is TCP.</summary>
    public static byte Of(string? name) =>
        name switch
        {
            null or "" or "TCP" => Tcp,
            "UDP" => Udp,
            "SCTP" => Sctp,
            _ => 0,
        };

    public static string Name(byte protocol) =>
        protocol switch
        {
            Tcp => "tcp",
            Udp => "udp",
            _ => "sctp",
        };
}

/// <summary>IPv4 addresses as numbers, the first byte highest.</summary>
internal static class Ipv4
{
    private const uint LoopbackNet = 127;

    public static bool TryParse(string? text, out uint address)
    {
        address = 0;
        if (!IPAddress.TryParse(text, out var parsed) || parsed.AddressFamily != AddressFamily.InterNetwork)
            return false;
        address = Of(parsed);
        return true;
    }

    public static uint Of(IPAddress address) => BinaryPrimitives.ReadUInt32BigEndian(address.GetAddressBytes());

    public static bool IsLoopback(uint address) => address >> 24 == LoopbackNet;

    public static string Text(uint address) => new IPAddress(BinaryPrimitives.ReverseEndianness(address)).ToString();
}

/// <summary>Where a service is reached.</summary>
/// <param name="Address">0: a node port, at whatever address the machine has.</param>
internal readonly record struct Frontend(uint Address, byte Protocol, ushort Port)
{
    public bool IsNodePort => Address == 0;

    public override string ToString() => $"{(IsNodePort ? "*" : Ipv4.Text(Address))}:{Port}/{Protocols.Name(Protocol)}";
}

/// <summary>Who answers for a service.</summary>
internal readonly record struct Backend(uint Address, ushort Port) : IComparable<Backend>
{
    public int CompareTo(Backend other) => (Address, Port).CompareTo((other.Address, other.Port));

    public override string ToString() => $"{Ipv4.Text(Address)}:{Port}";
}
