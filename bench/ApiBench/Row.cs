using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Arktos.Api.Streams;

namespace Arktos.ApiBench;

/// <summary>What is measured, in the order in which it is.</summary>
/// <param name="Prepare">Null: nothing is done, and memory alone is read.</param>
internal sealed record Row(string Name, Func<ApiCluster, Task<IRun>>? Prepare)
{
    public const string Rest = "rest";

    private const int PageItems = 500,
        BatchOperations = 100;

    public static IEnumerable<Row> All(BenchOptions options)
    {
        yield return new Row(Rest, null);
        foreach (var atOnce in (int[])[1, 64])
            yield return new Row($"configmap-create-{atOnce}", c => CreatesAsync(c, "configmaps", ConfigMap, atOnce));
        foreach (var atOnce in (int[])[16, 64])
            yield return new Row($"custom-create-{atOnce}", c => CustomCreatesAsync(c, atOnce));
        foreach (var atOnce in (int[])[1, 16, 64])
            yield return new Row($"pod-create-{atOnce}", c => CreatesAsync(c, "pods", ApiCluster.Pod, atOnce));
        foreach (var atOnce in (int[])[1, 64])
            yield return new Row($"pod-get-{atOnce}", c => GetsAsync(c, c.Client, options.Pods, atOnce, null));
        yield return new Row(
            "protobuf-get-64",
            c => GetsAsync(c, c.Client, options.Pods, atOnce: 64, null, ApiClient.Protobuf)
        );
        yield return new Row("pod-put-16", c => PutsAsync(c, options.Pods));
        yield return new Row("pod-status-patch-16", c => StatusPatchesAsync(c, options.Pods));
        yield return new Row("deployment-patch-same-16", c => SameAsync(c, Bodies.MergePatch));
        yield return new Row("deployment-apply-same-16", c => SameAsync(c, Bodies.Apply));
        yield return new Row("pod-list-whole", c => ListsAsync(c, options.Pods));
        yield return new Row("protobuf-list-whole", c => ListsAsync(c, options.Pods, ApiClient.Protobuf));
        yield return new Row("pod-list-page-500", c => PagesAsync(c, options.Pods));
        yield return new Row(
            "denied-16",
            c => GetsAsync(c, c.Stranger, options.Pods, atOnce: 16, HttpStatusCode.Forbidden)
        );
        yield return new Row("watch-events", c => WatchRun.PrepareAsync(c, options.Watchers, isPaced: true));
        yield return new Row("watch-events-max", c => WatchRun.PrepareAsync(c, options.Watchers, isPaced: false));
        yield return new Row("grpc-status-patches", c => WritesAsync(c, options.Pods));
        yield return new Row("follow-events-100", c => FollowRun.PrepareAsync(c, BenchOptions.StepsOfPods));
        yield return new Row("follow-events-all", c => FollowRun.PrepareAsync(c, options.Watchers));
        // The last: they stay, and what they cost is the figure.
        yield return new Row("definition-create-4", c => Task.FromResult(DefinitionCreates(c)));
    }

    /// <summary>Calls what the rows call, so that the runtime has compiled it before anything is measured.</summary>
    public static async Task WarmAsync(ApiCluster cluster, int pods)
    {
        const double seconds = 2;
        const int atOnce = 16;
        await (await CreatesAsync(cluster, "configmaps", ConfigMap, atOnce)).RunAsync(seconds);
        await (await CreatesAsync(cluster, "pods", ApiCluster.Pod, atOnce)).RunAsync(seconds);
        await (await GetsAsync(cluster, cluster.Client, pods, atOnce, null)).RunAsync(seconds);
        await cluster.QuietAsync();
    }

    private static byte[] ConfigMap(string name) => Bodies.ConfigMap(name, "value");

    private static async Task<IRun> CustomCreatesAsync(ApiCluster cluster, int atOnce)
    {
        await cluster.DefineAsync();
        var path = $"/apis/{Bodies.CustomGroup}/v1/namespaces/{await cluster.NamespaceAsync()}/widgets";
        return new RequestRun(
            atOnce,
            n =>
                cluster.Client.SendAsync(HttpMethod.Post, path, Bodies.Widget($"o-{n}"), wanted: HttpStatusCode.Created)
        );
    }

    private static IRun DefinitionCreates(ApiCluster cluster)
    {
        var run = $"g{Guid.NewGuid():n}.example.com";
        return new RequestRun(4, n => cluster.DefineLargeAsync(run, n));
    }

    private static async Task<IRun> CreatesAsync(
        ApiCluster cluster,
        string resource,
        Func<string, byte[]> body,
        int atOnce
    )
    {
        var path = $"/api/v1/namespaces/{await cluster.NamespaceAsync()}/{resource}";
        return new RequestRun(
            atOnce,
            n => cluster.Client.SendAsync(HttpMethod.Post, path, body($"o-{n}"), wanted: HttpStatusCode.Created)
        );
    }

    private static async Task<IRun> GetsAsync(
        ApiCluster cluster,
        ApiClient client,
        int pods,
        int atOnce,
        HttpStatusCode? wanted,
        string? accept = null
    )
    {
        var path = $"/api/v1/namespaces/{await cluster.PodsAsync(pods)}/pods/pod-";
        // In an order of no pattern.
        return new RequestRun(
            atOnce,
            n => client.SendAsync(HttpMethod.Get, path + n * 7919L % pods, wanted: wanted, accept: accept)
        );
    }

