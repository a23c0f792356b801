using Arktos.Api;
using Arktos.Api.Core.V1;
using Arktos.Api.Meta.V1;
using Arktos.ApiServer.Catalog;
using Arktos.ApiServer.Registry.Services;
using Arktos.ApiServer.Storage;
using Arktos.ApiServer.Tenancy;
using Arktos.StoreClient;

namespace Arktos.ApiServer.Registry.Tenants;

/// <summary>
/// What is written for a tenant before the Tenant itself, in the partition where its objects are to be: so that a
/// tenant that can be seen is whole. Who finds it there without a Tenant (a server has died in between, or is just at
/// it) makes the Tenant that it is of: both make the same one, and one of them is first.
/// <code>
///   nothing ..seed (partition of the tenant)... seeded ..commit of the Tenant... there
///      ^................ swept: no such Tenant can be stored ...'
/// </code>
/// </summary>
internal static class TenantOpening
{
    private const int RoundsMax = 8;

    private static readonly TimeSpan SettlementDeadline = TimeSpan.FromSeconds(10),
        Pause = TimeSpan.FromMilliseconds(50);

    public static async ValueTask<Result<Allocation>> BeginAsync(
        TenantStrategy strategy,
        Tenant tenant,
        AllocationContext context
    )
    {
        var (name, meta, cancel) = (tenant.Metadata.Name, tenant.Metadata, context.Cancel);
        var sweep = new TenantSweep(context.Keyspace, context.Wrote);
        // At once: two partitions.
        var reading = strategy.Seeds.ReadAsync(context.Keyspace, cancel);
        var isThere = await sweep.ReadAsync(ObjectStorage.KeyOf(strategy, "", "", name), cancel) is not null;
        var seed = await reading;
        if (isThere)
            return Statuses.AlreadyExists(strategy.Resource, name);
        var seeded = await SeedAsync(strategy, tenant, seed, context);
        if (!seeded.Succeeded(out var uid, out var error))
            return error;
        meta.Uid = uid;
        return new Allocation([], [])
        {
            Settle = outcome =>
                outcome switch
                {
                    CommitResult.Committed => KeepAsync(strategy, tenant, seed, context),
                    CommitResult.Invalid or CommitResult.NotStorable => UndoAsync(strategy, sweep, name, uid),
                    // There may be a Tenant, of this request or of another; else the next one is of what lies here.
                    _ => Task.CompletedTask,
                },
        };
    }

    /// <returns>The uid of the Tenant that what there is now is of.</returns>
    private static async Task<Result<string>> SeedAsync(
        TenantStrategy strategy,
        Tenant tenant,
        IReadOnlyList<SeedTemplate> seed,
        AllocationContext context
    )
    {
        var (name, now) = (tenant.Metadata.Name, tenant.Metadata.CreationTimestamp ?? DateTimeOffset.UnixEpoch);
        var sweep = new TenantSweep(context.Keyspace, context.Wrote);
        for (var round = 0; round < RoundsMax; round++)
        {
            List<CommitOperation> operations =
            [
                new CommitOperation.Put(TenancyKeys.Of(name), TenancyKeys.Encode(tenant.Metadata.Uid), -1),
                new CommitOperation.Put(TenancyKeys.OpenOf(name), default, -1),
                .. seed.Select(template => template.For(name, now)),
            ];
            if (
                context.Keyspace.IsInParts(name)
                && await SeedPartsAsync(strategy, name, operations, context) is { } fault
            )
                return fault;
            var commit = new Commit(Guid.NewGuid(), [new CommitCondition.Absent(TenancyKeys.Of(name))], operations);
            var result = await context.Keyspace.CommitAsync(commit, context.Cancel);
            switch (result)
            {
                case CommitResult.Committed committed:
                    foreach (var resource in TenantSeed.Resources)
                        context.Wrote(resource, name, committed.Revision);
                    return tenant.Metadata.Uid;
                case CommitResult.ConditionFailed { Current: { } other }:
                    if (await sweep.ReadAsync(TenancyKeys.OpenOf(name), context.Cancel) is not null)
                        return TenancyKeys.UidOf(other);
                    return Statuses.Conflict(
                        strategy.Resource,
                        name,
                        "what an earlier tenant of the name has held is being taken away, please try again"
                    );
                case CommitResult.ConditionFailed or CommitResult.Invalid { IsApart: true }:
                    break;
                default:
                    return ObjectStorage.CommitFailure(result, strategy.Resource, "create");
            }
        }
        return Statuses.ServerTimeout(strategy.Resource, "create");
    }

