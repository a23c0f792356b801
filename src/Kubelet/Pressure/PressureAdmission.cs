using Arktos.Api;
using Arktos.Api.Core.V1;
using Arktos.Api.Quotas;

namespace Arktos.Kubelet.Pressure;

/// <summary>Which pods a node still takes while it is short of something. Pure.</summary>
public static class PressureAdmission
{
    private const string MemoryTaint = "node.kubernetes.io/memory-pressure";

    /// <param name="conditions">Of the node, those that hold.</param>
    /// <returns>Null: it is taken.</returns>
    public static (string Reason, string Message)? Refuse(Pod pod, IReadOnlyList<string> conditions)
    {
        if (conditions.Count == 0 || EvictionRanking.IsCritical(pod))
            return null;
        // Short of memory alone, the node takes who says how much it needs, or says that it bears this.
        if (conditions is ["MemoryPressure"] && (AsksForSomething(pod) || ToleratesMemoryPressure(pod)))
            return null;
        return ("Evicted", $"The node had condition: [{string.Join(' ', conditions)}].");
    }

    /// <summary>Whether it is of a class of service above BestEffort.</summary>
    private static bool AsksForSomething(Pod pod) =>
        HasCpuOrMemory(PodResources.Requests(pod.Spec)) || HasCpuOrMemory(PodResources.Limits(pod.Spec));

    private static bool HasCpuOrMemory(IReadOnlyDictionary<string, Quantity> amounts) =>
        amounts.Any(a => a.Key is "cpu" or "memory" && a.Value.Sign > 0);

    private static bool ToleratesMemoryPressure(Pod pod) =>
        (pod.Spec.Tolerations ?? []).Exists(t =>
            t.Effect is "" or "NoSchedule"
            && (t.Operator == "Exists" ? t.Key is "" or MemoryTaint : t.Key == MemoryTaint && t.Value.Length == 0)
        );
}
