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

public sealed class Lease : IKubeObject, IApiValue<Lease>
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("metadata")]
    public ObjectMeta Metadata { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("spec")]
    public LeaseSpec Spec { get; set => field = value ?? new(); } = new();
    public Lease DeepClone() => new()
    {
        Kind = Kind,
        ApiVersion = ApiVersion,
        Metadata = Metadata.DeepClone(),
        Spec = Spec.DeepClone(),
    };
    public bool DeepEquals(Lease? other) => other is not null
        && Kind == other.Kind
        && ApiVersion == other.ApiVersion
        && Metadata.DeepEquals(other.Metadata)
        && Spec.DeepEquals(other.Spec);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as Lease);
    object? IKubeObject.SpecValue => Spec;
    object? IKubeObject.StatusValue { get => null; set => throw new NotSupportedException("Lease has no status"); }
}

public sealed class LeaseList : IKubeList<Lease>, IApiValue<LeaseList>
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("metadata")]
    public ListMeta Metadata { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("items")]
    public List<Lease> Items { get; set => field = value ?? new(); } = new();
    public LeaseList DeepClone() => new()
    {
        Kind = Kind,
        ApiVersion = ApiVersion,
        Metadata = Metadata.DeepClone(),
        Items = DeepValues.Clone(Items, static e0 => e0.DeepClone())!,
    };
    public bool DeepEquals(LeaseList? other) => other is not null
        && Kind == other.Kind
        && ApiVersion == other.ApiVersion
        && Metadata.DeepEquals(other.Metadata)
        && DeepValues.Same(Items, other.Items, static (x0, y0) => x0.DeepEquals(y0));
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as LeaseList);
}

public sealed class LeaseSpec : IApiValue<LeaseSpec>
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
    public LeaseSpec DeepClone() => new()
    {
        HolderIdentity = HolderIdentity,
        LeaseDurationSeconds = LeaseDurationSeconds,
        AcquireTime = AcquireTime,
        RenewTime = RenewTime,
        LeaseTransitions = LeaseTransitions,
        Strategy = Strategy,
        PreferredHolder = PreferredHolder,
    };
    public bool DeepEquals(LeaseSpec? other) => other is not null
        && HolderIdentity == other.HolderIdentity
        && LeaseDurationSeconds == other.LeaseDurationSeconds
        && DeepValues.SameMicros(AcquireTime, other.AcquireTime)
        && DeepValues.SameMicros(RenewTime, other.RenewTime)
        && LeaseTransitions == other.LeaseTransitions
        && Strategy == other.Strategy
        && PreferredHolder == other.PreferredHolder;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as LeaseSpec);
}
