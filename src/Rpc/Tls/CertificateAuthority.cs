using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Arktos.Rpc;

/// <summary>Who a certificate is for.</summary>
/// <param name="CommonName">The user's name to servers that read it.</param>
/// <param name="Organizations">The user's groups.</param>
/// <param name="Hosts">Names and addresses that a server answers to.</param>
public sealed record CertificateRequestDetails(
    string CommonName,
    IReadOnlyList<string> Organizations,
    IReadOnlyList<string> Hosts
)
{
    /// <summary>Who answers to no name is no server.</summary>
    public CertificateUsages Usages { get; init; } =
        Hosts.Count > 0 ? CertificateUsages.Server | CertificateUsages.Client : CertificateUsages.Client;
}

/// <summary>
/// A small certificate authority for one installation: ECDSA P-256, PEM files. Keys are readable by their owner only.
/// </summary>
public sealed class CertificateAuthority
{
    private static readonly TimeSpan Backdated = TimeSpan.FromHours(1),
        AuthorityLife = TimeSpan.FromDays(3650),
        CertificateLife = TimeSpan.FromDays(365);

    private readonly X509Certificate2 _certificate;

    private CertificateAuthority(X509Certificate2 certificate) => _certificate = certificate;

    /// <summary>The authority's own certificate, without its key.</summary>
    public X509Certificate2Collection Roots => [X509CertificateLoader.LoadCertificate(_certificate.RawData)];

    public static CertificateAuthority Create(string name)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest(new X500DistinguishedName($"CN={name}"), key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        request.CertificateExtensions.Add(
            new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, true)
        );
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        var now = DateTimeOffset.UtcNow;
        return new CertificateAuthority(request.CreateSelfSigned(now - Backdated, now + AuthorityLife));
    }

    public static CertificateAuthority Load(string folder, string name) => new(LoadPem(folder, name));

    public void Save(string folder, string name) => SavePem(_certificate, folder, name);

    /// <summary>A certificate for a server, a client, or both, with its key.</summary>
    public X509Certificate2 Issue(CertificateRequestDetails details)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest(SubjectOf(details), key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, true));
        request.CertificateExtensions.Add(
            new X509EnhancedKeyUsageExtension(CertificateTrust.Oids(details.Usages), false)
        );
        if (details.Hosts.Count > 0)
        {
            var names = new SubjectAlternativeNameBuilder();
            foreach (var host in details.Hosts)
                if (IPAddress.TryParse(host, out var address))
                    names.AddIpAddress(address);
                else
                    names.AddDnsName(host);
            request.CertificateExtensions.Add(names.Build());
        }
        request.CertificateExtensions.Add(
            X509AuthorityKeyIdentifierExtension.CreateFromCertificate(_certificate, true, false)
        );
        var now = DateTimeOffset.UtcNow;
        using var signed = request.Create(
            _certificate,
            now - Backdated,
            now + CertificateLife,
            RandomNumberGenerator.GetBytes(16)
        );
        return signed.CopyWithPrivateKey(key);
    }

    /// <summary>Whether a certificate is what <see cref="Issue"/> would make, and is valid at that time.</summary>
    public bool StillFits(X509Certificate2 certificate, CertificateRequestDetails details, DateTimeOffset at)
    {
        var names = certificate.Extensions.OfType<X509SubjectAlternativeNameExtension>().SingleOrDefault();
        var hosts =
            names?.EnumerateDnsNames().Concat(names.EnumerateIPAddresses().Select(a => a.ToString())).ToHashSet() ?? [];
        var usages = certificate.Extensions.OfType<X509EnhancedKeyUsageExtension>().SingleOrDefault();
        return CertificateTrust.IsIssuedBy(certificate, _certificate)
            && certificate.NotAfter.ToUniversalTime() > at.UtcDateTime
            && certificate.SubjectName.RawData.AsSpan().SequenceEqual(SubjectOf(details).RawData)
            && hosts.SetEquals(details.Hosts)
            && usages?.EnhancedKeyUsages.Cast<Oid>().Select(o => o.Value).ToHashSet() is { } known
            && known.SetEquals(CertificateTrust.Oids(details.Usages).Cast<Oid>().Select(o => o.Value));
    }

    private static X500DistinguishedName SubjectOf(CertificateRequestDetails details)
    {
        var subject = new X500DistinguishedNameBuilder();
        foreach (var organization in details.Organizations)
            subject.AddOrganizationName(organization);
        subject.AddCommonName(details.CommonName);
        return subject.Build();
    }

    /// <summary>Writes NAME.crt and NAME.key.</summary>
    public static void SavePem(X509Certificate2 certificate, string folder, string name)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, name + ".crt"), certificate.ExportCertificatePem() + "\n");
        var keyFile = Path.Combine(folder, name + ".key");
        using var key =
            certificate.GetECDsaPrivateKey() ?? throw new InvalidOperationException("the certificate has no key");
        File.WriteAllText(keyFile, "");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(keyFile, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        File.WriteAllText(keyFile, key.ExportPkcs8PrivateKeyPem() + "\n");
    }

    /// <summary>Reads NAME.crt and NAME.key.</summary>
    /// <exception cref="FileNotFoundException">One of them is missing.</exception>
    public static X509Certificate2 LoadPem(string folder, string name) =>
        X509Certificate2.CreateFromPemFile(Path.Combine(folder, name + ".crt"), Path.Combine(folder, name + ".key"));
}
