// Written by hack/generate-types.cs from src/Api/Schemas. Change the facts or the generator, not this file.
#nullable enable
using System.Text.Json;
using System.Text.Json.Serialization;
using Arktos.Api.Json;
using Arktos.Api.Meta.V1;
using Arktos.Api.Core.V1;

namespace Arktos.Api.Batch.V1;

public static class CompletionMode
{
    public const string Indexed = "Indexed";
    public const string NonIndexed = "NonIndexed";
}

public static class ConcurrencyPolicy
{
    public const string Allow = "Allow";
    public const string Forbid = "Forbid";
    public const string Replace = "Replace";
}

public sealed class CronJob : IKubeObject, IApiValue<CronJob>
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("metadata")]
    public ObjectMeta Metadata { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("spec")]
    public CronJobSpec Spec { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("status")]
    public CronJobStatus Status { get; set => field = value ?? new(); } = new();
    public CronJob DeepClone() => new()
    {
        Kind = Kind,
        ApiVersion = ApiVersion,
        Metadata = Metadata.DeepClone(),
        Spec = Spec.DeepClone(),
        Status = Status.DeepClone(),
    };
    public bool DeepEquals(CronJob? other) => other is not null
        && Kind == other.Kind
        && ApiVersion == other.ApiVersion
        && Metadata.DeepEquals(other.Metadata)
        && Spec.DeepEquals(other.Spec)
        && Status.DeepEquals(other.Status);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as CronJob);
    object? IKubeObject.SpecValue => Spec;
    object? IKubeObject.StatusValue { get => Status; set => Status = (CronJobStatus)value!; }
}

public sealed class CronJobList : IKubeList<CronJob>, IApiValue<CronJobList>
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("metadata")]
    public ListMeta Metadata { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("items")]
    public List<CronJob> Items { get; set => field = value ?? new(); } = new();
    public CronJobList DeepClone() => new()
    {
        Kind = Kind,
        ApiVersion = ApiVersion,
        Metadata = Metadata.DeepClone(),
        Items = DeepValues.Clone(Items, static e0 => e0.DeepClone())!,
    };
    public bool DeepEquals(CronJobList? other) => other is not null
        && Kind == other.Kind
        && ApiVersion == other.ApiVersion
        && Metadata.DeepEquals(other.Metadata)
        && DeepValues.Same(Items, other.Items, static (x0, y0) => x0.DeepEquals(y0));
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as CronJobList);
}

public sealed class CronJobSpec : IApiValue<CronJobSpec>
{
    [JsonPropertyName("schedule")]
    public string Schedule { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("timeZone")]
    public string? TimeZone { get; set; }
    [JsonPropertyName("startingDeadlineSeconds")]
    public long? StartingDeadlineSeconds { get; set; }
    [JsonPropertyName("concurrencyPolicy")][OmitEmpty]
    public string ConcurrencyPolicy { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("suspend")]
    public bool? Suspend { get; set; }
    [JsonPropertyName("jobTemplate")]
    public JobTemplateSpec JobTemplate { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("successfulJobsHistoryLimit")]
    public int? SuccessfulJobsHistoryLimit { get; set; }
    [JsonPropertyName("failedJobsHistoryLimit")]
    public int? FailedJobsHistoryLimit { get; set; }
    public CronJobSpec DeepClone() => new()
    {
        Schedule = Schedule,
        TimeZone = TimeZone,
        StartingDeadlineSeconds = StartingDeadlineSeconds,
        ConcurrencyPolicy = ConcurrencyPolicy,
        Suspend = Suspend,
        JobTemplate = JobTemplate.DeepClone(),
        SuccessfulJobsHistoryLimit = SuccessfulJobsHistoryLimit,
        FailedJobsHistoryLimit = FailedJobsHistoryLimit,
    };
    public bool DeepEquals(CronJobSpec? other) => other is not null
        && Schedule == other.Schedule
        && TimeZone == other.TimeZone
        && StartingDeadlineSeconds == other.StartingDeadlineSeconds
        && ConcurrencyPolicy == other.ConcurrencyPolicy
        && Suspend == other.Suspend
        && JobTemplate.DeepEquals(other.JobTemplate)
        && SuccessfulJobsHistoryLimit == other.SuccessfulJobsHistoryLimit
        && FailedJobsHistoryLimit == other.FailedJobsHistoryLimit;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as CronJobSpec);
}

