namespace Arktos.Raft;

internal enum VoteOutcome
{
    Pending,
    Won,
    Lost,
}

/// <summary>The votes of one election (or pre-election). The first answer of each voter counts.</summary>
internal sealed class VoteTally
{
    private readonly RaftConfiguration _configuration;
    private readonly Dictionary<ReplicaId, bool> _votes = [];

    public VoteTally(RaftConfiguration configuration) => _configuration = configuration;

    public void Record(ReplicaId voter, bool granted)
    {
        if (_configuration.IsVoter(voter))
        {
            _votes.TryAdd(voter, granted);
        }
    }

    public VoteOutcome Outcome
    {
        get
        {
            var granted = 0;
            foreach (var vote in _votes.Values)
            {
                granted += vote ? 1 : 0;
            }

            var refused = _votes.Count - granted;
            var quorum = _configuration.QuorumSize;
            if (granted >= quorum)
            {
                return VoteOutcome.Won;
            }

            return _configuration.Voters.Length - refused < quorum ? VoteOutcome.Lost : VoteOutcome.Pending;
        }
    }
}
