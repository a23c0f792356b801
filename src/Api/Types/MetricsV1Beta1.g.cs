// Written by hack/generate-types.cs from src/Api/Schemas. Change the facts or the generator, not this file.
#nullable enable
using System.Text.Json;
using System.Text.Json.Serialization;
using Arktos.Api.Json;
using Arktos.Api.Meta.V1;
using Arktos.Api.Core.V1;

namespace Arktos.Api.Metrics.V1Beta1;

public sealed class ContainerMetrics : IApiValue<ContainerMetrics>
{
    [JsonPropertyName("name")]
    public string Name { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("usage")]
    public Map<Quantity> Usage { get; set => field = value ?? new(); } = new();
    public ContainerMetrics DeepClone() => new()
    {
        Name = Name,
        Usage = DeepValues.Copy(Usage)!,
    };
    public bool DeepEquals(ContainerMetrics? other) => other is not null
        && Name == other.Name
        && DeepValues.Same(Usage, other.Usage, static (x0, y0) => x0.Equals(y0));
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as ContainerMetrics);
}

public sealed class NodeMetrics : IKubeObject, IApiValue<NodeMetrics>
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("metadata")]
    public ObjectMeta Metadata { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("timestamp")]
    public DateTimeOffset? Timestamp { get; set; }
    [JsonPropertyName("window")]
    public string Window { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("usage")]
    public Map<Quantity> Usage { get; set => field = value ?? new(); } = new();
    public NodeMetrics DeepClone() => new()
    {
        Kind = Kind,
        ApiVersion = ApiVersion,
        Metadata = Metadata.DeepClone(),
        Timestamp = Timestamp,
        Window = Window,
        Usage = DeepValues.Copy(Usage)!,
    };
    public bool DeepEquals(NodeMetrics? other) => other is not null
        && Kind == other.Kind
        && ApiVersion == other.ApiVersion
        && Metadata.DeepEquals(other.Metadata)
        && DeepValues.SameSeconds(Timestamp, other.Timestamp)
        && Window == other.Window
        && DeepValues.Same(Usage, other.Usage, static (x0, y0) => x0.Equals(y0));
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as NodeMetrics);
    object? IKubeObject.SpecValue => null;
    object? IKubeObject.StatusValue { get => null; set => throw new NotSupportedException("NodeMetrics has no status"); }
}

public sealed class NodeMetricsList : IKubeList<NodeMetrics>, IApiValue<NodeMetricsList>
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("metadata")]
    public ListMeta Metadata { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("items")]
    public List<NodeMetrics> Items { get; set => field = value ?? new(); } = new();
    public NodeMetricsList DeepClone() => new()
    {
        Kind = Kind,
        ApiVersion = ApiVersion,
        Metadata = Metadata.DeepClone(),
        Items = DeepValues.Clone(Items, static e0 => e0.DeepClone())!,
    };
    public bool DeepEquals(NodeMetricsList? other) => other is not null
        && Kind == other.Kind
        && ApiVersion == other.ApiVersion
        && Metadata.DeepEquals(other.Metadata)
        && DeepValues.Same(Items, other.Items, static (x0, y0) => x0.DeepEquals(y0));
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as NodeMetricsList);
}

public sealed class PodMetrics : IKubeObject, IApiValue<PodMetrics>
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("metadata")]
    public ObjectMeta Metadata { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("timestamp")]
    public DateTimeOffset? Timestamp { get; set; }
    [JsonPropertyName("window")]
    public string Window { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("containers")]
    public List<ContainerMetrics> Containers { get; set => field = value ?? new(); } = new();
    public PodMetrics DeepClone() => new()
    {
        Kind = Kind,
        ApiVersion = ApiVersion,
        Metadata = Metadata.DeepClone(),
        Timestamp = Timestamp,
        Window = Window,
        Containers = DeepValues.Clone(Containers, static e0 => e0.DeepClone())!,
    };
    public bool DeepEquals(PodMetrics? other) => other is not null
        && Kind == other.Kind
        && ApiVersion == other.ApiVersion
        && Metadata.DeepEquals(other.Metadata)
        && DeepValues.SameSeconds(Timestamp, other.Timestamp)
        && Window == other.Window
        && DeepValues.Same(Containers, other.Containers, static (x0, y0) => x0.DeepEquals(y0));
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as PodMetrics);
    object? IKubeObject.SpecValue => null;
    object? IKubeObject.StatusValue { get => null; set => throw new NotSupportedException("PodMetrics has no status"); }
}

public sealed class PodMetricsList : IKubeList<PodMetrics>, IApiValue<PodMetricsList>
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("metadata")]
    public ListMeta Metadata { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("items")]
    public List<PodMetrics> Items { get; set => field = value ?? new(); } = new();
    public PodMetricsList DeepClone() => new()
    {
        Kind = Kind,
        ApiVersion = ApiVersion,
        Metadata = Metadata.DeepClone(),
        Items = DeepValues.Clone(Items, static e0 => e0.DeepClone())!,
    };
    public bool DeepEquals(PodMetricsList? other) => other is not null
        && Kind == other.Kind
        && ApiVersion == other.ApiVersion
        && Metadata.DeepEquals(other.Metadata)
        && DeepValues.Same(Items, other.Items, static (x0, y0) => x0.DeepEquals(y0));
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as PodMetricsList);
}
