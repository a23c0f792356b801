using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Arktos.Rpc;
using Arktos.StoreClient.Wire;
using Grpc.Core;

namespace Arktos.StoreClient;

/// <summary>
/// Many watches of one store over one stream, so that a step of a partition costs one message and not one for each of
/// them. Nobody holds up the others: a watch whose reader is too slow is told APART, and goes on by a call of its own.
/// When the stream breaks, all watches on it fail with <see cref="StatusCode.Unavailable"/>, and it is of no more use.
/// Thread-safe.
/// </summary>
internal sealed class SharedWatchStream : IStoreStream
{
    /// <summary>The store takes as many.</summary>
    internal const int WatchesMax = 4096;

    private readonly AsyncDuplexStreamingCall<WatchChange, WatchNews> _call;

    // At most one beginning and one end for each watch, and whoever begins one waits for its answer.
    private readonly Channel<WatchChange> _changes = System.Threading.Channels.Channel.CreateUnbounded<WatchChange>(
        new UnboundedChannelOptions { SingleReader = true }
    );
    private readonly Lock _lock = new();
    private readonly Dictionary<ulong, SharedWatch> _watches = [];
    private ulong _lastTag;
    private RpcException? _failure;

    public SharedWatchStream(StoreChannel channel)
    {
        Channel = channel;
        _call = channel.Calls.WatchStream();
        _ = Task.Run(WriteChangesAsync);
        _ = Task.Run(ReadNewsAsync);
    }

    public StoreChannel Channel { get; }

    public bool IsBroken => Volatile.Read(ref _failure) is not null;

    /// <summary>As Watch answers, and perhaps APART; ends behind the last message. What came while nobody read comes
    /// as one.</summary>
    /// <exception cref="RpcException">Unavailable: the stream broke.</exception>
    public async IAsyncEnumerable<WatchResponse> WatchAsync(
        WatchRequest request,
        [EnumeratorCancellation] CancellationToken cancel
    )
    {
        if (Begin(request) is not { } watch)
        {
            yield return new WatchResponse { Outcome = WatchResponse.Types.Outcome.Apart };
            yield break;
        }
        // Whoever has what came last and does not ask for more must not keep the watch open either.
        await using var ending = cancel.Register(() => End(watch));
        try
        {
            while (await watch.TakeAsync(cancel).ConfigureAwait(false) is { } response)
                yield return response;
        }
        finally
        {
            End(watch);
        }
    }

    public void Dispose() => Break(RpcFailure.Of(StatusCode.Cancelled, "the client was disposed"));

    /// <summary>Null: there are as many watches as a stream has.</summary>
    private SharedWatch? Begin(WatchRequest request)
    {
        lock (_lock)
        {
            if (_failure is not null)
                throw Again(_failure);
            if (_watches.Count >= WatchesMax)
                return null;
            var watch = new SharedWatch(++_lastTag, request.Partition);
            _watches[watch.Tag] = watch;
            _changes.Writer.TryWrite(new WatchChange { Tag = watch.Tag, Begin = request.Clone() });
            return watch;
        }
    }

    private void End(SharedWatch watch)
    {
        lock (_lock)
            if (_watches.Remove(watch.Tag))
                _changes.Writer.TryWrite(new WatchChange { Tag = watch.Tag });
    }

    private async Task WriteChangesAsync()
    {
        try
        {
            await foreach (var change in _changes.Reader.ReadAllAsync().ConfigureAwait(false))
                await _call.RequestStream.WriteAsync(change).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            Break(OfBroken(e));
        }
    }

    private async Task ReadNewsAsync()
    {
        RpcException failure;
        try
        {
            while (await _call.ResponseStream.MoveNext(CancellationToken.None).ConfigureAwait(false))
                Deliver(_call.ResponseStream.Current);
            failure = RpcFailure.Of(
                StatusCode.Unavailable,
                $"{Channel.Address}: the store ended the stream of watches"
            );
        }
        catch (Exception e)
        {
            failure = OfBroken(e);
        }
        Break(failure);
    }

    private void Deliver(WatchNews news)
    {
        lock (_lock)
        {
            foreach (var each in news.Watches)
                if (_watches.TryGetValue(each.Tag, out var watch) && !watch.Add(each.Response))
                    End(watch); // the store knows no more of one that it has ended itself, which is no error
            if (news.Revision == 0)
                return;
            foreach (var watch in _watches.Values)
                if (watch.Partition == news.Partition)
                    watch.Advance(news.Revision);
        }
    }

    private void Break(RpcException failure)
    {
        SharedWatch[] left;
        lock (_lock)
        {
            if (_failure is not null)
                return;
            Volatile.Write(ref _failure, failure);
            left = [.. _watches.Values];
            _watches.Clear();
        }
        _changes.Writer.TryComplete();
        foreach (var watch in left)
            watch.Fail(failure);
        _call.Dispose();
    }

    private RpcException OfBroken(Exception e) =>
        RpcFailure.Of(StatusCode.Unavailable, e is RpcException ? e.Message : $"{Channel.Address}: {e.Message}", e);

    private static RpcException Again(RpcException failure) =>
        RpcFailure.Of(failure.StatusCode, failure.Message, failure);
}
