using System.Globalization;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.RegularExpressions;

namespace Arktos.EndToEnd;

/// <summary>
/// A tenant's day, with the tools of its operator and of its users: a cluster of its own on nodes that it shares.
/// </summary>
public sealed class TenantTests
{
    private const int PortBase = PortBases.Tenants;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    private readonly LocalCluster _cluster = new(PortBase, "containerd");

    private string Config => Path.Combine(_cluster.StateDirectory, "acme.kubeconfig");

    private string Folders => Path.Combine(_cluster.StateDirectory, "nodes", "node-1", "local-path", "acme");

    [Fact]
    public async Task A_tenant_has_a_cluster_of_its_own_and_goes_with_all_that_it_holds()
    {
        Assert.SkipUnless(LocalCluster.HasContainerd, "needs root and containerd");
        try
        {
            await _cluster.InitializeAsync();
            await IsMadeAsync();
            await FindsItsNamesAsync();
            await IsKeptApartAsync();
            await HasNetworksAsync();
            await CallsItsApiAsync();
            await KeepsItsDataAsync();
            await IsShownAsync();
            await MovesAsync();
            await FallsIntoPartsAsync();
            await KeepsToItsQuotaAsync();
            await OpensNoOtherDoorAsync();
            await IsUsedByThePluginAsync();
            await GoesAsync();
            await ComesBackAsAnotherAsync();
        }
        finally
        {
            await _cluster.DisposeAsync();
        }
    }

    private async Task IsMadeAsync()
    {
        Assert.Contains("tenant/acme created", await ArktosAsync("tenant", "create", "acme"));
        var again = await _cluster.ArktosAsync("tenant", "create", "acme");
        Assert.Equal((1, "arktos tenant create: tenants \"acme\" already exists\n"), (again.ExitCode, again.Error));
        await File.WriteAllTextAsync(Config, await ArktosAsync("tenant", "kubeconfig", "acme", "--user", "alice"));
        Assert.Equal(
            "namespace/default\nnamespace/kube-public\nnamespace/kube-system\n",
            await AliceAsync("get namespaces -o name")
        );
        foreach (
            var (other, why) in new[]
            {
                ("get nodes", "doesn't have a resource type \"nodes\""),
                ("get tenants", "doesn't have a resource type \"tenants\""),
                ("get --raw /api/v1/nodes", "Forbidden"),
                ("get pods --server SERVER/tenants/system", "Forbidden"),
            }
        )
        {
            var refused = await TryAliceAsync(other);
            Assert.True(refused.ExitCode != 0 && refused.Error.Contains(why), $"{other}: {refused}");
        }
    }

    /// <summary>
    /// Through the service's address where the node routes it (its table names the address), else at the server's own.
    /// </summary>
    private async Task FindsItsNamesAsync()
    {
        foreach (var (tenant, address) in new[] { ("acme", "10.96.55.5"), ("system", "10.96.66.6") })
        {
            await _cluster.KubectlAsync(
                $"create --raw /api/v1/tenants/{tenant}/namespaces -f -",
                """{"apiVersion":"v1","kind":"Namespace","metadata":{"name":"shop"}}"""
            );
            await Shell.UntilAsync(
                () => _cluster.TryKubectlAsync($"get --raw {Space(tenant)}/serviceaccounts/default"),
                r => r.ExitCode == 0,
                Patience,
                $"tenant {tenant} has a service account"
            );
            await CreateAsync(
                tenant,
                "services",
                $$"""{"apiVersion":"v1","kind":"Service","metadata":{"name":"web"},"spec":{"clusterIP":"{{address}}","ports":[{"port":80}]} }"""
            );
        }
        await CreateAsync(
            "system",
            "services",
            """{"apiVersion":"v1","kind":"Service","metadata":{"name":"secret"},"spec":{"clusterIP":"10.96.66.7","ports":[{"port":80}]}}"""
        );
        foreach (var (tenant, address) in new[] { ("acme", "10.96.55.5"), ("system", "10.96.66.6") })
        {
            var log = await AskInsideAsync(tenant);
            Assert.Contains("nameserver 10.96.0.10", log);
            Assert.Contains("search shop.svc.cluster.local svc.cluster.local cluster.local", log);
            Assert.Contains("options ndots:5", log);
            Assert.Contains($"Address: {address}", log);
            Assert.Contains("Address: 10.96.0.1\n", log);
            // Short names, as programs ask for them.
            Assert.Contains($"PING web ({address})", log);
            Assert.Contains("PING kubernetes.default (10.96.0.1)", log);
            // What is another tenant's is not there.
            Assert.Equal(tenant == "system", log.Contains("10.96.66.7"));
        }
    }

