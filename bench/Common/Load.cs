using System.Diagnostics;

namespace Arktos.Bench;

/// <summary>Keeps so many operations under way for so long, and counts.</summary>
internal static class Load
{
    /// <param name="action">Gets the operation's number: 0, 1, 2, …</param>
    public static async Task<Sample> RunAsync(Processes servers, int atOnce, double seconds, Func<int, Task> action)
    {
        var cpu = servers.CpuSeconds();
        var timing = await TimeAsync(atOnce, seconds, action);
        cpu = servers.CpuSeconds() - cpu;
        return new Sample(timing.Rate, timing.P50Ms, timing.P99Ms, cpu * 1000 / timing.Count, servers.ResidentMiBMax());
    }

    /// <summary>The same for a caller that counts processor time itself.</summary>
    public static async Task<Timing> TimeAsync(int atOnce, double seconds, Func<int, Task> action)
    {
        var next = -1;
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
        return Timing.Of(latencies.SelectMany(l => l), elapsed);
    }
}
