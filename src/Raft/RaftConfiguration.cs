using System.Collections.Immutable;

namespace Arktos.Raft;

/// <summary>Who votes. Fixed for the life of a group; kept in the order given, ids distinct and not 0.</summary>
public sealed record RaftConfiguration(ImmutableArray<ReplicaId> Voters)
{
    /// <summary>The smallest number of voters of which any two sets of that size share a member.</summary>
    public int QuorumSize => Voters.Length / 2 + 1;

    public bool IsVoter(ReplicaId replica) => Voters.Contains(replica);
}
