namespace Arktos.Controllers.Hosting;

/// <summary>
/// One loop of a controller, as <see cref="WorkWatch"/> sees it. The loop itself reports, each time it gets on.
/// Thread-safe.
/// </summary>
internal sealed class WorkPart(WorkWatch watch, TimeProvider time, string name, TimeSpan silenceMax, Func<bool>? owes)
    : IDisposable
{
    private long _reportedAt = time.GetTimestamp();

    public string Name => name;

    public TimeSpan SilentFor => time.GetElapsedTime(Interlocked.Read(ref _reportedAt));

    public void Report() => Interlocked.Exchange(ref _reportedAt, time.GetTimestamp());

    /// <summary>Silence counts from when there was something to do.</summary>
    public bool IsStalled()
    {
        if (owes?.Invoke() == false)
            Report();
        return SilentFor > silenceMax;
    }

    public void Dispose() => watch.Remove(this);
}
