using Arktos.Api.Batch.V1;
using Arktos.Api.Core.V1;
using Arktos.Api.Json;
using Arktos.Api.Validation;
using Arktos.ApiServer.Registry.Apps;
using Arktos.ApiServer.Registry.Pods;

namespace Arktos.ApiServer.Registry.Batch;

/// <summary>What holds for the spec of jobs, and of those that a cron job makes. Pure.</summary>
internal static class JobRules
{
    private const int IndexesMax = 100_000;
    private const int RulesMax = 20;
    private const int ExitCodesMax = 255;
    private const int ManagerBytesMax = 63;

    /// <summary>What is filled in for jobs and for the templates of jobs alike.</summary>
    public static void TemplateDefaults(JobSpec spec)
    {
        PodDefaults.Spec(spec.Template.Spec);
        foreach (var pattern in (spec.PodFailurePolicy?.Rules ?? []).SelectMany(r => r.OnPodConditions ?? []))
            if (pattern.Status.Length == 0)
                pattern.Status = "True";
    }

    /// <param name="at">Where it stands: "spec", "spec.jobTemplate.spec".</param>
    public static void Spec(JobSpec spec, string at, FieldErrors errors)
    {
        WorkloadRules.NonNegative(spec.Parallelism, $"{at}.parallelism", errors);
        WorkloadRules.NonNegative(spec.Completions, $"{at}.completions", errors);
        WorkloadRules.NonNegative(spec.ActiveDeadlineSeconds, $"{at}.activeDeadlineSeconds", errors);
        WorkloadRules.NonNegative(spec.BackoffLimit, $"{at}.backoffLimit", errors);
        WorkloadRules.NonNegative(spec.TtlSecondsAfterFinished, $"{at}.ttlSecondsAfterFinished", errors);
        WorkloadRules.NonNegative(spec.BackoffLimitPerIndex, $"{at}.backoffLimitPerIndex", errors);
        WorkloadRules.NonNegative(spec.MaxFailedIndexes, $"{at}.maxFailedIndexes", errors);
        Manager(spec.ManagedBy, $"{at}.managedBy", errors);
        Indexes(spec, at, errors);
        if (spec.PodFailurePolicy is { } policy)
            Failures(policy, spec, $"{at}.podFailurePolicy", errors);
        if (spec.SuccessPolicy is { } success)
            Successes(success, $"{at}.successPolicy", errors);
        Replacement(spec, $"{at}.podReplacementPolicy", errors);
        PodValidation.Template(spec.Template, $"{at}.template", errors);
        Restarts(spec, $"{at}.template.spec.restartPolicy", errors);
    }

    /// <summary>The pods of a job with indexes are hosts of the job's name and their index.</summary>
    public static void HostNames(Job job, FieldErrors errors)
    {
        if (job.Spec is not { CompletionMode: CompletionMode.Indexed, Completions: > 0 and var completions })
            return;
        var last = $"{job.Metadata.Name}-{completions - 1}";
        if (Formats.DnsLabel(last).Any())
            errors.Invalid(
                "metadata.name",
                job.Metadata.Name,
                $"will not able to create pod with invalid DNS label: {last}"
            );
    }

    public static void Update(JobSpec spec, Job job, FieldErrors errors)
    {
        var old = job.Spec;
        if (spec.Completions != old.Completions)
        {
            if (spec.CompletionMode != CompletionMode.Indexed)
                errors.Invalid("spec.completions", spec.Completions, Formats.Immutable);
            else if (spec.Completions != spec.Parallelism)
                errors.Invalid(
                    "spec.completions",
                    spec.Completions,
                    "can only be modified in tandem with spec.parallelism"
                );
        }
        WorkloadRules.SelectorIsKept(spec.Selector, old.Selector, errors);
        var template = spec.Template.DeepClone();
        if (old.Suspend == true && job.Status.StartTime is null)
            TakeDirectives(template, old.Template);
        if (!KubeJson.Same(template, old.Template))
            errors.Invalid("spec.template", spec.Template, Formats.Immutable);
        if (spec.CompletionMode != old.CompletionMode)
            errors.Invalid("spec.completionMode", spec.CompletionMode, Formats.Immutable);
        if (!KubeJson.Same(spec.PodFailurePolicy, old.PodFailurePolicy))
            errors.Invalid("spec.podFailurePolicy", spec.PodFailurePolicy, Formats.Immutable);
        if (spec.BackoffLimitPerIndex != old.BackoffLimitPerIndex)
            errors.Invalid("spec.backoffLimitPerIndex", spec.BackoffLimitPerIndex, Formats.Immutable);
        if (spec.ManagedBy != old.ManagedBy)
            errors.Invalid("spec.managedBy", spec.ManagedBy, Formats.Immutable);
        if (!KubeJson.Same(spec.SuccessPolicy, old.SuccessPolicy))
            errors.Invalid("spec.successPolicy", spec.SuccessPolicy, Formats.Immutable);
    }

