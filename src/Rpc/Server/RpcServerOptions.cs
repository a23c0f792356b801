namespace Arktos.Rpc;

/// <summary>How messages are made smaller on their way.</summary>
public enum RpcCompression
{
    None,
    Gzip,
}

/// <summary>
/// How a server's calls are served; found among the application's services when its methods are mapped.
/// </summary>
public sealed record RpcServerOptions
{
    /// <summary>
    /// A request message larger than this, as sent or inflated, ends its call with RESOURCE_EXHAUSTED.
    /// </summary>
    public int MessageBytesMax { get; init; } = RpcServer.MessageBytesMax;

    /// <summary>
    /// Of responses, for callers that accept it. Costs processor time: for networks that are slower than it.
    /// </summary>
    public RpcCompression ResponseCompression { get; init; }

    /// <summary>Lets the server go gracefully; null: calls break when it stops.</summary>
    public RpcDrain? Drain { get; init; }
}
