using System.Net.WebSockets;
using Arktos.Api.Json;
using Arktos.Api.Meta.V1;
using Arktos.Kubelet.Runtimes;

namespace Arktos.Kubelet.Server;

/// <summary>
/// Carries one exec session between a WebSocket (v4/v5.channel.k8s.io: the first byte of a message is its channel) and
/// the runtime's streaming server. What is slow on one side is waited for by the other: nothing is queued. A session in
/// which nothing is said for <see cref="ServerBounds.SessionIdleMax"/> is ended.
/// </summary>
internal sealed class ExecSession(WebSocket socket, WorkloadStreams streams, TimeProvider time)
{
    private const byte Stdin = 0,
        Stdout = 1,
        Stderr = 2,
        Error = 3,
        Resize = 4,
        CloseChannel = 255;
    private const int MessageBytesMax = 64 << 10;
    private const int StatusBytesMax = 64 << 10;
    private static readonly TimeSpan CloseTimeout = TimeSpan.FromSeconds(2);
    private readonly SemaphoreSlim _sending = new(1, 1);
    private CancellationTokenSource? _idle;

    /// <summary>The subprotocols that are spoken, the best first.</summary>
    public static readonly string[] Protocols = ["v5.channel.k8s.io", "v4.channel.k8s.io"];

