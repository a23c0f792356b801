using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Arktos.Rpc;
using Arktos.StoreClient;

namespace Arktos.StoreBench;

/// <summary>
/// Stores as processes in three AZs, with the settings that `arktos up` gives them, and the client that API servers
/// use.
/// </summary>
internal sealed class ArktosSide : IMeasured
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60),
        Pause = TimeSpan.FromMilliseconds(100);

    /// <summary>
    /// A thousand partitions are handed from store to store before they are all led where they belong, and only then
    /// does the last fall asleep.
    /// </summary>
    private static readonly TimeSpan SleepPatience = TimeSpan.FromMinutes(5),
        SleepPause = TimeSpan.FromSeconds(1);

    /// <summary>A lead stays for 10 s before it is handed on: what has slept for longer than that sleeps on.</summary>
    private static readonly TimeSpan SettledAfter = TimeSpan.FromSeconds(15);

    private readonly KeyspaceClient _client,
        _unary;

    private ArktosSide(Processes processes, KeyspaceClient client, KeyspaceClient unary)
    {
        (Servers, _client, _unary) = (processes, client, unary);
        Tenants = TenantsOf(client);
    }

    public Processes Servers { get; }

    public KeyspaceClient Client => _client;

    /// <summary>For each partition a tenant that lives in it; "" for partition 0.</summary>
    public IReadOnlyDictionary<PartitionId, string> Tenants { get; }

    /// <param name="partitions">Each with a replica in every AZ, spread evenly over the stores there.</param>
    public static async Task<ArktosSide> StartAsync(
        string folder,
        string executable,
        int storesPerAz = 1,
        int partitions = 1
    )
    {
        var stores = StoreServers.Start(folder, executable, storesPerAz, partitions);
        var options = new KeyspaceClientOptions
        {
            Seeds = stores.Addresses,
            Authority = stores.Authority.Roots,
            Certificate = stores.Authority.Issue(new CertificateRequestDetails("bench", [], [])),
        };
        var processes = stores.Processes;
        try
        {
            var (client, unary) = (new KeyspaceClient(options), new KeyspaceClient(options with { UsesLinks = false }));
            using var patience = new CancellationTokenSource(Patience);
            await client.ConnectAsync(patience.Token);
            await unary.ConnectAsync(patience.Token);
            return new ArktosSide(processes, client, unary);
        }
        catch
        {
            processes.Dispose();
            throw;
        }
    }

    private static Dictionary<PartitionId, string> TenantsOf(KeyspaceClient client)
    {
        var tenants = new Dictionary<PartitionId, string> { [PartitionId.System] = "" };
        for (var i = 0; tenants.Count < client.Map.Partitions.Count; i++)
            tenants.TryAdd(client.PartitionOf(new ObjectKey("pods", $"tenant-{i}", "", "")), $"tenant-{i}");
        return tenants;
    }

    public Task PutAsync(string name, byte[] value) => CommitAsync(_client, [], [(name, value)]);

    /// <summary>By a unary call, not over the stream of commits.</summary>
    public Task UnaryPutAsync(string name, byte[] value) => CommitAsync(_unary, [], [(name, value)]);

    public Task PutAllAsync(IReadOnlyList<(string Name, byte[] Value)> items) => CommitAsync(_client, [], items);

    public Task CreateAsync(string name, byte[] value) =>
        CommitAsync(_client, [new CommitCondition.Absent(Key(name))], [(name, value)]);

    public async Task GetAsync(string name) =>
        _ =
            ((ReadResult<KeyspaceItem?>.Ok)await _client.GetAsync(Key(name), default)).Value
            ?? throw new InvalidOperationException($"{name} is not there");

    public async Task<(int Count, long Bytes)> RangeAsync(string prefix)
    {
        var (count, bytes) = (0, 0L);
        var query = new RangeQuery(new KeyRange("pods", "bench", prefix), Limit: int.MaxValue);
        while (true)
        {
            var page = (ReadResult<RangePage>.Ok)await _client.ListAsync(query, default);
            var items = page.Value.Items;
            (count, bytes) = (count + items.Count, bytes + items.Sum(i => (long)i.Value.Length));
            if (!page.Value.More)
                return (count, bytes);
            // A page is bounded by its bytes.
            query = query with
            {
                At = page.Revision,
                StartAfter = items[^1].Key,
            };
        }
    }

    public async Task<int> LeaderAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        while (true)
        {
            foreach (var (store, status) in await _client.StatusAsync(patience.Token))
                if (status?.Partitions.Any(p => p.Partition == 0 && p.Role == "leader") == true)
                    return (int)store.Id - 1;
            await Task.Delay(Pause, patience.Token);
        }
    }

    public Task PutUntilItSucceedsAsync(string name, byte[] value) =>
        PutUntilItSucceedsAsync(ToCommit([], [(name, value)]));

    /// <summary>The same in a partition of the caller's choice.</summary>
    public Task PutUntilItSucceedsAsync(PartitionId partition, string name, byte[] value) =>
        PutUntilItSucceedsAsync(
            new Commit(
                Guid.NewGuid(),
                [],
                [new CommitOperation.Put(new ObjectKey("pods", Tenants[partition], "bench", name), value, -1)]
            )
        );

    public async Task AllUpAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        while (true)
        {
            var statuses = (await _client.StatusAsync(patience.Token))
                .Select(s => s.Status?.Partitions.FirstOrDefault(p => p.Partition == 0))
                .ToList();
            if (
                statuses.All(s => s is { Leader: > 0 })
                && statuses.Select(s => s!.AppliedIndex).Distinct().Count() == 1
            )
                return;
            await Task.Delay(Pause, patience.Token);
        }
    }

    /// <summary>
    /// Ends when all stores answer, every store leads as many partitions as the others, and every replica knows what
    /// the others know.
    /// </summary>
    public async Task BalancedAsync()
    {
        using var patience = new CancellationTokenSource(SleepPatience);
        while (true)
        {
            var stores = (await _client.StatusAsync(patience.Token)).Select(s => s.Status).ToList();
            if (stores.All(s => s is not null))
            {
                var leads = stores.Select(s => s!.Partitions.Count(p => p.Role == "leader")).ToList();
                var partitions = stores.SelectMany(s => s!.Partitions).GroupBy(p => p.Partition).ToList();
                if (
                    leads.Sum() == partitions.Count
                    && leads.Max() - leads.Min() <= 1
                    && partitions.All(p => p.Select(r => r.AppliedIndex).Distinct().Count() == 1)
                )
                    return;
            }
            await Task.Delay(Pause, patience.Token);
        }
    }

    /// <summary>
    /// Ends when every replica of every partition says that it sleeps, and has done so for long enough that nothing
    /// more is about to wake it.
    /// </summary>
    /// <returns>Who leads each partition, as the number of its server.</returns>
    public async Task<IReadOnlyDictionary<PartitionId, int>> AsleepAsync()
    {
        using var patience = new CancellationTokenSource(SleepPatience);
        var (terms, since) = (0UL, Stopwatch.GetTimestamp());
        while (true)
        {
            var stores = (await _client.StatusAsync(patience.Token)).Select(s => s.Status).ToList();
            var replicas = stores.SelectMany(s => s?.Partitions ?? []).ToList();
            // A partition that was awake in between for a lead to be handed on has another term.
            var sum = replicas.Aggregate(0UL, (total, r) => total + r.Term);
            if (stores.Any(s => s is null) || sum != terms || replicas.Any(r => !r.Asleep))
                (terms, since) = (sum, Stopwatch.GetTimestamp());
            else if (Stopwatch.GetElapsedTime(since) >= SettledAfter)
                return stores
                    .SelectMany(s =>
                        s!
                            .Partitions.Where(p => p.Role == "leader")
                            .Select(p => (Partition: new PartitionId((ushort)p.Partition), Server: (int)s.Store - 1))
                    )
                    .ToDictionary(l => l.Partition, l => l.Server);
            await Task.Delay(SleepPause, patience.Token);
        }
    }

    public void Dispose()
    {
        _client.Dispose();
        _unary.Dispose();
        Servers.Dispose();
    }

    private async Task PutUntilItSucceedsAsync(Commit commit)
    {
        while (await _client.CommitAsync(commit, default) is not CommitResult.Committed) { }
    }

    private static async Task CommitAsync(
        KeyspaceClient client,
        IReadOnlyList<CommitCondition> conditions,
        IReadOnlyList<(string Name, byte[] Value)> items
    )
    {
        var result = await client.CommitAsync(ToCommit(conditions, items), default);
        if (result is not CommitResult.Committed)
            throw new InvalidOperationException(result.ToString());
    }

    private static Commit ToCommit(
        IReadOnlyList<CommitCondition> conditions,
        IReadOnlyList<(string Name, byte[] Value)> items
    ) => new(Guid.NewGuid(), conditions, [.. items.Select(i => new CommitOperation.Put(Key(i.Name), i.Value, -1))]);

    /// <summary>"prefix/name".</summary>
    private static ObjectKey Key(string name)
    {
        var slash = name.IndexOf('/', StringComparison.Ordinal);
        return new ObjectKey("pods", "bench", name[..slash], name[(slash + 1)..]);
    }
}
