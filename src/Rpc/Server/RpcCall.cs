using Grpc.Core;

namespace Arktos.Rpc;

/// <summary>What the door knows of a call, for <see cref="RpcGuard"/>; among the request's features.</summary>
/// <param name="HungUp">Set when the caller is gone; the call's own token is also set when the server stops.</param>
/// <param name="Ended">Set when the server's grace is over.</param>
internal sealed record RpcCall(string Path, CancellationToken HungUp, CancellationToken Ended)
{
    /// <summary>Why the call is not let in; null: it is.</summary>
    public RpcException? Refusal { get; set; }

    /// <summary>UTC; known when the handler begins.</summary>
    public DateTime Deadline { get; set; } = DateTime.MaxValue;

    /// <summary>Whether there is nobody any more who could be told how it ends.</summary>
    public bool IsOver =>
        HungUp.IsCancellationRequested || Ended.IsCancellationRequested || Deadline <= DateTime.UtcNow;
}
