using Arktos.StoreClient;
using Microsoft.Extensions.Logging;

namespace Arktos.ApiServer.Watch;

/// <summary>
/// Follows one resource over all tenants and hands its events to every watcher of this API server: as they arrive, each partition in its own order (node streams),
/// and merged in revision order behind what every partition has closed (REST). One task writes; see <see cref="EventRing"/> for the readers.
/// </summary>
internal sealed class ResourceHub
{
    // Events that wait for a partition that lags behind in closing. Beyond it the hub gives up and its watchers read for themselves.
    private const int PendingMax = 65_536;

    private readonly IKeyspace _keyspace;
    private readonly KeyRange _range;
    private readonly Revision _start;
    private readonly ILogger _log;
    private readonly CancellationTokenSource _stop = new();
    private readonly PriorityQueue<HubEvent, long> _pending = new();
    private readonly Dictionary<PartitionId, Revision> _closed = [];
    private readonly int _capacity;
    private Revision _droppedMerged;
    private Dictionary<PartitionId, Revision> _droppedArrived = [];
    private readonly Queue<HubEvent> _keptMerged = new(), _keptArrived = new();
    private readonly Lock _dropped = new();

    public ResourceHub(IKeyspace keyspace, string resource, Revision start, int capacity, ILogger log)
    {
        (_keyspace, _range, _start, _log, _capacity) = (keyspace, new KeyRange(resource), start, log, capacity);
        (Merged, Arrived) = (new EventRing(capacity), new EventRing(capacity));
        _droppedMerged = start;
        Ended = Task.Run(RunAsync);
    }

    public EventRing Merged { get; }

    public EventRing Arrived { get; }

    /// <summary>Completes when no more events will come. Never faults.</summary>
    public Task Ended { get; }

    public Task StopAsync()
    {
        _stop.Cancel();
        return Ended;
    }

    /// <summary>Whether all merged events later than a revision are in the ring; then the position to read from (earlier events are to be skipped).</summary>
    public bool TryAttach(Revision after, out long position)
    {
        lock (_dropped)
        {
            position = Merged.Oldest;
            return after >= _droppedMerged && !Ended.IsCompleted;
        }
    }

    /// <summary>The same for the events as they arrive, by one position for each partition.</summary>
    public bool TryAttach(IReadOnlyDictionary<PartitionId, Revision> after, out long position)
    {
        lock (_dropped)
        {
            position = Arrived.Oldest;
            if (Ended.IsCompleted) return false;
            foreach (var partition in _keyspace.PartitionsOf(_range))
                if (!after.TryGetValue(partition, out var revision) || revision < _droppedArrived.GetValueOrDefault(partition, _start)) return false;
            return true;
        }
    }

    private async Task RunAsync()
    {
        try
        {
            var query = new FollowQuery(_range, new Dictionary<PartitionId, Revision>(), _start, WithPrevious: true);
            await foreach (var batch in _keyspace.FollowAsync(query, _stop.Token))
            {
                // What ends a stream closes nothing: whoever was behind must find that out by reading for itself.
                if (batch.End is { } end)
                {
                    _log.LogInformation("the stream of {Resource} has ended: {Reason} {Message}", _range.Resource, end.Reason, end.Message);
                    break;
                }
                Publish(batch);
                if (_pending.Count <= PendingMax) continue;
                _log.LogWarning("{Count} events of {Resource} wait for a partition that does not close its revisions; its watchers read for themselves now", _pending.Count, _range.Resource);
                break;
            }
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // Nobody watches any more.
        }
        catch (Exception e)
        {
            _log.LogError(e, "the stream of {Resource} has broken", _range.Resource);
        }
        finally
        {
            Merged.Complete();
            Arrived.Complete();
        }
    }

    private void Publish(PartitionBatch batch)
    {
        var events = batch.Events.Select(e => new HubEvent(e, batch.Partition)).ToList();
        _closed[batch.Partition] = Revision.Max(_closed.GetValueOrDefault(batch.Partition), batch.Closed);
        foreach (var e in events) _pending.Enqueue(e, e.Revision.Value);
        var closed = _closed[batch.Partition];
        foreach (var partition in _keyspace.PartitionsOf(_range)) closed = _closed.GetValueOrDefault(partition) is var c && c < closed ? c : closed;
        foreach (var other in _closed.Values) closed = other < closed ? other : closed;
        var merged = new List<HubEvent>();
        while (_pending.TryPeek(out var next, out _) && next.Revision <= closed) merged.Add(_pending.Dequeue());
        lock (_dropped)
        {
            Keep(_keptArrived, events, dropped => (_droppedArrived = new(_droppedArrived))[dropped.Partition] = dropped.Revision);
            Keep(_keptMerged, merged, dropped => _droppedMerged = dropped.Revision);
            Arrived.Append(events, Revision.None, new(_closed));
            Merged.Append(merged, closed, new(_closed));
        }
    }

    private void Keep(Queue<HubEvent> kept, List<HubEvent> added, Action<HubEvent> drop)
    {
        foreach (var e in added)
        {
            kept.Enqueue(e);
            if (kept.Count > _capacity) drop(kept.Dequeue());
        }
    }
}
