namespace Arktos.Raft;

/// <summary>
/// What a leader knows of one replica. Match &lt; Next; Match only grows; everything up to Match is durable there and
/// equal to the leader's log.
/// <code>
///            an append is accepted                 entries are compacted
///   Probe -------------------------> Replicate ------------------------> Snapshot
///     ^  ^                               |                                  |
///     |  +-------------------------------+                                  |
///     |     refused, or unreachable           reported, or caught up        |
///     +---------------------------------------------------------------------+
/// </code>
/// </summary>
internal sealed class Progress
{
    public Progress(ReplicaId replica, LogIndex next, RaftOptions options)
    {
        Replica = replica;
        Next = next;
        InFlight = new InFlightAppends(options.InFlightAppendsMax, options.InFlightBytesMax);
    }

    public ReplicaId Replica { get; }

    /// <summary>In the configuration: one of its voters, of its outgoing voters, or of neither: a learner.</summary>
    public bool IsVoter { get; private set; }

    public bool IsOutgoingVoter { get; private set; }

    public bool IsLearner => !IsVoter && !IsOutgoingVoter;

    public LogIndex Match { get; set; }

    /// <summary>
    /// The first entry of the next append: in Replicate everything between Match and here is on its way.
    /// </summary>
    public LogIndex Next { get; private set; }

    public ReplicationState State { get; private set; }

    public InFlightAppends InFlight { get; }

    /// <summary>Whether anything came from it since the last check of the quorum.</summary>
    public bool IsRecentlyActive { get; set; }

    /// <summary>In Probe: one append is out, nothing more until it or a heartbeat is answered.</summary>
    public bool IsProbeOut { get; set; }

    /// <summary>The commit index that it was last told.</summary>
    public LogIndex SentCommit { get; set; }

    /// <summary>Nobody waits there for what is committed.</summary>
    public bool IsPatient { get; set; }

    /// <summary>A commit index alone is not worth a message to it.</summary>
    public bool IsToldLater => IsPatient && State == ReplicationState.Replicate;

    /// <summary>In Snapshot: what it had to reach when the snapshot was asked for.</summary>
    public LogIndex SnapshotIndex { get; private set; }

    /// <summary>
    /// The latest heartbeat round that it answered, and the leader's tick at which that was sent plus one; 0 for never.
    /// </summary>
    public ulong AnsweredRound { get; set; }

    public ulong AnsweredTickPlusOne { get; set; }

    /// <summary>
    /// Match when a heartbeat was last answered: no progress in between means that an append was lost.
    /// </summary>
    public LogIndex MatchAtHeartbeat { get; set; }

    public bool IsPaused =>
        State switch
        {
            ReplicationState.Probe => IsProbeOut,
            ReplicationState.Replicate => InFlight.IsFull,
            _ => true,
        };

    public void BecomeProbe()
    {
        // After a snapshot look right behind it: the snapshot may have arrived although no answer did.
        var next = State == ReplicationState.Snapshot ? LogIndex.Max(Match, SnapshotIndex) : Match;
        Enter(ReplicationState.Probe);
        Next = next.Next();
    }

    public void BecomeReplicate()
    {
        Enter(ReplicationState.Replicate);
        Next = Match.Next();
    }

    public void BecomeSnapshot(LogIndex snapshotIndex)
    {
        Enter(ReplicationState.Snapshot);
        SnapshotIndex = snapshotIndex;
    }

    /// <summary>The stream failed: nothing of it may be relied on.</summary>
    public void SnapshotFailed()
    {
        SnapshotIndex = LogIndex.Zero;
        BecomeProbe();
    }

    public void Sent(int entries, long bytes)
    {
        if (State == ReplicationState.Replicate)
        {
            if (entries > 0)
            {
                Next += (ulong)entries;
                InFlight.Add(Next.Previous(), bytes);
            }
        }
        else
        {
            IsProbeOut = true;
        }
    }

    /// <summary>It holds everything up to here. False when that is old news.</summary>
    public bool Accepted(LogIndex index)
    {
        IsProbeOut = false;
        Next = LogIndex.Max(Next, index.Next());
        if (index <= Match)
        {
            return false;
        }

        Match = index;
        return true;
    }

    /// <summary>
    /// It refused an append that followed <paramref name="refused"/>. False when that answer is stale.
    /// </summary>
    public bool Refused(LogIndex refused, LogIndex lookAt)
    {
        if (State == ReplicationState.Replicate)
        {
            return refused > Match;
        }

        if (State == ReplicationState.Snapshot || Next.Previous() != refused)
        {
            return false;
        }

        Next = LogIndex.Max(LogIndex.Min(refused, lookAt.Next()), Match.Next());
        IsProbeOut = false;
        return true;
    }

    public void TakeRole(RaftConfiguration configuration)
    {
        IsVoter = configuration.Voters.Contains(Replica);
        IsOutgoingVoter = configuration.OutgoingVoters.Contains(Replica);
    }

    public PeerStatus Status() =>
        new(Replica, Match, Next, State, IsRecentlyActive, InFlight.Count) { IsLearner = IsLearner };

    private void Enter(ReplicationState state)
    {
        State = state;
        IsProbeOut = false;
        InFlight.Clear();
    }
}
