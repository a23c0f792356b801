using System.Text;
using k8s;
using k8s.Autorest;
using k8s.LeaderElection;
using k8s.LeaderElection.ResourceLock;
using k8s.Models;

namespace Arktos.EndToEnd;

/// <summary>What a program does that uses somebody else's client library (KubernetesClient for .NET).</summary>
public sealed partial class StoryTests
{
    private const string Space = "foreign";

    [Fact]
    public async Task A_foreign_client_library_works_unchanged()
    {
        using var patience = new CancellationTokenSource(2 * Patience);
        var cancel = patience.Token;
        using var client = new Kubernetes(
            KubernetesClientConfiguration.BuildConfigFromConfigFile(Path.Combine(cluster.StateDirectory, "kubeconfig"))
        );
        Assert.Equal("35", (await client.Version.GetCodeAsync(cancel)).Minor);
        await client.CoreV1.CreateNamespaceAsync(Named<V1Namespace>(Space), cancellationToken: cancel);
        await ConfigMapsAsync(client, cancel);
        await DeploymentAsync(client, cancel);
        await ApplyAsync(client, cancel);
        await ElectionAsync(client, cancel);
        await client.CoreV1.DeleteNamespaceAsync(Space, cancellationToken: cancel);
        while (true)
        {
            try
            {
                await client.CoreV1.ReadNamespaceAsync(Space, cancellationToken: cancel);
            }
            catch (HttpOperationException e) when ((int)e.Response.StatusCode == 404)
            {
                return;
            }
            await Task.Delay(200, cancel);
        }
    }

    private static async Task ConfigMapsAsync(Kubernetes client, CancellationToken cancel)
    {
        var maps = client.CoreV1;
        var seen = new List<string>();
        var watching = Task.Run(
            async () =>
            {
                await foreach (
                    var (type, map) in maps.WatchListNamespacedConfigMapAsync(Space, cancellationToken: cancel)
                )
                {
                    if (map.Name().StartsWith("map-", StringComparison.Ordinal))
                        seen.Add($"{type} {map.Name()}");
                    if (type == WatchEventType.Deleted)
                        return;
                }
            },
            cancel
        );
        for (var i = 0; i < 5; i++)
        {
            var map = Named<V1ConfigMap>($"map-{i}");
            map.Data = new Dictionary<string, string> { ["key"] = "value" };
            await maps.CreateNamespacedConfigMapAsync(map, Space, cancellationToken: cancel);
        }
        var first = await maps.ReadNamespacedConfigMapAsync("map-0", Space, cancellationToken: cancel);
        await maps.PatchNamespacedConfigMapAsync(
            new V1Patch("""{"data":{"key":"changed"}}""", V1Patch.PatchType.MergePatch),
            "map-0",
            Space,
            cancellationToken: cancel
        );
        first.Data["key"] = "late";
        var conflict = await Assert.ThrowsAsync<HttpOperationException>(() =>
            maps.ReplaceNamespacedConfigMapAsync(first, "map-0", Space, cancellationToken: cancel)
        );
        Assert.Equal(409, (int)conflict.Response.StatusCode);
        var (names, token) = (new List<string>(), (string?)null);
        do
        {
            var page = await maps.ListNamespacedConfigMapAsync(
                Space,
                limit: 2,
                continueParameter: token,
                cancellationToken: cancel
            );
            names.AddRange(page.Items.Select(i => i.Name()));
            token = page.Continue();
        } while (!string.IsNullOrEmpty(token));
        Assert.Equal(
            ["map-0", "map-1", "map-2", "map-3", "map-4"],
            names.Where(n => n.StartsWith("map-", StringComparison.Ordinal))
        );
        await maps.DeleteNamespacedConfigMapAsync("map-4", Space, cancellationToken: cancel);
        await watching.WaitAsync(cancel);
        Assert.Equal(
            ["Added map-0", "Added map-1", "Added map-2", "Added map-3", "Added map-4", "Modified map-0"],
            seen.Take(6)
        );
        Assert.Equal("Deleted map-4", seen[^1]);
    }

