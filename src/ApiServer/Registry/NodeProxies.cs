using System.Net.WebSockets;
using Arktos.Rpc;

namespace Arktos.ApiServer.Registry;

/// <summary>
/// Connections to the servers of node agents, with this API server's client certificate. A node agent's own certificate
/// holds the address that its node is reached under. Thread-safe; disposed of with the host.
/// </summary>
public sealed class NodeProxies : IDisposable
{
    public NodeProxies(ApiServerOptions options)
    {
        var authorities =
            options.KubeletCertificateAuthorities.Count > 0
                ? options.KubeletCertificateAuthorities
                : options.ClientCertificateAuthorities;
        var handler = new SocketsHttpHandler
        {
            AutomaticDecompression = System.Net.DecompressionMethods.None,
            ConnectTimeout = TimeSpan.FromSeconds(10),
            PooledConnectionIdleTimeout = TimeSpan.FromSeconds(30),
            UseProxy = false,
            AllowAutoRedirect = false,
            SslOptions = RpcTls.ClientOptions(options.KubeletClientCertificate, authorities, null),
        };
        Http = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
    }

    public HttpClient Http { get; }

    public async Task<ClientWebSocket> ConnectAsync(
        Uri target,
        IEnumerable<string> subprotocols,
        CancellationToken cancel
    )
    {
        var socket = new ClientWebSocket();
        foreach (var protocol in subprotocols)
            socket.Options.AddSubProtocol(protocol);
        socket.Options.CollectHttpResponseDetails = true;
        try
        {
            await socket.ConnectAsync(target, Http, cancel);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
        return socket;
    }

    public void Dispose() => Http.Dispose();
}