    /// <summary>
    /// Its certificate is one of the cluster's authority, as those of nodes and operators are: it must be worth nothing
    /// wherever a process listens but at the API servers.
    /// </summary>
    private async Task OpensNoOtherDoorAsync()
    {
        var pem = string.Concat(
            (await File.ReadAllLinesAsync(Config))
                .Select(l => l.Trim())
                .Where(l => l.StartsWith("client-", StringComparison.Ordinal))
                .Select(l => Encoding.UTF8.GetString(Convert.FromBase64String(l[(l.IndexOf(' ') + 1)..])) + "\n")
        );
        using var alice = X509Certificate2.CreateFromPem(pem, pem);
        var opened = new List<string>();
        foreach (var (process, port) in Doors)
        foreach (var certificate in new[] { alice, null })
        foreach (var path in new[] { "/metrics", "/pods", "/stats/summary", "/arktos.store.v1.Keyspace/Status" })
            if (await CodeAsync(port, path, certificate) is not (0 or 401 or 403 or 404) and var code)
                opened.Add($"{process} answers {code} to {path} of {certificate?.Subject ?? "nobody"}");
        Assert.Equal([], opened);
        // The operator's is worth something, so the doors were there; stores and node agents know API servers alone.
        var admin = X509Certificate2.CreateFromPemFile(
            Path.Combine(_cluster.StateDirectory, "pki", "admin.crt"),
            Path.Combine(_cluster.StateDirectory, "pki", "admin.key")
        );
        foreach (var (process, port) in Doors.Where(d => d.Process is not ("store-az-a" or "kubelet-node-1")))
            Assert.Equal((process, 200), (process, await CodeAsync(port, "/metrics", admin)));
    }

    /// <summary>Where processes listen; API servers at ports of their own, since they share one besides.</summary>
    private static IEnumerable<(string Process, int Port)> Doors =>
        [
            ("apiserver-1", PortBase + 3),
            ("scheduler-1", PortBase + 5),
            ("controllers-1", PortBase + 6),
            ("dns-1", PortBase + 8),
            ("store-az-a", PortBase + 11),
            ("kubelet-node-1", PortBase + 20),
        ];

    /// <summary>0: no answer at all, as where the handshake fails.</summary>
    private static async Task<int> CodeAsync(int port, string path, X509Certificate2? certificate)
    {
        using var handler = new SocketsHttpHandler
        {
            SslOptions = new()
            {
                LocalCertificateSelectionCallback = (_, _, _, _, _) => certificate!,
                RemoteCertificateValidationCallback = (_, _, _, _) => true,
            },
        };
        using var http = new HttpClient(handler) { Timeout = TimeSpan.FromSeconds(20) };
        var isCall = path.StartsWith("/arktos", StringComparison.Ordinal);
        using var request = new HttpRequestMessage(
            isCall ? HttpMethod.Post : HttpMethod.Get,
            $"https://127.0.0.1:{port}{path}"
        )
        {
            Version = isCall ? HttpVersion.Version20 : HttpVersion.Version11,
            VersionPolicy = HttpVersionPolicy.RequestVersionOrHigher,
            Content = isCall ? new ByteArrayContent(new byte[5]) : null,
        };
        request.Content?.Headers.ContentType = new("application/grpc");
        try
        {
            using var response = await http.SendAsync(request);
            // A call is refused in its trailers, or in its headers where there is nothing else.
            var isRefused =
                isCall
                && response
                    .Headers.Concat(response.TrailingHeaders)
                    .Any(h => h.Key == "grpc-status" && h.Value.Single() != "0");
            return isRefused ? 403 : (int)response.StatusCode;
        }
        catch (HttpRequestException)
        {
            return 0;
        }
    }

