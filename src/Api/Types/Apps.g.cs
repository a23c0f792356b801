// Written by hack/generate-types.cs from src/Api/Schemas. Change the facts or the generator, not this file.
#nullable enable
using System.Text.Json;
using System.Text.Json.Serialization;
using Arktos.Api.Json;
using Arktos.Api.Meta.V1;
using Arktos.Api.Core.V1;

namespace Arktos.Api.Apps.V1;

public sealed class ControllerRevision : IKubeObject, IApiValue<ControllerRevision>
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("metadata")]
    public ObjectMeta Metadata { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("data")]
    public JsonElement? Data { get; set; }
    [JsonPropertyName("revision")]
    public long Revision { get; set; }
    public ControllerRevision DeepClone() => new()
    {
        Kind = Kind,
        ApiVersion = ApiVersion,
        Metadata = Metadata.DeepClone(),
        Data = Data,
        Revision = Revision,
    };
    public bool DeepEquals(ControllerRevision? other) => other is not null
        && Kind == other.Kind
        && ApiVersion == other.ApiVersion
        && Metadata.DeepEquals(other.Metadata)
        && DeepValues.Same(Data, other.Data)
        && Revision == other.Revision;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as ControllerRevision);
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Kind.Length > 0) w.WriteString("kind"u8, Kind);
        if (ApiVersion.Length > 0) w.WriteString("apiVersion"u8, ApiVersion);
        JsonWrite.Field(w, "metadata"u8, Metadata);
        if (Data is { } v3) JsonWrite.Field(w, "data"u8, v3);
        w.WriteNumber("revision"u8, Revision);
        w.WriteEndObject();
    }
    public static ControllerRevision? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new ControllerRevision();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("kind"u8): o.Kind = JsonRead.Text(ref r)!; break;
                case 4 when name.SequenceEqual("data"u8): o.Data = JsonRead.IsNull(ref r) ? default(JsonElement?) : JsonRead.Element(ref r); break;
                case 8 when name.SequenceEqual("metadata"u8): o.Metadata = ObjectMeta.ReadJson(ref r, managers)!; break;
                case 8 when name.SequenceEqual("revision"u8): o.Revision = JsonRead.Int64(ref r); break;
                case 10 when name.SequenceEqual("apiVersion"u8): o.ApiVersion = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
    object? IKubeObject.SpecValue => null;
    object? IKubeObject.StatusValue { get => null; set => throw new NotSupportedException("ControllerRevision has no status"); }
}

public sealed class ControllerRevisionList : IKubeList<ControllerRevision>, IApiValue<ControllerRevisionList>
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("metadata")]
    public ListMeta Metadata { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("items")]
    public List<ControllerRevision> Items { get; set => field = value ?? new(); } = new();
    public ControllerRevisionList DeepClone() => new()
    {
        Kind = Kind,
        ApiVersion = ApiVersion,
        Metadata = Metadata.DeepClone(),
        Items = DeepValues.Clone(Items, static e0 => e0.DeepClone())!,
    };
    public bool DeepEquals(ControllerRevisionList? other) => other is not null
        && Kind == other.Kind
        && ApiVersion == other.ApiVersion
        && Metadata.DeepEquals(other.Metadata)
        && DeepValues.Same(Items, other.Items, static (x0, y0) => x0.DeepEquals(y0));
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as ControllerRevisionList);
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Kind.Length > 0) w.WriteString("kind"u8, Kind);
        if (ApiVersion.Length > 0) w.WriteString("apiVersion"u8, ApiVersion);
        JsonWrite.Field(w, "metadata"u8, Metadata);
        JsonWrite.Field(w, "items"u8, Items, static (w, e0) => e0.WriteJson(w));
        w.WriteEndObject();
    }
    public static ControllerRevisionList? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new ControllerRevisionList();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("kind"u8): o.Kind = JsonRead.Text(ref r)!; break;
                case 5 when name.SequenceEqual("items"u8): o.Items = JsonRead.List(ref r, managers, JsonRead.Object<ControllerRevision>)!; break;
                case 8 when name.SequenceEqual("metadata"u8): o.Metadata = ListMeta.ReadJson(ref r, managers)!; break;
                case 10 when name.SequenceEqual("apiVersion"u8): o.ApiVersion = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
}

public sealed class DaemonSet : IKubeObject, IApiValue<DaemonSet>
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("metadata")]
    public ObjectMeta Metadata { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("spec")]
    public DaemonSetSpec Spec { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("status")]
    public DaemonSetStatus Status { get; set => field = value ?? new(); } = new();
    public DaemonSet DeepClone() => new()
    {
        Kind = Kind,
        ApiVersion = ApiVersion,
        Metadata = Metadata.DeepClone(),
        Spec = Spec.DeepClone(),
        Status = Status.DeepClone(),
    };
    public bool DeepEquals(DaemonSet? other) => other is not null
        && Kind == other.Kind
        && ApiVersion == other.ApiVersion
        && Metadata.DeepEquals(other.Metadata)
        && Spec.DeepEquals(other.Spec)
        && Status.DeepEquals(other.Status);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as DaemonSet);
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
    public static DaemonSet? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new DaemonSet();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("kind"u8): o.Kind = JsonRead.Text(ref r)!; break;
                case 4 when name.SequenceEqual("spec"u8): o.Spec = DaemonSetSpec.ReadJson(ref r, managers)!; break;
                case 6 when name.SequenceEqual("status"u8): o.Status = DaemonSetStatus.ReadJson(ref r, managers)!; break;
                case 8 when name.SequenceEqual("metadata"u8): o.Metadata = ObjectMeta.ReadJson(ref r, managers)!; break;
                case 10 when name.SequenceEqual("apiVersion"u8): o.ApiVersion = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
    object? IKubeObject.SpecValue => Spec;
    object? IKubeObject.StatusValue { get => Status; set => Status = (DaemonSetStatus)value!; }
}

public sealed class DaemonSetCondition : IApiValue<DaemonSetCondition>
{
    [JsonPropertyName("type")]
    public string Type { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("status")]
    public string Status { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("lastTransitionTime")]
    public DateTimeOffset? LastTransitionTime { get; set; }
    [JsonPropertyName("reason")][OmitEmpty]
    public string Reason { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("message")][OmitEmpty]
    public string Message { get; set => field = value ?? ""; } = "";
    public DaemonSetCondition DeepClone() => new()
    {
        Type = Type,
        Status = Status,
        LastTransitionTime = LastTransitionTime,
        Reason = Reason,
        Message = Message,
    };
    public bool DeepEquals(DaemonSetCondition? other) => other is not null
        && Type == other.Type
        && Status == other.Status
        && DeepValues.SameSeconds(LastTransitionTime, other.LastTransitionTime)
        && Reason == other.Reason
        && Message == other.Message;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as DaemonSetCondition);
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        w.WriteString("type"u8, Type);
        w.WriteString("status"u8, Status);
        if (LastTransitionTime is { } v2) w.WriteString("lastTransitionTime"u8, KubeTime.Format(v2));
        if (Reason.Length > 0) w.WriteString("reason"u8, Reason);
        if (Message.Length > 0) w.WriteString("message"u8, Message);
        w.WriteEndObject();
    }
    public static DaemonSetCondition? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new DaemonSetCondition();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("type"u8): o.Type = JsonRead.Text(ref r)!; break;
                case 6 when name.SequenceEqual("status"u8): o.Status = JsonRead.Text(ref r)!; break;
                case 6 when name.SequenceEqual("reason"u8): o.Reason = JsonRead.Text(ref r)!; break;
                case 7 when name.SequenceEqual("message"u8): o.Message = JsonRead.Text(ref r)!; break;
                case 18 when name.SequenceEqual("lastTransitionTime"u8): o.LastTransitionTime = JsonRead.IsNull(ref r) ? default(DateTimeOffset?) : KubeTime.Read(ref r); break;
                default: r.Skip(); break;
            }
        return o;
    }
}

public sealed class DaemonSetList : IKubeList<DaemonSet>, IApiValue<DaemonSetList>
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("metadata")]
    public ListMeta Metadata { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("items")]
    public List<DaemonSet> Items { get; set => field = value ?? new(); } = new();
    public DaemonSetList DeepClone() => new()
    {
        Kind = Kind,
        ApiVersion = ApiVersion,
        Metadata = Metadata.DeepClone(),
        Items = DeepValues.Clone(Items, static e0 => e0.DeepClone())!,
    };
    public bool DeepEquals(DaemonSetList? other) => other is not null
        && Kind == other.Kind
        && ApiVersion == other.ApiVersion
        && Metadata.DeepEquals(other.Metadata)
        && DeepValues.Same(Items, other.Items, static (x0, y0) => x0.DeepEquals(y0));
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as DaemonSetList);
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Kind.Length > 0) w.WriteString("kind"u8, Kind);
        if (ApiVersion.Length > 0) w.WriteString("apiVersion"u8, ApiVersion);
        JsonWrite.Field(w, "metadata"u8, Metadata);
        JsonWrite.Field(w, "items"u8, Items, static (w, e0) => e0.WriteJson(w));
        w.WriteEndObject();
    }
    public static DaemonSetList? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new DaemonSetList();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("kind"u8): o.Kind = JsonRead.Text(ref r)!; break;
                case 5 when name.SequenceEqual("items"u8): o.Items = JsonRead.List(ref r, managers, JsonRead.Object<DaemonSet>)!; break;
                case 8 when name.SequenceEqual("metadata"u8): o.Metadata = ListMeta.ReadJson(ref r, managers)!; break;
                case 10 when name.SequenceEqual("apiVersion"u8): o.ApiVersion = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
}

