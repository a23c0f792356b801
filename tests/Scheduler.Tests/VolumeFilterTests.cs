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

/// <summary>Where pods with claims may go, and what their claims get there: nodes a and b, each a zone.</summary>
public sealed class VolumeFilterTests
{
    private const string NoneToBind = "node(s) didn't find available persistent volumes to bind";
    private const string Elsewhere = "node(s) didn't match PersistentVolume's node affinity";

    private readonly NodeTable _nodes = new();

    public VolumeFilterTests()
    {
        foreach (var name in (string[])["a", "b"])
            _nodes.PutNode(
                new Node
                {
                    Metadata = new ObjectMeta
                    {
                        Name = name,
                        Labels = new()
                        {
                            ["kubernetes.io/hostname"] = name,
                            ["topology.kubernetes.io/zone"] = "z" + name,
                        },
                    },
                    Status = new() { Allocatable = new() { ["pods"] = Quantity.Parse("10") } },
                }
            );
        foreach (
            var known in (StorageClass[])
                [
                    Class("local-path"),
                    Class("manual", StorageClasses.NoProvisioner),
                    Class("now", "example.com/p", "Immediate"),
                ]
        )
            _nodes.Volumes.PutClass(known);
    }

    [Theory]
    [InlineData("missing", "persistentvolumeclaim \"data\" not found")]
    [InlineData("lost", "persistentvolumeclaim \"data\" bound to non-existent persistentvolume \"v\"")]
    [InlineData("going", "persistentvolumeclaim \"data\" is being deleted")]
    [InlineData("immediate", "pod has unbound immediate PersistentVolumeClaims")]
    [InlineData("no class", "pod has unbound immediate PersistentVolumeClaims")]
    [InlineData("unknown class", "pod has unbound immediate PersistentVolumeClaims")]
    [InlineData("begun", "pod has unbound immediate PersistentVolumeClaims")]
    public void What_a_claim_is_keeps_a_pod_from_all_nodes(string how, string why)
    {
        var claim = Claim("data", "local-path");
        switch (how)
        {
            case "lost":
                claim = Bound(claim, "v");
                claim.Status.Phase = "Lost";
                break;
            case "going":
                claim.Metadata.DeletionTimestamp = DateTimeOffset.UnixEpoch;
                break;
            case "immediate":
                claim = Claim("data", "now");
                break;
            case "no class":
                claim = Claim("data", "");
                break;
            case "unknown class":
                claim = Claim("data", "nope");
                break;
            case "begun":
                claim.Spec.VolumeName = "v";
                break;
        }
        if (how != "missing")
            _nodes.Volumes.PutClaim(claim);
        Assert.Equal($"0/2 nodes are available: {why}.", Refusal(Pod("data")));
    }

    [Fact]
    public void A_claim_of_another_tenant_or_namespace_is_none()
    {
        var claim = Claim("data", "local-path");
        claim.Metadata.Tenant = "t2";
        _nodes.Volumes.PutClaim(claim);
        claim = Claim("data", "local-path");
        claim.Metadata.Namespace = "other";
        _nodes.Volumes.PutClaim(claim);
        Assert.Contains("not found", Refusal(Pod("data")));
    }

    [Fact]
    public void A_claim_of_an_ephemeral_volume_must_be_the_pods_own()
    {
        var pod = Pod();
        pod.Spec.Volumes = [new Volume { Name = "scratch", Ephemeral = new() }];
        Assert.Contains(
            "waiting for ephemeral volume controller to create the persistentvolumeclaim \"p-scratch\"",
            Refusal(pod)
        );
        var claim = Claim("p-scratch", "local-path");
        _nodes.Volumes.PutClaim(claim);
        Assert.Contains("PVC ns/p-scratch was not created for pod ns/p (pod is not owner)", Refusal(pod));
        claim.Metadata.OwnerReferences = [new() { Uid = pod.Metadata.Uid, Controller = true }];
        Assert.IsType<Decision.Placed>(Run(pod));
    }