    private async Task KeepsToItsQuotaAsync()
    {
        var bad = await _cluster.ArktosAsync("tenant", "quota", "acme", "--pods", "many");
        Assert.Equal(1, bad.ExitCode);
        Assert.Contains("--pods: \"many\" is no amount", bad.Error);
        var told = await ArktosAsync(
            "tenant",
            "quota",
            "acme",
            "--hard",
            "count/poddisruptionbudgets.policy=1",
            "--objects",
            "100000"
        );
        Assert.Matches(@"count/poddisruptionbudgets.policy +0 +1\b", told);
        // It is for all namespaces together, and not for the tenant to change.
        await AliceAsync("create poddisruptionbudget one --selector=a=b --min-available=1");
        var beyond = await TryAliceAsync(
            "create poddisruptionbudget two --selector=a=b --min-available=1 -n kube-public"
        );
        Assert.Contains("exceeded quota: tenant, requested: count/poddisruptionbudgets.policy=1", beyond.Error);
        Assert.NotEqual(0, (await TryAliceAsync("delete tenantquota tenant")).ExitCode);
        Assert.Contains("count/poddisruptionbudgets.policy: 1/1", await AliceAsync("get tenantquotas"));
        await ArktosAsync("tenant", "quota", "acme", "--objects", "1");
        var full = await TryAliceAsync("create configmap more");
        Assert.Contains("exceeded quota: tenant, requested: objects=1, used: objects=", full.Error);
        Assert.Contains(
            "tenant acme has no quota",
            await ArktosAsync(
                "tenant",
                "quota",
                "acme",
                "--hard",
                "count/poddisruptionbudgets.policy=none",
                "--objects",
                "none"
            )
        );
        await AliceAsync("create poddisruptionbudget two --selector=a=b --min-available=1 -n kube-public");
    }

    /// <summary>Two tenants with the same pods and services on one node; the operator's pods reach both.</summary>
    private async Task IsKeptApartAsync()
    {
        string[] tenants = ["acme", "rival", "system"];
        Assert.Contains("tenant/rival created", await ArktosAsync("tenant", "create", "rival"));
        foreach (var tenant in tenants)
            await AtAsync(
                tenant,
                "apply -f -",
                $$$"""
                apiVersion: v1
                kind: Pod
                metadata: {name: web, labels: {app: web}}
                spec:
                  terminationGracePeriodSeconds: 0
                  containers:
                  - {name: a, image: "arktos.local/busybox:1", command: [sh, -c, "echo {{{tenant}}} > /tmp/index.html; exec httpd -f -h /tmp"]}
                ---
                apiVersion: v1
                kind: Pod
                metadata: {name: box}
                spec:
                  terminationGracePeriodSeconds: 0
                  containers:
                  - {name: a, image: "arktos.local/busybox:1", command: [sleep, "3600"]}
                ---
                apiVersion: v1
                kind: Service
                metadata: {name: front}
                spec:
                  selector: {app: web}
                  ports: [{port: 8000, targetPort: 80}]
                """
            );
        var (pods, services) = (new Dictionary<string, string>(), new Dictionary<string, string>());
        foreach (var tenant in tenants)
        {
            await AtAsync(tenant, "wait --for=condition=Ready --timeout=60s pod/web pod/box");
            pods[tenant] = (await AtAsync(tenant, "get pod web -o jsonpath={.status.podIP}")).Trim();
            services[tenant] = (await AtAsync(tenant, "get service front -o jsonpath={.spec.clusterIP}")).Trim();
            // By its name, as soon as the node leads there.
            await Shell.UntilAsync(
                () => AskAsync(tenant, "front:8000"),
                r => r.Output == tenant + "\n",
                Patience,
                $"the service of {tenant} answers"
            );
        }
        foreach (var from in tenants)
        foreach (var to in tenants)
        foreach (var address in new[] { pods[to], $"{services[to]}:8000" })
        {
            var asked = await AskAsync(from, address);
            if (from == to || from == "system")
                Assert.True(asked.Output == to + "\n", $"{from} asks {to} at {address}: {asked}");
            else
                Assert.True(
                    asked.ExitCode != 0 && (asked.Error.Contains("refused") || asked.Error.Contains("No route")),
                    $"{from} asks {to} at {address}: {asked}"
                );
        }
        foreach (var tenant in tenants)
            await AtAsync(tenant, "delete pod/web pod/box service/front");
        Assert.Equal(
            "nftables",
            await _cluster.KubectlAsync(@"get node node-1 -o jsonpath={.metadata.labels.arktos\.io/tenant-walls}")
        );

        Task<ShellResult> AskAsync(string tenant, string address) =>
            TryAtAsync(tenant, $"exec box -- timeout 5 wget -qO- http://{address}/");

        Task<ShellResult> TryAtAsync(string tenant, string arguments, string? input = null) =>
            _cluster.TryKubectlAsync(
                $"--server https://127.0.0.1:{PortBase + 2}/tenants/{tenant} -n default {arguments}",
                input,
                Patience
            );

        async Task<string> AtAsync(string tenant, string arguments, string? input = null)
        {
            var result = await TryAtAsync(tenant, arguments, input);
            Assert.True(result.ExitCode == 0, $"{tenant}: kubectl {arguments}: {result}");
            return result.Output;
        }
    }

