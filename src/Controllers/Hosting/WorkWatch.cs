namespace Arktos.Controllers.Hosting;

/// <summary>
/// Knows whether the controllers of a term get on: each loop has a part, with a bound on how long it may say nothing
/// while it has something to do. The host looks at all parts and reports to the lease only when none is stalled.
/// Thread-safe.
/// </summary>
internal sealed class WorkWatch(TimeProvider time)
{
    private readonly Lock _lock = new();
    private readonly List<WorkPart> _parts = [];

    /// <param name="name">For the log.</param>
    /// <param name="silenceMax">How long the part may go without a report while it owes something.</param>
    /// <param name="owes">Whether the part has anything to do now; null: always.</param>
    public WorkPart Add(string name, TimeSpan silenceMax, Func<bool>? owes = null)
    {
        var part = new WorkPart(this, time, name, silenceMax, owes);
        lock (_lock)
            _parts.Add(part);
        return part;
    }

    /// <summary>A part that has been silent for too long; null when all get on.</summary>
    public WorkPart? FindStalled()
    {
        lock (_lock)
            return _parts.Find(p => p.IsStalled());
    }

    internal void Remove(WorkPart part)
    {
        lock (_lock)
            _parts.Remove(part);
    }
}
