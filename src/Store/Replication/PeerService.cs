using System.Text;
using Arktos.Raft;
using Arktos.Rpc;
using Arktos.Store.Wire;
using Arktos.StoreClient;
using Grpc.Core;

namespace Arktos.Store.Replication;

/// <summary>The receiving side of <see cref="PeerTransport"/> and <see cref="SnapshotSender"/>. Thread-safe.</summary>
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

    /// <summary>Where <see cref="Serve"/> is reached.</summary>
    public required Func<int> Port { get; init; }

    public override Task<DoorReply> FindDoor(DoorRequest request, ServerCallContext context)
    {
        Check(request.ClusterId, request.Receiver);
        return Task.FromResult(new DoorReply { Port = (uint)Port() });
    }

    /// <summary>One connection of another store, until it ends. The thread is the connection's own.</summary>
    /// <exception cref="IOException">It broke, or was silent for too long.</exception>
    /// <exception cref="InvalidDataException">What came is none of ours.</exception>
    public void Serve(TlsSocket socket)
    {
        var stream = socket.Stream;
        if (!Frame.TryRead(stream, PeerWire.ShortBytesTaken, out var first))
            return;
        var greeting = Greeting.Parser.ParseFrom(first);
        var sender = new StoreId(greeting.Sender);
        using var incoming = new PeerStream(_speaking, watch, post);
        var refusal = Refusal(greeting.ClusterId, greeting.Receiver);
        if (refusal is null && !incoming.TryTake(sender, greeting.Process, []))
            refusal =
                $"two stores have the id {sender}: another process speaks as store {sender} already. End this one, or "
                + "give it an id of its own (arktos store-node add)";
        stream.Write(Frame.Of(Encoding.UTF8.GetBytes(refusal ?? "")));
        if (refusal is not null)
            return;
        while (
            Frame.TryRead(stream, PeerWire.FrameBytesTaken, out var content)
            && incoming.TryTake(sender, greeting.Process, PeerWire.Messages(content))
        ) { }
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
        if (Refusal(sendersCluster, receiver) is { } refusal)
            throw RpcFailure.Of(StatusCode.FailedPrecondition, refusal);
    }

    private string? Refusal(string sendersCluster, uint receiver) =>
        sendersCluster != clusterId ? $"this store belongs to cluster {clusterId}, the caller to {sendersCluster}"
        : receiver != self.Value
            ? $"this is store {self}, the caller takes it for store {receiver}: two stores may have one address"
        : null;
}
