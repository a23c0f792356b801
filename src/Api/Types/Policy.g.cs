// Written by hack/generate-types.cs from src/Api/Schemas. Change the facts or the generator, not this file.
#nullable enable
using System.Text.Json;
using System.Text.Json.Serialization;
using Arktos.Api.Json;
using Arktos.Api.Meta.V1;
using Arktos.Api.Core.V1;

namespace Arktos.Api.Policy.V1;

public sealed class Eviction : IKubeObject, IApiValue<Eviction>
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("metadata")]
    public ObjectMeta Metadata { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("deleteOptions")]
    public DeleteOptions? DeleteOptions { get; set; }
    public Eviction DeepClone() => new()
    {
        Kind = Kind,
        ApiVersion = ApiVersion,
        Metadata = Metadata.DeepClone(),
        DeleteOptions = DeleteOptions?.DeepClone(),
    };
    public bool DeepEquals(Eviction? other) => other is not null
        && Kind == other.Kind
        && ApiVersion == other.ApiVersion
        && Metadata.DeepEquals(other.Metadata)
        && DeepValues.Same(DeleteOptions, other.DeleteOptions);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as Eviction);
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Kind.Length > 0) w.WriteString("kind"u8, Kind);
        if (ApiVersion.Length > 0) w.WriteString("apiVersion"u8, ApiVersion);
        JsonWrite.Field(w, "metadata"u8, Metadata);
        if (DeleteOptions is { } v3) JsonWrite.Field(w, "deleteOptions"u8, v3);
        w.WriteEndObject();
    }
    public static Eviction? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new Eviction();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("kind"u8): o.Kind = JsonRead.Text(ref r)!; break;
                case 8 when name.SequenceEqual("metadata"u8): o.Metadata = ObjectMeta.ReadJson(ref r, managers)!; break;
                case 10 when name.SequenceEqual("apiVersion"u8): o.ApiVersion = JsonRead.Text(ref r)!; break;
                case 13 when name.SequenceEqual("deleteOptions"u8): o.DeleteOptions = DeleteOptions.ReadJson(ref r, managers); break;
                default: r.Skip(); break;
            }
        return o;
    }
    object? IKubeObject.SpecValue => null;
    object? IKubeObject.StatusValue { get => null; set => throw new NotSupportedException("Eviction has no status"); }
}

public sealed class PodDisruptionBudget : IKubeObject, IApiValue<PodDisruptionBudget>
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("metadata")]
    public ObjectMeta Metadata { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("spec")]
    public PodDisruptionBudgetSpec Spec { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("status")]
    public PodDisruptionBudgetStatus Status { get; set => field = value ?? new(); } = new();
    public PodDisruptionBudget DeepClone() => new()
    {
        Kind = Kind,
        ApiVersion = ApiVersion,
        Metadata = Metadata.DeepClone(),
        Spec = Spec.DeepClone(),
        Status = Status.DeepClone(),
    };
    public bool DeepEquals(PodDisruptionBudget? other) => other is not null
        && Kind == other.Kind
        && ApiVersion == other.ApiVersion
        && Metadata.DeepEquals(other.Metadata)
        && Spec.DeepEquals(other.Spec)
        && Status.DeepEquals(other.Status);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as PodDisruptionBudget);
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
    public static PodDisruptionBudget? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new PodDisruptionBudget();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("kind"u8): o.Kind = JsonRead.Text(ref r)!; break;
                case 4 when name.SequenceEqual("spec"u8): o.Spec = PodDisruptionBudgetSpec.ReadJson(ref r, managers)!; break;
                case 6 when name.SequenceEqual("status"u8): o.Status = PodDisruptionBudgetStatus.ReadJson(ref r, managers)!; break;
                case 8 when name.SequenceEqual("metadata"u8): o.Metadata = ObjectMeta.ReadJson(ref r, managers)!; break;
                case 10 when name.SequenceEqual("apiVersion"u8): o.ApiVersion = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
    object? IKubeObject.SpecValue => Spec;
    object? IKubeObject.StatusValue { get => Status; set => Status = (PodDisruptionBudgetStatus)value!; }
}

