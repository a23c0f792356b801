namespace Arktos.StoreBench;

/// <summary>
/// Our consensus beside DotNext's own cluster: entries a second, and what is left of acknowledged entries when all
/// members are killed at once. Ours does more for an entry: a client over TLS, conditions, RocksDB, history.
/// </summary>
internal static class ConsensusFigures
{
    private const int Turns = 3,
        ValueBytes = 1024,
        Acknowledged = 10;

    public static async Task RunAsync(string folder, string executable, double seconds)
    {
        foreach (var atOnce in new[] { 1, 64, 256 })
        {
            var (ours, theirs) = (new List<Sample>(), new List<Sample>());
            for (var turn = 0; turn < Turns; turn++)
            {
                ours.Add(await OursAsync(Path.Combine(folder, $"ours-{atOnce}-{turn}"), executable, atOnce, seconds));
                theirs.Add(await TheirsAsync(Path.Combine(folder, $"theirs-{atOnce}-{turn}"), atOnce, seconds));
            }
            var (our, their) = (ours.MaxBy(s => s.Rate), theirs.MaxBy(s => s.Rate));
            Report.AtLeast($"entries/s, {atOnce} at once", our.Rate, their.Rate, null);
            Report.AtMost("p99, ms", our.P99Ms, their.P99Ms, null);
            Report.AtMost("CPU", our.CpuPer1000, their.CpuPer1000, null);
        }
        foreach (var pauseMs in new[] { 0, 500 })
            Report.AtLeast(
                $"of {Acknowledged} acknowledged entries left after kill -9 of all, {pauseMs} ms later",
                await OursLeftAsync(Path.Combine(folder, $"ours-left-{pauseMs}"), executable, pauseMs),
                await TheirsLeftAsync(Path.Combine(folder, $"theirs-left-{pauseMs}"), pauseMs),
                null
            );
    }

    private static async Task<Sample> OursAsync(string folder, string executable, int atOnce, double seconds)
    {
        using var side = await ArktosSide.StartAsync(folder, executable);
        var value = new byte[ValueBytes];
        // As long again before, so that both have compiled what they run.
        await Load.RunAsync(side.Servers, atOnce, seconds, i => side.PutAsync($"warm/{i}", value));
        return await Load.RunAsync(side.Servers, atOnce, seconds, i => side.PutAsync($"put/{i}", value));
    }

    private static async Task<Sample> TheirsAsync(string folder, int atOnce, double seconds)
    {
        Directory.CreateDirectory(folder);
        using var side = await DotNextSide.StartAsync(folder);
        await side.PutAsync(atOnce, seconds);
        return await side.PutAsync(atOnce, seconds);
    }

    private static async Task<double> OursLeftAsync(string folder, string executable, int pauseMs)
    {
        using var side = await ArktosSide.StartAsync(folder, executable);
        for (var i = 0; i < Acknowledged; i++)
            await side.PutAsync($"kept/{i}", new byte[ValueBytes]);
        await Task.Delay(pauseMs);
        side.Servers.Kill(0, 1, 2);
        for (var store = 0; store < side.Servers.Count; store++)
            side.Servers.Restart(store, arguments => [.. arguments.Where(a => a != "--new")]);
        await side.PutUntilItSucceedsAsync("after/0", new byte[ValueBytes]);
        return (await side.RangeAsync("kept")).Count;
    }

    private static async Task<double> TheirsLeftAsync(string folder, int pauseMs)
    {
        Directory.CreateDirectory(folder);
        using var side = await DotNextSide.StartAsync(folder);
        await side.AppendAsync(Acknowledged);
        await Task.Delay(pauseMs);
        return await side.KillAllAsync();
    }
}
