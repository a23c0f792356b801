using Arktos.Api;
using Arktos.Api.Core.V1;
using Arktos.Api.Meta.V1;
using Arktos.Api.Storage.V1;
using Arktos.Api.Volumes;
using Arktos.Scheduler.Framework;
using Arktos.Scheduler.Plugins;
using Arktos.Scheduler.Snapshot;
using static Arktos.Scheduler.Tests.VolumeSamples;

namespace Arktos.Scheduler.Tests;

/// <summary>Where pods may go whose claims wait for a volume of a driver that says what it has left.</summary>
public sealed class CapacityTests
{
    private const string NoRoom = "node(s) did not have enough free storage";

    private readonly NodeTable _nodes = new();

    public CapacityTests()
    {
        foreach (var name in (string[])["a", "b"])
            _nodes.PutNode(
                new Node
                {
                    Metadata = new ObjectMeta
                    {
                        Name = name,
                        Labels = new() { ["rack"] = name, ["zone"] = "z" },
                    },
                    Status = new() { Allocatable = new() { ["pods"] = Quantity.Parse("10") } },
                }
            );
        _nodes.Volumes.PutClass(Class("fast", "d"));
        _nodes.Volumes.PutClaim(Claim("data", "fast", "2Gi"));
        Put(Publisher("d"));
    }

    [Theory]
    // Name, class, size, nodes, largest: of one or two objects.
    [InlineData("fast 2Gi rack=a -", "a")]
    [InlineData("fast 2Gi zone=z -", "a b")]
    [InlineData("fast 2Gi all -", "a b")]
    [InlineData("fast 1Gi all -;fast 2Gi rack=b -", "b")]
    [InlineData("fast 2147483647 all -", "")]
    [InlineData("slow 9Gi all -", "")]
    [InlineData("fast 9Gi none -", "")]
    [InlineData("fast 9Gi rack=c -", "")]
    [InlineData("", "")]
    // How large a volume may be counts before how much there is.
    [InlineData("fast 9Gi all 1Gi", "")]
    [InlineData("fast 1Gi all 2Gi", "a b")]
    [InlineData("fast - all 2Gi", "a b")]
    [InlineData("fast - all -", "")]
    public void A_node_must_have_room_for_a_claims_volume(string capacities, string nodes)
    {
        foreach (var (i, text) in capacities.Split(';', StringSplitOptions.RemoveEmptyEntries).Index())
        {
            var words = text.Split(' ').Select(w => w is "-" or "none" ? null : w).ToList();
            Put(Capacity($"c{i}", words[0]!, words[1], words[2] == "all" ? "" : words[2], words[3]));
        }
        Assert.Equal(nodes, string.Join(' ', new[] { "a", "b" }.Where(Fits)));
        if (nodes.Length == 0)
            Assert.Equal($"0/2 nodes are available: 2 {NoRoom}.", Refusal());
    }

    [Theory]
    [InlineData("no driver")]
    [InlineData("driver that does not publish")]
    [InlineData("driver that says nothing of it")]
    [InlineData("another driver")]
    [InlineData("a volume that is there")]
    [InlineData("a bound claim")]
    [InlineData("a claim without size")]
    public void Who_makes_no_volume_of_a_driver_that_publishes_pays_no_heed(string how)
    {
        Assert.Contains(NoRoom, Refusal());
        var claim = Claim("data", "fast", "2Gi");
        switch (how)
        {
            case "no driver":
                VolumeEvents.Remove(_nodes, Publisher("d"));
                break;
            case "driver that does not publish":
                Put(Publisher("d", publishes: false));
                break;
            case "driver that says nothing of it":
                Put(Publisher("d", publishes: null));
                break;
            case "another driver":
                _nodes.Volumes.PutClass(Class("fast", "other"));
                break;
            case "a volume that is there":
                _nodes.Volumes.PutVolume(Volume("v", "fast", "2Gi"));
                break;
            case "a bound claim":
                _nodes.Volumes.PutClaim(Bound(claim, "v"));
                _nodes.Volumes.PutVolume(Volume("v", "fast", "2Gi", claim: claim));
                break;
            default:
                claim.Spec.Resources.Requests = null;
                _nodes.Volumes.PutClaim(claim);
                break;
        }
        Assert.True(Fits("a") && Fits("b"));
    }

    [Fact]
    public void Capacity_is_of_its_tenant_whatever_its_namespace()
    {
        Put(Capacity("c", "fast", "9Gi").Of("t2"));
        Assert.Contains(NoRoom, Refusal());
        Put(Capacity("c", "fast", "9Gi"));
        Assert.True(Fits("a"));
    }

