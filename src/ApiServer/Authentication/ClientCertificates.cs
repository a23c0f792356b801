using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Arktos.Rpc;

namespace Arktos.ApiServer.Authentication;

/// <summary>
/// Who a client certificate stands for, by <see cref="CertificateIdentity"/>. Chains are checked once for each
/// certificate of a connection, whether its tenant is still there at each request. Thread-safe.
/// </summary>
public sealed class ClientCertificates(
    X509Certificate2Collection authorities,
    ITenantDirectory tenants,
    TimeProvider time
)
{
    private readonly ConditionalWeakTable<X509Certificate2, StrongBox<Owner?>> _known = [];

    /// <returns>Null: the certificate proves nothing.</returns>
    /// <exception cref="Storage.StoreUnavailableException">Nothing can be said of its tenant.</exception>
    public async ValueTask<UserIdentity?> IdentifyAsync(X509Certificate2 certificate, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        if (now < certificate.NotBefore.ToUniversalTime() || now > certificate.NotAfter.ToUniversalTime())
            return null;
        if (_known.GetValue(certificate, c => new StrongBox<Owner?>(Trusts(c) ? Read(c) : null)).Value is not { } owner)
            return null;
        var user = owner.User;
        return user.IsSystem || await tenants.IsCurrentAsync(user.Tenant, owner.TenantUid, cancel) ? user : null;
    }

    private bool Trusts(X509Certificate2 certificate) =>
        CertificateTrust.IsTrusted(certificate, authorities, CertificateUsages.Client);

    private static Owner? Read(X509Certificate2 certificate)
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
        var user = new UserIdentity(
            identity.Name,
            "",
            [.. identity.Groups, UserIdentity.AuthenticatedGroup],
            identity.Tenant,
            extra
        );
        return new Owner(user, identity.TenantUid);
    }

    private sealed record Owner(UserIdentity User, string TenantUid);
}
