namespace Arktos.ApiServer.Sockets;

/// <summary>What of an upgrade's headers proves to this server who somebody is. Pure.</summary>
internal static class UpgradeHeaders
{
    private const string Protocols = "Sec-WebSocket-Protocol";

    /// <summary>How browsers send a bearer's token, which cannot set headers.</summary>
    private const string TokenPrefix = "base64url.bearer.authorization.k8s.io.";

    /// <summary>Whether a subprotocol is none, but a token.</summary>
    public static bool IsToken(string protocol) => protocol.StartsWith(TokenPrefix, StringComparison.OrdinalIgnoreCase);

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
}