    /// <summary>
    /// Until the command has ended, the client has gone, or <paramref name="ct"/> is cancelled. How the command ended
    /// is the last message.
    /// </summary>
    public async Task RunAsync(Func<CancellationToken, Task<Uri>> getUrl, CancellationToken ct)
    {
        using var idle = new CancellationTokenSource(ServerBounds.SessionIdleMax, time);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(ct, idle.Token);
        _idle = idle;
        SpdyConnection? connection = null;
        Task? up = null;
        try
        {
            byte[] status;
            try
            {
                connection = await SpdyConnection
                    .ConnectAsync(await getUrl(ct).ConfigureAwait(false), "v4.channel.k8s.io", time, ct)
                    .ConfigureAwait(false);
                var ids = await OpenAsync(connection, ct).ConfigureAwait(false);
                foreach (var channel in new[] { Stdout, Stderr, Error }.Where(ids.ContainsKey))
                    await SendAsync(channel, default, ct).ConfigureAwait(false);
                up = UpAsync(connection, ids, end);
                status = await DownAsync(connection, ids, end.Token).ConfigureAwait(false);
            }
            catch (Exception e) when (e is IOException or Runtimes.RuntimeException)
            {
                status = KubeJson.Encode(
                    new Api.Meta.V1.Status
                    {
                        StatusValue = "Failure",
                        Message = $"Internal error occurred: error executing command in container: {e.Message}",
                        Reason = StatusReason.InternalError,
                        Code = 500,
                    }
                );
            }
            if (status.Length == 0)
                status = """{"metadata":{},"status":"Success"}"""u8.ToArray();
            await SendAsync(Error, status, ct).ConfigureAwait(false);
            if (socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
                await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, "", ct).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        { /* the client has gone, or the agent stops */
        }
        finally
        {
            // Last of all: a receive that is cancelled aborts the WebSocket, and what was sent may not have arrived.
            // The client answers the close.
            if (up is not null)
                await Task.WhenAny(up, Task.Delay(CloseTimeout, CancellationToken.None)).ConfigureAwait(false);
            await end.CancelAsync().ConfigureAwait(false);
            if (connection is not null)
                await connection.DisposeAsync().ConfigureAwait(false);
            if (up is not null)
                await up.ConfigureAwait(false);
        }
    }

    private async Task<Dictionary<byte, uint>> OpenAsync(SpdyConnection connection, CancellationToken ct)
    {
        var ids = new Dictionary<byte, uint>
        {
            [Error] = await connection.OpenAsync("error", ct).ConfigureAwait(false),
        };
        if (streams.Stdin)
            ids[Stdin] = await connection.OpenAsync("stdin", ct).ConfigureAwait(false);
        if (streams.Stdout)
            ids[Stdout] = await connection.OpenAsync("stdout", ct).ConfigureAwait(false);
        if (streams.Stderr && !streams.Tty)
            ids[Stderr] = await connection.OpenAsync("stderr", ct).ConfigureAwait(false);
        if (streams.Tty)
            ids[Resize] = await connection.OpenAsync("resize", ct).ConfigureAwait(false);
        return ids;
    }

    /// <summary>Output to the client; returns the Status that the runtime gives.</summary>
    private async Task<byte[]> DownAsync(SpdyConnection connection, Dictionary<byte, uint> ids, CancellationToken ct)
    {
        var channels = ids.ToDictionary(i => i.Value, i => i.Key);
        var open = new HashSet<uint>(ids.Where(i => i.Key is Stdout or Stderr or Error).Select(i => i.Value));
        using var status = new MemoryStream();
        while (open.Count > 0 && await connection.ReadAsync(ct).ConfigureAwait(false) is { } data)
        {
            if (channels.TryGetValue(data.StreamId, out var channel) && data.Bytes.Length > 0)
            {
                _idle?.CancelAfter(ServerBounds.SessionIdleMax);
                if (channel is Stdout or Stderr)
                    await SendAsync(channel, data.Bytes, ct).ConfigureAwait(false);
                else if (channel == Error && status.Length + data.Bytes.Length <= StatusBytesMax)
                    status.Write(data.Bytes);
            }
            if (data.IsEnd)
                open.Remove(data.StreamId);
        }
        return status.ToArray();
    }

    /// <summary>Input from the client. When the client goes away, so does the session.</summary>
    private async Task UpAsync(SpdyConnection connection, Dictionary<byte, uint> ids, CancellationTokenSource end)
    {
        var buffer = new byte[MessageBytesMax];
        try
        {
            while (true)
            {
                var count = 0;
                ValueWebSocketReceiveResult result;
                byte? channel = null;
                do
                {
                    result = await socket.ReceiveAsync(buffer.AsMemory(count), end.Token).ConfigureAwait(false);
                    if (result.MessageType == WebSocketMessageType.Close)
                    {
                        await end.CancelAsync().ConfigureAwait(false);
                        return;
                    }
                    _idle?.CancelAfter(ServerBounds.SessionIdleMax);
                    count += result.Count;
                    if (count == 0)
                        break;
                    channel ??= buffer[0];
                    // A large message goes on in pieces.
                    if (!result.EndOfMessage && count == buffer.Length && channel == Stdin)
                    {
                        await ForwardAsync(connection, ids, buffer.AsMemory(0, count), end.Token).ConfigureAwait(false);
                        count = 1;
                    }
                    else if (!result.EndOfMessage && count == buffer.Length)
                        throw new IOException("the client sent too large a message");
                } while (!result.EndOfMessage);
                if (count > 0)
                    await ForwardAsync(connection, ids, buffer.AsMemory(0, count), end.Token).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException)
        { /* the session is over */
        }
        catch (Exception e) when (e is WebSocketException or IOException or ObjectDisposedException)
        {
            await end.CancelAsync().ConfigureAwait(false);
        }
    }

    private static async Task ForwardAsync(
        SpdyConnection connection,
        Dictionary<byte, uint> ids,
        ReadOnlyMemory<byte> message,
        CancellationToken ct
    )
    {
        var (channel, bytes) = (message.Span[0], message[1..]);
        if (channel == CloseChannel)
        {
            // v5: [255, channel] half-closes the channel.
            if (bytes.Length == 1 && ids.TryGetValue(bytes.Span[0], out var closed))
                await connection.WriteAsync(closed, default, end: true, ct).ConfigureAwait(false);
        }
        else if (channel is Stdin or Resize && bytes.Length > 0 && ids.TryGetValue(channel, out var id))
            await connection.WriteAsync(id, bytes, end: false, ct).ConfigureAwait(false);
    }

    private async Task SendAsync(byte channel, ReadOnlyMemory<byte> bytes, CancellationToken ct)
    {
        if (socket.State is not (WebSocketState.Open or WebSocketState.CloseReceived))
            return;
        var message = new byte[1 + bytes.Length];
        message[0] = channel;
        bytes.CopyTo(message.AsMemory(1));
        await _sending.WaitAsync(ct).ConfigureAwait(false);
        try
        {
            await socket.SendAsync(message, WebSocketMessageType.Binary, endOfMessage: true, ct).ConfigureAwait(false);
        }
        catch (WebSocketException e)
        {
            throw new OperationCanceledException("the client has gone", e);
        }
        finally
        {
            _sending.Release();
        }
    }
}
