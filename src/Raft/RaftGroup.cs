namespace Arktos.Raft;

/// <summary>
/// One replica of one Raft group (Ongaro's thesis, chapters 3, 6.4 and 9.6), as a pure state machine: it is ticked,
/// stepped and proposed to, and hands out a numbered <see cref="Ready"/> of what is to be written, sent, applied and
/// answered. No clock, thread, IO or ambient randomness: the same calls give the same Readys. Not thread-safe: one
/// caller at a time. After an <see cref="InvariantBrokenException"/> it must not be used again.
/// </summary>
public sealed class RaftGroup
{
    private readonly RaftState _state;

    /// <summary>Starts a replica, as a follower, from what it persisted. The options and the log are kept.</summary>
    /// <exception cref="ArgumentException">The options contradict themselves.</exception>
    public RaftGroup(RaftOptions options, IRaftLog log) => _state = new RaftState(options, log);

    public RaftRole Role => _state.Role;

    public Term Term => _state.Term;

    /// <summary>The leader of this term as far as known, or none.</summary>
    public ReplicaId Leader => _state.Leader;

    /// <summary>Everything up to here is committed, for good. It may be ahead of what is durable here.</summary>
    public LogIndex CommitIndex => _state.Log.Commit;

    /// <summary>The last index of the log, durable or not.</summary>
    public LogIndex LastIndex => _state.Log.LastIndex;

    /// <summary>
    /// The last index that the state machine reported by <see cref="AppliedTo"/>, or that an installed snapshot covers.
    /// </summary>
    public LogIndex Applied => _state.Log.Applied;

    /// <summary>
    /// Whether this replica leads and a quorum answered so recently that no other can have been elected
    /// (thesis §6.4.1). False until an entry of its term is committed.
    /// </summary>
    public bool IsLeaseValid => _state.Leadership?.IsLeaseValid ?? false;

    /// <summary>Who is a member, as of what was handed out to apply.</summary>
    public RaftConfiguration Configuration => _state.Configuration;

    /// <summary>
    /// Each member as the leader sees it: voters in the order of the configuration, then learners; empty when not
    /// leading.
    /// </summary>
    public IReadOnlyList<PeerStatus> Peers => _state.Leadership?.Statuses() ?? [];

    internal RaftState State => _state;

    /// <summary>
    /// One unit of time has passed. Call it once for each that has, by a monotonic clock; after a pause of the process
    /// make up for those that were missed before anything else is stepped or requested, for the lease is counted in
    /// ticks (2 * ElectionTicks of them are enough).
    /// </summary>
    public void Tick() => Ticking.Tick(_state);

    /// <summary>
    /// Takes a message from a peer. Messages to another replica, from a stranger or out of order are ignored. Its
    /// entries are kept: their bytes must not change afterwards.
    /// </summary>
    public void Step(in RaftMessage message) => MessageTable.Step(_state, message);

    /// <summary>
    /// Appends a command to the log if this replica leads. Many proposals before one TakeReady share their appends and
    /// their write.
    /// </summary>
    /// <param name="data">Kept, not copied: it must not change afterwards.</param>
    public ProposeResult Propose(ReadOnlyMemory<byte> data)
    {
        _state.Wake();
        return _state.Leadership is { } leadership ? leadership.Propose(data) : ProposeResult.NotLeader(_state.Leader);
    }

    /// <summary>
    /// Makes the Voters and Learners of <paramref name="target"/> the members, however many come, go, or change sides.
    /// When more than one voter comes or goes the group passes through a joint configuration (thesis §4.3), which the
    /// leader leaves by itself: the change is complete when <see cref="Configuration"/> is the target. Accepted: the
    /// first step is in the log. One change at a time: refused as <see cref="ProposeStatus.ConfigurationPending"/>
    /// until the one before is complete. A leader that is no voter of the target leads to the end of the change, then
    /// steps down. Let learners catch up (<see cref="Peers"/>) before they are made voters: a voter that lags counts
    /// against availability.
    /// </summary>
    /// <exception cref="ArgumentException">The target is joint, has no voters, or names a replica twice.</exception>
    /// <exception cref="InvalidOperationException"><see cref="RaftOptions.AllowsMembershipChanges"/> is
    /// off.</exception>
    public ProposeResult ProposeMembers(RaftConfiguration target)
    {
        var fault =
            target.Fault()
            ?? (
                target.IsJoint ? "it is joint"
                : target.Voters.Length == 0 ? "it has no voters"
                : null
            );
        if (fault is not null)
        {
            throw new ArgumentException($"Cannot make {target} the members: {fault}.", nameof(target));
        }

        if (!_state.Options.AllowsMembershipChanges)
        {
            throw new InvalidOperationException(
                "The members of this group are for ever: RaftOptions.AllowsMembershipChanges is off."
            );
        }

        _state.Wake();
        return _state.Leadership is { } leadership
            ? leadership.ProposeMembers(target)
            : ProposeResult.NotLeader(_state.Leader);
    }