    /// <summary>Pods and services of a network of the tenant's own know nothing of those of its default one.</summary>
    private async Task HasNetworksAsync()
    {
        Assert.Matches(@"(?m)^default +flat +Ready +10\.96\.0\.10$", await AliceAsync("get networks"));
        const string Pods = """
            apiVersion: v1
            kind: Pod
            metadata: {name: NAME, labels: {app: web, LABEL}}
            spec:
              terminationGracePeriodSeconds: 0
              containers:
              - {name: a, image: "arktos.local/busybox:1", command: [sh, -c, "echo NAME > /tmp/index.html; exec httpd -f -h /tmp"]}
            ---
            apiVersion: v1
            kind: Service
            metadata: {name: of-NAME, labels: {LABEL}}
            spec: {selector: {app: web}, ports: [{port: 80}]}
            """;
        var blue = Pods.Replace("NAME", "blue").Replace("LABEL", "arktos.futurewei.com/network: blue");
        var early = await TryAliceAsync("apply -n default -f -", blue);
        Assert.True(early.ExitCode != 0 && early.Error.Contains("network acme/blue not found"), $"{early}");
        await AliceAsync(
            "apply -f -",
            """
            apiVersion: arktos.futurewei.com/v1
            kind: Network
            metadata: {name: blue}
            spec: {type: flat}
            """
        );
        await AliceAsync("wait --for=jsonpath={.status.phase}=Ready --timeout=30s network/blue");
        await AliceAsync("apply -n default -f -", blue);
        await AliceAsync("apply -n default -f -", Pods.Replace("NAME", "plain").Replace("LABEL", "a: b"));
        await AliceAsync("wait -n default --for=condition=Ready --timeout=60s pod/blue pod/plain");
        string[] names = ["blue", "plain"];
        foreach (var from in names)
            await Shell.UntilAsync(
                () => AskAsync(from, $"of-{from}"),
                r => r.Output == from + "\n",
                Patience,
                $"{from} reaches the service of its network by name"
            );
        foreach (var (from, to) in new[] { ("blue", "plain"), ("plain", "blue") })
        {
            var pod = (await AliceAsync($"get -n default pod {to} -o jsonpath={{.status.podIP}}")).Trim();
            var service = (await AliceAsync($"get -n default service of-{to} -o jsonpath={{.spec.clusterIP}}")).Trim();
            foreach (var address in new[] { pod, service })
            {
                var asked = await AskAsync(from, address);
                Assert.True(
                    asked.ExitCode != 0 && (asked.Error.Contains("refused") || asked.Error.Contains("No route")),
                    $"{from} asks {to} at {address}: {asked}"
                );
            }
            Assert.NotEqual(0, (await AskAsync(from, $"of-{to}")).ExitCode);
        }
        // Names that every pod is told of.
        await AliceAsync("exec -n default blue -- timeout 5 nslookup kubernetes.default.svc.cluster.local");
        await AliceAsync("delete network blue --wait=false");
        await Shell.UntilAsync(
            () => AliceAsync("get network blue -o jsonpath={.status.message}"),
            m => m.Contains("still in use by pod default/blue, service default/of-blue", StringComparison.Ordinal),
            Patience,
            "it says what it waits for"
        );
        Assert.Equal("blue\n", (await AskAsync("blue", "of-blue")).Output);
        await AliceAsync("delete -n default pod/blue pod/plain service/of-blue service/of-plain");
        await AliceAsync("wait --for=delete --timeout=60s network/blue");

        Task<ShellResult> AskAsync(string pod, string address) =>
            TryAliceAsync($"exec -n default {pod} -- timeout 5 wget -qO- http://{address}/");
    }

