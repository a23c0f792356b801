using Arktos.Api;
using Arktos.Api.Apps.V1;
using Arktos.Api.Autoscaling.V1;
using Arktos.Api.Batch.V1;
using Arktos.Api.Core.V1;
using Arktos.Api.Json;
using Arktos.Api.Networking.V1;
using Arktos.Api.Policy.V1;
using Arktos.Api.Resource.V1;
using Arktos.Api.Storage.V1;
using Arktos.Client.Resources;
using Arktos.Controllers;
using Microsoft.Extensions.Logging.Abstractions;

namespace Arktos.Bursts;

/// <summary>Kinds that no controller carries out are owned, collected and emptied as all others are.</summary>
public sealed class KindTests
{
    private static readonly Map<string> Labels = new() { ["app"] = "a" };

    private static readonly PodTemplateSpec Template = new()
    {
        Metadata = new() { Labels = Labels },
        Spec = BurstCluster.NewPodSpec(),
    };

    [Fact]
    public async Task A_namespace_with_an_object_of_each_kind_is_emptied()
    {
        await using var cluster = await BurstCluster.StartAsync();
        await cluster.CreateAsync([
            new StatefulSet
            {
                Metadata = BurstCluster.NewMetadata("a"),
                Spec = new()
                {
                    Selector = new() { MatchLabels = Labels },
                    Template = Template,
                },
            },
        ]);
        await cluster.CreateAsync([
            new DaemonSet
            {
                Metadata = BurstCluster.NewMetadata("a"),
                Spec = new()
                {
                    Selector = new() { MatchLabels = Labels },
                    Template = Template,
                },
            },
        ]);
        await cluster.CreateAsync([
            new ControllerRevision
            {
                Metadata = BurstCluster.NewMetadata("a"),
                Data = System.Text.Json.JsonElement.Parse("{}"),
            },
        ]);
        await cluster.CreateAsync([NewJob("a")]);
        await cluster.CreateAsync([
            new CronJob
            {
                Metadata = BurstCluster.NewMetadata("a"),
                Spec = new()
                {
                    Schedule = "@daily",
                    JobTemplate = new() { Spec = NewJob("a").Spec },
                },
            },
        ]);
        await cluster.CreateAsync([NewController("a")]);
        await cluster.CreateAsync([new PodTemplate { Metadata = BurstCluster.NewMetadata("a"), Template = Template }]);
        await cluster.CreateAsync([new PodDisruptionBudget { Metadata = BurstCluster.NewMetadata("a") }]);
        await cluster.CreateAsync([new LimitRange { Metadata = BurstCluster.NewMetadata("a") }]);
        await cluster.CreateAsync([new ResourceQuota { Metadata = BurstCluster.NewMetadata("a") }]);
        await cluster.CreateAsync([
            new PersistentVolumeClaim
            {
                Metadata = BurstCluster.NewMetadata("a"),
                Spec = new()
                {
                    AccessModes = ["ReadWriteOnce"],
                    Resources = new() { Requests = new() { ["storage"] = Quantity.Parse("1Gi") } },
                },
            },
        ]);
        await cluster.CreateAsync([
            new HorizontalPodAutoscaler
            {
                Metadata = BurstCluster.NewMetadata("a"),
                Spec = new()
                {
                    MaxReplicas = 2,
                    ScaleTargetRef = new() { Kind = "Deployment", Name = "web" },
                },
            },
        ]);
        await cluster.CreateAsync([new NetworkPolicy { Metadata = BurstCluster.NewMetadata("a") }]);
        await cluster.CreateAsync([
            new Ingress
            {
                Metadata = BurstCluster.NewMetadata("a"),
                Spec = new()
                {
                    DefaultBackend = new()
                    {
                        Service = new()
                        {
                            Name = "web",
                            Port = new() { Number = 80 },
                        },
                    },
                },
            },
        ]);
        await cluster.CreateAsync([
            new CSIStorageCapacity { Metadata = BurstCluster.NewMetadata("a"), StorageClassName = "fast" },
        ]);
        await cluster.CreateAsync([new Api.Resource.V1.ResourceClaim { Metadata = BurstCluster.NewMetadata("a") }]);
        await cluster.CreateAsync([new ResourceClaimTemplate { Metadata = BurstCluster.NewMetadata("a") }]);
        Run(cluster);
        var namespaces = new ResourceClient<Namespace>(cluster.Connection);
        var key = new ObjectKey(BurstCluster.Tenant, "", BurstCluster.Namespace);
        await namespaces.DeleteAsync(key, new(), default);
        await BurstCluster.UntilAsync(
            () => namespaces.TryGetAsync(key, default).GetAwaiter().GetResult() is null,
            () => "the namespace is still there"
        );
    }

