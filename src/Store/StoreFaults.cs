namespace Arktos.Store;

/// <summary>
/// Classic mistakes that the simulator plants to prove that it would find them (tests/Simulation). Given to internal
/// constructors by the tests only; no option of a store reaches them.
/// </summary>
[Flags]
internal enum StoreFaults
{
    None = 0,
    TakesLastFrameAsRead = 1 << 0,
    AcceptsTornTail = 1 << 1,
    KeepsConflictingTail = 1 << 2,
    SendsBeforeSync = 1 << 3,
    AppliesRetriesAgain = 1 << 4,
    WritesStateApart = 1 << 5,
    CutsBeyondFlush = 1 << 6,
    ReleasesWithoutCheckpoint = 1 << 7,
    ReleasesByLaterCompactions = 1 << 8,
    CheckpointRunsAhead = 1 << 9,
    ReadsWithoutConfirmation = 1 << 10,
    ClockForgetsLog = 1 << 11,
    WatchSkipsToMemory = 1 << 12,
    ForgetsStagedSnapshot = 1 << 13,
    JudgesAtProposal = 1 << 14,
    SnapshotsLackCommitIds = 1 << 15,
    CompactsHistoryInUse = 1 << 16,
    InstallsStateFirst = 1 << 17,
    SnapshotsLackMembers = 1 << 18,
    ForgetsFailedCommits = 1 << 19,
    ReleasesOutOfOrder = 1 << 20,
    LaterSyncsLeaveCommit = 1 << 21,
    SleepersIgnoreLostStores = 1 << 22,
    LossesPassWhoIsAwake = 1 << 23,
    TakesNewLifeForOld = 1 << 24,
    NeverSleeps = 1 << 25,
    AcknowledgesBeforeInstalled = 1 << 26,
    CompactsWhileInstalling = 1 << 27,
    InstallsOverOldContent = 1 << 28,
    CarriesWhileWriting = 1 << 29,
    CarriesAsAppends = 1 << 30,
}
