namespace Arktos.Raft;

/// <summary>
/// Heartbeat rounds, and what they prove (thesis §6.4): when a quorum has answered a round, no other replica had been
/// elected when the round was sent. So reads requested before it may be served at the commit index of that moment; and
/// as whoever answers does not vote for ElectionTicks, none will be for nearly as long: the lease.
/// </summary>
internal sealed class ReadRounds
{
    private readonly RaftState _state;
    private readonly Leadership _leadership;
    private readonly Queue<Batch> _asked = new();

    // The first round of each tick, for the ticks that can still hold up a lease: at most ElectionTicks of them.
    private readonly Queue<(ulong FirstRound, ulong TickPlusOne)> _rounds = new();
    private List<ulong> _waiting = [];
    private int _pendingCount;
    private ulong _round;
    private ulong _tickPlusOne = 1;

    public ReadRounds(RaftState state, Leadership leadership)
    {
        _state = state;
        _leadership = leadership;
    }

    /// <summary>
    /// A quorum answered a heartbeat that was sent less than ElectionTicks - LeaseMarginTicks ago, and nobody was told
    /// to campaign.
    /// </summary>
    public bool IsLeaseHeld
    {
        get
        {
            var options = _state.Options;
            var leaseTicks = (ulong)(options.ElectionTicks - options.LeaseMarginTicks);
            var answered = AnsweredByQuorum(progress => progress.AnsweredTickPlusOne, own: _tickPlusOne);
            return options.CheckQuorum
                && !_leadership.Transfer.HasEndedLease
                && !_state.IsAsleep
                && answered > 0
                && _tickPlusOne - answered < leaseTicks;
        }
    }

    public bool HasPending => _pendingCount > 0;

    public bool HasWork => _waiting.Count > 0 && _leadership.HasCommittedInTerm && (_asked.Count == 0 || MayUseLease);

    private bool MayUseLease => _state.Options.LeaseReads && IsLeaseHeld;

    public void Request(ulong requestId)
    {
        if (_leadership.HasCommittedInTerm && MayUseLease)
        {
            _state.Outbox.Reads.Add(ReadResult.Confirmed(requestId, _state.Log.Commit, _state.Self));
        }
        else if (_pendingCount >= _state.Options.PendingReadsMax)
        {
            _state.Outbox.Reads.Add(ReadResult.TooManyPending(requestId, _state.Self));
        }
        else
        {
            _waiting.Add(requestId);
            _pendingCount++;
        }
    }

    public bool HasAnsweredLast(Progress progress) => progress.AnsweredRound == _round;

    /// <summary>
    /// What was answered so far holds up no lease: ticks are about to stop, so its age could not be told.
    /// </summary>
    public void EndLease()
    {
        _rounds.Clear();
        foreach (var progress in _leadership.Progress)
        {
            progress.AnsweredTickPlusOne = 0;
        }
    }

    public void Tick()
    {
        _tickPlusOne++;
        while (
            _rounds.TryPeek(out var oldest) && _tickPlusOne - oldest.TickPlusOne >= (ulong)_state.Options.ElectionTicks
        )
        {
            _rounds.Dequeue();
        }
    }

    /// <summary>Starts a round for the reads that wait, unless one is out: then they share the next.</summary>
    public void Work()
    {
        if (HasWork)
        {
            if (MayUseLease)
            {
                Answer(new Batch(_round, _state.Log.Commit, TakeWaiting()));
            }
            else
            {
                BroadcastHeartbeat();
            }
        }
    }

    /// <summary>
    /// One round: to every peer, for every read that waits. Each covers the rounds before it, should those be lost.
    /// </summary>
    public void BroadcastHeartbeat()
    {
        _round++;
        if (_rounds.Count == 0 || _rounds.Last().TickPlusOne != _tickPlusOne)
        {
            _rounds.Enqueue((_round, _tickPlusOne));
        }

        if (_waiting.Count > 0 && _leadership.HasCommittedInTerm)
        {
            _asked.Enqueue(new Batch(_round, _state.Log.Commit, TakeWaiting()));
        }

        foreach (var progress in _leadership.Progress)
        {
            if (progress.Replica != _state.Self)
            {
                var commit = LogIndex.Min(progress.Match, _state.Log.Commit);
                _state.Send(
                    new RaftMessage
                    {
                        Kind = RaftMessageKind.Heartbeat,
                        To = progress.Replica,
                        Term = _state.Term,
                        Commit = commit,
                        Context = _round,
                    }
                );
                if (progress.IsToldLater)
                {
                    progress.SentCommit = LogIndex.Max(progress.SentCommit, commit);
                }
            }
        }

        AnswerWhatAQuorumConfirmed();
    }

    public void Answered(Progress progress, ulong round)
    {
        if (round > progress.AnsweredRound && round <= _round)
        {
            progress.AnsweredRound = round;
            foreach (var (firstRound, tickPlusOne) in _rounds)
            {
                if (firstRound <= round)
                {
                    progress.AnsweredTickPlusOne = tickPlusOne;
                }
            }

            AnswerWhatAQuorumConfirmed();
        }
    }

    /// <summary>Others decide now; what is out may be decided already.</summary>
    public void Reconfigured() => AnswerWhatAQuorumConfirmed();

    public void RefuseAll()
    {
        var refused = _asked.SelectMany(batch => batch.RequestIds).Concat(_waiting);
        _state.Outbox.Reads.AddRange(refused.Select(id => ReadResult.NotLeader(id, ReplicaId.None)));
        _asked.Clear();
        _waiting = [];
        _pendingCount = 0;
    }

    private void AnswerWhatAQuorumConfirmed()
    {
        var confirmed = AnsweredByQuorum(progress => progress.AnsweredRound, own: _round);
        while (_asked.TryPeek(out var batch) && batch.Round <= confirmed)
        {
            Answer(_asked.Dequeue());
        }
    }

    private void Answer(Batch batch)
    {
        _pendingCount -= batch.RequestIds.Count;
        foreach (var id in batch.RequestIds)
        {
            _state.Outbox.Reads.Add(ReadResult.Confirmed(id, batch.Index, _state.Self));
        }
    }

    private List<ulong> TakeWaiting()
    {
        var taken = _waiting;
        _waiting = [];
        return taken;
    }

    private ulong AnsweredByQuorum(Func<Progress, ulong> answered, ulong own) =>
        _leadership.ReachedByQuorum(progress => progress.Replica == _state.Self ? own : answered(progress));

    private sealed record Batch(ulong Round, LogIndex Index, List<ulong> RequestIds);
}