    /// <summary>
    /// A tenant of the name was in parts before, which stay: what is not the home's is written before. Without the home
    /// there is no tenant that it could be of, and the next one writes the same.
    /// </summary>
    /// <param name="operations">Left are those of the home's partition.</param>
    private static async Task<Status?> SeedPartsAsync(
        TenantStrategy strategy,
        string name,
        List<CommitOperation> operations,
        AllocationContext context
    )
    {
        var sweep = new TenantSweep(context.Keyspace, context.Wrote);
        operations.AddRange(
            Enumerable
                .Range(0, TenantParts.Count)
                .Select(part => new CommitOperation.Put(TenancyKeys.OpenOf(name, part), default, -1))
        );
        // The home is first, and the last to be written.
        var groups = context.Keyspace.GroupByPartition(operations, o => o.Key);
        operations.Clear();
        operations.AddRange(groups[0]);
        if (await sweep.ReadAsync(TenancyKeys.Of(name), context.Cancel) is not null)
            return null;
        foreach (var together in groups.Skip(1))
        {
            var result = await context.Keyspace.CommitAsync(new Commit(Guid.NewGuid(), [], together), context.Cancel);
            if (result is not CommitResult.Committed committed)
                return result is CommitResult.Invalid { IsApart: true }
                    ? Statuses.ServerTimeout(strategy.Resource, "create")
                    : ObjectStorage.CommitFailure(result, strategy.Resource, "create");
            foreach (var resource in together.Select(o => o.Key.Resource).Distinct())
                context.Wrote(resource, name, committed.Revision);
        }
        return null;
    }

    /// <summary>
    /// Another request for the same Tenant may just be taking away what both rely on, since its own could not be
    /// stored: it has not seen this one's.
    /// </summary>
    private static async Task KeepAsync(
        TenantStrategy strategy,
        Tenant tenant,
        IReadOnlyList<SeedTemplate> seed,
        AllocationContext context
    )
    {
        using var patience = new CancellationTokenSource(SettlementDeadline);
        try
        {
            var sweep = new TenantSweep(context.Keyspace, context.Wrote);
            if (await sweep.ReadAsync(TenancyKeys.OpenOf(tenant.Metadata.Name), patience.Token) is not null)
                return;
            while (
                !(await SeedAsync(strategy, tenant, seed, context with { Cancel = patience.Token })).Succeeded(
                    out _,
                    out _
                )
            )
                await Task.Delay(Pause, patience.Token);
        }
        catch (Exception e) when (e is OperationCanceledException or StoreUnavailableException)
        { /* it is there, but for the rarest of cases */
        }
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
        return item is null || TenancyKeys.UidOf(item) != tenant.Metadata.Uid
            ? null
            : Statuses.Conflict(
                strategy.Resource,
                tenant.Metadata.Name,
                "what it holds has not been purged; the tenant controller does that, or POST to its subresource purge"
            );
    }

    private static async Task UndoAsync(TenantStrategy strategy, TenantSweep sweep, string tenant, string uid)
    {
        // Not the request's own time: it may have run out.
        using var patience = new CancellationTokenSource(SettlementDeadline);
        var cancel = patience.Token;
        try
        {
            if (!await sweep.TryCloseAsync(tenant, uid, cancel))
                return;
            // Whoever writes the Tenant after this look finds it closed, and waits (KeepAsync).
            if (await sweep.ReadAsync(ObjectStorage.KeyOf(strategy, "", "", tenant), cancel) is null)
                await sweep.SweepAsync(tenant, cancel);
            else
                await sweep.ReopenAsync(tenant, uid, cancel);
        }
        catch (Exception e) when (e is OperationCanceledException or StoreUnavailableException)
        { /* the next Tenant of the name is of what is left */
        }
    }
}