    /// <summary>By what every program in a cluster goes by, and no word of tenants.</summary>
    private async Task CallsItsApiAsync()
    {
        Assert.Matches(
            @"(?m)^kubernetes +ClusterIP +10\.96\.0\.1 +<none> +443/TCP ",
            await AliceAsync("get services -n default")
        );
        Assert.Matches(@"(?m)^kubernetes +10\.96\.0\.1:443 ", await AliceAsync("get endpoints -n default"));
        await AliceAsync("create clusterrolebinding way --clusterrole=view --serviceaccount=default:default");
        var services = await InClusterCall.AskAsync(
            arguments => AliceAsync($"-n default {arguments}"),
            "/api/v1/services?limit=10"
        );
        Assert.Contains("\"10.96.0.1\"", services);
        Assert.Contains("\"10.96.55.5\"", services);
        Assert.Contains("\"tenant\": \"acme\"", services);
        Assert.DoesNotContain("\"system\"", services);
        // A clean-up cuts nobody off.
        await AliceAsync("delete services --all -n default --timeout=20s");
        Assert.Contains("kubernetes", await AliceAsync("get services -n default -o name"));
        await AliceAsync("delete pod/way clusterrolebinding/way --now");
    }

    private async Task KeepsItsDataAsync()
    {
        await AliceAsync(
            "apply -f -",
            """
            apiVersion: v1
            kind: PersistentVolumeClaim
            metadata: {name: data, finalizers: [example.com/never]}
            spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Mi}}}
            ---
            apiVersion: apps/v1
            kind: StatefulSet
            metadata: {name: db}
            spec:
              serviceName: db
              selector: {matchLabels: {app: db}}
              template:
                metadata: {labels: {app: db}}
                spec:
                  containers:
                  - name: a
                    image: arktos.local/busybox:1
                    command: [sh, -c, "echo one > /data/log; trap 'exit 0' TERM; sleep 3600 & wait"]
                    volumeMounts: [{name: data, mountPath: /data}]
                  volumes: [{name: data, persistentVolumeClaim: {claimName: data}}]
            """
        );
        await AliceAsync("rollout status statefulset/db --timeout=60s");
        // What would be kept of a claim that is deleted.
        var volume = (await AliceAsync("get pvc data -o jsonpath={.spec.volumeName}")).Trim();
        await AliceAsync(
            $"patch pv {volume} --type=merge -p {{\"spec\":{{\"persistentVolumeReclaimPolicy\":\"Retain\"}}}}"
        );
        await Shell.UntilAsync(
            async () =>
            {
                await Task.Delay(50);
                return Directory.Exists(Folders)
                    ? Directory.GetFiles(Folders, "log", SearchOption.AllDirectories).Length
                    : 0;
            },
            n => n == 1,
            Patience,
            "the tenant has a folder on the node"
        );
    }

    private async Task IsShownAsync()
    {
        var list = await ArktosAsync("tenant", "list");
        Assert.Matches(@"(?m)^acme +Active +\d+ +4 +2 +1 ", list);
        // Its users have just asked, through whichever API server.
        Assert.DoesNotMatch(@"(?m)^acme .* 0\.0 +20", list);
        var told = await ArktosAsync("tenant", "describe", "acme");
        Assert.Contains("Nodes:       node-1", told);
        Assert.Matches(@"(?m)^Requests: +(?!0\.0 )\d+\.\d a second in the last 10 s$", told);
        Assert.Matches(@"(?m)^statefulsets\.apps +1 ", told);
        Assert.Contains(
            "secrets/acme/shop/",
            await KeysAfterAsync("create -n shop secret generic mine --from-literal=a=b")
        );
    }

