using Arktos.Store.Replication;
using Arktos.Store.RocksDb;
using Arktos.StoreClient;
using Arktos.StoreClient.Wire;

namespace Arktos.Store.Service;

/// <summary>
/// The reads of one link, of a key each: answered by the worker of the partition if what the key holds is in memory,
/// else by a thread of the pool, which may wait for the disk.
/// </summary>
internal sealed class ReadPipeline(IStoreReplicas store, LinkedCalls calls)
{
    /// <summary>
    /// Of a value: what is larger, or finds so much waiting to be written, would hold up commits and watches, and is
    /// for a call of its own.
    /// </summary>
    private const int ValueBytesMax = 256 << 10,
        WaitingBytesMax = 16 << 20;

    /// <summary>Waits for room.</summary>
    /// <exception cref="InvalidDataException">It is no read of a link.</exception>
    public void Take(LinkRead read)
    {
        if (read.Request is not { AtRevision: 0, End.IsEmpty: true } request)
            throw new InvalidDataException("a link reads single keys as they are now");
        var call = new LinkedRead(store, calls, read.Tag, request);
        calls.Begin(call);
        if (!KeyspaceService.TryPartition(store, request.Partition, out var replica))
        {
            call.Answer(ReadAnswers.NoPartition(request.Partition));
            return;
        }
        call.Replica = replica;
        var item = new ReplicaItem.Read(call)
        {
            Key = request.Key.ToByteArray(),
            Reach = new Revision(request.ReachRevision),
        };
        if (!store.Post(replica.Id, item))
            call.TrySetResult(ReadAnswers.TooMuchWaits(replica.Id));
    }

    private sealed class LinkedRead(IStoreReplicas store, LinkedCalls calls, ulong tag, ReadRequest request)
        : LinkedCall,
            IAnswer<ReadPoint>,
            IThreadPoolWorkItem
    {
        private ReadPoint _point;

        public PartitionReplica Replica { get; set; } = null!;

        public override void GiveUp(TimeSpan after) => TrySetResult(ReadAnswers.TooLate(Replica.Id, after));

        public bool TrySetResult(ReadPoint point)
        {
            if (!TrySettle())
                return false;
            if (point.Snapshot is null)
            {
                Send(ReadAnswers.OfPoint(store.Database, Replica, request, point));
                return true;
            }
            _point = point;
            ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
            return true;
        }

        public void Answer(ReadResponse response)
        {
            if (TrySettle())
                Send(response);
        }

        public void Execute()
        {
            ReadResponse response;
            try
            {
                using (_point.Snapshot)
                    response = ReadAnswers.OfPoint(store.Database, Replica, request, _point);
            }
            // A keyspace that cannot be read cannot be trusted: the store ends, and others take its place.
            catch (RocksDbException e)
            {
                store.Fail(e);
                response = ReadAnswers.Unavailable($"this store ends: {e.Message}");
            }
            // Closed meanwhile, mostly. Whatever it is, it is this read's end and not the process'.
            catch (Exception e)
            {
                response = ReadAnswers.Unavailable(e.Message);
            }
            Send(response);
        }

        private void Send(ReadResponse response)
        {
            if (
                response.Items is [{ } item]
                && (item.Value.Length > ValueBytesMax || calls.WaitingBytes > WaitingBytesMax)
            )
                response = new ReadResponse { Outcome = ReadResponse.Types.Outcome.Apart, Last = true };
            calls.End(
                this,
                new LinkAnswer
                {
                    Read = new LinkReadAnswer { Tag = tag, Response = response },
                }
            );
        }
    }
}
