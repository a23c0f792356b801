using Arktos.Api;
using Arktos.Api.Core.V1;
using Arktos.Api.Json;
using Arktos.Api.Storage.V1;
using Arktos.Scheduler.Framework;
using Arktos.Scheduler.Snapshot;

namespace Arktos.Scheduler.Tests;

/// <summary>Whom an event may help: what each filter answers, and that no answer is wrong.</summary>
public sealed class QueueingHintsTests
{
    private const string Zone = "zone";

    [Fact]
    public void Every_filter_says_what_may_help_against_it()
    {
        Assert.InRange(SchedulingCycle.Filters.Length, 1, 32); // a bit each
        foreach (var filter in SchedulingCycle.Filters)
            Assert.True(
                filter.Events != EventKinds.None || filter.Name == "DynamicResources",
                $"nothing helps against {filter.Name}"
            );
        // A new node may help against all that look at nodes.
        foreach (
            var filter in SchedulingCycle.Filters.Where(f => f.Name is not ("DynamicResources" or "VolumeRestrictions"))
        )
            Assert.True(filter.Events.HasFlag(EventKinds.NodeAdded), filter.Name);
    }

    public static TheoryData<string, string, bool> NodeCases =>
        new()
        {
            // the pod, what happens to node "n", whether it is woken
            { "cpu=3", "cpu=4", true },
            { "cpu=3", "cpu=2.5", false },
            { "cpu=3", "label", false },
            { "cpu=3", "taint", false },
            { "selector", "label", true },
            { "selector", "other label", false },
            { "selector", "cpu=4", false },
            { "tainted", "untaint", true },
            { "tainted", "taint", false },
            { "tainted", "label", false },
            { "cordoned", "uncordon", true },
            { "cordoned", "cpu=4", false },
            { "near", "label", true },
            { "near", "other label", false },
            { "spread", "label", true },
            { "spread", "other label", false },
            { "claim", "label", false },
            { "device", "cpu=4", false },
            { "machine", "runs machines", true },
            { "machine", "label", false },
            { "cpu=3", "runs machines", false },
        };

    [Theory]
    [MemberData(nameof(NodeCases))]
    public void A_node_that_changes_wakes_whom_it_may_help(string wants, string change, bool wakes)
    {
        var nodes = new NodeTable();
        var before = Node("n", cpu: "2");
        if (wants == "tainted")
            before.Spec.Taints = [new() { Key = "k", Effect = "NoSchedule" }];
        before.Spec.Unschedulable = wants == "cordoned";
        nodes.PutNode(before);
        var pod = Waiting(wants);
        var refusers = Refuse(pod, nodes);

        var now = before.DeepClone();
        switch (change)
        {
            case "label":
                now.Metadata.Labels![Zone] = "a";
                break;
            case "other label":
                now.Metadata.Labels!["other"] = "a";
                break;
            case "taint":
                (now.Spec.Taints ??= []).Add(new() { Key = "further", Effect = "NoSchedule" });
                break;
            case "untaint":
                now.Spec.Taints = null;
                break;
            case "runs machines":
                now.Status.Conditions = [new() { Type = "VmRuntimeReady", Status = "True" }];
                break;
            case "uncordon":
                now.Spec.Unschedulable = false;
                break;
            default:
                now.Status.Allocatable!["cpu"] = Quantity.Parse(change["cpu=".Length..]);
                break;
        }
        nodes.PutNode(now);
        var happened = new ClusterEvent.OfNode(Changes.Of(before, now), before, now, NodePlace.Of(nodes, 0));
        Assert.NotEqual(EventKinds.None, happened.Kinds);
        Assert.Equal(wakes, QueueingHints.MayHelp(refusers, pod, happened, nodes));
        // The same change of a node that nobody was refused by says nothing new.
        Assert.Equal(EventKinds.None, Changes.Of(now, now.DeepClone()));
    }

