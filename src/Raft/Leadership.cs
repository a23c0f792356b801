namespace Arktos.Raft;

/// <summary>
/// One replica's reign in one term: what it knows of the others, what it has not committed yet, who reads. It ends with
/// the role. Appends and read rounds are made when a Ready is taken (<see cref="Work"/>), so that everything that came
/// in since the last one shares them.
/// </summary>
internal sealed class Leadership
{
    private readonly RaftState _state;
    private readonly Progress _own;
    private Progress[] _progress;
    private readonly UncommittedBudget _uncommitted;
    private readonly Replication _replication;
    private LogIndex _opening;
    private LogIndex _lastConfiguration;
    private int _heartbeatElapsed;
    private int _quorumElapsed;
    private bool _isReplicationDue;

    public Leadership(RaftState state)
    {
        _state = state;
        _progress = Members([]);
        _own = Of(state.Self)!;
        _own.Match = state.Log.Durable;
        _own.BecomeReplicate();
        _uncommitted = new UncommittedBudget(state.Options.UncommittedBytesMax);
        _replication = new Replication(state);
        Transfer = new LeadershipTransfer(state);
        Reads = new ReadRounds(state, this);

        // Whatever the log ends with may be a change of members that is not applied.
        _lastConfiguration = state.Log.LastIndex;
    }

    public ReadRounds Reads { get; }

    public LeadershipTransfer Transfer { get; }

    /// <summary>
    /// Whether an entry of this term is committed: only then does Commit cover everything that any earlier leader
    /// committed (thesis §6.4, step 1).
    /// </summary>
    public bool HasCommittedInTerm => _state.Log.Commit >= _opening;

    public bool IsLeaseValid => HasCommittedInTerm && Reads.IsLeaseHeld;

    public bool HasWork => _isReplicationDue || Reads.HasWork || MustLeaveJoint;

    public ReadOnlySpan<Progress> Progress => _progress;

    /// <summary>
    /// One change at a time: a change may be appended only when the one before it is in effect here. And not before
    /// this reign has committed: a change of a past reign might be replaced.
    /// </summary>
    public bool MayChangeMembers => HasCommittedInTerm && _lastConfiguration <= _state.Log.HandedToApply;

    /// <summary>
    /// Every member holds everything on its disk, was told what is committed, and answered the last heartbeat; nobody
    /// waits.
    /// </summary>
    public bool IsIdle
    {
        get
        {
            var isIdle =
                HasCommittedInTerm
                && !HasWork
                && !Transfer.IsUnderWay
                && !Reads.HasPending
                && !_state.Configuration.IsJoint;
            foreach (var progress in _progress)
            {
                var knowsAll =
                    progress == _own || (progress.SentCommit == _state.Log.Commit && Reads.HasAnsweredLast(progress));
                isIdle &= progress.Match == _state.Log.LastIndex && knowsAll;
            }

            return isIdle;
        }
    }

    private bool MustLeaveJoint => _state.Configuration.IsJoint && MayChangeMembers;

    /// <summary>Opens the term with an empty entry, which commits everything before it (thesis §6.4).</summary>
    public void Open()
    {
        _opening = _state.Log.LastIndex.Next();
        Append(EntryKind.Empty, default);
        Reads.BroadcastHeartbeat();
    }

    /// <summary>Refuses what still waits; whether the proposals are committed is for the next leader to say.</summary>
    public void Close() => Reads.RefuseAll();

    public void Sleep() => Reads.EndLease();

    /// <summary>Time stood still: nobody may be held to have been silent. A heartbeat wakes the others.</summary>
    public void Wake()
    {
        _quorumElapsed = 0;
        Reads.BroadcastHeartbeat();
    }

    public void Tick()
    {
        Reads.Tick();
        Transfer.Tick();
        if (++_quorumElapsed >= _state.Options.ElectionTicks)
        {
            _quorumElapsed = 0;
            if (!IsQuorumActive() && _state.Options.CheckQuorum)
            {
                _state.BecomeFollower(_state.Term, ReplicaId.None);
                return;
            }
        }

        if (++_heartbeatElapsed >= _state.Options.HeartbeatTicks)
        {
            _heartbeatElapsed = 0;
            Reads.BroadcastHeartbeat();
        }
    }

