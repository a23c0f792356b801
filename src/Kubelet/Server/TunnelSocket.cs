using System.Net.WebSockets;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Arktos.Kubelet.Server;

/// <summary>
/// Accepts a WebSocket (RFC 6455, 4.2.2) whose subprotocol kubectl chose as SPDY/3.1+portforward.k8s.io: a '/' may not
/// stand in such a name, so that the framework refuses to answer with it.
/// </summary>
internal static class TunnelSocket
{
    private const string AcceptSuffix = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

    /// <param name="context">Of a request that is known to ask for a WebSocket.</param>
    public static async Task<WebSocket> AcceptAsync(HttpContext context, string subprotocol)
    {
        var headers = context.Response.Headers;
        headers.Upgrade = "websocket";
        headers.SecWebSocketAccept = AcceptOf(context.Request.Headers.SecWebSocketKey.ToString());
        headers.SecWebSocketProtocol = subprotocol;
        var stream = await context
            .Features.GetRequiredFeature<IHttpUpgradeFeature>()
            .UpgradeAsync()
            .ConfigureAwait(false);
        return WebSocket.CreateFromStream(
            stream,
            new WebSocketCreationOptions
            {
                IsServer = true,
                KeepAliveInterval = ServerBounds.KeepAliveInterval,
                KeepAliveTimeout = ServerBounds.KeepAliveTimeout,
            }
        );
    }

    // The protocol's own use of SHA-1: it proves that the key was read, and protects nothing.
    internal static string AcceptOf(string key) =>
        Convert.ToBase64String(SHA1.HashData(Encoding.ASCII.GetBytes(key + AcceptSuffix)));
}
