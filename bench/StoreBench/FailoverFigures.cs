using System.Diagnostics;

namespace Arktos.StoreBench;

/// <summary>kill -9 of the server that leads, again and again: how long until the next write succeeds. Both sides run; they are killed in turns.</summary>
internal static class FailoverFigures
{
    private static readonly byte[] Value = OperationFigures.RandomBytes(1024);

    public static async Task RunAsync(string folder, string executable, int runs)
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
        for (var i = 0; i < 100; i++) await side.PutAsync($"before/{run}-{i}", Value);
        var leader = await side.LeaderAsync();
        var begin = Stopwatch.GetTimestamp();
        side.Servers.Kill(leader);
        await side.PutUntilItSucceedsAsync($"after/{run}", Value);
        var seconds = Stopwatch.GetElapsedTime(begin).TotalSeconds;
        side.Servers.Restart(leader, a => [.. a.Where(x => x != "--new")]);
        return seconds;
    }
}
