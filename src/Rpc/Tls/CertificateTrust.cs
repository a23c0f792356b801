using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Arktos.Rpc;

/// <summary>
/// The one place of the program that builds chains of certificates. A chain ends at one of the given roots, and at
/// one of the machine's only where <see cref="MachinePolicy"/> is asked for; it is made of the roots and of what the
/// other side sent. Nothing is ever downloaded for it: a certificate names the addresses of its issuer and of lists of
/// revoked ones, and whoever made it chose them. Static and thread-safe.
/// </summary>
public static class CertificateTrust
{
    private const string ServerUsage = "1.3.6.1.5.5.7.3.1",
        ClientUsage = "1.3.6.1.5.5.7.3.2";

    /// <summary>Whether a certificate ends at one of the roots, is valid now, and is for such use.</summary>
    public static bool IsTrusted(
        X509Certificate2 certificate,
        X509Certificate2Collection roots,
        CertificateUsages usage
    )
    {
        using var chain = new X509Chain { ChainPolicy = Policy(roots, usage) };
        try
        {
            return chain.Build(certificate);
        }
        finally
        {
            foreach (var element in chain.ChainElements)
                element.Certificate.Dispose();
        }
    }

    /// <summary>
    /// Whether an authority, and no other of its name, has signed a certificate; whenever it is valid.
    /// </summary>
    internal static bool IsIssuedBy(X509Certificate2 certificate, X509Certificate2 authority)
    {
        using var root = X509CertificateLoader.LoadCertificate(authority.RawData);
        using var chain = new X509Chain { ChainPolicy = Policy([root], CertificateUsages.None) };
        chain.ChainPolicy.VerificationFlags = X509VerificationFlags.IgnoreNotTimeValid;
        return chain.Build(certificate);
    }

    /// <summary>How <see cref="SslStream"/> builds its chain; a new one for each connection.</summary>
    internal static X509ChainPolicy Policy(X509Certificate2Collection roots, CertificateUsages usage)
    {
        var policy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            RevocationMode = X509RevocationMode.NoCheck,
            DisableCertificateDownloads = true,
        };
        policy.CustomTrustStore.AddRange(roots);
        if (usage != CertificateUsages.None)
            policy.ApplicationPolicy.Add(OidOf(usage));
        return policy;
    }

    /// <summary>For servers of the world, which whoever the machine trusts vouches for.</summary>
    internal static X509ChainPolicy MachinePolicy()
    {
        var policy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.System,
            RevocationMode = X509RevocationMode.NoCheck,
            DisableCertificateDownloads = true,
        };
        policy.ApplicationPolicy.Add(OidOf(CertificateUsages.Server));
        return policy;
    }

    /// <summary>
    /// The certificate that this process shows, without its issuers (they are roots): the runtime would otherwise look
    /// for them.
    /// </summary>
    internal static SslStreamCertificateContext Own(X509Certificate2 certificate) =>
        SslStreamCertificateContext.Create(certificate, additionalCertificates: null, offline: true);

    /// <summary>
    /// What a client demands of a server's certificate beyond its chain: it says that it is a server's, and holds the
    /// name among its alternative names. A common name is the name of a user, so it counts for nothing here.
    /// </summary>
    /// <param name="isOutside">The server is none of this installation: a certificate that says nothing of what it is
    /// for is for all, as RFC 5280 has it and as self-signed ones are.</param>
    /// <exception cref="AuthenticationException">It is not so; the message says what.</exception>
    internal static bool DemandServer(
        string host,
        X509Certificate? shown,
        X509Chain? chain,
        SslPolicyErrors errors,
        bool isOutside
    )
    {
        if (shown is not X509Certificate2 certificate)
            throw new AuthenticationException($"{host} shows no certificate");
        if (errors.HasFlag(SslPolicyErrors.RemoteCertificateChainErrors))
            throw new AuthenticationException(
                $"the certificate of {host} ({certificate.Subject}) is not trusted: "
                    + string.Join(", ", chain?.ChainStatus.Select(s => s.StatusInformation.TrimEnd('.')) ?? [])
            );
        if (!Names(certificate, ServerUsage) && !(isOutside && NamesNone(certificate)))
            throw new AuthenticationException(
                $"the certificate of {host} ({certificate.Subject}) is not for servers: its extended key usage does "
                    + "not name serverAuth"
            );
        if (!certificate.MatchesHostname(host, allowWildcards: true, allowCommonName: false))
            throw new AuthenticationException(
                $"the certificate of {host} ({certificate.Subject}) does not hold that name or address"
            );
        return errors == SslPolicyErrors.None;
    }

    internal static OidCollection Oids(CertificateUsages usages)
    {
        var oids = new OidCollection();
        if (usages.HasFlag(CertificateUsages.Server))
            oids.Add(OidOf(CertificateUsages.Server));
        if (usages.HasFlag(CertificateUsages.Client))
            oids.Add(OidOf(CertificateUsages.Client));
        return oids;
    }

    private static Oid OidOf(CertificateUsages usage) =>
        new(usage == CertificateUsages.Server ? ServerUsage : ClientUsage);

    private static bool NamesNone(X509Certificate2 certificate) =>
        !certificate.Extensions.OfType<X509EnhancedKeyUsageExtension>().Any();

    private static bool Names(X509Certificate2 certificate, string usage) =>
        certificate
            .Extensions.OfType<X509EnhancedKeyUsageExtension>()
            .Any(e => e.EnhancedKeyUsages.Cast<Oid>().Any(o => o.Value == usage));
}
