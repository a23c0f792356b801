using System.Net;
using Arktos.Metrics.Tests;
using Arktos.Store.Service;
using Arktos.StoreClient;
using static Arktos.Store.Tests.QuorumTests;

namespace Arktos.Store.Tests;

/// <summary>/metrics of three real stores in this process.</summary>
public sealed class MetricsTests
{
    private static readonly (string, string) Keyspace = ("grpc_service", "arktos.store.v1.Keyspace");

    [Fact]
    public async Task A_store_tells_an_operator_what_it_has_done_and_has()
    {
        await using var cluster = new StoreCluster(partitions: 2);
        await cluster.StartAsync(1, 2, 3);
        using var client = await cluster.ClientAsync();
        var revision = await PutAsync(client, "a", "1");
        using var stop = new CancellationTokenSource();
        await using var watch = client.WatchAsync(new WatchQuery(Pods, revision), stop.Token).GetAsyncEnumerator();
        var next = watch.MoveNextAsync().AsTask();
        for (var i = 0; i < 20; i++)
            await PutAsync(client, $"k{i}", "x");
        Assert.True(await next);

        var stores = await ScrapeAllAsync(cluster);
        Assert.All(stores, s => s.AssertFollowsTheConvention("arktos_store_", "grpc_server_"));
        // Every replica applies everything; who leads has answered it, and nobody else.
        Assert.All(stores, s => Assert.Equal(2, s.Value("arktos_store_replicas")));
        Assert.Equal(2, stores.Sum(s => s.Value("arktos_store_replicas_leading")));
        Assert.Contains(stores, s => s.Value("arktos_store_commits_total", ("result", "committed")) >= 21);
        Assert.Contains(stores, s => s.Value("arktos_store_commits_total", ("result", "committed")) == 0);
        Assert.True(stores.Max(s => s.Value("arktos_store_applied_entries_total")) >= 21);
        Assert.All(stores, s => Assert.True(s.Value("arktos_store_log_sync_duration_seconds_count") > 0));
        Assert.All(
            stores,
            s =>
                Assert.Equal(
                    s.Value("arktos_store_log_sync_duration_seconds_count"),
                    s.Value("arktos_store_log_sync_entries_count")
                )
        );
        Assert.True(stores.Max(s => s.Value("arktos_store_log_sync_entries_sum")) >= 21);
        Assert.True(stores.Sum(s => s.Value("arktos_store_watches")) >= 1);
        Assert.All(stores, s => Assert.Equal(0, s.Value("arktos_store_replicas_halted")));
        Assert.True(stores[0].Value("arktos_store_log_bytes") > 0);
        // The stores watch the map for themselves.
        var open = stores.Sum(s => s.Value("arktos_store_watches"));
        await stop.CancelAsync();
        await EventuallyAsync(async () =>
            (await ScrapeAllAsync(cluster)).Sum(s => s.Value("arktos_store_watches")) < open
        );
    }

