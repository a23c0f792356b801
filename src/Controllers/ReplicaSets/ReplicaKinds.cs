using Arktos.Api.Apps.V1;
using Arktos.Api.Core.V1;
using Arktos.Api.Json;
using Arktos.Api.Meta.V1;

namespace Arktos.Controllers.ReplicaSets;

internal sealed class ReplicaSetKind : IReplicaKind<ReplicaSet>
{
    public string Name => "replicaset";

    public string EventSource => "replicaset-controller";

    public ReplicaSet View(ReplicaSet o) => o;

    public ReplicaSet WithStatus(ReplicaSet o, ReplicaSetStatus status)
    {
        var changed = KubeJson.Clone(o);
        changed.Status = status;
        return changed;
    }
}

/// <summary>
/// ReplicationControllers: their selector is a plain map, and terminating pods are not in their status.
/// </summary>
internal sealed class ReplicationControllerKind : IReplicaKind<ReplicationController>
{
    public string Name => "replicationcontroller";

    public string EventSource => "replication-controller";

    public ReplicaSet View(ReplicationController o) =>
        new()
        {
            Kind = o.Kind,
            ApiVersion = o.ApiVersion,
            Metadata = o.Metadata,
            Spec = new ReplicaSetSpec
            {
                Replicas = o.Spec.Replicas,
                MinReadySeconds = o.Spec.MinReadySeconds,
                Selector = new LabelSelector { MatchLabels = o.Spec.Selector },
                Template = o.Spec.Template ?? new(),
            },
            Status = new ReplicaSetStatus
            {
                Replicas = o.Status.Replicas,
                FullyLabeledReplicas = o.Status.FullyLabeledReplicas,
                ReadyReplicas = o.Status.ReadyReplicas,
                AvailableReplicas = o.Status.AvailableReplicas,
                ObservedGeneration = o.Status.ObservedGeneration,
                Conditions = o
                    .Status.Conditions?.Select(c => new ReplicaSetCondition
                    {
                        Type = c.Type,
                        Status = c.Status,
                        Reason = c.Reason,
                        Message = c.Message,
                        LastTransitionTime = c.LastTransitionTime,
                    })
                    .ToList(),
            },
        };

    public ReplicationController WithStatus(ReplicationController o, ReplicaSetStatus status)
    {
        var changed = KubeJson.Clone(o);
        changed.Status = new ReplicationControllerStatus
        {
            Replicas = status.Replicas,
            FullyLabeledReplicas = status.FullyLabeledReplicas,
            ReadyReplicas = status.ReadyReplicas,
            AvailableReplicas = status.AvailableReplicas,
            ObservedGeneration = status.ObservedGeneration,
            Conditions = status
                .Conditions?.Select(c => new ReplicationControllerCondition
                {
                    Type = c.Type,
                    Status = c.Status,
                    Reason = c.Reason,
                    Message = c.Message,
                    LastTransitionTime = c.LastTransitionTime,
                })
                .ToList(),
        };
        return changed;
    }
}
