// Written by hack/generate-types.cs from src/Api/Schemas. Change the facts or the generator, not this file.
#nullable enable
using System.Text.Json;
using System.Text.Json.Serialization;
using Arktos.Api.Json;
using Arktos.Api.Meta.V1;
using Arktos.Api.Core.V1;

namespace Arktos.Api.Events.V1;

public sealed class Event : IKubeObject
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("metadata")]
    public ObjectMeta Metadata { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("eventTime")][JsonConverter(typeof(MicroTimeConverter))]
    public DateTimeOffset? EventTime { get; set; }
    [JsonPropertyName("series")]
    public EventSeries? Series { get; set; }
    [JsonPropertyName("reportingController")][OmitEmpty]
    public string ReportingController { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("reportingInstance")][OmitEmpty]
    public string ReportingInstance { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("action")][OmitEmpty]
    public string Action { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("reason")][OmitEmpty]
    public string Reason { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("regarding")]
    public ObjectReference Regarding { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("related")]
    public ObjectReference? Related { get; set; }
    [JsonPropertyName("note")][OmitEmpty]
    public string Note { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("type")][OmitEmpty]
    public string Type { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("deprecatedSource")]
    public EventSource DeprecatedSource { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("deprecatedFirstTimestamp")]
    public DateTimeOffset? DeprecatedFirstTimestamp { get; set; }
    [JsonPropertyName("deprecatedLastTimestamp")]
    public DateTimeOffset? DeprecatedLastTimestamp { get; set; }
    [JsonPropertyName("deprecatedCount")][OmitEmpty]
    public int DeprecatedCount { get; set; }
}

public sealed class EventList : IKubeList<Arktos.Api.Events.V1.Event>
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("metadata")]
    public ListMeta Metadata { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("items")]
    public List<Arktos.Api.Events.V1.Event> Items { get; set => field = value ?? new(); } = new();
}

public sealed class EventSeries
{
    [JsonPropertyName("count")]
    public int Count { get; set; }
    [JsonPropertyName("lastObservedTime")][JsonConverter(typeof(MicroTimeConverter))]
    public DateTimeOffset? LastObservedTime { get; set; }
}
