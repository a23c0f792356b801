using System.Diagnostics;

namespace Arktos.Simulation;

/// <summary>Many seeds, each a world of its own. ARKTOS_SEED and ARKTOS_SEEDS (see hack/simulate.sh) choose which,
/// ARKTOS_WORLDS of one kind only (<see cref="SimulationOptions.In"/>).</summary>
public sealed class SeedTests
{
    private readonly ITestOutputHelper _output;

    public SeedTests(ITestOutputHelper output) => _output = output;

    [Fact]
    public void Every_seed_keeps_every_promise()
    {
        var first = Setting("ARKTOS_SEED", 1);
        var worlds = Environment.GetEnvironmentVariable("ARKTOS_WORLDS") ?? "all";
        var count = Setting("ARKTOS_SEEDS", 2000);
        var failures = new List<string>();
        var watch = Stopwatch.StartNew();
        var (events, terms, writes, reads, snapshots, transfers, changes, sleeps) = (0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L);
        for (var seed = first; seed < first + count && failures.Count < 5; seed++)
        {
            try
            {
                var world = new World(seed, SimulationOptions.In(worlds, seed), isTraced: count == 1);
                world.Run();
                events += world.EventCount;
                terms += world.History.Terms;
                writes += world.History.Writes;
                reads += world.History.Reads;
                snapshots += world.History.Snapshots;
                transfers += world.History.Transfers;
                sleeps += world.History.Sleeps;
                changes += world.History.MemberChanges;
            }
            catch (SimulationFailure failure)
            {
                failures.Add(failure.Message);
            }
        }

        var rate = count / watch.Elapsed.TotalSeconds;
        _output.WriteLine(
            $"{count} seeds, {rate:F0} seeds/s: {events} events, {terms} terms, {writes} writes acknowledged, "
                + $"{reads} reads answered, {snapshots} snapshots installed, {transfers} transfers begun, {changes} "
                + $"changes of members applied, {sleeps} times asleep"
        );
        Assert.True(
            count < 100
                || worlds != "all"
                || (
                    terms > 0 && writes > 0 && reads > 0 && snapshots > 0 && transfers > 0 && changes > 0 && sleeps > 0
                ),
            "a simulation in which nothing happens proves nothing"
        );
        Assert.True(failures.Count == 0, string.Join("\n\n", failures));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(77)]
    public void A_seed_replays_exactly(ulong seed)
    {
        var (first, second) = (
            new World(seed, SimulationOptions.Of(seed)),
            new World(seed, SimulationOptions.Of(seed))
        );
        first.Run();
        second.Run();
        Assert.Equal(first.Fingerprint, second.Fingerprint);
    }

    private static ulong Setting(string name, ulong otherwise) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } text ? ulong.Parse(text) : otherwise;
}
