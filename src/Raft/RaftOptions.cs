namespace Arktos.Raft;

/// <summary>How one replica of a group behaves, and what it remembers from before a restart.</summary>
public sealed record RaftOptions
{
    public required ReplicaId Self { get; init; }

    /// <summary>
    /// The configuration after the entry at the start's applied index (see <see cref="Applied"/>): the first one, or
    /// the last applied.
    /// </summary>
    public required RaftConfiguration Configuration { get; init; }

    /// <summary>
    /// Whether members may come and go. Then this replica need not be in Configuration, which may even be empty (it
    /// waits to be added, or was removed), and requests of replicas that it does not know are heard, for it may lag
    /// behind a change. The same for all replicas of a group. Off: Configuration is for ever, and strangers are
    /// ignored.
    /// </summary>
    public bool AllowsMembershipChanges { get; init; }

    /// <summary>
    /// A follower that hears no leader for this many ticks, or up to twice as many (at random), starts an election; a
    /// leader that hears no quorum for as long steps down. At least 3 and more than <see cref="HeartbeatTicks"/>.
    /// </summary>
    public int ElectionTicks { get; init; } = 10;

    /// <summary>Ticks between two heartbeats of a leader. At least 1.</summary>
    public int HeartbeatTicks { get; init; } = 1;

    /// <summary>
    /// How much shorter than <see cref="ElectionTicks"/> a lease is, to pay for the granularity of ticks (2 of them,
    /// the least allowed) and the drift between clocks: leases are sound while no clock runs faster than another by
    /// more than the factor (ElectionTicks - 1) / (ElectionTicks - LeaseMarginTicks).
    /// </summary>
    public int LeaseMarginTicks { get; init; } = 2;

    /// <summary>Seeds the election timeouts. Give each replica its own.</summary>
    public ulong Seed { get; init; }

    /// <summary>
    /// The most that one append carries, in <see cref="LogEntry.CostBytes"/>; a single larger entry still goes, alone.
    /// </summary>
    public int AppendBytesMax { get; init; } = 1 << 20;

    /// <summary>The most appends that a peer may leave unanswered before the leader waits for it.</summary>
    public int InFlightAppendsMax { get; init; } = 256;

    /// <summary>The most bytes in appends that a peer may leave unanswered; one append is always allowed.</summary>
    public long InFlightBytesMax { get; init; } = 16L << 20;

    /// <summary>
    /// Proposals beyond this many uncommitted bytes are refused; a single larger one is taken when nothing else is
    /// uncommitted.
    /// </summary>
    public long UncommittedBytesMax { get; init; } = 64L << 20;

    /// <summary>A proposal larger than this is refused.</summary>
    public int EntryBytesMax { get; init; } = 16 << 20;

    /// <summary>
    /// The most bytes handed out to apply and not yet reported by <see cref="RaftGroup.AppliedTo"/>; one batch is
    /// always allowed.
    /// </summary>
    public int ApplyBytesMax { get; init; } = 16 << 20;

    /// <summary>The most reads that wait for an answer; more are refused.</summary>
    public int PendingReadsMax { get; init; } = 65536;

    /// <summary>Ask whether an election could be won before disturbing anyone with a new term (thesis §9.6).</summary>
    public bool PreVote { get; init; } = true;

    /// <summary>
    /// A leader without a quorum steps down, and nobody votes within <see cref="ElectionTicks"/> of hearing from a
    /// leader (thesis §6.2, §6.4.1). Leases need it.
    /// </summary>
    public bool CheckQuorum { get; init; } = true;

    /// <summary>
    /// Answer reads from the lease while it is valid (thesis §6.4.1); off, or without check-quorum, each read asks a
    /// quorum.
    /// </summary>
    public bool LeaseReads { get; init; } = true;

    /// <summary>The last hard state that was persisted; default for a replica that is new.</summary>
    public HardState InitialHardState { get; init; }

    /// <summary>
    /// What the state machine holds at start. It may be after InitialHardState.Commit, never after the end of the log.
    /// The start's applied index is this, or <see cref="IRaftLog.Snapshot"/> if that is later.
    /// </summary>
    public LogIndex Applied { get; init; }

    internal void Validate()
    {
        var fault = Configuration.Fault();
        Require(fault is null, $"Configuration is unsound, {fault}");
        Require(
            !Self.IsNone && (AllowsMembershipChanges || Configuration.IsMember(Self)),
            "Self is not a member of the configuration"
        );
        Require(
            AllowsMembershipChanges || (Configuration.Voters.Length > 0 && !Configuration.IsJoint),
            "a configuration for ever must have voters and not be joint"
        );
        Require(
            HeartbeatTicks >= 1 && ElectionTicks >= 3 && ElectionTicks > HeartbeatTicks,
            "ElectionTicks must be at least 3 and more than HeartbeatTicks >= 1"
        );
        Require(
            LeaseMarginTicks >= 2 && LeaseMarginTicks < ElectionTicks,
            "LeaseMarginTicks must be in [2, ElectionTicks)"
        );
        Require(AppendBytesMax > 0 && InFlightAppendsMax > 0 && InFlightBytesMax > 0, "append limits must be positive");
        Require(
            UncommittedBytesMax > 0 && EntryBytesMax > 0 && ApplyBytesMax > 0 && PendingReadsMax > 0,
            "limits must be positive"
        );
    }

    private static void Require(bool holds, string what)
    {
        if (!holds)
        {
            throw new ArgumentException($"Raft options: {what}.");
        }
    }
}
