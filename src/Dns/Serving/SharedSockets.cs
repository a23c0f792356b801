using System.Net;
using System.Net.Sockets;

namespace Arktos.Dns.Serving;

/// <summary>
/// Sockets of an address that several processes have at once (SO_REUSEPORT): the kernel gives each caller to one of
/// those that live, so that the end of one costs its callers a try.
/// </summary>
internal static class SharedSockets
{
    private const int SocketLevel = 1,
        ReusePort = 15,
        BufferBytes = 4 << 20;

    /// <exception cref="IOException">The address is taken, or none of this machine.</exception>
    public static Socket Bind(IPEndPoint endPoint, SocketType type)
    {
        var socket = new Socket(
            endPoint.AddressFamily,
            type,
            type == SocketType.Dgram ? ProtocolType.Udp : ProtocolType.Tcp
        );
        try
        {
            socket.SetRawSocketOption(SocketLevel, ReusePort, BitConverter.GetBytes(1));
            if (type == SocketType.Dgram)
                socket.ReceiveBufferSize = BufferBytes;
            socket.Bind(endPoint);
            return socket;
        }
        catch (SocketException e)
        {
            socket.Dispose();
            throw new IOException($"DNS queries cannot be taken on {endPoint}: {e.Message}", e);
        }
    }
}
