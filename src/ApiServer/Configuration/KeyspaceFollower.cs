using System.Collections.Concurrent;
using System.Collections.Immutable;
using Arktos.ApiServer.Storage;
using Arktos.StoreClient;
using Microsoft.Extensions.Logging;

namespace Arktos.ApiServer.Configuration;

/// <summary>
/// Follows some resources over all tenants by one stream, for as long as it lives, and knows how far it is. What is
/// made of them is the heir's. Its readers are thread-safe; started once, disposed of with the host.
/// </summary>
public abstract class KeyspaceFollower : IAsyncDisposable
{
    /// <summary>A partition that has told nothing for so long is asked.</summary>
    private static readonly TimeSpan SilenceMax = TimeSpan.FromSeconds(3);

    /// <summary>
    /// How long a reader waits for the state to reach what must be in it: several fail-overs, as a call to the stores
    /// does.
    /// </summary>
    private static readonly TimeSpan CatchUpMax = TimeSpan.FromSeconds(10);

    /// <summary>A replica that is so far behind while readers wait is left for another.</summary>
    private static readonly TimeSpan LagMax = TimeSpan.FromSeconds(2);

    /// <summary>How long it waits for the state to be loaded, which takes some time where there is much.</summary>
    private static readonly TimeSpan LoadMax = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan RetryAfter = TimeSpan.FromMilliseconds(200);

    private readonly IKeyspace _keyspace;
    private readonly IReadOnlyList<string> _resources;
    private readonly TimeProvider _time;
    private readonly ILogger _log;
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentDictionary<PartitionId, Partition> _partitions = new();
    private readonly SharedQuestion<Revision?> _latestOfAll = new();
    private volatile bool _isLoaded;
    private volatile TaskCompletionSource _changed = New();
    private volatile Partition? _ofInstallation;
    private volatile CancellationTokenSource? _stream;
    private long _streamBegan;
    private int _replica;
    private Task? _run;

    /// <param name="resources">As they are called in keys; at least one, at most 63.</param>
    protected KeyspaceFollower(IKeyspace keyspace, IReadOnlyList<string> resources, TimeProvider time, ILogger log) =>
        (_keyspace, _resources, _time, _log) = (keyspace, resources, time, log);

    /// <summary>Begins to follow; further calls do nothing.</summary>
    public void Start()
    {
        lock (_partitions)
            _run ??= RunAsync();
    }

    /// <summary>To be called after each commit of this server: readers of the tenant wait for its event.</summary>
    public void Wrote(string resource, string tenant, Revision revision)
    {
        if (_resources.Contains(resource))
            (PartitionsOf(tenant) is [var one] ? one : Known(revision.Partition)).Require(revision);
    }

    /// <summary>
    /// Returns when what is known of a tenant is at most some seconds old, and has all that this server wrote.
    /// </summary>
    /// <exception cref="StoreUnavailableException">How old it is cannot be told.</exception>
    protected ValueTask RecentAsync(string tenant, CancellationToken cancel)
    {
        // What is the whole installation's is asked for at every write: where it lies is known once it is loaded.
        if (!_isLoaded)
            return CatchUpAsync(tenant, cancel);
        if (tenant.Length > 0)
        {
            // At every request: nothing is allocated.
            var ids = _keyspace.PartitionsOf(RangeOf(tenant));
            for (var i = 0; i < ids.Count; i++)
                if (!IsRecent(Known(ids[i])))
                    return CatchUpAsync(tenant, cancel);
            return default;
        }
        return IsRecent(_ofInstallation ??= PartitionsOf(tenant)[0]) ? default : CatchUpAsync(tenant, cancel);
    }

    private bool IsRecent(Partition partition) =>
        partition.HasRequired && _time.GetElapsedTime(partition.HeardAt) < SilenceMax;

    private async ValueTask CatchUpAsync(string tenant, CancellationToken cancel)
    {
        var (range, partitions) = (RangeOf(tenant), PartitionsOf(tenant));
        await LoadedAsync(range, cancel);
        if (!partitions.TrueForAll(p => p.HasRequired))
            await ReachAsync(range, () => partitions.TrueForAll(p => p.HasRequired), CatchUpMax, cancel);
        if (partitions.Exists(p => _time.GetElapsedTime(p.HeardAt) >= SilenceMax))
            await ProbeAsync(range, partitions, QuestionOf(partitions), cancel);
    }