    public ProposeResult Propose(ReadOnlyMemory<byte> data)
    {
        if (data.Length > _state.Options.EntryBytesMax)
        {
            return ProposeResult.TooLarge(_state.Self);
        }

        if (Transfer.IsUnderWay)
        {
            return ProposeResult.Transferring(Transfer.Target);
        }

        if (!_uncommitted.HasRoomFor(data.Length + LogEntry.OverheadBytes))
        {
            return ProposeResult.TooManyUncommitted(_state.Self);
        }

        var index = Append(EntryKind.Normal, data);
        return ProposeResult.Accepted(index, _state.Term, _state.Self);
    }

    public ProposeResult ProposeMembers(RaftConfiguration target)
    {
        if (Transfer.IsUnderWay)
        {
            return ProposeResult.Transferring(Transfer.Target);
        }

        if (!MayChangeMembers || _state.Configuration.IsJoint)
        {
            return ProposeResult.ConfigurationPending(_state.Self);
        }

        var index = AppendConfiguration(_state.Configuration.Towards(target));
        return ProposeResult.Accepted(index, _state.Term, _state.Self);
    }

    /// <summary>
    /// Another configuration is in effect. Members that stay keep their progress, those that go hear once more, so that
    /// they learn of it. A leader that is no voter any more tells the others, and steps down.
    /// </summary>
    public void Reconfigured()
    {
        var before = _progress;
        foreach (var progress in before)
        {
            if (
                progress != _own
                && (!_state.Configuration.IsMember(progress.Replica) || !_state.Configuration.IsVoter(_state.Self))
            )
            {
                progress.IsPatient = false;
                _replication.SendAll(progress);
            }
        }

        if (!_state.Configuration.IsVoter(_state.Self))
        {
            _state.BecomeFollower(_state.Term, ReplicaId.None);
            return;
        }

        _progress = Members(before);
        _isReplicationDue = true;
        if (!_state.Configuration.Voters.Contains(Transfer.Target))
        {
            Transfer.GiveUp();
        }

        CommitWhatAQuorumHolds();
        Reads.Reconfigured();
    }

    public void Work()
    {
        if (MustLeaveJoint)
        {
            AppendConfiguration(_state.Configuration.Left());
        }

        Reads.Work();
        if (!_isReplicationDue)
        {
            return;
        }

        _isReplicationDue = false;
        foreach (var progress in _progress)
        {
            if (progress != _own)
            {
                _replication.SendAll(progress);
            }
        }
    }

    public Progress? Of(ReplicaId replica)
    {
        foreach (var progress in _progress)
        {
            if (progress.Replica == replica)
            {
                return progress;
            }
        }

        return null;
    }

    public void AppendAnswered(Progress progress, in RaftMessage reply)
    {
        if (_replication.Answered(progress, reply))
        {
            CommitWhatAQuorumHolds();
            Transfer.Answered(progress);
        }

        _isReplicationDue |= _replication.HasSomethingFor(progress);
    }

    public void HeartbeatAnswered(Progress progress, ulong round)
    {
        Reads.Answered(progress, round);
        _replication.HeartbeatAnswered(progress);
        Transfer.Answered(progress);
        _isReplicationDue |= _replication.HasSomethingFor(progress);
    }

    /// <summary>
    /// The leader's own disk is one of the quorum (thesis §10.2.1: it may be slower than the others').
    /// </summary>
    public void OwnLogIsDurable()
    {
        if (_own.Accepted(_state.Log.Durable))
        {
            CommitWhatAQuorumHolds();
        }
    }

    public TransferResult TransferTo(ReplicaId target)
    {
        if (target == _state.Self)
        {
            return TransferResult.AlreadyLeads;
        }

        if (Of(target) is not { IsVoter: true } progress)
        {
            return TransferResult.NotAVoter;
        }

        Transfer.Begin(progress);
        return TransferResult.Started;
    }

