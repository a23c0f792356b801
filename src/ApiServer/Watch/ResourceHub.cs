using Arktos.StoreClient;
using Microsoft.Extensions.Logging;

namespace Arktos.ApiServer.Watch;

/// <summary>
/// Follows one resource over all tenants and hands its events to every watcher of this API server as they arrive, each
/// partition in its own order. One task writes; see <see cref="EventRing"/> for the readers.
/// </summary>
internal sealed class ResourceHub
{
    private readonly IKeyspace _keyspace;
    private readonly KeyRange _range;
    private readonly Revision _start;
    private readonly ILogger _log;
    private readonly CancellationTokenSource _stop = new();
    private readonly Dictionary<PartitionId, Revision> _closed = [];
    private readonly Dictionary<PartitionId, Revision> _dropped = [];
    private readonly Queue<HubEvent> _kept = new();
    private readonly int _capacity;
    private readonly Lock _lock = new();

    public ResourceHub(IKeyspace keyspace, string resource, Revision start, int capacity, ILogger log)
    {
        (_keyspace, _range, _start, _log, _capacity) = (keyspace, new KeyRange(resource), start, log, capacity);
        Events = new EventRing(capacity);
        Ended = Task.Run(RunAsync);
    }

    public EventRing Events { get; }

    /// <summary>Completes when no more events will come. Never faults.</summary>
    public Task Ended { get; }

    public Task StopAsync()
    {
        _stop.Cancel();
        return Ended;
    }

    /// <summary>
    /// Whether all events later than these positions are in the ring; then the position to read from (earlier events
    /// are to be skipped).
    /// </summary>
    public bool TryAttach(IReadOnlyDictionary<PartitionId, Revision> after, out long position)
    {
        lock (_lock)
        {
            position = Events.Oldest;
            return !Ended.IsCompleted && after.All(a => a.Value >= _dropped.GetValueOrDefault(a.Key, _start));
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
                if (batch.End is not { } end)
                {
                    Publish(batch);
                    continue;
                }
                _log.LogInformation(
                    "the stream of {Resource} has ended: {Reason} {Message}",
                    _range.Resource,
                    end.Reason,
                    end.Message
                );
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
            Events.Complete();
        }
    }

    private void Publish(PartitionBatch batch)
    {
        var events = batch.Events.Select(e => new HubEvent(e, batch.Partition)).ToList();
        _closed[batch.Partition] = Revision.Max(_closed.GetValueOrDefault(batch.Partition), batch.Closed);
        lock (_lock)
        {
            foreach (var e in events)
            {
                _kept.Enqueue(e);
                if (_kept.Count <= _capacity)
                    continue;
                var dropped = _kept.Dequeue();
                _dropped[dropped.Partition] = dropped.Revision;
            }
            Events.Append(events, new(_closed));
        }
    }
}
