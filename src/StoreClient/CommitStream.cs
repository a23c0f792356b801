using System.Diagnostics;
using Arktos.Rpc;
using Arktos.StoreClient.Wire;

namespace Arktos.StoreClient;

/// <summary>
/// Commits to one store over one stream, many under way at once: sent in the order of the calls while no more than
/// 1,024 are under way, answered in any order. When the stream breaks, everything under way on it fails with
/// <see cref="RpcStatusCode.Unavailable"/> - it may have been applied - and the stream is of no more use. Thread-safe.
/// </summary>
internal sealed class CommitStream : IDisposable
{
    /// <summary>More wait for room. The store takes as many.</summary>
    private const int UnderWayMax = 1024;

    private readonly RpcDuplexCall<CommitRequest, CommitResponse> _call;
    private readonly SemaphoreSlim _room = new(UnderWayMax);
    private readonly Lock _lock = new();
    private readonly Dictionary<ulong, TaskCompletionSource<CommitResponse>> _underWay = [];
    private ulong _lastTag;
    private RpcException? _failure;

    public CommitStream(RpcChannel channel)
    {
        Channel = channel;
        _call = channel.Duplex(KeyspaceMethods.CommitStream, null, CancellationToken.None);
        _ = Task.Run(ReadAnswersAsync);
    }

    public RpcChannel Channel { get; }

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
                if (!_call.TryWrite(request))
                    await _call.WriteAsync(request, cancel).AsTask().WaitAsync(left, cancel).ConfigureAwait(false);
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

    public void Dispose()
    {
        Break(new RpcException(RpcStatusCode.Cancelled, "the client was disposed"));
        _call.Dispose();
    }

    private void Register(CommitRequest request, TaskCompletionSource<CommitResponse> answer)
    {
        lock (_lock)
        {
            if (_failure is not null)
                throw new RpcException(_failure.Code, _failure.Message, _failure);
            request.Tag = ++_lastTag;
            _underWay[request.Tag] = answer;
        }
    }

    private async Task ReadAnswersAsync()
    {
        RpcException failure;
        try
        {
            await foreach (var response in _call.ReadAllAsync(CancellationToken.None).ConfigureAwait(false))
            {
                TaskCompletionSource<CommitResponse>? answer;
                lock (_lock)
                    _underWay.TryGetValue(response.Tag, out answer);
                answer?.TrySetResult(response); // nobody waits any more when its deadline has passed
            }
            failure = new RpcException(
                RpcStatusCode.Unavailable,
                $"{Channel.Options.Address}: the store ended the stream of commits"
            );
        }
        catch (RpcException e)
        {
            failure = new RpcException(RpcStatusCode.Unavailable, e.Message, e);
        }
        catch (Exception e)
        {
            failure = new RpcException(RpcStatusCode.Unavailable, $"{Channel.Options.Address}: {e.Message}", e);
        }
        Break(failure);
        _call.Dispose();
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
        foreach (var answer in left)
            answer.TrySetException(failure);
    }

    private RpcException TooLate(TimeSpan deadline) =>
        new(RpcStatusCode.DeadlineExceeded, $"no answer from {Channel.Options.Address} within {deadline}");
}
