using Arktos.Api;
using Arktos.Api.Core.V1;
using Arktos.Api.Json;
using Arktos.Scheduler.Framework;
using Arktos.Scheduler.Snapshot;

namespace Arktos.Scheduler.Tests;

public sealed class SchedulingCycleTests
{
    [Fact]
    public void Without_nodes_the_message_says_so() =>
        Assert.Equal("no nodes available to schedule pods", Refusal(Pod(), new NodeTable()));

    [Fact]
    public void A_pod_with_a_claim_waits_for_it_whatever_the_nodes_say()
    {
        var nodes = Table(Node("a"), Node("small", cpu: "1"));
        var claim = new Volume
        {
            Name = "data",
            PersistentVolumeClaim = new() { ClaimName = "x" },
        };
        var pod = Pod(cpu: "2");
        pod.Spec.Volumes = [new Volume { Name = "tmp", EmptyDir = new() }, claim];
        Assert.Equal("0/2 nodes are available: persistentvolumeclaim \"x\" not found.", Refusal(pod, nodes));
        Assert.Equal("no nodes available to schedule pods", Refusal(pod, new NodeTable()));
        pod.Metadata.Name = "web";
        pod.Spec.Volumes = [new Volume { Name = "scratch", Ephemeral = new() }];
        Assert.Equal(
            "0/2 nodes are available: waiting for ephemeral volume controller to create the persistentvolumeclaim "
                + "\"web-scratch\".",
            Refusal(pod, nodes)
        );
        pod.Spec.Volumes = null;
        pod.Spec.ResourceClaims = [new PodResourceClaim { Name = "gpu" }];
        Assert.Equal("0/2 nodes are available: cannot allocate all claims.", Refusal(pod, nodes));
        pod.Spec.ResourceClaims = null;
        Assert.IsType<Decision.Placed>(Run(pod, nodes));
    }

    [Fact]
    public void Reasons_are_counted_over_nodes_and_sorted()
    {
        var nodes = Table(
            Node("small", cpu: "1"),
            Node("tiny", cpu: "1", memory: "1Gi"),
            Node("tainted", taint: "NoSchedule"),
            Node("cordoned", unschedulable: true)
        );
        Assert.Equal(
            "0/4 nodes are available: 1 Insufficient memory, 1 node(s) had untolerated taint(s), 1 node(s) were "
                + "unschedulable, 2 Insufficient cpu.",
            Refusal(Pod(cpu: "2", memory: "2Gi"), nodes)
        );
    }

    /// <summary>A machine needs a node that runs machines; containers are kept only from one that says it runs none.
    /// </summary>
    [Theory]
    [InlineData(true, "VmRuntimeReady", "True", "")]
    [InlineData(true, "VmRuntimeReady", "False", "node(s) runtime is not ready")]
    [InlineData(true, "VmRuntimeReady", "Unknown", "node(s) had unknown conditions")]
    [InlineData(true, "Ready", "True", "node(s) had unknown conditions")]
    [InlineData(false, "ContainerRuntimeReady", "True", "")]
    [InlineData(false, "ContainerRuntimeReady", "False", "node(s) runtime is not ready")]
    [InlineData(false, "Ready", "True", "")]
    public void A_pod_is_placed_where_its_runtime_is_ready(bool isMachine, string type, string status, string reason)
    {
        var node = Node("a");
        node.Status.Conditions = [new NodeCondition { Type = type, Status = status }];
        var pod = Pod();
        if (isMachine)
            pod.Spec.VirtualMachine = new VirtualMachine { Name = "vm" };
        var decision = Run(pod, Table(node));
        if (reason.Length == 0)
            Assert.IsType<Decision.Placed>(decision);
        else
            Assert.Equal($"0/1 nodes are available: 1 {reason}.", Refusal(pod, Table(node)));
        pod.Spec.Tolerations = [new Toleration { Operator = "Exists", Effect = "NoSchedule" }];
        Assert.IsType<Decision.Placed>(Run(pod, Table(node)));
    }

    [Theory]
    [InlineData("Equal", "dedicated", "gpu", "NoSchedule", true)]
    [InlineData("", "dedicated", "gpu", "", true)]
    [InlineData("Exists", "dedicated", "", "", true)]
    [InlineData("Exists", "", "", "", true)]
    [InlineData("Equal", "dedicated", "other", "NoSchedule", false)]
    [InlineData("Equal", "other", "gpu", "NoSchedule", false)]
    [InlineData("Exists", "dedicated", "", "NoExecute", false)]
    public void A_toleration_lets_a_pod_onto_a_tainted_node(
        string op,
        string key,
        string value,
        string effect,
        bool placed
    )
    {
        var pod = Pod();
        pod.Spec.Tolerations =
        [
            new Toleration
            {
                Operator = op,
                Key = key,
                Value = value,
                Effect = effect,
            },
        ];
        var decision = Run(pod, Table(Node("n", taint: "NoSchedule")));
        Assert.Equal(placed, decision is Decision.Placed);
    }

