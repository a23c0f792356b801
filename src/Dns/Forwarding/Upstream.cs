using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using Arktos.Dns.Wire;

namespace Arktos.Dns.Forwarding;

/// <summary>
/// Another server. Each question goes out from a port of its own, which the kernel chooses, with a random number, and
/// only what comes from that server and port with the number and question is an answer. One that is truncated is asked
/// for again over TCP.
/// </summary>
internal sealed class Upstream(IPEndPoint endPoint, TimeSpan patience)
{
    public IPEndPoint EndPoint { get; } = endPoint;

    /// <summary>Answered last time, and does not ask us in turn.</summary>
    public bool IsHealthy => !Loops && Volatile.Read(ref _failures) < FailuresMax;

    /// <summary>What is asked of it comes back to us.</summary>
    public bool Loops { get; set; }

    private const int FailuresMax = 2;

    private int _failures;

    /// <param name="name">Written out.</param>
    /// <returns>Null when it does not answer in time, or answers what is no answer.</returns>
    public async Task<UpstreamMessage?> AskAsync(byte[] name, ushort type, CancellationToken ct)
    {
        var query = UpstreamMessage.Ask(
            BinaryPrimitives.ReadUInt16LittleEndian(RandomNumberGenerator.GetBytes(2)),
            name,
            type
        );
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(ct);
        deadline.CancelAfter(patience);
        try
        {
            var message = await OverUdpAsync(query, deadline.Token).ConfigureAwait(false);
            if (UpstreamMessage.IsTruncated(message.Span))
                message = await OverTcpAsync(query, deadline.Token).ConfigureAwait(false);
            Volatile.Write(ref _failures, 0);
            return UpstreamMessage.TryRead(message.Span, query);
        }
        catch (Exception e) when (e is SocketException or IOException or OperationCanceledException)
        {
            ct.ThrowIfCancellationRequested();
            Interlocked.Increment(ref _failures);
            return null;
        }
    }

    private async Task<ReadOnlyMemory<byte>> OverUdpAsync(byte[] query, CancellationToken ct)
    {
        using var socket = new Socket(EndPoint.AddressFamily, SocketType.Dgram, ProtocolType.Udp);
        await socket.ConnectAsync(EndPoint, ct).ConfigureAwait(false);
        await socket.SendAsync(query, SocketFlags.None, ct).ConfigureAwait(false);
        var buffer = new byte[4096];
        while (true)
        {
            var length = await socket.ReceiveAsync(buffer, SocketFlags.None, ct).ConfigureAwait(false);
            // Whatever else comes is somebody's guess; the answer may still come.
            if (UpstreamMessage.Answers(buffer.AsSpan(0, length), query))
                return buffer.AsMemory(0, length);
        }
    }

    private async Task<ReadOnlyMemory<byte>> OverTcpAsync(byte[] query, CancellationToken ct)
    {
        using var socket = new Socket(EndPoint.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(EndPoint, ct).ConfigureAwait(false);
        await using var stream = new NetworkStream(socket);
        var framed = new byte[2 + query.Length];
        BinaryPrimitives.WriteUInt16BigEndian(framed, (ushort)query.Length);
        query.CopyTo(framed, 2);
        await stream.WriteAsync(framed, ct).ConfigureAwait(false);
        var length = new byte[2];
        await stream.ReadExactlyAsync(length, ct).ConfigureAwait(false);
        var message = new byte[BinaryPrimitives.ReadUInt16BigEndian(length)];
        await stream.ReadExactlyAsync(message, ct).ConfigureAwait(false);
        return UpstreamMessage.Answers(message, query)
            ? message
            : throw new IOException($"{EndPoint} answered another question");
    }
}
