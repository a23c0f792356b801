namespace Arktos.Store.Balance;

/// <summary>What stores carry, as they say at a moment and have counted for a while before it.</summary>
/// <param name="Stores">Those that answered.</param>
/// <param name="Partitions">Those whose leaders answered.</param>
public sealed record ClusterLoad(IReadOnlyList<StoreLoad> Stores, IReadOnlyList<PartitionLoad> Partitions)
{
    public StoreLoad? Store(uint id) => Stores.FirstOrDefault(s => s.Id == id);

    public PartitionLoad? Partition(uint id) => Partitions.FirstOrDefault(p => p.Id == id);

    /// <summary>Of the partitions that a store leads; null: not of all of them it is known.</summary>
    public double? WritesOf(uint store)
    {
        var sum = 0.0;
        foreach (var partition in Partitions)
            if (partition.Leader == store)
                sum += partition.Writes ?? double.NaN;
        return double.IsNaN(sum) ? null : sum;
    }
}

/// <summary>A store's disk.</summary>
public sealed record StoreLoad(uint Id, long DiskBytes, long FreeBytes)
{
    /// <summary>0 to 100 and, with something added, more.</summary>
    /// <param name="more">Bytes that are to come.</param>
    public double UsedPercent(long more = 0) => DiskBytes <= 0 ? 0 : 100.0 * (DiskBytes - FreeBytes + more) / DiskBytes;
}

/// <param name="Leader">A store.</param>
/// <param name="Writes">Keys that were changed, a second; null: it has not been led there for long enough.</param>
/// <param name="Tenants">What each holds and writes; without what is the whole installation's.</param>
public sealed record PartitionLoad(uint Id, uint Leader, double? Writes, IReadOnlyList<TenantShare> Tenants)
{
    /// <summary>Of the values that it holds now.</summary>
    public long Bytes { get; } = Tenants.Sum(t => t.Bytes);
}

/// <param name="Writes">Keys that were changed, a second; 0 when it is not known.</param>
public sealed record TenantShare(string Tenant, long Bytes, double Writes);
