using Arktos.Api.Core.V1;
using Arktos.Api.Machines;
using Arktos.Api.Meta.V1;
using Arktos.Controllers.Machines;
using MachineAction = Arktos.Api.Core.V1.Action;

namespace Arktos.Controllers.Tests;

/// <summary>Where virtual machines move to.</summary>
public sealed class PlacementDecisionTests
{
    private static readonly DateTimeOffset Begun = DateTimeOffset.UnixEpoch;

    [Theory]
    [InlineData("no action, no holder", "Nothing")]
    [InlineData("no action", "Release")]
    [InlineData("complete", "Release")]
    [InlineData("complete, no holder", "Nothing")]
    [InlineData("no holder", "Reserve")]
    [InlineData("placed, no holder", "Nothing")]
    [InlineData("not scheduled", "Await")]
    [InlineData("not scheduled, late", "Await")]
    [InlineData("refused", "Await")]
    [InlineData("refused, late", "Fail 0/2 nodes are available")]
    [InlineData("scheduled", "Tell")]
    [InlineData("scheduled, late", "Tell")]
    [InlineData("scheduled, another's", "Fail has the name of the one that would hold the room")]
    [InlineData("no holder, no pod", "Fail Pod vm1 not found")]
    [InlineData("no holder, another pod", "Fail Pod vm1 not found")]
    [InlineData("no holder, moved", "Fail on node n1 no more")]
    [InlineData("no holder, paused", "Fail its virtual machine does not run")]
    [InlineData("no holder, snapshots", "Fail its virtual machine has snapshots, which would be lost: s")]
    public void A_place_is_held_until_the_move_is_over(string situation, string expected)
    {
        var has = situation.Split(", ").ToHashSet();
        var action = has.Contains("no action") ? null : Action(has.Contains("complete"), has.Contains("placed"));
        var pod = has.Contains("no pod") ? null : Machine();
        if (has.Contains("another pod"))
            pod!.Metadata.Uid = "other";
        if (has.Contains("moved"))
            pod!.Spec.NodeName = "n2";
        if (has.Contains("paused"))
            pod!.Spec.VirtualMachine!.PowerSpec = "Paused";
        if (has.Contains("snapshots"))
            pod!.Status.VirtualMachineStatus = new() { Snapshots = [new() { Name = "s" }] };
        Pod? holder = null;
        if (!has.Contains("no holder"))
        {
            holder = PlacementDecision.HolderOf(Action(), Machine());
            holder.Metadata.CreationTimestamp = Begun;
            holder.Spec.NodeName = has.Contains("scheduled") ? "n2" : "";
            if (has.Contains("refused"))
                holder.Status.Conditions =
                [
                    new()
                    {
                        Type = "PodScheduled",
                        Status = "False",
                        Message = "0/2 nodes are available",
                    },
                ];
            if (has.Contains("another's"))
                holder.Metadata.Annotations![PodMoves.ActionAnnotation] = "other";
        }
        var now = Begun + (has.Contains("late") ? PlacementDecision.Patience * 2 : TimeSpan.FromSeconds(1));
        var (step, why) = PlacementDecision.Of(action, holder, pod, now);
        var parts = expected.Split(' ', 2);
        Assert.Equal(parts[0], step.ToString());
        Assert.Contains(parts.Length > 1 ? parts[1] : "", why, StringComparison.Ordinal);
        Assert.Equal(step == PlacementStep.Fail, why.Length > 0);
    }

    [Theory]
    [InlineData("", "NotIn", "n1")]
    [InlineData("n2", "In", "n2")]
    public void The_pod_that_holds_the_room_asks_for_what_the_machine_asks_for(string to, string way, string node)
    {
        var pod = Machine();
        pod.Spec.Tolerations = [new() { Key = "k", Operator = "Exists" }];
        pod.Spec.NodeSelector = new() { ["disk"] = "fast" };
        pod.Spec.Affinity = new()
        {
            NodeAffinity = new()
            {
                RequiredDuringSchedulingIgnoredDuringExecution = new() { NodeSelectorTerms = [new(), new()] },
            },
        };
        var action = Action();
        action.Spec.MigrateAction!.NodeName = to;
        var holder = PlacementDecision.HolderOf(action, pod);
        Assert.True(PodMoves.HoldsRoomFor(holder, "pod1", "action1"));
        Assert.Equal(
            ("", "vm", "k"),
            (holder.Spec.NodeName, holder.Spec.VirtualMachine!.Name, holder.Spec.Tolerations![0].Key)
        );
        Assert.Equal("fast", holder.Spec.NodeSelector!["disk"]);
        // Whichever term holds of a node: each of them is bound to where it may be.
        foreach (
            var term in holder
                .Spec
                .Affinity!
                .NodeAffinity!
                .RequiredDuringSchedulingIgnoredDuringExecution!
                .NodeSelectorTerms
        )
            Assert.Equal(
                ("metadata.name", way, node),
                (term.MatchFields![0].Key, term.MatchFields[0].Operator, term.MatchFields[0].Values![0])
            );
        // It is nobody's but the action's: no service and no replica set takes it for its own.
        Assert.Null(holder.Metadata.Labels);
        Assert.Equal(
            ("Action", true),
            (holder.Metadata.OwnerReferences![0].Kind, holder.Metadata.OwnerReferences[0].Controller)
        );
        Assert.Null(
            pod.Spec
                .Affinity
                .NodeAffinity
                .RequiredDuringSchedulingIgnoredDuringExecution
                .NodeSelectorTerms[0]
                .MatchFields
        );
    }

    private static MachineAction Action(bool isComplete = false, bool isPlaced = false) =>
        new()
        {
            Metadata = new ObjectMeta { Name = "migrate-1", Uid = "action1" },
            Spec = new ActionSpec
            {
                PodName = "vm1",
                PodID = "pod1",
                NodeName = "n1",
                MigrateAction = new(),
            },
            Status = new ActionStatus
            {
                Complete = isComplete,
                MigrateStatus = isPlaced ? new MigrateStatus { TargetNode = "n2" } : null,
            },
        };

    private static Pod Machine() =>
        new()
        {
            Metadata = new ObjectMeta
            {
                Name = "vm1",
                Uid = "pod1",
                Labels = new() { ["app"] = "a" },
            },
            Spec = new PodSpec
            {
                NodeName = "n1",
                VirtualMachine = new VirtualMachine { Name = "vm", PowerSpec = "Running" },
                Containers = [new Container { Name = "vm" }],
            },
            Status = new PodStatus { Phase = "Running" },
        };
}
