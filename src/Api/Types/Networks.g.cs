// Written by hack/generate-types.cs from src/Api/Schemas. Change the facts or the generator, not this file.
#nullable enable
using System.Text.Json;
using System.Text.Json.Serialization;
using Arktos.Api.Json;
using Arktos.Api.Meta.V1;
using Arktos.Api.Core.V1;

namespace Arktos.Api.Networks.V1;

public sealed class Network : IKubeObject, IApiValue<Network>
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("metadata")]
    public ObjectMeta Metadata { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("spec")]
    public NetworkSpec Spec { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("status")]
    public NetworkStatus Status { get; set => field = value ?? new(); } = new();
    public Network DeepClone() => new()
    {
        Kind = Kind,
        ApiVersion = ApiVersion,
        Metadata = Metadata.DeepClone(),
        Spec = Spec.DeepClone(),
        Status = Status.DeepClone(),
    };
    public bool DeepEquals(Network? other) => other is not null
        && Kind == other.Kind
        && ApiVersion == other.ApiVersion
        && Metadata.DeepEquals(other.Metadata)
        && Spec.DeepEquals(other.Spec)
        && Status.DeepEquals(other.Status);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as Network);
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
    public static Network? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new Network();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("kind"u8): o.Kind = JsonRead.Text(ref r)!; break;
                case 4 when name.SequenceEqual("spec"u8): o.Spec = NetworkSpec.ReadJson(ref r, managers)!; break;
                case 6 when name.SequenceEqual("status"u8): o.Status = NetworkStatus.ReadJson(ref r, managers)!; break;
                case 8 when name.SequenceEqual("metadata"u8): o.Metadata = ObjectMeta.ReadJson(ref r, managers)!; break;
                case 10 when name.SequenceEqual("apiVersion"u8): o.ApiVersion = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
    object? IKubeObject.SpecValue => Spec;
    object? IKubeObject.StatusValue { get => Status; set => Status = (NetworkStatus)value!; }
}

public sealed class NetworkList : IKubeList<Network>, IApiValue<NetworkList>
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("metadata")]
    public ListMeta Metadata { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("items")]
    public List<Network> Items { get; set => field = value ?? new(); } = new();
    public NetworkList DeepClone() => new()
    {
        Kind = Kind,
        ApiVersion = ApiVersion,
        Metadata = Metadata.DeepClone(),
        Items = DeepValues.Clone(Items, static e0 => e0.DeepClone())!,
    };
    public bool DeepEquals(NetworkList? other) => other is not null
        && Kind == other.Kind
        && ApiVersion == other.ApiVersion
        && Metadata.DeepEquals(other.Metadata)
        && DeepValues.Same(Items, other.Items, static (x0, y0) => x0.DeepEquals(y0));
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as NetworkList);
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Kind.Length > 0) w.WriteString("kind"u8, Kind);
        if (ApiVersion.Length > 0) w.WriteString("apiVersion"u8, ApiVersion);
        JsonWrite.Field(w, "metadata"u8, Metadata);
        JsonWrite.Field(w, "items"u8, Items, static (w, e0) => e0.WriteJson(w));
        w.WriteEndObject();
    }
    public static NetworkList? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new NetworkList();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("kind"u8): o.Kind = JsonRead.Text(ref r)!; break;
                case 5 when name.SequenceEqual("items"u8): o.Items = JsonRead.List(ref r, managers, JsonRead.Object<Network>)!; break;
                case 8 when name.SequenceEqual("metadata"u8): o.Metadata = ListMeta.ReadJson(ref r, managers)!; break;
                case 10 when name.SequenceEqual("apiVersion"u8): o.ApiVersion = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
}

public static class NetworkPhase
{
    public const string Failed = "Failed";
    public const string Pending = "Pending";
    public const string Ready = "Ready";
    public const string Terminating = "Terminating";
    public const string Unknown = "Unknown";
}

