using System.Runtime.CompilerServices;
using Grpc.Core;

namespace Arktos.Rpc;

/// <summary>What callers of generated clients need.</summary>
public static class RpcCalls
{
    /// <param name="deadline">From now.</param>
    public static CallOptions Within(TimeSpan deadline, CancellationToken cancel) =>
        new(deadline: DateTime.UtcNow + deadline, cancellationToken: cancel);

    /// <summary>The responses of a call, which ends when the enumeration does.</summary>
    public static async IAsyncEnumerable<T> ReadAllAsync<T>(
        this AsyncServerStreamingCall<T> call,
        [EnumeratorCancellation] CancellationToken cancel
    )
    {
        using (call)
            while (await call.ResponseStream.MoveNext(cancel).ConfigureAwait(false))
                yield return call.ResponseStream.Current;
    }
}
