using System.Globalization;
using System.Text.Json;
using Arktos.Rpc;
using Arktos.StoreClient;

namespace Arktos.StoreBench;

/// <summary>Three stores as processes, with the settings that `arktos up` gives them, and the client that API servers use.</summary>
internal sealed class ArktosSide : IMeasured
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60), Pause = TimeSpan.FromMilliseconds(100);

    private readonly KeyspaceClient _client, _unary;

    private ArktosSide(Processes processes, KeyspaceClient client, KeyspaceClient unary) => (Servers, _client, _unary) = (processes, client, unary);

    public Processes Servers { get; }

    public static async Task<ArktosSide> StartAsync(string folder, string executable)
    {
        Directory.CreateDirectory(folder);
        var pki = Path.Combine(folder, "pki");
        var authority = CertificateAuthority.Create("bench stores");
        authority.Save(pki, "store-ca");
        var ports = Processes.FreePorts(3);
        uint[] ids = [1, 2, 3];
        var cluster = new { clusterId = "bench", stores = ids.Select(id => new { id, name = $"az-{id}", az = $"az-{id}", address = $"127.0.0.1:{ports[id - 1]}" }), partitions = new[] { new { id = 0, stores = ids } } };
        var file = Path.Combine(folder, "cluster.json");
        await File.WriteAllTextAsync(file, JsonSerializer.Serialize(cluster));
        var processes = new Processes();
        foreach (var id in ids)
        {
            CertificateAuthority.SavePem(authority.Issue(new CertificateRequestDetails($"store-{id}", ["arktos:stores"], ["127.0.0.1"])), pki, $"store-{id}");
            var data = Path.Combine(folder, $"data-{id}");
            processes.Start(executable, Path.Combine(folder, $"store-{id}.log"), data, "store", "--cluster", file, "--store", id.ToString(CultureInfo.InvariantCulture), "--data-dir", data, "--pki", pki, "--certificate", $"store-{id}", "--new");
        }
        var options = new KeyspaceClientOptions { Seeds = [.. ports.Select(p => $"127.0.0.1:{p}")], Authority = authority.Roots, Certificate = authority.Issue(new CertificateRequestDetails("bench", [], [])) };
        var (client, unary) = (new KeyspaceClient(options), new KeyspaceClient(options with { StreamsCommits = false }));
        using var patience = new CancellationTokenSource(Patience);
        await client.ConnectAsync(patience.Token);
        await unary.ConnectAsync(patience.Token);
        return new ArktosSide(processes, client, unary);
    }

    public Task PutAsync(string name, byte[] value) => CommitAsync(_client, [], [(name, value)]);

    /// <summary>By a unary call, not over the stream of commits.</summary>
    public Task UnaryPutAsync(string name, byte[] value) => CommitAsync(_unary, [], [(name, value)]);

    public Task PutAllAsync(IReadOnlyList<(string Name, byte[] Value)> items) => CommitAsync(_client, [], items);

    public Task CreateAsync(string name, byte[] value) => CommitAsync(_client, [new CommitCondition.Absent(Key(name))], [(name, value)]);

    public async Task GetAsync(string name) => _ = ((ReadResult<KeyspaceItem?>.Ok)await _client.GetAsync(Key(name), default)).Value ?? throw new InvalidOperationException($"{name} is not there");

    public async Task<(int Count, long Bytes)> RangeAsync(string prefix)
    {
        var page = ((ReadResult<RangePage>.Ok)await _client.ListAsync(new RangeQuery(new KeyRange("pods", "bench", prefix), Limit: int.MaxValue), default)).Value;
        return (page.Items.Count, page.Items.Sum(i => (long)i.Value.Length));
    }

    public async Task<int> LeaderAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        while (true)
        {
            foreach (var (store, status) in await _client.StatusAsync(patience.Token))
                if (status?.Partitions.Any(p => p.Partition == 0 && p.Role == "leader") == true) return (int)store.Id - 1;
            await Task.Delay(Pause, patience.Token);
        }
    }

    public async Task PutUntilItSucceedsAsync(string name, byte[] value)
    {
        while (await _client.CommitAsync(ToCommit([], [(name, value)]), default) is not CommitResult.Committed) { }
    }

    public async Task AllUpAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        while (true)
        {
            var statuses = (await _client.StatusAsync(patience.Token)).Select(s => s.Status?.Partitions.FirstOrDefault(p => p.Partition == 0)).ToList();
            if (statuses.All(s => s is { Leader: > 0 }) && statuses.Select(s => s!.AppliedIndex).Distinct().Count() == 1) return;
            await Task.Delay(Pause, patience.Token);
        }
    }

    public void Dispose()
    {
        _client.Dispose();
        _unary.Dispose();
        Servers.Dispose();
    }

    private static async Task CommitAsync(KeyspaceClient client, IReadOnlyList<CommitCondition> conditions, IReadOnlyList<(string Name, byte[] Value)> items)
    {
        var result = await client.CommitAsync(ToCommit(conditions, items), default);
        if (result is not CommitResult.Committed) throw new InvalidOperationException(result.ToString());
    }

    private static Commit ToCommit(IReadOnlyList<CommitCondition> conditions, IReadOnlyList<(string Name, byte[] Value)> items) =>
        new(Guid.NewGuid(), conditions, [.. items.Select(i => new CommitOperation.Put(Key(i.Name), i.Value, -1))]);

    /// <summary>"prefix/name".</summary>
    private static ObjectKey Key(string name)
    {
        var slash = name.IndexOf('/', StringComparison.Ordinal);
        return new ObjectKey("pods", "bench", name[..slash], name[(slash + 1)..]);
    }
}
