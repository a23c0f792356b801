// Written by hack/generate-types.cs from src/Api/Schemas. Change the facts or the generator, not this file.
#nullable enable
using System.Text.Json;
using System.Text.Json.Serialization;
using Arktos.Api.Json;
using Arktos.Api.Meta.V1;
using Arktos.Api.Core.V1;

namespace Arktos.Api.Discovery.V1;

public sealed class Endpoint : IApiValue<Endpoint>
{
    [JsonPropertyName("addresses")]
    public List<string> Addresses { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("conditions")]
    public EndpointConditions Conditions { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("hostname")]
    public string? Hostname { get; set; }
    [JsonPropertyName("targetRef")]
    public ObjectReference? TargetRef { get; set; }
    [JsonPropertyName("deprecatedTopology")][OmitEmpty]
    public Map<string>? DeprecatedTopology { get; set; }
    [JsonPropertyName("nodeName")]
    public string? NodeName { get; set; }
    [JsonPropertyName("zone")]
    public string? Zone { get; set; }
    [JsonPropertyName("hints")]
    public EndpointHints? Hints { get; set; }
    public Endpoint DeepClone() => new()
    {
        Addresses = DeepValues.Copy(Addresses)!,
        Conditions = Conditions.DeepClone(),
        Hostname = Hostname,
        TargetRef = TargetRef?.DeepClone(),
        DeprecatedTopology = DeepValues.Copy(DeprecatedTopology),
        NodeName = NodeName,
        Zone = Zone,
        Hints = Hints?.DeepClone(),
    };
    public bool DeepEquals(Endpoint? other) => other is not null
        && DeepValues.Same(Addresses, other.Addresses, static (x0, y0) => x0 == y0)
        && Conditions.DeepEquals(other.Conditions)
        && Hostname == other.Hostname
        && DeepValues.Same(TargetRef, other.TargetRef)
        && DeepValues.Same(DeprecatedTopology, other.DeprecatedTopology, static (x0, y0) => x0 == y0)
        && NodeName == other.NodeName
        && Zone == other.Zone
        && DeepValues.Same(Hints, other.Hints);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as Endpoint);
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        JsonWrite.Field(w, "addresses"u8, Addresses, static (w, e0) => w.WriteStringValue(e0));
        JsonWrite.Field(w, "conditions"u8, Conditions);
        if (Hostname is { } v2) w.WriteString("hostname"u8, v2);
        if (TargetRef is { } v3) JsonWrite.Field(w, "targetRef"u8, v3);
        if (DeprecatedTopology is { Count: > 0 } v4) JsonWrite.Field(w, "deprecatedTopology"u8, v4, static (w, e0) => w.WriteStringValue(e0));
        if (NodeName is { } v5) w.WriteString("nodeName"u8, v5);
        if (Zone is { } v6) w.WriteString("zone"u8, v6);
        if (Hints is { } v7) JsonWrite.Field(w, "hints"u8, v7);
        w.WriteEndObject();
    }
    public static Endpoint? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new Endpoint();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("zone"u8): o.Zone = JsonRead.Text(ref r); break;
                case 5 when name.SequenceEqual("hints"u8): o.Hints = EndpointHints.ReadJson(ref r, managers); break;
                case 8 when name.SequenceEqual("hostname"u8): o.Hostname = JsonRead.Text(ref r); break;
                case 8 when name.SequenceEqual("nodeName"u8): o.NodeName = JsonRead.Text(ref r); break;
                case 9 when name.SequenceEqual("addresses"u8): o.Addresses = JsonRead.List(ref r, managers, static (ref Utf8JsonReader r, bool managers) => JsonRead.Text(ref r)!)!; break;
                case 9 when name.SequenceEqual("targetRef"u8): o.TargetRef = ObjectReference.ReadJson(ref r, managers); break;
                case 10 when name.SequenceEqual("conditions"u8): o.Conditions = EndpointConditions.ReadJson(ref r, managers)!; break;
                case 18 when name.SequenceEqual("deprecatedTopology"u8): o.DeprecatedTopology = JsonRead.Map(ref r, managers, static (ref Utf8JsonReader r, bool managers) => JsonRead.Text(ref r)!); break;
                default: r.Skip(); break;
            }
        return o;
    }
}

