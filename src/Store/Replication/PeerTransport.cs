using System.Buffers;
using System.Collections.Concurrent;
using Arktos.Raft;
using Arktos.Rpc;
using Arktos.Store.Wire;
using Arktos.StoreClient;
using Google.Protobuf;
using Microsoft.Extensions.Logging;

namespace Arktos.Store.Replication;

/// <summary>
/// Sends Raft messages to the other stores: one stream to each, opened again when it breaks. What cannot be sent at
/// once is dropped and the groups are told that the peer is unreachable; Raft sends again.
/// </summary>
internal sealed class PeerTransport : IAsyncDisposable
{
    public static readonly RpcMethod<PeerBatch, PeerReply> Exchange = new("/arktos.store.peer.v1.Peer/Exchange");
    public static readonly RpcMethod<SnapshotChunk, SnapshotResult> InstallSnapshot = new(
        "/arktos.store.peer.v1.Peer/InstallSnapshot"
    );

    private readonly ConcurrentDictionary<StoreId, PeerLink> _links = [];

    private readonly Func<StoreId, string, PeerLink> _connect;

    public PeerTransport(
        string clusterId,
        StoreId self,
        Func<string, RpcChannel> channels,
        Action<StoreId> unreachable,
        ILogger logger
    )
    {
        // Tells this store from another that takes itself for the same.
        var process = BitConverter.ToUInt64(System.Security.Cryptography.RandomNumberGenerator.GetBytes(sizeof(ulong)));
        _connect = (store, address) =>
            new PeerLink(clusterId, self, process, store, address, channels(address), unreachable, logger);
    }

    /// <summary>Who the other stores are, and where: links come and go accordingly. One call at a time.</summary>
    public async Task SetPeersAsync(IReadOnlyDictionary<StoreId, string> addresses)
    {
        foreach (var (store, link) in _links)
            if (addresses.GetValueOrDefault(store) != link.Address && _links.TryRemove(store, out _))
                await link.DisposeAsync().ConfigureAwait(false);
        foreach (var (store, address) in addresses)
            if (!_links.ContainsKey(store))
                _links[store] = _connect(store, address);
    }

    public void Send(StoreId to, IReadOnlyList<(PartitionId Partition, RaftMessage Message)> messages)
    {
        if (_links.TryGetValue(to, out var link))
            link.Send(messages);
    }

    /// <summary>Tells every other store that this one lives: in place of the heartbeats of groups that sleep.</summary>
    public void SayAlive()
    {
        foreach (var link in _links.Values)
            link.Send([]);
    }

    public RpcChannel? ChannelTo(StoreId store) => _links.TryGetValue(store, out var link) ? link.Channel : null;

    public async ValueTask DisposeAsync()
    {
        foreach (var link in _links.Values)
            await link.DisposeAsync().ConfigureAwait(false);
    }

    private sealed class PeerLink : IAsyncDisposable
    {
        /// <summary>
        /// Of several messages; one alone may be larger (a commit of <see cref="Keyspace.Command.CommitBytesMax"/>).
        /// The receiver takes 16 MiB.
        /// </summary>
        private const int BatchBytesMax = 2 << 20;

        private static readonly TimeSpan RetryMin = TimeSpan.FromMilliseconds(50),
            RetryMax = TimeSpan.FromSeconds(1);

        private readonly string _clusterId;
        private readonly StoreId _self,
            _peer;
        private readonly ulong _process;
        private readonly Action<StoreId> _unreachable;
        private readonly ILogger _logger;
        private readonly CancellationTokenSource _stop = new();
        private readonly Task _connecting;
        private volatile RpcDuplexCall<PeerBatch, PeerReply>? _call;

        public PeerLink(
            string clusterId,
            StoreId self,
            ulong process,
            StoreId peer,
            string address,
            RpcChannel channel,
            Action<StoreId> unreachable,
            ILogger logger
        )
        {
            (_clusterId, _self, _process, _peer, Address, Channel, _unreachable, _logger) = (
                clusterId,
                self,
                process,
                peer,
                address,
                channel,
                unreachable,
                logger
            );
            _connecting = Task.Run(KeepConnectedAsync);
        }

        public string Address { get; }

        public RpcChannel Channel { get; }

        public void Send(IReadOnlyList<(PartitionId Partition, RaftMessage Message)> messages)
        {
            if (_call is not { } call)
                return;
            var batch = NewBatch();
            var bytes = 0;
            foreach (var (partition, message) in messages)
            {
                var buffer = new ArrayBufferWriter<byte>(RaftMessageCodec.EncodedBytesMax(message));
                RaftMessageCodec.Encode(message, buffer);
                if (bytes > 0 && bytes + buffer.WrittenCount > BatchBytesMax)
                {
                    if (!call.TryWrite(batch))
                    {
                        _unreachable(_peer);
                        return;
                    }
                    (batch, bytes) = (NewBatch(), 0);
                }
                batch.Messages.Add(
                    new PeerMessage
                    {
                        Partition = partition.Value,
                        Message = UnsafeByteOperations.UnsafeWrap(buffer.WrittenMemory),
                    }
                );
                bytes += buffer.WrittenCount;
            }
            if (!call.TryWrite(batch))
                _unreachable(_peer);
        }

        private PeerBatch NewBatch() =>
            new()
            {
                ClusterId = _clusterId,
                Sender = _self.Value,
                Receiver = _peer.Value,
                Process = _process,
            };

        public async ValueTask DisposeAsync()
        {
            await _stop.CancelAsync().ConfigureAwait(false);
            await _connecting.ConfigureAwait(false);
            Channel.Dispose();
            _stop.Dispose();
        }

        private async Task KeepConnectedAsync()
        {
            var wait = RetryMin;
            var reported = false;
            while (!_stop.IsCancellationRequested)
            {
                try
                {
                    using var call = Channel.Duplex(Exchange, null, _stop.Token);
                    _call = call;
                    // An empty batch opens the stream and lets the other side check who calls.
                    Send([]);
                    await foreach (var _ in call.ReadAllAsync(_stop.Token).ConfigureAwait(false))
                    {
                        if (reported)
                            _logger.LogInformation("store {Peer} is reachable", _peer);
                        (wait, reported) = (RetryMin, false);
                    }
                }
                catch (OperationCanceledException) { } // the store stops, and with it this loop
                catch (RpcException e)
                {
                    if (!reported)
                        _logger.LogWarning("store {Peer} is not reachable: {Code} {Message}", _peer, e.Code, e.Message);
                    reported = true;
                }
                _call = null;
                _unreachable(_peer);
                try
                {
                    await Task.Delay(wait, _stop.Token).ConfigureAwait(false);
                }
                catch (OperationCanceledException) { } // the store stops
                wait = wait * 2 > RetryMax ? RetryMax : wait * 2;
            }
        }
    }
}
