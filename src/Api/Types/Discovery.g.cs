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
}