public sealed class DaemonSetSpec : IApiValue<DaemonSetSpec>
{
    [JsonPropertyName("selector")]
    public LabelSelector? Selector { get; set; }
    [JsonPropertyName("template")]
    public PodTemplateSpec Template { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("updateStrategy")]
    public DaemonSetUpdateStrategy UpdateStrategy { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("minReadySeconds")][OmitEmpty]
    public int MinReadySeconds { get; set; }
    [JsonPropertyName("revisionHistoryLimit")]
    public int? RevisionHistoryLimit { get; set; }
    public DaemonSetSpec DeepClone() => new()
    {
        Selector = Selector?.DeepClone(),
        Template = Template.DeepClone(),
        UpdateStrategy = UpdateStrategy.DeepClone(),
        MinReadySeconds = MinReadySeconds,
        RevisionHistoryLimit = RevisionHistoryLimit,
    };
    public bool DeepEquals(DaemonSetSpec? other) => other is not null
        && DeepValues.Same(Selector, other.Selector)
        && Template.DeepEquals(other.Template)
        && UpdateStrategy.DeepEquals(other.UpdateStrategy)
        && MinReadySeconds == other.MinReadySeconds
        && RevisionHistoryLimit == other.RevisionHistoryLimit;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as DaemonSetSpec);
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Selector is { } v0) JsonWrite.Field(w, "selector"u8, v0);
        JsonWrite.Field(w, "template"u8, Template);
        JsonWrite.Field(w, "updateStrategy"u8, UpdateStrategy);
        if (MinReadySeconds != 0) w.WriteNumber("minReadySeconds"u8, MinReadySeconds);
        if (RevisionHistoryLimit is { } v4) w.WriteNumber("revisionHistoryLimit"u8, v4);
        w.WriteEndObject();
    }
    public static DaemonSetSpec? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new DaemonSetSpec();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 8 when name.SequenceEqual("selector"u8): o.Selector = LabelSelector.ReadJson(ref r, managers); break;
                case 8 when name.SequenceEqual("template"u8): o.Template = PodTemplateSpec.ReadJson(ref r, managers)!; break;
                case 14 when name.SequenceEqual("updateStrategy"u8): o.UpdateStrategy = DaemonSetUpdateStrategy.ReadJson(ref r, managers)!; break;
                case 15 when name.SequenceEqual("minReadySeconds"u8): o.MinReadySeconds = JsonRead.Int32(ref r); break;
                case 20 when name.SequenceEqual("revisionHistoryLimit"u8): o.RevisionHistoryLimit = JsonRead.IsNull(ref r) ? default(int?) : JsonRead.Int32(ref r); break;
                default: r.Skip(); break;
            }
        return o;
    }
}

public sealed class DaemonSetStatus : IApiValue<DaemonSetStatus>
{
    [JsonPropertyName("currentNumberScheduled")]
    public int CurrentNumberScheduled { get; set; }
    [JsonPropertyName("numberMisscheduled")]
    public int NumberMisscheduled { get; set; }
    [JsonPropertyName("desiredNumberScheduled")]
    public int DesiredNumberScheduled { get; set; }
    [JsonPropertyName("numberReady")]
    public int NumberReady { get; set; }
    [JsonPropertyName("observedGeneration")][OmitEmpty]
    public long ObservedGeneration { get; set; }
    [JsonPropertyName("updatedNumberScheduled")][OmitEmpty]
    public int UpdatedNumberScheduled { get; set; }
    [JsonPropertyName("numberAvailable")][OmitEmpty]
    public int NumberAvailable { get; set; }
    [JsonPropertyName("numberUnavailable")][OmitEmpty]
    public int NumberUnavailable { get; set; }
    [JsonPropertyName("collisionCount")]
    public int? CollisionCount { get; set; }
    [JsonPropertyName("conditions")][OmitEmpty]
    public List<DaemonSetCondition>? Conditions { get; set; }
    public DaemonSetStatus DeepClone() => new()
    {
        CurrentNumberScheduled = CurrentNumberScheduled,
        NumberMisscheduled = NumberMisscheduled,
        DesiredNumberScheduled = DesiredNumberScheduled,
        NumberReady = NumberReady,
        ObservedGeneration = ObservedGeneration,
        UpdatedNumberScheduled = UpdatedNumberScheduled,
        NumberAvailable = NumberAvailable,
        NumberUnavailable = NumberUnavailable,
        CollisionCount = CollisionCount,
        Conditions = DeepValues.Clone(Conditions, static e0 => e0.DeepClone()),
    };
    public bool DeepEquals(DaemonSetStatus? other) => other is not null
        && CurrentNumberScheduled == other.CurrentNumberScheduled
        && NumberMisscheduled == other.NumberMisscheduled
        && DesiredNumberScheduled == other.DesiredNumberScheduled
        && NumberReady == other.NumberReady
        && ObservedGeneration == other.ObservedGeneration
        && UpdatedNumberScheduled == other.UpdatedNumberScheduled
        && NumberAvailable == other.NumberAvailable
        && NumberUnavailable == other.NumberUnavailable
        && CollisionCount == other.CollisionCount
        && DeepValues.Same(Conditions, other.Conditions, static (x0, y0) => x0.DeepEquals(y0));
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as DaemonSetStatus);
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        w.WriteNumber("currentNumberScheduled"u8, CurrentNumberScheduled);
        w.WriteNumber("numberMisscheduled"u8, NumberMisscheduled);
        w.WriteNumber("desiredNumberScheduled"u8, DesiredNumberScheduled);
        w.WriteNumber("numberReady"u8, NumberReady);
        if (ObservedGeneration != 0) w.WriteNumber("observedGeneration"u8, ObservedGeneration);
        if (UpdatedNumberScheduled != 0) w.WriteNumber("updatedNumberScheduled"u8, UpdatedNumberScheduled);
        if (NumberAvailable != 0) w.WriteNumber("numberAvailable"u8, NumberAvailable);
        if (NumberUnavailable != 0) w.WriteNumber("numberUnavailable"u8, NumberUnavailable);
        if (CollisionCount is { } v8) w.WriteNumber("collisionCount"u8, v8);
        if (Conditions is { Count: > 0 } v9) JsonWrite.Field(w, "conditions"u8, v9, static (w, e0) => e0.WriteJson(w));
        w.WriteEndObject();
    }
    public static DaemonSetStatus? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new DaemonSetStatus();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 10 when name.SequenceEqual("conditions"u8): o.Conditions = JsonRead.List(ref r, managers, JsonRead.Object<DaemonSetCondition>); break;
                case 11 when name.SequenceEqual("numberReady"u8): o.NumberReady = JsonRead.Int32(ref r); break;
                case 14 when name.SequenceEqual("collisionCount"u8): o.CollisionCount = JsonRead.IsNull(ref r) ? default(int?) : JsonRead.Int32(ref r); break;
                case 15 when name.SequenceEqual("numberAvailable"u8): o.NumberAvailable = JsonRead.Int32(ref r); break;
                case 17 when name.SequenceEqual("numberUnavailable"u8): o.NumberUnavailable = JsonRead.Int32(ref r); break;
                case 18 when name.SequenceEqual("numberMisscheduled"u8): o.NumberMisscheduled = JsonRead.Int32(ref r); break;
                case 18 when name.SequenceEqual("observedGeneration"u8): o.ObservedGeneration = JsonRead.Int64(ref r); break;
                case 22 when name.SequenceEqual("currentNumberScheduled"u8): o.CurrentNumberScheduled = JsonRead.Int32(ref r); break;
                case 22 when name.SequenceEqual("desiredNumberScheduled"u8): o.DesiredNumberScheduled = JsonRead.Int32(ref r); break;
                case 22 when name.SequenceEqual("updatedNumberScheduled"u8): o.UpdatedNumberScheduled = JsonRead.Int32(ref r); break;
                default: r.Skip(); break;
            }
        return o;
    }
}

