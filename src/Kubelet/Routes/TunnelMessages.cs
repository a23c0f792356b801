using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;
using Arktos.Kubelet.Netlink;
using Arktos.Kubelet.Network;

namespace Arktos.Kubelet.Routes;

/// <summary>A link of the kernel.</summary>
/// <param name="Kind">"vxlan"; "" of what is no virtual device.</param>
/// <param name="Number">Of a tunnel: its network; else 0.</param>
/// <param name="Local">Of a tunnel: the address that it sends from; 0: any.</param>
internal sealed record KernelLink(int Index, string Name, int Mtu, bool IsUp, string Kind, uint Number, uint Local)
{
    /// <summary>Its hardware address, the lowest six bytes; 0 of what has none.</summary>
    public ulong Hardware { get; init; }
}

/// <summary>
/// Who is behind a tunnel: its address on the tunnel (family Internet), or the node that it is reached at (family
/// Bridge), by its hardware address.
/// </summary>
internal readonly record struct KernelNeighbour(int Link, ulong Hardware, uint Address);

/// <summary>A tunnel as it is to be.</summary>
internal sealed record TunnelLink(string Name, uint Number, uint Local, int Mtu);

/// <summary>
/// Messages about links, their addresses and who is behind them (linux/if_link.h, if_addr.h, neighbour.h). Pure.
/// </summary>
/// <remarks>
/// <code>
///   link       family 1 | 0 1 | type 2 | index 4 | flags 4 | which flags change 4
///   address    family 1 | bits 1 | flags 1 | scope 1 | index of link 4
///   neighbour  family 1 | 0 3 | index of link 4 | state 2 | flags 1 | type 1
/// </code>
/// Numbers of headers and links are in the machine's byte order, addresses and ports in the network's.
/// </remarks>
internal static class TunnelMessages
{
    /// <summary>What the kernel answers where there is no such link.</summary>
    public const int NoSuchDevice = 19;

    /// <summary>What the kernel answers to what is there, or is there no more.</summary>
    public const int Exists = 17,
        NoSuchEntry = 2;

    public const byte Internet = 2,
        Bridge = 7;

    private const string Vxlan = "vxlan";
    private const int LinkBytes = 16,
        AddressBytes = 8,
        NeighbourBytes = 12,
        HardwareBytes = 6;
    private const ushort NewLink = 16,
        DeleteLink = 17,
        GetLink = 18,
        NewAddress = 20,
        GetAddress = 22,
        NewNeighbour = 28,
        DeleteNeighbour = 29,
        GetNeighbour = 30;
    private const ushort LinkHardware = 1,
        LinkName = 3,
        LinkMtu = 4,
        LinkInfo = 18,
        InfoKind = 1,
        InfoData = 2;
    private const ushort VxlanNumber = 1,
        VxlanLocal = 4,
        VxlanLearning = 7,
        VxlanPort = 15;
    private const ushort OfAddress = 1,
        LocalAddress = 2;
    private const ushort NeighbourAddress = 1,
        NeighbourHardware = 2,
        Permanent = 0x80;
    private const byte OwnEntry = 2;
    private const uint Up = 1;
    private const ushort Exclusive = 0x200;

    // The first byte says: given by nobody's maker, and of one device.
    private const ulong HardwarePrefix = 0x0E61UL << 32;

    private const ushort Write = NetlinkMessages.Request | NetlinkMessages.Acknowledge;

    /// <summary>
    /// The hardware address of a node's tunnel, by the node's own address: nobody need be told of it.
    /// </summary>
    public static ulong HardwareOf(uint node) => HardwarePrefix | node;

    public static NetlinkMessages Add(TunnelLink tunnel)
    {
        var messages = new NetlinkMessages()
            .Begin(NewLink, Write | NetlinkMessages.Create | Exclusive, LinkHeader(0, Up))
            .Text(LinkName, tunnel.Name)
            .Bytes(LinkMtu, Bytes((uint)tunnel.Mtu))
            .Bytes(LinkHardware, HardwareBytesOf(HardwareOf(tunnel.Local)))
            .Open(LinkInfo)
            .Text(InfoKind, Vxlan)
            .Open(InfoData)
            .Bytes(VxlanNumber, Bytes(tunnel.Number))
            .Number(VxlanLocal, tunnel.Local)
            .Bytes(VxlanLearning, [0]);
        BinaryPrimitives.WriteUInt16BigEndian(messages.Attribute(VxlanPort, sizeof(ushort)), TunnelDevice.Port);
        return messages.End().End();
    }

    /// <summary>Sets it up, with the number of bytes that a packet may have.</summary>
    public static NetlinkMessages Change(int link, int mtu) =>
        new NetlinkMessages().Begin(NewLink, Write, LinkHeader(link, Up)).Bytes(LinkMtu, Bytes((uint)mtu));

    public static NetlinkMessages Remove(int link) =>
        new NetlinkMessages().Begin(DeleteLink, Write, LinkHeader(link, 0));

    public static NetlinkMessages AskLinks() =>
        new NetlinkMessages().Begin(GetLink, NetlinkMessages.Request | NetlinkMessages.Dump, LinkHeader(0, 0));

    /// <summary>The address and no network: nobody is reached by it.</summary>
    public static NetlinkMessages AddAddress(int link, uint address)
    {
        var header = new byte[AddressBytes];
        (header[0], header[1]) = (Internet, 32);
        MemoryMarshal.Write(header.AsSpan(4), link);
        return new NetlinkMessages()
            .Begin(NewAddress, Write | NetlinkMessages.Create | NetlinkMessages.Replace, header)
            .Number(LocalAddress, address)
            .Number(OfAddress, address);
    }

