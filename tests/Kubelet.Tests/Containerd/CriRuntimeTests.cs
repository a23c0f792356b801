using Arktos.Kubelet.Cri;
using Arktos.Kubelet.Runtimes;

namespace Arktos.Kubelet.Tests.Containerd;

public sealed class CriRuntimeTests
{
    [ContainerdFact]
    public async Task A_pod_of_two_containers_runs_serves_and_leaves_nothing_behind()
    {
        await using var containerd = await PrivateContainerd.StartAsync();
        using var runtime = new CriRuntime(containerd.Process.Socket);
        var state = await runtime.GetStateAsync(default);
        Assert.Equal(("containerd", ""), (state.Name, state.NotReady));
        Assert.NotNull(await runtime.FindImageAsync("arktos.local/web:1", default));
        Assert.Null(await runtime.FindImageAsync("arktos.local/none:1", default));

        var sandbox = Sandbox(containerd);
        var id = await runtime.RunSandboxAsync(sandbox, "", default);
        var web = await runtime.CreateContainerAsync(id, Container("web", "arktos.local/web:1"), sandbox, default);
        var side = await runtime.CreateContainerAsync(
            id,
            Container(
                "side",
                "arktos.local/busybox:1",
                "sh",
                "-c",
                "echo hello; trap 'exit 3' TERM; while :; do sleep 0.1; done"
            ),
            sandbox,
            default
        );
        await runtime.StartContainerAsync(web, default);
        await runtime.StartContainerAsync(side, default);

        var pod = (await runtime.ListPodsAsync("uid-1", default))["uid-1"];
        Assert.Equal(("t1", "ns1", "web"), (pod.Tenant, pod.Namespace, pod.Name));
        Assert.All(pod.Containers, c => Assert.Equal(ContainerPhase.Running, c.Phase));
        var ip = Assert.Single(Assert.Single(pod.Sandboxes).Ips);
        using var http = new HttpClient();
        Assert.Equal("web-host\n", await Served.TextAsync(http, $"http://{ip}/"));

        var exec = await runtime.ExecSyncAsync(
            side,
            ["sh", "-c", "hostname; exit 7"],
            TimeSpan.FromSeconds(10),
            default
        );
        Assert.Equal((7, "web-host\n"), (exec.ExitCode, exec.Output));
        Assert.EndsWith(
            " stdout F hello\n",
            await File.ReadAllTextAsync(Path.Combine(sandbox.LogDirectory, "side.log"))
        );

        await runtime.StopContainerAsync(side, TimeSpan.FromSeconds(10), default);
        var stopped = (await runtime.ListPodsAsync(null, default))["uid-1"].Latest("side")!;
        Assert.Equal((ContainerPhase.Exited, 3), (stopped.Phase, stopped.ExitCode));
    }

    [ContainerdFact]
    public async Task Limits_change_while_a_container_runs_and_the_next_agent_finds_them()
    {
        await using var containerd = await PrivateContainerd.StartAsync();
        using var runtime = new CriRuntime(containerd.Process.Socket);
        var sandbox = Sandbox(containerd);
        var config = Container("c", "arktos.local/busybox:1", "sleep", "600");
        config.Linux.Resources = new LinuxContainerResources
        {
            CpuShares = 102,
            CpuQuota = 20_000,
            CpuPeriod = 100_000,
            MemoryLimitInBytes = 64 << 20,
        };
        var id = await runtime.CreateContainerAsync(
            await runtime.RunSandboxAsync(sandbox, "", default),
            config,
            sandbox,
            default
        );
        await runtime.StartContainerAsync(id, default);
        Assert.Equal("102/20000/67108864", await LimitsAsync(runtime));
        var update = new LinuxContainerResources
        {
            CpuShares = 204,
            CpuQuota = 30_000,
            CpuPeriod = 100_000,
            MemoryLimitInBytes = 96 << 20,
        };
        await runtime.UpdateResourcesAsync(id, update, default);
        Assert.Equal("204/30000/100663296", await LimitsAsync(runtime));
        await runtime.UpdateResourcesAsync(id, new LinuxContainerResources { MemoryLimitInBytes = 48 << 20 }, default);
        Assert.Equal("204/30000/50331648", await LimitsAsync(runtime));
        using var next = new CriRuntime(containerd.Process.Socket);
        Assert.Equal("204/30000/50331648", await LimitsAsync(next));
    }

