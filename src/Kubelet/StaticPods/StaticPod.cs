using System.Globalization;
using System.Text;
using Arktos.Api.Core.V1;
using Arktos.Api.Json;
using Arktos.Api.Meta.V1;
using Arktos.Kubelet.Pressure;

namespace Arktos.Kubelet.StaticPods;

/// <summary>A pod of the node's own, and its picture in the API. Pure.</summary>
internal static class StaticPod
{
    /// <summary>
    /// The pod that a file asks for: its name ends in the node's, its uid is a digest of what it asks for and of where
    /// it is written, so that a file that has changed is another pod.
    /// </summary>
    /// <param name="manifest">As it was read; it becomes the pod.</param>
    public static Pod Of(Pod manifest, string node, string path)
    {
        var hash = Hash([.. KubeJson.Encode(manifest), .. Encoding.UTF8.GetBytes($"host:{node}file:{path}")]);
        var metadata = manifest.Metadata;
        manifest.Metadata = new ObjectMeta
        {
            Tenant = PodSource.Tenant,
            Namespace = metadata.Namespace.Length > 0 ? metadata.Namespace : "default",
            Name = $"{metadata.Name}-{node}",
            Uid = hash,
            Labels = metadata.Labels,
            Annotations = new Map<string>(metadata.Annotations ?? [])
            {
                [PodSource.HashAnnotation] = hash,
                [PodSource.SourceAnnotation] = PodSource.File,
            },
        };
        manifest.Metadata.Annotations.Remove(PodSource.MirrorAnnotation);
        manifest.Spec.NodeName = node;
        // It stays on its node whatever the node's taints are.
        if (manifest.Spec.Tolerations?.Exists(t => t is { Operator: "Exists", Effect: "NoExecute", Key: "" }) != true)
            (manifest.Spec.Tolerations ??= []).Add(new Toleration { Operator = "Exists", Effect = "NoExecute" });
        return manifest;
    }

    /// <param name="nodeUid">Of the node's object, which owns it.</param>
    public static Pod MirrorOf(Pod pod, string nodeUid)
    {
        var mirror = KubeJson.Clone(pod);
        mirror.Metadata.Uid = "";
        mirror.Metadata.Annotations![PodSource.MirrorAnnotation] = pod.Metadata.Uid;
        mirror.Metadata.OwnerReferences =
        [
            new OwnerReference
            {
                ApiVersion = "v1",
                Kind = "Node",
                Name = pod.Spec.NodeName,
                Uid = nodeUid,
                Controller = true,
            },
        ];
        mirror.Status = new PodStatus();
        return mirror;
    }

    /// <summary>The picture shows this very pod.</summary>
    public static bool IsMirrorOf(Pod mirror, Pod pod) =>
        mirror.Metadata.DeletionTimestamp is null
        && PodSource.Annotation(mirror, PodSource.MirrorAnnotation) == pod.Metadata.Uid;

    /// <summary>FNV-1a of 128 bits, which Kubernetes names such pods by; a name, and no protection.</summary>
    internal static string Hash(ReadOnlySpan<byte> bytes)
    {
        var prime = new UInt128(0x0000000001000000, 0x000000000000013B);
        var hash = new UInt128(0x6c62272e07bb0142, 0x62b821756295c58d);
        foreach (var b in bytes)
            hash = unchecked((hash ^ b) * prime);
        return hash.ToString("x32", CultureInfo.InvariantCulture);
    }
}
