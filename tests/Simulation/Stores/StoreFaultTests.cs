using Arktos.Raft;
using Arktos.Store;
using Xunit.Abstractions;

namespace Arktos.Simulation.Stores;

/// <summary>
/// The simulator of whole stores bites: each classic mistake, planted, is found within so many seeds.
/// </summary>
public sealed class StoreFaultTests(ITestOutputHelper output)
{
    /// <param name="first">Where to begin looking: what takes several mishaps of the world at once is found in one seed
    /// of thousands.</param>
    [Theory]
    [InlineData(nameof(StoreFaults.TakesLastFrameAsRead), "stores-disks", 1500)]
    [InlineData(nameof(StoreFaults.AcceptsTornTail), "stores", 500)]
    [InlineData(nameof(StoreFaults.KeepsConflictingTail), "stores", 500)]
    [InlineData(nameof(StoreFaults.SendsBeforeSync), "stores", 500)]
    [InlineData(nameof(StoreFaults.AppliesRetriesAgain), "stores", 500)]
    [InlineData(nameof(StoreFaults.WritesStateApart), "stores", 500)]
    [InlineData(nameof(StoreFaults.CutsBeyondFlush), "stores-disks", 1500)]
    [InlineData(nameof(StoreFaults.ReleasesWithoutCheckpoint), "stores-disks", 1500)]
    [InlineData(nameof(StoreFaults.ReleasesByLaterCompactions), "stores-disks", 1500)]
    [InlineData(nameof(StoreFaults.CheckpointRunsAhead), "stores-disks", 1500)]
    [InlineData(nameof(StoreFaults.ReadsWithoutConfirmation), "stores-leads", 1000)]
    [InlineData(nameof(StoreFaults.ClockForgetsLog), "stores", 500)]
    [InlineData(nameof(StoreFaults.WatchSkipsToMemory), "stores", 500)]
    [InlineData(nameof(StoreFaults.ForgetsStagedSnapshot), "stores", 500)]
    [InlineData(nameof(StoreFaults.JudgesAtProposal), "stores", 500)]
    [InlineData(nameof(StoreFaults.SnapshotsLackCommitIds), "stores", 500)]
    [InlineData(nameof(StoreFaults.CompactsHistoryInUse), "stores", 500)]
    [InlineData(nameof(StoreFaults.InstallsStateFirst), "stores-disks", 2000)]
    [InlineData(nameof(StoreFaults.SnapshotsLackMembers), "stores-members", 1000)]
    [InlineData(nameof(StoreFaults.ForgetsFailedCommits), "stores", 500)]
    [InlineData(nameof(StoreFaults.LaterSyncsLeaveCommit), "stores-blackouts", 3000, 5001)]
    [InlineData(nameof(StoreFaults.ReleasesOutOfOrder), "stores-disks", 500)]
    [InlineData(nameof(StoreFaults.SleepersIgnoreLostStores), "stores-sleepers", 500)]
    [InlineData(nameof(StoreFaults.LossesPassWhoIsAwake), "stores-sleepers", 1000)]
    [InlineData(nameof(StoreFaults.TakesNewLifeForOld), "stores-sleepers", 500)]
    [InlineData(nameof(StoreFaults.AcknowledgesBeforeInstalled), "stores", 500)]
    [InlineData(nameof(StoreFaults.CompactsWhileInstalling), "stores", 1000, 1001)]
    [InlineData(nameof(StoreFaults.InstallsOverOldContent), "stores", 500)]
    [InlineData(nameof(StoreFaults.CarriesWhileWriting), "stores", 1000, 501)]
    [InlineData(nameof(StoreFaults.CarriesAsAppends), "stores", 1000, 501)]
    public void A_planted_mistake_is_found(string name, string worlds, int seedsMax, int first = 1)
    {
        var fault = Enum.Parse<StoreFaults>(name);
        Find(name, options => options with { Faults = fault }, worlds, seedsMax, first);
    }

    /// <summary>Of the consensus core, where only the stores around it show them.</summary>
    [Theory]
    [InlineData(nameof(RaftFaults.LeaseSurvivesSleep), "stores-sleepers", 1000)]
    [InlineData(nameof(RaftFaults.SleepsThoughMembersLag), "stores-sleepers", 500)]
    [InlineData(nameof(RaftFaults.SleepsBehind), "stores-sleepers", 500)]
    public void A_mistake_planted_in_the_groups_is_found(string name, string worlds, int seedsMax)
    {
        var fault = Enum.Parse<RaftFaults>(name);
        Find(name, options => options with { RaftFaults = fault }, worlds, seedsMax, first: 1);
    }

    /// <summary>Sleep saves work and nothing else, so only this shows that there is any.</summary>
    [Fact]
    public void Partitions_that_never_sleep_are_found()
    {
        var options = StoreWorldOptions.In("stores-sleepers", 1) with { Faults = StoreFaults.NeverSleeps };
        var failure = Assert.Throws<SimulationFailure>(() => new StoreWorld(1, options).Run());
        Assert.Contains("does not fall asleep", failure.Message);
    }

    private void Find(
        string fault,
        Func<StoreWorldOptions, StoreWorldOptions> plant,
        string worlds,
        int seedsMax,
        int first
    )
    {
        for (var seed = (ulong)first; seed < (ulong)(first + seedsMax); seed++)
        {
            try
            {
                new StoreWorld(seed, plant(StoreWorldOptions.In(worlds, seed))).Run();
            }
            catch (SimulationFailure failure) when (!failure.IsOfLiveness)
            {
                output.WriteLine($"{fault} is found by seed {seed}: {failure.Message.Split('\n')[0]}");
                return;
            }
            catch (SimulationFailure)
            {
                // A planted mistake may also stop progress; that proves less, so look on.
            }
        }

        Assert.Fail($"{fault} is not found within {seedsMax} seeds from {first} on");
    }
}
