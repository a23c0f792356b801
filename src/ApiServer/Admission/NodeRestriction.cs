using Arktos.Api;
using Arktos.Api.Certificates.V1;
using Arktos.Api.Coordination.V1;
using Arktos.Api.Core.V1;
using Arktos.Api.Json;
using Arktos.Api.Machines;
using Arktos.Api.Meta.V1;
using Arktos.Api.Storage.V1;
using Arktos.Api.Volumes;
using Arktos.ApiServer.Authentication;
using Arktos.ApiServer.Authorization;
using Arktos.ApiServer.Catalog;
using Arktos.ApiServer.Indexes;
using Arktos.ApiServer.Storage;

namespace Arktos.ApiServer.Admission;

/// <summary>
/// What a node agent may write: its own node, its lease, the pods that are bound to it, requests for its certificates.
/// The authorizer has let the verb pass; this looks at the object.
/// </summary>
public sealed class NodeRestriction(ObjectStorage storage, ResourceCatalog catalog) : IAdmissionPlugin
{
    private const string LeaseNamespace = "kube-node-lease",
        NodeClientSigner = "kubernetes.io/kube-apiserver-client-kubelet",
        NodeServingSigner = "kubernetes.io/kubelet-serving";

    private static readonly string[] OwnLabels =
    [
        "kubernetes.io/hostname",
        "topology.kubernetes.io/zone",
        "topology.kubernetes.io/region",
        "failure-domain.beta.kubernetes.io/zone",
        "failure-domain.beta.kubernetes.io/region",
        "node.kubernetes.io/instance-type",
        "beta.kubernetes.io/instance-type",
        "kubernetes.io/os",
        "kubernetes.io/arch",
        "beta.kubernetes.io/os",
        "beta.kubernetes.io/arch",
    ];

    public async ValueTask<Status?> AdmitAsync(AdmissionRequest request, CancellationToken cancel)
    {
        if (request.User.NodeName is not { } me)
            return null;
        return (request.Object ?? request.Old) switch
        {
            Node => CheckNode(request, me),
            Pod pod when request.Operation == AdmissionOperation.Create => await CheckMirrorAsync(
                request,
                pod,
                me,
                cancel
            ),
            Pod => CheckPod(request, me),
            PersistentVolume => CheckVolume(request, me),
            CertificateSigningRequest signing when request.Operation == AdmissionOperation.Create => CheckSigning(
                request,
                signing.Spec,
                me
            ),
            Lease when request.Namespace != LeaseNamespace => request.Forbidden(
                $"can only access leases in the \"{LeaseNamespace}\" system namespace"
            ),
            Lease lease when lease.Metadata.Name != me => request.Forbidden(
                "can only access node lease with the same name as the requesting node"
            ),
            CSINode drivers when drivers.Metadata.Name != me => request.Forbidden(
                "can only access CSINode with the same name as the requesting node"
            ),
            PersistentVolumeClaim claim => CheckClaim(request, claim, me),
            _ => null,
        };
    }

    /// <summary>
    /// A node gets tokens for its pods, and only such as end with the pod: bound to it, for an audience that the pod
    /// itself asks for.
    /// </summary>
    /// <param name="pod">What the token is to be bound to; null: nothing.</param>
    /// <returns>Null: the node may have it.</returns>
    public static string? RefuseToken(string me, Pod? pod, string boundUid, IReadOnlyList<string> audiences)
    {
        if (pod is null)
            return "node requested token not bound to a pod";
        if (boundUid.Length == 0)
            return "node requested token with a pod binding without a uid";
        if (pod.Spec.NodeName != me)
            return "node requested token bound to a pod scheduled on a different node";
        if (PodReferences.IsMirror(pod))
            return "node requested token bound to a mirror pod";
        var asked = (pod.Spec.Volumes ?? [])
            .SelectMany(v => v.Projected?.Sources ?? [])
            .Select(s => s.ServiceAccountToken?.Audience)
            .OfType<string>()
            .ToHashSet();
        var foreign = audiences.FirstOrDefault(a => a.Length > 0 && !asked.Contains(a));
        return foreign is null
            ? null
            : $"audience \"{foreign}\" not found in pod spec volume, {UserIdentity.NodePrefix}{me} is not authorized "
                + "to request tokens for this audience";
    }

