using System.Net.Sockets;
using System.Text;

namespace Arktos.EndToEnd;

/// <summary>
/// Services that answer: real containers, asked from this machine and from pods, by the addresses that `kubectl get
/// services` shows.
/// </summary>
[Collection(RealCluster.Name)]
public sealed class ServiceTests(ServiceTests.Cluster cluster) : IClassFixture<ServiceTests.Cluster>
{
    private const string Needs = "real containers need root and containerd";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    /// <summary>What its tests look at.</summary>
    public sealed class Cluster(RealCluster real) : IAsyncLifetime
    {
        public LocalCluster Local => real.Local;

        public async ValueTask InitializeAsync()
        {
            if (!LocalCluster.HasContainerd)
                return;
            await Local.KubectlAsync("create deployment web --image=arktos.local/web:1 --replicas=2");
            await Local.KubectlAsync("expose deployment web --port=8000 --target-port=80 --type=NodePort");
            await Local.KubectlAsync("run box --image=arktos.local/busybox:1 --command -- sleep 86400");
            await Local.KubectlAsync("rollout status deployment/web --timeout=80s");
            await Local.KubectlAsync("wait --for=condition=Ready pod/box --timeout=80s");
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }

    [Fact]
    public async Task A_service_answers_under_its_address_and_its_node_port_from_everywhere()
    {
        Assert.SkipUnless(LocalCluster.HasContainerd, Needs);
        var (address, nodePort) = (
            await GetAsync("web", ".spec.clusterIP"),
            int.Parse(await GetAsync("web", ".spec.ports[0].nodePort"))
        );
        var node = await cluster.Local.KubectlAsync("get node node-1 -o jsonpath={.status.addresses[0].address}");
        var pods = (await cluster.Local.KubectlAsync("get pods -l app=web -o jsonpath={.items[*].metadata.name}"))
            .Split(' ')
            .Order()
            .ToList();
        await UntilAsync(() => FromHostAsync(address, 8000), pods.Contains, "the service answers");
        // An agent that has just been started again takes a moment to serve exec.
        await UntilAsync(() => FromPodAsync("box", address, 8000), pods.Contains, "it answers a pod");
        foreach (
            var ask in (Func<Task<string>>[])
                [
                    () => FromHostAsync(address, 8000),
                    () => FromHostAsync(node, nodePort),
                    () => FromHostAsync("127.0.0.1", nodePort),
                    () => FromPodAsync("box", address, 8000),
                    () => FromPodAsync("box", node, nodePort),
                ]
        )
        {
            var answers = new HashSet<string>();
            for (var i = 0; i < 100 && answers.Count < 2; i++)
                answers.Add(await ask());
            Assert.Equal(pods, answers.Order());
        }
        Assert.Contains("routed", await cluster.Local.StatusAsync());
    }

    [Fact]
    public async Task A_load_balancer_answers_under_an_address_of_the_pool_and_has_an_address_object()
    {
        Assert.SkipUnless(LocalCluster.HasContainerd, Needs);
        await cluster.Local.KubectlAsync("expose deployment web --name=outside --port=80 --type=LoadBalancer");
        var address = await Shell.UntilAsync(
            () => GetAsync("outside", ".status.loadBalancer.ingress[0].ip"),
            a => a.Length > 0,
            Patience,
            "an address of the pool"
        );
        bool IsWeb(string answer) => answer.StartsWith("web", StringComparison.Ordinal);
        await UntilAsync(() => FromHostAsync(address, 80), IsWeb, "this machine reaches it");
        await UntilAsync(() => FromPodAsync("box", address, 80), IsWeb, "a pod reaches it");
        var inside = await GetAsync("outside", ".spec.clusterIP");
        var shown = await cluster.Local.KubectlAsync("get ipaddress");
        Assert.Contains(inside, shown);
        Assert.Contains($"{address}", shown);
        Assert.Contains("services/default/outside", shown);
        Assert.Contains("10.96.0.0/16", await cluster.Local.KubectlAsync("get servicecidr kubernetes"));
        await cluster.Local.KubectlAsync("delete service outside");
        await Shell.UntilAsync(
            () => cluster.Local.KubectlAsync("get ipaddress"),
            s => !s.Contains("services/default/outside", StringComparison.Ordinal),
            Patience,
            "its addresses are free"
        );
    }