public sealed class PodDisruptionBudgetList : IKubeList<PodDisruptionBudget>, IApiValue<PodDisruptionBudgetList>
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("metadata")]
    public ListMeta Metadata { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("items")]
    public List<PodDisruptionBudget> Items { get; set => field = value ?? new(); } = new();
    public PodDisruptionBudgetList DeepClone() => new()
    {
        Kind = Kind,
        ApiVersion = ApiVersion,
        Metadata = Metadata.DeepClone(),
        Items = DeepValues.Clone(Items, static e0 => e0.DeepClone())!,
    };
    public bool DeepEquals(PodDisruptionBudgetList? other) => other is not null
        && Kind == other.Kind
        && ApiVersion == other.ApiVersion
        && Metadata.DeepEquals(other.Metadata)
        && DeepValues.Same(Items, other.Items, static (x0, y0) => x0.DeepEquals(y0));
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as PodDisruptionBudgetList);
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Kind.Length > 0) w.WriteString("kind"u8, Kind);
        if (ApiVersion.Length > 0) w.WriteString("apiVersion"u8, ApiVersion);
        JsonWrite.Field(w, "metadata"u8, Metadata);
        JsonWrite.Field(w, "items"u8, Items, static (w, e0) => e0.WriteJson(w));
        w.WriteEndObject();
    }
    public static PodDisruptionBudgetList? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new PodDisruptionBudgetList();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("kind"u8): o.Kind = JsonRead.Text(ref r)!; break;
                case 5 when name.SequenceEqual("items"u8): o.Items = JsonRead.List(ref r, managers, JsonRead.Object<PodDisruptionBudget>)!; break;
                case 8 when name.SequenceEqual("metadata"u8): o.Metadata = ListMeta.ReadJson(ref r, managers)!; break;
                case 10 when name.SequenceEqual("apiVersion"u8): o.ApiVersion = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
}

public sealed class PodDisruptionBudgetSpec : IApiValue<PodDisruptionBudgetSpec>
{
    [JsonPropertyName("minAvailable")]
    public IntOrString? MinAvailable { get; set; }
    [JsonPropertyName("selector")]
    public LabelSelector? Selector { get; set; }
    [JsonPropertyName("maxUnavailable")]
    public IntOrString? MaxUnavailable { get; set; }
    [JsonPropertyName("unhealthyPodEvictionPolicy")]
    public string? UnhealthyPodEvictionPolicy { get; set; }
    public PodDisruptionBudgetSpec DeepClone() => new()
    {
        MinAvailable = MinAvailable,
        Selector = Selector?.DeepClone(),
        MaxUnavailable = MaxUnavailable,
        UnhealthyPodEvictionPolicy = UnhealthyPodEvictionPolicy,
    };
    public bool DeepEquals(PodDisruptionBudgetSpec? other) => other is not null
        && Nullable.Equals(MinAvailable, other.MinAvailable)
        && DeepValues.Same(Selector, other.Selector)
        && Nullable.Equals(MaxUnavailable, other.MaxUnavailable)
        && UnhealthyPodEvictionPolicy == other.UnhealthyPodEvictionPolicy;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as PodDisruptionBudgetSpec);
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (MinAvailable is { } v0) JsonWrite.Field(w, "minAvailable"u8, v0);
        if (Selector is { } v1) JsonWrite.Field(w, "selector"u8, v1);
        if (MaxUnavailable is { } v2) JsonWrite.Field(w, "maxUnavailable"u8, v2);
        if (UnhealthyPodEvictionPolicy is { } v3) w.WriteString("unhealthyPodEvictionPolicy"u8, v3);
        w.WriteEndObject();
    }
    public static PodDisruptionBudgetSpec? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new PodDisruptionBudgetSpec();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 8 when name.SequenceEqual("selector"u8): o.Selector = LabelSelector.ReadJson(ref r, managers); break;
                case 12 when name.SequenceEqual("minAvailable"u8): o.MinAvailable = JsonRead.IsNull(ref r) ? default(IntOrString?) : IntOrString.ReadJson(ref r); break;
                case 14 when name.SequenceEqual("maxUnavailable"u8): o.MaxUnavailable = JsonRead.IsNull(ref r) ? default(IntOrString?) : IntOrString.ReadJson(ref r); break;
                case 26 when name.SequenceEqual("unhealthyPodEvictionPolicy"u8): o.UnhealthyPodEvictionPolicy = JsonRead.Text(ref r); break;
                default: r.Skip(); break;
            }
        return o;
    }
}