public sealed class CronJobStatus : IApiValue<CronJobStatus>
{
    [JsonPropertyName("active")][OmitEmpty]
    public List<ObjectReference>? Active { get; set; }
    [JsonPropertyName("lastScheduleTime")]
    public DateTimeOffset? LastScheduleTime { get; set; }
    [JsonPropertyName("lastSuccessfulTime")]
    public DateTimeOffset? LastSuccessfulTime { get; set; }
    public CronJobStatus DeepClone() => new()
    {
        Active = DeepValues.Clone(Active, static e0 => e0.DeepClone()),
        LastScheduleTime = LastScheduleTime,
        LastSuccessfulTime = LastSuccessfulTime,
    };
    public bool DeepEquals(CronJobStatus? other) => other is not null
        && DeepValues.Same(Active, other.Active, static (x0, y0) => x0.DeepEquals(y0))
        && DeepValues.SameSeconds(LastScheduleTime, other.LastScheduleTime)
        && DeepValues.SameSeconds(LastSuccessfulTime, other.LastSuccessfulTime);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as CronJobStatus);
}

public sealed class Job : IKubeObject, IApiValue<Job>
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("metadata")]
    public ObjectMeta Metadata { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("spec")]
    public JobSpec Spec { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("status")]
    public JobStatus Status { get; set => field = value ?? new(); } = new();
    public Job DeepClone() => new()
    {
        Kind = Kind,
        ApiVersion = ApiVersion,
        Metadata = Metadata.DeepClone(),
        Spec = Spec.DeepClone(),
        Status = Status.DeepClone(),
    };
    public bool DeepEquals(Job? other) => other is not null
        && Kind == other.Kind
        && ApiVersion == other.ApiVersion
        && Metadata.DeepEquals(other.Metadata)
        && Spec.DeepEquals(other.Spec)
        && Status.DeepEquals(other.Status);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as Job);
    object? IKubeObject.SpecValue => Spec;
    object? IKubeObject.StatusValue { get => Status; set => Status = (JobStatus)value!; }
}

public sealed class JobCondition : IApiValue<JobCondition>
{
    [JsonPropertyName("type")]
    public string Type { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("status")]
    public string Status { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("lastProbeTime")]
    public DateTimeOffset? LastProbeTime { get; set; }
    [JsonPropertyName("lastTransitionTime")]
    public DateTimeOffset? LastTransitionTime { get; set; }
    [JsonPropertyName("reason")][OmitEmpty]
    public string Reason { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("message")][OmitEmpty]
    public string Message { get; set => field = value ?? ""; } = "";
    public JobCondition DeepClone() => new()
    {
        Type = Type,
        Status = Status,
        LastProbeTime = LastProbeTime,
        LastTransitionTime = LastTransitionTime,
        Reason = Reason,
        Message = Message,
    };
    public bool DeepEquals(JobCondition? other) => other is not null
        && Type == other.Type
        && Status == other.Status
        && DeepValues.SameSeconds(LastProbeTime, other.LastProbeTime)
        && DeepValues.SameSeconds(LastTransitionTime, other.LastTransitionTime)
        && Reason == other.Reason
        && Message == other.Message;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as JobCondition);
}

public static class JobConditionType
{
    public const string Complete = "Complete";
    public const string Failed = "Failed";
    public const string FailureTarget = "FailureTarget";
    public const string SuccessCriteriaMet = "SuccessCriteriaMet";
    public const string Suspended = "Suspended";
}

public sealed class JobList : IKubeList<Job>, IApiValue<JobList>
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("metadata")]
    public ListMeta Metadata { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("items")]
    public List<Job> Items { get; set => field = value ?? new(); } = new();
    public JobList DeepClone() => new()
    {
        Kind = Kind,
        ApiVersion = ApiVersion,
        Metadata = Metadata.DeepClone(),
        Items = DeepValues.Clone(Items, static e0 => e0.DeepClone())!,
    };
    public bool DeepEquals(JobList? other) => other is not null
        && Kind == other.Kind
        && ApiVersion == other.ApiVersion
        && Metadata.DeepEquals(other.Metadata)
        && DeepValues.Same(Items, other.Items, static (x0, y0) => x0.DeepEquals(y0));
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as JobList);
}