    [Fact]
    public async Task A_virtual_machine_is_a_pod_like_any_other_and_leaves_nothing_behind()
    {
        Assert.SkipUnless(LocalCluster.HasMachines, "a virtual machine needs root, containerd, QEMU and its image");
        await cluster.Local.KubectlAsync($"apply -f {Path.Combine(LocalCluster.Top, "examples", "vm.yaml")}");
        await cluster.Local.KubectlAsync("apply -f -", MachineWithDisk);
        await cluster.Local.KubectlAsync("wait --for=condition=Ready pod/vm1 --timeout=120s");
        Assert.Matches(@"vm1 +1/1 +Running +0 ", await cluster.Local.KubectlAsync("get pod vm1 --no-headers"));
        var address = await GetAsync("vm1", ".spec.clusterIP");
        await UntilAsync(() => FromPodAsync("box", address, 80), a => a.Trim() == "vm1", "a pod reaches the machine");
        var uid = (await cluster.Local.KubectlAsync("get pod vm1 -o jsonpath={.metadata.uid}")).Trim();
        if (Directory.Exists("/sys/fs/cgroup/memory"))
            Assert.NotEqual(
                "",
                (
                    await Shell.RunAsync(
                        "sh",
                        ["-c", $"cat $(find /sys/fs/cgroup/memory -path '*/pod{uid}/*' -name cgroup.procs)"]
                    )
                ).Output
            );
        await Shell.UntilAsync(
            () => cluster.Local.KubectlAsync("logs vm1"),
            l => l.Contains("the user data have been here", StringComparison.Ordinal),
            Patience,
            "what it says is logged, and its user data have run"
        );
        Assert.EndsWith("vm1", (await ForwardedAsync("vm1", 80)).Trim(), StringComparison.Ordinal);
        Assert.Contains("no guest agent", (await cluster.Local.TryKubectlAsync("exec vm1 -- ls")).Error);
        await AMachineGetsANetworkInterfaceWhileItRunsAsync();
        Assert.Contains("snapshot done, snapshot first", await MachineAsync("snapshot vm1 --name first"));
        Assert.Contains("restore done", await MachineAsync("restore vm1 first"));
        await UntilAsync(() => FromPodAsync("box", address, 80), a => a.Trim() == "vm1", "a pod reaches it as before");
        Assert.Contains("there is no snapshot \"second\"", await MachineAsync("restore vm1 second"));
        Assert.Matches(@"^NAME +CREATED\nfirst +20\d\d-", await MachineAsync("snapshots vm1"));
        Assert.Contains("which has first", await MachineAsync("delete-snapshot vm1 second"));
        Assert.Contains("no name of a snapshot", await MachineAsync("delete-snapshot vm1 .suspended"));
        Assert.Contains("delete-snapshot done", await MachineAsync("delete-snapshot vm1 first"));
        await UntilAsync(() => MachineAsync("snapshots vm1"), s => s == "vm1 has no snapshots\n", "it is gone");
        Assert.Contains("it has no virtual machine", await MachineAsync("reboot box"));
        Assert.Contains("reboot done", await MachineAsync("reboot vm1"));
        await Shell.UntilAsync(
            () => cluster.Local.KubectlAsync("get pod vm1 --no-headers"),
            s => System.Text.RegularExpressions.Regex.IsMatch(s, @"vm1 +\d/1 +Running +1 "),
            Patience,
            "a reboot counts as a restart"
        );
        Assert.Contains("pod/vm1: paused", await MachineAsync("pause vm1"));
        Assert.Contains("the machine is paused", await MachineAsync("reboot vm1"));
        Assert.Contains("pod/vm1: suspended", await MachineAsync("suspend vm1"));
        Assert.Matches(@"vm1 +0/1 +Running +1 ", await cluster.Local.KubectlAsync("get pod vm1 --no-headers"));
        Assert.Contains("the machine is suspended", await MachineAsync("snapshot vm1"));
        Assert.Contains("pod/vm1: running", await MachineAsync("resume vm1"));
        await UntilAsync(() => FromPodAsync("box", address, 80), a => a.Trim() == "vm1", "it goes on");
        await UntilAsync(() => LogsAsync("vm2"), l => l.Contains("boot 1 on 16384 sectors"), "it has its claim's disk");
        var second = (await NicsAsync("vm2"))[^1];
        await UntilAsync(
            () => LogsAsync("vm2"),
            l => l.Contains($"eth1 has {second}/"),
            "and booted with a second NIC"
        );
        Assert.Contains("the machine has disks of volumes (data)", await MachineAsync("snapshot vm2"));
        await MachineAsync("stop vm2");
        await UntilAsync(
            () => cluster.Local.KubectlAsync("get pod vm2 -o jsonpath={.spec.nodeName}/{.status.phase}"),
            s => s == "/NoSchedule",
            "it has left its node"
        );
        await MachineAsync("start vm2");
        await UntilAsync(
            () => LogsAsync("vm2"),
            l => l.Contains("boot 2 on 16384 sectors"),
            "its disk is as it left it"
        );
        await cluster.Local.KubectlAsync(
            "patch pod vm2 --subresource=resize -p '{\"spec\":{\"containers\":[{\"name\":\"vm2\",\"resources\":"
                + "{\"limits\":{\"cpu\":\"1200m\",\"memory\":\"640Mi\"},"
                + "\"requests\":{\"cpu\":\"1200m\",\"memory\":\"640Mi\"}}}]}}'"
        );
        // Where the node has few processors it waits for those of the other machine.
        await cluster.Local.KubectlAsync("delete pod/vm1 service/vm1 --timeout=80s");
        await UntilAsync(() => LogsAsync("vm2"), l => l.Contains("grown while it runs"), "it grows while it runs");
        await UntilAsync(
            () =>
                cluster.Local.KubectlAsync(
                    "get pod vm2 -o jsonpath={.status.containerStatuses[0].resources.limits.memory}"
                        + "{.status.conditions[?(@.type==\"PodResizeInProgress\")].status}"
                ),
            s => s == "640Mi",
            "and its status says so"
        );
        Assert.Equal(2, (await LogsAsync("vm2")).Split("boot ")[^1][0] - '0');
        await cluster.Local.KubectlAsync("delete pod/vm2 pvc/disk --timeout=80s");
        var machines = Path.Combine(cluster.Local.StateDirectory, "nodes", "node-1", "machines");
        Assert.Empty(Directory.EnumerateDirectories(Path.Combine(machines, "sandboxes")));
        Assert.Empty(Directory.EnumerateDirectories(Path.Combine(machines, "machines")));
        Assert.Equal("", (await Shell.RunAsync("pgrep", ["-f", $"qemu-system.*{machines}"])).Output);
        // Addresses are given out to a sandbox and its interface.
        Assert.Equal("", (await Shell.RunAsync("grep", ["-rl", "eth[1-9]", AddressesOfNode])).Output);
        Assert.Equal("", (await Shell.RunAsync("find", ["/sys/fs/cgroup", "-type", "d", "-name", $"pod{uid}"])).Output);
        await Shell.UntilAsync(
            () => cluster.Local.KubectlAsync("get actions -o name"),
            s => s.Length == 0,
            Patience,
            "its actions have gone with it"
        );
    }

