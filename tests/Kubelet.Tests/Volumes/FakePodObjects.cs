using Arktos.Api.Core.V1;
using Arktos.Api.Node.V1;
using Arktos.Api.Storage.V1;
using Arktos.Kubelet.Tests.Pods;
using Arktos.Kubelet.Volumes;
using Arktos.Kubelet.Volumes.Csi;
using Microsoft.Extensions.Logging.Abstractions;

namespace Arktos.Kubelet.Tests.Volumes;

/// <summary>Objects of one namespace, in memory: a config map "map", any secret, one claim, one volume.</summary>
internal sealed class FakePodObjects : IPodObjects
{
    /// <summary>Of a node that no driver is on.</summary>
    public static CsiVolumes NoDrivers(string root) =>
        new(new CsiParts(root, "n1", new CsiDrivers(), new FakePodObjects(), NullLogger.Instance));

    public ConfigMap? Map { get; set; }

    public Task<ConfigMap?> ConfigMapAsync(string tenant, string ns, string name, CancellationToken ct) =>
        Task.FromResult(name == "map" ? Map : null);

    /// <summary>TENANT/NAMESPACE/NAME of those that were asked for.</summary>
    public List<string> SecretsRead { get; } = [];

    public Task<Secret?> SecretAsync(string tenant, string ns, string name, CancellationToken ct)
    {
        SecretsRead.Add($"{tenant}/{ns}/{name}");
        return Task.FromResult<Secret?>(new Secret { Data = new() { ["key"] = "s"u8.ToArray() } });
    }

    public Task<ServiceAccountToken> TokenAsync(
        Pod pod,
        string audience,
        long expirationSeconds,
        CancellationToken ct
    ) => Task.FromResult(new ServiceAccountToken($"token {expirationSeconds}", PodScript.Now, PodScript.Now));

    public (Service? Service, Endpoints? Endpoints) Api { get; set; }

    public Task<IReadOnlyList<Service>> ServicesAsync(
        string tenant,
        string ns,
        DateTimeOffset since,
        CancellationToken ct
    ) => Task.FromResult<IReadOnlyList<Service>>([]);

    public Task<(Service? Service, Endpoints? Endpoints)> ApiServiceAsync(CancellationToken ct) => Task.FromResult(Api);

    public PersistentVolumeClaim? Claim { get; set; }

    public PersistentVolume? Volume { get; set; }

    public Node? Node { get; set; }

    /// <summary>How often the volume was written.</summary>
    public int Writes { get; private set; }

    public Task<PersistentVolumeClaim?> ClaimAsync(string tenant, string ns, string name, CancellationToken ct) =>
        Task.FromResult(name == Claim?.Metadata.Name ? Claim : null);

    public Task<PersistentVolume?> VolumeAsync(string tenant, string name, CancellationToken ct) =>
        Task.FromResult(name == Volume?.Metadata.Name ? Volume.DeepClone() : null);

    public Task UpdateVolumeAsync(PersistentVolume volume, CancellationToken ct)
    {
        Writes++;
        Volume = volume;
        return Task.CompletedTask;
    }

    public Task UpdateClaimStatusAsync(PersistentVolumeClaim claim, CancellationToken ct)
    {
        Claim = claim;
        return Task.CompletedTask;
    }

    public Task<Node?> NodeAsync(string name, CancellationToken ct) => Task.FromResult(Node);

    public CSIDriver? Driver { get; set; }

    public VolumeAttachment? Attachment { get; set; }

    public Task<RuntimeClass?> RuntimeClassAsync(string name, CancellationToken ct) =>
        Task.FromResult<RuntimeClass?>(null);

    public Task<CSIDriver?> CsiDriverAsync(string name, CancellationToken ct) =>
        Task.FromResult(name == Driver?.Metadata.Name ? Driver : null);

    public Task<VolumeAttachment?> AttachmentAsync(string tenant, string name, CancellationToken ct) =>
        Task.FromResult(name == Attachment?.Metadata.Name ? Attachment : null);
}
