using Arktos.Api.Core.V1;
using Arktos.Api.Json;
using Arktos.Api.Meta.V1;
using Arktos.Scheduler.Framework;
using Arktos.Scheduler.Snapshot;
using static Arktos.Scheduler.Tests.SchedulingCycleTests;

namespace Arktos.Scheduler.Tests;

/// <summary>Pods near to, apart from and spread among other pods.</summary>
public sealed class PodAffinityTests
{
    private const string Zone = "topology.kubernetes.io/zone",
        Host = "kubernetes.io/hostname";

    [Fact]
    public void Pods_apart_from_each_other_take_a_node_each()
    {
        var nodes = Zones("a", "a", "b");
        for (var i = 0; i < 3; i++)
        {
            var pod = Web($"p{i}", apart: Term(Host));
            nodes.PutPod(new PlacedPod(pod), Assert.IsType<Decision.Placed>(Run(pod, nodes)).Node);
        }
        Assert.All(Enumerable.Range(0, 3), row => Assert.Single(nodes.PodsOn(row)));
        Assert.Equal(
            "0/3 nodes are available: 3 node(s) didn't match pod anti-affinity rules.",
            Refusal(Web("p3", apart: Term(Host)), nodes)
        );
        // Who wants nothing himself is kept away by those who are there.
        Assert.Equal(
            "0/3 nodes are available: 3 node(s) didn't satisfy existing pods anti-affinity rules.",
            Refusal(Web("p4"), nodes)
        );
        Assert.IsType<Decision.Placed>(Run(Web("p5", tenant: "other"), nodes));
        Assert.IsType<Decision.Placed>(Run(Web("p6", ns: "other"), nodes));
        nodes.RemovePod("p1");
        Assert.IsType<Decision.Placed>(Run(Web("p3", apart: Term(Host)), nodes));
    }

    [Fact]
    public void A_pod_is_placed_in_the_zone_of_those_it_wants_near()
    {
        var nodes = Zones("a", "a", "b");
        var near = Web("p", app: "db", near: Term(Zone));
        Assert.Equal("0/3 nodes are available: 3 node(s) didn't match pod affinity rules.", Refusal(near, nodes));
        nodes.PutPod(new PlacedPod(Web("w")), "n2");
        Assert.Equal("n2", Assert.IsType<Decision.Placed>(Run(near, nodes)).Node);
        nodes.RemovePod("w");
        nodes.PutPod(new PlacedPod(Web("w", tenant: "other")), "n2");
        nodes.PutPod(new PlacedPod(Web("v", ns: "other")), "n2");
        Assert.IsType<Decision.Unschedulable>(Run(near, nodes));
    }

    [Fact]
    public void The_first_of_those_who_want_to_be_near_each_other_goes_where_the_label_is()
    {
        var nodes = Zones("a", "");
        var first = Web("p0", near: Term(Zone));
        Assert.Equal("n0", Assert.IsType<Decision.Placed>(Run(first, nodes)).Node);
        nodes.PutPod(new PlacedPod(first), "n0");
        nodes.PutNode(Labelled("n2", "b"));
        Assert.Equal("n0", Assert.IsType<Decision.Placed>(Run(Web("p1", near: Term(Zone)), nodes)).Node);
    }

    [Fact]
    public void A_term_names_other_namespaces_or_selects_them_by_label_within_the_tenant()
    {
        var nodes = Zones("a", "b");
        nodes.Index.PutNamespace("acme", "left", new Map<string> { ["team"] = "x" });
        nodes.Index.PutNamespace("acme", "right", new Map<string> { ["team"] = "y" });
        nodes.Index.PutNamespace("other", "left", new Map<string> { ["team"] = "x" });
        nodes.PutPod(new PlacedPod(Web("w", ns: "left")), "n1");
        nodes.PutPod(new PlacedPod(Web("v", ns: "left", tenant: "other")), "n0");
        var term = Term(Zone);
        term.Namespaces = ["left"];
        Assert.Equal("n1", Assert.IsType<Decision.Placed>(Run(Web("p", app: "db", near: term), nodes)).Node);
        term = Term(Zone);
        term.NamespaceSelector = new LabelSelector { MatchLabels = new Map<string> { ["team"] = "x" } };
        Assert.Equal("n1", Assert.IsType<Decision.Placed>(Run(Web("p", app: "db", near: term), nodes)).Node);
        term.NamespaceSelector = new LabelSelector();
        Assert.Equal("n1", Assert.IsType<Decision.Placed>(Run(Web("p", app: "db", near: term), nodes)).Node);
        term.NamespaceSelector = new LabelSelector { MatchLabels = new Map<string> { ["team"] = "y" } };
        Assert.IsType<Decision.Unschedulable>(Run(Web("p", app: "db", near: term), nodes));
    }

