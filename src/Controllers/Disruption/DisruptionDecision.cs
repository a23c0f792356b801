using Arktos.Api;
using Arktos.Api.Core.V1;
using Arktos.Api.Disruption;
using Arktos.Api.Json;
using Arktos.Api.Policy.V1;
using Arktos.Controllers.Pods;

namespace Arktos.Controllers.Disruption;

/// <summary>An event about a budget.</summary>
internal sealed record DisruptionEvent(string Type, string Reason, string Message);

/// <summary>What is to be written and told of a budget.</summary>
/// <param name="Budget">With its new status; null when it is as it is to be.</param>
/// <param name="NotDeleted">Evicted pods that nobody has deleted in time.</param>
/// <param name="Again">When evicted pods are to be looked at again; null: when something changes.</param>
internal sealed record DisruptionPlan(
    PodDisruptionBudget? Budget,
    IReadOnlyList<DisruptionEvent> Events,
    IReadOnlyList<Pod> NotDeleted,
    TimeSpan? Again
);

/// <summary>Counts what a budget allows, pure: (budget, its pods, how many are meant to be, now) → writes.</summary>
internal static class DisruptionDecision
{
    public static DisruptionPlan Decide(
        PodDisruptionBudget budget,
        IReadOnlyCollection<Pod> pods,
        ExpectedPods expected,
        DateTimeOffset now
    )
    {
        var events = new List<DisruptionEvent>();
        if (expected.HasUnmanaged)
            events.Add(new("Warning", "UnmanagedPods", UnmanagedText(budget)));
        var next = KubeJson.Clone(budget);
        var status = next.Status;
        status.ObservedGeneration = budget.Metadata.Generation;
        if (expected.Fault.Length > 0)
        {
            events.Add(
                new(
                    "Warning",
                    "CalculateExpectedPodCountFailed",
                    $"Failed to calculate the number of expected pods: {expected.Fault}"
                )
            );
            DisruptionStatus.TellFault(next, expected.Fault, now);
            return Plan(budget, next, events, [], null);
        }
        if (pods.Count == 0)
            events.Add(new("Normal", "NoPods", "No matching pods found"));
        var (evicted, notDeleted, again) = StillEvicted(budget, pods, now);
        status.DisruptedPods = evicted.Count > 0 ? evicted : null;
        status.CurrentHealthy = pods.Count(p =>
            p.Metadata.DeletionTimestamp is null && PodStates.IsReady(p) && !evicted.ContainsKey(p.Metadata.Name)
        );
        (status.ExpectedPods, status.DesiredHealthy) = (expected.Count, expected.Healthy);
        status.DisruptionsAllowed =
            expected.Count == 0 ? 0 : Math.Max(0, status.CurrentHealthy - status.DesiredHealthy);
        DisruptionStatus.TellAllowed(next, now);
        return Plan(budget, next, events, notDeleted, again);
    }

    /// <summary>Events are told when something has changed: a budget is looked at whenever a pod is.</summary>
    private static DisruptionPlan Plan(
        PodDisruptionBudget budget,
        PodDisruptionBudget next,
        List<DisruptionEvent> events,
        List<Pod> notDeleted,
        TimeSpan? again
    ) =>
        KubeJson.Same(budget.Status, next.Status)
            ? new(null, [], notDeleted, again)
            : new(next, events, notDeleted, again);

    /// <summary>Pods that were evicted and are not seen to go yet.</summary>
    private static (Map<DateTimeOffset> Evicted, List<Pod> NotDeleted, TimeSpan? Again) StillEvicted(
        PodDisruptionBudget budget,
        IReadOnlyCollection<Pod> pods,
        DateTimeOffset now
    )
    {
        var (evicted, notDeleted) = (new Map<DateTimeOffset>(), new List<Pod>());
        TimeSpan? again = null;
        if (budget.Status.DisruptedPods is not { Count: > 0 } noted)
            return (evicted, notDeleted, again);
        foreach (var pod in pods)
        {
            if (!noted.TryGetValue(pod.Metadata.Name, out var at) || pod.Metadata.DeletionTimestamp is not null)
                continue;
            var left = at + DisruptionStatus.EvictionMax - now;
            if (left <= TimeSpan.Zero)
            {
                notDeleted.Add(pod);
                continue;
            }
            evicted[pod.Metadata.Name] = at;
            again = again is { } soonest && soonest < left ? soonest : left;
        }
        return (evicted, notDeleted, again);
    }

    private static string UnmanagedText(PodDisruptionBudget budget) =>
        $"Pods selected by this PodDisruptionBudget (selector: {SelectorText(budget)}) were found to be unmanaged. "
        + "As a result, the status of the PDB cannot be calculated correctly, which may result in undefined "
        + "behavior. To account for these pods please set \".spec.minAvailable\" field of the PDB to an integer value.";

    private static string SelectorText(PodDisruptionBudget budget) =>
        Api.Selectors.LabelQuery.TryFrom(budget.Spec.Selector, out var query, out _) ? query.ToString() ?? "" : "";
}