public sealed class JobSpec : IApiValue<JobSpec>
{
    [JsonPropertyName("parallelism")]
    public int? Parallelism { get; set; }
    [JsonPropertyName("completions")]
    public int? Completions { get; set; }
    [JsonPropertyName("activeDeadlineSeconds")]
    public long? ActiveDeadlineSeconds { get; set; }
    [JsonPropertyName("podFailurePolicy")]
    public PodFailurePolicy? PodFailurePolicy { get; set; }
    [JsonPropertyName("successPolicy")]
    public SuccessPolicy? SuccessPolicy { get; set; }
    [JsonPropertyName("backoffLimit")]
    public int? BackoffLimit { get; set; }
    [JsonPropertyName("backoffLimitPerIndex")]
    public int? BackoffLimitPerIndex { get; set; }
    [JsonPropertyName("maxFailedIndexes")]
    public int? MaxFailedIndexes { get; set; }
    [JsonPropertyName("selector")]
    public LabelSelector? Selector { get; set; }
    [JsonPropertyName("manualSelector")]
    public bool? ManualSelector { get; set; }
    [JsonPropertyName("template")]
    public PodTemplateSpec Template { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("ttlSecondsAfterFinished")]
    public int? TtlSecondsAfterFinished { get; set; }
    [JsonPropertyName("completionMode")]
    public string? CompletionMode { get; set; }
    [JsonPropertyName("suspend")]
    public bool? Suspend { get; set; }
    [JsonPropertyName("podReplacementPolicy")]
    public string? PodReplacementPolicy { get; set; }
    [JsonPropertyName("managedBy")]
    public string? ManagedBy { get; set; }
    public JobSpec DeepClone() => new()
    {
        Parallelism = Parallelism,
        Completions = Completions,
        ActiveDeadlineSeconds = ActiveDeadlineSeconds,
        PodFailurePolicy = PodFailurePolicy?.DeepClone(),
        SuccessPolicy = SuccessPolicy?.DeepClone(),
        BackoffLimit = BackoffLimit,
        BackoffLimitPerIndex = BackoffLimitPerIndex,
        MaxFailedIndexes = MaxFailedIndexes,
        Selector = Selector?.DeepClone(),
        ManualSelector = ManualSelector,
        Template = Template.DeepClone(),
        TtlSecondsAfterFinished = TtlSecondsAfterFinished,
        CompletionMode = CompletionMode,
        Suspend = Suspend,
        PodReplacementPolicy = PodReplacementPolicy,
        ManagedBy = ManagedBy,
    };
    public bool DeepEquals(JobSpec? other) => other is not null
        && Parallelism == other.Parallelism
        && Completions == other.Completions
        && ActiveDeadlineSeconds == other.ActiveDeadlineSeconds
        && DeepValues.Same(PodFailurePolicy, other.PodFailurePolicy)
        && DeepValues.Same(SuccessPolicy, other.SuccessPolicy)
        && BackoffLimit == other.BackoffLimit
        && BackoffLimitPerIndex == other.BackoffLimitPerIndex
        && MaxFailedIndexes == other.MaxFailedIndexes
        && DeepValues.Same(Selector, other.Selector)
        && ManualSelector == other.ManualSelector
        && Template.DeepEquals(other.Template)
        && TtlSecondsAfterFinished == other.TtlSecondsAfterFinished
        && CompletionMode == other.CompletionMode
        && Suspend == other.Suspend
        && PodReplacementPolicy == other.PodReplacementPolicy
        && ManagedBy == other.ManagedBy;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as JobSpec);
}