    /// <summary>To another partition, while its pods run; a watch from before goes on behind it.</summary>
    private async Task MovesAsync()
    {
        var here = PartitionOf(await ArktosAsync("tenant", "list"));
        var list = await AliceAsync("get --raw /api/v1/namespaces/shop/configmaps?limit=1");
        var before = Regex.Match(list, "\"resourceVersion\":\"(\\d+)\"").Groups[1].Value;
        await AliceAsync("create configmap first -n shop --from-literal=a=1");
        foreach (var to in (int[])[here % 3 + 1, here])
        {
            var partition = to.ToString(CultureInfo.InvariantCulture);
            Assert.Contains(
                $"tenant/acme is in partition {partition}",
                await ArktosAsync("tenant", "move", "acme", "--to-partition", partition)
            );
            Assert.Matches($@"(?m)^acme +Active +{partition} +4 +2 +1 ", await ArktosAsync("tenant", "list"));
            await AliceAsync($"create configmap in-{partition} -n shop --from-literal=a=1");
        }
        var watched = await AliceAsync(
            $"get --raw '/api/v1/namespaces/shop/configmaps?watch=1&timeoutSeconds=2&resourceVersion={before}'"
        );
        Assert.Equal(
            ["first", $"in-{here % 3 + 1}", $"in-{here}"],
            Regex.Matches(watched, "\"ADDED\".*?\"name\":\"([^\"]+)\"").Select(m => m.Groups[1].Value)
        );
        var there = await _cluster.ArktosAsync("tenant", "move", "acme", "--to-partition", $"{here}");
        Assert.Equal(
            (1, $"arktos tenant move: tenant acme is in partition {here} already\n"),
            (there.ExitCode, there.Error)
        );
        await AliceAsync("delete configmaps -n shop first in-1 in-2 in-3 --ignore-not-found");
        await IsKeptInBalanceAsync();
    }

    /// <summary>Over all partitions of the cluster, while it is watched; namespaces of before and of after.</summary>
    private async Task FallsIntoPartsAsync()
    {
        var begin = await AliceAsync("get --raw /api/v1/configmaps?limit=1");
        var version = Regex.Match(begin, "\"resourceVersion\":\"(\\d+)\"").Groups[1].Value;
        await AliceAsync("create configmap whole -n shop --from-literal=a=1");
        var told = await ArktosAsync("tenant", "spread", "acme");
        Assert.Matches(@"^tenant/acme is in partition \d \(parts 1 2 3\)\n$", told);
        // The same once more, and what cannot be.
        Assert.Equal(told, await ArktosAsync("tenant", "spread", "acme"));
        var refused = await _cluster.ArktosAsync("tenant", "spread", "acme", "--over", "77");
        Assert.Equal(
            (1, "arktos tenant spread: --over: there is no partition 77 (arktos partition list)\n"),
            (refused.ExitCode, refused.Error)
        );
        foreach (var ns in (string[])["one", "two", "three"])
        {
            await AliceAsync($"create namespace {ns}");
            await AliceAsync($"create configmap of-{ns} -n {ns} --from-literal=a=1");
            await AliceAsync($"create service clusterip s-{ns} -n {ns} --tcp=80");
        }
        await AliceAsync("create clusterrole of-all --verb=get --resource=pods");
        var watched = await AliceAsync(
            $"get --raw '/api/v1/configmaps?watch=1&timeoutSeconds=3&resourceVersion={version}'"
        );
        Assert.Equal(
            ["whole", "of-one", "of-two", "of-three"],
            Regex
                .Matches(watched, "\"ADDED\".*?\"name\":\"([^\"]+)\"")
                .Select(m => m.Groups[1].Value)
                .Where(n => n != "kube-root-ca.crt")
        );
        var listed = await AliceAsync("get configmaps,services -A -o name --sort-by=.metadata.name");
        foreach (var name in (string[])["of-one", "of-two", "of-three", "s-one", "s-two", "s-three", "whole"])
            Assert.Contains($"/{name}\n", listed);
        Assert.Equal(3, Regex.Count(await AliceAsync("get ipaddresses"), "services/(one|two|three)/s-"));
        Assert.Matches(@"Partition: +\d \(parts 1 2 3\)", await ArktosAsync("tenant", "describe", "acme"));
        await AliceAsync("delete service s-two -n two");
        Assert.Equal(2, Regex.Count(await AliceAsync("get ipaddresses"), "services/(one|two|three)/s-"));
        await AliceAsync("delete namespace one --timeout=60s");
    }

