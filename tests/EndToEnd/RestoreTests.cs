using System.Text.Json.Nodes;

namespace Arktos.EndToEnd;

/// <summary>
/// A cluster is backed up while it works, lost with all its disks, and comes back in a new one, in front of kubectl.
/// </summary>
public sealed class RestoreTests
{
    private const int PortBase = PortBases.Restore;

    [Fact]
    public async Task A_cluster_that_is_gone_comes_back_from_its_backup_as_it_was()
    {
        var folder = Directory.CreateTempSubdirectory("arktos-backup-").FullName;
        var file = Path.Combine(folder, "cluster.bak");
        JsonArray pods;
        string lastRevision;
        var lost = new LocalCluster(PortBase, "hollow");
        try
        {
            await lost.UpAsync();
            await lost.KubectlAsync("create ns shop");
            await lost.KubectlAsync("-n shop create deployment web --image=arktos.local/web:1 --replicas=3");
            await lost.KubectlAsync("-n shop rollout status deployment/web --timeout=80s");
            pods = Identities(await lost.GetAsync("pods -n shop"));
            using var stop = new CancellationTokenSource();
            var load = LoadAsync(lost, stop.Token);
            var backup = await lost.ArktosAsync("backup", file);
            await stop.CancelAsync();
            await load;
            Assert.True(backup.ExitCode == 0 && backup.Output.Contains("wrote " + file), backup.ToString());
            Assert.Contains("is there already", (await lost.ArktosAsync("backup", file)).Error);
            await lost.KubectlAsync("-n shop create configmap after-the-backup --from-literal=a=b");
            lastRevision = (string)
                (await lost.GetAsync("configmap after-the-backup -n shop"))["metadata"]!["resourceVersion"]!;
            string[] names = ["apiserver-1", "apiserver-2", "scheduler-1", "controllers-1", "kubelet-node-1"];
            var pids = names.Select(lost.Pid).ToList();
            var refused = await lost.ArktosAsync("restore", file);
            Assert.True(refused.ExitCode == 1 && refused.Error.Contains("the cluster is not new"), refused.ToString());
            // A refusal stops nothing.
            Assert.DoesNotContain("stopped", refused.Output);
            Assert.Equal(pids, names.Select(lost.Pid));
            Assert.Contains("web", await lost.KubectlAsync("-n shop get deployments"));
        }
        finally
        {
            await lost.DisposeAsync();
        }

        var found = new LocalCluster(PortBase, "hollow");
        try
        {
            await found.UpAsync("--stores-only", "--partitions", "2");
            var unreadable = await found.ArktosAsync("kv", "put", "pods/acme/default/web", "v1");
            Assert.True(
                unreadable.ExitCode == 1 && unreadable.Error.Contains("is no JSON object"),
                unreadable.ToString()
            );
            // As a restore that broke off leaves it.
            await found.ArktosAsync("kv", "put", "restore///state", "{}");
            Assert.Contains("half restored", (await found.TryUpAsync()).Error);
            var restored = await found.ArktosAsync("restore", file);
            Assert.True(restored.ExitCode == 0, restored.ToString());
            await found.UpAsync();
            Assert.Equal(pods.ToJsonString(), Identities(await found.GetAsync("pods -n shop")).ToJsonString());
            Assert.Contains("NotFound", (await found.TryKubectlAsync("-n shop get configmap after-the-backup")).Error);
            // Who still holds a revision of the lost cluster is told to list again.
            var old = await found.TryKubectlAsync(
                $"get --raw /api/v1/namespaces/shop/pods?watch=1&resourceVersion={lastRevision}&timeoutSeconds=10"
            );
            Assert.True(old.ToString().Contains("410") || old.ToString().Contains("Expired"), old.ToString());
            await found.KubectlAsync("-n shop scale deployment/web --replicas=4");
            await found.KubectlAsync("-n shop rollout status deployment/web --timeout=80s");
            Assert.Superset(
                pods.Select(p => p!.ToJsonString()).ToHashSet(),
                Identities(await found.GetAsync("pods -n shop")).Select(p => p!.ToJsonString()).ToHashSet()
            );
        }
        finally
        {
            await found.DisposeAsync();
        }
        Directory.Delete(folder, recursive: true);
    }

    private static async Task LoadAsync(LocalCluster cluster, CancellationToken stop)
    {
        for (var i = 0; !stop.IsCancellationRequested; i++)
            await cluster.KubectlAsync($"-n shop create configmap load-{i} --from-literal=a=b");
    }

    private static JsonArray Identities(JsonNode list) =>
        [
            .. list["items"]!
                .AsArray()
                .OrderBy(p => (string)p!["metadata"]!["name"]!)
                .Select(p => new JsonObject
                {
                    ["name"] = (string)p!["metadata"]!["name"]!,
                    ["uid"] = (string)p["metadata"]!["uid"]!,
                    ["created"] = (string)p["metadata"]!["creationTimestamp"]!,
                }),
        ];
}