public sealed class NetworkService : IApiValue<NetworkService>
{
    [JsonPropertyName("ipam")][OmitEmpty]
    public string Ipam { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("cidrs")][OmitEmpty]
    public List<string>? Cidrs { get; set; }
    public NetworkService DeepClone() => new()
    {
        Ipam = Ipam,
        Cidrs = DeepValues.Copy(Cidrs),
    };
    public bool DeepEquals(NetworkService? other) => other is not null
        && Ipam == other.Ipam
        && DeepValues.Same(Cidrs, other.Cidrs, static (x0, y0) => x0 == y0);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as NetworkService);
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Ipam.Length > 0) w.WriteString("ipam"u8, Ipam);
        if (Cidrs is { Count: > 0 } v1) JsonWrite.Field(w, "cidrs"u8, v1, static (w, e0) => w.WriteStringValue(e0));
        w.WriteEndObject();
    }
    public static NetworkService? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new NetworkService();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("ipam"u8): o.Ipam = JsonRead.Text(ref r)!; break;
                case 5 when name.SequenceEqual("cidrs"u8): o.Cidrs = JsonRead.List(ref r, managers, static (ref Utf8JsonReader r, bool managers) => JsonRead.Text(ref r)!); break;
                default: r.Skip(); break;
            }
        return o;
    }
}

public sealed class NetworkSpec : IApiValue<NetworkSpec>
{
    [JsonPropertyName("type")][OmitEmpty]
    public string Type { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("vpcID")][OmitEmpty]
    public string VpcID { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("service")]
    public NetworkService? Service { get; set; }
    public NetworkSpec DeepClone() => new()
    {
        Type = Type,
        VpcID = VpcID,
        Service = Service?.DeepClone(),
    };
    public bool DeepEquals(NetworkSpec? other) => other is not null
        && Type == other.Type
        && VpcID == other.VpcID
        && DeepValues.Same(Service, other.Service);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as NetworkSpec);
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Type.Length > 0) w.WriteString("type"u8, Type);
        if (VpcID.Length > 0) w.WriteString("vpcID"u8, VpcID);
        if (Service is { } v2) JsonWrite.Field(w, "service"u8, v2);
        w.WriteEndObject();
    }
    public static NetworkSpec? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new NetworkSpec();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("type"u8): o.Type = JsonRead.Text(ref r)!; break;
                case 5 when name.SequenceEqual("vpcID"u8): o.VpcID = JsonRead.Text(ref r)!; break;
                case 7 when name.SequenceEqual("service"u8): o.Service = NetworkService.ReadJson(ref r, managers); break;
                default: r.Skip(); break;
            }
        return o;
    }
}

public sealed class NetworkStatus : IApiValue<NetworkStatus>
{
    [JsonPropertyName("phase")][OmitEmpty]
    public string Phase { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("message")][OmitEmpty]
    public string Message { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("dnsServiceIP")][OmitEmpty]
    public string DnsServiceIP { get; set => field = value ?? ""; } = "";
    public NetworkStatus DeepClone() => new()
    {
        Phase = Phase,
        Message = Message,
        DnsServiceIP = DnsServiceIP,
    };
    public bool DeepEquals(NetworkStatus? other) => other is not null
        && Phase == other.Phase
        && Message == other.Message
        && DnsServiceIP == other.DnsServiceIP;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as NetworkStatus);
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Phase.Length > 0) w.WriteString("phase"u8, Phase);
        if (Message.Length > 0) w.WriteString("message"u8, Message);
        if (DnsServiceIP.Length > 0) w.WriteString("dnsServiceIP"u8, DnsServiceIP);
        w.WriteEndObject();
    }
    public static NetworkStatus? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new NetworkStatus();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 5 when name.SequenceEqual("phase"u8): o.Phase = JsonRead.Text(ref r)!; break;
                case 7 when name.SequenceEqual("message"u8): o.Message = JsonRead.Text(ref r)!; break;
                case 12 when name.SequenceEqual("dnsServiceIP"u8): o.DnsServiceIP = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
}
