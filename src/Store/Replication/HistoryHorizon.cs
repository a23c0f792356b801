using Arktos.StoreClient;

namespace Arktos.Store.Replication;

/// <summary>
/// Up to where history may be dropped: what is older than it is to be kept by real time, though revisions may run ahead
/// of the clock (it was set back, or a backup was restored) and the clock may leap. It remembers the latest revision
/// every so often; what was before this process began is judged by the clock that it began with. One thread at a time.
/// </summary>
internal sealed class HistoryHorizon(PartitionId partition, TimeProvider time)
{
    private const int SamplesPerRetention = 60;

    private readonly Queue<(long Timestamp, Revision Latest)> _samples = new();
    private readonly long _begin = time.GetTimestamp();
    private readonly long _beganMs = time.GetUtcNow().ToUnixTimeMilliseconds();
    private long _sampledAt;

    /// <param name="latest">The partition's latest revision now.</param>
    public Revision Target(Revision latest, TimeSpan retention)
    {
        var now = time.GetTimestamp();
        if (_samples.Count == 0 || time.GetElapsedTime(_sampledAt, now) >= retention / SamplesPerRetention)
        {
            _samples.Enqueue((now, latest));
            _sampledAt = now;
        }
        var target = Revision.None;
        // The youngest that is old enough stays, until the next one is.
        while (_samples.TryPeek(out var oldest) && time.GetElapsedTime(oldest.Timestamp, now) >= retention)
        {
            target = oldest.Latest;
            if (_samples.Count == 1 || time.GetElapsedTime(_samples.ElementAt(1).Timestamp, now) < retention)
                break;
            _samples.Dequeue();
        }
        var clockMs = _beganMs + (long)time.GetElapsedTime(_begin, now).TotalMilliseconds;
        return Revision.Max(
            target,
            Revision.Compose(
                Math.Max(0, Math.Min(latest.UnixMilliseconds, clockMs) - (long)retention.TotalMilliseconds),
                0,
                partition
            )
        );
    }
}
