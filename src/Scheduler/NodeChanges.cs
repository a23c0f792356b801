using Arktos.Api.Core.V1;

namespace Arktos.Scheduler;

/// <summary>Which changes of a node matter to pods that wait, pure.</summary>
internal static class NodeChanges
{
    /// <summary>Heartbeats change nothing that a pod could wait for.</summary>
    public static bool MayMakeRoom(Node before, Node now) =>
        before.Spec.Unschedulable != now.Spec.Unschedulable
        || !Same(before.Status.Allocatable, now.Status.Allocatable)
        || !Same(before.Metadata.Labels, now.Metadata.Labels)
        || !(before.Spec.Taints ?? [])
            .Select(t => (t.Key, t.Value, t.Effect))
            .SequenceEqual((now.Spec.Taints ?? []).Select(t => (t.Key, t.Value, t.Effect)));

    private static bool Same<T>(Api.Json.Map<T>? a, Api.Json.Map<T>? b) => (a ?? []).SequenceEqual(b ?? []);
}
