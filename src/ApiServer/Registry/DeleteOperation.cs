using Arktos.Api;
using Arktos.Api.Json;
using Arktos.Api.ManagedFields;
using Arktos.Api.Meta.V1;
using Arktos.Api.Validation;
using Arktos.ApiServer.Admission;
using Arktos.ApiServer.Catalog;
using Arktos.ApiServer.Registry.Services;
using Arktos.ApiServer.Requests;
using Arktos.ApiServer.Storage;
using Arktos.StoreClient;

namespace Arktos.ApiServer.Registry;

/// <summary>
/// DELETE: at once, or in two steps when the object has finalizers or a period of grace. Then the first step sets
/// deletionTimestamp, and the last writer that clears what holds it removes it.
/// </summary>
internal sealed class DeleteOperation(RegistryServices services)
{
    private const int RoundsMax = 12;
    private static readonly string[] Policies = ["Foreground", "Background", "Orphan"];

    /// <summary>Checks the options that do not depend on the object.</summary>
    public static Status? CheckOptions(DeleteOptions options)
    {
        var errors = new FieldErrors();
        if (options is { OrphanDependents: not null, PropagationPolicy: not null })
            errors.Invalid(
                "propagationPolicy",
                options.PropagationPolicy,
                "orphanDependents and deletionPropagation cannot be both set"
            );
        else if (options.PropagationPolicy is { } policy && !Policies.Contains(policy))
            errors.NotSupported("propagationPolicy", policy, [.. Policies, "nil"]);
        return errors.Count == 0
            ? null
            : Statuses.Invalid(new GroupVersionKind("meta.k8s.io", "v1", "DeleteOptions"), "", errors);
    }

    public static bool HoldsNothing(ResourceStrategy strategy, IKubeObject value) =>
        (value.Metadata.Finalizers ?? []).Count == 0
        && (strategy as ITwoPhaseDeletion)?.HasContentFinalizers(value) != true;

    /// <returns>
    /// What became of the commit, or why there was none: something hangs on what the object stands for, or quotas were
    /// fought over for too long.
    /// </returns>
    public static async Task<Result<CommitResult>> RemoveAsync(
        RegistryServices services,
        ResolvedRequest request,
        KeyspaceItem item,
        IKubeObject old,
        CancellationToken cancel
    )
    {
        if (ApiServiceObjects.Successor(old, services.Now) is { } next)
            return await ReplaceAsync(services, request, item, (old, next), cancel);
        var allocated = await request.Strategy.AllocateAsync(
            null,
            old,
            new AllocationContext(request.Tenant, services.Storage.Keyspace, services.Options, false, cancel),
            0
        );
        if (!allocated.Succeeded(out var allocation, out var error))
            return error;
        return await Commits.CommitAsync(
            services,
            request,
            new CommitOperation.Delete(item.Key),
            [new CommitCondition.RevisionEquals(item.Key, item.Revision)],
            allocation,
            Commits.QuotaWrite(request, null, old),
            cancel
        );
    }

    // What it allocates passes to the next one.
    private static Task<Result<CommitResult>> ReplaceAsync(
        RegistryServices services,
        ResolvedRequest request,
        KeyspaceItem item,
        (IKubeObject Old, IKubeObject Next) objects,
        CancellationToken cancel
    )
    {
        var (bytes, offset) = ObjectStorage.Encode(request.Strategy, objects.Next);
        return Commits.PutAsync(
            services,
            request,
            new CommitOperation.Put(item.Key, bytes, offset),
            [new CommitCondition.RevisionEquals(item.Key, item.Revision)],
            Allocation.None,
            Commits.QuotaWrite(request, objects.Next, objects.Old),
            cancel
        );
    }

