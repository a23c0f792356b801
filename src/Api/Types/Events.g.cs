// Written by hack/generate-types.cs from src/Api/Schemas. Change the facts or the generator, not this file.
#nullable enable
using System.Text.Json;
using System.Text.Json.Serialization;
using Arktos.Api.Json;
using Arktos.Api.Meta.V1;
using Arktos.Api.Core.V1;

namespace Arktos.Api.Events.V1;

public sealed class Event : IKubeObject, IApiValue<Event>
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
    public Event DeepClone() => new()
    {
        Kind = Kind,
        ApiVersion = ApiVersion,
        Metadata = Metadata.DeepClone(),
        EventTime = EventTime,
        Series = Series?.DeepClone(),
        ReportingController = ReportingController,
        ReportingInstance = ReportingInstance,
        Action = Action,
        Reason = Reason,
        Regarding = Regarding.DeepClone(),
        Related = Related?.DeepClone(),
        Note = Note,
        Type = Type,
        DeprecatedSource = DeprecatedSource.DeepClone(),
        DeprecatedFirstTimestamp = DeprecatedFirstTimestamp,
        DeprecatedLastTimestamp = DeprecatedLastTimestamp,
        DeprecatedCount = DeprecatedCount,
    };
    public bool DeepEquals(Event? other) => other is not null
        && Kind == other.Kind
        && ApiVersion == other.ApiVersion
        && Metadata.DeepEquals(other.Metadata)
        && DeepValues.SameMicros(EventTime, other.EventTime)
        && DeepValues.Same(Series, other.Series)
        && ReportingController == other.ReportingController
        && ReportingInstance == other.ReportingInstance
        && Action == other.Action
        && Reason == other.Reason
        && Regarding.DeepEquals(other.Regarding)
        && DeepValues.Same(Related, other.Related)
        && Note == other.Note
        && Type == other.Type
        && DeprecatedSource.DeepEquals(other.DeprecatedSource)
        && DeepValues.SameSeconds(DeprecatedFirstTimestamp, other.DeprecatedFirstTimestamp)
        && DeepValues.SameSeconds(DeprecatedLastTimestamp, other.DeprecatedLastTimestamp)
        && DeprecatedCount == other.DeprecatedCount;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as Event);
    object? IKubeObject.SpecValue => null;
    object? IKubeObject.StatusValue { get => null; set => throw new NotSupportedException("Event has no status"); }
}

public sealed class EventList : IKubeList<Arktos.Api.Events.V1.Event>, IApiValue<EventList>
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("metadata")]
    public ListMeta Metadata { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("items")]
    public List<Arktos.Api.Events.V1.Event> Items { get; set => field = value ?? new(); } = new();
    public EventList DeepClone() => new()
    {
        Kind = Kind,
        ApiVersion = ApiVersion,
        Metadata = Metadata.DeepClone(),
        Items = DeepValues.Clone(Items, static e0 => e0.DeepClone())!,
    };
    public bool DeepEquals(EventList? other) => other is not null
        && Kind == other.Kind
        && ApiVersion == other.ApiVersion
        && Metadata.DeepEquals(other.Metadata)
        && DeepValues.Same(Items, other.Items, static (x0, y0) => x0.DeepEquals(y0));
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as EventList);
}

public sealed class EventSeries : IApiValue<EventSeries>
{
    [JsonPropertyName("count")]
    public int Count { get; set; }
    [JsonPropertyName("lastObservedTime")][JsonConverter(typeof(MicroTimeConverter))]
    public DateTimeOffset? LastObservedTime { get; set; }
    public EventSeries DeepClone() => new()
    {
        Count = Count,
        LastObservedTime = LastObservedTime,
    };
    public bool DeepEquals(EventSeries? other) => other is not null
        && Count == other.Count
        && DeepValues.SameMicros(LastObservedTime, other.LastObservedTime);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as EventSeries);
}
