namespace Arktos.Raft;

/// <summary>
/// Stable storage as one group sees it. Everything of a <see cref="Ready"/> that was reported
/// <see cref="RaftGroup.Persisted"/> is readable here; more may be (a write that is done but not reported yet), for the
/// group reads what is not reported from its own memory. Called only from inside calls to the group, on their thread.
/// </summary>
/// <remarks>
/// Lengths: entries FirstIndex..LastIndex are readable; LastIndex + 1 == FirstIndex when there are none. The owner may
/// compact at any time between calls, up to the applied index at most.
/// </remarks>
public interface IRaftLog
{
    /// <summary>The first index readable as an entry: <c>Snapshot.Index + 1</c>.</summary>
    LogIndex FirstIndex { get; }

    /// <summary>The last index, or <c>Snapshot.Index</c> when the log holds no entry.</summary>
    LogIndex LastIndex { get; }

    /// <summary>
    /// The position that FirstIndex - 1 stands for: everything up to it lives in the applied state only.
    /// </summary>
    SnapshotMetadata Snapshot { get; }

    /// <summary>
    /// The term of the entry at <paramref name="index"/>, also for <c>Snapshot.Index</c>. False when compacted or
    /// beyond the end.
    /// </summary>
    bool TryTermAt(LogIndex index, out Term term);

    /// <summary>
    /// Entries from..toExclusive-1, all within [FirstIndex, LastIndex]; fewer when they would exceed
    /// <paramref name="maxBytes"/> of <see cref="LogEntry.CostBytes"/>, but always at least one. The list is not
    /// changed afterwards. Called for each append to a peer that is slower than this replica's own disk, and for each
    /// batch to apply: keep recent entries in memory.
    /// </summary>
    IReadOnlyList<LogEntry> Entries(LogIndex from, LogIndex toExclusive, int maxBytes);
}
