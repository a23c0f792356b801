// Written by hack/generate-types.cs from src/Api/Schemas. Change the facts or the generator, not this file.
#nullable enable
using System.Text.Json;
using System.Text.Json.Serialization;
using Arktos.Api.Json;
using Arktos.Api.Meta.V1;
using Arktos.Api.Core.V1;

namespace Arktos.Api.Autoscaling.V2;

public sealed class ContainerResourceMetricSource : IApiValue<ContainerResourceMetricSource>
{
    [JsonPropertyName("name")]
    public string Name { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("target")]
    public MetricTarget Target { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("container")]
    public string Container { get; set => field = value ?? ""; } = "";
    public ContainerResourceMetricSource DeepClone() => new()
    {
        Name = Name,
        Target = Target.DeepClone(),
        Container = Container,
    };
    public bool DeepEquals(ContainerResourceMetricSource? other) => other is not null
        && Name == other.Name
        && Target.DeepEquals(other.Target)
        && Container == other.Container;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as ContainerResourceMetricSource);
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        w.WriteString("name"u8, Name);
        JsonWrite.Field(w, "target"u8, Target);
        w.WriteString("container"u8, Container);
        w.WriteEndObject();
    }
    public static ContainerResourceMetricSource? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new ContainerResourceMetricSource();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("name"u8): o.Name = JsonRead.Text(ref r)!; break;
                case 6 when name.SequenceEqual("target"u8): o.Target = MetricTarget.ReadJson(ref r, managers)!; break;
                case 9 when name.SequenceEqual("container"u8): o.Container = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
}

public sealed class ContainerResourceMetricStatus : IApiValue<ContainerResourceMetricStatus>
{
    [JsonPropertyName("name")]
    public string Name { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("current")]
    public MetricValueStatus Current { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("container")]
    public string Container { get; set => field = value ?? ""; } = "";
    public ContainerResourceMetricStatus DeepClone() => new()
    {
        Name = Name,
        Current = Current.DeepClone(),
        Container = Container,
    };
    public bool DeepEquals(ContainerResourceMetricStatus? other) => other is not null
        && Name == other.Name
        && Current.DeepEquals(other.Current)
        && Container == other.Container;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as ContainerResourceMetricStatus);
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        w.WriteString("name"u8, Name);
        JsonWrite.Field(w, "current"u8, Current);
        w.WriteString("container"u8, Container);
        w.WriteEndObject();
    }
    public static ContainerResourceMetricStatus? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new ContainerResourceMetricStatus();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("name"u8): o.Name = JsonRead.Text(ref r)!; break;
                case 7 when name.SequenceEqual("current"u8): o.Current = MetricValueStatus.ReadJson(ref r, managers)!; break;
                case 9 when name.SequenceEqual("container"u8): o.Container = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
}

public sealed class CrossVersionObjectReference : IApiValue<CrossVersionObjectReference>
{
    [JsonPropertyName("kind")]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("name")]
    public string Name { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    public CrossVersionObjectReference DeepClone() => new()
    {
        Kind = Kind,
        Name = Name,
        ApiVersion = ApiVersion,
    };
    public bool DeepEquals(CrossVersionObjectReference? other) => other is not null
        && Kind == other.Kind
        && Name == other.Name
        && ApiVersion == other.ApiVersion;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as CrossVersionObjectReference);
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        w.WriteString("kind"u8, Kind);
        w.WriteString("name"u8, Name);
        if (ApiVersion.Length > 0) w.WriteString("apiVersion"u8, ApiVersion);
        w.WriteEndObject();
    }
    public static CrossVersionObjectReference? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new CrossVersionObjectReference();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("kind"u8): o.Kind = JsonRead.Text(ref r)!; break;
                case 4 when name.SequenceEqual("name"u8): o.Name = JsonRead.Text(ref r)!; break;
                case 10 when name.SequenceEqual("apiVersion"u8): o.ApiVersion = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
}

public sealed class ExternalMetricSource : IApiValue<ExternalMetricSource>
{
    [JsonPropertyName("metric")]
    public MetricIdentifier Metric { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("target")]
    public MetricTarget Target { get; set => field = value ?? new(); } = new();
    public ExternalMetricSource DeepClone() => new()
    {
        Metric = Metric.DeepClone(),
        Target = Target.DeepClone(),
    };
    public bool DeepEquals(ExternalMetricSource? other) => other is not null
        && Metric.DeepEquals(other.Metric)
        && Target.DeepEquals(other.Target);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as ExternalMetricSource);
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        JsonWrite.Field(w, "metric"u8, Metric);
        JsonWrite.Field(w, "target"u8, Target);
        w.WriteEndObject();
    }
    public static ExternalMetricSource? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new ExternalMetricSource();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 6 when name.SequenceEqual("metric"u8): o.Metric = MetricIdentifier.ReadJson(ref r, managers)!; break;
                case 6 when name.SequenceEqual("target"u8): o.Target = MetricTarget.ReadJson(ref r, managers)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
}

