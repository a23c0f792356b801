using Arktos.Api.Core.V1;
using Arktos.Api.Discovery.V1;
using Arktos.Api.Json;
using Arktos.Api.Meta.V1;
using Arktos.Controllers.ServiceEndpoints;
using static Arktos.Controllers.Tests.Fakes.Samples;

namespace Arktos.Controllers.Tests;

public sealed class EndpointsDecisionTests
{
    [Fact]
    public void Ready_pods_are_addresses_and_others_are_not_ready_addresses()
    {
        var going = WithIp(Pod("going"), "10.0.0.4");
        going.Metadata.DeletionTimestamp = Now;
        Pod[] pods =
        [
            WithIp(Pod("b"), "10.0.0.2"),
            WithIp(Pod("a"), "10.0.0.1"),
            WithIp(Pod("c", ready: false), "10.0.0.3"),
            going,
            WithIp(Pod("d", "Failed"), "10.0.0.5"),
            Pod("no-ip"),
        ];
        var endpoints = EndpointsDecision.Wanted(Web(), pods, null)!;
        var subset = Assert.Single(endpoints.Subsets!);
        Assert.Equal(["10.0.0.1", "10.0.0.2"], subset.Addresses!.Select(a => a.Ip));
        Assert.Equal(["10.0.0.3"], subset.NotReadyAddresses!.Select(a => a.Ip));
        Assert.Equal(("http", 8080, "TCP"), (subset.Ports![0].Name, subset.Ports[0].Port, subset.Ports[0].Protocol));
        Assert.Equal(
            ("Pod", "ns", "a", "uid-a"),
            (
                subset.Addresses![0].TargetRef!.Kind,
                subset.Addresses[0].TargetRef!.Namespace,
                subset.Addresses[0].TargetRef!.Name,
                subset.Addresses[0].TargetRef!.Uid
            )
        );
        Assert.Equal("endpoint-controller", endpoints.Metadata.Labels!["endpoints.kubernetes.io/managed-by"]);
        Assert.Null(EndpointsDecision.Wanted(Web(), pods.Reverse(), endpoints));
    }

    [Fact]
    public void A_named_port_is_resolved_on_each_pod()
    {
        var service = Web();
        service.Spec.Ports![0].TargetPort = "web";
        Pod At(string name, string ip, int port)
        {
            var pod = WithIp(Pod(name), ip);
            pod.Spec.Containers =
            [
                new Container
                {
                    Ports =
                    [
                        new ContainerPort
                        {
                            Name = "web",
                            ContainerPortValue = port,
                            Protocol = "TCP",
                        },
                    ],
                },
            ];
            return pod;
        }
        var endpoints = EndpointsDecision.Wanted(
            service,
            [At("a", "10.0.0.1", 80), At("b", "10.0.0.2", 81), WithIp(Pod("portless"), "10.0.0.3")],
            null
        )!;
        Assert.Equal(
            ["10.0.0.1:80", "10.0.0.2:81"],
            endpoints.Subsets!.Select(s => $"{s.Addresses![0].Ip}:{s.Ports![0].Port}")
        );
    }

    [Fact]
    public void Without_pods_there_are_no_subsets_and_one_empty_slice()
    {
        Assert.Null(EndpointsDecision.Wanted(Web(), [], null)!.Subsets);
        var slice = Assert.Single(SliceDecision.Plan(Web(), [], [], _ => null).Create);
        Assert.Empty(slice.Endpoints);
        Assert.Null(slice.Ports);
    }

    [Theory]
    [InlineData("", true, false)]
    [InlineData("app=web", true, true)]
    [InlineData("app=web", false, false)]
    public void Only_services_with_a_selector_have_endpoints_made(string selector, bool isClusterIp, bool expected)
    {
        var service = Web();
        if (selector.Length == 0)
            service.Spec.Selector = null;
        if (!isClusterIp)
            service.Spec.Type = "ExternalName";
        Assert.Equal(expected, EndpointRules.IsSelected(service));
    }

    [Fact]
    public void Slices_hold_a_hundred_endpoints_and_keep_those_that_they_have()
    {
        var pods = Enumerable.Range(0, 150).Select(i => WithIp(Pod($"p{i:000}"), $"10.0.1.{i}")).ToList();
        var first = SliceDecision.Plan(Web(), pods, [], n => n == "n1" ? "az1" : null);
        Assert.Equal([100, 50], first.Create.Select(s => s.Endpoints.Count));
        var endpoint = first.Create[0].Endpoints[0];
        Assert.Equal(
            (true, true, false, "n1", "az1"),
            (
                endpoint.Conditions.Ready,
                endpoint.Conditions.Serving,
                endpoint.Conditions.Terminating,
                endpoint.NodeName,
                endpoint.Zone
            )
        );
        var there = first
            .Create.Select(
                (s, i) =>
                {
                    s.Metadata.Name = $"web-{i}";
                    return s;
                }
            )
            .ToList();
        var again = SliceDecision.Plan(Web(), pods, there, n => n == "n1" ? "az1" : null);
        Assert.Equal((0, 0, 0), (again.Create.Count, again.Update.Count, again.Delete.Count));
        pods.RemoveAt(149);
        var less = SliceDecision.Plan(Web(), pods, there, n => n == "n1" ? "az1" : null);
        Assert.Equal((0, 1, 0), (less.Create.Count, less.Update.Count, less.Delete.Count));
        var few = SliceDecision.Plan(Web(), pods[..10], there, n => n == "n1" ? "az1" : null);
        Assert.Equal((0, 1, 1), (few.Create.Count, few.Update.Count, few.Delete.Count));
    }

    [Fact]
    public void A_pod_that_terminates_serves_but_is_not_ready()
    {
        var going = WithIp(Pod("going"), "10.0.0.4");
        going.Metadata.DeletionTimestamp = Now;
        var conditions = SliceDecision.Plan(Web(), [going], [], _ => null).Create[0].Endpoints[0].Conditions;
        Assert.Equal((false, true, true), (conditions.Ready, conditions.Serving, conditions.Terminating));
    }

    private static Service Web() =>
        new()
        {
            Kind = "Service",
            ApiVersion = "v1",
            Metadata = new ObjectMeta
            {
                Tenant = Fakes.Samples.Tenant,
                Namespace = "ns",
                Name = "web",
                Uid = "uid-svc",
            },
            Spec = new ServiceSpec
            {
                Selector = new Map<string> { ["app"] = "web" },
                ClusterIP = "10.96.0.1",
                Type = "ClusterIP",
                Ports =
                [
                    new ServicePort
                    {
                        Name = "http",
                        Port = 80,
                        TargetPort = 8080,
                        Protocol = "TCP",
                    },
                ],
            },
        };

    private static Pod WithIp(Pod pod, string ip)
    {
        pod.Status.PodIP = ip;
        return pod;
    }
}
