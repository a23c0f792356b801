using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Arktos.Rpc.Tests.Tls;

public sealed class CertificateIdentityTests
{
    [Theory]
    [InlineData("CN=jane", "system jane ()")]
    [InlineData("O=dev,CN=jane", "system jane (dev)")]
    [InlineData("OU=ignored,O=ops,O=dev,CN=jane", "system jane (dev ops)")]
    [InlineData("O=dev,O=dev,CN=jane", "system jane (dev)")]
    [InlineData("O=system:masters,CN=kubernetes-admin", "system kubernetes-admin (system:masters)")]
    [InlineData("O=system:nodes,CN=system:node:n1", "system system:node:n1 (system:nodes)")]
    [InlineData("C=DE,L=Bonn,E=jane@example.com,CN=jane", "system jane ()")]
    [InlineData("O=tenant:acme,CN=ann", "acme ann ()")]
    [InlineData("O=tenant:acme,OU=dev,OU=ops,OU=dev,CN=ann", "acme ann (dev ops)")]
    [InlineData("O=tenant:acme,OU=system:masters,CN=ann", "acme ann (system:masters)")]
    [InlineData("O=tenant:acme,CN=kube-apiserver-kubelet-client", "acme kube-apiserver-kubelet-client ()")]
    [InlineData("O=tenant:system,OU=system:nodes,CN=system:node:n1", "system system:node:n1 (system:nodes)")]
    [InlineData("O=mytenant:acme,CN=ann", "system ann (mytenant:acme)")]
    public void A_subject_stands_for_one_user(string subject, string identity) =>
        Assert.Equal(identity, Read(new X500DistinguishedName(subject)));

    [Theory]
    // Nobody, or several.
    [InlineData("O=dev", "no common name, or several")]
    [InlineData("CN=jane,CN=admin", "no common name, or several")]
    [InlineData("CN=jane,CN=jane", "no common name, or several")]
    // A tenant and something besides.
    [InlineData("O=tenant:acme,O=tenant:other,CN=ann", "another organization")]
    [InlineData("O=tenant:acme,O=tenant:acme,CN=ann", "another organization")]
    [InlineData("O=tenant:acme,O=system:masters,CN=ann", "another organization")]
    [InlineData("O=system:masters,O=tenant:acme,CN=ann", "another organization")]
    [InlineData("O=Tenant:acme,O=system:masters,CN=ann", "another organization")]
    // No tenant's name.
    [InlineData("O=tenant:,CN=ann", "not the name of a tenant")]
    [InlineData("O=tenant:all,CN=ann", "not the name of a tenant")]
    [InlineData("O=tenant:Acme,CN=ann", "not the name of a tenant")]
    [InlineData("O=tenant:a/b,CN=ann", "not the name of a tenant")]
    [InlineData("O=tenant:-a,CN=ann", "not the name of a tenant")]
    [InlineData("O=tenant: acme,CN=ann", "not the name of a tenant")]
    [InlineData("O=TENANT:acme,CN=ann", "not the name of a tenant")]
    [InlineData("O=tenant:äcme,CN=ann", "not the name of a tenant")]
    // A tenant's user who would be one of the cluster's.
    [InlineData("O=tenant:acme,CN=system:node:n1", "of the cluster itself")]
    [InlineData("O=tenant:acme,CN=system:masters:x", "of the cluster itself")]
    [InlineData("O=tenant:acme,OU=system:nodes,CN=ann", "of the cluster itself")]
    [InlineData("O=tenant:acme,OU=system:serviceaccounts,CN=ann", "of the cluster itself")]
    // What looks like another name than it is.
    [InlineData("CN=\" jane\"", "blanks around it")]
    [InlineData("CN=jane,O=\"dev \"", "blanks around it")]
    [InlineData("O=\" tenant:acme\",CN=ann", "blanks around it")]
    public void What_can_be_read_in_more_than_one_way_is_refused(string subject, string why) =>
        Assert.Contains(why, Read(new X500DistinguishedName(subject)));

