using Arktos.Api;
using Arktos.Api.Core.V1;
using Arktos.Api.Json;
using Arktos.Api.Validation;
using Arktos.ApiServer.Catalog;
using Arktos.ApiServer.Tables;
using CoreEvent = Arktos.Api.Core.V1.Event;
using GroupEvent = Arktos.Api.Events.V1.Event;

namespace Arktos.ApiServer.Registry.Core;

/// <summary>Events as core/v1 shows them, which is how they are stored.</summary>
public sealed class EventStrategy : ResourceStrategy<CoreEvent>
{
    private static readonly Dictionary<string, Func<CoreEvent, string>> Selectable = new()
    {
        ["involvedObject.kind"] = e => e.InvolvedObject.Kind,
        ["involvedObject.namespace"] = e => e.InvolvedObject.Namespace,
        ["involvedObject.name"] = e => e.InvolvedObject.Name,
        ["involvedObject.uid"] = e => e.InvolvedObject.Uid,
        ["involvedObject.apiVersion"] = e => e.InvolvedObject.ApiVersion,
        ["involvedObject.resourceVersion"] = e => e.InvolvedObject.ResourceVersion,
        ["involvedObject.fieldPath"] = e => e.InvolvedObject.FieldPath,
        ["reason"] = e => e.Reason,
        ["reportingComponent"] = e => e.ReportingComponent,
        ["source"] = e => e.Source.Component.Length > 0 ? e.Source.Component : e.ReportingComponent,
        ["type"] = e => e.Type,
    };

    public override TimeSpan? TimeToLive(ApiServerOptions options) => options.EventTimeToLive;

    public override ITableLayout Table { get; } =
        new TableLayout<CoreEvent>([
            new("Last Seen", "string", (e, now) => LastSeen(e, now)),
            new("Type", "string", (e, _) => e.Type),
            new("Reason", "string", (e, _) => e.Reason),
            new(
                "Object",
                "string",
                (e, _) =>
                    e.InvolvedObject.Name.Length > 0
                        ? $"{e.InvolvedObject.Kind.ToLowerInvariant()}/{e.InvolvedObject.Name}"
                        : e.InvolvedObject.Kind.ToLowerInvariant()
            ),
            new("Subobject", "string", (e, _) => e.InvolvedObject.FieldPath, Priority: 1),
            new("Source", "string", (e, _) => Source(e), Priority: 1),
            new("Message", "string", (e, _) => e.Message.Trim()),
            new("First Seen", "string", (e, now) => FirstSeen(e, now), Priority: 1),
            new("Count", "string", (e, _) => (e.Series?.Count ?? Math.Max(1, e.Count)).ToString(), Priority: 1),
            new("Name", "string", (e, _) => e.Metadata.Name, "name", Priority: 1),
        ]);

    protected override IReadOnlyDictionary<string, Func<CoreEvent, string>> SelectableFields => Selectable;

    protected override void Validate(CoreEvent value, FieldErrors errors)
    {
        var expected = value.InvolvedObject.Namespace.Length == 0 ? "default" : value.InvolvedObject.Namespace;
        if (
            value.Metadata.Namespace != expected
            && !(value.InvolvedObject.Namespace.Length == 0 && value.Metadata.Namespace == "kube-system")
        )
            errors.Invalid(
                "involvedObject.namespace",
                value.InvolvedObject.Namespace,
                "does not match event.namespace"
            );
    }

    private static string FirstSeen(CoreEvent e, DateTimeOffset now) =>
        Cells.Since(e.FirstTimestamp ?? e.EventTime, now);

    private static string LastSeen(CoreEvent e, DateTimeOffset now) =>
        e.Series is { } series ? Cells.Since(series.LastObservedTime, now)
        : e.LastTimestamp is { } last ? Cells.Since(last, now)
        : FirstSeen(e, now);

    private static string Source(CoreEvent e)
    {
        var component = e.Source.Component.Length > 0 ? e.Source.Component : e.ReportingComponent;
        var instance = e.Source.Host.Length > 0 ? e.Source.Host : e.ReportingInstance;
        return instance.Length > 0 ? $"{component}, {instance}" : component;
    }
}

/// <summary>The same events as events.k8s.io/v1 shows them.</summary>
public sealed class GroupEventStrategy() : ConvertedStrategy<GroupEvent, CoreEvent>(new EventStrategy())
{
    private static readonly Dictionary<string, Func<GroupEvent, string>> Selectable = new()
    {
        ["regarding.kind"] = e => e.Regarding.Kind,
        ["regarding.namespace"] = e => e.Regarding.Namespace,
        ["regarding.name"] = e => e.Regarding.Name,
        ["regarding.uid"] = e => e.Regarding.Uid,
        ["regarding.apiVersion"] = e => e.Regarding.ApiVersion,
        ["regarding.resourceVersion"] = e => e.Regarding.ResourceVersion,
        ["regarding.fieldPath"] = e => e.Regarding.FieldPath,
        ["reason"] = e => e.Reason,
        ["reportingController"] = e => e.ReportingController,
        ["type"] = e => e.Type,
    };

    protected override IReadOnlyDictionary<string, Func<GroupEvent, string>> SelectableFields => Selectable;

    protected override GroupEvent FromStored(CoreEvent e) =>
        new()
        {
            Kind = "Event",
            ApiVersion = "events.k8s.io/v1",
            Metadata = e.Metadata,
            EventTime = e.EventTime,
            Series = e.Series is { } s ? new() { Count = s.Count, LastObservedTime = s.LastObservedTime } : null,
            ReportingController = e.ReportingComponent,
            ReportingInstance = e.ReportingInstance,
            Action = e.Action,
            Reason = e.Reason,
            Regarding = e.InvolvedObject,
            Related = e.Related,
            Note = e.Message,
            Type = e.Type,
            DeprecatedSource = e.Source,
            DeprecatedFirstTimestamp = e.FirstTimestamp,
            DeprecatedLastTimestamp = e.LastTimestamp,
            DeprecatedCount = e.Count,
        };

    protected override CoreEvent ToStored(GroupEvent e) =>
        new()
        {
            Kind = "Event",
            ApiVersion = "v1",
            Metadata = e.Metadata,
            EventTime = e.EventTime,
            Series = e.Series is { } s ? new() { Count = s.Count, LastObservedTime = s.LastObservedTime } : null,
            ReportingComponent = e.ReportingController,
            ReportingInstance = e.ReportingInstance,
            Action = e.Action,
            Reason = e.Reason,
            InvolvedObject = e.Regarding,
            Related = e.Related,
            Message = e.Note,
            Type = e.Type,
            Source = e.DeprecatedSource,
            FirstTimestamp = e.DeprecatedFirstTimestamp,
            LastTimestamp = e.DeprecatedLastTimestamp,
            Count = e.DeprecatedCount,
        };

    // Nothing of an event is filled in or put back.
    protected override void Take(GroupEvent value, GroupEvent from) { }
}
