using Arktos.Api.Meta.V1;
using Arktos.Api.Policy.V1;

namespace Arktos.Api.Disruption;

/// <summary>The condition of a budget that goes with its <c>disruptionsAllowed</c>. Pure.</summary>
public static class DisruptionStatus
{
    public const string Allowed = "DisruptionAllowed",
        SufficientPods = "SufficientPods",
        InsufficientPods = "InsufficientPods",
        SyncFailed = "SyncFailed";

    /// <summary>
    /// An evicted pod that is not on its way by then is counted again, and its condition DisruptionTarget is taken
    /// back.
    /// </summary>
    public static readonly TimeSpan EvictionMax = TimeSpan.FromMinutes(2);

    /// <summary>Makes the condition agree with the number, which is counted.</summary>
    public static void TellAllowed(PodDisruptionBudget budget, DateTimeOffset now)
    {
        var isAllowed = budget.Status.DisruptionsAllowed > 0;
        Tell(budget, isAllowed, isAllowed ? SufficientPods : InsufficientPods, "", now);
    }

    /// <summary>The number cannot be counted: nothing is allowed until it can.</summary>
    public static void TellFault(PodDisruptionBudget budget, string fault, DateTimeOffset now)
    {
        budget.Status.DisruptionsAllowed = 0;
        Tell(budget, false, SyncFailed, fault, now);
    }

    /// <summary>Why the number could not be counted; null when it was.</summary>
    public static string? FaultOf(PodDisruptionBudget budget) =>
        Find(budget) is { Status: "False", Reason: SyncFailed } fault ? fault.Message : null;

    private static Condition? Find(PodDisruptionBudget budget) =>
        budget.Status.Conditions?.Find(c => c.Type == Allowed);

    private static void Tell(PodDisruptionBudget budget, bool isTrue, string reason, string message, DateTimeOffset now)
    {
        var status = isTrue ? "True" : "False";
        var condition = Find(budget);
        if (condition is null)
            (budget.Status.Conditions ??= []).Add(condition = new() { Type = Allowed });
        if (condition.Status != status)
            (condition.Status, condition.LastTransitionTime) = (status, now);
        (condition.Reason, condition.Message) = (reason, message);
        condition.ObservedGeneration = budget.Metadata.Generation;
    }
}
