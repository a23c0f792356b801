using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Arktos.Kubelet.Server;

/// <summary>How much a node agent's server gives to its callers at once, and for how long.</summary>
internal static class ServerBounds
{
    /// <summary>One each for a log that is followed and for a session; more are closed at once.</summary>
    public const int ConnectionsMax = 1024;

    /// <summary>Of exec and attach together; more are answered 503.</summary>
    public const int SessionsMax = 256;

    /// <summary>A command is in the URL.</summary>
    private const int RequestLineBytesMax = 64 << 10;

    private const int HeaderBytesMax = 16 << 10,
        HeadersMax = 64;

    /// <summary>A session in which nothing is said for so long is ended, as a kubelet does.</summary>
    public static readonly TimeSpan SessionIdleMax = TimeSpan.FromHours(4);

    /// <summary>A client that is gone without a word is found out.</summary>
    public static readonly TimeSpan KeepAliveInterval = TimeSpan.FromSeconds(30),
        KeepAliveTimeout = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan RequestTimeout = TimeSpan.FromSeconds(10),
        ConnectionIdleMax = TimeSpan.FromSeconds(90);

    public static void Apply(KestrelServerLimits limits)
    {
        limits.MaxConcurrentConnections = ConnectionsMax;
        limits.MaxConcurrentUpgradedConnections = SessionsMax;
        limits.MaxRequestLineSize = RequestLineBytesMax;
        limits.MaxRequestHeadersTotalSize = HeaderBytesMax;
        limits.MaxRequestHeaderCount = HeadersMax;
        // Every request is a GET.
        limits.MaxRequestBodySize = 0;
        limits.RequestHeadersTimeout = RequestTimeout;
        limits.KeepAliveTimeout = ConnectionIdleMax;
        // Who follows a log may read as slowly as he likes: nothing is kept for him, and connections are counted.
        limits.MinResponseDataRate = null;
    }
}