public sealed class ExternalMetricStatus : IApiValue<ExternalMetricStatus>
{
    [JsonPropertyName("metric")]
    public MetricIdentifier Metric { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("current")]
    public MetricValueStatus Current { get; set => field = value ?? new(); } = new();
    public ExternalMetricStatus DeepClone() => new()
    {
        Metric = Metric.DeepClone(),
        Current = Current.DeepClone(),
    };
    public bool DeepEquals(ExternalMetricStatus? other) => other is not null
        && Metric.DeepEquals(other.Metric)
        && Current.DeepEquals(other.Current);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as ExternalMetricStatus);
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        JsonWrite.Field(w, "metric"u8, Metric);
        JsonWrite.Field(w, "current"u8, Current);
        w.WriteEndObject();
    }
    public static ExternalMetricStatus? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new ExternalMetricStatus();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 6 when name.SequenceEqual("metric"u8): o.Metric = MetricIdentifier.ReadJson(ref r, managers)!; break;
                case 7 when name.SequenceEqual("current"u8): o.Current = MetricValueStatus.ReadJson(ref r, managers)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
}

public sealed class HPAScalingPolicy : IApiValue<HPAScalingPolicy>
{
    [JsonPropertyName("type")]
    public string Type { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("value")]
    public int Value { get; set; }
    [JsonPropertyName("periodSeconds")]
    public int PeriodSeconds { get; set; }
    public HPAScalingPolicy DeepClone() => new()
    {
        Type = Type,
        Value = Value,
        PeriodSeconds = PeriodSeconds,
    };
    public bool DeepEquals(HPAScalingPolicy? other) => other is not null
        && Type == other.Type
        && Value == other.Value
        && PeriodSeconds == other.PeriodSeconds;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as HPAScalingPolicy);
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        w.WriteString("type"u8, Type);
        w.WriteNumber("value"u8, Value);
        w.WriteNumber("periodSeconds"u8, PeriodSeconds);
        w.WriteEndObject();
    }
    public static HPAScalingPolicy? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new HPAScalingPolicy();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("type"u8): o.Type = JsonRead.Text(ref r)!; break;
                case 5 when name.SequenceEqual("value"u8): o.Value = JsonRead.Int32(ref r); break;
                case 13 when name.SequenceEqual("periodSeconds"u8): o.PeriodSeconds = JsonRead.Int32(ref r); break;
                default: r.Skip(); break;
            }
        return o;
    }
}

public static class HPAScalingPolicyType
{
    public const string Percent = "Percent";
    public const string Pods = "Pods";
}

public sealed class HPAScalingRules : IApiValue<HPAScalingRules>
{
    [JsonPropertyName("stabilizationWindowSeconds")]
    public int? StabilizationWindowSeconds { get; set; }
    [JsonPropertyName("selectPolicy")]
    public string? SelectPolicy { get; set; }
    [JsonPropertyName("policies")][OmitEmpty]
    public List<HPAScalingPolicy>? Policies { get; set; }
    [JsonPropertyName("tolerance")]
    public Quantity? Tolerance { get; set; }
    public HPAScalingRules DeepClone() => new()
    {
        StabilizationWindowSeconds = StabilizationWindowSeconds,
        SelectPolicy = SelectPolicy,
        Policies = DeepValues.Clone(Policies, static e0 => e0.DeepClone()),
        Tolerance = Tolerance,
    };
    public bool DeepEquals(HPAScalingRules? other) => other is not null
        && StabilizationWindowSeconds == other.StabilizationWindowSeconds
        && SelectPolicy == other.SelectPolicy
        && DeepValues.Same(Policies, other.Policies, static (x0, y0) => x0.DeepEquals(y0))
        && Nullable.Equals(Tolerance, other.Tolerance);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as HPAScalingRules);
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (StabilizationWindowSeconds is { } v0) w.WriteNumber("stabilizationWindowSeconds"u8, v0);
        if (SelectPolicy is { } v1) w.WriteString("selectPolicy"u8, v1);
        if (Policies is { Count: > 0 } v2) JsonWrite.Field(w, "policies"u8, v2, static (w, e0) => e0.WriteJson(w));
        if (Tolerance is { } v3) w.WriteString("tolerance"u8, v3.ToString());
        w.WriteEndObject();
    }
    public static HPAScalingRules? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new HPAScalingRules();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 8 when name.SequenceEqual("policies"u8): o.Policies = JsonRead.List(ref r, managers, JsonRead.Object<HPAScalingPolicy>); break;
                case 9 when name.SequenceEqual("tolerance"u8): o.Tolerance = JsonRead.IsNull(ref r) ? default(Quantity?) : Quantity.ReadJson(ref r); break;
                case 12 when name.SequenceEqual("selectPolicy"u8): o.SelectPolicy = JsonRead.Text(ref r); break;
                case 26 when name.SequenceEqual("stabilizationWindowSeconds"u8): o.StabilizationWindowSeconds = JsonRead.IsNull(ref r) ? default(int?) : JsonRead.Int32(ref r); break;
                default: r.Skip(); break;
            }
        return o;
    }
}

