using Arktos.Api;
using Arktos.Api.Core.V1;
using Arktos.Api.Meta.V1;
using Arktos.Api.Storage.V1;
using Arktos.Api.Volumes;
using Arktos.Scheduler.Framework;
using Arktos.Scheduler.Snapshot;
using static Arktos.Scheduler.Tests.VolumeSamples;

namespace Arktos.Scheduler.Tests;

/// <summary>
/// How many volumes of a driver a node takes: node n with driver <c>d</c>, and pods of tenant system. Claims by their
/// first letters: v of a volume of driver d, o of one of driver o, l of a local one, t of one of two whose handles are
/// the same, w waits for its pod to have one of d made, m names a volume that is missing.
/// </summary>
public sealed class NodeVolumeLimitsTests
{
    private const string System = "system";
    private const string Full = "0/1 nodes are available: 1 node(s) exceed max volume count.";

    private readonly NodeTable _nodes = new();

    public NodeVolumeLimitsTests()
    {
        PutNode("n");
        _nodes.Volumes.PutClass(Class("of-d", "d").Of(System));
        _nodes.Volumes.PutClass(Class("local-path").Of(System));
    }

    public static TheoryData<int, string, string, string, bool> Cases =>
        new()
        {
            // the limit, the claims of each pod there, what is attached, the claims of the pod, whether it is placed
            { 2, "v1", "", "v2", true },
            { 2, "v1 v2", "", "v3", false },
            { 2, "v1,v2", "", "v3", false },
            { 2, "", "", "v1,v2", true },
            { 2, "", "", "v1,v2,v3", false },
            // a volume counts once, whoever has it
            { 2, "v1 v1", "", "v2", true },
            { 2, "v1 v2", "", "v1", true },
            { 2, "v1 v2", "", "v1,v3", false },
            { 2, "", "", "v1,v1,v2", true },
            { 1, "t1", "", "t2", true },
            // nothing new is attached though it be full
            { 1, "v1,v2", "", "v1", true },
            { 0, "v1", "", "v1", true },
            // what is attached and no pod's
            { 2, "v1", "v2", "v3", false },
            { 2, "v1", "v1", "v2", true },
            { 2, "v1", "v2", "v2", true },
            { 2, "", "v1 v2", "v3", false },
            { 2, "", "v1 m2", "v3", true },
            { 1, "", "o1", "v1", true },
            // what is to be made counts by its claim
            { 2, "w1", "", "w2", true },
            { 1, "w1", "", "w2", false },
            { 1, "w1", "", "w1", true },
            { 1, "w1", "", "v1", false },
            { 1, "v1", "", "w1", false },
            // a volume that is not there counts by its class
            { 1, "m1", "", "v1", false },
            { 1, "m1", "", "w1", false },
            // other drivers, and what is of none
            { 1, "o1", "", "v1", true },
            { 1, "l1", "", "v1", true },
            { 1, "v1", "", "o1,l1", true },
            { 0, "", "", "o1", true },
            { 0, "", "", "l1", true },
            { 0, "", "", "v1", false },
        };

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_node_takes_as_many_volumes_of_a_driver_as_it_says(
        int limit,
        string there,
        string attached,
        string brought,
        bool isPlaced
    )
    {
        _nodes.Drivers.PutNode(Drivers("n", "d", limit));
        foreach (var (number, claims) in there.Split(' ', StringSplitOptions.RemoveEmptyEntries).Index())
            _nodes.PutPod(Placed($"p{number}", claims), "n");
        foreach (var volume in attached.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            PutClaim(volume);
            _nodes.Drivers.PutAttachment(Attachment("pv-" + volume, "n", volume[0] == 'o' ? "o" : "d"));
        }
        var decided = Run(Placed("new", brought));
        if (isPlaced)
            Assert.IsType<Decision.Placed>(decided);
        else
            Assert.StartsWith(Full, Assert.IsType<Decision.Unschedulable>(decided).Message);
    }

    [Fact]
    public void A_node_that_says_no_number_has_no_limit()
    {
        _nodes.PutPod(Placed("p", "v1,v2"), "n");
        var pod = Placed("new", "v3");
        Assert.IsType<Decision.Placed>(Run(pod));
        // Another node has one.
        _nodes.Drivers.PutNode(Drivers("other", "d", 0));
        Assert.IsType<Decision.Placed>(Run(pod));
        _nodes.Drivers.PutNode(Drivers("n", "d", null));
        Assert.IsType<Decision.Placed>(Run(pod));
        _nodes.Drivers.PutNode(Drivers("n", "o", 0));
        Assert.IsType<Decision.Placed>(Run(pod));
        _nodes.Drivers.PutNode(Drivers("n", "d", 2));
        Assert.IsType<Decision.Unschedulable>(Run(pod));
        _nodes.Drivers.PutNode(Drivers("n", "d", null));
        Assert.IsType<Decision.Placed>(Run(pod));
        _nodes.Drivers.PutNode(Drivers("n", "d", 2));
        Assert.True(_nodes.Drivers.RemoveNode("n"));
        Assert.False(_nodes.Drivers.RemoveNode("n"));
        Assert.IsType<Decision.Placed>(Run(pod));
    }

