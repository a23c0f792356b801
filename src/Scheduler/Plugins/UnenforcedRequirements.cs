using Arktos.Api.Core.V1;

namespace Arktos.Scheduler.Plugins;

/// <summary>
/// What a pod requires and this scheduler does not look at yet. Such a pod is placed all the same, since refusing it
/// would keep most charts from running, but it is told. Pure.
/// </summary>
internal static class UnenforcedRequirements
{
    public const string Reason = "RequirementNotEnforced";

    /// <summary>A text for an event; null when everything that the pod requires is honoured.</summary>
    public static string? Of(Pod pod)
    {
        var spec = pod.Spec;
        var ignored = new List<string>();
        if (spec.Affinity?.PodAffinity?.RequiredDuringSchedulingIgnoredDuringExecution is { Count: > 0 })
            ignored.Add("required pod affinity");
        if (spec.Affinity?.PodAntiAffinity?.RequiredDuringSchedulingIgnoredDuringExecution is { Count: > 0 })
            ignored.Add("required pod anti-affinity");
        if (spec.TopologySpreadConstraints?.Exists(c => c.WhenUnsatisfiable is "DoNotSchedule" or "") == true)
            ignored.Add("topology spread constraints with whenUnsatisfiable DoNotSchedule");
        return ignored.Count == 0
            ? null
            : $"placed without regard to: {string.Join(", ", ignored)} (this scheduler does not enforce them yet)";
    }
}
