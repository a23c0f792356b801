using Arktos.Scheduler.Framework;
using Arktos.Scheduler.Snapshot;

namespace Arktos.Scheduler.Plugins;

/// <summary>A pod whose devices are claimed waits: nothing allocates devices yet.</summary>
internal sealed class DynamicResources : IFilterPlugin
{
    public string Name => "DynamicResources";

    /// <summary>Nothing helps: a pod's claims do not change, and nothing allocates.</summary>
    public EventKinds Events => EventKinds.None;

    public bool MayHelp(PlacedPod pod, ClusterEvent happened, NodeTable nodes) => false;

    public PreparedFilter Prepare(PodToPlace pod, NodeTable nodes) =>
        new(null) { Rejection = pod.Pod.Spec.ResourceClaims is { Count: > 0 } ? "cannot allocate all claims" : null };
}