    [Fact]
    public void The_limit_of_each_driver_and_node_is_its_own()
    {
        PutNode("m");
        var both = Drivers("n", "d", 1);
        both.Spec.Drivers.AddRange(Drivers("n", "o", 1).Spec.Drivers);
        _nodes.Drivers.PutNode(both);
        _nodes.Drivers.PutNode(Drivers("m", "d", 1));
        _nodes.PutPod(Placed("p", "o1"), "n");
        _nodes.PutPod(Placed("q", "v1"), "m");
        Assert.Equal("n", Assert.IsType<Decision.Placed>(Run(Placed("new", "v2"))).Node);
        Assert.Equal("m", Assert.IsType<Decision.Placed>(Run(Placed("new", "o2"))).Node);
        Assert.StartsWith(
            "0/2 nodes are available: 2 node(s) exceed max volume count.",
            Assert.IsType<Decision.Unschedulable>(Run(Placed("new", "v2,o2"))).Message
        );
    }

    [Fact]
    public void An_ephemeral_volume_counts_when_its_claim_is_the_pods_own_and_an_inline_one_never()
    {
        _nodes.Drivers.PutNode(Drivers("n", "d", 1));
        var other = Placed("p", "").Pod;
        other.Spec.Volumes =
        [
            new Volume { Name = "v", Ephemeral = new() },
            new Volume
            {
                Name = "i",
                Csi = new() { Driver = "d" },
            },
        ];
        var claim = Claim("p-v", "of-d").Of(System);
        _nodes.Volumes.PutClaim(claim);
        _nodes.PutPod(new PlacedPod(other), "n");
        Assert.IsType<Decision.Placed>(Run(Placed("new", "v1")));
        claim.Metadata.OwnerReferences = [new() { Uid = other.Metadata.Uid, Controller = true }];
        Assert.IsType<Decision.Unschedulable>(Run(Placed("new", "v1")));
        var inline = Placed("new", "").Pod;
        inline.Spec.Volumes =
        [
            new Volume
            {
                Name = "i",
                Csi = new() { Driver = "d" },
            },
        ];
        Assert.IsType<Decision.Placed>(Run(new PlacedPod(inline)));
    }

    /// <summary>Drivers that do not serve them are never asked, whatever their objects say.</summary>
    [Fact]
    public void Other_tenants_objects_take_nothing_of_a_drivers_limit_unless_it_serves_them()
    {
        _nodes.Drivers.PutNode(Drivers("n", "d", 1));
        _nodes.Volumes.PutClass(Class("of-d", "d").Of("t1"));
        _nodes.Volumes.PutClaim(Claim("w1", "of-d"));
        var bound = Bound(Claim("v1", "of-d"), "pv-v1");
        _nodes.Volumes.PutClaim(bound);
        _nodes.Volumes.PutVolume(OfDriver(Volume("pv-v1", "of-d", "1Gi", claim: bound), "d", "h-v1"));
        var foreign = Placed("p", "").Pod.Of("t1");
        foreign.Spec.Volumes = [OfClaim("w1"), OfClaim("v1")];
        _nodes.PutPod(new PlacedPod(foreign), "n");
        _nodes.Drivers.PutAttachment(Attachment("pv-v1", "n", "d").Of("t1"));
        Assert.IsType<Decision.Placed>(Run(Placed("new", "v2")));
        // The tenant's own pods are not held up by it either.
        _nodes.PutPod(Placed("q", "v3"), "n");
        Assert.IsType<Decision.Unschedulable>(Run(Placed("new", "v2")));
        (foreign = foreign.DeepClone()).Metadata.Uid = "uid-further";
        Assert.IsType<Decision.Placed>(Run(new PlacedPod(foreign)));

        // The driver comes to serve the tenant, and does not any more.
        _nodes.RemovePod("uid-q");
        Assert.IsType<Decision.Placed>(Run(Placed("new", "v2")));
        var driver = Publisher("d", publishes: false);
        driver.Metadata.Annotations = new() { [DriverTenants.Annotation] = "t2,t1" };
        Assert.Single(VolumeEvents.Put(_nodes, driver));
        Assert.Empty(VolumeEvents.Put(_nodes, driver));
        Assert.IsType<Decision.Unschedulable>(Run(Placed("new", "v2")));
        _nodes.RemovePod(foreign.Metadata.Uid.Replace("further", "p"));
        // Its pod is gone, and the volume still attached.
        Assert.IsType<Decision.Unschedulable>(Run(Placed("new", "v2")));
        Assert.Single(VolumeEvents.Remove(_nodes, driver));
        Assert.IsType<Decision.Placed>(Run(Placed("new", "v2")));
    }

