using System.Buffers;
using System.IO.Pipelines;
using Google.Protobuf;

namespace Arktos.Rpc;

/// <summary>The requests of a call, one reader.</summary>
public sealed class RpcStreamReader<T>
    where T : class, IMessage<T>, new()
{
    private readonly PipeReader _reader;
    private readonly int _messageBytesMax;
    private readonly bool _gzip;
    private readonly Func<ReadOnlySequence<byte>, T> _parse;

    internal RpcStreamReader(
        PipeReader reader,
        int messageBytesMax,
        bool gzip,
        Func<ReadOnlySequence<byte>, T> parse
    ) => (_reader, _messageBytesMax, _gzip, _parse) = (reader, messageBytesMax, gzip, parse);

    /// <summary>The next request; null when no more follow.</summary>
    public async ValueTask<T?> ReadAsync(CancellationToken cancel)
    {
        try
        {
            return await MessageFraming
                .ReadAsync(_reader, _messageBytesMax, _gzip, _parse, cancel)
                .ConfigureAwait(false);
        }
        // A stream that the caller reset is no failure of this server's.
        catch (IOException e)
        {
            throw new OperationCanceledException("the caller hung up", e);
        }
    }

    /// <summary>The request of a call that has one.</summary>
    internal async ValueTask<T> ReadOneAsync(TimeSpan timeout, CancellationToken cancel)
    {
        using var late = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        late.CancelAfter(timeout);
        try
        {
            return await ReadAsync(late.Token).ConfigureAwait(false)
                ?? throw new RpcException(RpcStatusCode.Internal, "the request holds no message");
        }
        catch (OperationCanceledException) when (late.IsCancellationRequested && !cancel.IsCancellationRequested)
        {
            throw new RpcException(
                RpcStatusCode.DeadlineExceeded,
                $"the request did not come within {timeout.TotalSeconds} s"
            );
        }
    }
}
