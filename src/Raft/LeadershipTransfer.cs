namespace Arktos.Raft;

/// <summary>
/// Hands leadership to a chosen voter (thesis §3.10). Once that holds the whole log it is told to campaign at once, and
/// its votes pass the rules that protect leases; so the lease of this reign ends, for good, when it is told: the
/// message may arrive at any later time, also long after the transfer was given up.
/// <code>
///   none --Begin--> catching up --Match = LastIndex: TimeoutNow--> invited --a later term is heard--> (reign over)
///     ^                  |                                            |
///     +------------------+-------- ElectionTicks, target gone --------+
/// </code>
/// </summary>
internal sealed class LeadershipTransfer
{
    private readonly RaftState _state;
    private int _elapsed;

    public LeadershipTransfer(RaftState state) => _state = state;

    /// <summary>Who shall lead, or none.</summary>
    public ReplicaId Target { get; private set; }

    public bool IsUnderWay => !Target.IsNone;

    /// <summary>Whether anybody was ever told to campaign in this reign.</summary>
    public bool HasEndedLease { get; private set; }

    /// <summary>
    /// A transfer that is under way to another replica is given up; one to the same goes on, and lasts no longer.
    /// </summary>
    public void Begin(Progress target)
    {
        if (Target != target.Replica)
        {
            Target = target.Replica;
            _elapsed = 0;
            Invite(target);
        }
    }

    public void GiveUp() => Target = ReplicaId.None;

    public void Tick()
    {
        if (IsUnderWay && ++_elapsed >= _state.Options.ElectionTicks)
        {
            GiveUp();
        }
    }

    /// <summary>
    /// The target answered something. If it was told before, the message may be lost: it is told again.
    /// </summary>
    public void Answered(Progress progress)
    {
        if (progress.Replica == Target)
        {
            Invite(progress);
        }
    }

    private void Invite(Progress target)
    {
        if (target.Match == _state.Log.LastIndex)
        {
            HasEndedLease = true;
            _state.Send(
                new RaftMessage
                {
                    Kind = RaftMessageKind.TimeoutNow,
                    To = target.Replica,
                    Term = _state.Term,
                }
            );
        }
    }
}