public sealed class EndpointConditions : IApiValue<EndpointConditions>
{
    [JsonPropertyName("ready")]
    public bool? Ready { get; set; }
    [JsonPropertyName("serving")]
    public bool? Serving { get; set; }
    [JsonPropertyName("terminating")]
    public bool? Terminating { get; set; }
    public EndpointConditions DeepClone() => new()
    {
        Ready = Ready,
        Serving = Serving,
        Terminating = Terminating,
    };
    public bool DeepEquals(EndpointConditions? other) => other is not null
        && Ready == other.Ready
        && Serving == other.Serving
        && Terminating == other.Terminating;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as EndpointConditions);
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Ready is { } v0) w.WriteBoolean("ready"u8, v0);
        if (Serving is { } v1) w.WriteBoolean("serving"u8, v1);
        if (Terminating is { } v2) w.WriteBoolean("terminating"u8, v2);
        w.WriteEndObject();
    }
    public static EndpointConditions? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new EndpointConditions();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 5 when name.SequenceEqual("ready"u8): o.Ready = JsonRead.IsNull(ref r) ? default(bool?) : JsonRead.Boolean(ref r); break;
                case 7 when name.SequenceEqual("serving"u8): o.Serving = JsonRead.IsNull(ref r) ? default(bool?) : JsonRead.Boolean(ref r); break;
                case 11 when name.SequenceEqual("terminating"u8): o.Terminating = JsonRead.IsNull(ref r) ? default(bool?) : JsonRead.Boolean(ref r); break;
                default: r.Skip(); break;
            }
        return o;
    }
}

public sealed class EndpointHints : IApiValue<EndpointHints>
{
    [JsonPropertyName("forZones")][OmitEmpty]
    public List<ForZone>? ForZones { get; set; }
    [JsonPropertyName("forNodes")][OmitEmpty]
    public List<ForNode>? ForNodes { get; set; }
    public EndpointHints DeepClone() => new()
    {
        ForZones = DeepValues.Clone(ForZones, static e0 => e0.DeepClone()),
        ForNodes = DeepValues.Clone(ForNodes, static e0 => e0.DeepClone()),
    };
    public bool DeepEquals(EndpointHints? other) => other is not null
        && DeepValues.Same(ForZones, other.ForZones, static (x0, y0) => x0.DeepEquals(y0))
        && DeepValues.Same(ForNodes, other.ForNodes, static (x0, y0) => x0.DeepEquals(y0));
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as EndpointHints);
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (ForZones is { Count: > 0 } v0) JsonWrite.Field(w, "forZones"u8, v0, static (w, e0) => e0.WriteJson(w));
        if (ForNodes is { Count: > 0 } v1) JsonWrite.Field(w, "forNodes"u8, v1, static (w, e0) => e0.WriteJson(w));
        w.WriteEndObject();
    }
    public static EndpointHints? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new EndpointHints();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 8 when name.SequenceEqual("forZones"u8): o.ForZones = JsonRead.List(ref r, managers, JsonRead.Object<ForZone>); break;
                case 8 when name.SequenceEqual("forNodes"u8): o.ForNodes = JsonRead.List(ref r, managers, JsonRead.Object<ForNode>); break;
                default: r.Skip(); break;
            }
        return o;
    }
}

public sealed class EndpointPort : IApiValue<EndpointPort>
{
    [JsonPropertyName("name")]
    public string? Name { get; set; }
    [JsonPropertyName("protocol")]
    public string? Protocol { get; set; }
    [JsonPropertyName("port")]
    public int? Port { get; set; }
    [JsonPropertyName("appProtocol")]
    public string? AppProtocol { get; set; }
    public EndpointPort DeepClone() => new()
    {
        Name = Name,
        Protocol = Protocol,
        Port = Port,
        AppProtocol = AppProtocol,
    };
    public bool DeepEquals(EndpointPort? other) => other is not null
        && Name == other.Name
        && Protocol == other.Protocol
        && Port == other.Port
        && AppProtocol == other.AppProtocol;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as EndpointPort);
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Name is { } v0) w.WriteString("name"u8, v0);
        if (Protocol is { } v1) w.WriteString("protocol"u8, v1);
        if (Port is { } v2) w.WriteNumber("port"u8, v2);
        if (AppProtocol is { } v3) w.WriteString("appProtocol"u8, v3);
        w.WriteEndObject();
    }
    public static EndpointPort? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new EndpointPort();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("name"u8): o.Name = JsonRead.Text(ref r); break;
                case 4 when name.SequenceEqual("port"u8): o.Port = JsonRead.IsNull(ref r) ? default(int?) : JsonRead.Int32(ref r); break;
                case 8 when name.SequenceEqual("protocol"u8): o.Protocol = JsonRead.Text(ref r); break;
                case 11 when name.SequenceEqual("appProtocol"u8): o.AppProtocol = JsonRead.Text(ref r); break;
                default: r.Skip(); break;
            }
        return o;
    }
}