    public static TheoryData<string, string, string, bool> PodCases =>
        new()
        {
            // the pod, the other pod on the node, what happens to that, whether it is woken
            { "cpu=1", "cpu=2", "gone", true },
            { "cpu=2", "cpu=1", "gone", true },
            { "cpu=3", "cpu=2", "gone", false },
            { "cpu=1", "cpu=2", "less", true },
            { "cpu=3", "cpu=2", "less", false },
            { "cpu=1", "cpu=2", "label", false },
            { "port", "port", "gone", true },
            { "port", "port", "label", false },
            { "apart", "db", "gone", true },
            { "apart", "db", "unlabel", true },
            { "apart", "db", "less", false },
            { "near", "plain", "label", true },
            { "near", "plain", "gone", false },
            { "near", "plain", "foreign", false },
            { "db", "apart", "gone", true },
        };

    [Theory]
    [MemberData(nameof(PodCases))]
    public void A_pod_that_changes_wakes_whom_it_may_help(string wants, string other, string change, bool wakes)
    {
        var nodes = new NodeTable();
        var node = Node("n", cpu: "2");
        node.Metadata.Labels![Zone] = "a";
        nodes.PutNode(node);
        var before = Waiting(other, "other", tenant: change == "foreign" ? "t2" : "t1");
        nodes.PutPod(before, "n");
        var pod = Waiting(wants);
        var refusers = Refuse(pod, nodes);

        var changed = before.Pod.DeepClone();
        if (change is "label" or "foreign")
            changed.Metadata.Labels = new() { ["app"] = "db" };
        else if (change == "unlabel")
            changed.Metadata.Labels = null;
        else if (change == "less" && other.StartsWith("cpu", StringComparison.Ordinal))
            changed.Spec.Containers = [OfCpu("500m")];
        var now = change == "gone" ? null : new PlacedPod(changed);
        if (now is null)
            nodes.RemovePod(before.Uid);
        else
            nodes.PutPod(now, "n");
        var kinds = now is null ? EventKinds.PodGone : Changes.OfCounted(before, now);
        var happened = new ClusterEvent.OfPod(kinds, before, now, NodePlace.Of(nodes, 0));
        Assert.Equal(wakes, QueueingHints.MayHelp(refusers, pod, happened, nodes));
        // What a pod does itself is no news for it.
        Assert.False(QueueingHints.MayHelp(refusers, before, happened, nodes));
    }

    [Fact]
    public void Room_that_others_would_have_to_leave_counts_for_who_comes_before_them()
    {
        var nodes = new NodeTable();
        nodes.PutNode(Node("n", cpu: "4"));
        nodes.PutPod(Waiting("cpu=2", "low"), "n");
        var high = Waiting("cpu=2", "high", priority: 100);
        nodes.PutPod(high, "n");
        var (middle, least) = (Waiting("cpu=3", priority: 10), Waiting("cpu=3", "least", priority: 0));
        var refusers = Refuse(middle, nodes);
        nodes.RemovePod(high.Uid);
        var gone = new ClusterEvent.OfPod(EventKinds.PodGone, high, null, NodePlace.Of(nodes, 0));
        // Two of four are free, and three are when the pod of low priority goes.
        Assert.True(QueueingHints.MayHelp(refusers, middle, gone, nodes));
        Assert.False(QueueingHints.MayHelp(refusers, least, gone, nodes));
    }

    public static TheoryData<string, bool> VolumeCases =>
        new()
        {
            { "its claim", true },
            { "another claim", false },
            { "another tenant's claim", false },
            { "its volume", true },
            { "a free volume", true },
            { "another's volume", false },
            { "its class", true },
            { "another class", false },
        };

    [Theory]
    [MemberData(nameof(VolumeCases))]
    public void Claims_volumes_and_classes_wake_their_pods(string what, bool wakes)
    {
        var nodes = new NodeTable();
        nodes.PutNode(Node("n", cpu: "2"));
        nodes.Volumes.PutClaim(VolumeSamples.Claim("data", "slow"));
        var pod = Waiting("claim");
        var refusers = Refuse(pod, nodes);
        ClusterEvent happened = what switch
        {
            "its claim" => new ClusterEvent.OfClaim(new("t1", "ns", "data")),
            "another claim" => new ClusterEvent.OfClaim(new("t1", "ns", "other")),
            "another tenant's claim" => new ClusterEvent.OfClaim(new("t2", "ns", "data")),
            "its volume" => new ClusterEvent.OfVolume(
                VolumeSamples.Volume("v", "slow", "1Gi", claim: VolumeSamples.Claim("data", "slow"))
            ),
            "a free volume" => new ClusterEvent.OfVolume(VolumeSamples.Volume("v", "slow", "1Gi")),
            "another's volume" => new ClusterEvent.OfVolume(
                VolumeSamples.Volume("v", "slow", "1Gi", claim: VolumeSamples.Claim("other", "slow"))
            ),
            "its class" => new ClusterEvent.OfClass(VolumeSamples.Class("slow")),
            _ => new ClusterEvent.OfClass(VolumeSamples.Class("fast")),
        };
        Assert.Equal(wakes, QueueingHints.MayHelp(refusers, pod, happened, nodes));
    }

