using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading.Channels;
using Arktos.VmRuntime.Machines;

namespace Arktos.VmRuntime.Streaming;

/// <summary>
/// Connections to a machine's ports, many in one session: for each the client opens a stream of errors and one of data
/// with the same request id. They are made from the node to the guest's address: what listens on the guest's own
/// loopback is not reached. A guest that does not read holds up the session when its queue is full.
/// </summary>
/// <param name="machine">Null: the sandbox has none.</param>
internal sealed class ForwardTalk(IPAddress address, Func<MachinePower?> machine, TimeProvider time) : ISpdyTalk
{
    private const int ConnectionsMax = 64,
        FramesMax = 64,
        ReadBytesMax = 32 << 10;
    private static readonly TimeSpan DialMax = TimeSpan.FromSeconds(10);

    /// <summary>Streams of errors by request id, until their data come.</summary>
    private readonly Dictionary<string, uint> _errors = [];
    private readonly Dictionary<uint, Connection> _connections = [];

    public string Protocol => "portforward.k8s.io";

    /// <summary>As many as there are ids: what is open at once is bounded.</summary>
    public int StreamsMax => int.MaxValue;

    public void Check()
    {
        if (machine() is not { } power)
            throw new VmRuntimeException("the machine does not run");
        if (power != MachinePower.Running)
            throw new VmRuntimeException($"the machine is {power.ToString().ToLowerInvariant()}");
    }

    public async Task RunAsync(SpdyServer spdy, CancellationToken ct)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(ct);
        try
        {
            while (await spdy.ReadAsync(end.Token).ConfigureAwait(false) is { } frame)
            {
                if (frame.Opened.Length > 0)
                    await OpenAsync(spdy, frame, end.Token).ConfigureAwait(false);
                else if (_connections.TryGetValue(frame.StreamId, out var connection))
                    await connection.TakeAsync(frame, end.Token).ConfigureAwait(false);
                foreach (var (id, _) in _connections.Where(c => c.Value.Work.IsCompleted).ToList())
                    _connections.Remove(id);
            }
        }
        finally
        {
            await end.CancelAsync().ConfigureAwait(false);
            await Task.WhenAll(_connections.Values.Select(c => c.Work)).ConfigureAwait(false);
        }
    }

    private async Task OpenAsync(SpdyServer spdy, SpdyServer.Frame frame, CancellationToken ct)
    {
        var request = frame.Headers.GetValueOrDefault("requestid", frame.Headers.GetValueOrDefault("port", ""));
        if (frame.Opened == "error")
        {
            if (_errors.Count >= ConnectionsMax)
                throw new IOException("the client opened too many streams of errors");
            _errors[request] = frame.StreamId;
            return;
        }
        if (frame.Opened != "data" || !_errors.Remove(request, out var errors))
            throw new IOException($"the client opened a stream of type \"{frame.Opened}\" out of its order");
        var isPort =
            ushort.TryParse(
                frame.Headers.GetValueOrDefault("port", ""),
                NumberStyles.None,
                CultureInfo.InvariantCulture,
                out var port
            )
            && port > 0;
        if (!isPort || _connections.Count >= ConnectionsMax)
        {
            var why = isPort ? $"no more than {ConnectionsMax} connections at once" : "that is no port";
            await EndAsync(spdy, frame.StreamId, errors, why, ct).ConfigureAwait(false);
            return;
        }
        var connection = new Connection();
        _connections[frame.StreamId] = connection;
        connection.Work = Task.Run(
            () => CarryAsync(spdy, connection, new Streams(frame.StreamId, errors, port), ct),
            CancellationToken.None
        );
    }

    /// <summary>Never fails: what goes wrong is told to the client.</summary>
    private async Task CarryAsync(SpdyServer spdy, Connection connection, Streams streams, CancellationToken ct)
    {
        var said = "";
        using var reset = CancellationTokenSource.CreateLinkedTokenSource(ct, connection.Reset.Token);
        try
        {
            Check();
            using var socket = await DialAsync(streams.Port, reset.Token).ConfigureAwait(false);
            var writing = WriteAsync(connection, socket, reset.Token);
            var buffer = new byte[ReadBytesMax];
            int read;
            while ((read = await socket.ReceiveAsync(buffer, reset.Token).ConfigureAwait(false)) > 0)
                await spdy.SendAsync(streams.Data, buffer.AsMemory(0, read), false, reset.Token).ConfigureAwait(false);
            // Nobody answers any more: what is still to be written has no use.
            await connection.Reset.CancelAsync().ConfigureAwait(false);
            await writing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        catch (Exception e) when (e is SocketException or VmRuntimeException or IOException)
        {
            said = $"error forwarding port {streams.Port} to {address}: {e.Message}";
        }
        catch (OperationCanceledException)
        { /* the client has gone, or wants no more */
        }
        await connection.Reset.CancelAsync().ConfigureAwait(false);
        try
        {
            await EndAsync(spdy, streams.Data, streams.Errors, said, ct).ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or OperationCanceledException or ObjectDisposedException)
        { /* the session is over */
        }
    }

    private static async Task WriteAsync(Connection connection, Socket socket, CancellationToken ct)
    {
        await foreach (var bytes in connection.Said.Reader.ReadAllAsync(ct).ConfigureAwait(false))
            for (var sent = 0; sent < bytes.Length; )
                sent += await socket.SendAsync(bytes.AsMemory(sent), ct).ConfigureAwait(false);
        socket.Shutdown(SocketShutdown.Send);
    }

    private static async Task EndAsync(SpdyServer spdy, uint data, uint errors, string said, CancellationToken ct)
    {
        await spdy.SendAsync(errors, Encoding.UTF8.GetBytes(said), true, ct).ConfigureAwait(false);
        await spdy.SendAsync(data, default, true, ct).ConfigureAwait(false);
    }

    private async Task<Socket> DialAsync(int port, CancellationToken ct)
    {
        using var timeout = new CancellationTokenSource(DialMax, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, timeout.Token);
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(new IPEndPoint(address, port), either.Token).ConfigureAwait(false);
            return socket;
        }
        catch (OperationCanceledException e) when (!ct.IsCancellationRequested)
        {
            socket.Dispose();
            throw new VmRuntimeException("i/o timeout", e);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private readonly record struct Streams(uint Data, uint Errors, int Port);

    /// <summary>One connection: what the client has said and the guest has not got yet.</summary>
    private sealed class Connection
    {
        public Channel<byte[]> Said { get; } = Channel.CreateBounded<byte[]>(FramesMax);

        public CancellationTokenSource Reset { get; } = new();

        public Task Work { get; set; } = Task.CompletedTask;

        public async Task TakeAsync(SpdyServer.Frame frame, CancellationToken ct)
        {
            using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, Reset.Token);
            if (frame.IsReset)
                await Reset.CancelAsync().ConfigureAwait(false);
            try
            {
                if (frame.Bytes.Length > 0)
                    await Said.Writer.WriteAsync(frame.Bytes, either.Token).ConfigureAwait(false);
            }
            catch (Exception e) when (e is ChannelClosedException or OperationCanceledException)
            {
                ct.ThrowIfCancellationRequested();
            }
            if (frame.IsEnd)
                Said.Writer.TryComplete();
        }
    }
}
