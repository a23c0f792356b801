using Arktos.Api.Core.V1;
using Arktos.Api.Volumes;
using Arktos.Client.Resources;
using Arktos.Scheduler.Framework;
using Arktos.Scheduler.Snapshot;

namespace Arktos.Scheduler.Plugins;

/// <summary>The volumes of a pod's claims can be reached from the node, or can be had there.</summary>
internal sealed class VolumeBinding : IFilterPlugin
{
    string IFilterPlugin.Name => Name;

    public const string Name = "VolumeBinding";

    public EventKinds Events =>
        VolumeHints.Kinds | EventKinds.StorageClass | EventKinds.StorageCapacity | EventKinds.PodGone;

    public bool MayHelp(PlacedPod pod, ClusterEvent happened, NodeTable nodes) =>
        happened switch
        {
            // What was chosen for it is free again.
            ClusterEvent.OfPod gone => gone.Pod.Claims.Count > 0 && gone.Pod.Tenant == pod.Tenant,
            ClusterEvent.OfClass { Class: var changed } => VolumeHints
                .ClaimsOf(pod, nodes)
                .Any(c => StorageClasses.NameOf(c) == changed.Metadata.Name),
            ClusterEvent.OfCapacity { Class: var ofClass } => VolumeHints
                .ClaimsOf(pod, nodes)
                .Any(c => StorageClasses.NameOf(c) == ofClass),
            ClusterEvent.OfPublisher { Driver: var driver } => VolumeHints
                .ClaimsOf(pod, nodes)
                .Any(c => nodes.Volumes.ClassOf(c)?.Provisioner == driver),
            _ => VolumeHints.MayHelp(this, pod, happened, nodes),
        };

    public PreparedFilter Prepare(PodToPlace pod, NodeTable nodes)
    {
        if (pod.Placed.Claims.Count == 0)
            return default;
        var volumes = PodVolumes.Of(pod.Placed, nodes.Volumes);
        if (volumes.Rejection is { } rejection)
            return new(null) { Rejection = rejection };
        return new(
            (row, refusal) =>
            {
                var node = nodes.Nodes[row]!;
                if (volumes.Bound.Any(b => b.Volume is null))
                    refusal.Add(
                        "node(s) unavailable due to one or more pvc(s) bound to non-existent pv(s)",
                        isFinal: true
                    );
                if (volumes.Bound.Any(b => b.Volume is { } volume && !VolumeMatch.IsReachable(volume, node)))
                    refusal.Add("node(s) didn't match PersistentVolume's node affinity", isFinal: true);
                if (volumes.HasDelayed && volumes.TryChoose(node, out var lacksRoom) is null)
                    refusal.Add(
                        lacksRoom
                            ? "node(s) did not have enough free storage"
                            : "node(s) didn't find available persistent volumes to bind",
                        isFinal: true
                    );
            }
        );
    }

    /// <summary>What the waiting claims of a pod get on a node that the filter has let pass.</summary>
    public static IReadOnlyList<ClaimChoice> Choose(PlacedPod pod, NodeTable nodes, string node) =>
        pod.Claims.Count == 0 || nodes.RowOf(node) is not (>= 0 and var row)
            ? []
            : PodVolumes.Of(pod, nodes.Volumes).TryChoose(nodes.Nodes[row]!) ?? [];
}

/// <summary>A claim that one pod alone may have at a time.</summary>
internal sealed class VolumeRestrictions : IFilterPlugin
{
    public string Name => "VolumeRestrictions";

    public EventKinds Events => EventKinds.PodGone | EventKinds.Claim;

    public bool MayHelp(PlacedPod pod, ClusterEvent happened, NodeTable nodes) =>
        happened is ClusterEvent.OfPod gone
            ? gone.Pod.Tenant == pod.Tenant
                && gone.Pod.Namespace == pod.Namespace
                && gone.Pod.Claims.Any(freed => pod.Claims.Any(wanted => wanted.Name == freed.Name))
            : VolumeHints.MayHelp(this, pod, happened, nodes);

    public PreparedFilter Prepare(PodToPlace pod, NodeTable nodes)
    {
        if (pod.Placed.Claims.Count == 0)
            return default;
        var alone = pod
            .Placed.Claims.Select(c => new ObjectKey(pod.Placed.Tenant, pod.Placed.Namespace, c.Name))
            .Where(k => nodes.Volumes.Claim(k)?.Spec.AccessModes?.Contains("ReadWriteOncePod") == true)
            .ToList();
        if (alone.Count == 0)
            return default;
        return new(
            (_, refusal) =>
            {
                if (alone.Exists(k => nodes.PodsWith(k).Count > 0))
                    refusal.Add(
                        "node(s) unavailable due to PersistentVolumeClaim with ReadWriteOncePod access mode already "
                            + "in-use by another pod",
                        isFinal: false
                    );
            }
        );
    }
}

/// <summary>The volumes of a pod's claims are in the node's zone and region, where labels say so.</summary>
internal sealed class VolumeZone : IFilterPlugin
{
    private static readonly string[] Topologies =
    [
        "topology.kubernetes.io/zone",
        "topology.kubernetes.io/region",
        "failure-domain.beta.kubernetes.io/zone",
        "failure-domain.beta.kubernetes.io/region",
    ];

    public string Name => "VolumeZone";

    public EventKinds Events => VolumeHints.Kinds;

    public bool MayHelp(PlacedPod pod, ClusterEvent happened, NodeTable nodes) =>
        VolumeHints.MayHelp(this, pod, happened, nodes);

    public PreparedFilter Prepare(PodToPlace pod, NodeTable nodes)
    {
        if (pod.Placed.Claims.Count == 0)
            return default;
        var wanted = PodVolumes.Of(pod.Placed, nodes.Volumes).Bound.SelectMany(b => LabelsOf(b.Volume)).ToList();
        if (wanted.Count == 0)
            return default;
        return new(
            (row, refusal) =>
            {
                var labels = nodes.Nodes[row]!.Metadata.Labels;
                // A node that says nothing of zones is in all of them.
                if (labels is null || !Topologies.Any(labels.ContainsKey))
                    return;
                if (wanted.Exists(w => labels.GetValueOrDefault(w.Key) is not { } at || !w.Values.Contains(at)))
                    refusal.Add("node(s) had no available volume zone", isFinal: true);
            }
        );
    }

    private static IEnumerable<(string Key, string[] Values)> LabelsOf(PersistentVolume? volume) =>
        from key in Topologies
        let value = volume?.Metadata.Labels?.GetValueOrDefault(key)
        where value is not null
        select (key, value.Split("__"));
}
