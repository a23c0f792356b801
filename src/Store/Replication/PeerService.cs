using Arktos.Raft;
using Arktos.Rpc;
using Arktos.Store.Service;
using Arktos.Store.Wire;
using Arktos.StoreClient;
using Microsoft.AspNetCore.Routing;

namespace Arktos.Store.Replication;

/// <summary>The receiving side of <see cref="PeerTransport"/> and <see cref="SnapshotSender"/>.</summary>
internal sealed class PeerService(
    string clusterId,
    StoreId self,
    StagedSnapshots staged,
    Func<PartitionId, ReplicaItem, bool> post,
    StoreWatch watch
)
{
    private readonly SpeakingStores _speaking = new(TimeProvider.System);

    public void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapDuplex(PeerTransport.Exchange, StoreIdentity.Stores, ExchangeAsync);
        endpoints.MapDuplex(PeerTransport.InstallSnapshot, StoreIdentity.Stores, InstallSnapshotAsync);
    }

    private async Task ExchangeAsync(
        RpcStreamReader<PeerBatch> batches,
        RpcStreamWriter<PeerReply> replies,
        RpcServerContext context
    )
    {
        using var stream = new PeerStream(_speaking, watch, post);
        var greeted = false;
        while (await batches.ReadAsync(context.CancellationToken).ConfigureAwait(false) is { } batch)
        {
            Check(batch.ClusterId, batch.Receiver);
            if (!stream.TryTake(new StoreId(batch.Sender), batch.Process, Messages(batch)))
                throw new RpcException(
                    RpcStatusCode.FailedPrecondition,
                    $"two stores have the id {batch.Sender}: another process speaks as store {batch.Sender} "
                        + $"already. End this one, or give it an id of its own (arktos store-node add)"
                );
            if (!greeted)
                await replies.WriteAsync(new PeerReply(), context.CancellationToken).ConfigureAwait(false);
            greeted = true;
        }
    }

    private static IEnumerable<(PartitionId, RaftMessage)> Messages(PeerBatch batch)
    {
        foreach (var peerMessage in batch.Messages)
            if (RaftMessageCodec.TryDecodeShared(peerMessage.Message.Memory, out var message))
                yield return (new PartitionId((ushort)peerMessage.Partition), message);
    }

    private async Task InstallSnapshotAsync(
        RpcStreamReader<SnapshotChunk> chunks,
        RpcStreamWriter<SnapshotResult> results,
        RpcServerContext context
    )
    {
        if ((await chunks.ReadAsync(context.CancellationToken).ConfigureAwait(false))?.Header is not { } header)
            throw new RpcException(RpcStatusCode.InvalidArgument, "the first chunk has no header");
        Check(header.ClusterId, header.Receiver);
        var partition = new PartitionId((ushort)header.Partition);
        if (!RaftConfigurationCodec.TryDecode(header.Members.Memory, out var members))
            throw new RpcException(
                RpcStatusCode.InvalidArgument,
                "the members are of a format that this store does not know"
            );
        string? file = null;
        using (var receiver = staged.Receive(partition))
        {
            while (file is null && await chunks.ReadAsync(context.CancellationToken).ConfigureAwait(false) is { } chunk)
            {
                receiver.Add(chunk);
                if (chunk.TotalItems > 0)
                    file =
                        receiver.Complete(chunk.TotalItems)
                        ?? throw new RpcException(RpcStatusCode.DataLoss, "items are missing");
            }
        }
        if (file is null)
            throw new RpcException(RpcStatusCode.DataLoss, "the stream ended before the last chunk");
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
            throw new RpcException(RpcStatusCode.NotFound, $"this store has no replica of partition {partition}");
        }
        await answer.Task.WaitAsync(context.CancellationToken).ConfigureAwait(false);
        await results.WriteAsync(new SnapshotResult(), context.CancellationToken).ConfigureAwait(false);
    }

    private void Check(string sendersCluster, uint receiver)
    {
        if (sendersCluster != clusterId)
            throw new RpcException(
                RpcStatusCode.FailedPrecondition,
                $"this store belongs to cluster {clusterId}, the caller to {sendersCluster}"
            );
        if (receiver != self.Value)
            throw new RpcException(
                RpcStatusCode.FailedPrecondition,
                $"this is store {self}, the caller takes it for store {receiver}: two stores may have one address"
            );
    }
}
