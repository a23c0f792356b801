using Arktos.Api.Core.V1;
using Arktos.Kubelet.Services;

namespace Arktos.Kubelet.Tests.Services;

public sealed class ServicePlannerTests
{
    [Theory]
    [InlineData(
        "ready ones are asked, in order, each once",
        "10.0.0.2 n1|10.0.0.1 n2|10.0.0.2 n1",
        "10.0.0.1 10.0.0.2"
    )]
    [InlineData("who is not ready is not asked", "10.0.0.1 n1 unready|10.0.0.2 n1", "10.0.0.2")]
    [InlineData(
        "who ends is not asked while another is ready",
        "10.0.0.1 n1 terminating serving|10.0.0.2 n2",
        "10.0.0.2"
    )]
    [InlineData(
        "while nobody is ready, who ends and serves is",
        "10.0.0.1 n1 terminating serving|10.0.0.2 n1 terminating|10.0.0.3 n1 unready",
        "10.0.0.1"
    )]
    [InlineData("nobody at all", "10.0.0.1 n1 unready", "")]
    [InlineData("hints of zones", "10.0.0.1 n2 zone=az-a|10.0.0.2 n3 zone=az-b", "10.0.0.1")]
    [InlineData("one without a hint: no hint counts", "10.0.0.1 n2 zone=az-a|10.0.0.2 n3", "10.0.0.1 10.0.0.2")]
    [InlineData("no hint for this zone", "10.0.0.1 n2 zone=az-c|10.0.0.2 n3 zone=az-b", "10.0.0.1 10.0.0.2")]
    [InlineData(
        "hints of nodes come before those of zones",
        "10.0.0.1 n1 node=n1 zone=az-a|10.0.0.2 n2 node=n2 zone=az-a",
        "10.0.0.1"
    )]
    [InlineData(
        "no hint for this node: those of zones",
        "10.0.0.1 n3 node=n3 zone=az-b|10.0.0.2 n2 node=n2 zone=az-a",
        "10.0.0.2"
    )]
    [InlineData(
        "what is no address of a backend is left out",
        "127.0.0.1 n1|0.0.0.0|224.0.0.1|fd00::1|x|10.0.0.1",
        "10.0.0.1"
    )]
    public void Backends_are_chosen_as_their_conditions_and_hints_say(string why, string endpoints, string expected)
    {
        var plan = ServicePlanner.Plan(
            Made.Service("web", "10.96.0.7", "http 80/TCP"),
            [Made.Slice("web", "http 8080/TCP", endpoints.Split('|'))],
            Made.Node
        )!;
        var frontend = Assert.Single(plan.Frontends);
        Assert.Equal("10.96.0.7:80/tcp", frontend.Frontend.ToString());
        Assert.True(
            expected == string.Join(' ', frontend.Backends.Select(b => Ipv4.Text(b.Address))),
            $"{why}: {string.Join(' ', frontend.Backends)}"
        );
    }

    [Fact]
    public void Ports_are_matched_by_name_and_protocol_whatever_number_each_slice_has()
    {
        var plan = ServicePlanner.Plan(
            Made.Service("web", "10.96.0.7", "http 80/TCP", "dns 53/UDP", "sig 5060/SCTP"),
            [
                Made.Slice("web", "http 8080/TCP", "10.0.0.1 n1"),
                Made.Slice("web", "http 8081/TCP", "10.0.0.2 n1"),
                Made.Slice("web", "dns 5353/UDP", "10.0.0.1 n1"),
                Made.Slice("web", "sig 1/TCP", "10.0.0.1 n1"),
            ],
            Made.Node
        )!;
        Assert.Equal(
            [
                "10.96.0.7:80/tcp -> 10.0.0.1:8080 10.0.0.2:8081",
                "10.96.0.7:53/udp -> 10.0.0.1:5353",
                "10.96.0.7:5060/sctp -> refuse",
            ],
            plan.Frontends.Select(Text)
        );
    }

    [Theory]
    [InlineData("", "", "* -> 10.0.0.1:1 10.0.0.2:1 masquerades", "10.96.0.7 -> 10.0.0.1:1 10.0.0.2:1")]
    [InlineData("Local", "", "* -> 10.0.0.1:1 inside 10.0.0.1:1 10.0.0.2:1", "10.96.0.7 -> 10.0.0.1:1 10.0.0.2:1")]
    [InlineData("", "Local", "* -> 10.0.0.1:1 10.0.0.2:1 masquerades", "10.96.0.7 -> 10.0.0.1:1")]
    public void Policies_hold_for_where_a_request_comes_from(string outside, string inside, string port, string address)
    {
        var service = Made.Service("web", "10.96.0.7", "- 80/TCP 30080");
        (service.Spec.ExternalTrafficPolicy, service.Spec.InternalTrafficPolicy) = (outside, inside);
        var plan = ServicePlanner.Plan(
            service,
            [Made.Slice("web", "- 1/TCP", "10.0.0.1 n1", "10.0.0.2 n2")],
            Made.Node
        )!;
        Assert.Equal(
            [address.Replace(" ->", ":80/tcp ->"), port.Replace(" ->", ":30080/tcp ->")],
            plan.Frontends.Select(Text)
        );
    }

