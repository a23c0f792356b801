using Arktos.Api;
using Arktos.Api.Coordination.V1;
using Arktos.Api.Core.V1;
using Arktos.Api.Meta.V1;
using Arktos.ApiServer.Catalog;

namespace Arktos.ApiServer.Admission;

/// <summary>
/// What a node agent may write: its own node, its lease, the pods that are bound to it. The authorizer has let the verb
/// pass; this looks at the object.
/// </summary>
public sealed class NodeRestriction : IAdmissionPlugin
{
    private const string LeaseNamespace = "kube-node-lease";

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

    public ValueTask<Status?> AdmitAsync(AdmissionRequest request, CancellationToken cancel)
    {
        if (request.User.NodeName is not { } me)
            return default;
        return new(
            (request.Object ?? request.Old) switch
            {
                Node => CheckNode(request, me),
                Pod => CheckPod(request, me),
                Lease when request.Namespace != LeaseNamespace => request.Forbidden(
                    $"can only access leases in the \"{LeaseNamespace}\" system namespace"
                ),
                Lease lease when lease.Metadata.Name != me => request.Forbidden(
                    "can only access node lease with the same name as the requesting node"
                ),
                _ => null,
            }
        );
    }

    private static Status? CheckNode(AdmissionRequest request, string me)
    {
        var name = (request.Object ?? request.Old)!.Metadata.Name;
        if (name != me)
            return request.Forbidden($"node \"{me}\" is not allowed to modify node \"{name}\"");
        if (request.Object is not Node node || request.Operation == AdmissionOperation.Delete)
            return null;
        var old = request.Old as Node;
        if (
            old is not null
            && !Api
                .Json.KubeJson.Encode(node.Spec.Taints ?? [])
                .AsSpan()
                .SequenceEqual(Api.Json.KubeJson.Encode(old.Spec.Taints ?? []))
        )
            return request.Forbidden($"node \"{me}\" is not allowed to modify taints");
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

    private static Status? CheckPod(AdmissionRequest request, string me)
    {
        var pod = (Pod)(request.Old ?? request.Object)!;
        if (request.Operation == AdmissionOperation.Create)
        {
            if (pod.Metadata.Annotations?.ContainsKey(ServiceAccountAdmission.MirrorAnnotation) != true)
                return request.Forbidden(
                    $"pod does not have \"{ServiceAccountAdmission.MirrorAnnotation}\" annotation, node \"{me}\" "
                        + $"can only create mirror pods"
                );
            return pod.Spec.NodeName == me
                ? null
                : request.Forbidden($"node \"{me}\" can only create pods with spec.nodeName set to itself");
        }
        if (pod.Spec.NodeName == me)
            return
                request is { Subresource: "status", Object: Pod now }
                && !Api
                    .Json.KubeJson.Encode(now.Metadata.Labels ?? [])
                    .AsSpan()
                    .SequenceEqual(Api.Json.KubeJson.Encode(pod.Metadata.Labels ?? []))
                ? request.Forbidden($"node \"{me}\" cannot update labels through pod status")
                : null;
        return request.Forbidden(
            request.Operation == AdmissionOperation.Delete
                ? $"node \"{me}\" can only delete pods with spec.nodeName set to itself"
                : $"node \"{me}\" can only update pod status for pods with spec.nodeName set to itself"
        );
    }
}
