using Arktos.Client.Resources;

namespace Arktos.Scheduler.Queue;

/// <summary>
/// Pods that wait for a node. Pure: time comes in. A pod is in one of three places:
/// <code>
///   active (priority, then age) --taken--> (cycle) --failed--> unschedulable --something changed--> backing off
///     ^                                                             |                                    |
///     +---------------------------- waited 5 minutes ---------------+----------------- time -------------+
/// </code>
/// A failed pod backs off 1 s, 2 s, 4 s … 10 s. What changed while a pod was in its cycle counts for it too. Memory is
/// that of the pods that wait.
/// </summary>
public sealed class SchedulingQueue
{
    public static readonly TimeSpan BackoffMin = TimeSpan.FromSeconds(1),
        BackoffMax = TimeSpan.FromSeconds(10),
        UnschedulableMax = TimeSpan.FromMinutes(5);

    private readonly SortedSet<Entry> _active = new(EntryOrder.Instance);
    private readonly PriorityQueue<Entry, DateTimeOffset> _backingOff = new();
    private readonly Dictionary<ObjectKey, Entry> _entries = [];
    private long _arrivals;
    private long _changes;

    public int Count => _entries.Count;

    public int ActiveCount => _active.Count;

    /// <summary>When a pod leaves its backoff next; null when none is in it.</summary>
    public DateTimeOffset? NextDue => _backingOff.TryPeek(out _, out var due) ? due : null;

    /// <summary>A pod is new or has changed: it is tried (again) at once, unless it backs off.</summary>
    public void Put(ObjectKey key, int priority)
    {
        if (_entries.TryGetValue(key, out var known))
        {
            if (known.Place is Place.BackingOff)
                return;
            _active.Remove(known);
            known.Priority = priority;
            known.Place = Place.Active;
            _active.Add(known);
            return;
        }
        var entry = new Entry(key, _arrivals++) { Priority = priority };
        _entries[key] = entry;
        _active.Add(entry);
    }

    /// <summary>The pod is gone, or has a node.</summary>
    public void Remove(ObjectKey key)
    {
        if (!_entries.Remove(key, out var entry))
            return;
        _active.Remove(entry);
        entry.Place = Place.Gone;
    }

    /// <summary>The pod to place next. It stays known until <see cref="Remove"/> or <see cref="Failed"/>.</summary>
    public bool TryTake(DateTimeOffset now, out ObjectKey key)
    {
        MoveDue(now);
        key = default;
        if (_active.Min is not { } entry)
            return false;
        _active.Remove(entry);
        entry.Place = Place.InCycle;
        entry.ChangesAtStart = _changes;
        key = entry.Key;
        return true;
    }

    /// <summary>No node was found, or the binding failed.</summary>
    /// <param name="retry">Try again after the backoff, whether anything changes or not.</param>
    public void Failed(ObjectKey key, DateTimeOffset now, bool retry)
    {
        if (!_entries.TryGetValue(key, out var entry) || entry.Place != Place.InCycle)
            return;
        entry.Attempts++;
        entry.FailedAt = now;
        if (retry || entry.ChangesAtStart != _changes)
            BackOff(entry);
        else
            entry.Place = Place.Unschedulable;
    }

    /// <summary>Something changed that may make room: a node, a pod that is gone.</summary>
    public void MoveUnschedulable()
    {
        _changes++;
        foreach (var entry in _entries.Values.Where(e => e.Place == Place.Unschedulable))
            BackOff(entry);
    }

    private void BackOff(Entry entry)
    {
        entry.Place = Place.BackingOff;
        _backingOff.Enqueue(entry, entry.FailedAt + BackoffOf(entry.Attempts));
    }

    private void MoveDue(DateTimeOffset now)
    {
        while (_backingOff.TryPeek(out var entry, out var due) && due <= now)
        {
            _backingOff.Dequeue();
            if (entry.Place != Place.BackingOff)
                continue;
            entry.Place = Place.Active;
            _active.Add(entry);
        }
        foreach (
            var entry in _entries
                .Values.Where(e => e.Place == Place.Unschedulable && now - e.FailedAt >= UnschedulableMax)
                .ToList()
        )
        {
            entry.Place = Place.Active;
            _active.Add(entry);
        }
    }

    private static TimeSpan BackoffOf(int attempts)
    {
        var backoff = BackoffMin;
        for (var i = 1; i < attempts && backoff < BackoffMax; i++)
            backoff *= 2;
        return backoff < BackoffMax ? backoff : BackoffMax;
    }

    private enum Place
    {
        Active,
        InCycle,
        BackingOff,
        Unschedulable,
        Gone,
    }

    private sealed class Entry(ObjectKey key, long arrival)
    {
        public ObjectKey Key { get; } = key;
        public long Arrival { get; } = arrival;
        public int Priority { get; set; }
        public Place Place { get; set; }
        public int Attempts { get; set; }
        public DateTimeOffset FailedAt { get; set; }
        public long ChangesAtStart { get; set; }
    }

    private sealed class EntryOrder : IComparer<Entry>
    {
        public static EntryOrder Instance { get; } = new();

        public int Compare(Entry? a, Entry? b) =>
            b!.Priority != a!.Priority ? b.Priority.CompareTo(a.Priority) : a.Arrival.CompareTo(b.Arrival);
    }
}
