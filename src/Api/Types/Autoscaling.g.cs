// Written by hack/generate-types.cs from src/Api/Schemas. Change the facts or the generator, not this file.
#nullable enable
using System.Text.Json;
using System.Text.Json.Serialization;
using Arktos.Api.Json;
using Arktos.Api.Meta.V1;
using Arktos.Api.Core.V1;

namespace Arktos.Api.Autoscaling.V1;

public sealed class ContainerResourceMetricSource : IApiValue<ContainerResourceMetricSource>
{
    [JsonPropertyName("name")]
    public string Name { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("targetAverageUtilization")]
    public int? TargetAverageUtilization { get; set; }
    [JsonPropertyName("targetAverageValue")]
    public Quantity? TargetAverageValue { get; set; }
    [JsonPropertyName("container")]
    public string Container { get; set => field = value ?? ""; } = "";
    public ContainerResourceMetricSource DeepClone() => new()
    {
        Name = Name,
        TargetAverageUtilization = TargetAverageUtilization,
        TargetAverageValue = TargetAverageValue,
        Container = Container,
    };
    public bool DeepEquals(ContainerResourceMetricSource? other) => other is not null
        && Name == other.Name
        && TargetAverageUtilization == other.TargetAverageUtilization
        && Nullable.Equals(TargetAverageValue, other.TargetAverageValue)
        && Container == other.Container;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as ContainerResourceMetricSource);
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        w.WriteString("name"u8, Name);
        if (TargetAverageUtilization is { } v1) w.WriteNumber("targetAverageUtilization"u8, v1);
        if (TargetAverageValue is { } v2) w.WriteString("targetAverageValue"u8, v2.ToString());
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
                case 9 when name.SequenceEqual("container"u8): o.Container = JsonRead.Text(ref r)!; break;
                case 18 when name.SequenceEqual("targetAverageValue"u8): o.TargetAverageValue = JsonRead.IsNull(ref r) ? default(Quantity?) : Quantity.ReadJson(ref r); break;
                case 24 when name.SequenceEqual("targetAverageUtilization"u8): o.TargetAverageUtilization = JsonRead.IsNull(ref r) ? default(int?) : JsonRead.Int32(ref r); break;
                default: r.Skip(); break;
            }
        return o;
    }
}

public sealed class ContainerResourceMetricStatus : IApiValue<ContainerResourceMetricStatus>
{
    [JsonPropertyName("name")]
    public string Name { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("currentAverageUtilization")]
    public int? CurrentAverageUtilization { get; set; }
    [JsonPropertyName("currentAverageValue")]
    public Quantity CurrentAverageValue { get; set; }
    [JsonPropertyName("container")]
    public string Container { get; set => field = value ?? ""; } = "";
    public ContainerResourceMetricStatus DeepClone() => new()
    {
        Name = Name,
        CurrentAverageUtilization = CurrentAverageUtilization,
        CurrentAverageValue = CurrentAverageValue,
        Container = Container,
    };
    public bool DeepEquals(ContainerResourceMetricStatus? other) => other is not null
        && Name == other.Name
        && CurrentAverageUtilization == other.CurrentAverageUtilization
        && CurrentAverageValue.Equals(other.CurrentAverageValue)
        && Container == other.Container;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as ContainerResourceMetricStatus);
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        w.WriteString("name"u8, Name);
        if (CurrentAverageUtilization is { } v1) w.WriteNumber("currentAverageUtilization"u8, v1);
        w.WriteString("currentAverageValue"u8, CurrentAverageValue.ToString());
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
                case 9 when name.SequenceEqual("container"u8): o.Container = JsonRead.Text(ref r)!; break;
                case 19 when name.SequenceEqual("currentAverageValue"u8): o.CurrentAverageValue = Quantity.ReadJson(ref r); break;
                case 25 when name.SequenceEqual("currentAverageUtilization"u8): o.CurrentAverageUtilization = JsonRead.IsNull(ref r) ? default(int?) : JsonRead.Int32(ref r); break;
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
    [JsonPropertyName("metricName")]
    public string MetricName { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("metricSelector")]
    public LabelSelector? MetricSelector { get; set; }
    [JsonPropertyName("targetValue")]
    public Quantity? TargetValue { get; set; }
    [JsonPropertyName("targetAverageValue")]
    public Quantity? TargetAverageValue { get; set; }
    public ExternalMetricSource DeepClone() => new()
    {
        MetricName = MetricName,
        MetricSelector = MetricSelector?.DeepClone(),
        TargetValue = TargetValue,
        TargetAverageValue = TargetAverageValue,
    };
    public bool DeepEquals(ExternalMetricSource? other) => other is not null
        && MetricName == other.MetricName
        && DeepValues.Same(MetricSelector, other.MetricSelector)
        && Nullable.Equals(TargetValue, other.TargetValue)
        && Nullable.Equals(TargetAverageValue, other.TargetAverageValue);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as ExternalMetricSource);
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        w.WriteString("metricName"u8, MetricName);
        if (MetricSelector is { } v1) JsonWrite.Field(w, "metricSelector"u8, v1);
        if (TargetValue is { } v2) w.WriteString("targetValue"u8, v2.ToString());
        if (TargetAverageValue is { } v3) w.WriteString("targetAverageValue"u8, v3.ToString());
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
                case 10 when name.SequenceEqual("metricName"u8): o.MetricName = JsonRead.Text(ref r)!; break;
                case 11 when name.SequenceEqual("targetValue"u8): o.TargetValue = JsonRead.IsNull(ref r) ? default(Quantity?) : Quantity.ReadJson(ref r); break;
                case 14 when name.SequenceEqual("metricSelector"u8): o.MetricSelector = LabelSelector.ReadJson(ref r, managers); break;
                case 18 when name.SequenceEqual("targetAverageValue"u8): o.TargetAverageValue = JsonRead.IsNull(ref r) ? default(Quantity?) : Quantity.ReadJson(ref r); break;
                default: r.Skip(); break;
            }
        return o;
    }
}