    public static TheoryData<string, bool> LimitCases =>
        new()
        {
            { "limit 3", true },
            { "limit 1", false },
            { "no limit", true },
            { "no drivers", true },
            { "another driver's limit", false },
            { "another node's limit", true },
            { "a full node", false },
            { "attachment gone", true },
            { "volume of attachment gone", true },
            { "its attachment", true },
            { "another attachment", false },
            { "pod gone", true },
            { "pod without volumes gone", false },
            { "pod with its volume", true },
            { "pod with another volume", false },
            { "pod's claim gone", true },
            { "pod's volume let go", true },
            { "pod's volume another's", true },
            { "its claim", true },
        };

    /// <summary>Node n takes two volumes: a pod has one, and another is attached to it. Node m takes none.</summary>
    [Theory]
    [MemberData(nameof(LimitCases))]
    public void Room_for_volumes_wakes_whom_it_helps_and_nobody_else(string what, bool wakes)
    {
        var nodes = new NodeTable();
        foreach (var (name, limit) in new[] { ("n", 2), ("m", 0) })
        {
            nodes.PutNode(Node(name, cpu: "2"));
            nodes.Drivers.PutNode(VolumeSamples.Drivers(name, "d", limit));
        }
        nodes.Volumes.PutClass(VolumeSamples.Class("of-o", "o").Of("system"));
        var (claims, volumes) = (new List<PersistentVolumeClaim>(), new List<PersistentVolume>());
        for (var i = 0; i < 4; i++)
        {
            claims.Add(VolumeSamples.Bound(VolumeSamples.Claim($"c{i}", "of-o").Of("system"), $"v{i}"));
            volumes.Add(VolumeSamples.Volume($"v{i}", "", "1Gi", claim: claims[i]).Of("system"));
            nodes.Volumes.PutClaim(claims[i]);
            nodes.Volumes.PutVolume(VolumeSamples.OfDriver(volumes[i], "d", $"h{i}"));
        }
        var (there, plain) = (WithClaim("there", 0), Waiting("cpu=1", "plain", tenant: "system"));
        nodes.PutPod(there, "n");
        nodes.PutPod(plain, "n");
        nodes.Drivers.PutAttachment(VolumeSamples.Attachment("v1", "n", "d"));
        var pod = WithClaim("waits", 2);
        var refusers = Refuse(pod, nodes);

        var happened = what switch
        {
            "no drivers" => VolumeEvents.Remove(nodes, VolumeSamples.Drivers("n", "d", 2)),
            "no limit" => VolumeEvents.Put(nodes, VolumeSamples.Drivers("n", "d", null)),
            "another node's limit" => VolumeEvents.Put(nodes, VolumeSamples.Drivers("m", "d", 1)),
            "another driver's limit" => VolumeEvents.Put(nodes, TwoDrivers()),
            "a full node" => Added(),
            "attachment gone" => VolumeEvents.Remove(nodes, VolumeSamples.Attachment("v1", "n", "d")),
            "volume of attachment gone" => VolumeEvents.Remove(nodes, volumes[1]),
            "its attachment" => VolumeEvents.Put(nodes, VolumeSamples.Attachment("v2", "n", "d")),
            "another attachment" => VolumeEvents.Put(nodes, VolumeSamples.Attachment("v3", "n", "d")),
            "pod gone" => Gone(there),
            "pod without volumes gone" => Gone(plain),
            "pod with its volume" => Come(2),
            "pod with another volume" => Come(3),
            "pod's claim gone" => VolumeEvents.Remove(nodes, claims[0]),
            "pod's volume let go" => VolumeEvents.Put(nodes, VolumeSamples.Volume("v0", "", "1Gi").Of("system")),
            "pod's volume another's" => VolumeEvents.Put(
                nodes,
                VolumeSamples.OfDriver(VolumeSamples.Volume("v0", "", "1Gi", claim: claims[3]).Of("system"), "d", "h0")
            ),
            "its claim" => VolumeEvents.Put(nodes, VolumeSamples.Claim("c2", "of-o").Of("system")),
            _ => VolumeEvents.Put(nodes, VolumeSamples.Drivers("n", "d", what[^1] - '0')),
        };
        Assert.NotEmpty(happened);
        Assert.Equal(wakes, happened.Any(h => QueueingHints.MayHelp(refusers, pod, h, nodes)));
        Assert.Equal(wakes, new SchedulingCycle(1).Run(new PodToPlace(pod), nodes) is Decision.Placed);
        // What says the same once more has not happened.
        Assert.Empty(VolumeEvents.Put(nodes, VolumeSamples.Drivers("gone", "d", 1)));
        Assert.Empty(VolumeEvents.Remove(nodes, VolumeSamples.Attachment("v9", "n", "d")));

        CSINode TwoDrivers()
        {
            var two = VolumeSamples.Drivers("n", "d", 2);
            two.Spec.Drivers.AddRange(VolumeSamples.Drivers("n", "o", 5).Spec.Drivers);
            return two;
        }

        IReadOnlyList<ClusterEvent> Added()
        {
            nodes.Drivers.PutNode(VolumeSamples.Drivers("k", "d", 0));
            var node = Node("k", "2");
            nodes.PutNode(node);
            return [new ClusterEvent.OfNode(EventKinds.NodeAdded, null, node, At(nodes, "k"))];
        }

        IReadOnlyList<ClusterEvent> Gone(PlacedPod gone)
        {
            nodes.RemovePod(gone.Uid);
            return [new ClusterEvent.OfPod(EventKinds.PodGone, gone, null, At(nodes, "n"))];
        }

        IReadOnlyList<ClusterEvent> Come(int claim)
        {
            var come = WithClaim("come", claim);
            nodes.PutPod(come, "n");
            return [new ClusterEvent.OfPod(EventKinds.PodAdded, null, come, At(nodes, "n"))];
        }
    }

