using Arktos.Api;
using Arktos.Api.Core.V1;
using Arktos.Api.Json;
using Arktos.Api.Meta.V1;
using Arktos.Api.Quotas;
using Arktos.Client.Connection;
using Arktos.Controllers.Quotas;
using Arktos.Controllers.Tests.Fakes;
using static Arktos.Controllers.Tests.Fakes.Samples;

namespace Arktos.Controllers.Tests;

public sealed class QuotaControllerTests
{
    [Fact]
    public async Task What_is_there_before_a_quota_is_counted_when_it_comes()
    {
        await using var running = await RunningHost.StartAsync();
        var cluster = running.Cluster;
        cluster.Add(Asking("a", "500m"));
        cluster.Add(Asking("b", "250m"));
        cluster.Add(Asking("ended", "4", "Succeeded"));
        cluster.Add(new Secret { Metadata = Named("s") });
        cluster.Add(NewQuota(("cpu", "2"), ("pods", "5"), ("count/pods", "9"), ("secrets", "3"), ("count/x.y", "1")));
        await running.UntilAsync(() => QuotaCount.IsTakenUp(TheQuota(cluster)), "the quota is counted");
        var status = TheQuota(cluster).Status;
        Assert.Equal(
            Amounts(("cpu", "2"), ("pods", "5"), ("count/pods", "9"), ("secrets", "3"), ("count/x.y", "1")),
            status.Hard!
        );
        Assert.Equal(
            Amounts(("cpu", "750m"), ("pods", "2"), ("count/pods", "3"), ("secrets", "1"), ("count/x.y", "0")),
            status.Used!
        );
    }

    [Fact]
    public async Task What_comes_while_it_is_counted_is_counted_too()
    {
        await using var running = await RunningHost.StartAsync();
        var cluster = running.Cluster;
        var isFirst = true;
        // An API server makes a pod, and writes the quota with it, between the list and the status.
        cluster.Refuse = request =>
        {
            if (request.Method != HttpMethod.Put || !request.Path.EndsWith("/q/status", StringComparison.Ordinal))
                return null;
            if (isFirst)
            {
                isFirst = false;
                cluster.Add(Asking("late", "1"));
                cluster.Change<ResourceQuota>("ns", "q", _ => { });
            }
            return null;
        };
        cluster.Add(NewQuota(("pods", "5")));
        await running.UntilAsync(() => QuotaCount.IsTakenUp(TheQuota(cluster)), "the quota is counted");
        Assert.False(isFirst);
        Assert.Equal(Amounts(("pods", "1")), TheQuota(cluster).Status.Used!);
    }

    [Fact]
    public async Task What_a_quota_comes_to_ask_for_is_counted_and_what_it_does_not_ask_for_any_more_goes()
    {
        await using var running = await RunningHost.StartAsync();
        var cluster = running.Cluster;
        cluster.Add(Asking("a", "1"));
        cluster.Add(NewQuota(("pods", "5")));
        await running.UntilAsync(() => QuotaCount.IsTakenUp(TheQuota(cluster)), "the quota is counted");
        cluster.Change<ResourceQuota>("ns", "q", q => q.Spec.Hard = Amounts(("requests.cpu", "3")));
        await running.UntilAsync(() => QuotaCount.IsTakenUp(TheQuota(cluster)), "the quota is counted anew");
        Assert.Equal(Amounts(("requests.cpu", "1")), TheQuota(cluster).Status.Used!);
    }

    [Fact]
    public async Task What_slipped_by_is_found_by_the_second_count()
    {
        await using var running = await RunningHost.StartAsync();
        var cluster = running.Cluster;
        cluster.Add(NewQuota(("pods", "5")));
        await running.UntilAsync(() => QuotaCount.IsTakenUp(TheQuota(cluster)), "the quota is counted");
        // An API server that has not heard of the quota makes a pod.
        cluster.Add(Asking("a", "1"));
        await running.SettleAsync();
        running.Time.Advance(TimeSpan.FromSeconds(11));
        await running.UntilAsync(
            () => TheQuota(cluster).Status.Used!["pods"] == Quantity.FromLong(1),
            "the pod is counted"
        );
    }

