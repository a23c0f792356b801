using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Arktos.Api.Admissionregistration.V1;
using Arktos.Rpc;

namespace Arktos.ApiServer.Webhooks;

/// <summary>
/// What speaks HTTPS to somebody else's server: no proxy, no cookies, no redirects, one certificate to be shown or
/// none. A service is dialed at one of its endpoints, and has to hold the name of its URL. Thread-safe.
/// </summary>
public sealed class ServiceHandlers(ServiceAddresses services)
{
    private static readonly TimeSpan IdleMax = TimeSpan.FromSeconds(30),
        ConnectionMax = TimeSpan.FromMinutes(5),
        ConnectMax = TimeSpan.FromSeconds(10);

    /// <param name="service">Null: the URL says where the server is.</param>
    /// <param name="authorities">Null: whoever answers is taken for the server.</param>
    /// <param name="own">Shown to the server; null: nothing is.</param>
    /// <param name="connectionsMax">To the server at once.</param>
    /// <param name="serverName">That its certificate must hold; null: the host of the URL.</param>
    public SocketsHttpHandler Create(
        ServiceReference? service,
        X509Certificate2Collection? authorities,
        X509Certificate2? own,
        int connectionsMax,
        string? serverName = null
    )
    {
        var handler = new SocketsHttpHandler
        {
            UseProxy = false,
            UseCookies = false,
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.None,
            MaxConnectionsPerServer = connectionsMax,
            ConnectTimeout = ConnectMax,
            PooledConnectionIdleTimeout = IdleMax,
            PooledConnectionLifetime = ConnectionMax,
            ActivityHeadersPropagator = null,
            // As Go's clients do: names of users stand in headers.
            RequestHeaderEncodingSelector = static (_, _) => Encoding.UTF8,
            ConnectCallback = (context, cancel) => DialAsync(context.DnsEndPoint, service, cancel),
            SslOptions = RpcTls.OutsideServers(authorities, own, serverName),
        };
        if (authorities is null)
            handler.SslOptions = RpcTls.AnyServer(own);
        return handler;
    }

    /// <summary>What went wrong in the end, not what it was a part of.</summary>
    public static string Innermost(Exception e)
    {
        while (e.InnerException is { } inner)
            e = inner;
        return e.Message;
    }

    private async ValueTask<Stream> DialAsync(DnsEndPoint asked, ServiceReference? service, CancellationToken cancel)
    {
        var (host, port) = (asked.Host, asked.Port);
        if (service is not null)
            (host, port) = await services.FindAsync(service, cancel);
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(host, port, cancel);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch (SocketException e)
        {
            socket.Dispose();
            throw new IOException($"dial tcp {host}:{port}: {e.Message}", e);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