public sealed class EndpointSlice : IKubeObject, IApiValue<EndpointSlice>
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("metadata")]
    public ObjectMeta Metadata { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("addressType")]
    public string AddressType { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("endpoints")]
    public List<Endpoint> Endpoints { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("ports")][OmitEmpty]
    public List<EndpointPort>? Ports { get; set; }
    public EndpointSlice DeepClone() => new()
    {
        Kind = Kind,
        ApiVersion = ApiVersion,
        Metadata = Metadata.DeepClone(),
        AddressType = AddressType,
        Endpoints = DeepValues.Clone(Endpoints, static e0 => e0.DeepClone())!,
        Ports = DeepValues.Clone(Ports, static e0 => e0.DeepClone()),
    };
    public bool DeepEquals(EndpointSlice? other) => other is not null
        && Kind == other.Kind
        && ApiVersion == other.ApiVersion
        && Metadata.DeepEquals(other.Metadata)
        && AddressType == other.AddressType
        && DeepValues.Same(Endpoints, other.Endpoints, static (x0, y0) => x0.DeepEquals(y0))
        && DeepValues.Same(Ports, other.Ports, static (x0, y0) => x0.DeepEquals(y0));
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as EndpointSlice);
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Kind.Length > 0) w.WriteString("kind"u8, Kind);
        if (ApiVersion.Length > 0) w.WriteString("apiVersion"u8, ApiVersion);
        JsonWrite.Field(w, "metadata"u8, Metadata);
        w.WriteString("addressType"u8, AddressType);
        JsonWrite.Field(w, "endpoints"u8, Endpoints, static (w, e0) => e0.WriteJson(w));
        if (Ports is { Count: > 0 } v5) JsonWrite.Field(w, "ports"u8, v5, static (w, e0) => e0.WriteJson(w));
        w.WriteEndObject();
    }
    public static EndpointSlice? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new EndpointSlice();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("kind"u8): o.Kind = JsonRead.Text(ref r)!; break;
                case 5 when name.SequenceEqual("ports"u8): o.Ports = JsonRead.List(ref r, managers, JsonRead.Object<EndpointPort>); break;
                case 8 when name.SequenceEqual("metadata"u8): o.Metadata = ObjectMeta.ReadJson(ref r, managers)!; break;
                case 9 when name.SequenceEqual("endpoints"u8): o.Endpoints = JsonRead.List(ref r, managers, JsonRead.Object<Endpoint>)!; break;
                case 10 when name.SequenceEqual("apiVersion"u8): o.ApiVersion = JsonRead.Text(ref r)!; break;
                case 11 when name.SequenceEqual("addressType"u8): o.AddressType = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
    object? IKubeObject.SpecValue => null;
    object? IKubeObject.StatusValue { get => null; set => throw new NotSupportedException("EndpointSlice has no status"); }
}

public sealed class EndpointSliceList : IKubeList<EndpointSlice>, IApiValue<EndpointSliceList>
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("metadata")]
    public ListMeta Metadata { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("items")]
    public List<EndpointSlice> Items { get; set => field = value ?? new(); } = new();
    public EndpointSliceList DeepClone() => new()
    {
        Kind = Kind,
        ApiVersion = ApiVersion,
        Metadata = Metadata.DeepClone(),
        Items = DeepValues.Clone(Items, static e0 => e0.DeepClone())!,
    };
    public bool DeepEquals(EndpointSliceList? other) => other is not null
        && Kind == other.Kind
        && ApiVersion == other.ApiVersion
        && Metadata.DeepEquals(other.Metadata)
        && DeepValues.Same(Items, other.Items, static (x0, y0) => x0.DeepEquals(y0));
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as EndpointSliceList);
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Kind.Length > 0) w.WriteString("kind"u8, Kind);
        if (ApiVersion.Length > 0) w.WriteString("apiVersion"u8, ApiVersion);
        JsonWrite.Field(w, "metadata"u8, Metadata);
        JsonWrite.Field(w, "items"u8, Items, static (w, e0) => e0.WriteJson(w));
        w.WriteEndObject();
    }
    public static EndpointSliceList? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new EndpointSliceList();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("kind"u8): o.Kind = JsonRead.Text(ref r)!; break;
                case 5 when name.SequenceEqual("items"u8): o.Items = JsonRead.List(ref r, managers, JsonRead.Object<EndpointSlice>)!; break;
                case 8 when name.SequenceEqual("metadata"u8): o.Metadata = ListMeta.ReadJson(ref r, managers)!; break;
                case 10 when name.SequenceEqual("apiVersion"u8): o.ApiVersion = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
}

public sealed class ForNode : IApiValue<ForNode>
{
    [JsonPropertyName("name")]
    public string Name { get; set => field = value ?? ""; } = "";
    public ForNode DeepClone() => new()
    {
        Name = Name,
    };
    public bool DeepEquals(ForNode? other) => other is not null
        && Name == other.Name;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as ForNode);
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        w.WriteString("name"u8, Name);
        w.WriteEndObject();
    }
    public static ForNode? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new ForNode();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("name"u8): o.Name = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
}

public sealed class ForZone : IApiValue<ForZone>
{
    [JsonPropertyName("name")]
    public string Name { get; set => field = value ?? ""; } = "";
    public ForZone DeepClone() => new()
    {
        Name = Name,
    };
    public bool DeepEquals(ForZone? other) => other is not null
        && Name == other.Name;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as ForZone);
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        w.WriteString("name"u8, Name);
        w.WriteEndObject();
    }
    public static ForZone? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new ForZone();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("name"u8): o.Name = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
}
