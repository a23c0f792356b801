using Arktos.Api.Core.V1;
using Arktos.Api.Node.V1;
using Arktos.Api.Storage.V1;

namespace Arktos.Kubelet.Volumes;

/// <summary>
/// What pods refer to, as the API has it. Thread-safe. Throws the client's ApiException when the API cannot be asked.
/// </summary>
public interface IPodObjects
{
    /// <summary>Null when there is none.</summary>
    Task<ConfigMap?> ConfigMapAsync(string tenant, string ns, string name, CancellationToken ct);

    /// <summary>Null when there is none.</summary>
    Task<Secret?> SecretAsync(string tenant, string ns, string name, CancellationToken ct);

    /// <summary>A token of the pod's service account, bound to the pod.</summary>
    Task<ServiceAccountToken> TokenAsync(Pod pod, string audience, long expirationSeconds, CancellationToken ct);

    /// <summary>
    /// The services of a namespace, as they were a few seconds ago at most, and not before <paramref name="since"/>.
    /// </summary>
    Task<IReadOnlyList<Service>> ServicesAsync(string tenant, string ns, DateTimeOffset since, CancellationToken ct);

    /// <summary>
    /// The service by which pods reach the API servers, and where those are, as they were a few seconds ago at most.
    /// Null what is not there.
    /// </summary>
    Task<(Service? Service, Endpoints? Endpoints)> ApiServiceAsync(CancellationToken ct);

    /// <summary>Null when there is none.</summary>
    Task<PersistentVolumeClaim?> ClaimAsync(string tenant, string ns, string name, CancellationToken ct);

    /// <summary>The caller's own, to be changed; null when there is none.</summary>
    Task<PersistentVolume?> VolumeAsync(string tenant, string name, CancellationToken ct);

    /// <summary>Writes a volume of this node, if it has not changed since it was read.</summary>
    Task UpdateVolumeAsync(PersistentVolume volume, CancellationToken ct);

    /// <summary>Writes the status of a claim, if it has not changed since it was read.</summary>
    Task UpdateClaimStatusAsync(PersistentVolumeClaim claim, CancellationToken ct);

    /// <summary>Null when there is none.</summary>
    Task<Node?> NodeAsync(string name, CancellationToken ct);

    /// <summary>Null when there is none.</summary>
    Task<RuntimeClass?> RuntimeClassAsync(string name, CancellationToken ct);

    /// <summary>What is said of a driver; null when nothing is.</summary>
    Task<CSIDriver?> CsiDriverAsync(string name, CancellationToken ct);

    /// <summary>An attachment to this node; null when there is none.</summary>
    Task<VolumeAttachment?> AttachmentAsync(string tenant, string name, CancellationToken ct);
}

public sealed record ServiceAccountToken(string Token, DateTimeOffset IssuedAt, DateTimeOffset ExpiresAt)
{
    /// <summary>A new one is due after four fifths of its life, or a day.</summary>
    public DateTimeOffset RefreshAt
    {
        get
        {
            var life = (ExpiresAt - IssuedAt) * 0.8;
            return IssuedAt + (life < TimeSpan.FromHours(24) ? life : TimeSpan.FromHours(24));
        }
    }
}