    /// <summary>
    /// Returns when all that was written to the range before the call, by whomever, is known: everything up to the
    /// revision that is returned.
    /// </summary>
    /// <exception cref="StoreUnavailableException">The stores do not say how far they are, or the stream
    /// lags.</exception>
    protected async ValueTask<Revision> CaughtUpAsync(KeyRange range, CancellationToken cancel)
    {
        await LoadedAsync(range, cancel);
        return range.Tenant is { } tenant && PartitionsOf(tenant) is var partitions
            ? await ProbeAsync(RangeOf(tenant), partitions, QuestionOf(partitions), cancel)
            : await ProbeAsync(new KeyRange(_resources[0]), PartitionsOf(range), _latestOfAll, cancel);
    }

    /// <summary>Returns when the state has been loaded.</summary>
    /// <exception cref="StoreUnavailableException">It takes too long.</exception>
    protected async ValueTask LoadedAsync(KeyRange range, CancellationToken cancel)
    {
        if (!_isLoaded)
            await ReachAsync(range, () => _isLoaded, LoadMax, cancel);
    }

    /// <summary>Whether all that the range held at a revision is known, or becomes known soon.</summary>
    protected async ValueTask<bool> ReachesAsync(KeyRange range, Revision revision, CancellationToken cancel)
    {
        var partitions = PartitionsOf(range);
        try
        {
            await ReachAsync(range, () => _isLoaded && partitions.All(p => p.Closed >= revision), CatchUpMax, cancel);
            return true;
        }
        catch (StoreUnavailableException)
        {
            return false;
        }
    }

    /// <summary>
    /// The state begins anew: objects follow by <see cref="Load"/>. One thread at a time calls these.
    /// </summary>
    protected abstract void BeginLoad();

    protected abstract void Load(KeyspaceItem item);

    /// <summary>What was loaded since the beginning is the state now, as of the revision.</summary>
    protected abstract void EndLoad(Revision at);

