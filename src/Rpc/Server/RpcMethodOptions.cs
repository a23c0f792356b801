using Grpc.Core;
using Microsoft.AspNetCore.Http;

namespace Arktos.Rpc;

/// <summary>
/// Who may call a method, and how much a call may make the server do. Every method is mapped with one.
/// </summary>
public sealed record RpcMethodOptions
{
    /// <summary>
    /// Judges a call by its headers and by the certificate that its caller has shown, before a byte of its body is
    /// read, inflated or parsed; refuses it by an <see cref="RpcException"/> (UNAUTHENTICATED, PERMISSION_DENIED). What
    /// it finds out, the handler gets by the features.
    /// </summary>
    public required Func<HttpContext, ValueTask> Authorize { get; init; }

    /// <summary>
    /// A request message larger than this, as sent or inflated, ends its call with RESOURCE_EXHAUSTED; never more than
    /// <see cref="RpcServerOptions.MessageBytesMax"/>.
    /// </summary>
    public int MessageBytesMax { get; init; } = RpcServer.MessageBytesMax;

    /// <summary>
    /// A request message of more fields than this, those of the messages in it included, ends its call with
    /// RESOURCE_EXHAUSTED before it is parsed. A field is two bytes on the wire and may be an object of a hundred in
    /// memory, so a bound of bytes alone bounds nothing.
    /// </summary>
    public int FieldsMax { get; init; } = 1 << 16;

    /// <summary>Of calls with one request: when it must be there.</summary>
    public TimeSpan RequestTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Whoever has come through the connection's door: its TLS has judged the caller already.</summary>
    public static RpcMethodOptions ForConnected { get; } = new() { Authorize = static _ => ValueTask.CompletedTask };
}
