using Arktos.Api.Core.V1;
using Arktos.Api.Json;
using Arktos.Api.Machines;
using Arktos.Api.Meta.V1;
using MachineAction = Arktos.Api.Core.V1.Action;

namespace Arktos.Controllers.Machines;

/// <summary>What is to be done for an action that moves a virtual machine.</summary>
internal enum PlacementStep
{
    Nothing,

    /// <summary>A pod that holds the room is to be scheduled.</summary>
    Reserve,

    /// <summary>It is on a node: the machine may go there.</summary>
    Tell,

    /// <summary>There is no such place.</summary>
    Fail,

    /// <summary>It is not scheduled yet.</summary>
    Await,

    /// <summary>The move is over: the pod that held the room goes.</summary>
    Release,
}

/// <summary>
/// Where virtual machines move to. A pod that asks for what theirs asks for is scheduled as any pod; it holds the room
/// until the move is over. Pure.
/// <code>no holder --Reserve--> no node yet --scheduler--> Tell --node agents--> action complete --Release--> </code>
/// </summary>
internal static class PlacementDecision
{
    /// <summary>Nodes come and go; who has asked waits.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    /// <param name="action">Null: it is complete, or there is none.</param>
    /// <param name="holder">Null: there is none.</param>
    /// <param name="pod">Of the machine; null: there is none.</param>
    public static (PlacementStep Step, string Why) Of(MachineAction? action, Pod? holder, Pod? pod, DateTimeOffset now)
    {
        if (action is null || action.Status.Complete)
            return (holder is null ? PlacementStep.Nothing : PlacementStep.Release, "");
        if (action.Spec.MigrateAction is null || action.Status.MigrateStatus is { TargetNode.Length: > 0 })
            return (PlacementStep.Nothing, "");
        if (pod is null || pod.Metadata.Uid != action.Spec.PodID)
            return (PlacementStep.Fail, $"Pod {action.Spec.PodName} not found");
        if (pod.Spec.NodeName != action.Spec.NodeName)
            return (PlacementStep.Fail, $"Pod {action.Spec.PodName} is on node {action.Spec.NodeName} no more");
        if (PodMoves.WhyNot(pod) is { } why)
            return (PlacementStep.Fail, why);
        if (holder is null)
            return (PlacementStep.Reserve, "");
        if (!PodMoves.HoldsRoomFor(holder, pod.Metadata.Uid, action.Metadata.Uid))
            return (PlacementStep.Fail, $"pod {holder.Metadata.Name} has the name of the one that would hold the room");
        if (holder.Spec.NodeName.Length > 0)
            return (PlacementStep.Tell, "");
        var refusal = holder.Status.Conditions?.Find(c => c is { Type: "PodScheduled", Status: "False" });
        return refusal is not null && now - holder.Metadata.CreationTimestamp > Patience
            ? (PlacementStep.Fail, refusal.Message.Length > 0 ? refusal.Message : refusal.Reason)
            : (PlacementStep.Await, "");
    }

    /// <summary>A pod that asks for what the machine's asks for, anywhere but where it is.</summary>
    public static Pod HolderOf(MachineAction action, Pod pod)
    {
        var spec = KubeJson.Clone(pod.Spec);
        spec.NodeName = "";
        // Disks of volumes do not move, and what runs nothing needs none; nor has it a place in DNS.
        (spec.Volumes, spec.Hostname, spec.Subdomain) = (null, "", "");
        spec.AutomountServiceAccountToken = false;
        foreach (var container in spec.Containers)
            container.VolumeMounts = null;
        var affinity = (spec.Affinity ??= new()).NodeAffinity ??= new();
        var required = affinity.RequiredDuringSchedulingIgnoredDuringExecution ??= new();
        if (required.NodeSelectorTerms.Count == 0)
            required.NodeSelectorTerms = [new()];
        var wanted = action.Spec.MigrateAction!.NodeName;
        foreach (var term in required.NodeSelectorTerms)
            (term.MatchFields ??= []).Add(
                new NodeSelectorRequirement
                {
                    Key = "metadata.name",
                    Operator = wanted.Length > 0 ? "In" : "NotIn",
                    Values = [wanted.Length > 0 ? wanted : pod.Spec.NodeName],
                }
            );
        return new Pod
        {
            Kind = "Pod",
            ApiVersion = "v1",
            Metadata = new ObjectMeta
            {
                Tenant = pod.Metadata.Tenant,
                Namespace = pod.Metadata.Namespace,
                Name = PodMoves.TargetPodOf(action.Metadata.Name),
                Annotations = new()
                {
                    [PodMoves.ActionAnnotation] = action.Metadata.Uid,
                    [PodMoves.PodAnnotation] = pod.Metadata.Uid,
                },
                OwnerReferences =
                [
                    new OwnerReference
                    {
                        ApiVersion = "v1",
                        Kind = "Action",
                        Name = action.Metadata.Name,
                        Uid = action.Metadata.Uid,
                        Controller = true,
                    },
                ],
            },
            Spec = spec,
        };
    }
}