public sealed class PodDisruptionBudgetStatus : IApiValue<PodDisruptionBudgetStatus>
{
    [JsonPropertyName("observedGeneration")][OmitEmpty]
    public long ObservedGeneration { get; set; }
    [JsonPropertyName("disruptedPods")][OmitEmpty]
    public Map<DateTimeOffset>? DisruptedPods { get; set; }
    [JsonPropertyName("disruptionsAllowed")]
    public int DisruptionsAllowed { get; set; }
    [JsonPropertyName("currentHealthy")]
    public int CurrentHealthy { get; set; }
    [JsonPropertyName("desiredHealthy")]
    public int DesiredHealthy { get; set; }
    [JsonPropertyName("expectedPods")]
    public int ExpectedPods { get; set; }
    [JsonPropertyName("conditions")][OmitEmpty]
    public List<Condition>? Conditions { get; set; }
    public PodDisruptionBudgetStatus DeepClone() => new()
    {
        ObservedGeneration = ObservedGeneration,
        DisruptedPods = DeepValues.Copy(DisruptedPods),
        DisruptionsAllowed = DisruptionsAllowed,
        CurrentHealthy = CurrentHealthy,
        DesiredHealthy = DesiredHealthy,
        ExpectedPods = ExpectedPods,
        Conditions = DeepValues.Clone(Conditions, static e0 => e0.DeepClone()),
    };
    public bool DeepEquals(PodDisruptionBudgetStatus? other) => other is not null
        && ObservedGeneration == other.ObservedGeneration
        && DeepValues.Same(DisruptedPods, other.DisruptedPods, static (x0, y0) => DeepValues.SameSeconds(x0, y0))
        && DisruptionsAllowed == other.DisruptionsAllowed
        && CurrentHealthy == other.CurrentHealthy
        && DesiredHealthy == other.DesiredHealthy
        && ExpectedPods == other.ExpectedPods
        && DeepValues.Same(Conditions, other.Conditions, static (x0, y0) => x0.DeepEquals(y0));
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as PodDisruptionBudgetStatus);
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (ObservedGeneration != 0) w.WriteNumber("observedGeneration"u8, ObservedGeneration);
        if (DisruptedPods is { Count: > 0 } v1) JsonWrite.Field(w, "disruptedPods"u8, v1, static (w, e0) => w.WriteStringValue(KubeTime.Format(e0)));
        w.WriteNumber("disruptionsAllowed"u8, DisruptionsAllowed);
        w.WriteNumber("currentHealthy"u8, CurrentHealthy);
        w.WriteNumber("desiredHealthy"u8, DesiredHealthy);
        w.WriteNumber("expectedPods"u8, ExpectedPods);
        if (Conditions is { Count: > 0 } v6) JsonWrite.Field(w, "conditions"u8, v6, static (w, e0) => e0.WriteJson(w));
        w.WriteEndObject();
    }
    public static PodDisruptionBudgetStatus? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new PodDisruptionBudgetStatus();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 10 when name.SequenceEqual("conditions"u8): o.Conditions = JsonRead.List(ref r, managers, JsonRead.Object<Condition>); break;
                case 12 when name.SequenceEqual("expectedPods"u8): o.ExpectedPods = JsonRead.Int32(ref r); break;
                case 13 when name.SequenceEqual("disruptedPods"u8): o.DisruptedPods = JsonRead.Map(ref r, managers, static (ref Utf8JsonReader r, bool managers) => KubeTime.Read(ref r)); break;
                case 14 when name.SequenceEqual("currentHealthy"u8): o.CurrentHealthy = JsonRead.Int32(ref r); break;
                case 14 when name.SequenceEqual("desiredHealthy"u8): o.DesiredHealthy = JsonRead.Int32(ref r); break;
                case 18 when name.SequenceEqual("observedGeneration"u8): o.ObservedGeneration = JsonRead.Int64(ref r); break;
                case 18 when name.SequenceEqual("disruptionsAllowed"u8): o.DisruptionsAllowed = JsonRead.Int32(ref r); break;
                default: r.Skip(); break;
            }
        return o;
    }
}

public static class UnhealthyPodEvictionPolicyType
{
    public const string AlwaysAllow = "AlwaysAllow";
    public const string IfHealthyBudget = "IfHealthyBudget";
}
