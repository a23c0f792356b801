using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Arktos.Rpc;

namespace Arktos.Controllers.Certificates;

/// <summary>
/// A request for a certificate (PKCS#10) whose key is proved to be the requestor's, and what it asks for. Pure.
/// </summary>
internal sealed record SigningRequest(
    X500DistinguishedName Subject,
    PublicKey PublicKey,
    IReadOnlyList<string> Organizations,
    CertificateIdentity Identity,
    X509Extension? AlternativeNames,
    IReadOnlySet<AlternativeName> NamesOf
)
{
    private const string AlternativeNamesOid = "2.5.29.17",
        OrganizationOid = "2.5.4.10";

    private const int PemBytesMax = 256 * 1024;

    /// <returns>Null, with the reason: it is no request that could ever be signed.</returns>
    public static SigningRequest? TryParse(byte[] pem, out string fault)
    {
        fault = "PEM block type must be CERTIFICATE REQUEST";
        var text = Encoding.Latin1.GetString(pem);
        if (
            pem.Length > PemBytesMax
            || !PemEncoding.TryFind(text, out var fields)
            || text[fields.Label] is not ("CERTIFICATE REQUEST" or "NEW CERTIFICATE REQUEST")
        )
            return null;
        try
        {
            // The signature over the request is checked here: it proves that the key is the requestor's.
            var request = CertificateRequest.LoadSigningRequest(
                Convert.FromBase64String(text[fields.Base64Data]),
                HashAlgorithmName.SHA256,
                CertificateRequestLoadOptions.UnsafeLoadCertificateExtensions
            );
            if (CertificateIdentity.TryRead(request.SubjectName, out fault) is not { } identity)
                return null;
            var names = request.CertificateExtensions.FirstOrDefault(e => e.Oid?.Value == AlternativeNamesOid);
            return new SigningRequest(
                request.SubjectName,
                request.PublicKey,
                [
                    .. request
                        .SubjectName.EnumerateRelativeDistinguishedNames()
                        .Where(p => !p.HasMultipleElements && p.GetSingleElementType().Value == OrganizationOid)
                        .Select(p => p.GetSingleElementValue() ?? ""),
                ],
                identity,
                names is null ? null : new X509Extension(names.Oid!, names.RawData, critical: false),
                names is null ? new HashSet<AlternativeName>() : NamesIn(names.RawData)
            );
        }
        catch (Exception e) when (e is CryptographicException or NotSupportedException or AsnContentException)
        {
            fault = $"unable to parse the request: {e.Message}";
            return null;
        }
    }

    // RFC 5280, 4.2.1.6: GeneralNames.
    private static HashSet<AlternativeName> NamesIn(byte[] extension)
    {
        var kinds = new HashSet<AlternativeName>();
        var names = new AsnReader(extension, AsnEncodingRules.DER).ReadSequence();
        while (names.HasData)
        {
            kinds.Add(
                names.PeekTag().TagValue switch
                {
                    1 => AlternativeName.Email,
                    2 => AlternativeName.Dns,
                    6 => AlternativeName.Uri,
                    7 => AlternativeName.Ip,
                    _ => AlternativeName.Other,
                }
            );
            names.ReadEncodedValue();
        }
        return kinds;
    }
}

/// <summary>Kinds of alternative names of a subject.</summary>
internal enum AlternativeName
{
    Dns,
    Ip,
    Email,
    Uri,
    Other,
}
