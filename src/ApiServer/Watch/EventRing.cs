using Arktos.StoreClient;

namespace Arktos.ApiServer.Watch;

public enum RingRead
{
    Events,
    UpToDate,
    Lagging,
}

/// <summary>
/// The latest events of a resource, so many and no more. One writer appends; any number of readers hold a position of
/// their own and wait for more. A reader whose position has been overwritten is told so. Thread-safe.
/// </summary>
internal sealed class EventRing(int capacity)
{
    private readonly HubEvent[] _events = new HubEvent[capacity];
    private readonly Lock _lock = new();
    private long _next;
    private Dictionary<PartitionId, Revision> _positions = [];
    private TaskCompletionSource _more = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <param name="positions">How far each partition is after these events; kept, so not to be changed later.</param>
    public void Append(IReadOnlyList<HubEvent> events, Dictionary<PartitionId, Revision> positions)
    {
        TaskCompletionSource waiting;
        lock (_lock)
        {
            foreach (var e in events)
                _events[_next++ % capacity] = e;
            _positions = positions;
            waiting = _more;
            _more = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }
        waiting.TrySetResult();
    }

    /// <summary>Wakes all readers for the last time.</summary>
    public void Complete()
    {
        lock (_lock)
            _more.TrySetResult();
    }

    /// <summary>The position of the oldest event that is still there.</summary>
    public long Oldest
    {
        get
        {
            lock (_lock)
                return Math.Max(0, _next - capacity);
        }
    }

    /// <summary>The position behind the newest event.</summary>
    public long Next
    {
        get
        {
            lock (_lock)
                return _next;
        }
    }

    /// <summary>Copies the events from a position on and moves it behind them.</summary>
    /// <param name="positions">How far the stream is; only who has read everything may take it for its own.</param>
    /// <param name="more">Completes when there is more than was read.</param>
    public RingRead Read(
        ref long position,
        List<HubEvent> into,
        int max,
        out IReadOnlyDictionary<PartitionId, Revision> positions,
        out Task more
    )
    {
        lock (_lock)
        {
            (positions, more) = (_positions, _more.Task);
            if (position < _next - capacity)
                return RingRead.Lagging;
            var count = (int)Math.Min(max, _next - position);
            for (var i = 0; i < count; i++)
                into.Add(_events[position++ % capacity]);
            return count > 0 ? RingRead.Events : RingRead.UpToDate;
        }
    }
}