public sealed class HorizontalPodAutoscaler : IKubeObject, IApiValue<HorizontalPodAutoscaler>
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("metadata")]
    public ObjectMeta Metadata { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("spec")]
    public HorizontalPodAutoscalerSpec Spec { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("status")]
    public HorizontalPodAutoscalerStatus Status { get; set => field = value ?? new(); } = new();
    public HorizontalPodAutoscaler DeepClone() => new()
    {
        Kind = Kind,
        ApiVersion = ApiVersion,
        Metadata = Metadata.DeepClone(),
        Spec = Spec.DeepClone(),
        Status = Status.DeepClone(),
    };
    public bool DeepEquals(HorizontalPodAutoscaler? other) => other is not null
        && Kind == other.Kind
        && ApiVersion == other.ApiVersion
        && Metadata.DeepEquals(other.Metadata)
        && Spec.DeepEquals(other.Spec)
        && Status.DeepEquals(other.Status);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as HorizontalPodAutoscaler);
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
    public static HorizontalPodAutoscaler? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new HorizontalPodAutoscaler();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("kind"u8): o.Kind = JsonRead.Text(ref r)!; break;
                case 4 when name.SequenceEqual("spec"u8): o.Spec = HorizontalPodAutoscalerSpec.ReadJson(ref r, managers)!; break;
                case 6 when name.SequenceEqual("status"u8): o.Status = HorizontalPodAutoscalerStatus.ReadJson(ref r, managers)!; break;
                case 8 when name.SequenceEqual("metadata"u8): o.Metadata = ObjectMeta.ReadJson(ref r, managers)!; break;
                case 10 when name.SequenceEqual("apiVersion"u8): o.ApiVersion = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
    object? IKubeObject.SpecValue => Spec;
    object? IKubeObject.StatusValue { get => Status; set => Status = (HorizontalPodAutoscalerStatus)value!; }
}

public sealed class HorizontalPodAutoscalerBehavior : IApiValue<HorizontalPodAutoscalerBehavior>
{
    [JsonPropertyName("scaleUp")]
    public HPAScalingRules? ScaleUp { get; set; }
    [JsonPropertyName("scaleDown")]
    public HPAScalingRules? ScaleDown { get; set; }
    public HorizontalPodAutoscalerBehavior DeepClone() => new()
    {
        ScaleUp = ScaleUp?.DeepClone(),
        ScaleDown = ScaleDown?.DeepClone(),
    };
    public bool DeepEquals(HorizontalPodAutoscalerBehavior? other) => other is not null
        && DeepValues.Same(ScaleUp, other.ScaleUp)
        && DeepValues.Same(ScaleDown, other.ScaleDown);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as HorizontalPodAutoscalerBehavior);
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (ScaleUp is { } v0) JsonWrite.Field(w, "scaleUp"u8, v0);
        if (ScaleDown is { } v1) JsonWrite.Field(w, "scaleDown"u8, v1);
        w.WriteEndObject();
    }
    public static HorizontalPodAutoscalerBehavior? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new HorizontalPodAutoscalerBehavior();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 7 when name.SequenceEqual("scaleUp"u8): o.ScaleUp = HPAScalingRules.ReadJson(ref r, managers); break;
                case 9 when name.SequenceEqual("scaleDown"u8): o.ScaleDown = HPAScalingRules.ReadJson(ref r, managers); break;
                default: r.Skip(); break;
            }
        return o;
    }
}

public sealed class HorizontalPodAutoscalerCondition : IApiValue<HorizontalPodAutoscalerCondition>
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
    public HorizontalPodAutoscalerCondition DeepClone() => new()
    {
        Type = Type,
        Status = Status,
        LastTransitionTime = LastTransitionTime,
        Reason = Reason,
        Message = Message,
    };
    public bool DeepEquals(HorizontalPodAutoscalerCondition? other) => other is not null
        && Type == other.Type
        && Status == other.Status
        && DeepValues.SameSeconds(LastTransitionTime, other.LastTransitionTime)
        && Reason == other.Reason
        && Message == other.Message;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as HorizontalPodAutoscalerCondition);
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
    public static HorizontalPodAutoscalerCondition? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new HorizontalPodAutoscalerCondition();
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

public static class HorizontalPodAutoscalerConditionType
{
    public const string AbleToScale = "AbleToScale";
    public const string ScalingActive = "ScalingActive";
    public const string ScalingLimited = "ScalingLimited";
}

