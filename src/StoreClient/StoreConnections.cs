using System.Collections.Concurrent;
using System.Diagnostics;
using Arktos.Rpc;
using Arktos.StoreClient.Records;
using Arktos.StoreClient.Wire;
using Grpc.Core;

namespace Arktos.StoreClient;

/// <summary>
/// Channels to the stores, the partition map (followed once it is loaded), and who leads what as far as known.
/// Thread-safe.
/// </summary>
internal sealed class StoreConnections : IDisposable
{
    private static readonly TimeSpan SeedDeadline = TimeSpan.FromSeconds(2),
        RetryPause = TimeSpan.FromMilliseconds(100),
        RefreshInterval = TimeSpan.FromSeconds(1),
        MovePause = TimeSpan.FromMilliseconds(20);

    private readonly KeyspaceClientOptions _options;
    private readonly ConcurrentDictionary<string, StoreChannel> _channels = new();
    private readonly ConcurrentDictionary<PartitionId, StoreId> _leaders = new();
    private readonly SemaphoreSlim _loading = new(1),
        _moving = new(1);
    private readonly CancellationTokenSource _stop = new();
    private readonly Lock _adopting = new();
    private volatile PartitionRouter? _router;
    private Revision _mapRevision;

    /// <summary>The known map is the newest up to here: it may be old, and what followed it compacted.</summary>
    private Revision _mapRead;
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _refreshed = Stopwatch.GetTimestamp();

    public StoreConnections(KeyspaceClientOptions options) => _options = options;

    /// <summary>Where tenants were fenced, as streams have told.</summary>
    public TenantFences Fences { get; } = new();

    /// <summary>The map as it is known last; <see cref="LoadMapAsync"/> loads the first.</summary>
    public PartitionRouter Router =>
        _router ?? throw new InvalidOperationException("the partition map is not loaded yet: connect first");

    public bool IsLoaded => _router is not null;

    /// <summary>
    /// Ends when another map than the present <see cref="Router"/>'s is known. Take it before the router.
    /// </summary>
    public Task MapChanged
    {
        get
        {
            lock (_adopting)
                return _changed.Task;
        }
    }

    /// <summary>Asks the seeds for the partition map until one knows it.</summary>
    public async Task LoadMapAsync(CancellationToken cancel)
    {
        if (IsLoaded)
            return;
        await _loading.WaitAsync(cancel).ConfigureAwait(false);
        try
        {
            while (!IsLoaded)
            {
                if (await TryLoadAnyAsync(cancel).ConfigureAwait(false))
                {
                    _ = FollowMapAsync();
                    return;
                }
                await Task.Delay(RetryPause, cancel).ConfigureAwait(false);
            }
        }
        finally
        {
            _loading.Release();
        }
    }

    /// <summary>
    /// Nobody that the map names can help: asks for a newer one, now and then, in the background. The stores of this
    /// one may all have been replaced.
    /// </summary>
    public void Refresh()
    {
        var last = Interlocked.Read(ref _refreshed);
        if (
            Stopwatch.GetElapsedTime(last) < RefreshInterval
            || Interlocked.CompareExchange(ref _refreshed, Stopwatch.GetTimestamp(), last) != last
        )
            return;
        _ = RefreshAsync();
    }

    /// <exception cref="RpcException">The map names no such store.</exception>
    public StoreChannel Channel(StoreId store) =>
        Router.Store(store) is { } node
            ? Channel(node.Address)
            : throw RpcFailure.Of(StatusCode.Unavailable, $"store {store} has left");

    public StoreChannel Channel(string address) =>
        _channels.GetOrAdd(
            address,
            a => new StoreChannel(
                new RpcChannelOptions
                {
                    Address = new Uri($"https://{a}"),
                    ClientCertificate = _options.Certificate,
                    TrustedRoots = _options.Authority,
                }
            )
        );

    public StoreLinks Links { get; } = new();

    /// <summary>The partition's replicas, the likely leader first.</summary>
    public IReadOnlyList<StoreId> LeaderFirst(PartitionId partition)
    {
        var router = Router;
        var stores = router.Replicas(partition);
        if (!_leaders.TryGetValue(partition, out var leader) || stores.Count > 0 && stores[0] == leader)
            return stores;
        // It may have joined after this map was made.
        if (router.Store(leader) is null)
        {
            Refresh();
            return stores;
        }
        return [leader, .. stores.Where(s => s != leader)];
    }

    /// <summary>The partition's replicas, those in this AZ first.</summary>
    public IReadOnlyList<StoreId> NearestFirst(PartitionId partition)
    {
        var router = Router;
        return [.. router.Replicas(partition).OrderBy(s => router.Store(s)?.Az == _options.Az ? 0 : 1)];
    }

    public void Learn(PartitionId partition, StoreId leader)
    {
        if (leader != StoreId.None)
            _leaders[partition] = leader;
        else
            _leaders.TryRemove(partition, out _);
    }