    [Theory]
    [InlineData(UniversalTagNumber.UTF8String, "jane", "system jane ()")]
    [InlineData(UniversalTagNumber.PrintableString, "jane", "system jane ()")]
    [InlineData(UniversalTagNumber.IA5String, "jane", "system jane ()")]
    [InlineData(UniversalTagNumber.BMPString, "jane", "system jane ()")]
    [InlineData(UniversalTagNumber.UTF8String, "admin\0.example", "control characters")]
    [InlineData(UniversalTagNumber.UTF8String, "ad\nmin", "control characters")]
    [InlineData(UniversalTagNumber.UTF8String, "", "is empty")]
    [InlineData(UniversalTagNumber.NumericString, "007", "cannot be read")]
    public void A_name_of_any_kind_of_text_is_read_and_none_is_passed_over(
        UniversalTagNumber kind,
        string name,
        string expected
    ) => Assert.Contains(expected, Read(Subject(kind, [(CommonName, name)])));

    [Theory]
    [InlineData("O=tenant:acme,CN=ann", "")]
    [InlineData("O=tenant:acme,CN=ann,2.5.4.46=0f3a", "0f3a")]
    [InlineData("O=tenant:system,CN=ann,2.5.4.46=0f3a", "")]
    [InlineData("CN=ann,2.5.4.46=0f3a", "")]
    [InlineData("O=tenant:acme,CN=ann,2.5.4.46=0f3a,2.5.4.46=0f3a", null)]
    public void A_certificate_says_which_tenant_of_the_name_is_meant(string subject, string? uid) =>
        Assert.Equal(uid, CertificateIdentity.TryRead(new X500DistinguishedName(subject), out _)?.TenantUid);

    [Fact]
    public void A_subject_that_is_written_is_read_as_it_was()
    {
        var ann = new CertificateIdentity("acme", "ann", ["dev", "ops"]) { TenantUid = "0f3a-1" };
        var read = CertificateIdentity.TryRead(ann.ToSubject(), out _)!;
        Assert.Equal(("acme", "ann", "0f3a-1"), (read.Tenant, read.Name, read.TenantUid));
        Assert.Equal(ann.Groups, read.Groups);
    }

    [Fact]
    public void A_set_of_several_names_counts_as_each_of_them()
    {
        string OfSet(params (string, string)[] names) => Read(Subject(UniversalTagNumber.UTF8String, names));
        Assert.Equal("system jane (dev)", OfSet((CommonName, "jane"), (Organization, "dev")));
        Assert.Contains("or several", OfSet((CommonName, "jane"), (CommonName, "joan")));
        Assert.Contains(
            "another organization",
            OfSet((CommonName, "ann"), (Organization, "abc"), (Organization, "tenant:acme"))
        );
    }

    private const string CommonName = "2.5.4.3",
        Organization = "2.5.4.10";

    /// <summary>One set of all the names.</summary>
    private static X500DistinguishedName Subject(UniversalTagNumber kind, (string Type, string Value)[] names)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        using (writer.PushSetOf())
            foreach (var (type, value) in names)
                using (writer.PushSequence())
                {
                    writer.WriteObjectIdentifier(type);
                    writer.WriteCharacterString(kind, value);
                }
        return new X500DistinguishedName(writer.Encode());
    }

    private static string Read(X500DistinguishedName subject)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var certificate = new CertificateRequest(subject, key, HashAlgorithmName.SHA256).CreateSelfSigned(
            DateTimeOffset.UtcNow.AddHours(-1),
            DateTimeOffset.UtcNow.AddHours(1)
        );
        return CertificateIdentity.TryRead(certificate, out var refusal) is { } identity
            ? $"{identity.Tenant} {identity.Name} ({string.Join(' ', identity.Groups)})"
            : refusal;
    }
}
