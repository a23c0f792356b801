using Arktos.Api.Core.V1;

namespace Arktos.ApiServer.Indexes;

/// <summary>
/// The API objects that a pod names, all in its own namespace: what its node must be able to read. Pure.
/// </summary>
internal sealed record PodReferences(
    IReadOnlySet<string> Secrets,
    IReadOnlySet<string> ConfigMaps,
    IReadOnlySet<string> Claims,
    bool UsesTokens
)
{
    public const string MirrorAnnotation = "kubernetes.io/config.mirror";

    /// <summary>
    /// Made by a node agent for what it runs by itself: such a pod names no API objects, and gives its node no right to
    /// any.
    /// </summary>
    public static bool IsMirror(Pod pod) => pod.Metadata.Annotations?.ContainsKey(MirrorAnnotation) == true;

    /// <summary>
    /// What a pod names that pods of a node's own may not name, as a resource; null: nothing.
    /// </summary>
    public static string? FirstOf(Pod pod)
    {
        var references = Of(pod);
        var sources = (pod.Spec.Volumes ?? []).SelectMany(v => v.Projected?.Sources ?? []).ToList();
        return pod.Spec.ServiceAccountName.Length > 0 || references.UsesTokens ? "serviceaccounts"
            : references.Secrets.Count > 0 ? "secrets"
            : references.ConfigMaps.Count > 0 ? "configmaps"
            : references.Claims.Count > 0 ? "persistentvolumeclaims"
            : pod.Spec.ResourceClaims is { Count: > 0 } ? "resourceclaims"
            : sources.Exists(s => s.ClusterTrustBundle is not null) ? "clustertrustbundles"
            : sources.Exists(s => s.PodCertificate is not null) ? "podcertificates"
            : null;
    }

    public static PodReferences Of(Pod pod)
    {
        var (volumes, containers) = (pod.Spec.Volumes ?? [], Containers(pod).ToList());
        var sources = volumes.SelectMany(v => v.Projected?.Sources ?? []).ToList();
        return new PodReferences(
            Names(
                containers
                    .SelectMany(c => (c.Env ?? []).Select(e => e.ValueFrom?.SecretKeyRef?.Name))
                    .Concat(containers.SelectMany(c => (c.EnvFrom ?? []).Select(e => e.SecretRef?.Name)))
                    .Concat((pod.Spec.ImagePullSecrets ?? []).Select(s => s.Name))
                    .Concat(volumes.SelectMany(SecretsOf))
                    .Concat(sources.Select(s => s.Secret?.Name))
            ),
            Names(
                containers
                    .SelectMany(c => (c.Env ?? []).Select(e => e.ValueFrom?.ConfigMapKeyRef?.Name))
                    .Concat(containers.SelectMany(c => (c.EnvFrom ?? []).Select(e => e.ConfigMapRef?.Name)))
                    .Concat(volumes.Select(v => v.ConfigMap?.Name))
                    .Concat(sources.Select(s => s.ConfigMap?.Name))
            ),
            Names(
                volumes
                    .Select(v => v.PersistentVolumeClaim?.ClaimName)
                    .Concat(volumes.Where(v => v.Ephemeral is not null).Select(v => $"{pod.Metadata.Name}-{v.Name}"))
            ),
            sources.Exists(s => s.ServiceAccountToken is not null)
        );
    }

    // Every kind of volume that is mounted with the help of a secret.
    private static IEnumerable<string?> SecretsOf(Volume volume) =>
        [
            volume.Secret?.SecretName,
            volume.AzureFile?.SecretName,
            volume.Cephfs?.SecretRef?.Name,
            volume.Cinder?.SecretRef?.Name,
            volume.Csi?.NodePublishSecretRef?.Name,
            volume.FlexVolume?.SecretRef?.Name,
            volume.Iscsi?.SecretRef?.Name,
            volume.Rbd?.SecretRef?.Name,
            volume.ScaleIO?.SecretRef?.Name,
            volume.Storageos?.SecretRef?.Name,
        ];

    private static HashSet<string> Names(IEnumerable<string?> names) =>
        [.. names.OfType<string>().Where(n => n.Length > 0)];

    private static IEnumerable<Container> Containers(Pod pod) =>
        (pod.Spec.InitContainers ?? [])
            .Concat(pod.Spec.Containers)
            .Concat((pod.Spec.EphemeralContainers ?? []).Select(Plain));

    private static Container Plain(EphemeralContainer container) =>
        new() { Env = container.Env, EnvFrom = container.EnvFrom };
}
