namespace Arktos.Raft;

/// <summary>Sends appends to one peer at a time, and learns from its answers (thesis §3.5, §10.2.1).</summary>
internal sealed class Replication
{
    private readonly RaftState _state;

    public Replication(RaftState state) => _state = state;

    /// <summary>As many appends as there is something for and the peer's limits allow.</summary>
    public void SendAll(Progress progress)
    {
        while (!progress.IsPaused && TrySend(progress)) { }
    }

    /// <summary>Whether <see cref="SendAll"/> would send anything, or ask for a snapshot.</summary>
    public bool HasSomethingFor(Progress progress) =>
        !progress.IsPaused && (progress.Next <= _state.Log.LastIndex || HasCommitFor(progress));

    /// <summary>Whether the peer's match has grown.</summary>
    public bool Answered(Progress progress, in RaftMessage reply)
    {
        if (reply.Reject)
        {
            if (progress.Refused(reply.Index, LookAt(reply)) && progress.State == ReplicationState.Replicate)
            {
                progress.BecomeProbe();
            }

            return false;
        }

        Invariant.Holds(
            reply.Index <= _state.Log.LastIndex,
            $"replica {progress.Replica} accepted entries that its leader does not have"
        );
        progress.IsPatient = reply.IsPatient;
        var hasGrown = progress.Accepted(reply.Index);
        switch (progress.State)
        {
            case ReplicationState.Probe when progress.Match == reply.Index:
                progress.BecomeReplicate();
                break;
            case ReplicationState.Snapshot when progress.Match.Next() >= _state.Log.FirstIndex:
                progress.BecomeReplicate();
                break;
            case ReplicationState.Replicate:
                progress.InFlight.Answered(reply.Index);
                break;
            default:
                break;
        }

        return hasGrown;
    }

    /// <summary>
    /// The peer lives. If it made no progress since its last such answer although it lacks something, appends were
    /// lost: an empty one behind them makes it say so. So was the probe of one that joined, which looks behind the last
    /// entry.
    /// </summary>
    public void HeartbeatAnswered(Progress progress)
    {
        var isStuck = progress.Match < _state.Log.LastIndex && progress.MatchAtHeartbeat == progress.Match;
        progress.MatchAtHeartbeat = progress.Match;
        progress.IsProbeOut = false;
        if (isStuck && progress.State == ReplicationState.Replicate && progress.InFlight.Count > 0)
        {
            SendAppend(progress, []);
        }
        else if (isStuck && progress.State == ReplicationState.Probe)
        {
            progress.SentCommit = LogIndex.Zero;
        }
    }

    private bool HasCommitFor(Progress progress) => progress.SentCommit < _state.Log.Commit && !progress.IsToldLater;

    private bool TrySend(Progress progress)
    {
        var log = _state.Log;
        if (progress.Next < log.FirstIndex)
        {
            WantSnapshot(progress);
            return false;
        }

        var hasEntries = progress.Next <= log.LastIndex;
        if (!hasEntries && !HasCommitFor(progress))
        {
            return false;
        }

        SendAppend(
            progress,
            hasEntries ? log.Entries(progress.Next, log.LastIndex.Next(), _state.Options.AppendBytesMax) : []
        );
        return true;
    }

    private void SendAppend(Progress progress, IReadOnlyList<LogEntry> entries)
    {
        var previous = progress.Next.Previous();
        if (!_state.Log.TryTermAt(previous, out var previousTerm))
        {
            WantSnapshot(progress);
            return;
        }

        // What it would accept it is known to hold.
        var isKnown = entries.Count == 0 && progress.State == ReplicationState.Replicate && progress.Match == previous;
        var bytes = 0L;
        foreach (var entry in entries)
        {
            bytes += entry.CostBytes;
        }

        _state.Send(
            new RaftMessage
            {
                Kind = RaftMessageKind.Append,
                To = progress.Replica,
                Term = _state.Term,
                Index = previous,
                LogTerm = previousTerm,
                Entries = entries,
                Commit = _state.Log.Commit,
                Context = isKnown ? 1UL : 0,
            }
        );
        progress.SentCommit = _state.Log.Commit;
        progress.Sent(entries.Count, bytes);
    }

    /// <summary>
    /// Only of a peer that is there: a stream to one that is not would be wasted, and another is asked for when it is
    /// back.
    /// </summary>
    private void WantSnapshot(Progress progress)
    {
        if (progress.IsRecentlyActive && progress.State != ReplicationState.Snapshot)
        {
            progress.BecomeSnapshot(_state.Log.StableSnapshot.Index);
            _state.Outbox.SnapshotsWanted.Add(progress.Replica);
        }
    }

    /// <summary>
    /// The last entry that the peer may share, given that the term of its own at RejectHint is LogTerm: what this log
    /// has after it in later terms cannot match. One answer skips a whole term (thesis §3.5, last paragraph).
    /// </summary>
    private LogIndex LookAt(in RaftMessage reply) =>
        reply.LogTerm > Term.Zero ? _state.Log.LastNotAfter(reply.RejectHint, reply.LogTerm) : reply.RejectHint;
}
