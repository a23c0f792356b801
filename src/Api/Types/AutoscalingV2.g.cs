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
}

public static class ScalingPolicySelect
{
    public const string Disabled = "Disabled";
    public const string Max = "Max";
    public const string Min = "Min";
}