    [Fact]
    public async Task Nobody_but_an_operator_reads_them()
    {
        await using var cluster = new StoreCluster();
        await cluster.StartAsync(1);
        foreach (var organization in new[] { "arktos:apiservers", StoreIdentity.Organization, "system:masters" })
        {
            using var http = cluster.Http(1, organization);
            using var refused = await http.GetAsync("/metrics");
            Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
            Assert.StartsWith("only an operator may call this", await refused.Content.ReadAsStringAsync());
        }
        using var operators = cluster.Http(1, StoreIdentity.OperatorOrganization);
        using var allowed = await operators.GetAsync("/metrics");
        Assert.Equal(HttpStatusCode.OK, allowed.StatusCode);
        using var posted = await operators.PostAsync("/metrics", null);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, posted.StatusCode);
    }

    [Fact]
    public async Task A_store_that_ends_is_told_as_silent_by_the_others()
    {
        await using var cluster = new StoreCluster();
        await cluster.StartAsync(1, 2, 3);
        await EventuallyAsync(async () => await PeersAsync("heard") == 2);
        Assert.Equal(0, await PeersAsync("silent"));
        await cluster.StopAsync(3);
        await EventuallyAsync(async () => await PeersAsync("silent") == 1);
        Assert.Equal(1, await PeersAsync("heard"));

        async Task<double> PeersAsync(string state) =>
            (await ScrapeAsync(cluster, 1)).Value("arktos_store_peers", ("state", state));
    }

    [Fact]
    public async Task What_is_refused_is_counted_by_why()
    {
        await using var cluster = new StoreCluster(partitions: 1);
        await cluster.StartAsync(1, 2, 3);
        using var client = await cluster.ClientAsync();
        await PutAsync(client, "a", "1");
        var leader = await LeaderAsync(client);
        using var channel = cluster.Channel(leader);
        var keyspace = new StoreClient.Wire.Keyspace.KeyspaceClient(channel.Calls);
        var before = await ScrapeAsync(cluster, leader);
        await keyspace.CommitAsync(new StoreClient.Wire.CommitRequest { Partition = 77 });
        // A commit of nothing is refused by the partition itself.
        await keyspace.CommitAsync(new StoreClient.Wire.CommitRequest { ForgetHistory = true });
        var after = await ScrapeAsync(cluster, leader);
        foreach (var result in new[] { "no_partition", "invalid" })
            Assert.Equal(
                before.Value("arktos_store_commits_total", ("result", result)) + 1,
                after.Value("arktos_store_commits_total", ("result", result))
            );
        Assert.Equal(
            2,
            after.Value("grpc_server_started_total", ("grpc_method", "Commit"))
                - before.Value("grpc_server_started_total", ("grpc_method", "Commit"))
        );
    }

    [Fact]
    public async Task Whoever_finds_a_map_older_than_all_history_follows_it_from_where_it_was_read()
    {
        await using var cluster = new StoreCluster(
            partitions: 1,
            o =>
                o with
                {
                    HistoryRetention = TimeSpan.FromSeconds(1),
                    MaintenanceInterval = TimeSpan.FromMilliseconds(50),
                }
        );
        await cluster.StartAsync(1, 2, 3);
        using var first = await cluster.ClientAsync();
        var map = await PutAsync(first, "a", "1");
        await EventuallyAsync(async () =>
        {
            await PutAsync(first, "a", "2");
            return (await first.StatusAsync(default)).All(s => s.Status?.Partitions[0].CompactedRevision > map.Value);
        });
        // The client's, and those of the stores, which look at the map as any client does.
        await cluster.StopAsync(3);
        await cluster.StartAsync(3);
        using var late = await cluster.ClientAsync();
        var before = await CallsAsync();
        for (var i = 0; i < 200; i++)
            await PutAsync(late, "a", "3");
        Assert.InRange(await CallsAsync() - before, 0, 100);

        async Task<double> CallsAsync() =>
            (await ScrapeAllAsync(cluster)).Sum(s =>
                s.Value("grpc_server_started_total", Keyspace, ("grpc_method", "Read"))
                + s.Value("grpc_server_started_total", Keyspace, ("grpc_method", "Watch"))
            );
    }

    private static async Task<uint> LeaderAsync(KeyspaceClient client) =>
        (await client.StatusAsync(default)).Single(s => s.Status?.Partitions[0].Role == "leader").Status!.Store;

    private static async Task<List<Exposition>> ScrapeAllAsync(StoreCluster cluster)
    {
        var all = new List<Exposition>();
        foreach (uint store in (uint[])[1, 2, 3])
            all.Add(await ScrapeAsync(cluster, store));
        return all;
    }

    private static async Task<Exposition> ScrapeAsync(StoreCluster cluster, uint store)
    {
        using var http = cluster.Http(store, StoreIdentity.OperatorOrganization);
        return Exposition.Parse(await http.GetStringAsync("/metrics"));
    }
}
