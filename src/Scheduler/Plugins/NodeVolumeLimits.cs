using Arktos.Scheduler.Framework;
using Arktos.Scheduler.Snapshot;

namespace Arktos.Scheduler.Plugins;

/// <summary>
/// With the pod no CSI driver has more volumes on the node than the node's CSINode allows. Volumes count that pods
/// there use, each once, and those that VolumeAttachments attach to it. A pod that brings no volume which is not there
/// passes though the node be full. What says no limit has none.
/// </summary>
internal sealed class NodeVolumeLimits : IFilterPlugin
{
    public string Name => "NodeVolumeLimits";

    public EventKinds Events =>
        EventKinds.NodeAdded
        | EventKinds.NodeVolumes
        | EventKinds.PodAdded
        | EventKinds.PodGone
        | EventKinds.Claim
        | EventKinds.Volume
        | EventKinds.StorageClass;

    public bool MayHelp(PlacedPod pod, ClusterEvent happened, NodeTable nodes) =>
        happened switch
        {
            ClusterEvent.OfNode node => MayTake(node.Place, pod, nodes),
            ClusterEvent.OfNodeVolumes { Places: var places } => places.Any(p => MayTake(p, pod, nodes)),
            // One that has come may have brought a volume of this pod.
            ClusterEvent.OfPod other => other.Pod.Claims.Count > 0 && MayTake(other.Place, pod, nodes),
            ClusterEvent.OfClass => true,
            _ => VolumeHints.MayHelp(this, pod, happened, nodes),
        };

    public PreparedFilter Prepare(PodToPlace pod, NodeTable nodes)
    {
        if (pod.Placed.Claims.Count == 0)
            return default;
        var brought = nodes
            .Volumes.DriverVolumesOf(pod.Placed)
            .Where(v => nodes.Drivers.IsLimited(v.Driver))
            .Distinct()
            .GroupBy(v => v.Driver)
            .Select(g => (Driver: g.Key, Volumes: g.ToList()))
            .ToList();
        if (brought.Count == 0)
            return default;
        var there = new HashSet<DriverVolume>();
        return new(
            (row, refusal) =>
            {
                var name = nodes.Nodes[row]!.Metadata.Name;
                foreach (var (driver, volumes) in brought)
                {
                    if (nodes.Drivers.LimitOf(name, driver) is not { } limit)
                        continue;
                    // There are not more of all drivers: nothing need be counted.
                    if (nodes.ClaimCounts[row] + nodes.Drivers.AttachedTo(name).Count + volumes.Count <= limit)
                        continue;
                    Find(driver, row, nodes, there);
                    var further = 0;
                    foreach (var volume in volumes)
                        further += there.Contains(volume) ? 0 : 1;
                    if (further == 0 || there.Count + further <= limit)
                        continue;
                    refusal.Add("node(s) exceed max volume count", isFinal: false);
                    return;
                }
            }
        );
    }

    private static void Find(string driver, int row, NodeTable nodes, HashSet<DriverVolume> there)
    {
        there.Clear();
        var pods = nodes.PodsOn(row);
        for (var i = 0; i < pods.Count; i++)
            if (pods[i].Claims.Count > 0)
                foreach (var volume in nodes.Volumes.DriverVolumesOf(pods[i]))
                    if (volume.Driver == driver)
                        there.Add(volume);
        foreach (var attachment in nodes.Drivers.AttachedTo(nodes.Nodes[row]!.Metadata.Name))
            if (attachment.Driver == driver && nodes.Volumes.DriverVolumeOf(attachment) is { } volume)
                there.Add(volume);
    }

    /// <summary>Its volumes have room there, or could have others' go from there.</summary>
    private bool MayTake(NodePlace place, PlacedPod pod, NodeTable nodes) =>
        place.Row >= 0
        && nodes.Nodes[place.Row] is { } node
        && (
            place.LeastPriority < pod.Priority
            || VolumeHints.Passes(this, pod, place.Row, nodes)
            || nodes.NominationOf(pod.Uid) == node.Metadata.Name
        );
}
