// Written by hack/generate-types.cs from src/Api/Schemas. Change the facts or the generator, not this file.
#nullable enable
using System.Text.Json;
using System.Text.Json.Serialization;
using Arktos.Api.Json;
using Arktos.Api.Meta.V1;
using Arktos.Api.Core.V1;

namespace Arktos.Api.Autoscaling.V1;

public sealed class ContainerResourceMetricSource
{
    [JsonPropertyName("name")]
    public string Name { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("targetAverageUtilization")]
    public int? TargetAverageUtilization { get; set; }
    [JsonPropertyName("targetAverageValue")]
    public Quantity? TargetAverageValue { get; set; }
    [JsonPropertyName("container")]
    public string Container { get; set => field = value ?? ""; } = "";
}

public sealed class ContainerResourceMetricStatus
{
    [JsonPropertyName("name")]
    public string Name { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("currentAverageUtilization")]
    public int? CurrentAverageUtilization { get; set; }
    [JsonPropertyName("currentAverageValue")]
    public Quantity CurrentAverageValue { get; set; }
    [JsonPropertyName("container")]
    public string Container { get; set => field = value ?? ""; } = "";
}

public sealed class CrossVersionObjectReference
{
    [JsonPropertyName("kind")]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("name")]
    public string Name { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
}

public sealed class ExternalMetricSource
{
    [JsonPropertyName("metricName")]
    public string MetricName { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("metricSelector")]
    public LabelSelector? MetricSelector { get; set; }
    [JsonPropertyName("targetValue")]
    public Quantity? TargetValue { get; set; }
    [JsonPropertyName("targetAverageValue")]
    public Quantity? TargetAverageValue { get; set; }
}

public sealed class ExternalMetricStatus
{
    [JsonPropertyName("metricName")]
    public string MetricName { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("metricSelector")]
    public LabelSelector? MetricSelector { get; set; }
    [JsonPropertyName("currentValue")]
    public Quantity CurrentValue { get; set; }
    [JsonPropertyName("currentAverageValue")]
    public Quantity? CurrentAverageValue { get; set; }
}

public sealed class HorizontalPodAutoscaler : IKubeObject
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
}

public sealed class HorizontalPodAutoscalerCondition
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
}

public static class HorizontalPodAutoscalerConditionType
{
    public const string AbleToScale = "AbleToScale";
    public const string ScalingActive = "ScalingActive";
    public const string ScalingLimited = "ScalingLimited";
}

public sealed class HorizontalPodAutoscalerList : IKubeList<HorizontalPodAutoscaler>
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("metadata")]
    public ListMeta Metadata { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("items")]
    public List<HorizontalPodAutoscaler> Items { get; set => field = value ?? new(); } = new();
}

public sealed class HorizontalPodAutoscalerSpec
{
    [JsonPropertyName("scaleTargetRef")]
    public CrossVersionObjectReference ScaleTargetRef { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("minReplicas")]
    public int? MinReplicas { get; set; }
    [JsonPropertyName("maxReplicas")]
    public int MaxReplicas { get; set; }
    [JsonPropertyName("targetCPUUtilizationPercentage")]
    public int? TargetCPUUtilizationPercentage { get; set; }
}

public sealed class HorizontalPodAutoscalerStatus
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
}

public static class MetricSourceType
{
    public const string ContainerResource = "ContainerResource";
    public const string External = "External";
    public const string Object = "Object";
    public const string Pods = "Pods";
    public const string Resource = "Resource";
}

public sealed class MetricSpec
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
}

public sealed class MetricStatus
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
}

public sealed class ObjectMetricSource
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
}

public sealed class ObjectMetricStatus
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
}

public sealed class PodsMetricSource
{
    [JsonPropertyName("metricName")]
    public string MetricName { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("targetAverageValue")]
    public Quantity TargetAverageValue { get; set; }
    [JsonPropertyName("selector")]
    public LabelSelector? Selector { get; set; }
}

public sealed class PodsMetricStatus
{
    [JsonPropertyName("metricName")]
    public string MetricName { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("currentAverageValue")]
    public Quantity CurrentAverageValue { get; set; }
    [JsonPropertyName("selector")]
    public LabelSelector? Selector { get; set; }
}

public sealed class ResourceMetricSource
{
    [JsonPropertyName("name")]
    public string Name { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("targetAverageUtilization")]
    public int? TargetAverageUtilization { get; set; }
    [JsonPropertyName("targetAverageValue")]
    public Quantity? TargetAverageValue { get; set; }
}

public sealed class ResourceMetricStatus
{
    [JsonPropertyName("name")]
    public string Name { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("currentAverageUtilization")]
    public int? CurrentAverageUtilization { get; set; }
    [JsonPropertyName("currentAverageValue")]
    public Quantity CurrentAverageValue { get; set; }
}

public sealed class Scale : IKubeObject
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
}

public sealed class ScaleSpec
{
    [JsonPropertyName("replicas")][OmitEmpty]
    public int Replicas { get; set; }
}

public sealed class ScaleStatus
{
    [JsonPropertyName("replicas")]
    public int Replicas { get; set; }
    [JsonPropertyName("selector")][OmitEmpty]
    public string Selector { get; set => field = value ?? ""; } = "";
}
