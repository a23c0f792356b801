using Arktos.Api;
using Arktos.Api.Json;
using Arktos.Api.Validation;
using Arktos.ApiServer.Admission;
using Arktos.ApiServer.Http;
using Arktos.StoreClient;

namespace Arktos.ApiServer.Registry;

/// <summary>
/// PUT and PATCH: reads the object, makes the new one from it, and commits under the condition that nobody wrote in
/// between; else all over again. A client that sent a resourceVersion sees a conflict on the second round, since its
/// version is then not the current one any more.
/// </summary>
internal sealed class UpdateOperation(RegistryServices services)
{
    private const int RoundsMax = 12;

    public async Task<Result<Written>> ExecuteAsync(WriteCall call, ObjectChange change, CancellationToken cancel)
    {
        var strategy = call.Strategy;
        var key = ObjectStorage.KeyOf(strategy, call.Tenant, call.Namespace, call.Name);
        for (var round = 0; round < RoundsMax; round++)
        {
            var warnings = call.Warnings.Count;
            var read = await services.Storage.GetAsync(strategy, key, cancel);
            if (!read.Succeeded(out var item, out var error))
                return error;
            if (item is null)
                return Statuses.NotFound(strategy.Resource, call.Name);
            var old = strategy.Decode(item.Value.Span);
            var made = await MakeAsync(call, change, old, cancel);
            if (!made.Succeeded(out var next, out error))
                return error;
            if (IsReadyToGo(strategy, next))
            {
                if (call.IsDryRun)
                    return Answer(call, next, old.Metadata.ResourceVersion);
                var gone = await RemoveAsync(call, item, next, old, cancel);
                if (gone is not null)
                    return gone.Value;
                call.Warnings.RemoveRange(warnings, call.Warnings.Count - warnings);
                continue;
            }
            var (bytes, offset) = ObjectStorage.Encode(strategy, next);
            if (ObjectStorage.SameAs(bytes, offset, item) || call.IsDryRun)
                return Answer(call, next, old.Metadata.ResourceVersion);
            var allocated = await strategy.AllocateAsync(
                next,
                old,
                new AllocationContext(call.Tenant, services.Storage.Keyspace, services.Options, call.IsDryRun, cancel),
                round
            );
            if (!allocated.Succeeded(out var allocation, out error))
                return error;
            if (allocation.Operations.Count > 0)
                (bytes, offset) = ObjectStorage.Encode(strategy, next);
            switch (
                await Commits.PutAsync(
                    services,
                    strategy,
                    key,
                    bytes,
                    offset,
                    [new CommitCondition.RevisionEquals(key, item.Revision)],
                    allocation,
                    cancel
                )
            )
            {
                case CommitResult.Committed committed:
                    services.Authorizer.Forget(strategy, call.Tenant);
                    return Answer(call, next, committed.Revision.ToString());
                case CommitResult.ConditionFailed:
                    call.Warnings.RemoveRange(warnings, call.Warnings.Count - warnings);
                    break;
                case var failure:
                    return ObjectStorage.CommitFailure(failure, strategy.Resource, "update");
            }
        }
        return Statuses.Modified(strategy.Resource, call.Name);
    }

    private async Task<Result<IKubeObject>> MakeAsync(
        WriteCall call,
        ObjectChange change,
        IKubeObject old,
        CancellationToken cancel
    )
    {
        var strategy = call.Strategy;
        var applied = change.Apply(call.View?.Read(old) ?? old, call);
        if (!applied.Succeeded(out var body, out var error))
            return error;
        if (CheckBody(call, body, old) is { } wrong)
            return wrong;
        var next = body;
        if (call.View is { } view && !view.Write(body, old).Succeeded(out next, out error))
            return error;
        MetadataRules.Continue(next.Metadata, old.Metadata);
        var isSpec = call.View is null || call.View.WritesSpec;
        strategy.Default(next);
        if (isSpec)
        {
            strategy.PrepareForUpdate(next, old);
            if (strategy.Description.HasGeneration && strategy.SpecChanged(next, old))
                next.Metadata.Generation = old.Metadata.Generation + 1;
        }
        var request = new AdmissionRequest(
            AdmissionOperation.Update,
            strategy,
            call.View?.Name ?? "",
            call.Tenant,
            call.Namespace,
            call.Name,
            next,
            old,
            call.User,
            services
        );
        if (await services.Admission.AdmitAsync(request, cancel) is { } refusal)
            return refusal;
        var errors = new FieldErrors();
        MetadataRules.Validate(next.Metadata, strategy, errors);
        MetadataRules.ValidateUpdate(next.Metadata, old.Metadata, errors);
        if (isSpec)
        {
            strategy.Validate(next, errors);
            strategy.ValidateUpdate(next, old, errors);
            call.Warnings.AddRange(strategy.Warnings(next));
        }
        return errors.Count > 0 ? Statuses.Invalid(strategy.Kind, call.Name, errors) : Result<IKubeObject>.Of(next);
    }

    private static Api.Meta.V1.Status? CheckBody(WriteCall call, IKubeObject body, IKubeObject old)
    {
        var (strategy, meta) = (call.Strategy, body.Metadata);
        if (meta.Name != call.Name)
            return Statuses.BadRequest(
                $"the name of the object ({meta.Name}) does not match the name on the URL ({call.Name})"
            );
        if (meta.Namespace.Length > 0 && meta.Namespace != old.Metadata.Namespace)
            return Statuses.BadRequest(
                "the namespace of the provided object does not match the namespace sent on the request"
            );
        if (meta.Uid.Length > 0 && meta.Uid != old.Metadata.Uid)
            return Statuses.Conflict(
                strategy.Resource,
                call.Name,
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
                call.Name,
                errors
            );
        }
        return meta.ResourceVersion == old.Metadata.ResourceVersion
            ? null
            : Statuses.Modified(strategy.Resource, call.Name);
    }

    private static Result<Written> Answer(WriteCall call, IKubeObject value, string resourceVersion)
    {
        value.Metadata.ResourceVersion = resourceVersion;
        return new Written(KubeJson.Encode<object>(call.View?.Read(value) ?? value), 200);
    }

    private static bool IsReadyToGo(ResourceStrategy strategy, IKubeObject value) =>
        value.Metadata.DeletionTimestamp is not null
        && (value.Metadata.DeletionGracePeriodSeconds ?? 0) == 0
        && DeleteOperation.HoldsNothing(strategy, value);

    // Null: somebody wrote in between.
    private async Task<Result<Written>?> RemoveAsync(
        WriteCall call,
        KeyspaceItem item,
        IKubeObject next,
        IKubeObject old,
        CancellationToken cancel
    )
    {
        var removed = await DeleteOperation.RemoveAsync(services, call, item, old, cancel);
        if (removed is CommitResult.ConditionFailed)
            return null;
        return removed is CommitResult.Committed committed
            ? Answer(call, next, committed.Revision.ToString())
            : ObjectStorage.CommitFailure(removed, call.Strategy.Resource, "update");
    }
}
