using System.Diagnostics;

namespace Arktos.StoreBench;

/// <summary>
/// kill -9 of the server that leads, again and again: how long until the next write succeeds. Both sides run; they are
/// killed in turns. Then the same of a whole AZ, of two stores: how long until the last partition takes a write. etcd
/// has nothing beside that: its leader is one member, and alone in its AZ.
/// </summary>
internal static class FailoverFigures
{
    /// <summary>
    /// As many for each choice of a store from each AZ, and for each of its AZs: then every store leads as many as the
    /// others.
    /// </summary>
    private const int StoresPerAz = 2,
        Partitions = StoresPerAz * StoresPerAz * StoresPerAz * StoreServers.Azs;

    private static readonly byte[] Value = OperationFigures.RandomBytes(1024);

    public static async Task RunAsync(string folder, string executable, int runs)
    {
        var only = Environment.GetEnvironmentVariable("BENCH_ONLY");
        if (only is null or "leader")
            await LeadersAsync(folder, executable, runs);
        if (only is null or "az")
            await AzsAsync(folder, executable, runs);
    }

    private static async Task LeadersAsync(string folder, string executable, int runs)
    {
        using var ours = await ArktosSide.StartAsync(Path.Combine(folder, "arktos"), executable);
        using var etcd = await EtcdSide.StartAsync(Path.Combine(folder, "etcd"));
        var (a, b) = (new List<double>(), new List<double>());
        for (var run = 0; run < runs; run++)
        {
            a.Add(await KillLeaderAsync(ours, run));
            b.Add(await KillLeaderAsync(etcd, run));
        }
        a.Sort();
        b.Sort();
        Report.Within($"writes again after kill -9 of the leader, median s of {runs}", a[runs / 2], b[runs / 2], 1.5);
        Report.Within($"  p99, s (the longest of {runs})", a[^1], b[^1], 1.5);
    }

    private static async Task<double> KillLeaderAsync(IMeasured side, int run)
    {
        await side.AllUpAsync();
        for (var i = 0; i < 100; i++)
            await side.PutAsync($"before/{run}-{i}", Value);
        var leader = await side.LeaderAsync();
        var begin = Stopwatch.GetTimestamp();
        side.Servers.Kill(leader);
        await side.PutUntilItSucceedsAsync($"after/{run}", Value);
        var seconds = Stopwatch.GetElapsedTime(begin).TotalSeconds;
        side.Servers.Restart(leader, a => [.. a.Where(x => x != "--new")]);
        return seconds;
    }

    private static async Task AzsAsync(string folder, string executable, int runs)
    {
        using var side = await ArktosSide.StartAsync(Path.Combine(folder, "azs"), executable, StoresPerAz, Partitions);
        var times = new List<double>();
        for (var run = 0; run < runs; run++)
            times.Add(await KillAzAsync(side, run));
        times.Sort();
        Report.Within(
            $"writes to each of {Partitions} partitions again after kill -9 of an AZ of {StoresPerAz} stores, "
                + $"median s of {runs}",
            times[runs / 2],
            null,
            1.5
        );
        Report.Within($"  p99, s (the longest of {runs})", times[^1], null, 1.5);
    }

    private static async Task<double> KillAzAsync(ArktosSide side, int run)
    {
        await side.BalancedAsync();
        // They are in use: none sleeps.
        foreach (var partition in side.Tenants.Keys)
            await side.PutUntilItSucceedsAsync(partition, $"before-{run}", Value);
        int[] stores =
        [
            .. Enumerable.Range(0, side.Servers.Count).Where(s => StoreServers.AzOf(s) == run % StoreServers.Azs),
        ];
        var begin = Stopwatch.GetTimestamp();
        side.Servers.Kill(stores);
        await Task.WhenAll(side.Tenants.Keys.Select(p => side.PutUntilItSucceedsAsync(p, $"after-{run}", Value)));
        var seconds = Stopwatch.GetElapsedTime(begin).TotalSeconds;
        foreach (var store in stores)
            side.Servers.Restart(store, a => [.. a.Where(x => x != "--new")]);
        return seconds;
    }
}
