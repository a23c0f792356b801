using Arktos.Api;
using Arktos.Api.Meta.V1;
using Arktos.ApiServer.Catalog;
using Arktos.ApiServer.Requests;
using Arktos.StoreClient;

namespace Arktos.ApiServer.Registry;

/// <summary>
/// The commits behind all writes of objects: conditions of the object first, then those of what it allocates. What this
/// server follows hears of each.
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
    /// <returns>A Status when there is nothing that could be stored.</returns>
    public static async Task<Result<CommitResult>> PutAsync(
        RegistryServices services,
        ResolvedRequest request,
        CommitOperation.Put put,
        IReadOnlyList<CommitCondition> conditions,
        Allocation allocation,
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
            cancel
        );
    }

    public static async Task<CommitResult> CommitAsync(
        RegistryServices services,
        ResolvedRequest request,
        CommitOperation operation,
        IReadOnlyList<CommitCondition> conditions,
        Allocation allocation,
        CancellationToken cancel
    )
    {
        var commit = new Commit(
            Guid.NewGuid(),
            [.. conditions, .. allocation.Conditions],
            [operation, .. allocation.Operations]
        );
        var result = await services.Storage.Keyspace.CommitAsync(commit, cancel);
        if (result is CommitResult.Committed committed)
            services.Configuration.Wrote(request.Resource.StorageName, request.Tenant, committed.Revision);
        return result;
    }
}
