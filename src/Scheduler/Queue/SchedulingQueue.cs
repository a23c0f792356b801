using System.Numerics;
using Arktos.Client.Resources;
using Arktos.Scheduler.Framework;

namespace Arktos.Scheduler.Queue;

/// <summary>
/// Pods that wait for a node. Pure: time comes in. A pod is in one of three places, or in flight:
/// <code>
///   active (priority, then age) --taken--> (in flight) --refused--> unschedulable --an event helps--> backing off
///     ^                                        |                          |                            ^    |
///     |                                        +--- an error, or an event meanwhile -------------------+    |
///     +---------------------------- waited 5 minutes ---------------------+----------------- time ----------+
/// </code>
/// A pod that has failed backs off 1 s, 2 s, 4 s … 10 s. An unschedulable pod waits with the filters that refused it,
/// and only an event that one of these waits for moves it (<see cref="QueueingHints"/>). An event of such a kind that
/// came while a pod was in flight moves it, too: who refuses it was not known yet, so nobody is asked. Every operation
/// on one pod takes O(log n) for n pods that wait; <see cref="Wake"/> asks about the unschedulable pods that wait for
/// such events. Memory is that of the pods that wait.
/// </summary>
public sealed class SchedulingQueue
{
    public static readonly TimeSpan BackoffMin = TimeSpan.FromSeconds(1),
        BackoffMax = TimeSpan.FromSeconds(10),
        UnschedulableMax = TimeSpan.FromMinutes(5);

    private readonly SortedSet<Entry> _active = new(PriorityOrder.Instance);
    private readonly SortedSet<Entry> _unschedulable = new(FailureOrder.Instance);

    /// <summary>The same pods by who refused them, and whose they are.</summary>
    private readonly Dictionary<(Refusers By, string Tenant), Group> _refused = [];
    private readonly PriorityQueue<Entry, DateTimeOffset> _backingOff = new();
    private readonly Dictionary<ObjectKey, Entry> _entries = [];
    private long _arrivals;
    private long _events;

    /// <summary>The number of the last event of each kind.</summary>
    private readonly long[] _lastOf = new long[32];

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

