using System.Diagnostics;

namespace Arktos.StoreBench;

/// <param name="Rate">Operations a second.</param>
/// <param name="CpuPer1000">Processor seconds of all three servers for 1,000 operations; the client's are not
/// counted.</param>
/// <param name="ResidentMiB">Of the largest server, at the end.</param>
internal readonly record struct Sample(double Rate, double P50Ms, double P99Ms, double CpuPer1000, double ResidentMiB);

/// <summary>Keeps so many operations under way for so long, and counts.</summary>
internal static class Load
{
    /// <param name="action">Gets the operation's number: 0, 1, 2, …</param>
    public static async Task<Sample> RunAsync(Processes servers, int atOnce, double seconds, Func<int, Task> action)
    {
        var next = -1;
        var cpu = servers.CpuSeconds();
        var begin = Stopwatch.GetTimestamp();
        var latencies = await Task.WhenAll(
            Enumerable
                .Range(0, atOnce)
                .Select(_ =>
                    Task.Run(async () =>
                    {
                        var times = new List<long>();
                        for (
                            var now = Stopwatch.GetTimestamp();
                            Stopwatch.GetElapsedTime(begin, now).TotalSeconds < seconds;

                        )
                        {
                            await action(Interlocked.Increment(ref next));
                            var done = Stopwatch.GetTimestamp();
                            times.Add(done - now);
                            now = done;
                        }
                        return times;
                    })
                )
        );
        var elapsed = Stopwatch.GetElapsedTime(begin).TotalSeconds;
        cpu = servers.CpuSeconds() - cpu;
        var all = latencies.SelectMany(l => l).Order().ToArray();
        return new Sample(
            all.Length / elapsed,
            At(all, 0.5),
            At(all, 0.99),
            cpu * 1000 / all.Length,
            servers.ResidentMiBMax()
        );
    }

    private static double At(long[] sorted, double share) =>
        sorted[Math.Min(sorted.Length - 1, (int)(sorted.Length * share))] * 1000.0 / Stopwatch.Frequency;
}
