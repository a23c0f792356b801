using Arktos.Simulation;

namespace Arktos.Mutations;

/// <summary>The simulator of groups bites: each classic mistake, planted, is found within so many seeds.</summary>
public sealed class RaftMistakeTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData(Mistake.CommitsOldTermByCounting, "contested", 1000)]
    [InlineData(Mistake.SendsVoteBeforePersist, "contested", 1000)]
    [InlineData(Mistake.KeepsConflictingTail, "any", 1000)]
    [InlineData(Mistake.AnswersReadsWithoutQuorum, "leases", 1000)]
    [InlineData(Mistake.VotesTwiceInATerm, "any", 1000)]
    [InlineData(Mistake.AcksBeforePersist, "any", 1000)]
    [InlineData(Mistake.LeaderCountsItselfBeforePersist, "any", 1000)]
    [InlineData(Mistake.IgnoresWhetherLogIsUpToDate, "any", 1000)]
    [InlineData(Mistake.ReadsBeforeCommitInTerm, "any", 1000)]
    [InlineData(Mistake.ForgetsLeaseOnRestart, "leases", 1000)]
    [InlineData(Mistake.LeaseOutlivesPromise, "leases", 1000)]
    [InlineData(Mistake.LeaseSurvivesTransfer, "transfers", 1000)]
    [InlineData(Mistake.CountsOnlyNewVotersWhileJoint, "memberships", 1000)]
    [InlineData(Mistake.ChangesBeforeLastIsApplied, "memberships", 1000)]
    [InlineData(Mistake.CountsLearners, "memberships", 1000)]
    [InlineData(Mistake.CampaignsBeforeConfigurationIsApplied, "memberships", 1000)]
    [InlineData(Mistake.IgnoresConfigurationOfSnapshot, "memberships", 1000)]
    [InlineData(Mistake.LeaseSurvivesSleep, "sleepers", 1000)]
    [InlineData(Mistake.CommitsBeyondMatch, "any", 1000)]
    public void A_planted_mistake_is_found(Mistake mistake, string worlds, int seedsMax)
    {
        for (var seed = 1UL; seed <= (ulong)seedsMax; seed++)
        {
            try
            {
                Planted.During(mistake, () => new World(seed, SimulationOptions.In(worlds, seed)).Run());
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

        Assert.Fail($"{mistake} is not found within {seedsMax} seeds");
    }

    /// <summary>The same worlds without a mistake: what is found above is the mistake.</summary>
    [Theory]
    [InlineData("contested")]
    [InlineData("leases")]
    [InlineData("transfers")]
    [InlineData("memberships")]
    [InlineData("sleepers")]
    public void Nothing_is_found_where_nothing_is_planted(string worlds)
    {
        for (var seed = 1UL; seed <= 300; seed++)
        {
            new World(seed, SimulationOptions.In(worlds, seed)).Run();
        }
    }
}
