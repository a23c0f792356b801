using System.Buffers.Text;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace Arktos.ApiServer.Authentication;

/// <summary>
/// What of an upgrade's headers proves to this server who somebody is: browsers cannot set Authorization, and send a
/// bearer's token as a subprotocol of a WebSocket, beside the one that they speak. Pure.
/// </summary>
internal static class UpgradeHeaders
{
    private const string Protocols = "Sec-WebSocket-Protocol";

    /// <summary>The token follows, in base64url without padding.</summary>
    private const string TokenPrefix = "base64url.bearer.authorization.k8s.io.";

    private static readonly UTF8Encoding Strict = new(
        encoderShouldEmitUTF8Identifier: false,
        throwOnInvalidBytes: true
    );

    /// <summary>The subprotocols that the client of a WebSocket asks for, in its order; tokens are none.</summary>
    public static IReadOnlyList<string> Subprotocols(HttpContext http) =>
        [.. http.WebSockets.WebSocketRequestedProtocols.Where(p => !IsToken(p))];

    private static bool IsToken(string protocol) =>
        protocol.StartsWith(TokenPrefix, StringComparison.OrdinalIgnoreCase);

    /// <returns>
    /// Whether a token was sent; which is null when it is none, when there are two, or when no subprotocol is left.
    /// </returns>
    public static bool HasToken(HttpContext http, out string? token)
    {
        token = null;
        if (!http.WebSockets.IsWebSocketRequest)
            return false;
        var protocols = http.WebSockets.WebSocketRequestedProtocols;
        var tokens = protocols.Where(IsToken).ToList();
        if (tokens is [var one] && protocols.Count > 1)
            token = Decode(one[TokenPrefix.Length..]);
        return tokens.Count > 0;
    }

    public static void DropCredentials(HttpRequestMessage request)
    {
        if (!request.Headers.TryGetValues(Protocols, out var values))
            return;
        var kept = values
            .SelectMany(v => v.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            .Where(p => !IsToken(p))
            .ToList();
        request.Headers.Remove(Protocols);
        if (kept.Count > 0)
            request.Headers.TryAddWithoutValidation(Protocols, string.Join(", ", kept));
    }

    private static string? Decode(string text)
    {
        try
        {
            return text.Contains('=') ? null : Strict.GetString(Base64Url.DecodeFromChars(text));
        }
        catch (Exception e) when (e is FormatException or DecoderFallbackException)
        {
            return null;
        }
    }
}
