using System.Diagnostics;

namespace Arktos.Bench;

/// <summary>How many operations there were, how many a second, and how long they took.</summary>
internal readonly record struct Timing(int Count, double Rate, double P50Ms, double P99Ms)
{
    /// <param name="latencies">Of each operation, in ticks of <see cref="Stopwatch"/>.</param>
    public static Timing Of(IEnumerable<long> latencies, double elapsedSeconds)
    {
        var sorted = latencies.Order().ToArray();
        return sorted.Length == 0
            ? throw new InvalidOperationException("no operation was measured")
            : new Timing(sorted.Length, sorted.Length / elapsedSeconds, At(sorted, 0.5), At(sorted, 0.99));
    }

    private static double At(long[] sorted, double share) =>
        sorted[Math.Min(sorted.Length - 1, (int)(sorted.Length * share))] * 1000.0 / Stopwatch.Frequency;
}
