using System.Collections.Immutable;

namespace Arktos.Raft;

internal enum VoteOutcome
{
    Pending,
    Won,
    Lost,
}

/// <summary>
/// The votes of one election (or pre-election). The first answer of each voter counts. Joint: both sets of voters
/// decide.
/// </summary>
internal sealed class VoteTally
{
    private readonly RaftConfiguration _configuration;
    private readonly Dictionary<ReplicaId, bool> _votes = [];

    public VoteTally(RaftConfiguration configuration) => _configuration = configuration;

    /// <summary>Who does not vote may answer; it is not counted.</summary>
    public void Record(ReplicaId voter, bool granted) => _votes.TryAdd(voter, granted);

    public VoteOutcome Outcome
    {
        get
        {
            var incoming = Among(_configuration.Voters);
            if (!_configuration.IsJoint)
            {
                return incoming;
            }

            var outgoing = Among(_configuration.OutgoingVoters);
            var isLost = incoming == VoteOutcome.Lost || outgoing == VoteOutcome.Lost;
            var isWon = incoming == VoteOutcome.Won && outgoing == VoteOutcome.Won;
            return isLost ? VoteOutcome.Lost
                : isWon ? VoteOutcome.Won
                : VoteOutcome.Pending;
        }
    }

    private VoteOutcome Among(ImmutableArray<ReplicaId> voters)
    {
        var (granted, refused) = (0, 0);
        foreach (var voter in voters)
        {
            if (_votes.TryGetValue(voter, out var isGranted))
            {
                granted += isGranted ? 1 : 0;
                refused += isGranted ? 0 : 1;
            }
        }

        var quorum = Quorum.SizeOf(voters.Length);
        if (granted >= quorum)
        {
            return VoteOutcome.Won;
        }

        return voters.Length - refused < quorum ? VoteOutcome.Lost : VoteOutcome.Pending;
    }
}
