using System.Formats.Asn1;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Arktos.Rpc;

namespace Arktos.ApiServer.Authentication;

/// <summary>
/// Who a client certificate stands for. CN is the user and each O a group; Arktos' form names the tenant: the first O
/// is "tenant:{t}", and the OUs are the groups. Chains are checked once for each certificate of a connection.
/// Thread-safe.
/// </summary>
public sealed class ClientCertificates(X509Certificate2Collection authorities, TimeProvider time)
{
    private const string TenantPrefix = "tenant:";
    private const string CommonName = "2.5.4.3",
        Organization = "2.5.4.10",
        OrganizationalUnit = "2.5.4.11";

    private readonly ConditionalWeakTable<X509Certificate2, StrongBox<UserIdentity?>> _known = [];

    /// <returns>Null: the certificate proves nothing.</returns>
    public UserIdentity? Identify(X509Certificate2 certificate)
    {
        var now = time.GetUtcNow();
        if (now < certificate.NotBefore.ToUniversalTime() || now > certificate.NotAfter.ToUniversalTime())
            return null;
        return _known.GetValue(certificate, c => new StrongBox<UserIdentity?>(Trusts(c) ? Read(c) : null)).Value;
    }

    private bool Trusts(X509Certificate2 certificate) =>
        CertificateTrust.IsTrusted(certificate, authorities, CertificateUsages.Client);

    private static UserIdentity? Read(X509Certificate2 certificate)
    {
        var names = Parts(certificate.SubjectName);
        var user = names.LastOrDefault(n => n.Oid == CommonName).Value ?? "";
        if (user.Length == 0)
            return null;
        var organizations = names.Where(n => n.Oid == Organization).Select(n => n.Value).ToList();
        var tenant = UserIdentity.SystemTenant;
        var groups = organizations;
        if (organizations.FirstOrDefault(o => o.StartsWith(TenantPrefix, StringComparison.Ordinal)) is { } named)
        {
            tenant = named[TenantPrefix.Length..];
            groups = names.Where(n => n.Oid == OrganizationalUnit).Select(n => n.Value).ToList();
            if (tenant.Length == 0 || tenant == "all")
                return null;
        }
        var extra = new Dictionary<string, IReadOnlyList<string>>
        {
            ["authentication.kubernetes.io/credential-id"] =
            [
                $"X509SHA256={certificate.GetCertHashString(HashAlgorithmName.SHA256).ToLowerInvariant()}",
            ],
        };
        return new UserIdentity(user, "", [.. groups.Distinct(), UserIdentity.AuthenticatedGroup], tenant, extra);
    }

    // In the order of the certificate; a set of several values yields each of them.
    private static List<(string Oid, string Value)> Parts(X500DistinguishedName name)
    {
        var parts = new List<(string, string)>();
        var sequence = new AsnReader(name.RawData, AsnEncodingRules.DER).ReadSequence();
        while (sequence.HasData)
        {
            var set = sequence.ReadSetOf();
            while (set.HasData)
            {
                var pair = set.ReadSequence();
                var oid = pair.ReadObjectIdentifier();
                var tag = (UniversalTagNumber)pair.PeekTag().TagValue;
                if (
                    tag
                    is UniversalTagNumber.UTF8String
                        or UniversalTagNumber.PrintableString
                        or UniversalTagNumber.IA5String
                        or UniversalTagNumber.T61String
                        or UniversalTagNumber.BMPString
                )
                    parts.Add((oid, pair.ReadCharacterString(tag)));
            }
        }
        return parts;
    }
}