    private static PlacedPod WithClaim(string name, int claim) => Waiting($"claims=c{claim}", name, tenant: "system");

    /// <summary>
    /// Whatever the cluster is and whatever happens: if a pod that was refused is not woken, it would be refused again,
    /// and by preemption it would get nothing either.
    /// </summary>
    [Fact]
    public void Nobody_is_left_asleep_who_could_be_placed()
    {
        var (all, byLimits) = (new Outcomes(), new Outcomes());
        for (var seed = 0; seed < 8000; seed++)
        {
            var random = new Random(seed);
            var nodes = new NodeTable();
            var known = Enumerable.Range(0, 3).Select(i => Some(random, i)).ToList();
            foreach (var node in known)
                nodes.PutNode(node);
            // In half of the clusters most pods have volumes, and it is the limits of drivers that keep them waiting.
            var hasVolumes = seed % 2 == 0;
            if (hasVolumes)
                PutVolumes(random, nodes);
            var placed = new List<(PlacedPod Pod, string Node)>();
            for (var i = 0; i < 6; i++)
            {
                var other = SomePod(random, $"p{i}", hasVolumes);
                placed.Add((other, $"n{random.Next(3)}"));
                nodes.PutPod(other, placed[^1].Node);
            }
            var pod = SomePod(random, "waits", hasVolumes);
            if (new SchedulingCycle(1).Run(new PodToPlace(pod), nodes) is not Decision.Unschedulable refused)
                continue;
            if (refused.Victims is not null)
                continue;
            var happened =
                hasVolumes && random.Next(2) == 0
                    ? SomeVolumes(random, nodes)
                    : Happen(random, nodes, known, placed, hasVolumes);
            var mayHelp = happened.Any(h => QueueingHints.MayHelp(refused.Refusers, pod, h, nodes));
            var isHelped =
                new SchedulingCycle(1).Run(new PodToPlace(pod), nodes)
                is Decision.Placed
                    or Decision.Unschedulable { Victims: not null };
            Assert.True(
                mayHelp || !isHelped,
                $"seed {seed}: [{string.Join(", ", happened.Select(h => h.Kinds))}] helps, and the pod is not woken"
            );
            if (happened.Count == 0)
                continue;
            foreach (var counted in refused.Message.Contains("max volume count") ? (Outcomes[])[all, byLimits] : [all])
                counted.Add(mayHelp, isHelped);
        }
        // All three happen, or nothing was tested.
        Assert.True(all is { Slept: > 100, Woken: > 50, InVain: > 10 }, $"{all}");
        Assert.True(byLimits is { Slept: > 100, Woken: > 50, InVain: > 10 }, $"by limits: {byLimits}");
    }

