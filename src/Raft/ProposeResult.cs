namespace Arktos.Raft;

public enum ProposeStatus
{
    /// <summary>In the leader's log; it takes effect if the entry at Index is committed with this Term.</summary>
    Accepted,

    /// <summary>Not taken: ask <see cref="ProposeResult.Leader"/>, when it is known.</summary>
    NotLeader,

    /// <summary>Not taken: too many bytes wait to be committed. Try again later (429 at the edge).</summary>
    TooManyUncommitted,

    /// <summary>Not taken: larger than <see cref="RaftOptions.EntryBytesMax"/>.</summary>
    TooLarge,

    /// <summary>
    /// Not taken: another change of members is not complete, or this reign has not committed anything. Try again later.
    /// </summary>
    ConfigurationPending,

    /// <summary>
    /// Not taken: leadership is being handed to <see cref="ProposeResult.Leader"/>. Try there, or here again.
    /// </summary>
    Transferring,
}

/// <summary>What became of a proposal. Unless Accepted, it is certain that it will never take effect.</summary>
public readonly record struct ProposeResult
{
    public ProposeStatus Status { get; private init; }

    /// <summary>Where it is in the log, when Accepted.</summary>
    public LogIndex Index { get; private init; }

    /// <summary>
    /// The term that it was proposed in, when Accepted. Another term at Index means that the proposal is lost.
    /// </summary>
    public Term Term { get; private init; }

    /// <summary>The leader as far as known, or none; when Transferring, who shall lead next.</summary>
    public ReplicaId Leader { get; private init; }

    public bool IsAccepted => Status == ProposeStatus.Accepted;

    public static ProposeResult Accepted(LogIndex index, Term term, ReplicaId self) =>
        new()
        {
            Status = ProposeStatus.Accepted,
            Index = index,
            Term = term,
            Leader = self,
        };

    public static ProposeResult NotLeader(ReplicaId hint) => new() { Status = ProposeStatus.NotLeader, Leader = hint };

    public static ProposeResult TooManyUncommitted(ReplicaId self) =>
        new() { Status = ProposeStatus.TooManyUncommitted, Leader = self };

    public static ProposeResult Transferring(ReplicaId target) =>
        new() { Status = ProposeStatus.Transferring, Leader = target };

    public static ProposeResult ConfigurationPending(ReplicaId self) =>
        new() { Status = ProposeStatus.ConfigurationPending, Leader = self };

    public static ProposeResult TooLarge(ReplicaId self) => new() { Status = ProposeStatus.TooLarge, Leader = self };
}
