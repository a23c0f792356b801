namespace Arktos.Store.Replication;

/// <summary>
/// What times to live are judged by: the system's clock, but never faster than twice and never slower than half of real
/// time. So a clock that leaps hours ahead deletes nothing hours early, and one that is set back keeps nothing for
/// hours longer. One thread at a time.
/// </summary>
internal sealed class ExpiryClock(TimeProvider time)
{
    private long _last = time.GetTimestamp();
    private double _now = time.GetUtcNow().ToUnixTimeMilliseconds();

    /// <summary>Milliseconds since 1970.</summary>
    public long Now()
    {
        var timestamp = time.GetTimestamp();
        var elapsed = time.GetElapsedTime(_last, timestamp).TotalMilliseconds;
        _last = timestamp;
        _now = Math.Clamp(time.GetUtcNow().ToUnixTimeMilliseconds(), _now + elapsed / 2, _now + elapsed * 2);
        return (long)_now;
    }
}