public sealed class JobStatus : IApiValue<JobStatus>
{
    [JsonPropertyName("conditions")][OmitEmpty]
    public List<JobCondition>? Conditions { get; set; }
    [JsonPropertyName("startTime")]
    public DateTimeOffset? StartTime { get; set; }
    [JsonPropertyName("completionTime")]
    public DateTimeOffset? CompletionTime { get; set; }
    [JsonPropertyName("active")][OmitEmpty]
    public int Active { get; set; }
    [JsonPropertyName("succeeded")][OmitEmpty]
    public int Succeeded { get; set; }
    [JsonPropertyName("failed")][OmitEmpty]
    public int Failed { get; set; }
    [JsonPropertyName("terminating")]
    public int? Terminating { get; set; }
    [JsonPropertyName("completedIndexes")][OmitEmpty]
    public string CompletedIndexes { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("failedIndexes")]
    public string? FailedIndexes { get; set; }
    [JsonPropertyName("uncountedTerminatedPods")]
    public UncountedTerminatedPods? UncountedTerminatedPods { get; set; }
    [JsonPropertyName("ready")]
    public int? Ready { get; set; }
    public JobStatus DeepClone() => new()
    {
        Conditions = DeepValues.Clone(Conditions, static e0 => e0.DeepClone()),
        StartTime = StartTime,
        CompletionTime = CompletionTime,
        Active = Active,
        Succeeded = Succeeded,
        Failed = Failed,
        Terminating = Terminating,
        CompletedIndexes = CompletedIndexes,
        FailedIndexes = FailedIndexes,
        UncountedTerminatedPods = UncountedTerminatedPods?.DeepClone(),
        Ready = Ready,
    };
    public bool DeepEquals(JobStatus? other) => other is not null
        && DeepValues.Same(Conditions, other.Conditions, static (x0, y0) => x0.DeepEquals(y0))
        && DeepValues.SameSeconds(StartTime, other.StartTime)
        && DeepValues.SameSeconds(CompletionTime, other.CompletionTime)
        && Active == other.Active
        && Succeeded == other.Succeeded
        && Failed == other.Failed
        && Terminating == other.Terminating
        && CompletedIndexes == other.CompletedIndexes
        && FailedIndexes == other.FailedIndexes
        && DeepValues.Same(UncountedTerminatedPods, other.UncountedTerminatedPods)
        && Ready == other.Ready;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as JobStatus);
}

public sealed class JobTemplateSpec : IApiValue<JobTemplateSpec>
{
    [JsonPropertyName("metadata")]
    public ObjectMeta Metadata { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("spec")]
    public JobSpec Spec { get; set => field = value ?? new(); } = new();
    public JobTemplateSpec DeepClone() => new()
    {
        Metadata = Metadata.DeepClone(),
        Spec = Spec.DeepClone(),
    };
    public bool DeepEquals(JobTemplateSpec? other) => other is not null
        && Metadata.DeepEquals(other.Metadata)
        && Spec.DeepEquals(other.Spec);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as JobTemplateSpec);
}

public sealed class PodFailurePolicy : IApiValue<PodFailurePolicy>
{
    [JsonPropertyName("rules")]
    public List<PodFailurePolicyRule> Rules { get; set => field = value ?? new(); } = new();
    public PodFailurePolicy DeepClone() => new()
    {
        Rules = DeepValues.Clone(Rules, static e0 => e0.DeepClone())!,
    };
    public bool DeepEquals(PodFailurePolicy? other) => other is not null
        && DeepValues.Same(Rules, other.Rules, static (x0, y0) => x0.DeepEquals(y0));
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as PodFailurePolicy);
}

public static class PodFailurePolicyAction
{
    public const string Count = "Count";
    public const string FailIndex = "FailIndex";
    public const string FailJob = "FailJob";
    public const string Ignore = "Ignore";
}

public static class PodFailurePolicyOnExitCodesOperator
{
    public const string In = "In";
    public const string NotIn = "NotIn";
}

public sealed class PodFailurePolicyOnExitCodesRequirement : IApiValue<PodFailurePolicyOnExitCodesRequirement>
{
    [JsonPropertyName("containerName")]
    public string? ContainerName { get; set; }
    [JsonPropertyName("operator")]
    public string Operator { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("values")]
    public List<int> Values { get; set => field = value ?? new(); } = new();
    public PodFailurePolicyOnExitCodesRequirement DeepClone() => new()
    {
        ContainerName = ContainerName,
        Operator = Operator,
        Values = DeepValues.Copy(Values)!,
    };
    public bool DeepEquals(PodFailurePolicyOnExitCodesRequirement? other) => other is not null
        && ContainerName == other.ContainerName
        && Operator == other.Operator
        && DeepValues.Same(Values, other.Values, static (x0, y0) => x0 == y0);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as PodFailurePolicyOnExitCodesRequirement);
}

