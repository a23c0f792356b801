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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Kind.Length > 0) w.WriteString("kind"u8, Kind);
        if (ApiVersion.Length > 0) w.WriteString("apiVersion"u8, ApiVersion);
        JsonWrite.Field(w, "metadata"u8, Metadata);
        if (EventTime is { } v3) w.WriteString("eventTime"u8, KubeTime.FormatMicro(v3));
        if (Series is { } v4) JsonWrite.Field(w, "series"u8, v4);
        if (ReportingController.Length > 0) w.WriteString("reportingController"u8, ReportingController);
        if (ReportingInstance.Length > 0) w.WriteString("reportingInstance"u8, ReportingInstance);
        if (Action.Length > 0) w.WriteString("action"u8, Action);
        if (Reason.Length > 0) w.WriteString("reason"u8, Reason);
        JsonWrite.Field(w, "regarding"u8, Regarding);
        if (Related is { } v10) JsonWrite.Field(w, "related"u8, v10);
        if (Note.Length > 0) w.WriteString("note"u8, Note);
        if (Type.Length > 0) w.WriteString("type"u8, Type);
        JsonWrite.Field(w, "deprecatedSource"u8, DeprecatedSource);
        if (DeprecatedFirstTimestamp is { } v14) w.WriteString("deprecatedFirstTimestamp"u8, KubeTime.Format(v14));
        if (DeprecatedLastTimestamp is { } v15) w.WriteString("deprecatedLastTimestamp"u8, KubeTime.Format(v15));
        if (DeprecatedCount != 0) w.WriteNumber("deprecatedCount"u8, DeprecatedCount);
        w.WriteEndObject();
    }
    public static Event? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new Event();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("kind"u8): o.Kind = JsonRead.Text(ref r)!; break;
                case 4 when name.SequenceEqual("note"u8): o.Note = JsonRead.Text(ref r)!; break;
                case 4 when name.SequenceEqual("type"u8): o.Type = JsonRead.Text(ref r)!; break;
                case 6 when name.SequenceEqual("series"u8): o.Series = EventSeries.ReadJson(ref r, managers); break;
                case 6 when name.SequenceEqual("action"u8): o.Action = JsonRead.Text(ref r)!; break;
                case 6 when name.SequenceEqual("reason"u8): o.Reason = JsonRead.Text(ref r)!; break;
                case 7 when name.SequenceEqual("related"u8): o.Related = ObjectReference.ReadJson(ref r, managers); break;
                case 8 when name.SequenceEqual("metadata"u8): o.Metadata = ObjectMeta.ReadJson(ref r, managers)!; break;
                case 9 when name.SequenceEqual("eventTime"u8): o.EventTime = JsonRead.IsNull(ref r) ? default(DateTimeOffset?) : KubeTime.Read(ref r); break;
                case 9 when name.SequenceEqual("regarding"u8): o.Regarding = ObjectReference.ReadJson(ref r, managers)!; break;
                case 10 when name.SequenceEqual("apiVersion"u8): o.ApiVersion = JsonRead.Text(ref r)!; break;
                case 15 when name.SequenceEqual("deprecatedCount"u8): o.DeprecatedCount = JsonRead.Int32(ref r); break;
                case 16 when name.SequenceEqual("deprecatedSource"u8): o.DeprecatedSource = EventSource.ReadJson(ref r, managers)!; break;
                case 17 when name.SequenceEqual("reportingInstance"u8): o.ReportingInstance = JsonRead.Text(ref r)!; break;
                case 19 when name.SequenceEqual("reportingController"u8): o.ReportingController = JsonRead.Text(ref r)!; break;
                case 23 when name.SequenceEqual("deprecatedLastTimestamp"u8): o.DeprecatedLastTimestamp = JsonRead.IsNull(ref r) ? default(DateTimeOffset?) : KubeTime.Read(ref r); break;
                case 24 when name.SequenceEqual("deprecatedFirstTimestamp"u8): o.DeprecatedFirstTimestamp = JsonRead.IsNull(ref r) ? default(DateTimeOffset?) : KubeTime.Read(ref r); break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Kind.Length > 0) w.WriteString("kind"u8, Kind);
        if (ApiVersion.Length > 0) w.WriteString("apiVersion"u8, ApiVersion);
        JsonWrite.Field(w, "metadata"u8, Metadata);
        JsonWrite.Field(w, "items"u8, Items, static (w, e0) => e0.WriteJson(w));
        w.WriteEndObject();
    }
    public static EventList? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new EventList();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("kind"u8): o.Kind = JsonRead.Text(ref r)!; break;
                case 5 when name.SequenceEqual("items"u8): o.Items = JsonRead.List(ref r, managers, JsonRead.Object<Arktos.Api.Events.V1.Event>)!; break;
                case 8 when name.SequenceEqual("metadata"u8): o.Metadata = ListMeta.ReadJson(ref r, managers)!; break;
                case 10 when name.SequenceEqual("apiVersion"u8): o.ApiVersion = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        w.WriteNumber("count"u8, Count);
        if (LastObservedTime is { } v1) w.WriteString("lastObservedTime"u8, KubeTime.FormatMicro(v1));
        w.WriteEndObject();
    }
    public static EventSeries? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new EventSeries();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 5 when name.SequenceEqual("count"u8): o.Count = JsonRead.Int32(ref r); break;
                case 16 when name.SequenceEqual("lastObservedTime"u8): o.LastObservedTime = JsonRead.IsNull(ref r) ? default(DateTimeOffset?) : KubeTime.Read(ref r); break;
                default: r.Skip(); break;
            }
        return o;
    }
}