public sealed class HorizontalPodAutoscalerList : IKubeList<HorizontalPodAutoscaler>, IApiValue<HorizontalPodAutoscalerList>
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("metadata")]
    public ListMeta Metadata { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("items")]
    public List<HorizontalPodAutoscaler> Items { get; set => field = value ?? new(); } = new();
    public HorizontalPodAutoscalerList DeepClone() => new()
    {
        Kind = Kind,
        ApiVersion = ApiVersion,
        Metadata = Metadata.DeepClone(),
        Items = DeepValues.Clone(Items, static e0 => e0.DeepClone())!,
    };
    public bool DeepEquals(HorizontalPodAutoscalerList? other) => other is not null
        && Kind == other.Kind
        && ApiVersion == other.ApiVersion
        && Metadata.DeepEquals(other.Metadata)
        && DeepValues.Same(Items, other.Items, static (x0, y0) => x0.DeepEquals(y0));
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as HorizontalPodAutoscalerList);
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Kind.Length > 0) w.WriteString("kind"u8, Kind);
        if (ApiVersion.Length > 0) w.WriteString("apiVersion"u8, ApiVersion);
        JsonWrite.Field(w, "metadata"u8, Metadata);
        JsonWrite.Field(w, "items"u8, Items, static (w, e0) => e0.WriteJson(w));
        w.WriteEndObject();
    }
    public static HorizontalPodAutoscalerList? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new HorizontalPodAutoscalerList();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("kind"u8): o.Kind = JsonRead.Text(ref r)!; break;
                case 5 when name.SequenceEqual("items"u8): o.Items = JsonRead.List(ref r, managers, JsonRead.Object<HorizontalPodAutoscaler>)!; break;
                case 8 when name.SequenceEqual("metadata"u8): o.Metadata = ListMeta.ReadJson(ref r, managers)!; break;
                case 10 when name.SequenceEqual("apiVersion"u8): o.ApiVersion = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
}

public sealed class HorizontalPodAutoscalerSpec : IApiValue<HorizontalPodAutoscalerSpec>
{
    [JsonPropertyName("scaleTargetRef")]
    public CrossVersionObjectReference ScaleTargetRef { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("minReplicas")]
    public int? MinReplicas { get; set; }
    [JsonPropertyName("maxReplicas")]
    public int MaxReplicas { get; set; }
    [JsonPropertyName("metrics")][OmitEmpty]
    public List<MetricSpec>? Metrics { get; set; }
    [JsonPropertyName("behavior")]
    public HorizontalPodAutoscalerBehavior? Behavior { get; set; }
    public HorizontalPodAutoscalerSpec DeepClone() => new()
    {
        ScaleTargetRef = ScaleTargetRef.DeepClone(),
        MinReplicas = MinReplicas,
        MaxReplicas = MaxReplicas,
        Metrics = DeepValues.Clone(Metrics, static e0 => e0.DeepClone()),
        Behavior = Behavior?.DeepClone(),
    };
    public bool DeepEquals(HorizontalPodAutoscalerSpec? other) => other is not null
        && ScaleTargetRef.DeepEquals(other.ScaleTargetRef)
        && MinReplicas == other.MinReplicas
        && MaxReplicas == other.MaxReplicas
        && DeepValues.Same(Metrics, other.Metrics, static (x0, y0) => x0.DeepEquals(y0))
        && DeepValues.Same(Behavior, other.Behavior);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as HorizontalPodAutoscalerSpec);
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        JsonWrite.Field(w, "scaleTargetRef"u8, ScaleTargetRef);
        if (MinReplicas is { } v1) w.WriteNumber("minReplicas"u8, v1);
        w.WriteNumber("maxReplicas"u8, MaxReplicas);
        if (Metrics is { Count: > 0 } v3) JsonWrite.Field(w, "metrics"u8, v3, static (w, e0) => e0.WriteJson(w));
        if (Behavior is { } v4) JsonWrite.Field(w, "behavior"u8, v4);
        w.WriteEndObject();
    }
    public static HorizontalPodAutoscalerSpec? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new HorizontalPodAutoscalerSpec();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 7 when name.SequenceEqual("metrics"u8): o.Metrics = JsonRead.List(ref r, managers, JsonRead.Object<MetricSpec>); break;
                case 8 when name.SequenceEqual("behavior"u8): o.Behavior = HorizontalPodAutoscalerBehavior.ReadJson(ref r, managers); break;
                case 11 when name.SequenceEqual("minReplicas"u8): o.MinReplicas = JsonRead.IsNull(ref r) ? default(int?) : JsonRead.Int32(ref r); break;
                case 11 when name.SequenceEqual("maxReplicas"u8): o.MaxReplicas = JsonRead.Int32(ref r); break;
                case 14 when name.SequenceEqual("scaleTargetRef"u8): o.ScaleTargetRef = CrossVersionObjectReference.ReadJson(ref r, managers)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
}

