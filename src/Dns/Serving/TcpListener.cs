using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using Arktos.Dns.Names;
using Microsoft.Extensions.Logging;

namespace Arktos.Dns.Serving;

/// <summary>
/// Takes connections of one address (RFC 7766): each message has its length before it; a connection's queries are
/// answered one after the other. One that is silent, slow or sends what is too long is closed.
/// </summary>
internal sealed class TcpListener : IAsyncDisposable
{
    /// <summary>A query is a name and a few options.</summary>
    private const int QueryBytesMax = 4096;

    private const int Backlog = 128;

    private readonly Socket _socket;
    private readonly QueryHandler _handler;
    private readonly ServingOptions _options;
    private readonly DnsMetrics _metrics;
    private readonly ILogger _logger;
    private readonly PlaceCount _places;
    private readonly CancellationTokenSource _stop = new();
    private Task _run = Task.CompletedTask;

    /// <param name="places">Of all listeners together.</param>
    /// <exception cref="IOException">The address is taken.</exception>
    public TcpListener(
        IPEndPoint endPoint,
        QueryHandler handler,
        PlaceCount places,
        ServingOptions options,
        DnsMetrics metrics,
        ILogger logger
    )
    {
        (_handler, _places, _options, _metrics, _logger) = (handler, places, options, metrics, logger);
        _socket = SharedSockets.Bind(endPoint, SocketType.Stream);
    }

    public void Start()
    {
        _socket.Listen(Backlog);
        _run = Task.Run(AcceptAsync);
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        _socket.Dispose();
        await _run.ConfigureAwait(false);
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        var stop = _stop.Token;
        while (!stop.IsCancellationRequested)
        {
            try
            {
                var connection = await _socket.AcceptAsync(stop).ConfigureAwait(false);
                var from = AddressKey.Of(((IPEndPoint)connection.RemoteEndPoint!).Address);
                if (_places.TryTake(from))
                {
                    _ = ServeAsync(connection, from, stop);
                    continue;
                }
                _metrics.Dropped("connection");
                connection.Dispose();
            }
            catch (Exception e) when (e is SocketException or ObjectDisposedException or OperationCanceledException)
            {
                if (stop.IsCancellationRequested)
                    return;
                _logger.LogWarning("a connection could not be taken: {Reason}", e.Message);
                // Out of descriptors, say: at once again would take the processor instead.
                await Task.Delay(100, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task ServeAsync(Socket socket, AddressKey from, CancellationToken stop)
    {
        _metrics.Connections(1);
        try
        {
            socket.NoDelay = true;
            await using var stream = new NetworkStream(socket, ownsSocket: true);
            while (await TryAnswerAsync(stream, from, stop).ConfigureAwait(false)) { }
        }
        catch (Exception e)
            when (e is IOException or SocketException or ObjectDisposedException or OperationCanceledException)
        { /* the caller is gone, or too slow */
        }
        catch (Exception e)
        {
            _logger.LogError(e, "a query could not be answered");
        }
        finally
        {
            socket.Dispose();
            _metrics.Connections(-1);
            _places.Leave(from);
        }
    }

    /// <summary>False when the connection is to be closed.</summary>
    private async Task<bool> TryAnswerAsync(NetworkStream stream, AddressKey from, CancellationToken stop)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(stop);
        patience.CancelAfter(_options.ConnectionPatience);
        var prefix = new byte[2];
        await stream.ReadExactlyAsync(prefix, patience.Token).ConfigureAwait(false);
        var length = BinaryPrimitives.ReadUInt16BigEndian(prefix);
        if (length > QueryBytesMax)
            return false;
        var message = new byte[length];
        await stream.ReadExactlyAsync(message, patience.Token).ConfigureAwait(false);
        if (
            await ResponseAsync(message, new Caller(from, IsStream: true), stop).ConfigureAwait(false)
            is not { } response
        )
            return false;
        // It may have waited for other servers; how long the caller takes to take it is another matter.
        patience.CancelAfter(_options.ConnectionPatience);
        await stream.WriteAsync(response, patience.Token).ConfigureAwait(false);
        return true;
    }

    /// <summary>With its length before it; null for none.</summary>
    private async Task<ReadOnlyMemory<byte>?> ResponseAsync(byte[] message, Caller caller, CancellationToken stop)
    {
        var framed = new byte[2 + ushort.MaxValue];
        var length = _handler.Handle(message, caller, framed.AsSpan(2));
        if (length == QueryHandler.Later)
        {
            var response = await _handler.HandleLaterAsync(message, caller, stop).ConfigureAwait(false);
            length = response?.Length ?? 0;
            response?.CopyTo(framed, 2);
        }
        if (length == 0)
            return null;
        BinaryPrimitives.WriteUInt16BigEndian(framed, (ushort)length);
        return framed.AsMemory(0, 2 + length);
    }
}
