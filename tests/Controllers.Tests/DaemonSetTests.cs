using Arktos.Api.Apps.V1;
using Arktos.Api.Core.V1;
using Arktos.Api.Json;
using Arktos.Api.Meta.V1;
using Arktos.Controllers.DaemonSets;
using Arktos.Controllers.History;
using Arktos.Controllers.Tests.Fakes;
using static Arktos.Controllers.Tests.Fakes.Samples;

namespace Arktos.Controllers.Tests;

public sealed class DaemonSetTests
{
    public static TheoryData<string, System.Action<PodSpec>, System.Action<Node>, bool, bool> Nodes()
    {
        static Taint Taint(string key, string effect) => new() { Key = key, Effect = effect };
        return new()
        {
            { "any", _ => { }, _ => { }, true, true },
            { "name", s => s.NodeName = "n1", _ => { }, true, true },
            { "another name", s => s.NodeName = "n2", _ => { }, false, false },
            { "selector", s => s.NodeSelector = new() { ["disk"] = "ssd" }, _ => { }, false, false },
            {
                "selector that holds",
                s => s.NodeSelector = new() { ["disk"] = "ssd" },
                n => n.Metadata.Labels = new() { ["disk"] = "ssd" },
                true,
                true
            },
            {
                "affinity",
                s =>
                    s.Affinity = new()
                    {
                        NodeAffinity = new()
                        {
                            RequiredDuringSchedulingIgnoredDuringExecution = new()
                            {
                                NodeSelectorTerms =
                                [
                                    new() { MatchExpressions = [new() { Key = "gpu", Operator = "Exists" }] },
                                ],
                            },
                        },
                    },
                _ => { },
                false,
                false
            },
            { "taint", _ => { }, n => n.Spec.Taints = [Taint("a", "NoSchedule")], false, true },
            { "evicting taint", _ => { }, n => n.Spec.Taints = [Taint("a", "NoExecute")], false, false },
            { "mild taint", _ => { }, n => n.Spec.Taints = [Taint("a", "PreferNoSchedule")], true, true },
            {
                "tolerated taint",
                s => s.Tolerations = [new() { Key = "a", Operator = "Exists" }],
                n => n.Spec.Taints = [Taint("a", "NoExecute")],
                true,
                true
            },
            {
                "sick node",
                _ => { },
                n =>
                    n.Spec.Taints = [
                        Taint("node.kubernetes.io/not-ready", "NoExecute"),
                        Taint("node.kubernetes.io/unreachable", "NoExecute"),
                        Taint("node.kubernetes.io/disk-pressure", "NoSchedule"),
                        Taint("node.kubernetes.io/memory-pressure", "NoSchedule"),
                        Taint("node.kubernetes.io/pid-pressure", "NoSchedule"),
                        Taint("node.kubernetes.io/unschedulable", "NoSchedule"),
                    ],
                true,
                true
            },
            {
                "no network",
                _ => { },
                n => n.Spec.Taints = [Taint("node.kubernetes.io/network-unavailable", "NoSchedule")],
                false,
                true
            },
            {
                "no network needed",
                s => s.HostNetwork = true,
                n => n.Spec.Taints = [Taint("node.kubernetes.io/network-unavailable", "NoSchedule")],
                true,
                true
            },
        };
    }

    [Theory]
    [MemberData(nameof(Nodes))]
    public void Which_nodes_get_a_pod(
        string what,
        System.Action<PodSpec> spec,
        System.Action<Node> node,
        bool runs,
        bool stays
    )
    {
        var (set, there) = (DaemonSet(), NewNode("n1"));
        spec(set.Spec.Template.Spec);
        node(there);
        var plan = Decide(set, [there], []);
        Assert.True(runs == (plan.Create.Count == 1), what);
        Assert.Equal(runs ? 1 : 0, plan.Status.DesiredNumberScheduled);
        plan = Decide(set, [there], [Daemon("p", "n1")]);
        Assert.True(stays == (plan.Delete.Count == 0), what);
        Assert.Equal(
            (runs ? 1 : 0, runs ? 0 : 1),
            (plan.Status.CurrentNumberScheduled, plan.Status.NumberMisscheduled)
        );
    }

