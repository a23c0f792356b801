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
}

public static class UnhealthyPodEvictionPolicyType
{
    public const string AlwaysAllow = "AlwaysAllow";
    public const string IfHealthyBudget = "IfHealthyBudget";
}