    [Fact]
    public void A_bound_claim_leads_to_where_its_volume_is()
    {
        var claim = Bound(Claim("data", "local-path"), "v");
        _nodes.Volumes.PutClaim(claim);
        Assert.Equal(
            "0/2 nodes are available: 2 node(s) unavailable due to one or more pvc(s) bound to non-existent pv(s).",
            Refusal(Pod("data"))
        );
        _nodes.Volumes.PutVolume(Volume("v", "local-path", "1Gi", node: "gone", claim: claim));
        Assert.Equal($"0/2 nodes are available: 2 {Elsewhere}.", Refusal(Pod("data")));
        _nodes.Volumes.PutVolume(Volume("v", "local-path", "1Gi", node: "b", claim: claim));
        Assert.Equal("b", Place(Pod("data")));
        Assert.Empty(VolumeBinding.Choose(Placed(Pod("data")), _nodes, "b"));
    }

    [Fact]
    public void A_waiting_claim_gets_the_smallest_free_volume_that_the_node_reaches_or_one_is_made()
    {
        var claim = Claim("data", "local-path", "2Gi");
        _nodes.Volumes.PutClaim(claim);
        Assert.Equal((null, "a"), Chosen("data", "a"));
        _nodes.Volumes.PutVolume(Volume("large", "local-path", "9Gi", node: "a"));
        _nodes.Volumes.PutVolume(Volume("small", "local-path", "1Gi", node: "a"));
        _nodes.Volumes.PutVolume(Volume("fits", "local-path", "3Gi", node: "a"));
        Assert.Equal(("fits", "a"), Chosen("data", "a"));
        Assert.Equal((null, "b"), Chosen("data", "b"));
        // What is chosen for it before stays, and nobody else gets it.
        var choice = Assert.Single(VolumeBinding.Choose(Placed(Pod("data")), _nodes, "a"));
        _nodes.Volumes.Choose(choice);
        Assert.True(Assert.Single(VolumeBinding.Choose(Placed(Pod("data")), _nodes, "a")).IsOfAnother);
        Assert.Equal("a", Place(Pod("data")));
        _nodes.Volumes.PutClaim(Claim("other", "local-path", "2Gi"));
        Assert.Equal(("large", "a"), Chosen("other", "a"));
        _nodes.Volumes.Forget(choice);
        Assert.Equal(("fits", "a"), Chosen("other", "a"));
    }

    [Fact]
    public void Two_claims_of_a_pod_get_two_volumes_the_smaller_first()
    {
        _nodes.Volumes.PutClaim(Claim("big", "manual", "2Gi"));
        _nodes.Volumes.PutClaim(Claim("little", "manual", "1Gi"));
        _nodes.Volumes.PutVolume(Volume("v1", "manual", "5Gi"));
        Assert.Equal($"0/2 nodes are available: 2 {NoneToBind}.", Refusal(Pod("big", "little")));
        _nodes.Volumes.PutVolume(Volume("v2", "manual", "1Gi"));
        Assert.Equal(
            ["little v2", "big v1"],
            VolumeBinding
                .Choose(Placed(Pod("big", "little")), _nodes, "a")
                .Select(c => $"{c.Claim.Metadata.Name} {c.Volume?.Metadata.Name}")
        );
        _nodes.Volumes.RemoveVolume(Volume("v2", "manual", "1Gi"));
        Assert.Contains(NoneToBind, Refusal(Pod("big", "little")));
    }

    [Fact]
    public void A_claim_whose_node_is_selected_goes_nowhere_else()
    {
        var claim = Claim("data", "local-path");
        claim.Metadata.Annotations = new() { [VolumeAnnotations.SelectedNode] = "b" };
        _nodes.Volumes.PutClaim(claim);
        Assert.Equal("b", Place(Pod("data")));
        claim.Metadata.Annotations[VolumeAnnotations.SelectedNode] = "gone";
        Assert.Equal($"0/2 nodes are available: 2 {NoneToBind}.", Refusal(Pod("data")));
    }

    [Fact]
    public void A_volume_that_is_kept_for_a_claim_is_the_only_one_for_it()
    {
        var claim = Claim("data", "local-path");
        _nodes.Volumes.PutClaim(claim);
        _nodes.Volumes.PutVolume(Volume("free", "local-path", "1Gi"));
        var kept = Volume("kept", "other", "1Gi", node: "b", claim: claim);
        kept.Spec.ClaimRef!.Uid = "";
        _nodes.Volumes.PutVolume(kept);
        Assert.Equal("b", Place(Pod("data")));
        Assert.Equal(("kept", "b"), Chosen("data", "b"));
    }

