using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Arktos.Api.Certificates.V1;
using Arktos.Client.Connection;
using Arktos.Client.Resources;

namespace Arktos.Operator;

/// <summary>
/// A certificate for a user of a tenant, as anybody would get one: by a signing request in the tenant, which the
/// operator approves. The key never leaves this machine, and the authority's is not needed.
/// </summary>
internal sealed class TenantCertificate(IApiConnection connection)
{
    private const string Signer = "kubernetes.io/kube-apiserver-client";
    private const int NameBytes = 4;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly ResourceClient<CertificateSigningRequest> _requests = new(connection);

    /// <param name="duration">Null: as long as the cluster gives.</param>
    /// <returns>PEM of both.</returns>
    /// <exception cref="InvalidOperationException">The cluster refuses to sign it.</exception>
    /// <exception cref="TimeoutException">Nobody signs it.</exception>
    public async Task<(string Certificate, string Key)> IssueAsync(
        string tenant,
        string user,
        IReadOnlyList<string> groups,
        TimeSpan? duration,
        CancellationToken cancel
    )
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        // The builder writes what is added last first.
        var subject = new X500DistinguishedNameBuilder();
        subject.AddCommonName(user);
        foreach (var group in groups.Reverse())
            subject.AddOrganizationName(group);
        var pem = new CertificateRequest(subject.Build(), key, HashAlgorithmName.SHA256).CreateSigningRequestPem();
        var request = new CertificateSigningRequest
        {
            Metadata = new()
            {
                Tenant = tenant,
                Name = $"kubeconfig-{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(NameBytes))}",
            },
            Spec = new()
            {
                Request = Encoding.ASCII.GetBytes(pem + "\n"),
                SignerName = Signer,
                Usages = ["client auth", "digital signature"],
                ExpirationSeconds = duration is { } d ? (int)d.TotalSeconds : null,
            },
        };
        var made = await _requests.CreateAsync(request, cancel).ConfigureAwait(false);
        var at = ObjectKey.Of(made);
        try
        {
            await ApproveAsync(made, cancel).ConfigureAwait(false);
            return (await SignedAsync(at, cancel).ConfigureAwait(false), key.ExportPkcs8PrivateKeyPem() + "\n");
        }
        finally
        {
            await _requests.DeleteAsync(at, null, CancellationToken.None).ConfigureAwait(false);
        }
    }

    private async Task ApproveAsync(CertificateSigningRequest made, CancellationToken cancel)
    {
        (made.Status.Conditions ??= []).Add(
            new()
            {
                Type = "Approved",
                Status = "True",
                Reason = "ArktosTenantKubeconfig",
                Message = "Approved by arktos tenant kubeconfig.",
            }
        );
        await _requests
            .UpdateSubresourceAsync<CertificateSigningRequest, CertificateSigningRequest>(
                ObjectKey.Of(made),
                "approval",
                made,
                cancel
            )
            .ConfigureAwait(false);
    }

    private async Task<string> SignedAsync(ObjectKey at, CancellationToken cancel)
    {
        var deadline = DateTimeOffset.UtcNow + Patience;
        while (DateTimeOffset.UtcNow < deadline)
        {
            var now = await _requests.GetAsync(at, cancel).ConfigureAwait(false);
            if (now.Status.Certificate is { Length: > 0 } pem)
                return Encoding.ASCII.GetString(pem);
            if (now.Status.Conditions?.Find(c => c.Type is "Failed" or "Denied") is { } refused)
                throw new InvalidOperationException($"the certificate is not signed: {refused.Message}");
            await Task.Delay(Pause, cancel).ConfigureAwait(false);
        }
        throw new TimeoutException(
            string.Create(
                CultureInfo.InvariantCulture,
                $"not signed within {Patience.TotalSeconds} s: do the controllers run (arktos status)?"
            )
        );
    }
}