    public void ReportUnreachable(ReplicaId peer)
    {
        if (Of(peer) is { State: ReplicationState.Replicate } progress)
        {
            progress.BecomeProbe();
        }
    }

    public void ReportSnapshot(ReplicaId peer, bool succeeded)
    {
        if (Of(peer) is not { State: ReplicationState.Snapshot } progress)
        {
            return;
        }

        if (succeeded)
        {
            progress.BecomeProbe();
        }
        else
        {
            progress.SnapshotFailed();
        }

        // Until its answer or the next answer to a heartbeat: so a failing stream is not started again at once.
        progress.IsProbeOut = true;
    }

    public PeerStatus[] Statuses()
    {
        _own.IsRecentlyActive = true;
        return [.. _progress.Select(progress => progress.Status())];
    }

    private LogIndex Append(EntryKind kind, ReadOnlyMemory<byte> data)
    {
        var entry = new LogEntry(_state.Term, _state.Log.LastIndex.Next(), kind, data);
        _state.Log.Append(entry);
        _uncommitted.Add(entry);
        _isReplicationDue = true;
        return entry.Index;
    }

    /// <summary>
    /// Commits up to what a quorum holds, if that is of this term: an older entry that a quorum holds may still be
    /// replaced (thesis §3.6.2, figure 3.7), so those are committed only by one of this term after them.
    /// </summary>
    private void CommitWhatAQuorumHolds()
    {
        var index = new LogIndex(ReachedByQuorum(static progress => progress.Match.Value));
        if (index >= _opening && _state.Log.CommitTo(index))
        {
            _uncommitted.Committed(index);
            _isReplicationDue = true;
        }
    }

    /// <summary>
    /// The largest value that a quorum has reached; while joint, a quorum of either set of voters (thesis §4.3).
    /// </summary>
    public ulong ReachedByQuorum(Func<Progress, ulong> reached)
    {
        var incoming = ReachedByQuorum(reached, areOutgoing: false);
        return _state.Configuration.IsJoint
            ? Math.Min(incoming, ReachedByQuorum(reached, areOutgoing: true))
            : incoming;
    }

    private ulong ReachedByQuorum(Func<Progress, ulong> reached, bool areOutgoing)
    {
        Span<ulong> values = stackalloc ulong[_progress.Length];
        var (count, voters) = (0, 0);
        foreach (var progress in _progress)
        {
            var counts = areOutgoing ? progress.IsOutgoingVoter : progress.IsVoter;
            voters += counts ? 1 : 0;
            if (counts)
            {
                values[count++] = reached(progress);
            }
        }

        return Quorum.ReachedBy(Quorum.SizeOf(voters), values[..count]);
    }

    private bool IsQuorumActive()
    {
        var isActive = ReachedByQuorum(progress => progress.IsRecentlyActive || progress == _own ? 1UL : 0UL) == 1;
        foreach (var progress in _progress)
        {
            progress.IsRecentlyActive = false;
        }

        return isActive;
    }

    /// <summary>
    /// In the order of the configuration. Who is new is taken for active: it has had no time to answer.
    /// </summary>
    private Progress[] Members(Progress[] before)
    {
        var next = _state.Log.LastIndex.Next();
        Progress[] members =
        [
            .. _state
                .Configuration.Members()
                .Select(member =>
                    before.FirstOrDefault(progress => progress.Replica == member)
                    ?? new Progress(member, next, _state.Options) { IsRecentlyActive = before.Length > 0 }
                ),
        ];
        foreach (var member in members)
        {
            member.TakeRole(_state.Configuration);
        }

        return members;
    }

    private LogIndex AppendConfiguration(RaftConfiguration configuration)
    {
        _lastConfiguration = Append(EntryKind.Configuration, RaftConfigurationCodec.ToBytes(configuration));
        return _lastConfiguration;
    }
}
