using Arktos.Api;
using Arktos.Api.Core.V1;
using Arktos.Api.Meta.V1;
using Arktos.ApiServer.Catalog;
using Arktos.ApiServer.Storage;
using Arktos.ApiServer.Tenancy;
using Arktos.StoreClient;

namespace Arktos.ApiServer.Registry.Tenants;

/// <summary>
/// What is written for a tenant before the Tenant itself, in the partition where its objects are to be: so that a
/// tenant that can be seen is whole. When the Tenant cannot be written, it is taken away again; when the server dies in
/// between, by whoever creates a tenant of the name later.
/// <code>
///   nothing ..seed (partition of the tenant)... seeded ..commit of the Tenant... there
///      ^................ swept: the commit has failed ...'
/// </code>
/// </summary>
internal static class TenantOpening
{
    private const int RoundsMax = 3;

    /// <summary>No creation is still under way that began so long ago.</summary>
    private static readonly TimeSpan CreationMax = TimeSpan.FromMinutes(2);

    private static readonly TimeSpan SettlementDeadline = TimeSpan.FromSeconds(10);

    public static async ValueTask<Result<Allocation>> BeginAsync(
        TenantStrategy strategy,
        Tenant tenant,
        AllocationContext context
    )
    {
        var (name, uid, cancel) = (tenant.Metadata.Name, tenant.Metadata.Uid, context.Cancel);
        var sweep = new TenantSweep(context.Keyspace, context.Wrote);
        var now = tenant.Metadata.CreationTimestamp ?? DateTimeOffset.UnixEpoch;
        for (var round = 0; round < RoundsMax; round++)
        {
            if (await sweep.ReadAsync(ObjectStorage.KeyOf(strategy, "", "", name), cancel) is not null)
                return Statuses.AlreadyExists(strategy.Resource, name);
            var commit = new Commit(
                Guid.NewGuid(),
                [new CommitCondition.Absent(TenancyKeys.Of(name))],
                [
                    new CommitOperation.Put(TenancyKeys.Of(name), TenancyKeys.Encode(uid, now), -1),
                    new CommitOperation.Put(TenancyKeys.OpenOf(name), default, -1),
                    .. TenantSeed.Operations(name, now),
                ]
            );
            var result = await context.Keyspace.CommitAsync(commit, cancel);
            switch (result)
            {
                case CommitResult.Committed committed:
                    foreach (var resource in TenantSeed.Resources)
                        context.Wrote(resource, name, committed.Revision);
                    return new Allocation([], [])
                    {
                        Settle = outcome =>
                            outcome is CommitResult.Committed or CommitResult.Unavailable
                                ? Task.CompletedTask
                                : UndoAsync(sweep, name, uid),
                    };
                case CommitResult.ConditionFailed { Current: { } other }:
                    var (begun, written) = TenancyKeys.Decode(other);
                    if (now - written < CreationMax)
                        return Statuses.Conflict(
                            strategy.Resource,
                            name,
                            "it is being created by somebody else; if that fails, the name is free in two minutes"
                        );
                    if (await sweep.TryCloseAsync(name, begun, cancel))
                        await sweep.SweepAsync(name, cancel);
                    break;
                case CommitResult.ConditionFailed:
                    break;
                default:
                    return ObjectStorage.CommitFailure(result, strategy.Resource, "create");
            }
        }
        return Statuses.ServerTimeout(strategy.Resource, "create");
    }

    /// <summary>The Tenant goes last: as long as anything says that it holds something, it stays.</summary>
    public static async ValueTask<Status?> CheckEmptyAsync(
        TenantStrategy strategy,
        Tenant tenant,
        AllocationContext context
    )
    {
        var sweep = new TenantSweep(context.Keyspace, context.Wrote);
        var item = await sweep.ReadAsync(TenancyKeys.Of(tenant.Metadata.Name), context.Cancel);
        return item is null || TenancyKeys.Decode(item).Uid != tenant.Metadata.Uid
            ? null
            : Statuses.Conflict(
                strategy.Resource,
                tenant.Metadata.Name,
                "what it holds has not been purged; the tenant controller does that, or POST to its subresource purge"
            );
    }

    private static async Task UndoAsync(TenantSweep sweep, string tenant, string uid)
    {
        // Not the request's own time: it may have run out.
        using var patience = new CancellationTokenSource(SettlementDeadline);
        try
        {
            if (await sweep.TryCloseAsync(tenant, uid, patience.Token))
                await sweep.SweepAsync(tenant, patience.Token);
        }
        catch (Exception e) when (e is OperationCanceledException or StoreUnavailableException)
        { /* whoever creates a tenant of the name sees to it */
        }
    }
}
