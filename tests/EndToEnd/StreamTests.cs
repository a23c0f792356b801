using System.Diagnostics;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Arktos.EndToEnd;

/// <summary>
/// What kubectl does with pods that run: real containers, reached through an API server and a node agent.
/// </summary>
[Collection(RealCluster.Name)]
public sealed partial class StreamTests(StreamTests.Cluster cluster) : IClassFixture<StreamTests.Cluster>
{
    private const string Needs = "real containers need root and containerd";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>What its tests look at.</summary>
    public sealed class Cluster(RealCluster real) : IAsyncLifetime
    {
        public LocalCluster Local => real.Local;

        public async ValueTask InitializeAsync()
        {
            if (!LocalCluster.HasContainerd)
                return;
            await Local.KubectlAsync("create deployment page --image=arktos.local/web:1 --port=80");
            await Local.KubectlAsync("expose deployment page --port=8000 --target-port=80");
            await Local.KubectlAsync("rollout status deployment/page --timeout=80s");
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }

    [Theory]
    [InlineData("pod", "true")]
    [InlineData("pod", "false")]
    [InlineData("svc/page", "true")]
    [InlineData("deployment/page", "true")]
    public async Task Ports_are_forwarded_to_many_connections_at_once(string target, string webSockets)
    {
        Assert.SkipUnless(LocalCluster.HasContainerd, Needs);
        var pod = await PodAsync();
        var port = target.StartsWith("svc", StringComparison.Ordinal) ? 8000 : 80;
        using var forward = await Forward.StartAsync(
            cluster.Local,
            target == "pod" ? $"pod/{pod}" : target,
            $":{port}",
            new() { ["KUBECTL_PORT_FORWARD_WEBSOCKETS"] = webSockets }
        );
        var answers = await Task.WhenAll(Enumerable.Range(0, 24).Select(_ => AskAsync(forward.Port)));
        Assert.All(answers, a => Assert.Equal(pod, a));
        // Others go on while one waits.
        using var slow = new TcpClient();
        await slow.ConnectAsync("127.0.0.1", forward.Port);
        Assert.Equal(pod, await AskAsync(forward.Port));
    }

    [Fact]
    public async Task A_port_that_nobody_listens_at_and_a_pod_that_ends_are_told()
    {
        Assert.SkipUnless(LocalCluster.HasContainerd, Needs);
        await cluster.Local.KubectlAsync("run gone --image=arktos.local/web:1");
        await cluster.Local.KubectlAsync("wait --for=condition=Ready pod/gone --timeout=60s");
        using (var closed = await Forward.StartAsync(cluster.Local, "pod/gone", ":81", []))
        {
            await AskAsync(closed.Port);
            await Shell.UntilAsync(
                () => closed.SaidAsync(),
                said => said.Contains("error forwarding port 81 to pod") && said.Contains("connection refused"),
                Patience,
                "kubectl tells it"
            );
        }
        using var forward = await Forward.StartAsync(cluster.Local, "pod/gone", ":80", []);
        Assert.Equal("gone", await AskAsync(forward.Port));
        await cluster.Local.KubectlAsync("delete pod gone --grace-period=1");
        await forward.Process.WaitForExitAsync(new CancellationTokenSource(Patience).Token);
    }

    [Theory]
    [InlineData("true")]
    [InlineData("false")]
    public async Task Commands_run_by_WebSocket_and_by_SPDY(string webSockets)
    {
        Assert.SkipUnless(LocalCluster.HasContainerd, Needs);
        var result = await KubectlAsync(
            new() { ["KUBECTL_REMOTE_COMMAND_WEBSOCKETS"] = webSockets },
            "in\n",
            "exec",
            "-i",
            await PodAsync(),
            "--",
            "sh",
            "-c",
            "cat; echo err >&2; exit 3"
        );
        Assert.Equal("in\n", result.Output);
        Assert.Contains("err", result.Error);
        Assert.Contains("exit code 3", result.Error);
    }

