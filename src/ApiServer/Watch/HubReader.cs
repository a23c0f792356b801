using Arktos.StoreClient;

namespace Arktos.ApiServer.Watch;

internal enum HubRead
{
    Events,
    UpToDate,
    Lagging,
}

/// <summary>
/// One reader of a hub: the events that its interest wants wait here until it takes them, so many, of so many bytes,
/// and no more. A reader that is too slow is told so, and goes on by a stream of its own. The hub fills it, one task
/// reads it. Thread-safe.
/// </summary>
internal sealed class HubReader(Interest interest)
{
    public const int WaitingMax = 4096;

    private readonly Lock _lock = new();
    private readonly Queue<HubEvent> _waiting = new();
    private long _waitingBytes;
    private bool _isLagging;
    private TaskCompletionSource _more = New();

    public Interest Interest { get; } = interest;

    /// <summary>Called by the hub, in the order of events.</summary>
    public void Add(HubEvent e)
    {
        lock (_lock)
        {
            if (_isLagging)
                return;
            _waiting.Enqueue(e);
            _waitingBytes += e.Bytes;
            if (_waiting.Count <= WaitingMax && _waitingBytes <= KeptBytes.HubMax)
                return;
            _isLagging = true;
            _waiting.Clear();
        }
    }

    /// <summary>Called by the hub after it has added what there was.</summary>
    public void Wake()
    {
        lock (_lock)
            _more.TrySetResult();
    }

    /// <param name="hub">How far the hub is: taken while nothing waits, it holds for this reader.</param>
    /// <param name="more">Completes when there is more than was read.</param>
    public HubRead Take(
        ResourceHub hub,
        List<HubEvent> into,
        int max,
        out IReadOnlyDictionary<PartitionId, Revision> closed,
        out Task more
    )
    {
        // Before the events: whatever is closed then has been added already.
        closed = hub.Closed;
        lock (_lock)
        {
            if (_more.Task.IsCompleted && _waiting.Count == 0)
                _more = New();
            more = _more.Task;
            if (_isLagging)
                return HubRead.Lagging;
            while (into.Count < max && _waiting.TryDequeue(out var e))
            {
                into.Add(e);
                _waitingBytes -= e.Bytes;
            }
            return into.Count > 0 ? HubRead.Events : HubRead.UpToDate;
        }
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
