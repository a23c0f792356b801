namespace Arktos.ApiServer.Audit;

/// <summary>So many batches a second, and so many at once after a silence. For one caller at a time.</summary>
/// <param name="perSecond">Null: there is no limit.</param>
internal sealed class AuditThrottle(double? perSecond, int burst, TimeProvider time)
{
    private double _left = burst;
    private long _at = time.GetTimestamp();

    public Task WaitAsync(CancellationToken cancel)
    {
        if (perSecond is not > 0)
            return Task.CompletedTask;
        var now = time.GetTimestamp();
        _left = Math.Min(burst, _left + time.GetElapsedTime(_at, now).TotalSeconds * perSecond.Value) - 1;
        _at = now;
        return _left >= 0
            ? Task.CompletedTask
            : Task.Delay(TimeSpan.FromSeconds(-_left / perSecond.Value), time, cancel);
    }
}