    /// <summary>A pod is new: it is tried at once. One that is known gets the priority and stays where it is.</summary>
    public void Put(ObjectKey key, int priority)
    {
        if (_entries.TryGetValue(key, out var known))
        {
            if (known.Priority == priority)
                return;
            // The order of those that are active goes by it.
            var isActive = known.Place == Place.Active && _active.Remove(known);
            known.Priority = priority;
            if (isActive)
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

    /// <summary>The pod to place next. It stays known until <see cref="Remove"/>, <see cref="Failed"/> or
    /// <see cref="Refused"/>.</summary>
    public bool TryTake(DateTimeOffset now, out ObjectKey key)
    {
        MoveDue(now);
        key = default;
        if (_active.Min is not { } entry)
            return false;
        _active.Remove(entry);
        entry.Place = Place.InFlight;
        entry.EventsAtStart = _events;
        entry.IsWoken = false;
        key = entry.Key;
        return true;
    }

    /// <summary>An error kept the pod from a node: it is tried again after its backoff, whatever happens.</summary>
    public void Failed(ObjectKey key, DateTimeOffset now)
    {
        if (EndFlight(key, now) is { } entry)
            BackOff(entry);
    }

    /// <summary>No node takes the pod: it waits for what may help against those who refused it.</summary>
    public void Refused(ObjectKey key, DateTimeOffset now, Refusers by)
    {
        if (EndFlight(key, now) is not { } entry)
            return;
        if (entry.IsWoken || HasHappenedSince(entry.EventsAtStart, QueueingHints.KindsOf(by)))
        {
            BackOff(entry);
            return;
        }
        entry.Place = Place.Unschedulable;
        entry.RefusedBy = by;
        _unschedulable.Add(entry);
        if (!_refused.TryGetValue((by, key.Tenant), out var group))
            _refused[(by, key.Tenant)] = group = new Group(QueueingHints.KindsOf(by), []);
        group.Pods.Add(entry);
    }

    /// <summary>Something has happened. The unschedulable pods that it may help back off now.</summary>
    /// <param name="mayHelp">Is asked about pods that some of these refused which wait for such events; it changes
    /// nothing here.</param>
    /// <returns>How many pods it was asked about.</returns>
    public int Wake(ClusterEvent happened, Func<ObjectKey, Refusers, bool> mayHelp)
    {
        NoteEvent(happened.Kinds);
        var asked = 0;
        List<Entry>? woken = null;
        foreach (var ((by, tenant), group) in _refused)
        {
            if ((group.WaitsFor & happened.Kinds) == 0 || happened.Tenant is { } only && only != tenant)
                continue;
            foreach (var entry in group.Pods)
            {
                asked++;
                if (mayHelp(entry.Key, by))
                    (woken ??= []).Add(entry);
            }
        }
        foreach (var entry in woken ?? [])
            MoveToBackoff(entry);
        return asked;
    }

    /// <summary>The same for what happened to one pod itself, or is for it alone.</summary>
    public void WakeOne(ObjectKey key, ClusterEvent happened, Func<ObjectKey, Refusers, bool> mayHelp)
    {
        if (!_entries.TryGetValue(key, out var entry))
            return;
        if (entry.Place == Place.InFlight)
            entry.IsWoken = true;
        else if (
            entry.Place == Place.Unschedulable
            && (QueueingHints.KindsOf(entry.RefusedBy) & happened.Kinds) != 0
            && mayHelp(key, entry.RefusedBy)
        )
            MoveToBackoff(entry);
    }

    /// <summary>What the pod waits for will not come: it is tried again after its backoff.</summary>
    public void TryAgain(ObjectKey key)
    {
        if (!_entries.TryGetValue(key, out var entry))
            return;
        if (entry.Place == Place.InFlight)
            entry.IsWoken = true;
        else if (entry.Place == Place.Unschedulable)
            MoveToBackoff(entry);
    }

    /// <summary>Null: the pod is not in flight.</summary>
    private Entry? EndFlight(ObjectKey key, DateTimeOffset now)
    {
        if (!_entries.TryGetValue(key, out var entry) || entry.Place != Place.InFlight)
            return null;
        entry.Attempts++;
        entry.FailedAt = now;
        return entry;
    }

    private void NoteEvent(EventKinds kinds)
    {
        _events++;
        for (var left = (uint)kinds; left != 0; left &= left - 1)
            _lastOf[BitOperations.TrailingZeroCount(left)] = _events;
    }

    private bool HasHappenedSince(long start, EventKinds kinds)
    {
        for (var left = (uint)kinds; left != 0; left &= left - 1)
            if (_lastOf[BitOperations.TrailingZeroCount(left)] > start)
                return true;
        return false;
    }

    private void MoveToBackoff(Entry entry)
    {
        LeaveUnschedulable(entry);
        BackOff(entry);
    }

    private void LeaveUnschedulable(Entry entry)
    {
        _unschedulable.Remove(entry);
        var key = (entry.RefusedBy, entry.Key.Tenant);
        var group = _refused[key];
        group.Pods.Remove(entry);
        if (group.Pods.Count == 0)
            _refused.Remove(key);
    }

    /// <summary>Takes the entry out of the order that it is in, by the keys that it was put there with.</summary>
    private void Leave(Entry entry)
    {
        if (entry.Place == Place.Active)
            _active.Remove(entry);
        else if (entry.Place == Place.Unschedulable)
            LeaveUnschedulable(entry);
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
            LeaveUnschedulable(oldest);
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
        InFlight,
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
        public Refusers RefusedBy { get; set; }
        public long EventsAtStart { get; set; }

        /// <summary>Something happened to it alone while it was in flight.</summary>
        public bool IsWoken { get; set; }
    }

    private sealed record Group(EventKinds WaitsFor, HashSet<Entry> Pods);

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
