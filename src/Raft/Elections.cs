namespace Arktos.Raft;

/// <summary>Starting elections and counting them (thesis §3.4, §9.6).</summary>
internal static class Elections
{
    /// <summary>Stands for election, unless leading or bound by the lease of another.</summary>
    public static void Campaign(RaftState state)
    {
        if (state.Role == RaftRole.Leader || (state.Clock.IsBoundByLease && !state.IsAlone) || !MayLead(state))
        {
            return;
        }

        if (!state.Options.PreVote)
        {
            BeginVote(state, isForced: false);
            return;
        }

        state.BecomePreCandidate();
        state.Tally!.Record(state.Self, granted: true);
        Ask(state, RaftMessageKind.PreVote, state.Term.Next(), isForced: false);
        Count(state);
    }

    /// <summary>
    /// Stands for election because the leader asked for it (thesis §3.10): no pre-vote, and no lease binds. Only ever
    /// for the term after that leader's, so a vote that comes late can depose nobody else.
    /// </summary>
    public static void CampaignForced(RaftState state)
    {
        if (MayLead(state))
        {
            BeginVote(state, isForced: true);
        }
    }

    /// <summary>The tally has changed: go on, give up, or wait.</summary>
    public static void Count(RaftState state)
    {
        switch (state.Tally!.Outcome)
        {
            case VoteOutcome.Won when state.Role == RaftRole.PreCandidate:
                BeginVote(state, isForced: false);
                break;
            case VoteOutcome.Won:
                state.BecomeLeader();
                break;
            case VoteOutcome.Lost:
                state.BecomeFollower(state.Term, ReplicaId.None);
                break;
            default:
                break;
        }
    }

    /// <summary>The replica's own vote counts once it is durable, as any other does.</summary>
    public static void OwnVoteIsDurable(RaftState state)
    {
        state.Tally!.Record(state.Self, granted: true);
        Count(state);
    }

    /// <summary>
    /// Only a voter, and only when it has taken every configuration into effect that it knows to be committed: so a
    /// candidate is at most one change behind any leader, and their quorums share a voter (see the folder's README).
    /// </summary>
    private static bool MayLead(RaftState state) =>
        state.Configuration.IsVoter(state.Self)
        && (!state.Options.AllowsMembershipChanges || !state.Log.HasConfigurationToApply());

    private static void BeginVote(RaftState state, bool isForced)
    {
        state.BecomeCandidate();
        Ask(state, RaftMessageKind.Vote, state.Term, isForced);
    }

    private static void Ask(RaftState state, RaftMessageKind kind, Term term, bool isForced)
    {
        foreach (var voter in state.Configuration.Members())
        {
            if (voter != state.Self && state.Configuration.IsVoter(voter))
            {
                state.Send(
                    new RaftMessage
                    {
                        Kind = kind,
                        To = voter,
                        Term = term,
                        IsForced = isForced,
                        Index = state.Log.LastIndex,
                        LogTerm = state.Log.LastTerm,
                    }
                );
            }
        }
    }
}
