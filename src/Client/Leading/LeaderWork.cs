namespace Arktos.Client.Leading;

/// <summary>
/// What a leader's work tells of itself during one term: that it gets on. The lease is renewed only while it does, so
/// the work reports from the very loop that does it, never from a timer beside that loop. Thread-safe.
/// </summary>
public sealed class LeaderWork(TimeProvider time)
{
    private long _reportedAt = time.GetTimestamp();

    /// <summary>How long ago the work has reported; from the beginning of the term when it never has.</summary>
    public TimeSpan SilentFor => time.GetElapsedTime(Interlocked.Read(ref _reportedAt));

    /// <summary>The work has got on, or has found that there is nothing to do. Cheap enough for every item.</summary>
    public void Report() => Interlocked.Exchange(ref _reportedAt, time.GetTimestamp());
}
