using Arktos.Api.Batch.V1;
using Arktos.Api.Validation;
using Arktos.ApiServer.Registry.Apps;

namespace Arktos.ApiServer.Registry.Batch;

/// <summary>What holds for the status of a job and for its changes. Pure.</summary>
internal static class JobStatusRules
{
    private const string Conditions = "status.conditions";

    public static void Validate(JobStatus status, JobStatus old, FieldErrors errors)
    {
        WorkloadRules.NonNegative(status.Active, "status.active", errors);
        WorkloadRules.NonNegative(status.Succeeded, "status.succeeded", errors);
        WorkloadRules.NonNegative(status.Failed, "status.failed", errors);
        WorkloadRules.NonNegative(status.Ready, "status.ready", errors);
        WorkloadRules.NonNegative(status.Terminating, "status.terminating", errors);
        var (isComplete, isFailed) = (Is(status, JobConditionType.Complete), Is(status, JobConditionType.Failed));
        if (isComplete && isFailed)
            errors.Invalid(Conditions, status.Conditions, "cannot set Complete=True and Failed=true conditions");
        if (isFailed && !Is(status, JobConditionType.FailureTarget))
            errors.Invalid(
                Conditions,
                status.Conditions,
                "cannot set Failed=True condition without the FailureTarget=true condition"
            );
        if (isComplete && !Is(status, JobConditionType.SuccessCriteriaMet))
            errors.Invalid(
                Conditions,
                status.Conditions,
                "cannot set Complete=True condition without the SuccessCriteriaMet=true condition"
            );
        foreach (
            var type in new[]
            {
                JobConditionType.Failed,
                JobConditionType.Complete,
                JobConditionType.FailureTarget,
                JobConditionType.SuccessCriteriaMet,
            }
        )
            if (Is(old, type) && !Is(status, type))
                errors.Invalid(Conditions, status.Conditions, $"cannot disable the terminal {type}=True condition");
        if (isComplete && status.CompletionTime is null)
            errors.Required("status.completionTime", "completionTime is required for Complete jobs");
        if ((isComplete || isFailed) && status.Active > 0)
            errors.Invalid("status.active", status.Active, "active>0 is invalid for finished job");
        if (status.Ready > status.Active)
            errors.Invalid("status.ready", status.Ready, "cannot set more ready pods than active");
        if (status.Failed < old.Failed)
            errors.Invalid("status.failed", status.Failed, "cannot decrease the failed counter");
        if (status.Succeeded < old.Succeeded)
            errors.Invalid("status.succeeded", status.Succeeded, "cannot decrease the succeeded counter");
    }

    private static bool Is(JobStatus status, string type) =>
        status.Conditions?.Exists(c => c.Type == type && c.Status == "True") == true;
}
