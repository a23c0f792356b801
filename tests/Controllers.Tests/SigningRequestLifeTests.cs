using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Arktos.Api.Certificates.V1;
using Arktos.Api.Meta.V1;
using Arktos.Controllers.Certificates;
using static Arktos.Controllers.Tests.Fakes.Samples;

namespace Arktos.Controllers.Tests;

public sealed class SigningRequestLifeTests
{
    [Theory]
    [InlineData("", 0, 24 * 60)]
    [InlineData("Approved", 30, 90)]
    [InlineData("Denied", 30, 90)]
    [InlineData("Failed", 30, 90)]
    [InlineData("Other", 30, 24 * 60)]
    public void A_request_goes_an_hour_after_its_decision_and_a_day_after_it_was_made(
        string condition,
        int decidedMinute,
        int goneMinute
    ) => Assert.Equal(Now.AddMinutes(goneMinute), SigningRequestLife.GoesAt(New(condition, decidedMinute)));

    [Fact]
    public void One_whose_certificate_has_expired_goes_at_once()
    {
        var request = New("Approved", 30);
        request.Status.Certificate = Encoding.ASCII.GetBytes(Certificate(Now.AddMinutes(40)));
        Assert.Equal(Now.AddMinutes(40), SigningRequestLife.GoesAt(request));
        request.Status.Certificate = Encoding.ASCII.GetBytes(Certificate(Now.AddDays(40)));
        Assert.Equal(Now.AddMinutes(90), SigningRequestLife.GoesAt(request));
        request.Status.Certificate = [1, 2, 3];
        Assert.Equal(Now.AddMinutes(90), SigningRequestLife.GoesAt(request));
    }

    [Theory]
    [InlineData("", true, false)]
    [InlineData("Approved", false, true)]
    [InlineData("Denied", false, false)]
    [InlineData("Failed", false, false)]
    public void Only_what_was_approved_waits_for_a_signer(string condition, bool isPending, bool waits)
    {
        var request = New(condition, 30);
        Assert.Equal(
            (isPending, waits),
            (SigningRequestLife.IsPending(request), SigningRequestLife.WaitsForSigner(request))
        );
        request.Status.Certificate = [1];
        Assert.False(SigningRequestLife.IsPending(request) || SigningRequestLife.WaitsForSigner(request));
    }

    [Fact]
    public void A_request_whose_signature_is_not_its_keys_is_none()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=jane", key, HashAlgorithmName.SHA256).CreateSigningRequest();
        string Pem(byte[] bytes) => PemEncoding.WriteString("CERTIFICATE REQUEST", bytes);
        Assert.NotNull(SigningRequest.TryParse(Encoding.ASCII.GetBytes(Pem(request)), out _));
        // The last byte is of the signature, the common name within what is signed.
        request[^1] ^= 1;
        Assert.Null(SigningRequest.TryParse(Encoding.ASCII.GetBytes(Pem(request)), out var fault));
        Assert.NotEmpty(fault);
        Assert.Null(SigningRequest.TryParse(Encoding.ASCII.GetBytes("nonsense"), out fault));
        Assert.Equal("PEM block type must be CERTIFICATE REQUEST", fault);
    }

    private static CertificateSigningRequest New(string condition, int decidedMinute) =>
        new()
        {
            Metadata = new ObjectMeta { Name = "jane", CreationTimestamp = Now },
            Status = new()
            {
                Conditions =
                    condition.Length == 0
                        ? null
                        :
                        [
                            new()
                            {
                                Type = condition,
                                Status = "True",
                                LastUpdateTime = Now.AddMinutes(decidedMinute),
                            },
                        ],
            },
        };

    private static string Certificate(DateTimeOffset until)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var certificate = new CertificateRequest("CN=jane", key, HashAlgorithmName.SHA256).CreateSelfSigned(
            Now.AddDays(-1),
            until
        );
        return certificate.ExportCertificatePem();
    }
}
