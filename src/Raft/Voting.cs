namespace Arktos.Raft;

/// <summary>Requests for votes and their answers (thesis §3.4, §3.6.1, §9.6).</summary>
internal static class Voting
{
    /// <summary>
    /// Not even the term of such a request is taken: a replica that was cut off must not depose a leader that others
    /// hear, and a vote must not break a lease (thesis §4.2.3, §6.4.1) - unless the leader that holds it asked for the
    /// election.
    /// </summary>
    public static bool MustIgnore(RaftState state, in RaftMessage message) =>
        !message.IsForced && state.Options.CheckQuorum && (state.Role == RaftRole.Leader || state.Clock.IsBoundByLease);

    public static bool TellsCommit(RaftMessageKind kind) =>
        kind
            is RaftMessageKind.PreVote
                or RaftMessageKind.PreVoteReply
                or RaftMessageKind.Vote
                or RaftMessageKind.VoteReply;

    /// <summary>
    /// Where membership changes, whoever asks for a vote or answers says what it knows to be committed (as raft-rs
    /// does). If this log holds that entry it is committed here too. Otherwise a voter that has not heard that a change
    /// is committed could need the vote of one that the change removed, whose log is longer, and nobody could be
    /// elected.
    /// </summary>
    public static void LearnCommit(RaftState state, in RaftMessage message)
    {
        var isNews =
            state.Role != RaftRole.Leader
            && message.Commit > state.Log.Commit
            && state.Log.Matches(message.Commit, new Term(message.Context));
        if (isNews)
        {
            state.Log.CommitTo(message.Commit);
            if (state.Role != RaftRole.Follower && state.Log.HasConfigurationToApply())
            {
                // Others may decide elections from there on.
                state.BecomeFollower(state.Term, ReplicaId.None);
            }
        }
    }

    public static void PreVote(RaftState state, in RaftMessage message)
    {
        if (MustIgnore(state, message))
        {
            return;
        }

        var isPossible = message.Term > state.Term || CanVoteFor(state, message.From);
        var granted = isPossible && IsUpToDate(state, message) && !GoesFirst(state, message);
        state.Send(
            new RaftMessage
            {
                Kind = RaftMessageKind.PreVoteReply,
                To = message.From,
                Term = granted ? message.Term : state.Term,
                Reject = !granted,
            }
        );
    }

    public static void Vote(RaftState state, in RaftMessage message)
    {
        if (MustIgnore(state, message))
        {
            return;
        }

        var granted = CanVoteFor(state, message.From) && IsUpToDate(state, message);
        if (granted)
        {
            state.VoteFor(message.From);
        }

        state.Send(
            new RaftMessage
            {
                Kind = RaftMessageKind.VoteReply,
                To = message.From,
                Term = state.Term,
                Reject = !granted,
            }
        );
    }

    public static void PreVoteReply(RaftState state, in RaftMessage message)
    {
        var isOfThisElection = message.Reject ? message.Term == state.Term : message.Term == state.Term.Next();
        if (isOfThisElection)
        {
            Record(state, message);
        }
    }

    public static void VoteReply(RaftState state, in RaftMessage message) => Record(state, message);

    private static void Record(RaftState state, in RaftMessage message)
    {
        state.Tally!.Record(message.From, !message.Reject);
        Elections.Count(state);
    }

    /// <summary>
    /// Two that ask at the same moment would both be told yes, both stand, split the votes, and all would wait for
    /// another timeout: of equals the one with the higher id goes on. Only while its own question is new: should it
    /// come to nothing (the others do not hear it), the next one that asks is not held up.
    /// </summary>
    private static bool GoesFirst(RaftState state, in RaftMessage message) =>
        state.Role == RaftRole.PreCandidate
        && state.Clock.IsNew
        && message.Term == state.Term.Next()
        && message.Index == state.Log.LastIndex
        && message.LogTerm == state.Log.LastTerm
        && state.Self.CompareTo(message.From) > 0;

    private static bool CanVoteFor(RaftState state, ReplicaId candidate)
    {
        var isFree = state.Vote.IsNone && state.Leader.IsNone;
        return isFree || state.Vote == candidate;
    }

    private static bool IsUpToDate(RaftState state, in RaftMessage message) =>
        state.Log.IsUpToDate(message.Index, message.LogTerm);
}
