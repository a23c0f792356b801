using Arktos.Api;
using Arktos.Api.Schemas;
using Arktos.ApiServer.Catalog;
using Arktos.ApiServer.Registry.Services;
using Arktos.ApiServer.Storage;
using Arktos.ApiServer.Tenancy;
using Arktos.StoreClient;

namespace Arktos.ApiServer.Registry.Tenants;

/// <summary>
/// Takes away all that a tenant holds, without asking anybody: finalizers, owners and budgets are of the tenant, and go
/// with it. Works on ranges of keys, some hundred at a time, whatever is stored there. May be broken off and begun
/// again; several may run at once. Stateless.
/// </summary>
/// <param name="wrote">Told of each commit: resource, tenant, revision.</param>
internal sealed class TenantSweep(IKeyspace keyspace, Action<string, string, Revision> wrote)
{
    /// <summary>Keys read at once, and deleted by one commit.</summary>
    private const int PageKeys = 500;

    private const int ResourcesAtOnce = 4;

    private const string Namespaces = "namespaces";
    private static readonly string Definitions = BuiltInKinds
        .Of(typeof(Api.Apiextensions.V1.CustomResourceDefinition))
        .StorageName;

    private static readonly string[] BuiltIn =
    [
        .. BuiltInKinds
            .All.Where(d => d.Scope != ResourceScope.Cluster)
            .Select(d => d.StorageName)
            .Append(ServiceReservations.PortKeys)
            .Append(ServiceReservations.AddressKeys)
            .Distinct(),
    ];

    /// <summary>
    /// From here on nothing is created for the tenant any more, and what is under way fails; nothing else changes.
    /// </summary>
    /// <param name="uid">Of the Tenant that is meant.</param>
    /// <returns>False: the tenant has nothing in its partition, or the one that has is another.</returns>
    /// <exception cref="StoreUnavailableException">Nothing can be said.</exception>
    public async Task<bool> TryCloseAsync(string tenant, string uid, CancellationToken cancel)
    {
        var key = TenancyKeys.Of(tenant);
        if (await ReadAsync(key, cancel) is not { } item || TenancyKeys.UidOf(item) != uid)
            return false;
        if (
            await ReadAsync(TenancyKeys.OpenOf(tenant), cancel) is not null
            && !await CommitAsync(
                tenant,
                TenancyKeys.Resource,
                [new CommitCondition.RevisionEquals(key, item.Revision)],
                [new CommitOperation.Delete(TenancyKeys.OpenOf(tenant))],
                cancel
            )
        )
            return false;
        await InPartsAsync(tenant, part => new CommitOperation.Delete(TenancyKeys.OpenOf(tenant, part)), cancel);
        return true;
    }

    /// <summary>Undoes <see cref="TryCloseAsync"/>, where nothing was taken yet.</summary>
    /// <exception cref="StoreUnavailableException">Nothing can be said.</exception>
    public async Task ReopenAsync(string tenant, string uid, CancellationToken cancel)
    {
        var key = TenancyKeys.Of(tenant);
        if (await ReadAsync(key, cancel) is not { } item || TenancyKeys.UidOf(item) != uid)
            return;
        await InPartsAsync(
            tenant,
            part => new CommitOperation.Put(TenancyKeys.OpenOf(tenant, part), default, -1),
            cancel
        );
        await CommitAsync(
            tenant,
            TenancyKeys.Resource,
            [new CommitCondition.RevisionEquals(key, item.Revision)],
            [new CommitOperation.Put(TenancyKeys.OpenOf(tenant), default, -1)],
            cancel
        );
    }

