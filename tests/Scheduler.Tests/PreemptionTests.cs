using Arktos.Api.Core.V1;
using Arktos.Api.Policy.V1;
using Arktos.Client.Resources;
using Arktos.Scheduler.Framework;
using Arktos.Scheduler.Snapshot;
using static Arktos.Scheduler.Tests.SchedulingCycleTests;

namespace Arktos.Scheduler.Tests;

/// <summary>Who has to go so that a more important pod fits.</summary>
public sealed class PreemptionTests
{
    [Fact]
    public void The_least_important_pods_go_and_no_more_of_them_than_need_be()
    {
        var nodes = Table(Node("a"), Node("b"));
        Put(nodes, "a", "a1", 10, "2");
        Put(nodes, "a", "a2", 1, "1");
        Put(nodes, "a", "a3", 2, "1");
        Put(nodes, "b", "b1", 10, "4");
        var decided = Refused(Important("1"), nodes);
        Assert.Equal("a", decided.Victims!.Node);
        Assert.Equal(["a2"], decided.Victims.Pods.Select(p => p.Uid));
        Assert.Equal("0/2 nodes are available: 2 Insufficient cpu.", decided.Message);
        Assert.Equal(["a2", "a3"], Refused(Important("2"), nodes).Victims!.Pods.Select(p => p.Uid).Order());
        // It has been asked what would be; nothing has changed.
        Assert.Equal([4000, 4000], nodes.RequestedCpu[..2]);
        Assert.Equal(3, nodes.PodsOn(nodes.RowOf("a")).Count);
    }

    [Fact]
    public void Nobody_goes_for_a_pod_that_is_no_more_important_or_that_no_room_helps()
    {
        var nodes = Table(Node("full"), Node("small", cpu: "1"), Node("tainted", taint: "NoSchedule"));
        Put(nodes, "full", "p", 100, "4");
        var decided = Refused(Important("2"), nodes);
        Assert.Null(decided.Victims);
        Assert.True(decided.WaitsForNoNode);
        Assert.Equal(
            "0/3 nodes are available: 1 node(s) had untolerated taint(s), 2 Insufficient cpu. preemption: 0/3 nodes "
                + "are available: 1 No preemption victims found for incoming pod, 2 Preemption is not helpful for "
                + "scheduling.",
            decided.Message
        );
        var polite = Important("2");
        polite.Spec.PreemptionPolicy = "Never";
        Assert.EndsWith(" preemption: not eligible due to preemptionPolicy=Never.", Refused(polite, nodes).Message);
    }

    [Fact]
    public void Nobody_goes_for_another_tenants_pod_but_for_one_of_the_system()
    {
        var nodes = Table(Node("a"));
        Put(nodes, "a", "theirs", 1, "3", "theirs");
        Put(nodes, "a", "ours", 50, "1", "ours");
        var pod = Important("2");
        pod.Metadata.Tenant = "ours";
        Assert.Null(Refused(pod, nodes).Victims);
        pod.Spec.Containers[0].Resources.Requests!["cpu"] = Api.Quantity.Parse("1");
        Assert.Equal(["ours"], Refused(pod, nodes).Victims!.Pods.Select(p => p.Uid));
        pod.Metadata.Tenant = "system";
        Assert.Equal(["theirs"], Refused(pod, nodes).Victims!.Pods.Select(p => p.Uid));
    }

    [Fact]
    public void Of_several_nodes_the_one_with_the_least_important_victims_is_chosen_then_that_with_the_fewest()
    {
        var nodes = Table(Node("a"), Node("b"), Node("c"));
        Put(nodes, "a", "a1", 50, "4");
        Put(nodes, "b", "b1", 5, "2");
        Put(nodes, "b", "b2", 5, "2");
        Put(nodes, "c", "c1", 5, "4");
        Assert.Equal("c", Refused(Important("4"), nodes).Victims!.Node);
    }

    [Fact]
    public void Pods_whose_budgets_allow_it_go_before_others()
    {
        var nodes = Table(Node("a"), Node("b"));
        Put(nodes, "a", "a1", 1, "2");
        Put(nodes, "a", "a2", 5, "2");
        Put(nodes, "b", "b1", 50, "4");
        // Without a budget the least important one goes.
        Assert.Equal(["a1"], Uids(Refused(Important("2"), nodes)));
        Budget(nodes, "all of a1", 0, "a1");
        Assert.Equal(["a2"], Uids(Refused(Important("2"), nodes)));
        // Both of a node are guarded: another node's pod goes, though it is more important.
        Budget(nodes, "all of a2", 0, "a2");
        Assert.Equal(["b1"], Uids(Refused(Important("2"), nodes)));
        // Guarded everywhere: it is a matter of importance again, and budgets forbid nothing.
        Budget(nodes, "all of b1", 0, "b1");
        Assert.Equal(["a1"], Uids(Refused(Important("2"), nodes)));
        // One of the two may go, and is taken to be the more important one, as in Kubernetes.
        Budget(nodes, "all of a1", 0, "nobody");
        Budget(nodes, "all of a2", 1, "a1", "a2");
        Assert.Equal(["a2"], Uids(Refused(Important("2"), nodes)));
        nodes.Budgets.Remove(new ObjectKey("", Pod("1").Metadata.Namespace, "all of b1"));
        Assert.Equal(["b1"], Uids(Refused(Important("4"), nodes)));
    }

