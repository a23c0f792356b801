using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using Arktos.Dns.Wire;

namespace Arktos.Dns;

/// <summary>Asks a server for one address, to see whether it answers.</summary>
public static class DnsProbe
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    /// <summary>The first IPv4 address of the name; null for any other answer, or none within a second.</summary>
    /// <exception cref="FormatException">It is no name.</exception>
    public static async Task<string?> AskAsync(IPEndPoint server, string name, CancellationToken ct)
    {
        var query = UpstreamMessage.Ask(
            BinaryPrimitives.ReadUInt16LittleEndian(RandomNumberGenerator.GetBytes(2)),
            DnsName.Encode(name),
            RecordType.A
        );
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(Patience);
        using var socket = new Socket(server.AddressFamily, SocketType.Dgram, ProtocolType.Udp);
        try
        {
            await socket.ConnectAsync(server, patience.Token).ConfigureAwait(false);
            await socket.SendAsync(query, SocketFlags.None, patience.Token).ConfigureAwait(false);
            var buffer = new byte[MessageWriter.DatagramBytesMax];
            var length = await socket.ReceiveAsync(buffer, SocketFlags.None, patience.Token).ConfigureAwait(false);
            var message = buffer.AsSpan(0, length);
            return
                UpstreamMessage.Answers(message, query)
                && UpstreamMessage.TryRead(message, query) is { } answer
                && answer.FirstOf(RecordType.A) is { Length: 4 } address
                ? new IPAddress(address).ToString()
                : null;
        }
        catch (Exception e) when (e is SocketException or OperationCanceledException)
        {
            ct.ThrowIfCancellationRequested();
            return null;
        }
    }
}
