namespace Arktos.Raft;

/// <summary>How a leader replicates to a peer.</summary>
public enum ReplicationState
{
    /// <summary>Looking for where the logs agree: one append at a time.</summary>
    Probe,

    /// <summary>They agree up to Match: appends are pipelined, Next runs ahead.</summary>
    Replicate,

    /// <summary>The peer needs a snapshot, which was asked for: no appends until it is reported.</summary>
    Snapshot,
}

/// <summary>A leader's view of one replica (itself included), for status pages and tests.</summary>
public readonly record struct PeerStatus(
    ReplicaId Replica,
    LogIndex Match,
    LogIndex Next,
    ReplicationState State,
    bool IsRecentlyActive,
    int AppendsInFlight
)
{
    /// <summary>
    /// It receives the log and does not vote. Make it a voter once its Match is close to the leader's last index.
    /// </summary>
    public bool IsLearner { get; init; }
}
