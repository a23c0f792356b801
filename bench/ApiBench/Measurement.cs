namespace Arktos.ApiBench;

/// <summary>One row on one build. NaN: there is no such figure.</summary>
/// <param name="ApiServersCpu">Processor seconds of all API servers for 1,000 operations.</param>
/// <param name="StoresCpu">The same of all stores.</param>
/// <param name="ResidentMiB">Of the largest API server, at the end.</param>
internal sealed record Measurement(
    double Rate,
    double P50Ms,
    double P99Ms,
    double ApiServersCpu,
    double StoresCpu,
    double ResidentMiB
)
{
    public static readonly IReadOnlyList<string> Titles =
    [
        "rate/s",
        "p50 ms",
        "p99 ms",
        "API servers CPU s per 1,000",
        "stores CPU s per 1,000",
        "API server MiB",
    ];

    public IReadOnlyList<double> Figures => [Rate, P50Ms, P99Ms, ApiServersCpu, StoresCpu, ResidentMiB];

    /// <summary>Of each figure by itself the one in the middle.</summary>
    public static IReadOnlyList<double> Medians(IReadOnlyList<Measurement> turns) =>
        [.. Titles.Select((_, i) => turns.Select(t => t.Figures[i]).Order().ElementAt(turns.Count / 2))];

    public static async Task<Measurement> TakeAsync(ApiCluster cluster, Row row, double seconds)
    {
        await cluster.QuietAsync();
        if (row.Prepare is null)
            return new Measurement(
                double.NaN,
                double.NaN,
                double.NaN,
                double.NaN,
                double.NaN,
                cluster.ApiServers.ResidentMiBMax()
            );
        await using var run = await row.Prepare(cluster);
        await run.RunAsync(Math.Max(1, seconds / 2));
        var (servers, stores) = cluster.CpuSeconds();
        var timing = await run.RunAsync(seconds);
        var (serversLater, storesLater) = cluster.CpuSeconds();
        return new Measurement(
            timing.Rate,
            timing.P50Ms,
            timing.P99Ms,
            (serversLater - servers) * 1000 / timing.Count,
            (storesLater - stores) * 1000 / timing.Count,
            cluster.ApiServers.ResidentMiBMax()
        );
    }
}