public sealed class PodFailurePolicyOnPodConditionsPattern : IApiValue<PodFailurePolicyOnPodConditionsPattern>
{
    [JsonPropertyName("type")]
    public string Type { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("status")][OmitEmpty]
    public string Status { get; set => field = value ?? ""; } = "";
    public PodFailurePolicyOnPodConditionsPattern DeepClone() => new()
    {
        Type = Type,
        Status = Status,
    };
    public bool DeepEquals(PodFailurePolicyOnPodConditionsPattern? other) => other is not null
        && Type == other.Type
        && Status == other.Status;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as PodFailurePolicyOnPodConditionsPattern);
}

public sealed class PodFailurePolicyRule : IApiValue<PodFailurePolicyRule>
{
    [JsonPropertyName("action")]
    public string Action { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("onExitCodes")]
    public PodFailurePolicyOnExitCodesRequirement? OnExitCodes { get; set; }
    [JsonPropertyName("onPodConditions")][OmitEmpty]
    public List<PodFailurePolicyOnPodConditionsPattern>? OnPodConditions { get; set; }
    public PodFailurePolicyRule DeepClone() => new()
    {
        Action = Action,
        OnExitCodes = OnExitCodes?.DeepClone(),
        OnPodConditions = DeepValues.Clone(OnPodConditions, static e0 => e0.DeepClone()),
    };
    public bool DeepEquals(PodFailurePolicyRule? other) => other is not null
        && Action == other.Action
        && DeepValues.Same(OnExitCodes, other.OnExitCodes)
        && DeepValues.Same(OnPodConditions, other.OnPodConditions, static (x0, y0) => x0.DeepEquals(y0));
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as PodFailurePolicyRule);
}

public static class PodReplacementPolicy
{
    public const string Failed = "Failed";
    public const string TerminatingOrFailed = "TerminatingOrFailed";
}

public sealed class SuccessPolicy : IApiValue<SuccessPolicy>
{
    [JsonPropertyName("rules")]
    public List<SuccessPolicyRule> Rules { get; set => field = value ?? new(); } = new();
    public SuccessPolicy DeepClone() => new()
    {
        Rules = DeepValues.Clone(Rules, static e0 => e0.DeepClone())!,
    };
    public bool DeepEquals(SuccessPolicy? other) => other is not null
        && DeepValues.Same(Rules, other.Rules, static (x0, y0) => x0.DeepEquals(y0));
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as SuccessPolicy);
}

public sealed class SuccessPolicyRule : IApiValue<SuccessPolicyRule>
{
    [JsonPropertyName("succeededIndexes")]
    public string? SucceededIndexes { get; set; }
    [JsonPropertyName("succeededCount")]
    public int? SucceededCount { get; set; }
    public SuccessPolicyRule DeepClone() => new()
    {
        SucceededIndexes = SucceededIndexes,
        SucceededCount = SucceededCount,
    };
    public bool DeepEquals(SuccessPolicyRule? other) => other is not null
        && SucceededIndexes == other.SucceededIndexes
        && SucceededCount == other.SucceededCount;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as SuccessPolicyRule);
}

public sealed class UncountedTerminatedPods : IApiValue<UncountedTerminatedPods>
{
    [JsonPropertyName("succeeded")][OmitEmpty]
    public List<string>? Succeeded { get; set; }
    [JsonPropertyName("failed")][OmitEmpty]
    public List<string>? Failed { get; set; }
    public UncountedTerminatedPods DeepClone() => new()
    {
        Succeeded = DeepValues.Copy(Succeeded),
        Failed = DeepValues.Copy(Failed),
    };
    public bool DeepEquals(UncountedTerminatedPods? other) => other is not null
        && DeepValues.Same(Succeeded, other.Succeeded, static (x0, y0) => x0 == y0)
        && DeepValues.Same(Failed, other.Failed, static (x0, y0) => x0 == y0);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as UncountedTerminatedPods);
}