    [Fact]
    public void A_pod_is_bound_to_its_node_until_the_scheduler_places_it()
    {
        var set = DaemonSet();
        set.Metadata.Annotations = new() { ["deprecated.daemonset.template.generation"] = "3" };
        var pod = DaemonSetDecision.NewPod(set, "n7", "abc");
        Assert.Equal(("agent-", "n7"), (pod.Metadata.GenerateName, DaemonNodes.NodeOf(pod)));
        Assert.Equal(
            ("abc", "3"),
            (pod.Metadata.Labels!["controller-revision-hash"], pod.Metadata.Labels["pod-template-generation"])
        );
        Assert.Equal(6, pod.Spec.Tolerations!.Count);
        Assert.Null(set.Spec.Template.Spec.Tolerations);
        // It counts as there, and one whose node is gone makes way.
        (pod.Metadata.Name, pod.Metadata.Uid) = ("p", "uid-p");
        Assert.Empty(Decide(set, [NewNode("n7")], [pod]).Create);
        Assert.Equal([pod], Decide(set, [NewNode("n8")], [pod]).Delete);
    }

    [Fact]
    public void One_pod_stays_on_each_node_and_those_that_ended_go()
    {
        var plan = Decide(
            DaemonSet(),
            [NewNode("n1"), NewNode("n2"), NewNode("n3"), NewNode("n4")],
            [
                Daemon("young", "n1", createdSecondsAgo: 10),
                Daemon("old", "n1", createdSecondsAgo: 100),
                Daemon("failed", "n2", phase: "Failed"),
                Daemon("done", "n3", phase: "Succeeded"),
                Daemon("waits", "n4", phase: "Failed"),
            ],
            failedWait: n => n == "n4" ? TimeSpan.FromSeconds(4) : TimeSpan.Zero
        );
        Assert.Equal(["done", "failed", "young"], plan.Delete.Select(p => p.Metadata.Name).Order());
        Assert.Equal(["n2"], plan.Failed);
        Assert.Equal(
            [
                "Found failed daemon pod ns/failed on node n2, will try to kill it",
                "Found succeeded daemon pod ns/done on node n3, will try to delete it",
            ],
            plan.Events.Select(e => e.Message)
        );
        Assert.Equal(TimeSpan.FromSeconds(4), plan.Again);
        Assert.Empty(plan.Create);
    }

    [Fact]
    public void Failed_pods_are_left_longer_and_longer()
    {
        var time = new Arktos.Client.Tests.Fakes.ManualTime();
        var failed = new FailedDaemons(time);
        Assert.True(failed.Wait("s", "n") <= TimeSpan.Zero);
        for (var i = 0; i < 20; i++)
        {
            failed.Deleted("s", "n");
            Assert.Equal(Math.Min(1 << i, 900), failed.Wait("s", "n").TotalSeconds);
            Assert.True(failed.Wait("s", "m") <= TimeSpan.Zero);
        }
        time.Advance(TimeSpan.FromMinutes(31));
        failed.Deleted("s", "n");
        Assert.Equal(1, failed.Wait("s", "n").TotalSeconds);
    }