    private static int PartitionOf(string list) =>
        int.Parse(Regex.Match(list, @"(?m)^acme +Active +(\d+) ").Groups[1].Value, CultureInfo.InvariantCulture);

    /// <summary>What stores carry is shown; rules are kept, and those that make no sense are refused.</summary>
    private async Task IsKeptInBalanceAsync()
    {
        var shown = await ArktosAsync("partition", "balance", "--measure", "1s", "--hot-writes", "100000");
        Assert.Contains("stores move things by themselves: no (--auto on)", shown);
        Assert.Contains("150 % of the average, and 100000 writes a second", shown);
        Assert.Matches(@"(?m)^az-b +az-b +\d+% +\d+ MiB +\d+ +\d+", shown);
        Assert.Matches(@"(?m)^0 +az-[abc] +\d+ +\d+ +", shown);
        var refused = await _cluster.ArktosAsync("partition", "balance", "--full-percent", "5", "--auto", "on");
        Assert.Equal(
            (1, "arktos partition balance: a store cannot be full at 5 % (20 to 99)\n"),
            (refused.ExitCode, refused.Error)
        );
    }

    /// <summary>With a kubeconfig of its own: it writes contexts.</summary>
    private async Task IsUsedByThePluginAsync()
    {
        var config = Path.Combine(_cluster.StateDirectory, "plugin.kubeconfig");
        File.Copy(Path.Combine(_cluster.StateDirectory, "kubeconfig"), config);
        Assert.Contains("acme", await PluginAsync("list"));
        Assert.Equal("system\n", await PluginAsync("current"));
        Assert.Contains("Switched to context \"arktos/acme\"", await PluginAsync("use", "acme"));
        Assert.Equal("acme\n", await PluginAsync("current"));
        Assert.Contains("statefulset.apps/db", await AtAsync("get statefulsets -o name"));
        Assert.Contains("tenant/trial created", await PluginAsync("create", "trial"));
        Assert.Contains("\"arktos/trial\"", await PluginAsync("use", "trial"));
        Assert.Equal("", await AtAsync("get statefulsets -o name"));
        Assert.Contains("\"arktos\"", await PluginAsync("use", "system"));
        Assert.Contains("node/node-1", await AtAsync("get nodes -o name"));
        Assert.Contains("deleted", await PluginAsync("delete", "trial"));
        var missing = await TryPluginAsync("use", "trial");
        Assert.True(missing.ExitCode != 0 && missing.Error.Contains("\"trial\" not found"), $"{missing}");

        Task<string> AtAsync(string arguments) => _cluster.KubectlAsync($"--kubeconfig {config} {arguments}");

        async Task<string> PluginAsync(params string[] arguments)
        {
            var result = await TryPluginAsync(arguments);
            Assert.True(result.ExitCode == 0, $"kubectl tenant {string.Join(' ', arguments)}: {result}");
            return result.Output;
        }

        Task<ShellResult> TryPluginAsync(params string[] arguments)
        {
            var kubectl = Path.GetDirectoryName(Environment.GetEnvironmentVariable("ARKTOS_KUBECTL"));
            return Shell.RunAsync(
                Path.Combine(LocalCluster.Top, "hack", "kubectl-tenant"),
                arguments,
                new Dictionary<string, string>
                {
                    ["KUBECONFIG"] = config,
                    ["PATH"] = $"{kubectl}:{Environment.GetEnvironmentVariable("PATH")}",
                },
                timeout: Patience
            );
        }
    }

    private async Task GoesAsync()
    {
        await _cluster.KubectlAsync("delete tenant acme --timeout=80s", timeout: Patience);
        Assert.Equal("", await ArktosAsync("kv", "list", "*/acme"));
        Assert.DoesNotContain("acme", await ArktosAsync("kv", "list", "clusterips.arktos"));
        var running = await _cluster.KubectlAsync("get --raw /api/v1/nodes/node-1/proxy/pods");
        Assert.Contains("\"asker\"", running);
        Assert.DoesNotContain("acme", running);
        Assert.Empty(Directory.Exists(Folders) ? Directory.GetFileSystemEntries(Folders) : []);
        var refused = await TryAliceAsync("get namespaces");
        Assert.Contains("Unauthorized", refused.Error);
        // The other one of the names has what it had.
        Assert.Contains("asker", await _cluster.KubectlAsync("-n shop get pods"));
    }

