using Arktos.Api;
using Arktos.Api.Core.V1;
using Arktos.Api.Meta.V1;
using Arktos.Kubelet.Files;
using Arktos.Kubelet.Pressure;
using Arktos.Kubelet.Runtimes;
using Arktos.Kubelet.Stats;

namespace Arktos.Kubelet.Tests.Pressure;

public sealed class EvictionTests
{
    /// <summary>A pod is "name priority request usage [inodes processes]", in mebibytes.</summary>
    [Theory]
    [InlineData(PressureSignal.MemoryAvailable, "a 0 10 5; b 0 10 20", "b a")]
    [InlineData(PressureSignal.MemoryAvailable, "low 0 10 5; high 100 10 20", "high low")]
    [InlineData(PressureSignal.MemoryAvailable, "high 100 10 90; low 0 10 20", "low high")]
    [InlineData(PressureSignal.MemoryAvailable, "a 0 10 20; b 0 0 15", "b a")]
    [InlineData(PressureSignal.MemoryAvailable, "a 0 0 5; sys 2000000000 0 500; b 0 0 7", "b a")]
    [InlineData(PressureSignal.MemoryAvailable, "b 0 0 5; a 0 0 5", "a b")]
    [InlineData(PressureSignal.ImageFsAvailable, "a 0 10 5; b 0 10 20", "b a")]
    [InlineData(PressureSignal.NodeFsInodesFree, "a 0 10 5 9 0; b 0 1 20 8 0", "a b")]
    [InlineData(PressureSignal.PidAvailable, "a 0 10 5 0 3; b 5 1 20 0 8; c 0 0 0 0 4", "c a b")]
    public void Who_uses_more_than_it_asked_for_goes_first_then_the_lower_priority(
        PressureSignal signal,
        string pods,
        string expected
    ) =>
        Assert.Equal(
            expected,
            string.Join(
                ' ',
                EvictionRanking
                    .Order(signal, pods.Split("; ").Select(p => Use(signal, p.Split(' '))))
                    .Select(u => u.Pod.Metadata.Name)
            )
        );

    [Theory]
    [InlineData("system", "kubernetes.io/config.source", "file", true)]
    [InlineData("system", "kubernetes.io/config.mirror", "h", true)]
    [InlineData("system", "kubernetes.io/config.source", "api", false)]
    // What a tenant wrote counts for nothing.
    [InlineData("t1", "kubernetes.io/config.source", "file", false)]
    [InlineData("t1", "kubernetes.io/config.mirror", "h", false)]
    public void Pods_of_the_node_itself_stay(string tenant, string annotation, string value, bool isCritical)
    {
        var pod = Pod("p");
        (pod.Metadata.Tenant, pod.Metadata.Annotations) = (tenant, new() { [annotation] = value });
        Assert.Equal(isCritical, EvictionRanking.IsCritical(pod));
    }

    [Fact]
    public void What_a_pod_is_ended_for_is_told_with_the_containers_that_use_more_than_they_asked_for()
    {
        var use = Use(PressureSignal.MemoryAvailable, "p 0 10 20".Split(' '));
        use.Pod.Spec.TerminationGracePeriodSeconds = 7;
        var hard = new PressureThreshold(PressureSignal.MemoryAvailable, ThresholdAmount.OfPercent(10));
        var eviction = Eviction.For(hard, new SignalReading(1 << 20, 1 << 30), use, 30);
        Assert.Equal(
            "The node was low on resource: memory. Threshold quantity: 107374182, available: 1Mi. Container c was "
                + "using 20Mi, request is 10Mi, has larger consumption of memory. ",
            eviction.Message
        );
        Assert.Equal((1, "memory.available"), (eviction.GraceSeconds, eviction.Signal));
        Assert.Equal(
            "offending_containers=c offending_containers_usage=20Mi starved_resource=memory",
            string.Join(' ', eviction.Annotations.OrderBy(a => a.Key).Select(a => $"{a.Key}={a.Value}"))
        );
        var soft = hard with { Grace = TimeSpan.FromSeconds(1) };
        Assert.Equal(7, Eviction.For(soft, new SignalReading(0, 1), use, 30).GraceSeconds);
        Assert.Equal(3, Eviction.For(soft, new SignalReading(0, 1), use, 3).GraceSeconds);
        var pids = new PressureThreshold(PressureSignal.PidAvailable, ThresholdAmount.Of(1000));
        Assert.Equal(
            "The node was low on resource: pids. Threshold quantity: 1000, available: 12. ",
            Eviction.For(pids, new SignalReading(12, 32768), use, 30).Message
        );
    }