    public async Task<Result<Written>> ExecuteAsync(
        ResolvedRequest request,
        DeleteOptions options,
        CancellationToken cancel
    )
    {
        var strategy = request.Strategy;
        if (CheckOptions(options) is { } bad)
            return bad;
        if (options is { PropagationPolicy: null, OrphanDependents: null })
            request.Warnings.AddRange(strategy.DeletionWarnings);
        var key = ObjectStorage.KeyOf(strategy, request.Tenant, request.Namespace, request.Name);
        for (var round = 0; round < RoundsMax; round++)
        {
            var read = await services.Storage.GetAsync(strategy, key, cancel);
            if (!read.Succeeded(out var item, out var error))
                return error;
            if (item is null)
                return Statuses.NotFound(strategy.Resource, request.Name);
            if (new StoredObject(item).TryDecode(strategy) is not { } old)
                return await RemoveUnreadableAsync(request, item, cancel);
            if (CheckPreconditions(request, options, old) is { } unmet)
                return unmet;
            var admission = new AdmissionRequest(AdmissionOperation.Delete, request, null, old)
            {
                DeleteOptions = options,
            };
            if (await services.Admission.AdmitAsync(admission, cancel) is { } refusal)
                return refusal;
            if (await services.Admission.ValidateAsync(admission, cancel) is { } refused)
                return refused;

            var next = KubeJson.Clone(old);
            SetPropagation(next.Metadata, options, strategy);
            // A deletion under way goes on as it was begun unless the client asks for another period.
            var pending = old.Metadata.DeletionTimestamp is null ? null : old.Metadata.DeletionGracePeriodSeconds;
            var grace = strategy.DeletionGraceSeconds(old, options.GracePeriodSeconds ?? pending);
            if (grace is null or 0 && HoldsNothing(strategy, next))
            {
                if (request.IsDryRun)
                    return Gone(request, old, item.Value);
                var removed = await RemoveAsync(services, request, item, old, cancel);
                if (!removed.Succeeded(out var removal, out error))
                    return error;
                switch (removal)
                {
                    case CommitResult.Committed:
                        return Gone(request, old, item.Value);
                    case CommitResult.ConditionFailed:
                        continue;
                    case var failure:
                        return ObjectStorage.CommitFailure(failure, strategy.Resource, "delete");
                }
            }
            if (
                strategy is ITwoPhaseDeletion
                && old.Metadata.DeletionTimestamp is not null
                && (next.Metadata.Finalizers ?? []).SequenceEqual(old.Metadata.Finalizers ?? [])
            )
                return Statuses.Conflict(
                    strategy.Resource,
                    request.Name,
                    $"The system is ensuring all content is removed from this {strategy.Description.Singular}.  "
                        + $"Upon completion, this {strategy.Description.Singular} will automatically be purged by "
                        + $"the system."
                );
            MarkDeleted(next, old, grace ?? 0, strategy);
            var managers = ManagedFieldsJson.Find(item.Value);
            var (bytes, offset) = ObjectStorage.Encode(strategy, next, managers.Span);
            if (ObjectStorage.SameAs(bytes, offset, item) || request.IsDryRun)
                return new Written(strategy.Wire(item.Value), 200);
            var put = await Commits.PutAsync(
                services,
                request,
                new CommitOperation.Put(key, bytes, offset),
                [new CommitCondition.RevisionEquals(key, item.Revision)],
                Allocation.None,
                Commits.QuotaWrite(request, next, old),
                cancel
            );
            if (!put.Succeeded(out var marked, out error))
                return error;
            switch (marked)
            {
                case CommitResult.Committed committed:
                    ObjectStorage.Fill(bytes, offset, committed.Revision);
                    return new Written(strategy.Wire(bytes), 200);
                case CommitResult.ConditionFailed:
                    continue;
                case var failure:
                    return ObjectStorage.CommitFailure(failure, strategy.Resource, "delete");
            }
        }
        return Statuses.Modified(strategy.Resource, request.Name);
    }

