using Arktos.Api.Core.V1;
using Arktos.Api.Storage.V1;
using Arktos.Api.Volumes;
using Arktos.Controllers.NodeLifecycle;

namespace Arktos.Controllers.Volumes;

/// <summary>What is known of a volume that is attached to nodes.</summary>
/// <param name="Volume">Null: it is gone, or is none that is attached.</param>
/// <param name="Pods">Those on nodes that use it and have not ended, in the order in which they came.</param>
/// <param name="Attachments">All of the volume, those too that are going away.</param>
/// <param name="NodeOf">Null: there is no such node.</param>
internal sealed record AttachView(
    PersistentVolume? Volume,
    IReadOnlyList<Pod> Pods,
    IReadOnlyList<VolumeAttachment> Attachments,
    Func<string, Node?> NodeOf
);

/// <summary>What is to be done for a volume. Pure.</summary>
/// <param name="Attach">Nodes that the volume is to be attached to.</param>
/// <param name="Attached">Attachments that are so, and wanted.</param>
/// <param name="Unwanted">Attachments that nobody wants any more.</param>
/// <param name="Refused">Pods whose node cannot have it now, and why.</param>
internal sealed record AttachPlan(
    IReadOnlyList<string> Attach,
    IReadOnlyList<VolumeAttachment> Attached,
    IReadOnlyList<VolumeAttachment> Unwanted,
    IReadOnlyList<(Pod Pod, string Why)> Refused
)
{
    /// <summary>Of a node: volumes are attached to it by this controller.</summary>
    public const string ManagedAnnotation = "volumes.kubernetes.io/controller-managed-attach-detach";

    public static AttachPlan Of(AttachView view)
    {
        var wanted = view.Volume is null
            ? []
            : view
                .Pods.Select(p => p.Spec.NodeName)
                .Distinct()
                .Where(n => view.NodeOf(n)?.Metadata.Annotations?.GetValueOrDefault(ManagedAnnotation) == "true")
                .ToList();
        var taken = view.Attachments.Select(a => a.Spec.NodeName).ToHashSet();
        var (attach, refused) = (new List<string>(), new List<(Pod, string)>());
        foreach (var node in wanted.Where(n => !taken.Contains(n)))
        {
            var others = taken.Where(n => n != node).ToHashSet();
            if (others.Count > 0 && VolumeAttachments.IsForOneNode(view.Volume!))
            {
                refused.AddRange(
                    view.Pods.Where(p => p.Spec.NodeName == node).Select(p => (p, MultiAttach(view, p, others)))
                );
                continue;
            }
            attach.Add(node);
            taken.Add(node);
        }
        var there = view.Attachments.Where(a => a.Metadata.DeletionTimestamp is null).ToList();
        return new AttachPlan(
            attach,
            [.. there.Where(a => wanted.Contains(a.Spec.NodeName) && a.Status.Attached)],
            [.. there.Where(a => !wanted.Contains(a.Spec.NodeName))],
            refused
        );
    }

    /// <summary>
    /// Whether what nobody wants may be detached: the node does not say that the volume is in use, or nobody can ask it
    /// any more.
    /// </summary>
    /// <param name="node">As the API has it now; null: it is gone.</param>
    /// <param name="unique">As the node's status names the volume; "": not known.</param>
    /// <param name="unwantedFor">For how long nobody has wanted it.</param>
    public static bool MayDetach(Node? node, string unique, TimeSpan unwantedFor) =>
        node is null
        || node.Spec.Taints?.Exists(t => t.Key == NodeTaints.OutOfService) == true
        || node.Status.VolumesInUse?.Contains(unique) != true
        || !NodeHealth.IsReady(node) && unwantedFor >= UnmountPatience;

    /// <summary>How long a node that is not ready has for unmounting.</summary>
    public static readonly TimeSpan UnmountPatience = TimeSpan.FromMinutes(6);

    /// <summary>
    /// Whether an attachment has the name that one of the volume has; of any volume when that is gone.
    /// </summary>
    public static bool IsOwn(VolumeAttachment attachment, PersistentVolume? volume) =>
        volume?.Spec.Csi is { } csi
            ? attachment.Metadata.Name
                == VolumeAttachments.NameOf(csi.VolumeHandle, attachment.Spec.Attacher, attachment.Spec.NodeName)
            : attachment.Metadata.Name.StartsWith("csi-", StringComparison.Ordinal)
                && attachment.Metadata.Name.Length == VolumeAttachments.NameOf("", "", "").Length;

    private static string MultiAttach(AttachView view, Pod pod, HashSet<string> others)
    {
        var users = view.Pods.Where(p => others.Contains(p.Spec.NodeName)).ToList();
        var near = users.Where(p => p.Metadata.Namespace == pod.Metadata.Namespace).Select(p => p.Metadata.Name);
        var far = users.Count(p => p.Metadata.Namespace != pod.Metadata.Namespace);
        var text = $"Multi-Attach error for volume \"{view.Volume!.Metadata.Name}\" ";
        if (users.Count == 0)
            return text + "Volume is already exclusively attached to one node and can't be attached to another";
        return text
            + "Volume is already used by "
            + (far < users.Count ? $"pod(s) {string.Join(", ", near)}" : "")
            + (far > 0 && far < users.Count ? " and " : "")
            + (far > 0 ? $"{far} pod(s) in different namespaces" : "");
    }
}
