namespace Arktos.Simulation;

/// <summary>
/// Simulated time: what happens next, and when. Events of one moment happen in the order they were scheduled.
/// </summary>
internal sealed class EventQueue
{
    private readonly PriorityQueue<Action, (long Time, long Sequence)> _events = new();
    private long _sequence;

    public long Now { get; private set; }

    public int Count => _events.Count;

    public void At(long time, Action action) => _events.Enqueue(action, (Math.Max(time, Now), _sequence++));

    public void After(long delay, Action action) => At(Now + delay, action);

    public void RunNext()
    {
        _events.TryDequeue(out var action, out var when);
        Now = when.Time;
        action!();
    }
}
