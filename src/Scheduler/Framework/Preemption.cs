using System.Globalization;
using Arktos.Scheduler.Snapshot;

namespace Arktos.Scheduler.Framework;

/// <summary>
/// Finds the pods of lower priority that had best go so that a pod fits on some node: as few and as unimportant as can
/// be. A tenant's priorities say nothing to other tenants: only pods of the same tenant go, but for those of tenant
/// system, for which any go. Pods whose disruption budgets allow it go before others. Pure but for the table, which is
/// left as it was.
/// </summary>
internal static class Preemption
{
    private const string SystemTenant = "system";

    private const int CandidatesMin = 100,
        CandidatesPercent = 10;

    /// <summary>The reason of a condition DisruptionTarget, by which a victim is known.</summary>
    public const string Reason = "PreemptionByScheduler";

    /// <param name="rows">Of the nodes that refuse the pod, but would not if others went.</param>
    /// <param name="others">Nodes that refuse it in any case.</param>
    /// <returns>The victims, or why there are none: the text behind "preemption: "; and whether any were looked
    /// for.</returns>
    public static (Victims? Victims, string Text, bool IsEligible) Find(
        PreparedFilters filters,
        PlacedPod pod,
        NodeTable nodes,
        IReadOnlyList<int> rows,
        int others
    )
    {
        if (pod.Pod.Spec.PreemptionPolicy == "Never")
            return (null, "not eligible due to preemptionPolicy=Never.", false);
        if (WaitsForVictims(pod, nodes))
            return (null, "not eligible due to a terminating pod on the nominated node.", false);
        var wanted = Math.Max(CandidatesMin, nodes.NodeCount * CandidatesPercent / 100);
        var candidates = new List<(int Row, List<PlacedPod> Victims, int Violations)>();
        var unhelpful = 0;
        foreach (var row in rows)
        {
            if (candidates.Count >= wanted)
                break;
            if (VictimsOn(filters, pod, nodes, row) is { } victims)
                candidates.Add((row, victims.Pods, victims.Violations));
            else
                unhelpful++;
        }
        if (candidates.Count == 0)
            return (null, Text(nodes.NodeCount, others, unhelpful), true);
        var best = candidates
            .OrderBy(c => c.Violations)
            .ThenBy(c => c.Victims.Max(v => v.Priority))
            .ThenBy(c => c.Victims.Sum(v => (long)v.Priority))
            .ThenBy(c => c.Victims.Count)
            .ThenByDescending(c => EarliestOfHighest(c.Victims))
            .First();
        return (new Victims(nodes.Nodes[best.Row]!.Metadata.Name, best.Victims), "", true);
    }

    /// <summary>Its victims have not gone yet: it takes no further ones meanwhile.</summary>
    private static bool WaitsForVictims(PlacedPod pod, NodeTable nodes) =>
        // The table knows before the pod's status says so.
        (nodes.NominationOf(pod.Uid) ?? pod.Pod.Status.NominatedNodeName)
            is { Length: > 0 } name
        && nodes.RowOf(name) is >= 0 and var row
        && nodes
            .PodsOn(row)
            .Any(p =>
                p.IsTerminating
                && p.Priority < pod.Priority
                && (p.Pod.Status.Conditions ?? []).Exists(c =>
                    c is { Type: "DisruptionTarget", Status: "True", Reason: Reason }
                )
            );

    // All that might go goes; whoever can stay comes back: those whose budgets allow no more first, of each part the
    // most important first.
    private static (List<PlacedPod> Pods, int Violations)? VictimsOn(
        PreparedFilters filters,
        PlacedPod pod,
        NodeTable nodes,
        int row
    )
    {
        var lower = nodes
            .PodsOn(row)
            .Where(p => p.Priority < pod.Priority && (p.Tenant == pod.Tenant || pod.Tenant == SystemTenant))
            .OrderByDescending(p => p.Priority)
            .ThenBy(StartOf)
            .ToList();
        if (lower.Count == 0)
            return null;
        var violated = nodes.Budgets.Violated(lower);
        var victims = new List<PlacedPod>();
        try
        {
            foreach (var other in lower)
                filters.Take(other);
            if (!filters.CanTake(row))
                return null;
            foreach (var other in lower.OrderByDescending(violated.Contains))
            {
                filters.Put(other, row);
                if (filters.CanTake(row))
                    continue;
                filters.Take(other);
                victims.Add(other);
            }
        }
        finally
        {
            // It was only asked, also where the asking has failed.
            foreach (var other in lower.Where(o => o.Row < 0))
                filters.Put(other, row);
        }
        return victims.Count > 0 ? (victims, victims.Count(violated.Contains)) : null;
    }

    private static DateTimeOffset EarliestOfHighest(List<PlacedPod> victims)
    {
        var highest = victims.Max(v => v.Priority);
        return victims.Where(v => v.Priority == highest).Min(StartOf);
    }

    private static DateTimeOffset StartOf(PlacedPod pod) =>
        pod.Pod.Status.StartTime ?? pod.Pod.Metadata.CreationTimestamp ?? DateTimeOffset.MaxValue;

    private static string Text(int nodes, int others, int unhelpful)
    {
        var parts = new List<string>();
        if (others > 0)
            parts.Add(
                string.Create(CultureInfo.InvariantCulture, $"{others} Preemption is not helpful for scheduling")
            );
        if (unhelpful > 0)
            parts.Add(
                string.Create(CultureInfo.InvariantCulture, $"{unhelpful} No preemption victims found for incoming pod")
            );
        parts.Sort(StringComparer.Ordinal);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"0/{nodes} nodes are available: {string.Join(", ", parts)}."
        );
    }
}