    [Fact]
    public async Task Requests_are_proxied_to_pods_services_and_node_agents()
    {
        Assert.SkipUnless(LocalCluster.HasContainerd, Needs);
        var pod = await PodAsync();
        const string ns = "get --raw /api/v1/namespaces/default";
        Assert.Contains(pod, await cluster.Local.KubectlAsync($"{ns}/pods/{pod}/proxy/"));
        Assert.Contains(pod, await cluster.Local.KubectlAsync($"{ns}/pods/{pod}:80/proxy/?a=b"));
        Assert.Contains(pod, await cluster.Local.KubectlAsync($"{ns}/services/page:8000/proxy/"));
        Assert.Contains(pod, await cluster.Local.KubectlAsync($"{ns}/services/page/proxy/"));
        var refused = await cluster.Local.TryKubectlAsync($"{ns}/pods/{pod}:81/proxy/");
        Assert.Contains("error trying to reach service", refused.Error);
        refused = await cluster.Local.TryKubectlAsync($"{ns}/services/page:9/proxy/");
        Assert.Contains("no service port 9 found for service \"page\"", refused.Error);
        refused = await cluster.Local.TryKubectlAsync($"{ns}/services/https:kubernetes:443/proxy/");
        Assert.Contains("no endpoints available for service \"kubernetes\"", refused.Error);
        Assert.Equal("ok", await cluster.Local.KubectlAsync("get --raw /api/v1/nodes/node-1/proxy/healthz"));
        refused = await cluster.Local.TryKubectlAsync("get --raw /api/v1/nodes/node-1/proxy/exec/system/default/a/b");
        Assert.Contains("not served by this proxy", refused.Error);
    }

    [Fact]
    public async Task Top_shows_what_nodes_and_pods_use()
    {
        Assert.SkipUnless(LocalCluster.HasContainerd, Needs);
        await cluster.Local.KubectlAsync(
            "run busy --image=arktos.local/busybox:1 --labels=app=busy --command -- sh -c 'while true; do :; done'"
        );
        await cluster.Local.KubectlAsync("wait --for=condition=Ready pod/busy --timeout=60s");
        // A rate takes two looks, ten seconds apart.
        var top = await Shell.UntilAsync(
            () => cluster.Local.TryKubectlAsync("top pod busy --containers --no-headers"),
            r => r.ExitCode == 0 && Millicores().Match(r.Output) is { Success: true } m && m.Groups[1].Value != "0",
            Patience,
            "top shows the pod"
        );
        Assert.StartsWith("busy   busy", top.Output);
        Assert.InRange(int.Parse(Millicores().Match(top.Output).Groups[1].Value), 20, 1100);
        Assert.Contains("node-1", await cluster.Local.KubectlAsync("top node"));
        // The other API server may have asked the node a moment too early, and keeps that for five seconds.
        var sum = await Shell.UntilAsync(
            () => cluster.Local.TryKubectlAsync("top pod -l app=busy --sum"),
            r => r.ExitCode == 0,
            Patience,
            "top adds the pods up"
        );
        Assert.Contains("busy", sum.Output);
        var raw = await Shell.UntilAsync(
            () => cluster.Local.TryKubectlAsync("get --raw /apis/metrics.k8s.io/v1beta1/namespaces/default/pods/busy"),
            r => r.ExitCode == 0,
            Patience,
            "the usage is served"
        );
        Assert.Matches("\"window\":\"(9|[1-9][0-9])(\\.[0-9]+)?s\"", raw.Output);
        var text = await cluster.Local.KubectlAsync("get --raw /api/v1/nodes/node-1/proxy/metrics/resource");
        Assert.Contains("container_cpu_usage_seconds_total{container=\"busy\"", text);
        var cadvisor = await cluster.Local.KubectlAsync("get --raw /api/v1/nodes/node-1/proxy/metrics/cadvisor");
        Assert.Matches(
            "container_network_receive_bytes_total\\{interface=\"eth0\",namespace=\"default\",pod=\"busy\"",
            cadvisor
        );
        await cluster.Local.KubectlAsync("delete pod busy --grace-period=1 --wait=false");
    }

    [Fact]
    public async Task An_ephemeral_container_looks_into_a_pod_that_runs()
    {
        Assert.SkipUnless(LocalCluster.HasContainerd, Needs);
        await cluster.Local.KubectlAsync("run looked --image=arktos.local/web:1");
        await cluster.Local.KubectlAsync("wait --for=condition=Ready pod/looked --timeout=60s");
        await cluster.Local.KubectlAsync(
            "debug looked --image=arktos.local/busybox:1 --target=looked -c eye --profile=general -- "
                + "sh -c 'ps; wget -qO- http://127.0.0.1/; sleep 600'"
        );
        await Shell.UntilAsync(
            () =>
                cluster.Local.KubectlAsync(
                    "get pod looked -o jsonpath={.status.ephemeralContainerStatuses[0].state.running.startedAt}"
                ),
            started => started.Length > 0,
            Patience,
            "it runs"
        );
        var log = await Shell.UntilAsync(
            () => cluster.Local.TryKubectlAsync("logs looked -c eye"),
            r => r.Output.Contains("looked"),
            Patience,
            "it sees the pod's page"
        );
        Assert.Contains("httpd", log.Output);
        Assert.Contains("httpd", await cluster.Local.KubectlAsync("exec looked -c eye -- ps"));
        Assert.Equal(
            "0",
            await cluster.Local.KubectlAsync("get pod looked -o jsonpath={.status.containerStatuses[0].restartCount}")
        );
        await cluster.Local.KubectlAsync("delete pod looked --grace-period=1 --wait=false");
    }