    [Fact]
    public async Task What_a_job_or_a_replication_controller_owns_is_orphaned_or_collected_as_it_is_asked_for()
    {
        await using var cluster = await BurstCluster.StartAsync();
        await cluster.CreateAsync([NewJob("kept"), NewJob("gone")]);
        await cluster.CreateAsync([NewController("kept")]);
        var jobs = new ResourceClient<Job>(cluster.Connection);
        var controllers = new ResourceClient<ReplicationController>(cluster.Connection);
        await cluster.CreateAsync([
            await OwnedAsync(jobs, "batch/v1", "Job", "kept", "of-kept-job"),
            await OwnedAsync(jobs, "batch/v1", "Job", "gone", "of-gone-job"),
            await OwnedAsync(controllers, "v1", "ReplicationController", "kept", "of-kept-controller"),
        ]);
        Run(cluster);
        await jobs.DeleteAsync(KeyOf("kept"), new(), default);
        await jobs.DeleteAsync(KeyOf("gone"), new() { PropagationPolicy = "Background" }, default);
        await controllers.DeleteAsync(KeyOf("kept"), new(), default);
        bool IsFree(string name) => cluster.Pods.Get(KeyOf(name)) is { Metadata.OwnerReferences: null or { Count: 0 } };
        var pods = new ResourceClient<Pod>(cluster.Connection);
        await BurstCluster.UntilAsync(
            () => pods.TryGetAsync(KeyOf("of-gone-job"), default).GetAwaiter().GetResult() is null,
            () => "the pod of the job that went is still there"
        );
        await BurstCluster.UntilAsync(
            () => IsFree("of-kept-job") && IsFree("of-kept-controller"),
            () => "pods that should be left are not, or not free of their owners"
        );
    }

    private static void Run(BurstCluster cluster) =>
        cluster.Run(stop =>
            new ControllersHost(
                new ControllersOptions
                {
                    Connection = cluster.Options("controllers"),
                    Identity = "kinds",
                    RootCaPem = "pem",
                },
                NullLoggerFactory.Instance
            ).RunAsync(stop)
        );

    private static ObjectKey KeyOf(string name) => new(BurstCluster.Tenant, BurstCluster.Namespace, name);

    private static async Task<Pod> OwnedAsync<T>(
        ResourceClient<T> owners,
        string version,
        string kind,
        string owner,
        string name
    )
        where T : class, IKubeObject
    {
        var found = (await owners.TryGetAsync(KeyOf(owner), default))!;
        var pod = new Pod { Metadata = BurstCluster.NewMetadata(name), Spec = BurstCluster.NewPodSpec() };
        pod.Metadata.OwnerReferences =
        [
            new()
            {
                ApiVersion = version,
                Kind = kind,
                Name = owner,
                Uid = found.Metadata.Uid,
                Controller = true,
            },
        ];
        return pod;
    }

    private static Job NewJob(string name)
    {
        var pods = BurstCluster.NewPodSpec();
        pods.RestartPolicy = "Never";
        return new Job
        {
            Metadata = BurstCluster.NewMetadata(name),
            Spec = new() { Template = new() { Spec = pods } },
        };
    }

    private static ReplicationController NewController(string name) =>
        new()
        {
            Metadata = BurstCluster.NewMetadata(name),
            Spec = new() { Template = Template },
        };
}