public sealed class DaemonSetUpdateStrategy : IApiValue<DaemonSetUpdateStrategy>
{
    [JsonPropertyName("type")][OmitEmpty]
    public string Type { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("rollingUpdate")]
    public RollingUpdateDaemonSet? RollingUpdate { get; set; }
    public DaemonSetUpdateStrategy DeepClone() => new()
    {
        Type = Type,
        RollingUpdate = RollingUpdate?.DeepClone(),
    };
    public bool DeepEquals(DaemonSetUpdateStrategy? other) => other is not null
        && Type == other.Type
        && DeepValues.Same(RollingUpdate, other.RollingUpdate);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as DaemonSetUpdateStrategy);
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Type.Length > 0) w.WriteString("type"u8, Type);
        if (RollingUpdate is { } v1) JsonWrite.Field(w, "rollingUpdate"u8, v1);
        w.WriteEndObject();
    }
    public static DaemonSetUpdateStrategy? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new DaemonSetUpdateStrategy();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("type"u8): o.Type = JsonRead.Text(ref r)!; break;
                case 13 when name.SequenceEqual("rollingUpdate"u8): o.RollingUpdate = RollingUpdateDaemonSet.ReadJson(ref r, managers); break;
                default: r.Skip(); break;
            }
        return o;
    }
}

public static class DaemonSetUpdateStrategyType
{
    public const string OnDelete = "OnDelete";
    public const string RollingUpdate = "RollingUpdate";
}

public sealed class Deployment : IKubeObject, IApiValue<Deployment>
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("metadata")]
    public ObjectMeta Metadata { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("spec")]
    public DeploymentSpec Spec { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("status")]
    public DeploymentStatus Status { get; set => field = value ?? new(); } = new();
    public Deployment DeepClone() => new()
    {
        Kind = Kind,
        ApiVersion = ApiVersion,
        Metadata = Metadata.DeepClone(),
        Spec = Spec.DeepClone(),
        Status = Status.DeepClone(),
    };
    public bool DeepEquals(Deployment? other) => other is not null
        && Kind == other.Kind
        && ApiVersion == other.ApiVersion
        && Metadata.DeepEquals(other.Metadata)
        && Spec.DeepEquals(other.Spec)
        && Status.DeepEquals(other.Status);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as Deployment);
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
    public static Deployment? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new Deployment();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("kind"u8): o.Kind = JsonRead.Text(ref r)!; break;
                case 4 when name.SequenceEqual("spec"u8): o.Spec = DeploymentSpec.ReadJson(ref r, managers)!; break;
                case 6 when name.SequenceEqual("status"u8): o.Status = DeploymentStatus.ReadJson(ref r, managers)!; break;
                case 8 when name.SequenceEqual("metadata"u8): o.Metadata = ObjectMeta.ReadJson(ref r, managers)!; break;
                case 10 when name.SequenceEqual("apiVersion"u8): o.ApiVersion = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
    object? IKubeObject.SpecValue => Spec;
    object? IKubeObject.StatusValue { get => Status; set => Status = (DeploymentStatus)value!; }
}

public sealed class DeploymentCondition : IApiValue<DeploymentCondition>
{
    [JsonPropertyName("type")]
    public string Type { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("status")]
    public string Status { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("lastUpdateTime")]
    public DateTimeOffset? LastUpdateTime { get; set; }
    [JsonPropertyName("lastTransitionTime")]
    public DateTimeOffset? LastTransitionTime { get; set; }
    [JsonPropertyName("reason")][OmitEmpty]
    public string Reason { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("message")][OmitEmpty]
    public string Message { get; set => field = value ?? ""; } = "";
    public DeploymentCondition DeepClone() => new()
    {
        Type = Type,
        Status = Status,
        LastUpdateTime = LastUpdateTime,
        LastTransitionTime = LastTransitionTime,
        Reason = Reason,
        Message = Message,
    };
    public bool DeepEquals(DeploymentCondition? other) => other is not null
        && Type == other.Type
        && Status == other.Status
        && DeepValues.SameSeconds(LastUpdateTime, other.LastUpdateTime)
        && DeepValues.SameSeconds(LastTransitionTime, other.LastTransitionTime)
        && Reason == other.Reason
        && Message == other.Message;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as DeploymentCondition);
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        w.WriteString("type"u8, Type);
        w.WriteString("status"u8, Status);
        if (LastUpdateTime is { } v2) w.WriteString("lastUpdateTime"u8, KubeTime.Format(v2));
        if (LastTransitionTime is { } v3) w.WriteString("lastTransitionTime"u8, KubeTime.Format(v3));
        if (Reason.Length > 0) w.WriteString("reason"u8, Reason);
        if (Message.Length > 0) w.WriteString("message"u8, Message);
        w.WriteEndObject();
    }
    public static DeploymentCondition? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new DeploymentCondition();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("type"u8): o.Type = JsonRead.Text(ref r)!; break;
                case 6 when name.SequenceEqual("status"u8): o.Status = JsonRead.Text(ref r)!; break;
                case 6 when name.SequenceEqual("reason"u8): o.Reason = JsonRead.Text(ref r)!; break;
                case 7 when name.SequenceEqual("message"u8): o.Message = JsonRead.Text(ref r)!; break;
                case 14 when name.SequenceEqual("lastUpdateTime"u8): o.LastUpdateTime = JsonRead.IsNull(ref r) ? default(DateTimeOffset?) : KubeTime.Read(ref r); break;
                case 18 when name.SequenceEqual("lastTransitionTime"u8): o.LastTransitionTime = JsonRead.IsNull(ref r) ? default(DateTimeOffset?) : KubeTime.Read(ref r); break;
                default: r.Skip(); break;
            }
        return o;
    }
}

public static class DeploymentConditionType
{
    public const string Available = "Available";
    public const string Progressing = "Progressing";
    public const string ReplicaFailure = "ReplicaFailure";
}

public sealed class DeploymentList : IKubeList<Deployment>, IApiValue<DeploymentList>
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("metadata")]
    public ListMeta Metadata { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("items")]
    public List<Deployment> Items { get; set => field = value ?? new(); } = new();
    public DeploymentList DeepClone() => new()
    {
        Kind = Kind,
        ApiVersion = ApiVersion,
        Metadata = Metadata.DeepClone(),
        Items = DeepValues.Clone(Items, static e0 => e0.DeepClone())!,
    };
    public bool DeepEquals(DeploymentList? other) => other is not null
        && Kind == other.Kind
        && ApiVersion == other.ApiVersion
        && Metadata.DeepEquals(other.Metadata)
        && DeepValues.Same(Items, other.Items, static (x0, y0) => x0.DeepEquals(y0));
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as DeploymentList);
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Kind.Length > 0) w.WriteString("kind"u8, Kind);
        if (ApiVersion.Length > 0) w.WriteString("apiVersion"u8, ApiVersion);
        JsonWrite.Field(w, "metadata"u8, Metadata);
        JsonWrite.Field(w, "items"u8, Items, static (w, e0) => e0.WriteJson(w));
        w.WriteEndObject();
    }
    public static DeploymentList? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new DeploymentList();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("kind"u8): o.Kind = JsonRead.Text(ref r)!; break;
                case 5 when name.SequenceEqual("items"u8): o.Items = JsonRead.List(ref r, managers, JsonRead.Object<Deployment>)!; break;
                case 8 when name.SequenceEqual("metadata"u8): o.Metadata = ListMeta.ReadJson(ref r, managers)!; break;
                case 10 when name.SequenceEqual("apiVersion"u8): o.ApiVersion = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
}