    [Fact]
    public void What_is_preferred_decides_between_nodes_that_would_do()
    {
        var nodes = Zones("a", "b", "c");
        nodes.PutPod(new PlacedPod(Web("w")), "n1");
        var pod = Web("p", app: "db");
        pod.Spec.Affinity = new()
        {
            PodAffinity = new()
            {
                PreferredDuringSchedulingIgnoredDuringExecution = [new() { Weight = 50, PodAffinityTerm = Term(Zone) }],
            },
        };
        Assert.Equal("n1", Assert.IsType<Decision.Placed>(Run(pod, nodes)).Node);
        pod.Spec.Affinity = new()
        {
            PodAntiAffinity = new()
            {
                PreferredDuringSchedulingIgnoredDuringExecution = [new() { Weight = 50, PodAffinityTerm = Term(Zone) }],
            },
        };
        for (var i = 0; i < 10; i++)
            Assert.NotEqual("n1", Assert.IsType<Decision.Placed>(Run(pod, nodes)).Node);
    }

    [Fact]
    public void A_required_spread_lets_no_zone_have_too_many_more()
    {
        var nodes = Zones("a", "a", "b", "");
        var pods = new List<string>();
        for (var i = 0; i < 6; i++)
        {
            var pod = Spread($"p{i}", Zone, 1);
            pods.Add(Assert.IsType<Decision.Placed>(Run(pod, nodes)).Node);
            nodes.PutPod(new PlacedPod(pod), pods[^1]);
        }
        Assert.Equal(3, pods.Count(p => p == "n2"));
        Assert.DoesNotContain("n3", pods);
        // Zone b takes no more; zone a is one behind as soon as one goes from it.
        nodes.PutNode(Labelled("n0", "a", "1m"));
        nodes.PutNode(Labelled("n1", "a", "1m"));
        var next = Spread("p6", Zone, 1);
        next.Spec.Containers[0].Resources.Requests = new() { ["cpu"] = Api.Quantity.Parse("100m") };
        nodes.PutPod(new PlacedPod(Spread("extra", Zone, 1)), "n2");
        Assert.Equal(
            "0/4 nodes are available: 1 node(s) didn't match pod topology spread constraints, 1 node(s) didn't match "
                + "pod topology spread constraints (missing required label), 2 Insufficient cpu.",
            Refusal(next, nodes)
        );
    }

    [Fact]
    public void Fewer_domains_than_wanted_count_as_an_empty_one()
    {
        var nodes = Zones("a", "b");
        nodes.PutPod(new PlacedPod(Web("w0")), "n0");
        nodes.PutPod(new PlacedPod(Web("w1")), "n1");
        var pod = Spread("p", Zone, 1);
        Assert.IsType<Decision.Placed>(Run(pod, nodes));
        pod.Spec.TopologySpreadConstraints![0].MinDomains = 3;
        Assert.IsType<Decision.Unschedulable>(Run(pod, nodes));
    }

    [Fact]
    public void Pods_of_one_controller_are_spread_over_zones_without_being_asked_to()
    {
        // Zone b is fuller, so that emptiness alone would put them all into zone a.
        var nodes = Zones("a", "b");
        nodes.PutPod(Placed("ballast", Pod(cpu: "500m", memory: "1Gi")), "n1");
        var places = new List<string>();
        for (var i = 0; i < 6; i++)
        {
            var pod = Web($"p{i}");
            pod.Metadata.OwnerReferences = [new() { Uid = "rs", Controller = true }];
            places.Add(Assert.IsType<Decision.Placed>(Run(pod, nodes)).Node);
            nodes.PutPod(new PlacedPod(pod), places[^1]);
        }
        Assert.Equal(3, places.Count(p => p == "n1"));
    }

    [Fact]
    public void A_node_that_has_a_large_image_is_better()
    {
        var nodes = Zones("a", "b");
        var node = Labelled("n1", "b");
        node.Status.Images = [new() { Names = ["registry:5000/web:latest"], SizeBytes = 900L << 20 }];
        nodes.PutNode(node);
        var pod = Web("p");
        pod.Spec.Containers[0].Image = "registry:5000/web";
        Assert.Equal("n1", Assert.IsType<Decision.Placed>(Run(pod, nodes)).Node);
        Assert.Equal(1, nodes.NodesOfImage("registry:5000/web:latest"));
        nodes.RemoveNode("n1");
        Assert.Equal(0, nodes.NodesOfImage("registry:5000/web:latest"));
    }

    [Fact]
    public void A_pod_for_named_nodes_looks_at_no_others()
    {
        var nodes = Zones("a", "b", "c");
        var pod = Web("p");
        pod.Spec.Affinity = Named("n1");
        Assert.Equal("n1", Assert.IsType<Decision.Placed>(Run(pod, nodes)).Node);
        pod.Spec.Containers[0].Resources.Requests = new() { ["cpu"] = Api.Quantity.Parse("64") };
        Assert.Equal(
            "0/3 nodes are available: 1 Insufficient cpu, 2 node(s) didn't satisfy plugin(s) [NodeAffinity].",
            Refusal(pod, nodes)
        );
        pod.Spec.Affinity = Named("gone");
        Assert.Equal(
            "0/3 nodes are available: 3 node(s) didn't satisfy plugin(s) [NodeAffinity].",
            Refusal(pod, nodes)
        );
        var conflict = Named("n1");
        conflict
            .NodeAffinity!.RequiredDuringSchedulingIgnoredDuringExecution!.NodeSelectorTerms[0]
            .MatchFields!.Add(
                new()
                {
                    Key = "metadata.name",
                    Operator = "In",
                    Values = ["n2"],
                }
            );
        pod.Spec.Affinity = conflict;
        Assert.Equal("0/3 nodes are available: pod affinity terms conflict.", Refusal(pod, nodes));
    }

