// Written by hack/generate-types.cs from src/Api/Schemas. Change the facts or the generator, not this file.
#nullable enable
using System.Text.Json;
using System.Text.Json.Serialization;
using Arktos.Api.Json;
using Arktos.Api.Meta.V1;
using Arktos.Api.Core.V1;

namespace Arktos.Api.Coordination.V1;

public static class CoordinatedLeaseStrategy
{
    public const string OldestEmulationVersion = "OldestEmulationVersion";
}

public sealed class Lease : IKubeObject
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("metadata")]
    public ObjectMeta Metadata { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("spec")]
    public LeaseSpec Spec { get; set => field = value ?? new(); } = new();
}

public sealed class LeaseList : IKubeList<Lease>
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("metadata")]
    public ListMeta Metadata { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("items")]
    public List<Lease> Items { get; set => field = value ?? new(); } = new();
}

public sealed class LeaseSpec
{
    [JsonPropertyName("holderIdentity")]
    public string? HolderIdentity { get; set; }
    [JsonPropertyName("leaseDurationSeconds")]
    public int? LeaseDurationSeconds { get; set; }
    [JsonPropertyName("acquireTime")][JsonConverter(typeof(MicroTimeConverter))]
    public DateTimeOffset? AcquireTime { get; set; }
    [JsonPropertyName("renewTime")][JsonConverter(typeof(MicroTimeConverter))]
    public DateTimeOffset? RenewTime { get; set; }
    [JsonPropertyName("leaseTransitions")]
    public int? LeaseTransitions { get; set; }
    [JsonPropertyName("strategy")]
    public string? Strategy { get; set; }
    [JsonPropertyName("preferredHolder")]
    public string? PreferredHolder { get; set; }
}
