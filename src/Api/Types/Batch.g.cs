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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Kind.Length > 0) w.WriteString("kind"u8, Kind);
        if (ApiVersion.Length > 0) w.WriteString("apiVersion"u8, ApiVersion);
        JsonWrite.Field(w, "metadata"u8, Metadata);
        JsonWrite.Field(w, "spec"u8, Spec);
        JsonWrite.Field(w, "status"u8, Status);
        w.WriteEndObject();
    }
    public static CronJob? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new CronJob();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("kind"u8): o.Kind = JsonRead.Text(ref r)!; break;
                case 4 when name.SequenceEqual("spec"u8): o.Spec = CronJobSpec.ReadJson(ref r, managers)!; break;
                case 6 when name.SequenceEqual("status"u8): o.Status = CronJobStatus.ReadJson(ref r, managers)!; break;
                case 8 when name.SequenceEqual("metadata"u8): o.Metadata = ObjectMeta.ReadJson(ref r, managers)!; break;
                case 10 when name.SequenceEqual("apiVersion"u8): o.ApiVersion = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Kind.Length > 0) w.WriteString("kind"u8, Kind);
        if (ApiVersion.Length > 0) w.WriteString("apiVersion"u8, ApiVersion);
        JsonWrite.Field(w, "metadata"u8, Metadata);
        JsonWrite.Field(w, "items"u8, Items, static (w, e0) => e0.WriteJson(w));
        w.WriteEndObject();
    }
    public static CronJobList? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new CronJobList();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("kind"u8): o.Kind = JsonRead.Text(ref r)!; break;
                case 5 when name.SequenceEqual("items"u8): o.Items = JsonRead.List(ref r, managers, JsonRead.Object<CronJob>)!; break;
                case 8 when name.SequenceEqual("metadata"u8): o.Metadata = ListMeta.ReadJson(ref r, managers)!; break;
                case 10 when name.SequenceEqual("apiVersion"u8): o.ApiVersion = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        w.WriteString("schedule"u8, Schedule);
        if (TimeZone is { } v1) w.WriteString("timeZone"u8, v1);
        if (StartingDeadlineSeconds is { } v2) w.WriteNumber("startingDeadlineSeconds"u8, v2);
        if (ConcurrencyPolicy.Length > 0) w.WriteString("concurrencyPolicy"u8, ConcurrencyPolicy);
        if (Suspend is { } v4) w.WriteBoolean("suspend"u8, v4);
        JsonWrite.Field(w, "jobTemplate"u8, JobTemplate);
        if (SuccessfulJobsHistoryLimit is { } v6) w.WriteNumber("successfulJobsHistoryLimit"u8, v6);
        if (FailedJobsHistoryLimit is { } v7) w.WriteNumber("failedJobsHistoryLimit"u8, v7);
        w.WriteEndObject();
    }
    public static CronJobSpec? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new CronJobSpec();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 7 when name.SequenceEqual("suspend"u8): o.Suspend = JsonRead.IsNull(ref r) ? default(bool?) : JsonRead.Boolean(ref r); break;
                case 8 when name.SequenceEqual("schedule"u8): o.Schedule = JsonRead.Text(ref r)!; break;
                case 8 when name.SequenceEqual("timeZone"u8): o.TimeZone = JsonRead.Text(ref r); break;
                case 11 when name.SequenceEqual("jobTemplate"u8): o.JobTemplate = JobTemplateSpec.ReadJson(ref r, managers)!; break;
                case 17 when name.SequenceEqual("concurrencyPolicy"u8): o.ConcurrencyPolicy = JsonRead.Text(ref r)!; break;
                case 22 when name.SequenceEqual("failedJobsHistoryLimit"u8): o.FailedJobsHistoryLimit = JsonRead.IsNull(ref r) ? default(int?) : JsonRead.Int32(ref r); break;
                case 23 when name.SequenceEqual("startingDeadlineSeconds"u8): o.StartingDeadlineSeconds = JsonRead.IsNull(ref r) ? default(long?) : JsonRead.Int64(ref r); break;
                case 26 when name.SequenceEqual("successfulJobsHistoryLimit"u8): o.SuccessfulJobsHistoryLimit = JsonRead.IsNull(ref r) ? default(int?) : JsonRead.Int32(ref r); break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Active is { Count: > 0 } v0) JsonWrite.Field(w, "active"u8, v0, static (w, e0) => e0.WriteJson(w));
        if (LastScheduleTime is { } v1) w.WriteString("lastScheduleTime"u8, KubeTime.Format(v1));
        if (LastSuccessfulTime is { } v2) w.WriteString("lastSuccessfulTime"u8, KubeTime.Format(v2));
        w.WriteEndObject();
    }
    public static CronJobStatus? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new CronJobStatus();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 6 when name.SequenceEqual("active"u8): o.Active = JsonRead.List(ref r, managers, JsonRead.Object<ObjectReference>); break;
                case 16 when name.SequenceEqual("lastScheduleTime"u8): o.LastScheduleTime = JsonRead.IsNull(ref r) ? default(DateTimeOffset?) : KubeTime.Read(ref r); break;
                case 18 when name.SequenceEqual("lastSuccessfulTime"u8): o.LastSuccessfulTime = JsonRead.IsNull(ref r) ? default(DateTimeOffset?) : KubeTime.Read(ref r); break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Kind.Length > 0) w.WriteString("kind"u8, Kind);
        if (ApiVersion.Length > 0) w.WriteString("apiVersion"u8, ApiVersion);
        JsonWrite.Field(w, "metadata"u8, Metadata);
        JsonWrite.Field(w, "spec"u8, Spec);
        JsonWrite.Field(w, "status"u8, Status);
        w.WriteEndObject();
    }
    public static Job? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new Job();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("kind"u8): o.Kind = JsonRead.Text(ref r)!; break;
                case 4 when name.SequenceEqual("spec"u8): o.Spec = JobSpec.ReadJson(ref r, managers)!; break;
                case 6 when name.SequenceEqual("status"u8): o.Status = JobStatus.ReadJson(ref r, managers)!; break;
                case 8 when name.SequenceEqual("metadata"u8): o.Metadata = ObjectMeta.ReadJson(ref r, managers)!; break;
                case 10 when name.SequenceEqual("apiVersion"u8): o.ApiVersion = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        w.WriteString("type"u8, Type);
        w.WriteString("status"u8, Status);
        if (LastProbeTime is { } v2) w.WriteString("lastProbeTime"u8, KubeTime.Format(v2));
        if (LastTransitionTime is { } v3) w.WriteString("lastTransitionTime"u8, KubeTime.Format(v3));
        if (Reason.Length > 0) w.WriteString("reason"u8, Reason);
        if (Message.Length > 0) w.WriteString("message"u8, Message);
        w.WriteEndObject();
    }
    public static JobCondition? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new JobCondition();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("type"u8): o.Type = JsonRead.Text(ref r)!; break;
                case 6 when name.SequenceEqual("status"u8): o.Status = JsonRead.Text(ref r)!; break;
                case 6 when name.SequenceEqual("reason"u8): o.Reason = JsonRead.Text(ref r)!; break;
                case 7 when name.SequenceEqual("message"u8): o.Message = JsonRead.Text(ref r)!; break;
                case 13 when name.SequenceEqual("lastProbeTime"u8): o.LastProbeTime = JsonRead.IsNull(ref r) ? default(DateTimeOffset?) : KubeTime.Read(ref r); break;
                case 18 when name.SequenceEqual("lastTransitionTime"u8): o.LastTransitionTime = JsonRead.IsNull(ref r) ? default(DateTimeOffset?) : KubeTime.Read(ref r); break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Kind.Length > 0) w.WriteString("kind"u8, Kind);
        if (ApiVersion.Length > 0) w.WriteString("apiVersion"u8, ApiVersion);
        JsonWrite.Field(w, "metadata"u8, Metadata);
        JsonWrite.Field(w, "items"u8, Items, static (w, e0) => e0.WriteJson(w));
        w.WriteEndObject();
    }
    public static JobList? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new JobList();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("kind"u8): o.Kind = JsonRead.Text(ref r)!; break;
                case 5 when name.SequenceEqual("items"u8): o.Items = JsonRead.List(ref r, managers, JsonRead.Object<Job>)!; break;
                case 8 when name.SequenceEqual("metadata"u8): o.Metadata = ListMeta.ReadJson(ref r, managers)!; break;
                case 10 when name.SequenceEqual("apiVersion"u8): o.ApiVersion = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Parallelism is { } v0) w.WriteNumber("parallelism"u8, v0);
        if (Completions is { } v1) w.WriteNumber("completions"u8, v1);
        if (ActiveDeadlineSeconds is { } v2) w.WriteNumber("activeDeadlineSeconds"u8, v2);
        if (PodFailurePolicy is { } v3) JsonWrite.Field(w, "podFailurePolicy"u8, v3);
        if (SuccessPolicy is { } v4) JsonWrite.Field(w, "successPolicy"u8, v4);
        if (BackoffLimit is { } v5) w.WriteNumber("backoffLimit"u8, v5);
        if (BackoffLimitPerIndex is { } v6) w.WriteNumber("backoffLimitPerIndex"u8, v6);
        if (MaxFailedIndexes is { } v7) w.WriteNumber("maxFailedIndexes"u8, v7);
        if (Selector is { } v8) JsonWrite.Field(w, "selector"u8, v8);
        if (ManualSelector is { } v9) w.WriteBoolean("manualSelector"u8, v9);
        JsonWrite.Field(w, "template"u8, Template);
        if (TtlSecondsAfterFinished is { } v11) w.WriteNumber("ttlSecondsAfterFinished"u8, v11);
        if (CompletionMode is { } v12) w.WriteString("completionMode"u8, v12);
        if (Suspend is { } v13) w.WriteBoolean("suspend"u8, v13);
        if (PodReplacementPolicy is { } v14) w.WriteString("podReplacementPolicy"u8, v14);
        if (ManagedBy is { } v15) w.WriteString("managedBy"u8, v15);
        w.WriteEndObject();
    }
    public static JobSpec? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new JobSpec();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 7 when name.SequenceEqual("suspend"u8): o.Suspend = JsonRead.IsNull(ref r) ? default(bool?) : JsonRead.Boolean(ref r); break;
                case 8 when name.SequenceEqual("selector"u8): o.Selector = LabelSelector.ReadJson(ref r, managers); break;
                case 8 when name.SequenceEqual("template"u8): o.Template = PodTemplateSpec.ReadJson(ref r, managers)!; break;
                case 9 when name.SequenceEqual("managedBy"u8): o.ManagedBy = JsonRead.Text(ref r); break;
                case 11 when name.SequenceEqual("parallelism"u8): o.Parallelism = JsonRead.IsNull(ref r) ? default(int?) : JsonRead.Int32(ref r); break;
                case 11 when name.SequenceEqual("completions"u8): o.Completions = JsonRead.IsNull(ref r) ? default(int?) : JsonRead.Int32(ref r); break;
                case 12 when name.SequenceEqual("backoffLimit"u8): o.BackoffLimit = JsonRead.IsNull(ref r) ? default(int?) : JsonRead.Int32(ref r); break;
                case 13 when name.SequenceEqual("successPolicy"u8): o.SuccessPolicy = SuccessPolicy.ReadJson(ref r, managers); break;
                case 14 when name.SequenceEqual("manualSelector"u8): o.ManualSelector = JsonRead.IsNull(ref r) ? default(bool?) : JsonRead.Boolean(ref r); break;
                case 14 when name.SequenceEqual("completionMode"u8): o.CompletionMode = JsonRead.Text(ref r); break;
                case 16 when name.SequenceEqual("podFailurePolicy"u8): o.PodFailurePolicy = PodFailurePolicy.ReadJson(ref r, managers); break;
                case 16 when name.SequenceEqual("maxFailedIndexes"u8): o.MaxFailedIndexes = JsonRead.IsNull(ref r) ? default(int?) : JsonRead.Int32(ref r); break;
                case 20 when name.SequenceEqual("backoffLimitPerIndex"u8): o.BackoffLimitPerIndex = JsonRead.IsNull(ref r) ? default(int?) : JsonRead.Int32(ref r); break;
                case 20 when name.SequenceEqual("podReplacementPolicy"u8): o.PodReplacementPolicy = JsonRead.Text(ref r); break;
                case 21 when name.SequenceEqual("activeDeadlineSeconds"u8): o.ActiveDeadlineSeconds = JsonRead.IsNull(ref r) ? default(long?) : JsonRead.Int64(ref r); break;
                case 23 when name.SequenceEqual("ttlSecondsAfterFinished"u8): o.TtlSecondsAfterFinished = JsonRead.IsNull(ref r) ? default(int?) : JsonRead.Int32(ref r); break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Conditions is { Count: > 0 } v0) JsonWrite.Field(w, "conditions"u8, v0, static (w, e0) => e0.WriteJson(w));
        if (StartTime is { } v1) w.WriteString("startTime"u8, KubeTime.Format(v1));
        if (CompletionTime is { } v2) w.WriteString("completionTime"u8, KubeTime.Format(v2));
        if (Active != 0) w.WriteNumber("active"u8, Active);
        if (Succeeded != 0) w.WriteNumber("succeeded"u8, Succeeded);
        if (Failed != 0) w.WriteNumber("failed"u8, Failed);
        if (Terminating is { } v6) w.WriteNumber("terminating"u8, v6);
        if (CompletedIndexes.Length > 0) w.WriteString("completedIndexes"u8, CompletedIndexes);
        if (FailedIndexes is { } v8) w.WriteString("failedIndexes"u8, v8);
        if (UncountedTerminatedPods is { } v9) JsonWrite.Field(w, "uncountedTerminatedPods"u8, v9);
        if (Ready is { } v10) w.WriteNumber("ready"u8, v10);
        w.WriteEndObject();
    }
    public static JobStatus? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new JobStatus();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 5 when name.SequenceEqual("ready"u8): o.Ready = JsonRead.IsNull(ref r) ? default(int?) : JsonRead.Int32(ref r); break;
                case 6 when name.SequenceEqual("active"u8): o.Active = JsonRead.Int32(ref r); break;
                case 6 when name.SequenceEqual("failed"u8): o.Failed = JsonRead.Int32(ref r); break;
                case 9 when name.SequenceEqual("startTime"u8): o.StartTime = JsonRead.IsNull(ref r) ? default(DateTimeOffset?) : KubeTime.Read(ref r); break;
                case 9 when name.SequenceEqual("succeeded"u8): o.Succeeded = JsonRead.Int32(ref r); break;
                case 10 when name.SequenceEqual("conditions"u8): o.Conditions = JsonRead.List(ref r, managers, JsonRead.Object<JobCondition>); break;
                case 11 when name.SequenceEqual("terminating"u8): o.Terminating = JsonRead.IsNull(ref r) ? default(int?) : JsonRead.Int32(ref r); break;
                case 13 when name.SequenceEqual("failedIndexes"u8): o.FailedIndexes = JsonRead.Text(ref r); break;
                case 14 when name.SequenceEqual("completionTime"u8): o.CompletionTime = JsonRead.IsNull(ref r) ? default(DateTimeOffset?) : KubeTime.Read(ref r); break;
                case 16 when name.SequenceEqual("completedIndexes"u8): o.CompletedIndexes = JsonRead.Text(ref r)!; break;
                case 23 when name.SequenceEqual("uncountedTerminatedPods"u8): o.UncountedTerminatedPods = UncountedTerminatedPods.ReadJson(ref r, managers); break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        JsonWrite.Field(w, "metadata"u8, Metadata);
        JsonWrite.Field(w, "spec"u8, Spec);
        w.WriteEndObject();
    }
    public static JobTemplateSpec? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new JobTemplateSpec();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("spec"u8): o.Spec = JobSpec.ReadJson(ref r, managers)!; break;
                case 8 when name.SequenceEqual("metadata"u8): o.Metadata = ObjectMeta.ReadJson(ref r, managers)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        JsonWrite.Field(w, "rules"u8, Rules, static (w, e0) => e0.WriteJson(w));
        w.WriteEndObject();
    }
    public static PodFailurePolicy? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new PodFailurePolicy();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 5 when name.SequenceEqual("rules"u8): o.Rules = JsonRead.List(ref r, managers, JsonRead.Object<PodFailurePolicyRule>)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (ContainerName is { } v0) w.WriteString("containerName"u8, v0);
        w.WriteString("operator"u8, Operator);
        JsonWrite.Field(w, "values"u8, Values, static (w, e0) => w.WriteNumberValue(e0));
        w.WriteEndObject();
    }
    public static PodFailurePolicyOnExitCodesRequirement? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new PodFailurePolicyOnExitCodesRequirement();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 6 when name.SequenceEqual("values"u8): o.Values = JsonRead.List(ref r, managers, static (ref Utf8JsonReader r, bool managers) => JsonRead.Int32(ref r))!; break;
                case 8 when name.SequenceEqual("operator"u8): o.Operator = JsonRead.Text(ref r)!; break;
                case 13 when name.SequenceEqual("containerName"u8): o.ContainerName = JsonRead.Text(ref r); break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        w.WriteString("type"u8, Type);
        if (Status.Length > 0) w.WriteString("status"u8, Status);
        w.WriteEndObject();
    }
    public static PodFailurePolicyOnPodConditionsPattern? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new PodFailurePolicyOnPodConditionsPattern();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("type"u8): o.Type = JsonRead.Text(ref r)!; break;
                case 6 when name.SequenceEqual("status"u8): o.Status = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        w.WriteString("action"u8, Action);
        if (OnExitCodes is { } v1) JsonWrite.Field(w, "onExitCodes"u8, v1);
        if (OnPodConditions is { Count: > 0 } v2) JsonWrite.Field(w, "onPodConditions"u8, v2, static (w, e0) => e0.WriteJson(w));
        w.WriteEndObject();
    }
    public static PodFailurePolicyRule? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new PodFailurePolicyRule();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 6 when name.SequenceEqual("action"u8): o.Action = JsonRead.Text(ref r)!; break;
                case 11 when name.SequenceEqual("onExitCodes"u8): o.OnExitCodes = PodFailurePolicyOnExitCodesRequirement.ReadJson(ref r, managers); break;
                case 15 when name.SequenceEqual("onPodConditions"u8): o.OnPodConditions = JsonRead.List(ref r, managers, JsonRead.Object<PodFailurePolicyOnPodConditionsPattern>); break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        JsonWrite.Field(w, "rules"u8, Rules, static (w, e0) => e0.WriteJson(w));
        w.WriteEndObject();
    }
    public static SuccessPolicy? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new SuccessPolicy();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 5 when name.SequenceEqual("rules"u8): o.Rules = JsonRead.List(ref r, managers, JsonRead.Object<SuccessPolicyRule>)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (SucceededIndexes is { } v0) w.WriteString("succeededIndexes"u8, v0);
        if (SucceededCount is { } v1) w.WriteNumber("succeededCount"u8, v1);
        w.WriteEndObject();
    }
    public static SuccessPolicyRule? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new SuccessPolicyRule();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 14 when name.SequenceEqual("succeededCount"u8): o.SucceededCount = JsonRead.IsNull(ref r) ? default(int?) : JsonRead.Int32(ref r); break;
                case 16 when name.SequenceEqual("succeededIndexes"u8): o.SucceededIndexes = JsonRead.Text(ref r); break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Succeeded is { Count: > 0 } v0) JsonWrite.Field(w, "succeeded"u8, v0, static (w, e0) => w.WriteStringValue(e0));
        if (Failed is { Count: > 0 } v1) JsonWrite.Field(w, "failed"u8, v1, static (w, e0) => w.WriteStringValue(e0));
        w.WriteEndObject();
    }
    public static UncountedTerminatedPods? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new UncountedTerminatedPods();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 6 when name.SequenceEqual("failed"u8): o.Failed = JsonRead.List(ref r, managers, static (ref Utf8JsonReader r, bool managers) => JsonRead.Text(ref r)!); break;
                case 9 when name.SequenceEqual("succeeded"u8): o.Succeeded = JsonRead.List(ref r, managers, static (ref Utf8JsonReader r, bool managers) => JsonRead.Text(ref r)!); break;
                default: r.Skip(); break;
            }
        return o;
    }
}
