using System.Net.Http.Json;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json.Nodes;
using Arktos.Rpc;
using Arktos.StoreClient;

namespace Arktos.EndToEnd;

/// <summary>
/// Two API servers, writers and watchers on both, a custom kind whose definition changes, processes that are killed:
/// what every watcher saw is what the stores' history says, event for event.
/// </summary>
public sealed class WatcherTests(ITestOutputHelper output)
{
    private const int PortBase = PortBases.Watchers;
    private const int Writers = 4;
    private const int NamesOfEach = 8;
    private const string Space = "proof";
    private const string Definition = "ticks.proof.example.com";
    private const string Even = "parity=even";
    private const string Last = "zz-last";
    private static readonly Collection Maps = new(
        "configmaps",
        "v1",
        "ConfigMap",
        $"/api/v1/namespaces/{Space}/configmaps"
    );
    private static readonly Collection Ticks = new(
        Definition,
        "proof.example.com/v1",
        "Tick",
        $"/apis/proof.example.com/v1/namespaces/{Space}/ticks"
    );

    [Fact]
    public async Task Every_watcher_sees_what_the_stores_history_says()
    {
        var cluster = new LocalCluster(PortBase, "hollow");
        await cluster.UpAsync();
        try
        {
            await cluster.KubectlAsync($"create ns {Space}");
            await cluster.KubectlAsync("apply -f -", DefinitionWith(0));
            await cluster.KubectlAsync($"wait --for condition=Established --timeout 30s crd/{Definition}");
            await ProveAsync(cluster);
        }
        finally
        {
            await cluster.DisposeAsync();
        }
    }

    private async Task ProveAsync(LocalCluster cluster)
    {
        var certificate = CertificateAuthority.LoadPem(Path.Combine(cluster.StateDirectory, "pki"), "admin");
        HttpClient[] servers = [Client(PortBase + 3, certificate), Client(PortBase + 4, certificate)];
        var begin = await FirstRevisionAsync(servers[0]);
        using var keyspace = Keyspace(cluster);
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(3));
        var truth = new Truth();
        var following = truth.FollowAsync(keyspace, begin, patience.Token);
        var watchers = new List<Watcher>();
        foreach (var first in (int[])[0, 1])
        foreach (var (kind, selector) in ((Collection, string)[])[(Maps, ""), (Maps, Even), (Ticks, "")])
            watchers.Add(new Watcher(servers, first, kind, selector, begin));
        var watching = watchers.Select(w => w.RunAsync(patience.Token)).ToList();

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(patience.Token);
        var writing = Enumerable.Range(0, Writers).Select(w => WriteAsync(servers, w, stop.Token)).ToList();
        var changing = ChangeDefinitionAsync(cluster, stop.Token);
        foreach (var process in (string[])["apiserver-1", "store-az-b", "apiserver-2", "store-az-a", "apiserver-1"])
            await cluster.KillAndHealAsync(process);
        await stop.CancelAsync();
        await Task.WhenAll(writing);
        var changes = await changing;

