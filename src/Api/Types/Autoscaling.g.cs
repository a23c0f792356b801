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
}
