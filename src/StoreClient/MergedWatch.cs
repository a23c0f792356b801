using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace Arktos.StoreClient;

/// <summary>
/// One watch over several partitions in revision order. An event is let through when every partition is closed at its
/// revision; a partition that has nothing to say is asked to move on (<paramref name="advance"/>) while events of
/// others wait for it.
/// </summary>
/// <param name="watch">A partition's events after the revision that the watch begins with, with every step of its
/// closed revision at once.</param>
internal sealed class MergedWatch(
    IReadOnlyList<PartitionId> partitions,
    Func<PartitionId, CancellationToken, IAsyncEnumerable<PartitionBatch>> watch,
    Func<PartitionId, Revision, Task> advance
)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(20);
    private const int WaitingBatchesMax = 64;

    /// <summary>
    /// Events that may wait for a partition that does not move on; beyond it the watch ends, and its caller may begin
    /// again from where it was.
    /// </summary>
    private const int WaitingEventsMax = 65_536;

    private readonly PriorityQueue<KeyspaceEvent, (long Revision, long Arrival)> _waiting = new();
    private readonly HashSet<PartitionId> _asked = [];
    private readonly Dictionary<PartitionId, Revision> _closed = [];
    private long _arrivals;
    private long _lastStep = Stopwatch.GetTimestamp();

    public async IAsyncEnumerable<WatchBatch> RunAsync(
        Revision after,
        [EnumeratorCancellation] CancellationToken cancel
    )
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var batches = Channel.CreateBounded<PartitionBatch>(WaitingBatchesMax);
        foreach (var partition in partitions)
            _closed[partition] = after;
        var pumps = partitions.Select(p => PumpAsync(p, batches.Writer, stop.Token)).ToList();
        var told = after;
        try
        {
            while (true)
            {
                var batch = await NextAsync(batches.Reader, cancel).ConfigureAwait(false);
                if (batch?.End is { } end)
                {
                    yield return new WatchBatch([], told, end);
                    yield break;
                }
                if (batch is not null)
                    Take(batch);
                // By the clock, not by silence: a partition that is never silent must not keep the others from being
                // asked.
                if (Stopwatch.GetElapsedTime(_lastStep) >= Patience)
                    AskBehind();
                if (_waiting.Count > WaitingEventsMax)
                {
                    yield return new WatchBatch(
                        [],
                        told,
                        new WatchEnd(
                            WatchEndReason.Unavailable,
                            told,
                            $"{_waiting.Count} events wait for a partition that does not move on"
                        )
                    );
                    yield break;
                }
                var closed = new Revision(_closed.Values.Min(r => r.Value));
                var events = new List<KeyspaceEvent>();
                while (_waiting.TryPeek(out _, out var next) && next.Revision <= closed.Value)
                    events.Add(_waiting.Dequeue());
                if (events.Count == 0 && closed == told)
                    continue;
                _lastStep = Stopwatch.GetTimestamp();
                told = closed;
                yield return new WatchBatch(events, closed);
            }
        }
        finally
        {
            await stop.CancelAsync().ConfigureAwait(false);
            await Task.WhenAll(pumps).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private void Take(PartitionBatch batch)
    {
        // The queue is no stable one: the events of one commit share a revision and stay in the order they came in.
        foreach (var e in batch.Events)
            _waiting.Enqueue(e, (e.Item.Revision.Value, _arrivals++));
        _closed[batch.Partition] = batch.Closed;
    }

    /// <summary>
    /// Events wait, and for a while none was let through: asks the partitions that hold them up to move on.
    /// </summary>
    private void AskBehind()
    {
        if (!_waiting.TryPeek(out _, out var first))
            return;
        foreach (var (partition, closed) in _closed)
            if (closed.Value < first.Revision)
                _ = AskAsync(partition, new Revision(first.Revision));
    }

    /// <summary>
    /// One question at a time for each partition; one that is not answered is asked again while events wait.
    /// </summary>
    private async Task AskAsync(PartitionId partition, Revision revision)
    {
        lock (_asked)
            if (!_asked.Add(partition))
                return;
        try
        {
            await advance(partition, revision).ConfigureAwait(false);
        }
        catch (OperationCanceledException) { } // the watch has ended
        finally
        {
            lock (_asked)
                _asked.Remove(partition);
        }
    }

    private async Task<PartitionBatch?> NextAsync(ChannelReader<PartitionBatch> batches, CancellationToken cancel)
    {
        if (_waiting.Count == 0)
            return await batches.ReadAsync(cancel).ConfigureAwait(false);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        patience.CancelAfter(Patience);
        try
        {
            return await batches.ReadAsync(patience.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return null;
        }
    }

    private async Task PumpAsync(PartitionId partition, ChannelWriter<PartitionBatch> batches, CancellationToken cancel)
    {
        try
        {
            await foreach (var batch in watch(partition, cancel).ConfigureAwait(false))
                await batches.WriteAsync(batch, cancel).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            batches.TryComplete(e);
        }
    }
}
