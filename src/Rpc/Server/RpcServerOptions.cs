using Arktos.Metrics;

namespace Arktos.Rpc;

/// <summary>How a server's calls are served.</summary>
public sealed record RpcServerOptions
{
    /// <summary>
    /// A request message larger than this, as sent or inflated, ends its call with RESOURCE_EXHAUSTED.
    /// </summary>
    public int MessageBytesMax { get; init; } = RpcServer.MessageBytesMax;

    /// <summary>Where calls are counted, by method and status; null: nowhere.</summary>
    public RoleMetrics? Metrics { get; init; }

    /// <summary>Lets the server go gracefully; null: calls break when it stops.</summary>
    public RpcDrain? Drain { get; init; }
}