    /// <summary>Changes the state; called in the order of each partition.</summary>
    protected abstract void Apply(IReadOnlyList<KeyspaceEvent> events);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        if (_run is not null)
            await _run;
        _stop.Dispose();
    }

    private KeyRange RangeOf(string tenant) => new(_resources[0], tenant);

    /// <summary>Of a tenant; several when it is in parts.</summary>
    private List<Partition> PartitionsOf(string tenant) => PartitionsOf(RangeOf(tenant));

    /// <summary>How far they are: who asks it of one tenant in parts asks it of all partitions.</summary>
    private SharedQuestion<Revision?> QuestionOf(List<Partition> partitions) =>
        partitions is [var one] ? one.Latest : _latestOfAll;

    private List<Partition> PartitionsOf(KeyRange range) =>
        [.. _keyspace.PartitionsOf(range).DefaultIfEmpty(PartitionId.System).Select(Known)];

    private Partition Known(PartitionId id) => _partitions.GetOrAdd(id, static _ => new Partition());

    // Asks for the latest revision; when nothing has happened since the last event, the state is as good as new.
    private async Task<Revision> ProbeAsync(
        KeyRange range,
        IReadOnlyList<Partition> partitions,
        SharedQuestion<Revision?> question,
        CancellationToken cancel
    )
    {
        if (await question.AskAsync(() => LatestAsync(range)).WaitAsync(cancel) is not { } latest)
            throw new StoreUnavailableException(range);
        await ReachAsync(range, () => partitions.All(p => p.Closed >= latest), CatchUpMax, cancel);
        foreach (var partition in partitions)
            partition.HeardAt = _time.GetTimestamp();
        return latest;
    }

    private async Task<Revision?> LatestAsync(KeyRange range)
    {
        // The answer serves all who may be waiting for it, so none of them can cancel it.
        return
            await _keyspace.ListAsync(new RangeQuery(range, Limit: 1), CancellationToken.None)
                is ReadResult<RangePage>.Ok ok
            ? ok.Revision
            : null;
    }

    private async Task ReachAsync(KeyRange range, Func<bool> isThere, TimeSpan within, CancellationToken cancel)
    {
        var started = _time.GetTimestamp();
        while (true)
        {
            var changed = _changed.Task;
            if (isThere())
                return;
            var waited = _time.GetElapsedTime(started);
            if (waited >= within)
                throw new StoreUnavailableException(
                    range,
                    _isLoaded
                        ? $"what is followed of it is {within.TotalSeconds} s behind the stores"
                        : $"it is not loaded after {within.TotalSeconds} s"
                );
            if (waited >= LagMax)
                LeaveReplica();
            try
            {
                var left = within - waited;
                await changed.WaitAsync(left < LagMax ? left : LagMax, _time, cancel);
            }
            catch (TimeoutException)
            {
                // Looked at once more.
            }
        }
    }

    // The stream goes on from where it is on the next replica, which gets as much time before it is left in its turn.
    private void LeaveReplica()
    {
        if (_stream is not { } stream || _time.GetElapsedTime(Interlocked.Read(ref _streamBegan)) < LagMax)
            return;
        try
        {
            stream.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // It has been left already.
        }
    }

    private async Task RunAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                var loaded = await LoadAsync();
                var positions = new Dictionary<PartitionId, Revision>();
                while (await FollowAsync(positions, loaded))
                {
                    _log.LogInformation("{Resources} are followed on another replica: the last one lags", _resources);
                    // One that has told nothing yet begins where the state was loaded.
                    positions = _partitions
                        .Where(p => p.Value.Closed > loaded)
                        .ToDictionary(p => p.Key, p => p.Value.Closed);
                }
            }
            catch (OperationCanceledException) when (_stop.IsCancellationRequested)
            {
                return;
            }
            catch (StoreUnavailableException e)
            {
                _log.LogInformation("{Resources} cannot be read yet: {Message}", _resources, e.Message);
            }
            catch (Exception e)
            {
                _log.LogError(e, "following {Resources} has failed and begins again", _resources);
            }
            await Task.Delay(RetryAfter, _time, _stop.Token).ContinueWith(_ => { }, TaskScheduler.Default);
        }
    }

    private async Task<Revision> LoadAsync()
    {
        var at = Revision.None;
        BeginLoad();
        foreach (var resource in _resources)
        {
            ObjectKey? after = null;
            for (var more = true; more; )
            {
                var query = new RangeQuery(new KeyRange(resource), at, after);
                if (await _keyspace.ListAsync(query, _stop.Token) is not ReadResult<RangePage>.Ok page)
                    throw new StoreUnavailableException(query.Range);
                foreach (var item in page.Value.Items)
                    Load(item);
                (at, more) = (page.Revision, page.Value.More);
                after = page.Value.Items.Count > 0 ? page.Value.Items[^1].Key : null;
            }
        }
        EndLoad(at);
        _isLoaded = true;
        foreach (var partition in _keyspace.PartitionsOf(new KeyRange(_resources[0])))
            Heard(partition, at);
        Wake();
        return at;
    }

    /// <returns>Whether the stream is to go on where it is; false: the state is to be loaded anew.</returns>
    private async Task<bool> FollowAsync(IReadOnlyDictionary<PartitionId, Revision> positions, Revision otherwise)
    {
        using var stream = CancellationTokenSource.CreateLinkedTokenSource(_stop.Token);
        Interlocked.Exchange(ref _streamBegan, _time.GetTimestamp());
        _stream = stream;
        var query = new FollowQuery(new KeyRange(_resources[0]), positions, otherwise)
        {
            MoreRanges = [.. _resources.Skip(1).Select(r => new KeyRange(r))],
            FirstReplica = _replica,
        };
        try
        {
            await foreach (var batch in _keyspace.FollowAsync(query, stream.Token))
            {
                if (batch.End is { } end)
                {
                    _log.LogInformation(
                        "the stream of configuration has ended: {Reason} {Message}",
                        end.Reason,
                        end.Message
                    );
                    return false;
                }
                if (batch.Events.Count > 0)
                    Apply(batch.Events);
                Heard(batch.Partition, batch.Events.Select(e => e.Item.Revision).Append(batch.Closed).Max());
                Wake();
            }
            return false;
        }
        catch (OperationCanceledException) when (stream.IsCancellationRequested && !_stop.IsCancellationRequested)
        {
            _replica = (_replica + 1) & int.MaxValue;
            return true;
        }
        finally
        {
            _stream = null;
        }
    }

    private void Heard(PartitionId id, Revision closed)
    {
        var partition = Known(id);
        partition.Reach(closed);
        partition.HeardAt = _time.GetTimestamp();
    }

    private void Wake()
    {
        var waiting = _changed;
        _changed = New();
        waiting.TrySetResult();
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>How far the state is in a partition, and how far it must be. Thread-safe.</summary>
    private sealed class Partition
    {
        private long _closed;
        private long _required;
        private long _heardAt = long.MinValue / 2;

        public Revision Closed => new(Interlocked.Read(ref _closed));

        public bool HasRequired => Interlocked.Read(ref _closed) >= Interlocked.Read(ref _required);

        /// <summary>A timestamp of the time provider.</summary>
        public long HeardAt
        {
            get => Interlocked.Read(ref _heardAt);
            set => Interlocked.Exchange(ref _heardAt, value);
        }

        /// <summary>How far the partition is at its leader.</summary>
        public SharedQuestion<Revision?> Latest { get; } = new();

        public void Reach(Revision revision) => Raise(ref _closed, revision.Value);

        public void Require(Revision revision) => Raise(ref _required, revision.Value);

        private static void Raise(ref long value, long to)
        {
            for (var now = Interlocked.Read(ref value); now < to; )
            {
                var before = Interlocked.CompareExchange(ref value, to, now);
                if (before == now)
                    return;
                now = before;
            }
        }
    }
}
