using System.Diagnostics;

namespace Arktos.StoreBench;

/// <summary>
/// Many keys of 1 KiB: memory, disk, and how soon they can be read after kill -9 of all three servers. One side at a
/// time.
/// </summary>
internal static class LargeFigures
{
    private const int KeysPerCommit = 100,
        CommitsAtOnce = 16;

    public static async Task RunAsync(string folder, string executable, int keys)
    {
        var ours = await MeasureAsync(
            keys,
            async () => await ArktosSide.StartAsync(Path.Combine(folder, "arktos"), executable)
        );
        var etcd = await MeasureAsync(
            keys,
            async () => await EtcdSide.StartAsync(Path.Combine(folder, "etcd"), quotaBytes: 16L << 30)
        );
        Report.AtMost(
            $"{keys:n0} keys of 1 KiB: resident MiB, largest server, when loaded",
            ours.LoadedMiB,
            etcd.LoadedMiB,
            0.5
        );
        Report.AtMost(
            "  resident MiB, largest server, after a restart and a read of every key",
            ours.ReadMiB,
            etcd.ReadMiB,
            0.5
        );
        Report.Within("  disk, bytes a key", ours.DiskBytes / keys, etcd.DiskBytes / keys, 1536);
        Report.Within("  first read after kill -9 of all, s", ours.ReadySeconds, etcd.ReadySeconds, 5);
    }

    private static async Task<Result> MeasureAsync(int keys, Func<Task<IMeasured>> start)
    {
        using var side = await start();
        var next = -KeysPerCommit;
        await Task.WhenAll(
            Enumerable
                .Range(0, CommitsAtOnce)
                .Select(worker =>
                    Task.Run(async () =>
                    {
                        var random = new Random(worker);
                        for (int first; (first = Interlocked.Add(ref next, KeysPerCommit)) < keys; )
                            await side.PutAllAsync([
                                .. Enumerable
                                    .Range(first, Math.Min(KeysPerCommit, keys - first))
                                    .Select(n => (Name(n), Value(random))),
                            ]);
                    })
                )
        );
        // Flushes and compactions that are under way count as what they are: part of it.
        await Task.Delay(TimeSpan.FromSeconds(40));
        var loaded = side.Servers.ResidentMiBMax();
        var disk = side.Servers.DiskBytesMax();
        for (var i = 0; i < side.Servers.Count; i++)
            side.Servers.Kill(i);
        var begin = Stopwatch.GetTimestamp();
        for (var i = 0; i < side.Servers.Count; i++)
            side.Servers.Restart(i, a => [.. a.Where(x => x != "--new")]);
        await side.PutUntilItSucceedsAsync("after/restart", [1]);
        await side.GetAsync(Name(keys / 2));
        var ready = Stopwatch.GetElapsedTime(begin).TotalSeconds;
        await side.AllUpAsync();
        for (var i = 0; i < keys; i += 1000)
            if ((await side.RangeAsync($"large-{i / 1000:d5}")).Count != Math.Min(1000, keys - i))
                throw new InvalidOperationException($"keys are missing after {i}");
        return new Result(loaded, side.Servers.ResidentMiBMax(), disk, ready);
    }

    private static string Name(int n) => $"large-{n / 1000:d5}/{n % 1000:d3}";

    private static byte[] Value(Random random)
    {
        var bytes = new byte[1024];
        random.NextBytes(bytes);
        return bytes;
    }

    private readonly record struct Result(double LoadedMiB, double ReadMiB, double DiskBytes, double ReadySeconds);
}