    [Theory]
    [InlineData("In", "ssd", true)]
    [InlineData("In", "hdd", false)]
    [InlineData("NotIn", "hdd", true)]
    [InlineData("Exists", null, true)]
    [InlineData("DoesNotExist", null, false)]
    public void Required_node_affinity_is_honoured(string op, string? value, bool placed)
    {
        var pod = Pod();
        pod.Spec.Affinity = new Affinity
        {
            NodeAffinity = new NodeAffinity
            {
                RequiredDuringSchedulingIgnoredDuringExecution = new NodeSelector
                {
                    NodeSelectorTerms =
                    [
                        new NodeSelectorTerm
                        {
                            MatchExpressions =
                            [
                                new NodeSelectorRequirement
                                {
                                    Key = "disk",
                                    Operator = op,
                                    Values = value is null ? null : [value],
                                },
                            ],
                        },
                    ],
                },
            },
        };
        Assert.Equal(placed, Run(pod, Table(Node("n", label: ("disk", "ssd")))) is Decision.Placed);
    }

    [Fact]
    public void A_node_selector_that_no_node_has_is_named()
    {
        var pod = Pod();
        pod.Spec.NodeSelector = new Map<string> { ["disk"] = "ssd" };
        Assert.Equal(
            "0/1 nodes are available: 1 node(s) didn't match Pod's node affinity/selector.",
            Refusal(pod, Table(Node("n")))
        );
    }

    [Fact]
    public void Pods_on_a_node_count_until_they_are_removed()
    {
        var nodes = Table(Node("n", cpu: "2"));
        nodes.PutPod(Placed("a", Pod(cpu: "1500m")), "n");
        Assert.Equal("0/1 nodes are available: 1 Insufficient cpu.", Refusal(Pod(cpu: "1"), nodes));
        nodes.PutPod(Placed("a", Pod(cpu: "1500m")), "n");
        Assert.True(nodes.RemovePod("a"));
        Assert.False(nodes.RemovePod("a"));
        Assert.IsType<Decision.Placed>(Run(Pod(cpu: "2"), nodes));
    }

    [Fact]
    public void A_pod_that_is_seen_before_its_node_counts_when_the_node_comes_and_when_it_comes_back()
    {
        var nodes = new NodeTable();
        nodes.PutPod(Placed("a", Pod(cpu: "1500m")), "n");
        nodes.PutNode(Node("n", cpu: "2"));
        Assert.IsType<Decision.Unschedulable>(Run(Pod(cpu: "1"), nodes));
        nodes.RemoveNode("n");
        nodes.PutNode(Node("other", cpu: "2"));
        Assert.IsType<Decision.Placed>(Run(Pod(cpu: "1"), nodes));
        nodes.RemoveNode("other");
        nodes.PutNode(Node("n", cpu: "2"));
        Assert.IsType<Decision.Unschedulable>(Run(Pod(cpu: "1"), nodes));
    }

    [Fact]
    public void A_host_port_is_taken_once_and_the_wildcard_address_clashes_with_all()
    {
        var nodes = Table(Node("n"));
        nodes.PutPod(Placed("a", Pod(hostPort: 80)), "n");
        Assert.Equal(
            "0/1 nodes are available: 1 node(s) didn't have free ports for the requested pod ports.",
            Refusal(Pod(hostPort: 80), nodes)
        );
        Assert.IsType<Decision.Placed>(Run(Pod(hostPort: 81), nodes));
    }

    [Fact]
    public void The_emptier_node_is_chosen()
    {
        var nodes = Table(Node("full"), Node("empty"));
        nodes.PutPod(Placed("a", Pod(cpu: "3", memory: "6Gi")), "full");
        Assert.Equal("empty", Assert.IsType<Decision.Placed>(Run(Pod(cpu: "500m", memory: "1Gi"), nodes)).Node);
    }

    [Fact]
    public void Equal_pods_spread_over_equal_nodes()
    {
        var nodes = Table([.. Enumerable.Range(0, 10).Select(i => Node($"n{i}"))]);
        var cycle = new SchedulingCycle(7);
        for (var i = 0; i < 100; i++)
        {
            var pod = Placed($"p{i}", Pod());
            nodes.PutPod(pod, Assert.IsType<Decision.Placed>(cycle.Run(new PodToPlace(pod), nodes)).Node);
        }
        Assert.All(Enumerable.Range(0, nodes.RowCount), row => Assert.Equal(10, nodes.PodCounts[row]));
    }