    private static Status? CheckSigning(AdmissionRequest request, CertificateSigningRequestSpec spec, string me)
    {
        if (spec.SignerName is not (NodeClientSigner or NodeServingSigner))
            return null;
        // What cannot be read is refused when it is validated.
        var isOwn =
            !SigningRequests.TryParse(spec.Request, out var parsed, out _)
            || SigningRequests.IsNamed(parsed.SubjectName, UserIdentity.NodePrefix + me);
        return isOwn ? null : request.Forbidden($"can only create a node CSR with CN={UserIdentity.NodePrefix}{me}");
    }

    private static Status? CheckNode(AdmissionRequest request, string me)
    {
        var name = (request.Object ?? request.Old)!.Metadata.Name;
        if (name != me)
            return request.Forbidden($"node \"{me}\" is not allowed to modify node \"{name}\"");
        if (request.Object is not Node node || request.Operation == AdmissionOperation.Delete)
            return null;
        var old = request.Old as Node;
        if (old is not null && !DeepValues.Same(node.Spec.Taints, old.Spec.Taints))
            return request.Forbidden($"node \"{me}\" is not allowed to modify taints");
        if (!DeepValues.Same(node.Metadata.OwnerReferences, old?.Metadata.OwnerReferences))
            return request.Forbidden($"node \"{me}\" is not allowed to modify ownerReferences");
        if (old is not null && !DeepValues.Same(node.Spec.ConfigSource, old.Spec.ConfigSource))
            return request.Forbidden($"node \"{me}\" is not allowed to update configSource");
        var changed = (node.Metadata.Labels ?? [])
            .Where(l => old?.Metadata.Labels?.GetValueOrDefault(l.Key) != l.Value)
            .Select(l => l.Key)
            .Concat((old?.Metadata.Labels ?? []).Keys.Where(k => node.Metadata.Labels?.ContainsKey(k) != true))
            .Where(IsReserved)
            .Distinct()
            .Order(StringComparer.Ordinal)
            .ToList();
        if (changed.Count == 0)
            return null;
        return request.Forbidden(
            old is null
                ? $"node \"{me}\" is not allowed to set the following labels: {string.Join(", ", changed)}"
                : $"is not allowed to modify labels: {string.Join(", ", changed)}"
        );
    }

    private static bool IsReserved(string label)
    {
        var slash = label.IndexOf('/');
        var domain = slash < 0 ? "" : label[..slash];
        if (
            domain == "node-restriction.kubernetes.io"
            || domain.EndsWith(".node-restriction.kubernetes.io", StringComparison.Ordinal)
        )
            return true;
        var isOfKubernetes =
            domain is "kubernetes.io" or "k8s.io"
            || domain.EndsWith(".kubernetes.io", StringComparison.Ordinal)
            || domain.EndsWith(".k8s.io", StringComparison.Ordinal);
        return isOfKubernetes
            && !OwnLabels.Contains(label)
            && !(
                domain is "kubelet.kubernetes.io" or "node.kubernetes.io"
                || domain.EndsWith(".kubelet.kubernetes.io", StringComparison.Ordinal)
                || domain.EndsWith(".node.kubernetes.io", StringComparison.Ordinal)
            );
    }

    // A mirror pod shows what the node runs by itself. It names no API objects: else it would give the node a right to
    // read them.
    private async ValueTask<Status?> CheckMirrorAsync(
        AdmissionRequest request,
        Pod pod,
        string me,
        CancellationToken cancel
    )
    {
        if (!PodReferences.IsMirror(pod))
            return request.Forbidden(
                $"pod does not have \"{PodReferences.MirrorAnnotation}\" annotation, node \"{me}\" can only create "
                    + "mirror pods"
            );
        if (pod.Spec.NodeName != me)
            return request.Forbidden($"node \"{me}\" can only create pods with spec.nodeName set to itself");
        if (request.Tenant != UserIdentity.SystemTenant)
            return request.Forbidden($"node \"{me}\" can only create mirror pods of tenant system");
        if (pod.Spec.ServiceAccountName.Length > 0 || pod.Spec.ServiceAccount.Length > 0)
            return request.Forbidden($"node \"{me}\" can not create pods that reference a service account");
        if (PodReferences.FirstOf(pod) is { } what)
            return request.Forbidden($"node \"{me}\" can not create pods that reference {what}");
        if (pod.Metadata.OwnerReferences is not [{ ApiVersion: "v1", Kind: "Node" } owner] || owner.Name != me)
            return request.Forbidden($"node \"{me}\" can only create pods with an owner reference set to itself");
        if (owner.Controller != true)
            return request.Forbidden(
                $"node \"{me}\" can only create pods with a controller owner reference set to itself"
            );
        if (owner.BlockOwnerDeletion == true)
            return request.Forbidden($"node \"{me}\" must not set blockOwnerDeletion on an owner reference");
        var read = await storage.GetAsync<Node>(catalog.Get("", "nodes"), "", "", me, cancel);
        if (!read.Succeeded(out var node, out var error))
            return error;
        return node?.Metadata.Uid == owner.Uid
            ? null
            : request.Forbidden(
                $"node {me} UID mismatch: expected {owner.Uid} got {node?.Metadata.Uid ?? "no such node"}"
            );
    }

