using System.Collections.Concurrent;
using Arktos.StoreClient;

namespace Arktos.Store.Replication;

/// <summary>
/// Which of the other stores were heard of lately: kept once for each pair of stores, for groups that sleep say nothing. Each store says several
/// times within <paramref name="patience"/> that it lives. Thread-safe but for <see cref="Silent"/>, which one caller calls.
/// </summary>
/// <param name="patience">After so long without a word a store is taken for dead.</param>
internal sealed class StoreLiveness(TimeSpan patience, TimeProvider time)
{
    private readonly ConcurrentDictionary<StoreId, long> _heard = [];

    public void Heard(StoreId store) => _heard[store] = time.GetTimestamp();

    /// <summary>Stores that have fallen silent; each is told once, until it is heard again.</summary>
    public IReadOnlyList<StoreId> Silent()
    {
        List<StoreId>? silent = null;
        foreach (var (store, at) in _heard)
            if (time.GetElapsedTime(at) >= patience && _heard.TryRemove(new KeyValuePair<StoreId, long>(store, at))) (silent ??= []).Add(store);
        return silent ?? [];
    }
}
