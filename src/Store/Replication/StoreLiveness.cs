using System.Collections.Concurrent;
using Arktos.StoreClient;

namespace Arktos.Store.Replication;

/// <summary>
/// Which of the other stores were heard of lately: kept once for each pair of stores, for groups that sleep say
/// nothing. Each store says several times within <paramref name="patience"/> that it lives. Thread-safe but for
/// <see cref="Silent"/>, which one caller calls.
/// </summary>
/// <param name="patience">After so long without a word a store is taken for dead.</param>
internal sealed class StoreLiveness(TimeSpan patience, TimeProvider time)
{
    private readonly ConcurrentDictionary<StoreId, (ulong Process, long At)> _heard = [];

    /// <summary>
    /// True when another process spoke as this store until now: it was started again, and leads nothing any more.
    /// </summary>
    public bool Heard(StoreId store, ulong process)
    {
        var isAnother = _heard.TryGetValue(store, out var before) && before.Process != process;
        _heard[store] = (process, time.GetTimestamp());
        return isAnother;
    }

    /// <summary>Stores that have fallen silent; each is told once, until it is heard again.</summary>
    public IReadOnlyList<StoreId> Silent()
    {
        List<StoreId>? silent = null;
        foreach (var heard in _heard)
            if (time.GetElapsedTime(heard.Value.At) >= patience && _heard.TryRemove(heard))
                (silent ??= []).Add(heard.Key);
        return silent ?? [];
    }
}