    [Fact]
    public void A_claim_whose_node_is_selected_needs_room_there_and_one_that_is_under_way_does_not()
    {
        var claim = Claim("data", "fast", "2Gi");
        claim.Metadata.Annotations = new() { [VolumeAnnotations.SelectedNode] = "a" };
        _nodes.Volumes.PutClaim(claim);
        Put(Capacity("c", "fast", "9Gi", "rack=b"));
        Assert.Contains($"1 {NoRoom}", Refusal());
        Put(Capacity("c", "fast", "9Gi", "rack=a"));
        Assert.True(Fits("a"));
        _nodes.Volumes.Choose(Assert.Single(VolumeBinding.Choose(Placed(), _nodes, "a")));
        Put(Capacity("c", "fast", "0", "rack=a"));
        Assert.True(Fits("a"));
    }

    [Fact]
    public void What_becomes_of_an_object_is_what_counts()
    {
        Put(Capacity("c", "fast", "9Gi", "rack=a"));
        Put(Capacity("d", "fast", "9Gi", ""));
        VolumeEvents.Remove(_nodes, Capacity("d", "fast", "9Gi"));
        Assert.True(Fits("a") && !Fits("b"));
        // As one of its name that was deleted and made again meanwhile.
        Put(Capacity("c", "fast", "9Gi", "rack=b"));
        Assert.True(!Fits("a") && Fits("b"));
        VolumeEvents.Remove(_nodes, Capacity("c", "fast", "9Gi"));
        VolumeEvents.Remove(_nodes, Capacity("c", "fast", "9Gi"));
        Assert.Contains(NoRoom, Refusal());
    }

    [Theory]
    [InlineData("new", true)]
    [InlineData("grown", true)]
    [InlineData("largest grown", true)]
    [InlineData("moved", true)]
    [InlineData("shrunk", false)]
    [InlineData("as it was", false)]
    [InlineData("gone", false)]
    [InlineData("of another class", false)]
    [InlineData("of another tenant", false)]
    [InlineData("not published any more", true)]
    [InlineData("another driver not published any more", false)]
    [InlineData("published", false)]
    public void A_pod_that_waits_is_woken_when_there_may_be_room(string what, bool wakes)
    {
        Put(Publisher("e"));
        var start = Capacity("c", "fast", "1Gi", "rack=a");
        Put(start);
        var pod = Placed();
        var refusers = Assert.IsType<Decision.Unschedulable>(Run()).Refusers;
        var events = what switch
        {
            "new" => VolumeEvents.Put(_nodes, Capacity("new", "fast", "1Gi", "rack=a")),
            "grown" => VolumeEvents.Put(_nodes, Capacity("c", "fast", "2Gi", "rack=a")),
            "largest grown" => VolumeEvents.Put(_nodes, Capacity("c", "fast", "1Gi", "rack=a", "2Gi")),
            "moved" => VolumeEvents.Put(_nodes, Capacity("c", "fast", "1Gi", "rack=b")),
            "shrunk" => VolumeEvents.Put(_nodes, Capacity("c", "fast", "1Mi", "rack=a")),
            "as it was" => VolumeEvents.Put(_nodes, start),
            "gone" => VolumeEvents.Remove(_nodes, start),
            "of another class" => VolumeEvents.Put(_nodes, Capacity("new", "slow", "9Gi")),
            "of another tenant" => VolumeEvents.Put(_nodes, Capacity("new", "fast", "9Gi").Of("t2")),
            "not published any more" => VolumeEvents.Put(_nodes, Publisher("d", publishes: false)),
            "another driver not published any more" => VolumeEvents.Remove(_nodes, Publisher("e")),
            _ => VolumeEvents.Put(_nodes, Publisher("f")),
        };
        Assert.Equal(
            wakes,
            events.Any(e => e.Tenant is null or "t1" && QueueingHints.MayHelp(refusers, pod, e, _nodes))
        );
    }

    private void Put(CSIStorageCapacity capacity) => VolumeEvents.Put(_nodes, capacity);

    private void Put(CSIDriver driver) => VolumeEvents.Put(_nodes, driver);

    private bool Fits(string node)
    {
        var refusal = new NodeRejection();
        new VolumeBinding().Prepare(new PodToPlace(Placed()), _nodes).Filter!(_nodes.RowOf(node), refusal);
        return refusal.Reasons.Count == 0;
    }

    private Decision Run() => new SchedulingCycle(1).Run(new PodToPlace(Placed()), _nodes);

    private string Refusal()
    {
        var message = Assert.IsType<Decision.Unschedulable>(Run()).Message;
        var end = message.IndexOf(" preemption:", StringComparison.Ordinal);
        return end < 0 ? message : message[..end];
    }

    private static PlacedPod Placed() =>
        new(
            new Pod
            {
                Metadata = new ObjectMeta
                {
                    Tenant = "t1",
                    Namespace = "ns",
                    Name = "p",
                    Uid = "uid-p",
                },
                Spec = new PodSpec
                {
                    Containers = [new Container { Name = "c" }],
                    Volumes =
                    [
                        new Volume
                        {
                            Name = "data",
                            PersistentVolumeClaim = new() { ClaimName = "data" },
                        },
                    ],
                },
            }
        );
}
