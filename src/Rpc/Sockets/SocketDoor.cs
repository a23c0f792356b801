using System.IO.Pipelines;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace Arktos.Rpc;

/// <summary>
/// A port for connections that carry small messages all the time: mutual TLS without a web server, each connection on a
/// thread of its own with calls that block. What arrives is at its taker with one wake-up of a thread; Kestrel and
/// HTTP/2 take several. Behind a <see cref="ConnectionGate"/> of its own. Thread-safe.
/// </summary>
public sealed class SocketDoor : IAsyncDisposable
{
    private const int Backlog = 128;
    private static readonly TimeSpan RestAfterFault = TimeSpan.FromMilliseconds(100);

    private readonly Socket _listener;
    private readonly TlsDoorOptions _tls;
    private readonly SslStreamCertificateContext _own;
    private readonly ConnectionGate _gate;
    private readonly Action<TlsSocket> _serve;
    private readonly ILogger _logger;
    private readonly HashSet<Accepted> _open = [];
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _accepting;

    /// <param name="at">Port 0: one that is free.</param>
    /// <param name="serve">Gets each connection that is let in, on its thread; when it returns, or throws an
    /// <see cref="IOException"/>, the connection ends. Reads and writes that take longer than
    /// <paramref name="silenceMax"/> throw.</param>
    /// <exception cref="IOException">The port is in use.</exception>
    public SocketDoor(
        IPEndPoint at,
        TlsDoorOptions tls,
        ConnectionLimits limits,
        TimeSpan silenceMax,
        Action<TlsSocket> serve,
        ILoggerFactory loggers
    )
    {
        (_tls, _serve, SilenceMax) = (tls, serve, silenceMax);
        _own = CertificateTrust.Own(tls.Certificate);
        _logger = loggers.CreateLogger<SocketDoor>();
        _gate = new ConnectionGate(limits, loggers.CreateLogger<ConnectionGate>(), TimeProvider.System);
        _listener = new Socket(at.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            _listener.Bind(at);
            _listener.Listen(Backlog);
        }
        catch (SocketException e)
        {
            _listener.Dispose();
            throw new IOException($"{at} cannot be listened on: {e.Message}", e);
        }
        Port = ((IPEndPoint)_listener.LocalEndPoint!).Port;
        _accepting = Task.Run(AcceptAsync);
    }

    public int Port { get; }

    private TimeSpan SilenceMax { get; }

    /// <summary>Ends all connections.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        _listener.Dispose();
        await _accepting.ConfigureAwait(false);
        List<Accepted> left;
        lock (_open)
            left = [.. _open];
        foreach (var connection in left)
            connection.Abort();
        foreach (var connection in left)
            await connection.Ended.ConfigureAwait(false);
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (!_stop.IsCancellationRequested)
            try
            {
                var socket = await _listener.AcceptAsync(_stop.Token).ConfigureAwait(false);
                var accepted = new Accepted(socket);
                if (_gate.Enter(accepted) is not { } gated)
                {
                    socket.Dispose();
                    continue;
                }
                lock (_open)
                    _open.Add(accepted);
                new Thread(() => Serve(accepted, gated)) { IsBackground = true, Name = "socket-door" }.Start();
            }
            catch (OperationCanceledException) when (_stop.IsCancellationRequested)
            { /* the door closes */
            }
            catch (SocketException e)
            {
                if (_stop.IsCancellationRequested)
                    return;
                _logger.LogWarning("no connection can be accepted on port {Port}: {Reason}", Port, e.Message);
                await Task.Delay(RestAfterFault, CancellationToken.None).ConfigureAwait(false);
            }
    }

    private void Serve(Accepted accepted, GatedConnection gated)
    {
        try
        {
            var stream = new SslStream(new NetworkStream(accepted.Socket, ownsSocket: true));
            using var socket = new TlsSocket(accepted.Socket, stream);
            accepted.Socket.NoDelay = true;
            SetPatience(accepted.Socket, _tls.HandshakeTimeout);
            stream.AuthenticateAsServer(TlsDoor.ServerOptions(_tls, _own, gated));
            if (!gated.TryAdmit())
                return;
            SetPatience(accepted.Socket, SilenceMax);
            _serve(socket);
        }
        catch (Exception e)
            when (e is IOException or AuthenticationException or SocketException or ObjectDisposedException)
        {
            _logger.LogDebug("a connection from {Remote} has ended: {Reason}", accepted.RemoteEndPoint, e.Message);
        }
        catch (InvalidDataException e)
        {
            _logger.LogWarning("what {Remote} sends cannot be read: {Reason}", accepted.RemoteEndPoint, e.Message);
        }
        // Whatever it is, it is this connection's fault, not the process'.
        catch (Exception e)
        {
            _logger.LogError(e, "a connection from {Remote} could not be served", accepted.RemoteEndPoint);
        }
        finally
        {
            lock (_open)
                _open.Remove(accepted);
            gated.DisposeAsync().AsTask().GetAwaiter().GetResult();
        }
    }

    private static void SetPatience(Socket socket, TimeSpan patience) =>
        (socket.ReceiveTimeout, socket.SendTimeout) = (
            (int)patience.TotalMilliseconds,
            (int)patience.TotalMilliseconds
        );

    /// <summary>What the gate counts. It has no pipes: who serves it has its socket.</summary>
    private sealed class Accepted(Socket socket) : ConnectionContext
    {
        private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Socket Socket => socket;

        public Task Ended => _ended.Task;

        public override string ConnectionId { get; set; } = Guid.NewGuid().ToString("N");

        public override IFeatureCollection Features { get; } = new FeatureCollection();

        public override IDictionary<object, object?> Items { get; set; } = new Dictionary<object, object?>();

        public override IDuplexPipe Transport
        {
            get => throw new NotSupportedException("a connection of a socket door has no pipes");
            set => throw new NotSupportedException("a connection of a socket door has no pipes");
        }

        public override EndPoint? RemoteEndPoint { get; set; } = socket.RemoteEndPoint;

        public override void Abort(ConnectionAbortedException abortReason) => TlsSocket.Abort(socket);

        public override ValueTask DisposeAsync()
        {
            socket.Dispose();
            _ended.TrySetResult();
            return ValueTask.CompletedTask;
        }
    }
}
