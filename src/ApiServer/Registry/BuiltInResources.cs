using Arktos.ApiServer.Catalog;
using Arktos.ApiServer.Registry.Access;
using Arktos.ApiServer.Registry.Apps;
using Arktos.ApiServer.Registry.Autoscaling;
using Arktos.ApiServer.Registry.Batch;
using Arktos.ApiServer.Registry.Core;
using Arktos.ApiServer.Registry.Extensions;
using Arktos.ApiServer.Registry.Pods;
using Arktos.ApiServer.Registry.Policy;
using Arktos.ApiServer.Registry.Rbac;
using Arktos.ApiServer.Registry.Services;

namespace Arktos.ApiServer.Registry;

/// <summary>The resources that every API server serves. One more is one strategy file and one line here.</summary>
public static class BuiltInResources
{
    public static ResourceCatalog Create()
    {
        // What other versions or groups show in a form of their own.
        var events = new EventStrategy();
        var autoscalers = new HorizontalPodAutoscalerStrategy();
        return new(
            [
                new ConfigMapStrategy(),
                new EndpointsStrategy(),
                events,
                new NamespaceStrategy(),
                new NodeStrategy(),
                new PodStrategy(),
                new ReplicationControllerStrategy(),
                new SecretStrategy(),
                new ServiceAccountStrategy(),
                new ServiceStrategy(),
                new TenantStrategy(),
                new DeploymentResource(),
                new ReplicaSetStrategy(),
                new StatefulSetStrategy(),
                new DaemonSetStrategy(),
                new ControllerRevisionStrategy(),
                new JobStrategy(),
                new CronJobStrategy(),
                autoscalers,
                new HorizontalPodAutoscalerV1Strategy(autoscalers),
                new PodDisruptionBudgetStrategy(),
                new LimitRangeStrategy(),
                new PersistentVolumeClaimStrategy(),
                new PersistentVolumeStrategy(),
                new PodTemplateStrategy(),
                new ResourceQuotaStrategy(),
                new LeaseStrategy(),
                new EndpointSliceStrategy(),
                new GroupEventStrategy(events),
                new CustomResourceDefinitionStrategy(),
                new ClusterRoleBindingStrategy(),
                new ClusterRoleStrategy(),
                new RoleBindingStrategy(),
                new RoleStrategy(),
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
}
