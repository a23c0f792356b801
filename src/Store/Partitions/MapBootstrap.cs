using Arktos.Store.Replication;
using Arktos.StoreClient;
using Arktos.StoreClient.Records;
using Arktos.StoreClient.Wire;
using Google.Protobuf;

namespace Arktos.Store.Partitions;

/// <summary>Writes the partition map of a new installation into partition 0, once.</summary>
internal static class MapBootstrap
{
    public static CommitRequest Commit(ClusterConfiguration cluster)
    {
        var map = new PartitionMap { ClusterId = cluster.ClusterId, NextStore = cluster.Stores.Max(s => s.Id) + 1 };
        map.Stores.AddRange(
            cluster.Stores.Select(s => new StoreNode
            {
                Id = s.Id,
                Az = s.Az,
                Address = s.Address,
                Name = s.Name,
            })
        );
        foreach (var partition in cluster.Partitions)
        {
            var entry = new Partition
            {
                Id = partition.Id,
                NextIncarnation = 1,
                ByHash = true,
            };
            entry.Stores.AddRange(partition.Stores);
            foreach (var list in (List<ulong>[])[entry.Replicas, entry.Members, entry.First])
            foreach (var store in partition.Stores)
                list.Add(ReplicaIds.Of(new StoreId(store), 0).Value);
            map.Partitions.Add(entry);
        }
        map.Tenants["system"] = 0;
        map.Spread.AddRange(PartitionRouter.SpreadResources);
        var key = ByteString.CopyFrom(PartitionRouter.MapKey.Encode());
        var commit = new CommitRequest { Partition = 0, CommitId = ByteString.CopyFrom(Guid.NewGuid().ToByteArray()) };
        commit.Conditions.Add(new Condition { Kind = Condition.Types.Kind.Absent, Key = key });
        commit.Operations.Add(
            new Operation
            {
                Kind = Operation.Types.Kind.Put,
                Key = key,
                Value = UnsafeByteOperations.UnsafeWrap(map.Encode()),
                RevisionOffset = -1,
            }
        );
        return commit;
    }
}