    private async Task AMachineGetsANetworkInterfaceWhileItRunsAsync()
    {
        await cluster.Local.KubectlAsync("patch pod vm1 -p '{\"spec\":{\"nics\":[{\"name\":\"data\"}]}}'");
        await UntilAsync(
            async () => string.Join(' ', await NicsAsync("vm1")),
            s => s.StartsWith("data Ready ", StringComparison.Ordinal),
            "it has one more"
        );
        var address = (await NicsAsync("vm1"))[^1];
        await UntilAsync(
            () => FromPodAsync("box", address, 80),
            a => a.Trim() == "vm1",
            "a pod reaches it by that, too"
        );
        Assert.NotEqual("", (await Shell.RunAsync("grep", ["-rl", "eth1", AddressesOfNode])).Output);
        await cluster.Local.KubectlAsync(
            "patch pod vm1 -p '{\"spec\":{\"nics\":[{\"$patch\":\"delete\",\"name\":\"data\"}]}}'"
        );
        await UntilAsync(
            () => cluster.Local.KubectlAsync("describe pod vm1"),
            s => s.Contains("DeviceDetached"),
            "it goes"
        );
        Assert.Contains(
            "network interfaces \"data\" hotplug succeeded",
            await cluster.Local.KubectlAsync("describe pod vm1")
        );
        await UntilAsync(
            async () => string.Join(' ', await NicsAsync("vm1")),
            s => s.Length == 0,
            "nothing tells of it"
        );
        Assert.Matches(@"vm1 +1/1 +Running +0 ", await cluster.Local.KubectlAsync("get pod vm1 --no-headers"));
    }

