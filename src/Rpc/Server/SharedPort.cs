using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.DependencyInjection;

namespace Arktos.Rpc;

/// <summary>
/// A port that several processes of a machine listen on at once (SO_REUSEPORT): the kernel gives each new connection to
/// one of those that live. A client with one address outlives the loss of any of them.
/// </summary>
public static class SharedPort
{
    private const int SocketLevel = 1,
        ReusePort = 15;

    /// <param name="endPoints">Some that Kestrel is told to listen on as well.</param>
    public static IWebHostBuilder UseSharedPorts(this IWebHostBuilder builder, IReadOnlyList<IPEndPoint> endPoints) =>
        endPoints.Count == 0
            ? builder
            : builder.ConfigureServices(services =>
                services.Configure<SocketTransportOptions>(sockets =>
                    sockets.CreateBoundListenSocket = wanted =>
                        wanted is IPEndPoint endPoint && endPoints.Contains(endPoint)
                            ? Bind(endPoint)
                            : SocketTransportOptions.CreateDefaultBoundListenSocket(wanted)
                )
            );

    private static Socket Bind(IPEndPoint endPoint)
    {
        var socket = new Socket(endPoint.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.SetRawSocketOption(SocketLevel, ReusePort, BitConverter.GetBytes(1));
            socket.Bind(endPoint);
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
