namespace Arktos.Raft;

/// <summary>
/// One replica of one Raft group (Ongaro's thesis, chapters 3, 6.4 and 9.6), as a pure state machine: it is ticked,
/// stepped and proposed to, and hands out a numbered <see cref="Ready"/> of what is to be written, sent, applied and
/// answered. No clock, thread, IO or ambient randomness: the same calls give the same Readys. Not thread-safe: one caller
/// at a time. After an <see cref="InvariantBrokenException"/> it must not be used again.
/// </summary>
public sealed class RaftGroup
{

    /// <summary>Starts a replica, as a follower, from what it persisted. The options and the log are kept.</summary>
    /// <exception cref="ArgumentException">The options contradict themselves.</exception>
    public RaftGroup(RaftOptions options, IRaftLog log)
        : this(options, log, RaftFaults.None)
    {
    }

    internal RaftGroup(RaftOptions options, IRaftLog log, RaftFaults faults) =>
        options.Validate();

    public RaftRole Role => throw new NotSupportedException();

    public Term Term => throw new NotSupportedException();

    /// <summary>The leader of this term as far as known, or none.</summary>
    public ReplicaId Leader => throw new NotSupportedException();

    /// <summary>Everything up to here is committed, for good. It may be ahead of what is durable here.</summary>
    public LogIndex CommitIndex => throw new NotSupportedException();

    /// <summary>The last index of the log, durable or not.</summary>
    public LogIndex LastIndex => throw new NotSupportedException();

    /// <summary>The last index that the state machine reported by <see cref="AppliedTo"/>, or that an installed snapshot covers.</summary>
    public LogIndex Applied => throw new NotSupportedException();

    /// <summary>
    /// Whether this replica leads and a quorum answered so recently that no other can have been elected
    /// (thesis §6.4.1). False until an entry of its term is committed.
    /// </summary>
    public bool IsLeaseValid => throw new NotSupportedException();

    /// <summary>Each voter as the leader sees it, in the order of the configuration; empty when not leading.</summary>
    public IReadOnlyList<PeerStatus> Peers => throw new NotSupportedException();

    /// <summary>One unit of time has passed. Ticks that were missed (a paused process) are not made up for.</summary>
    public void Tick() => throw new NotSupportedException();

    /// <summary>
    /// Takes a message from a peer. Messages to another replica, from a stranger or out of order are ignored. Its entries
    /// are kept: their bytes must not change afterwards.
    /// </summary>
    public void Step(in RaftMessage message) => throw new NotSupportedException();

    /// <summary>Appends a command to the log if this replica leads. Many proposals before one TakeReady share their appends and their write.</summary>
    /// <param name="data">Kept, not copied: it must not change afterwards.</param>
    public ProposeResult Propose(ReadOnlyMemory<byte> data) => throw new NotSupportedException();

    /// <summary>
    /// Asks for an index such that a state machine which has applied it may serve a linearizable read. Answered or refused in
    /// a later Ready (<see cref="Ready.Reads"/>), under the id given.
    /// </summary>
    public void RequestRead(ulong requestId) => throw new NotSupportedException();

    /// <summary>
    /// Starts an election now (with a pre-vote, if that is on). Nothing happens when this replica leads, or heard a leader
    /// within the election timeout: its own vote must honour that leader's lease too.
    /// </summary>
    public void Campaign() => throw new NotSupportedException();

    /// <summary>The last messages to a peer were probably lost: the leader goes back to probing it.</summary>
    public void ReportUnreachable(ReplicaId peer) => throw new NotSupportedException();

    /// <summary>The stream of a snapshot that was wanted for a peer has ended, in success or not.</summary>
    public void ReportSnapshot(ReplicaId peer, bool succeeded) => throw new NotSupportedException();

    /// <summary>Whether <see cref="TakeReady"/> has anything to hand out.</summary>
    public bool HasReady => throw new NotSupportedException();

    /// <summary>Hands out everything that is to be done since the last; see <see cref="Ready"/>. May be empty.</summary>
    public Ready TakeReady() => throw new NotSupportedException();

    /// <summary>
    /// Ready <paramref name="readyNumber"/>, and so every earlier one, is durable. In order; numbers of Readys with nothing
    /// to persist may be left out. More may be ready afterwards.
    /// </summary>
    public void Persisted(ulong readyNumber) => throw new NotSupportedException();

    /// <summary>The state machine has applied everything up to here; never more than was handed out. Going back is ignored.</summary>
    public void AppliedTo(LogIndex index) => throw new NotSupportedException();
}
