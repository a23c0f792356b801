using System.Text;
using Arktos.Api;
using Arktos.Api.Apiextensions.V1;
using Arktos.Api.Apiregistration.V1;
using Arktos.Api.Apps.V1;
using Arktos.Api.Autoscaling.V1;
using Arktos.Api.Batch.V1;
using Arktos.Api.Certificates.V1;
using Arktos.Api.Coordination.V1;
using Arktos.Api.Core.V1;
using Arktos.Api.Discovery.V1;
using Arktos.Api.Flowcontrol.V1;
using Arktos.Api.Networking.V1;
using Arktos.Api.Node.V1;
using Arktos.Api.Policy.V1;
using Arktos.Api.Rbac.V1;
using Arktos.Api.Resource.V1;
using Arktos.Api.Scheduling.V1;
using Arktos.Api.Storage.V1;
using CoreEvent = Arktos.Api.Core.V1.Event;

namespace Arktos.Client.Resources;

/// <summary>Where the names of a resource live.</summary>
public enum ResourceScope
{
    Cluster,
    Tenant,
    Namespaced,
}

/// <summary>How a type of object is addressed.</summary>
public sealed record KnownResource(string Group, string Version, string Plural, string Kind, ResourceScope Scope)
{
    private static readonly Dictionary<Type, KnownResource> ByType = new()
    {
        [typeof(Pod)] = Namespaced("", "pods", "Pod"),
        [typeof(ConfigMap)] = Namespaced("", "configmaps", "ConfigMap"),
        [typeof(Secret)] = Namespaced("", "secrets", "Secret"),
        [typeof(Service)] = Namespaced("", "services", "Service"),
        [typeof(Endpoints)] = Namespaced("", "endpoints", "Endpoints"),
        [typeof(CoreEvent)] = Namespaced("", "events", "Event"),
        [typeof(ServiceAccount)] = Namespaced("", "serviceaccounts", "ServiceAccount"),
        [typeof(PersistentVolumeClaim)] = Namespaced("", "persistentvolumeclaims", "PersistentVolumeClaim"),
        [typeof(LimitRange)] = Namespaced("", "limitranges", "LimitRange"),
        [typeof(ResourceQuota)] = Namespaced("", "resourcequotas", "ResourceQuota"),
        [typeof(ReplicationController)] = Namespaced("", "replicationcontrollers", "ReplicationController"),
        [typeof(PodTemplate)] = Namespaced("", "podtemplates", "PodTemplate"),
        [typeof(Namespace)] = new("", "v1", "namespaces", "Namespace", ResourceScope.Tenant),
        [typeof(PersistentVolume)] = new("", "v1", "persistentvolumes", "PersistentVolume", ResourceScope.Tenant),
        [typeof(Node)] = new("", "v1", "nodes", "Node", ResourceScope.Cluster),
        [typeof(Tenant)] = new("", "v1", "tenants", "Tenant", ResourceScope.Cluster),
        [typeof(Deployment)] = Namespaced("apps", "deployments", "Deployment"),
        [typeof(ReplicaSet)] = Namespaced("apps", "replicasets", "ReplicaSet"),
        [typeof(StatefulSet)] = Namespaced("apps", "statefulsets", "StatefulSet"),
        [typeof(DaemonSet)] = Namespaced("apps", "daemonsets", "DaemonSet"),
        [typeof(ControllerRevision)] = Namespaced("apps", "controllerrevisions", "ControllerRevision"),
        [typeof(Job)] = Namespaced("batch", "jobs", "Job"),
        [typeof(CronJob)] = Namespaced("batch", "cronjobs", "CronJob"),
        [typeof(HorizontalPodAutoscaler)] = Namespaced(
            "autoscaling",
            "horizontalpodautoscalers",
            "HorizontalPodAutoscaler"
        ),
        [typeof(PodDisruptionBudget)] = Namespaced("policy", "poddisruptionbudgets", "PodDisruptionBudget"),
        [typeof(Lease)] = Namespaced("coordination.k8s.io", "leases", "Lease"),
        [typeof(EndpointSlice)] = Namespaced("discovery.k8s.io", "endpointslices", "EndpointSlice"),
        [typeof(CustomResourceDefinition)] = new(
            "apiextensions.k8s.io",
            "v1",
            "customresourcedefinitions",
            "CustomResourceDefinition",
            ResourceScope.Tenant
        ),
        [typeof(Role)] = Namespaced("rbac.authorization.k8s.io", "roles", "Role"),
        [typeof(RoleBinding)] = Namespaced("rbac.authorization.k8s.io", "rolebindings", "RoleBinding"),
        [typeof(ClusterRole)] = new(
            "rbac.authorization.k8s.io",
            "v1",
            "clusterroles",
            "ClusterRole",
            ResourceScope.Tenant
        ),
        [typeof(ClusterRoleBinding)] = new(
            "rbac.authorization.k8s.io",
            "v1",
            "clusterrolebindings",
            "ClusterRoleBinding",
            ResourceScope.Tenant
        ),
        [typeof(CertificateSigningRequest)] = new(
            "certificates.k8s.io",
            "v1",
            "certificatesigningrequests",
            "CertificateSigningRequest",
            ResourceScope.Tenant
        ),
        [typeof(NetworkPolicy)] = Namespaced("networking.k8s.io", "networkpolicies", "NetworkPolicy"),
        [typeof(Ingress)] = Namespaced("networking.k8s.io", "ingresses", "Ingress"),
        [typeof(IngressClass)] = new(
            "networking.k8s.io",
            "v1",
            "ingressclasses",
            "IngressClass",
            ResourceScope.Cluster
        ),
        [typeof(IPAddress)] = new("networking.k8s.io", "v1", "ipaddresses", "IPAddress", ResourceScope.Tenant),
        [typeof(ServiceCIDR)] = new("networking.k8s.io", "v1", "servicecidrs", "ServiceCIDR", ResourceScope.Tenant),
        [typeof(StorageClass)] = new("storage.k8s.io", "v1", "storageclasses", "StorageClass", ResourceScope.Tenant),
        [typeof(VolumeAttributesClass)] = new(
            "storage.k8s.io",
            "v1",
            "volumeattributesclasses",
            "VolumeAttributesClass",
            ResourceScope.Tenant
        ),
        [typeof(CSIDriver)] = new("storage.k8s.io", "v1", "csidrivers", "CSIDriver", ResourceScope.Cluster),
        [typeof(CSINode)] = new("storage.k8s.io", "v1", "csinodes", "CSINode", ResourceScope.Cluster),
        [typeof(CSIStorageCapacity)] = Namespaced("storage.k8s.io", "csistoragecapacities", "CSIStorageCapacity"),
        [typeof(VolumeAttachment)] = new(
            "storage.k8s.io",
            "v1",
            "volumeattachments",
            "VolumeAttachment",
            ResourceScope.Tenant
        ),
        [typeof(PriorityClass)] = new(
            "scheduling.k8s.io",
            "v1",
            "priorityclasses",
            "PriorityClass",
            ResourceScope.Cluster
        ),
        [typeof(RuntimeClass)] = new("node.k8s.io", "v1", "runtimeclasses", "RuntimeClass", ResourceScope.Cluster),
        [typeof(DeviceClass)] = new("resource.k8s.io", "v1", "deviceclasses", "DeviceClass", ResourceScope.Cluster),
        [typeof(ResourceClaim)] = Namespaced("resource.k8s.io", "resourceclaims", "ResourceClaim"),
        [typeof(ResourceClaimTemplate)] = Namespaced(
            "resource.k8s.io",
            "resourceclaimtemplates",
            "ResourceClaimTemplate"
        ),
        [typeof(ResourceSlice)] = new(
            "resource.k8s.io",
            "v1",
            "resourceslices",
            "ResourceSlice",
            ResourceScope.Cluster
        ),
        [typeof(FlowSchema)] = new(
            "flowcontrol.apiserver.k8s.io",
            "v1",
            "flowschemas",
            "FlowSchema",
            ResourceScope.Cluster
        ),
        [typeof(PriorityLevelConfiguration)] = new(
            "flowcontrol.apiserver.k8s.io",
            "v1",
            "prioritylevelconfigurations",
            "PriorityLevelConfiguration",
            ResourceScope.Cluster
        ),
        [typeof(APIService)] = new("apiregistration.k8s.io", "v1", "apiservices", "APIService", ResourceScope.Tenant),
    };

