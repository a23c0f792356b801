namespace Arktos.Raft;

/// <summary>What a message is. The values are on the wire.</summary>
public enum RaftMessageKind : byte
{
    PreVote = 1,
    PreVoteReply = 2,
    Vote = 3,
    VoteReply = 4,
    Append = 5,

    /// <summary>Also the answer to a <see cref="Snapshot"/>, and to any leader of a past term.</summary>
    AppendReply = 6,
    Heartbeat = 7,
    HeartbeatReply = 8,

    /// <summary>
    /// Metadata only: the data goes out of band by the Store's own stream. The receiving Store steps this into its
    /// group after it has the data staged durably.
    /// </summary>
    Snapshot = 9,

    /// <summary>The leader asks the receiver to campaign at once (thesis §3.10); its lease has ended.</summary>
    TimeoutNow = 10,

    /// <summary>
    /// The leader sleeps (<see cref="RaftGroup.TryHibernate"/>): the receiver may too, if it holds and knows as much.
    /// </summary>
    Sleep = 11,
}

/// <summary>
/// A message between two replicas of a group. Which fields count depends on the kind; the others are zero:
/// <code>
///   PreVote, Vote             Term (asked for), Index and LogTerm of the sender's last entry; Vote: IsForced
///   PreVoteReply, VoteReply   Term, Reject
///     all four                where membership may change: Commit, Context (the term of the entry there)
///   Append                    Term, Index and LogTerm of the entry before Entries, Entries, Commit, Context (1: an
///                             acceptance says nothing new, and is not sent)
///   AppendReply               Term, Index (last entry that is durable and matches; when Reject: the Index that was
///                             refused), Reject, RejectHint (where to look next) and LogTerm (the term there), Context
///                             (1: nobody waits there for what is committed)
///   Heartbeat                 Term, Commit (no more than the receiver is known to hold), Context (round)
///   HeartbeatReply            Term, Context (round that is answered)
///   Snapshot                  Term, Index and LogTerm that the snapshot stands for, Configuration
///   TimeoutNow                Term
///   Sleep                     Term, Commit
/// </code>
/// </summary>
public readonly record struct RaftMessage
{
    public RaftMessage() { }

    public required RaftMessageKind Kind { get; init; }

    public ReplicaId From { get; init; }

    public required ReplicaId To { get; init; }

    /// <summary>
    /// The sender's term; in a PreVote and in its granting reply, the term that the election would be held in.
    /// </summary>
    public Term Term { get; init; }

    public LogIndex Index { get; init; }

    public Term LogTerm { get; init; }

    public LogIndex Commit { get; init; }

    public IReadOnlyList<LogEntry> Entries { get; init; } = [];

    public bool Reject { get; init; }

    public LogIndex RejectHint { get; init; }

    /// <summary>
    /// Of a Vote: the leader of the term before asked for this election, and has given up its lease. So no receiver
    /// holds back its vote for that lease's sake.
    /// </summary>
    public bool IsForced { get; init; }

    /// <summary>
    /// Of a Snapshot where membership may change: <see cref="SnapshotMetadata.Configuration"/>. Else null.
    /// </summary>
    public RaftConfiguration? Configuration { get; init; }

    /// <summary>
    /// The round of a heartbeat; grows within a term of a leader. Around votes: the term of the entry at Commit. Of
    /// appends and their answers: 1 or 0.
    /// </summary>
    public ulong Context { get; init; }

    /// <summary>Of an Append: it brings a commit index alone, to one that is known to hold everything before.</summary>
    internal bool NeedsNoAcceptance => Kind == RaftMessageKind.Append && Context == 1;

    /// <summary>Of an AppendReply: see <see cref="RaftGroup.IsPatient"/>.</summary>
    internal bool IsPatient => Kind == RaftMessageKind.AppendReply && Context == 1;

    /// <summary>What the Store steps into the receiver's group once the snapshot's data is staged there.</summary>
    /// <param name="term">Of the Ready that wanted the snapshot.</param>
    public static RaftMessage OfSnapshot(ReplicaId from, ReplicaId to, Term term, SnapshotMetadata snapshot) =>
        new()
        {
            Kind = RaftMessageKind.Snapshot,
            From = from,
            To = to,
            Term = term,
            Index = snapshot.Index,
            LogTerm = snapshot.Term,
            Configuration = snapshot.Configuration,
        };
}