public sealed class HorizontalPodAutoscalerStatus : IApiValue<HorizontalPodAutoscalerStatus>
{
    [JsonPropertyName("observedGeneration")]
    public long? ObservedGeneration { get; set; }
    [JsonPropertyName("lastScaleTime")]
    public DateTimeOffset? LastScaleTime { get; set; }
    [JsonPropertyName("currentReplicas")][OmitEmpty]
    public int CurrentReplicas { get; set; }
    [JsonPropertyName("desiredReplicas")]
    public int DesiredReplicas { get; set; }
    [JsonPropertyName("currentMetrics")][OmitEmpty]
    public List<MetricStatus>? CurrentMetrics { get; set; }
    [JsonPropertyName("conditions")][OmitEmpty]
    public List<HorizontalPodAutoscalerCondition>? Conditions { get; set; }
    public HorizontalPodAutoscalerStatus DeepClone() => new()
    {
        ObservedGeneration = ObservedGeneration,
        LastScaleTime = LastScaleTime,
        CurrentReplicas = CurrentReplicas,
        DesiredReplicas = DesiredReplicas,
        CurrentMetrics = DeepValues.Clone(CurrentMetrics, static e0 => e0.DeepClone()),
        Conditions = DeepValues.Clone(Conditions, static e0 => e0.DeepClone()),
    };
    public bool DeepEquals(HorizontalPodAutoscalerStatus? other) => other is not null
        && ObservedGeneration == other.ObservedGeneration
        && DeepValues.SameSeconds(LastScaleTime, other.LastScaleTime)
        && CurrentReplicas == other.CurrentReplicas
        && DesiredReplicas == other.DesiredReplicas
        && DeepValues.Same(CurrentMetrics, other.CurrentMetrics, static (x0, y0) => x0.DeepEquals(y0))
        && DeepValues.Same(Conditions, other.Conditions, static (x0, y0) => x0.DeepEquals(y0));
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as HorizontalPodAutoscalerStatus);
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (ObservedGeneration is { } v0) w.WriteNumber("observedGeneration"u8, v0);
        if (LastScaleTime is { } v1) w.WriteString("lastScaleTime"u8, KubeTime.Format(v1));
        if (CurrentReplicas != 0) w.WriteNumber("currentReplicas"u8, CurrentReplicas);
        w.WriteNumber("desiredReplicas"u8, DesiredReplicas);
        if (CurrentMetrics is { Count: > 0 } v4) JsonWrite.Field(w, "currentMetrics"u8, v4, static (w, e0) => e0.WriteJson(w));
        if (Conditions is { Count: > 0 } v5) JsonWrite.Field(w, "conditions"u8, v5, static (w, e0) => e0.WriteJson(w));
        w.WriteEndObject();
    }
    public static HorizontalPodAutoscalerStatus? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new HorizontalPodAutoscalerStatus();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 10 when name.SequenceEqual("conditions"u8): o.Conditions = JsonRead.List(ref r, managers, JsonRead.Object<HorizontalPodAutoscalerCondition>); break;
                case 13 when name.SequenceEqual("lastScaleTime"u8): o.LastScaleTime = JsonRead.IsNull(ref r) ? default(DateTimeOffset?) : KubeTime.Read(ref r); break;
                case 14 when name.SequenceEqual("currentMetrics"u8): o.CurrentMetrics = JsonRead.List(ref r, managers, JsonRead.Object<MetricStatus>); break;
                case 15 when name.SequenceEqual("currentReplicas"u8): o.CurrentReplicas = JsonRead.Int32(ref r); break;
                case 15 when name.SequenceEqual("desiredReplicas"u8): o.DesiredReplicas = JsonRead.Int32(ref r); break;
                case 18 when name.SequenceEqual("observedGeneration"u8): o.ObservedGeneration = JsonRead.IsNull(ref r) ? default(long?) : JsonRead.Int64(ref r); break;
                default: r.Skip(); break;
            }
        return o;
    }
}

public sealed class MetricIdentifier : IApiValue<MetricIdentifier>
{
    [JsonPropertyName("name")]
    public string Name { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("selector")]
    public LabelSelector? Selector { get; set; }
    public MetricIdentifier DeepClone() => new()
    {
        Name = Name,
        Selector = Selector?.DeepClone(),
    };
    public bool DeepEquals(MetricIdentifier? other) => other is not null
        && Name == other.Name
        && DeepValues.Same(Selector, other.Selector);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as MetricIdentifier);
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        w.WriteString("name"u8, Name);
        if (Selector is { } v1) JsonWrite.Field(w, "selector"u8, v1);
        w.WriteEndObject();
    }
    public static MetricIdentifier? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new MetricIdentifier();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("name"u8): o.Name = JsonRead.Text(ref r)!; break;
                case 8 when name.SequenceEqual("selector"u8): o.Selector = LabelSelector.ReadJson(ref r, managers); break;
                default: r.Skip(); break;
            }
        return o;
    }
}

public static class MetricSourceType
{
    public const string ContainerResource = "ContainerResource";
    public const string External = "External";
    public const string Object = "Object";
    public const string Pods = "Pods";
    public const string Resource = "Resource";
}

