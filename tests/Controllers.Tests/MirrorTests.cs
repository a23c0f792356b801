using Arktos.Api;
using Arktos.Api.Core.V1;
using Arktos.Api.Discovery.V1;
using Arktos.Api.Json;
using Arktos.Api.Meta.V1;
using Arktos.Controllers.Ownership;
using Arktos.Controllers.ServiceEndpoints;
using Arktos.Controllers.Tests.Fakes;
using CoreEvent = Arktos.Api.Core.V1.Event;
using CorePort = Arktos.Api.Core.V1.EndpointPort;

namespace Arktos.Controllers.Tests;

/// <summary>Endpoints that users write, as EndpointSlices.</summary>
public sealed class MirrorTests
{
    [Fact]
    public void Addresses_of_each_family_and_set_of_ports_make_a_slice()
    {
        var endpoints = Of(
            Subset(["10.0.0.1", "fd00::1", "no address"], ["10.0.0.2"], 80),
            Subset(["10.0.0.3"], [], 90),
            // The same ports once more, and an address that is ready in one of both.
            Subset(["10.0.0.2", "10.0.0.4"], [], 80)
        );
        endpoints.Metadata.Labels = new() { ["app"] = "db" };
        endpoints.Metadata.Annotations = new()
        {
            ["note"] = "n",
            ["kubectl.kubernetes.io/last-applied-configuration"] = "{}",
        };
        var plan = MirrorDecision.Plan(endpoints, []);
        Assert.Equal((1, 0), (plan.Invalid, plan.Skipped));
        Assert.Equal(
            ["IPv4 80: 10.0.0.1 10.0.0.2 10.0.0.4", "IPv4 90: 10.0.0.3", "IPv6 80: fd00::1"],
            plan.Slices.Create.Select(s =>
                $"{s.AddressType} {s.Ports![0].Port}: {string.Join(' ', s.Endpoints.Select(e => e.Addresses[0]))}"
            )
        );
        var slice = plan.Slices.Create[0];
        Assert.All(slice.Endpoints, e => Assert.True(e.Conditions.Ready));
        Assert.Equal("db-", slice.Metadata.GenerateName);
        Assert.Equal("db", slice.Metadata.Labels!["kubernetes.io/service-name"]);
        Assert.Equal("db", slice.Metadata.Labels["app"]);
        Assert.Equal(
            "endpointslicemirroring-controller.k8s.io",
            slice.Metadata.Labels["endpointslice.kubernetes.io/managed-by"]
        );
        Assert.Equal(["note"], slice.Metadata.Annotations!.Keys);
        Assert.True(Owners.IsControlledBy(slice, endpoints));
    }

    [Fact]
    public void What_is_right_is_not_written_and_what_is_left_over_goes()
    {
        var endpoints = Of(Subset(["10.0.0.2", "10.0.0.1"], ["10.0.0.3"], 80));
        var mine = MirrorDecision.Plan(endpoints, []).Slices.Create[0];
        mine.Metadata.Name = "db-1";
        var old = MirrorDecision.Plan(Of(Subset(["10.0.0.9"], [], 99)), []).Slices.Create[0];
        old.Metadata.Name = "db-2";
        var plan = MirrorDecision.Plan(endpoints, [mine, old]).Slices;
        Assert.Empty(plan.Create);
        Assert.Empty(plan.Update);
        Assert.Equal(["db-2"], plan.Delete.Select(s => s.Metadata.Name));
        // Who goes and comes leaves the others in their order.
        plan = MirrorDecision.Plan(Of(Subset(["10.0.0.1", "10.0.0.3", "10.0.0.4"], [], 80)), [mine]).Slices;
        Assert.Equal(
            ["10.0.0.1", "10.0.0.3", "10.0.0.4"],
            Assert.Single(plan.Update).Endpoints.Select(e => e.Addresses[0])
        );
    }

    [Fact]
    public void A_thousand_addresses_of_a_subset_are_taken_over()
    {
        var many = Enumerable.Range(0, 1203).Select(i => $"10.0.{i / 250}.{i % 250}").ToArray();
        var plan = MirrorDecision.Plan(Of(Subset(many, [], 80), Subset(["10.9.9.9"], [], 80)), []);
        Assert.Equal((0, 204), (plan.Invalid, plan.Skipped));
        Assert.Equal(1000, Assert.Single(plan.Slices.Create).Endpoints.Count);
    }

