using Arktos.Api.Core.V1;

namespace Arktos.Kubelet.Shutdown;

/// <summary>In which order pods end. Pure.</summary>
internal static class ShutdownPlan
{
    /// <summary>
    /// The pods of each step, one step after the other; one below the lowest priority ends with the first. Steps
    /// without pods take no time, and are left out.
    /// </summary>
    public static IReadOnlyList<(ShutdownStep Step, IReadOnlyList<Pod> Pods)> Of(
        IEnumerable<Pod> pods,
        ShutdownOptions options
    )
    {
        var groups = options.Steps.Select(s => (Step: s, Pods: new List<Pod>())).ToList();
        foreach (var pod in pods)
        {
            var priority = pod.Spec.Priority ?? 0;
            var index = groups.FindLastIndex(g => g.Step.Priority <= priority);
            groups[Math.Max(index, 0)].Pods.Add(pod);
        }
        return [.. groups.Where(g => g.Pods.Count > 0).Select(g => (g.Step, (IReadOnlyList<Pod>)g.Pods))];
    }
}