    /// <summary>Name, state and address of each of a pod's network interfaces, one after the other.</summary>
    private async Task<string[]> NicsAsync(string pod) =>
        [
            .. ((await cluster.Local.GetAsync($"pod {pod}"))["status"]?["nicStatuses"]?.AsArray() ?? []).SelectMany(n =>
                (string[])[$"{n!["name"]}", $"{n["state"]}", $"{n["ipAddress"]}"]
            ),
        ];

    private string AddressesOfNode =>
        Directory
            .EnumerateDirectories(
                Path.Combine(cluster.Local.StateDirectory, "nodes", "node-1"),
                "addresses",
                SearchOption.AllDirectories
            )
            .Single();

    /// <summary>
    /// What it runs when it boots: it counts on its claim's disk how often it has, and says when it has grown.
    /// </summary>
    private const string CountsBoots = """
        #!/bin/sh
        disk=$(grep -lx data /sys/block/vd*/serial | cut -d/ -f4)
        boots=$(($(head -c 8 /dev/$disk | tr -d '\0') + 1))
        echo $boots | dd of=/dev/$disk conv=notrunc 2>/dev/null
        sync
        echo "boot $boots on $(cat /sys/block/$disk/size) sectors" >/dev/ttyS0
        memory() { awk '/MemTotal/ { print $2 }' /proc/meminfo; }
        had=$(memory)
        while sleep 1; do
            [ "$(nproc)" != 2 ] || [ "$(memory)" -lt $((had + 100000)) ] || break
        done && echo "grown while it runs" >/dev/ttyS0 &
        """;

    private static readonly string MachineWithDisk = $"""
        apiVersion: v1
        kind: PersistentVolumeClaim
        metadata:
          name: disk
        spec:
          storageClassName: local-path
          accessModes: [ReadWriteOnce]
          resources:
            requests:
              storage: 8Mi
        ---
        apiVersion: v1
        kind: Pod
        metadata:
          name: vm2
        spec:
          terminationGracePeriodSeconds: 20
          virtualMachine:
            name: vm2
            image: arktos.local/vm:1
            publicKey: ssh-ed25519 AAAA
            userData: {Convert.ToBase64String(Encoding.UTF8.GetBytes(CountsBoots))}
            resources:
              limits:
                cpu: 500m
                memory: 512Mi
          nics:
            - name: eth0
            - name: more
          volumes:
            - name: data
              persistentVolumeClaim:
                claimName: disk
        """;

    private async Task<string> LogsAsync(string pod) => (await cluster.Local.TryKubectlAsync($"logs {pod}")).Output;

