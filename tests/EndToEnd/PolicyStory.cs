namespace Arktos.EndToEnd;

/// <summary>
/// Network policies of a tenant on a cluster of three nodes, by traffic: what is denied, what each kind of rule lets
/// pass, and that another tenant, with the same names, notices nothing.
/// </summary>
internal sealed class PolicyStory(LocalCluster cluster, TimeSpan patience)
{
    private const string Client = "-n walled exec client --",
        Other = "-n walled exec other --",
        Guest = "-n elsewhere exec guest --";
    private string _server = "";

    public async Task RunAsync()
    {
        _server = await cluster.KubectlAsync("config view -o jsonpath={.clusters[0].cluster.server}");
        foreach (var tenant in (string[])["acme", "beta"])
        {
            Assert.Equal(0, (await cluster.ArktosAsync("tenant", "create", tenant)).ExitCode);
            await StartAsync(tenant);
        }
        var db = await AddressAsync("acme", "walled", "db");
        await ReachAsync(db, "client other guest");
        await PolicyAsync("deny", """{"podSelector":{},"policyTypes":["Ingress"]}""");
        await ReachAsync(db, "");
        await OthersAreUntouchedAsync();
        await PolicyAsync(
            "label",
            """
            {"podSelector":{"matchLabels":{"app":"db"}},
             "ingress":[{"from":[{"podSelector":{"matchLabels":{"app":"client"}}}],"ports":[{"port":"http"}]}]}
            """
        );
        await ReachAsync(db, "client");
        await PolicyAsync(
            "namespace",
            """{"podSelector":{},"ingress":[{"from":[{"namespaceSelector":{"matchLabels":{"team":"a"}}}]}]}"""
        );
        await ReachAsync(db, "client guest");
        var other = await AddressAsync("acme", "walled", "other");
        await PolicyAsync(
            "block",
            $$$"""{"podSelector":{},"ingress":[{"from":[{"ipBlock":{"cidr":"{{{other}}}/32"}}],"ports":[{"port":80}]}]}"""
        );
        await ReachAsync(db, "client other guest");
        await KubectlAsync("acme", "-n walled delete networkpolicy namespace block");
        await ReachAsync(db, "client");
        // The next agent goes on with what is there; nobody gets in meanwhile, and its node's probes do.
        await cluster.KillAndHealAsync("kubelet-node-1");
        await ReachAsync(db, "client");
        await KubectlAsync("acme", "-n walled wait --for=condition=Ready pod/db --timeout=80s");
        await LeavesAsync();
        await KubectlAsync("acme", "-n walled delete networkpolicy --all");
        await ReachAsync(db, "client other guest");
    }

    private async Task LeavesAsync()
    {
        const string Egress = """
            {"podSelector":{"matchLabels":{"app":"client"}},"policyTypes":["Egress"],"egress":[RULES]}
            """;
        const string Db = """{"to":[{"podSelector":{"matchLabels":{"app":"db"}}}],"ports":[{"port":"http"}]}""",
            Dns =
                """
                    {"to":[{"namespaceSelector":{"matchLabels":{"kubernetes.io/metadata.name":"kube-system"}},
                            "podSelector":{"matchLabels":{"k8s-app":"kube-dns"}}}],
                     "ports":[{"port":53,"protocol":"UDP"},{"port":53,"protocol":"TCP"}]}
                    """;
        var service = await KubectlAsync("acme", "-n walled get service db -o jsonpath={.spec.clusterIP}");
        foreach (
            var (rules, names, web, api) in new[]
            {
                ("", false, false, false),
                (Db, false, true, false),
                ($"{Db},{Dns}", true, true, false),
            }
        )
        {
            await PolicyAsync("leave", Egress.Replace("RULES", rules, StringComparison.Ordinal));
            await UntilAsync(() => AskAsync(Client, service), web ? "db" : "", $"{rules}: the service");
            var found = names ? $"Address: {service}" : "";
            await UntilAsync(
                async () =>
                    (await TryAsync($"{Client} nslookup -type=a db.walled.svc.cluster.local")).Contains(
                        $"Address: {service}",
                        StringComparison.Ordinal
                    )
                        ? $"Address: {service}"
                        : "",
                found,
                $"{rules}: names"
            );
            await UntilAsync(
                () => TryAsync($"{Client} sh -c 'nc -w 5 10.96.0.1 443 </dev/null && echo -n yes'"),
                api ? "yes" : "",
                $"{rules}: the API"
            );
        }
        await OthersAreUntouchedAsync();
    }

