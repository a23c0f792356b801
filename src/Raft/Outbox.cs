namespace Arktos.Raft;

/// <summary>What the next Ready will hand out, beside the log.</summary>
internal sealed class Outbox
{
    public List<RaftMessage> Now { get; private set; } = [];

    public List<RaftMessage> AfterPersist { get; private set; } = [];

    public List<ReadResult> Reads { get; private set; } = [];

    public List<ReplicaId> SnapshotsWanted { get; private set; } = [];

    public bool IsEmpty => Now.Count == 0 && AfterPersist.Count == 0 && Reads.Count == 0 && SnapshotsWanted.Count == 0;

    public (IReadOnlyList<RaftMessage> Now, IReadOnlyList<RaftMessage> AfterPersist, IReadOnlyList<ReadResult> Reads, IReadOnlyList<ReplicaId> Snapshots) Take()
    {
        var taken = (Now, AfterPersist, Reads, SnapshotsWanted);
        Now = taken.Now.Count == 0 ? taken.Now : [];
        AfterPersist = taken.AfterPersist.Count == 0 ? taken.AfterPersist : [];
        Reads = taken.Reads.Count == 0 ? taken.Reads : [];
        SnapshotsWanted = taken.SnapshotsWanted.Count == 0 ? taken.SnapshotsWanted : [];
        return (
            taken.Now.Count == 0 ? [] : taken.Now,
            taken.AfterPersist.Count == 0 ? [] : taken.AfterPersist,
            taken.Reads.Count == 0 ? [] : taken.Reads,
            taken.SnapshotsWanted.Count == 0 ? [] : taken.SnapshotsWanted);
    }
}
