using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Arktos.Controllers.Certificates;
using Arktos.Rpc;

namespace Arktos.Controllers.Tests;

/// <summary>What the cluster signs, for whom, and what then stands in the certificate.</summary>
public sealed class SignerTests : IDisposable
{
    private const string Node = "O=system:nodes,CN=system:node:n1";
    private const string ForServing = "digital signature,server auth";
    private const string ForNodes = "digital signature,client auth";

    private static readonly DateTimeOffset Now = DateTimeOffset.UtcNow;

    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly X509Certificate2 _authority;

    public SignerTests()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=cluster", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        _authority = request.CreateSelfSigned(Now.AddDays(-1), Now.AddDays(10));
    }

    public void Dispose()
    {
        _authority.Dispose();
        _key.Dispose();
    }

    [Theory]
    [InlineData("system", SignerRules.Client, "O=dev,CN=ann", "client auth", null)]
    [InlineData("system", SignerRules.Client, "CN=ann", "digital signature,key encipherment,client auth", null)]
    [InlineData(
        "system",
        SignerRules.Client,
        "CN=ann",
        "server auth",
        "invalid usage for client certificate: server auth"
    )]
    [InlineData("system", SignerRules.Client, "CN=ann", "digital signature", "missing required usage")]
    [InlineData(
        "system",
        SignerRules.Client,
        "O=system:masters,CN=ann",
        "client auth",
        "system:masters group is not allowed"
    )]
    [InlineData("system", SignerRules.Client, "O=tenant:acme,CN=ann", "client auth", "may not name a tenant")]
    [InlineData("acme", SignerRules.Client, "O=dev,CN=ann", "client auth", null)]
    [InlineData("acme", SignerRules.Client, "O=tenant:acme,OU=dev,CN=ann", "client auth", null)]
    [InlineData("acme", SignerRules.Client, "O=tenant:other,OU=dev,CN=ann", "client auth", "may not name another")]
    [InlineData("acme", SignerRules.Client, "O=tenant:system,CN=ann", "client auth", "may not name another")]
    [InlineData("acme", SignerRules.Client, "CN=system:kube-scheduler", "client auth", "of the cluster itself")]
    [InlineData("acme", SignerRules.Client, "O=system:masters,CN=ann", "client auth", "of the cluster itself")]
    [InlineData("acme", SignerRules.KubeletClient, Node, ForNodes, "for tenant system only")]
    [InlineData("system", SignerRules.KubeletClient, Node, ForNodes, null)]
    [InlineData("system", SignerRules.KubeletClient, Node, ForNodes + ",key encipherment", null)]
    [InlineData("system", SignerRules.KubeletClient, Node, "client auth", "usages did not match")]
    [InlineData(
        "system",
        SignerRules.KubeletClient,
        "O=dev,CN=system:node:n1",
        ForNodes,
        "organization is not system:nodes"
    )]
    [InlineData(
        "system",
        SignerRules.KubeletClient,
        "O=system:nodes,CN=n1",
        ForNodes,
        "does not begin with system:node:"
    )]
    [InlineData("system", SignerRules.KubeletClient, "O=system:nodes,CN=system:node:", ForNodes, "does not begin with")]
    [InlineData("system", SignerRules.KubeletServing, Node, ForServing, "DNS or IP subjectAltName is required")]
    [InlineData("system", "example.com/mine", "CN=ann", "client auth", "is not the cluster's")]
    public void A_request_is_held_against_the_rules_of_its_signer(
        string tenant,
        string signer,
        string subject,
        string usages,
        string? refusal
    )
    {
        var refused = SignerRules.Refusal(tenant, signer, usages.Split(','), Parse(subject));
        if (refusal is null)
            Assert.Null(refused);
        else
            Assert.Contains(refusal, refused);
    }

    [Theory]
    [InlineData("dns", SignerRules.KubeletServing, null)]
    [InlineData("ip", SignerRules.KubeletServing, null)]
    [InlineData("dns,email", SignerRules.KubeletServing, "Email subjectAltNames are not allowed")]
    [InlineData("ip,uri", SignerRules.KubeletServing, "URI subjectAltNames are not allowed")]
    [InlineData("dns,upn", SignerRules.KubeletServing, "other subjectAltNames are not allowed")]
    [InlineData("dns", SignerRules.KubeletClient, "DNS subjectAltNames are not allowed")]
    [InlineData("ip", SignerRules.KubeletClient, "IP subjectAltNames are not allowed")]
    [InlineData("email", SignerRules.KubeletClient, "Email subjectAltNames are not allowed")]
    public void A_nodes_names_are_those_that_its_signer_allows(string names, string signer, string? refusal)
    {
        var usages = (signer == SignerRules.KubeletClient ? ForNodes : ForServing).Split(',');
        Assert.Equal(refusal, SignerRules.Refusal("system", signer, usages, Parse(Node, names)));
    }

    [Theory]
    [InlineData("system", "O=dev,O=ops,CN=ann", null, "dev,ops")]
    [InlineData("acme", "O=dev,O=ops,CN=ann", 3600, "dev,ops")]
    [InlineData("acme", "O=tenant:acme,OU=dev,CN=ann", 60, "dev")]
    public void What_is_signed_is_the_user_of_the_tenant_and_nobody_else(
        string tenant,
        string subject,
        int? seconds,
        string groups
    )
    {
        var signer = new CertificateSigner(_authority, TimeSpan.FromDays(2));
        var asked = seconds is { } s ? TimeSpan.FromSeconds(s) : (TimeSpan?)null;
        var uid = tenant == "system" ? "" : "0f3a";
        var pem = signer.Sign(tenant, uid, Parse(subject, "dns"), ForNodes.Split(','), asked, Now);
        using var signed = X509Certificate2.CreateFromPem(pem);
        var identity = CertificateIdentity.TryRead(signed, out _)!;
        Assert.Equal((tenant, uid, "ann"), (identity.Tenant, identity.TenantUid, identity.Name));
        // .NET writes the parts of a name the other way round.
        Assert.Equal(groups.Split(','), identity.Groups.Order());
        Assert.Equal(_authority.Subject, signed.Issuer);
        Assert.Equal(_key.ExportSubjectPublicKeyInfo(), signed.PublicKey.ExportSubjectPublicKeyInfo());
        Assert.False(signed.Extensions.OfType<X509BasicConstraintsExtension>().Single().CertificateAuthority);
        Assert.Equal(
            X509KeyUsageFlags.DigitalSignature,
            signed.Extensions.OfType<X509KeyUsageExtension>().Single().KeyUsages
        );
        // As long as was asked for, ten minutes at least, and two days where nothing was.
        var wanted = TimeSpan.FromSeconds(Math.Max(600, seconds ?? TimeSpan.FromDays(2).TotalSeconds));
        var lives = signed.NotAfter.ToUniversalTime() - Now.UtcDateTime;
        Assert.InRange(lives, wanted - TimeSpan.FromMinutes(6), wanted);
        Assert.True(signed.NotBefore.ToUniversalTime() <= Now.UtcDateTime);
    }

    [Fact]
    public void A_certificate_does_not_outlive_its_authority_and_an_expired_one_signs_nothing()
    {
        var signer = new CertificateSigner(_authority, TimeSpan.FromDays(365));
        using var signed = X509Certificate2.CreateFromPem(
            signer.Sign("system", "", Parse("CN=ann"), ["client auth"], null, Now)
        );
        Assert.Equal(_authority.NotAfter, signed.NotAfter);
        Assert.Throws<CryptographicException>(() =>
            signer.Sign("system", "", Parse("CN=ann"), ["client auth"], null, Now.AddDays(11))
        );
    }

    [Theory]
    [InlineData("nothing")]
    [InlineData("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n")]
    [InlineData("-----BEGIN CERTIFICATE REQUEST-----\nAAAA\n-----END CERTIFICATE REQUEST-----\n")]
    public void What_is_no_request_is_told(string pem)
    {
        Assert.Null(SigningRequest.TryParse(Encoding.UTF8.GetBytes(pem), out var fault));
        Assert.NotEmpty(fault);
    }

    [Fact]
    public void A_request_whose_signature_is_anothers_is_none()
    {
        var der = new CertificateRequest("CN=ann", _key, HashAlgorithmName.SHA256).CreateSigningRequest();
        der[^1] ^= 1;
        Assert.Null(SigningRequest.TryParse(Pem(der), out var fault));
        Assert.Contains("unable to parse the request", fault);
    }

    private SigningRequest Parse(string subject, string names = "")
    {
        var request = new CertificateRequest(subject, _key, HashAlgorithmName.SHA256);
        if (names.Length > 0)
        {
            var all = new SubjectAlternativeNameBuilder();
            foreach (var name in names.Split(','))
                switch (name)
                {
                    case "dns":
                        all.AddDnsName("n1.example.com");
                        break;
                    case "ip":
                        all.AddIpAddress(IPAddress.Parse("10.0.0.1"));
                        break;
                    case "email":
                        all.AddEmailAddress("ann@example.com");
                        break;
                    case "uri":
                        all.AddUri(new Uri("spiffe://example.com/ann"));
                        break;
                    default:
                        all.AddUserPrincipalName("ann@example.com");
                        break;
                }
            request.CertificateExtensions.Add(all.Build());
        }
        var parsed = SigningRequest.TryParse(Pem(request.CreateSigningRequest()), out var fault);
        Assert.True(parsed is not null, fault);
        return parsed;
    }

    private static byte[] Pem(byte[] der) =>
        Encoding.UTF8.GetBytes(PemEncoding.WriteString("CERTIFICATE REQUEST", der) + "\n");
}