    /// <summary>
    /// Random pods come, go and are asked for: what the index finds is what a look at every pod finds.
    /// </summary>
    [Fact]
    public void The_index_finds_what_a_look_at_all_pods_finds()
    {
        var random = new Random(11);
        var nodes = Zones("a", "b", "c");
        var known = new Dictionary<string, PlacedPod>();
        var queries = new[] { "app=web", "app in (web,db),tier!=x", "tier", "!tier", "app=db,tier=x", "" };
        for (var step = 0; step < 3000; step++)
        {
            var uid = $"p{random.Next(60)}";
            if (random.Next(3) == 0)
            {
                Assert.Equal(known.Remove(uid), nodes.RemovePod(uid));
            }
            else
            {
                var pod = Web(uid, random.Next(2) == 0 ? "web" : "db", ns: random.Next(2) == 0 ? "shop" : "other");
                if (random.Next(2) == 0)
                    pod.Metadata.Labels!["tier"] = random.Next(2) == 0 ? "x" : "y";
                if (random.Next(4) == 0)
                    pod.Metadata.DeletionTimestamp = DateTimeOffset.UnixEpoch;
                nodes.PutPod(known[uid] = new PlacedPod(pod), $"n{random.Next(3)}");
            }
            var text = queries[random.Next(queries.Length)];
            Assert.True(Api.Selectors.LabelQuery.TryParse(text, out var query, out _));
            var isAlive = random.Next(2) == 0;
            var rows = new SortedDictionary<int, int>();
            foreach (var (row, count) in nodes.Index.Selected("acme", "shop", new PodSelection([query], isAlive)))
                rows[row] = count;
            Assert.Equal(
                known
                    .Values.Where(p => p.Namespace == "shop" && query.Matches(p.Pod.Metadata.Labels))
                    .Where(p => !(isAlive && p.IsTerminating))
                    .GroupBy(p => p.Row)
                    .OrderBy(g => g.Key)
                    .Select(g => KeyValuePair.Create(g.Key, g.Count())),
                rows
            );
        }
    }

    private static Pod Web(
        string uid,
        string app = "web",
        string ns = "shop",
        string tenant = "acme",
        PodAffinityTerm? near = null,
        PodAffinityTerm? apart = null
    )
    {
        var pod = Pod();
        pod.Metadata = new()
        {
            Uid = uid,
            Name = uid,
            Namespace = ns,
            Tenant = tenant,
            Labels = new Map<string> { ["app"] = app },
        };
        if (near is not null || apart is not null)
            pod.Spec.Affinity = new()
            {
                PodAffinity = near is null ? null : new() { RequiredDuringSchedulingIgnoredDuringExecution = [near] },
                PodAntiAffinity = apart is null
                    ? null
                    : new() { RequiredDuringSchedulingIgnoredDuringExecution = [apart] },
            };
        return pod;
    }

    private static Pod Spread(string uid, string key, int maxSkew)
    {
        var pod = Web(uid);
        pod.Spec.TopologySpreadConstraints =
        [
            new()
            {
                TopologyKey = key,
                MaxSkew = maxSkew,
                WhenUnsatisfiable = "DoNotSchedule",
                LabelSelector = new LabelSelector { MatchLabels = new Map<string> { ["app"] = "web" } },
            },
        ];
        return pod;
    }

    private static PodAffinityTerm Term(string key) =>
        new()
        {
            TopologyKey = key,
            LabelSelector = new LabelSelector { MatchLabels = new Map<string> { ["app"] = "web" } },
        };

    private static Affinity Named(string name) =>
        new()
        {
            NodeAffinity = new()
            {
                RequiredDuringSchedulingIgnoredDuringExecution = new()
                {
                    NodeSelectorTerms =
                    [
                        new()
                        {
                            MatchFields =
                            [
                                new()
                                {
                                    Key = "metadata.name",
                                    Operator = "In",
                                    Values = [name],
                                },
                            ],
                        },
                    ],
                },
            },
        };

    /// <summary>Nodes n0, n1 and so on; "" is in no zone.</summary>
    private static NodeTable Zones(params string[] zones) => Table([.. zones.Select((z, i) => Labelled($"n{i}", z))]);

    private static Node Labelled(string name, string zone, string cpu = "4")
    {
        var node = Node(name, cpu);
        node.Metadata.Labels = new Map<string> { [Host] = name };
        if (zone.Length > 0)
            node.Metadata.Labels[Zone] = zone;
        return node;
    }
}
