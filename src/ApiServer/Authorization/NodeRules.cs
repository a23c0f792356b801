using Arktos.Api;
using Arktos.Api.Core.V1;
using Arktos.Api.Storage.V1;
using Arktos.Api.Streams;
using Arktos.Api.Volumes;
using Arktos.ApiServer.Catalog;
using Arktos.ApiServer.Indexes;
using Arktos.ApiServer.Storage;
using Arktos.ApiServer.Tenancy;
using Arktos.StoreClient;

namespace Arktos.ApiServer.Authorization;

/// <summary>
/// What a node agent may do: its own node and lease, the pods bound to it and their actions, the secrets, configmaps,
/// service accounts and claims that those pods name, the secrets of those claims' volumes, attachments of volumes to
/// it, the drivers that it has, classes of runtimes, and volumes that are folders of the node; of other nodes' pods,
/// of tenants that have pods here, the addresses, and what network policies find peers by (labels, named ports, labels
/// of namespaces); of network policies those of namespaces that have pods here. What it writes is looked at once more
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
        // Of a virtual machine that has moved here; what else it binds is refused when it is admitted.
        [("", "pods/binding")] = ["create"],
        [("", "events")] = ["create", "patch", "update"],
        [("events.k8s.io", "events")] = ["create", "patch", "update"],
        [("storage.k8s.io", "csidrivers")] = ["get", "list", "watch"],
        [("node.k8s.io", "runtimeclasses")] = ["get", "list", "watch"],
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
            case ("", "namespaces") when IsFollowed(request, Projection.NamespaceLabels):
                return await OfTenantAsync(request, node, cancel);
            case ("networking.k8s.io", "networkpolicies") when IsFollowed(request, Projection.PolicySpecs):
                return await PoliciesAsync(request, node, cancel);
            case ("", "actions"):
                return await ActionsAsync(request, node, cancel);
            case ("", "actions/status"):
                return await ActionStatusAsync(request, node, cancel);
            case ("coordination.k8s.io", "leases"):
                return Leases(request, node);
            case ("", "secrets"):
                return await SecretsAsync(request, node, cancel);
            case ("", "configmaps"):
                return await NamedAsync(request, node, NamedKind.ConfigMap, Reading, cancel);
            case ("", "persistentvolumeclaims"):
                return await NamedAsync(request, node, NamedKind.Claim, ["get"], cancel);
            case ("", "persistentvolumeclaims/status"):
                return await NamedAsync(request, node, NamedKind.Claim, ["get", "update", "patch"], cancel);
            case ("storage.k8s.io", "csinodes"):
                return DriverNodes(request, node);
            case ("storage.k8s.io", "volumeattachments"):
                return await AttachmentsAsync(request, node, cancel);
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

    private static bool IsFollowed(AccessRequest request, Projection projection) =>
        request.Verb is "list" or "watch" && request.Projection == projection;

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
            // What walls between tenants are made of.
            case "list" or "watch" when request.Projection is Projection.PodAddresses or Projection.PodPeers:
                return await OfTenantAsync(request, node, cancel);
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
                // Both nodes of a move have to know where it stands.
                return
                    pod is null
                    || pod.Spec.NodeName == node
                    || pod.Status.Migration is { } move && (move.SourceNode == node || move.TargetNode == node)
                    ? AccessDecision.Allow()
                    : AccessDecision.Deny($"no relationship found between node '{node}' and this object");
            default:
                return AccessDecision.Deny();
        }
    }

    // What network policies find peers by is of the same tenants.
    private async ValueTask<AccessDecision> OfTenantAsync(
        AccessRequest request,
        string node,
        CancellationToken cancel
    ) =>
        request.Tenant != TenantResolver.All && await pods.HasOfTenantAsync(node, request.Tenant, cancel)
            ? AccessDecision.Allow()
            : AccessDecision.Deny($"no pod of tenant '{request.Tenant}' is bound to node '{node}'");

    private async ValueTask<AccessDecision> PoliciesAsync(
        AccessRequest request,
        string node,
        CancellationToken cancel
    ) =>
        request.Tenant != TenantResolver.All
        && await pods.HasOfNamespaceAsync(node, request.Tenant, request.Namespace, cancel)
            ? AccessDecision.Allow()
            : AccessDecision.Deny(
                $"no pod of namespace '{request.Namespace}' of tenant '{request.Tenant}' is bound to node '{node}'"
            );

    private async ValueTask<AccessDecision> ActionsAsync(AccessRequest request, string node, CancellationToken cancel)
    {
        if (request.Verb is "list" or "watch")
            return request.NodeSelector == node
                ? AccessDecision.Allow()
                : AccessDecision.Deny("can only list/watch actions with spec.nodeName field selector");
        return request.Verb == "get"
            ? await OwnActionAsync(request, node, cancel)
            : AccessDecision.Deny("can only read resources of this type");
    }

    private ValueTask<AccessDecision> ActionStatusAsync(AccessRequest request, string node, CancellationToken cancel) =>
        request.Verb is "update" or "patch"
            ? OwnActionAsync(request, node, cancel)
            : new(AccessDecision.Deny("can only update or patch the status of this type"));

    private async ValueTask<AccessDecision> OwnActionAsync(AccessRequest request, string node, CancellationToken cancel)
    {
        var action = await ReadAsync<Api.Core.V1.Action>(
            ("", "actions"),
            (request.Tenant, request.Namespace, request.Name),
            cancel
        );
        return action is null || action.Spec.NodeName == node ? AccessDecision.Allow() : Unrelated(node);
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

    // Of a creation the name is in the body alone, which is looked at when it is admitted.
    private static AccessDecision DriverNodes(AccessRequest request, string node)
    {
        if (request.Verb is not ("get" or "create" or "update" or "patch" or "delete"))
            return AccessDecision.Deny("can only get, create, update, patch, or delete a CSINode");
        return request.Name == node || request.Verb == "create" && request.Name.Length == 0
            ? AccessDecision.Allow()
            : AccessDecision.Deny("can only access CSINode with the same name as the requesting node");
    }

    private async ValueTask<AccessDecision> AttachmentsAsync(
        AccessRequest request,
        string node,
        CancellationToken cancel
    )
    {
        if (request.Verb != "get" || request.Name.Length == 0)
            return AccessDecision.Deny("can only get individual resources of this type");
        var attachment = await ReadAsync<VolumeAttachment>(
            ("storage.k8s.io", "volumeattachments"),
            (request.Tenant, "", request.Name),
            cancel
        );
        return attachment is null || attachment.Spec.NodeName == node ? AccessDecision.Allow() : Unrelated(node);
    }

    // What a pod names, or a volume that a claim of a pod is bound to. The second is looked up when the first is not
    // so: a read of claim and volume for each claim of the node's pods.
    private async ValueTask<AccessDecision> SecretsAsync(AccessRequest request, string node, CancellationToken cancel)
    {
        var decision = await NamedAsync(request, node, NamedKind.Secret, Reading, cancel);
        if (decision.IsAllowed || !Reading.Contains(request.Verb) || request.Name.Length == 0)
            return decision;
        foreach (var key in await pods.ClaimsAsync(node, request.Tenant, cancel))
        {
            var claim = await ReadAsync<PersistentVolumeClaim>(
                ("", "persistentvolumeclaims"),
                (key.Tenant, key.Namespace, key.Name),
                cancel
            );
            if (claim is null || claim.Spec.VolumeName.Length == 0)
                continue;
            var volume = await ReadAsync<PersistentVolume>(
                ("", "persistentvolumes"),
                (key.Tenant, "", claim.Spec.VolumeName),
                cancel
            );
            if (
                volume?.Spec.ClaimRef?.Uid == claim.Metadata.Uid
                && SecretsOf(volume!).Any(s => s.Name == request.Name && s.Namespace == request.Namespace)
            )
                return AccessDecision.Allow();
        }
        return decision;
    }

    /// <summary>Those that a node needs; a controller's own are not among them.</summary>
    private static IEnumerable<SecretReference> SecretsOf(PersistentVolume volume) =>
        new[]
        {
            volume.Spec.Csi?.NodeStageSecretRef,
            volume.Spec.Csi?.NodePublishSecretRef,
            volume.Spec.Csi?.NodeExpandSecretRef,
        }.OfType<SecretReference>();

    private async ValueTask<T?> ReadAsync<T>(
        (string Group, string Plural) resource,
        (string Tenant, string Namespace, string Name) key,
        CancellationToken cancel
    )
        where T : class, IKubeObject
    {
        var read = await storage.GetAsync<T>(
            catalog.Get(resource.Group, resource.Plural),
            key.Tenant,
            key.Namespace,
            key.Name,
            cancel
        );
        return read.Succeeded(out var found, out _)
            ? found
            : throw new StoreUnavailableException(new KeyRange(resource.Plural, key.Tenant, key.Namespace));
    }

    private static AccessDecision Unrelated(string node) =>
        AccessDecision.Deny($"no relationship found between node '{node}' and this object");

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
