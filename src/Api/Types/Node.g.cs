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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (PodFixed is { Count: > 0 } v0) JsonWrite.Field(w, "podFixed"u8, v0, static (w, e0) => w.WriteStringValue(e0.ToString()));
        w.WriteEndObject();
    }
    public static Overhead? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new Overhead();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 8 when name.SequenceEqual("podFixed"u8): o.PodFixed = JsonRead.Map(ref r, managers, static (ref Utf8JsonReader r, bool managers) => Quantity.ReadJson(ref r)); break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Kind.Length > 0) w.WriteString("kind"u8, Kind);
        if (ApiVersion.Length > 0) w.WriteString("apiVersion"u8, ApiVersion);
        JsonWrite.Field(w, "metadata"u8, Metadata);
        w.WriteString("handler"u8, Handler);
        if (Overhead is { } v4) JsonWrite.Field(w, "overhead"u8, v4);
        if (Scheduling is { } v5) JsonWrite.Field(w, "scheduling"u8, v5);
        w.WriteEndObject();
    }
    public static RuntimeClass? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new RuntimeClass();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("kind"u8): o.Kind = JsonRead.Text(ref r)!; break;
                case 7 when name.SequenceEqual("handler"u8): o.Handler = JsonRead.Text(ref r)!; break;
                case 8 when name.SequenceEqual("metadata"u8): o.Metadata = ObjectMeta.ReadJson(ref r, managers)!; break;
                case 8 when name.SequenceEqual("overhead"u8): o.Overhead = Overhead.ReadJson(ref r, managers); break;
                case 10 when name.SequenceEqual("apiVersion"u8): o.ApiVersion = JsonRead.Text(ref r)!; break;
                case 10 when name.SequenceEqual("scheduling"u8): o.Scheduling = Scheduling.ReadJson(ref r, managers); break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Kind.Length > 0) w.WriteString("kind"u8, Kind);
        if (ApiVersion.Length > 0) w.WriteString("apiVersion"u8, ApiVersion);
        JsonWrite.Field(w, "metadata"u8, Metadata);
        JsonWrite.Field(w, "items"u8, Items, static (w, e0) => e0.WriteJson(w));
        w.WriteEndObject();
    }
    public static RuntimeClassList? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new RuntimeClassList();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("kind"u8): o.Kind = JsonRead.Text(ref r)!; break;
                case 5 when name.SequenceEqual("items"u8): o.Items = JsonRead.List(ref r, managers, JsonRead.Object<RuntimeClass>)!; break;
                case 8 when name.SequenceEqual("metadata"u8): o.Metadata = ListMeta.ReadJson(ref r, managers)!; break;
                case 10 when name.SequenceEqual("apiVersion"u8): o.ApiVersion = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (NodeSelector is { Count: > 0 } v0) JsonWrite.Field(w, "nodeSelector"u8, v0, static (w, e0) => w.WriteStringValue(e0));
        if (Tolerations is { Count: > 0 } v1) JsonWrite.Field(w, "tolerations"u8, v1, static (w, e0) => e0.WriteJson(w));
        w.WriteEndObject();
    }
    public static Scheduling? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new Scheduling();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 11 when name.SequenceEqual("tolerations"u8): o.Tolerations = JsonRead.List(ref r, managers, JsonRead.Object<Toleration>); break;
                case 12 when name.SequenceEqual("nodeSelector"u8): o.NodeSelector = JsonRead.Map(ref r, managers, static (ref Utf8JsonReader r, bool managers) => JsonRead.Text(ref r)!); break;
                default: r.Skip(); break;
            }
        return o;
    }
}
