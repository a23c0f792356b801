namespace Arktos.Raft;

/// <summary>A write that was handed out in a Ready and not reported durable yet.</summary>
internal sealed class PendingWrite
{
    public required ulong ReadyNumber { get; init; }

    public HardState? HardState { get; init; }

    public SnapshotMetadata? Snapshot { get; init; }

    /// <summary>
    /// When this write is durable, the log as it is now is durable up to here. Lowered when the log is cut after the
    /// write was handed out: matching by (index, term) instead would be fooled by an entry that was cut and came back,
    /// while the write that cuts it is still on its way.
    /// </summary>
    public LogIndex DurableThrough { get; set; }
}
