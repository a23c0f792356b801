using Arktos.Api;
using Arktos.Api.Json;
using Arktos.Api.ManagedFields;
using Arktos.Api.Patches;
using Arktos.Api.Quotas;
using Arktos.Api.Validation;
using Arktos.ApiServer.Admission;
using Arktos.ApiServer.Catalog;
using Arktos.ApiServer.Requests;
using Arktos.ApiServer.Storage;
using Arktos.StoreClient;

namespace Arktos.ApiServer.Registry;

/// <summary>
/// PUT and PATCH: reads the object, makes the new one from it, and commits under the condition that nobody wrote in
/// between; else all over again. A client that sent a resourceVersion sees a conflict on the second round, since its
/// version is then not the current one any more.
/// </summary>
internal sealed class UpdateOperation(RegistryServices services) : IObjectRemaker
{
    private const int RoundsMax = 12;

    public async Task<Result<Written>> ExecuteAsync(
        ResolvedRequest request,
        ObjectChange change,
        CancellationToken cancel
    )
    {
        var strategy = request.Strategy;
        var key = ObjectStorage.KeyOf(strategy, request.Tenant, request.Namespace, request.Name);
        for (var round = 0; round < RoundsMax; round++)
        {
            var warnings = request.Warnings.Count;
            var read = await services.Storage.GetAsync(strategy, key, cancel);
            if (!read.Succeeded(out var item, out var error))
                return error;
            if (item is null)
                return Statuses.NotFound(strategy.Resource, request.Name);
            if (new StoredObject(item).TryDecode(strategy) is not { } old)
                return Commits.Unreadable(item, strategy);
            using var live = new LiveObject(strategy, item, old, services.Now);
            var made = await MakeAsync(request, change, live, cancel);
            if (!made.Succeeded(out var form, out error))
                return error;
            var next = form.Value;
            if (IsReadyToGo(strategy, next))
            {
                if (request.IsDryRun)
                    return Answer(request, form, item.Revision);
                var gone = await RemoveAsync(request, live, form, cancel);
                if (gone is not null)
                    return gone.Value;
                request.Warnings.RemoveRange(warnings, request.Warnings.Count - warnings);
                continue;
            }
            var write = Commits.QuotaWrite(request, next, old);
            if (request.IsDryRun && await services.Quotas.JudgeAsync(request, key, write, cancel) is { } refusal)
                return refusal;
            // What is the same is written all the same where it lies in a form that is not the present one.
            if (form.IsSameAs(item) && !item.IsStale || request.IsDryRun)
                return Answer(request, form, item.Revision);
            var allocated = await strategy.AllocateAsync(
                next,
                old,
                new AllocationContext(
                    request.Tenant,
                    services.Storage.Keyspace,
                    services.Options,
                    request.IsDryRun,
                    cancel
                ),
                round
            );
            if (!allocated.Succeeded(out var allocation, out error))
                return error;
            if (allocation.Operations.Count > 0)
                form = Form.Of(strategy, next, form.Managers);
            var put = await PutAsync(request, live, form, allocation, write, cancel);
            if (put.Succeeded(out var commit, out error) && commit is CommitResult.Invalid && !form.Managers.IsEmpty)
            {
                // It may be the managers that make it too large; it is better without them than not at all.
                form = form.With(default);
                put = await PutAsync(request, live, form, allocation, write, cancel);
            }
            if (!put.Succeeded(out commit, out error))
                return error;
            switch (commit)
            {
                case CommitResult.Committed committed:
                    return Answer(request, form, committed.Revision);
                case CommitResult.ConditionFailed:
                    request.Warnings.RemoveRange(warnings, request.Warnings.Count - warnings);
                    break;
                case var failure:
                    return ObjectStorage.CommitFailure(failure, strategy.Resource, "update");
            }
        }
        return Statuses.Modified(strategy.Resource, request.Name);
    }

