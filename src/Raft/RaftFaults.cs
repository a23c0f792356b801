namespace Arktos.Raft;

/// <summary>
/// Classic mistakes that the simulator plants to prove that it would find them. Reachable from the tests only; none in
/// anything that runs.
/// </summary>
[Flags]
internal enum RaftFaults
{
    None = 0,
    CommitsOldTermByCounting = 1 << 0,
    SendsVoteBeforePersist = 1 << 1,
    KeepsConflictingTail = 1 << 2,
    AnswersReadsWithoutQuorum = 1 << 3,
    VotesTwiceInATerm = 1 << 4,
    AcksBeforePersist = 1 << 5,
    LeaderCountsItselfBeforePersist = 1 << 6,
    IgnoresWhetherLogIsUpToDate = 1 << 7,
    ReadsBeforeCommitInTerm = 1 << 8,
    ForgetsLeaseOnRestart = 1 << 9,
    CommitsBeyondMatch = 1 << 10,
    LeaseOutlivesPromise = 1 << 11,
    LeaseSurvivesTransfer = 1 << 12,
    CountsOnlyNewVotersWhileJoint = 1 << 13,
    ChangesBeforeLastIsApplied = 1 << 14,
    CountsLearners = 1 << 15,
    CampaignsBeforeConfigurationIsApplied = 1 << 16,
    IgnoresConfigurationOfSnapshot = 1 << 17,
    LeaseSurvivesSleep = 1 << 18,
    SleepsThoughMembersLag = 1 << 19,
    SleepsBehind = 1 << 20,
}
