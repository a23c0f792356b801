using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;

namespace Arktos.Rpc;

/// <summary>TLS settings of every server of this installation.</summary>
public static class TlsDoor
{
    public static ListenOptions UseTls(this ListenOptions listen, TlsDoorOptions options)
    {
        var own = CertificateTrust.Own(options.Certificate);
        listen.UseHttps(
            new TlsHandshakeCallbackOptions
            {
                HandshakeTimeout = options.HandshakeTimeout,
                OnConnection = handshake =>
                    ValueTask.FromResult(
                        ServerOptions(options, own, handshake.Connection.Features.Get<GatedConnection>())
                    ),
            }
        );
        listen.Use(next => connection => AdmitAsync(connection, next));
        return listen;
    }

    /// <param name="gated">Is told who is there.</param>
    internal static SslServerAuthenticationOptions ServerOptions(
        TlsDoorOptions options,
        SslStreamCertificateContext own,
        GatedConnection? gated
    ) =>
        new()
        {
            ServerCertificateContext = own,
            ClientCertificateRequired = true,
            CertificateChainPolicy = CertificateTrust.Policy(options.ClientRoots, CertificateUsages.Client),
            AllowRenegotiation = false,
            RemoteCertificateValidationCallback = (_, shown, _, errors) => LetsIn(options, gated, shown, errors),
        };

    private static bool LetsIn(
        TlsDoorOptions options,
        GatedConnection? gated,
        X509Certificate? shown,
        SslPolicyErrors errors
    )
    {
        var isKnown = errors == SslPolicyErrors.None && shown is not null;
        if (gated is not null)
            gated.Certificate = isKnown ? shown!.GetCertHashString(HashAlgorithmName.SHA256) : null;
        return !options.DemandsCertificate
            || isKnown && shown is X509Certificate2 certificate && options.Admits?.Invoke(certificate) != false;
    }

    private static async Task AdmitAsync(ConnectionContext connection, ConnectionDelegate next)
    {
        if (connection.Features.Get<GatedConnection>()?.TryAdmit() == false)
            connection.Abort(new ConnectionAbortedException("too many connections"));
        else
            await next(connection).ConfigureAwait(false);
    }
}
