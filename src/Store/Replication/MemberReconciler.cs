using Arktos.Raft;

namespace Arktos.Store.Replication;

/// <summary>
/// Takes a group that leads here, a step a call, from the voters that it has to those that are wanted: new ones join as
/// learners and catch up first, then all come and go at once, then an entry behind the change makes sure that a quorum
/// of the new members knows of it.
/// </summary>
internal sealed class MemberReconciler(RaftGroup group)
{
    /// <summary>A learner that lacks no more than this many entries may become a voter.</summary>
    private const ulong LagMax = 1000;

    private (Term Term, LogIndex Index, RaftConfiguration Members)? _confirmation;

    /// <param name="applied">What the state machine has applied.</param>
    /// <param name="proposeConfirmation">Appends an entry that changes nothing. Who has it in its log knows everything
    /// before it to be committed.</param>
    public ReconcileAnswer Step(
        IReadOnlyList<ReplicaId> wanted,
        LogIndex applied,
        Func<ProposeResult> proposeConfirmation
    )
    {
        if (group.Role != RaftRole.Leader)
            return default;
        var members = group.Configuration;
        if (members.IsJoint)
            return Waits("the change of members is being committed");
        if (members.Learners.IsEmpty && members.Voters.Length == wanted.Count && wanted.All(members.IsVoter))
            return Confirm(members, applied, proposeConfirmation);
        _confirmation = null;
        var coming = wanted.Where(r => !members.IsVoter(r)).ToList();
        if (coming.Any(r => !members.IsLearner(r)) || members.Learners.Any(l => !coming.Contains(l)))
            return Propose(new RaftConfiguration(members.Voters) { Learners = [.. coming] });
        foreach (var learner in group.Peers.Where(p => p.IsLearner))
            if (!IsCaughtUp(learner))
                return Waits(
                    $"store {learner.Replica.Store()} catches up: it holds {learner.Match} of {group.LastIndex} entries"
                );
        return Propose(new RaftConfiguration([.. wanted]));
    }

    /// <summary>Whether the peer follows closely: as a voter it would not hold the others up.</summary>
    public bool IsCaughtUp(in PeerStatus peer) =>
        peer is { State: ReplicationState.Replicate, IsRecentlyActive: true }
        && peer.Match.Value + LagMax >= group.LastIndex.Value;

    private ReconcileAnswer Confirm(RaftConfiguration members, LogIndex applied, Func<ProposeResult> propose)
    {
        if (
            _confirmation is not { } confirmation
            || confirmation.Term != group.Term
            || !confirmation.Members.Equals(members)
        )
        {
            if (propose() is not { IsAccepted: true } proposed)
                return Waits("the change of members is to be confirmed");
            _confirmation = confirmation = (proposed.Term, proposed.Index, members);
        }
        return applied >= confirmation.Index
            ? new ReconcileAnswer(true, true, "")
            : Waits("the change of members is being confirmed");
    }

    private ReconcileAnswer Propose(RaftConfiguration target)
    {
        var result = group.ProposeMembers(target);
        return Waits(
            result.IsAccepted ? $"the members become {target}" : $"the change of members waits: {result.Status}"
        );
    }

    private static ReconcileAnswer Waits(string why) => new(true, false, why);
}