public sealed class ExternalMetricStatus : IApiValue<ExternalMetricStatus>
{
    [JsonPropertyName("metricName")]
    public string MetricName { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("metricSelector")]
    public LabelSelector? MetricSelector { get; set; }
    [JsonPropertyName("currentValue")]
    public Quantity CurrentValue { get; set; }
    [JsonPropertyName("currentAverageValue")]
    public Quantity? CurrentAverageValue { get; set; }
    public ExternalMetricStatus DeepClone() => new()
    {
        MetricName = MetricName,
        MetricSelector = MetricSelector?.DeepClone(),
        CurrentValue = CurrentValue,
        CurrentAverageValue = CurrentAverageValue,
    };
    public bool DeepEquals(ExternalMetricStatus? other) => other is not null
        && MetricName == other.MetricName
        && DeepValues.Same(MetricSelector, other.MetricSelector)
        && CurrentValue.Equals(other.CurrentValue)
        && Nullable.Equals(CurrentAverageValue, other.CurrentAverageValue);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as ExternalMetricStatus);
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        w.WriteString("metricName"u8, MetricName);
        if (MetricSelector is { } v1) JsonWrite.Field(w, "metricSelector"u8, v1);
        w.WriteString("currentValue"u8, CurrentValue.ToString());
        if (CurrentAverageValue is { } v3) w.WriteString("currentAverageValue"u8, v3.ToString());
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
                case 10 when name.SequenceEqual("metricName"u8): o.MetricName = JsonRead.Text(ref r)!; break;
                case 12 when name.SequenceEqual("currentValue"u8): o.CurrentValue = Quantity.ReadJson(ref r); break;
                case 14 when name.SequenceEqual("metricSelector"u8): o.MetricSelector = LabelSelector.ReadJson(ref r, managers); break;
                case 19 when name.SequenceEqual("currentAverageValue"u8): o.CurrentAverageValue = JsonRead.IsNull(ref r) ? default(Quantity?) : Quantity.ReadJson(ref r); break;
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
    [JsonPropertyName("targetCPUUtilizationPercentage")]
    public int? TargetCPUUtilizationPercentage { get; set; }
    public HorizontalPodAutoscalerSpec DeepClone() => new()
    {
        ScaleTargetRef = ScaleTargetRef.DeepClone(),
        MinReplicas = MinReplicas,
        MaxReplicas = MaxReplicas,
        TargetCPUUtilizationPercentage = TargetCPUUtilizationPercentage,
    };
    public bool DeepEquals(HorizontalPodAutoscalerSpec? other) => other is not null
        && ScaleTargetRef.DeepEquals(other.ScaleTargetRef)
        && MinReplicas == other.MinReplicas
        && MaxReplicas == other.MaxReplicas
        && TargetCPUUtilizationPercentage == other.TargetCPUUtilizationPercentage;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as HorizontalPodAutoscalerSpec);
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        JsonWrite.Field(w, "scaleTargetRef"u8, ScaleTargetRef);
        if (MinReplicas is { } v1) w.WriteNumber("minReplicas"u8, v1);
        w.WriteNumber("maxReplicas"u8, MaxReplicas);
        if (TargetCPUUtilizationPercentage is { } v3) w.WriteNumber("targetCPUUtilizationPercentage"u8, v3);
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
                case 11 when name.SequenceEqual("minReplicas"u8): o.MinReplicas = JsonRead.IsNull(ref r) ? default(int?) : JsonRead.Int32(ref r); break;
                case 11 when name.SequenceEqual("maxReplicas"u8): o.MaxReplicas = JsonRead.Int32(ref r); break;
                case 14 when name.SequenceEqual("scaleTargetRef"u8): o.ScaleTargetRef = CrossVersionObjectReference.ReadJson(ref r, managers)!; break;
                case 30 when name.SequenceEqual("targetCPUUtilizationPercentage"u8): o.TargetCPUUtilizationPercentage = JsonRead.IsNull(ref r) ? default(int?) : JsonRead.Int32(ref r); break;
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
    [JsonPropertyName("currentReplicas")]
    public int CurrentReplicas { get; set; }
    [JsonPropertyName("desiredReplicas")]
    public int DesiredReplicas { get; set; }
    [JsonPropertyName("currentCPUUtilizationPercentage")]
    public int? CurrentCPUUtilizationPercentage { get; set; }
    public HorizontalPodAutoscalerStatus DeepClone() => new()
    {
        ObservedGeneration = ObservedGeneration,
        LastScaleTime = LastScaleTime,
        CurrentReplicas = CurrentReplicas,
        DesiredReplicas = DesiredReplicas,
        CurrentCPUUtilizationPercentage = CurrentCPUUtilizationPercentage,
    };
    public bool DeepEquals(HorizontalPodAutoscalerStatus? other) => other is not null
        && ObservedGeneration == other.ObservedGeneration
        && DeepValues.SameSeconds(LastScaleTime, other.LastScaleTime)
        && CurrentReplicas == other.CurrentReplicas
        && DesiredReplicas == other.DesiredReplicas
        && CurrentCPUUtilizationPercentage == other.CurrentCPUUtilizationPercentage;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as HorizontalPodAutoscalerStatus);
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (ObservedGeneration is { } v0) w.WriteNumber("observedGeneration"u8, v0);
        if (LastScaleTime is { } v1) w.WriteString("lastScaleTime"u8, KubeTime.Format(v1));
        w.WriteNumber("currentReplicas"u8, CurrentReplicas);
        w.WriteNumber("desiredReplicas"u8, DesiredReplicas);
        if (CurrentCPUUtilizationPercentage is { } v4) w.WriteNumber("currentCPUUtilizationPercentage"u8, v4);
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
                case 13 when name.SequenceEqual("lastScaleTime"u8): o.LastScaleTime = JsonRead.IsNull(ref r) ? default(DateTimeOffset?) : KubeTime.Read(ref r); break;
                case 15 when name.SequenceEqual("currentReplicas"u8): o.CurrentReplicas = JsonRead.Int32(ref r); break;
                case 15 when name.SequenceEqual("desiredReplicas"u8): o.DesiredReplicas = JsonRead.Int32(ref r); break;
                case 18 when name.SequenceEqual("observedGeneration"u8): o.ObservedGeneration = JsonRead.IsNull(ref r) ? default(long?) : JsonRead.Int64(ref r); break;
                case 31 when name.SequenceEqual("currentCPUUtilizationPercentage"u8): o.CurrentCPUUtilizationPercentage = JsonRead.IsNull(ref r) ? default(int?) : JsonRead.Int32(ref r); break;
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

