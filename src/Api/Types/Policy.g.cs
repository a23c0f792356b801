// Written by hack/generate-types.cs from src/Api/Schemas. Change the facts or the generator, not this file.
#nullable enable
using System.Text.Json;
using System.Text.Json.Serialization;
using Arktos.Api.Json;
using Arktos.Api.Meta.V1;
using Arktos.Api.Core.V1;

namespace Arktos.Api.Policy.V1;

public sealed class Eviction : IKubeObject
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("metadata")]
    public ObjectMeta Metadata { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("deleteOptions")]
    public DeleteOptions? DeleteOptions { get; set; }
}

public sealed class PodDisruptionBudget : IKubeObject
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
}

public sealed class PodDisruptionBudgetList : IKubeList<PodDisruptionBudget>
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("metadata")]
    public ListMeta Metadata { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("items")]
    public List<PodDisruptionBudget> Items { get; set => field = value ?? new(); } = new();
}

public sealed class PodDisruptionBudgetSpec
{
    [JsonPropertyName("minAvailable")]
    public IntOrString? MinAvailable { get; set; }
    [JsonPropertyName("selector")]
    public LabelSelector? Selector { get; set; }
    [JsonPropertyName("maxUnavailable")]
    public IntOrString? MaxUnavailable { get; set; }
    [JsonPropertyName("unhealthyPodEvictionPolicy")]
    public string? UnhealthyPodEvictionPolicy { get; set; }
}

public sealed class PodDisruptionBudgetStatus
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
}

public static class UnhealthyPodEvictionPolicyType
{
    public const string AlwaysAllow = "AlwaysAllow";
    public const string IfHealthyBudget = "IfHealthyBudget";
}
