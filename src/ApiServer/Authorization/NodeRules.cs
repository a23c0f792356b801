using Arktos.Api.Core.V1;
using Arktos.Api.Volumes;
using Arktos.ApiServer.Catalog;
using Arktos.ApiServer.Indexes;
using Arktos.ApiServer.Storage;
using Arktos.StoreClient;

namespace Arktos.ApiServer.Authorization;

/// <summary>
/// What a node agent may do: its own node and lease, the pods bound to it, the secrets, configmaps, service accounts
/// and claims that those pods name, and volumes that are folders of the node. What it writes is looked at once more
/// when it is admitted.
/// </summary>
internal sealed class NodeRules(ObjectStorage storage, ResourceCatalog catalog, NodePods pods)
{
    private const string LeaseNamespace = "kube-node-lease";

    private static readonly string[] Reading = ["get", "list", "watch"];
    private static readonly Dictionary<(string Group, string Resource), string[]> Plain = new()
    {
        [("", "services")] = ["get", "list", "watch"],
        [("", "endpoints")] = ["get", "list", "watch"],
        [("discovery.k8s.io", "endpointslices")] = ["get", "list", "watch"],
        [("", "nodes/status")] = ["patch", "update"],
        [("", "pods/status")] = ["patch", "update"],
        [("", "pods/eviction")] = ["create"],
        [("", "events")] = ["create", "patch", "update"],
        [("events.k8s.io", "events")] = ["create", "patch", "update"],
        [("certificates.k8s.io", "certificatesigningrequests")] = ["create", "get", "list", "watch"],
        [("authentication.k8s.io", "tokenreviews")] = ["create"],
        [("authorization.k8s.io", "subjectaccessreviews")] = ["create"],
        [("authorization.k8s.io", "localsubjectaccessreviews")] = ["create"],
    };

    /// <returns>Null: no opinion.</returns>
    public async ValueTask<AccessDecision?> DecideAsync(AccessRequest request, string node, CancellationToken cancel)
    {
        if (!request.IsResource)
            return null;
        if (Plain.TryGetValue((request.Group, request.ResourceAndSubresource), out var verbs))
            return verbs.Contains(request.Verb) ? AccessDecision.Allow() : null;
        switch (request.Group, request.ResourceAndSubresource)
        {
            case ("", "nodes"):
                return Nodes(request, node);
            case ("", "pods"):
                return await PodsAsync(request, node, cancel);
            case ("coordination.k8s.io", "leases"):
                return Leases(request, node);
            case ("", "secrets"):
                return await NamedAsync(request, node, NamedKind.Secret, Reading, cancel);
            case ("", "configmaps"):
                return await NamedAsync(request, node, NamedKind.ConfigMap, Reading, cancel);
            case ("", "persistentvolumeclaims"):
                return await NamedAsync(request, node, NamedKind.Claim, ["get"], cancel);
            case ("", "persistentvolumes"):
                return await VolumesAsync(request, node, cancel);
            case ("", "serviceaccounts"):
                return await NamedAsync(request, node, NamedKind.ServiceAccount, Reading, cancel);
            case ("", "serviceaccounts/token"):
                return await NamedAsync(request, node, NamedKind.ServiceAccount, ["create"], cancel);
            default:
                return null;
        }
    }

    private static AccessDecision Nodes(AccessRequest request, string node) =>
        request.Verb switch
        {
            "create" or "update" or "patch" => AccessDecision.Allow(),
            // Agents keep routes to each other's pods.
            "list" or "watch" => AccessDecision.Allow(),
            "get" when request.Name == node => AccessDecision.Allow(),
            "get" => AccessDecision.Deny($"node '{node}' cannot read '{request.Name}', only its own Node object"),
            _ => AccessDecision.Deny(),
        };

    private static AccessDecision Leases(AccessRequest request, string node)
    {
        if (request.Verb is not ("get" or "create" or "update" or "patch" or "delete"))
            return AccessDecision.Deny();
        if (request.Namespace != LeaseNamespace)
            return AccessDecision.Deny($"can only access leases in the \"{LeaseNamespace}\" system namespace");
        return request.Verb == "create" || request.Name == node
            ? AccessDecision.Allow()
            : AccessDecision.Deny("can only access node lease with the same name as the requesting node");
    }

    private async ValueTask<AccessDecision> PodsAsync(AccessRequest request, string node, CancellationToken cancel)
    {
        switch (request.Verb)
        {
            case "create" or "delete":
                return AccessDecision.Allow();
            case "list" or "watch":
                return request.NodeSelector == node
                    ? AccessDecision.Allow()
                    : AccessDecision.Deny("can only list/watch pods with spec.nodeName field selector");
            case "get":
                var read = await storage.GetAsync<Pod>(
                    catalog.Get("", "pods"),
                    request.Tenant,
                    request.Namespace,
                    request.Name,
                    cancel
                );
                if (!read.Succeeded(out var pod, out _))
                    throw new StoreUnavailableException(new KeyRange("pods", request.Tenant, request.Namespace));
                return pod is null || pod.Spec.NodeName == node
                    ? AccessDecision.Allow()
                    : AccessDecision.Deny($"no relationship found between node '{node}' and this object");
            default:
                return AccessDecision.Deny();
        }
    }

    // A node agent follows the volumes that are folders of its own, which a label selects, and writes to these alone.
    private async ValueTask<AccessDecision> VolumesAsync(AccessRequest request, string node, CancellationToken cancel)
    {
        if (request.Verb is "list" or "watch")
            return AccessDecision.Allow();
        if (request.Verb is not ("get" or "update" or "patch"))
            return AccessDecision.Deny("can only read resources of this type");
        var read = await storage.GetAsync<PersistentVolume>(
            catalog.Get("", "persistentvolumes"),
            request.Tenant,
            "",
            request.Name,
            cancel
        );
        if (!read.Succeeded(out var volume, out _))
            throw new StoreUnavailableException(new KeyRange("persistentvolumes", request.Tenant, ""));
        if (volume is null || LocalPathVolumes.IsOne(volume) && LocalPathVolumes.NodeOf(volume) == node)
            return AccessDecision.Allow();
        return
            request.Verb == "get"
            && volume.Spec.ClaimRef is { } claim
            && await pods.NamesAsync(node, request.Tenant, claim.Namespace, NamedKind.Claim, claim.Name, cancel)
            ? AccessDecision.Allow()
            : AccessDecision.Deny($"no relationship found between node '{node}' and this object");
    }

    private async ValueTask<AccessDecision> NamedAsync(
        AccessRequest request,
        string node,
        NamedKind kind,
        string[] verbs,
        CancellationToken cancel
    )
    {
        if (!verbs.Contains(request.Verb))
            return AccessDecision.Deny("can only read resources of this type");
        if (request.Name.Length == 0)
            return AccessDecision.Deny("No Object name found");
        if (request.Namespace.Length == 0)
            return AccessDecision.Deny("can only read namespaced object of this type");
        return await pods.NamesAsync(node, request.Tenant, request.Namespace, kind, request.Name, cancel)
            ? AccessDecision.Allow()
            : AccessDecision.Deny($"no relationship found between node '{node}' and this object");
    }
}
