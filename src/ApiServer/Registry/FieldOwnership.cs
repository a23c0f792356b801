using Arktos.Api;
using Arktos.Api.Json;
using Arktos.Api.ManagedFields;
using Arktos.Api.Meta.V1;
using Arktos.ApiServer.Catalog;
using Arktos.ApiServer.Requests;

namespace Arktos.ApiServer.Registry;

/// <summary>
/// The one step of every write, after defaults and admission, that decides who manages which fields. Pure.
/// </summary>
internal static class FieldOwnership
{
    /// <summary>Who a plain write is by.</summary>
    public static FieldManager WriterOf(ResolvedRequest request) =>
        ManagerOf(request, ManagedFieldsOperationType.Update);

    /// <summary>Who an apply is by.</summary>
    public static FieldManager ApplierOf(ResolvedRequest request) =>
        ManagerOf(request, ManagedFieldsOperationType.Apply);

    /// <summary>What who writes this way does not come to manage.</summary>
    public static FieldSet Unmanaged(ResolvedRequest request) =>
        request.View is { } view ? view.Unmanaged : request.Strategy.Unmanaged;

    /// <summary>The managers of a new object, as JSON.</summary>
    /// <param name="bytes">The object as it is stored, without managers.</param>
    /// <param name="application">Null: it was not applied.</param>
    public static ReadOnlyMemory<byte> OfNew(
        ResolvedRequest request,
        IKubeObject value,
        byte[] bytes,
        Application? application
    )
    {
        var strategy = request.Strategy;
        var now = value.Metadata.CreationTimestamp ?? default;
        var wire = Wire(strategy, value, bytes);
        if (
            application is null
            && NewObjectFields.TryWrite(wire.Span, strategy.Empty, strategy.Merge, strategy.Unmanaged) is { } fields
        )
            return fields.Length == 0 ? default : ManagedList.WriteOne(WriterOf(request), now, fields);
        using var document = LiveObject.Parse(wire);
        var changes = ValueComparison
            .Compare(strategy.Empty, document.RootElement, strategy.Merge)
            .Without(strategy.Unmanaged);
        if (application is null)
            return ManagedFieldsUpdater.Update(ManagedList.Empty, changes, WriterOf(request), now).Json;
        // Nobody else has anything of what is new.
        var applied = ManagedFieldsUpdater.Apply(ManagedList.Empty, changes, application, now);
        return ((ApplyOutcome.Applied)applied).Managers.Json;
    }

    /// <summary>The managers of a changed object, as JSON: when none changes, the very memory of the live.</summary>
    /// <param name="sent">The JSON of the managers that the client has sent with the object; empty for none.</param>
    /// <param name="next">Without managers, as is what it is encoded to.</param>
    public static Result<ReadOnlyMemory<byte>> OfChanged(
        ResolvedRequest request,
        LiveObject live,
        ReadOnlyMemory<byte> sent,
        (IKubeObject Value, byte[] Bytes) next,
        Application? application
    )
    {
        if (request.View is { IsTracked: false })
            return live.ManagersJson;
        var strategy = request.Strategy;
        // Managers that come with a part of an object are passed over.
        var areSent = request.View is null && !sent.IsEmpty && !sent.Span.SequenceEqual(live.ManagersJson.Span);
        if (application is null && !areSent)
        {
            if (live.ManagersJson.IsEmpty)
                return default(ReadOnlyMemory<byte>);
            var written = Changes(request, live, next);
            if (ManagedFieldsUpdater.AreUnchanged(live.ManagersJson.Span, written, WriterOf(request)))
                return live.ManagersJson;
            return Json(ManagedFieldsUpdater.Update(live.Managers, written, WriterOf(request), live.Now), live);
        }
        ManagedList managers;
        try
        {
            managers = areSent ? Sent(live, sent) : live.Managers;
        }
        catch (Exception e) when (JsonText.IsFaultOfInput(e))
        {
            return Statuses.BadRequest(
                $"{strategy.Kind.Kind} in version \"{strategy.Kind.Version}\" cannot be handled as a "
                    + $"{strategy.Kind.Kind}: {BodyDecoder.Explain(e, "ManagedFieldsEntry", sent.Span)}"
            );
        }
        if (application is null && managers.IsEmpty)
            return managers.Json;
        var changes = Changes(request, live, next);
        if (application is null)
            return Json(ManagedFieldsUpdater.Update(managers, changes, WriterOf(request), live.Now), live);
        // The server itself keeps the annotation: it stays with whom it belongs to.
        var outcome = ManagedFieldsUpdater.Apply(
            managers,
            changes.Without(LastApplied.AnnotationField),
            application,
            live.Now
        );
        return outcome is ApplyOutcome.Applied applied
            ? Json(applied.Managers, live)
            : Conflict(((ApplyOutcome.Refused)outcome).Conflicts);
    }

    private static FieldManager ManagerOf(ResolvedRequest request, string operation) =>
        new(
            request.FieldManager,
            operation,
            request.Strategy.Kind.GroupVersion.ToString(),
            request.Subresource?.Name ?? ""
        );

    private static ReadOnlyMemory<byte> Wire(ResourceStrategy strategy, IKubeObject value, byte[] bytes) =>
        strategy.StoresWireForm ? bytes : KubeJson.Encode<object>(value);

    private static Result<ReadOnlyMemory<byte>> Json(ManagedList managers, LiveObject live) =>
        ReferenceEquals(managers, live.Managers) && !live.ManagersJson.IsEmpty ? live.ManagersJson : managers.Json;

    private static FieldChanges Changes(
        ResolvedRequest request,
        LiveObject live,
        (IKubeObject Value, byte[] Bytes) next
    ) =>
        ValueComparison
            .Compare(live.Text, Wire(request.Strategy, next.Value, next.Bytes), request.Strategy.Merge)
            .Without(Unmanaged(request));

    // What is no list of managers is passed over.
    private static ManagedList Sent(LiveObject live, ReadOnlyMemory<byte> sent)
    {
        var entries = KubeJson.Decode<List<ManagedFieldsEntry>>(sent.Span);
        if (ManagedList.IsReset(entries))
            return ManagedList.Empty;
        try
        {
            var managers = ManagedList.Of(entries);
            return managers.Json.Span.SequenceEqual(live.ManagersJson.Span) ? live.Managers : managers;
        }
        catch (FormatException)
        {
            return live.Managers;
        }
    }

    private static Status Conflict(IReadOnlyList<FieldConflict> conflicts)
    {
        string message;
        if (conflicts is [var only])
            message = $"Apply failed with 1 conflict: conflict with {only.Manager}: {only.Path}";
        else
        {
            var blocks = conflicts
                .GroupBy(c => c.Manager)
                .Select(g => $"conflicts with {g.Key}:{string.Concat(g.Select(c => $"\n- {c.Path}"))}");
            message = $"Apply failed with {conflicts.Count} conflicts: {string.Join('\n', blocks)}";
        }
        var causes = conflicts.Select(c => new StatusCause
        {
            Reason = "FieldManagerConflict",
            Message = $"conflict with {c.Manager}",
            Field = c.Path,
        });
        return Statuses.Failure(409, "Conflict", message, new StatusDetails { Causes = causes.ToList() });
    }
}