    private sealed record Outcomes
    {
        public int Slept { get; private set; }

        public int Woken { get; private set; }

        public int InVain { get; private set; }

        public void Add(bool mayHelp, bool isHelped)
        {
            Slept += mayHelp ? 0 : 1;
            Woken += mayHelp && isHelped ? 1 : 0;
            InVain += mayHelp && !isHelped ? 1 : 0;
        }
    }

    /// <summary>Most claims have volumes of driver d, and most nodes take one or two; some are otherwise.</summary>
    private static void PutVolumes(Random random, NodeTable nodes)
    {
        foreach (var driver in new[] { "d", "o" })
            nodes.Volumes.PutClass(VolumeSamples.Class("of-" + driver, driver).Of("system"));
        for (var i = 0; i < 4; i++)
            nodes.Drivers.PutNode(VolumeSamples.Drivers($"n{i}", "d", random.Next(1, 3)));
        for (var i = 0; i < 6; i++)
        {
            var claim = VolumeSamples.Claim($"c{i}", "of-d").Of("system");
            nodes.Volumes.PutClaim(random.Next(4) == 0 ? claim : VolumeSamples.Bound(claim, $"pv-c{i}"));
            var volume = VolumeSamples.Volume($"pv-c{i}", "", "1Gi", claim: claim).Of("system");
            nodes.Volumes.PutVolume(VolumeSamples.OfDriver(volume, "d", $"h-c{i}"));
        }
        for (var i = random.Next(6); i > 0; i--)
            SomeVolumes(random, nodes);
    }

    /// <summary>
    /// Something of volumes becomes another: claims c0 to c5, each with its volume or without, of drivers d and o, or
    /// none; two in three volumes have the handle of another.
    /// </summary>
    private static IReadOnlyList<ClusterEvent> SomeVolumes(Random random, NodeTable nodes)
    {
        var name = $"c{random.Next(6)}";
        var claim = VolumeSamples.Claim(name, random.Next(4) == 0 ? "of-o" : "of-d").Of("system");
        var isRemoved = random.Next(3) == 0;
        switch (random.Next(12))
        {
            case 9 or 10:
                var capacity = VolumeSamples
                    .Capacity(
                        $"k{random.Next(3)}",
                        random.Next(3) == 0 ? "of-o" : "of-d",
                        random.Next(2) == 0 ? "1Gi" : "1Mi",
                        random.Next(3) == 0 ? "" : $"kubernetes.io/hostname=n{random.Next(4)}"
                    )
                    .Of("system");
                return isRemoved ? VolumeEvents.Remove(nodes, capacity) : VolumeEvents.Put(nodes, capacity);
            case 11:
                var publisher = VolumeSamples.Publisher(random.Next(3) == 0 ? "o" : "d", random.Next(2) == 0);
                return isRemoved ? VolumeEvents.Remove(nodes, publisher) : VolumeEvents.Put(nodes, publisher);
            case 0:
                var drivers = VolumeSamples.Drivers(
                    $"n{random.Next(4)}",
                    random.Next(5) == 0 ? "o" : "d",
                    random.Next(6) == 0 ? null : random.Next(3)
                );
                return isRemoved ? VolumeEvents.Remove(nodes, drivers) : VolumeEvents.Put(nodes, drivers);
            case 1:
                var attachment = VolumeSamples.Attachment("pv-" + name, $"n{random.Next(4)}", "d");
                return isRemoved ? VolumeEvents.Remove(nodes, attachment) : VolumeEvents.Put(nodes, attachment);
            case 2 or 3:
                if (random.Next(10) == 0)
                    return VolumeEvents.Remove(nodes, claim);
                return VolumeEvents.Put(nodes, random.Next(3) == 0 ? claim : VolumeSamples.Bound(claim, "pv-" + name));
            case 4:
                var ofClass = VolumeSamples.Class(
                    random.Next(3) == 0 ? "of-o" : "of-d",
                    random.Next(4) == 0 ? "o" : "d"
                );
                ofClass.Of("system");
                return random.Next(10) == 0 ? VolumeEvents.Remove(nodes, ofClass) : VolumeEvents.Put(nodes, ofClass);
            default:
                var volume = VolumeSamples.Volume("pv-" + name, "", "1Gi", claim: random.Next(6) == 0 ? null : claim);
                if (random.Next(5) > 0)
                    VolumeSamples.OfDriver(
                        volume,
                        random.Next(5) == 0 ? "o" : "d",
                        random.Next(3) == 0 ? "h-" + name : $"h-{random.Next(3)}"
                    );
                volume.Of("system");
                return isRemoved ? VolumeEvents.Remove(nodes, volume) : VolumeEvents.Put(nodes, volume);
        }
    }

