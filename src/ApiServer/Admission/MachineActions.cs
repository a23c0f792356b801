using Arktos.Api;
using Arktos.Api.Core.V1;
using Arktos.Api.Machines;
using Arktos.Api.Meta.V1;
using Arktos.ApiServer.Catalog;
using Arktos.ApiServer.Storage;
using MachineAction = Arktos.Api.Core.V1.Action;

namespace Arktos.ApiServer.Admission;

/// <summary>
/// An action is about a pod of its namespace that has a virtual machine and is on a node: it gets that pod's uid and
/// node, and the pod as its owner, with which it goes. Who may create the action says nothing about the pod: it is read
/// from the store.
/// </summary>
public sealed class MachineActions(ObjectStorage storage, ResourceCatalog catalog) : IAdmissionPlugin
{
    public async ValueTask<Status?> AdmitAsync(AdmissionRequest request, CancellationToken cancel)
    {
        if (request is not { Operation: AdmissionOperation.Create, IsMain: true, Object: MachineAction action })
            return null;
        var (spec, pods) = (action.Spec, catalog.Get("", "pods"));
        // That it has no name is said by validation.
        if (spec.PodName.Length == 0)
            return null;
        var read = await storage.GetAsync<Pod>(pods, request.Tenant, request.Namespace, spec.PodName, cancel);
        if (!read.Succeeded(out var pod, out var error))
            return error;
        if (pod is null)
            return Statuses.NotFound(pods.Resource, spec.PodName);
        if (pod.Spec.VirtualMachine is null)
            return Statuses.BadRequest(
                $"Unsupported operation '{OperationOf(spec)}' for Pod '{spec.PodName}': it has no virtual machine"
            );
        if (pod.Spec.NodeName.Length == 0)
            return Statuses.Conflict(
                pods.Resource,
                spec.PodName,
                "its virtual machine is on no node: it waits to be scheduled, or was shut down"
            );
        if (spec.PodID.Length > 0 && spec.PodID != pod.Metadata.Uid)
            return Statuses.Conflict(
                pods.Resource,
                spec.PodName,
                $"the UID in the action ({spec.PodID}) does not match the UID in record ({pod.Metadata.Uid})"
            );
        if (spec.NodeName.Length > 0 && spec.NodeName != pod.Spec.NodeName)
            return Statuses.Conflict(
                pods.Resource,
                spec.PodName,
                $"the node in the action ({spec.NodeName}) is not the pod's ({pod.Spec.NodeName})"
            );
        if (spec.MigrateAction is { } move)
        {
            if (PodMoves.WhyNot(pod) is { } why)
                return Statuses.Conflict(pods.Resource, spec.PodName, $"it cannot be migrated: {why}");
            if (move.NodeName == pod.Spec.NodeName)
                return Statuses.Conflict(pods.Resource, spec.PodName, $"it is on node {move.NodeName} already");
        }
        (spec.NodeName, spec.PodID) = (pod.Spec.NodeName, pod.Metadata.Uid);
        if (action.Metadata.OwnerReferences?.Exists(o => o.Uid == pod.Metadata.Uid) != true)
            (action.Metadata.OwnerReferences ??= []).Add(
                new OwnerReference
                {
                    ApiVersion = "v1",
                    Kind = "Pod",
                    Name = pod.Metadata.Name,
                    Uid = pod.Metadata.Uid,
                }
            );
        return null;
    }

    private static string OperationOf(ActionSpec spec) =>
        spec.RebootAction is not null ? "reboot"
        : spec.SnapshotAction is not null ? "snapshot"
        : spec.RestoreAction is not null ? "restore"
        : spec.DeleteSnapshotAction is not null ? "delete-snapshot"
        : spec.MigrateAction is not null ? "migrate"
        : "";
}
