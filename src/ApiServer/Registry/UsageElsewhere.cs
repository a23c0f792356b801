using System.Collections.Concurrent;
using System.Diagnostics;
using Arktos.ApiServer.Storage;
using Arktos.StoreClient;

namespace Arktos.ApiServer.Registry;

/// <summary>
/// What tenants in parts hold in other partitions than that of a write, as of a second ago at most: it bounds what may
/// be added here. Of as many tenants as are in parts. Thread-safe.
/// </summary>
internal sealed class UsageElsewhere(IKeyspace keyspace)
{
    private static readonly TimeSpan AgeMax = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<string, Counted> _known = new(StringComparer.Ordinal);

    /// <param name="here">The partitions that do not count.</param>
    /// <exception cref="StoreUnavailableException">Nothing can be said.</exception>
    public async ValueTask<TenantUsage> OfAsync(
        string tenant,
        IReadOnlyList<PartitionId> here,
        CancellationToken cancel
    )
    {
        var known = _known.GetValueOrDefault(tenant);
        if (known is null || Stopwatch.GetElapsedTime(known.At) > AgeMax)
        {
            var at = Stopwatch.GetTimestamp();
            _known[tenant] = known = new Counted(
                at,
                await TenantUsage.OfAsync(keyspace, tenant, cancel)
                    ?? throw new StoreUnavailableException(new KeyRange(TenantUsage.Resource, tenant))
            );
        }
        return known.Of.Where(p => !here.Contains(p.Key)).Aggregate(default(TenantUsage), (sum, p) => sum + p.Value);
    }

    private sealed record Counted(long At, IReadOnlyDictionary<PartitionId, TenantUsage> Of);
}
