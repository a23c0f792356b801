using Arktos.Api.Core.V1;
using Arktos.Api.Meta.V1;
using Arktos.Api.Networking.V1;
using Arktos.Client.Connection;
using Arktos.Client.Resources;
using Arktos.Client.Tests.Fakes;
using Arktos.Controllers.ServiceAddresses;
using Arktos.Controllers.Tests.Fakes;

namespace Arktos.Controllers.Tests;

/// <summary>Addresses of load balancers from a pool, and ranges of cluster IPs.</summary>
public sealed class LoadBalancerTests
{
    private const string Pool = "192.0.2.0/30";

    [Theory]
    //          text                                        count  first          last
    [InlineData("", 0, "", "")]
    [InlineData("192.0.2.0/24", 254, "192.0.2.1", "192.0.2.254")]
    [InlineData("192.0.2.6/31", 2, "192.0.2.6", "192.0.2.7")]
    [InlineData("192.0.2.7/32", 1, "192.0.2.7", "192.0.2.7")]
    [InlineData("198.51.100.7 - 198.51.100.9 , 192.0.2.0/30", 5, "192.0.2.1", "198.51.100.9")]
    public void A_pool_is_networks_and_ranges(string text, int count, string first, string last)
    {
        var ranges = AddressRanges.Parse(text);
        Assert.Equal(count, ranges.Count);
        if (count == 0)
            return;
        Assert.Equal((first, last), (ranges[0], ranges[count - 1]));
        Assert.True(ranges.Has(first) && ranges.Has(last));
        Assert.False(ranges.Has("192.0.2.0") || ranges.Has("") || ranges.Has("::1") || ranges.Has("192.0.2.07"));
        Assert.Throws<ArgumentOutOfRangeException>(() => ranges[count]);
    }

    [Theory]
    [InlineData("192.0.2.1")]
    [InlineData("192.0.2.0/33")]
    [InlineData("fd00::/112")]
    [InlineData("192.0.2.9-192.0.2.7")]
    [InlineData("192.0.2.1-x")]
    [InlineData("10.0.0.0/8")]
    [InlineData("192.0.2.0/24,192.0.2.200-192.0.2.210")]
    public void What_is_no_pool_is_refused(string text) =>
        Assert.Throws<InvalidDataException>(() => AddressRanges.Parse(text));

    [Fact]
    public void An_address_is_one_service_s_until_it_is_released()
    {
        var pool = new AddressPool(AddressRanges.Parse(Pool));
        var (a, b, c) = (Id("a"), Id("b"), Id("c"));
        pool.Observe(a, "192.0.2.1");
        pool.Observe(b, "192.0.2.1");
        Assert.Null(pool.Give(b, "192.0.2.1", out var fault));
        Assert.Equal("the address 192.0.2.1 is in use", fault);
        Assert.Null(pool.Give(b, "192.0.2.9", out fault));
        Assert.Equal("the address 192.0.2.9 is not in the pool 192.0.2.0/30", fault);
        Assert.Equal("192.0.2.2", pool.Give(b, "", out _));
        Assert.Null(pool.Give(c, "", out fault));
        Assert.Equal("no address of the pool 192.0.2.0/30 is free", fault);
        pool.Release("192.0.2.1");
        pool.Release("192.0.2.1");
        pool.Block("192.0.2.1");
        Assert.Null(pool.Give(c, "", out _));
        pool.Unblock();
        Assert.Equal("192.0.2.1", pool.Give(c, "", out _));
        Assert.Equal([("192.0.2.1", "uid-c")], pool.Of(c.Key));
        Assert.Empty(pool.Of(a.Key));
    }

