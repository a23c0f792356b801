using Arktos.Api.Services;
using Arktos.ApiServer.Storage;
using Arktos.ApiServer.Tenancy;
using Arktos.StoreClient;
using Microsoft.Extensions.Logging;

namespace Arktos.ApiServer.Registry.Services;

/// <summary>
/// Gives the service <c>kubernetes</c> to tenants that have none: those that were made before there was one, or while
/// that of tenant system was not there.
/// </summary>
public sealed class ApiServiceRepair(IKeyspace keyspace, TimeProvider time, ILogger log)
{
    /// <summary>Tenants that are given theirs at once: their commits share syncs.</summary>
    private const int AtOnce = 8;

    /// <param name="services">Those that there are, as tenant and namespace/name. A tenant that is missing here though
    /// it has one keeps what it has.</param>
    /// <exception cref="StoreUnavailableException">Nothing can be said.</exception>
    public async Task RepairAsync(IReadOnlySet<(string Tenant, string Service)> services, CancellationToken cancel)
    {
        if (await keyspace.GetAsync(ApiServiceObjects.SystemKey, cancel) is not ReadResult<KeyspaceItem?>.Ok read)
            throw new StoreUnavailableException(new KeyRange(ApiServiceObjects.SystemKey.Resource));
        if (ApiServiceObjects.PlaceOf(read.Value) is not { } place)
            return;
        var without = new List<string>();
        await foreach (var item in new ObjectStorage(keyspace).AllAsync(new KeyRange(TenancyKeys.Resource), cancel))
            if (
                item.Key == TenancyKeys.OpenOf(item.Key.Tenant)
                && !services.Contains((item.Key.Tenant, $"{ApiServiceNames.Namespace}/{ApiServiceNames.Name}"))
            )
                without.Add(item.Key.Tenant);
        var given = 0;
        await Parallel.ForEachAsync(
            without,
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancel },
            async (tenant, token) =>
            {
                var operations = ApiServiceObjects.Operations(tenant, place, time.GetUtcNow()).ToList();
                CommitCondition[] conditions =
                [
                    new CommitCondition.Absent(((CommitOperation.Put)operations[0]).Key),
                    new CommitCondition.Exists(TenancyKeys.OpenOf(tenant)),
                    new CommitCondition.Exists(new ObjectKey("namespaces", tenant, "", ApiServiceNames.Namespace)),
                ];
                if (await CommitsApart.TryAsync(keyspace, conditions, operations, token))
                    Interlocked.Increment(ref given);
            }
        );
        if (given > 0)
            log.LogInformation("{Count} tenants had no service by which their pods reach the API: they do now", given);
    }
}
