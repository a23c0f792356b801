using Arktos.StoreClient.Records;
using Arktos.StoreClient.Wire;

namespace Arktos.Store.Balance;

/// <summary>
/// Makes rates of what stores have counted: the difference between the latest answers and the oldest of the last few.
/// A partition whose lead has changed in between, or whose leader has begun to count anew, has none yet. Keeps
/// <paramref name="samples"/> answers of each store. Not thread-safe.
/// </summary>
/// <param name="samples">2 or more; with 1, no rate is known.</param>
public sealed class LoadSamples(int samples)
{
    private readonly Queue<Sample> _kept = [];

    /// <summary>There are as many as are kept: rates are of the whole time.</summary>
    public bool IsFull => _kept.Count >= samples;

    /// <summary>What was counted before is of another time: of before something was moved, say.</summary>
    public void Clear() => _kept.Clear();

    /// <summary>Adds what stores have answered, and says what they carry.</summary>
    /// <param name="at">When they did, on any clock that runs on.</param>
    public ClusterLoad Add(TimeSpan at, IReadOnlyList<(StoreNode Store, StatusResponse? Status)> answers)
    {
        var now = Sample.Of(at, answers);
        while (_kept.Count >= samples)
            _kept.Dequeue();
        _kept.Enqueue(now);
        var before = _kept.Peek();
        return new ClusterLoad(
            [
                .. answers
                    .Where(a => a.Status is not null)
                    .Select(a => new StoreLoad(a.Store.Id, a.Status!.DiskBytes, a.Status.DiskFreeBytes)),
            ],
            [.. now.Partitions.OrderBy(p => p.Key).Select(p => Load(p.Key, p.Value, now, before))]
        );
    }

    private static PartitionLoad Load(uint id, Counted counted, Sample now, Sample before)
    {
        var seconds = (now.At - before.At).TotalSeconds;
        var earlier =
            seconds > 0
            && before.Partitions.TryGetValue(id, out var found)
            && (found.Store, found.Term) == (counted.Store, counted.Term)
                ? found
                : null;
        var shares = new List<TenantShare>(counted.Tenants.Count);
        var writes = 0.0;
        foreach (var (tenant, load) in counted.Tenants)
        {
            // One that is new in the answers has begun within the time.
            var changes = earlier is null ? 0 : load.Changes - earlier.Tenants.GetValueOrDefault(tenant).Changes;
            var rate = earlier is null ? 0 : Math.Max(0, changes) / seconds;
            writes += rate;
            shares.Add(new TenantShare(tenant, load.Bytes, rate));
        }
        return new PartitionLoad(id, counted.Store, earlier is null ? null : writes, shares);
    }

    private sealed record Sample(TimeSpan At, Dictionary<uint, Counted> Partitions)
    {
        public static Sample Of(TimeSpan at, IReadOnlyList<(StoreNode Store, StatusResponse? Status)> answers)
        {
            var partitions = new Dictionary<uint, Counted>();
            foreach (var (store, status) in answers)
            foreach (var partition in status?.Partitions ?? [])
            {
                // One that was paused may think so still.
                if (
                    partition.Leader != store.Id
                    || partition.Role != "leader"
                    || partitions.TryGetValue(partition.Partition, out var other) && other.Term >= partition.Term
                )
                    continue;
                partitions[partition.Partition] = new Counted(
                    store.Id,
                    partition.Term,
                    partition.Tenants.ToDictionary(t => t.Tenant, t => (t.Bytes, t.Changes), StringComparer.Ordinal)
                );
            }
            return new Sample(at, partitions);
        }
    }

    private sealed record Counted(uint Store, ulong Term, Dictionary<string, (long Bytes, long Changes)> Tenants);
}