    // Pods of five nodes: o old, n new, small: not ready, - none, t old and terminating. What is deleted.
    [Theory]
    [InlineData("1", "OOOOO", "0")]
    [InlineData("40%", "OOOOO", "0 1")]
    [InlineData("25%", "OOOOO", "0 1")]
    [InlineData("1", "NOOOO", "1")]
    [InlineData("1", "nOOOO", "")]
    [InlineData("1", "-OOOO", "")]
    [InlineData("1", "tOOOO", "")]
    [InlineData("1", "OoOoO", "1 3")]
    [InlineData("2", "nOOOO", "1")]
    [InlineData("1", "NNNNN", "")]
    public void Old_pods_go_as_long_as_few_enough_nodes_are_without(string unavailable, string pods, string delete)
    {
        var set = DaemonSet();
        set.Spec.UpdateStrategy.RollingUpdate!.MaxUnavailable = unavailable.EndsWith('%')
            ? unavailable
            : int.Parse(unavailable, System.Globalization.CultureInfo.InvariantCulture);
        var plan = Decide(set, [.. Enumerable.Range(0, 5).Select(i => NewNode($"{i}"))], Fleet(pods));
        Assert.Equal(delete, string.Join(' ', plan.Delete.Select(p => p.Spec.NodeName).Order()));
    }

    // Two letters a node: the pods there. What is made, and what is deleted.
    [Theory]
    [InlineData(1, "O- O- O-", "0", "")]
    [InlineData(2, "O- O- O-", "0 1", "")]
    [InlineData(1, "On O- O-", "", "")]
    [InlineData(1, "ON O- O-", "", "0")]
    [InlineData(1, "N- O- O-", "1", "")]
    [InlineData(1, "O- o- o-", "0 1 2", "")]
    [InlineData(1, "N- N- N-", "", "")]
    public void With_a_surge_the_new_pod_comes_before_the_old_one_goes(
        int surge,
        string pods,
        string create,
        string delete
    )
    {
        var set = DaemonSet();
        set.Spec.UpdateStrategy.RollingUpdate = new() { MaxSurge = surge, MaxUnavailable = 0 };
        var nodes = pods.Split(' ');
        var plan = Decide(
            set,
            [.. Enumerable.Range(0, nodes.Length).Select(i => NewNode($"{i}"))],
            [.. nodes.SelectMany((n, i) => n.Select((c, k) => Of(c, $"{i}", k)).OfType<Pod>())]
        );
        Assert.Equal(create, string.Join(' ', plan.Create.Order()));
        Assert.Equal(delete, string.Join(' ', plan.Delete.Select(p => p.Spec.NodeName)));
        Assert.All(plan.Delete, p => Assert.StartsWith("O", p.Metadata.Name));
    }

    [Fact]
    public void On_delete_nothing_is_updated()
    {
        var set = DaemonSet();
        set.Spec.UpdateStrategy = new() { Type = "OnDelete" };
        Assert.Empty(Decide(set, [NewNode("0")], Fleet("O")).Delete);
    }

    [Fact]
    public void The_status_counts_nodes()
    {
        var status = Decide(
            DaemonSet(),
            [.. Enumerable.Range(0, 5).Select(i => NewNode($"{i}"))],
            Fleet("ONn-O")
        ).Status;
        Assert.Equal(
            (5, 4, 3, 2, 3, 2, 0, 1L),
            (
                status.DesiredNumberScheduled,
                status.CurrentNumberScheduled,
                status.NumberReady,
                status.UpdatedNumberScheduled,
                status.NumberAvailable,
                status.NumberUnavailable,
                status.NumberMisscheduled,
                status.ObservedGeneration
            )
        );
    }

    [Fact]
    public void A_burst_is_bounded()
    {
        var nodes = Enumerable.Range(0, 1000).Select(i => NewNode($"n{i}")).ToList();
        Assert.Equal(DaemonSetDecision.BurstMax, Decide(DaemonSet(), nodes, []).Create.Count);
    }

