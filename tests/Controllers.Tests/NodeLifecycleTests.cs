using Arktos.Api.Coordination.V1;
using Arktos.Api.Core.V1;
using Arktos.Api.Json;
using Arktos.Api.Meta.V1;
using Arktos.Client.Connection;
using Arktos.Controllers.NodeLifecycle;
using Arktos.Controllers.Tests.Fakes;
using static Arktos.Controllers.Tests.Fakes.Samples;

namespace Arktos.Controllers.Tests;

public sealed class NodeLifecycleTests
{
    private static readonly ControllersOptions Options = new()
    {
        Connection = new ApiConnectionOptions { Servers = [new Uri("https://unused")] },
        Identity = "x",
        RootCaPem = "pem",
    };

    [Fact]
    public void A_node_lives_while_its_lease_is_renewed_by_the_controllers_own_clock()
    {
        var node = NewNode("n1");
        // The node's clock is far behind: only that the time changes counts.
        var seen = NodeObservation.Next(null, node, LeaseAt(1), Now);
        seen = NodeObservation.Next(seen, node, LeaseAt(2), Now.AddSeconds(39));
        Assert.False(NodeHealth.IsSilent(node, seen, Options, Now.AddSeconds(79)));
        seen = NodeObservation.Next(seen, node, LeaseAt(2), Now.AddSeconds(79));
        Assert.True(NodeHealth.IsSilent(node, seen, Options, Now.AddSeconds(80)));
    }

    [Fact]
    public void A_silent_node_is_unknown_and_one_that_never_reported_says_so()
    {
        var unknown = NodeHealth.UnknownConditions(NewNode("n1"), Now)!;
        Assert.Equal(
            [
                "Ready Unknown NodeStatusUnknown Kubelet stopped posting node status.",
                "MemoryPressure Unknown NodeStatusNeverUpdated Kubelet never posted node status.",
            ],
            unknown.Take(2).Select(c => $"{c.Type} {c.Status} {c.Reason} {c.Message}")
        );
        var node = NewNode("n1");
        node.Status.Conditions = unknown;
        Assert.Null(NodeHealth.UnknownConditions(node, Now));
    }

    [Theory]
    [InlineData("True", true, "")]
    [InlineData("False", true, "not-ready:NoExecute not-ready:NoSchedule")]
    [InlineData("Unknown", true, "unreachable:NoExecute unreachable:NoSchedule")]
    [InlineData("Unknown", false, "unreachable:NoSchedule")]
    public void Taints_follow_the_ready_condition(string ready, bool mayEvict, string expected)
    {
        var node = NewNode("n1", ready);
        node.Spec.Taints =
        [
            new Taint { Key = "node.kubernetes.io/memory-pressure", Effect = "NoSchedule" },
            new Taint { Key = "mine", Effect = "NoExecute" },
        ];
        var taints = NodeTaints.Wanted(node, mayEvict, Now)!;
        Assert.Equal(
            $"mine:NoExecute {expected}".Trim(),
            string.Join(
                " ",
                taints
                    .Select(t => $"{t.Key.Replace("node.kubernetes.io/", "", StringComparison.Ordinal)}:{t.Effect}")
                    .Order(StringComparer.Ordinal)
            )
        );
        node.Spec.Taints = taints;
        Assert.Null(NodeTaints.Wanted(node, mayEvict, Now.AddHours(1)));
    }

    [Theory]
    [InlineData("", 0, 0)]
    [InlineData("Exists", null, null)]
    [InlineData("Exists", 300, 290)]
    [InlineData("Exists", 0, -10)]
    [InlineData("Exists", -5, -10)]
    public void A_pod_stays_as_long_as_it_tolerates_the_taint(string op, int? seconds, int? expectedSeconds)
    {
        var pod = Pod("p");
        if (op.Length > 0)
            pod.Spec.Tolerations =
            [
                new Toleration
                {
                    Key = NodeTaints.Unreachable,
                    Operator = op,
                    Effect = "NoExecute",
                    TolerationSeconds = seconds,
                },
            ];
        Taint[] taints =
        [
            new Taint
            {
                Key = NodeTaints.Unreachable,
                Effect = "NoExecute",
                TimeAdded = Now.AddSeconds(-10),
            },
            new Taint { Key = NodeTaints.Unreachable, Effect = "NoSchedule" },
        ];
        Assert.Equal(
            expectedSeconds is { } s ? Now.AddSeconds(s) : null,
            TaintEviction.At(pod, taints, t => t.TimeAdded!.Value, Now)
        );
    }

