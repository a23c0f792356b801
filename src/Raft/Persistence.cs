namespace Arktos.Raft;

/// <summary>
/// What follows from a write being durable: this replica's own vote and its own share in the quorum count from then on.
/// </summary>
internal static class Persistence
{
    public static void Persisted(RaftState state, ulong readyNumber)
    {
        Invariant.Holds(readyNumber >= state.LastPersistedNumber, "Readys are reported persisted in order");
        Invariant.Holds(readyNumber <= state.LastReadyNumber, $"Ready {readyNumber} was never handed out");
        state.LastPersistedNumber = readyNumber;
        while (state.Log.TryFinishWrite(readyNumber, out var hardState))
        {
            if (hardState is { } durable)
            {
                state.DurableHardState = durable;
            }
        }

        var isOwnVoteDurable = state.DurableHardState.Term == state.Term && state.DurableHardState.Vote == state.Self;
        if (state.Role == RaftRole.Candidate && isOwnVoteDurable)
        {
            Elections.OwnVoteIsDurable(state);
        }

        state.Leadership?.OwnLogIsDurable();
    }
}