    private static IEnumerable<string> Uids(Decision.Unschedulable decided) =>
        decided.Victims!.Pods.Select(p => p.Uid).Order();

    private static void Budget(NodeTable nodes, string name, int allowed, params string[] pods) =>
        nodes.Budgets.Put(
            new PodDisruptionBudget
            {
                Metadata = new() { Namespace = Pod("1").Metadata.Namespace, Name = name },
                Spec = new()
                {
                    Selector = new()
                    {
                        MatchExpressions =
                        [
                            new()
                            {
                                Key = "uid",
                                Operator = "In",
                                Values = [.. pods],
                            },
                        ],
                    },
                },
                Status = new() { DisruptionsAllowed = allowed },
            }
        );

    [Fact]
    public void The_room_that_is_made_is_for_whom_it_is_made_and_for_more_important_ones()
    {
        var nodes = Table(Node("a"));
        var waiting = Important("3");
        waiting.Metadata.Uid = "waiting";
        nodes.Nominate(new PlacedPod(waiting), "a");
        Assert.IsType<Decision.Unschedulable>(Run(Prioritized("low", 1, "2"), nodes));
        Assert.IsType<Decision.Placed>(Run(Prioritized("fits beside it", 1, "1"), nodes));
        Assert.IsType<Decision.Placed>(Run(Prioritized("higher", 1000, "2"), nodes));
        waiting.Status.NominatedNodeName = "a";
        Assert.Equal("a", Assert.IsType<Decision.Placed>(Run(waiting, nodes)).Node);
        nodes.Unnominate("waiting");
        Assert.IsType<Decision.Placed>(Run(Prioritized("low", 1, "2"), nodes));
    }

    [Fact]
    public void Who_waits_for_victims_takes_no_others_meanwhile()
    {
        var nodes = Table(Node("a"), Node("b"));
        Put(nodes, "b", "b1", 1, "4");
        var victim = Prioritized("a1", 1, "4");
        victim.Metadata.DeletionTimestamp = DateTimeOffset.UnixEpoch;
        victim.Status.Conditions =
        [
            new()
            {
                Type = "DisruptionTarget",
                Status = "True",
                Reason = "PreemptionByScheduler",
            },
        ];
        nodes.PutPod(new PlacedPod(victim), "a");
        var pod = Important("2");
        pod.Status.NominatedNodeName = "a";
        var decided = Refused(pod, nodes);
        Assert.Null(decided.Victims);
        Assert.False(decided.WaitsForNoNode);
        Assert.EndsWith("not eligible due to a terminating pod on the nominated node.", decided.Message);
        // Before its status says so, too.
        pod.Status.NominatedNodeName = "";
        Assert.NotNull(Refused(pod, nodes).Victims);
        nodes.Nominate(new PlacedPod(pod), "a");
        Assert.Null(Refused(pod, nodes).Victims);
    }

    [Fact]
    public void A_pod_that_keeps_another_away_may_have_to_go_for_it()
    {
        var nodes = Table(Node("a", label: ("host", "a")));
        var term = new PodAffinityTerm
        {
            TopologyKey = "host",
            LabelSelector = new() { MatchLabels = new() { ["app"] = "web" } },
        };
        var there = Prioritized("there", 1, "1");
        there.Metadata.Labels = new() { ["app"] = "web" };
        nodes.PutPod(new PlacedPod(there), "a");
        Put(nodes, "a", "bystander", 1, "1");
        var pod = Important("1");
        pod.Spec.Affinity = new()
        {
            PodAntiAffinity = new() { RequiredDuringSchedulingIgnoredDuringExecution = [term] },
        };
        var decided = Refused(pod, nodes);
        Assert.Equal(["there"], decided.Victims!.Pods.Select(p => p.Uid));
    }

    private static Decision.Unschedulable Refused(Pod pod, NodeTable nodes) =>
        Assert.IsType<Decision.Unschedulable>(Run(pod, nodes));

    private static Pod Important(string cpu) => Prioritized("important", 100, cpu);

    private static Pod Prioritized(string uid, int priority, string cpu)
    {
        var pod = Pod(cpu);
        pod.Metadata.Uid = uid;
        pod.Spec.Priority = priority;
        return pod;
    }

    private static void Put(NodeTable nodes, string node, string uid, int priority, string cpu, string tenant = "")
    {
        var pod = Prioritized(uid, priority, cpu);
        (pod.Metadata.Tenant, pod.Metadata.Labels) = (tenant, new() { ["uid"] = uid });
        nodes.PutPod(new PlacedPod(pod), node);
    }
}
