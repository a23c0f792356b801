using Arktos.Api;
using Arktos.Api.Batch.V1;
using Arktos.Api.Json;
using Arktos.Api.Validation;
using Arktos.ApiServer.Catalog;
using Arktos.ApiServer.Registry.Apps;
using Arktos.ApiServer.Registry.Pods;
using Arktos.ApiServer.Tables;

namespace Arktos.ApiServer.Registry.Batch;

public sealed class JobStrategy : ResourceStrategy<Job>
{
    private const int ManyCompletions = 100_000;
    private const int MuchParallelism = 10_000;

    private static readonly Dictionary<string, Func<Job, string>> Selectable = new()
    {
        ["status.successful"] = j => j.Status.Succeeded.ToString(),
    };

    public JobStrategy()
    {
        Subresources = With(Status());
    }

    public override ITableLayout Table { get; } =
        new TableLayout<Job>([
            Cells.Name<Job>(),
            new("Status", "string", (j, _) => State(j)),
            new("Completions", "string", (j, _) => Completions(j)),
            new("Duration", "string", (j, now) => Duration(j.Status, now)),
            Cells.Age<Job>(),
            new("Containers", "string", (j, _) => Cells.ContainerNames(j.Spec.Template.Spec), Priority: 1),
            new("Images", "string", (j, _) => Cells.ContainerImages(j.Spec.Template.Spec), Priority: 1),
            new("Selector", "string", (j, _) => Cells.Selector(j.Spec.Selector, "<error>", Cells.None), Priority: 1),
        ]);

    /// <summary>Deleting one has always left its pods, and still does.</summary>
    public override IEnumerable<string> DeletionWarnings =>
        [
            "child pods are preserved by default when jobs are deleted; set propagationPolicy=Background to remove "
                + "them or set propagationPolicy=Orphan to suppress this warning",
        ];

    protected override IReadOnlyDictionary<string, Func<Job, string>> SelectableFields => Selectable;

    protected override void Default(Job value)
    {
        var spec = value.Spec;
        if (spec is { Completions: null, Parallelism: null })
            spec.Completions = 1;
        spec.Parallelism ??= 1;
        spec.BackoffLimit ??= spec.BackoffLimitPerIndex is null ? 6 : int.MaxValue;
        spec.CompletionMode ??= CompletionMode.NonIndexed;
        spec.Suspend ??= false;
        spec.ManualSelector ??= false;
        spec.PodReplacementPolicy ??= spec.PodFailurePolicy is null ? "TerminatingOrFailed" : "Failed";
        if (value.Metadata.Labels is not { Count: > 0 } && spec.Template.Metadata.Labels is { Count: > 0 } labels)
            value.Metadata.Labels = new(labels);
        JobRules.TemplateDefaults(spec);
    }

    protected override void PrepareForCreate(Job value)
    {
        value.Status = new();
        if (value.Spec.ManualSelector != true)
            JobSelector.Generate(value);
    }

    protected override void PrepareForUpdate(Job value, Job old) => value.Status = old.Status.DeepClone();

    protected override void Validate(Job value, FieldErrors errors)
    {
        if (value.Spec.ManualSelector != true)
            JobSelector.Validate(value, errors);
        JobRules.HostNames(value, errors);
        Always(value, errors);
    }

    /// <summary>What has been generated is held against the job once, and cannot change from then on.</summary>
    public override void ValidateChange(IKubeObject value, IKubeObject old, FieldErrors errors)
    {
        errors.AddNew(e => Always((Job)value, e), e => Always((Job)old, e));
        JobRules.Update(((Job)value).Spec, (Job)old, errors);
    }

    protected override void ValidateStatus(Job value, Job old, FieldErrors errors) =>
        JobStatusRules.Validate(value.Status, old.Status, errors);

    protected override IEnumerable<string> Warnings(Job value)
    {
        foreach (var warning in WorkloadRules.Warnings(value.Metadata.Name, value.Spec.Template))
            yield return warning;
        if (
            value.Spec is
            { CompletionMode: CompletionMode.Indexed, Completions: > ManyCompletions, Parallelism: > MuchParallelism }
        )
            yield return "spec: In Indexed Jobs with a number of completions higher than 10^5 and a parallelism higher "
                + "than 10^4, Kubernetes might not be able to track completedIndexes when a big number of indexes fail";
    }

    private static void Always(Job value, FieldErrors errors)
    {
        if (value.Spec.Selector is { } selector)
            WorkloadRules.Check(selector, "spec.selector", errors);
        else
            errors.Required("spec.selector");
        JobRules.Spec(value.Spec, "spec", errors);
        WorkloadRules.SelectorMatches(value.Spec.Selector, value.Spec.Template, "spec", errors);
    }

    private static string State(Job job)
    {
        bool Has(string type) => job.Status.Conditions?.Exists(c => c.Type == type && c.Status == "True") == true;
        return Has(JobConditionType.Complete) ? "Complete"
            : Has(JobConditionType.Failed) ? "Failed"
            : job.Metadata.DeletionTimestamp is not null ? "Terminating"
            : Has(JobConditionType.Suspended) ? "Suspended"
            : Has(JobConditionType.FailureTarget) ? "FailureTarget"
            : Has(JobConditionType.SuccessCriteriaMet) ? "SuccessCriteriaMet"
            : "Running";
    }

    private static string Completions(Job job) =>
        job.Spec.Completions is { } completions ? $"{job.Status.Succeeded}/{completions}"
        : job.Spec.Parallelism > 1 ? $"{job.Status.Succeeded}/1 of {job.Spec.Parallelism}"
        : $"{job.Status.Succeeded}/1";

    private static string Duration(JobStatus status, DateTimeOffset now) =>
        status.StartTime is { } start ? Cells.HumanDuration((status.CompletionTime ?? now) - start) : "";
}