    [ContainerdFact]
    public async Task What_a_container_writes_is_measured_and_images_are_removed_under_all_their_names()
    {
        await using var containerd = await PrivateContainerd.StartAsync();
        using var runtime = new CriRuntime(containerd.Process.Socket);
        var sandbox = Sandbox(containerd);
        var config = Container(
            "c",
            "arktos.local/busybox:1",
            "sh",
            "-c",
            "dd if=/dev/zero of=/big bs=1024 count=3000; touch /1 /2 /3; sleep 600"
        );
        var id = await runtime.CreateContainerAsync(
            await runtime.RunSandboxAsync(sandbox, "", default),
            config,
            sandbox,
            default
        );
        await runtime.StartContainerAsync(id, default);
        ContainerUsage? usage = null;
        // containerd measures every ten seconds.
        for (var deadline = DateTime.UtcNow.AddSeconds(90); usage is not { LayerBytes: >= 3000 * 1024 }; )
        {
            Assert.True(DateTime.UtcNow < deadline, $"3,000 KiB were written: {usage}");
            await Task.Delay(200);
            usage = (await runtime.ListUsageAsync(default)).FirstOrDefault(u => u.Id == id);
        }
        Assert.InRange(usage.LayerInodes, 4, 100);
        // The neighbours that its interface has been announced to.
        var network = Assert.Single(await runtime.ListNetworkAsync(default)).Value;
        Assert.Equal("eth0", network.Default!.Name);
        Assert.True(network.Default.TxBytes > 0, $"{network.Default}");

        // What was loaded here has no digest of a registry: nobody could get it again.
        var images = await runtime.ListImagesAsync(default);
        Assert.NotEmpty(images);
        Assert.All(images, i => Assert.Empty(i.Digests));
        var web = images.First(i => i.Tags.Contains("arktos.local/web:1"));
        var used = (await runtime.ListPodsAsync("uid-1", default))["uid-1"].Latest("c")!.ImageRef;
        var busybox = images.First(i => i.Tags.Contains("arktos.local/busybox:1"));
        Assert.Contains(used, (string[])[busybox.Id, .. busybox.Tags]);
        await runtime.RemoveImageAsync(web.Id, default);
        Assert.DoesNotContain(await runtime.ListImagesAsync(default), i => i.Id == web.Id);
        await runtime.RemoveImageAsync(web.Id, default);
    }

    private static async Task<string?> LimitsAsync(CriRuntime runtime) =>
        (await runtime.ListPodsAsync("uid-1", default))["uid-1"].Latest("c")!.Limits?.ToString();

    private static PodSandboxConfig Sandbox(PrivateContainerd containerd) =>
        new()
        {
            Metadata = new PodSandboxMetadata
            {
                Name = "web",
                Namespace = "ns1",
                Uid = "uid-1",
            },
            Hostname = "web-host",
            LogDirectory = Path.Combine(containerd.StateDirectory, "logs"),
            Labels =
            {
                [RuntimeLabels.PodName] = "web",
                [RuntimeLabels.PodNamespace] = "ns1",
                [RuntimeLabels.PodUid] = "uid-1",
                [RuntimeLabels.PodTenant] = "t1",
            },
            Linux = new LinuxPodSandboxConfig { CgroupParent = $"/{containerd.Layout.Mark}/poduid-1" },
            PortMappings =
            {
                new PortMapping { ContainerPort = 80, HostPort = 28080 },
            },
        };

    private static ContainerConfig Container(string name, string image, params string[] command) =>
        new()
        {
            Metadata = new ContainerMetadata { Name = name },
            Image = new ImageSpec { Image = image },
            Command = { command },
            LogPath = name + ".log",
            Labels = { [RuntimeLabels.ContainerName] = name, [RuntimeLabels.PodUid] = "uid-1" },
            Linux = new LinuxContainerConfig
            {
                SecurityContext = new LinuxContainerSecurityContext
                {
                    NamespaceOptions = new NamespaceOption { Pid = NamespaceMode.Container },
                },
            },
        };
}