    [Theory]
    [InlineData("300 60", 60)]
    [InlineData("60 300", 60)]
    [InlineData("- 60", 60)]
    [InlineData("60 -", 60)]
    [InlineData("300 0 60", 0)]
    [InlineData("- -", null)]
    public void Of_all_tolerations_that_match_the_one_that_ends_first_counts(string seconds, int? expected)
    {
        var pod = Pod("p");
        pod.Spec.Tolerations =
        [
            .. seconds
                .Split(' ')
                .Select(s => new Toleration
                {
                    Operator = "Exists",
                    TolerationSeconds = s == "-" ? null : int.Parse(s),
                }),
        ];
        Taint[] taints = [new Taint { Key = "mine", Effect = "NoExecute" }];
        Assert.Equal(
            expected is { } e ? Now.AddSeconds(e) : null,
            TaintEviction.At(pod, taints, _ => Now, Now.AddSeconds(-5))
        );
    }

    [Fact]
    public void A_pod_that_comes_to_a_tainted_node_gets_its_time_as_well()
    {
        var pod = Pod("p", createdSecondsAgo: 100);
        pod.Spec.Tolerations = [new Toleration { Operator = "Exists", TolerationSeconds = 60 }];
        Taint[] taints = [new Taint { Key = "mine", Effect = "NoExecute" }];
        Assert.Equal(Now.AddSeconds(-40), TaintEviction.At(pod, taints, _ => Now.AddHours(-1), Now));
        pod.Status.Conditions!.Add(
            new PodCondition
            {
                Type = "PodScheduled",
                Status = "True",
                LastTransitionTime = Now.AddSeconds(-10),
            }
        );
        Assert.Equal(Now.AddSeconds(50), TaintEviction.At(pod, taints, _ => Now.AddHours(-1), Now));
        pod.Status.Conditions[^1].LastTransitionTime = Now.AddYears(70);
        Assert.Equal(Now.AddSeconds(-40), TaintEviction.At(pod, taints, _ => Now.AddHours(-1), Now));
    }

    [Fact]
    public void A_taint_without_a_time_counts_from_when_it_was_first_seen_until_it_goes()
    {
        var clock = new TaintClock();
        var node = NewNode("n");
        var taint = new Taint
        {
            Key = "mine",
            Value = "a",
            Effect = "NoExecute",
        };
        node.Spec.Taints = [taint];
        clock.Observe(node, Now);
        clock.Observe(node, Now.AddSeconds(30));
        Assert.Equal(Now, clock.Since(node, taint, Now.AddSeconds(60)));
        taint.Value = "b";
        clock.Observe(node, Now.AddSeconds(70));
        Assert.Equal(Now.AddSeconds(70), clock.Since(node, taint, Now.AddSeconds(80)));
        node.Spec.Taints = null;
        clock.Observe(node, Now.AddSeconds(90));
        node.Spec.Taints = [taint];
        clock.Observe(node, Now.AddSeconds(100));
        Assert.Equal(Now.AddSeconds(100), clock.Since(node, taint, Now.AddSeconds(110)));
        taint.TimeAdded = Now.AddHours(-1);
        clock.Observe(node, Now.AddSeconds(110));
        Assert.Equal(Now.AddHours(-1), clock.Since(node, taint, Now.AddSeconds(110)));
        // A time to come counts from when it was seen, or it would never be reached.
        taint.TimeAdded = Now.AddYears(70);
        clock.Observe(node, Now.AddSeconds(120));
        clock.Observe(node, Now.AddSeconds(150));
        Assert.Equal(Now.AddSeconds(120), clock.Since(node, taint, Now.AddSeconds(160)));
        clock.Forget(node);
        Assert.Equal(Now.AddSeconds(170), clock.Since(node, taint, Now.AddSeconds(170)));
    }

    [Fact]
    public async Task A_taint_without_a_time_evicts_when_the_toleration_ends_however_often_it_is_looked_at()
    {
        await using var host = await RunningHost.StartAsync();
        var cluster = host.Cluster;
        var node = NewNode("n1");
        node.Metadata = new ObjectMeta { Name = "n1" };
        cluster.Add(node);
        var pod = Pod("p");
        (pod.Metadata.Uid, pod.Metadata.ResourceVersion) = ("", "");
        pod.Spec.Tolerations =
        [
            new Toleration
            {
                Key = "mine",
                Operator = "Exists",
                Effect = "NoExecute",
                TolerationSeconds = 60,
            },
        ];
        cluster.Add(pod);
        await host.SettleAsync();
        var began = host.Time.GetUtcNow();
        cluster.Change<Node>("", "n1", n => n.Spec.Taints = [new Taint { Key = "mine", Effect = "NoExecute" }]);
        await Client.Tests.Fakes.Eventually.HoldsAsync(
            () => cluster.Get<Pod>("ns", "p")?.Metadata.DeletionTimestamp is not null,
            "the pod is told to go",
            () =>
            {
                host.Time.Advance(TimeSpan.FromMilliseconds(500));
                // A heartbeat: the node, and with it the pod, is looked at again.
                cluster.Change<Node>("", "n1", n => n.Status.Conditions![0].LastHeartbeatTime = host.Time.GetUtcNow());
            }
        );
        Assert.InRange((host.Time.GetUtcNow() - began).TotalSeconds, 60, 75);
    }

