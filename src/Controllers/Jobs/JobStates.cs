using Arktos.Api.Batch.V1;

namespace Arktos.Controllers.Jobs;

/// <summary>What is asked of a job, pure.</summary>
internal static class JobStates
{
    public static JobCondition? Condition(Job job, string type) =>
        job.Status.Conditions?.Find(c => c.Type == type && c.Status == "True");

    /// <summary>The condition that ended it; null: it has not ended.</summary>
    public static JobCondition? End(Job job) =>
        Condition(job, JobConditionType.Complete) ?? Condition(job, JobConditionType.Failed);

    public static bool IsFinished(Job job) => End(job) is not null;

    public static bool IsComplete(Job job) => Condition(job, JobConditionType.Complete) is not null;

    public static bool IsIndexed(Job job) => job.Spec.CompletionMode == CompletionMode.Indexed;
}