    private static IReadOnlyList<ClusterEvent> Happen(
        Random random,
        NodeTable nodes,
        List<Node> known,
        List<(PlacedPod Pod, string Node)> placed,
        bool hasVolumes
    )
    {
        switch (random.Next(6))
        {
            case 0:
                var added = Some(random, 3);
                nodes.PutNode(added);
                return [new ClusterEvent.OfNode(EventKinds.NodeAdded, null, added, At(nodes, "n3"))];
            case 1:
                nodes.RemoveNode("n0");
                return [new ClusterEvent.OfNode(EventKinds.NodeDeleted, known[0], null, NodePlace.None)];
            case 2:
                var now = Some(random, 0);
                nodes.PutNode(now);
                var kinds = Changes.Of(known[0], now);
                return kinds == 0 ? [] : [new ClusterEvent.OfNode(kinds, known[0], now, At(nodes, "n0"))];
            case 3:
                var (gone, node) = placed[random.Next(placed.Count)];
                nodes.RemovePod(gone.Uid);
                return [new ClusterEvent.OfPod(EventKinds.PodGone, gone, null, At(nodes, node))];
            case 4:
                var (before, on) = placed[random.Next(placed.Count)];
                var changed = before.Pod.DeepClone();
                changed.Metadata.Labels = SomePod(random, "x").Pod.Metadata.Labels;
                changed.Metadata.DeletionTimestamp = random.Next(2) == 0 ? DateTimeOffset.UnixEpoch : null;
                if (random.Next(2) == 0)
                    changed.Spec.Containers = [OfCpu("0")];
                var after = new PlacedPod(changed);
                nodes.PutPod(after, on);
                var what = Changes.OfCounted(before, after);
                return what == 0 ? [] : [new ClusterEvent.OfPod(what, before, after, At(nodes, on))];
            default:
                var come = SomePod(random, "new", hasVolumes);
                nodes.PutPod(come, "n1");
                return [new ClusterEvent.OfPod(EventKinds.PodAdded, null, come, At(nodes, "n1"))];
        }
    }

    private static NodePlace At(NodeTable nodes, string name) => NodePlace.Of(nodes, nodes.RowOf(name));

    private static Node Some(Random random, int number)
    {
        var node = Node($"n{number}", $"{random.Next(1, 4)}");
        if (random.Next(4) > 0)
            node.Metadata.Labels![Zone] = random.Next(2) == 0 ? "a" : "b";
        node.Spec.Unschedulable = random.Next(5) == 0;
        if (random.Next(4) == 0)
            node.Spec.Taints = [new() { Key = "k", Effect = "NoSchedule" }];
        return node;
    }

