namespace Arktos.Raft;

/// <summary>The last entry that a snapshot covers. (0, 0) is the empty snapshot that every log starts from.</summary>
public readonly record struct SnapshotMetadata(LogIndex Index, Term Term)
{
    /// <summary>
    /// The configuration after that entry: needed when a snapshot is sent or installed and membership may change; a log
    /// need not remember it. Null otherwise.
    /// </summary>
    public RaftConfiguration? Configuration { get; init; }

    internal bool IsAt(SnapshotMetadata other) => Index == other.Index && Term == other.Term;
}
