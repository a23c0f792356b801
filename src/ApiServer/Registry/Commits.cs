using Arktos.Api;
using Arktos.Api.Core.V1;
using Arktos.Api.Quotas;
using Arktos.ApiServer.Catalog;
using Arktos.ApiServer.Registry.Pods;
using Arktos.ApiServer.Requests;
using Arktos.StoreClient;
using Status = Arktos.Api.Meta.V1.Status;

namespace Arktos.ApiServer.Registry;

/// <summary>
/// The commits behind all writes of objects: conditions of the object first, then those of what it allocates, then
/// those of quotas. What this server follows hears of each.
/// </summary>
public static class Commits
{
    /// <summary>The answer to who would read or change what is no object.</summary>
    public static Status Unreadable(KeyspaceItem item, ResourceStrategy strategy) =>
        Statuses.InternalError(
            $"what is stored under {item.Key} cannot be read as a {strategy.Kind.Kind}; deleting it is all that can "
                + $"be done"
        );

    /// <param name="put">Of the object as the strategy has encoded it.</param>
    /// <returns>A refusal by quotas or by who converts, or what became of the commit.</returns>
    public static async Task<Result<CommitResult>> PutAsync(
        RegistryServices services,
        ResolvedRequest request,
        CommitOperation.Put put,
        IReadOnlyList<CommitCondition> conditions,
        Allocation allocation,
        QuotaWrite write,
        CancellationToken cancel
    )
    {
        if (
            request.Strategy.Conversion is { } conversion
            && !(await conversion.StoreAsync(put, cancel)).Succeeded(out put!, out var error)
        )
            return error;
        return await CommitAsync(
            services,
            request,
            put with
            {
                TimeToLive = request.Strategy.TimeToLive(services.Options),
            },
            conditions,
            allocation,
            write,
            cancel
        );
    }

    /// <summary>A write as quotas see it.</summary>
    /// <param name="value">Null where the object goes.</param>
    /// <param name="old">Null where it is new.</param>
    public static QuotaWrite QuotaWrite(ResolvedRequest request, IKubeObject? value, IKubeObject? old)
    {
        // Pods change by what nodes tell of them; that is counted and not held against anything. A status is no wish.
        var isWish = request.Subresource is ResizeSubresource || request.Subresource is null && value is not Pod;
        // What goes is not held back, however it grows by that.
        var isHeld = value is { Metadata.DeletionTimestamp: null } && (old is null || isWish);
        return new QuotaWrite(request.Strategy.Description.StorageName, value, old, isHeld);
    }

    /// <returns>A refusal by quotas, or what became of the commit.</returns>
    public static async Task<Result<CommitResult>> CommitAsync(
        RegistryServices services,
        ResolvedRequest request,
        CommitOperation operation,
        IReadOnlyList<CommitCondition> conditions,
        Allocation allocation,
        QuotaWrite write,
        CancellationToken cancel
    )
    {
        var result = await services.Quotas.CommitAsync(
            request,
            conditions[0].Key,
            write,
            conditions.Count + allocation.Conditions.Count,
            quotas =>
                CommitAsync(
                    services,
                    request,
                    new Commit(
                        Guid.NewGuid(),
                        [.. conditions, .. allocation.Conditions, .. quotas.Conditions],
                        [operation, .. allocation.Operations, .. quotas.Operations]
                    ),
                    cancel
                ),
            cancel
        );
        if (allocation.Settle is { } settle)
            await settle(result.Succeeded(out var outcome, out _) ? outcome : null);
        return result;
    }

    private static async Task<CommitResult> CommitAsync(
        RegistryServices services,
        ResolvedRequest request,
        Commit commit,
        CancellationToken cancel
    )
    {
        var result = await services.Storage.Keyspace.CommitAsync(commit, cancel);
        if (result is CommitResult.Committed committed)
            services.Configuration.Wrote(request.Resource.StorageName, request.Tenant, committed.Revision);
        return result;
    }
}
