using System.Net.Sockets;
using System.Text;

namespace Arktos.VmRuntime.Tests.Machines;

/// <summary>Stands before the unix socket that was at its path, and can cut those who are connected.</summary>
internal sealed class CutSocket : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly Lock _lock = new();
    private readonly List<Socket> _sockets = [];
    private readonly StringBuilder _sent = new();
    private readonly Socket _listening = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
    private readonly string _real;
    private readonly Task _run;

    public CutSocket(string path)
    {
        File.Move(path, _real = path + ".real");
        _listening.Bind(new UnixDomainSocketEndPoint(path));
        _listening.Listen();
        _run = Task.Run(RunAsync);
    }

    /// <summary>Whether somebody has sent this to it.</summary>
    public bool HasSent(string text)
    {
        lock (_lock)
            return _sent.ToString().Contains(text, StringComparison.Ordinal);
    }

    public void Cut()
    {
        lock (_lock)
        {
            _sockets.ForEach(s => s.Dispose());
            _sockets.Clear();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listening.Dispose();
        Cut();
        await _run;
        _stop.Dispose();
    }

    private async Task RunAsync()
    {
        var copies = new List<Task>();
        try
        {
            while (true)
            {
                var client = await _listening.AcceptAsync(_stop.Token);
                var server = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
                await server.ConnectAsync(new UnixDomainSocketEndPoint(_real), _stop.Token);
                lock (_lock)
                    _sockets.AddRange([client, server]);
                copies.AddRange([CopyAsync(client, server, isSent: true), CopyAsync(server, client, isSent: false)]);
            }
        }
        catch (Exception e) when (e is SocketException or OperationCanceledException or ObjectDisposedException)
        { /* the test has ended */
        }
        await Task.WhenAll(copies);
    }

    private async Task CopyAsync(Socket from, Socket to, bool isSent)
    {
        var buffer = new byte[64 << 10];
        try
        {
            int read;
            while ((read = await from.ReceiveAsync(buffer, _stop.Token)) > 0)
            {
                if (isSent)
                    lock (_lock)
                        _sent.Append(Encoding.UTF8.GetString(buffer, 0, read));
                for (var sent = 0; sent < read; )
                    sent += await to.SendAsync(buffer.AsMemory(sent, read - sent), _stop.Token);
            }
        }
        catch (Exception e) when (e is SocketException or OperationCanceledException or ObjectDisposedException)
        { /* it was cut */
        }
        from.Dispose();
        to.Dispose();
    }
}
