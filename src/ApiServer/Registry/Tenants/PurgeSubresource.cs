using System.Globalization;
using Arktos.Api;
using Arktos.Api.Core.V1;
using Arktos.Api.Json;
using Arktos.Api.Meta.V1;
using Arktos.Api.Tenants;
using Arktos.ApiServer.Catalog;
using Arktos.ApiServer.Storage;
using Arktos.StoreClient;

namespace Arktos.ApiServer.Registry.Tenants;

/// <summary>
/// POST tenants/{name}/purge: of a tenant that is being deleted, nothing is created any more; when no node has anything
/// of it, all that it holds is taken away. The body counts for nothing. 409 as long as something has to go first, with
/// a cause for each resource: its field is the resource, its message how many objects.
/// </summary>
public sealed class PurgeSubresource() : ActionSubresource("purge", new GroupVersionKind("", "v1", "Tenant"))
{
    public override async Task<Result<object>> InvokeAsync(ActionCall call, CancellationToken cancel)
    {
        var (services, name) = (call.Services, call.Request.Name);
        var strategy = services.Catalog.Get("", "tenants");
        var read = await services.Storage.GetAsync<Tenant>(strategy, "", "", name, cancel);
        if (!read.Succeeded(out var tenant, out var error))
            return error;
        if (tenant is null)
            return Statuses.NotFound(strategy.Resource, name);
        if (tenant.Metadata.DeletionTimestamp is null)
            return Statuses.Conflict(strategy.Resource, name, "only a tenant that is being deleted is purged");
        var done = Statuses.Success(name, strategy.Resource, tenant.Metadata.Uid);
        if (call.Request.IsDryRun)
            return done;
        var sweep = new TenantSweep(services.Storage.Keyspace, services.Configuration.Wrote);
        try
        {
            await sweep.TryCloseAsync(name, tenant.Metadata.Uid, cancel);
            var waiting = await WaitingAsync(services, name, cancel);
            if (waiting.Count > 0)
                return StillThere(strategy, name, waiting);
            await sweep.SweepAsync(name, cancel);
            return done;
        }
        catch (StoreUnavailableException)
        {
            return Statuses.StoreUnavailable(strategy.Resource, "purge");
        }
    }

    private static async Task<List<(string Resource, int Count)>> WaitingAsync(
        RegistryServices services,
        string tenant,
        CancellationToken cancel
    )
    {
        var waiting = new List<(string Resource, int Count)>();
        await CountAsync<Pod>("pods", TenantHoldings.IsOnNode);
        await CountAsync<PersistentVolume>("persistentvolumes", TenantHoldings.IsOnNode);
        return waiting;

        async Task CountAsync<T>(string resource, Func<T, bool> isOnNode)
            where T : class, IKubeObject
        {
            var count = 0;
            await foreach (var item in services.Storage.AllAsync(new KeyRange(resource, tenant), cancel))
                // What is no object is nothing that a node could have.
                if (new StoredObject(item).TryDecode(services.Catalog.Get("", resource)) is T value && isOnNode(value))
                    count++;
            if (count > 0)
                waiting.Add((resource, count));
        }
    }

    private static Status StillThere(ResourceStrategy strategy, string name, List<(string Resource, int Count)> waiting)
    {
        var status = Statuses.Conflict(
            strategy.Resource,
            name,
            "nodes still have some of its content: "
                + string.Join(", ", waiting.Select(w => $"{w.Resource} has {w.Count} resource instances"))
        );
        status.Details!.Causes =
        [
            .. waiting.Select(w => new StatusCause
            {
                Reason = "SomeResourcesRemain",
                Message = w.Count.ToString(CultureInfo.InvariantCulture),
                Field = w.Resource,
            }),
        ];
        return status;
    }
}
