using Arktos.Store.Keyspace;
using Arktos.Store.Replication;
using Arktos.Store.RocksDb;
using Arktos.Store.Streams;
using Arktos.StoreClient;
using Arktos.StoreClient.Wire;

namespace Arktos.Store.Service;

/// <summary>What a read is answered, by whichever door it came. Pure but for the database.</summary>
internal static class ReadAnswers
{
    public static ReadResponse NoPartition(uint partition) =>
        new()
        {
            Outcome = ReadResponse.Types.Outcome.NoPartition,
            Message = KeyspaceService.NoReplica(partition),
            Last = true,
        };

    public static ReadResponse Unavailable(string reason) =>
        new()
        {
            Outcome = ReadResponse.Types.Outcome.Unavailable,
            Message = reason,
            Last = true,
        };

    public static ReadPoint TooMuchWaits(PartitionId partition) =>
        new(ReadPointStatus.Unavailable, Message: $"too much waits in store for partition {partition}");

    public static ReadPoint TooLate(PartitionId partition, TimeSpan timeout) =>
        new(
            ReadPointStatus.Unavailable,
            Message: $"partition {partition} could not confirm its leader within {timeout.TotalSeconds} s"
        );

    /// <summary>Why it cannot be read at this point; null: it can.</summary>
    public static ReadResponse? Refusal(in ReadScope scope, PartitionReplica replica, in ReadPoint point)
    {
        if (point.Status != ReadPointStatus.Ok)
            return new ReadResponse
            {
                Outcome = point.Status switch
                {
                    ReadPointStatus.NotLeader => ReadResponse.Types.Outcome.NotLeader,
                    ReadPointStatus.Future => ReadResponse.Types.Outcome.Future,
                    _ => ReadResponse.Types.Outcome.Unavailable,
                },
                Leader = (uint)point.Leader.Value,
                Revision = point.State.Revision.Value,
                Message = point.Message,
                Last = true,
            };
        if (point.Revision < point.State.Compacted)
            return new ReadResponse
            {
                Outcome = ReadResponse.Types.Outcome.Compacted,
                Revision = point.State.Compacted.Value,
                Last = true,
            };
        if (scope.Refusal(replica.Keyspace.Places, point.Revision) is not { } refusal)
            return null;
        refusal.Last = true;
        return refusal;
    }

    /// <summary>Of a read of one key, of the latest state.</summary>
    /// <exception cref="RocksDbException">It cannot be read.</exception>
    public static ReadResponse OfPoint(
        Database database,
        PartitionReplica replica,
        ReadRequest request,
        in ReadPoint point
    )
    {
        if (Refusal(new ReadScope(request), replica, point) is { } refusal)
            return refusal;
        var key = request.Key.ToByteArray();
        var value = point.IsRead ? point.Value : RangeReader.Get(database, point.Snapshot, replica.Id, key);
        var response = new ReadResponse
        {
            Revision = point.Revision.Value,
            Remaining = -1,
            Last = true,
        };
        if (value is { } stored)
            response.Items.Add(WatchStream.ToWire(new ByteKey(key), stored));
        return response;
    }
}
