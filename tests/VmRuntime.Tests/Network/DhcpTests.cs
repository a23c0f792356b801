using System.Net;
using System.Text;
using Arktos.VmRuntime.Network;

namespace Arktos.VmRuntime.Tests.Network;

public sealed class DhcpTests
{
    private static readonly byte[] Mac = [2, 0, 0, 0, 0, 7];
    private static readonly DhcpLease Lease = new(
        IPAddress.Parse("10.244.1.7"),
        24,
        IPAddress.Parse("10.244.1.1"),
        Mac,
        [IPAddress.Parse("10.96.0.10")],
        "vm1",
        ["ns.svc.cluster.local", "cluster.local"],
        1450
    );

    [Theory]
    [InlineData(1, "", 2)]
    [InlineData(3, "10.244.1.7", 5)]
    [InlineData(3, "", 5)]
    [InlineData(3, "10.244.1.8", 6)]
    [InlineData(8, "", 5)]
    public void A_guest_is_offered_and_given_its_pods_address_and_no_other(int kind, string asked, int answer)
    {
        var reply = DhcpMessage.Answer(Message(kind, asked, Mac), Lease)!;
        Assert.Equal(2, reply[0]);
        Assert.Equal((byte)answer, Option(reply, 53)!.Single());
        Assert.Equal(answer == 6 || kind == 8 ? "0.0.0.0" : "10.244.1.7", new IPAddress(reply[16..20]).ToString());
        if (answer == 6)
            return;
        Assert.Equal("255.255.255.0", new IPAddress(Option(reply, 1)!).ToString());
        Assert.Equal("10.244.1.1", new IPAddress(Option(reply, 3)!).ToString());
        Assert.Equal("10.96.0.10", new IPAddress(Option(reply, 6)!).ToString());
        Assert.Equal("vm1", Encoding.ASCII.GetString(Option(reply, 12)!));
        Assert.Equal([0x05, 0xaa], Option(reply, 26)!);
        // For ever: nobody need be there to renew it.
        Assert.Equal(kind == 8 ? null : [255, 255, 255, 255], Option(reply, 51));
        Assert.Equal(
            "2ns3svc7cluster5local07cluster5local0",
            string.Concat(Option(reply, 119)!.Select(b => b < 32 ? $"{b}" : $"{(char)b}"))
        );
    }

    [Fact]
    public void What_is_not_the_guests_is_not_answered()
    {
        Assert.Null(DhcpMessage.Answer(Message(1, "", [2, 0, 0, 0, 0, 8]), Lease));
        Assert.Null(DhcpMessage.Answer(Message(4, "", Mac), Lease));
        Assert.Null(DhcpMessage.Answer(Message(1, "", Mac)[..239], Lease));
        var other = Message(3, "10.244.1.7", Mac, server: [10, 0, 0, 1]);
        Assert.Null(DhcpMessage.Answer(other, Lease));
        for (var length = 0; length < other.Length; length++)
            DhcpMessage.Answer(other.AsSpan(0, length), Lease);
    }

    private static byte[] Message(int kind, string asked, byte[] mac, byte[]? server = null)
    {
        var message = new List<byte>(new byte[240]);
        (message[0], message[1], message[2]) = (1, 1, 6);
        for (var i = 0; i < 6; i++)
            message[28 + i] = mac[i];
        (message[236], message[237], message[238], message[239]) = (99, 130, 83, 99);
        message.AddRange([0, 53, 1, (byte)kind]);
        if (asked.Length > 0)
            message.AddRange([50, 4, .. IPAddress.Parse(asked).GetAddressBytes()]);
        if (server is not null)
            message.AddRange([54, 4, .. server]);
        message.Add(255);
        return [.. message];
    }

    private static byte[]? Option(byte[] message, byte code)
    {
        for (var at = 240; message[at] != 255; at += 2 + message[at + 1])
            if (message[at] == code)
                return message[(at + 2)..(at + 2 + message[at + 1])];
        return null;
    }
}
