namespace Arktos.Raft;

/// <summary>What the next Ready will hand out, beside the log. Lists that were taken are never touched again.</summary>
internal sealed class Outbox
{
    private List<RaftMessage> _now = [];
    private List<RaftMessage> _afterPersist = [];
    private List<ReadResult> _reads = [];
    private List<ReplicaId> _snapshotsWanted = [];

    public List<RaftMessage> Now => _now;

    public List<RaftMessage> AfterPersist => _afterPersist;

    public List<ReadResult> Reads => _reads;

    public List<ReplicaId> SnapshotsWanted => _snapshotsWanted;

    public bool IsEmpty =>
        _now.Count == 0 && _afterPersist.Count == 0 && _reads.Count == 0 && _snapshotsWanted.Count == 0;

    public IReadOnlyList<RaftMessage> TakeNow() => Take(ref _now);

    public IReadOnlyList<RaftMessage> TakeAfterPersist() => Take(ref _afterPersist);

    public IReadOnlyList<ReadResult> TakeReads() => Take(ref _reads);

    public IReadOnlyList<ReplicaId> TakeSnapshotsWanted() => Take(ref _snapshotsWanted);

    private static IReadOnlyList<T> Take<T>(ref List<T> list)
    {
        if (list.Count == 0)
        {
            return [];
        }

        var taken = list;
        list = [];
        return taken;
    }
}
