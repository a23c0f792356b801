using Microsoft.Extensions.Time.Testing;

namespace Arktos.Store.Tests;

/// <summary>
/// A clock that leaps, as one that is set does: the wall clock alone, while what measures how long something took goes
/// on evenly.
/// </summary>
internal sealed class LeapingTime(DateTimeOffset begin) : FakeTimeProvider(begin)
{
    public TimeSpan Leap { get; set; }

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Leap;

    // The base counts by GetUtcNow.
    public override long GetTimestamp() => base.GetTimestamp() - Leap.Ticks;
}