    public static IEnumerable<KnownResource> All => ByType.Values;

    public string ApiVersion => Group.Length == 0 ? Version : $"{Group}/{Version}";

    public static KnownResource For<T>()
        where T : IKubeObject =>
        ByType.TryGetValue(typeof(T), out var resource)
            ? resource
            : throw new InvalidOperationException($"{typeof(T)} is not in the table of known resources");

    /// <summary>The path of the collection (name "") or of one object, with tenant and namespace as the scope asks; ""
    /// for all namespaces. A tenant of "" gives the short path: the caller's own tenant.</summary>
    public string Path(ObjectKey key, string subresource = "")
    {
        var path = new StringBuilder(Group.Length == 0 ? "/api/" : $"/apis/{Group}/").Append(Version);
        if (Scope != ResourceScope.Cluster && key.Tenant.Length > 0)
            path.Append("/tenants/").Append(Uri.EscapeDataString(key.Tenant));
        if (Scope == ResourceScope.Namespaced && key.Namespace.Length > 0)
            path.Append("/namespaces/").Append(Uri.EscapeDataString(key.Namespace));
        path.Append('/').Append(Plural);
        if (key.Name.Length > 0)
            path.Append('/').Append(Uri.EscapeDataString(key.Name));
        if (subresource.Length > 0)
            path.Append('/').Append(subresource);
        return path.ToString();
    }

    private static KnownResource Namespaced(string group, string plural, string kind) =>
        new(group, "v1", plural, kind, ResourceScope.Namespaced);
}
