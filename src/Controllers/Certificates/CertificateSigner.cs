using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Arktos.Rpc;

namespace Arktos.Controllers.Certificates;

/// <summary>
/// Signs with the cluster's authority what <see cref="SignerRules"/> allows. Of the request only subject, key and
/// alternative names come into the certificate; for a user of a tenant other than system the subject is written as
/// certificates name tenants. Thread-safe.
/// </summary>
internal sealed class CertificateSigner(X509Certificate2 authority, TimeSpan durationMax)
{
    private const string ClientAuthOid = "1.3.6.1.5.5.7.3.2",
        ServerAuthOid = "1.3.6.1.5.5.7.3.1";
    private const int SerialBytes = 16;

    /// <summary>Clocks of those who check it may be behind.</summary>
    private static readonly TimeSpan Backdated = TimeSpan.FromMinutes(5);

    /// <summary>Shorter ones do not lose from their life what they are backdated by.</summary>
    private static readonly TimeSpan ShortLife = TimeSpan.FromHours(8);

    private static readonly TimeSpan DurationMin = TimeSpan.FromMinutes(10);

    /// <param name="tenantUid">Of the tenant that there is now; empty for tenant system.</param>
    /// <param name="asked">How long it is to hold; null: as long as it may.</param>
    /// <returns>PEM.</returns>
    /// <exception cref="CryptographicException">It cannot be signed: the authority has expired, or is no authority.
    /// </exception>
    public string Sign(
        string tenant,
        string tenantUid,
        SigningRequest request,
        IReadOnlyList<string> usages,
        TimeSpan? asked,
        DateTimeOffset now
    )
    {
        var identity = request.Identity with { Tenant = tenant, TenantUid = tenantUid };
        var subject = tenant == CertificateIdentity.SystemTenant ? request.Subject : identity.ToSubject();
        var certificate = new CertificateRequest(subject, request.PublicKey, HashAlgorithmName.SHA256);
        certificate.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, true));
        var flags =
            (usages.Contains(SignerRules.DigitalSignature) ? X509KeyUsageFlags.DigitalSignature : 0)
            | (usages.Contains(SignerRules.KeyEncipherment) ? X509KeyUsageFlags.KeyEncipherment : 0);
        if (flags != X509KeyUsageFlags.None)
            certificate.CertificateExtensions.Add(new X509KeyUsageExtension(flags, critical: true));
        var purposes = new OidCollection();
        if (usages.Contains(SignerRules.ClientAuth))
            purposes.Add(new Oid(ClientAuthOid));
        if (usages.Contains(SignerRules.ServerAuth))
            purposes.Add(new Oid(ServerAuthOid));
        certificate.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension(purposes, critical: false));
        if (request.AlternativeNames is { } names)
            certificate.CertificateExtensions.Add(names);
        certificate.CertificateExtensions.Add(
            X509AuthorityKeyIdentifierExtension.CreateFromCertificate(authority, true, false)
        );
        var (from, to) = LifeOf(asked, now);
        using var signed = SignedBy(certificate, from, to);
        // Whatever was asked for: nobody else comes of it than whom the rules have looked at.
        if (
            CertificateIdentity.TryRead(signed, out var refusal) is not { } read
            || read.Tenant != tenant
            || read.TenantUid != tenantUid
            || read.Name != identity.Name
            || !read.Groups.SequenceEqual(identity.Groups)
        )
            throw new CryptographicException($"the certificate would be another user's: {refusal}");
        return signed.ExportCertificatePem() + "\n";
    }

    private (DateTimeOffset From, DateTimeOffset To) LifeOf(TimeSpan? asked, DateTimeOffset now)
    {
        var duration =
            asked is not { } wanted || wanted > durationMax ? durationMax
            : wanted < DurationMin ? DurationMin
            : wanted;
        var (from, to) = (now - Backdated, duration < ShortLife ? now + duration : now - Backdated + duration);
        DateTimeOffset first = authority.NotBefore.ToUniversalTime(),
            last = authority.NotAfter.ToUniversalTime();
        (from, to) = (from < first ? first : from, to > last ? last : to);
        return to > now ? (from, to) : throw new CryptographicException("the cluster's authority has expired");
    }

    private X509Certificate2 SignedBy(CertificateRequest certificate, DateTimeOffset from, DateTimeOffset to)
    {
        var serial = RandomNumberGenerator.GetBytes(SerialBytes);
        using var ec = authority.GetECDsaPrivateKey();
        if (ec is not null)
            return certificate.Create(
                authority.SubjectName,
                X509SignatureGenerator.CreateForECDsa(ec),
                from,
                to,
                serial
            );
        using var rsa =
            authority.GetRSAPrivateKey()
            ?? throw new CryptographicException("the cluster's authority has no key of EC or RSA");
        var generator = X509SignatureGenerator.CreateForRSA(rsa, RSASignaturePadding.Pkcs1);
        return certificate.Create(authority.SubjectName, generator, from, to, serial);
    }
}