    private async Task StartAsync(string tenant)
    {
        foreach (var (ns, team) in new[] { ("walled", "b"), ("elsewhere", "a") })
        {
            await KubectlAsync(tenant, $"create namespace {ns}");
            await KubectlAsync(tenant, $"label namespace {ns} team={team}");
            await Shell.UntilAsync(
                () =>
                    cluster.TryKubectlAsync($"--server {_server}/tenants/{tenant} -n {ns} get serviceaccount default"),
                r => r.ExitCode == 0,
                patience,
                "the service account"
            );
        }
        const string Web = """
            "image":"arktos.local/web:1","ports":[{"name":"http","containerPort":80}],
            "readinessProbe":{"periodSeconds":1,"httpGet":{"port":"http"}}
            """;
        const string Box = """
            "image":"arktos.local/busybox:1","command":["sleep","86400"]
            """;
        await PodAsync(tenant, ("walled", "db", "node-1"), Web);
        await PodAsync(tenant, ("walled", "client", "node-2"), Box);
        await PodAsync(tenant, ("walled", "other", "node-1"), Box);
        await PodAsync(tenant, ("elsewhere", "guest", "node-3"), Box);
        await KubectlAsync(tenant, "-n walled expose pod db --port=80");
        foreach (var ns in (string[])["walled", "elsewhere"])
            await KubectlAsync(tenant, $"-n {ns} wait --for=condition=Ready pod --all --timeout=80s");
    }

    private Task PodAsync(string tenant, (string Namespace, string Name, string Node) pod, string container) =>
        ApplyAsync(
            tenant,
            $$$"""
            {"apiVersion":"v1","kind":"Pod","metadata":{"namespace":"{{{pod.Namespace}}}","name":"{{{pod.Name}}}",
              "labels":{"app":"{{{pod.Name}}}"}},
             "spec":{"nodeName":"{{{pod.Node}}}","terminationGracePeriodSeconds":1,
              "containers":[{"name":"c",{{{container}}}}]}}
            """
        );

    private Task PolicyAsync(string name, string spec) =>
        ApplyAsync(
            "acme",
            $$$"""
            {"apiVersion":"networking.k8s.io/v1","kind":"NetworkPolicy",
             "metadata":{"namespace":"walled","name":"{{{name}}}"},"spec":{{{spec}}}}
            """
        );

    /// <summary>Those alone get an answer of the web server.</summary>
    private Task ReachAsync(string address, string who) =>
        UntilAsync(
            async () =>
            {
                var reached = new List<string>();
                foreach (var (name, exec) in new[] { ("client", Client), ("other", Other), ("guest", Guest) })
                    if (await AskAsync(exec, address) == "db")
                        reached.Add(name);
                return string.Join(' ', reached);
            },
            who,
            "who gets through"
        );

    private async Task OthersAreUntouchedAsync() =>
        await UntilAsync(
            async () => await AskAsync(Client, await AddressAsync("beta", "walled", "db"), "beta"),
            "db",
            "the other tenant's pods talk"
        );

    /// <summary>"" when there is no answer.</summary>
    private async Task<string> AskAsync(string exec, string address, string tenant = "acme")
    {
        var script = $"printf \"GET / HTTP/1.0\\r\\n\\r\\n\" | nc -w 5 {address} 80 | tail -n 1";
        return (await TryAsync($"{exec} sh -c '{script}'", tenant)).Trim();
    }

    private Task<string> AddressAsync(string tenant, string ns, string pod) =>
        KubectlAsync(tenant, $"-n {ns} get pod {pod} -o jsonpath={{.status.podIP}}");

    private async Task UntilAsync(Func<Task<string>> ask, string right, string what) =>
        await Shell.UntilAsync(ask, now => now == right, patience, $"{what}: \"{right}\"");

    private async Task<string> TryAsync(string arguments, string tenant = "acme")
    {
        var result = await cluster.TryKubectlAsync($"--server {_server}/tenants/{tenant} {arguments}");
        return result.ExitCode == 0 ? result.Output : "";
    }

    private Task<string> KubectlAsync(string tenant, string arguments) =>
        cluster.KubectlAsync($"--server {_server}/tenants/{tenant} {arguments}");

    private Task ApplyAsync(string tenant, string json) =>
        cluster.KubectlAsync($"--server {_server}/tenants/{tenant} apply -f -", json);
}