public sealed class ObjectMetricSource : IApiValue<ObjectMetricSource>
{
    [JsonPropertyName("target")]
    public CrossVersionObjectReference Target { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("metricName")]
    public string MetricName { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("targetValue")]
    public Quantity TargetValue { get; set; }
    [JsonPropertyName("selector")]
    public LabelSelector? Selector { get; set; }
    [JsonPropertyName("averageValue")]
    public Quantity? AverageValue { get; set; }
    public ObjectMetricSource DeepClone() => new()
    {
        Target = Target.DeepClone(),
        MetricName = MetricName,
        TargetValue = TargetValue,
        Selector = Selector?.DeepClone(),
        AverageValue = AverageValue,
    };
    public bool DeepEquals(ObjectMetricSource? other) => other is not null
        && Target.DeepEquals(other.Target)
        && MetricName == other.MetricName
        && TargetValue.Equals(other.TargetValue)
        && DeepValues.Same(Selector, other.Selector)
        && Nullable.Equals(AverageValue, other.AverageValue);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as ObjectMetricSource);
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        JsonWrite.Field(w, "target"u8, Target);
        w.WriteString("metricName"u8, MetricName);
        w.WriteString("targetValue"u8, TargetValue.ToString());
        if (Selector is { } v3) JsonWrite.Field(w, "selector"u8, v3);
        if (AverageValue is { } v4) w.WriteString("averageValue"u8, v4.ToString());
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
                case 6 when name.SequenceEqual("target"u8): o.Target = CrossVersionObjectReference.ReadJson(ref r, managers)!; break;
                case 8 when name.SequenceEqual("selector"u8): o.Selector = LabelSelector.ReadJson(ref r, managers); break;
                case 10 when name.SequenceEqual("metricName"u8): o.MetricName = JsonRead.Text(ref r)!; break;
                case 11 when name.SequenceEqual("targetValue"u8): o.TargetValue = Quantity.ReadJson(ref r); break;
                case 12 when name.SequenceEqual("averageValue"u8): o.AverageValue = JsonRead.IsNull(ref r) ? default(Quantity?) : Quantity.ReadJson(ref r); break;
                default: r.Skip(); break;
            }
        return o;
    }
}