public sealed class DeploymentSpec : IApiValue<DeploymentSpec>
{
    [JsonPropertyName("replicas")]
    public int? Replicas { get; set; }
    [JsonPropertyName("selector")]
    public LabelSelector? Selector { get; set; }
    [JsonPropertyName("template")]
    public PodTemplateSpec Template { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("strategy")]
    public DeploymentStrategy Strategy { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("minReadySeconds")][OmitEmpty]
    public int MinReadySeconds { get; set; }
    [JsonPropertyName("revisionHistoryLimit")]
    public int? RevisionHistoryLimit { get; set; }
    [JsonPropertyName("paused")][OmitEmpty]
    public bool Paused { get; set; }
    [JsonPropertyName("progressDeadlineSeconds")]
    public int? ProgressDeadlineSeconds { get; set; }
    public DeploymentSpec DeepClone() => new()
    {
        Replicas = Replicas,
        Selector = Selector?.DeepClone(),
        Template = Template.DeepClone(),
        Strategy = Strategy.DeepClone(),
        MinReadySeconds = MinReadySeconds,
        RevisionHistoryLimit = RevisionHistoryLimit,
        Paused = Paused,
        ProgressDeadlineSeconds = ProgressDeadlineSeconds,
    };
    public bool DeepEquals(DeploymentSpec? other) => other is not null
        && Replicas == other.Replicas
        && DeepValues.Same(Selector, other.Selector)
        && Template.DeepEquals(other.Template)
        && Strategy.DeepEquals(other.Strategy)
        && MinReadySeconds == other.MinReadySeconds
        && RevisionHistoryLimit == other.RevisionHistoryLimit
        && Paused == other.Paused
        && ProgressDeadlineSeconds == other.ProgressDeadlineSeconds;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as DeploymentSpec);
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Replicas is { } v0) w.WriteNumber("replicas"u8, v0);
        if (Selector is { } v1) JsonWrite.Field(w, "selector"u8, v1);
        JsonWrite.Field(w, "template"u8, Template);
        JsonWrite.Field(w, "strategy"u8, Strategy);
        if (MinReadySeconds != 0) w.WriteNumber("minReadySeconds"u8, MinReadySeconds);
        if (RevisionHistoryLimit is { } v5) w.WriteNumber("revisionHistoryLimit"u8, v5);
        if (Paused) w.WriteBoolean("paused"u8, Paused);
        if (ProgressDeadlineSeconds is { } v7) w.WriteNumber("progressDeadlineSeconds"u8, v7);
        w.WriteEndObject();
    }
    public static DeploymentSpec? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new DeploymentSpec();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 6 when name.SequenceEqual("paused"u8): o.Paused = JsonRead.Boolean(ref r); break;
                case 8 when name.SequenceEqual("replicas"u8): o.Replicas = JsonRead.IsNull(ref r) ? default(int?) : JsonRead.Int32(ref r); break;
                case 8 when name.SequenceEqual("selector"u8): o.Selector = LabelSelector.ReadJson(ref r, managers); break;
                case 8 when name.SequenceEqual("template"u8): o.Template = PodTemplateSpec.ReadJson(ref r, managers)!; break;
                case 8 when name.SequenceEqual("strategy"u8): o.Strategy = DeploymentStrategy.ReadJson(ref r, managers)!; break;
                case 15 when name.SequenceEqual("minReadySeconds"u8): o.MinReadySeconds = JsonRead.Int32(ref r); break;
                case 20 when name.SequenceEqual("revisionHistoryLimit"u8): o.RevisionHistoryLimit = JsonRead.IsNull(ref r) ? default(int?) : JsonRead.Int32(ref r); break;
                case 23 when name.SequenceEqual("progressDeadlineSeconds"u8): o.ProgressDeadlineSeconds = JsonRead.IsNull(ref r) ? default(int?) : JsonRead.Int32(ref r); break;
                default: r.Skip(); break;
            }
        return o;
    }
}

public sealed class DeploymentStatus : IApiValue<DeploymentStatus>
{
    [JsonPropertyName("observedGeneration")][OmitEmpty]
    public long ObservedGeneration { get; set; }
    [JsonPropertyName("replicas")][OmitEmpty]
    public int Replicas { get; set; }
    [JsonPropertyName("updatedReplicas")][OmitEmpty]
    public int UpdatedReplicas { get; set; }
    [JsonPropertyName("readyReplicas")][OmitEmpty]
    public int ReadyReplicas { get; set; }
    [JsonPropertyName("availableReplicas")][OmitEmpty]
    public int AvailableReplicas { get; set; }
    [JsonPropertyName("unavailableReplicas")][OmitEmpty]
    public int UnavailableReplicas { get; set; }
    [JsonPropertyName("terminatingReplicas")]
    public int? TerminatingReplicas { get; set; }
    [JsonPropertyName("conditions")][OmitEmpty]
    public List<DeploymentCondition>? Conditions { get; set; }
    [JsonPropertyName("collisionCount")]
    public int? CollisionCount { get; set; }
    public DeploymentStatus DeepClone() => new()
    {
        ObservedGeneration = ObservedGeneration,
        Replicas = Replicas,
        UpdatedReplicas = UpdatedReplicas,
        ReadyReplicas = ReadyReplicas,
        AvailableReplicas = AvailableReplicas,
        UnavailableReplicas = UnavailableReplicas,
        TerminatingReplicas = TerminatingReplicas,
        Conditions = DeepValues.Clone(Conditions, static e0 => e0.DeepClone()),
        CollisionCount = CollisionCount,
    };
    public bool DeepEquals(DeploymentStatus? other) => other is not null
        && ObservedGeneration == other.ObservedGeneration
        && Replicas == other.Replicas
        && UpdatedReplicas == other.UpdatedReplicas
        && ReadyReplicas == other.ReadyReplicas
        && AvailableReplicas == other.AvailableReplicas
        && UnavailableReplicas == other.UnavailableReplicas
        && TerminatingReplicas == other.TerminatingReplicas
        && DeepValues.Same(Conditions, other.Conditions, static (x0, y0) => x0.DeepEquals(y0))
        && CollisionCount == other.CollisionCount;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as DeploymentStatus);
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (ObservedGeneration != 0) w.WriteNumber("observedGeneration"u8, ObservedGeneration);
        if (Replicas != 0) w.WriteNumber("replicas"u8, Replicas);
        if (UpdatedReplicas != 0) w.WriteNumber("updatedReplicas"u8, UpdatedReplicas);
        if (ReadyReplicas != 0) w.WriteNumber("readyReplicas"u8, ReadyReplicas);
        if (AvailableReplicas != 0) w.WriteNumber("availableReplicas"u8, AvailableReplicas);
        if (UnavailableReplicas != 0) w.WriteNumber("unavailableReplicas"u8, UnavailableReplicas);
        if (TerminatingReplicas is { } v6) w.WriteNumber("terminatingReplicas"u8, v6);
        if (Conditions is { Count: > 0 } v7) JsonWrite.Field(w, "conditions"u8, v7, static (w, e0) => e0.WriteJson(w));
        if (CollisionCount is { } v8) w.WriteNumber("collisionCount"u8, v8);
        w.WriteEndObject();
    }
    public static DeploymentStatus? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new DeploymentStatus();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 8 when name.SequenceEqual("replicas"u8): o.Replicas = JsonRead.Int32(ref r); break;
                case 10 when name.SequenceEqual("conditions"u8): o.Conditions = JsonRead.List(ref r, managers, JsonRead.Object<DeploymentCondition>); break;
                case 13 when name.SequenceEqual("readyReplicas"u8): o.ReadyReplicas = JsonRead.Int32(ref r); break;
                case 14 when name.SequenceEqual("collisionCount"u8): o.CollisionCount = JsonRead.IsNull(ref r) ? default(int?) : JsonRead.Int32(ref r); break;
                case 15 when name.SequenceEqual("updatedReplicas"u8): o.UpdatedReplicas = JsonRead.Int32(ref r); break;
                case 17 when name.SequenceEqual("availableReplicas"u8): o.AvailableReplicas = JsonRead.Int32(ref r); break;
                case 18 when name.SequenceEqual("observedGeneration"u8): o.ObservedGeneration = JsonRead.Int64(ref r); break;
                case 19 when name.SequenceEqual("unavailableReplicas"u8): o.UnavailableReplicas = JsonRead.Int32(ref r); break;
                case 19 when name.SequenceEqual("terminatingReplicas"u8): o.TerminatingReplicas = JsonRead.IsNull(ref r) ? default(int?) : JsonRead.Int32(ref r); break;
                default: r.Skip(); break;
            }
        return o;
    }
}

public sealed class DeploymentStrategy : IApiValue<DeploymentStrategy>
{
    [JsonPropertyName("type")][OmitEmpty]
    public string Type { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("rollingUpdate")]
    public RollingUpdateDeployment? RollingUpdate { get; set; }
    public DeploymentStrategy DeepClone() => new()
    {
        Type = Type,
        RollingUpdate = RollingUpdate?.DeepClone(),
    };
    public bool DeepEquals(DeploymentStrategy? other) => other is not null
        && Type == other.Type
        && DeepValues.Same(RollingUpdate, other.RollingUpdate);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as DeploymentStrategy);
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Type.Length > 0) w.WriteString("type"u8, Type);
        if (RollingUpdate is { } v1) JsonWrite.Field(w, "rollingUpdate"u8, v1);
        w.WriteEndObject();
    }
    public static DeploymentStrategy? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new DeploymentStrategy();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("type"u8): o.Type = JsonRead.Text(ref r)!; break;
                case 13 when name.SequenceEqual("rollingUpdate"u8): o.RollingUpdate = RollingUpdateDeployment.ReadJson(ref r, managers); break;
                default: r.Skip(); break;
            }
        return o;
    }
}

public static class DeploymentStrategyType
{
    public const string Recreate = "Recreate";
    public const string RollingUpdate = "RollingUpdate";
}

public static class PersistentVolumeClaimRetentionPolicyType
{
    public const string Delete = "Delete";
    public const string Retain = "Retain";
}

public static class PodManagementPolicyType
{
    public const string OrderedReady = "OrderedReady";
    public const string Parallel = "Parallel";
}