    private static async Task DeploymentAsync(Kubernetes client, CancellationToken cancel)
    {
        var labels = new Dictionary<string, string> { ["app"] = "foreign" };
        var deployment = Named<V1Deployment>("web");
        deployment.Spec = new V1DeploymentSpec
        {
            Replicas = 2,
            Selector = new V1LabelSelector { MatchLabels = labels },
            Template = new V1PodTemplateSpec
            {
                Metadata = new V1ObjectMeta { Labels = labels },
                Spec = new V1PodSpec { Containers = [new V1Container { Name = "web", Image = "arktos.local/web:1" }] },
            },
        };
        await client.AppsV1.CreateNamespacedDeploymentAsync(deployment, Space, cancellationToken: cancel);
        while (
            (await client.AppsV1.ReadNamespacedDeploymentStatusAsync("web", Space, cancellationToken: cancel))
                .Status
                .ReadyReplicas != 2
        )
            await Task.Delay(200, cancel);
        var pods = await client.CoreV1.ListNamespacedPodAsync(
            Space,
            labelSelector: "app=foreign",
            cancellationToken: cancel
        );
        Assert.Equal(2, pods.Items.Count);
        Assert.All(pods.Items, p => Assert.Equal("Running", p.Status.Phase));
        if (LocalCluster.HasContainerd)
            Assert.Equal("over a WebSocket", await ExecAsync(client, pods.Items[0].Name(), cancel));
    }

    private static async Task<string> ExecAsync(Kubernetes client, string pod, CancellationToken cancel)
    {
        using var socket = await client.WebSocketNamespacedPodExecAsync(
            pod,
            Space,
            ["echo", "over a WebSocket"],
            "web",
            stdin: false,
            tty: false,
            cancellationToken: cancel
        );
        using var streams = new StreamDemuxer(socket);
        // Of channels that nobody has asked for yet, the library drops what comes. Its streams block whoever reads.
        using var output = new StreamReader(streams.GetStream(ChannelIndex.StdOut, null), Encoding.UTF8);
        streams.Start();
        return (await Task.Run(output.ReadLine, cancel).WaitAsync(cancel))!;
    }

    private static async Task ApplyAsync(Kubernetes client, CancellationToken cancel)
    {
        Task<V1ConfigMap> ApplyAsync(string manager, string value, bool force = false) =>
            client.CoreV1.PatchNamespacedConfigMapAsync(
                new V1Patch(
                    $$$"""{"apiVersion":"v1","kind":"ConfigMap","data":{"{{{manager}}}":"here","key":"{{{value}}}"}}""",
                    V1Patch.PatchType.ApplyPatch
                ),
                "applied",
                Space,
                fieldManager: manager,
                force: force,
                cancellationToken: cancel
            );

        Assert.Equal(["one"], (await ApplyAsync("one", "a")).Metadata.ManagedFields.Select(f => f.Manager));
        var conflict = await Assert.ThrowsAsync<HttpOperationException>(() => ApplyAsync("two", "b"));
        Assert.Contains("""conflict with \"one\": .data.key""", conflict.Response.Content);
        var map = await ApplyAsync("two", "b", force: true);
        Assert.Equal("b", map.Data["key"]);
        Assert.Equal(["one", "two"], map.Data.Keys.Order().Where(k => k != "key"));
    }

    /// <summary>One of two candidates leads; when it gives up, the other one does.</summary>
    private static async Task ElectionAsync(Kubernetes client, CancellationToken cancel)
    {
        var (leads, stops) = (new TaskCompletionSource<string>[2], new CancellationTokenSource[2]);
        var running = new Task[2];
        for (var i = 0; i < 2; i++)
        {
            var (name, led) = ($"candidate-{i}", leads[i] = new TaskCompletionSource<string>());
            stops[i] = CancellationTokenSource.CreateLinkedTokenSource(cancel);
            var elector = new LeaderElector(
                new LeaderElectionConfig(new LeaseLock(client, Space, "election", name))
                {
                    LeaseDuration = TimeSpan.FromSeconds(3),
                    RenewDeadline = TimeSpan.FromSeconds(2),
                    RetryPeriod = TimeSpan.FromMilliseconds(200),
                }
            );
            elector.OnStartedLeading += () => led.TrySetResult(name);
            running[i] = elector.RunUntilLeadershipLostAsync(stops[i].Token);
        }
        var first = await Task.WhenAny(leads[0].Task, leads[1].Task).WaitAsync(cancel);
        var winner = first == leads[0].Task ? 0 : 1;
        Assert.False(leads[1 - winner].Task.IsCompleted);
        var lease = await client.CoordinationV1.ReadNamespacedLeaseAsync("election", Space, cancellationToken: cancel);
        Assert.Equal(await first, lease.Spec.HolderIdentity);
        await stops[winner].CancelAsync();
        await leads[1 - winner].Task.WaitAsync(cancel);
        await stops[1 - winner].CancelAsync();
        await Task.WhenAll(running).ContinueWith(_ => { }, cancel, TaskContinuationOptions.None, TaskScheduler.Default);
    }

    private static T Named<T>(string name)
        where T : IKubernetesObject<V1ObjectMeta>, new() => new() { Metadata = new V1ObjectMeta { Name = name } };
}
