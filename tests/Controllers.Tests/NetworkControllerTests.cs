using Arktos.Api;
using Arktos.Api.Core.V1;
using Arktos.Api.Meta.V1;
using Arktos.Api.Networks;
using Arktos.Api.Networks.V1;
using Arktos.Client.Tests.Fakes;
using Arktos.Controllers.ServiceEndpoints;
using Arktos.Controllers.Tests.Fakes;

namespace Arktos.Controllers.Tests;

/// <summary>Networks become ready, wait for what is in them, and go; services have pods of their own network.</summary>
public sealed class NetworkControllerTests
{
    [Fact]
    public async Task A_network_becomes_ready_says_so_and_is_told_where_DNS_is()
    {
        var (cluster, time) = NewCluster();
        cluster.Add(New("blue", "Pending"));
        await using var running = new RunningHost(cluster, time);
        await running.UntilAsync(() => Blue(cluster)?.Status.Phase == "Ready", "it is ready");
        Assert.Equal("network ready; there is no DNS service", Blue(cluster)!.Status.Message);
        await running.UntilAsync(() => cluster.List<Event>().Count > 0, "an event");
        var told = Assert.Single(cluster.List<Event>());
        Assert.Equal(
            ("SuccessfulProvision", "successfully provision network t1/blue", "flat-network-controller"),
            (told.Reason, told.Message, told.Source.Component)
        );
        cluster.Add(
            new Service
            {
                Metadata = new ObjectMeta
                {
                    Tenant = "system",
                    Namespace = "kube-system",
                    Name = "kube-dns",
                },
                Spec = new ServiceSpec { ClusterIP = "10.96.0.10" },
            }
        );
        await running.UntilAsync(() => Blue(cluster)!.Status.DnsServiceIP == "10.96.0.10", "it is told");
        Assert.Equal("DNS service ready; network ready", Blue(cluster)!.Status.Message);
        cluster.Remove<Service>("kube-system", "kube-dns");
        await running.UntilAsync(() => Blue(cluster)!.Status.DnsServiceIP == "", "there is none");
    }

    [Fact]
    public async Task A_tenant_that_has_no_network_is_given_one_and_one_that_has_costs_no_request()
    {
        var (cluster, time) = NewCluster();
        cluster.Add(new Tenant { Metadata = new ObjectMeta { Name = Samples.Tenant } });
        await using var running = new RunningHost(cluster, time);
        await running.UntilAsync(() => cluster.Get<Network>("", "default") is not null, "it is given");
        await running.UntilAsync(() => cluster.Get<Network>("", "default")!.Status.Phase == "Ready", "it is ready");

        var (whole, clock) = NewCluster();
        whole.Add(new Tenant { Metadata = new ObjectMeta { Name = Samples.Tenant } });
        var made = New("default", "Ready");
        made.Status = NetworkStates.Ready("");
        whole.Add(made);
        await using var other = new RunningHost(whole, clock);
        await other.UntilAsync(() => other.Host.IsWorking, "it works");
        for (var i = 0; i < 4; i++)
        {
            clock.Advance(TimeSpan.FromSeconds(10));
            await other.SettleAsync();
        }
        Assert.DoesNotContain(whole.Requests, r => r.Path.Contains("/networks"));
    }

    [Fact]
    public async Task A_network_that_is_deleted_waits_for_pods_and_services_and_says_for_which()
    {
        var (cluster, time) = NewCluster();
        cluster.Add(New("blue", "Ready"));
        cluster.Add(In("blue", Samples.Pod("a")));
        cluster.Add(In("blue", Samples.Pod("done", phase: "Succeeded")));
        cluster.Add(Samples.Pod("elsewhere"));
        cluster.Add(In("blue", NewService("web")));
        await using var running = new RunningHost(cluster, time);
        await running.UntilAsync(() => running.Host.IsWorking, "it works");
        await cluster.DeleteAsync<Network>("", "blue", "Background");
        await running.UntilAsync(() => Blue(cluster)!.Status.Phase == "Terminating", "it goes");
        Assert.Equal(
            "waiting for resource cleanup: still in use by pod ns/a, service ns/web",
            Blue(cluster)!.Status.Message
        );
        cluster.Remove<Pod>("ns", "a");
        await running.UntilAsync(
            () => Blue(cluster)!.Status.Message.EndsWith("in use by service ns/web", StringComparison.Ordinal),
            "one less"
        );
        cluster.Remove<Service>("ns", "web");
        await running.UntilAsync(() => Blue(cluster) is null, "it is gone");
        Assert.NotNull(cluster.Get<Pod>("ns", "done"));
    }

    [Fact]
    public void Much_that_is_in_a_network_is_counted()
    {
        var told = NetworkStates.Terminating(
            new NetworkStatus(),
            [.. Enumerable.Range(0, 8).Select(i => $"pod ns/{i}")]
        );
        Assert.Equal(
            "waiting for resource cleanup: still in use by pod ns/0, pod ns/1, pod ns/2, pod ns/3, pod ns/4 and 3 more",
            told.Message
        );
    }

    [Fact]
    public void A_service_selects_pods_of_its_own_network_alone()
    {
        var (service, blue) = (NewService("web"), In("blue", NewService("web")));
        var (pod, bluePod) = (Samples.Pod("a"), In("blue", Samples.Pod("b")));
        Assert.True(EndpointRules.Matches(service, pod));
        Assert.False(EndpointRules.Matches(service, bluePod));
        Assert.False(EndpointRules.Matches(blue, pod));
        Assert.True(EndpointRules.Matches(blue, bluePod));
        Assert.True(EndpointRules.Matches(In("default", NewService("web")), pod));
    }

    private static (FakeCluster Cluster, ManualTime Time) NewCluster()
    {
        var time = new ManualTime();
        var cluster = new FakeCluster(time);
        cluster.Add(RunningHost.NewNamespace("ns"));
        return (cluster, time);
    }

    private static Network? Blue(FakeCluster cluster) => cluster.Get<Network>("", "blue");

    private static Network New(string name, string phase) =>
        new()
        {
            Metadata = new ObjectMeta
            {
                Tenant = Samples.Tenant,
                Name = name,
                Finalizers = [TenantNetworks.Finalizer],
            },
            Spec = new NetworkSpec { Type = TenantNetworks.Flat },
            Status = new NetworkStatus { Phase = phase },
        };

    private static Service NewService(string name) =>
        new()
        {
            Metadata = new ObjectMeta
            {
                Tenant = Samples.Tenant,
                Namespace = "ns",
                Name = name,
            },
            Spec = new ServiceSpec { Selector = new() { ["app"] = "web" } },
        };

    private static T In<T>(string network, T value)
        where T : IKubeObject
    {
        (value.Metadata.Labels ??= [])[TenantNetworks.Label] = network;
        return value;
    }
}
