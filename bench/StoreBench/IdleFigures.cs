using System.Diagnostics;
using System.Globalization;
using Arktos.StoreClient;

namespace Arktos.StoreBench;

/// <summary>
/// Three stores of many partitions that nobody wants anything of: what they cost, and how soon one that sleeps takes a
/// write, also when the store of its leader has just died. What they cost is measured of a few partitions as well: the
/// difference is what the many add.
/// </summary>
internal static class IdleFigures
{
    private const int FewPartitions = 4,
        IntervalsMeasured = 3,
        FirstWrites = 200,
        Kills = 6,
        WritesAfterKill = 20,
        InUse = 10;

    /// <summary>In percent of a core, MiB, seconds.</summary>
    private const double CpuGoal = 2,
        ResidentGoal = 300,
        FailoverGoal = 1.5;

    /// <summary>
    /// One and a half election timeouts. A store waits for 600 to 1,200 ms, at random, before it holds an election:
    /// held against the least.
    /// </summary>
    private const double FirstWriteGoalMs = 1.5 * 600;

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(30);
    private static readonly byte[] Value = OperationFigures.RandomBytes(1024);

    public static async Task RunAsync(string folder, string executable, int partitions)
    {
        if (partitions < FirstWrites + Azs)
            throw new ArgumentException(
                $"at least {FirstWrites + Azs} partitions are needed: {FirstWrites} of them are written to"
            );
        using (
            var few = await ArktosSide.StartAsync(Path.Combine(folder, "few"), executable, partitions: FewPartitions)
        )
        {
            await few.AsleepAsync();
            Report.Shown(
                $"{FewPartitions} partitions asleep: % of a core, the busiest of {Azs} stores",
                await CpuAsync(few)
            );
            Report.Shown("  resident MiB, the largest store", few.Servers.ResidentMiBMax());
        }
        using var many = await ArktosSide.StartAsync(Path.Combine(folder, "many"), executable, partitions: partitions);
        await many.AsleepAsync();
        Report.Within(
            Line(partitions, $"asleep: % of a core, the busiest of {Azs} stores"),
            await CpuAsync(many),
            null,
            CpuGoal
        );
        Report.Within("  resident MiB, the largest store", many.Servers.ResidentMiBMax(), null, ResidentGoal);
        await FirstWritesAsync(many);
        await WritesAfterKillsAsync(many);
        await many.AsleepAsync();
        Report.Shown(
            Line(partitions, $"of which {InUse} are written to once a second: % of a core, the busiest store"),
            await InUseAsync(many)
        );
        Report.Within(
            "  resident MiB, the largest store, after all of this",
            many.Servers.ResidentMiBMax(),
            null,
            ResidentGoal
        );
    }

    private const int Azs = StoreServers.Azs;

    private static string Line(int partitions, string text) =>
        string.Create(CultureInfo.InvariantCulture, $"{partitions:n0} partitions {text}");

    /// <summary>
    /// Percent of a core that the busiest store takes: of each store the median of some intervals, for the machine may
    /// have other work.
    /// </summary>
    private static async Task<double> CpuAsync(ArktosSide side)
    {
        var (shares, others) = (new List<double[]>(), new List<double>());
        for (var i = 0; i < IntervalsMeasured; i++)
        {
            var (begin, before, busy) = (Stopwatch.GetTimestamp(), PerStore(side), Processes.BusySecondsOfMachine());
            await Task.Delay(Interval);
            var seconds = Stopwatch.GetElapsedTime(begin).TotalSeconds;
            double[] used = [.. PerStore(side).Zip(before, (now, then) => now - then)];
            shares.Add([.. used.Select(u => 100 * u / seconds)]);
            others.Add((Processes.BusySecondsOfMachine() - busy - used.Sum()) / seconds);
        }
        var stores = string.Join("; ", shares.Select(Text));
        Note($"{Interval.TotalSeconds:f0} s each, % of a core of each store: {stores}, others: {Text(others)}");
        return Enumerable.Range(0, side.Servers.Count).Max(s => Median([.. shares.Select(interval => interval[s])]));
    }

