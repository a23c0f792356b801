using System.Buffers.Binary;
using Arktos.Kubelet.Netlink;
using Arktos.Kubelet.Network;

namespace Arktos.Kubelet.Routes;

/// <summary>Messages about IPv4 routes of the main table (linux/rtnetlink.h). Pure.</summary>
/// <remarks>
/// <code>
///   family 1 | bits of destination 1 | of source 1 | tos 1 | table 1 | protocol 1 | scope 1 | type 1 | flags 4
/// </code>
/// Addresses are in the network's byte order.
/// </remarks>
internal static class RouteMessages
{
    /// <summary>By this number the kernel, and `ip route`, tell whose a route is; no daemon has it.</summary>
    public const byte OwnProtocol = NodeCleanup.RouteProtocol;

    /// <summary>Groups of changes: of links, of addresses, of routes.</summary>
    public static readonly IReadOnlyList<int> Groups = [1, 5, 7];

    /// <summary>What the kernel answers where there is no such route any more.</summary>
    public const int NoSuchRoute = 3;

    private const int HeaderBytes = 12;
    private const byte FamilyIpv4 = 2,
        MainTable = 254,
        Unicast = 1,
        Local = 2,
        AllBits = 32;
    private const ushort NewRoute = 24,
        DeleteRoute = 25,
        GetRoute = 26;
    private const ushort Destination = 1,
        OutLink = 4,
        Gateway = 5;

    // What it leads by need be nobody's neighbour.
    private const uint OnLink = 4;
    private const int FlagsAt = 8;

    public static NetlinkMessages Add(NodeRoute route) =>
        route.Tunnel == 0
            ? Write(NewRoute, NetlinkMessages.Create | NetlinkMessages.Replace, route.Pods, route.Via)
            : Write(NewRoute, NetlinkMessages.Create | NetlinkMessages.Replace, route.Pods, route.Via, OnLink)
                .Bytes(OutLink, BitConverter.GetBytes(route.Tunnel));

    public static NetlinkMessages Remove(KernelRoute route) => Write(DeleteRoute, 0, route.Range, route.Via);

    public static NetlinkMessages AskAll() =>
        new NetlinkMessages().Begin(
            GetRoute,
            NetlinkMessages.Request | NetlinkMessages.Dump,
            Header(default, 0, MainTable)
        );

    public static NetlinkMessages AskWay(uint address) =>
        new NetlinkMessages()
            .Begin(GetRoute, NetlinkMessages.Request, Header(new PodRange(address, AllBits), 0, 0))
            .Number(Destination, address);

    /// <summary>Null for what is no plain route of the main table.</summary>
    public static KernelRoute? Read(NetlinkMessage message)
    {
        if (message.Type != NewRoute || message.Body.Length < HeaderBytes)
            return null;
        var header = message.Body[..HeaderBytes];
        if (header[0] != FamilyIpv4 || header[4] != MainTable || header[7] != Unicast)
            return null;
        var attributes = message.Body[HeaderBytes..];
        return new KernelRoute(
            new PodRange(Address(NetlinkMessage.Find(attributes, Destination)), header[1]),
            Address(NetlinkMessage.Find(attributes, Gateway)),
            header[5],
            (BitConverter.ToUInt32(header[FlagsAt..]) & OnLink) != 0
        );
    }

    /// <summary>Of an answer to <see cref="AskWay"/>.</summary>
    public static Reach ReadWay(NetlinkMessage message)
    {
        if (message.Type != NewRoute || message.Body.Length < HeaderBytes)
            return Reach.Nowhere;
        return message.Body[7] switch
        {
            Local => Reach.Own,
            Unicast => NetlinkMessage.Find(message.Body[HeaderBytes..], Gateway).Length > 0
                ? Reach.Gateway
                : Reach.Neighbour,
            _ => Reach.Nowhere,
        };
    }

    private static NetlinkMessages Write(ushort type, int flags, PodRange range, uint via, uint routeFlags = 0)
    {
        var header = Header(range, OwnProtocol, MainTable);
        BitConverter.TryWriteBytes(header.AsSpan(FlagsAt), routeFlags);
        var messages = new NetlinkMessages()
            .Begin(type, (ushort)(NetlinkMessages.Request | NetlinkMessages.Acknowledge | flags), header)
            .Number(Destination, range.First);
        return via == 0 ? messages : messages.Number(Gateway, via);
    }

    private static byte[] Header(PodRange range, byte protocol, byte table)
    {
        var header = new byte[HeaderBytes];
        (header[0], header[1], header[4], header[5], header[7]) = (
            FamilyIpv4,
            range.PrefixLength,
            table,
            protocol,
            Unicast
        );
        return header;
    }

    private static uint Address(ReadOnlySpan<byte> value) =>
        value.Length >= sizeof(uint) ? BinaryPrimitives.ReadUInt32BigEndian(value) : 0;
}
