using Arktos.Raft;
using Arktos.Store.RocksDb;

namespace Arktos.Store.Replication;

/// <summary>
/// How far the log can be cut: taken before the database is flushed, for only what was applied before a flush began is
/// on the disk when it ends. (The applied index is in the same write as what it covers, and a flush keeps a prefix of
/// the writes.)
/// </summary>
internal sealed class FlushedKeyspace
{
    private readonly List<(PartitionReplica Replica, LogIndex Applied)> _applied;

    private FlushedKeyspace(List<(PartitionReplica, LogIndex)> applied) => _applied = applied;

    /// <summary>Before <see cref="Database.Flush"/>. From any thread.</summary>
    public static FlushedKeyspace Take(IEnumerable<PartitionReplica> replicas) =>
        new([.. replicas.Select(r => (r, r.Keyspace.State.Index))]);

    /// <summary>After it: lets every replica cut its log but for so many entries.</summary>
    public void Tell(Action<PartitionReplica, ReplicaItem> post, ulong retainedEntries)
    {
        foreach (var (replica, applied) in _applied)
            post(replica, new ReplicaItem.Flushed(applied, retainedEntries));
    }
}
