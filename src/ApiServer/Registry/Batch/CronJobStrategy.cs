using Arktos.Api;
using Arktos.Api.Batch.V1;
using Arktos.Api.Validation;
using Arktos.ApiServer.Catalog;
using Arktos.ApiServer.Registry.Apps;
using Arktos.ApiServer.Tables;

namespace Arktos.ApiServer.Registry.Batch;

public sealed class CronJobStrategy : ResourceStrategy<CronJob>
{
    /// <summary>A job's name is this one, a dash and ten digits.</summary>
    private const int NameCharactersMax = 52;

    private const string Template = "spec.jobTemplate.spec";

    public CronJobStrategy()
    {
        Subresources = With(Status());
    }

    public override ITableLayout Table { get; } =
        new TableLayout<CronJob>([
            Cells.Name<CronJob>(),
            new("Schedule", "string", (c, _) => c.Spec.Schedule),
            new("Timezone", "string", (c, _) => Cells.OrNone(c.Spec.TimeZone)),
            new(
                "Suspend",
                "boolean",
                (c, _) =>
                    c.Spec.Suspend switch
                    {
                        true => "True",
                        false => "False",
                        null => "<unset>",
                    }
            ),
            new("Active", "integer", (c, _) => c.Status.Active?.Count ?? 0),
            new(
                "Last Schedule",
                "string",
                (c, now) => c.Status.LastScheduleTime is { } last ? Cells.Since(last, now) : Cells.None
            ),
            Cells.Age<CronJob>(),
            new("Containers", "string", (c, _) => Cells.ContainerNames(PodsOf(c)), Priority: 1),
            new("Images", "string", (c, _) => Cells.ContainerImages(PodsOf(c)), Priority: 1),
            new(
                "Selector",
                "string",
                (c, _) => Cells.Selector(c.Spec.JobTemplate.Spec.Selector, "<error>", Cells.None),
                Priority: 1
            ),
        ]);

    protected override void Default(CronJob value)
    {
        var spec = value.Spec;
        if (spec.ConcurrencyPolicy.Length == 0)
            spec.ConcurrencyPolicy = "Allow";
        spec.Suspend ??= false;
        spec.SuccessfulJobsHistoryLimit ??= 3;
        spec.FailedJobsHistoryLimit ??= 1;
        JobRules.TemplateDefaults(spec.JobTemplate.Spec);
    }

    protected override void PrepareForCreate(CronJob value) => value.Status = new();

    protected override void PrepareForUpdate(CronJob value, CronJob old) => value.Status = old.Status.DeepClone();

    protected override void Validate(CronJob value, FieldErrors errors)
    {
        var spec = value.Spec;
        if (value.Metadata.Name.Length > NameCharactersMax)
            errors.Invalid(
                "metadata.name",
                value.Metadata.Name,
                $"must be no more than {NameCharactersMax} characters"
            );
        if (spec.Schedule.Length == 0)
            errors.Required("spec.schedule");
        else if (CronSyntax.HasZone(spec.Schedule))
            errors.Invalid(
                "spec.schedule",
                spec.Schedule,
                "cannot use TZ or CRON_TZ in schedule, use timeZone field instead"
            );
        else if (CronSyntax.FaultOf(spec.Schedule) is { } fault)
            errors.Invalid("spec.schedule", spec.Schedule, fault);
        if (spec.TimeZone is { } zone)
            TimeZone(zone, errors);
        WorkloadRules.NonNegative(spec.StartingDeadlineSeconds, "spec.startingDeadlineSeconds", errors);
        if (spec.ConcurrencyPolicy is not ("Allow" or "Forbid" or "Replace"))
            errors.NotSupported("spec.concurrencyPolicy", spec.ConcurrencyPolicy, "Allow", "Forbid", "Replace");
        WorkloadRules.NonNegative(spec.SuccessfulJobsHistoryLimit, "spec.successfulJobsHistoryLimit", errors);
        WorkloadRules.NonNegative(spec.FailedJobsHistoryLimit, "spec.failedJobsHistoryLimit", errors);
        var job = spec.JobTemplate.Spec;
        JobRules.Spec(job, Template, errors);
        if (job.Selector is not null)
            errors.Invalid($"{Template}.selector", job.Selector, "`selector` will be auto-generated");
        if (job.ManualSelector == true)
            errors.NotSupported($"{Template}.manualSelector", true, "nil", "false");
    }

    protected override IEnumerable<string> Warnings(CronJob value) =>
        WorkloadRules.Warnings(value.Metadata.Name, value.Spec.JobTemplate.Spec.Template, $"{Template}.template");

    private static Api.Core.V1.PodSpec PodsOf(CronJob value) => value.Spec.JobTemplate.Spec.Template.Spec;

    private static void TimeZone(string zone, FieldErrors errors)
    {
        const string Field = "spec.timeZone";
        if (zone.Length == 0)
            errors.Invalid(Field, zone, "timeZone must be nil or non-empty string");
        else if (zone.Equals("Local", StringComparison.OrdinalIgnoreCase))
            errors.Invalid(
                Field,
                zone,
                "timeZone must be an explicit time zone as defined in https://www.iana.org/time-zones"
            );
        // Names with blanks are those of another system, which the runtime knows as well.
        else if (zone.Contains(' ') || !TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _))
            errors.Invalid(Field, zone, $"unknown time zone {zone}");
    }
}