public sealed class ReplicaSet : IKubeObject, IApiValue<ReplicaSet>
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("metadata")]
    public ObjectMeta Metadata { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("spec")]
    public ReplicaSetSpec Spec { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("status")]
    public ReplicaSetStatus Status { get; set => field = value ?? new(); } = new();
    public ReplicaSet DeepClone() => new()
    {
        Kind = Kind,
        ApiVersion = ApiVersion,
        Metadata = Metadata.DeepClone(),
        Spec = Spec.DeepClone(),
        Status = Status.DeepClone(),
    };
    public bool DeepEquals(ReplicaSet? other) => other is not null
        && Kind == other.Kind
        && ApiVersion == other.ApiVersion
        && Metadata.DeepEquals(other.Metadata)
        && Spec.DeepEquals(other.Spec)
        && Status.DeepEquals(other.Status);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as ReplicaSet);
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
    public static ReplicaSet? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new ReplicaSet();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("kind"u8): o.Kind = JsonRead.Text(ref r)!; break;
                case 4 when name.SequenceEqual("spec"u8): o.Spec = ReplicaSetSpec.ReadJson(ref r, managers)!; break;
                case 6 when name.SequenceEqual("status"u8): o.Status = ReplicaSetStatus.ReadJson(ref r, managers)!; break;
                case 8 when name.SequenceEqual("metadata"u8): o.Metadata = ObjectMeta.ReadJson(ref r, managers)!; break;
                case 10 when name.SequenceEqual("apiVersion"u8): o.ApiVersion = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
    object? IKubeObject.SpecValue => Spec;
    object? IKubeObject.StatusValue { get => Status; set => Status = (ReplicaSetStatus)value!; }
}

public sealed class ReplicaSetCondition : IApiValue<ReplicaSetCondition>
{
    [JsonPropertyName("type")]
    public string Type { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("status")]
    public string Status { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("lastTransitionTime")]
    public DateTimeOffset? LastTransitionTime { get; set; }
    [JsonPropertyName("reason")][OmitEmpty]
    public string Reason { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("message")][OmitEmpty]
    public string Message { get; set => field = value ?? ""; } = "";
    public ReplicaSetCondition DeepClone() => new()
    {
        Type = Type,
        Status = Status,
        LastTransitionTime = LastTransitionTime,
        Reason = Reason,
        Message = Message,
    };
    public bool DeepEquals(ReplicaSetCondition? other) => other is not null
        && Type == other.Type
        && Status == other.Status
        && DeepValues.SameSeconds(LastTransitionTime, other.LastTransitionTime)
        && Reason == other.Reason
        && Message == other.Message;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as ReplicaSetCondition);
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        w.WriteString("type"u8, Type);
        w.WriteString("status"u8, Status);
        if (LastTransitionTime is { } v2) w.WriteString("lastTransitionTime"u8, KubeTime.Format(v2));
        if (Reason.Length > 0) w.WriteString("reason"u8, Reason);
        if (Message.Length > 0) w.WriteString("message"u8, Message);
        w.WriteEndObject();
    }
    public static ReplicaSetCondition? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new ReplicaSetCondition();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("type"u8): o.Type = JsonRead.Text(ref r)!; break;
                case 6 when name.SequenceEqual("status"u8): o.Status = JsonRead.Text(ref r)!; break;
                case 6 when name.SequenceEqual("reason"u8): o.Reason = JsonRead.Text(ref r)!; break;
                case 7 when name.SequenceEqual("message"u8): o.Message = JsonRead.Text(ref r)!; break;
                case 18 when name.SequenceEqual("lastTransitionTime"u8): o.LastTransitionTime = JsonRead.IsNull(ref r) ? default(DateTimeOffset?) : KubeTime.Read(ref r); break;
                default: r.Skip(); break;
            }
        return o;
    }
}

public static class ReplicaSetConditionType
{
    public const string ReplicaFailure = "ReplicaFailure";
}

public sealed class ReplicaSetList : IKubeList<ReplicaSet>, IApiValue<ReplicaSetList>
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("metadata")]
    public ListMeta Metadata { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("items")]
    public List<ReplicaSet> Items { get; set => field = value ?? new(); } = new();
    public ReplicaSetList DeepClone() => new()
    {
        Kind = Kind,
        ApiVersion = ApiVersion,
        Metadata = Metadata.DeepClone(),
        Items = DeepValues.Clone(Items, static e0 => e0.DeepClone())!,
    };
    public bool DeepEquals(ReplicaSetList? other) => other is not null
        && Kind == other.Kind
        && ApiVersion == other.ApiVersion
        && Metadata.DeepEquals(other.Metadata)
        && DeepValues.Same(Items, other.Items, static (x0, y0) => x0.DeepEquals(y0));
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as ReplicaSetList);
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Kind.Length > 0) w.WriteString("kind"u8, Kind);
        if (ApiVersion.Length > 0) w.WriteString("apiVersion"u8, ApiVersion);
        JsonWrite.Field(w, "metadata"u8, Metadata);
        JsonWrite.Field(w, "items"u8, Items, static (w, e0) => e0.WriteJson(w));
        w.WriteEndObject();
    }
    public static ReplicaSetList? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new ReplicaSetList();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("kind"u8): o.Kind = JsonRead.Text(ref r)!; break;
                case 5 when name.SequenceEqual("items"u8): o.Items = JsonRead.List(ref r, managers, JsonRead.Object<ReplicaSet>)!; break;
                case 8 when name.SequenceEqual("metadata"u8): o.Metadata = ListMeta.ReadJson(ref r, managers)!; break;
                case 10 when name.SequenceEqual("apiVersion"u8): o.ApiVersion = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
}

public sealed class ReplicaSetSpec : IApiValue<ReplicaSetSpec>
{
    [JsonPropertyName("replicas")]
    public int? Replicas { get; set; }
    [JsonPropertyName("minReadySeconds")][OmitEmpty]
    public int MinReadySeconds { get; set; }
    [JsonPropertyName("selector")]
    public LabelSelector? Selector { get; set; }
    [JsonPropertyName("template")]
    public PodTemplateSpec Template { get; set => field = value ?? new(); } = new();
    public ReplicaSetSpec DeepClone() => new()
    {
        Replicas = Replicas,
        MinReadySeconds = MinReadySeconds,
        Selector = Selector?.DeepClone(),
        Template = Template.DeepClone(),
    };
    public bool DeepEquals(ReplicaSetSpec? other) => other is not null
        && Replicas == other.Replicas
        && MinReadySeconds == other.MinReadySeconds
        && DeepValues.Same(Selector, other.Selector)
        && Template.DeepEquals(other.Template);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as ReplicaSetSpec);
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Replicas is { } v0) w.WriteNumber("replicas"u8, v0);
        if (MinReadySeconds != 0) w.WriteNumber("minReadySeconds"u8, MinReadySeconds);
        if (Selector is { } v2) JsonWrite.Field(w, "selector"u8, v2);
        JsonWrite.Field(w, "template"u8, Template);
        w.WriteEndObject();
    }
    public static ReplicaSetSpec? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new ReplicaSetSpec();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 8 when name.SequenceEqual("replicas"u8): o.Replicas = JsonRead.IsNull(ref r) ? default(int?) : JsonRead.Int32(ref r); break;
                case 8 when name.SequenceEqual("selector"u8): o.Selector = LabelSelector.ReadJson(ref r, managers); break;
                case 8 when name.SequenceEqual("template"u8): o.Template = PodTemplateSpec.ReadJson(ref r, managers)!; break;
                case 15 when name.SequenceEqual("minReadySeconds"u8): o.MinReadySeconds = JsonRead.Int32(ref r); break;
                default: r.Skip(); break;
            }
        return o;
    }
}