    [Fact]
    public async Task A_tenants_quota_counts_all_its_namespaces_and_leaves_what_stores_count_to_the_server()
    {
        await using var running = await RunningHost.StartAsync();
        var cluster = running.Cluster;
        var elsewhere = Asking("b", "250m");
        elsewhere.Metadata.Namespace = "other";
        cluster.Add(Asking("a", "500m"));
        cluster.Add(elsewhere);
        cluster.Add(
            new PersistentVolume
            {
                Metadata = new() { Tenant = Samples.Tenant, Name = "v" },
            }
        );
        var stranger = Asking("c", "4");
        stranger.Metadata.Tenant = "stranger";
        cluster.Add(stranger);
        cluster.Add(
            new TenantQuota
            {
                Metadata = new() { Tenant = Samples.Tenant, Name = "q" },
                Spec = new()
                {
                    Hard = Amounts(
                        ("requests.cpu", "2"),
                        ("pods", "5"),
                        ("count/persistentvolumes", "3"),
                        ("objects", "100")
                    ),
                },
            }
        );
        await running.UntilAsync(
            () => QuotaCount.IsTakenUp(TenantQuotas.View(OfTenant(cluster))),
            "the quota is counted"
        );
        Assert.Equal(
            Amounts(("requests.cpu", "750m"), ("pods", "2"), ("count/persistentvolumes", "1"), ("objects", "0")),
            OfTenant(cluster).Status.Used!
        );
        // As a server fills it in; the next count keeps it.
        cluster.Change<TenantQuota>("", "q", q => q.Status.Used!["objects"] = Quantity.FromLong(7));
        cluster.Add(Asking("d", "1"));
        running.Time.Advance(TimeSpan.FromSeconds(11));
        await running.UntilAsync(
            () => OfTenant(cluster).Status.Used!["pods"] == Quantity.FromLong(3),
            "the pod is counted"
        );
        Assert.Equal(Quantity.FromLong(7), OfTenant(cluster).Status.Used!["objects"]);
    }

    private static TenantQuota OfTenant(FakeCluster cluster) => cluster.Get<TenantQuota>("", "q")!;

    [Fact]
    public void Only_what_is_in_the_scopes_of_a_quota_is_counted()
    {
        var quota = NewQuota(("pods", "5"), ("requests.cpu", "5"));
        quota.Spec.Scopes = ["Terminating"];
        var count = new QuotaCount(quota);
        Assert.Equal(["pods"], count.Resources);
        var ends = Asking("a", "1");
        ends.Spec.ActiveDeadlineSeconds = 5;
        count.Add("pods", ends);
        count.Add("pods", Asking("b", "1"));
        Assert.Equal(Amounts(("pods", "1"), ("requests.cpu", "1")), count.Counted().Used!);
    }

    private static ResourceQuota TheQuota(FakeCluster cluster) => cluster.Get<ResourceQuota>("ns", "q")!;

    private static ResourceQuota NewQuota(params (string Name, string Amount)[] hard) =>
        new()
        {
            Metadata = Named("q"),
            Spec = new ResourceQuotaSpec { Hard = Amounts(hard) },
        };

    private static Pod Asking(string name, string cpu, string phase = "Running")
    {
        var pod = Pod(name, phase);
        pod.Spec.Containers =
        [
            new Container
            {
                Name = "c",
                Resources = new ResourceRequirements { Requests = Amounts(("cpu", cpu)) },
            },
        ];
        return pod;
    }

    private static ObjectMeta Named(string name) =>
        new()
        {
            Tenant = Samples.Tenant,
            Namespace = "ns",
            Name = name,
        };

    private static Map<Quantity> Amounts(params (string Name, string Amount)[] amounts)
    {
        var map = new Map<Quantity>();
        foreach (var (name, amount) in amounts)
            map[name] = Quantity.Parse(amount);
        return map;
    }
}
