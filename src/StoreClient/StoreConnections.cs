using System.Collections.Concurrent;
using Arktos.Rpc;
using Arktos.StoreClient.Wire;

namespace Arktos.StoreClient;

/// <summary>Channels to the stores, the partition map, and who leads what as far as known. Thread-safe.</summary>
internal sealed class StoreConnections : IDisposable
{
    private static readonly TimeSpan SeedDeadline = TimeSpan.FromSeconds(2), RetryPause = TimeSpan.FromMilliseconds(100);

    private readonly KeyspaceClientOptions _options;
    private readonly ConcurrentDictionary<string, RpcChannel> _channels = new();
    private readonly ConcurrentDictionary<PartitionId, StoreId> _leaders = new();
    private readonly SemaphoreSlim _loading = new(1);
    private volatile PartitionRouter? _router;

    public StoreConnections(KeyspaceClientOptions options) => _options = options;

    /// <summary>The map as loaded by <see cref="LoadMapAsync"/>.</summary>
    public PartitionRouter Router => _router ?? throw new InvalidOperationException("the partition map is not loaded yet: connect first");

    public bool IsLoaded => _router is not null;

    /// <summary>Asks the seeds for the partition map until one knows it.</summary>
    public async Task LoadMapAsync(CancellationToken cancel)
    {
        if (IsLoaded) return;
        await _loading.WaitAsync(cancel).ConfigureAwait(false);
        try
        {
            while (!IsLoaded)
            {
                foreach (var seed in _options.Seeds)
                    if (await TryLoadAsync(seed, cancel).ConfigureAwait(false)) return;
                await Task.Delay(RetryPause, cancel).ConfigureAwait(false);
            }
        }
        finally { _loading.Release(); }
    }

    public RpcChannel Channel(StoreId store)
    {
        var address = Router.Map.Stores.First(s => s.Id == store.Value).Address;
        return Channel(address);
    }

    public RpcChannel Channel(string address) => _channels.GetOrAdd(address, a => new RpcChannel(new RpcChannelOptions
    {
        Address = new Uri($"https://{a}"), ClientCertificate = _options.Certificate, TrustedRoots = _options.Authority,
    }));

    /// <summary>The partition's replicas, the likely leader first.</summary>
    public IReadOnlyList<StoreId> LeaderFirst(PartitionId partition)
    {
        var stores = Replicas(partition);
        return _leaders.TryGetValue(partition, out var leader) && stores.Contains(leader) ? [leader, .. stores.Where(s => s != leader)] : stores;
    }

    /// <summary>The partition's replicas, those in this AZ first.</summary>
    public IReadOnlyList<StoreId> NearestFirst(PartitionId partition) => [.. Replicas(partition).OrderBy(s => Router.Map.Stores.First(n => n.Id == s.Value).Az == _options.Az ? 0 : 1)];

    public void Learn(PartitionId partition, StoreId leader)
    {
        if (leader != StoreId.None) _leaders[partition] = leader;
        else _leaders.TryRemove(partition, out _);
    }

    public void Dispose()
    {
        foreach (var channel in _channels.Values) channel.Dispose();
    }

    private List<StoreId> Replicas(PartitionId partition) => [.. Router.Map.Partitions.First(p => p.Id == partition.Value).Stores.Select(s => new StoreId(s))];

    private async Task<bool> TryLoadAsync(string seed, CancellationToken cancel)
    {
        try
        {
            var request = new ReadRequest { Partition = PartitionId.System.Value, Key = Google.Protobuf.ByteString.CopyFrom(PartitionRouter.MapKey.Encode()) };
            await foreach (var response in Channel(seed).ServerStreamAsync(KeyspaceMethods.Read, request, new RpcCallOptions(SeedDeadline), cancel).ConfigureAwait(false))
                if (response.Outcome == ReadResponse.Types.Outcome.Ok && response.Items.Count > 0)
                {
                    _router = new PartitionRouter(PartitionMap.Parser.ParseFrom(response.Items[0].Value));
                    return true;
                }
        }
        catch (RpcException) { } // this seed does not answer: the next one may
        return false;
    }
}