    [Fact]
    public async Task A_pod_that_runs_is_resized_and_restarted_only_where_it_wants_to_be()
    {
        Assert.SkipUnless(LocalCluster.HasContainerd, Needs);
        await cluster.Local.KubectlAsync("apply -f -", SizedPod);
        await cluster.Local.KubectlAsync("wait --for=condition=Ready pod/sized --timeout=60s");
        Assert.Equal("67108864 10000", await LimitsOfAsync("live"));
        await ResizeAsync("live", """{"requests":{"cpu":"60m"},"limits":{"cpu":"200m","memory":"96Mi"}}""");
        await UntilPodAsync("sized", p => Has(p, "live", "limits", "200m", "96Mi") && Told(p) == "", "it is resized");
        Assert.Equal("100663296 20000", await LimitsOfAsync("live"));
        await ResizeAsync("live", """{"limits":{"cpu":"150m","memory":"48Mi"}}""");
        await UntilPodAsync("sized", p => Has(p, "live", "limits", "150m", "48Mi") && Told(p) == "", "and back");
        Assert.Equal("50331648 15000", await LimitsOfAsync("live"));
        Assert.Equal("67108864 10000", await LimitsOfAsync("fussy"));

        await ResizeAsync("fussy", """{"limits":{"memory":"96Mi"}}""");
        var pod = await UntilPodAsync(
            "sized",
            p => Has(p, "fussy", "limits", "100m", "96Mi") && Restarts(p, "fussy") == 1 && Told(p) == "",
            "the other is restarted"
        );
        Assert.Equal("100663296 10000", await LimitsOfAsync("fussy"));
        Assert.Equal(0, Restarts(pod, "live"));

        await ResizeAsync("live", """{"requests":{"cpu":"900"},"limits":{"cpu":"900"}}""");
        pod = await UntilPodAsync("sized", p => Told(p).Length > 0, "it is told that it cannot be");
        Assert.StartsWith(
            "PodResizePending Infeasible Node didn't have enough capacity: cpu, requested: 900050, capacity: ",
            Told(pod)
        );
        Assert.True(Has(pod, "live", "requests", "60m", "32Mi"), pod.ToJsonString());
        Assert.Equal(0, Restarts(pod, "live"));
        var events = await Shell.UntilAsync(
            () => cluster.Local.KubectlAsync("get events --field-selector involvedObject.name=sized"),
            e => e.Contains("ResizeInfeasible"),
            Patience,
            "events"
        );
        Assert.Contains("Container fussy resize requires restart", events);
        Assert.Contains("Pod resize started: {\"containers\":[{\"name\":\"live\"", events);
        Assert.Contains("Pod resize completed: ", events);
        await cluster.Local.KubectlAsync("delete pod sized --grace-period=1 --wait=false");
    }

    private const string SizedPod = """
        apiVersion: v1
        kind: Pod
        metadata: {name: sized}
        spec:
          terminationGracePeriodSeconds: 1
          containers:
          - name: live
            image: arktos.local/busybox:1
            command: [sleep, "3600"]
            resources: {requests: {cpu: 50m, memory: 32Mi}, limits: {cpu: 100m, memory: 64Mi}}
          - name: fussy
            image: arktos.local/busybox:1
            command: [sleep, "3600"]
            resources: {requests: {cpu: 50m, memory: 32Mi}, limits: {cpu: 100m, memory: 64Mi}}
            resizePolicy: [{resourceName: memory, restartPolicy: RestartContainer}]
        """;

    private Task ResizeAsync(string container, string resources) =>
        cluster.Local.KubectlAsync(
            "patch pod sized --subresource resize --patch '{\"spec\":{\"containers\":[{\"name\":\""
                + $"{container}\",\"resources\":{resources}}}]}}}}'"
        );

    /// <summary>Bytes of memory, and microseconds of a core in each tenth of a second: what the kernel has.</summary>
    private async Task<string> LimitsOfAsync(string container) =>
        string.Join(
            ' ',
            (
                await cluster.Local.KubectlAsync(
                    $"exec sized -c {container} -- sh -c 'cd /sys/fs/cgroup; cat memory.max 2>/dev/null || "
                        + "cat memory/memory.limit_in_bytes; cat cpu.max 2>/dev/null || cat cpu/cpu.cfs_quota_us'"
                )
            )
                .Split(' ', '\n')
                .Where(word => word.Length > 0)
                .Take(2)
        );

