using System.Net.WebSockets;
using Arktos.ApiServer.Authentication;
using Microsoft.AspNetCore.Http;
using Utf8Base64 = System.Buffers.Text.Base64;

namespace Arktos.ApiServer.Sockets;

/// <summary>
/// What only goes out, in the messages of a WebSocket: bytes as they are, or as base64 in text. What the client sends
/// is passed over; when it closes, or is gone, nothing more is sent.
/// </summary>
internal sealed class OutputSocket : IAsyncDisposable
{
    private const string Binary = "binary.k8s.io",
        Base64 = "base64.binary.k8s.io";

    private static readonly TimeSpan CloseMax = TimeSpan.FromSeconds(5);

    private readonly WebSocket _socket;
    private readonly CancellationTokenSource _ended;
    private readonly Task _received;

    private OutputSocket(WebSocket socket, CancellationToken aborted)
    {
        _socket = socket;
        _ended = CancellationTokenSource.CreateLinkedTokenSource(aborted);
        _received = ReceiveAsync();
    }

    /// <summary>Cancelled when nobody reads any more.</summary>
    public CancellationToken Ended => _ended.Token;

    /// <summary>Whether the client asks for no subprotocol, or for one that is spoken here.</summary>
    public static bool IsSpoken(HttpContext http) =>
        UpgradeHeaders.Subprotocols(http) is var asked && (asked.Count == 0 || Chosen(asked) is not null);

    public static Task<OutputSocket> AcceptAsync(HttpContext http) =>
        AcceptAsync(http, Chosen(UpgradeHeaders.Subprotocols(http)));

    /// <param name="protocol">One that the client asks for; null: none.</param>
    public static async Task<OutputSocket> AcceptAsync(HttpContext http, string? protocol) =>
        new(
            await http.WebSockets.AcceptWebSocketAsync(
                new WebSocketAcceptContext { SubProtocol = protocol, DangerousEnableCompression = false }
            ),
            http.RequestAborted
        );

    /// <summary>In the form of the subprotocol.</summary>
    public ValueTask SendAsync(ReadOnlyMemory<byte> bytes) =>
        _socket.SubProtocol == Base64
            ? SendAsync(Encode(bytes.Span), WebSocketMessageType.Text)
            : SendAsync(bytes, WebSocketMessageType.Binary);

    public ValueTask SendAsync(ReadOnlyMemory<byte> message, WebSocketMessageType type) =>
        _socket.SendAsync(message, type, endOfMessage: true, Ended);

    /// <summary>Says that this was all, and gives the client time to read it.</summary>
    public async Task CloseAsync()
    {
        await _socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, Ended);
        await Task.WhenAny(_received, Task.Delay(CloseMax, Ended));
    }

    public async ValueTask DisposeAsync()
    {
        await _ended.CancelAsync();
        await _received;
        _socket.Dispose();
        _ended.Dispose();
    }

    private static string? Chosen(IReadOnlyList<string> asked) => asked.FirstOrDefault(p => p is Binary or Base64);

    private static byte[] Encode(ReadOnlySpan<byte> bytes)
    {
        var text = new byte[Utf8Base64.GetMaxEncodedToUtf8Length(bytes.Length)];
        Utf8Base64.EncodeToUtf8(bytes, text, out _, out _);
        return text;
    }

    private async Task ReceiveAsync()
    {
        var buffer = new byte[1024];
        try
        {
            while ((await _socket.ReceiveAsync(buffer.AsMemory(), Ended)).MessageType != WebSocketMessageType.Close) { }
            if (_socket.State == WebSocketState.CloseReceived)
                await _socket
                    .CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, Ended)
                    .WaitAsync(CloseMax, Ended);
        }
        catch (Exception e)
            when (e is WebSocketException or OperationCanceledException or ObjectDisposedException or TimeoutException)
        {
            // The client is gone, which is said below.
        }
        await _ended.CancelAsync();
    }
}
