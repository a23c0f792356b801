using System.Buffers;
using Arktos.Raft;
using Arktos.Rpc;
using Arktos.Store.RocksDb;
using Arktos.Store.Wire;
using Arktos.StoreClient;
using Google.Protobuf;
using Grpc.Core;
using Microsoft.Extensions.Logging;

namespace Arktos.Store.Replication;

/// <summary>
/// Streams partitions' contents to peers that need them; a few at a time, HTTP/2's flow control sets the pace.
/// </summary>
internal sealed class SnapshotSender(
    string clusterId,
    StoreId self,
    PeerTransport transport,
    Database database,
    ILogger logger
)
{
    private static readonly TimeSpan Deadline = TimeSpan.FromMinutes(10);

    private readonly SemaphoreSlim _slots = new(2);

    /// <summary>Owns the snapshot. Ends with whether the peer has staged the content and told its group.</summary>
    public async Task<bool> SendAsync(OutgoingSnapshot outgoing, CancellationToken cancel)
    {
        using var snapshot = outgoing.Snapshot;
        var (partition, state, to) = (outgoing.Partition, outgoing.State, outgoing.Receiver.Store());
        try
        {
            await _slots.WaitAsync(cancel).ConfigureAwait(false);
            try
            {
                if (transport.ClientOf(to) is not { } peer)
                    return false;
                logger.LogInformation(
                    "partition {Partition}: sends store {Peer} a snapshot at index {Index}",
                    partition,
                    to,
                    state.Index
                );
                using var call = peer.InstallSnapshot(RpcCalls.Within(Deadline, cancel));
                var members = new ArrayBufferWriter<byte>();
                RaftConfigurationCodec.Encode(outgoing.Members, members);
                var header = new SnapshotHeader
                {
                    ClusterId = clusterId,
                    Sender = self.Value,
                    Receiver = to.Value,
                    Partition = partition.Value,
                    RaftTerm = outgoing.Term.Value,
                    Index = state.Index.Value,
                    IndexTerm = state.Term.Value,
                    Members = ByteString.CopyFrom(members.WrittenSpan),
                    SenderReplica = outgoing.Sender.Value,
                    ReceiverReplica = outgoing.Receiver.Value,
                };
                await call
                    .RequestStream.WriteAsync(new SnapshotChunk { Header = header }, cancel)
                    .ConfigureAwait(false);
                foreach (var chunk in StagedSnapshots.Chunks(database, snapshot, partition))
                    await call.RequestStream.WriteAsync(chunk, cancel).ConfigureAwait(false);
                await call.RequestStream.CompleteAsync().ConfigureAwait(false);
                await call.ResponseAsync.ConfigureAwait(false);
                return true;
            }
            finally
            {
                _slots.Release();
            }
        }
        catch (Exception e)
        {
            // Whatever it was: the group waits for this answer before it turns to the peer again.
            logger.LogWarning(
                "partition {Partition}: the snapshot for store {Peer} did not arrive: {Reason}",
                partition,
                to,
                e.Message
            );
            return false;
        }
    }
}