    // An agent says that it has made a volume's folder, and that it has taken it away; nothing else is its to say.
    private static Status? CheckVolume(AdmissionRequest request, string me)
    {
        if (request is not { IsMain: true, Object: PersistentVolume volume, Old: PersistentVolume old })
            return request.Forbidden($"node \"{me}\" can only update persistent volumes");
        if (!LocalPathVolumes.IsOne(old) || LocalPathVolumes.NodeOf(old) != me)
            return request.Forbidden($"node \"{me}\" can only update volumes that are folders of its own");
        return KubeJson.Same(Without(volume, old), Without(old, old))
            ? null
            : request.Forbidden(
                $"node \"{me}\" can only update annotation {LocalPathVolumes.MadeAnnotation} and finalizer "
                    + $"{LocalPathVolumes.Finalizer} of volumes"
            );
    }

    // A node says how large a file system of a claim's has become; its authorizer lets it write nothing but the status.
    private static Status? CheckClaim(AdmissionRequest request, PersistentVolumeClaim claim, string me)
    {
        if (request.Subresource != "status" || request.Old is not PersistentVolumeClaim old)
            return request.Forbidden($"node \"{me}\" can only update the status of claims");
        var (now, before) = (claim.Status.DeepClone(), old.Status.DeepClone());
        foreach (var status in (PersistentVolumeClaimStatus[])[now, before])
        {
            (status.Capacity, status.Conditions) = (null, null);
            (status.AllocatedResources, status.AllocatedResourceStatuses) = (null, null);
        }
        return KubeJson.Same(now, before)
            ? null
            : request.Forbidden(
                $"node \"{me}\" is not allowed to update fields other than status.capacity and status.conditions of "
                    + "claims"
            );
    }

    private static PersistentVolume Without(PersistentVolume volume, PersistentVolume old)
    {
        var rest = volume.DeepClone();
        rest.Metadata.Annotations?.Remove(LocalPathVolumes.MadeAnnotation);
        if (rest.Metadata.Annotations is { Count: 0 })
            rest.Metadata.Annotations = null;
        rest.Metadata.Finalizers?.Remove(LocalPathVolumes.Finalizer);
        if (rest.Metadata.Finalizers is { Count: 0 })
            rest.Metadata.Finalizers = null;
        // What the server writes of each write.
        (rest.Metadata.ManagedFields, rest.Metadata.ResourceVersion) = (null, old.Metadata.ResourceVersion);
        (rest.Kind, rest.ApiVersion) = ("", "");
        return rest;
    }

    private static Status? CheckPod(AdmissionRequest request, string me)
    {
        var pod = (Pod)request.Old!;
        if (request.Subresource == "binding")
            return PodMoves.UnderWay(pod)?.TargetNode == me && (request.Object as Pod)?.Spec.NodeName == me
                ? null
                : request.Forbidden($"node \"{me}\" can only bind pods whose virtual machines move to it");
        if (pod.Spec.NodeName != me)
            return request.Forbidden(
                request.Subresource == "eviction" ? $"node {me} can only evict pods with spec.nodeName set to itself"
                : request.Operation == AdmissionOperation.Delete
                    ? $"node \"{me}\" can only delete pods with spec.nodeName set to itself"
                : $"node \"{me}\" can only update pod status for pods with spec.nodeName set to itself"
            );
        return
            request is { Subresource: "status", Object: Pod now }
            && !(now.Metadata.Labels ?? []).SequenceEqual(pod.Metadata.Labels ?? [])
            ? request.Forbidden($"node \"{me}\" cannot update labels through pod status")
            : null;
    }
}