public sealed class ReplicaSetStatus : IApiValue<ReplicaSetStatus>
{
    [JsonPropertyName("replicas")]
    public int Replicas { get; set; }
    [JsonPropertyName("fullyLabeledReplicas")][OmitEmpty]
    public int FullyLabeledReplicas { get; set; }
    [JsonPropertyName("readyReplicas")][OmitEmpty]
    public int ReadyReplicas { get; set; }
    [JsonPropertyName("availableReplicas")][OmitEmpty]
    public int AvailableReplicas { get; set; }
    [JsonPropertyName("terminatingReplicas")]
    public int? TerminatingReplicas { get; set; }
    [JsonPropertyName("observedGeneration")][OmitEmpty]
    public long ObservedGeneration { get; set; }
    [JsonPropertyName("conditions")][OmitEmpty]
    public List<ReplicaSetCondition>? Conditions { get; set; }
    public ReplicaSetStatus DeepClone() => new()
    {
        Replicas = Replicas,
        FullyLabeledReplicas = FullyLabeledReplicas,
        ReadyReplicas = ReadyReplicas,
        AvailableReplicas = AvailableReplicas,
        TerminatingReplicas = TerminatingReplicas,
        ObservedGeneration = ObservedGeneration,
        Conditions = DeepValues.Clone(Conditions, static e0 => e0.DeepClone()),
    };
    public bool DeepEquals(ReplicaSetStatus? other) => other is not null
        && Replicas == other.Replicas
        && FullyLabeledReplicas == other.FullyLabeledReplicas
        && ReadyReplicas == other.ReadyReplicas
        && AvailableReplicas == other.AvailableReplicas
        && TerminatingReplicas == other.TerminatingReplicas
        && ObservedGeneration == other.ObservedGeneration
        && DeepValues.Same(Conditions, other.Conditions, static (x0, y0) => x0.DeepEquals(y0));
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as ReplicaSetStatus);
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        w.WriteNumber("replicas"u8, Replicas);
        if (FullyLabeledReplicas != 0) w.WriteNumber("fullyLabeledReplicas"u8, FullyLabeledReplicas);
        if (ReadyReplicas != 0) w.WriteNumber("readyReplicas"u8, ReadyReplicas);
        if (AvailableReplicas != 0) w.WriteNumber("availableReplicas"u8, AvailableReplicas);
        if (TerminatingReplicas is { } v4) w.WriteNumber("terminatingReplicas"u8, v4);
        if (ObservedGeneration != 0) w.WriteNumber("observedGeneration"u8, ObservedGeneration);
        if (Conditions is { Count: > 0 } v6) JsonWrite.Field(w, "conditions"u8, v6, static (w, e0) => e0.WriteJson(w));
        w.WriteEndObject();
    }
    public static ReplicaSetStatus? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new ReplicaSetStatus();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 8 when name.SequenceEqual("replicas"u8): o.Replicas = JsonRead.Int32(ref r); break;
                case 10 when name.SequenceEqual("conditions"u8): o.Conditions = JsonRead.List(ref r, managers, JsonRead.Object<ReplicaSetCondition>); break;
                case 13 when name.SequenceEqual("readyReplicas"u8): o.ReadyReplicas = JsonRead.Int32(ref r); break;
                case 17 when name.SequenceEqual("availableReplicas"u8): o.AvailableReplicas = JsonRead.Int32(ref r); break;
                case 18 when name.SequenceEqual("observedGeneration"u8): o.ObservedGeneration = JsonRead.Int64(ref r); break;
                case 19 when name.SequenceEqual("terminatingReplicas"u8): o.TerminatingReplicas = JsonRead.IsNull(ref r) ? default(int?) : JsonRead.Int32(ref r); break;
                case 20 when name.SequenceEqual("fullyLabeledReplicas"u8): o.FullyLabeledReplicas = JsonRead.Int32(ref r); break;
                default: r.Skip(); break;
            }
        return o;
    }
}

public sealed class RollingUpdateDaemonSet : IApiValue<RollingUpdateDaemonSet>
{
    [JsonPropertyName("maxUnavailable")]
    public IntOrString? MaxUnavailable { get; set; }
    [JsonPropertyName("maxSurge")]
    public IntOrString? MaxSurge { get; set; }
    public RollingUpdateDaemonSet DeepClone() => new()
    {
        MaxUnavailable = MaxUnavailable,
        MaxSurge = MaxSurge,
    };
    public bool DeepEquals(RollingUpdateDaemonSet? other) => other is not null
        && Nullable.Equals(MaxUnavailable, other.MaxUnavailable)
        && Nullable.Equals(MaxSurge, other.MaxSurge);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as RollingUpdateDaemonSet);
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (MaxUnavailable is { } v0) JsonWrite.Field(w, "maxUnavailable"u8, v0);
        if (MaxSurge is { } v1) JsonWrite.Field(w, "maxSurge"u8, v1);
        w.WriteEndObject();
    }
    public static RollingUpdateDaemonSet? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new RollingUpdateDaemonSet();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 8 when name.SequenceEqual("maxSurge"u8): o.MaxSurge = JsonRead.IsNull(ref r) ? default(IntOrString?) : IntOrString.ReadJson(ref r); break;
                case 14 when name.SequenceEqual("maxUnavailable"u8): o.MaxUnavailable = JsonRead.IsNull(ref r) ? default(IntOrString?) : IntOrString.ReadJson(ref r); break;
                default: r.Skip(); break;
            }
        return o;
    }
}

public sealed class RollingUpdateDeployment : IApiValue<RollingUpdateDeployment>
{
    [JsonPropertyName("maxUnavailable")]
    public IntOrString? MaxUnavailable { get; set; }
    [JsonPropertyName("maxSurge")]
    public IntOrString? MaxSurge { get; set; }
    public RollingUpdateDeployment DeepClone() => new()
    {
        MaxUnavailable = MaxUnavailable,
        MaxSurge = MaxSurge,
    };
    public bool DeepEquals(RollingUpdateDeployment? other) => other is not null
        && Nullable.Equals(MaxUnavailable, other.MaxUnavailable)
        && Nullable.Equals(MaxSurge, other.MaxSurge);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as RollingUpdateDeployment);
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (MaxUnavailable is { } v0) JsonWrite.Field(w, "maxUnavailable"u8, v0);
        if (MaxSurge is { } v1) JsonWrite.Field(w, "maxSurge"u8, v1);
        w.WriteEndObject();
    }
    public static RollingUpdateDeployment? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new RollingUpdateDeployment();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 8 when name.SequenceEqual("maxSurge"u8): o.MaxSurge = JsonRead.IsNull(ref r) ? default(IntOrString?) : IntOrString.ReadJson(ref r); break;
                case 14 when name.SequenceEqual("maxUnavailable"u8): o.MaxUnavailable = JsonRead.IsNull(ref r) ? default(IntOrString?) : IntOrString.ReadJson(ref r); break;
                default: r.Skip(); break;
            }
        return o;
    }
}

public sealed class RollingUpdateStatefulSetStrategy : IApiValue<RollingUpdateStatefulSetStrategy>
{
    [JsonPropertyName("partition")]
    public int? Partition { get; set; }
    [JsonPropertyName("maxUnavailable")]
    public IntOrString? MaxUnavailable { get; set; }
    public RollingUpdateStatefulSetStrategy DeepClone() => new()
    {
        Partition = Partition,
        MaxUnavailable = MaxUnavailable,
    };
    public bool DeepEquals(RollingUpdateStatefulSetStrategy? other) => other is not null
        && Partition == other.Partition
        && Nullable.Equals(MaxUnavailable, other.MaxUnavailable);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as RollingUpdateStatefulSetStrategy);
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Partition is { } v0) w.WriteNumber("partition"u8, v0);
        if (MaxUnavailable is { } v1) JsonWrite.Field(w, "maxUnavailable"u8, v1);
        w.WriteEndObject();
    }
    public static RollingUpdateStatefulSetStrategy? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new RollingUpdateStatefulSetStrategy();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 9 when name.SequenceEqual("partition"u8): o.Partition = JsonRead.IsNull(ref r) ? default(int?) : JsonRead.Int32(ref r); break;
                case 14 when name.SequenceEqual("maxUnavailable"u8): o.MaxUnavailable = JsonRead.IsNull(ref r) ? default(IntOrString?) : IntOrString.ReadJson(ref r); break;
                default: r.Skip(); break;
            }
        return o;
    }
}

public sealed class StatefulSet : IKubeObject, IApiValue<StatefulSet>
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("metadata")]
    public ObjectMeta Metadata { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("spec")]
    public StatefulSetSpec Spec { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("status")]
    public StatefulSetStatus Status { get; set => field = value ?? new(); } = new();
    public StatefulSet DeepClone() => new()
    {
        Kind = Kind,
        ApiVersion = ApiVersion,
        Metadata = Metadata.DeepClone(),
        Spec = Spec.DeepClone(),
        Status = Status.DeepClone(),
    };
    public bool DeepEquals(StatefulSet? other) => other is not null
        && Kind == other.Kind
        && ApiVersion == other.ApiVersion
        && Metadata.DeepEquals(other.Metadata)
        && Spec.DeepEquals(other.Spec)
        && Status.DeepEquals(other.Status);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as StatefulSet);
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
    public static StatefulSet? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new StatefulSet();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("kind"u8): o.Kind = JsonRead.Text(ref r)!; break;
                case 4 when name.SequenceEqual("spec"u8): o.Spec = StatefulSetSpec.ReadJson(ref r, managers)!; break;
                case 6 when name.SequenceEqual("status"u8): o.Status = StatefulSetStatus.ReadJson(ref r, managers)!; break;
                case 8 when name.SequenceEqual("metadata"u8): o.Metadata = ObjectMeta.ReadJson(ref r, managers)!; break;
                case 10 when name.SequenceEqual("apiVersion"u8): o.ApiVersion = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
    object? IKubeObject.SpecValue => Spec;
    object? IKubeObject.StatusValue { get => Status; set => Status = (StatefulSetStatus)value!; }
}

