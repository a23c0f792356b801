using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;

namespace Arktos.Rpc;

/// <summary>TLS settings of every client of this installation. Servers: <see cref="TlsDoor"/>.</summary>
public static class RpcTls
{
    /// <param name="certificate">Shown to a server that asks for one; null: none.</param>
    /// <param name="roots">Who vouches for servers; null: nobody, no server is trusted (plain HTTP needs none).</param>
    /// <param name="serverName">That the server's certificate must hold; null: the host of the address.</param>
    public static SslClientAuthenticationOptions ClientOptions(
        X509Certificate2? certificate,
        X509Certificate2Collection? roots,
        string? serverName
    )
    {
        var tls = As(certificate, CertificateTrust.Policy(roots ?? [], CertificateUsages.Server), serverName);
        tls.RemoteCertificateValidationCallback = static (sender, shown, chain, errors) =>
            CertificateTrust.DemandServer(((SslStream)sender).TargetHostName, shown, chain, errors, isOutside: false);
        return tls;
    }

    /// <summary>A connection to a server of this installation, over one that is there.</summary>
    /// <exception cref="AuthenticationException">It is not that server, or does not take the certificate.</exception>
    /// <inheritdoc cref="ClientOptions"/>
    public static async Task<Stream> ConnectAsync(
        Stream over,
        X509Certificate2? certificate,
        X509Certificate2Collection? roots,
        string serverName,
        CancellationToken ct
    )
    {
        var stream = new SslStream(over);
        try
        {
            await stream
                .AuthenticateAsClientAsync(ClientOptions(certificate, roots, serverName), ct)
                .ConfigureAwait(false);
            return stream;
        }
        catch
        {
            await stream.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>
    /// For servers outside of the installation, such as issuers of identity and webhooks: their certificates need not
    /// say what they are for.
    /// </summary>
    /// <param name="roots">Who vouches for them; null: whoever the machine trusts.</param>
    /// <inheritdoc cref="ClientOptions"/>
    public static SslClientAuthenticationOptions OutsideServers(
        X509Certificate2Collection? roots,
        X509Certificate2? certificate = null,
        string? serverName = null
    )
    {
        var policy = roots is null
            ? CertificateTrust.MachinePolicy()
            : CertificateTrust.Policy(roots, CertificateUsages.Server);
        var tls = As(certificate, policy, serverName);
        tls.RemoteCertificateValidationCallback = static (sender, shown, chain, errors) =>
            CertificateTrust.DemandServer(((SslStream)sender).TargetHostName, shown, chain, errors, isOutside: true);
        return tls;
    }

    /// <summary>
    /// Takes whatever certificate a server shows: for probes of containers, whose servers are nobody's to vouch for,
    /// and where an operator asks for it. Nothing is downloaded here either.
    /// </summary>
    /// <param name="certificate">Shown to the server; null: none is.</param>
    public static SslClientAuthenticationOptions AnyServer(X509Certificate2? certificate = null)
    {
        var tls = As(certificate, CertificateTrust.Policy([], CertificateUsages.Server), serverName: null);
        tls.RemoteCertificateValidationCallback = static (_, _, _, _) => true;
        return tls;
    }

    private static SslClientAuthenticationOptions As(
        X509Certificate2? certificate,
        X509ChainPolicy policy,
        string? serverName
    )
    {
        var tls = new SslClientAuthenticationOptions { CertificateChainPolicy = policy, AllowRenegotiation = false };
        if (serverName is not null)
            tls.TargetHost = serverName;
        if (certificate is not null)
            tls.ClientCertificateContext = CertificateTrust.Own(certificate);
        return tls;
    }
}
