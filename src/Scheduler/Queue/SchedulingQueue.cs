using Arktos.Client.Resources;

namespace Arktos.Scheduler.Queue;

/// <summary>
/// Pods that wait for a node. Pure: time comes in. A pod is in one of three places:
/// <code>
///   active (priority, then age) --taken--> (cycle) --failed--> unschedulable --something changed--> backing off
///     ^                                                             |                                    |
///     +---------------------------- waited 5 minutes ---------------+----------------- time -------------+
/// </code>
/// A failed pod backs off 1 s, 2 s, 4 s … 10 s. What changed while a pod was in its cycle counts for it too. Every
/// operation on one pod takes O(log n) for n pods that wait, and <see cref="MoveUnschedulable()"/> takes that for each
/// that it moves. Memory is that of the pods that wait.
/// </summary>
public sealed class SchedulingQueue
{
    public static readonly TimeSpan BackoffMin = TimeSpan.FromSeconds(1),
        BackoffMax = TimeSpan.FromSeconds(10),
        UnschedulableMax = TimeSpan.FromMinutes(5);

    private readonly SortedSet<Entry> _active = new(PriorityOrder.Instance);
    private readonly SortedSet<Entry> _unschedulable = new(FailureOrder.Instance);
    private readonly PriorityQueue<Entry, DateTimeOffset> _backingOff = new();
    private readonly Dictionary<ObjectKey, Entry> _entries = [];
    private long _arrivals;
    private long _changes;

    public int Count => _entries.Count;

    public int ActiveCount => _active.Count;

    public int BackingOffCount { get; private set; }

    public int UnschedulableCount => _unschedulable.Count;

    /// <summary>How often the pod was tried to no avail; 0 also of one that is not known.</summary>
    public int FailuresOf(ObjectKey key) => _entries.GetValueOrDefault(key)?.Attempts ?? 0;

    /// <summary>When a pod becomes active by time alone next; null when none waits for that.</summary>
    public DateTimeOffset? NextDue
    {
        get
        {
            DateTimeOffset? flushed = _unschedulable.Min is { } oldest ? oldest.FailedAt + UnschedulableMax : null;
            return _backingOff.TryPeek(out _, out var due) && !(flushed < due) ? due : flushed;
        }
    }

    /// <summary>A pod is new or has changed: it is tried (again) at once, unless it backs off.</summary>
    public void Put(ObjectKey key, int priority)
    {
        if (_entries.TryGetValue(key, out var known))
        {
            if (known.Place is Place.BackingOff)
                return;
            Leave(known);
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
        Leave(entry);
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
        {
            entry.Place = Place.Unschedulable;
            _unschedulable.Add(entry);
        }
    }

    /// <summary>Something changed that may make room: a node, a pod that is gone.</summary>
    public void MoveUnschedulable()
    {
        _changes++;
        foreach (var entry in _unschedulable)
            BackOff(entry);
        _unschedulable.Clear();
    }

    /// <summary>The same for one pod alone.</summary>
    public void MoveUnschedulable(ObjectKey key)
    {
        if (!_entries.TryGetValue(key, out var entry) || entry.Place != Place.Unschedulable)
            return;
        _unschedulable.Remove(entry);
        BackOff(entry);
    }

    /// <summary>Takes the entry out of the order that it is in, by the keys that it was put there with.</summary>
    private void Leave(Entry entry)
    {
        if (entry.Place == Place.Active)
            _active.Remove(entry);
        else if (entry.Place == Place.Unschedulable)
            _unschedulable.Remove(entry);
        else if (entry.Place == Place.BackingOff)
            BackingOffCount--;
    }

    private void BackOff(Entry entry)
    {
        entry.Place = Place.BackingOff;
        BackingOffCount++;
        _backingOff.Enqueue(entry, entry.FailedAt + BackoffOf(entry.Attempts));
    }

    private void MoveDue(DateTimeOffset now)
    {
        while (_backingOff.TryPeek(out var entry, out var due) && due <= now)
        {
            _backingOff.Dequeue();
            if (entry.Place != Place.BackingOff)
                continue;
            BackingOffCount--;
            entry.Place = Place.Active;
            _active.Add(entry);
        }
        while (_unschedulable.Min is { } oldest && now - oldest.FailedAt >= UnschedulableMax)
        {
            _unschedulable.Remove(oldest);
            oldest.Place = Place.Active;
            _active.Add(oldest);
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

    /// <summary>Higher priority first, then the older.</summary>
    private sealed class PriorityOrder : IComparer<Entry>
    {
        public static PriorityOrder Instance { get; } = new();

        public int Compare(Entry? a, Entry? b) =>
            b!.Priority != a!.Priority ? b.Priority.CompareTo(a.Priority) : a.Arrival.CompareTo(b.Arrival);
    }

    /// <summary>Who has failed first comes first.</summary>
    private sealed class FailureOrder : IComparer<Entry>
    {
        public static FailureOrder Instance { get; } = new();

        public int Compare(Entry? a, Entry? b) =>
            a!.FailedAt != b!.FailedAt ? a.FailedAt.CompareTo(b.FailedAt) : a.Arrival.CompareTo(b.Arrival);
    }
}