    [Fact]
    public async Task A_service_gets_an_address_and_gives_it_back_when_it_goes()
    {
        var (cluster, time) = NewCluster();
        await using var running = new RunningHost(cluster, time, loadBalancers: Pool);
        cluster.Add(Balancer("a"));
        await running.UntilAsync(() => AddressOf(cluster, "a").Length > 0, "it has an address");
        var service = cluster.Get<Service>("ns", "a")!;
        Assert.Equal([LoadBalancerRules.Finalizer], service.Metadata.Finalizers!);
        Assert.Equal("VIP", service.Status.LoadBalancer.Ingress![0].IpMode);
        var held = Assert.Single(Held(cluster));
        Assert.Equal(AddressOf(cluster, "a"), held.Metadata.Name);
        Assert.Equal("a", held.Spec.ParentRef!.Name);
        await running.UntilAsync(() => Events(cluster).Count >= 2, "events");
        Assert.Equal(
            ["EnsuredLoadBalancer: Ensured load balancer", "EnsuringLoadBalancer: Ensuring load balancer"],
            Events(cluster)
        );
        await cluster.DeleteAsync<Service>("ns", "a", "Background");
        await running.UntilAsync(() => cluster.Get<Service>("ns", "a") is null, "it is gone");
        await running.UntilAsync(() => Held(cluster).Count == 0, "its address is free");
    }

    [Fact]
    public async Task Only_services_without_a_class_or_with_ours_get_one()
    {
        var (cluster, time) = NewCluster();
        cluster.Add(Balancer("theirs", s => s.Spec.LoadBalancerClass = "example.com/fast"));
        cluster.Add(Balancer("plain", s => s.Spec.Type = "NodePort"));
        cluster.Add(Balancer("ours", s => s.Spec.LoadBalancerClass = LoadBalancerRules.Class));
        await using var running = new RunningHost(cluster, time, loadBalancers: Pool);
        await running.UntilAsync(() => AddressOf(cluster, "ours").Length > 0, "ours has one");
        await running.SettleAsync();
        Assert.Single(Held(cluster));
        foreach (var other in new[] { "theirs", "plain" })
            Assert.Null(cluster.Get<Service>("ns", other)!.Metadata.Finalizers);
    }

    [Fact]
    public async Task Who_finds_the_pool_empty_waits_with_one_event_and_is_served_when_one_is_free()
    {
        var (cluster, time) = NewCluster();
        await using var running = new RunningHost(cluster, time, loadBalancers: Pool);
        foreach (var name in new[] { "a", "b" })
            cluster.Add(Balancer(name));
        await running.UntilAsync(() => Held(cluster).Count == 2, "two have the two addresses");
        cluster.Add(Balancer("c"));
        const string Full =
            "SyncLoadBalancerFailed: Error syncing load balancer: failed to ensure load balancer: no address of the "
            + $"pool {Pool} is free";
        await running.UntilAsync(() => Events(cluster).Contains(Full), "the third is told");
        for (var i = 0; i < 5; i++)
        {
            time.Advance(TimeSpan.FromMinutes(1));
            await running.SettleAsync();
        }
        Assert.Equal(1, cluster.List<Event>().Where(e => e.Reason == "SyncLoadBalancerFailed").Sum(e => e.Count));
        cluster.Change<Service>("ns", "a", s => s.Spec.Type = "ClusterIP");
        await running.UntilAsync(() => AddressOf(cluster, "c").Length > 0, "it gets what is given back");
        Assert.Null(cluster.Get<Service>("ns", "a")!.Metadata.Finalizers);
    }

    [Fact]
    public async Task A_certain_address_is_honoured_where_it_is_in_the_pool_and_free()
    {
        var (cluster, time) = NewCluster();
        await using var running = new RunningHost(cluster, time, loadBalancers: "192.0.2.0/29");
        cluster.Add(Balancer("a", s => s.Spec.LoadBalancerIP = "192.0.2.5"));
        cluster.Add(Balancer("out", s => s.Spec.LoadBalancerIP = "203.0.113.1"));
        await running.UntilAsync(() => AddressOf(cluster, "a") == "192.0.2.5", "it has what it asks for");
        await running.UntilAsync(
            () => Events(cluster).Exists(e => e.EndsWith("203.0.113.1 is not in the pool 192.0.2.0/29")),
            "the other is told"
        );
        // It changes its mind; the old one is kept until the new one is its own.
        cluster.Change<Service>("ns", "a", s => s.Spec.LoadBalancerIP = "192.0.2.6");
        await running.UntilAsync(() => AddressOf(cluster, "a") == "192.0.2.6", "it has the other one");
        await running.UntilAsync(() => Held(cluster).Count == 1, "the first is given back");
        cluster.Change<Service>("ns", "out", s => s.Spec.LoadBalancerIP = "");
        await running.UntilAsync(() => AddressOf(cluster, "out").Length > 0, "any will do");
    }

