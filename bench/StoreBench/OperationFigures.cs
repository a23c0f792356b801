using System.Globalization;

namespace Arktos.StoreBench;

/// <summary>
/// Operations of 1 KiB values, both sides in turns, each measured three times, the best run counting: the machine is
/// shared. etcd is started afresh for every measurement, since it slows down after bursts; the stores go on as they
/// are.
/// </summary>
/// <param name="peer">Another build of the stores, which is measured in etcd's place.</param>
internal sealed class OperationFigures(string folder, ArktosSide ours, ArktosSide? peer, double seconds)
{
    private const int RangeKeys = 10_000,
        Turns = 3;
    private static readonly byte[] Value = RandomBytes(1024);

    private int _etcds;

    public static async Task RunAsync(string folder, string executable, double seconds)
    {
        using var ours = await ArktosSide.StartAsync(Path.Combine(folder, "arktos"), executable);
        await WarmAsync(ours);
        using var peer = Environment.GetEnvironmentVariable("BENCH_PEER") is { } other
            ? await ArktosSide.StartAsync(Path.Combine(folder, "peer"), other)
            : null;
        if (peer is not null)
            await WarmAsync(peer);
        var figures = new OperationFigures(folder, ours, peer, seconds);
        var only = Environment.GetEnvironmentVariable("BENCH_ONLY")?.Split(',');
        foreach (var (name, run) in figures.All())
            if (only is null || only.Any(o => name.Contains(o, StringComparison.Ordinal)))
                await run();
    }

    /// <summary>
    /// .NET compiles what is called often a second time, in the background: until that is done it is most of what a
    /// store does. A store runs for months; so everything is called for a while, and then waited for until the stores
    /// are quiet, twice. (etcd is compiled beforehand.)
    /// </summary>
    private static async Task WarmAsync(ArktosSide ours)
    {
        const double QuietShare = 0.1;
        await FillAsync(ours);
        for (var round = 0; round < 2; round++)
        {
            Func<string, Task>[] operations =
            [
                name => ours.UnaryPutAsync(name, Value),
                name => ours.PutAsync(name, Value),
                name => ours.CreateAsync(name, Value),
                name => ours.GetAsync(Spread(name)),
            ];
            foreach (var operation in operations)
            {
                var prefix = $"{Guid.NewGuid():n}";
                await Load.RunAsync(ours.Servers, 64, 3, n => operation($"{prefix}/{n}"));
            }
            await Load.RunAsync(ours.Servers, 1, 2, _ => ours.RangeAsync("range"));
            for (var seconds = 0; seconds < 60; seconds++)
            {
                var before = ours.Servers.CpuSeconds();
                await Task.Delay(TimeSpan.FromSeconds(1));
                if (ours.Servers.CpuSeconds() - before < QuietShare)
                    break;
            }
        }
    }

    public static byte[] RandomBytes(int count)
    {
        var bytes = new byte[count];
        new Random(1).NextBytes(bytes);
        return bytes;
    }