    [Theory]
    [InlineData("", true)]
    [InlineData("no service", false)]
    [InlineData("selector", false)]
    [InlineData("skip", false)]
    [InlineData("leader", false)]
    [InlineData("going", false)]
    public void Only_what_users_write_is_mirrored(string what, bool isMirrored)
    {
        var endpoints = Of();
        var service = what == "no service" ? null : new Service { Metadata = new ObjectMeta { Name = "db" } };
        if (what == "selector")
            service!.Spec.Selector = new() { ["a"] = "b" };
        if (what == "skip")
            endpoints.Metadata.Labels = new() { ["endpointslice.kubernetes.io/skip-mirror"] = "true" };
        if (what == "leader")
            endpoints.Metadata.Annotations = new() { ["control-plane.alpha.kubernetes.io/leader"] = "{}" };
        if (what == "going")
            endpoints.Metadata.DeletionTimestamp = Samples.Now;
        Assert.Equal(isMirrored, MirrorDecision.IsMirrored(endpoints, service));
    }

    [Fact]
    public async Task Slices_follow_their_endpoints()
    {
        await using var host = await RunningHost.StartAsync();
        var service = new Service { Metadata = Meta() };
        service.Spec.Ports = [new ServicePort { Port = 80 }];
        host.Cluster.Add(service);
        host.Cluster.Add(New(Of(Subset(["10.0.0.1", "bad"], [], 80))));
        await UntilAsync(host, s => s.Count == 1 && s[0].Endpoints.Count == 1);
        await host.UntilAsync(
            () =>
                host
                    .Cluster.List<CoreEvent>("ns")
                    .Exists(e =>
                        e
                            is {
                                Reason: "InvalidIPAddress",
                                Message: "Skipped 1 invalid IP addresses when mirroring to EndpointSlices"
                            }
                    ),
            "it is told"
        );
        host.Cluster.Change<Endpoints>("ns", "db", e => e.Subsets![0].Addresses![1].Ip = "10.0.0.2");
        await UntilAsync(host, s => s.Count == 1 && s[0].Endpoints.Count == 2);
        // Somebody deletes it: it comes back. The service gets a selector: it is another controller's.
        host.Cluster.Remove<EndpointSlice>("ns", host.Cluster.List<EndpointSlice>("ns")[0].Metadata.Name);
        await UntilAsync(host, s => s.Count == 1 && s[0].Endpoints.Count == 2);
        host.Cluster.Change<Service>("ns", "db", s => s.Spec.Selector = new() { ["app"] = "none" });
        await UntilAsync(host, s => !s.Exists(MirrorDecision.IsManaged));
    }

    private static Task UntilAsync(RunningHost host, Func<List<EndpointSlice>, bool> holds) =>
        host.UntilAsync(() => holds(host.Cluster.List<EndpointSlice>("ns")), "the slices are right");

    private static T New<T>(T o)
        where T : IKubeObject
    {
        (o.Metadata.Uid, o.Metadata.ResourceVersion) = ("", "");
        return o;
    }

    private static ObjectMeta Meta() =>
        new()
        {
            Tenant = Samples.Tenant,
            Namespace = "ns",
            Name = "db",
        };

    private static Endpoints Of(params EndpointSubset[] subsets)
    {
        var endpoints = new Endpoints
        {
            Kind = "Endpoints",
            ApiVersion = "v1",
            Metadata = Meta(),
            Subsets = [.. subsets],
        };
        endpoints.Metadata.Uid = "uid-db";
        return endpoints;
    }

    private static EndpointSubset Subset(string[] ready, string[] others, int port) =>
        new()
        {
            Addresses = [.. ready.Select(ip => new EndpointAddress { Ip = ip })],
            NotReadyAddresses = [.. others.Select(ip => new EndpointAddress { Ip = ip })],
            Ports =
            [
                new CorePort
                {
                    Name = "p",
                    Port = port,
                    Protocol = "TCP",
                },
            ],
        };
}
