using System.Collections.Concurrent;
using Arktos.Rpc;
using Arktos.Store.Replication;
using Arktos.Store.Streams;
using Arktos.StoreClient;
using Arktos.StoreClient.Wire;
using Grpc.Core;

namespace Arktos.Store.Service;

/// <summary>
/// Many watches over one stream: a group for each partition, served by a loop of its own, and one writer at a time. A
/// client that takes nothing stops them all, and costs nothing: they find out afterwards what is in memory no more.
/// </summary>
internal sealed class WatchPipeline(
    IStoreReplicas store,
    IAsyncStreamReader<WatchChange> changes,
    IServerStreamWriter<WatchNews> answers,
    StreamCounts counts
)
{
    private readonly SemaphoreSlim _writing = new(1);
    private readonly Dictionary<PartitionId, Served> _served = [];

    /// <summary>Ends when the client sends no more.</summary>
    /// <exception cref="RpcException">RESOURCE_EXHAUSTED: more watches than a stream has.</exception>
    public async Task RunAsync(CancellationToken cancel)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var loops = new List<Task>();
        try
        {
            while (await changes.MoveNext(stop.Token).ConfigureAwait(false))
                if (await TakeAsync(changes.Current, stop.Token).ConfigureAwait(false) is { } added)
                    loops.Add(Task.Run(() => ServeAsync(added, stop), CancellationToken.None));
        }
        finally
        {
            await stop.CancelAsync().ConfigureAwait(false);
            await Task.WhenAll(loops).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <returns>What is served from now on and has no loop yet.</returns>
    private async Task<Served?> TakeAsync(WatchChange change, CancellationToken cancel)
    {
        if (change.Begin is not { } request)
        {
            foreach (var each in _served.Values)
                each.Add(change);
            return null;
        }
        if (_served.Values.Sum(s => s.Count) >= SharedWatchStream.WatchesMax)
            throw RpcFailure.Of(
                StatusCode.ResourceExhausted,
                $"a stream has at most {SharedWatchStream.WatchesMax} watches"
            );
        if (Refusal(request, out var replica) is { } refusal)
        {
            var answer = new TaggedWatchResponse { Tag = change.Tag, Response = refusal };
            await SendAsync(new WatchNews { Watches = { answer } }, cancel).ConfigureAwait(false);
            return null;
        }
        var isServed = _served.TryGetValue(replica!.Id, out var served) && served.Replica == replica;
        if (!isServed)
            _served[replica.Id] = served = new Served(replica, new WatchGroup(replica.Keyspace, counts));
        served!.Add(change);
        return isServed ? null : served;
    }

    private WatchResponse? Refusal(WatchRequest request, out PartitionReplica? replica)
    {
        var refusal = KeyspaceService.WhyNoWatch(store, request, out replica);
        return refusal is null && KeyMatcher.Refusal(request) is not null
            ? new WatchResponse { Outcome = WatchResponse.Types.Outcome.Apart }
            : refusal;
    }

    private async Task ServeAsync(Served served, CancellationTokenSource stop)
    {
        try
        {
            await ServeAsync(served, stop.Token).ConfigureAwait(false);
        }
        catch
        {
            // Nobody takes answers any more.
            await stop.CancelAsync().ConfigureAwait(false);
            throw;
        }
        finally
        {
            served.Group.Clear();
        }
    }

    private async Task ServeAsync(Served served, CancellationToken cancel)
    {
        Task? due = null;
        using var waking = cancel.Register(served.Wake);
        while (true)
        {
            // Taken before reading, so that what is applied or asked for in between wakes the wait below.
            var moved = served.Replica.Keyspace.Recent.Changed;
            var asked = served.TakeChanges();
            cancel.ThrowIfCancellationRequested();
            var news = new WatchNews();
            var isDue = due?.IsCompleted == true;
            var more = served.Group.Step(news, served.Replica.CannotGoOn, isDue);
            if (news.Watches.Count > 0 || news.Revision > 0)
                await SendAsync(news, cancel).ConfigureAwait(false);
            if (more)
                continue;
            if (isDue || !served.Group.IsUntold)
                due = null;
            if (served.Group.IsUntold)
                due ??= Task.Delay(WatchStream.ProgressMs, cancel);
            if (served.Group.Count == 0)
                await asked.ConfigureAwait(false);
            else if (due is null)
                await Task.WhenAny(moved, asked).ConfigureAwait(false);
            else
                await Task.WhenAny(moved, asked, due).ConfigureAwait(false);
        }
    }

    private async Task SendAsync(WatchNews news, CancellationToken cancel)
    {
        await _writing.WaitAsync(cancel).ConfigureAwait(false);
        try
        {
            await answers.SendAsync(news, cancel).ConfigureAwait(false);
        }
        finally
        {
            _writing.Release();
        }
    }

    /// <summary>A group, and what its loop is asked for. The group is the loop's alone.</summary>
    private sealed class Served(PartitionReplica replica, WatchGroup group)
    {
        private readonly ConcurrentQueue<WatchChange> _changes = new(); // of as many as may be begun, and their ends
        private volatile TaskCompletionSource _asked = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public PartitionReplica Replica => replica;

        public WatchGroup Group => group;

        /// <summary>For any thread: about how many watches there are.</summary>
        public int Count => group.Count + _changes.Count;

        public void Add(WatchChange change)
        {
            _changes.Enqueue(change);
            Wake();
        }

        public void Wake() => _asked.TrySetResult();

        /// <returns>Ends when more is asked for.</returns>
        public Task TakeChanges()
        {
            if (_asked.Task.IsCompleted)
                _asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            var asked = _asked.Task;
            while (_changes.TryDequeue(out var change))
                if (change.Begin is { } request)
                    group.Begin(change.Tag, request);
                else
                    group.End(change.Tag);
            return asked;
        }
    }
}
