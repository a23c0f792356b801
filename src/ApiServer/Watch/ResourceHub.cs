using Arktos.StoreClient;
using Microsoft.Extensions.Logging;

namespace Arktos.ApiServer.Watch;

/// <summary>
/// Follows one resource over all tenants and hands its events to those readers of this API server that want them, as
/// they arrive, each partition in its own order. The latest events are kept for readers that come, as long as such
/// readers are to be expected. One task writes; see <see cref="HubReader"/> for the readers.
/// </summary>
internal sealed class ResourceHub
{
    /// <summary>Who watches hears how far the stream is every minute, and goes on from there: what is older is for
    /// nobody.</summary>
    public static readonly TimeSpan KeptMax = TimeSpan.FromMinutes(2);

    /// <summary>So many of the latest are kept whatever their age: of what seldom changes.</summary>
    private const int LatestKept = 128;

    private readonly IKeyspace _keyspace;
    private readonly KeyRange _range;
    private readonly Revision _start;
    private readonly ILogger _log;
    private readonly CancellationTokenSource _stop = new();
    private readonly Dictionary<Interest, List<HubReader>> _readers = [];
    private volatile IReadOnlyDictionary<PartitionId, Revision> _closed = new Dictionary<PartitionId, Revision>();
    private int _readersByNode;
    private readonly Dictionary<PartitionId, Revision> _dropped = [];
    private readonly Queue<(HubEvent Event, long CameAt)> _kept = new();
    private readonly int _capacity;
    private readonly TimeProvider _time;
    private readonly KeptBytes _allKept;
    private long _keptBytes;
    private readonly Lock _lock = new();

    /// <param name="capacity">Events that are kept at most.</param>
    /// <param name="allKept">What this hub and others keep.</param>
    public ResourceHub(
        IKeyspace keyspace,
        string resource,
        Revision start,
        int capacity,
        KeptBytes allKept,
        TimeProvider time,
        ILogger log
    )
    {
        (_keyspace, _range, _start, _time, _log) = (keyspace, new KeyRange(resource), start, time, log);
        (_capacity, _allKept) = (capacity, allKept);
        Ended = Task.Run(RunAsync);
    }

    /// <summary>
    /// How far each partition is; every event up to there has been added to its readers. Never changed.
    /// </summary>
    public IReadOnlyDictionary<PartitionId, Revision> Closed => _closed;

    /// <summary>Completes when no more events will come. Never faults.</summary>
    public Task Ended { get; }

    public Task StopAsync()
    {
        _stop.Cancel();
        return Ended;
    }

    /// <summary>
    /// Adds a reader that gets every event later than the positions; null: some of them are kept no longer. To be taken
    /// away by <see cref="Detach"/>.
    /// </summary>
    public HubReader? TryAttach(Interest interest, IReadOnlyDictionary<PartitionId, Revision> after)
    {
        lock (_lock)
        {
            if (Ended.IsCompleted || after.Any(a => a.Value < _dropped.GetValueOrDefault(a.Key, _start)))
                return null;
            var reader = new HubReader(interest);
            foreach (var (e, _) in _kept)
                if (e.Revision > after.GetValueOrDefault(e.Partition) && interest.Wants(e))
                    reader.Add(e);
            if (!_readers.TryGetValue(interest, out var alike))
                _readers[interest] = alike = [];
            alike.Add(reader);
            _readersByNode += interest.Node is null ? 0 : 1;
            return reader;
        }
    }

    public void Detach(HubReader reader)
    {
        lock (_lock)
        {
            var alike = _readers[reader.Interest];
            alike.Remove(reader);
            if (alike.Count == 0)
                _readers.Remove(reader.Interest);
            _readersByNode -= reader.Interest.Node is null ? 0 : 1;
        }
    }

    /// <summary>
    /// Lets go of what has been kept for too long: an object that does not change costs nothing here.
    /// </summary>
    public void DropOld()
    {
        lock (_lock)
            while (
                _kept.Count > LatestKept
                && _kept.TryPeek(out var oldest)
                && _time.GetElapsedTime(oldest.CameAt) > KeptMax
            )
                DropOldest();
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
            List<HubReader> all;
            lock (_lock)
            {
                all = [.. _readers.Values.SelectMany(r => r)];
                _allKept.Add(-_keptBytes);
                _keptBytes = 0;
            }
            all.ForEach(r => r.Wake());
        }
    }

    private void Keep(HubEvent e, long now)
    {
        _kept.Enqueue((e, now));
        Count(e.Bytes);
        while (
            _kept.Count > _capacity
            || _kept.Count > 0 && (_keptBytes > KeptBytes.HubMax || _allKept.Total > KeptBytes.TotalMax)
        )
            DropOldest();
    }

    private void DropOldest()
    {
        var (dropped, _) = _kept.Dequeue();
        _dropped[dropped.Partition] = dropped.Revision;
        Count(-dropped.Bytes);
    }

    private void Count(long bytes)
    {
        _keptBytes += bytes;
        _allKept.Add(bytes);
    }

    private void Publish(PartitionBatch batch)
    {
        var (woken, now) = (new HashSet<HubReader>(), _time.GetTimestamp());
        lock (_lock)
        {
            var interests = new List<Interest>();
            foreach (var value in batch.Events)
            {
                var e = new HubEvent(value, batch.Partition);
                Keep(e, now);
                Interest.Collect(e, _readersByNode > 0, interests);
                foreach (var interest in interests)
                foreach (var reader in _readers.GetValueOrDefault(interest, []))
                {
                    reader.Add(e);
                    woken.Add(reader);
                }
            }
            _closed = new Dictionary<PartitionId, Revision>(_closed)
            {
                [batch.Partition] = Revision.Max(_closed.GetValueOrDefault(batch.Partition), batch.Closed),
            };
        }
        foreach (var reader in woken)
            reader.Wake();
    }
}
