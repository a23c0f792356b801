namespace Arktos.ApiBench;

/// <summary>Measures the rows of one build, or of two in turns, and prints a line for each.</summary>
internal static class Figures
{
    /// <summary>Of two builds on a machine that others share, one after the other says nothing.</summary>
    private const int Turns = 3;

    public static async Task RunAsync(string folder, BenchOptions options, IReadOnlyList<Row> rows)
    {
        using var ours = await ApiCluster.StartAsync(
            Path.Combine(folder, "arktos"),
            options.Arktos,
            options,
            options.With
        );
        using var peer = options.Against is { } against
            ? await ApiCluster.StartAsync(Path.Combine(folder, "against"), against, options, [])
            : null;
        Line("name", Measurement.Titles);
        var isWarm = false;
        foreach (var row in rows)
        {
            // What the servers hold at rest is read before anything is asked of them.
            if (row.Prepare is not null && !isWarm)
            {
                await Row.WarmAsync(ours, options.Pods);
                if (peer is not null)
                    await Row.WarmAsync(peer, options.Pods);
                isWarm = true;
            }
            await MeasureAsync(ours, peer, row, options.Seconds);
        }
    }

    private static async Task MeasureAsync(ApiCluster ours, ApiCluster? peer, Row row, double seconds)
    {
        if (peer is null)
        {
            Line(row.Name, Texts((await Measurement.TakeAsync(ours, row, seconds)).Figures));
            return;
        }
        List<Measurement> a = [],
            b = [];
        for (var turn = 0; turn < Turns; turn++)
        {
            a.Add(await Measurement.TakeAsync(ours, row, seconds));
            b.Add(await Measurement.TakeAsync(peer, row, seconds));
        }
        var (mine, theirs) = (Measurement.Medians(a), Measurement.Medians(b));
        Line(row.Name, Texts(mine));
        Line("  against", Texts(theirs));
        Line("  ratio", Texts(mine.Zip(theirs, (m, t) => m / t)));
    }

    private static IEnumerable<string> Texts(IEnumerable<double> figures) =>
        figures.Select(f => double.IsFinite(f) ? Figure.Text(f) : "-");

    private static void Line(string name, IEnumerable<string> cells) =>
        Console.WriteLine($"{name} | {string.Join(" | ", cells)}");
}