    [Theory]
    [InlineData("1Mi", "", "", 2, 0, "Usage of EmptyDir volume \"v\" exceeds the limit \"1Mi\". ")]
    [InlineData("", "4Mi", "", 2, 3, "Pod ephemeral local storage usage exceeds the total limit of containers 4Mi. ")]
    [InlineData("", "4Mi", "10Mi", 0, 5, "Container c exceeded its local ephemeral storage limit \"4Mi\". ")]
    // At the limit, and without one.
    [InlineData("2Mi", "5Mi", "", 2, 3, "")]
    [InlineData("", "", "", 200, 300, "")]
    [InlineData("0", "0", "", 200, 300, "")]
    public void Who_breaks_a_limit_of_disk_goes(
        string volumeLimit,
        string limit,
        string otherLimit,
        int volumeMiB,
        int containerMiB,
        string expected
    )
    {
        var pod = Pod("p");
        var empty = new EmptyDirVolumeSource();
        if (volumeLimit.Length > 0)
            empty.SizeLimit = Quantity.Parse(volumeLimit);
        pod.Spec.Volumes = [new Volume { Name = "v", EmptyDir = empty }];
        if (limit.Length > 0)
            pod.Spec.Containers[0].Resources.Limits = new() { ["ephemeral-storage"] = Quantity.Parse(limit) };
        if (otherLimit.Length > 0)
        {
            var other = new Container { Name = "other" };
            other.Resources.Limits = new() { ["ephemeral-storage"] = Quantity.Parse(otherLimit) };
            pod.Spec.Containers.Add(other);
        }
        var use = new PodUse(
            pod,
            [new ContainerUse("c", 0, (long)containerMiB << 20)],
            new Dictionary<string, long> { ["v"] = (long)volumeMiB << 20 }
        );
        Assert.Equal(expected, Eviction.ForLimits(use)?.Message ?? "");
    }

    [Theory]
    [InlineData("", "", "")]
    [InlineData("MemoryPressure", "requests", "")]
    [InlineData("MemoryPressure", "limits", "")]
    [InlineData("MemoryPressure", "tolerates", "")]
    [InlineData("MemoryPressure", "critical", "")]
    [InlineData("MemoryPressure", "", "The node had condition: [MemoryPressure].")]
    [InlineData("DiskPressure", "requests", "The node had condition: [DiskPressure].")]
    [InlineData("DiskPressure", "critical", "")]
    [InlineData("PIDPressure", "requests", "The node had condition: [PIDPressure].")]
    [InlineData("MemoryPressure DiskPressure", "requests", "The node had condition: [MemoryPressure DiskPressure].")]
    public void A_node_that_is_short_of_something_takes_few_pods(string conditions, string pod, string expected)
    {
        var asked = Pod("p");
        var some = new Arktos.Api.Json.Map<Quantity> { ["memory"] = Quantity.Parse("1Mi") };
        if (pod == "requests")
            asked.Spec.Containers[0].Resources.Requests = some;
        else if (pod == "limits")
            asked.Spec.Containers[0].Resources.Limits = some;
        else if (pod == "critical")
            asked.Spec.Priority = EvictionRanking.CriticalPriority;
        else if (pod == "tolerates")
            asked.Spec.Tolerations =
            [
                new Toleration
                {
                    Key = "node.kubernetes.io/memory-pressure",
                    Operator = "Exists",
                    Effect = "NoSchedule",
                },
            ];
        var refused = PressureAdmission.Refuse(asked, conditions.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal(expected, refused?.Message ?? "");
        Assert.Equal(expected.Length > 0 ? "Evicted" : null, refused?.Reason);
    }

    [Fact]
    public void What_a_pod_holds_on_to_is_summed_from_all_that_was_measured()
    {
        var pod = Pod("p");
        var observed = ObservedPod.Nothing("p") with
        {
            Containers =
            [
                new ObservedContainer
                {
                    Id = "2",
                    SandboxId = "s",
                    Name = "c",
                    Attempt = 1,
                },
                new ObservedContainer
                {
                    Id = "1",
                    SandboxId = "s",
                    Name = "c",
                },
            ],
        };
        var look = new UsageLook(
            default,
            [observed],
            new Dictionary<string, ContainerUsage>
            {
                ["1"] = new("1", default, 0, 0, 0, 0) { LayerBytes = 5, LayerInodes = 1 },
                ["2"] = new("2", default, 0, 70, 0, 0) { LayerBytes = 6, LayerInodes = 2 },
            }
        );
        var storage = new PodStorage(
            new Dictionary<string, TreeUse> { ["v"] = new(100, 10, true) },
            new Dictionary<string, TreeUse> { ["c"] = new(1000, 20, true) }
        );
        var use = PodUses.Of([pod], look, new Dictionary<string, PodStorage> { ["p"] = storage }).Single();
        Assert.Equal((70, 1111, 33), (use.MemoryBytes, use.DiskBytes, use.Inodes));
        // Nothing is known of one that has just come.
        use = PodUses.Of([Pod("new")], look, new Dictionary<string, PodStorage>()).Single();
        Assert.Equal((0, 0, 0), (use.MemoryBytes, use.DiskBytes, use.Inodes));
    }

    private static PodUse Use(PressureSignal signal, string[] words)
    {
        var pod = Pod(words[0]);
        pod.Spec.Priority = int.Parse(words[1]);
        var resource = signal.Resource();
        pod.Spec.Containers[0].Resources.Requests = new() { [resource] = Quantity.Parse(words[2] + "Mi") };
        var bytes = long.Parse(words[3]) << 20;
        return new PodUse(
            pod,
            [new ContainerUse("c", signal.IsDisk() ? 0 : bytes, signal.IsDisk() ? bytes : 0)],
            new Dictionary<string, long>()
        )
        {
            Inodes = words.Length > 4 ? long.Parse(words[4]) : 0,
            Processes = words.Length > 5 ? long.Parse(words[5]) : 0,
        };
    }

    private static Pod Pod(string name) =>
        new()
        {
            Metadata = new ObjectMeta
            {
                Name = name,
                Uid = name,
                Tenant = "t1",
            },
            Spec = new PodSpec { Containers = [new Container { Name = "c" }] },
        };
}