    private Task<JsonNode> UntilPodAsync(string name, Func<JsonNode, bool> holds, string what) =>
        Shell.UntilAsync(() => cluster.Local.GetAsync($"pod {name}"), holds, Patience, what);

    private static bool Has(JsonNode pod, string container, string kind, string cpu, string memory)
    {
        var amounts = Status(pod, container)["resources"]?[kind];
        return (string?)amounts?["cpu"] == cpu && (string?)amounts?["memory"] == memory;
    }

    private static int Restarts(JsonNode pod, string container) => (int)Status(pod, container)["restartCount"]!;

    private static JsonNode Status(JsonNode pod, string container) =>
        pod["status"]!["containerStatuses"]!.AsArray().Single(s => (string?)s!["name"] == container)!;

    /// <summary>The conditions of a resize.</summary>
    private static string Told(JsonNode pod) =>
        string.Join(
            ", ",
            pod["status"]!["conditions"]!
                .AsArray()
                .Where(c => ((string)c!["type"]!).StartsWith("PodResize", StringComparison.Ordinal))
                .Select(c => $"{c!["type"]} {c["reason"]} {c["message"]}")
        );

    [GeneratedRegex(@" (\d+)m ")]
    private static partial Regex Millicores();

    private async Task<string> PodAsync() =>
        await cluster.Local.KubectlAsync("get pods -l app=page -o jsonpath={.items[0].metadata.name}");

    private Task<ShellResult> KubectlAsync(
        Dictionary<string, string> environment,
        string? input,
        params string[] arguments
    )
    {
        environment["KUBECONFIG"] = Path.Combine(cluster.Local.StateDirectory, "kubeconfig");
        return Shell.RunAsync(Forward.Program, arguments, environment, input);
    }

    /// <summary>The page that a pod shows: its name; empty when nothing answers.</summary>
    private static async Task<string> AskAsync(int port)
    {
        using var client = new TcpClient();
        await client.ConnectAsync("127.0.0.1", port);
        var stream = client.GetStream();
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(90));
        await stream.WriteAsync("GET / HTTP/1.0\r\n\r\n"u8.ToArray(), timeout.Token);
        var all = new StringBuilder();
        var buffer = new byte[4096];
        try
        {
            while (await stream.ReadAsync(buffer, timeout.Token) is > 0 and var count)
                all.Append(Encoding.ASCII.GetString(buffer, 0, count));
        }
        catch (IOException)
        { /* reset: nothing answers */
        }
        return all.ToString().Split("\r\n\r\n").Last().Trim();
    }

    /// <summary>A kubectl port-forward that runs, to a port of this machine that it chose.</summary>
    private sealed partial class Forward : IDisposable
    {
        private readonly StringBuilder _said = new();

        private Forward(Process process) => Process = process;

        public static string Program =>
            Environment.GetEnvironmentVariable("ARKTOS_KUBECTL") is { Length: > 0 } kubectl ? kubectl : "kubectl";

        public Process Process { get; }

        public int Port { get; private set; }

        public static async Task<Forward> StartAsync(
            LocalCluster cluster,
            string target,
            string ports,
            Dictionary<string, string> environment
        )
        {
            var start = new ProcessStartInfo(Program, ["port-forward", target, ports])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            };
            start.Environment["KUBECONFIG"] = Path.Combine(cluster.StateDirectory, "kubeconfig");
            foreach (var (name, value) in environment)
                start.Environment[name] = value;
            var forward = new Forward(Process.Start(start)!);
            forward.Process.OutputDataReceived += (_, line) => forward.Hear(line.Data);
            forward.Process.ErrorDataReceived += (_, line) => forward.Hear(line.Data);
            forward.Process.BeginOutputReadLine();
            forward.Process.BeginErrorReadLine();
            var said = await Shell.UntilAsync(
                forward.SaidAsync,
                s => Listening().IsMatch(s) || forward.Process.HasExited,
                Patience,
                "kubectl listens"
            );
            var match = Listening().Match(said);
            Assert.True(match.Success, said);
            forward.Port = int.Parse(match.Groups[1].Value);
            return forward;
        }

        public async Task<string> SaidAsync()
        {
            await Task.Delay(50);
            lock (_said)
                return _said.ToString();
        }

        public void Dispose()
        {
            if (!Process.HasExited)
                Process.Kill();
            Process.Dispose();
        }

        private void Hear(string? line)
        {
            lock (_said)
                _said.AppendLine(line);
        }

        [GeneratedRegex(@"Forwarding from 127\.0\.0\.1:(\d+) ->")]
        private static partial Regex Listening();
    }
}
