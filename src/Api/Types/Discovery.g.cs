// Written by hack/generate-types.cs from src/Api/Schemas. Change the facts or the generator, not this file.
#nullable enable
using System.Text.Json;
using System.Text.Json.Serialization;
using Arktos.Api.Json;
using Arktos.Api.Meta.V1;
using Arktos.Api.Core.V1;

namespace Arktos.Api.Discovery.V1;

public sealed class Endpoint
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
}

public sealed class EndpointConditions
{
    [JsonPropertyName("ready")]
    public bool? Ready { get; set; }
    [JsonPropertyName("serving")]
    public bool? Serving { get; set; }
    [JsonPropertyName("terminating")]
    public bool? Terminating { get; set; }
}

public sealed class EndpointHints
{
    [JsonPropertyName("forZones")][OmitEmpty]
    public List<ForZone>? ForZones { get; set; }
    [JsonPropertyName("forNodes")][OmitEmpty]
    public List<ForNode>? ForNodes { get; set; }
}

public sealed class EndpointPort
{
    [JsonPropertyName("name")]
    public string? Name { get; set; }
    [JsonPropertyName("protocol")]
    public string? Protocol { get; set; }
    [JsonPropertyName("port")]
    public int? Port { get; set; }
    [JsonPropertyName("appProtocol")]
    public string? AppProtocol { get; set; }
}

public sealed class EndpointSlice : IKubeObject
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
}

public sealed class EndpointSliceList : IKubeList<EndpointSlice>
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("metadata")]
    public ListMeta Metadata { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("items")]
    public List<EndpointSlice> Items { get; set => field = value ?? new(); } = new();
}

public sealed class ForNode
{
    [JsonPropertyName("name")]
    public string Name { get; set => field = value ?? ""; } = "";
}

public sealed class ForZone
{
    [JsonPropertyName("name")]
    public string Name { get; set => field = value ?? ""; } = "";
}
