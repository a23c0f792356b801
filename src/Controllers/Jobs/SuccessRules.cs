using Arktos.Api.Batch.V1;

namespace Arktos.Controllers.Jobs;

/// <summary>When a job with indexes has succeeded early. Pure.</summary>
internal static class SuccessRules
{
    /// <summary>The number of the first rule that is met; null: none.</summary>
    public static int? FirstMet(SuccessPolicy? policy, IndexSet completed, int completions)
    {
        for (var i = 0; i < (policy?.Rules.Count ?? 0); i++)
            if (IsMet(policy!.Rules[i], completed, completions))
                return i;
        return null;
    }

    private static bool IsMet(SuccessPolicyRule rule, IndexSet completed, int completions)
    {
        if (rule.SucceededIndexes is not { } text)
            return rule.SucceededCount is { } least && completed.Count >= least;
        var wanted = IndexSet.Parse(text, completions);
        var met = completed.CountCommon(wanted);
        return met >= (rule.SucceededCount ?? wanted.Count);
    }
}
