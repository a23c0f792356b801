using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;

namespace Arktos.Raft.Tests;

public sealed class QuorumTests
{
    private static readonly Gen<int[]> AnyVoters =
        from count in Gen.Choose(1, 9)
        from values in Gen.Choose(0, 12).ArrayOf(count)
        select values;

    [Fact]
    public void What_a_quorum_reached_is_what_counting_each_candidate_finds() =>
        Check.QuickThrowOnFailure(
            Prop.ForAll(
                AnyVoters.ToArbitrary(),
                reached =>
                {
                    // The naive model: the largest index that more than half have reached.
                    var expected = Enumerable
                        .Range(0, 13)
                        .Last(index => reached.Count(value => value >= index) * 2 > reached.Length);
                    return Quorum.ReachedByQuorum([.. reached.Select(value => (ulong)value)]) == (ulong)expected;
                }
            )
        );

    [Fact]
    public void Votes_are_won_lost_or_open_as_counting_says() =>
        Check.QuickThrowOnFailure(
            Prop.ForAll(
                AnyVoters.ToArbitrary(),
                answers =>
                {
                    // 0-3: yes, 4-7: no, else no answer yet.
                    var voters = Enumerable
                        .Range(1, answers.Length)
                        .Select(i => new ReplicaId((ulong)i))
                        .ToImmutableArray();
                    var tally = new VoteTally(new RaftConfiguration(voters));
                    foreach (var (voter, answer) in voters.Zip(answers).Where(pair => pair.Second < 8))
                    {
                        tally.Record(voter, answer < 4);
                        tally.Record(voter, answer >= 4); // A second answer does not count.
                    }

                    var yes = answers.Count(answer => answer < 4);
                    var no = answers.Count(answer => answer is >= 4 and < 8);
                    var expected =
                        yes * 2 > answers.Length ? VoteOutcome.Won
                        : (answers.Length - no) * 2 <= answers.Length ? VoteOutcome.Lost
                        : VoteOutcome.Pending;
                    return tally.Outcome == expected;
                }
            )
        );

    [Fact]
    public void A_joint_election_needs_a_quorum_of_either_set() =>
        Check.QuickThrowOnFailure(
            Prop.ForAll(
                AnyVoters.ToArbitrary(),
                AnyVoters.ToArbitrary(),
                (incoming, outgoing) =>
                {
                    // Two sets that overlap as the draw has it; 0-5: yes, 6-10: no, else no answer yet. One answer for
                    // each replica.
                    var (first, second) = (
                        Ids(incoming.Length, 1),
                        Ids(outgoing.Length, (ulong)(1 + (incoming.Length / 2)))
                    );
                    var tally = new VoteTally(new RaftConfiguration(first) { OutgoingVoters = second });
                    var answers = first
                        .Concat(second)
                        .Distinct()
                        .ToDictionary(id => id, id => incoming[(int)id.Value % incoming.Length]);
                    foreach (var (voter, answer) in answers.Where(pair => pair.Value <= 10))
                    {
                        tally.Record(voter, answer <= 5);
                    }

                    bool Won(ImmutableArray<ReplicaId> voters) =>
                        voters.Count(voter => answers[voter] <= 5) * 2 > voters.Length;
                    bool Lost(ImmutableArray<ReplicaId> voters) =>
                        voters.Count(voter => answers[voter] is > 5 and <= 10) * 2 >= voters.Length;
                    var expected =
                        Won(first) && Won(second) ? VoteOutcome.Won
                        : Lost(first) || Lost(second) ? VoteOutcome.Lost
                        : VoteOutcome.Pending;
                    return tally.Outcome == expected;
                }
            )
        );

    [Fact]
    public void Quorums_before_and_after_a_step_share_a_voter() =>
        Check.QuickThrowOnFailure(
            Prop.ForAll(
                AnyVoters.ToArbitrary(),
                AnyVoters.ToArbitrary(),
                (before, after) =>
                {
                    var from = new RaftConfiguration([.. before.Distinct().Select(id => new ReplicaId((ulong)id + 1))]);
                    var target = new RaftConfiguration([
                        .. after.Distinct().Select(id => new ReplicaId((ulong)id + 1)),
                    ]);
                    var step = from.Towards(target);
                    if (step.IsJoint)
                    {
                        return step.Left() == target && step.OutgoingVoters.SequenceEqual(from.Voters);
                    }

                    // Without a joint configuration: the smallest quorums cannot avoid each other.
                    var all = from.Voters.Union(target.Voters).Count();
                    return step == target && from.QuorumSize + target.QuorumSize > all;
                }
            )
        );

    private static ImmutableArray<ReplicaId> Ids(int count, ulong from) =>
        [.. Enumerable.Range(0, count).Select(i => new ReplicaId(from + (ulong)i))];

    [Fact]
    public void A_stranger_has_no_vote()
    {
        var tally = new VoteTally(new RaftConfiguration([new ReplicaId(1), new ReplicaId(2), new ReplicaId(3)]));
        tally.Record(new ReplicaId(4), granted: true);
        tally.Record(new ReplicaId(5), granted: true);
        Assert.Equal(VoteOutcome.Pending, tally.Outcome);
    }

    [Fact]
    public void Any_two_quorums_share_a_voter()
    {
        for (var count = 1; count <= 9; count++)
        {
            var voters = Enumerable.Range(1, count).Select(i => new ReplicaId((ulong)i)).ToImmutableArray();
            var quorum = new RaftConfiguration(voters).QuorumSize;
            Assert.True(2 * quorum > count);
            Assert.True(2 * (quorum - 1) <= count);
        }
    }
}
