using Arktos.Api;
using Arktos.Api.Apps.V1;
using Arktos.Api.Core.V1;
using Arktos.Api.Json;
using Arktos.Client.Informers;
using Arktos.Client.Resources;
using Arktos.Controllers;
using Microsoft.Extensions.Logging.Abstractions;

namespace Arktos.Bursts;

/// <summary>Quotas with all that has a part in them: API server, quota controller, replica sets, garbage.</summary>
public sealed class QuotaTests
{
    [Fact]
    public async Task A_replica_set_gets_the_pods_that_its_quota_allows_and_gives_them_back()
    {
        await using var cluster = await BurstCluster.StartAsync();
        cluster.Run(stop =>
            new ControllersHost(
                new ControllersOptions
                {
                    Connection = cluster.Options("controllers"),
                    Identity = "quotas",
                    RootCaPem = "pem",
                },
                NullLoggerFactory.Instance
            ).RunAsync(stop)
        );
        await cluster.CreatePodsAsync("before", 1);
        await using var quotas = new Informer<ResourceQuota>(cluster.Connection, Followed());
        await using var sets = new Informer<ReplicaSet>(cluster.Connection, Followed());
        quotas.Start();
        sets.Start();
        var quota = new ObjectKey(BurstCluster.Tenant, BurstCluster.Namespace, "some");
        await cluster.CreateAsync([
            new ResourceQuota
            {
                Metadata = BurstCluster.NewMetadata("some"),
                Spec = new()
                {
                    Hard = new() { ["pods"] = Quantity.Parse("11"), ["requests.cpu"] = Quantity.Parse("5") },
                },
            },
        ]);
        string Used() => string.Join(',', (quotas.Get(quota)?.Status.Used ?? []).Select(u => $"{u.Key}={u.Value}"));
        await BurstCluster.UntilAsync(() => Used() == "pods=1,requests.cpu=100m", Used);

        var set = quota with { Name = "web" };
        var labels = new Map<string> { ["app"] = "web" };
        await cluster.CreateAsync([
            new ReplicaSet
            {
                Metadata = BurstCluster.NewMetadata("web"),
                Spec = new()
                {
                    Replicas = 40,
                    Selector = new() { MatchLabels = labels },
                    Template = new()
                    {
                        Metadata = new() { Labels = labels },
                        Spec = BurstCluster.NewPodSpec(),
                    },
                },
            },
        ]);
        string Failure() =>
            sets.Get(set)?.Status.Conditions?.Find(c => c.Type == "ReplicaFailure")?.Message ?? "no failure";
        await BurstCluster.UntilAsync(
            () =>
                Failure()
                    .EndsWith(
                        "exceeded quota: some, requested: pods=1, used: pods=11, limited: pods=11",
                        StringComparison.Ordinal
                    ),
            Failure
        );
        await BurstCluster.UntilAsync(() => Used() == "pods=11,requests.cpu=1100m", Used);
        await BurstCluster.UntilAsync(() => cluster.Pods.Count == 11, () => $"{cluster.Pods.Count} pods");

        // More is allowed, and more come.
        var client = new ResourceClient<ResourceQuota>(cluster.Connection);
        var more = """{"spec":{"hard":{"pods":"21"}}}"""u8.ToArray();
        await client.PatchAsync(quota, more, "application/merge-patch+json", default);
        await BurstCluster.UntilAsync(() => Used() == "pods=21,requests.cpu=2100m", Used);

        await new ResourceClient<ReplicaSet>(cluster.Connection).DeleteAsync(set, new(), default);
        await BurstCluster.UntilAsync(() => Used() == "pods=1,requests.cpu=100m", Used);
    }

    private static InformerOptions Followed() =>
        new() { Tenant = BurstCluster.Tenant, Namespace = BurstCluster.Namespace };
}
