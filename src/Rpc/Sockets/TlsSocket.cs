using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;

namespace Arktos.Rpc;

/// <summary>
/// A connection to a <see cref="SocketDoor"/>, or one that came in by it, with calls that block. One thread may read
/// while another writes.
/// </summary>
public sealed class TlsSocket : IDisposable
{
    private const int TcpLevel = 6,
        UserTimeout = 18;

    private readonly Socket _socket;

    internal TlsSocket(Socket socket, SslStream stream) => (_socket, Stream) = (socket, stream);

    public Stream Stream { get; }

    /// <summary>Whether a small write (16 KiB) would not have to wait for the other side to read.</summary>
    public bool HasRoom => _socket.Poll(0, SelectMode.SelectWrite);

    /// <param name="channel">Where the server's other port is, and the identity to show there.</param>
    /// <param name="patience">For the handshake, for each write, and for how long what was sent may wait for the other
    /// machine's word that it has arrived.</param>
    /// <exception cref="IOException">Nobody listens there, or answers.</exception>
    /// <exception cref="AuthenticationException">One of the two does not trust the other.</exception>
    public static TlsSocket Connect(RpcChannelOptions channel, int port, TimeSpan patience)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            var limit = (int)patience.TotalMilliseconds;
            (socket.SendTimeout, socket.ReceiveTimeout) = (limit, limit);
            if (OperatingSystem.IsLinux())
                socket.SetRawSocketOption(TcpLevel, UserTimeout, BitConverter.GetBytes(limit));
            socket.Connect(channel.Address.Host, port);
            var stream = new SslStream(new NetworkStream(socket, ownsSocket: true));
            var tls = RpcTls.ClientOptions(channel.ClientCertificate, channel.TrustedRoots, channel.ServerName);
            tls.TargetHost ??= channel.Address.Host;
            stream.AuthenticateAsClient(tls);
            return new TlsSocket(socket, stream);
        }
        catch (SocketException e)
        {
            socket.Dispose();
            throw new IOException($"{channel.Address.Host}:{port}: {e.Message}", e);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>Reads wait for as long as it takes from now on.</summary>
    public void ReadWithoutLimit() => _socket.ReceiveTimeout = 0;

    /// <summary>Reads and writes that wait throw an <see cref="IOException"/>. Any thread.</summary>
    public void Abort() => Abort(_socket);

    public void Dispose()
    {
        Abort();
        Stream.Dispose();
    }

    internal static void Abort(Socket socket)
    {
        try
        {
            // A call that waits in the kernel is not woken by the descriptor's end alone.
            socket.Shutdown(SocketShutdown.Both);
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        { /* it has gone already */
        }
    }
}