    [Fact]
    public async Task What_somebody_else_has_is_not_given()
    {
        var (cluster, time) = NewCluster();
        cluster.Add(
            new IPAddress
            {
                Metadata = new ObjectMeta { Tenant = "system", Name = "192.0.2.1" },
                Spec = new()
                {
                    ParentRef = new() { Resource = "routers", Name = "r" },
                },
            }
        );
        await using var running = new RunningHost(cluster, time, loadBalancers: Pool);
        cluster.Add(Balancer("a"));
        cluster.Add(Balancer("b"));
        await running.UntilAsync(() => Held(cluster).Count == 1, "one has the other address");
        Assert.Equal("192.0.2.2", Held(cluster)[0].Metadata.Name);
        cluster.Remove<IPAddress>("", "192.0.2.1");
        await running.UntilAsync(() => Held(cluster).Count == 2, "it is free now");
        Assert.NotEqual(AddressOf(cluster, "a"), AddressOf(cluster, "b"));
    }

    [Fact]
    public async Task A_leader_that_died_in_between_leaves_nothing_and_gives_nothing_twice()
    {
        var (cluster, time) = NewCluster();
        // Held, and the service knows nothing of it yet; held for one that is gone; and for one before it of the name.
        var a = cluster.Add(Balancer("a"));
        cluster.Add(Balancer("b"));
        cluster.Add(LoadBalancerRules.Holding(IdOf(a), "192.0.2.2"));
        cluster.Add(LoadBalancerRules.Holding(Id("gone"), "192.0.2.1"));
        cluster.Add(LoadBalancerRules.Holding(IdOf(a) with { Uid = "before" }, "192.0.2.9"));
        await using var running = new RunningHost(cluster, time, loadBalancers: Pool);
        await running.UntilAsync(() => AddressOf(cluster, "a").Length * AddressOf(cluster, "b").Length > 0, "both");
        Assert.Equal(("192.0.2.2", "192.0.2.1"), (AddressOf(cluster, "a"), AddressOf(cluster, "b")));
        await running.UntilAsync(() => Held(cluster).Count == 2, "nothing is left");
    }

    [Fact]
    public async Task An_answer_that_is_lost_costs_no_address()
    {
        var (cluster, time) = NewCluster();
        await using var running = new RunningHost(cluster, time, loadBalancers: Pool);
        await running.UntilAsync(() => running.Host.IsWorking, "the host works");
        var lost = 0;
        cluster.LoseReply = r =>
            r.Method == HttpMethod.Post && r.Path.Contains("/ipaddresses") && Interlocked.Increment(ref lost) == 1
                ? new ApiException(503, "ServiceUnavailable", "the answer is lost")
                : null;
        cluster.Add(Balancer("a"));
        await running.UntilAsync(() => AddressOf(cluster, "a").Length > 0, "it has one");
        await running.SettleAsync();
        Assert.Equal(AddressOf(cluster, "a"), Assert.Single(Held(cluster)).Metadata.Name);
    }

    [Fact]
    public async Task A_type_that_flips_twice_keeps_the_address_and_gets_it_back_into_the_status()
    {
        var (cluster, time) = NewCluster();
        await using var running = new RunningHost(cluster, time, loadBalancers: Pool);
        cluster.Add(Balancer("a"));
        await running.UntilAsync(() => AddressOf(cluster, "a").Length > 0, "it has one");
        for (var i = 0; i < 2; i++)
        {
            cluster.Change<Service>(
                "ns",
                "a",
                s =>
                {
                    s.Spec.Type = "ClusterIP";
                    s.Status.LoadBalancer = new();
                }
            );
            if (i == 0)
                await running.UntilAsync(() => Held(cluster).Count == 0, "it is given back");
            cluster.Change<Service>("ns", "a", s => s.Spec.Type = "LoadBalancer");
            await running.UntilAsync(() => AddressOf(cluster, "a").Length > 0, "it has one again");
        }
        await running.SettleAsync();
        Assert.Equal(AddressOf(cluster, "a"), Assert.Single(Held(cluster)).Metadata.Name);
    }

