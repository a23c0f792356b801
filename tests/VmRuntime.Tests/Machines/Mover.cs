using System.Net.Sockets;
using Arktos.VmRuntime.Machines;

namespace Arktos.VmRuntime.Tests.Machines;

/// <summary>What node agents do for two runtime servers of a guest that moves, without the network between.</summary>
internal sealed class Mover : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly List<Task> _runs = [];
    private readonly List<Socket> _sockets = [];

    /// <param name="bytesMax">After as many of its memory the network is cut.</param>
    /// <param name="memoryDelay">Its memory is on its way for so long before it is let through.</param>
    public Mover(MoveSockets from, MoveSockets to, long bytesMax = long.MaxValue, TimeSpan memoryDelay = default)
    {
        _runs.Add(ServeAsync(Listen(from.Memory), to.Memory, bytesMax, memoryDelay));
        _runs.Add(ServeAsync(Listen(from.Disk), to.Disk, long.MaxValue, default));
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        lock (_sockets)
            _sockets.ForEach(s => s.Dispose());
        await Task.WhenAll(_runs);
        _stop.Dispose();
    }

    private Socket Listen(string path)
    {
        var socket = Kept(new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified));
        socket.Bind(new UnixDomainSocketEndPoint(path));
        File.SetUnixFileMode(path, (UnixFileMode)0x1B6);
        socket.Listen();
        return socket;
    }

    private Socket Kept(Socket socket)
    {
        lock (_sockets)
            _sockets.Add(socket);
        return socket;
    }

    private async Task ServeAsync(Socket listening, string to, long bytesMax, TimeSpan delay)
    {
        try
        {
            using var one = Kept(await listening.AcceptAsync(_stop.Token));
            await Task.Delay(delay, _stop.Token);
            using var other = Kept(new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified));
            await other.ConnectAsync(new UnixDomainSocketEndPoint(to), _stop.Token);
            await Task.WhenAny(CopyAsync(one, other, bytesMax), CopyAsync(other, one, long.MaxValue));
        }
        catch (Exception e) when (e is SocketException or OperationCanceledException or ObjectDisposedException)
        { /* one of them has gone */
        }
    }

    private async Task CopyAsync(Socket from, Socket to, long bytesMax)
    {
        var buffer = new byte[64 << 10];
        var all = 0L;
        try
        {
            int read;
            while ((read = await from.ReceiveAsync(buffer, _stop.Token)) > 0 && (all += read) <= bytesMax)
                for (var sent = 0; sent < read; )
                    sent += await to.SendAsync(buffer.AsMemory(sent, read - sent), _stop.Token);
        }
        catch (Exception e) when (e is SocketException or OperationCanceledException or ObjectDisposedException)
        { /* one of them has gone */
        }
    }
}
