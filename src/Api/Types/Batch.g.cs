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

public sealed class CronJob : IKubeObject
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
}

public sealed class CronJobList : IKubeList<CronJob>
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("metadata")]
    public ListMeta Metadata { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("items")]
    public List<CronJob> Items { get; set => field = value ?? new(); } = new();
}

public sealed class CronJobSpec
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
}

public sealed class CronJobStatus
{
    [JsonPropertyName("active")][OmitEmpty]
    public List<ObjectReference>? Active { get; set; }
    [JsonPropertyName("lastScheduleTime")]
    public DateTimeOffset? LastScheduleTime { get; set; }
    [JsonPropertyName("lastSuccessfulTime")]
    public DateTimeOffset? LastSuccessfulTime { get; set; }
}

public sealed class Job : IKubeObject
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
}

public sealed class JobCondition
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
}

public static class JobConditionType
{
    public const string Complete = "Complete";
    public const string Failed = "Failed";
    public const string FailureTarget = "FailureTarget";
    public const string SuccessCriteriaMet = "SuccessCriteriaMet";
    public const string Suspended = "Suspended";
}

public sealed class JobList : IKubeList<Job>
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("metadata")]
    public ListMeta Metadata { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("items")]
    public List<Job> Items { get; set => field = value ?? new(); } = new();
}

public sealed class JobSpec
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
}

public sealed class JobStatus
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
}

public sealed class JobTemplateSpec
{
    [JsonPropertyName("metadata")]
    public ObjectMeta Metadata { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("spec")]
    public JobSpec Spec { get; set => field = value ?? new(); } = new();
}

public sealed class PodFailurePolicy
{
    [JsonPropertyName("rules")]
    public List<PodFailurePolicyRule> Rules { get; set => field = value ?? new(); } = new();
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

public sealed class PodFailurePolicyOnExitCodesRequirement
{
    [JsonPropertyName("containerName")]
    public string? ContainerName { get; set; }
    [JsonPropertyName("operator")]
    public string Operator { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("values")]
    public List<int> Values { get; set => field = value ?? new(); } = new();
}

public sealed class PodFailurePolicyOnPodConditionsPattern
{
    [JsonPropertyName("type")]
    public string Type { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("status")][OmitEmpty]
    public string Status { get; set => field = value ?? ""; } = "";
}

public sealed class PodFailurePolicyRule
{
    [JsonPropertyName("action")]
    public string Action { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("onExitCodes")]
    public PodFailurePolicyOnExitCodesRequirement? OnExitCodes { get; set; }
    [JsonPropertyName("onPodConditions")][OmitEmpty]
    public List<PodFailurePolicyOnPodConditionsPattern>? OnPodConditions { get; set; }
}

public static class PodReplacementPolicy
{
    public const string Failed = "Failed";
    public const string TerminatingOrFailed = "TerminatingOrFailed";
}

public sealed class SuccessPolicy
{
    [JsonPropertyName("rules")]
    public List<SuccessPolicyRule> Rules { get; set => field = value ?? new(); } = new();
}

public sealed class SuccessPolicyRule
{
    [JsonPropertyName("succeededIndexes")]
    public string? SucceededIndexes { get; set; }
    [JsonPropertyName("succeededCount")]
    public int? SucceededCount { get; set; }
}

public sealed class UncountedTerminatedPods
{
    [JsonPropertyName("succeeded")][OmitEmpty]
    public List<string>? Succeeded { get; set; }
    [JsonPropertyName("failed")][OmitEmpty]
    public List<string>? Failed { get; set; }
}
