using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Arktos.Api.Certificates.V1;

namespace Arktos.Controllers.Certificates;

/// <summary>What has become of a signing request, and when it goes. Pure.</summary>
internal static class SigningRequestLife
{
    public const string Approved = "Approved",
        Denied = "Denied",
        Failed = "Failed";

    private static readonly TimeSpan DecidedLife = TimeSpan.FromHours(1),
        PendingLife = TimeSpan.FromHours(24);

    public static bool Has(CertificateSigningRequest request, string condition) =>
        request.Status.Conditions?.Exists(c => c.Type == condition) == true;

    public static bool IsPending(CertificateSigningRequest request) =>
        request.Status.Certificate is not { Length: > 0 }
        && !Has(request, Approved)
        && !Has(request, Denied)
        && !Has(request, Failed);

    public static bool WaitsForSigner(CertificateSigningRequest request) =>
        request.Status.Certificate is not { Length: > 0 }
        && Has(request, Approved)
        && !Has(request, Denied)
        && !Has(request, Failed);

    /// <summary>
    /// An hour after it was decided, a day after it was made when nobody has decided, and at once when what was issued
    /// has expired.
    /// </summary>
    public static DateTimeOffset GoesAt(CertificateSigningRequest request)
    {
        var created = request.Metadata.CreationTimestamp ?? DateTimeOffset.MaxValue - PendingLife;
        var decided = (request.Status.Conditions ?? [])
            .Where(c => c.Type is Approved or Denied or Failed)
            .Select(c => c.LastUpdateTime ?? created)
            .ToList();
        var goes = decided.Count > 0 ? decided.Max() + DecidedLife : created + PendingLife;
        return ExpiryOf(request.Status.Certificate) is { } expiry && expiry < goes ? expiry : goes;
    }

    private static DateTimeOffset? ExpiryOf(byte[]? pem)
    {
        if (pem is not { Length: > 0 })
            return null;
        try
        {
            using var certificate = X509Certificate2.CreateFromPem(Encoding.Latin1.GetString(pem));
            return certificate.NotAfter.ToUniversalTime();
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
