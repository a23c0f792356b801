using Arktos.Kubelet.Network;
using Arktos.Kubelet.Routes;
using Arktos.Kubelet.Services;

namespace Arktos.Kubelet.Tests.Routes;

public sealed class RoutePlanTests
{
    private static readonly PodRange Cluster = Range("10.244.0.0/16");

    [Theory]
    //          pods             address      reason; "" where there is a route
    [InlineData("10.244.2.0/24", "192.0.2.2", "")]
    [InlineData("10.244.2.0/30", "192.0.2.2", "")]
    [InlineData("", "192.0.2.2", null)]
    [InlineData("10.244.2.0/24", "", "it tells no InternalIP")]
    [InlineData("10.244.2.0/24", "fd00::2", "its InternalIP fd00::2 cannot be routed to")]
    [InlineData("10.244.2.0/24", "127.0.0.1", "its InternalIP 127.0.0.1 cannot be routed to")]
    [InlineData("10.244.2.0/24", "0.0.0.0", "its InternalIP 0.0.0.0 cannot be routed to")]
    [InlineData("10.244.2.0/24", "10.244.2.9", "its InternalIP 10.244.2.9 is within its own pod range 10.244.2.0/24")]
    [InlineData("10.244.1.0/24", "192.0.2.2", "its pod range 10.244.1.0/24 overlaps this node's 10.244.1.0/24")]
    [InlineData("10.244.0.0/23", "192.0.2.2", "its pod range 10.244.0.0/23 overlaps this node's 10.244.1.0/24")]
    [InlineData("10.244.1.8/29", "192.0.2.2", "its pod range 10.244.1.8/29 overlaps this node's 10.244.1.0/24")]
    [InlineData("10.245.2.0/24", "192.0.2.2", "its pod range 10.245.2.0/24 is not within the cluster's 10.244.0.0/16")]
    [InlineData("10.0.0.0/8", "192.0.2.2", "its pod range 10.0.0.0/8 is not within the cluster's 10.244.0.0/16")]
    [InlineData("0.0.0.0/0", "192.0.2.2", "its pod range 0.0.0.0/0 is none of IPv4")]
    [InlineData("fd00::/64", "192.0.2.2", "its pod range fd00::/64 is none of IPv4")]
    [InlineData("anything", "192.0.2.2", "its pod range anything is none of IPv4")]
    public void A_node_is_routed_to_when_that_can_do_no_harm(string pods, string address, string? reason)
    {
        var plan = RoutePlan.Of(
            [new("own", "10.244.1.0/24", "192.0.2.1"), new("other", pods, address)],
            "own",
            Range("10.244.1.0/24"),
            Cluster
        );
        Assert.Equal(reason == "" ? [$"{pods} via {address}"] : [], plan.Routes.Values.Select(r => r.ToString()));
        Assert.Equal(reason is null or "" ? [] : [new MissingRoute("other", reason)], plan.Missing);
    }

    [Fact]
    public void Of_two_nodes_with_one_range_the_first_by_name_has_the_route_on_every_node()
    {
        NodePlacement[] nodes = [new("b", "10.244.2.0/24", "192.0.2.3"), new("a", "10.244.2.0/24", "192.0.2.2")];
        foreach (var order in (NodePlacement[][])[nodes, [nodes[1], nodes[0]]])
        {
            var plan = RoutePlan.Of(order, "own", null, Cluster);
            Assert.Equal("a", Assert.Single(plan.Routes.Values).Node);
            Assert.Equal(
                new MissingRoute("b", "the pod range 10.244.2.0/24 is a's as well"),
                Assert.Single(plan.Missing)
            );
        }
    }

    [Theory]
    //          kernel has (range via protocol)                         reach         removed            added
    [InlineData("", "Neighbour", "", "10.244.2.0/24 via 192.0.2.2")]
    [InlineData("10.244.2.0/24 192.0.2.2 97", "Neighbour", "", "")]
    [InlineData("10.244.2.0/24 192.0.2.9 97", "Neighbour", "", "10.244.2.0/24 via 192.0.2.2")]
    [InlineData("10.244.3.0/24 192.0.2.3 97", "Neighbour", "10.244.3.0/24", "10.244.2.0/24 via 192.0.2.2")]
    [InlineData("10.244.3.0/24 192.0.2.3 3", "Neighbour", "", "10.244.2.0/24 via 192.0.2.2")]
    [InlineData("10.245.3.0/24 192.0.2.3 97", "Neighbour", "", "10.244.2.0/24 via 192.0.2.2")]
    [InlineData(
        "10.244.2.0/24 192.0.2.9 3",
        "Neighbour",
        "",
        "",
        "somebody else has a route to 10.244.2.0/24, which stays"
    )]
    [InlineData("10.244.2.0/24 192.0.2.2 97", "Own", "10.244.2.0/24", "")]
    [InlineData("10.244.2.0/24 192.0.2.2 97", "Nowhere", "10.244.2.0/24", "", "there is no way to 192.0.2.2")]
    [InlineData(
        "",
        "Gateway",
        "",
        "",
        "its address 192.0.2.2 is behind another machine: nodes must be neighbours on a network, or the network must "
            + "route pod ranges itself"
    )]
    public void The_kernel_gets_what_is_missing_and_loses_what_is_ours_and_nobodys(
        string kernel,
        string reach,
        string removed,
        string added,
        string? missing = null
    )
    {
        var plan = RoutePlan.Of([new("other", "10.244.2.0/24", "192.0.2.2")], "own", null, Cluster);
        var changes = RouteChanges.Of(
            plan,
            kernel.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(Kernel),
            Cluster,
            _ => Enum.Parse<Reach>(reach),
            TunnelState.Never
        );
        Assert.Equal(removed, string.Join(',', changes.Removed.Select(r => r.Range)));
        Assert.Equal(added, string.Join(',', changes.Added));
        Assert.Equal(missing is null ? [] : [new MissingRoute("other", missing)], changes.Missing);
    }

