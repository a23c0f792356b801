using Arktos.Raft;
using Xunit.Abstractions;

namespace Arktos.Simulation;

/// <summary>The simulator bites: each classic mistake, planted, is found within so many seeds.</summary>
public sealed class FaultTests
{
    private readonly ITestOutputHelper _output;

    public FaultTests(ITestOutputHelper output) => _output = output;

    [Theory]
    [InlineData(nameof(RaftFaults.CommitsOldTermByCounting), "contested", 1000)]
    [InlineData(nameof(RaftFaults.SendsVoteBeforePersist), "contested", 1000)]
    [InlineData(nameof(RaftFaults.KeepsConflictingTail), "any", 1000)]
    [InlineData(nameof(RaftFaults.AnswersReadsWithoutQuorum), "leases", 1000)]
    [InlineData(nameof(RaftFaults.VotesTwiceInATerm), "any", 1000)]
    [InlineData(nameof(RaftFaults.AcksBeforePersist), "any", 1000)]
    [InlineData(nameof(RaftFaults.LeaderCountsItselfBeforePersist), "any", 1000)]
    [InlineData(nameof(RaftFaults.IgnoresWhetherLogIsUpToDate), "any", 1000)]
    [InlineData(nameof(RaftFaults.ReadsBeforeCommitInTerm), "any", 1000)]
    [InlineData(nameof(RaftFaults.ForgetsLeaseOnRestart), "leases", 1000)]
    [InlineData(nameof(RaftFaults.LeaseOutlivesPromise), "leases", 1000)]
    [InlineData(nameof(RaftFaults.LeaseSurvivesTransfer), "transfers", 1000)]
    [InlineData(nameof(RaftFaults.CountsOnlyNewVotersWhileJoint), "memberships", 1000)]
    [InlineData(nameof(RaftFaults.ChangesBeforeLastIsApplied), "memberships", 1000)]
    [InlineData(nameof(RaftFaults.CountsLearners), "memberships", 1000)]
    [InlineData(nameof(RaftFaults.CampaignsBeforeConfigurationIsApplied), "memberships", 1000)]
    [InlineData(nameof(RaftFaults.IgnoresConfigurationOfSnapshot), "memberships", 1000)]
    [InlineData(nameof(RaftFaults.LeaseSurvivesSleep), "sleepers", 1000)]
    [InlineData(nameof(RaftFaults.CommitsBeyondMatch), "any", 1000)]
    public void A_planted_mistake_is_found(string name, string worlds, int seedsMax)
    {
        var fault = Enum.Parse<RaftFaults>(name);
        for (var seed = 1UL; seed <= (ulong)seedsMax; seed++)
        {
            try
            {
                new World(seed, SimulationOptions.In(worlds, seed) with { Faults = fault }).Run();
            }
            catch (SimulationFailure failure) when (!failure.IsOfLiveness)
            {
                _output.WriteLine($"{fault} is found by seed {seed}: {failure.Message.Split('\n')[0]}");
                return;
            }
            catch (SimulationFailure)
            {
                // A planted mistake may also stop progress; that proves less, so look on.
            }
        }

        Assert.Fail($"{fault} is not found within {seedsMax} seeds");
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