    [Fact]
    public void Without_a_backend_of_its_own_a_node_drops_what_others_may_answer()
    {
        var service = Made.Service("web", "10.96.0.7", "- 80/TCP 30080");
        (service.Spec.ExternalTrafficPolicy, service.Spec.InternalTrafficPolicy) = ("Local", "Local");
        var elsewhere = Made.Slice("web", "- 1/TCP", "10.0.0.2 n2");
        Assert.Equal(
            ["10.96.0.7:80/tcp -> drop", "*:30080/tcp -> drop inside 10.0.0.2:1"],
            ServicePlanner.Plan(service, [elsewhere], Made.Node)!.Frontends.Select(Text)
        );
        Assert.Equal(
            ["10.96.0.7:80/tcp -> refuse", "*:30080/tcp -> refuse inside "],
            ServicePlanner.Plan(service, [], Made.Node)!.Frontends.Select(Text)
        );
    }

    [Fact]
    public void External_IPs_count_for_tenant_system_alone_and_load_balancers_for_all()
    {
        var service = Made.Service("web", "10.96.0.7", "- 80/TCP");
        service.Spec.Type = "LoadBalancer";
        service.Spec.ExternalIPs = ["192.0.2.1", "fd00::1", "127.0.0.1"];
        service.Spec.LoadBalancerSourceRanges = ["198.51.100.0/24", "fd00::/8"];
        service.Status.LoadBalancer.Ingress =
        [
            new LoadBalancerIngress { Ip = "192.0.2.2" },
            new LoadBalancerIngress { Ip = "192.0.2.3", IpMode = "Proxy" },
            new LoadBalancerIngress { Hostname = "example.com" },
        ];
        var slices = new[] { Made.Slice("web", "- 1/TCP", "10.0.0.1 n1") };
        Assert.Equal(
            [
                "10.96.0.7:80/tcp -> 10.0.0.1:1",
                "192.0.2.1:80/tcp -> 10.0.0.1:1 masquerades",
                "192.0.2.2:80/tcp -> 10.0.0.1:1 masquerades from 198.51.100.0/24",
            ],
            ServicePlanner.Plan(service, slices, Made.Node)!.Frontends.Select(Text)
        );
        service.Metadata.Tenant = "acme";
        Assert.Equal(
            ["10.96.0.7:80/tcp -> 10.0.0.1:1", "192.0.2.2:80/tcp -> 10.0.0.1:1 masquerades from 198.51.100.0/24"],
            ServicePlanner.Plan(service, slices, Made.Node)!.Frontends.Select(Text)
        );
    }

    [Fact]
    public void Backends_on_the_loopback_are_the_API_servers_own()
    {
        var slices = new[] { Made.Slice("kubernetes", "https 6443/TCP", "127.0.0.1") };
        var service = Made.Service("kubernetes", "10.96.0.1", "https 443/TCP");
        Assert.Equal(
            ["10.96.0.1:443/tcp -> 127.0.0.1:6443"],
            ServicePlanner.Plan(service, slices, Made.Node)!.Frontends.Select(Text)
        );
        service.Metadata.Tenant = "acme";
        Assert.Equal(
            ["10.96.0.1:443/tcp -> refuse"],
            ServicePlanner.Plan(service, slices, Made.Node)!.Frontends.Select(Text)
        );
    }

    [Fact]
    public void Services_without_an_address_or_with_another_proxy_are_left_alone()
    {
        foreach (var address in new[] { "", "None", "fd00::1" })
            Assert.Null(ServicePlanner.Plan(Made.Service("web", address, "- 80/TCP"), [], Made.Node));
        foreach (var label in (string[])["service-proxy-name", "headless"])
        {
            var other = Made.Service("web", "10.96.0.7", "- 80/TCP");
            other.Metadata.Labels = new() { [$"service.kubernetes.io/{label}"] = "" };
            Assert.Null(ServicePlanner.Plan(other, [], Made.Node));
            var slice = Made.Slice("web", "- 1/TCP", "10.0.0.1 n1");
            slice.Metadata.Labels = other.Metadata.Labels;
            Assert.Equal(
                ["10.96.0.7:80/tcp -> refuse"],
                ServicePlanner
                    .Plan(Made.Service("web", "10.96.0.7", "- 80/TCP"), [slice], Made.Node)!
                    .Frontends.Select(Text)
            );
        }
        var name = Made.Service("web", "10.96.0.7", "- 80/TCP");
        name.Spec.Type = "ExternalName";
        Assert.Null(ServicePlanner.Plan(name, [], Made.Node));
    }

    [Fact]
    public void What_a_health_check_is_told_counts_this_nodes_backends()
    {
        var service = Made.Service("web", "10.96.0.7", "a 80/TCP", "b 81/TCP");
        (service.Spec.Type, service.Spec.ExternalTrafficPolicy, service.Spec.HealthCheckNodePort) = (
            "LoadBalancer",
            "Local",
            31000
        );
        var plan = ServicePlanner.Plan(
            service,
            [
                Made.Slice("web", "a 1/TCP", "10.0.0.1 n1", "10.0.0.2 n2"),
                Made.Slice("web", "b 2/TCP", "10.0.0.1 n1", "10.0.0.3 n1 unready"),
            ],
            Made.Node
        )!;
        Assert.Equal((31000, 2), (plan.HealthCheckPort, plan.LocalBackends));
        Assert.Equal(["10.0.0.1"], plan.LocalAddresses.Select(Ipv4.Text));
    }

    private static string Text(FrontendPlan plan)
    {
        var text = $"{plan.Frontend} -> ";
        text += plan.Backends.Count > 0 ? string.Join(' ', plan.Backends) : plan.WhenNone.ToString().ToLowerInvariant();
        if (plan.Inside is { } inside)
            text += $" inside {string.Join(' ', inside)}";
        if (plan.Masquerades)
            text += " masquerades";
        if (plan.SourceRanges is { } ranges)
            text += $" from {string.Join(' ', ranges)}";
        return text;
    }
}
