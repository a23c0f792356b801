using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Logging;

namespace Arktos.VmRuntime.Network;

/// <summary>Gives one guest its address. Runs until it is disposed of.</summary>
internal sealed class DhcpServer : IAsyncDisposable
{
    private const int ServerPort = 67,
        ClientPort = 68;

    private readonly Socket _socket;
    private readonly DhcpLease _lease;
    private readonly ILogger _logger;
    private readonly Task _run;
    private long _given;

    /// <exception cref="VmRuntimeException">The namespace, or the link, is not there.</exception>
    public DhcpServer(string namespaceFile, string link, DhcpLease lease, ILogger logger)
    {
        (_lease, _logger) = (lease, logger);
        _socket = NamespaceSockets.Udp(namespaceFile, link, ServerPort);
        _run = Task.Run(RunAsync);
    }

    /// <summary>How often the guest has been given its address.</summary>
    public long Given => Interlocked.Read(ref _given);

    public async ValueTask DisposeAsync()
    {
        _socket.Dispose();
        await _run.ConfigureAwait(false);
    }

    private async Task RunAsync()
    {
        var buffer = new byte[DhcpMessage.BytesMax];
        var anyone = new IPEndPoint(IPAddress.Any, 0);
        // The client has no address yet that an answer could be sent to.
        var all = new IPEndPoint(IPAddress.Broadcast, ClientPort);
        while (true)
            try
            {
                var received = await _socket.ReceiveFromAsync(buffer, anyone).ConfigureAwait(false);
                if (DhcpMessage.Answer(buffer.AsSpan(0, received.ReceivedBytes), _lease) is not { } answer)
                    continue;
                await _socket.SendToAsync(answer, all).ConfigureAwait(false);
                if (DhcpMessage.IsGiven(answer))
                    Interlocked.Increment(ref _given);
            }
            catch (ObjectDisposedException)
            {
                return;
            }
            catch (SocketException e) when (e.SocketErrorCode is SocketError.OperationAborted)
            {
                return;
            }
            catch (SocketException e)
            {
                // The guest asks again.
                _logger.LogWarning("{Address} was not given to its guest: {Reason}", _lease.Address, e.Message);
                await Task.Delay(TimeSpan.FromMilliseconds(100)).ConfigureAwait(false);
            }
    }
}
