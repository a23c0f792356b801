using Arktos.Api.Core.V1;
using Arktos.Scheduler.Framework;

namespace Arktos.Scheduler;

/// <summary>Which changes of nodes and pods matter to pods that wait, pure.</summary>
internal static class Changes
{
    /// <summary>Heartbeats change nothing that a pod could wait for.</summary>
    public static EventKinds Of(Node? before, Node now)
    {
        if (before is null)
            return EventKinds.NodeAdded;
        var kinds = EventKinds.None;
        if (!Same(before.Status.Allocatable, now.Status.Allocatable))
            kinds |= EventKinds.NodeAllocatable;
        if (!Same(before.Metadata.Labels, now.Metadata.Labels))
            kinds |= EventKinds.NodeLabels;
        if (
            before.Spec.Unschedulable != now.Spec.Unschedulable
            || !(before.Spec.Taints ?? [])
                .Select(t => (t.Key, t.Value, t.Effect))
                .SequenceEqual((now.Spec.Taints ?? []).Select(t => (t.Key, t.Value, t.Effect)))
        )
            kinds |= EventKinds.NodeTaints;
        if (Plugins.NodeRuntime.Of(before) != Plugins.NodeRuntime.Of(now))
            kinds |= EventKinds.NodeRuntimes;
        return kinds;
    }

    /// <summary>Of a pod that counts on a node.</summary>
    public static EventKinds OfCounted(Snapshot.PlacedPod? before, Snapshot.PlacedPod now)
    {
        if (before is null)
            return EventKinds.PodAdded;
        var kinds = EventKinds.None;
        if (now.Requests.IsLessThan(before.Requests))
            kinds |= EventKinds.PodScaledDown;
        if (!Same(before.Pod.Metadata.Labels, now.Pod.Metadata.Labels))
            kinds |= EventKinds.PodLabels;
        if (now.IsTerminating && !before.IsTerminating)
            kinds |= EventKinds.PodTerminating;
        return kinds;
    }

    /// <summary>Of a pod that waits. What this scheduler writes into its status is no reason to try again.</summary>
    public static EventKinds OfWaiting(Snapshot.PlacedPod before, Snapshot.PlacedPod now)
    {
        var kinds = EventKinds.None;
        if (now.Requests.IsLessThan(before.Requests))
            kinds |= EventKinds.OwnScaledDown;
        if (!Same(before.Pod.Metadata.Labels, now.Pod.Metadata.Labels))
            kinds |= EventKinds.OwnLabels;
        var tolerated = (before.Pod.Spec.Tolerations ?? []).Select(Of);
        if (!tolerated.SequenceEqual((now.Pod.Spec.Tolerations ?? []).Select(Of)))
            kinds |= EventKinds.OwnTolerations;
        return kinds;

        static (string, string, string, string, long?) Of(Toleration t) =>
            (t.Key, t.Operator, t.Value, t.Effect, t.TolerationSeconds);
    }

    private static bool Same<T>(Api.Json.Map<T>? a, Api.Json.Map<T>? b) => (a ?? []).SequenceEqual(b ?? []);
}
