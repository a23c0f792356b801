using System.Net;
using System.Net.Sockets;
using Arktos.Dns.Names;
using Arktos.Dns.Wire;
using Microsoft.Extensions.Logging;

namespace Arktos.Dns.Serving;

/// <summary>
/// Takes datagrams of one address on a thread of its own, which answers what needs not wait before it takes the next:
/// a hand-over would cost more than the answer itself. Responses that waited are sent by whoever has them.
/// </summary>
internal sealed class UdpListener : IDisposable
{
    private readonly Socket _socket;
    private readonly QueryHandler _handler;
    private readonly DnsMetrics _metrics;
    private readonly ILogger _logger;
    private readonly CancellationTokenSource _stop = new();
    private Thread? _thread;

    /// <exception cref="IOException">The address is taken.</exception>
    public UdpListener(IPEndPoint endPoint, QueryHandler handler, DnsMetrics metrics, ILogger logger)
    {
        (_handler, _metrics, _logger) = (handler, metrics, logger);
        _socket = SharedSockets.Bind(endPoint, SocketType.Dgram);
        EndPoint = (IPEndPoint)_socket.LocalEndPoint!;
    }

    public IPEndPoint EndPoint { get; }

    public void Start()
    {
        _thread = new Thread(Run) { IsBackground = true, Name = $"dns udp {EndPoint}" };
        _thread.Start();
    }

    public void Dispose()
    {
        _stop.Cancel();
        // Whoever waits in it is woken.
        _socket.Dispose();
        _thread?.Join();
        _stop.Dispose();
    }

    private void Run()
    {
        // Longer than any query that is taken, so that one that is cut off by the kernel is malformed for us, too.
        var message = new byte[MessageWriter.DatagramBytesMax + 1];
        var response = new byte[MessageWriter.DatagramBytesMax];
        var from = new SocketAddress(EndPoint.AddressFamily);
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                var length = _socket.ReceiveFrom(message, SocketFlags.None, from);
                Take(message.AsSpan(0, length), response, from);
            }
            catch (Exception e) when (e is SocketException or ObjectDisposedException)
            {
                if (!_stop.IsCancellationRequested)
                    _logger.LogWarning("a datagram could not be taken at {EndPoint}: {Reason}", EndPoint, e.Message);
            }
            catch (Exception e)
            {
                // One message must not end the service of all.
                _logger.LogError(e, "a query could not be answered at {EndPoint}", EndPoint);
            }
        }
    }

    private void Take(ReadOnlySpan<byte> message, byte[] response, SocketAddress from)
    {
        var caller = new Caller(AddressKey.Of(from), IsStream: false);
        var length = _handler.Handle(message, caller, response);
        if (length > 0)
            Send(response.AsSpan(0, length), from);
        else if (length == QueryHandler.Later)
        {
            var to = new SocketAddress(from.Family, from.Size);
            from.Buffer.Span[..from.Size].CopyTo(to.Buffer.Span);
            _ = AnswerLaterAsync(message.ToArray(), caller, to);
        }
    }

    private async Task AnswerLaterAsync(byte[] message, Caller caller, SocketAddress to)
    {
        // The token's source may be gone by then; the token itself stays good.
        var stop = _stop.Token;
        try
        {
            var response = await Task.Run(
                    () => _handler.HandleLaterAsync(message, caller, stop),
                    CancellationToken.None
                )
                .ConfigureAwait(false);
            if (response is not null)
                Send(response, to);
        }
        catch (OperationCanceledException)
        { /* the listener ends, and the caller asks again */
        }
        catch (Exception e)
        {
            _logger.LogError(e, "a query could not be answered at {EndPoint}", EndPoint);
        }
    }

    private void Send(ReadOnlySpan<byte> response, SocketAddress to)
    {
        try
        {
            _socket.SendTo(response, SocketFlags.None, to);
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            _metrics.Dropped("send");
        }
    }
}
