// Written by hack/generate-types.cs from src/Api/Schemas. Change the facts or the generator, not this file.
#nullable enable
using System.Text.Json;
using System.Text.Json.Serialization;
using Arktos.Api.Json;
using Arktos.Api.Meta.V1;
using Arktos.Api.Core.V1;

namespace Arktos.Api.Node.V1;

public sealed class Overhead : IApiValue<Overhead>
{
    [JsonPropertyName("podFixed")][OmitEmpty]
    public Map<Quantity>? PodFixed { get; set; }
    public Overhead DeepClone() => new()
    {
        PodFixed = DeepValues.Copy(PodFixed),
    };
    public bool DeepEquals(Overhead? other) => other is not null
        && DeepValues.Same(PodFixed, other.PodFixed, static (x0, y0) => x0.Equals(y0));
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as Overhead);
}

public sealed class RuntimeClass : IKubeObject, IApiValue<RuntimeClass>
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("metadata")]
    public ObjectMeta Metadata { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("handler")]
    public string Handler { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("overhead")]
    public Overhead? Overhead { get; set; }
    [JsonPropertyName("scheduling")]
    public Scheduling? Scheduling { get; set; }
    public RuntimeClass DeepClone() => new()
    {
        Kind = Kind,
        ApiVersion = ApiVersion,
        Metadata = Metadata.DeepClone(),
        Handler = Handler,
        Overhead = Overhead?.DeepClone(),
        Scheduling = Scheduling?.DeepClone(),
    };
    public bool DeepEquals(RuntimeClass? other) => other is not null
        && Kind == other.Kind
        && ApiVersion == other.ApiVersion
        && Metadata.DeepEquals(other.Metadata)
        && Handler == other.Handler
        && DeepValues.Same(Overhead, other.Overhead)
        && DeepValues.Same(Scheduling, other.Scheduling);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as RuntimeClass);
    object? IKubeObject.SpecValue => null;
    object? IKubeObject.StatusValue { get => null; set => throw new NotSupportedException("RuntimeClass has no status"); }
}

public sealed class RuntimeClassList : IKubeList<RuntimeClass>, IApiValue<RuntimeClassList>
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("metadata")]
    public ListMeta Metadata { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("items")]
    public List<RuntimeClass> Items { get; set => field = value ?? new(); } = new();
    public RuntimeClassList DeepClone() => new()
    {
        Kind = Kind,
        ApiVersion = ApiVersion,
        Metadata = Metadata.DeepClone(),
        Items = DeepValues.Clone(Items, static e0 => e0.DeepClone())!,
    };
    public bool DeepEquals(RuntimeClassList? other) => other is not null
        && Kind == other.Kind
        && ApiVersion == other.ApiVersion
        && Metadata.DeepEquals(other.Metadata)
        && DeepValues.Same(Items, other.Items, static (x0, y0) => x0.DeepEquals(y0));
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as RuntimeClassList);
}

public sealed class Scheduling : IApiValue<Scheduling>
{
    [JsonPropertyName("nodeSelector")][OmitEmpty]
    public Map<string>? NodeSelector { get; set; }
    [JsonPropertyName("tolerations")][OmitEmpty]
    public List<Toleration>? Tolerations { get; set; }
    public Scheduling DeepClone() => new()
    {
        NodeSelector = DeepValues.Copy(NodeSelector),
        Tolerations = DeepValues.Clone(Tolerations, static e0 => e0.DeepClone()),
    };
    public bool DeepEquals(Scheduling? other) => other is not null
        && DeepValues.Same(NodeSelector, other.NodeSelector, static (x0, y0) => x0 == y0)
        && DeepValues.Same(Tolerations, other.Tolerations, static (x0, y0) => x0.DeepEquals(y0));
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as Scheduling);
}