    [Theory]
    [InlineData(1, 1, 0)]
    [InlineData(10, 10, 0)]
    [InlineData(10, 1, 0.1)]
    [InlineData(10, 6, 0)]
    [InlineData(100, 60, 0.01)]
    [InlineData(100, 50, 0.1)]
    public void When_too_many_nodes_are_silent_they_are_emptied_slowly_or_not_at_all(
        int total,
        int bad,
        double expected
    )
    {
        var nodes = Enumerable.Range(0, total).Select(i => NewNode($"n{i}", i < bad ? "Unknown" : "True")).ToList();
        Assert.Equal(expected, EvictionPace.Rates(nodes)[""]);
    }

    [Fact]
    public void Pods_that_nobody_else_deletes_are_collected()
    {
        var lost = Pod("lost", node: "gone");
        var young = Pod("young", node: "just-gone");
        var unscheduled = Pod("unscheduled", node: "");
        unscheduled.Metadata.DeletionTimestamp = Now;
        var evicted = Pod("evicted", "Failed");
        evicted.Status.Reason = "Evicted";
        Pod[] pods =
        [
            lost,
            young,
            unscheduled,
            Pod("fine"),
            Pod("old", "Succeeded", createdSecondsAgo: 1000),
            Pod("new", "Failed", createdSecondsAgo: 1),
            evicted,
        ];
        var collected = PodCollection.Decide(
            pods,
            n => n == "n1" ? NewNode("n1") : null,
            n => n == "gone",
            terminatedMax: 1
        );
        Assert.Equal(
            ["lost NodeGone", "unscheduled NeverScheduled", "evicted Surplus", "old Surplus"],
            collected.Select(c => $"{c.Pod.Metadata.Name} {c.Cause}")
        );
    }

    [Fact]
    public async Task Pods_of_a_node_that_falls_silent_are_driven_away_after_their_toleration()
    {
        await using var host = await RunningHost.StartAsync(quarantine: TimeSpan.FromSeconds(40));
        var cluster = host.Cluster;
        foreach (var name in new[] { "n1", "n2" })
        {
            var node = NewNode(name);
            node.Metadata = new ObjectMeta { Name = name };
            cluster.Add(node);
        }
        var pod = Pod("p");
        pod.Spec.Tolerations =
        [
            new Toleration
            {
                Key = NodeTaints.Unreachable,
                Operator = "Exists",
                Effect = "NoExecute",
                TolerationSeconds = 300,
            },
        ];
        cluster.Add(pod);
        var beat = 0;
        void Second(string alive)
        {
            host.Time.Advance(TimeSpan.FromSeconds(1));
            if (++beat % 10 == 0)
                cluster.Change<Node>("", alive, n => n.Status.Conditions![0].LastHeartbeatTime = host.Time.GetUtcNow());
        }
        await Client.Tests.Fakes.Eventually.HoldsAsync(
            () => cluster.Get<Node>("", "n1")!.Spec.Taints?.Exists(t => t.Effect == "NoExecute") == true,
            "n1 is tainted",
            () => Second("n2")
        );
        Assert.Equal("Unknown", cluster.Get<Node>("", "n1")!.Status.Conditions!.Find(c => c.Type == "Ready")!.Status);
        await host.UntilAsync(
            () => cluster.Get<Pod>("ns", "p")!.Status.Conditions!.Exists(c => c is { Type: "Ready", Status: "False" }),
            "its pod is not ready"
        );
        Assert.Null(cluster.Get<Pod>("ns", "p")!.Metadata.DeletionTimestamp);
        await Client.Tests.Fakes.Eventually.HoldsAsync(
            () => cluster.Get<Pod>("ns", "p")!.Metadata.DeletionTimestamp is not null,
            "the pod is told to go",
            () => Second("n2")
        );
        Assert.Contains(
            cluster.Get<Pod>("ns", "p")!.Status.Conditions!,
            c => c is { Type: "DisruptionTarget", Reason: "DeletionByTaintManager" }
        );
        cluster.Remove<Node>("", "n1");
        await Client.Tests.Fakes.Eventually.HoldsAsync(
            () => cluster.List<Pod>().Count == 0,
            "the pod of the node that is gone is collected",
            () => Second("n2")
        );
    }

    private static Node NewNode(string name, string ready = "True") =>
        new()
        {
            Kind = "Node",
            ApiVersion = "v1",
            Metadata = new ObjectMeta
            {
                Name = name,
                Uid = "uid-" + name,
                CreationTimestamp = Now,
            },
            Status = new NodeStatus
            {
                Conditions =
                [
                    new NodeCondition
                    {
                        Type = "Ready",
                        Status = ready,
                        LastHeartbeatTime = Now.AddHours(-1),
                        LastTransitionTime = Now,
                    },
                ],
            },
        };

    private static Lease LeaseAt(int second) =>
        new() { Spec = new LeaseSpec { RenewTime = Now.AddDays(-1).AddSeconds(second) } };
}
