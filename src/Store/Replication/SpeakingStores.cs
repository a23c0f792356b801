using Arktos.StoreClient;

namespace Arktos.Store.Replication;

/// <summary>
/// Which process speaks as each of the other stores. Of two that take themselves for one store (a copied data
/// directory, an id given twice) the first is heard and the second is not: both could vote and acknowledge as one.
/// Thread-safe.
/// </summary>
internal sealed class SpeakingStores(TimeProvider time)
{
    /// <summary>
    /// A stream that has been silent for so long may be of a machine that is gone, and stands in nobody's way.
    /// </summary>
    private static readonly TimeSpan SilenceMax = TimeSpan.FromSeconds(10);

    private readonly TimeProvider _time = time;
    private readonly Lock _lock = new();
    private readonly Dictionary<StoreId, (Speaker Speaker, ulong Process, long HeardAt)> _current = [];

    /// <summary>How many stores have spoken within that time.</summary>
    public int HeardWithin(TimeSpan patience)
    {
        lock (_lock)
        {
            var now = _time.GetTimestamp();
            return _current.Values.Count(c => _time.GetElapsedTime(c.HeardAt, now) < patience);
        }
    }

    /// <summary>One stream of a store; disposed when that ends. One thread at a time.</summary>
    internal sealed class Speaker(SpeakingStores all) : IDisposable
    {
        private StoreId _store;

        /// <summary>False when another process speaks as this store.</summary>
        /// <param name="process">0 of a version that does not tell: it is heard.</param>
        public bool TrySpeak(StoreId store, ulong process)
        {
            lock (all._lock)
            {
                var now = all._time.GetTimestamp();
                if (
                    process != 0
                    && all._current.TryGetValue(store, out var current)
                    && current.Process != process
                    && all._time.GetElapsedTime(current.HeardAt, now) < SilenceMax
                )
                    return false;
                _store = store;
                all._current[store] = (this, process, now);
                return true;
            }
        }

        public void Dispose()
        {
            lock (all._lock)
                if (all._current.TryGetValue(_store, out var current) && current.Speaker == this)
                    all._current.Remove(_store);
        }
    }
}
