using Arktos.Api.Core.V1;
using Arktos.Api.Storage.V1;

namespace Arktos.Api.Volumes;

/// <summary>
/// Volumes that are folders of one node, made by the cluster itself. Such an object names no path of the node: its
/// <c>local.path</c> is a mark that says what it is, made of its own name, and the node agent works out the folder from
/// the volume's tenant and uid, which API servers alone give. Whoever writes such an object by hand gets a folder of
/// its own, and never anybody else's. Pure.
/// </summary>
public static class LocalPathVolumes
{
    public const string ClassName = "local-path";

    public const string Provisioner = "arktos.io/local-path";

    /// <summary>Holds a volume that is going away until its folder is gone.</summary>
    public const string Finalizer = "external-provisioner.volume.kubernetes.io/finalizer";

    /// <summary>A label: the node whose agent has the folder. By it the agent finds its volumes.</summary>
    public const string NodeLabel = "arktos.io/node";

    /// <summary>
    /// An annotation of the volume: the node agent has made the folder, so that its absence means that data are lost.
    /// </summary>
    public const string MadeAnnotation = "arktos.io/folder-made";

    public const string SystemTenant = "system";

    private const string Root = "/arktos.io/local-path/";
    private const string Hostname = "kubernetes.io/hostname";

    /// <summary>The class that every tenant has from the start, as its default one.</summary>
    public static StorageClass Class() =>
        new()
        {
            Metadata = new()
            {
                Name = ClassName,
                Annotations = new() { [StorageClasses.DefaultMark] = "true" },
            },
            Provisioner = Provisioner,
            ReclaimPolicy = "Delete",
            VolumeBindingMode = "WaitForFirstConsumer",
            AllowVolumeExpansion = true,
        };

    public static string NameFor(PersistentVolumeClaim claim) => $"pvc-{claim.Metadata.Uid}";

    public static string MarkOf(string volume) => Root + volume;

    /// <summary>Whether the node agent has the folder, whoever wrote the object.</summary>
    public static bool IsOne(PersistentVolume volume) => volume.Spec.Local?.Path == MarkOf(volume.Metadata.Name);

    public static VolumeNodeAffinity AffinityTo(string node) =>
        new()
        {
            Required = new NodeSelector
            {
                NodeSelectorTerms =
                [
                    new NodeSelectorTerm
                    {
                        MatchExpressions =
                        [
                            new NodeSelectorRequirement
                            {
                                Key = Hostname,
                                Operator = "In",
                                Values = [node],
                            },
                        ],
                    },
                ],
            },
        };

    /// <summary>The one node that has the volume; null: the object does not say it as its maker does.</summary>
    public static string? NodeOf(PersistentVolume volume) =>
        volume.Spec.NodeAffinity?.Required?.NodeSelectorTerms
            is [{ MatchFields: not { Count: > 0 }, MatchExpressions: [{ Key: Hostname, Operator: "In" } only] }]
        && only.Values is [var node]
            ? node
            : null;

    /// <summary>
    /// Whether nobody has the volume any more, and its folder is to go: it is being deleted, nothing but the folder
    /// holds it, and its policy is to delete.
    /// </summary>
    public static bool IsToBeRemoved(PersistentVolume volume) =>
        volume.Metadata.DeletionTimestamp is not null
        && volume.Spec.PersistentVolumeReclaimPolicy == "Delete"
        && volume.Metadata.Finalizers is { } finalizers
        && finalizers.Contains(Finalizer)
        && !finalizers.Contains(VolumeFinalizers.Volume)
        && volume.Status.Phase != "Bound";
}
