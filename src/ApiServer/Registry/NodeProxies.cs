using System.Net.Security;
using System.Net.WebSockets;
using System.Security.Cryptography.X509Certificates;

namespace Arktos.ApiServer.Registry;

/// <summary>
/// Connections to the servers of node agents, with this API server's client certificate. Thread-safe; disposed of with
/// the host.
/// </summary>
public sealed class NodeProxies : IDisposable
{
    private readonly X509Certificate2? _client;
    private readonly X509Certificate2Collection _authorities;

    public NodeProxies(ApiServerOptions options)
    {
        _client = options.KubeletClientCertificate;
        _authorities =
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
            SslOptions = new SslClientAuthenticationOptions
            {
                RemoteCertificateValidationCallback = (_, certificate, _, errors) => IsTrusted(certificate, errors),
                ClientCertificates = _client is null ? null : [_client],
                LocalCertificateSelectionCallback = _client is null ? null : (_, _, _, _, _) => _client,
            },
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
        if (_client is not null)
            socket.Options.ClientCertificates.Add(_client);
        socket.Options.RemoteCertificateValidationCallback = (_, certificate, _, errors) =>
            IsTrusted(certificate, errors);
        socket.Options.CollectHttpResponseDetails = true;
        socket.Options.Proxy = null;
        try
        {
            await socket.ConnectAsync(target, cancel);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
        return socket;
    }

    public void Dispose() => Http.Dispose();

    // Names are not compared: node agents are reached by addresses that their certificates may not hold. The authority
    // alone vouches for them.
    private bool IsTrusted(X509Certificate? certificate, SslPolicyErrors errors)
    {
        if (certificate is null || errors.HasFlag(SslPolicyErrors.RemoteCertificateNotAvailable))
            return false;
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.AddRange(_authorities);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        return chain.Build(X509CertificateLoader.LoadCertificate(certificate.Export(X509ContentType.Cert)));
    }
}
