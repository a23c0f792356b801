using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace Arktos.Rpc;

/// <summary>TLS settings that clients of this installation share.</summary>
public static class RpcTls
{
    public static SslClientAuthenticationOptions ClientOptions(
        X509Certificate2? certificate,
        X509Certificate2Collection? roots,
        string? serverName
    )
    {
        var tls = new SslClientAuthenticationOptions();
        if (serverName is not null)
            tls.TargetHost = serverName;
        if (certificate is not null)
        {
            // Without these two the certificate is only sent when the server's list of issuers names its own.
            tls.ClientCertificates = [certificate];
            tls.LocalCertificateSelectionCallback = (_, _, _, _, _) => certificate;
        }
        if (roots is not null)
            tls.CertificateChainPolicy = new X509ChainPolicy
            {
                TrustMode = X509ChainTrustMode.CustomRootTrust,
                RevocationMode = X509RevocationMode.NoCheck,
            }.WithRoots(roots);
        return tls;
    }

    private static X509ChainPolicy WithRoots(this X509ChainPolicy policy, X509Certificate2Collection roots)
    {
        policy.CustomTrustStore.AddRange(roots);
        return policy;
    }
}
