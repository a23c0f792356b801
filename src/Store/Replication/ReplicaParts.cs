using Arktos.Raft;
using Arktos.Store.Keyspace;
using Arktos.Store.Log;
using Arktos.Store.RocksDb;
using Arktos.StoreClient;
using Microsoft.Extensions.Logging;

namespace Arktos.Store.Replication;

/// <summary>What a <see cref="PartitionReplica"/> is put together from; it owns none of it.</summary>
internal sealed record ReplicaParts
{
    public required PartitionId Id { get; init; }

    /// <summary>
    /// Of the group, as the store's record has it; what the log and the keyspace know better, the replica fills in.
    /// </summary>
    public required RaftOptions Raft { get; init; }

    public required GroupLog Log { get; init; }

    public required Database Database { get; init; }

    public required KeyspacePartition Keyspace { get; init; }

    public required IReplicaHost Host { get; init; }

    public required TimeProvider Time { get; init; }

    public required ILogger Logger { get; init; }

    /// <summary>Of the store that the replica is on.</summary>
    public ReplicaCounts Counts { get; init; } = new();

    /// <summary>How long nobody wants anything before the group goes to sleep; 0: it never does.</summary>
    public int HibernateTicks { get; init; }
}
