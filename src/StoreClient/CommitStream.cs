using System.Diagnostics;
using System.Threading.Channels;
using Arktos.Rpc;
using Arktos.StoreClient.Wire;
using Grpc.Core;

namespace Arktos.StoreClient;

/// <summary>
/// Commits to one store over one stream, many under way at once: sent in the order of the calls while no more than
/// 1,024 are under way, answered in any order. What waits while a message is written makes the next message. When the
/// stream breaks, everything under way on it fails with <see cref="StatusCode.Unavailable"/> - it may have been applied
/// - and the stream is of no more use. Thread-safe.
/// </summary>
internal sealed class CommitStream : IStoreStream
{
    /// <summary>More wait for room. The store takes as many.</summary>
    private const int UnderWayMax = 1024;

    private readonly AsyncDuplexStreamingCall<CommitBatch, CommitAnswers> _call;
    private readonly SemaphoreSlim _room = new(UnderWayMax);

    // Whoever gives up leaves its request here, so it may be full though there is room.
    private readonly Channel<CommitRequest> _waiting = System.Threading.Channels.Channel.CreateBounded<CommitRequest>(
        new BoundedChannelOptions(UnderWayMax) { SingleReader = true }
    );
    private readonly Lock _lock = new();
    private readonly Dictionary<ulong, TaskCompletionSource<CommitResponse>> _underWay = [];
    private ulong _lastTag;
    private RpcException? _failure;

    public CommitStream(StoreChannel channel)
    {
        Channel = channel;
        _call = channel.Calls.CommitStream();
        _ = Task.Run(WriteRequestsAsync);
        _ = Task.Run(ReadAnswersAsync);
    }

    public StoreChannel Channel { get; }

    public bool IsBroken => Volatile.Read(ref _failure) is not null;

    /// <param name="request">Owned by the stream from here on, also after a failure: its tag is set, and it may still
    /// be sent.</param>
    /// <exception cref="RpcException">Unavailable: the stream broke. DeadlineExceeded: no answer in time. The commit
    /// may have been applied in both.</exception>
    /// <exception cref="OperationCanceledException">By the token; it may have been applied.</exception>
    public async Task<CommitResponse> SendAsync(CommitRequest request, TimeSpan deadline, CancellationToken cancel)
    {
        var begin = Stopwatch.GetTimestamp();
        if (!await _room.WaitAsync(deadline, cancel).ConfigureAwait(false))
            throw TooLate(deadline);
        try
        {
            var answer = new TaskCompletionSource<CommitResponse>(TaskCreationOptions.RunContinuationsAsynchronously);
            Register(request, answer);
            try
            {
                var left = deadline - Stopwatch.GetElapsedTime(begin);
                if (left <= TimeSpan.Zero)
                    throw TooLate(deadline);
                if (!_waiting.Writer.TryWrite(request))
                    await QueueAsync(request, left, cancel).ConfigureAwait(false);
                return await answer.Task.WaitAsync(left, cancel).ConfigureAwait(false);
            }
            catch (TimeoutException)
            {
                throw TooLate(deadline);
            }
            finally
            {
                lock (_lock)
                    _underWay.Remove(request.Tag);
            }
        }
        finally
        {
            _room.Release();
        }
    }

    public void Dispose() => Break(RpcFailure.Of(StatusCode.Cancelled, "the client was disposed"));

    private async Task QueueAsync(CommitRequest request, TimeSpan left, CancellationToken cancel)
    {
        try
        {
            await _waiting.Writer.WriteAsync(request, cancel).AsTask().WaitAsync(left, cancel).ConfigureAwait(false);
        }
        catch (ChannelClosedException)
        {
            throw Again(Volatile.Read(ref _failure)!);
        }
    }

    private void Register(CommitRequest request, TaskCompletionSource<CommitResponse> answer)
    {
        lock (_lock)
        {
            if (_failure is not null)
                throw Again(_failure);
            request.Tag = ++_lastTag;
            _underWay[request.Tag] = answer;
        }
    }

    private async Task WriteRequestsAsync()
    {
        try
        {
            while (await _waiting.Reader.WaitToReadAsync().ConfigureAwait(false))
                await _call.RequestStream.WriteAsync(CommitBatches.Take(_waiting.Reader)).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            Break(OfBroken(e));
        }
    }

    private async Task ReadAnswersAsync()
    {
        RpcException failure;
        try
        {
            while (await _call.ResponseStream.MoveNext(CancellationToken.None).ConfigureAwait(false))
                foreach (var response in _call.ResponseStream.Current.Answers)
                {
                    TaskCompletionSource<CommitResponse>? answer;
                    lock (_lock)
                        _underWay.TryGetValue(response.Tag, out answer);
                    answer?.TrySetResult(response); // nobody waits any more when its deadline has passed
                }
            failure = RpcFailure.Of(
                StatusCode.Unavailable,
                $"{Channel.Address}: the store ended the stream of commits"
            );
        }
        catch (Exception e)
        {
            failure = OfBroken(e);
        }
        Break(failure);
    }

    private void Break(RpcException failure)
    {
        TaskCompletionSource<CommitResponse>[] left;
        lock (_lock)
        {
            if (_failure is not null)
                return;
            Volatile.Write(ref _failure, failure);
            left = [.. _underWay.Values];
        }
        _waiting.Writer.TryComplete();
        foreach (var answer in left)
            answer.TrySetException(failure);
        _call.Dispose();
    }

    private RpcException OfBroken(Exception e) =>
        RpcFailure.Of(StatusCode.Unavailable, e is RpcException ? e.Message : $"{Channel.Address}: {e.Message}", e);

    private static RpcException Again(RpcException failure) =>
        RpcFailure.Of(failure.StatusCode, failure.Message, failure);

    private RpcException TooLate(TimeSpan deadline) =>
        RpcFailure.Of(StatusCode.DeadlineExceeded, $"no answer from {Channel.Address} within {deadline}");
}
