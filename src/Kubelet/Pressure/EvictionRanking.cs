using Arktos.Api.Core.V1;
using Arktos.Api.Quotas;

namespace Arktos.Kubelet.Pressure;

/// <summary>Which pod goes first. Pure. The rules are Kubernetes'.</summary>
internal static class EvictionRanking
{
    /// <summary>Pods of this priority and above are the system's.</summary>
    public const int CriticalPriority = 2_000_000_000;

    /// <summary>
    /// Who goes first, first; without those that never go. Who uses more than it asked for, then the lower priority,
    /// then who uses the most beyond what it asked for. Nobody asks for inodes or processes: there the amount counts.
    /// </summary>
    public static IReadOnlyList<PodUse> Order(PressureSignal signal, IEnumerable<PodUse> pods) =>
        [
            .. pods.Where(p => !IsCritical(p.Pod))
                .Select(p => (Use: p, Excess: Excess(signal, p)))
                .OrderByDescending(p => HasRequests(signal) && p.Excess > 0)
                .ThenBy(p => p.Use.Pod.Spec.Priority ?? 0)
                .ThenByDescending(p => p.Excess)
                // So that the same pods always go in the same order.
                .ThenBy(p => p.Use.Pod.Metadata.Uid, StringComparer.Ordinal)
                .Select(p => p.Use),
        ];

    /// <summary>The node itself, or the cluster, needs it: it is taken under pressure, and never goes for it.</summary>
    public static bool IsCritical(Pod pod) =>
        pod.Spec.Priority >= CriticalPriority || PodSource.IsStatic(pod) || PodSource.IsMirror(pod);

    private static bool HasRequests(PressureSignal signal) =>
        signal.Resource() is PressureSignals.Memory or PressureSignals.Storage;

    private static long Excess(PressureSignal signal, PodUse use) =>
        signal.Resource() switch
        {
            PressureSignals.Memory => use.MemoryBytes - Requested(use.Pod, PressureSignals.Memory),
            PressureSignals.Storage => use.DiskBytes - Requested(use.Pod, PressureSignals.Storage),
            PressureSignals.Inodes => use.Inodes,
            _ => use.Processes,
        };

    private static long Requested(Pod pod, string resource) =>
        PodResources.Requests(pod.Spec).TryGetValue(resource, out var amount) ? amount.Value : 0;
}