public sealed class MetricSpec : IApiValue<MetricSpec>
{
    [JsonPropertyName("type")]
    public string Type { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("object")]
    public ObjectMetricSource? Object { get; set; }
    [JsonPropertyName("pods")]
    public PodsMetricSource? Pods { get; set; }
    [JsonPropertyName("resource")]
    public ResourceMetricSource? Resource { get; set; }
    [JsonPropertyName("containerResource")]
    public ContainerResourceMetricSource? ContainerResource { get; set; }
    [JsonPropertyName("external")]
    public ExternalMetricSource? External { get; set; }
    public MetricSpec DeepClone() => new()
    {
        Type = Type,
        Object = Object?.DeepClone(),
        Pods = Pods?.DeepClone(),
        Resource = Resource?.DeepClone(),
        ContainerResource = ContainerResource?.DeepClone(),
        External = External?.DeepClone(),
    };
    public bool DeepEquals(MetricSpec? other) => other is not null
        && Type == other.Type
        && DeepValues.Same(Object, other.Object)
        && DeepValues.Same(Pods, other.Pods)
        && DeepValues.Same(Resource, other.Resource)
        && DeepValues.Same(ContainerResource, other.ContainerResource)
        && DeepValues.Same(External, other.External);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as MetricSpec);
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        w.WriteString("type"u8, Type);
        if (Object is { } v1) JsonWrite.Field(w, "object"u8, v1);
        if (Pods is { } v2) JsonWrite.Field(w, "pods"u8, v2);
        if (Resource is { } v3) JsonWrite.Field(w, "resource"u8, v3);
        if (ContainerResource is { } v4) JsonWrite.Field(w, "containerResource"u8, v4);
        if (External is { } v5) JsonWrite.Field(w, "external"u8, v5);
        w.WriteEndObject();
    }
    public static MetricSpec? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new MetricSpec();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("type"u8): o.Type = JsonRead.Text(ref r)!; break;
                case 4 when name.SequenceEqual("pods"u8): o.Pods = PodsMetricSource.ReadJson(ref r, managers); break;
                case 6 when name.SequenceEqual("object"u8): o.Object = ObjectMetricSource.ReadJson(ref r, managers); break;
                case 8 when name.SequenceEqual("resource"u8): o.Resource = ResourceMetricSource.ReadJson(ref r, managers); break;
                case 8 when name.SequenceEqual("external"u8): o.External = ExternalMetricSource.ReadJson(ref r, managers); break;
                case 17 when name.SequenceEqual("containerResource"u8): o.ContainerResource = ContainerResourceMetricSource.ReadJson(ref r, managers); break;
                default: r.Skip(); break;
            }
        return o;
    }
}

public sealed class MetricStatus : IApiValue<MetricStatus>
{
    [JsonPropertyName("type")]
    public string Type { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("object")]
    public ObjectMetricStatus? Object { get; set; }
    [JsonPropertyName("pods")]
    public PodsMetricStatus? Pods { get; set; }
    [JsonPropertyName("resource")]
    public ResourceMetricStatus? Resource { get; set; }
    [JsonPropertyName("containerResource")]
    public ContainerResourceMetricStatus? ContainerResource { get; set; }
    [JsonPropertyName("external")]
    public ExternalMetricStatus? External { get; set; }
    public MetricStatus DeepClone() => new()
    {
        Type = Type,
        Object = Object?.DeepClone(),
        Pods = Pods?.DeepClone(),
        Resource = Resource?.DeepClone(),
        ContainerResource = ContainerResource?.DeepClone(),
        External = External?.DeepClone(),
    };
    public bool DeepEquals(MetricStatus? other) => other is not null
        && Type == other.Type
        && DeepValues.Same(Object, other.Object)
        && DeepValues.Same(Pods, other.Pods)
        && DeepValues.Same(Resource, other.Resource)
        && DeepValues.Same(ContainerResource, other.ContainerResource)
        && DeepValues.Same(External, other.External);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as MetricStatus);
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        w.WriteString("type"u8, Type);
        if (Object is { } v1) JsonWrite.Field(w, "object"u8, v1);
        if (Pods is { } v2) JsonWrite.Field(w, "pods"u8, v2);
        if (Resource is { } v3) JsonWrite.Field(w, "resource"u8, v3);
        if (ContainerResource is { } v4) JsonWrite.Field(w, "containerResource"u8, v4);
        if (External is { } v5) JsonWrite.Field(w, "external"u8, v5);
        w.WriteEndObject();
    }
    public static MetricStatus? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new MetricStatus();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("type"u8): o.Type = JsonRead.Text(ref r)!; break;
                case 4 when name.SequenceEqual("pods"u8): o.Pods = PodsMetricStatus.ReadJson(ref r, managers); break;
                case 6 when name.SequenceEqual("object"u8): o.Object = ObjectMetricStatus.ReadJson(ref r, managers); break;
                case 8 when name.SequenceEqual("resource"u8): o.Resource = ResourceMetricStatus.ReadJson(ref r, managers); break;
                case 8 when name.SequenceEqual("external"u8): o.External = ExternalMetricStatus.ReadJson(ref r, managers); break;
                case 17 when name.SequenceEqual("containerResource"u8): o.ContainerResource = ContainerResourceMetricStatus.ReadJson(ref r, managers); break;
                default: r.Skip(); break;
            }
        return o;
    }
}

