namespace Arktos.Raft;

/// <summary>
/// Compares terms (thesis §3.3), then looks the handler up by role and kind. What has no handler is stale: ignored.
/// </summary>
internal static class MessageTable
{
    private delegate void Handler(RaftState state, in RaftMessage message);

    private const int KindsMax = 16;

    private static readonly Handler?[] Handlers = Build();

    public static void Step(RaftState state, in RaftMessage message)
    {
        var isFromPeer = message.From != state.Self && MayBeHeard(state, message);
        if (message.To != state.Self || !isFromPeer || (int)message.Kind >= KindsMax)
        {
            return;
        }

        state.Wake();
        if (state.Options.AllowsMembershipChanges && Voting.TellsCommit(message.Kind))
        {
            Voting.LearnCommit(state, message);
        }

        if (message.Term < state.Term)
        {
            Past(state, message);
            return;
        }

        if (message.Term > state.Term && !TryEnterTerm(state, message))
        {
            return;
        }

        Handlers[Slot(state.Role, message.Kind)]?.Invoke(state, message);
    }

    /// <summary>
    /// Requests are heard from anybody where membership changes (thesis §4.1): this replica may not have applied the
    /// change that made the sender a member. Answers matter from members only, whom this replica asked.
    /// </summary>
    private static bool MayBeHeard(RaftState state, in RaftMessage message)
    {
        var isRequest =
            message.Kind
            is not (
                RaftMessageKind.PreVoteReply
                or RaftMessageKind.VoteReply
                or RaftMessageKind.AppendReply
                or RaftMessageKind.HeartbeatReply
            );
        return state.Configuration.IsMember(message.From)
            || (isRequest && state.Options.AllowsMembershipChanges && !message.From.IsNone);
    }

    /// <summary>A message of a later term: follow it there, except where that would disturb or be premature.</summary>
    private static bool TryEnterTerm(RaftState state, in RaftMessage message)
    {
        switch (message.Kind)
        {
            case RaftMessageKind.PreVote:
            case RaftMessageKind.PreVoteReply when !message.Reject:
                // The term of an election that may never be held.
                return true;
            case RaftMessageKind.Vote when Voting.MustIgnore(state, message):
                return false;
            case RaftMessageKind.Append:
            case RaftMessageKind.Heartbeat:
            case RaftMessageKind.Snapshot:
                state.BecomeFollower(message.Term, message.From);
                return true;
            default:
                state.BecomeFollower(message.Term, ReplicaId.None);
                return true;
        }
    }

    /// <summary>
    /// A message of an earlier term. Its leader is told: with pre-vote or check-quorum a replica that is ahead in term
    /// cannot depose it by a vote, and would not be heard otherwise.
    /// </summary>
    private static void Past(RaftState state, in RaftMessage message)
    {
        switch (message.Kind)
        {
            case RaftMessageKind.Append:
            case RaftMessageKind.Heartbeat:
            case RaftMessageKind.Snapshot:
                state.Send(
                    new RaftMessage
                    {
                        Kind = RaftMessageKind.AppendReply,
                        To = message.From,
                        Term = state.Term,
                        Reject = true,
                    }
                );
                break;
            case RaftMessageKind.PreVote:
                state.Send(
                    new RaftMessage
                    {
                        Kind = RaftMessageKind.PreVoteReply,
                        To = message.From,
                        Term = state.Term,
                        Reject = true,
                    }
                );
                break;
            case RaftMessageKind.Vote when state.Options.AllowsMembershipChanges:
                // Else one that was removed and does not know it could keep the terms of those that it reaches ahead of
                // a candidate's.
                state.Send(
                    new RaftMessage
                    {
                        Kind = RaftMessageKind.VoteReply,
                        To = message.From,
                        Term = state.Term,
                        Reject = true,
                    }
                );
                break;
            default:
                break;
        }
    }

    private static Handler?[] Build()
    {
        var table = new Handler?[4 * KindsMax];
        foreach (var role in Enum.GetValues<RaftRole>())
        {
            table[Slot(role, RaftMessageKind.PreVote)] = Voting.PreVote;
            table[Slot(role, RaftMessageKind.Vote)] = Voting.Vote;
            table[Slot(role, RaftMessageKind.Append)] = Following.Append;
            table[Slot(role, RaftMessageKind.Heartbeat)] = Following.Heartbeat;
            table[Slot(role, RaftMessageKind.Snapshot)] = Following.Snapshot;
        }

        table[Slot(RaftRole.Follower, RaftMessageKind.TimeoutNow)] = Following.TimeoutNow;
        table[Slot(RaftRole.Follower, RaftMessageKind.Sleep)] = Following.Sleep;
        table[Slot(RaftRole.PreCandidate, RaftMessageKind.TimeoutNow)] = Following.TimeoutNow;
        table[Slot(RaftRole.PreCandidate, RaftMessageKind.PreVoteReply)] = Voting.PreVoteReply;
        table[Slot(RaftRole.Candidate, RaftMessageKind.VoteReply)] = Voting.VoteReply;
        table[Slot(RaftRole.Leader, RaftMessageKind.AppendReply)] = Leading.AppendReply;
        table[Slot(RaftRole.Leader, RaftMessageKind.HeartbeatReply)] = Leading.HeartbeatReply;
        return table;
    }

    private static int Slot(RaftRole role, RaftMessageKind kind) => ((int)role * KindsMax) + (int)kind;
}
