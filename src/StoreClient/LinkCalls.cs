using System.Diagnostics;
using Arktos.Rpc;
using Arktos.StoreClient.Wire;
using Grpc.Core;

namespace Arktos.StoreClient;

/// <summary>
/// Calls of one kind over a <see cref="StoreLink"/>, many under way at once: sent in the order they come while no more
/// than <see cref="StoreLink.CallsMax"/> are under way, answered in any order. When the link breaks, everything under
/// way on it fails with <see cref="StatusCode.Unavailable"/>: a commit may have been applied. Thread-safe.
/// </summary>
internal sealed class LinkCalls<TAnswer>(StoreLink link)
    where TAnswer : class
{
    /// <summary>
    /// With more under way, they are written together: a write of its own for each costs more than it gains then.
    /// </summary>
    private const int AloneMax = 4;

    private readonly SemaphoreSlim _room = new(StoreLink.CallsMax);
    private readonly Lock _lock = new();
    private readonly Dictionary<ulong, TaskCompletionSource<TAnswer>> _underWay = [];
    private ulong _lastTag;
    private RpcException? _failure;

    /// <param name="request">With the tag that is to stand in the answer.</param>
    /// <exception cref="RpcException">Unavailable: the link broke. DeadlineExceeded: no answer in time. The call may
    /// have been carried out in both.</exception>
    /// <exception cref="OperationCanceledException">By the token; it may have been carried out.</exception>
    public async Task<TAnswer> SendAsync(Func<ulong, LinkRequest> request, TimeSpan deadline, CancellationToken cancel)
    {
        var begin = Stopwatch.GetTimestamp();
        if (!await _room.WaitAsync(deadline, cancel).ConfigureAwait(false))
            throw TooLate(deadline);
        try
        {
            if (!await link.HasRoomAsync(deadline - Stopwatch.GetElapsedTime(begin), cancel).ConfigureAwait(false))
                throw TooLate(deadline);
            var answer = new TaskCompletionSource<TAnswer>(TaskCreationOptions.RunContinuationsAsynchronously);
            var (tag, underWay) = Register(answer);
            try
            {
                var left = deadline - Stopwatch.GetElapsedTime(begin);
                if (left <= TimeSpan.Zero)
                    throw TooLate(deadline);
                link.Send(request(tag), isOneOfMany: underWay > AloneMax);
                return await answer.Task.WaitAsync(left, cancel).ConfigureAwait(false);
            }
            catch (TimeoutException)
            {
                throw TooLate(deadline);
            }
            finally
            {
                lock (_lock)
                    _underWay.Remove(tag);
            }
        }
        finally
        {
            _room.Release();
        }
    }

    public void Take(ulong tag, TAnswer answer)
    {
        TaskCompletionSource<TAnswer>? waiting;
        lock (_lock)
            _underWay.TryGetValue(tag, out waiting);
        waiting?.TrySetResult(answer); // nobody waits any more when its deadline has passed
    }

    /// <summary>Nothing comes any more.</summary>
    public void Fail(RpcException failure)
    {
        TaskCompletionSource<TAnswer>[] left;
        lock (_lock)
        {
            _failure = failure;
            left = [.. _underWay.Values];
        }
        foreach (var answer in left)
            answer.TrySetException(failure);
    }

    /// <returns>Its tag, and how many are under way with this one.</returns>
    private (ulong Tag, int UnderWay) Register(TaskCompletionSource<TAnswer> answer)
    {
        lock (_lock)
        {
            if (_failure is not null)
                throw StoreLink.Again(_failure);
            _underWay[++_lastTag] = answer;
            return (_lastTag, _underWay.Count);
        }
    }

    private RpcException TooLate(TimeSpan deadline) =>
        RpcFailure.Of(StatusCode.DeadlineExceeded, $"no answer from {link.Channel.Address} within {deadline}");
}