    private async Task ComesBackAsAnotherAsync()
    {
        await _cluster.KubectlAsync(
            "create -f -",
            """{"apiVersion":"v1","kind":"Tenant","metadata":{"name":"acme"}}"""
        );
        Assert.Contains("Unauthorized", (await TryAliceAsync("get namespaces")).Error);
        await File.WriteAllTextAsync(
            Config,
            await ArktosAsync("tenant", "kubeconfig", "acme", "--user", "bob", "--group", "readers")
        );
        var bob = await TryAliceAsync("get namespaces");
        Assert.Contains("User \"bob\" cannot list resource \"namespaces\"", bob.Error);
        // While it moves, or just after.
        var here = PartitionOf(await ArktosAsync("tenant", "list"));
        await ArktosAsync("tenant", "move", "acme", "--to-partition", $"{here % 3 + 1}", "--timeout", "0s");
        Assert.Contains("tenant/acme deleted", await ArktosAsync("tenant", "delete", "acme"));
        Assert.Equal("", await ArktosAsync("kv", "list", "*/acme"));
        var gone = await _cluster.ArktosAsync("tenant", "describe", "acme");
        Assert.Equal((1, "arktos tenant describe: tenants \"acme\" not found\n"), (gone.ExitCode, gone.Error));
    }

    /// <summary>The log of a pod of the tenant that has looked for names.</summary>
    private async Task<string> AskInsideAsync(string tenant)
    {
        var script =
            "cat /etc/resolv.conf; for n in web.shop secret.shop kubernetes.default; do "
            + "nslookup -type=a $n.svc.cluster.local; done; "
            + "ping -c 1 -W 1 web | head -1; ping -c 1 -W 1 kubernetes.default | head -1; echo done";
        await CreateAsync(
            tenant,
            "pods",
            $$"""
            {"apiVersion":"v1","kind":"Pod","metadata":{"name":"asker"},"spec":{"restartPolicy":"Never","containers":[
              {"name":"a","image":"arktos.local/busybox:1","command":["sh","-c","{{script}}"]}]} }
            """
        );
        var log = await Shell.UntilAsync(
            () => _cluster.TryKubectlAsync($"get --raw {Space(tenant)}/pods/asker/log"),
            r => r.Output.Contains("done\n", StringComparison.Ordinal),
            2 * Patience,
            $"a pod of {tenant} has asked"
        );
        return log.Output;
    }

    private Task CreateAsync(string tenant, string resource, string json) =>
        _cluster.KubectlAsync($"create --raw {Space(tenant)}/{resource} -f -", json);

    /// <summary>What the stores hold of the tenant after a command of its user.</summary>
    private async Task<string> KeysAfterAsync(string command)
    {
        await AliceAsync(command);
        return await ArktosAsync("kv", "list", "*/acme");
    }

    private async Task<string> ArktosAsync(params string[] arguments)
    {
        var result = await _cluster.ArktosAsync(arguments);
        Assert.True(result.ExitCode == 0, $"arktos {string.Join(' ', arguments)}: {result}");
        return result.Output;
    }

    private async Task<string> AliceAsync(string arguments, string? input = null)
    {
        var result = await TryAliceAsync(arguments, input);
        Assert.True(result.ExitCode == 0, $"kubectl {arguments}: {result}");
        return result.Output;
    }

    /// <summary>SERVER stands for the address of the API servers.</summary>
    private Task<ShellResult> TryAliceAsync(string arguments, string? input = null) =>
        _cluster.TryKubectlAsync(
            $"--kubeconfig {Config} {arguments.Replace("SERVER", $"https://127.0.0.1:{PortBase + 2}")}",
            input,
            Patience
        );

    private static string Space(string tenant) => $"/api/v1/tenants/{tenant}/namespaces/shop";
}
