using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Arktos.Dns.Tests.Fakes;

/// <summary>
/// Another server on real sockets, which answers as a test scripts it: by UDP and, at the same port, by TCP.
/// </summary>
internal sealed class FakeUpstream : IAsyncDisposable
{
    private readonly Socket _udp;
    private readonly Socket _tcp;
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _run;

    /// <param name="answer">Of a query (a response with all of it); null for silence. Called with whether it came by
    /// TCP.
    /// </param>
    public FakeUpstream(Func<byte[], bool, byte[]?> answer)
    {
        (_udp, _tcp, EndPoint) = Bind();
        _tcp.Listen();
        Answer = answer;
        _run = Task.WhenAll(RunUdpAsync(), RunTcpAsync());
    }

    public IPEndPoint EndPoint { get; }

    public Func<byte[], bool, byte[]?> Answer { get; set; }

    /// <summary>Names that were asked for, without those of looks at its health.</summary>
    public ConcurrentQueue<string> Asked { get; } = new();

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _udp.Dispose();
        _tcp.Dispose();
        await _run;
        _stop.Dispose();
    }

    /// <summary>A response with these records of the question's name.</summary>
    public static byte[] Respond(byte[] query, int code = 0, params (int Type, uint Ttl, byte[] Data)[] answers) =>
        Respond(query, code, answers, []);

    /// <param name="authority">With the root as their owner.</param>
    public static byte[] Respond(
        byte[] query,
        int code,
        (int Type, uint Ttl, byte[] Data)[] answers,
        (int Type, uint Ttl, byte[] Data)[] authority
    )
    {
        var end = 12;
        while (query[end] != 0)
            end += 1 + query[end];
        end += 5;
        var bytes = new List<byte>(query[..end]);
        (bytes[2], bytes[3]) = (0x81, (byte)(0x80 | code));
        (bytes[7], bytes[9], bytes[11]) = ((byte)answers.Length, (byte)authority.Length, 1);
        foreach (var (type, ttl, data) in answers)
            Add(bytes, [0xC0, 12], type, ttl, data);
        foreach (var (type, ttl, data) in authority)
            Add(bytes, [0], type, ttl, data);
        // Its own EDNS, which is nobody else's.
        Add(bytes, [0], 41, 0, [0, 10, 0, 2, 1, 2]);
        return [.. bytes];
    }

    private static void Add(List<byte> bytes, byte[] owner, int type, uint ttl, byte[] data)
    {
        bytes.AddRange(owner);
        bytes.AddRange([(byte)(type >> 8), (byte)type, 0, 1]);
        var number = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(number, ttl);
        bytes.AddRange(number);
        bytes.AddRange([(byte)(data.Length >> 8), (byte)data.Length]);
        bytes.AddRange(data);
    }

    /// <summary>One port of both, which may take a few tries on a busy machine.</summary>
    private static (Socket Udp, Socket Tcp, IPEndPoint EndPoint) Bind()
    {
        for (var tries = 1; ; tries++)
        {
            var udp = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
            var tcp = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            try
            {
                udp.Bind(new IPEndPoint(IPAddress.Loopback, 0));
                tcp.Bind(udp.LocalEndPoint!);
                return (udp, tcp, (IPEndPoint)udp.LocalEndPoint!);
            }
            catch (SocketException) when (tries < 20)
            {
                udp.Dispose();
                tcp.Dispose();
            }
        }
    }

    private byte[]? AnswerOf(byte[] query, bool isTcp)
    {
        var name = "";
        for (var at = 12; query[at] != 0; at += 1 + query[at])
            name += global::System.Text.Encoding.Latin1.GetString(query, at + 1, query[at]) + ".";
        if (name.EndsWith(".loop.arktos.invalid."))
            return Respond(query, code: 3);
        Asked.Enqueue(name);
        return Answer(query, isTcp);
    }

    private async Task RunUdpAsync()
    {
        var buffer = new byte[4096];
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                var got = await _udp.ReceiveFromAsync(
                    buffer,
                    SocketFlags.None,
                    new IPEndPoint(IPAddress.Any, 0),
                    _stop.Token
                );
                if (AnswerOf(buffer[..got.ReceivedBytes], isTcp: false) is { } answer)
                    await _udp.SendToAsync(answer, SocketFlags.None, got.RemoteEndPoint, _stop.Token);
            }
            catch (Exception e) when (e is SocketException or ObjectDisposedException or OperationCanceledException)
            {
                continue;
            }
        }
    }

    private async Task RunTcpAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                using var socket = await _tcp.AcceptAsync(_stop.Token);
                await using var stream = new NetworkStream(socket);
                var prefix = new byte[2];
                await stream.ReadExactlyAsync(prefix, _stop.Token);
                var query = new byte[BinaryPrimitives.ReadUInt16BigEndian(prefix)];
                await stream.ReadExactlyAsync(query, _stop.Token);
                if (AnswerOf(query, isTcp: true) is not { } answer)
                    continue;
                BinaryPrimitives.WriteUInt16BigEndian(prefix, (ushort)answer.Length);
                await stream.WriteAsync(prefix, _stop.Token);
                await stream.WriteAsync(answer, _stop.Token);
            }
            catch (Exception e)
                when (e is SocketException or IOException or ObjectDisposedException or OperationCanceledException)
            {
                continue;
            }
        }
    }
}
