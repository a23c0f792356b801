using Arktos.Api.Core.V1;
using Arktos.Client.Resources;
using Arktos.Scheduler.Framework;
using Arktos.Scheduler.Snapshot;

namespace Arktos.Scheduler.Plugins;

/// <summary>What may help pods that were refused for the volumes of their claims. Pure.</summary>
internal static class VolumeHints
{
    public const EventKinds Kinds = EventKinds.NodeAdded | EventKinds.NodeLabels | EventKinds.Claim | EventKinds.Volume;

    /// <summary>
    /// A node that the filter lets pass now, one of the pod's claims, or a volume that is kept for one of them or for
    /// nobody.
    /// </summary>
    public static bool MayHelp(IFilterPlugin filter, PlacedPod pod, ClusterEvent happened, NodeTable nodes) =>
        happened switch
        {
            ClusterEvent.OfNode node => Passes(filter, pod, node.Place.Row, nodes),
            ClusterEvent.OfClaim { Claim: var claim } => Names(pod, claim),
            ClusterEvent.OfVolume { Volume: var volume } => pod.Claims.Count > 0
                && pod.Tenant == volume.Metadata.Tenant
                && (
                    volume.Spec.ClaimRef is not { } kept
                    || Names(pod, new ObjectKey(volume.Metadata.Tenant, kept.Namespace, kept.Name))
                    || ClaimsOf(pod, nodes).Any(c => c.Spec.VolumeName == volume.Metadata.Name)
                ),
            _ => true,
        };

    /// <summary>Those of the pod's claims that there are.</summary>
    public static IEnumerable<PersistentVolumeClaim> ClaimsOf(PlacedPod pod, NodeTable nodes)
    {
        foreach (var named in pod.Claims)
            if (nodes.Volumes.Claim(new ObjectKey(pod.Tenant, pod.Namespace, named.Name)) is { } claim)
                yield return claim;
    }

    private static bool Names(PlacedPod pod, ObjectKey claim)
    {
        if (pod.Tenant != claim.Tenant || pod.Namespace != claim.Namespace)
            return false;
        foreach (var named in pod.Claims)
            if (named.Name == claim.Name)
                return true;
        return false;
    }

    /// <summary>Whether the filter lets the pod pass there now.</summary>
    public static bool Passes(IFilterPlugin filter, PlacedPod pod, int row, NodeTable nodes)
    {
        if (row < 0 || nodes.Nodes[row] is null)
            return false;
        var prepared = filter.Prepare(new PodToPlace(pod), nodes);
        if (prepared.Rejection is not null)
            return false;
        var refusal = new NodeRejection();
        prepared.Filter?.Invoke(row, refusal);
        return refusal.Reasons.Count == 0;
    }
}