    private static async Task<IRun> PutsAsync(ApiCluster cluster, int pods)
    {
        const string mark = "@@@";
        var path = $"/api/v1/namespaces/{await cluster.PodsAsync(pods)}/pods/pod-";
        var bodies = new (byte[] Head, byte[] Tail)[BenchOptions.StepsOfPods];
        for (var i = 0; i < bodies.Length; i++)
        {
            var pod = JsonNode.Parse(await cluster.Client.ReadAsync(path + i))!;
            var metadata = pod["metadata"]!.AsObject();
            // Replaced whatever it is now, and never by what it is already: that would not be written.
            metadata.Remove("resourceVersion");
            metadata["annotations"] = new JsonObject { ["bench"] = mark };
            var parts = pod.ToJsonString().Split(mark);
            bodies[i] = (Encoding.UTF8.GetBytes(parts[0]), Encoding.UTF8.GetBytes(parts[1]));
        }
        var run = $"{Guid.NewGuid():n}-";
        return new RequestRun(
            16,
            n =>
            {
                var (head, tail) = bodies[n % bodies.Length];
                return cluster.Client.SendAsync(
                    HttpMethod.Put,
                    path + n % bodies.Length,
                    [.. head, .. Encoding.UTF8.GetBytes(run + n), .. tail]
                );
            }
        );
    }

    private static async Task<IRun> StatusPatchesAsync(ApiCluster cluster, int pods)
    {
        var path = $"/api/v1/namespaces/{await cluster.PodsAsync(pods)}/pods/pod-";
        return new RequestRun(
            16,
            n =>
                cluster.Client.SendAsync(
                    HttpMethod.Patch,
                    $"{path}{n % BenchOptions.StepsOfPods}/status",
                    Bodies.Status(Stamp.Now()),
                    Bodies.MergePatch
                )
        );
    }

    /// <summary>The whole of what was applied, sent again: nothing changes, and nothing is written.</summary>
    private static async Task<IRun> SameAsync(ApiCluster cluster, string type)
    {
        var path = $"/apis/apps/v1/namespaces/{await cluster.NamespaceAsync()}/deployments/d-";
        const string manager = "?fieldManager=bench";
        for (var i = 0; i < BenchOptions.StepsOfPods; i++)
            await cluster.Client.SendAsync(
                HttpMethod.Patch,
                path + i + manager,
                Bodies.Deployment($"d-{i}"),
                Bodies.Apply,
                HttpStatusCode.Created
            );
        return new RequestRun(
            16,
            n =>
            {
                var name = n % BenchOptions.StepsOfPods;
                return cluster.Client.SendAsync(
                    HttpMethod.Patch,
                    path + name + manager,
                    Bodies.Deployment($"d-{name}"),
                    type
                );
            }
        );
    }

    private static async Task<IRun> ListsAsync(ApiCluster cluster, int pods, string? accept = null)
    {
        var path = $"/api/v1/namespaces/{await cluster.PodsAsync(pods)}/pods";
        var bytes = await cluster.Client.SendAsync(HttpMethod.Get, path, accept: accept);
        await Console.Error.WriteLineAsync($"# a list of {pods} pods is {bytes} bytes of {accept ?? "JSON"}");
        return new RequestRun(1, _ => cluster.Client.SendAsync(HttpMethod.Get, path, accept: accept));
    }

    /// <summary>An operation is one page; after the last page comes the first.</summary>
    private static async Task<IRun> PagesAsync(ApiCluster cluster, int pods)
    {
        var path = $"/api/v1/namespaces/{await cluster.PodsAsync(pods)}/pods?limit={PageItems}";
        var next = "";
        return new RequestRun(
            1,
            async _ =>
            {
                var page = await cluster.Client.ReadAsync(path + next);
                next = ContinueOf(page) is { Length: > 0 } token ? $"&continue={Uri.EscapeDataString(token)}" : "";
            }
        );
    }

    /// <summary>The page's token, found without reading the page; "" on the last page.</summary>
    private static string ContinueOf(ReadOnlySpan<byte> page)
    {
        var key = "\"continue\":\""u8;
        var at = page.IndexOf(key);
        if (at < 0)
            return "";
        var value = page[(at + key.Length)..];
        return Encoding.UTF8.GetString(value[..value.IndexOf((byte)'"')]);
    }

    /// <summary>Batches by gRPC; what is counted is operations, what is timed is batches.</summary>
    private static async Task<IRun> WritesAsync(ApiCluster cluster, int pods)
    {
        var space = await cluster.PodsAsync(pods);
        return new BatchRun(
            atOnce: 4,
            BatchOperations,
            n =>
            {
                var request = new WriteRequest();
                for (var i = 0; i < BatchOperations; i++)
                    request.Operations.Add(
                        Bodies.StatusPatch(space, $"pod-{((long)n * BatchOperations + i) % pods}", Stamp.Now())
                    );
                return cluster.Client.WriteAsync(request);
            }
        );
    }
}
