namespace Arktos.Raft;

/// <summary>
/// One replica's reign in one term: what it knows of the others, what it has not committed yet, who reads. It ends with the
/// role. Appends and read rounds are made when a Ready is taken (<see cref="Work"/>), so that everything that came in since
/// the last one shares them.
/// </summary>
internal sealed class Leadership
{
    private readonly RaftState _state;
    private readonly Progress[] _progress;
    private readonly Progress _own;
    private readonly UncommittedBudget _uncommitted;
    private readonly Replication _replication;
    private LogIndex _opening;
    private int _heartbeatElapsed;
    private int _quorumElapsed;
    private bool _isReplicationDue;

    public Leadership(RaftState state)
    {
        _state = state;
        var next = state.Log.LastIndex.Next();
        _progress = [.. state.Options.Configuration.Voters.Select(voter => new Progress(voter, next, state.Options))];
        _own = Of(state.Self)!;
        _own.Match = state.Log.Durable;
        _own.BecomeReplicate();
        _uncommitted = new UncommittedBudget(state.Options.UncommittedBytesMax);
        _replication = new Replication(state);
        Transfer = new LeadershipTransfer(state);
        Reads = new ReadRounds(state, this);
    }

    public ReadRounds Reads { get; }

    public LeadershipTransfer Transfer { get; }

    /// <summary>
    /// Whether an entry of this term is committed: only then does Commit cover everything that any earlier leader committed
    /// (thesis §6.4, step 1).
    /// </summary>
    public bool HasCommittedInTerm => _state.Log.Commit >= _opening || _state.Has(RaftFaults.ReadsBeforeCommitInTerm);

    public bool IsLeaseValid => HasCommittedInTerm && Reads.IsLeaseHeld;

    public bool HasWork => _isReplicationDue || Reads.HasWork;

    public ReadOnlySpan<Progress> Progress => _progress;

    /// <summary>Opens the term with an empty entry, which commits everything before it (thesis §6.4).</summary>
    public void Open()
    {
        _opening = _state.Log.LastIndex.Next();
        Append(EntryKind.Empty, default);
        Reads.BroadcastHeartbeat();
    }

    /// <summary>Refuses what still waits; whether the proposals are committed is for the next leader to say.</summary>
    public void Close() => Reads.RefuseAll();

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

    public void Work()
    {
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

    /// <summary>The leader's own disk is one of the quorum (thesis §10.2.1: it may be slower than the others').</summary>
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

        if (Of(target) is not { } progress)
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
        if (_state.Has(RaftFaults.LeaderCountsItselfBeforePersist))
        {
            _own.Accepted(entry.Index);
            CommitWhatAQuorumHolds();
        }

        return entry.Index;
    }

    /// <summary>
    /// Commits up to what a quorum holds, if that is of this term: an older entry that a quorum holds may still be
    /// replaced (thesis §3.6.2, figure 3.7), so those are committed only by one of this term after them.
    /// </summary>
    private void CommitWhatAQuorumHolds()
    {
        Span<ulong> matches = stackalloc ulong[_progress.Length];
        for (var i = 0; i < matches.Length; i++)
        {
            matches[i] = _progress[i].Match.Value;
        }

        var index = new LogIndex(Quorum.ReachedByQuorum(matches));
        var isOfThisTerm = index >= _opening || _state.Has(RaftFaults.CommitsOldTermByCounting);
        if (isOfThisTerm && _state.Log.CommitTo(index))
        {
            _uncommitted.Committed(index);
            _isReplicationDue = true;
        }
    }

    private bool IsQuorumActive()
    {
        var active = 0;
        foreach (var progress in _progress)
        {
            active += progress.IsRecentlyActive || progress == _own ? 1 : 0;
            progress.IsRecentlyActive = false;
        }

        return active >= _state.Options.Configuration.QuorumSize;
    }
}