public sealed class MetricTarget : IApiValue<MetricTarget>
{
    [JsonPropertyName("type")]
    public string Type { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("value")]
    public Quantity? Value { get; set; }
    [JsonPropertyName("averageValue")]
    public Quantity? AverageValue { get; set; }
    [JsonPropertyName("averageUtilization")]
    public int? AverageUtilization { get; set; }
    public MetricTarget DeepClone() => new()
    {
        Type = Type,
        Value = Value,
        AverageValue = AverageValue,
        AverageUtilization = AverageUtilization,
    };
    public bool DeepEquals(MetricTarget? other) => other is not null
        && Type == other.Type
        && Nullable.Equals(Value, other.Value)
        && Nullable.Equals(AverageValue, other.AverageValue)
        && AverageUtilization == other.AverageUtilization;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as MetricTarget);
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        w.WriteString("type"u8, Type);
        if (Value is { } v1) w.WriteString("value"u8, v1.ToString());
        if (AverageValue is { } v2) w.WriteString("averageValue"u8, v2.ToString());
        if (AverageUtilization is { } v3) w.WriteNumber("averageUtilization"u8, v3);
        w.WriteEndObject();
    }
    public static MetricTarget? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new MetricTarget();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("type"u8): o.Type = JsonRead.Text(ref r)!; break;
                case 5 when name.SequenceEqual("value"u8): o.Value = JsonRead.IsNull(ref r) ? default(Quantity?) : Quantity.ReadJson(ref r); break;
                case 12 when name.SequenceEqual("averageValue"u8): o.AverageValue = JsonRead.IsNull(ref r) ? default(Quantity?) : Quantity.ReadJson(ref r); break;
                case 18 when name.SequenceEqual("averageUtilization"u8): o.AverageUtilization = JsonRead.IsNull(ref r) ? default(int?) : JsonRead.Int32(ref r); break;
                default: r.Skip(); break;
            }
        return o;
    }
}

public static class MetricTargetType
{
    public const string AverageValue = "AverageValue";
    public const string Utilization = "Utilization";
    public const string Value = "Value";
}

public sealed class MetricValueStatus : IApiValue<MetricValueStatus>
{
    [JsonPropertyName("value")]
    public Quantity? Value { get; set; }
    [JsonPropertyName("averageValue")]
    public Quantity? AverageValue { get; set; }
    [JsonPropertyName("averageUtilization")]
    public int? AverageUtilization { get; set; }
    public MetricValueStatus DeepClone() => new()
    {
        Value = Value,
        AverageValue = AverageValue,
        AverageUtilization = AverageUtilization,
    };
    public bool DeepEquals(MetricValueStatus? other) => other is not null
        && Nullable.Equals(Value, other.Value)
        && Nullable.Equals(AverageValue, other.AverageValue)
        && AverageUtilization == other.AverageUtilization;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as MetricValueStatus);
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Value is { } v0) w.WriteString("value"u8, v0.ToString());
        if (AverageValue is { } v1) w.WriteString("averageValue"u8, v1.ToString());
        if (AverageUtilization is { } v2) w.WriteNumber("averageUtilization"u8, v2);
        w.WriteEndObject();
    }
    public static MetricValueStatus? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new MetricValueStatus();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 5 when name.SequenceEqual("value"u8): o.Value = JsonRead.IsNull(ref r) ? default(Quantity?) : Quantity.ReadJson(ref r); break;
                case 12 when name.SequenceEqual("averageValue"u8): o.AverageValue = JsonRead.IsNull(ref r) ? default(Quantity?) : Quantity.ReadJson(ref r); break;
                case 18 when name.SequenceEqual("averageUtilization"u8): o.AverageUtilization = JsonRead.IsNull(ref r) ? default(int?) : JsonRead.Int32(ref r); break;
                default: r.Skip(); break;
            }
        return o;
    }
}

public sealed class ObjectMetricSource : IApiValue<ObjectMetricSource>
{
    [JsonPropertyName("describedObject")]
    public CrossVersionObjectReference DescribedObject { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("target")]
    public MetricTarget Target { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("metric")]
    public MetricIdentifier Metric { get; set => field = value ?? new(); } = new();
    public ObjectMetricSource DeepClone() => new()
    {
        DescribedObject = DescribedObject.DeepClone(),
        Target = Target.DeepClone(),
        Metric = Metric.DeepClone(),
    };
    public bool DeepEquals(ObjectMetricSource? other) => other is not null
        && DescribedObject.DeepEquals(other.DescribedObject)
        && Target.DeepEquals(other.Target)
        && Metric.DeepEquals(other.Metric);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as ObjectMetricSource);
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        JsonWrite.Field(w, "describedObject"u8, DescribedObject);
        JsonWrite.Field(w, "target"u8, Target);
        JsonWrite.Field(w, "metric"u8, Metric);
        w.WriteEndObject();
    }
    public static ObjectMetricSource? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new ObjectMetricSource();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 6 when name.SequenceEqual("target"u8): o.Target = MetricTarget.ReadJson(ref r, managers)!; break;
                case 6 when name.SequenceEqual("metric"u8): o.Metric = MetricIdentifier.ReadJson(ref r, managers)!; break;
                case 15 when name.SequenceEqual("describedObject"u8): o.DescribedObject = CrossVersionObjectReference.ReadJson(ref r, managers)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
}

