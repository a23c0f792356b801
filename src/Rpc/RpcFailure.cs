using Grpc.Core;

namespace Arktos.Rpc;

/// <summary>Makes the exceptions by which calls end with another status than OK, on either side.</summary>
public static class RpcFailure
{
    /// <param name="message">For people; it is the status' detail and the exception's message.</param>
    /// <param name="cause">Stays in this process.</param>
    public static RpcException Of(StatusCode code, string message, Exception? cause = null) =>
        new(new Status(code, message, cause), message);
}