public sealed class ObjectMetricStatus : IApiValue<ObjectMetricStatus>
{
    [JsonPropertyName("target")]
    public CrossVersionObjectReference Target { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("metricName")]
    public string MetricName { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("currentValue")]
    public Quantity CurrentValue { get; set; }
    [JsonPropertyName("selector")]
    public LabelSelector? Selector { get; set; }
    [JsonPropertyName("averageValue")]
    public Quantity? AverageValue { get; set; }
    public ObjectMetricStatus DeepClone() => new()
    {
        Target = Target.DeepClone(),
        MetricName = MetricName,
        CurrentValue = CurrentValue,
        Selector = Selector?.DeepClone(),
        AverageValue = AverageValue,
    };
    public bool DeepEquals(ObjectMetricStatus? other) => other is not null
        && Target.DeepEquals(other.Target)
        && MetricName == other.MetricName
        && CurrentValue.Equals(other.CurrentValue)
        && DeepValues.Same(Selector, other.Selector)
        && Nullable.Equals(AverageValue, other.AverageValue);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as ObjectMetricStatus);
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        JsonWrite.Field(w, "target"u8, Target);
        w.WriteString("metricName"u8, MetricName);
        w.WriteString("currentValue"u8, CurrentValue.ToString());
        if (Selector is { } v3) JsonWrite.Field(w, "selector"u8, v3);
        if (AverageValue is { } v4) w.WriteString("averageValue"u8, v4.ToString());
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
                case 6 when name.SequenceEqual("target"u8): o.Target = CrossVersionObjectReference.ReadJson(ref r, managers)!; break;
                case 8 when name.SequenceEqual("selector"u8): o.Selector = LabelSelector.ReadJson(ref r, managers); break;
                case 10 when name.SequenceEqual("metricName"u8): o.MetricName = JsonRead.Text(ref r)!; break;
                case 12 when name.SequenceEqual("currentValue"u8): o.CurrentValue = Quantity.ReadJson(ref r); break;
                case 12 when name.SequenceEqual("averageValue"u8): o.AverageValue = JsonRead.IsNull(ref r) ? default(Quantity?) : Quantity.ReadJson(ref r); break;
                default: r.Skip(); break;
            }
        return o;
    }
}