    [Fact]
    public async Task Every_node_has_its_pod_and_a_rollout_replaces_one_at_a_time()
    {
        await using var host = await RunningHost.StartAsync();
        foreach (var name in new[] { "n1", "n2", "n3" })
            host.Cluster.Add(NewNode(name));
        var set = DaemonSet();
        set.Metadata.Uid = "";
        host.Cluster.Add(set);
        await UntilRolledOutAsync(host, 3);
        host.Cluster.Add(NewNode("n4"));
        await UntilRolledOutAsync(host, 4);
        host.Cluster.Change<DaemonSet>("ns", "agent", d => d.Spec.Template.Spec.Containers[0].Image = "web:2");
        var fewest = 4;
        await UntilRolledOutAsync(
            host,
            4,
            () =>
                fewest = Math.Min(
                    fewest,
                    host.Cluster.List<Pod>("ns")
                        .Count(p => p.Status.Phase == "Running" && p.Metadata.DeletionTimestamp is null)
                )
        );
        Assert.Equal(3, fewest);
        Assert.All(host.Cluster.List<Pod>("ns"), p => Assert.Equal("web:2", p.Spec.Containers[0].Image));
        Assert.Equal([1, 2], host.Cluster.List<ControllerRevision>("ns").Select(r => r.Revision).Order());
        host.Cluster.Change<Node>("", "n2", n => n.Spec.Taints = [new() { Key = "a", Effect = "NoExecute" }]);
        await UntilRolledOutAsync(host, 3);
    }

    private static DaemonSetPlan Decide(
        DaemonSet set,
        IReadOnlyCollection<Node> nodes,
        IReadOnlyCollection<Pod> pods,
        Func<string, TimeSpan>? failedWait = null
    ) => DaemonSetDecision.Decide(new DaemonSetView(set, nodes, pods, "new", failedWait ?? (_ => TimeSpan.Zero), Now));

    private static Node NewNode(string name) =>
        new()
        {
            Kind = "Node",
            ApiVersion = "v1",
            Metadata = new ObjectMeta { Name = name },
            // A node that never reports would be tainted.
            Status = new NodeStatus
            {
                Conditions =
                [
                    new NodeCondition
                    {
                        Type = "Ready",
                        Status = "True",
                        LastHeartbeatTime = DateTimeOffset.MaxValue.AddYears(-1),
                    },
                ],
            },
        };

    private static List<Pod> Fleet(string pods) => [.. pods.Select((c, i) => Of(c, $"{i}", 0)).OfType<Pod>()];

    private static Pod? Of(char c, string node, int number)
    {
        if (c == '-')
            return null;
        var pod = Daemon($"{char.ToUpperInvariant(c)}-{node}-{number}", node, ready: char.IsUpper(c) || c == 't');
        pod.Metadata.Labels![TemplateRevisions.HashLabel] = char.ToUpperInvariant(c) == 'N' ? "new" : "old";
        if (c == 't')
            pod.Metadata.DeletionTimestamp = Now;
        return pod;
    }

    private static Pod Daemon(
        string name,
        string node,
        string phase = "Running",
        bool ready = true,
        double createdSecondsAgo = 100
    )
    {
        var pod = Pod(name, phase, ready, node, createdSecondsAgo: createdSecondsAgo);
        pod.Metadata.Labels![TemplateRevisions.HashLabel] = "new";
        return pod;
    }

    private static Task UntilRolledOutAsync(RunningHost host, int nodes, System.Action? meanwhile = null) =>
        host.UntilAsync(
            () =>
            {
                // What the scheduler would do.
                foreach (var pod in host.Cluster.List<Pod>("ns").Where(p => p.Spec.NodeName.Length == 0))
                    host.Cluster.Change<Pod>("ns", pod.Metadata.Name, p => p.Spec.NodeName = DaemonNodes.NodeOf(p));
                meanwhile?.Invoke();
                host.RunPods();
                var set = host.Cluster.Get<DaemonSet>("ns", "agent")!;
                return set.Status.ObservedGeneration == set.Metadata.Generation
                    && set.Status.DesiredNumberScheduled == nodes
                    && set.Status.UpdatedNumberScheduled == nodes
                    && set.Status.NumberAvailable == nodes
                    && host.Cluster.List<Pod>("ns").Count == nodes;
            },
            "the daemon set is rolled out"
        );
}