    /// <summary>Takes everything of a tenant that is closed; at last what says that it is there.</summary>
    /// <exception cref="StoreUnavailableException">Some of it may be left.</exception>
    public async Task SweepAsync(string tenant, CancellationToken cancel)
    {
        // Without its namespace nothing is created in it, and nobody puts back what is missing there.
        await EmptyAsync(tenant, Namespaces, cancel);
        var defined = await DefinedAsync(tenant, cancel);
        await Parallel.ForEachAsync(
            BuiltIn.Where(r => r != Namespaces && r != Definitions).Concat(defined).Distinct(),
            new ParallelOptions { MaxDegreeOfParallelism = ResourcesAtOnce, CancellationToken = cancel },
            async (resource, token) => await EmptyAsync(tenant, resource, token)
        );
        // While there are objects of a kind, whoever follows them must know the kind.
        await EmptyAsync(tenant, Definitions, cancel);
        await EmptyAsync(tenant, TenancyKeys.Resource, cancel, key => key.Namespace.Length > 0);
        await CommitAsync(
            tenant,
            TenancyKeys.Resource,
            [],
            [
                new CommitOperation.Delete(TenancyKeys.OpenOf(tenant)),
                new CommitOperation.Delete(TenancyKeys.Of(tenant)),
            ],
            cancel
        );
    }

    /// <summary>What a key holds; null for nothing.</summary>
    /// <exception cref="StoreUnavailableException">Nothing can be said.</exception>
    public async Task<KeyspaceItem?> ReadAsync(ObjectKey key, CancellationToken cancel) =>
        await keyspace.GetAsync(key, cancel) is ReadResult<KeyspaceItem?>.Ok { Value: var item }
            ? item
            : throw new StoreUnavailableException(new KeyRange(key.Resource, key.Tenant));

    /// <summary>Where the tenant is in parts: in each of them.</summary>
    private async Task InPartsAsync(string tenant, Func<int, CommitOperation> operation, CancellationToken cancel)
    {
        if (!keyspace.IsInParts(tenant))
            return;
        foreach (
            var together in keyspace.GroupByPartition(
                Enumerable.Range(0, TenantParts.Count).Select(operation),
                o => o.Key
            )
        )
            await CommitAsync(tenant, TenancyKeys.Resource, [], together, cancel);
    }

    private async Task EmptyAsync(
        string tenant,
        string resource,
        CancellationToken cancel,
        Func<ObjectKey, bool>? isMeant = null
    )
    {
        ObjectKey? after = null;
        while (true)
        {
            var query = new RangeQuery(new KeyRange(resource, tenant), StartAfter: after, Limit: PageKeys);
            if (await keyspace.ListAsync(query, cancel) is not ReadResult<RangePage>.Ok { Value: var page })
                throw new StoreUnavailableException(query.Range);
            if (page.Items.Count > 0)
            {
                var deleted = page
                    .Items.Where(i => isMeant?.Invoke(i.Key) != false)
                    .Select(CommitOperation (i) => new CommitOperation.Delete(i.Key));
                foreach (var together in keyspace.GroupByPartition(deleted, d => d.Key))
                    if (!await CommitAsync(tenant, resource, [], together, cancel))
                        throw new StoreUnavailableException(query.Range);
                if (resource is ServiceReservations.AddressKeys or ServiceReservations.PortKeys)
                    await ServiceReservations.GiveBackAsync(keyspace, [.. page.Items.Select(i => i.Key)], tenant + "/");
                after = page.Items[^1].Key;
            }
            if (!page.More)
                return;
        }
    }

    /// <summary>Kinds that were posted, the tenant's own and those that all may have, as keys have them.</summary>
    private async Task<List<string>> DefinedAsync(string tenant, CancellationToken cancel)
    {
        var (storage, names) = (new ObjectStorage(keyspace), new List<string>());
        foreach (var whose in new[] { tenant, ServiceReservations.Tenant })
        await foreach (var item in storage.AllAsync(new KeyRange(Definitions, whose), cancel))
            names.Add(item.Key.Name);
        return names;
    }

    private async Task<bool> CommitAsync(
        string tenant,
        string resource,
        IReadOnlyList<CommitCondition> conditions,
        IReadOnlyList<CommitOperation> operations,
        CancellationToken cancel
    )
    {
        switch (await keyspace.CommitAsync(new Commit(Guid.NewGuid(), conditions, operations), cancel))
        {
            case CommitResult.Committed committed:
                wrote(resource, tenant, committed.Revision);
                return true;
            case CommitResult.ConditionFailed:
                return false;
            case CommitResult.Unavailable or CommitResult.Busy or CommitResult.Invalid { IsApart: true }:
                throw new StoreUnavailableException(new KeyRange(resource, tenant));
            case var other:
                throw new InvalidOperationException($"the keys of {resource} cannot be deleted: {other}");
        }
    }
}