public sealed class StatefulSetCondition : IApiValue<StatefulSetCondition>
{
    [JsonPropertyName("type")]
    public string Type { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("status")]
    public string Status { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("lastTransitionTime")]
    public DateTimeOffset? LastTransitionTime { get; set; }
    [JsonPropertyName("reason")][OmitEmpty]
    public string Reason { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("message")][OmitEmpty]
    public string Message { get; set => field = value ?? ""; } = "";
    public StatefulSetCondition DeepClone() => new()
    {
        Type = Type,
        Status = Status,
        LastTransitionTime = LastTransitionTime,
        Reason = Reason,
        Message = Message,
    };
    public bool DeepEquals(StatefulSetCondition? other) => other is not null
        && Type == other.Type
        && Status == other.Status
        && DeepValues.SameSeconds(LastTransitionTime, other.LastTransitionTime)
        && Reason == other.Reason
        && Message == other.Message;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as StatefulSetCondition);
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        w.WriteString("type"u8, Type);
        w.WriteString("status"u8, Status);
        if (LastTransitionTime is { } v2) w.WriteString("lastTransitionTime"u8, KubeTime.Format(v2));
        if (Reason.Length > 0) w.WriteString("reason"u8, Reason);
        if (Message.Length > 0) w.WriteString("message"u8, Message);
        w.WriteEndObject();
    }
    public static StatefulSetCondition? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new StatefulSetCondition();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("type"u8): o.Type = JsonRead.Text(ref r)!; break;
                case 6 when name.SequenceEqual("status"u8): o.Status = JsonRead.Text(ref r)!; break;
                case 6 when name.SequenceEqual("reason"u8): o.Reason = JsonRead.Text(ref r)!; break;
                case 7 when name.SequenceEqual("message"u8): o.Message = JsonRead.Text(ref r)!; break;
                case 18 when name.SequenceEqual("lastTransitionTime"u8): o.LastTransitionTime = JsonRead.IsNull(ref r) ? default(DateTimeOffset?) : KubeTime.Read(ref r); break;
                default: r.Skip(); break;
            }
        return o;
    }
}

public sealed class StatefulSetList : IKubeList<StatefulSet>, IApiValue<StatefulSetList>
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("metadata")]
    public ListMeta Metadata { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("items")]
    public List<StatefulSet> Items { get; set => field = value ?? new(); } = new();
    public StatefulSetList DeepClone() => new()
    {
        Kind = Kind,
        ApiVersion = ApiVersion,
        Metadata = Metadata.DeepClone(),
        Items = DeepValues.Clone(Items, static e0 => e0.DeepClone())!,
    };
    public bool DeepEquals(StatefulSetList? other) => other is not null
        && Kind == other.Kind
        && ApiVersion == other.ApiVersion
        && Metadata.DeepEquals(other.Metadata)
        && DeepValues.Same(Items, other.Items, static (x0, y0) => x0.DeepEquals(y0));
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as StatefulSetList);
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Kind.Length > 0) w.WriteString("kind"u8, Kind);
        if (ApiVersion.Length > 0) w.WriteString("apiVersion"u8, ApiVersion);
        JsonWrite.Field(w, "metadata"u8, Metadata);
        JsonWrite.Field(w, "items"u8, Items, static (w, e0) => e0.WriteJson(w));
        w.WriteEndObject();
    }
    public static StatefulSetList? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new StatefulSetList();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("kind"u8): o.Kind = JsonRead.Text(ref r)!; break;
                case 5 when name.SequenceEqual("items"u8): o.Items = JsonRead.List(ref r, managers, JsonRead.Object<StatefulSet>)!; break;
                case 8 when name.SequenceEqual("metadata"u8): o.Metadata = ListMeta.ReadJson(ref r, managers)!; break;
                case 10 when name.SequenceEqual("apiVersion"u8): o.ApiVersion = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
}

public sealed class StatefulSetOrdinals : IApiValue<StatefulSetOrdinals>
{
    [JsonPropertyName("start")][OmitEmpty]
    public int Start { get; set; }
    public StatefulSetOrdinals DeepClone() => new()
    {
        Start = Start,
    };
    public bool DeepEquals(StatefulSetOrdinals? other) => other is not null
        && Start == other.Start;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as StatefulSetOrdinals);
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Start != 0) w.WriteNumber("start"u8, Start);
        w.WriteEndObject();
    }
    public static StatefulSetOrdinals? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new StatefulSetOrdinals();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 5 when name.SequenceEqual("start"u8): o.Start = JsonRead.Int32(ref r); break;
                default: r.Skip(); break;
            }
        return o;
    }
}

public sealed class StatefulSetPersistentVolumeClaimRetentionPolicy : IApiValue<StatefulSetPersistentVolumeClaimRetentionPolicy>
{
    [JsonPropertyName("whenDeleted")][OmitEmpty]
    public string WhenDeleted { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("whenScaled")][OmitEmpty]
    public string WhenScaled { get; set => field = value ?? ""; } = "";
    public StatefulSetPersistentVolumeClaimRetentionPolicy DeepClone() => new()
    {
        WhenDeleted = WhenDeleted,
        WhenScaled = WhenScaled,
    };
    public bool DeepEquals(StatefulSetPersistentVolumeClaimRetentionPolicy? other) => other is not null
        && WhenDeleted == other.WhenDeleted
        && WhenScaled == other.WhenScaled;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as StatefulSetPersistentVolumeClaimRetentionPolicy);
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (WhenDeleted.Length > 0) w.WriteString("whenDeleted"u8, WhenDeleted);
        if (WhenScaled.Length > 0) w.WriteString("whenScaled"u8, WhenScaled);
        w.WriteEndObject();
    }
    public static StatefulSetPersistentVolumeClaimRetentionPolicy? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new StatefulSetPersistentVolumeClaimRetentionPolicy();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 10 when name.SequenceEqual("whenScaled"u8): o.WhenScaled = JsonRead.Text(ref r)!; break;
                case 11 when name.SequenceEqual("whenDeleted"u8): o.WhenDeleted = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
}

public sealed class StatefulSetSpec : IApiValue<StatefulSetSpec>
{
    [JsonPropertyName("replicas")]
    public int? Replicas { get; set; }
    [JsonPropertyName("selector")]
    public LabelSelector? Selector { get; set; }
    [JsonPropertyName("template")]
    public PodTemplateSpec Template { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("volumeClaimTemplates")][OmitEmpty]
    public List<PersistentVolumeClaim>? VolumeClaimTemplates { get; set; }
    [JsonPropertyName("serviceName")][OmitEmpty]
    public string ServiceName { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("podManagementPolicy")][OmitEmpty]
    public string PodManagementPolicy { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("updateStrategy")]
    public StatefulSetUpdateStrategy UpdateStrategy { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("revisionHistoryLimit")]
    public int? RevisionHistoryLimit { get; set; }
    [JsonPropertyName("minReadySeconds")][OmitEmpty]
    public int MinReadySeconds { get; set; }
    [JsonPropertyName("persistentVolumeClaimRetentionPolicy")]
    public StatefulSetPersistentVolumeClaimRetentionPolicy? PersistentVolumeClaimRetentionPolicy { get; set; }
    [JsonPropertyName("ordinals")]
    public StatefulSetOrdinals? Ordinals { get; set; }
    public StatefulSetSpec DeepClone() => new()
    {
        Replicas = Replicas,
        Selector = Selector?.DeepClone(),
        Template = Template.DeepClone(),
        VolumeClaimTemplates = DeepValues.Clone(VolumeClaimTemplates, static e0 => e0.DeepClone()),
        ServiceName = ServiceName,
        PodManagementPolicy = PodManagementPolicy,
        UpdateStrategy = UpdateStrategy.DeepClone(),
        RevisionHistoryLimit = RevisionHistoryLimit,
        MinReadySeconds = MinReadySeconds,
        PersistentVolumeClaimRetentionPolicy = PersistentVolumeClaimRetentionPolicy?.DeepClone(),
        Ordinals = Ordinals?.DeepClone(),
    };
    public bool DeepEquals(StatefulSetSpec? other) => other is not null
        && Replicas == other.Replicas
        && DeepValues.Same(Selector, other.Selector)
        && Template.DeepEquals(other.Template)
        && DeepValues.Same(VolumeClaimTemplates, other.VolumeClaimTemplates, static (x0, y0) => x0.DeepEquals(y0))
        && ServiceName == other.ServiceName
        && PodManagementPolicy == other.PodManagementPolicy
        && UpdateStrategy.DeepEquals(other.UpdateStrategy)
        && RevisionHistoryLimit == other.RevisionHistoryLimit
        && MinReadySeconds == other.MinReadySeconds
        && DeepValues.Same(PersistentVolumeClaimRetentionPolicy, other.PersistentVolumeClaimRetentionPolicy)
        && DeepValues.Same(Ordinals, other.Ordinals);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as StatefulSetSpec);
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Replicas is { } v0) w.WriteNumber("replicas"u8, v0);
        if (Selector is { } v1) JsonWrite.Field(w, "selector"u8, v1);
        JsonWrite.Field(w, "template"u8, Template);
        if (VolumeClaimTemplates is { Count: > 0 } v3) JsonWrite.Field(w, "volumeClaimTemplates"u8, v3, static (w, e0) => e0.WriteJson(w));
        if (ServiceName.Length > 0) w.WriteString("serviceName"u8, ServiceName);
        if (PodManagementPolicy.Length > 0) w.WriteString("podManagementPolicy"u8, PodManagementPolicy);
        JsonWrite.Field(w, "updateStrategy"u8, UpdateStrategy);
        if (RevisionHistoryLimit is { } v7) w.WriteNumber("revisionHistoryLimit"u8, v7);
        if (MinReadySeconds != 0) w.WriteNumber("minReadySeconds"u8, MinReadySeconds);
        if (PersistentVolumeClaimRetentionPolicy is { } v9) JsonWrite.Field(w, "persistentVolumeClaimRetentionPolicy"u8, v9);
        if (Ordinals is { } v10) JsonWrite.Field(w, "ordinals"u8, v10);
        w.WriteEndObject();
    }
    public static StatefulSetSpec? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new StatefulSetSpec();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 8 when name.SequenceEqual("replicas"u8): o.Replicas = JsonRead.IsNull(ref r) ? default(int?) : JsonRead.Int32(ref r); break;
                case 8 when name.SequenceEqual("selector"u8): o.Selector = LabelSelector.ReadJson(ref r, managers); break;
                case 8 when name.SequenceEqual("template"u8): o.Template = PodTemplateSpec.ReadJson(ref r, managers)!; break;
                case 8 when name.SequenceEqual("ordinals"u8): o.Ordinals = StatefulSetOrdinals.ReadJson(ref r, managers); break;
                case 11 when name.SequenceEqual("serviceName"u8): o.ServiceName = JsonRead.Text(ref r)!; break;
                case 14 when name.SequenceEqual("updateStrategy"u8): o.UpdateStrategy = StatefulSetUpdateStrategy.ReadJson(ref r, managers)!; break;
                case 15 when name.SequenceEqual("minReadySeconds"u8): o.MinReadySeconds = JsonRead.Int32(ref r); break;
                case 19 when name.SequenceEqual("podManagementPolicy"u8): o.PodManagementPolicy = JsonRead.Text(ref r)!; break;
                case 20 when name.SequenceEqual("volumeClaimTemplates"u8): o.VolumeClaimTemplates = JsonRead.List(ref r, managers, JsonRead.Object<PersistentVolumeClaim>); break;
                case 20 when name.SequenceEqual("revisionHistoryLimit"u8): o.RevisionHistoryLimit = JsonRead.IsNull(ref r) ? default(int?) : JsonRead.Int32(ref r); break;
                case 36 when name.SequenceEqual("persistentVolumeClaimRetentionPolicy"u8): o.PersistentVolumeClaimRetentionPolicy = StatefulSetPersistentVolumeClaimRetentionPolicy.ReadJson(ref r, managers); break;
                default: r.Skip(); break;
            }
        return o;
    }
}

