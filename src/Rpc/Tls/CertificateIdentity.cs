using System.Formats.Asn1;
using System.Security.Cryptography.X509Certificates;

namespace Arktos.Rpc;

/// <summary>
/// Whom a client certificate stands for: the one reader of subjects for every door of the cluster's authority (API
/// servers, node agents), so that a certificate is nobody else at another door. Whether the certificate is to be
/// believed is <see cref="CertificateTrust"/>'s to say. Two forms:
/// <code>
///   CN=jane, O=dev, O=ops                       user jane of tenant system, groups dev and ops
///   O=tenant:acme, OU=dev, CN=ann, dnQualifier=UID     user ann of tenant acme, group dev
/// </code>
/// The uid is that of the Tenant object: a tenant that is made again under the same name is another one, where old
/// certificates are nobody's. What could be read in more than one way is refused. Pure.
/// </summary>
/// <param name="Groups">In the order of the certificate, each once.</param>
public sealed record CertificateIdentity(string Tenant, string Name, IReadOnlyList<string> Groups)
{
    public const string SystemTenant = "system";

    /// <summary>The group of those who may read metrics and health, and nothing else.</summary>
    public const string Monitoring = "system:monitoring";

    /// <summary>The group of those who may do everything.</summary>
    public const string Masters = "system:masters";

    public const string TenantPrefix = "tenant:";

    private const string SystemPrefix = "system:",
        AllTenants = "all";

    private const string CommonName = "2.5.4.3",
        Organization = "2.5.4.10",
        OrganizationalUnit = "2.5.4.11",
        Qualifier = "2.5.4.46";

    private const int LabelCharactersMax = 63;

    /// <summary>Of the tenant; empty for tenant system, and where the certificate does not say it.</summary>
    public string TenantUid { get; init; } = "";

    /// <summary>The subject of a certificate that stands for this one. Not for tenant system.</summary>
    public X500DistinguishedName ToSubject()
    {
        // The builder writes what is added last first.
        var subject = new X500DistinguishedNameBuilder();
        if (TenantUid.Length > 0)
            subject.Add(Qualifier, TenantUid, UniversalTagNumber.PrintableString);
        subject.AddCommonName(Name);
        foreach (var group in Groups.Reverse())
            subject.AddOrganizationalUnitName(group);
        subject.AddOrganizationName(TenantPrefix + Tenant);
        return subject.Build();
    }

    /// <summary>Whether this is one of the installation's own in that group.</summary>
    public bool IsOf(string group) => Tenant == SystemTenant && Groups.Contains(group);

    /// <summary>Whether an organization of a subject says which tenant its user is of.</summary>
    public static bool NamesTenant(string organization) =>
        organization.StartsWith(TenantPrefix, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a tenant may be called so.</summary>
    public static bool IsTenantName(string name) => IsLabel(name) && name != AllTenants;

    /// <summary>Null, with the reason, when the subject names nobody or could be read in more than one way.</summary>
    public static CertificateIdentity? TryRead(X509Certificate2 certificate, out string refusal) =>
        TryRead(certificate.SubjectName, out refusal);

    /// <inheritdoc cref="TryRead(X509Certificate2, out string)"/>
    public static CertificateIdentity? TryRead(X500DistinguishedName subject, out string refusal)
    {
        List<(string Type, string Value)> parts;
        try
        {
            parts = Parts(subject.RawData);
        }
        catch (AsnContentException e)
        {
            return Refuse($"the subject cannot be read: {e.Message}", out refusal);
        }
        if (parts.Find(p => !IsPlain(p.Value)) is { Type: not null } odd)
            return Refuse($"\"{odd.Value}\" is empty, or has blanks around it or control characters", out refusal);
        if (Values(parts, CommonName) is not [var name])
            return Refuse("the subject has no common name, or several", out refusal);
        var (organizations, units) = (Values(parts, Organization), Values(parts, OrganizationalUnit));
        if (!organizations.Exists(NamesTenant))
        {
            refusal = "";
            return new CertificateIdentity(SystemTenant, name, [.. organizations.Distinct()]);
        }
        if (organizations is not [var only])
            return Refuse("the subject names a tenant and another organization besides", out refusal);
        var tenant = only[TenantPrefix.Length..];
        if (!only.StartsWith(TenantPrefix, StringComparison.Ordinal) || !IsTenantName(tenant))
            return Refuse($"\"{only}\" is not the name of a tenant", out refusal);
        if (tenant != SystemTenant && units.Append(name).FirstOrDefault(IsOfTheSystem) is { } taken)
            return Refuse($"\"{taken}\" is of the cluster itself, not of tenant {tenant}", out refusal);
        var qualifiers = Values(parts, Qualifier);
        if (qualifiers.Count > 1)
            return Refuse("the subject has several uids of a tenant", out refusal);
        refusal = "";
        return new CertificateIdentity(tenant, name, [.. units.Distinct()])
        {
            TenantUid = tenant == SystemTenant ? "" : qualifiers.FirstOrDefault(""),
        };
    }

    /// <summary>The administrators of a tenant are in the group of that name, which gives nothing elsewhere.</summary>
    private static bool IsOfTheSystem(string name) =>
        name.StartsWith(SystemPrefix, StringComparison.Ordinal) && name != Masters;

    private static CertificateIdentity? Refuse(string why, out string refusal)
    {
        refusal = why;
        return null;
    }

    private static List<string> Values(List<(string Type, string Value)> parts, string type) =>
        [.. parts.Where(p => p.Type == type).Select(p => p.Value)];

    private static bool IsPlain(string value) =>
        value.Length > 0 && value.Trim().Length == value.Length && !value.Any(char.IsControl);

    private static bool IsLabel(string name) =>
        name.Length is > 0 and <= LabelCharactersMax
        && name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-')
        && name[0] != '-'
        && name[^1] != '-';

    /// <summary>
    /// The names that count, in the order of the certificate; a set of several yields each. One that is no text is
    /// refused, not passed over.
    /// </summary>
    private static List<(string Type, string Value)> Parts(byte[] subject)
    {
        var parts = new List<(string, string)>();
        var sequence = new AsnReader(subject, AsnEncodingRules.DER).ReadSequence();
        while (sequence.HasData)
        {
            var set = sequence.ReadSetOf();
            while (set.HasData)
            {
                var pair = set.ReadSequence();
                var type = pair.ReadObjectIdentifier();
                if (type is not (CommonName or Organization or OrganizationalUnit or Qualifier))
                    continue;
                var tag = pair.PeekTag();
                if (tag.TagClass != TagClass.Universal || !IsText((UniversalTagNumber)tag.TagValue))
                    throw new AsnContentException("a name is no text");
                parts.Add((type, pair.ReadCharacterString((UniversalTagNumber)tag.TagValue)));
            }
        }
        return parts;
    }

    private static bool IsText(UniversalTagNumber tag) =>
        tag
            is UniversalTagNumber.UTF8String
                or UniversalTagNumber.PrintableString
                or UniversalTagNumber.IA5String
                or UniversalTagNumber.T61String
                or UniversalTagNumber.BMPString;
}
