using Arktos.StoreClient;

namespace Arktos.Store.Keyspace;

/// <summary>
/// The latest events of a partition, in memory and bounded: what streams read from while they keep up. Written by the
/// partition's worker, read by any thread.
/// </summary>
/// <param name="budget">Of all partitions of the store: when that is exceeded, the oldest go earlier. null: the
/// partition is alone.</param>
internal sealed class RecentEvents(int eventsMax = 4096, long bytesMax = 2 << 20, MemoryBudget? budget = null)
{
    private const int FirstEvents = 16;

    /// <summary>What an event weighs besides its key and values: about what its objects take.</summary>
    private const int OverheadBytes = 200;

    private readonly Lock _lock = new();

    /// <summary>Grows as needed: most partitions of many are idle.</summary>
    private PartitionEvent?[] _ring = new PartitionEvent?[Math.Min(eventsMax, FirstEvents)];
    private int _first;
    private int _count;
    private long _bytes;

    /// <summary>What the budget was told that this partition holds.</summary>
    private long _charged;
    private Revision _before;
    private Revision _latest;
    private TaskCompletionSource? _changed;
    private Action[] _listeners = [];

    private int _readers;

    /// <summary>Whether somebody wants to have what is applied, as soon as it is.</summary>
    public bool IsRead => Volatile.Read(ref _readers) > 0;

    /// <summary>Everything at or below this has been applied.</summary>
    public Revision Latest
    {
        get
        {
            lock (_lock)
                return _latest;
        }
    }

    /// <summary>About what this takes of the memory, in bytes.</summary>
    public long Held
    {
        get
        {
            lock (_lock)
                return HeldNow;
        }
    }

    /// <summary>Ends when something is applied after this call.</summary>
    public Task Changed
    {
        get
        {
            lock (_lock)
                return (_changed ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
        }
    }

    /// <summary>
    /// Has whoever wants it called at each change, on the worker's thread, so it must be quick; until the result is
    /// disposed, and perhaps once more then.
    /// </summary>
    public IDisposable Listen(Action changed)
    {
        lock (_lock)
            _listeners = [.. _listeners, changed];
        return new Listener(this, changed);
    }

    /// <summary>Somebody reads on from here on, until the result is disposed, once.</summary>
    public Reader BeginRead()
    {
        Interlocked.Increment(ref _readers);
        return new Reader(this);
    }

    /// <summary>Appends what was applied together and wakes who waits.</summary>
    public void Add(List<PartitionEvent> events, Revision latest)
    {
        TaskCompletionSource? changed;
        lock (_lock)
        {
            foreach (var e in events)
            {
                if (_count == _ring.Length)
                    MakeRoom();
                _ring[(_first + _count++) % _ring.Length] = e;
                _bytes += e.Bytes;
            }
            while (_bytes > bytesMax && _count > 0)
                ForgetOldestCommit();
            if (Charge() is > 0 and var excess)
                GiveUp(excess);
            changed = Advance(latest);
        }
        Tell(changed);
    }

    /// <summary>Forgets all: events from here on are kept.</summary>
    public void Restart(Revision latest)
    {
        TaskCompletionSource? changed;
        lock (_lock)
        {
            Clear(latest);
            changed = Advance(latest);
        }
        Tell(changed);
    }

    /// <summary>
    /// Forgets all, and gives its memory back: nothing will be added for long. Who reads on behind the latest does so
    /// from the database; who waits there goes on waiting.
    /// </summary>
    public void Forget()
    {
        lock (_lock)
            Clear(_latest);
    }

    /// <summary>
    /// For a partition to which nothing is added though it is awake: its oldest go when the store holds too much.
    /// </summary>
    public void Yield()
    {
        if (budget is null || budget.Excess <= 0)
            return;
        lock (_lock)
            GiveUp(budget.Excess);
    }

    /// <summary>Wakes who waits though nothing was applied: the partition is halted, and streams must say so.</summary>
    public void Wake()
    {
        TaskCompletionSource? changed;
        lock (_lock)
            changed = Advance(_latest);
        Tell(changed);
    }

    /// <summary>
    /// The events after a revision, at most so many but whole commits; false when some of them are no longer here.
    /// <paramref name="through"/> is how far the result goes: all events up to it are in it.
    /// </summary>
    public bool TryRead(Revision after, int max, List<PartitionEvent> into, out Revision through)
    {
        lock (_lock)
        {
            through = _latest;
            if (after < _before)
                return false;
            for (var i = FirstAfter(after); i < _count; i++)
            {
                var e = At(i);
                if (into.Count >= max && e.Revision != into[^1].Revision)
                {
                    through = into[^1].Revision;
                    return true;
                }
                into.Add(e);
            }
            return true;
        }
    }

    internal readonly struct Reader(RecentEvents? events) : IDisposable
    {
        public void Dispose()
        {
            if (events is not null)
                Interlocked.Decrement(ref events._readers);
        }
    }

    private sealed class Listener(RecentEvents events, Action changed) : IDisposable
    {
        public void Dispose()
        {
            lock (events._lock)
                events._listeners = [.. events._listeners.Where(l => l != changed)];
        }
    }

    private void MakeRoom()
    {
        if (_ring.Length >= eventsMax)
        {
            ForgetOldestCommit();
            return;
        }
        var larger = new PartitionEvent?[Math.Min(eventsMax, _ring.Length * 2)];
        for (var i = 0; i < _count; i++)
            larger[i] = At(i);
        (_ring, _first) = (larger, 0);
    }

    private long HeldNow => _bytes + (long)_count * OverheadBytes;

    /// <returns>By how much the store holds too much now.</returns>
    private long Charge()
    {
        if (budget is null)
            return 0;
        var more = HeldNow - _charged;
        _charged = HeldNow;
        return budget.Add(more);
    }

    private void GiveUp(long excess)
    {
        var target = Math.Max(budget!.FloorBytes, HeldNow - excess);
        while (HeldNow > target)
            ForgetOldestCommit();
        Charge();
    }

    private void Clear(Revision before)
    {
        _ring = new PartitionEvent?[Math.Min(eventsMax, FirstEvents)];
        (_first, _count, _bytes, _before) = (0, 0, 0, before);
        Charge();
    }

    private PartitionEvent At(int i) => _ring[(_first + i) % _ring.Length]!;

    private int FirstAfter(Revision revision)
    {
        var (low, high) = (0, _count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (At(middle).Revision <= revision)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }

    private TaskCompletionSource? Advance(Revision latest)
    {
        _latest = latest;
        var changed = _changed;
        _changed = null;
        return changed;
    }

    /// <summary>Not under the lock.</summary>
    private void Tell(TaskCompletionSource? changed)
    {
        changed?.TrySetResult();
        foreach (var listener in Volatile.Read(ref _listeners))
            listener();
    }

    private void ForgetOldestCommit()
    {
        _before = At(0).Revision;
        while (_count > 0 && At(0).Revision == _before)
        {
            _bytes -= At(0).Bytes;
            _ring[_first] = null;
            _first = (_first + 1) % _ring.Length;
            _count--;
        }
    }
}