    private Task<Result<CommitResult>> PutAsync(
        ResolvedRequest request,
        LiveObject live,
        Form form,
        Allocation allocation,
        QuotaWrite write,
        CancellationToken cancel
    ) =>
        Commits.PutAsync(
            services,
            request,
            new CommitOperation.Put(live.Item.Key, form.Bytes, form.RevisionOffset),
            [new CommitCondition.RevisionEquals(live.Item.Key, live.Item.Revision)],
            allocation,
            write,
            cancel
        );

    private async Task<Result<Form>> MakeAsync(
        ResolvedRequest request,
        ObjectChange change,
        LiveObject live,
        CancellationToken cancel
    )
    {
        var (strategy, old) = (request.Strategy, live.Value);
        var bounds = new PatchBounds(services.Options.BodyBytesMax, cancel);
        if (!change.Apply(live, request, bounds).Succeeded(out var changed, out var error))
            return error;
        var body = changed.Body;
        if (CheckBody(request, body, old) is { } wrong)
            return wrong;
        if (!Next(request, body, old, live.Now).Succeeded(out var next, out error))
            return error;
        var admission = new AdmissionRequest(AdmissionOperation.Update, request, next, old) { Remaker = this };
        if (await services.Admission.AdmitAsync(admission, cancel) is { } refusal)
            return refusal;
        next = admission.Object!;
        // Encoding takes the version out of the object.
        var version = next.Metadata.ResourceVersion;
        var form = Form.Of(strategy, next, live.ManagersJson);
        if (!changed.Managers.IsEmpty || changed.Application is not null || !form.IsSameAs(live.Item))
        {
            var owned = FieldOwnership.OfChanged(
                request,
                live,
                changed.Managers,
                (next, form.Bare),
                changed.Application
            );
            if (!owned.Succeeded(out var managers, out error))
                return error;
            form = form.With(managers);
        }
        var errors = new FieldErrors();
        MetadataRules.Validate(next.Metadata, strategy, errors);
        MetadataRules.ValidateUpdate(next.Metadata, old.Metadata, errors);
        if (!WritesSpec(request))
        {
            request.View!.Validate(next, old, errors);
            request.Warnings.AddRange(request.View.Warnings(next, old));
        }
        else
        {
            strategy.ValidateChange(next, old, errors);
            request.Warnings.AddRange(strategy.Warnings(next));
        }
        if (errors.Count > 0)
            return Statuses.Invalid(strategy.Kind, request.Name, errors);
        next.Metadata.ResourceVersion = version;
        return await services.Admission.ValidateAsync(admission, cancel) is { } refused ? refused : form;
    }

    Result<IKubeObject> IObjectRemaker.Remake(AdmissionRequest write, IKubeObject shown) =>
        Next(write.Request, shown, write.Old!, services.Now);

    private static bool WritesSpec(ResolvedRequest request) => request.View is null || request.View.WritesSpec;

    /// <summary>The object as it is to be, from what the client sees of it.</summary>
    /// <param name="body">Of the object, or of the view that is written.</param>
    private static Result<IKubeObject> Next(
        ResolvedRequest request,
        IKubeObject body,
        IKubeObject old,
        DateTimeOffset now
    )
    {
        var (strategy, next) = (request.Strategy, body);
        if (request.View is { } view && !view.Write(body, old).Succeeded(out next, out var error))
            return error;
        MetadataRules.Continue(next.Metadata, old.Metadata);
        MetadataRules.DropRepeatedOwners(next.Metadata, request.Warnings);
        strategy.Default(next);
        if (!WritesSpec(request))
            request.View!.Prepare(next, old, now);
        else
        {
            strategy.PrepareForUpdate(next, old);
            if (strategy.Description.HasGeneration && strategy.SpecChanged(next, old))
                next.Metadata.Generation = old.Metadata.Generation + 1;
        }
        return Result<IKubeObject>.Of(next);
    }