    private static string Text(IEnumerable<double> figures) =>
        string.Join(' ', figures.Select(f => f.ToString("f2", CultureInfo.InvariantCulture)));

    private static double[] PerStore(ArktosSide side) =>
        [.. Enumerable.Range(0, side.Servers.Count).Select(side.Servers.CpuSeconds)];

    /// <summary>
    /// One after the other, each to a partition that has slept until then and that this client has not written to.
    /// </summary>
    private static async Task FirstWritesAsync(ArktosSide side)
    {
        var leaders = await side.AsleepAsync();
        // The connections to all stores are there.
        var known = leaders.GroupBy(l => l.Value).Select(l => l.First().Key).ToList();
        foreach (var partition in known)
            await side.PutUntilItSucceedsAsync(partition, "warm", Value);
        var times = new List<double>();
        foreach (var partition in Spread([.. leaders.Keys.Except(known).Order()], FirstWrites))
        {
            var begin = Stopwatch.GetTimestamp();
            await side.PutUntilItSucceedsAsync(partition, "first", Value);
            times.Add(Stopwatch.GetElapsedTime(begin).TotalMilliseconds);
        }
        times.Sort();
        Report.Within(
            $"first write to each of {FirstWrites} that sleep, median ms",
            Median(times),
            null,
            FirstWriteGoalMs
        );
        Report.Within("  p99, ms", times[(int)(times.Count * 0.99) - 1], null, FirstWriteGoalMs);
        Report.Within("  the longest, ms", times[^1], null, FirstWriteGoalMs);
    }

    /// <summary>To partitions that sleep and that the killed store leads, all at once, counted from the kill.</summary>
    private static async Task WritesAfterKillsAsync(ArktosSide side)
    {
        var times = new List<double>();
        for (var run = 0; run < Kills; run++)
        {
            var leaders = await side.AsleepAsync();
            var killed = run % side.Servers.Count;
            var partitions = Spread(
                [.. leaders.Where(l => l.Value == killed).Select(l => l.Key).Order()],
                WritesAfterKill
            );
            var begin = Stopwatch.GetTimestamp();
            side.Servers.Kill(killed);
            times.AddRange(
                await Task.WhenAll(
                    partitions.Select(async partition =>
                    {
                        await side.PutUntilItSucceedsAsync(partition, $"after-{run}", Value);
                        return Stopwatch.GetElapsedTime(begin).TotalSeconds;
                    })
                )
            );
            side.Servers.Restart(killed, a => [.. a.Where(x => x != "--new")]);
        }
        times.Sort();
        Report.Within(
            $"first write to {WritesAfterKill} that sleep, at once, after kill -9 of the store that leads them, "
                + $"median s of {times.Count}",
            Median(times),
            null,
            FailoverGoal
        );
        Report.Within("  p99, s", times[(int)Math.Ceiling(times.Count * 0.99) - 1], null, FailoverGoal);
        Report.Within("  the longest, s", times[^1], null, FailoverGoal);
    }

    private static async Task<double> InUseAsync(ArktosSide side)
    {
        using var stop = new CancellationTokenSource();
        var writers = Spread([.. side.Tenants.Keys.Order()], InUse)
            .Select(async partition =>
            {
                using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1));
                try
                {
                    while (await timer.WaitForNextTickAsync(stop.Token))
                        await side.PutUntilItSucceedsAsync(partition, "used", Value);
                }
                catch (OperationCanceledException) { } // enough
            })
            .ToList();
        var share = await CpuAsync(side);
        await stop.CancelAsync();
        await Task.WhenAll(writers);
        return share;
    }

    /// <summary>So many of them, evenly.</summary>
    private static List<PartitionId> Spread(IReadOnlyList<PartitionId> partitions, int count) =>
        [
            .. Enumerable
                .Range(0, Math.Min(count, partitions.Count))
                .Select(i => partitions[(int)((long)i * partitions.Count / Math.Min(count, partitions.Count))]),
        ];

    private static double Median(List<double> values)
    {
        values.Sort();
        return values[values.Count / 2];
    }

    private static void Note(FormattableString text) =>
        Console.Error.WriteLine("# " + text.ToString(CultureInfo.InvariantCulture));
}
