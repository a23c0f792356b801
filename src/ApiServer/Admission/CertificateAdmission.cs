using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Arktos.Api;
using Arktos.Api.Certificates.V1;
using Arktos.Api.Meta.V1;
using Arktos.ApiServer.Authentication;
using Arktos.ApiServer.Authorization;

namespace Arktos.ApiServer.Admission;

/// <summary>
/// Signing requests name who made them; only who may approve or sign for a signer does so; nobody asks for the group
/// that may do anything.
/// </summary>
public sealed class CertificateAdmission(RequestAuthorizer authorizer) : IAdmissionPlugin
{
    private const string ClientSigner = "kubernetes.io/kube-apiserver-client";

    public ValueTask<Status?> AdmitAsync(AdmissionRequest request, CancellationToken cancel)
    {
        if (
            request
            is not { Operation: AdmissionOperation.Create, Object: CertificateSigningRequest { Spec: var spec } }
        )
            return default;
        var user = request.User;
        (spec.Username, spec.Uid, spec.Groups) = (user.Name, user.Uid, [.. user.Groups]);
        spec.Extra = user.Extra.Count == 0 ? null : [];
        foreach (var (key, values) in user.Extra)
            spec.Extra![key] = [.. values];
        return default;
    }

    public async ValueTask<Status?> ValidateAsync(AdmissionRequest request, CancellationToken cancel)
    {
        if (request.Object is not CertificateSigningRequest value)
            return null;
        var signer = value.Spec.SignerName;
        switch (request.Subresource)
        {
            case "approval":
                return await MayAsync(request, "approve", signer, cancel)
                    ? null
                    : request.Forbidden($"user not permitted to approve requests with signerName \"{signer}\"");
            case "status":
                return
                    value.Status.DeepEquals((request.Old as CertificateSigningRequest)?.Status)
                    || await MayAsync(request, "sign", signer, cancel)
                    ? null
                    : request.Forbidden($"user not permitted to sign requests with signerName \"{signer}\"");
            default:
                return
                    request.Operation == AdmissionOperation.Create
                    && signer == ClientSigner
                    && SigningRequests.TryParse(value.Spec.Request, out var parsed, out _)
                    && SigningRequests.AsksForMasters(parsed.SubjectName)
                    ? request.Forbidden(
                        $"use of {ClientSigner} signer with {UserIdentity.MastersGroup} group is not allowed"
                    )
                    : null;
        }
    }

    // Of one signer, or of all of its domain.
    private async ValueTask<bool> MayAsync(
        AdmissionRequest request,
        string verb,
        string signer,
        CancellationToken cancel
    )
    {
        foreach (var name in new[] { signer, signer.Split('/')[0] + "/*" })
        {
            var access = new AccessRequest(
                request.User,
                verb,
                true,
                "certificates.k8s.io",
                "signers",
                "",
                request.Tenant,
                ResourceScope.Tenant,
                "",
                name,
                "",
                ""
            );
            if ((await authorizer.DecideAsync(access, cancel)).IsAllowed)
                return true;
        }
        return false;
    }
}

/// <summary>Requests for certificates as clients send them: PKCS#10 in PEM. Pure.</summary>
public static class SigningRequests
{
    private const string OrganizationOid = "2.5.4.10",
        CommonNameOid = "2.5.4.3";

    public static bool TryParse(
        byte[] pem,
        [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out CertificateRequest? request,
        out string fault
    )
    {
        (request, fault) = (null, "PEM block type must be CERTIFICATE REQUEST");
        var text = Encoding.Latin1.GetString(pem);
        if (
            !PemEncoding.TryFind(text, out var fields)
            || text[fields.Label] is not ("CERTIFICATE REQUEST" or "NEW CERTIFICATE REQUEST")
        )
            return false;
        try
        {
            // Whether the key is the requestor's is for the signer to prove; the rest is read only.
            request = CertificateRequest.LoadSigningRequest(
                Convert.FromBase64String(text[fields.Base64Data]),
                HashAlgorithmName.SHA256,
                CertificateRequestLoadOptions.SkipSignatureValidation
            );
            return true;
        }
        catch (Exception e) when (e is CryptographicException or NotSupportedException)
        {
            fault = e.Message;
            return false;
        }
    }

    /// <summary>Whether the subject has that common name, and no other.</summary>
    public static bool IsNamed(X500DistinguishedName subject, string name)
    {
        var parts = subject.EnumerateRelativeDistinguishedNames().ToList();
        return parts.TrueForAll(p => !p.HasMultipleElements)
            && parts.FindAll(p => p.GetSingleElementType().Value == CommonNameOid) is [var only]
            && only.GetSingleElementValue() == name;
    }

    /// <summary>Whether the subject is in the group that may do anything. Parts of many values count whole.</summary>
    public static bool AsksForMasters(X500DistinguishedName subject) =>
        subject
            .EnumerateRelativeDistinguishedNames()
            .Any(part =>
                part.HasMultipleElements
                    ? Encoding.Latin1.GetString(part.RawData.Span).Contains(UserIdentity.MastersGroup)
                    : part.GetSingleElementType().Value == OrganizationOid
                        && part.GetSingleElementValue() == UserIdentity.MastersGroup
            );
}