    /// <summary>What hack/kubectl-vm says.</summary>
    private async Task<string> MachineAsync(string arguments)
    {
        var kubectl = Path.GetDirectoryName(Environment.GetEnvironmentVariable("ARKTOS_KUBECTL"));
        var result = await Shell.RunAsync(
            Path.Combine(LocalCluster.Top, "hack", "kubectl-vm"),
            arguments.Split(' '),
            new Dictionary<string, string>
            {
                ["KUBECONFIG"] = Path.Combine(cluster.Local.StateDirectory, "kubeconfig"),
                ["PATH"] = $"{kubectl}:{Environment.GetEnvironmentVariable("PATH")}",
            },
            timeout: Patience
        );
        return result.Output + result.Error;
    }

    /// <summary>What a web server answers by way of kubectl port-forward.</summary>
    private async Task<string> ForwardedAsync(string pod, int port)
    {
        var kubectl = Environment.GetEnvironmentVariable("ARKTOS_KUBECTL") is { Length: > 0 } told ? told : "kubectl";
        var script = $$"""
            coproc forward { exec {{kubectl}} port-forward pod/{{pod}} :{{port}}; }
            trap 'kill $forward_PID' EXIT
            read -r -u "${forward[0]}" line
            port=${line#*127.0.0.1:}
            exec 4<>"/dev/tcp/127.0.0.1/${port%% *}"
            printf 'GET / HTTP/1.0\r\n\r\n' >&4
            cat <&4
            """;
        var result = await Shell.RunAsync(
            "bash",
            ["-c", script],
            new Dictionary<string, string>
            {
                ["KUBECONFIG"] = Path.Combine(cluster.Local.StateDirectory, "kubeconfig"),
            },
            timeout: Patience
        );
        return result.Output + result.Error;
    }

    [Fact]
    public async Task A_pod_reaches_itself_and_clients_stay_with_their_pod()
    {
        Assert.SkipUnless(LocalCluster.HasContainerd, Needs);
        await cluster.Local.KubectlAsync("run alone --image=arktos.local/web:1 --port=80 --expose");
        await cluster.Local.KubectlAsync("wait --for=condition=Ready pod/alone --timeout=80s");
        var address = await GetAsync("alone", ".spec.clusterIP");
        await UntilAsync(() => FromPodAsync("alone", address, 80), a => a == "alone", "a pod reaches itself");

        await cluster.Local.KubectlAsync("expose deployment web --name=sticky --port=80 --session-affinity=ClientIP");
        address = await GetAsync("sticky", ".spec.clusterIP");
        await UntilAsync(
            () => FromHostAsync(address, 80),
            a => a.StartsWith("web", StringComparison.Ordinal),
            "it answers"
        );
        foreach (
            var ask in (Func<Task<string>>[])[() => FromHostAsync(address, 80), () => FromPodAsync("box", address, 80)]
        )
        {
            var first = await ask();
            for (var i = 0; i < 16; i++)
                Assert.Equal(first, await ask());
        }
    }

    [Fact]
    public async Task A_service_without_pods_refuses_at_once()
    {
        Assert.SkipUnless(LocalCluster.HasContainerd, Needs);
        await cluster.Local.KubectlAsync("create service nodeport none --tcp=80");
        var (address, port) = (
            await GetAsync("none", ".spec.clusterIP"),
            int.Parse(await GetAsync("none", ".spec.ports[0].nodePort"))
        );
        await UntilAsync(() => FromHostAsync(address, 80), a => a == "refused", "it refuses");
        await UntilAsync(() => FromHostAsync("127.0.0.1", port), a => a == "refused", "the node port refuses");
        var inPod = await cluster.Local.TryKubectlAsync($"exec box -- nc -w 20 {address} 80");
        Assert.Contains("Connection refused", inPod.Output + inPod.Error);
    }

