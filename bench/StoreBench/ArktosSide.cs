using System.Globalization;
using System.Text.Json;
using Arktos.Rpc;
using Arktos.StoreClient;

namespace Arktos.StoreBench;

/// <summary>Three stores as processes, with the settings that `arktos up` gives them, and the client that API servers use.</summary>
internal sealed class ArktosSide : IMeasured
{
    private readonly Processes _processes;
    private readonly KeyspaceClient _client;

    private ArktosSide(Processes processes, KeyspaceClient client) => (_processes, _client) = (processes, client);

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
            processes.Start(executable, Path.Combine(folder, $"store-{id}.log"), "store", "--cluster", file, "--store", id.ToString(CultureInfo.InvariantCulture), "--data-dir", Path.Combine(folder, $"data-{id}"), "--pki", pki, "--certificate", $"store-{id}", "--new");
        }
        var client = new KeyspaceClient(new KeyspaceClientOptions { Seeds = [.. ports.Select(p => $"127.0.0.1:{p}")], Authority = authority.Roots, Certificate = authority.Issue(new CertificateRequestDetails("bench", [], [])) });
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        await client.ConnectAsync(patience.Token);
        return new ArktosSide(processes, client);
    }

    public Task PutAsync(string name, byte[] value) => CommitAsync([], name, value);

    public Task CreateAsync(string name, byte[] value) => CommitAsync([new CommitCondition.Absent(Key(name))], name, value);

    public async Task GetAsync(string name) => _ = ((ReadResult<KeyspaceItem?>.Ok)await _client.GetAsync(Key(name), default)).Value ?? throw new InvalidOperationException($"{name} is not there");

    public async Task<int> RangeAsync(string prefix) => ((ReadResult<RangePage>.Ok)await _client.ListAsync(new RangeQuery(new KeyRange("pods", "bench", prefix), Limit: int.MaxValue), default)).Value.Items.Count;

    public void Dispose()
    {
        _client.Dispose();
        _processes.Dispose();
    }

    private async Task CommitAsync(IReadOnlyList<CommitCondition> conditions, string name, byte[] value)
    {
        var result = await _client.CommitAsync(new Commit(Guid.NewGuid(), conditions, [new CommitOperation.Put(Key(name), value, -1)]), default);
        if (result is not CommitResult.Committed) throw new InvalidOperationException(result.ToString());
    }

    /// <summary>"prefix/name".</summary>
    private static ObjectKey Key(string name)
    {
        var slash = name.IndexOf('/', StringComparison.Ordinal);
        return new ObjectKey("pods", "bench", name[..slash], name[(slash + 1)..]);
    }
}
