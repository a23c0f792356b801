using System.Collections.Concurrent;
using System.Security.Authentication;
using System.Text;
using Arktos.Raft;
using Arktos.Rpc;
using Arktos.Store.Wire;
using Arktos.StoreClient;
using Google.Protobuf;
using Grpc.Core;
using Microsoft.Extensions.Logging;

namespace Arktos.Store.Replication;

/// <summary>
/// Sends Raft messages to the other stores: one connection to each (<see cref="PeerWire"/>), made again when it breaks.
/// What finds no room to wait is dropped and the groups are told that the peer is unreachable; Raft sends again.
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
        private static readonly TimeSpan RetryMin = TimeSpan.FromMilliseconds(50),
            RetryMax = TimeSpan.FromSeconds(1),
            Patience = TimeSpan.FromSeconds(3);

        private readonly string _clusterId;
        private readonly StoreId _self,
            _peer;
        private readonly ulong _process;
        private readonly Action<StoreId> _unreachable;
        private readonly ILogger _logger;
        private readonly CancellationTokenSource _stop = new();
        private readonly Thread _thread;
        private readonly RpcChannel _channel;
        private volatile TlsSocket? _socket;
        private volatile FrameWriter? _connection;
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
            _thread = new Thread(KeepConnected) { IsBackground = true, Name = $"peer-{peer}" };
            _thread.Start();
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
            if (_connection is not { } connection)
                return;
            _hasSpoken = true;
            foreach (var frame in PeerWire.Frames(messages))
                if (!connection.TrySend(frame))
                {
                    _unreachable(_peer);
                    return;
                }
        }

        public async ValueTask DisposeAsync()
        {
            await _stop.CancelAsync().ConfigureAwait(false);
            _socket?.Abort();
            await Task.Run(_thread.Join).ConfigureAwait(false);
            _channel.Dispose();
            _stop.Dispose();
        }

        private void KeepConnected()
        {
            var wait = RetryMin;
            var reported = false;
            while (!_stop.IsCancellationRequested)
            {
                try
                {
                    Converse(() =>
                    {
                        if (reported)
                            _logger.LogInformation("store {Peer} is reachable", _peer);
                        (wait, reported) = (RetryMin, false);
                    });
                }
                catch (Exception e)
                    when (e
                            is RpcException
                                or IOException
                                or AuthenticationException
                                or InvalidDataException
                                or OperationCanceledException
                    )
                {
                    if (!reported && !_stop.IsCancellationRequested)
                        _logger.LogWarning(
                            "store {Peer} is not reachable: {Reason}",
                            _peer,
                            e is RpcException refused ? $"{refused.StatusCode} {refused.Status.Detail}" : e.Message
                        );
                    reported = true;
                }
                // Without its thread the store would never be spoken to again.
                catch (Exception e)
                {
                    _logger.LogError(e, "store {Peer} could not be spoken to", _peer);
                }
                _unreachable(_peer);
                _stop.Token.WaitHandle.WaitOne(wait);
                wait = wait * 2 > RetryMax ? RetryMax : wait * 2;
            }
        }

        /// <summary>One connection, until it ends.</summary>
        private void Converse(Action greeted)
        {
            var door = Client.FindDoor(
                new DoorRequest { ClusterId = _clusterId, Receiver = _peer.Value },
                RpcCalls.Within(Patience, _stop.Token)
            );
            using var socket = TlsSocket.Connect(_channel.Options, (int)door.Port, Patience);
            _socket = socket;
            if (_stop.IsCancellationRequested)
                return;
            var greeting = new Greeting
            {
                ClusterId = _clusterId,
                Sender = _self.Value,
                Receiver = _peer.Value,
                Process = _process,
            };
            socket.Stream.Write(Frame.Of(greeting.ToByteArray()));
            if (!Frame.TryRead(socket.Stream, PeerWire.ShortBytesTaken, out var answer))
                throw new EndOfStreamException("it ended the connection without a word");
            if (answer.Length > 0)
                throw new InvalidDataException(Encoding.UTF8.GetString(answer));
            greeted();
            socket.ReadWithoutLimit();
            var connection = new FrameWriter(socket, $"peer-{_peer}-writer");
            try
            {
                _connection = connection;
                // Nothing else is said: this ends with the connection.
                while (Frame.TryRead(socket.Stream, PeerWire.ShortBytesTaken, out _)) { }
            }
            finally
            {
                _connection = null;
                connection.End();
            }
        }
    }
}
