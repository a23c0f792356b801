namespace Arktos.Raft;

public enum ReadStatus
{
    /// <summary>Serve the read once applied &gt;= Index.</summary>
    Confirmed,

    /// <summary>This replica does not lead, or ceased to before it could be sure.</summary>
    NotLeader,

    /// <summary>More than <see cref="RaftOptions.PendingReadsMax"/> reads wait.</summary>
    TooManyPending,
}

/// <summary>
/// The answer to <see cref="RaftGroup.RequestRead"/>; each request gets exactly one while the group lives.
/// </summary>
public readonly record struct ReadResult
{
    public ulong RequestId { get; private init; }

    public ReadStatus Status { get; private init; }

    /// <summary>When confirmed: at least every entry that was committed when the read was requested.</summary>
    public LogIndex Index { get; private init; }

    /// <summary>The leader as far as known, or none.</summary>
    public ReplicaId Leader { get; private init; }

    public bool IsRefused => Status != ReadStatus.Confirmed;

    public static ReadResult Confirmed(ulong requestId, LogIndex index, ReplicaId self) =>
        new()
        {
            RequestId = requestId,
            Status = ReadStatus.Confirmed,
            Index = index,
            Leader = self,
        };

    public static ReadResult NotLeader(ulong requestId, ReplicaId hint) =>
        new()
        {
            RequestId = requestId,
            Status = ReadStatus.NotLeader,
            Leader = hint,
        };

    public static ReadResult TooManyPending(ulong requestId, ReplicaId self) =>
        new()
        {
            RequestId = requestId,
            Status = ReadStatus.TooManyPending,
            Leader = self,
        };
}
