namespace Arktos.Raft;

/// <summary>
/// What the owner of a group must do now. Numbered 1, 2, 3…; several may be out before the first is reported
/// <see cref="RaftGroup.Persisted"/>, and they are written in the order of their numbers.
/// <list type="number">
/// <item>Send <see cref="MessagesNow"/>, at once or never: they do not depend on the disk.</item>
/// <item>If <see cref="MustPersist"/>: write HardState, SnapshotToInstall and EntriesToPersist as one atomic record
/// (all of it survives a crash, or none), synced if <see cref="MustSync"/>; then call Persisted(Number). Without
/// MustSync it is enough that it survives the process; a later sync covers it.</item>
/// <item>When this Ready and every earlier one is durable, send <see cref="MessagesAfterPersist"/> - also when this
/// Ready itself has nothing to persist.</item>
/// <item>Apply <see cref="EntriesToApply"/> in order, at any pace, and call AppliedTo; answer
/// <see cref="Reads"/>.</item>
/// </list>
/// All lists are owned by the receiver and never change. Messages to one peer may be lost, doubled and reordered.
/// </summary>
public sealed record Ready
{
    public required ulong Number { get; init; }

    /// <summary>The group's term when this was handed out.</summary>
    public Term Term { get; init; }

    /// <summary>The hard state to persist; null when it has not changed since the Ready before.</summary>
    public HardState? HardState { get; init; }

    /// <summary>
    /// Entries to append, contiguous. When the first is at or before the last index written so far (by this or an
    /// earlier Ready), cut the log from there on first, then append.
    /// </summary>
    public IReadOnlyList<LogEntry> EntriesToPersist { get; init; } = [];

    /// <summary>
    /// A snapshot whose data the Store has staged, to take the place of the applied state and of the whole log: after
    /// it the log holds no entry but those of EntriesToPersist, which follow it. Persisted(Number) says that this is
    /// done and that the applied index is the snapshot's. A staged snapshot that does not appear here after its message
    /// was stepped is stale. Entries handed out to apply before are covered by the snapshot: drop those that are not
    /// applied yet.
    /// </summary>
    public SnapshotMetadata? SnapshotToInstall { get; init; }

    /// <summary>To send without waiting for the disk.</summary>
    public IReadOnlyList<RaftMessage> MessagesNow { get; init; } = [];

    /// <summary>
    /// To send only when this Ready and every earlier one is durable: they promise what was persisted.
    /// </summary>
    public IReadOnlyList<RaftMessage> MessagesAfterPersist { get; init; } = [];

    /// <summary>Entries that are committed and durable here, each handed out once, in order without gaps.</summary>
    public IReadOnlyList<LogEntry> EntriesToApply { get; init; } = [];

    /// <summary>Answers to <see cref="RaftGroup.RequestRead"/>.</summary>
    public IReadOnlyList<ReadResult> Reads { get; init; } = [];

    /// <summary>
    /// Whether the write must be on the medium before it is reported: entries, a term, a vote or a snapshot.
    /// </summary>
    public bool MustSync { get; init; }

    /// <summary>
    /// Peers that need entries which are compacted. Stream each a snapshot at or after <see cref="IRaftLog.Snapshot"/>,
    /// then call <see cref="RaftGroup.ReportSnapshot"/>, always: until then the peer gets no appends and is not named
    /// here again. The message that goes with it (<see cref="RaftMessage.OfSnapshot"/>) bears the <see cref="Term"/> of
    /// this Ready, in which this replica leads - not the group's term later, in which another may.
    /// </summary>
    public IReadOnlyList<ReplicaId> SnapshotsWanted { get; init; } = [];

    /// <summary>Whether there is anything to write. If not, Persisted need not be called for this number.</summary>
    public bool MustPersist => HardState is not null || EntriesToPersist.Count > 0 || SnapshotToInstall is not null;
}
