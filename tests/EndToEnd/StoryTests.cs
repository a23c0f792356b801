using System.Text.Json.Nodes;

namespace Arktos.EndToEnd;

/// <summary>
/// What a new user does, with a real kubectl, on real processes and (as root, with containerd) real containers.
/// </summary>
public sealed partial class StoryTests(LocalCluster cluster) : IClassFixture<LocalCluster>
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);
    private static readonly EnumerationOptions All = new() { RecurseSubdirectories = true, AttributesToSkip = 0 };

    [Fact]
    public async Task The_cluster_presents_itself()
    {
        Assert.Contains("Server Version: v1.35", await cluster.KubectlAsync("version"));
        Assert.Contains("node-1   Ready", await cluster.KubectlAsync("get nodes -o wide"));
        var namespaces = await cluster.KubectlAsync("get ns");
        foreach (var name in (string[])["default", "kube-node-lease", "kube-public", "kube-system"])
            Assert.Contains(name, namespaces);
        var resources = await cluster.KubectlAsync("api-resources");
        foreach (var name in (string[])["pods", "deployments", "replicasets", "services", "clusterroles"])
            Assert.Contains(name, resources);
        var status = await cluster.TryStatusAsync();
        Assert.True(status.ExitCode == 0, status.ToString());
        foreach (
            var text in (string[])["store-az-a", "node-1", "ready", "pods: ", $"kubeconfig: {cluster.StateDirectory}"]
        )
            Assert.Contains(text, status.Output);
        // A machine that is too busy for a while has problems for a while.
        var json = await Shell.UntilAsync(
            async () => JsonNode.Parse(await cluster.StatusAsync("-o", "json"))!,
            j => j["problems"]!.AsArray().Count == 0,
            TimeSpan.FromSeconds(60),
            "no problems"
        );
        Assert.True((bool)json["nodes"]![0]!["isReady"]!);
        Assert.Equal(LocalCluster.Processes.Count, json["processes"]!.AsArray().Count);
    }

    [Fact]
    public async Task What_to_try_next_works_word_for_word()
    {
        var up = await cluster.UpAsync();
        var lines = up[up.IndexOf("Try next:", StringComparison.Ordinal)..]
            .Split('\n', StringSplitOptions.TrimEntries)
            .Skip(1)
            .Where(l => l.Length > 0 && !l.Contains(" down ", StringComparison.Ordinal))
            .ToList();
        Assert.InRange(lines.Count, 6, 10);
        var typed = await Shell.RunAsync("sh", ["-ec", string.Join('\n', lines)], timeout: Patience);
        Assert.True(typed.ExitCode == 0, typed.ToString());
        Assert.Contains("successfully rolled out", typed.Output);
        Assert.Contains("PARTITION", typed.Output);
        await cluster.KubectlAsync("delete ns shop --timeout=80s", timeout: Patience);
    }

    [Fact]
    public async Task The_kubeconfig_serves_while_any_API_server_does()
    {
        await cluster.SignalAsync("STOP", "supervisor-1", "supervisor-2");
        foreach (var server in (string[])["apiserver-1", "apiserver-2"])
        {
            await cluster.KillAsync(server);
            for (var i = 0; i < 10; i++)
                Assert.Contains("node-1", await cluster.KubectlAsync("get nodes"));
            var status = await cluster.TryStatusAsync();
            Assert.True(status.ExitCode == 1, status.ToString());
            Assert.Contains($"problem: {server} does not run", status.Output);
            await cluster.SignalAsync("CONT", "supervisor-1", "supervisor-2");
            await cluster.UntilRunningAsync(server);
            await cluster.UpAsync();
            await cluster.SignalAsync("STOP", "supervisor-1", "supervisor-2");
        }
        await cluster.SignalAsync("CONT", "supervisor-1", "supervisor-2");
    }

    [Fact]
    public async Task The_API_is_reached_from_pods_and_under_the_nodes_address()
    {
        var node = await cluster.GetAsync("node node-1");
        var address = (string)
            node["status"]!["addresses"]!.AsArray().First(a => (string)a!["type"]! == "InternalIP")!["address"]!;
        var endpoints = await cluster.GetAsync("endpoints kubernetes");
        var subset = Assert.Single(endpoints["subsets"]!.AsArray())!;
        Assert.Equal(address, (string)Assert.Single(subset["addresses"]!.AsArray())!["ip"]!);
        var port = (int)subset["ports"]![0]!["port"]!;
        Assert.Contains("node-1", await cluster.KubectlAsync($"--server https://{address}:{port} get nodes"));
        if (!LocalCluster.HasContainerd)
            return;
        await cluster.KubectlAsync("create ns inside");
        await Shell.UntilAsync(
            () => cluster.TryKubectlAsync("-n inside get serviceaccount default"),
            r => r.ExitCode == 0,
            Patience,
            "the service account"
        );
        await cluster.KubectlAsync(
            "-n inside run caller --image=arktos.local/busybox:1 --restart=Never --command -- sh -c "
                + "'nc -w 5 $KUBERNETES_SERVICE_HOST $KUBERNETES_SERVICE_PORT </dev/null && echo reached'"
        );
        await Shell.UntilAsync(
            () => cluster.TryKubectlAsync("-n inside logs caller"),
            r => r.Output.Contains("reached", StringComparison.Ordinal),
            Patience,
            "the pod reaches the API"
        );
        await cluster.KubectlAsync("delete ns inside --timeout=80s", timeout: Patience);
    }

    [Fact]
    public async Task An_image_is_loaded_and_what_is_none_is_refused()
    {
        var folder = Directory.CreateTempSubdirectory("arktos-image-").FullName;
        var nothing = Path.Combine(folder, "nothing.tar");
        await File.WriteAllTextAsync(nothing, "no tar");
        Assert.Contains("nothing.tar", (await cluster.ArktosAsync("image", "load", nothing)).Error);
        Assert.Contains("is not there", (await cluster.ArktosAsync("image", "load", nothing + "x")).Error);
        if (LocalCluster.HasContainerd)
        {
            var mine = Path.Combine(folder, "mine.tar");
            File.Copy(Path.Combine(cluster.StateDirectory, "images", "web.tar"), mine);
            var loaded = await cluster.ArktosAsync("image", "load", mine);
            Assert.True(loaded.ExitCode == 0 && loaded.Output.Contains("node-1 has the images"), loaded.ToString());
            Assert.True(File.Exists(Path.Combine(cluster.StateDirectory, "images", "mine.tar")));
        }
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task The_state_directory_is_its_users_alone()
    {
        // Images are made by a script, .kube by kubectl; what is below a node's directory is for containers that run as
        // other users.
        await cluster.KubectlAsync("get nodes");
        string[] open = ["images", "nodes/node-1/", ".kube"];
        var wrong = new[] { cluster.StateDirectory }
            .Concat(Directory.EnumerateFileSystemEntries(cluster.StateDirectory, "*", All))
            .Where(f => !open.Any(o => Path.GetRelativePath(cluster.StateDirectory, f).StartsWith(o)))
            .Where(f => File.Exists(f) || Directory.Exists(f))
            .Where(f => ((int)File.GetUnixFileMode(f) & 0x3F) != 0);
        Assert.Empty(wrong);
    }

    [Fact]
    public async Task A_deployment_runs_is_looked_at_changed_and_deleted()
    {
        await cluster.KubectlAsync("create ns shop");
        await cluster.KubectlAsync("-n shop create deployment web --image=arktos.local/web:1 --replicas=3");
        await cluster.KubectlAsync("-n shop rollout status deployment/web --timeout=80s");
        var wide = await cluster.KubectlAsync("-n shop get deploy,rs,pods -o wide");
        Assert.Contains("3/3", wide);
        var pods = (await cluster.GetAsync("pods -n shop"))["items"]!.AsArray();
        Assert.Equal(3, pods.Count);
        Assert.All(pods, p => Assert.Equal("system", (string?)p!["metadata"]!["tenant"]));
        var pod = (string)pods[0]!["metadata"]!["name"]!;
        Assert.Contains("Successfully assigned shop/" + pod, await cluster.KubectlAsync($"-n shop describe pod {pod}"));
        Assert.Contains(pod, await cluster.KubectlAsync("get --raw /api/v1/tenants/system/namespaces/shop/pods"));

        if (LocalCluster.HasContainerd)
        {
            var page = await Shell.RunAsync(
                "curl",
                ["-sS", "--retry", "5", "--retry-connrefused", $"http://{(string)pods[0]!["status"]!["podIP"]!}/"]
            );
            Assert.Contains(pod, page.Output);
            Assert.Equal(pod, (await cluster.KubectlAsync($"-n shop exec {pod} -- hostname")).Trim());
            Assert.Equal(3, (await cluster.TryKubectlAsync($"-n shop exec {pod} -- sh -c 'exit 3'")).ExitCode);
            Assert.Equal(
                "typed\n",
                await cluster.KubectlAsync($"-n shop exec -i {pod} -- head -n 1", input: "typed\n")
            );
        }
        Assert.NotEmpty(await cluster.KubectlAsync("-n shop logs deployment/web"));

        await cluster.KubectlAsync($"-n shop delete pod {pod}");
        await cluster.KubectlAsync("-n shop rollout status deployment/web --timeout=80s");
        Assert.DoesNotContain(pod + " ", await cluster.KubectlAsync("-n shop get pods"));

        await cluster.KubectlAsync("-n shop scale deployment/web --replicas=5");
        await cluster.KubectlAsync("-n shop rollout status deployment/web --timeout=80s");
        Assert.Contains("5/5", await cluster.KubectlAsync("-n shop get deployment web"));
        await cluster.KubectlAsync("-n shop label deployment web tier=front");
        await cluster.KubectlAsync("-n shop annotate deployment web edited=no");
        await cluster.KubectlAsync("-n shop edit deployment web");
        await cluster.KubectlAsync("""-n shop patch deployment web -p '{"spec":{"replicas":2}}'""");
        var deployment = await cluster.GetAsync("deployment web -n shop");
        Assert.Equal(
            ("front", "done", 2),
            (
                (string?)deployment["metadata"]!["labels"]!["tier"],
                (string?)deployment["metadata"]!["annotations"]!["edited"],
                (int)deployment["spec"]!["replicas"]!
            )
        );

        await cluster.KubectlAsync("delete ns shop --timeout=80s", timeout: Patience);
        var gone = await cluster.TryKubectlAsync("get ns shop");
        Assert.Contains("""namespaces "shop" not found""", gone.Error);
    }

    [Fact]
    public async Task Apply_creates_changes_and_prunes_what_the_manifest_says()
    {
        await cluster.KubectlAsync("create ns applied");
        Assert.Contains(
            "configmap/settings created",
            await cluster.KubectlAsync("-n applied apply -f -", Manifest("one", replicas: 1))
        );
        await cluster.KubectlAsync("-n applied rollout status deployment/reader --timeout=80s");
        if (LocalCluster.HasContainerd)
        {
            Assert.Equal(
                "one",
                (await cluster.KubectlAsync("-n applied exec deployment/reader -- cat /etc/settings/colour")).Trim()
            );
            Assert.Equal(
                "one",
                (await cluster.KubectlAsync("-n applied exec deployment/reader -- sh -c 'echo $COLOUR'")).Trim()
            );
            Assert.Equal(
                "hidden",
                (await cluster.KubectlAsync("-n applied exec deployment/reader -- cat /etc/secrets/password")).Trim()
            );
        }
        Assert.Contains("unchanged", await cluster.KubectlAsync("-n applied apply -f -", Manifest("one", replicas: 1)));
        Assert.Contains(
            "deployment.apps/reader configured",
            await cluster.KubectlAsync("-n applied apply -f -", Manifest("two", replicas: 2))
        );
        await cluster.KubectlAsync("-n applied rollout status deployment/reader --timeout=80s");
        Assert.Equal("two", (string?)(await cluster.GetAsync("configmap settings -n applied"))["data"]!["colour"]);
        var refused = await cluster.TryKubectlAsync(
            "-n applied apply -f -",
            Manifest("two", replicas: 2).Replace("\"image\"", "\"imagine\"")
        );
        Assert.Contains("unknown field \"imagine\"", refused.Error);
        await cluster.KubectlAsync("-n applied delete -f -", Manifest("two", replicas: 2));
        await Shell.UntilAsync(
            () => cluster.KubectlAsync("-n applied get pods -o name"),
            names => names.Trim().Length == 0,
            Patience,
            "the pods of a deleted deployment go"
        );
        await cluster.KubectlAsync("delete ns applied --timeout=80s", timeout: Patience);
    }

    [Fact]
    public async Task A_kind_that_is_posted_is_one_like_any_other()
    {
        await cluster.KubectlAsync("apply -f -", CronTabs);
        await cluster.KubectlAsync("wait --for=condition=Established crd/crontabs.stable.example.com --timeout=60s");
        await cluster.KubectlAsync("create ns tabs");
        Assert.Contains(
            "crontab.stable.example.com/tab created",
            await cluster.KubectlAsync("-n tabs apply -f -", Tab)
        );
        Assert.Contains("unchanged", await cluster.KubectlAsync("-n tabs apply -f -", Tab));
        // Short name, category, columns and the default of a field.
        Assert.Matches("tab +\\* \\* \\* \\* \\* +1 ", await cluster.KubectlAsync("-n tabs get ct"));
        Assert.Contains("crontab.stable.example.com/tab", await cluster.KubectlAsync("-n tabs get all"));
        Assert.Contains("When it runs.", await cluster.KubectlAsync("explain crontab.spec.cronSpec"));
        await cluster.KubectlAsync("-n tabs scale ct tab --replicas=3");
        Assert.Equal("3", await cluster.KubectlAsync("-n tabs get ct tab -o jsonpath={.spec.replicas}"));
        var refused = await cluster.TryKubectlAsync("-n tabs apply -f -", Tab.Replace("\"cronSpec\"", "\"cronSpek\""));
        Assert.Contains("unknown field \"spec.cronSpek\"", refused.Error);
        refused = await cluster.TryKubectlAsync("-n tabs apply -f -", Tab.Replace("\"* * * * *\"", "5"));
        Assert.Contains("spec.cronSpec in body must be of type string", refused.Error);
        // A namespace takes them with it, and a definition all that are left.
        await cluster.KubectlAsync("delete ns tabs --timeout=80s", timeout: Patience);
        await cluster.KubectlAsync("apply -f -", Tab);
        await cluster.KubectlAsync("delete crd crontabs.stable.example.com --timeout=80s", timeout: Patience);
        Assert.Equal(1, (await cluster.TryKubectlAsync("get crontabs")).ExitCode);
        await cluster.KubectlAsync("apply -f -", CronTabs);
        await cluster.KubectlAsync("wait --for=condition=Established crd/crontabs.stable.example.com --timeout=60s");
        Assert.Empty(await cluster.KubectlAsync("get crontabs -o name"));
        await cluster.KubectlAsync("delete crd crontabs.stable.example.com --timeout=80s", timeout: Patience);
    }

    [Fact]
    public async Task Every_process_may_be_killed_and_comes_back_with_the_pods_untouched()
    {
        await cluster.KubectlAsync("create ns steady");
        await cluster.KubectlAsync("-n steady create deployment web --image=arktos.local/web:1 --replicas=2");
        await cluster.KubectlAsync("-n steady rollout status deployment/web --timeout=80s");
        var before = await ContainersAsync("steady");
        // At once what has another one beside it, or nobody waits for: always one of two supervisors, two stores.
        string[][] waves =
        [
            ["supervisor-1", "kubelet-node-1", "dns-1", "apiserver-2", "store-az-a"],
            ["supervisor-2", "scheduler-1", "controllers-1", "dns-2", "apiserver-1", "store-az-b"],
            ["store-az-c"],
        ];
        Assert.Equal(LocalCluster.Processes.Order(), waves.SelectMany(w => w).Order());
        foreach (var wave in waves)
        {
            // Nobody does anything about it.
            await cluster.KillAndHealAsync(wave);
            Assert.Equal(before, await ContainersAsync("steady"));
        }
        // Both that would do it at once: then `up` does.
        await cluster.KillAsync("supervisor-1", "supervisor-2");
        Assert.Contains("supervisor-2", await cluster.UpAsync());
        await cluster.KubectlAsync("-n steady scale deployment/web --replicas=3");
        await cluster.KubectlAsync("-n steady rollout status deployment/web --timeout=80s");
        Assert.Superset(before.ToHashSet(), (await ContainersAsync("steady")).ToHashSet());
        await cluster.KubectlAsync("delete ns steady --timeout=80s", timeout: Patience);
    }

    [Fact]
    public async Task The_store_that_leads_may_be_killed_and_nothing_is_lost()
    {
        await cluster.KubectlAsync("create ns durable");
        for (var round = 0; round < 2; round++)
        {
            await cluster.KubectlAsync($"-n durable create configmap before-{round} --from-literal=a=b");
            var leader = await LeaderAsync();
            // It is to stay away until the others have shown that they go on.
            await cluster.SignalAsync("STOP", "supervisor-1", "supervisor-2");
            await cluster.KillAsync("store-" + leader);
            await cluster.KubectlAsync($"-n durable create configmap during-{round} --from-literal=a=b");
            Assert.Contains($"before-{round}", await cluster.KubectlAsync("-n durable get configmaps"));
            Assert.Contains("down", await cluster.StatusAsync());
            await cluster.SignalAsync("CONT", "supervisor-1", "supervisor-2");
            await cluster.UntilRunningAsync("store-" + leader);
            await cluster.UpAsync();
        }
        var names = await cluster.KubectlAsync("-n durable get configmaps -o name");
        foreach (var name in (string[])["before-0", "during-0", "before-1", "during-1"])
            Assert.Contains(name, names);
        await cluster.KubectlAsync("delete ns durable --timeout=80s", timeout: Patience);
    }

    [Fact]
    public async Task A_watch_sees_what_happens_and_a_bad_request_gets_a_clear_answer()
    {
        await cluster.KubectlAsync("create ns watched");
        var watch = cluster.KubectlAsync(
            "-n watched get configmaps -w --output-watch-events --request-timeout=8s -o name",
            timeout: Patience
        );
        await Shell.UntilAsync(
            () => cluster.TryKubectlAsync($"-n watched create configmap seen-{Guid.NewGuid():n} --from-literal=a=b"),
            _ => watch.IsCompleted,
            Patience,
            "the watch ends by its time limit"
        );
        Assert.Contains("seen-", await watch);
        Assert.Contains("NotFound", (await cluster.TryKubectlAsync("-n watched get pod none")).Error);
        Assert.Contains("AlreadyExists", (await cluster.TryKubectlAsync("create ns watched")).Error);
        Assert.Contains("Invalid value", (await cluster.TryKubectlAsync("create ns Bad_Name")).Error);
        Assert.Contains(
            """namespaces "nowhere" not found""",
            (await cluster.TryKubectlAsync("-n nowhere create configmap x")).Error
        );
        await cluster.KubectlAsync("delete ns watched --timeout=80s", timeout: Patience);
    }

    [Fact]
    public async Task A_pod_of_a_file_of_the_node_runs_is_seen_and_stays_until_the_file_goes()
    {
        const string see =
            "get pod own-node-1 -o jsonpath={.metadata.uid},{.status.phase},{.status.containerStatuses[0].containerID}";
        var file = Path.Combine(cluster.StateDirectory, "nodes", "node-1", "manifests", "own.yaml");
        await File.WriteAllTextAsync(
            file + ".new",
            """
            apiVersion: v1
            kind: Pod
            metadata: {name: own}
            spec:
              containers:
              - {name: web, image: "arktos.local/web:1"}
              terminationGracePeriodSeconds: 1
            """
        );
        File.Move(file + ".new", file);
        var seen = await Shell.UntilAsync(
            () => cluster.TryKubectlAsync(see),
            r => r.Output.Contains(",Running,"),
            Patience,
            "the pod runs"
        );
        await cluster.KubectlAsync("delete pod own-node-1 --wait=false");
        var again = await Shell.UntilAsync(
            () => cluster.TryKubectlAsync(see),
            r => r.Output.Contains(",Running,") && r.Output.Split(',')[0] != seen.Output.Split(',')[0],
            Patience,
            "it is seen again"
        );
        Assert.Equal(seen.Output.Split(',')[2], again.Output.Split(',')[2]);
        File.Delete(file);
        await Shell.UntilAsync(
            () => cluster.TryKubectlAsync("get pod own-node-1"),
            r => r.Error.Contains("not found"),
            Patience,
            "it is gone"
        );
    }

    private async Task<List<string>> ContainersAsync(string ns) =>
        [
            .. (await cluster.GetAsync($"pods -n {ns}"))["items"]!
                .AsArray()
                .SelectMany(p => p!["status"]!["containerStatuses"]?.AsArray() ?? [])
                .Select(c => (string)c!["containerID"]! + " " + (int)c["restartCount"]!)
                .Order(),
        ];

    /// <summary>Of partition 0. The lead may just be passing from one store to another.</summary>
    private async Task<string> LeaderAsync()
    {
        for (var attempt = 0; ; attempt++)
        {
            var status = await cluster.StatusAsync();
            var leader = status
                .Split('\n')
                .Select(l => l.Split(' ', StringSplitOptions.RemoveEmptyEntries))
                .First(c => c.Length > 1 && c[0] == "0")[1];
            if (leader.StartsWith("az-", StringComparison.Ordinal))
                return leader;
            Assert.True(attempt < 50, $"partition 0 has no leader:\n{status}");
            await Task.Delay(200);
        }
    }

    private static string Manifest(string colour, int replicas) =>
        new JsonObject
        {
            ["apiVersion"] = "v1",
            ["kind"] = "List",
            ["items"] = JsonNode.Parse(
                """
                [
                  {"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": "settings"}, "data": {"colour": "COLOUR_OF_TEST"}},
                  {"apiVersion": "v1", "kind": "Secret", "metadata": {"name": "secrets"}, "stringData": {"password": "hidden"}},
                  {"apiVersion": "apps/v1", "kind": "Deployment", "metadata": {"name": "reader", "labels": {"app": "reader"}},
                   "spec": {"replicas": REPLICAS_OF_TEST, "selector": {"matchLabels": {"app": "reader"}},
                    "template": {"metadata": {"labels": {"app": "reader"}},
                     "spec": {"containers": [{"name": "reader", "image": "arktos.local/busybox:1", "command": ["sh", "-c", "trap 'exit 0' TERM; while :; do sleep 1; done"],
                       "env": [{"name": "COLOUR", "valueFrom": {"configMapKeyRef": {"name": "settings", "key": "colour"}}}],
                       "volumeMounts": [{"name": "settings", "mountPath": "/etc/settings"}, {"name": "secrets", "mountPath": "/etc/secrets"}, {"name": "scratch", "mountPath": "/scratch"}]}],
                      "volumes": [{"name": "settings", "configMap": {"name": "settings"}}, {"name": "secrets", "secret": {"secretName": "secrets"}}, {"name": "scratch", "emptyDir": {}}]}}}}
                ]
                """.Replace("COLOUR_OF_TEST", colour).Replace("REPLICAS_OF_TEST", $"{replicas}")
            ),
        }.ToJsonString();

    private const string CronTabs = """
        apiVersion: apiextensions.k8s.io/v1
        kind: CustomResourceDefinition
        metadata: {name: crontabs.stable.example.com}
        spec:
          group: stable.example.com
          scope: Namespaced
          names: {plural: crontabs, kind: CronTab, shortNames: [ct], categories: [all]}
          versions:
          - name: v1
            served: true
            storage: true
            schema:
              openAPIV3Schema:
                type: object
                properties:
                  spec:
                    type: object
                    properties:
                      cronSpec: {type: string, description: When it runs.}
                      replicas: {type: integer, default: 1}
                  status:
                    type: object
                    properties: {replicas: {type: integer}}
            subresources:
              status: {}
              scale: {specReplicasPath: .spec.replicas, statusReplicasPath: .status.replicas}
            additionalPrinterColumns:
            - {name: Spec, type: string, jsonPath: .spec.cronSpec}
            - {name: Replicas, type: integer, jsonPath: .spec.replicas}
            - {name: Age, type: date, jsonPath: .metadata.creationTimestamp}
        """;

    private const string Tab = """
        {"apiVersion": "stable.example.com/v1", "kind": "CronTab", "metadata": {"name": "tab"},
         "spec": {"cronSpec": "* * * * *"}}
        """;
}
