namespace Arktos.Raft;

/// <summary>
/// What a replica must not forget (thesis §3.8): term and vote. Commit rides along to spare work after a restart; it
/// may be older than the truth, so a write that changes only Commit needs no sync.
/// </summary>
public readonly record struct HardState(Term Term, ReplicaId Vote, LogIndex Commit);