    private IEnumerable<(string Name, Func<Task> Run)> All()
    {
        foreach (var atOnce in (int[])[1, 64, 256])
        {
            double? Goal(double wanted) => atOnce == 1 ? null : wanted;
            yield return (
                $"put-{atOnce}",
                async () =>
                {
                    var (a, b) = await BothAsync(
                        side => side is ArktosSide arktos ? arktos.UnaryPutAsync : side.PutAsync,
                        atOnce
                    );
                    Lines($"puts/s, {atOnce} at once", a, b, rate: Goal(2), p99: Goal(1), cpu: Goal(0.5));
                }
            );
            yield return (
                $"pipelined-{atOnce}",
                async () =>
                {
                    var (a, b) = await BothAsync(side => side.PutAsync, atOnce);
                    Lines($"pipelined puts/s, {atOnce} at once", a, b, rate: Goal(4), p99: null, cpu: null);
                }
            );
            if (atOnce == 1)
                continue;
            yield return (
                $"create-{atOnce}",
                async () =>
                {
                    var (a, b) = await BothAsync(side => side.CreateAsync, atOnce);
                    Lines($"creates/s, {atOnce} at once", a, b, rate: 3, p99: 0.5, cpu: null);
                }
            );
        }
        yield return (
            "get",
            async () =>
            {
                var (a, b) = await BothAsync(side => (name, _) => side.GetAsync(Spread(name)), 64, FillAsync);
                Lines("linearizable gets/s, 64 at once", a, b, rate: 1, p99: null, cpu: 1);
            }
        );
        yield return (
            "range",
            async () =>
            {
                var (a, b) = await BothAsync(
                    side =>
                        async (_, _) =>
                        {
                            var (count, _) = await side.RangeAsync("range");
                            if (count != RangeKeys)
                                throw new InvalidOperationException($"the range has {count} objects");
                        },
                    1,
                    FillAsync
                );
                var mib = RangeKeys * 1024.0 / (1 << 20);
                Lines(
                    "ranges of 10,000 x 1 KiB, MiB/s",
                    a with
                    {
                        Rate = a.Rate * mib,
                    },
                    b with
                    {
                        Rate = b.Rate * mib,
                    },
                    rate: 2,
                    p99: null,
                    cpu: null
                );
            }
        );
    }

    private static void Lines(string name, Sample ours, Sample etcd, double? rate, double? p99, double? cpu)
    {
        Report.AtLeast(name, ours.Rate, etcd.Rate, rate);
        Report.AtMost("  p50, ms", ours.P50Ms, etcd.P50Ms, null);
        Report.AtMost("  p99, ms", ours.P99Ms, etcd.P99Ms, p99);
        Report.AtMost("  CPU s per 1,000, three servers", ours.CpuPer1000, etcd.CpuPer1000, cpu);
        Report.AtMost("  resident MiB, largest server", ours.ResidentMiB, etcd.ResidentMiB, null);
    }

    /// <summary>Keys of the range in an order of no pattern: "…/17" becomes one of them.</summary>
    private static string Spread(string name)
    {
        var number = long.Parse(
            name.AsSpan(name.IndexOf('/', StringComparison.Ordinal) + 1),
            CultureInfo.InvariantCulture
        );
        return $"range/{number * 7919 % RangeKeys:d5}";
    }

    private static async Task FillAsync(IMeasured side)
    {
        for (var i = 0; i < RangeKeys; i += 100)
            await side.PutAllAsync([.. Enumerable.Range(i, 100).Select(n => ($"range/{n:d5}", Value))]);
    }

    private async Task<(Sample Ours, Sample Etcd)> BothAsync(
        Func<IMeasured, Func<string, byte[], Task>> operation,
        int atOnce,
        Func<IMeasured, Task>? prepare = null
    )
    {
        Sample a = default,
            b = default;
        for (var turn = 0; turn < Turns; turn++)
        {
            a = Better(a, await MeasureAsync(ours, operation, atOnce, prepare));
            using var etcd = peer is null ? await EtcdSide.StartAsync(Path.Combine(folder, $"etcd-{_etcds++}")) : null;
            b = Better(b, await MeasureAsync((IMeasured?)etcd ?? peer!, operation, atOnce, prepare));
        }
        return (a, b);
    }

    private async Task<Sample> MeasureAsync(
        IMeasured side,
        Func<IMeasured, Func<string, byte[], Task>> operation,
        int atOnce,
        Func<IMeasured, Task>? prepare
    )
    {
        if (prepare is not null)
            await prepare(side);
        var (act, warm, name) = (operation(side), $"{Guid.NewGuid():n}", $"{Guid.NewGuid():n}");
        await Load.RunAsync(side.Servers, atOnce, 1, n => act($"{warm}/{n}", Value));
        // So that a profiler knows when to look.
        await Console.Error.WriteLineAsync($"# {side.GetType().Name}: {atOnce} at once, {seconds} s");
        return await Load.RunAsync(side.Servers, atOnce, seconds, n => act($"{name}/{n}", Value));
    }

    private static Sample Better(Sample a, Sample b) => b.Rate > a.Rate ? b : a;
}
