using System.Collections.Immutable;

namespace Arktos.Raft;

/// <summary>
/// Who is a member: who votes, and who only receives the log. Kept in the order given; ids are distinct and not 0.
/// While it is joint (thesis §4.3: Cold,new), elections, commits and leases need a quorum of the Voters and one of the
/// OutgoingVoters. Two are equal when they name the same replicas in the same order.
/// </summary>
public sealed record RaftConfiguration(ImmutableArray<ReplicaId> Voters)
{
    /// <summary>They receive the log and count for nothing.</summary>
    public ImmutableArray<ReplicaId> Learners { get; init; } = [];

    /// <summary>The voters of before, while the configuration is joint; else empty.</summary>
    public ImmutableArray<ReplicaId> OutgoingVoters { get; init; } = [];

    /// <summary>
    /// Outgoing voters that become learners when the joint configuration is left; until then they vote.
    /// </summary>
    public ImmutableArray<ReplicaId> LearnersNext { get; init; } = [];

    public bool IsJoint => OutgoingVoters.Length > 0;

    /// <summary>The smallest number of voters of which any two sets of that size share a member.</summary>
    public int QuorumSize => Quorum.SizeOf(Voters.Length);

    /// <summary>Whether it votes, also if only until the joint configuration is left.</summary>
    public bool IsVoter(ReplicaId replica) => Voters.Contains(replica) || OutgoingVoters.Contains(replica);

    public bool IsLearner(ReplicaId replica) => Learners.Contains(replica);

    public bool IsMember(ReplicaId replica) => IsVoter(replica) || IsLearner(replica);

    public bool Equals(RaftConfiguration? other) =>
        other is not null
        && Voters.SequenceEqual(other.Voters)
        && Learners.SequenceEqual(other.Learners)
        && OutgoingVoters.SequenceEqual(other.OutgoingVoters)
        && LearnersNext.SequenceEqual(other.LearnersNext);

    public override int GetHashCode()
    {
        var hash = 17;
        foreach (var member in Members())
        {
            hash = unchecked((hash * 31) + member.Value.GetHashCode());
        }

        return hash;
    }

    public override string ToString()
    {
        var outgoing = IsJoint ? $" outgoing=[{string.Join(' ', OutgoingVoters)}]" : "";
        var learners = Learners.Length > 0 ? $" learners=[{string.Join(' ', Learners)}]" : "";
        var next = LearnersNext.Length > 0 ? $" learners-next=[{string.Join(' ', LearnersNext)}]" : "";
        return $"voters=[{string.Join(' ', Voters)}]{outgoing}{learners}{next}";
    }

    /// <summary>Everyone once: voters, then outgoing voters, then learners.</summary>
    internal IEnumerable<ReplicaId> Members() =>
        Voters.Concat(OutgoingVoters.Where(voter => !Voters.Contains(voter))).Concat(Learners);

    /// <summary>
    /// The configuration that leads to <paramref name="target"/>: itself if any quorum of the one shares a voter with
    /// any of the other, which holds when a single voter comes or goes (thesis §4.2), else the joint one.
    /// </summary>
    internal RaftConfiguration Towards(RaftConfiguration target)
    {
        var (coming, going) = (target.Voters.Except(Voters).Count(), Voters.Except(target.Voters).Count());
        if (coming + going <= 1)
        {
            return target;
        }

        return target with
        {
            OutgoingVoters = Voters,
            Learners = [.. target.Learners.Where(learner => !Voters.Contains(learner))],
            LearnersNext = [.. target.Learners.Where(Voters.Contains)],
        };
    }

    /// <summary>What follows a joint configuration: its new voters alone decide.</summary>
    internal RaftConfiguration Left() => new(Voters) { Learners = [.. Learners, .. LearnersNext] };

    /// <summary>Null when sound, else what is wrong.</summary>
    public string? Fault()
    {
        if (Voters.IsDefault || Learners.IsDefault || OutgoingVoters.IsDefault || LearnersNext.IsDefault)
        {
            return "a list of replicas is missing";
        }

        foreach (var list in (ReadOnlySpan<ImmutableArray<ReplicaId>>)[Voters, Learners, OutgoingVoters, LearnersNext])
        {
            if (list.Distinct().Count() != list.Length || list.Contains(ReplicaId.None))
            {
                return "replicas are not distinct and non-zero";
            }
        }

        var isVoterLearner =
            Learners.Any(IsVoter) || LearnersNext.Any(next => Voters.Contains(next) || !OutgoingVoters.Contains(next));
        return isVoterLearner ? "a voter is a learner too"
            : IsJoint && Voters.Length == 0 ? "it has no new voters"
            : null;
    }
}