    [Fact]
    public async Task Without_a_pool_nothing_is_touched()
    {
        var (cluster, time) = NewCluster();
        cluster.Add(Balancer("a", s => s.Metadata.Finalizers = [LoadBalancerRules.Finalizer]));
        await using var running = new RunningHost(cluster, time);
        await running.UntilAsync(() => running.Host.IsWorking, "the host works");
        await cluster.DeleteAsync<Service>("ns", "a", "Background");
        await running.SettleAsync();
        // Its finalizer is somebody else's.
        Assert.NotNull(cluster.Get<Service>("ns", "a"));
        Assert.Empty(Events(cluster));
    }

    [Fact]
    public async Task A_range_is_held_and_ready_and_goes_when_the_server_lets_it()
    {
        var (cluster, time) = NewCluster();
        cluster.Add(
            new ServiceCIDR
            {
                Metadata = new ObjectMeta { Tenant = "system", Name = "more" },
                Spec = new() { Cidrs = ["10.97.0.0/24"] },
            }
        );
        await using var running = new RunningHost(cluster, time);
        await running.UntilAsync(() => Condition(cluster)?.Status == "True", "it is ready");
        var range = cluster.Get<ServiceCIDR>("", "more")!;
        Assert.Equal(["networking.k8s.io/service-cidr-finalizer"], range.Metadata.Finalizers!);
        Assert.Equal(
            ("Kubernetes Service CIDR is ready", ""),
            (Condition(cluster)!.Message, Condition(cluster)!.Reason)
        );
        const string InUse =
            "There are still IPAddresses referencing the ServiceCIDR, please remove them or create a new ServiceCIDR";
        cluster.Refuse = r =>
            r.Method == HttpMethod.Patch && r.Path.Contains("/servicecidrs/more")
                ? new ApiException(409, "Conflict", $"Operation cannot be fulfilled on more: {InUse}")
                : null;
        await cluster.DeleteAsync<ServiceCIDR>("", "more", "Background");
        await running.UntilAsync(() => Condition(cluster)?.Status == "False", "it is told");
        Assert.Equal((InUse, "Terminating"), (Condition(cluster)!.Message, Condition(cluster)!.Reason));
        cluster.Refuse = null;
        await running.UntilAsync(() => cluster.Get<ServiceCIDR>("", "more") is null, "it goes");
    }

    private static (FakeCluster, ManualTime) NewCluster()
    {
        var time = new ManualTime();
        var cluster = new FakeCluster(time);
        cluster.Add(RunningHost.NewNamespace("ns"));
        return (cluster, time);
    }

    private static Condition? Condition(FakeCluster cluster) =>
        cluster.Get<ServiceCIDR>("", "more")?.Status.Conditions?.Find(c => c.Type == "Ready");

    private static ServiceId Id(string name) => new(new ObjectKey(Samples.Tenant, "ns", name), $"uid-{name}");

    private static ServiceId IdOf(Service service) =>
        new(new ObjectKey(Samples.Tenant, "ns", service.Metadata.Name), service.Metadata.Uid);

    private static List<IPAddress> Held(FakeCluster cluster) =>
        cluster.List<IPAddress>().FindAll(a => LoadBalancerRules.HeldFor(a) is not null);

    private static string AddressOf(FakeCluster cluster, string service) =>
        cluster.Get<Service>("ns", service)?.Status.LoadBalancer.Ingress is [var ingress] ? ingress.Ip : "";

    private static List<string> Events(FakeCluster cluster) =>
        [
            .. cluster
                .List<Event>()
                .Where(e => e.InvolvedObject.Kind == "Service")
                .Select(e => $"{e.Reason}: {e.Message}")
                .Order(StringComparer.Ordinal),
        ];

    private static Service Balancer(string name, Action<Service>? change = null)
    {
        var service = new Service
        {
            Metadata = new ObjectMeta
            {
                Tenant = Samples.Tenant,
                Namespace = "ns",
                Name = name,
            },
            Spec = new ServiceSpec { Type = "LoadBalancer", Ports = [new() { Port = 80, Protocol = "TCP" }] },
        };
        change?.Invoke(service);
        return service;
    }
}