    [Fact]
    public void An_init_container_counts_only_as_far_as_it_needs_more_than_the_rest()
    {
        var pod = Pod(cpu: "1");
        pod.Spec.InitContainers =
        [
            Container("3", null),
            new Container
            {
                Name = "sidecar",
                RestartPolicy = "Always",
                Resources = Resources("500m", null),
            },
        ];
        Assert.Equal(3000, PodRequests.Of(pod).Cpu);
        pod.Spec.InitContainers =
        [
            new Container
            {
                Name = "sidecar",
                RestartPolicy = "Always",
                Resources = Resources("500m", null),
            },
            Container("3", null),
        ];
        Assert.Equal(3500, PodRequests.Of(pod).Cpu);
    }

    [Theory]
    //          asked granted has   condition     counts
    [InlineData("2", "1", "1", "Deferred", 2000)]
    [InlineData("1", "2", "2", "", 2000)]
    [InlineData("1", "1", "3", "", 3000)]
    [InlineData("9", "1", "2", "Infeasible", 2000)]
    [InlineData("2", "2", "2", "", 2000)]
    public void A_pod_that_is_resized_counts_with_the_most_of_before_and_after(
        string asked,
        string granted,
        string has,
        string condition,
        long counts
    )
    {
        var pod = Pod(cpu: asked);
        pod.Spec.Containers.Add(Container("1", null));
        pod.Spec.Containers[1].Name = "other";
        pod.Status.ContainerStatuses =
        [
            new()
            {
                Name = pod.Spec.Containers[0].Name,
                AllocatedResources = Resources(granted, null).Requests,
                Resources = Resources(has, null),
            },
        ];
        if (condition.Length > 0)
            pod.Status.Conditions =
            [
                new()
                {
                    Type = "PodResizePending",
                    Status = "True",
                    Reason = condition,
                },
            ];
        Assert.Equal(counts + 1000, PodRequests.Of(pod).Cpu);
    }

    internal static Pod Pod(string? cpu = null, string? memory = null, int hostPort = 0)
    {
        var container = Container(cpu, memory);
        if (hostPort > 0)
            container.Ports = [new ContainerPort { ContainerPortValue = hostPort, HostPort = hostPort }];
        return new Pod
        {
            Spec = new PodSpec { Containers = [container], SchedulerName = "default-scheduler" },
        };
    }

    internal static Node Node(
        string name,
        string cpu = "4",
        string memory = "8Gi",
        string? taint = null,
        bool unschedulable = false,
        (string Key, string Value)? label = null
    ) =>
        new()
        {
            Metadata = new() { Name = name, Labels = label is { } l ? new Map<string> { [l.Key] = l.Value } : null },
            Spec = new NodeSpec
            {
                Unschedulable = unschedulable,
                Taints = taint is null
                    ? null
                    :
                    [
                        new Taint
                        {
                            Key = "dedicated",
                            Value = "gpu",
                            Effect = taint,
                        },
                    ],
            },
            Status = new NodeStatus
            {
                Allocatable = new Map<Quantity>
                {
                    ["cpu"] = Quantity.Parse(cpu),
                    ["memory"] = Quantity.Parse(memory),
                    ["pods"] = Quantity.Parse("110"),
                },
            },
        };

    private static Container Container(string? cpu, string? memory) =>
        new() { Name = "c", Resources = Resources(cpu, memory) };

    private static ResourceRequirements Resources(string? cpu, string? memory)
    {
        var requests = new Map<Quantity>();
        if (cpu is not null)
            requests["cpu"] = Quantity.Parse(cpu);
        if (memory is not null)
            requests["memory"] = Quantity.Parse(memory);
        return new ResourceRequirements { Requests = requests };
    }

    internal static PlacedPod Placed(string uid, Pod pod)
    {
        pod.Metadata.Uid = uid;
        return new PlacedPod(pod);
    }

    internal static NodeTable Table(params Node[] nodes)
    {
        var table = new NodeTable();
        foreach (var node in nodes)
            table.PutNode(node);
        return table;
    }

    internal static Decision Run(Pod pod, NodeTable nodes) => new SchedulingCycle(1).Run(new PodToPlace(pod), nodes);

    /// <summary>Why no node takes the pod, without what preemption says.</summary>
    internal static string Refusal(Pod pod, NodeTable nodes) =>
        Assert.IsType<Decision.Unschedulable>(Run(pod, nodes)).Message.Split(" preemption: ")[0];
}
