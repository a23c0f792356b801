using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Net.WebSockets;
using Arktos.Rpc;

namespace Arktos.ApiServer.Proxies;

/// <summary>
/// Connections to the servers of node agents, with this API server's client certificate. An agent is spoken to under
/// its node's name and dialed at the node's address, so that its certificate must bear that name and be one for
/// servers: whoever can write a node's address reaches no other server by it. Thread-safe; disposed of with the host.
/// </summary>
public sealed class NodeConnections : IDisposable
{
    /// <summary>More than an installation has nodes; beyond it, what is known is forgotten and learnt again.</summary>
    private const int HostsMax = 300_000;

    /// <summary>What an agent is asked to speak where a connection to a pod is wanted.</summary>
    private const string ConnectProtocol = "arktos-connect";

    private readonly ConcurrentDictionary<string, string> _hosts = new(StringComparer.OrdinalIgnoreCase);
    private readonly SocketsHttpHandler _handler;
    private readonly HttpClient _http;
    private readonly HttpMessageInvoker _invoker;

    public NodeConnections(ApiServerOptions options)
    {
        var authorities =
            options.KubeletCertificateAuthorities.Count > 0
                ? options.KubeletCertificateAuthorities
                : options.ClientCertificateAuthorities;
        _handler = new SocketsHttpHandler
        {
            AutomaticDecompression = DecompressionMethods.None,
            ConnectTimeout = TimeSpan.FromSeconds(10),
            PooledConnectionIdleTimeout = TimeSpan.FromSeconds(30),
            UseProxy = false,
            UseCookies = false,
            ActivityHeadersPropagator = null,
            AllowAutoRedirect = false,
            ConnectCallback = DialAsync,
            SslOptions = RpcTls.ClientOptions(options.KubeletClientCertificate, authorities, serverName: null),
        };
        _invoker = new HttpMessageInvoker(_handler, disposeHandler: false);
        _http = new HttpClient(_handler, disposeHandler: false) { Timeout = Timeout.InfiniteTimeSpan };
    }

    /// <exception cref="HttpRequestException">The agent cannot be reached, or is not the node's.</exception>
    public Task<HttpResponseMessage> GetAsync(NodeAgent agent, Uri target, CancellationToken cancel)
    {
        Learn(agent);
        return _http.GetAsync(target, HttpCompletionOption.ResponseHeadersRead, cancel);
    }

    /// <summary>For requests to an agent whose target is below what this returns.</summary>
    public HttpMessageInvoker InvokerOf(NodeAgent agent)
    {
        Learn(agent);
        return _invoker;
    }

    /// <summary>Bytes to and from a port of a pod, by the node agent that has it. The caller disposes of it.</summary>
    /// <exception cref="IOException">The agent or the pod cannot be reached.</exception>
    public async Task<Stream> ConnectPodAsync(NodeAgent agent, string path, CancellationToken cancel)
    {
        Learn(agent);
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(agent.Address, path));
        request.Headers.Connection.Add("Upgrade");
        request.Headers.TryAddWithoutValidation("Upgrade", ConnectProtocol);
        HttpResponseMessage response;
        try
        {
            response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancel);
        }
        catch (HttpRequestException e)
        {
            throw new IOException($"error dialing backend: {Reason(e)}", e);
        }
        if (response.StatusCode == HttpStatusCode.SwitchingProtocols)
            return await response.Content.ReadAsStreamAsync(cancel);
        using (response)
            throw new IOException((await response.Content.ReadAsStringAsync(cancel)).Trim());
    }

    /// <exception cref="WebSocketException">The agent cannot be reached, or is not the node's.</exception>
    /// <exception cref="ArgumentException">A subprotocol is none.</exception>
    public async Task<ClientWebSocket> ConnectAsync(
        NodeAgent agent,
        Uri target,
        IEnumerable<string> subprotocols,
        CancellationToken cancel
    )
    {
        Learn(agent);
        var socket = new ClientWebSocket();
        try
        {
            foreach (var protocol in subprotocols)
                socket.Options.AddSubProtocol(protocol);
            await socket.ConnectAsync(target, _http, cancel);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
        return socket;
    }

    /// <summary>What went wrong in the end, not what it was a part of.</summary>
    public static string Reason(Exception e)
    {
        while (e.InnerException is { } inner)
            e = inner;
        return e.Message;
    }

    public void Dispose()
    {
        _http.Dispose();
        _invoker.Dispose();
        _handler.Dispose();
    }

    private void Learn(NodeAgent agent)
    {
        if (_hosts.Count > HostsMax)
            _hosts.Clear();
        _hosts[agent.Address.Host] = agent.Host;
    }

    private async ValueTask<Stream> DialAsync(SocketsHttpConnectionContext context, CancellationToken cancel)
    {
        var asked = context.DnsEndPoint;
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(_hosts.GetValueOrDefault(asked.Host, asked.Host), asked.Port, cancel);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
