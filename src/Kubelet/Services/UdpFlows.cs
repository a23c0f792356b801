using System.Buffers.Binary;
using Arktos.Kubelet.Netlink;

namespace Arktos.Kubelet.Services;

/// <summary>
/// What the kernel remembers of a conversation by datagrams: where the client sent them, and who answers. It goes on
/// leading them there, whatever the rules say by now.
/// </summary>
/// <param name="Tuple">The beginning, as the kernel has it.</param>
internal sealed record UdpFlow(Frontend Asked, Backend Answers, byte[] Tuple, byte[] Id)
{
    /// <summary>Whether it must be forgotten, so that the next datagram is led to who answers now. Pure.</summary>
    public bool IsStale(ProxyTable table)
    {
        var frontend = table.Knows(Asked) ? Asked : Asked with { Address = 0 };
        return table.Knows(frontend) && !table.Has(frontend, Answers);
    }
}

/// <summary>Flows of UDP over IPv4 in the kernel's table of connections (nfnetlink_conntrack.h). Pure.</summary>
internal static class UdpFlowMessages
{
    private const byte FamilyIpv4 = 2;
    private const ushort Subsystem = 1,
        Get = Subsystem << 8 | 1,
        Delete = Subsystem << 8 | 2;
    private const ushort Original = 1,
        Reply = 2,
        Identity = 12;
    private const ushort Addresses = 1,
        Ports = 2;
    private const ushort Source = 1,
        Destination = 2;
    private const ushort Protocol = 1,
        SourcePort = 2,
        DestinationPort = 3;

    public static NetlinkMessages AskAll() =>
        new NetlinkMessages().Begin(Get, NetlinkMessages.Request | NetlinkMessages.Dump, FamilyIpv4);

    public static NetlinkMessages Forget(UdpFlow flow) =>
        new NetlinkMessages()
            .Begin(Delete, NetlinkMessages.Request | NetlinkMessages.Acknowledge, FamilyIpv4)
            .Bytes(Original | NetlinkMessages.Nested, flow.Tuple)
            .Bytes(Identity, flow.Id);

    /// <summary>Null for what is no flow of UDP.</summary>
    public static UdpFlow? Read(NetlinkMessage message)
    {
        var original = NetlinkMessage.Find(message.Attributes, Original);
        if (NetlinkMessage.Find(original, Ports, Protocol) is not [Protocols.Udp])
            return null;
        var reply = NetlinkMessage.Find(message.Attributes, Reply);
        var asked = NetlinkMessage.Find(original, Addresses, Destination);
        var askedPort = NetlinkMessage.Find(original, Ports, DestinationPort);
        var answers = NetlinkMessage.Find(reply, Addresses, Source);
        var answersPort = NetlinkMessage.Find(reply, Ports, SourcePort);
        if (asked.Length < 4 || answers.Length < 4 || askedPort.Length < 2 || answersPort.Length < 2)
            return null;
        return new UdpFlow(
            new Frontend(
                BinaryPrimitives.ReadUInt32BigEndian(asked),
                Protocols.Udp,
                BinaryPrimitives.ReadUInt16BigEndian(askedPort)
            ),
            new Backend(
                BinaryPrimitives.ReadUInt32BigEndian(answers),
                BinaryPrimitives.ReadUInt16BigEndian(answersPort)
            ),
            original.ToArray(),
            NetlinkMessage.Find(message.Attributes, Identity).ToArray()
        );
    }
}
