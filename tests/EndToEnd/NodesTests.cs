namespace Arktos.EndToEnd;

/// <summary>
/// Three nodes on this machine, each in a network namespace: pods, services, names, logs and exec across them, and what
/// others break.
/// </summary>
public sealed class NodesTests
{
    private const int PortBase = PortBases.Nodes,
        HollowPortBase = PortBases.HollowNodes;

    /// <summary>The first bytes of the cluster's pods.</summary>
    private const string PodRange = "10.82.";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);
    private static readonly string[] Nodes = ["node-1", "node-2", "node-3"];

    /// <summary>Why several nodes cannot run containers here; null when they can.</summary>
    private static string? Refusal =>
        !LocalCluster.HasContainerd ? "real containers need root and containerd"
        : !File.Exists("/usr/sbin/nft") || !File.Exists("/usr/bin/nsenter") ? "several nodes need nft and nsenter"
        : null;

    [Fact]
    public async Task Pods_of_three_nodes_reach_each_other_services_and_names_and_down_leaves_nothing()
    {
        Assert.SkipUnless(Refusal is null, Refusal ?? "");
        var cluster = new LocalCluster(PortBase, "containerd") { Options = ["--nodes", "3"] };
        await using (cluster)
        {
            await cluster.InitializeAsync();
            await EachNodeHasItsPlaceAsync(cluster);
            await StartPodsAsync(cluster);
            var pods = await AddressesAsync(cluster);
            var service = await cluster.KubectlAsync("get service web -o jsonpath={.spec.clusterIP}");
            var port = await cluster.KubectlAsync("get service web -o jsonpath={.spec.ports[0].nodePort}");
            foreach (var from in Nodes)
            {
                foreach (var to in Nodes)
                    await UntilAnswersAsync(() => FromPodAsync(cluster, from, pods[to], "80"), [$"web-{to}"]);
                await UntilAnswersAsync(() => FromPodAsync(cluster, from, service, "8000"), Webs);
                Assert.Contains(service, await NameFromAsync(cluster, from, "web.default.svc.cluster.local"));
                Assert.Contains("serves", await cluster.KubectlAsync($"logs web-{from}"));
                Assert.Equal(
                    "yes",
                    await cluster.KubectlAsync(
                        $"exec box-{from} -- sh -c 'nc -w 5 10.96.0.1 443 </dev/null && echo -n yes'"
                    )
                );
                await UntilAnswersAsync(() => FromHostAsync(pods[from], "80"), [$"web-{from}"]);
            }
            foreach (var address in (string[])["127.0.0.1", await AddressOfAsync(cluster, "node-2")])
                await UntilAnswersAsync(() => FromHostAsync(address, port), Webs);
            await UntilAnswersAsync(() => FromHostAsync(service, "8000"), Webs);
            // Who asks is seen by its own address, and not by its node's.
            var asker = await cluster.KubectlAsync("get pod box-node-1 -o jsonpath={.status.podIP}");
            Assert.Contains(
                asker + ":",
                await cluster.KubectlAsync($"exec box-node-1 -- sh -c 'nc -w 5 {pods["who"]} 7000 </dev/null'")
            );
            await new PolicyStory(cluster, Patience).RunAsync();
            await OthersBreakAsync(cluster, pods);
        }
        var left = await Shell.RunAsync("sh", ["-c", "ip link; ip netns; ip route; nft list tables"]);
        Assert.DoesNotContain($"{PortBase}", left.Output);
        Assert.DoesNotContain(PodRange, left.Output);
    }

    [Fact]
    public async Task Hollow_nodes_need_no_namespace_and_more_of_them_are_added()
    {
        var cluster = new LocalCluster(HollowPortBase, "hollow") { Options = ["--nodes", "2"] };
        await using (cluster)
        {
            await cluster.InitializeAsync();
            var fewer = await cluster.TryUpAsync("--nodes", "1");
            Assert.NotEqual(0, fewer.ExitCode);
            Assert.Contains("has 2 nodes", fewer.Error);
            Assert.Contains("node-3 is ready", await cluster.UpAsync("--nodes", "3"));
            Assert.Contains("everything runs already", await cluster.UpAsync());
            var ranges = await cluster.KubectlAsync("get nodes -o jsonpath={.items[*].spec.podCIDR}");
            Assert.Equal(3, ranges.Split(' ').Distinct().Count());
            await Shell.UntilAsync(
                () => cluster.TryKubectlAsync("get serviceaccount default"),
                r => r.ExitCode == 0,
                Patience,
                "the service account"
            );
            await cluster.KubectlAsync("create deployment web --image=arktos.local/web:1 --replicas=6");
            await cluster.KubectlAsync("rollout status deployment/web --timeout=80s");
            var on = await cluster.KubectlAsync("get pods -o jsonpath={.items[*].spec.nodeName}");
            Assert.Equal(Nodes, on.Split(' ').Distinct().Order());
            var addresses = await cluster.KubectlAsync("get pods -o jsonpath={.items[*].status.podIP}");
            Assert.Equal(6, addresses.Split(' ').Distinct().Count());
        }
    }

    private static IEnumerable<string> Webs => Nodes.Select(n => $"web-{n}");

    private static async Task EachNodeHasItsPlaceAsync(LocalCluster cluster)
    {
        Assert.Equal(
            "az-a az-b az-c",
            await cluster.KubectlAsync(
                "get nodes -o jsonpath={.items[*].metadata.labels.topology\\.kubernetes\\.io/zone}"
            )
        );
        var ranges = (await cluster.KubectlAsync("get nodes -o jsonpath={.items[*].spec.podCIDR}")).Split(' ');
        Assert.Equal(3, ranges.Distinct().Count());
        Assert.Contains("everything runs already", await cluster.UpAsync("--nodes", "3"));
        var fewer = await cluster.TryUpAsync("--nodes", "2");
        Assert.NotEqual(0, fewer.ExitCode);
        Assert.Contains("has 3 nodes", fewer.Error);
    }

    private static async Task StartPodsAsync(LocalCluster cluster)
    {
        await Shell.UntilAsync(
            () => cluster.TryKubectlAsync("get serviceaccount default"),
            r => r.ExitCode == 0,
            Patience,
            "the service account"
        );
        foreach (var node in Nodes)
        {
            await RunAsync(cluster, $"web-{node}", node, "--image=arktos.local/web:1 --labels=app=web");
            await RunAsync(cluster, $"box-{node}", node, "--image=arktos.local/busybox:1", "-- sleep 86400");
        }
        await RunAsync(
            cluster,
            "who",
            "node-3",
            "--image=arktos.local/busybox:1",
            "-- sh -c 'exec nc -ll -p 7000 -e netstat -tn'"
        );
        await cluster.KubectlAsync("create service nodeport web --tcp=8000:80");
        await cluster.KubectlAsync("wait --for=condition=Ready pod --all --timeout=80s");
    }

    private static Task RunAsync(LocalCluster cluster, string name, string node, string options, string command = "") =>
        cluster.KubectlAsync(
            $$$"""run {{{name}}} {{{options}}} --overrides={"spec":{"nodeName":"{{{node}}}"}} """
                + (command.Length > 0 ? $"--command {command}" : "")
        );

    /// <summary>Of the web servers by their node, and of "who".</summary>
    private static async Task<Dictionary<string, string>> AddressesAsync(LocalCluster cluster)
    {
        var addresses = new Dictionary<string, string>();
        foreach (var pod in Webs.Append("who"))
            addresses[pod.Replace("web-", "", StringComparison.Ordinal)] = await cluster.KubectlAsync(
                $"get pod {pod} -o jsonpath={{.status.podIP}}"
            );
        return addresses;
    }

    /// <summary>Routes and a namespace's agent go; they come back, and pods are reached as before.</summary>
    private static async Task OthersBreakAsync(LocalCluster cluster, Dictionary<string, string> pods)
    {
        var range = await cluster.KubectlAsync("get node node-3 -o jsonpath={.spec.podCIDR}");
        foreach (var where in (string[])["", $"-n arktos-{PortBase}-node-2 "])
            Assert.Equal(0, (await Shell.RunAsync("sh", ["-c", $"ip {where}route delete {range}"])).ExitCode);
        await UntilAnswersAsync(() => FromPodAsync(cluster, "node-2", pods["node-3"], "80"), ["web-node-3"]);
        await UntilAnswersAsync(() => FromHostAsync(pods["node-3"], "80"), ["web-node-3"]);
        await cluster.KillAndHealAsync("kubelet-node-2");
        await cluster.KillAndHealAsync("proxy-1");
        await UntilAnswersAsync(() => FromPodAsync(cluster, "node-2", pods["node-3"], "80"), ["web-node-3"]);
        await UntilAnswersAsync(() => FromHostAsync(pods["node-2"], "80"), ["web-node-2"]);
    }

    private static Task<string> AddressOfAsync(LocalCluster cluster, string node) =>
        cluster.KubectlAsync($"get node {node} -o jsonpath={{.status.addresses[0].address}}");

    private static async Task UntilAnswersAsync(Func<Task<string>> ask, IEnumerable<string> right) =>
        await Shell.UntilAsync(ask, right.Contains, Patience, $"the answer is of {string.Join(", ", right)}");

    private static async Task<string> FromHostAsync(string address, string port) =>
        (await Shell.RunAsync("curl", ["-s", "--max-time", "5", $"http://{address}:{port}/"])).Output.Trim();

    private static async Task<string> FromPodAsync(LocalCluster cluster, string node, string address, string port)
    {
        var result = await cluster.TryKubectlAsync(
            $"exec box-{node} -- sh -c 'printf \"GET / HTTP/1.0\\r\\n\\r\\n\" | nc -w 5 {address} {port} | tail -n 1'"
        );
        return result.ExitCode == 0 ? result.Output.Trim() : result.ToString();
    }

    private static async Task<string> NameFromAsync(LocalCluster cluster, string node, string name) =>
        (
            await Shell.UntilAsync(
                () => cluster.TryKubectlAsync($"exec box-{node} -- nslookup {name}"),
                r => r.ExitCode == 0,
                Patience,
                "the name is known"
            )
        ).Output;
}