    [Fact]
    public async Task A_pod_calls_the_API_with_its_own_token_and_what_it_is_told()
    {
        Assert.SkipUnless(LocalCluster.HasContainerd, Needs);
        var told = await cluster.Local.KubectlAsync(
            "exec box -- sh -c 'echo $KUBERNETES_SERVICE_HOST $KUBERNETES_SERVICE_PORT "
                + "$KUBERNETES_PORT_443_TCP_ADDR $WEB_SERVICE_HOST'"
        );
        var address = await GetAsync("kubernetes", ".spec.clusterIP");
        Assert.Equal($"{address} 443 {address} {await GetAsync("web", ".spec.clusterIP")}", told.Trim());
        var who = await InClusterCall.AskAsync(
            arguments => cluster.Local.KubectlAsync(arguments),
            "/apis/authentication.k8s.io/v1/selfsubjectreviews",
            """{"apiVersion":"authentication.k8s.io/v1","kind":"SelfSubjectReview"}"""
        );
        Assert.Contains("system:serviceaccount:default:default", who);
    }

    [Fact]
    public async Task Connections_outlive_the_agent_and_new_ones_are_made_while_it_is_away()
    {
        Assert.SkipUnless(LocalCluster.HasContainerd, Needs);
        await cluster.Local.KubectlAsync(
            "run echo --image=arktos.local/busybox:1 --port=7000 --expose --command -- sh -c "
                + "'exec nc -ll -p 7000 -e cat'"
        );
        await cluster.Local.KubectlAsync("wait --for=condition=Ready pod/echo --timeout=80s");
        var address = await GetAsync("echo", ".spec.clusterIP");
        await UntilAsync(() => ConnectAsync(address, 7000), a => a == "", "it listens");
        var web = await GetAsync("web", ".spec.clusterIP");
        using var kept = new TcpClient();
        await kept.ConnectAsync(address, 7000);
        using var stop = new CancellationTokenSource();
        var load = Task.Run(async () =>
        {
            var (asked, failed) = (0, new List<string>());
            for (; !stop.IsCancellationRequested; asked++)
                if (await ConnectAsync(web, 8000) is { Length: > 0 } failure)
                    failed.Add(failure);
            return (asked, failed);
        });
        await EchoAsync(kept, "before");
        await cluster.Local.KillAndHealAsync("kubelet-node-1");
        await EchoAsync(kept, "after");
        await stop.CancelAsync();
        var (count, failures) = await load;
        Assert.True(count > 0);
        Assert.Empty(failures);
    }

    private Task<string> GetAsync(string service, string path) =>
        cluster.Local.KubectlAsync($"get service {service} -o jsonpath={{{path}}}");

    /// <summary>The first words of the web server at that address; "refused" where nobody listens.</summary>
    private static async Task<string> FromHostAsync(string address, int port)
    {
        var result = await Shell.RunAsync("curl", ["-s", "--max-time", "10", $"http://{address}:{port}/"]);
        return result.ExitCode switch
        {
            0 => result.Output.Trim(),
            7 => "refused",
            _ => $"curl {address}:{port} failed with {result.ExitCode}",
        };
    }

    private async Task<string> FromPodAsync(string pod, string address, int port)
    {
        var result = await cluster.Local.TryKubectlAsync(
            $"exec {pod} -- sh -c 'printf \"GET / HTTP/1.0\\r\\n\\r\\n\" | nc -w 10 {address} {port} | tail -n 1'"
        );
        var answer = result.Output.Trim();
        return answer.Length > 0 ? answer : $"{pod} got nothing from {address}:{port}: {result.Error}";
    }

    private static async Task<string> ConnectAsync(string address, int port)
    {
        using var client = new TcpClient();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        try
        {
            await client.ConnectAsync(address, port, patience.Token);
            return "";
        }
        catch (Exception e) when (e is SocketException or OperationCanceledException)
        {
            return e.Message;
        }
    }

    private static async Task EchoAsync(TcpClient client, string text)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        var (sent, got) = (Encoding.ASCII.GetBytes(text), new byte[text.Length]);
        await client.GetStream().WriteAsync(sent, patience.Token);
        await client.GetStream().ReadExactlyAsync(got, patience.Token);
        Assert.Equal(sent, got);
    }

    private static Task<string> UntilAsync(Func<Task<string>> ask, Func<string, bool> isRight, string what) =>
        Shell.UntilAsync(ask, isRight, Patience, what);
}
