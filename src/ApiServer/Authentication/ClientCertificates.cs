using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Arktos.Rpc;

namespace Arktos.ApiServer.Authentication;

/// <summary>
/// Who a client certificate stands for, by <see cref="CertificateIdentity"/>. Chains are checked once for each
/// certificate of a connection. Thread-safe.
/// </summary>
public sealed class ClientCertificates(X509Certificate2Collection authorities, TimeProvider time)
{
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
        if (CertificateIdentity.TryRead(certificate, out _) is not { } identity)
            return null;
        var extra = new Dictionary<string, IReadOnlyList<string>>
        {
            ["authentication.kubernetes.io/credential-id"] =
            [
                $"X509SHA256={certificate.GetCertHashString(HashAlgorithmName.SHA256).ToLowerInvariant()}",
            ],
        };
        return new UserIdentity(
            identity.Name,
            "",
            [.. identity.Groups, UserIdentity.AuthenticatedGroup],
            identity.Tenant,
            extra
        );
    }
}