public sealed class StatefulSetStatus : IApiValue<StatefulSetStatus>
{
    [JsonPropertyName("observedGeneration")][OmitEmpty]
    public long ObservedGeneration { get; set; }
    [JsonPropertyName("replicas")]
    public int Replicas { get; set; }
    [JsonPropertyName("readyReplicas")][OmitEmpty]
    public int ReadyReplicas { get; set; }
    [JsonPropertyName("currentReplicas")][OmitEmpty]
    public int CurrentReplicas { get; set; }
    [JsonPropertyName("updatedReplicas")][OmitEmpty]
    public int UpdatedReplicas { get; set; }
    [JsonPropertyName("currentRevision")][OmitEmpty]
    public string CurrentRevision { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("updateRevision")][OmitEmpty]
    public string UpdateRevision { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("collisionCount")]
    public int? CollisionCount { get; set; }
    [JsonPropertyName("conditions")][OmitEmpty]
    public List<StatefulSetCondition>? Conditions { get; set; }
    [JsonPropertyName("availableReplicas")][OmitEmpty]
    public int AvailableReplicas { get; set; }
    public StatefulSetStatus DeepClone() => new()
    {
        ObservedGeneration = ObservedGeneration,
        Replicas = Replicas,
        ReadyReplicas = ReadyReplicas,
        CurrentReplicas = CurrentReplicas,
        UpdatedReplicas = UpdatedReplicas,
        CurrentRevision = CurrentRevision,
        UpdateRevision = UpdateRevision,
        CollisionCount = CollisionCount,
        Conditions = DeepValues.Clone(Conditions, static e0 => e0.DeepClone()),
        AvailableReplicas = AvailableReplicas,
    };
    public bool DeepEquals(StatefulSetStatus? other) => other is not null
        && ObservedGeneration == other.ObservedGeneration
        && Replicas == other.Replicas
        && ReadyReplicas == other.ReadyReplicas
        && CurrentReplicas == other.CurrentReplicas
        && UpdatedReplicas == other.UpdatedReplicas
        && CurrentRevision == other.CurrentRevision
        && UpdateRevision == other.UpdateRevision
        && CollisionCount == other.CollisionCount
        && DeepValues.Same(Conditions, other.Conditions, static (x0, y0) => x0.DeepEquals(y0))
        && AvailableReplicas == other.AvailableReplicas;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as StatefulSetStatus);
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (ObservedGeneration != 0) w.WriteNumber("observedGeneration"u8, ObservedGeneration);
        w.WriteNumber("replicas"u8, Replicas);
        if (ReadyReplicas != 0) w.WriteNumber("readyReplicas"u8, ReadyReplicas);
        if (CurrentReplicas != 0) w.WriteNumber("currentReplicas"u8, CurrentReplicas);
        if (UpdatedReplicas != 0) w.WriteNumber("updatedReplicas"u8, UpdatedReplicas);
        if (CurrentRevision.Length > 0) w.WriteString("currentRevision"u8, CurrentRevision);
        if (UpdateRevision.Length > 0) w.WriteString("updateRevision"u8, UpdateRevision);
        if (CollisionCount is { } v7) w.WriteNumber("collisionCount"u8, v7);
        if (Conditions is { Count: > 0 } v8) JsonWrite.Field(w, "conditions"u8, v8, static (w, e0) => e0.WriteJson(w));
        if (AvailableReplicas != 0) w.WriteNumber("availableReplicas"u8, AvailableReplicas);
        w.WriteEndObject();
    }
    public static StatefulSetStatus? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new StatefulSetStatus();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 8 when name.SequenceEqual("replicas"u8): o.Replicas = JsonRead.Int32(ref r); break;
                case 10 when name.SequenceEqual("conditions"u8): o.Conditions = JsonRead.List(ref r, managers, JsonRead.Object<StatefulSetCondition>); break;
                case 13 when name.SequenceEqual("readyReplicas"u8): o.ReadyReplicas = JsonRead.Int32(ref r); break;
                case 14 when name.SequenceEqual("updateRevision"u8): o.UpdateRevision = JsonRead.Text(ref r)!; break;
                case 14 when name.SequenceEqual("collisionCount"u8): o.CollisionCount = JsonRead.IsNull(ref r) ? default(int?) : JsonRead.Int32(ref r); break;
                case 15 when name.SequenceEqual("currentReplicas"u8): o.CurrentReplicas = JsonRead.Int32(ref r); break;
                case 15 when name.SequenceEqual("updatedReplicas"u8): o.UpdatedReplicas = JsonRead.Int32(ref r); break;
                case 15 when name.SequenceEqual("currentRevision"u8): o.CurrentRevision = JsonRead.Text(ref r)!; break;
                case 17 when name.SequenceEqual("availableReplicas"u8): o.AvailableReplicas = JsonRead.Int32(ref r); break;
                case 18 when name.SequenceEqual("observedGeneration"u8): o.ObservedGeneration = JsonRead.Int64(ref r); break;
                default: r.Skip(); break;
            }
        return o;
    }
}

public sealed class StatefulSetUpdateStrategy : IApiValue<StatefulSetUpdateStrategy>
{
    [JsonPropertyName("type")][OmitEmpty]
    public string Type { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("rollingUpdate")]
    public RollingUpdateStatefulSetStrategy? RollingUpdate { get; set; }
    public StatefulSetUpdateStrategy DeepClone() => new()
    {
        Type = Type,
        RollingUpdate = RollingUpdate?.DeepClone(),
    };
    public bool DeepEquals(StatefulSetUpdateStrategy? other) => other is not null
        && Type == other.Type
        && DeepValues.Same(RollingUpdate, other.RollingUpdate);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as StatefulSetUpdateStrategy);
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Type.Length > 0) w.WriteString("type"u8, Type);
        if (RollingUpdate is { } v1) JsonWrite.Field(w, "rollingUpdate"u8, v1);
        w.WriteEndObject();
    }
    public static StatefulSetUpdateStrategy? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new StatefulSetUpdateStrategy();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("type"u8): o.Type = JsonRead.Text(ref r)!; break;
                case 13 when name.SequenceEqual("rollingUpdate"u8): o.RollingUpdate = RollingUpdateStatefulSetStrategy.ReadJson(ref r, managers); break;
                default: r.Skip(); break;
            }
        return o;
    }
}

public static class StatefulSetUpdateStrategyType
{
    public const string OnDelete = "OnDelete";
    public const string RollingUpdate = "RollingUpdate";
}