    public static NetlinkMessages AskAddresses()
    {
        var header = new byte[AddressBytes];
        header[0] = Internet;
        return new NetlinkMessages().Begin(GetAddress, NetlinkMessages.Request | NetlinkMessages.Dump, header);
    }

    public static NetlinkMessages Add(byte family, KernelNeighbour neighbour) =>
        Neighbour(NewNeighbour, NetlinkMessages.Create | NetlinkMessages.Replace, family, neighbour);

    public static NetlinkMessages Remove(byte family, KernelNeighbour neighbour) =>
        Neighbour(DeleteNeighbour, 0, family, neighbour);

    public static NetlinkMessages AskNeighbours(byte family) =>
        new NetlinkMessages().Begin(
            GetNeighbour,
            NetlinkMessages.Request | NetlinkMessages.Dump,
            NeighbourHeader(family, 0)
        );

    public static KernelLink? ReadLink(NetlinkMessage message)
    {
        if (message.Type != NewLink || message.Body.Length < LinkBytes)
            return null;
        var attributes = message.Body[LinkBytes..];
        var kind = TextOf(NetlinkMessage.Find(attributes, LinkInfo, InfoKind));
        var data = kind == Vxlan ? NetlinkMessage.Find(attributes, LinkInfo, InfoData) : [];
        return new KernelLink(
            MemoryMarshal.Read<int>(message.Body[4..]),
            TextOf(NetlinkMessage.Find(attributes, LinkName)),
            (int)NumberOf(NetlinkMessage.Find(attributes, LinkMtu)),
            (MemoryMarshal.Read<uint>(message.Body[8..]) & Up) != 0,
            kind,
            NumberOf(NetlinkMessage.Find(data, VxlanNumber)),
            AddressOf(NetlinkMessage.Find(data, VxlanLocal))
        )
        {
            Hardware = HardwareOf(NetlinkMessage.Find(attributes, LinkHardware)),
        };
    }

    /// <summary>An address of this machine and its link; null for what is none.</summary>
    public static (int Link, uint Address)? ReadAddress(NetlinkMessage message) =>
        message.Type == NewAddress && message.Body.Length >= AddressBytes && message.Body[0] == Internet
            ? (
                MemoryMarshal.Read<int>(message.Body[4..]),
                AddressOf(NetlinkMessage.Find(message.Body[AddressBytes..], LocalAddress))
            )
            : null;

    /// <summary>An entry that somebody has written, and the kernel has not learned; null for all else.</summary>
    public static KernelNeighbour? ReadNeighbour(NetlinkMessage message)
    {
        if (
            message.Type != NewNeighbour
            || message.Body.Length < NeighbourBytes
            || (MemoryMarshal.Read<ushort>(message.Body[8..]) & Permanent) == 0
        )
            return null;
        var attributes = message.Body[NeighbourBytes..];
        var hardware = NetlinkMessage.Find(attributes, NeighbourHardware);
        var address = AddressOf(NetlinkMessage.Find(attributes, NeighbourAddress));
        return hardware.Length != HardwareBytes || address == 0
            ? null
            : new KernelNeighbour(MemoryMarshal.Read<int>(message.Body[4..]), HardwareOf(hardware), address);
    }

    private static ulong HardwareOf(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length != HardwareBytes)
            return 0;
        Span<byte> wide = stackalloc byte[sizeof(ulong)];
        wide.Clear();
        bytes.CopyTo(wide[2..]);
        return BinaryPrimitives.ReadUInt64BigEndian(wide);
    }

    private static NetlinkMessages Neighbour(ushort type, int flags, byte family, KernelNeighbour neighbour) =>
        new NetlinkMessages()
            .Begin(type, (ushort)(Write | flags), NeighbourHeader(family, neighbour.Link))
            .Number(NeighbourAddress, neighbour.Address)
            .Bytes(NeighbourHardware, HardwareBytesOf(neighbour.Hardware));

    private static byte[] LinkHeader(int link, uint flags)
    {
        var header = new byte[LinkBytes];
        MemoryMarshal.Write(header.AsSpan(4), link);
        MemoryMarshal.Write(header.AsSpan(8), flags);
        MemoryMarshal.Write(header.AsSpan(12), flags);
        return header;
    }

    private static byte[] NeighbourHeader(byte family, int link)
    {
        var header = new byte[NeighbourBytes];
        header[0] = family;
        MemoryMarshal.Write(header.AsSpan(4), link);
        MemoryMarshal.Write(header.AsSpan(8), Permanent);
        header[10] = family == Bridge ? OwnEntry : (byte)0;
        return header;
    }

    private static byte[] Bytes(uint number)
    {
        var bytes = new byte[sizeof(uint)];
        MemoryMarshal.Write(bytes, number);
        return bytes;
    }

    private static byte[] HardwareBytesOf(ulong hardware)
    {
        var bytes = new byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64BigEndian(bytes, hardware);
        return bytes[2..];
    }

    private static string TextOf(ReadOnlySpan<byte> value) => Encoding.UTF8.GetString(value.TrimEnd((byte)0));

    private static uint NumberOf(ReadOnlySpan<byte> value) =>
        value.Length >= sizeof(uint) ? MemoryMarshal.Read<uint>(value) : 0;

    private static uint AddressOf(ReadOnlySpan<byte> value) =>
        value.Length >= sizeof(uint) ? BinaryPrimitives.ReadUInt32BigEndian(value) : 0;
}
