using Google.Protobuf.WellKnownTypes;

namespace Arktos.Rpc;

/// <summary>gRPC status codes (doc/statuscodes.md of the protocol).</summary>
public enum RpcStatusCode
{
    Ok = 0,
    Cancelled = 1,
    Unknown = 2,
    InvalidArgument = 3,
    DeadlineExceeded = 4,
    NotFound = 5,
    AlreadyExists = 6,
    PermissionDenied = 7,
    ResourceExhausted = 8,
    FailedPrecondition = 9,
    Aborted = 10,
    OutOfRange = 11,
    Unimplemented = 12,
    Internal = 13,
    Unavailable = 14,
    DataLoss = 15,
    Unauthenticated = 16,
}

/// <summary>
/// A call that ended with a status other than OK: thrown by a handler to end its call so, and thrown to the caller.
/// </summary>
public sealed class RpcException : Exception
{
    public RpcException(RpcStatusCode code, string message, Exception? inner = null)
        : base(message, inner) => Code = code;

    /// <param name="details">Machine-readable, in the protocol's rich error model (grpc-status-details-bin): a few
    /// kilobytes at most, for they are a header.</param>
    public RpcException(RpcStatusCode code, string message, IReadOnlyList<Any> details, Exception? inner = null)
        : base(message, inner) => (Code, Details) = (code, details);

    public RpcStatusCode Code { get; }

    public IReadOnlyList<Any> Details { get; } = [];

    public override string ToString() =>
        $"{Code}: {Message}{(InnerException is null ? "" : Environment.NewLine + InnerException)}";
}

/// <summary>Names one method of a service and, by its types, how its messages are read and written.</summary>
/// <param name="Path">"/package.Service/Method"</param>
public sealed record RpcMethod<TRequest, TResponse>(string Path)
    where TRequest : class, Google.Protobuf.IMessage<TRequest>, new()
    where TResponse : class, Google.Protobuf.IMessage<TResponse>, new();
