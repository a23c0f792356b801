using System.Collections.Concurrent;

namespace Arktos.StoreClient;

/// <summary>
/// Where tenants were fenced last, as streams have told: before the partition map says where a tenant went on, whoever
/// follows it must know that no more of it comes from where it was. Thread-safe.
/// </summary>
internal sealed class TenantFences
{
    /// <summary>More tenants than move in a time that matters; beyond it all are forgotten.</summary>
    private const int Max = 10_000;

    private readonly ConcurrentDictionary<string, (PartitionId Partition, Revision Fence)> _fences = [];

    public void Add(string tenant, PartitionId partition, Revision fence)
    {
        if (_fences.Count >= Max)
            _fences.Clear();
        _fences.AddOrUpdate(tenant, (partition, fence), (_, known) => known.Fence < fence ? (partition, fence) : known);
    }

    /// <summary>None: not known, or it is there still.</summary>
    public Revision Find(string tenant, PartitionId partition) =>
        _fences.TryGetValue(tenant, out var known) && known.Partition == partition ? known.Fence : Revision.None;
}
