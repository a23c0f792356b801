using System.Diagnostics;
using System.Globalization;
using Arktos.Api.Core.V1;
using Arktos.Bench;
using Arktos.Client.Connection;
using Arktos.Client.Resources;

namespace Arktos.TenantBench;

/// <summary>
/// What a quiet tenant notices of a loud one: 20 requests a second (reads and creations in turns), alone and while the
/// other floods with lists, creations of large objects and reads as fast as it is answered.
/// </summary>
internal sealed class NoisyNeighbour(WholeCluster cluster)
{
    private const string Quiet = "quiet",
        Loud = "loud";
    private const int LoudMaps = 2000;
    private static readonly TimeSpan Each = TimeSpan.FromMilliseconds(50),
        Phase = TimeSpan.FromSeconds(20);

    private int _quietNames;
    private int _loudNames;

    /// <summary>p99 of the quiet one's requests in milliseconds, and requests of the loud one that were answered and
    /// refused in a second.</summary>
    public sealed record Result(double P50Ms, double P99Ms, double Answered, double Refused);

    public async Task<(Result Alone, Result Beside, Result Limited)> RunAsync()
    {
        foreach (var tenant in new[] { Quiet, Loud })
            await new ResourceClient<Tenant>(cluster.Connection).CreateAsync(
                new Tenant
                {
                    Kind = "Tenant",
                    ApiVersion = "v1",
                    Metadata = new() { Name = tenant },
                },
                CancellationToken.None
            );
        using var quiet = await cluster.UserAsync(Quiet);
        using var loud = await cluster.UserAsync(Loud);
        await Parallel.ForAsync(
            0,
            LoudMaps,
            new ParallelOptions { MaxDegreeOfParallelism = 16 },
            async (_, _) => await CreateAsync(loud, Loud, 1024)
        );
        await CreateAsync(quiet, Quiet, 100);
        await MeasureAsync(quiet, isLoud: false); // what is compiled at its first use
        var alone = await MeasureAsync(quiet, isLoud: false);
        var beside = await MeasureAsync(quiet, isLoud: true);
        await cluster.QuotaAsync(Loud, "--requests", "20");
        var limited = await MeasureAsync(quiet, isLoud: true);
        return (alone, beside, limited);
    }

    private async Task<Result> MeasureAsync(ApiConnection quiet, bool isLoud)
    {
        using var flood = isLoud ? StartFlood() : null;
        if (flood is not null)
            await flood.StandardOutput.ReadLineAsync();
        var latencies = new List<long>();
        var maps = new ResourceClient<ConfigMap>(quiet);
        var began = Stopwatch.GetTimestamp();
        var under = new List<Task<long>>();
        for (var i = 0; Stopwatch.GetElapsedTime(began) < Phase; i++)
        {
            under.Add(TimedAsync(i));
            var next = Each * (i + 1) - Stopwatch.GetElapsedTime(began);
            if (next > TimeSpan.Zero)
                await Task.Delay(next);
        }
        latencies.AddRange(await Task.WhenAll(under));
        var seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
        var (all, no) = (0, 0);
        if (flood is not null)
        {
            flood.StandardInput.Close();
            var counted = (await flood.StandardOutput.ReadLineAsync() ?? "").Split(' ');
            (all, no) = (Number(counted[0]), Number(counted[1]));
            await flood.WaitForExitAsync();
        }
        var timing = Timing.Of([.. latencies], seconds);
        return new Result(timing.P50Ms, timing.P99Ms, all / seconds, no / seconds);

        async Task<long> TimedAsync(int i)
        {
            var at = Stopwatch.GetTimestamp();
            if (i % 2 == 0)
                await maps.GetAsync(new ObjectKey(Quiet, "default", "map-1"), CancellationToken.None);
            else
                await CreateAsync(quiet, Quiet, 100);
            return Stopwatch.GetTimestamp() - at;
        }
    }

    private Process StartFlood() =>
        Process.Start(
            new ProcessStartInfo(Environment.ProcessPath!, ["flood", cluster.PemOf(Loud), .. cluster.Servers])
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
            }
        )!;

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    private async Task CreateAsync(ApiConnection connection, string tenant, int bytes)
    {
        var number = tenant == Quiet ? Interlocked.Increment(ref _quietNames) : Interlocked.Increment(ref _loudNames);
        await new ResourceClient<ConfigMap>(connection).CreateAsync(
            new ConfigMap
            {
                Kind = "ConfigMap",
                ApiVersion = "v1",
                Metadata = new()
                {
                    Tenant = tenant,
                    Namespace = "default",
                    Name = $"map-{number}",
                },
                Data = new() { ["key"] = new string('x', bytes) },
            },
            CancellationToken.None
        );
    }
}
