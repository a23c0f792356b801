using Arktos.Raft;
using Arktos.Rpc;
using Arktos.Store.Wire;
using Arktos.StoreClient;
using Grpc.Core;

namespace Arktos.Store.Replication;

/// <summary>The receiving side of <see cref="PeerTransport"/> and <see cref="SnapshotSender"/>.</summary>
internal sealed class PeerService(
    string clusterId,
    StoreId self,
    StagedSnapshots staged,
    Func<PartitionId, ReplicaItem, bool> post,
    StoreWatch watch
) : Peer.PeerBase
{
    private readonly SpeakingStores _speaking = new(TimeProvider.System);

    /// <summary>How many of the other stores have spoken within that time.</summary>
    public int HeardWithin(TimeSpan patience) => _speaking.HeardWithin(patience);

    public override async Task Exchange(
        IAsyncStreamReader<PeerBatch> requestStream,
        IServerStreamWriter<PeerReply> responseStream,
        ServerCallContext context
    )
    {
        using var stream = new PeerStream(_speaking, watch, post);
        var greeted = false;
        while (await requestStream.MoveNext(context.CancellationToken).ConfigureAwait(false))
        {
            var batch = requestStream.Current;
            Check(batch.ClusterId, batch.Receiver);
            if (!stream.TryTake(new StoreId(batch.Sender), batch.Process, Messages(batch)))
                throw RpcFailure.Of(
                    StatusCode.FailedPrecondition,
                    $"two stores have the id {batch.Sender}: another process speaks as store {batch.Sender} "
                        + $"already. End this one, or give it an id of its own (arktos store-node add)"
                );
            if (!greeted)
                await responseStream.SendAsync(new PeerReply(), context.CancellationToken).ConfigureAwait(false);
            greeted = true;
        }
    }

    private static IEnumerable<(PartitionId, RaftMessage)> Messages(PeerBatch batch)
    {
        foreach (var peerMessage in batch.Messages)
            if (RaftMessageCodec.TryDecodeShared(peerMessage.Message.Memory, out var message))
                yield return (new PartitionId((ushort)peerMessage.Partition), message);
    }

    public override async Task<SnapshotResult> InstallSnapshot(
        IAsyncStreamReader<SnapshotChunk> requestStream,
        ServerCallContext context
    )
    {
        if (
            !await requestStream.MoveNext(context.CancellationToken).ConfigureAwait(false)
            || requestStream.Current.Header is not { } header
        )
            throw RpcFailure.Of(StatusCode.InvalidArgument, "the first chunk has no header");
        Check(header.ClusterId, header.Receiver);
        var partition = new PartitionId((ushort)header.Partition);
        if (!RaftConfigurationCodec.TryDecode(header.Members.Memory, out var members))
            throw RpcFailure.Of(
                StatusCode.InvalidArgument,
                "the members are of a format that this store does not know"
            );
        string? file = null;
        using (var receiver = staged.Receive(partition))
        {
            while (file is null && await requestStream.MoveNext(context.CancellationToken).ConfigureAwait(false))
            {
                var chunk = requestStream.Current;
                receiver.Add(chunk);
                if (chunk.TotalItems > 0)
                    file =
                        receiver.Complete(chunk.TotalItems)
                        ?? throw RpcFailure.Of(StatusCode.DataLoss, "items are missing");
            }
        }
        if (file is null)
            throw RpcFailure.Of(StatusCode.DataLoss, "the stream ended before the last chunk");
        var message = RaftMessage.OfSnapshot(
            new ReplicaId(header.SenderReplica),
            new ReplicaId(header.ReceiverReplica),
            new Term(header.RaftTerm),
            new SnapshotMetadata(new LogIndex(header.Index), new Term(header.IndexTerm)) { Configuration = members }
        );
        var answer = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        if (!post(partition, new ReplicaItem.StagedSnapshot(message, file, answer)))
        {
            staged.Delete(file);
            throw RpcFailure.Of(StatusCode.NotFound, $"this store has no replica of partition {partition}");
        }
        await answer.Task.WaitAsync(context.CancellationToken).ConfigureAwait(false);
        return new SnapshotResult();
    }

    private void Check(string sendersCluster, uint receiver)
    {
        if (sendersCluster != clusterId)
            throw RpcFailure.Of(
                StatusCode.FailedPrecondition,
                $"this store belongs to cluster {clusterId}, the caller to {sendersCluster}"
            );
        if (receiver != self.Value)
            throw RpcFailure.Of(
                StatusCode.FailedPrecondition,
                $"this is store {self}, the caller takes it for store {receiver}: two stores may have one address"
            );
    }
}
