using System.Buffers;
using System.Collections.Concurrent;
using System.Threading.Channels;
using Arktos.Raft;
using Arktos.Rpc;
using Arktos.Store.Wire;
using Arktos.StoreClient;
using Google.Protobuf;
using Grpc.Core;
using Microsoft.Extensions.Logging;

namespace Arktos.Store.Replication;

/// <summary>
/// Sends Raft messages to the other stores: one stream to each, opened again when it breaks. What waits while a message
/// is written goes into the next; what finds no room to wait is dropped and the groups are told that the peer is
/// unreachable; Raft sends again.
/// </summary>
internal sealed class PeerTransport : IAsyncDisposable
{
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

    /// <summary>
    /// Tells the other stores that this one lives: in place of the heartbeats of groups that sleep. Those to which
    /// anything was sent since the last call know it. One call at a time.
    /// </summary>
    public void SayAlive()
    {
        foreach (var link in _links.Values)
            link.SayAlive();
    }

    public Peer.PeerClient? ClientOf(StoreId store) => _links.TryGetValue(store, out var link) ? link.Client : null;

    public async ValueTask DisposeAsync()
    {
        foreach (var link in _links.Values)
            await link.DisposeAsync().ConfigureAwait(false);
    }

    private sealed class PeerLink : IAsyncDisposable
    {
        /// <summary>Batches that wait to be written.</summary>
        private const int WaitingMax = 256;

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
        private readonly RpcChannel _channel;
        private volatile ChannelWriter<(PeerBatch Batch, int Bytes)>? _waiting;
        private volatile bool _hasSpoken;

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
            (_clusterId, _self, _process, _peer, Address, _channel, _unreachable, _logger) = (
                clusterId,
                self,
                process,
                peer,
                address,
                channel,
                unreachable,
                logger
            );
            Client = new Peer.PeerClient(channel.Calls);
            _connecting = Task.Run(KeepConnectedAsync);
        }

        public string Address { get; }

        public Peer.PeerClient Client { get; }

        public void SayAlive()
        {
            if (!_hasSpoken)
                Send([]);
            _hasSpoken = false;
        }

        public void Send(IReadOnlyList<(PartitionId Partition, RaftMessage Message)> messages)
        {
            if (_waiting is not { } waiting)
                return;
            _hasSpoken = true;
            var batch = NewBatch();
            var bytes = 0;
            foreach (var (partition, message) in messages)
            {
                var buffer = new ArrayBufferWriter<byte>(RaftMessageCodec.EncodedBytesMax(message));
                RaftMessageCodec.Encode(message, buffer);
                if (bytes > 0 && bytes + buffer.WrittenCount > PeerBatches.BytesMax)
                {
                    if (!waiting.TryWrite((batch, bytes)))
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
            if (!waiting.TryWrite((batch, bytes)))
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
            _channel.Dispose();
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
                    await ExchangeAsync(() =>
                        {
                            if (reported)
                                _logger.LogInformation("store {Peer} is reachable", _peer);
                            (wait, reported) = (RetryMin, false);
                        })
                        .ConfigureAwait(false);
                }
                catch (OperationCanceledException) { } // the store stops, and with it this loop
                // A call that could not be written to is disposed of before it is read again.
                catch (Exception e) when (e is RpcException or ObjectDisposedException)
                {
                    if (!reported)
                        _logger.LogWarning(
                            "store {Peer} is not reachable: {Code} {Message}",
                            _peer,
                            (e as RpcException)?.StatusCode ?? StatusCode.Unavailable,
                            e.Message
                        );
                    reported = true;
                }
                _unreachable(_peer);
                try
                {
                    await Task.Delay(wait, _stop.Token).ConfigureAwait(false);
                }
                catch (OperationCanceledException) { } // the store stops
                wait = wait * 2 > RetryMax ? RetryMax : wait * 2;
            }
        }

        /// <summary>One stream, until it ends.</summary>
        private async Task ExchangeAsync(Action greeted)
        {
            using var call = Client.Exchange(cancellationToken: _stop.Token);
            var waiting = System.Threading.Channels.Channel.CreateBounded<(PeerBatch, int)>(
                new BoundedChannelOptions(WaitingMax) { SingleReader = true }
            );
            _waiting = waiting.Writer;
            // An empty batch opens the stream and lets the other side check who calls.
            Send([]);
            var writing = WriteAsync(call, waiting.Reader);
            try
            {
                while (await call.ResponseStream.MoveNext(CancellationToken.None).ConfigureAwait(false))
                    greeted();
            }
            finally
            {
                _waiting = null;
                waiting.Writer.TryComplete();
                call.Dispose();
                await writing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }

        private static async Task WriteAsync(
            AsyncDuplexStreamingCall<PeerBatch, PeerReply> call,
            ChannelReader<(PeerBatch Batch, int Bytes)> waiting
        )
        {
            // Disposed here, too: whoever reads the answers must learn that nothing is written any more.
            using (call)
                while (await waiting.WaitToReadAsync().ConfigureAwait(false))
                    if (PeerBatches.TryTake(waiting, out var batch))
                        await call.RequestStream.WriteAsync(batch).ConfigureAwait(false);
        }
    }
}
