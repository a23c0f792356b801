using System.Diagnostics;

namespace Arktos.Simulation.Stores;

/// <summary>
/// Many seeds over whole stores. ARKTOS_SEED and ARKTOS_SEEDS choose which (hack/simulate.sh); ARKTOS_WORLDS=stores
/// these only.
/// </summary>
public sealed class StoreSeedTests(ITestOutputHelper output)
{
    [Fact]
    public void Every_seed_keeps_every_promise()
    {
        var worlds = Environment.GetEnvironmentVariable("ARKTOS_WORLDS") is { Length: > 0 } named ? named : "stores";
        var (first, count) = (Setting("ARKTOS_SEED", 1), Setting("ARKTOS_SEEDS", 500));
        var failures = new List<string>();
        var watch = Stopwatch.StartNew();
        var (
            events,
            commits,
            unknown,
            reads,
            readsAt,
            watched,
            compacted,
            snapshots,
            installed,
            brokenOff,
            carried,
            crashes,
            undecided,
            moves,
            sleeps,
            tenantMoves,
            tenantCommits,
            tenantReads,
            tenantMoved
        ) = (0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L);
        Parallel.For(
            (long)first,
            (long)(first + count),
            new ParallelOptions { MaxDegreeOfParallelism = 2 },
            (seed, loop) =>
            {
                var world = new StoreWorld(
                    (ulong)seed,
                    StoreWorldOptions.In(worlds, (ulong)seed),
                    isTraced: count == 1
                );
                string? failure = null;
                try
                {
                    world.Run();
                }
                catch (SimulationFailure e)
                {
                    failure = e.Message;
                }

                lock (failures)
                {
                    events += world.EventCount;
                    commits += world.Commits;
                    unknown += world.Unknown;
                    reads += world.Reads;
                    readsAt += world.ReadsAtRevision;
                    watched += world.EventsWatched;
                    compacted += world.WatchesCompacted;
                    snapshots += world.Snapshots;
                    installed += world.Installations;
                    brokenOff += world.InstallationsBegun - world.Installations;
                    carried += world.CarriedLogs;
                    crashes += world.Crashes;
                    moves += world.Moves;
                    sleeps += world.Sleeps;
                    tenantMoves += world.RoamingMoves;
                    tenantCommits += world.RoamingCommits;
                    tenantReads += world.RoamingReads + world.RoamingLists;
                    tenantMoved += world.RoamingMoved;
                    undecided += world.Undecided;
                    if (failure is not null)
                    {
                        failures.Add(failure);
                        if (failures.Count >= 5)
                        {
                            loop.Stop();
                        }
                    }
                }
            }
        );
        output.WriteLine(
            $"{count} seeds, {count / watch.Elapsed.TotalSeconds:F0} seeds/s: {events} events, {commits} commits "
                + $"answered, {unknown} given up, {reads} reads, {readsAt} reads at a revision, "
                + $"{watched} events watched, {compacted} watches compacted away, {snapshots} snapshots staged, "
                + $"{installed} installed, {brokenOff} broken off in between, {carried} logs carried forward, "
                + $"{crashes} crashes, {moves} moves of replicas, {sleeps} times asleep, "
                + $"{tenantMoves} moves of tenants ({tenantCommits} commits of theirs, {tenantReads} reads, "
                + $"{tenantMoved} told that it is elsewhere), {undecided} histories undecided"
        );
        Assert.True(failures.Count == 0, string.Join("\n\n", failures));
        Assert.True(
            count < 100
                || worlds != "stores"
                || (
                    commits > 0
                    && unknown > 0
                    && reads > 0
                    && readsAt > 0
                    && watched > 0
                    && compacted > 0
                    && snapshots > 0
                    && installed > 0
                    && brokenOff > 0
                    && carried > 0
                    && crashes > 0
                    && moves > 0
                    && sleeps > 0
                    && tenantMoves > 0
                    && tenantCommits > 0
                    && tenantReads > 0
                    && tenantMoved > 0
                ),
            "a simulation in which nothing happens proves nothing"
        );
        Assert.True(undecided * 1000 <= commits, $"{undecided} histories were not decided");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(77)]
    public void A_seed_replays_exactly(ulong seed)
    {
        var (first, second) = (
            new StoreWorld(seed, StoreWorldOptions.Of(seed)),
            new StoreWorld(seed, StoreWorldOptions.Of(seed))
        );
        first.Run();
        second.Run();
        Assert.Equal(first.Fingerprint, second.Fingerprint);
    }

    private static ulong Setting(string name, ulong otherwise) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } text ? ulong.Parse(text) : otherwise;
}
