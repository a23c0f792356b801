using System.Runtime.CompilerServices;
using Arktos.StoreClient.Wire;
using Grpc.Core;

namespace Arktos.StoreClient;

/// <summary>
/// Many watches of one store over a <see cref="StoreLink"/>, so that a step of a partition costs one message and not
/// one for each of them. Nobody holds up the others: a watch whose reader is too slow is told APART, and goes on by a
/// call of its own. When the link breaks, all watches on it fail with <see cref="StatusCode.Unavailable"/>.
/// Thread-safe.
/// </summary>
internal sealed class LinkWatches(StoreLink link)
{
    /// <summary>The store takes as many.</summary>
    internal const int WatchesMax = 4096;

    private readonly Lock _lock = new();
    private readonly Dictionary<ulong, SharedWatch> _watches = [];
    private ulong _lastTag;
    private RpcException? _failure;

    /// <summary>As Watch answers, and perhaps APART; ends behind the last message. What came while nobody read comes
    /// as one.</summary>
    /// <exception cref="RpcException">Unavailable: the link broke.</exception>
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

    public void Take(WatchNews news)
    {
        List<SharedWatch>? ended = null;
        lock (_lock)
        {
            foreach (var each in news.Watches)
                if (_watches.TryGetValue(each.Tag, out var watch) && !watch.Add(each.Response))
                    (ended ??= []).Add(watch);
            if (news.Revision > 0)
                foreach (var watch in _watches.Values)
                    if (watch.Partition == news.Partition)
                        watch.Advance(news.Revision);
        }
        foreach (var watch in ended ?? [])
            End(watch); // the store knows no more of one that it has ended itself, which is no error
    }

    /// <summary>Nothing comes any more.</summary>
    public void Fail(RpcException failure)
    {
        SharedWatch[] left;
        lock (_lock)
        {
            _failure = failure;
            left = [.. _watches.Values];
            _watches.Clear();
        }
        foreach (var watch in left)
            watch.Fail(failure);
    }

    /// <summary>Null: there are as many watches as a link has.</summary>
    private SharedWatch? Begin(WatchRequest request)
    {
        SharedWatch watch;
        lock (_lock)
        {
            if (_failure is not null)
                throw StoreLink.Again(_failure);
            if (_watches.Count >= WatchesMax)
                return null;
            watch = new SharedWatch(++_lastTag, request.Partition);
            _watches[watch.Tag] = watch;
        }
        try
        {
            link.Send(
                new LinkRequest
                {
                    Watch = new WatchChange { Tag = watch.Tag, Begin = request },
                }
            );
        }
        catch
        {
            lock (_lock)
                _watches.Remove(watch.Tag);
            throw;
        }
        return watch;
    }

    private void End(SharedWatch watch)
    {
        lock (_lock)
            if (!_watches.Remove(watch.Tag))
                return;
        try
        {
            link.Send(new LinkRequest { Watch = new WatchChange { Tag = watch.Tag } });
        }
        catch (RpcException)
        { /* it ends with its link */
        }
    }
}