    // What is no object has no finalizers and no grace: it can always be taken away.
    private async Task<Result<Written>> RemoveUnreadableAsync(
        ResolvedRequest request,
        KeyspaceItem item,
        CancellationToken cancel
    )
    {
        var gone = Written.Of(Statuses.Success(request.Name, request.Strategy.Resource, ""));
        if (request.IsDryRun)
            return gone;
        // What it takes of quotas cannot be told; the next count does.
        var result = await Commits.CommitAsync(
            services,
            request,
            new CommitOperation.Delete(item.Key),
            [new CommitCondition.RevisionEquals(item.Key, item.Revision)],
            Allocation.None,
            Commits.QuotaWrite(request, null, null),
            cancel
        );
        if (!result.Succeeded(out var removal, out var error))
            return error;
        return removal switch
        {
            CommitResult.Committed => gone,
            CommitResult.ConditionFailed => Statuses.Modified(request.Strategy.Resource, request.Name),
            var failure => ObjectStorage.CommitFailure(failure, request.Strategy.Resource, "delete"),
        };
    }

    private void MarkDeleted(IKubeObject next, IKubeObject old, long graceSeconds, ResourceStrategy strategy)
    {
        var meta = next.Metadata;
        if (old.Metadata.DeletionTimestamp is { } before)
        {
            // A later deletion can only shorten the period.
            var current = old.Metadata.DeletionGracePeriodSeconds ?? 0;
            if (graceSeconds >= current)
                return;
            meta.DeletionTimestamp = before.AddSeconds(graceSeconds - current);
        }
        else
        {
            meta.DeletionTimestamp = services.Now.AddSeconds(graceSeconds);
            if (strategy.Description.HasGeneration && meta.Generation > 0)
                meta.Generation++;
        }
        meta.DeletionGracePeriodSeconds = graceSeconds;
        (strategy as ITwoPhaseDeletion)?.OnDeletionBegun(next);
    }

    /// <returns>Why the object is not the one that is meant; null when it is.</returns>
    public static Status? CheckPreconditions(ResolvedRequest request, DeleteOptions options, IKubeObject old)
    {
        if (options.Preconditions?.Uid is { } uid && uid != old.Metadata.Uid)
            return Statuses.KindConflict(
                request.Strategy.Kind,
                request.Name,
                $"the UID in the precondition ({uid}) does not match the UID in record ({old.Metadata.Uid}). The "
                    + $"object might have been deleted and then recreated"
            );
        if (options.Preconditions?.ResourceVersion is { } version && version != old.Metadata.ResourceVersion)
            return Statuses.KindConflict(
                request.Strategy.Kind,
                request.Name,
                $"the ResourceVersion in the precondition ({version}) does not match the ResourceVersion in record "
                    + $"({old.Metadata.ResourceVersion}). The object might have been modified"
            );
        return null;
    }

    private static void SetPropagation(ObjectMeta meta, DeleteOptions options, ResourceStrategy strategy)
    {
        var policy =
            options.PropagationPolicy
            ?? options.OrphanDependents switch
            {
                true => "Orphan",
                false => "Background",
                null => null,
            };
        var finalizers = meta.Finalizers ?? [];
        policy ??=
            finalizers.Contains(MetadataRules.Orphan) ? "Orphan"
            : finalizers.Contains(MetadataRules.Foreground) ? "Foreground"
            : strategy.Description.DefaultPropagationPolicy;
        var kept = finalizers.Where(f => f is not (MetadataRules.Orphan or MetadataRules.Foreground)).ToList();
        if (policy == "Orphan")
            kept.Add(MetadataRules.Orphan);
        if (policy == "Foreground")
            kept.Add(MetadataRules.Foreground);
        meta.Finalizers = kept.Count == 0 ? null : kept;
    }

    private static Result<Written> Gone(ResolvedRequest request, IKubeObject old, ReadOnlyMemory<byte> last) =>
        request.Strategy.Description.ReturnsDeletedObject
            ? new Written(request.Strategy.Wire(last), 200)
            : Written.Of(Statuses.Success(request.Name, request.Strategy.Resource, old.Metadata.Uid));
}

/// <summary>
/// A kind that holds content which must go first: its deletion only marks it, and a second one is refused until
/// spec.finalizers is empty.
/// </summary>
public interface ITwoPhaseDeletion
{
    bool HasContentFinalizers(IKubeObject value);

    void OnDeletionBegun(IKubeObject value);
}