    private static PlacedPod SomePod(Random random, string name, bool hasVolumes = false)
    {
        if (hasVolumes && random.Next(4) > 0)
            return Waiting(
                $"claims={string.Join(',', Enumerable.Range(0, random.Next(1, 3)).Select(_ => $"c{random.Next(6)}"))}",
                name,
                priority: random.Next(3),
                tenant: "system"
            );
        string[] kinds = ["cpu=1", "cpu=2", "selector", "port", "near", "apart", "spread", "db", "tolerant"];
        return Waiting(
            kinds[random.Next(kinds.Length)],
            name,
            priority: random.Next(3),
            tenant: hasVolumes ? "system" : "t1",
            extraCpu: random.Next(2)
        );
    }

    private static Refusers Refuse(PlacedPod pod, NodeTable nodes)
    {
        var decided = new SchedulingCycle(1).Run(new PodToPlace(pod), nodes);
        return Assert.IsType<Decision.Unschedulable>(decided).Refusers;
    }

    private static PlacedPod Waiting(
        string wants,
        string name = "waits",
        int priority = 0,
        string tenant = "t1",
        int extraCpu = 0
    )
    {
        var pod = new Pod
        {
            Metadata = new()
            {
                Tenant = tenant,
                Namespace = "ns",
                Name = name,
                Uid = "uid-" + name,
            },
            Spec = new() { Priority = priority, Containers = [OfCpu($"{extraCpu}")] },
        };
        List<PodAffinityTerm> toDb =
        [
            new()
            {
                TopologyKey = Zone,
                LabelSelector = new() { MatchLabels = new() { ["app"] = "db" } },
            },
        ];
        switch (wants)
        {
            case "selector":
                pod.Spec.NodeSelector = new() { [Zone] = "a" };
                break;
            case "port":
                pod.Spec.Containers[0].Ports = [new() { HostPort = 80 }];
                break;
            case "near":
                pod.Spec.Affinity = new()
                {
                    PodAffinity = new() { RequiredDuringSchedulingIgnoredDuringExecution = toDb },
                };
                break;
            case "apart":
                pod.Spec.Affinity = new()
                {
                    PodAntiAffinity = new() { RequiredDuringSchedulingIgnoredDuringExecution = toDb },
                };
                break;
            case "spread":
                pod.Metadata.Labels = new() { ["app"] = "db" };
                pod.Spec.TopologySpreadConstraints =
                [
                    new()
                    {
                        TopologyKey = Zone,
                        MaxSkew = 1,
                        WhenUnsatisfiable = "DoNotSchedule",
                        NodeTaintsPolicy = "Honor",
                        LabelSelector = new() { MatchLabels = new() { ["app"] = "db" } },
                    },
                ];
                break;
            case "db":
                pod.Metadata.Labels = new() { ["app"] = "db" };
                break;
            case "tolerant":
                pod.Spec.Tolerations = [new() { Operator = "Exists" }];
                break;
            case "machine":
                pod.Spec.VirtualMachine = new() { Name = "vm" };
                break;
            case "device":
                pod.Spec.ResourceClaims = [new() { Name = "gpu" }];
                break;
            case "claim":
                pod.Spec.Volumes =
                [
                    new()
                    {
                        Name = "v",
                        PersistentVolumeClaim = new() { ClaimName = "data" },
                    },
                ];
                break;
            case var claims when claims.StartsWith("claims=", StringComparison.Ordinal):
                pod.Spec.Volumes =
                [
                    .. claims["claims=".Length..]
                        .Split(',')
                        .Select(c => new Volume
                        {
                            Name = c,
                            PersistentVolumeClaim = new() { ClaimName = c },
                        }),
                ];
                break;
            case var cpu when cpu.StartsWith("cpu=", StringComparison.Ordinal):
                pod.Spec.Containers = [OfCpu(cpu["cpu=".Length..])];
                break;
        }
        return new PlacedPod(pod);
    }

    private static Container OfCpu(string cpu) =>
        new()
        {
            Name = "c",
            Resources = new() { Requests = new() { ["cpu"] = Quantity.Parse(cpu) } },
        };

    private static Node Node(string name, string cpu) =>
        new()
        {
            Metadata = new()
            {
                Name = name,
                Uid = "uid-" + name,
                Labels = new Map<string> { ["name"] = name },
            },
            Status = new()
            {
                Allocatable = new() { ["cpu"] = Quantity.Parse(cpu), ["pods"] = Quantity.Parse("10") },
            },
        };
}