    /// <summary>
    /// Asks for an index such that a state machine which has applied it may serve a linearizable read. Answered or
    /// refused in a later Ready (<see cref="Ready.Reads"/>), under the id given.
    /// </summary>
    public void RequestRead(ulong requestId)
    {
        _state.Wake();
        if (_state.Leadership is { } leadership)
        {
            leadership.Reads.Request(requestId);
        }
        else
        {
            _state.Outbox.Reads.Add(ReadResult.NotLeader(requestId, _state.Leader));
        }
    }

    /// <summary>
    /// Starts an election now (with a pre-vote, if that is on). Nothing happens when this replica leads, or heard a
    /// leader within the election timeout: its own vote must honour that leader's lease too.
    /// </summary>
    public void Campaign()
    {
        _state.Wake();
        Elections.Campaign(_state);
    }

    /// <summary>
    /// Hands leadership to another voter (thesis §3.10): it is told to campaign once it has the whole log; until then,
    /// or for ElectionTicks, proposals are refused as <see cref="ProposeStatus.Transferring"/>. It comes to nothing
    /// when the target cannot be reached in that time; the reign goes on then. Reads are answered all the while, but
    /// from the moment that the target is told, and for the rest of the reign, there is no lease: each asks a quorum.
    /// </summary>
    public TransferResult TransferLeadership(ReplicaId to)
    {
        _state.Wake();
        return _state.Leadership?.TransferTo(to) ?? TransferResult.NotLeader;
    }

    /// <summary>To whom leadership is being transferred, or none.</summary>
    public ReplicaId TransferTarget => _state.Leadership?.Transfer.Target ?? ReplicaId.None;

    /// <summary>
    /// Puts an idle replica to sleep: ticks do nothing until it wakes, by a message, by any request, by
    /// <see cref="Wake"/> or by <see cref="PeerStoreLost"/>. A leader agrees when every member holds and was told
    /// everything and nobody waits; its owner then sends each of the others a <see cref="RaftMessageKind.Sleep"/> with
    /// its Term and CommitIndex (or has their owners call this with those). A follower agrees when it has a leader in
    /// that term and no more, and no less, than was committed. While asleep there is no lease, and after waking none
    /// until a quorum has answered again.
    /// </summary>
    /// <returns>Whether the replica sleeps now.</returns>
    public bool TryHibernate(Term term, LogIndex commit) => _state.TrySleep(term, commit);

    /// <summary>Ticks count again. A leader sends a heartbeat, which wakes the others.</summary>
    public void Wake() => _state.Wake();

    public bool IsAsleep => _state.IsAsleep;

    /// <summary>
    /// The store of a peer is taken for dead, by what stores tell each other outside of the groups. The peer's
    /// followers wake, and elect another unless they hear from it; a leader wakes to see whether it still has a quorum.
    /// </summary>
    public void PeerStoreLost(ReplicaId peer)
    {
        if (_state.Leader == peer || _state.Leader == _state.Self)
        {
            _state.Wake();
        }
    }

    /// <summary>
    /// Nobody here waits for what is committed. A leader that has been told so, by answers to appends, sends no message
    /// for the commit index alone: it comes with the next append or heartbeat.
    /// </summary>
    public bool IsPatient
    {
        get => _state.IsPatient;
        set => _state.IsPatient = value;
    }

    /// <summary>The last messages to a peer were probably lost: the leader goes back to probing it.</summary>
    public void ReportUnreachable(ReplicaId peer) => _state.Leadership?.ReportUnreachable(peer);

    /// <summary>The stream of a snapshot that was wanted for a peer has ended, in success or not.</summary>
    public void ReportSnapshot(ReplicaId peer, bool succeeded) => _state.Leadership?.ReportSnapshot(peer, succeeded);

    /// <summary>Whether <see cref="TakeReady"/> has anything to hand out.</summary>
    public bool HasReady => ReadyAssembly.HasReady(_state);

    /// <summary>
    /// Hands out everything that is to be done since the last; see <see cref="Ready"/>. May be empty.
    /// </summary>
    public Ready TakeReady() => ReadyAssembly.Take(_state);

    /// <summary>
    /// Ready <paramref name="readyNumber"/>, and so every earlier one, is durable. In order; numbers of Readys with
    /// nothing to persist may be left out. More may be ready afterwards.
    /// </summary>
    public void Persisted(ulong readyNumber) => Persistence.Persisted(_state, readyNumber);

    /// <summary>
    /// The state machine has applied everything up to here; never more than was handed out. Going back is ignored.
    /// </summary>
    public void AppliedTo(LogIndex index) => _state.Log.AppliedTo(index);
}
