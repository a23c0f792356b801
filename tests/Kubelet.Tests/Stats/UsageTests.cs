using System.Text.Json.Nodes;
using Arktos.Api.Json;
using Arktos.Client.Tests.Fakes;
using Arktos.Kubelet.Cri;
using Arktos.Kubelet.Files;
using Arktos.Kubelet.Runtimes;
using Arktos.Kubelet.Stats;
using Arktos.Metrics.Tests;
using Microsoft.Extensions.Logging.Abstractions;

namespace Arktos.Kubelet.Tests.Stats;

public sealed class UsageTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(10, 0, 5_000_000_000, 500_000_000L)]
    [InlineData(20, 1_000_000_000, 3_000_000_000, 100_000_000L)]
    [InlineData(10, 7, 7, 0L)]
    // Its counter went back: it is another one. No time passed: nothing can be said.
    [InlineData(10, 5, 4, null)]
    [InlineData(0, 0, 5, null)]
    [InlineData(-1, 0, 5, null)]
    public void A_rate_is_over_the_real_time_between_two_looks(int seconds, long before, long now, long? nanoCores)
    {
        var window = UsageWindow.Between(Look(0, 0, ("c", before, 0)), Look(10, 0, ("c", now, seconds)));
        var pod = window!.Pods.SingleOrDefault();
        Assert.Equal(nanoCores, pod?.Total.CpuNanoCores);
        if (pod is not null)
            Assert.Equal((TimeSpan.FromSeconds(seconds), Start.AddSeconds(seconds)), (pod.Total.Window, pod.Total.At));
    }

    [Fact]
    public void A_pod_of_which_a_container_has_no_rate_yet_is_left_out()
    {
        var before = Look(0, 0, ("a", 0, 0));
        Assert.Empty(UsageWindow.Between(before, Look(10, 0, ("a", 1, 10), ("b", 1, 10)))!.Pods);
        Assert.Null(UsageWindow.Between(before, Look(0, 0, ("a", 1, 10))));
        var whole = UsageWindow.Between(
            Look(0, 0, ("a", 0, 0), ("b", 0, 2)),
            Look(10, 20, ("a", 10, 10), ("b", 80, 10))
        )!;
        Assert.Equal(
            (1 + 10, TimeSpan.FromSeconds(10)),
            (whole.Pods[0].Total.CpuNanoCores, whole.Pods[0].Total.Window)
        );
        Assert.Equal(2, whole.Node.CpuNanoCores);
    }

    [Fact]
    public void Documents_say_what_was_used_when_and_in_which_time()
    {
        var window = UsageWindow.Between(
            Look(0, 0, ("a", 0, 0)),
            Look(10, 20_000_000_000, ("a", 2_500_000_000, 10.25))
        )!;
        var pods = KubeJson.Encode(UsageDocuments.Pods(window, ""));
        var pod = JsonNode.Parse(pods)!["items"]![0]!;
        Assert.Equal("10.25s", pod["window"]!.ToString());
        Assert.Equal("2026-01-01T12:00:10Z", pod["timestamp"]!.ToString());
        Assert.Equal("t", pod["metadata"]!["tenant"]!.ToString());
        var usage = pod["containers"]![0]!["usage"]!;
        Assert.Equal(("243902439n", "2Ki"), (usage["cpu"]!.ToString(), usage["memory"]!.ToString()));
        Assert.Empty(UsageDocuments.Pods(window, "other").Items);
        Assert.Single(UsageDocuments.Pods(window, "t").Items);
        var node = UsageDocuments.Node("n1", window);
        Assert.Equal(
            ("n1", "10s", 2.0),
            (node.Metadata.Name, node.Window, (double)node.Usage["cpu"].MilliValue / 1000)
        );
        var storage = new StorageLook(
            new FileSystemFacts(1000, 400, 100, 60),
            null,
            new Dictionary<string, PodStorage>
            {
                ["u"] = new(
                    new Dictionary<string, TreeUse> { ["v"] = new(30, 3, true) },
                    new Dictionary<string, TreeUse> { ["a"] = new(5, 1, true) }
                ),
            }
        );
        var summary = JsonNode.Parse(UsageDocuments.Summary("n1", window, storage))!;
        Assert.Equal("n1", summary["node"]!["nodeName"]!.ToString());
        Assert.Equal("20000000000", summary["node"]!["cpu"]!["usageCoreNanoSeconds"]!.ToString());
        var told = summary["pods"]![0]!;
        Assert.Equal(("p", "ns", "u"), (Ref(told, "name"), Ref(told, "namespace"), Ref(told, "uid")));
        Assert.Equal("2048", told["containers"]![0]!["memory"]!["workingSetBytes"]!.ToString());
        Assert.Equal(
            """{"usedBytes":600,"inodesUsed":40,"availableBytes":400,"capacityBytes":1000,"inodesFree":60,"inodes":100}""",
            summary["node"]!["fs"]!.ToJsonString()
        );
        Assert.Null(summary["node"]!["runtime"]);
        Assert.Equal("""{"usedBytes":0,"inodesUsed":0}""", told["containers"]![0]!["rootfs"]!.ToJsonString());
        Assert.Equal(
            ("5", "v", "30", "35"),
            (
                told["containers"]![0]!["logs"]!["usedBytes"]!.ToString(),
                told["volume"]![0]!["name"]!.ToString(),
                told["volume"]![0]!["usedBytes"]!.ToString(),
                told["ephemeral-storage"]!["usedBytes"]!.ToString()
            )
        );

        static string Ref(JsonNode pod, string name) => pod["podRef"]![name]!.ToString();
    }

    [Fact]
    public void Expositions_have_the_usual_names()
    {
        var window = UsageWindow.Between(Look(0, 0, ("a", 0, 0)), Look(10, 5_000_000_000, ("a", 2_500_000_000, 10)))!;
        var resource = Exposition.Parse(UsageExposition.Resource(window));
        Assert.Equal(5, resource.Value("node_cpu_usage_seconds_total"));
        (string, string)[] labels = [("container", "a"), ("namespace", "ns"), ("pod", "p"), ("tenant", "t")];
        Assert.Equal(2.5, resource.Value("container_cpu_usage_seconds_total", labels));
        Assert.Equal(2048, resource.Value("container_memory_working_set_bytes", labels));
        Assert.Equal(2048, resource.Value("pod_memory_working_set_bytes", labels[1..]));
        Assert.Equal(0, resource.Value("resource_scrape_error"));
        Assert.Equal(1, Exposition.Parse(UsageExposition.Resource(null)).Value("resource_scrape_error"));
        var cadvisor = Exposition.Parse(UsageExposition.Cadvisor(window, 4, 1 << 30));
        Assert.Equal((4, 1 << 30), (cadvisor.Value("machine_cpu_cores"), cadvisor.Value("machine_memory_bytes")));
        Assert.Equal(3000, cadvisor.Value("container_memory_usage_bytes", labels));
        Assert.Equal(1000, cadvisor.Value("container_memory_rss", labels));
        Assert.Contains("machine_cpu_cores", UsageExposition.Cadvisor(null, 4, 1));
    }

    [Fact]
    public void What_went_through_networks_is_told_of_pods_and_the_node()
    {
        var used = new NetworkUsed(Start, new("eth0", 5, 6, 7, 8), [new("eth0", 5, 6, 7, 8), new("eth1", 1, 0, 2, 0)]);
        var now = Look(10, 5_000_000_000, ("a", 2_500_000_000, 10)) with
        {
            Network = MachineNetwork.Of(
                Start,
                [
                    "Inter-|   Receive                                                |  Transmit",
                    " face |bytes    packets errs drop fifo frame compressed multicast|bytes    packets errs drop",
                    "    lo: 99 9 0 0 0 0 0 0 99 9 0 0 0 0 0 0",
                    "  eth0: 11 1 2 0 0 0 0 0 33 3 4 0 0 0 0 0",
                    "vethab:77 7 0 0 0 0 0 0 77 7 0 0 0 0 0 0",
                ],
                [
                    "Iface\tDestination\tGateway \tFlags\tRefCnt\tUse\tMetric\tMask\t\tMTU\tWindow\tIRTT",
                    "eth9\t0000A8C0\t00000000\t0001\t0\t0\t0\t00FFFFFF\t0\t0\t0",
                    "eth0\t00000000\t0100A8C0\t0003\t0\t0\t0\t00000000\t0\t0\t0",
                ]
            ),
            Networks = new Dictionary<string, NetworkUsed> { ["s"] = used, ["other"] = used },
        };
        var window = UsageWindow.Between(Look(0, 0, ("a", 0, 0)), now)!;
        var storage = new StorageLook(null, null, new Dictionary<string, PodStorage>());
        var summary = JsonNode.Parse(UsageDocuments.Summary("n1", window, storage))!;
        Assert.Equal(
            """{"time":"2026-01-01T12:00:00Z","name":"eth0","rxBytes":11,"rxErrors":2,"txBytes":33,"txErrors":4,"""
                + "\"interfaces\":"
                + """[{"name":"eth0","rxBytes":11,"rxErrors":2,"txBytes":33,"txErrors":4}]}""",
            summary["node"]!["network"]!.ToJsonString()
        );
        var pod = summary["pods"]![0]!["network"]!;
        Assert.Equal(
            ("eth0", "5", 2),
            ((string?)pod["name"], pod["rxBytes"]!.ToString(), pod["interfaces"]!.AsArray().Count)
        );
        var cadvisor = Exposition.Parse(UsageExposition.Cadvisor(window, 4, 1 << 30));
        (string, string)[] labels = [("interface", "eth1"), ("namespace", "ns"), ("pod", "p"), ("tenant", "t")];
        Assert.Equal(2, cadvisor.Value("container_network_transmit_bytes_total", labels));
        Assert.Equal(2, cadvisor.Value("container_network_receive_errors_total", ("id", "/"), ("interface", "eth0")));
        Assert.NotEmpty(MachineNetwork.Read(Start).Interfaces);
    }

    [Theory]
    [InlineData("cpu  10 20 30 400 50 6 7 8 900 1000", 10 + 20 + 30 + 6 + 7 + 8)]
    [InlineData("cpu 1 2 3 4", 6)]
    public void The_machines_CPU_is_all_that_is_not_idle(string line, long ticks) =>
        Assert.Equal(ticks * 10_000_000, MachineUsage.CpuOf(line));

    [Fact]
    public void The_machines_memory_is_what_cannot_be_had()
    {
        Assert.Equal(
            700L * 1024,
            MachineUsage.MemoryOf(["MemTotal:  1000 kB", "MemFree: 1 kB", "MemAvailable:   300 kB"])
        );
        var read = MachineUsage.Read(Start);
        Assert.True(read is { CpuNanoseconds: > 0, MemoryBytes: > 0 });
    }

    [Fact]
    public async Task A_hollow_node_uses_what_its_containers_do_and_old_windows_are_not_told()
    {
        var time = new ManualTime();
        var runtime = new HollowRuntime("10.1.0.0/24", time);
        var sampler = new UsageSampler(runtime, null, time, NullLogger.Instance);
        var pod = new PodSandboxConfig
        {
            Metadata = new PodSandboxMetadata { Uid = "u", Name = "p" },
            Labels = { [RuntimeLabels.PodUid] = "u" },
        };
        var sandbox = await runtime.RunSandboxAsync(pod, "", default);
        var config = new ContainerConfig
        {
            Metadata = new ContainerMetadata { Name = "a" },
            Image = new ImageSpec { Image = "x" },
            Linux = new LinuxContainerConfig(),
        };
        var id = await runtime.CreateContainerAsync(sandbox, config, pod, default);
        await runtime.StartContainerAsync(id, default);
        await sampler.LookAsync(default);
        Assert.Null(sampler.Window);
        time.Advance(UsageSampler.Period);
        await sampler.LookAsync(default);
        Assert.Equal(1_000_000, sampler.Window!.Pods.Single().Total.CpuNanoCores);
        Assert.Equal((1_000_000, 1 << 20), (sampler.Window.Node.CpuNanoCores, sampler.Window.Node.MemoryBytes));
        await runtime.StopContainerAsync(id, default, default);
        time.Advance(UsageSampler.Period);
        await sampler.LookAsync(default);
        Assert.Empty(sampler.Window!.Pods);
        Assert.Equal(0, sampler.Window.Node.CpuNanoCores);
        time.Advance(TimeSpan.FromMinutes(1));
        Assert.Null(sampler.Window);
    }

    private static UsageLook Look(int second, long nodeCpu, params (string Name, long Cpu, double At)[] containers) =>
        new(
            new NodeCounters(Start.AddSeconds(second), nodeCpu, 4096),
            [
                new ObservedPod
                {
                    Uid = "u",
                    Tenant = "t",
                    Namespace = "ns",
                    Name = "p",
                    Sandboxes = [new ObservedSandbox("s", 0, true, Start, [])],
                    Containers =
                    [
                        .. containers.Select(c => new ObservedContainer
                        {
                            Id = c.Name,
                            SandboxId = "s",
                            Name = c.Name,
                            Phase = ContainerPhase.Running,
                            StartedAt = Start,
                        }),
                    ],
                },
            ],
            containers.ToDictionary(
                c => c.Name,
                c => new ContainerUsage(c.Name, Start.AddSeconds(c.At), c.Cpu, 2048, 3000, 1000)
            )
        );
}
