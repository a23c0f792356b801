using System.Net;
using System.Net.Http.Headers;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Google.Protobuf;

namespace Arktos.Rpc;

/// <summary>
/// A call with a stream each way. Writes may come from several threads; there is one reader. Requests wait in a bounded
/// queue: a writer waits while the server takes none. Disposing hangs up.
/// </summary>
public sealed class RpcDuplexCall<TRequest, TResponse> : IDisposable
    where TRequest : class, IMessage<TRequest>, new()
    where TResponse : class, IMessage<TResponse>, new()
{
    private const int QueuedRequestsMax = 256;

    private readonly RpcCall _call;
    private readonly Channel<TRequest> _requests = Channel.CreateBounded<TRequest>(
        new BoundedChannelOptions(QueuedRequestsMax) { SingleReader = true }
    );
    private readonly Task<int> _started;

    internal RpcDuplexCall(RpcMethod<TRequest, TResponse> method, RpcCall call, bool gzip)
    {
        _call = call;
        _started = call.RunAsync(async () =>
        {
            await call.StartAsync(method.Path, new RequestStream(_requests.Reader, gzip)).ConfigureAwait(false);
            return 0;
        });
        _ = _started.ContinueWith(
            failed => _requests.Writer.TryComplete(failed.Exception!.InnerException),
            CancellationToken.None,
            TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default
        );
    }

    /// <exception cref="RpcException">The call has ended.</exception>
    public async ValueTask WriteAsync(TRequest request, CancellationToken cancel)
    {
        try
        {
            await _requests.Writer.WriteAsync(request, cancel).ConfigureAwait(false);
        }
        catch (ChannelClosedException e)
        {
            throw e.InnerException as RpcException
                ?? new RpcException(RpcStatusCode.Unavailable, "the call has ended", e);
        }
    }

    /// <summary>False when the queue is full or the call has ended; nothing was written then.</summary>
    public bool TryWrite(TRequest request) => _requests.Writer.TryWrite(request);

    /// <summary>No more requests follow.</summary>
    public void CompleteRequests() => _requests.Writer.TryComplete();

    public async IAsyncEnumerable<TResponse> ReadAllAsync([EnumeratorCancellation] CancellationToken cancel)
    {
        using var hangUp = cancel.UnsafeRegister(call => ((RpcCall)call!).HangUp(), _call);
        try
        {
            await _started.WaitAsync(cancel).ConfigureAwait(false);
            while (await NextAsync(cancel).ConfigureAwait(false) is { } message)
                yield return message;
            _call.ThrowUnlessOk();
        }
        finally
        {
            _requests.Writer.TryComplete(new RpcException(RpcStatusCode.Unavailable, "the call has ended"));
        }
    }

    public void Dispose()
    {
        _requests.Writer.TryComplete();
        _call.Dispose();
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<TResponse?> NextAsync(CancellationToken cancel)
    {
        try
        {
            return await _call.NextAsync<TResponse>().ConfigureAwait(false);
        }
        catch (Exception) when (cancel.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancel);
        }
    }

    private sealed class RequestStream : HttpContent
    {
        /// <summary>What is gathered into one write while requests come faster than they are sent.</summary>
        private const int GatheredBytesMax = 64 << 10;

        private readonly ChannelReader<TRequest> _requests;
        private readonly bool _gzip;

        public RequestStream(ChannelReader<TRequest> requests, bool gzip)
        {
            (_requests, _gzip) = (requests, gzip);
            Headers.ContentType = new MediaTypeHeaderValue(WireHeaders.ContentType);
        }

        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
            SerializeToStreamAsync(stream, context, CancellationToken.None);

        protected override async Task SerializeToStreamAsync(
            Stream stream,
            TransportContext? context,
            CancellationToken cancel
        )
        {
            // The headers must reach the server before the first request is there, or neither side would start.
            await stream.FlushAsync(cancel).ConfigureAwait(false);
            var pipe = System.IO.Pipelines.PipeWriter.Create(
                stream,
                new System.IO.Pipelines.StreamPipeWriterOptions(minimumBufferSize: GatheredBytesMax, leaveOpen: true)
            );
            while (await _requests.WaitToReadAsync(cancel).ConfigureAwait(false))
            {
                while (pipe.UnflushedBytes < GatheredBytesMax && _requests.TryRead(out var request))
                    MessageFraming.Write(pipe, request, _gzip);
                await pipe.FlushAsync(cancel).ConfigureAwait(false);
            }
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
