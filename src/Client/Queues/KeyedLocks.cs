namespace Arktos.Client.Queues;

/// <summary>One lock a key, kept while somebody has it or waits for it. Thread-safe.</summary>
public sealed class KeyedLocks
{
    private readonly Dictionary<string, Entry> _entries = [];

    /// <summary>The lock is the caller's until what is returned is disposed of; waiters come in order.</summary>
    public async Task<IDisposable> TakeAsync(string key, CancellationToken ct)
    {
        Entry? entry;
        lock (_entries)
        {
            if (!_entries.TryGetValue(key, out entry))
                _entries[key] = entry = new Entry();
            entry.Users++;
        }
        try
        {
            await entry.Turn.WaitAsync(ct).ConfigureAwait(false);
        }
        catch
        {
            Leave(key, entry);
            throw;
        }
        return new Holder(this, key, entry);
    }

    private void Leave(string key, Entry entry)
    {
        lock (_entries)
            if (--entry.Users == 0)
            {
                _entries.Remove(key);
                entry.Turn.Dispose();
            }
    }

    private sealed class Entry
    {
        public SemaphoreSlim Turn { get; } = new(1);

        public int Users { get; set; }
    }

    private sealed class Holder(KeyedLocks locks, string key, Entry entry) : IDisposable
    {
        private int _isLeft;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _isLeft, 1) == 1)
                return;
            entry.Turn.Release();
            locks.Leave(key, entry);
        }
    }
}