    private static Api.Meta.V1.Status? CheckBody(ResolvedRequest request, IKubeObject body, IKubeObject old)
    {
        var (strategy, meta) = (request.Strategy, body.Metadata);
        if (meta.Name != request.Name)
            return Statuses.BadRequest(
                $"the name of the object ({meta.Name}) does not match the name on the URL ({request.Name})"
            );
        if (meta.Namespace.Length > 0 && meta.Namespace != old.Metadata.Namespace)
            return Statuses.BadRequest(
                "the namespace of the provided object does not match the namespace sent on the request"
            );
        if (meta.Uid.Length > 0 && meta.Uid != old.Metadata.Uid)
            return Statuses.Conflict(
                strategy.Resource,
                request.Name,
                $"Precondition failed: UID in precondition: {meta.Uid}, UID in object meta: {old.Metadata.Uid}"
            );
        if (meta.ResourceVersion is "" or "0")
        {
            if (!strategy.Description.NeedsResourceVersion)
                return null;
            var errors = new FieldErrors();
            errors.Invalid("metadata.resourceVersion", 0, "must be specified for an update");
            return Statuses.Invalid(
                new GroupVersionKind(strategy.Kind.Group, "", strategy.Description.Plural),
                request.Name,
                errors
            );
        }
        return meta.ResourceVersion == old.Metadata.ResourceVersion
            ? null
            : Statuses.Modified(strategy.Resource, request.Name);
    }

    private static Result<Written> Answer(ResolvedRequest request, Form form, Revision revision)
    {
        if (request.View?.IsWhole != false)
        {
            ObjectStorage.Fill(form.Bytes, form.RevisionOffset, revision);
            return new Written(request.Strategy.Wire(form.Bytes), 200);
        }
        form.Value.Metadata.ResourceVersion = revision.ToString();
        return new Written(KubeJson.Encode<object>(request.View.Read(form.Value)), 200);
    }

    private static bool IsReadyToGo(ResourceStrategy strategy, IKubeObject value) =>
        value.Metadata.DeletionTimestamp is not null
        && (value.Metadata.DeletionGracePeriodSeconds ?? 0) == 0
        && DeleteOperation.HoldsNothing(strategy, value);

    // Null: somebody wrote in between.
    private async Task<Result<Written>?> RemoveAsync(
        ResolvedRequest request,
        LiveObject live,
        Form next,
        CancellationToken cancel
    )
    {
        var result = await DeleteOperation.RemoveAsync(services, request, live.Item, live.Value, cancel);
        if (!result.Succeeded(out var removed, out var error))
            return (Result<Written>)error;
        if (removed is CommitResult.ConditionFailed)
            return null;
        return removed is CommitResult.Committed committed
            ? Answer(request, next, committed.Revision)
            : ObjectStorage.CommitFailure(removed, request.Strategy.Resource, "update");
    }

    /// <summary>The object as it is to be stored.</summary>
    /// <param name="Bare">Its JSON without managers.</param>
    /// <param name="Bytes">Its JSON with them.</param>
    /// <param name="Managers">As JSON; empty for none.</param>
    private sealed record Form(
        IKubeObject Value,
        byte[] Bare,
        byte[] Bytes,
        int RevisionOffset,
        ReadOnlyMemory<byte> Managers
    )
    {
        public static Form Of(ResourceStrategy strategy, IKubeObject value, ReadOnlyMemory<byte> managers)
        {
            var (bare, offset) = ObjectStorage.Encode(strategy, value);
            return new Form(value, bare, ManagedFieldsJson.Insert(bare, managers.Span), offset, managers);
        }

        public bool IsSameAs(KeyspaceItem item) => ObjectStorage.SameAs(Bytes, RevisionOffset, item);

        public Form With(ReadOnlyMemory<byte> managers) =>
            managers.Equals(Managers)
                ? this
                : this with
                {
                    Bytes = ManagedFieldsJson.Insert(Bare, managers.Span),
                    Managers = managers,
                };
    }
}
