using Arktos.ApiServer.Catalog;
using Arktos.ApiServer.Registry.Access;
using Arktos.ApiServer.Registry.Aggregation;
using Arktos.ApiServer.Registry.Apps;
using Arktos.ApiServer.Registry.Certificates;
using Arktos.ApiServer.Registry.Core;
using Arktos.ApiServer.Registry.Devices;
using Arktos.ApiServer.Registry.Extensions;
using Arktos.ApiServer.Registry.Flowcontrol;
using Arktos.ApiServer.Registry.Networking;
using Arktos.ApiServer.Registry.Nodes;
using Arktos.ApiServer.Registry.Pods;
using Arktos.ApiServer.Registry.Rbac;
using Arktos.ApiServer.Registry.Scheduling;
using Arktos.ApiServer.Registry.Services;
using Arktos.ApiServer.Registry.Storage;

namespace Arktos.ApiServer.Registry;

/// <summary>The resources that every API server serves. One more is one strategy file and one line here.</summary>
public static class BuiltInResources
{
    public static ResourceCatalog Create() =>
        new(
            [
                new ConfigMapStrategy(),
                new EndpointsStrategy(),
                new EventStrategy(),
                new NamespaceStrategy(),
                new NodeStrategy(),
                new PodStrategy(),
                new SecretStrategy(),
                new ServiceAccountStrategy(),
                new ServiceStrategy(),
                new TenantStrategy(),
                new DeploymentResource(),
                new ReplicaSetStrategy(),
                new LeaseStrategy(),
                new EndpointSliceStrategy(),
                new GroupEventStrategy(),
                new CustomResourceDefinitionStrategy(),
                new ClusterRoleBindingStrategy(),
                new ClusterRoleStrategy(),
                new RoleBindingStrategy(),
                new RoleStrategy(),
                new PriorityClassStrategy(),
                new RuntimeClassStrategy(),
                new StorageClassStrategy(),
                new VolumeAttributesClassStrategy(),
                new CsiDriverStrategy(),
                new CsiNodeStrategy(),
                new CsiStorageCapacityStrategy(),
                new VolumeAttachmentStrategy(),
                new NetworkPolicyStrategy(),
                new IngressStrategy(),
                new IngressClassStrategy(),
                new IpAddressStrategy(),
                new ServiceCidrStrategy(),
                new CertificateSigningRequestStrategy(),
                new FlowSchemaStrategy(),
                new PriorityLevelConfigurationStrategy(),
                new ApiServiceStrategy(),
                new DeviceClassStrategy(),
                new ResourceClaimStrategy(),
                new ResourceClaimTemplateStrategy(),
                new ResourceSliceStrategy(),
            ],
            [
                new BindingResource(),
                new SelfSubjectReviewResource(),
                new TokenReviewResource(),
                new SelfSubjectAccessReviewResource(),
                new SubjectAccessReviewResource(),
                new LocalSubjectAccessReviewResource(),
                new SelfSubjectRulesReviewResource(),
            ]
        );
}
