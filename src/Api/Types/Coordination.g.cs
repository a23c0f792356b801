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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Kind.Length > 0) w.WriteString("kind"u8, Kind);
        if (ApiVersion.Length > 0) w.WriteString("apiVersion"u8, ApiVersion);
        JsonWrite.Field(w, "metadata"u8, Metadata);
        JsonWrite.Field(w, "spec"u8, Spec);
        w.WriteEndObject();
    }
    public static Lease? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new Lease();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("kind"u8): o.Kind = JsonRead.Text(ref r)!; break;
                case 4 when name.SequenceEqual("spec"u8): o.Spec = LeaseSpec.ReadJson(ref r, managers)!; break;
                case 8 when name.SequenceEqual("metadata"u8): o.Metadata = ObjectMeta.ReadJson(ref r, managers)!; break;
                case 10 when name.SequenceEqual("apiVersion"u8): o.ApiVersion = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Kind.Length > 0) w.WriteString("kind"u8, Kind);
        if (ApiVersion.Length > 0) w.WriteString("apiVersion"u8, ApiVersion);
        JsonWrite.Field(w, "metadata"u8, Metadata);
        JsonWrite.Field(w, "items"u8, Items, static (w, e0) => e0.WriteJson(w));
        w.WriteEndObject();
    }
    public static LeaseList? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new LeaseList();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("kind"u8): o.Kind = JsonRead.Text(ref r)!; break;
                case 5 when name.SequenceEqual("items"u8): o.Items = JsonRead.List(ref r, managers, JsonRead.Object<Lease>)!; break;
                case 8 when name.SequenceEqual("metadata"u8): o.Metadata = ListMeta.ReadJson(ref r, managers)!; break;
                case 10 when name.SequenceEqual("apiVersion"u8): o.ApiVersion = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (HolderIdentity is { } v0) w.WriteString("holderIdentity"u8, v0);
        if (LeaseDurationSeconds is { } v1) w.WriteNumber("leaseDurationSeconds"u8, v1);
        if (AcquireTime is { } v2) w.WriteString("acquireTime"u8, KubeTime.FormatMicro(v2));
        if (RenewTime is { } v3) w.WriteString("renewTime"u8, KubeTime.FormatMicro(v3));
        if (LeaseTransitions is { } v4) w.WriteNumber("leaseTransitions"u8, v4);
        if (Strategy is { } v5) w.WriteString("strategy"u8, v5);
        if (PreferredHolder is { } v6) w.WriteString("preferredHolder"u8, v6);
        w.WriteEndObject();
    }
    public static LeaseSpec? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new LeaseSpec();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 8 when name.SequenceEqual("strategy"u8): o.Strategy = JsonRead.Text(ref r); break;
                case 9 when name.SequenceEqual("renewTime"u8): o.RenewTime = JsonRead.IsNull(ref r) ? default(DateTimeOffset?) : KubeTime.Read(ref r); break;
                case 11 when name.SequenceEqual("acquireTime"u8): o.AcquireTime = JsonRead.IsNull(ref r) ? default(DateTimeOffset?) : KubeTime.Read(ref r); break;
                case 14 when name.SequenceEqual("holderIdentity"u8): o.HolderIdentity = JsonRead.Text(ref r); break;
                case 15 when name.SequenceEqual("preferredHolder"u8): o.PreferredHolder = JsonRead.Text(ref r); break;
                case 16 when name.SequenceEqual("leaseTransitions"u8): o.LeaseTransitions = JsonRead.IsNull(ref r) ? default(int?) : JsonRead.Int32(ref r); break;
                case 20 when name.SequenceEqual("leaseDurationSeconds"u8): o.LeaseDurationSeconds = JsonRead.IsNull(ref r) ? default(int?) : JsonRead.Int32(ref r); break;
                default: r.Skip(); break;
            }
        return o;
    }
}