        foreach (var kind in (Collection[])[Maps, Ticks])
            await UntilWrittenAsync(servers, kind, patience.Token);
        await Task.WhenAll([following, .. watching]).WaitAsync(patience.Token);
        foreach (var watcher in watchers)
        {
            var expected = truth.Of(watcher.Kind, watcher.Selector.Length > 0);
            output.WriteLine($"{watcher}: {watcher.Seen.Count} events, {watcher.Breaks} breaks");
            Assert.Equal(expected, watcher.Seen);
        }
        output.WriteLine($"{changes} changes of the definition");
        Assert.True(changes > 3, $"the definition was changed {changes} times only");
        Assert.All(watchers.GroupBy(w => w.Kind), g => Assert.Contains(g, w => w.Breaks > 0));
        Assert.InRange(truth.Of(Maps, false).Count, 100, int.MaxValue);
        Assert.InRange(truth.Of(Ticks, false).Count, 100, int.MaxValue);
    }

    // Each has names of its own. What becomes of a write that is not answered, the history tells.
    private static async Task WriteAsync(HttpClient[] servers, int writer, CancellationToken stop)
    {
        var random = new Random(writer);
        while (!stop.IsCancellationRequested)
        {
            var (server, kind) = (servers[random.Next(2)], random.Next(2) == 0 ? Maps : Ticks);
            var name = $"w{writer}-{random.Next(NamesOfEach)}";
            var body = kind.Object(name, random.Next(2) == 0 ? "even" : "odd", random.Next());
            try
            {
                using var answer = random.Next(4) switch
                {
                    0 => await server.PostAsJsonAsync(kind.Path, body, stop),
                    1 => await server.DeleteAsync($"{kind.Path}/{name}", stop),
                    _ => await server.SendAsync(
                        new HttpRequestMessage(HttpMethod.Patch, $"{kind.Path}/{name}")
                        {
                            Content = new StringContent(
                                body.ToJsonString(),
                                Encoding.UTF8,
                                "application/merge-patch+json"
                            ),
                        },
                        stop
                    ),
                };
            }
            catch (Exception e) when (e is HttpRequestException or OperationCanceledException)
            {
                await Task.Delay(50, CancellationToken.None);
            }
        }
    }

    private static async Task<int> ChangeDefinitionAsync(LocalCluster cluster, CancellationToken stop)
    {
        var changes = 0;
        while (!stop.IsCancellationRequested)
        {
            var result = await cluster.TryKubectlAsync("apply -f -", DefinitionWith(changes + 1));
            if (result.ExitCode == 0)
                changes++;
            await Task.Delay(500, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        return changes;
    }

    private static async Task UntilWrittenAsync(HttpClient[] servers, Collection kind, CancellationToken cancel)
    {
        for (var i = 0; ; i++)
            try
            {
                using var answer = await servers[i % 2]
                    .PostAsJsonAsync(kind.Path, kind.Object(Last, "even", 0), cancel);
                if ((int)answer.StatusCode is 201 or 409)
                    return;
            }
            catch (HttpRequestException)
            {
                await Task.Delay(50, cancel);
            }
    }

    private static async Task<Revision> FirstRevisionAsync(HttpClient server)
    {
        var list = await server.GetFromJsonAsync<JsonNode>(Maps.Path);
        return new Revision(long.Parse((string)list!["metadata"]!["resourceVersion"]!));
    }

    private static string DefinitionWith(int number) =>
        $$"""
            apiVersion: apiextensions.k8s.io/v1
            kind: CustomResourceDefinition
            metadata: {name: {{Definition}}}
            spec:
              group: proof.example.com
              scope: Namespaced
              names: {plural: ticks, singular: tick, kind: Tick}
              versions:
              - name: v1
                served: true
                storage: true
                schema:
                  openAPIV3Schema:
                    type: object
                    properties:
                      data: {type: object, x-kubernetes-preserve-unknown-fields: true}
                      extra{{number}}: {type: string}
            """;

    private static HttpClient Client(int port, X509Certificate2 certificate) =>
        new(
            new SocketsHttpHandler
            {
                UseProxy = false,
                SslOptions = new()
                {
                    ClientCertificates = [certificate],
                    RemoteCertificateValidationCallback = (_, _, _, _) => true,
                },
            }
        )
        {
            BaseAddress = new Uri($"https://127.0.0.1:{port}"),
            Timeout = Timeout.InfiniteTimeSpan,
        };

    private static KeyspaceClient Keyspace(LocalCluster cluster)
    {
        var pki = Path.Combine(cluster.StateDirectory, "pki");
        var stores = JsonNode.Parse(File.ReadAllText(Path.Combine(cluster.StateDirectory, "cluster.json")))!["stores"]!;
        var roots = new X509Certificate2Collection();
        roots.ImportFromPemFile(Path.Combine(pki, "store-ca.crt"));
        return new KeyspaceClient(
            new KeyspaceClientOptions
            {
                Seeds = [.. stores.AsArray().Select(s => (string)s!["address"]!)],
                Certificate = CertificateAuthority.LoadPem(pki, "apiserver-store-client"),
                Authority = roots,
            }
        );
    }

    /// <param name="Resource">As in keys.</param>
    private sealed record Collection(string Resource, string ApiVersion, string Kind, string Path)
    {
        public JsonObject Object(string name, string parity, int value) =>
            new()
            {
                ["apiVersion"] = ApiVersion,
                ["kind"] = Kind,
                ["metadata"] = new JsonObject
                {
                    ["name"] = name,
                    ["labels"] = new JsonObject { ["parity"] = parity },
                },
                ["data"] = new JsonObject { ["value"] = value.ToString() },
            };
    }

    private readonly record struct Seen(string Type, string Name, long Revision);

    /// <summary>All that the stores committed, straight from them.</summary>
    private sealed class Truth
    {
        private readonly List<(
            string Resource,
            KeyspaceEventKind Kind,
            string Name,
            long Revision,
            bool IsEven
        )> _all = [];

        /// <summary>Until the last object of each kind is there.</summary>
        public async Task FollowAsync(KeyspaceClient keyspace, Revision after, CancellationToken cancel)
        {
            await keyspace.ConnectAsync(cancel);
            var query = new WatchQuery(new KeyRange(Maps.Resource, "system", Space), after)
            {
                MoreRanges = [new KeyRange(Ticks.Resource, "system", Space)],
            };
            var last = 0;
            await foreach (var batch in keyspace.WatchAsync(query, cancel))
            {
                Assert.Null(batch.End);
                foreach (var e in batch.Events)
                {
                    var isEven =
                        e.Kind == KeyspaceEventKind.Put
                        && (string)JsonNode.Parse(e.Item.Value.Span)!["metadata"]!["labels"]!["parity"]! == "even";
                    _all.Add((e.Item.Key.Resource, e.Kind, e.Item.Key.Name, e.Item.Revision.Value, isEven));
                    last += e.Item.Key.Name == Last ? 1 : 0;
                }
                if (last == 2)
                    return;
            }
        }

        /// <summary>What a watcher has to see.</summary>
        public IReadOnlyList<Seen> Of(Collection kind, bool onlyEven)
        {
            var (there, seen) = (new HashSet<string>(), new List<Seen>());
            foreach (var (resource, what, name, revision, isEven) in _all)
            {
                if (resource != kind.Resource)
                    continue;
                var (was, isNow) = (there.Contains(name), what == KeyspaceEventKind.Put && (isEven || !onlyEven));
                if (isNow)
                    there.Add(name);
                else
                    there.Remove(name);
                if (was || isNow)
                    seen.Add(
                        new Seen(
                            !was ? "ADDED"
                                : isNow ? "MODIFIED"
                                : "DELETED",
                            name,
                            revision
                        )
                    );
            }
            return seen;
        }
    }

    /// <summary>Watches on from where it was broken off, by the other server; it lists never again.</summary>
    private sealed class Watcher(HttpClient[] servers, int first, Collection kind, string selector, Revision begin)
    {
        private long _at = begin.Value;

        public Collection Kind => kind;

        public string Selector => selector;

        public List<Seen> Seen { get; } = [];

        public int Breaks { get; private set; }

        public override string ToString() => $"server {first + 1}, {kind.Kind} {selector}";

        public async Task RunAsync(CancellationToken cancel)
        {
            for (var server = first; ; server = 1 - server, Breaks++)
                try
                {
                    if (await WatchAsync(servers[server], cancel))
                        return;
                }
                catch (Exception e) when (e is HttpRequestException or IOException)
                {
                    await Task.Delay(20, cancel);
                }
        }

        private async Task<bool> WatchAsync(HttpClient server, CancellationToken cancel)
        {
            var path =
                $"{kind.Path}?watch=true&allowWatchBookmarks=true&resourceVersion={_at}&labelSelector={selector}";
            using var answer = await server.GetAsync(path, HttpCompletionOption.ResponseHeadersRead, cancel);
            // A server that has just begun, or whose stores elect a leader, may say that it cannot answer yet.
            if ((int)answer.StatusCode is >= 500 or 429)
                return false;
            Assert.True(answer.IsSuccessStatusCode, $"{this}: {(int)answer.StatusCode}");
            using var lines = new StreamReader(await answer.Content.ReadAsStreamAsync(cancel));
            while (await lines.ReadLineAsync(cancel) is { Length: > 0 } line)
            {
                var e = JsonNode.Parse(line)!;
                var (type, metadata) = ((string)e["type"]!, e["object"]!["metadata"]!);
                Assert.True(type != "ERROR", $"{this}: {line}");
                _at = long.Parse((string)metadata["resourceVersion"]!);
                if (type == "BOOKMARK")
                    continue;
                var name = (string)metadata["name"]!;
                Seen.Add(new Seen(type, name, _at));
                if (name == Last)
                    return true;
            }
            return false;
        }
    }
}