    [Theory]
    //          what the kernel has                   removed  added
    [InlineData("", "", "10.244.2.0/24 via 192.0.2.2 in the tunnel")]
    [InlineData("10.244.2.0/24 192.0.2.2 97 tunnel", "", "")]
    // It was a neighbour before.
    [InlineData("10.244.2.0/24 192.0.2.2 97", "", "10.244.2.0/24 via 192.0.2.2 in the tunnel")]
    [InlineData("10.244.2.0/24 192.0.2.9 97 tunnel", "", "10.244.2.0/24 via 192.0.2.2 in the tunnel")]
    [InlineData("10.244.2.0/24 192.0.2.9 3", "", "", "somebody else has a route to 10.244.2.0/24, which stays")]
    public void A_node_behind_another_machine_is_reached_in_the_tunnel(
        string kernel,
        string removed,
        string added,
        string? missing = null
    )
    {
        var plan = RoutePlan.Of([new("other", "10.244.2.0/24", "192.0.2.2")], "own", null, Cluster);
        var known = kernel.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(Kernel).ToList();
        var changes = RouteChanges.Of(plan, known, Cluster, _ => Reach.Gateway, new TunnelState(7));
        Assert.Equal(removed, string.Join(',', changes.Removed.Select(r => r.Range)));
        Assert.Equal(added, string.Join(',', changes.Added));
        Assert.Equal(missing is null ? [] : [new MissingRoute("other", missing)], changes.Missing);
        // Where it has become a neighbour, the route leads there without the tunnel.
        changes = RouteChanges.Of(plan, known, Cluster, _ => Reach.Neighbour, new TunnelState(7));
        var isDirect = kernel is "10.244.2.0/24 192.0.2.2 97" || missing is not null;
        Assert.Equal(isDirect ? "" : "10.244.2.0/24 via 192.0.2.2", string.Join(',', changes.Added));
    }

    [Fact]
    public void Where_no_tunnel_can_be_made_it_is_said_why()
    {
        var plan = RoutePlan.Of([new("other", "10.244.2.0/24", "192.0.2.2")], "own", null, Cluster);
        var state = new TunnelState(0, "there is no tunnel to it: the kernel makes no tunnel (vxlan): not supported");
        var changes = RouteChanges.Of(
            plan,
            [new KernelRoute(Range("10.244.2.0/24"), 1, RouteMessages.OwnProtocol, IsTunnelled: true)],
            Cluster,
            _ => Reach.Gateway,
            state
        );
        Assert.Equal($"its address 192.0.2.2 is behind another machine: {state.WhyNone}", changes.Missing[0].Reason);
        Assert.Single(changes.Removed);
        Assert.Empty(changes.Added);
    }

    [Theory]
    [InlineData("10.64.0.0/16", "arkvx0a4000", 0x0A4000)]
    [InlineData("10.244.0.0/14", "arkvx0af400", 0x0AF400)]
    public void A_tunnel_is_named_by_the_cluster_s_range(string cluster, string name, int number)
    {
        Assert.Equal(name, TunnelDevice.NameOf(cluster));
        Assert.Equal((uint)number, TunnelDevice.NumberOf(System.Net.IPNetwork.Parse(cluster)));
        Assert.Equal("", TunnelDevice.NameOf("fd00::/64"));
        Assert.Equal("", TunnelDevice.NameOf(""));
    }

    [Fact]
    public void Ten_thousand_nodes_whose_routes_are_there_change_nothing()
    {
        var cluster = Range("10.0.0.0/8");
        NodePlacement[] nodes =
        [
            .. Enumerable
                .Range(0, 10_000)
                .Select(i => new NodePlacement($"n{i}", $"10.{i / 256}.{i % 256}.0/24", $"172.16.{i / 256}.{i % 256}")),
        ];
        var plan = RoutePlan.Of(nodes, "", null, cluster);
        Assert.Equal(10_000, plan.Routes.Count + plan.Missing.Count);
        var changes = RouteChanges.Of(
            plan,
            plan.Routes.Values.Select(r => new KernelRoute(r.Pods, r.Via, RouteMessages.OwnProtocol)),
            cluster,
            _ => Reach.Neighbour,
            TunnelState.Never
        );
        Assert.Empty(changes.Added);
        Assert.Empty(changes.Removed);
    }

    internal static PodRange Range(string text) =>
        PodRange.TryParse(text, out var range) ? range : throw new FormatException(text);

    private static KernelRoute Kernel(string text)
    {
        var parts = text.Split(' ');
        Assert.True(Ipv4.TryParse(parts[1], out var via));
        return new KernelRoute(Range(parts[0]), via, byte.Parse(parts[2]), parts.Length > 3);
    }
}
