using Arktos.Simulation;
using Arktos.Simulation.Stores;

namespace Arktos.Mutations;

/// <summary>
/// The simulator of whole stores bites: each classic mistake, planted, is found within so many seeds.
/// </summary>
public sealed class StoreMistakeTests(ITestOutputHelper output)
{
    /// <param name="first">Where to begin looking: what takes several mishaps of the world at once is found in one seed
    /// of thousands.</param>
    [Theory]
    [InlineData(Mistake.TakesLastFrameAsRead, "stores-disks", 1500)]
    [InlineData(Mistake.AcceptsTornTail, "stores", 500)]
    [InlineData(Mistake.RecoversConflictingTail, "stores", 500)]
    [InlineData(Mistake.SendsBeforeSync, "stores", 500)]
    [InlineData(Mistake.AppliesRetriesAgain, "stores", 500)]
    [InlineData(Mistake.WritesStateApart, "stores", 500)]
    [InlineData(Mistake.CutsBeyondFlush, "stores-disks", 1500)]
    [InlineData(Mistake.ReleasesWithoutCheckpoint, "stores-disks", 1500)]
    [InlineData(Mistake.ReleasesByLaterCompactions, "stores-disks", 1500)]
    [InlineData(Mistake.CheckpointRunsAhead, "stores-disks", 1500)]
    [InlineData(Mistake.ReadsWithoutConfirmation, "stores-leads", 1000)]
    [InlineData(Mistake.KeysAreReadWithoutConfirmation, "stores-leads", 1000)]
    [InlineData(Mistake.ClockForgetsLog, "stores", 500)]
    [InlineData(Mistake.WatchSkipsToMemory, "stores", 500)]
    [InlineData(Mistake.ForgetsStagedSnapshot, "stores", 500)]
    [InlineData(Mistake.JudgesAtProposal, "stores", 500)]
    [InlineData(Mistake.SnapshotsLackCommitIds, "stores", 500)]
    [InlineData(Mistake.CompactsHistoryInUse, "stores", 500)]
    [InlineData(Mistake.InstallsStateFirst, "stores-disks", 2000)]
    [InlineData(Mistake.SnapshotsLackMembers, "stores-members", 1000)]
    [InlineData(Mistake.ForgetsFailedCommits, "stores", 500)]
    [InlineData(Mistake.LaterSyncsLeaveCommit, "stores-blackouts", 3000, 5001)]
    [InlineData(Mistake.ReleasesOutOfOrder, "stores-disks", 500)]
    [InlineData(Mistake.SleepersIgnoreLostStores, "stores-sleepers", 500)]
    [InlineData(Mistake.LossesPassWhoIsAwake, "stores-sleepers", 1000)]
    [InlineData(Mistake.TakesNewLifeForOld, "stores-sleepers", 500)]
    [InlineData(Mistake.MissesAStoreOnce, "stores-sleepers", 500)]
    [InlineData(Mistake.AcknowledgesBeforeInstalled, "stores", 500)]
    [InlineData(Mistake.CompactsWhileInstalling, "stores", 1000)]
    [InlineData(Mistake.InstallsOverOldContent, "stores", 500)]
    [InlineData(Mistake.CarriesWhileWriting, "stores", 1000)]
    [InlineData(Mistake.CarriesAsAppends, "stores", 1000, 1501)]
    [InlineData(Mistake.CountsNoDeletions, "stores", 500)]
    [InlineData(Mistake.SnapshotsLackUsage, "stores", 500)]
    [InlineData(Mistake.BoundsPassTheBatch, "stores", 500)]
    [InlineData(Mistake.WatchesRunIntoTheNextStay, "stores-tenants", 500)]
    [InlineData(Mistake.LateReplicasSendAway, "stores-tenants", 2000)]
    [InlineData(Mistake.FencedTakesWrites, "stores-tenants", 500)]
    [InlineData(Mistake.ImportsOutOfTurn, "stores-tenants", 500)]
    [InlineData(Mistake.RevivesCancelledMoves, "stores-tenants", 2000)]
    [InlineData(Mistake.WatchesOutliveTheFence, "stores-tenants", 500)]
    [InlineData(Mistake.CompactsReturnedVersions, "stores-tenants", 2000)]
    [InlineData(Mistake.DropsHistoryToo, "stores-tenants", 500)]
    [InlineData(Mistake.ForgetsMovedCommits, "stores-tenants", 500)]
    [InlineData(Mistake.SnapshotsLackPlaces, "stores-tenants", 500)]
    [InlineData(Mistake.ReadsWhoHasLeft, "stores-tenants", 500)]
    [InlineData(Mistake.ListsWhoArrives, "stores-tenants", 500)]
    [InlineData(Mistake.ReleasesBehindItsClock, "stores-tenants", 500)]
    [InlineData(Mistake.ArrivesBeforeTheLastChange, "stores-tenants", 500)]
    [InlineData(Mistake.TakesOldFencesForNew, "stores-tenants", 2000, 20001)]
    [InlineData(Mistake.PartsAreWhereTheHomeIs, "stores-tenants", 2000)]
    [InlineData(Mistake.PartsGetNoPlaces, "stores-tenants", 2000)]
    [InlineData(Mistake.WalksAllParts, "stores-tenants", 2000)]
    [InlineData(Mistake.ReadsHalfATenant, "stores-tenants", 2000)]
    [InlineData(Mistake.WatchesHalfATenant, "stores-tenants", 2000)]
    public void A_planted_mistake_is_found(Mistake mistake, string worlds, int seedsMax, int first = 1) =>
        Find(mistake, worlds, seedsMax, first);

    /// <summary>Of the consensus core, where only the stores around it show them.</summary>
    [Theory]
    [InlineData(Mistake.LeaseSurvivesSleep, "stores-sleepers", 1000)]
    [InlineData(Mistake.SleepsThoughMembersLag, "stores-sleepers", 500)]
    [InlineData(Mistake.SleepsBehind, "stores-sleepers", 500)]
    public void A_mistake_planted_in_the_groups_is_found(Mistake mistake, string worlds, int seedsMax) =>
        Find(mistake, worlds, seedsMax, first: 1);

    /// <summary>Sleep saves work and nothing else, so only this shows that there is any.</summary>
    [Theory]
    [InlineData(Mistake.NeverSleeps)]
    public void Partitions_that_never_sleep_are_found(Mistake mistake)
    {
        var failure = Assert.Throws<SimulationFailure>(() => Run(mistake, "stores-sleepers", seed: 1));
        Assert.Contains("does not fall asleep", failure.Message);
    }

    private void Find(Mistake mistake, string worlds, int seedsMax, int first)
    {
        for (var seed = (ulong)first; seed < (ulong)(first + seedsMax); seed++)
        {
            try
            {
                Run(mistake, worlds, seed);
            }
            catch (SimulationFailure failure) when (!failure.IsOfLiveness)
            {
                output.WriteLine($"{mistake} is found by seed {seed}: {failure.Message.Split('\n')[0]}");
                return;
            }
            catch (SimulationFailure)
            {
                // A planted mistake may also stop progress; that proves less, so look on.
            }
        }

        Assert.Fail($"{mistake} is not found within {seedsMax} seeds from {first} on");
    }

    private static void Run(Mistake mistake, string worlds, ulong seed) =>
        Planted.During(mistake, () => new StoreWorld(seed, StoreWorldOptions.In(worlds, seed)).Run());
}
