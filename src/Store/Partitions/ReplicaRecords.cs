using System.Buffers.Binary;
using Arktos.Raft;
using Arktos.Store.Keyspace;
using Arktos.Store.RocksDb;
using Arktos.StoreClient;

namespace Arktos.Store.Partitions;

/// <param name="First">The members that it begins with; without voters for one that joins later, and learns.</param>
/// <param name="IsHere">False: it was here and is destroyed. Its id, and any lower one, must never come back: it would
/// have forgotten its votes.</param>
internal sealed record ReplicaRecord(PartitionId Partition, ReplicaId Replica, RaftConfiguration First, bool IsHere);

/// <summary>
/// Which replicas this store has, and had last: kept in the keyspace's database, on the disk before a replica says its
/// first word.
/// </summary>
internal sealed class ReplicaRecords
{
    private readonly Database _database;
    private readonly Dictionary<PartitionId, ReplicaRecord> _records = [];

    public ReplicaRecords(Database database)
    {
        _database = database;
        using var items = database.Iterate([KeyspaceKeys.Replica], [KeyspaceKeys.Replica + 1]);
        for (; items.Valid; items.Next())
        {
            var record = StoredReplica.Decode(
                new PartitionId(BinaryPrimitives.ReadUInt16BigEndian(items.Key[1..])),
                items.Value.ToArray()
            );
            _records[record.Partition] = record;
        }
    }

    public IEnumerable<ReplicaRecord> All => _records.Values.OrderBy(r => r.Partition);

    public ReplicaRecord? Find(PartitionId partition) => _records.GetValueOrDefault(partition);

    /// <summary>They are on the disk when it returns.</summary>
    public void Add(IReadOnlyCollection<ReplicaRecord> records)
    {
        using var batch = _database.NewBatch();
        foreach (var record in records)
        {
            Invariant.Holds(
                Find(record.Partition) is not { } known || !known.IsHere && known.Replica.Value < record.Replica.Value,
                $"partition {record.Partition}: replica {record.Replica} is or was here already"
            );
            batch.Put(KeyspaceKeys.Prefix(KeyspaceKeys.Replica, record.Partition), StoredReplica.Encode(record));
        }
        Commit(batch, records);
    }

    /// <summary>
    /// Deletes what the partition holds here. It is gone from the disk, and known to be, when this returns.
    /// </summary>
    public void Destroy(ReplicaRecord record)
    {
        using var batch = _database.NewBatch();
        KeyspacePartition.DeleteContent(_database, record.Partition, batch);
        var gone = record with { IsHere = false };
        batch.Put(KeyspaceKeys.Prefix(KeyspaceKeys.Replica, record.Partition), StoredReplica.Encode(gone));
        Commit(batch, [gone]);
    }

    private void Commit(Batch batch, IReadOnlyCollection<ReplicaRecord> records)
    {
        _database.Write(batch);
        _database.Flush();
        foreach (var record in records)
            _records[record.Partition] = record;
    }
}
