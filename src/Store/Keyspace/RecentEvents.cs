using Arktos.StoreClient;

namespace Arktos.Store.Keyspace;

/// <summary>
/// The latest events of a partition, in memory and bounded: what streams read from while they keep up. Written by the partition's worker, read by any thread.
/// </summary>
internal sealed class RecentEvents(int eventsMax = 16_384, long bytesMax = 8 << 20)
{
    private readonly Lock _lock = new();
    private readonly Queue<PartitionEvent> _events = new();
    private long _bytes;
    private Revision _before;
    private Revision _latest;
    private Revision _compacted;
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Everything at or below this has been applied.</summary>
    public Revision Latest { get { lock (_lock) return _latest; } }

    /// <summary>Appends what was applied together and wakes who waits.</summary>
    public void Add(List<PartitionEvent> events, Revision latest, Revision compacted)
    {
        TaskCompletionSource changed;
        lock (_lock)
        {
            foreach (var e in events)
            {
                _events.Enqueue(e);
                _bytes += e.Bytes;
            }
            while (_events.Count > eventsMax || _bytes > bytesMax && _events.Count > 0) Forget();
            (_latest, _compacted) = (latest, compacted);
            changed = _changed;
            _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }
        changed.TrySetResult();
    }

    /// <summary>Forgets all: events from here on are kept.</summary>
    public void Restart(Revision latest)
    {
        TaskCompletionSource changed;
        lock (_lock)
        {
            _events.Clear();
            _bytes = 0;
            (_before, _latest) = (latest, latest);
            changed = _changed;
            _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }
        changed.TrySetResult();
    }

    /// <summary>Ends when something is applied after this call.</summary>
    public Task Changed { get { lock (_lock) return _changed.Task; } }

    /// <summary>
    /// The events after a revision, at most so many; false when some of them are no longer here. <paramref name="through"/> is how far the result goes: all
    /// events up to it are in it.
    /// </summary>
    public bool TryRead(Revision after, int max, List<PartitionEvent> into, out Revision through)
    {
        lock (_lock)
        {
            through = _latest;
            if (after < _before) return false;
            foreach (var e in _events)
            {
                if (e.Revision <= after) continue;
                // Never stop within a commit: its events have one revision, and a stream goes on after a revision.
                if (into.Count >= max && e.Revision != into[^1].Revision) { through = into[^1].Revision; return true; }
                into.Add(e);
            }
            return true;
        }
    }

    private void Forget()
    {
        var old = _events.Dequeue();
        _bytes -= old.Bytes;
        _before = old.Revision;
        while (_events.TryPeek(out var next) && next.Revision == old.Revision) _bytes -= _events.Dequeue().Bytes;
    }
}
