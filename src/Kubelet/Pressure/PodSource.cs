using Arktos.Api.Core.V1;

namespace Arktos.Kubelet.Pressure;

/// <summary>
/// Where a pod comes from, by its annotations. API servers let nobody but a node set them, and a node in tenant
/// <c>system</c> only: what others wrote there before counts for nothing.
/// </summary>
public static class PodSource
{
    public const string MirrorAnnotation = "kubernetes.io/config.mirror",
        HashAnnotation = "kubernetes.io/config.hash",
        SourceAnnotation = "kubernetes.io/config.source",
        SeenAnnotation = "kubernetes.io/config.seen",
        File = "file",
        Tenant = "system";

    /// <summary>It comes from a file of the node.</summary>
    public static bool IsStatic(Pod pod) =>
        !IsMirror(pod) && pod.Metadata.Tenant == Tenant && Annotation(pod, SourceAnnotation) == File;

    /// <summary>The API's picture of a pod that comes from a file of the node.</summary>
    public static bool IsMirror(Pod pod) =>
        pod.Metadata.Tenant == Tenant && Annotation(pod, MirrorAnnotation).Length > 0;

    public static string Annotation(Pod pod, string name) => pod.Metadata.Annotations?.GetValueOrDefault(name) ?? "";
}