public sealed class PodsMetricSource : IApiValue<PodsMetricSource>
{
    [JsonPropertyName("metricName")]
    public string MetricName { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("targetAverageValue")]
    public Quantity TargetAverageValue { get; set; }
    [JsonPropertyName("selector")]
    public LabelSelector? Selector { get; set; }
    public PodsMetricSource DeepClone() => new()
    {
        MetricName = MetricName,
        TargetAverageValue = TargetAverageValue,
        Selector = Selector?.DeepClone(),
    };
    public bool DeepEquals(PodsMetricSource? other) => other is not null
        && MetricName == other.MetricName
        && TargetAverageValue.Equals(other.TargetAverageValue)
        && DeepValues.Same(Selector, other.Selector);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as PodsMetricSource);
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        w.WriteString("metricName"u8, MetricName);
        w.WriteString("targetAverageValue"u8, TargetAverageValue.ToString());
        if (Selector is { } v2) JsonWrite.Field(w, "selector"u8, v2);
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
                case 8 when name.SequenceEqual("selector"u8): o.Selector = LabelSelector.ReadJson(ref r, managers); break;
                case 10 when name.SequenceEqual("metricName"u8): o.MetricName = JsonRead.Text(ref r)!; break;
                case 18 when name.SequenceEqual("targetAverageValue"u8): o.TargetAverageValue = Quantity.ReadJson(ref r); break;
                default: r.Skip(); break;
            }
        return o;
    }
}

public sealed class PodsMetricStatus : IApiValue<PodsMetricStatus>
{
    [JsonPropertyName("metricName")]
    public string MetricName { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("currentAverageValue")]
    public Quantity CurrentAverageValue { get; set; }
    [JsonPropertyName("selector")]
    public LabelSelector? Selector { get; set; }
    public PodsMetricStatus DeepClone() => new()
    {
        MetricName = MetricName,
        CurrentAverageValue = CurrentAverageValue,
        Selector = Selector?.DeepClone(),
    };
    public bool DeepEquals(PodsMetricStatus? other) => other is not null
        && MetricName == other.MetricName
        && CurrentAverageValue.Equals(other.CurrentAverageValue)
        && DeepValues.Same(Selector, other.Selector);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as PodsMetricStatus);
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        w.WriteString("metricName"u8, MetricName);
        w.WriteString("currentAverageValue"u8, CurrentAverageValue.ToString());
        if (Selector is { } v2) JsonWrite.Field(w, "selector"u8, v2);
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
                case 8 when name.SequenceEqual("selector"u8): o.Selector = LabelSelector.ReadJson(ref r, managers); break;
                case 10 when name.SequenceEqual("metricName"u8): o.MetricName = JsonRead.Text(ref r)!; break;
                case 19 when name.SequenceEqual("currentAverageValue"u8): o.CurrentAverageValue = Quantity.ReadJson(ref r); break;
                default: r.Skip(); break;
            }
        return o;
    }
}

public sealed class ResourceMetricSource : IApiValue<ResourceMetricSource>
{
    [JsonPropertyName("name")]
    public string Name { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("targetAverageUtilization")]
    public int? TargetAverageUtilization { get; set; }
    [JsonPropertyName("targetAverageValue")]
    public Quantity? TargetAverageValue { get; set; }
    public ResourceMetricSource DeepClone() => new()
    {
        Name = Name,
        TargetAverageUtilization = TargetAverageUtilization,
        TargetAverageValue = TargetAverageValue,
    };
    public bool DeepEquals(ResourceMetricSource? other) => other is not null
        && Name == other.Name
        && TargetAverageUtilization == other.TargetAverageUtilization
        && Nullable.Equals(TargetAverageValue, other.TargetAverageValue);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as ResourceMetricSource);
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        w.WriteString("name"u8, Name);
        if (TargetAverageUtilization is { } v1) w.WriteNumber("targetAverageUtilization"u8, v1);
        if (TargetAverageValue is { } v2) w.WriteString("targetAverageValue"u8, v2.ToString());
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
                case 18 when name.SequenceEqual("targetAverageValue"u8): o.TargetAverageValue = JsonRead.IsNull(ref r) ? default(Quantity?) : Quantity.ReadJson(ref r); break;
                case 24 when name.SequenceEqual("targetAverageUtilization"u8): o.TargetAverageUtilization = JsonRead.IsNull(ref r) ? default(int?) : JsonRead.Int32(ref r); break;
                default: r.Skip(); break;
            }
        return o;
    }
}

