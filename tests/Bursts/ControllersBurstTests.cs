using Arktos.Api.Apps.V1;
using Arktos.Api.Core.V1;
using Arktos.Api.Meta.V1;
using Arktos.Client.Informers;
using Arktos.Client.Resources;
using Arktos.Controllers;
using Microsoft.Extensions.Logging.Abstractions;

namespace Arktos.Bursts;

public sealed class ControllersBurstTests
{
    [Fact]
    public async Task A_deployment_of_five_thousand_gets_all_its_pods_and_not_one_more_and_takes_them_along()
    {
        await using var cluster = await BurstCluster.StartAsync();
        Run(cluster);
        await cluster.CreateAsync([NewDeployment("web", 5000)]);
        await BurstCluster.UntilAsync(() => cluster.Pods.Count >= 5000, () => $"{cluster.Pods.Count} pods are there");
        await AssertObservedAsync(cluster, deployments: 1, replicas: 5000);
        Assert.Equal(5000, cluster.Pods.Count);
        // And all of it goes with its owner.
        await new ResourceClient<Deployment>(cluster.Connection).DeleteAsync(
            new ObjectKey(BurstCluster.Tenant, BurstCluster.Namespace, "web"),
            null,
            default
        );
        await BurstCluster.UntilAsync(() => cluster.Pods.Count == 0, () => $"{cluster.Pods.Count} pods are left");
    }

    [Fact]
    public async Task Five_hundred_deployments_at_once_each_get_their_pods()
    {
        await using var cluster = await BurstCluster.StartAsync();
        Run(cluster);
        await cluster.CreateAsync(Enumerable.Range(0, 500).Select(i => NewDeployment($"web-{i}", 2)));
        await BurstCluster.UntilAsync(() => cluster.Pods.Count >= 1000, () => $"{cluster.Pods.Count} pods are there");
        await AssertObservedAsync(cluster, deployments: 500, replicas: 2);
        Assert.Equal(1000, cluster.Pods.Count);
    }

    internal static void Run(BurstCluster cluster) =>
        cluster.Run(stop =>
            new ControllersHost(
                new ControllersOptions
                {
                    Connection = cluster.Options("controllers"),
                    Identity = "burst",
                    RootCaPem = "pem",
                },
                NullLoggerFactory.Instance
            ).RunAsync(stop)
        );

    /// <summary>The status of every deployment tells of all its pods.</summary>
    private static async Task AssertObservedAsync(BurstCluster cluster, int deployments, int replicas)
    {
        await using var followed = new Informer<Deployment>(
            cluster.Connection,
            new InformerOptions { Tenant = BurstCluster.Tenant, Namespace = BurstCluster.Namespace }
        );
        followed.Start();
        int Observed() => followed.List().Count(d => d.Status.UpdatedReplicas == replicas);
        await BurstCluster.UntilAsync(
            () => Observed() == deployments,
            () => $"{Observed()} of {deployments} deployments tell of {replicas} pods"
        );
    }

    internal static Deployment NewDeployment(string name, int replicas, string? label = null) =>
        new()
        {
            Metadata = BurstCluster.NewMetadata(name),
            Spec = new DeploymentSpec
            {
                Replicas = replicas,
                Selector = new LabelSelector { MatchLabels = new() { ["app"] = label ?? name } },
                Template = new PodTemplateSpec
                {
                    Metadata = new ObjectMeta { Labels = new() { ["app"] = label ?? name } },
                    Spec = BurstCluster.NewPodSpec(),
                },
            },
        };
}
