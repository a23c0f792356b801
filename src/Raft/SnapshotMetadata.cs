namespace Arktos.Raft;

/// <summary>The last entry that a snapshot covers. (0, 0) is the empty snapshot that every log starts from.</summary>
public readonly record struct SnapshotMetadata(LogIndex Index, Term Term);