    [Fact]
    public void What_is_attached_is_known_by_node_and_volume_until_it_is_gone()
    {
        var (first, second) = (Attachment("v1", "n", "d"), Attachment("v1", "m", "d"));
        Assert.Equal(["n"], _nodes.Drivers.PutAttachment(first));
        Assert.Equal(["m"], _nodes.Drivers.PutAttachment(second));
        var attached = first.DeepClone();
        attached.Status.Attached = true;
        Assert.Empty(_nodes.Drivers.PutAttachment(attached));
        Assert.Equal(["m", "n"], _nodes.Drivers.NodesOf(new(System, "", "v1")).Order());
        // Made anew by the same name, which an informer may tell as a change.
        var moved = first.DeepClone();
        moved.Spec.NodeName = "k";
        Assert.Equal(["n", "k"], _nodes.Drivers.PutAttachment(moved));
        Assert.Empty(_nodes.Drivers.AttachedTo("n"));
        moved = moved.DeepClone();
        moved.Spec.Source = new() { InlineVolumeSpec = new() };
        Assert.Equal(["k"], _nodes.Drivers.PutAttachment(moved));
        Assert.Equal(["m"], _nodes.Drivers.RemoveAttachment(new(System, "", "v1-m")));
        Assert.Empty(_nodes.Drivers.RemoveAttachment(new(System, "", "v1-m")));
        Assert.Empty(_nodes.Drivers.NodesOf(new(System, "", "v1")));
    }

    /// <summary>As in Kubernetes: what is attached stays so for a while after its pod.</summary>
    [Fact]
    public void Less_important_pods_go_unless_their_volumes_stay_attached()
    {
        _nodes.Drivers.PutNode(Drivers("n", "d", 2));
        _nodes.PutPod(Placed("without", ""), "n");
        _nodes.PutPod(Placed("low", "v1"), "n");
        _nodes.PutPod(Placed("shared", "v2", priority: 5), "n");
        _nodes.PutPod(Placed("shares", "v2", priority: 20), "n");
        var high = Placed("high", "v3", priority: 10);
        Assert.Equal(
            ["low"],
            Assert.IsType<Decision.Unschedulable>(Run(high)).Victims!.Pods.Select(p => p.Pod.Metadata.Name)
        );
        _nodes.Drivers.PutAttachment(Attachment("pv-v1", "n", "d"));
        var refused = Assert.IsType<Decision.Unschedulable>(Run(high));
        Assert.Null(refused.Victims);
        Assert.EndsWith(
            "preemption: 0/1 nodes are available: 1 No preemption victims found for incoming pod.",
            refused.Message
        );
    }

    private void PutNode(string name) =>
        _nodes.PutNode(
            new Node
            {
                Metadata = new ObjectMeta { Name = name },
                Status = new() { Allocatable = new() { ["pods"] = Quantity.Parse("10") } },
            }
        );

    private void PutClaim(string name)
    {
        var claim = Claim(name, name[0] is 'l' or 'o' ? "" : "of-d").Of(System);
        _nodes.Volumes.PutClaim(name[0] == 'w' ? claim : Bound(claim, "pv-" + name));
        var volume = Volume("pv-" + name, "", "1Gi", claim: claim).Of(System);
        if (name[0] is not ('w' or 'm'))
            _nodes.Volumes.PutVolume(
                name[0] switch
                {
                    'l' => volume,
                    'o' => OfDriver(volume, "o", "h-" + name),
                    't' => OfDriver(volume, "d", "h-t"),
                    _ => OfDriver(volume, "d", "h-" + name),
                }
            );
    }

    private PlacedPod Placed(string name, string claims, int priority = 0)
    {
        var named = claims.Split(',', StringSplitOptions.RemoveEmptyEntries);
        foreach (var claim in named)
            PutClaim(claim);
        return new PlacedPod(
            new Pod
            {
                Metadata = new ObjectMeta
                {
                    Tenant = System,
                    Namespace = "ns",
                    Name = name,
                    Uid = "uid-" + name,
                },
                Spec = new PodSpec
                {
                    Priority = priority,
                    Containers = [new Container { Name = "c" }],
                    Volumes = [.. named.Select(OfClaim)],
                },
            }
        );
    }

    private static Volume OfClaim(string claim) =>
        new()
        {
            Name = claim,
            PersistentVolumeClaim = new() { ClaimName = claim },
        };

    private Decision Run(PlacedPod pod) => new SchedulingCycle(1).Run(new PodToPlace(pod), _nodes);
}