    // Who holds a job back until it knows where its pods should go may still say so.
    private static void TakeDirectives(PodTemplateSpec template, PodTemplateSpec old)
    {
        template.Spec.Affinity = old.Spec.Affinity;
        template.Spec.NodeSelector = old.Spec.NodeSelector;
        template.Spec.Tolerations = old.Spec.Tolerations;
        template.Spec.SchedulingGates = old.Spec.SchedulingGates;
        template.Metadata.Annotations = old.Metadata.Annotations;
        template.Metadata.Labels = old.Metadata.Labels;
    }

    private static void Manager(string? manager, string field, FieldErrors errors)
    {
        if (manager is null)
            return;
        var slash = manager.IndexOf('/');
        if (slash <= 0 || slash == manager.Length - 1 || Formats.DnsSubdomain(manager[..slash]).Any())
            errors.Invalid(field, manager, "must be a domain-prefixed path (such as \"acme.io/foo\")");
        if (System.Text.Encoding.UTF8.GetByteCount(manager) > ManagerBytesMax)
            errors.TooLong(field, ManagerBytesMax);
    }

    private static void Indexes(JobSpec spec, string at, FieldErrors errors)
    {
        switch (spec.CompletionMode)
        {
            case null or CompletionMode.NonIndexed:
                const string Indexed = "requires indexed completion mode";
                if (spec.BackoffLimitPerIndex is { } limit)
                    errors.Invalid($"{at}.backoffLimitPerIndex", limit, Indexed);
                if (spec.MaxFailedIndexes is { } failed)
                    errors.Invalid($"{at}.maxFailedIndexes", failed, Indexed);
                if (spec.SuccessPolicy is { } success)
                    errors.Invalid($"{at}.successPolicy", success, Indexed);
                break;
            case CompletionMode.Indexed:
                if (spec.Completions is null)
                    errors.Required($"{at}.completions", "when completion mode is Indexed");
                if (spec.Parallelism > IndexesMax)
                    errors.Invalid(
                        $"{at}.parallelism",
                        spec.Parallelism,
                        $"must be less than or equal to {IndexesMax} when completion mode is Indexed"
                    );
                FailedIndexes(spec, at, errors);
                break;
            default:
                errors.NotSupported(
                    $"{at}.completionMode",
                    spec.CompletionMode,
                    CompletionMode.NonIndexed,
                    CompletionMode.Indexed
                );
                break;
        }
    }

    private static void FailedIndexes(JobSpec spec, string at, FieldErrors errors)
    {
        var field = $"{at}.maxFailedIndexes";
        if (spec.MaxFailedIndexes is { } failed)
        {
            if (spec.BackoffLimitPerIndex is null)
                errors.Required($"{at}.backoffLimitPerIndex", "when maxFailedIndexes is specified");
            if (failed > spec.Completions)
                errors.Invalid(field, failed, "must be less than or equal to completions");
            if (failed > IndexesMax)
                errors.Invalid(field, failed, $"must be less than or equal to {IndexesMax}");
        }
        else if (spec is { BackoffLimitPerIndex: not null, Completions: > IndexesMax })
            errors.Required(field, $"must be specified when completions is above {IndexesMax}");
    }