public sealed class ResourceMetricStatus : IApiValue<ResourceMetricStatus>
{
    [JsonPropertyName("name")]
    public string Name { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("currentAverageUtilization")]
    public int? CurrentAverageUtilization { get; set; }
    [JsonPropertyName("currentAverageValue")]
    public Quantity CurrentAverageValue { get; set; }
    public ResourceMetricStatus DeepClone() => new()
    {
        Name = Name,
        CurrentAverageUtilization = CurrentAverageUtilization,
        CurrentAverageValue = CurrentAverageValue,
    };
    public bool DeepEquals(ResourceMetricStatus? other) => other is not null
        && Name == other.Name
        && CurrentAverageUtilization == other.CurrentAverageUtilization
        && CurrentAverageValue.Equals(other.CurrentAverageValue);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as ResourceMetricStatus);
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        w.WriteString("name"u8, Name);
        if (CurrentAverageUtilization is { } v1) w.WriteNumber("currentAverageUtilization"u8, v1);
        w.WriteString("currentAverageValue"u8, CurrentAverageValue.ToString());
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
                case 19 when name.SequenceEqual("currentAverageValue"u8): o.CurrentAverageValue = Quantity.ReadJson(ref r); break;
                case 25 when name.SequenceEqual("currentAverageUtilization"u8): o.CurrentAverageUtilization = JsonRead.IsNull(ref r) ? default(int?) : JsonRead.Int32(ref r); break;
                default: r.Skip(); break;
            }
        return o;
    }
}

public sealed class Scale : IKubeObject, IApiValue<Scale>
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("metadata")]
    public ObjectMeta Metadata { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("spec")]
    public ScaleSpec Spec { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("status")]
    public ScaleStatus Status { get; set => field = value ?? new(); } = new();
    public Scale DeepClone() => new()
    {
        Kind = Kind,
        ApiVersion = ApiVersion,
        Metadata = Metadata.DeepClone(),
        Spec = Spec.DeepClone(),
        Status = Status.DeepClone(),
    };
    public bool DeepEquals(Scale? other) => other is not null
        && Kind == other.Kind
        && ApiVersion == other.ApiVersion
        && Metadata.DeepEquals(other.Metadata)
        && Spec.DeepEquals(other.Spec)
        && Status.DeepEquals(other.Status);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as Scale);
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
    public static Scale? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new Scale();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("kind"u8): o.Kind = JsonRead.Text(ref r)!; break;
                case 4 when name.SequenceEqual("spec"u8): o.Spec = ScaleSpec.ReadJson(ref r, managers)!; break;
                case 6 when name.SequenceEqual("status"u8): o.Status = ScaleStatus.ReadJson(ref r, managers)!; break;
                case 8 when name.SequenceEqual("metadata"u8): o.Metadata = ObjectMeta.ReadJson(ref r, managers)!; break;
                case 10 when name.SequenceEqual("apiVersion"u8): o.ApiVersion = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
    object? IKubeObject.SpecValue => Spec;
    object? IKubeObject.StatusValue { get => Status; set => Status = (ScaleStatus)value!; }
}

public sealed class ScaleSpec : IApiValue<ScaleSpec>
{
    [JsonPropertyName("replicas")][OmitEmpty]
    public int Replicas { get; set; }
    public ScaleSpec DeepClone() => new()
    {
        Replicas = Replicas,
    };
    public bool DeepEquals(ScaleSpec? other) => other is not null
        && Replicas == other.Replicas;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as ScaleSpec);
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Replicas != 0) w.WriteNumber("replicas"u8, Replicas);
        w.WriteEndObject();
    }
    public static ScaleSpec? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new ScaleSpec();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 8 when name.SequenceEqual("replicas"u8): o.Replicas = JsonRead.Int32(ref r); break;
                default: r.Skip(); break;
            }
        return o;
    }
}

public sealed class ScaleStatus : IApiValue<ScaleStatus>
{
    [JsonPropertyName("replicas")]
    public int Replicas { get; set; }
    [JsonPropertyName("selector")][OmitEmpty]
    public string Selector { get; set => field = value ?? ""; } = "";
    public ScaleStatus DeepClone() => new()
    {
        Replicas = Replicas,
        Selector = Selector,
    };
    public bool DeepEquals(ScaleStatus? other) => other is not null
        && Replicas == other.Replicas
        && Selector == other.Selector;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as ScaleStatus);
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        w.WriteNumber("replicas"u8, Replicas);
        if (Selector.Length > 0) w.WriteString("selector"u8, Selector);
        w.WriteEndObject();
    }
    public static ScaleStatus? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new ScaleStatus();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 8 when name.SequenceEqual("replicas"u8): o.Replicas = JsonRead.Int32(ref r); break;
                case 8 when name.SequenceEqual("selector"u8): o.Selector = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
}