    [Fact]
    public void Volumes_are_made_only_in_the_topologies_that_the_class_allows()
    {
        var narrow = Class("narrow");
        narrow.AllowedTopologies =
        [
            new() { MatchLabelExpressions = [new() { Key = "topology.kubernetes.io/zone", Values = ["zb"] }] },
        ];
        _nodes.Volumes.PutClass(narrow);
        _nodes.Volumes.PutClaim(Claim("data", "narrow"));
        Assert.Equal("b", Place(Pod("data")));
        _nodes.Volumes.RemoveClass(narrow);
        Assert.Contains("unbound immediate", Refusal(Pod("data")));
    }

    [Fact]
    public void Zones_of_volumes_are_those_of_nodes()
    {
        var claim = Bound(Claim("data", ""), "v");
        var volume = Volume("v", "", "1Gi", claim: claim);
        volume.Metadata.Labels = new() { ["topology.kubernetes.io/zone"] = "zb__zc" };
        _nodes.Volumes.PutClaim(claim);
        _nodes.Volumes.PutVolume(volume);
        Assert.Equal("b", Place(Pod("data")));
        volume.Metadata.Labels["topology.kubernetes.io/zone"] = "zz";
        Assert.Equal("0/2 nodes are available: 2 node(s) had no available volume zone.", Refusal(Pod("data")));
        // A node that says nothing of zones is in all.
        _nodes.PutNode(
            new Node
            {
                Metadata = new ObjectMeta { Name = "b" },
                Status = new() { Allocatable = new() { ["pods"] = Quantity.Parse("10") } },
            }
        );
        Assert.Equal("b", Place(Pod("data")));
    }

    [Fact]
    public void A_claim_that_one_pod_alone_may_have_is_free_again_when_that_pod_goes()
    {
        var claim = Bound(Claim("data", "", mode: "ReadWriteOncePod"), "v");
        _nodes.Volumes.PutClaim(claim);
        _nodes.Volumes.PutVolume(Volume("v", "", "1Gi", claim: claim));
        var first = Pod("data");
        (first.Metadata.Name, first.Metadata.Uid) = ("first", "uid-first");
        _nodes.PutPod(Placed(first), "a");
        const string InUse =
            "node(s) unavailable due to PersistentVolumeClaim with ReadWriteOncePod access mode already in-use by "
            + "another pod";
        Assert.Equal($"0/2 nodes are available: 2 {InUse}.", Refusal(Pod("data")));
        // Who is more important may take it.
        var urgent = Pod("data");
        urgent.Spec.Priority = 10;
        var refused = Assert.IsType<Decision.Unschedulable>(Run(urgent));
        Assert.Equal(["first"], refused.Victims!.Pods.Select(p => p.Pod.Metadata.Name));
        Assert.Contains(InUse, Refusal(Pod("data")));
        _nodes.RemovePod("uid-first");
        Assert.IsType<Decision.Placed>(Run(Pod("data")));
    }

    private (string? Volume, string Node) Chosen(string claim, string node)
    {
        var choice = Assert.Single(VolumeBinding.Choose(Placed(Pod(claim)), _nodes, node));
        return (choice.Volume?.Metadata.Name, choice.Node);
    }

    private Decision Run(Pod pod) => new SchedulingCycle(1).Run(new PodToPlace(pod), _nodes);

    private string Place(Pod pod) => Assert.IsType<Decision.Placed>(Run(pod)).Node;

    private string Refusal(Pod pod)
    {
        var message = Assert.IsType<Decision.Unschedulable>(Run(pod)).Message;
        var end = message.IndexOf(" preemption:", StringComparison.Ordinal);
        return end < 0 ? message : message[..end];
    }

    private static PlacedPod Placed(Pod pod) => new(pod);

    private static Pod Pod(params string[] claims) =>
        new()
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
                    .. claims.Select(c => new Volume
                    {
                        Name = c,
                        PersistentVolumeClaim = new() { ClaimName = c },
                    }),
                ],
            },
        };
}
