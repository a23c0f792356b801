using System.Diagnostics;
using System.Globalization;
using Arktos.StoreBench;

// Usage: StoreBench ARKTOS-EXECUTABLE [SECONDS per measurement]. Both sides run side by side in turns: while one is measured the other is idle.
var executable = args[0];
var seconds = args.Length > 1 ? double.Parse(args[1], CultureInfo.InvariantCulture) : 5;
var folder = Directory.CreateTempSubdirectory("arktos-bench-").FullName;
try
{
    using var ours = await ArktosSide.StartAsync(Path.Combine(folder, "arktos"), executable);
    using var etcd = await EtcdSide.StartAsync(Path.Combine(folder, "etcd"));
    IMeasured[] sides = [ours, etcd];
    var value = new byte[1024];
    new Random(1).NextBytes(value);
    foreach (var side in sides) await RateAsync(64, 1, n => side.PutAsync($"warm/{n}", value));
    await BothAsync("puts/s, 64 at once, 1 KiB", 1.0, (side, name) => RateAsync(64, seconds, n => side.PutAsync($"{name}/{n}", value)));
    await BothAsync("puts/s, 256 at once, 1 KiB", 1.0, (side, name) => RateAsync(256, seconds, n => side.PutAsync($"{name}/{n}", value)));
    await BothAsync("creates/s, 64 at once, 1 KiB", 1.0, (side, name) => RateAsync(64, seconds, n => side.CreateAsync($"{name}/{n}", value)));
    foreach (var side in sides)
        for (var i = 0; i < 10_000; i += 200) await Task.WhenAll(Enumerable.Range(i, 200).Select(n => side.PutAsync($"range/{n:d5}", value)));
    await BothAsync("linearizable gets/s, 64 at once", 1.0, (side, _) => RateAsync(64, seconds, n => side.GetAsync($"range/{n * 7919 % 10_000:d5}")));
    await BothAsync("ranges/s of 10,000 x 1 KiB", 1.0, (side, _) => RateAsync(1, seconds, async _ =>
    {
        var count = await side.RangeAsync("range");
        if (count != 10_000) throw new InvalidOperationException($"the range has {count} objects");
    }));

    // Twice in turns, the better of each side: the machine is shared.
    async Task BothAsync(string what, double goal, Func<IMeasured, string, Task<double>> measure)
    {
        var best = new double[2];
        for (var turn = 0; turn < 2; turn++)
            for (var side = 0; side < 2; side++) best[side] = Math.Max(best[side], await measure(sides[side], $"{Guid.NewGuid():n}"));
        var ratio = best[0] / best[1];
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what} | {best[0]:f1} | {best[1]:f1} | {ratio:f2} | >= {goal:f2} | {(ratio >= goal ? "yes" : "no")}"));
    }
}
finally { Directory.Delete(folder, recursive: true); }

static async Task<double> RateAsync(int concurrent, double seconds, Func<int, Task> action)
{
    var (next, done) = (-1, 0);
    var begin = Stopwatch.GetTimestamp();
    await Task.WhenAll(Enumerable.Range(0, concurrent).Select(_ => Task.Run(async () =>
    {
        while (Stopwatch.GetElapsedTime(begin).TotalSeconds < seconds)
        {
            await action(Interlocked.Increment(ref next));
            Interlocked.Increment(ref done);
        }
    })));
    return done / Stopwatch.GetElapsedTime(begin).TotalSeconds;
}
