namespace Arktos.Raft;

/// <summary>
/// The state of one replica and the transitions between its roles; the handlers decide, this changes. Leadership is not
/// null exactly when Role is Leader, Tally exactly when it is PreCandidate or Candidate.
/// </summary>
internal sealed class RaftState
{
    public RaftState(RaftOptions options, IRaftLog log)
    {
        options.Validate();
        Options = options;
        Configuration = options.Configuration;
        Log = new ReplicaLog(options, log);
        Term = options.InitialHardState.Term;
        Vote = options.InitialHardState.Vote;
        Invariant.Holds(
            Log.LastTerm <= Term,
            $"the log ends in term {Log.LastTerm}, the hard state is of term {Term}: a write was torn apart"
        );
        HandedOutHardState = HardState;
        DurableHardState = HardState;
        Clock = new ElectionClock(options, mayHaveVouched: Term > Term.Zero);
    }

    public RaftOptions Options { get; }

    public ReplicaLog Log { get; }

    public ElectionClock Clock { get; }

    public Outbox Outbox { get; } = new();

    /// <summary>
    /// In effect: after the last entry that was handed out to apply, or the snapshot that was restored.
    /// </summary>
    public RaftConfiguration Configuration { get; private set; }

    public ReplicaId Self => Options.Self;

    public RaftRole Role { get; private set; }

    public Term Term { get; private set; }

    public ReplicaId Vote { get; private set; }

    public ReplicaId Leader { get; private set; }

    public VoteTally? Tally { get; private set; }

    public Leadership? Leadership { get; private set; }

    public HardState HardState => new(Term, Vote, Log.Commit);

    public HardState HandedOutHardState { get; set; }

    public HardState DurableHardState { get; set; }

    public ulong LastReadyNumber { get; set; }

    public ulong LastPersistedNumber { get; set; }

    /// <summary>Hibernating: ticks do nothing, and no lease is valid. Any message and any request ends it.</summary>
    public bool IsAsleep { get; private set; }

    public bool IsPatient { get; set; }

    public bool IsAlone => Configuration is { IsJoint: false, Voters: [var only] } && only == Self;

    /// <summary>Follows <paramref name="leader"/> (or nobody yet) in a term that is this one or later.</summary>
    public void BecomeFollower(Term term, ReplicaId leader)
    {
        Invariant.Holds(term >= Term);
        Leave();
        EnterTerm(term);
        Role = RaftRole.Follower;
        Leader = leader;
        Clock.Restart();
    }

    /// <summary>The term stays as it is: a pre-vote disturbs nobody.</summary>
    public void BecomePreCandidate()
    {
        Leave();
        Role = RaftRole.PreCandidate;
        Leader = ReplicaId.None;
        Tally = new VoteTally(Configuration);
        Clock.Restart();
    }

    public void BecomeCandidate()
    {
        Leave();
        EnterTerm(Term.Next());
        Vote = Self;
        Role = RaftRole.Candidate;
        Leader = ReplicaId.None;
        Tally = new VoteTally(Configuration);
        Clock.Restart();
    }

    public void BecomeLeader()
    {
        Invariant.Holds(Role == RaftRole.Candidate && Configuration.IsVoter(Self));
        Leave();
        Role = RaftRole.Leader;
        Leader = Self;
        Leadership = new Leadership(this);
        Leadership.Open();
    }

    /// <summary>
    /// Falls asleep if nothing is left to do for what the leader of this term had committed up to there.
    /// </summary>
    public bool TrySleep(Term term, LogIndex commit)
    {
        var holdsAll = Log.Commit == commit && Log.LastIndex == commit;
        var isDone = Term == term && holdsAll && !ReadyAssembly.HasReady(this);
        var isSettled = Leadership?.IsIdle ?? (Role == RaftRole.Follower && !Leader.IsNone);
        if (isDone && isSettled && !IsAsleep)
        {
            IsAsleep = true;
            Leadership?.Sleep();
        }

        return IsAsleep;
    }

    public void Wake()
    {
        if (IsAsleep)
        {
            IsAsleep = false;
            Leadership?.Wake();
        }
    }

    /// <summary>An entry or a snapshot brought it.</summary>
    public void Reconfigure(RaftConfiguration configuration)
    {
        Invariant.Holds(
            Options.AllowsMembershipChanges,
            "the configuration of this group is for ever, yet its log changes it"
        );
        Configuration = configuration;
        Leadership?.Reconfigured();
    }

    /// <summary>Grants this term's vote. It counts for the receiver only once it is durable here.</summary>
    public void VoteFor(ReplicaId candidate)
    {
        Invariant.Holds(Vote.IsNone || Vote == candidate);
        Vote = candidate;
        Clock.Restart();
    }

    /// <summary>
    /// Queues a message. What promises something that is on its way to the disk waits for it: votes (thesis §3.8),
    /// accepted entries, and the request for votes, whose claim about this log must not outlive a crash that shortens
    /// the log.
    /// </summary>
    public void Send(RaftMessage message)
    {
        var stamped = message with { From = Self };
        if (
            Options.AllowsMembershipChanges
            && Voting.TellsCommit(message.Kind)
            && Log.TryTermAt(Log.Commit, out var term)
        )
        {
            stamped = stamped with { Commit = Log.Commit, Context = term.Value };
        }

        (MustWaitForDisk(message.Kind) ? Outbox.AfterPersist : Outbox.Now).Add(stamped);
    }

    private bool MustWaitForDisk(RaftMessageKind kind) =>
        kind switch
        {
            RaftMessageKind.Vote or RaftMessageKind.VoteReply or RaftMessageKind.AppendReply => true,

            // Keeps a lease alive, so it should not queue behind a slow disk; but a replica that forgets the term in a
            // crash would also forget that it is bound by the lease.
            RaftMessageKind.HeartbeatReply => DurableHardState.Term != Term,
            _ => false,
        };

    private void EnterTerm(Term term)
    {
        if (term != Term)
        {
            Term = term;
            Vote = ReplicaId.None;
        }
    }

    private void Leave()
    {
        Tally = null;
        Leadership?.Close();
        Leadership = null;

        // Only a leader may send a snapshot, and the Store would send it under the term that it finds.
        Outbox.SnapshotsWanted.Clear();
    }
}