    private static void Failures(PodFailurePolicy policy, JobSpec spec, string at, FieldErrors errors)
    {
        if (policy.Rules.Count > RulesMax)
        {
            errors.TooMany($"{at}.rules", policy.Rules.Count, RulesMax);
            return;
        }
        var containers = PodDefaults.All(spec.Template.Spec).Select(c => c.Name).ToHashSet();
        foreach (var (rule, i) in policy.Rules.Select((r, i) => (r, i)))
        {
            var field = $"{at}.rules[{i}]";
            if (rule.Action is not ("Count" or "FailIndex" or "FailJob" or "Ignore"))
                errors.NotSupported($"{field}.action", rule.Action, "Count", "FailIndex", "FailJob", "Ignore");
            else if (rule.Action == "FailIndex" && spec.BackoffLimitPerIndex is null)
                errors.Invalid($"{field}.action", rule.Action, "requires the backoffLimitPerIndex to be set");
            var hasConditions = rule.OnPodConditions is { Count: > 0 };
            if (rule.OnExitCodes is { } codes)
                ExitCodes(codes, containers, $"{field}.onExitCodes", errors);
            if (rule.OnExitCodes is not null && hasConditions)
                errors.InvalidWithoutValue(field, "specifying both OnExitCodes and OnPodConditions is not supported");
            if (rule.OnExitCodes is null && !hasConditions)
                errors.InvalidWithoutValue(field, "specifying one of OnExitCodes and OnPodConditions is required");
        }
    }

    private static void ExitCodes(
        PodFailurePolicyOnExitCodesRequirement codes,
        HashSet<string> containers,
        string at,
        FieldErrors errors
    )
    {
        if (codes.Operator is not ("In" or "NotIn"))
            errors.NotSupported($"{at}.operator", codes.Operator, "In", "NotIn");
        if (codes.ContainerName is { } container && !containers.Contains(container))
            errors.Invalid(
                $"{at}.containerName",
                container,
                "must be one of the container or initContainer names in the pod template"
            );
        if (codes.Values.Count == 0)
            errors.Invalid($"{at}.values", codes.Values, "at least one value is required");
        else if (codes.Values.Count > ExitCodesMax)
            errors.TooMany($"{at}.values", codes.Values.Count, ExitCodesMax);
        for (var i = 0; i < codes.Values.Count; i++)
        {
            if (codes is { Operator: "In" } && codes.Values[i] == 0)
                errors.Invalid($"{at}.values[{i}]", 0, "must not be 0 for the In operator");
            if (i > 0 && codes.Values[i - 1] == codes.Values[i])
                errors.Duplicate($"{at}.values[{i}]", codes.Values[i]);
        }
        if (codes.Values.Zip(codes.Values.Skip(1)).Any(pair => pair.First > pair.Second))
            errors.Invalid($"{at}.values", codes.Values, "must be ordered");
    }

    private static void Successes(SuccessPolicy policy, string at, FieldErrors errors)
    {
        if (policy.Rules.Count == 0)
            errors.Required($"{at}.rules", "at least one rules must be specified when the successPolicy is specified");
        if (policy.Rules.Count > RulesMax)
            errors.TooMany($"{at}.rules", policy.Rules.Count, RulesMax);
        foreach (var (rule, i) in policy.Rules.Select((r, i) => (r, i)))
        {
            if (rule is { SucceededCount: null, SucceededIndexes: null })
                errors.Required(
                    $"{at}.rules[{i}]",
                    "at least one of succeededCount or succeededIndexes must be specified"
                );
            WorkloadRules.NonNegative(rule.SucceededCount, $"{at}.rules[{i}].succeededCount", errors);
        }
    }

    private static void Replacement(JobSpec spec, string field, FieldErrors errors)
    {
        string[] supported = spec.PodFailurePolicy is null ? ["Failed", "TerminatingOrFailed"] : ["Failed"];
        if (spec.PodReplacementPolicy is { } policy && !supported.Contains(policy))
            errors.NotSupported(field, policy, supported);
    }

    private static void Restarts(JobSpec spec, string field, FieldErrors errors)
    {
        var policy = spec.Template.Spec.RestartPolicy;
        if (policy is "Always" or "")
            errors.Required(field, "valid values: \"OnFailure\", \"Never\"");
        else if (policy is not ("OnFailure" or "Never"))
            errors.NotSupported(field, policy, "OnFailure", "Never");
        else if (spec.PodFailurePolicy is not null && policy != "Never")
            errors.Invalid(field, policy, "only \"Never\" is supported when podFailurePolicy is specified");
    }
}
