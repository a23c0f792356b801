using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Arktos.Dns.Tests.Fakes;

/// <summary>Makes queries, and sends them.</summary>
public static class Ask
{
    public static int TypeOf(string name) =>
        name switch
        {
            "A" => 1,
            "NS" => 2,
            "CNAME" => 5,
            "SOA" => 6,
            "PTR" => 12,
            "MX" => 15,
            "TXT" => 16,
            "AAAA" => 28,
            "SRV" => 33,
            "AXFR" => 252,
            "ANY" => 255,
            _ => int.Parse(name),
        };

    /// <param name="edns">0: without.</param>
    public static byte[] For(string name, string type, ushort id = 0x1234, ushort edns = 0, byte version = 0)
    {
        var bytes = new List<byte> { (byte)(id >> 8), (byte)id, 1, 0, 0, 1, 0, 0, 0, 0, 0, (byte)(edns > 0 ? 1 : 0) };
        bytes.AddRange(Name(name));
        bytes.AddRange([(byte)(TypeOf(type) >> 8), (byte)TypeOf(type), 0, 1]);
        if (edns > 0)
            bytes.AddRange([0, 0, 41, (byte)(edns >> 8), (byte)edns, 0, version, 0, 0, 0, 0]);
        return [.. bytes];
    }

    public static byte[] Name(string dotted)
    {
        var bytes = new List<byte>();
        foreach (var label in dotted.TrimEnd('.').Split('.', StringSplitOptions.RemoveEmptyEntries))
        {
            bytes.Add((byte)label.Length);
            bytes.AddRange(Encoding.Latin1.GetBytes(label));
        }
        bytes.Add(0);
        return [.. bytes];
    }

    /// <param name="from">Another address of the loopback is another caller.</param>
    /// <returns>Null when nothing came.</returns>
    public static async Task<Reply?> UdpAsync(
        IPEndPoint server,
        byte[] query,
        string from = "127.0.0.1",
        int waitMs = 10_000
    )
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        socket.Bind(new IPEndPoint(IPAddress.Parse(from), 0));
        await socket.ConnectAsync(server);
        await socket.SendAsync(query);
        using var patience = new CancellationTokenSource(waitMs);
        var buffer = new byte[65_536];
        try
        {
            var length = await socket.ReceiveAsync(buffer, patience.Token);
            return Reply.Read(buffer.AsSpan(0, length));
        }
        catch (OperationCanceledException)
        {
            return null;
        }
        catch (SocketException e) when (e.SocketErrorCode == SocketError.ConnectionRefused)
        {
            return null; // nobody listens there
        }
    }

    /// <summary>Sends all over one connection, then reads as many responses.</summary>
    public static async Task<List<Reply>> TcpAsync(IPEndPoint server, string from, params byte[][] queries)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Parse(from), 0));
        using var patience = new CancellationTokenSource(10_000);
        await socket.ConnectAsync(server, patience.Token);
        await using var stream = new NetworkStream(socket);
        foreach (var query in queries)
        {
            var framed = new byte[2 + query.Length];
            BinaryPrimitives.WriteUInt16BigEndian(framed, (ushort)query.Length);
            query.CopyTo(framed, 2);
            await stream.WriteAsync(framed, patience.Token);
        }
        var replies = new List<Reply>();
        foreach (var _ in queries)
        {
            var prefix = new byte[2];
            await stream.ReadExactlyAsync(prefix, patience.Token);
            var message = new byte[BinaryPrimitives.ReadUInt16BigEndian(prefix)];
            await stream.ReadExactlyAsync(message, patience.Token);
            replies.Add(Reply.Read(message));
        }
        return replies;
    }
}
