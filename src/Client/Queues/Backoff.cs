namespace Arktos.Client.Queues;

/// <summary>
/// Delays that double from <see cref="Min"/> to <see cref="Max"/>. Pure but for the jitter, whose generator is given.
/// </summary>
public readonly record struct Backoff(TimeSpan Min, TimeSpan Max)
{
    /// <summary>
    /// The delay before try number <paramref name="failures"/> + 1: zero for none, then Min, 2 Min, 4 Min … Max.
    /// </summary>
    public TimeSpan After(int failures)
    {
        if (failures <= 0)
            return TimeSpan.Zero;
        var doublings = Math.Min(failures - 1, 40);
        var ticks = Min.Ticks > Max.Ticks >> doublings ? Max.Ticks : Min.Ticks << doublings;
        return TimeSpan.FromTicks(Math.Min(ticks, Max.Ticks));
    }

    /// <summary>
    /// The same, less a random part of up to half, so that many callers that failed together do not come back together.
    /// </summary>
    public TimeSpan After(int failures, Random random) => After(failures) * (1 - random.NextDouble() / 2);
}
