using System.Net.WebSockets;

namespace Arktos.Kubelet.Server;

/// <summary>
/// Carries bytes both ways between two sides until one of them ends, or nothing is said for
/// <see cref="ServerBounds.SessionIdleMax"/>. Nothing is queued: who reads slowly is waited for.
/// </summary>
internal sealed class BytePump(TimeProvider time)
{
    private const int PieceBytes = 32 << 10;
    private static readonly TimeSpan CloseTimeout = TimeSpan.FromSeconds(2);

    /// <summary>Neither side half-closes: SPDY and HTTP say in their own frames what has ended.</summary>
    public async Task RunAsync(Stream client, Stream server, CancellationToken ct)
    {
        using var idle = new CancellationTokenSource(ServerBounds.SessionIdleMax, time);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct, idle.Token);
        var up = CopyAsync(client, server, idle, stop.Token);
        var down = CopyAsync(server, client, idle, stop.Token);
        await Task.WhenAny(up, down).ConfigureAwait(false);
        await stop.CancelAsync().ConfigureAwait(false);
        await Task.WhenAll(up, down).ConfigureAwait(false);
    }

    /// <summary>SPDY's frames between a WebSocket's binary messages and a stream: the tunnel of kubectl 1.31.</summary>
    public async Task RunTunnelAsync(WebSocket client, Stream server, CancellationToken ct)
    {
        using var idle = new CancellationTokenSource(ServerBounds.SessionIdleMax, time);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct, idle.Token);
        var up = FromMessagesAsync(client, server, idle, stop.Token);
        var down = ToMessagesAsync(server, client, idle, stop.Token);
        if (await Task.WhenAny(up, down).ConfigureAwait(false) == down)
            await CloseAsync(client, up, ct).ConfigureAwait(false);
        await stop.CancelAsync().ConfigureAwait(false);
        await Task.WhenAll(up, down).ConfigureAwait(false);
    }

    // A receive that is cancelled aborts the WebSocket, and what was sent may not have arrived: the client's answer to
    // the close is waited for.
    private async Task CloseAsync(WebSocket client, Task up, CancellationToken ct)
    {
        try
        {
            if (client.State is WebSocketState.Open or WebSocketState.CloseReceived)
                await client.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, "", ct).ConfigureAwait(false);
            await Task.WhenAny(up, Task.Delay(CloseTimeout, time, ct)).ConfigureAwait(false);
        }
        catch (Exception e) when (IsEnd(e))
        { /* the client has gone */
        }
    }

    private static async Task CopyAsync(Stream from, Stream to, CancellationTokenSource idle, CancellationToken ct)
    {
        var buffer = new byte[PieceBytes];
        try
        {
            while (await from.ReadAsync(buffer, ct).ConfigureAwait(false) is > 0 and var count)
            {
                idle.CancelAfter(ServerBounds.SessionIdleMax);
                await to.WriteAsync(buffer.AsMemory(0, count), ct).ConfigureAwait(false);
                await to.FlushAsync(ct).ConfigureAwait(false);
            }
        }
        catch (Exception e) when (IsEnd(e))
        { /* one side has gone, and with it the session */
        }
    }

    private static async Task FromMessagesAsync(
        WebSocket from,
        Stream to,
        CancellationTokenSource idle,
        CancellationToken ct
    )
    {
        var buffer = new byte[PieceBytes];
        try
        {
            while (await from.ReceiveAsync(buffer.AsMemory(), ct).ConfigureAwait(false) is var part)
            {
                // Text is no part of the tunnel.
                if (part.MessageType != WebSocketMessageType.Binary)
                    return;
                idle.CancelAfter(ServerBounds.SessionIdleMax);
                await to.WriteAsync(buffer.AsMemory(0, part.Count), ct).ConfigureAwait(false);
            }
        }
        catch (Exception e) when (IsEnd(e))
        { /* one side has gone, and with it the session */
        }
    }

    private static async Task ToMessagesAsync(
        Stream from,
        WebSocket to,
        CancellationTokenSource idle,
        CancellationToken ct
    )
    {
        var buffer = new byte[PieceBytes];
        try
        {
            while (await from.ReadAsync(buffer, ct).ConfigureAwait(false) is > 0 and var count)
            {
                idle.CancelAfter(ServerBounds.SessionIdleMax);
                await to.SendAsync(buffer.AsMemory(0, count), WebSocketMessageType.Binary, true, ct)
                    .ConfigureAwait(false);
            }
        }
        catch (Exception e) when (IsEnd(e))
        { /* one side has gone, and with it the session */
        }
    }

    private static bool IsEnd(Exception e) =>
        e is IOException or WebSocketException or OperationCanceledException or ObjectDisposedException;
}
