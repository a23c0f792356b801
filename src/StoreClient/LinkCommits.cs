using System.Diagnostics;
using Arktos.Rpc;
using Arktos.StoreClient.Wire;
using Grpc.Core;

namespace Arktos.StoreClient;

/// <summary>
/// Commits over a <see cref="StoreLink"/>, many under way at once: sent in the order of the calls while no more than
/// 1,024 are under way, answered in any order. When the link breaks, everything under way on it fails with
/// <see cref="StatusCode.Unavailable"/>: it may have been applied. Thread-safe.
/// </summary>
internal sealed class LinkCommits(StoreLink link)
{
    /// <summary>More wait for room. The store takes as many.</summary>
    internal const int UnderWayMax = 1024;

    /// <summary>
    /// With more under way, commits are written together: a write of its own for each costs more than it gains then.
    /// </summary>
    private const int AloneMax = 4;

    /// <summary>
    /// What a link takes of a commit: a message that is too much for the store would end the link for all. The largest
    /// commit that a store carries out has 8 MiB, 1,024 conditions and as many operations.
    /// </summary>
    private const int ValueBytesMax = 12 << 20,
        PartsMax = 4096;

    private readonly SemaphoreSlim _room = new(UnderWayMax);
    private readonly Lock _lock = new();
    private readonly Dictionary<ulong, TaskCompletionSource<CommitResponse>> _underWay = [];
    private ulong _lastTag;
    private RpcException? _failure;

    /// <summary>False: it is for a call of its own, which is told what is too much.</summary>
    public static bool Takes(CommitRequest request)
    {
        long bytes = 0;
        foreach (var operation in request.Operations)
            bytes += operation.Key.Length + operation.End.Length + operation.Value.Length;
        foreach (var condition in request.Conditions)
            bytes += condition.Key.Length;
        return bytes <= ValueBytesMax && request.Conditions.Count + request.Operations.Count <= PartsMax;
    }

    /// <param name="request">One that <see cref="Takes"/>; its tag is set.</param>
    /// <exception cref="RpcException">Unavailable: the link broke. DeadlineExceeded: no answer in time. The commit may
    /// have been applied in both.</exception>
    /// <exception cref="OperationCanceledException">By the token; it may have been applied.</exception>
    public async Task<CommitResponse> SendAsync(CommitRequest request, TimeSpan deadline, CancellationToken cancel)
    {
        var begin = Stopwatch.GetTimestamp();
        if (!await _room.WaitAsync(deadline, cancel).ConfigureAwait(false))
            throw TooLate(deadline);
        try
        {
            if (!await link.HasRoomAsync(deadline - Stopwatch.GetElapsedTime(begin), cancel).ConfigureAwait(false))
                throw TooLate(deadline);
            var answer = new TaskCompletionSource<CommitResponse>(TaskCreationOptions.RunContinuationsAsynchronously);
            var underWay = Register(request, answer);
            try
            {
                var left = deadline - Stopwatch.GetElapsedTime(begin);
                if (left <= TimeSpan.Zero)
                    throw TooLate(deadline);
                link.Send(new LinkRequest { Commit = request }, isOneOfMany: underWay > AloneMax);
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

    public void Take(CommitResponse response)
    {
        TaskCompletionSource<CommitResponse>? answer;
        lock (_lock)
            _underWay.TryGetValue(response.Tag, out answer);
        answer?.TrySetResult(response); // nobody waits any more when its deadline has passed
    }

    /// <summary>Nothing comes any more.</summary>
    public void Fail(RpcException failure)
    {
        TaskCompletionSource<CommitResponse>[] left;
        lock (_lock)
        {
            _failure = failure;
            left = [.. _underWay.Values];
        }
        foreach (var answer in left)
            answer.TrySetException(failure);
    }

    /// <returns>How many are under way, with this one.</returns>
    private int Register(CommitRequest request, TaskCompletionSource<CommitResponse> answer)
    {
        lock (_lock)
        {
            if (_failure is not null)
                throw StoreLink.Again(_failure);
            request.Tag = ++_lastTag;
            _underWay[request.Tag] = answer;
            return _underWay.Count;
        }
    }

    private RpcException TooLate(TimeSpan deadline) =>
        RpcFailure.Of(StatusCode.DeadlineExceeded, $"no answer from {link.Channel.Address} within {deadline}");
}