public sealed class ObjectMetricStatus : IApiValue<ObjectMetricStatus>
{
    [JsonPropertyName("metric")]
    public MetricIdentifier Metric { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("current")]
    public MetricValueStatus Current { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("describedObject")]
    public CrossVersionObjectReference DescribedObject { get; set => field = value ?? new(); } = new();
    public ObjectMetricStatus DeepClone() => new()
    {
        Metric = Metric.DeepClone(),
        Current = Current.DeepClone(),
        DescribedObject = DescribedObject.DeepClone(),
    };
    public bool DeepEquals(ObjectMetricStatus? other) => other is not null
        && Metric.DeepEquals(other.Metric)
        && Current.DeepEquals(other.Current)
        && DescribedObject.DeepEquals(other.DescribedObject);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as ObjectMetricStatus);
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        JsonWrite.Field(w, "metric"u8, Metric);
        JsonWrite.Field(w, "current"u8, Current);
        JsonWrite.Field(w, "describedObject"u8, DescribedObject);
        w.WriteEndObject();
    }
    public static ObjectMetricStatus? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new ObjectMetricStatus();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 6 when name.SequenceEqual("metric"u8): o.Metric = MetricIdentifier.ReadJson(ref r, managers)!; break;
                case 7 when name.SequenceEqual("current"u8): o.Current = MetricValueStatus.ReadJson(ref r, managers)!; break;
                case 15 when name.SequenceEqual("describedObject"u8): o.DescribedObject = CrossVersionObjectReference.ReadJson(ref r, managers)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
}

public sealed class PodsMetricSource : IApiValue<PodsMetricSource>
{
    [JsonPropertyName("metric")]
    public MetricIdentifier Metric { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("target")]
    public MetricTarget Target { get; set => field = value ?? new(); } = new();
    public PodsMetricSource DeepClone() => new()
    {
        Metric = Metric.DeepClone(),
        Target = Target.DeepClone(),
    };
    public bool DeepEquals(PodsMetricSource? other) => other is not null
        && Metric.DeepEquals(other.Metric)
        && Target.DeepEquals(other.Target);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as PodsMetricSource);
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        JsonWrite.Field(w, "metric"u8, Metric);
        JsonWrite.Field(w, "target"u8, Target);
        w.WriteEndObject();
    }
    public static PodsMetricSource? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new PodsMetricSource();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 6 when name.SequenceEqual("metric"u8): o.Metric = MetricIdentifier.ReadJson(ref r, managers)!; break;
                case 6 when name.SequenceEqual("target"u8): o.Target = MetricTarget.ReadJson(ref r, managers)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
}

public sealed class PodsMetricStatus : IApiValue<PodsMetricStatus>
{
    [JsonPropertyName("metric")]
    public MetricIdentifier Metric { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("current")]
    public MetricValueStatus Current { get; set => field = value ?? new(); } = new();
    public PodsMetricStatus DeepClone() => new()
    {
        Metric = Metric.DeepClone(),
        Current = Current.DeepClone(),
    };
    public bool DeepEquals(PodsMetricStatus? other) => other is not null
        && Metric.DeepEquals(other.Metric)
        && Current.DeepEquals(other.Current);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as PodsMetricStatus);
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        JsonWrite.Field(w, "metric"u8, Metric);
        JsonWrite.Field(w, "current"u8, Current);
        w.WriteEndObject();
    }
    public static PodsMetricStatus? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new PodsMetricStatus();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 6 when name.SequenceEqual("metric"u8): o.Metric = MetricIdentifier.ReadJson(ref r, managers)!; break;
                case 7 when name.SequenceEqual("current"u8): o.Current = MetricValueStatus.ReadJson(ref r, managers)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
}

public sealed class ResourceMetricSource : IApiValue<ResourceMetricSource>
{
    [JsonPropertyName("name")]
    public string Name { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("target")]
    public MetricTarget Target { get; set => field = value ?? new(); } = new();
    public ResourceMetricSource DeepClone() => new()
    {
        Name = Name,
        Target = Target.DeepClone(),
    };
    public bool DeepEquals(ResourceMetricSource? other) => other is not null
        && Name == other.Name
        && Target.DeepEquals(other.Target);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as ResourceMetricSource);
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        w.WriteString("name"u8, Name);
        JsonWrite.Field(w, "target"u8, Target);
        w.WriteEndObject();
    }
    public static ResourceMetricSource? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new ResourceMetricSource();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("name"u8): o.Name = JsonRead.Text(ref r)!; break;
                case 6 when name.SequenceEqual("target"u8): o.Target = MetricTarget.ReadJson(ref r, managers)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
}

public sealed class ResourceMetricStatus : IApiValue<ResourceMetricStatus>
{
    [JsonPropertyName("name")]
    public string Name { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("current")]
    public MetricValueStatus Current { get; set => field = value ?? new(); } = new();
    public ResourceMetricStatus DeepClone() => new()
    {
        Name = Name,
        Current = Current.DeepClone(),
    };
    public bool DeepEquals(ResourceMetricStatus? other) => other is not null
        && Name == other.Name
        && Current.DeepEquals(other.Current);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as ResourceMetricStatus);
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        w.WriteString("name"u8, Name);
        JsonWrite.Field(w, "current"u8, Current);
        w.WriteEndObject();
    }
    public static ResourceMetricStatus? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new ResourceMetricStatus();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("name"u8): o.Name = JsonRead.Text(ref r)!; break;
                case 7 when name.SequenceEqual("current"u8): o.Current = MetricValueStatus.ReadJson(ref r, managers)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
}

public static class ScalingPolicySelect
{
    public const string Disabled = "Disabled";
    public const string Max = "Max";
    public const string Min = "Min";
}