    public void Dispose()
    {
        _stop.Cancel();
        Links.Dispose();
        foreach (var channel in _channels.Values)
            channel.Dispose();
    }

    private async Task FollowMapAsync()
    {
        var range = new KeyRange(PartitionRouter.MapKey.Resource);
        try
        {
            while (true)
            {
                await foreach (
                    var batch in new PartitionWatcher(this)
                        .WatchAsync(
                            PartitionId.System,
                            new WatchScope(range),
                            MapKnown,
                            withPrevious: false,
                            promptProgress: false,
                            _stop.Token,
                            isPatient: true
                        )
                        .ConfigureAwait(false)
                )
                foreach (var e in batch.Events)
                    if (e is { Kind: KeyspaceEventKind.Put } && e.Item.Key == PartitionRouter.MapKey)
                        AdoptStored(e.Item.Value, e.Item.Revision);
                // What was missed is compacted: the map itself is not.
                do await Task.Delay(RetryPause, _stop.Token).ConfigureAwait(false);
                while (!await TryLoadAnyAsync(_stop.Token).ConfigureAwait(false));
            }
        }
        catch (OperationCanceledException) { } // the client is disposed of
    }

    private Revision MapKnown
    {
        get
        {
            lock (_adopting)
                return Revision.Max(_mapRevision, _mapRead);
        }
    }

    private async Task RefreshAsync()
    {
        try
        {
            await TryLoadAnyAsync(_stop.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) { } // the client is disposed of
    }

    public void Adopt(PartitionMap map, Revision revision)
    {
        TaskCompletionSource changed;
        lock (_adopting)
        {
            if (_router is not null && revision <= _mapRevision)
                return;
            (_router, _mapRevision) = (new PartitionRouter(map), revision);
            (changed, _changed) = (_changed, new(TaskCreationOptions.RunContinuationsAsynchronously));
        }
        changed.TrySetResult();
    }

    /// <summary>
    /// A store says that a tenant is elsewhere: returns when another map than the present one is known, or it is time
    /// to ask again. However many wait, one asks for the map.
    /// </summary>
    /// <param name="changed"><see cref="MapChanged"/>, taken before the map was looked at.</param>
    public async Task MovedAsync(Task changed, CancellationToken cancel)
    {
        if (changed.IsCompleted)
            return;
        if (await _moving.WaitAsync(TimeSpan.Zero, cancel).ConfigureAwait(false))
            try
            {
                await RefreshAsync().WaitAsync(cancel).ConfigureAwait(false);
                if (!changed.IsCompleted)
                    await Task.Delay(MovePause, cancel).ConfigureAwait(false);
            }
            finally
            {
                _moving.Release();
            }
        else
            await Task.WhenAny(changed, Task.Delay(MovePause, cancel)).ConfigureAwait(false);
        cancel.ThrowIfCancellationRequested();
    }

    /// <summary>
    /// A map that cannot be read is an error to who needs the first one. Whoever has one goes on with it: who changes
    /// the map next, or connects, is told.
    /// </summary>
    /// <exception cref="InvalidDataException">It is damaged, or of a newer version, and no other is known.</exception>
    private void AdoptStored(ReadOnlyMemory<byte> stored, Revision revision)
    {
        try
        {
            Adopt(PartitionMap.Decode(stored), revision);
        }
        catch (InvalidDataException) when (IsLoaded)
        {
            // It is not asked for again: the next one is.
            lock (_adopting)
                _mapRevision = Revision.Max(_mapRevision, revision);
        }
    }

    private async Task<bool> TryLoadAnyAsync(CancellationToken cancel)
    {
        var known = _router is null ? [] : Router.Map.Stores.Select(s => s.Address);
        foreach (var address in _options.Seeds.Concat(known).Distinct())
            if (await TryLoadAsync(address, cancel).ConfigureAwait(false))
                return true;
        return false;
    }

    private async Task<bool> TryLoadAsync(string seed, CancellationToken cancel)
    {
        try
        {
            var request = new ReadRequest
            {
                Partition = PartitionId.System.Value,
                Key = Google.Protobuf.ByteString.CopyFrom(PartitionRouter.MapKey.Encode()),
            };
            await foreach (
                var response in Channel(seed)
                    .ReadAsync(request, RpcCalls.Within(SeedDeadline, cancel))
                    .ConfigureAwait(false)
            )
                if (response.Outcome == ReadResponse.Types.Outcome.Ok && response.Items.Count > 0)
                {
                    AdoptStored(response.Items[0].Value, response.Items[0].Revision);
                    lock (_adopting)
                        _mapRead = Revision.Max(_mapRead, response.Revision);
                    return true;
                }
        }
        catch (RpcException) { } // this seed does not answer: the next one may
        return false;
    }
}
