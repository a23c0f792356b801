using Arktos.Api.Apps.V1;
using Arktos.Api.Core.V1;
using Arktos.Api.Quotas;
using Arktos.Controllers.Autoscaling;
using Arktos.Controllers.BootstrapTokens;
using Arktos.Controllers.Certificates;
using Arktos.Controllers.ClusterRoles;
using Arktos.Controllers.CronJobs;
using Arktos.Controllers.CustomResources;
using Arktos.Controllers.DaemonSets;
using Arktos.Controllers.Deployments;
using Arktos.Controllers.Disruption;
using Arktos.Controllers.Garbage;
using Arktos.Controllers.Jobs;
using Arktos.Controllers.Machines;
using Arktos.Controllers.Namespaces;
using Arktos.Controllers.Networks;
using Arktos.Controllers.NodeIpam;
using Arktos.Controllers.NodeLifecycle;
using Arktos.Controllers.Quotas;
using Arktos.Controllers.ReplicaSets;
using Arktos.Controllers.ServiceAccounts;
using Arktos.Controllers.ServiceAddresses;
using Arktos.Controllers.ServiceEndpoints;
using Arktos.Controllers.StatefulSets;
using Arktos.Controllers.Tenants;
using Arktos.Controllers.Volumes;

namespace Arktos.Controllers.Hosting;

/// <summary>Every controller there is.</summary>
internal static class ControllerTable
{
    public static List<IController> Create(ControllerContext context) =>
        [
            new ReplicaController<ReplicaSet>(context, new ReplicaSetKind(), context.Informers.ReplicaSets),
            new ReplicaController<ReplicationController>(
                context,
                new ReplicationControllerKind(),
                context.Informers.ReplicationControllers
            ),
            new DeploymentController(context),
            new StatefulSetController(context),
            new DaemonSetController(context),
            new JobController(context),
            new TrackedPodRelease(context),
            new TtlAfterFinished(context),
            new CronJobController(context),
            new NamespaceController(context),
            new TenantController(context),
            new NetworkController(context),
            new GarbageCollector(context),
            new ClusterRoleAggregation(context),
            new ServiceAccountController(context),
            new RootCaPublisher(context),
            new EndpointsController(context),
            new MirrorController(context),
            new NodeLifecycleController(context),
            new TaintEvictionController(context),
            new PodCollector(context),
            new DefinitionController(context),
            new QuotaController<ResourceQuota>(context, "resourcequota", static q => q),
            new QuotaController<TenantQuota>(context, "tenantquota", TenantQuotas.View),
            new SigningRequestController(context),
            new TokenCleaner(context),
            new MachinePower(context),
            new MachinePlacement(context),
            new AutoscalerController(context),
            new DisruptionController(context),
            new ClaimProtection(context),
            new VolumeProtection(context),
            new AttributesClassProtection(context),
            new VolumeBinder(context),
            new AttachDetach(context),
            new ClaimExpansion(context),
            new EphemeralVolumes(context),
            new LocalPathProvisioner(context),
            new LocalPathClasses(context),
            new ServiceRangeController(context),
            new LoadBalancerController(context, AddressRanges.Parse(context.Options.LoadBalancerRange)),
            .. NodeRangesOf(context),
        ];

    private static IEnumerable<IController> NodeRangesOf(ControllerContext context) =>
        context.Options.ClusterCidr.Length > 0
            ?
            [
                new NodeIpamController(
                    context,
                    ClusterRange.Parse(context.Options.ClusterCidr, context.Options.NodeCidrMaskSize)
                ),
            ]
            : [];
}
