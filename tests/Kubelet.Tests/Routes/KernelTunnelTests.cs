using System.Net.NetworkInformation;
using Arktos.Kubelet.Network;
using Arktos.Kubelet.Routes;
using Arktos.Kubelet.Services;

namespace Arktos.Kubelet.Tests.Routes;

/// <summary>
/// The tunnel over this machine's kernel: two network namespaces with a router in a third between them, so that the two
/// are no neighbours.
/// <code>
///   here 203.0.113.1 -- .254 router .254 -- 198.51.100.2 there
///   pods 198.19.240.0/24                    pods 198.19.241.0/24
/// </code>
/// </summary>
public sealed class KernelTunnelTests : IAsyncLifetime
{
    private const string Name = "arkvxc613f0";
    private static readonly PodRange Cluster = RoutePlanTests.Range("198.19.240.0/20"),
        PodsHere = RoutePlanTests.Range("198.19.240.0/24"),
        PodsThere = RoutePlanTests.Range("198.19.241.0/24");
    private static readonly uint NodeHere = Address("203.0.113.1"),
        NodeThere = Address("198.51.100.2");

    private NetworkSpace? _here,
        _router,
        _there;

    public async ValueTask InitializeAsync()
    {
        if (!Environment.IsPrivilegedProcess)
            return;
        _here = await NetworkSpace.MakeAsync();
        _router = await NetworkSpace.MakeAsync();
        _there = await NetworkSpace.MakeAsync();
        await _here.IpAsync($"link add arktun0 type veth peer name arktun1 netns {_router.Name}");
        await _router.IpAsync($"link add arktun2 type veth peer name arktun3 netns {_there.Name}");
        await _here.IpAsync("address add 203.0.113.1/24 dev arktun0");
        await _router.IpAsync("address add 203.0.113.254/24 dev arktun1");
        await _router.IpAsync("address add 198.51.100.254/24 dev arktun2");
        await _there.IpAsync("address add 198.51.100.2/24 dev arktun3");
        foreach (
            var (place, link) in new[]
            {
                (_here, "arktun0"),
                (_router, "arktun1"),
                (_router, "arktun2"),
                (_there, "arktun3"),
            }
        )
            await place.IpAsync($"link set {link} up");
        await _here.IpAsync("route add 198.51.100.0/24 via 203.0.113.254");
        await _there.IpAsync("route add default via 198.51.100.254");
        await _there.IpAsync("address add 198.19.241.7/32 dev lo");
        await Command.RunAsync(
            "ip",
            ["netns", "exec", _router.Name, "sh", "-c", "echo 1 > /proc/sys/net/ipv4/ip_forward"],
            default
        );
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var space in (NetworkSpace?[])[_here, _router, _there])
            if (space is not null)
                await space.DisposeAsync();
    }

    [Fact]
    public async Task Pods_of_nodes_that_are_no_neighbours_reach_each_other_and_what_others_take_away_comes_back()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "tunnels need root");
        using var routes = _here!.In(() => new KernelRoutes());
        using var tunnel = _here!.In(() => new KernelTunnel(Cluster));
        using var routesThere = _there!.In(() => new KernelRoutes());
        using var tunnelThere = _there.In(() => new KernelTunnel(Cluster));
        Assert.Equal(Reach.Gateway, routes.ReachOf(NodeThere));
        Assert.Equal("", tunnelThere.Ensure(NodeThere, PodsThere, [NodeHere]));
        Assert.Equal("", routesThere.Add(new NodeRoute(PodsHere, NodeHere, "here") { Tunnel = tunnelThere.Link }));
        var route = new NodeRoute(PodsThere, NodeThere, "there");
        void Make()
        {
            Assert.Equal("", tunnel.Ensure(NodeHere, PodsHere, [NodeThere]));
            Assert.Equal("", routes.Add(route with { Tunnel = tunnel.Link }));
        }
        Make();
        Assert.Equal(1450, tunnel.Mtu);
        Assert.Contains(
            new KernelRoute(PodsThere, NodeThere, RouteMessages.OwnProtocol, IsTunnelled: true),
            routes.List()
        );
        Assert.Equal(IPStatus.Success, Ping(bytes: 64));
        // As large as they may be, and not in parts.
        Assert.Equal(IPStatus.Success, Ping(1450 - 28));
        // Nothing changes what is right.
        routes.HaveChanged();
        Assert.Equal("", tunnel.Ensure(NodeHere, PodsHere, [NodeThere]));
        Assert.False(routes.HaveChanged());
        foreach (
            var harm in (string[])
                [
                    $"link delete {Name}",
                    $"link set {Name} down",
                    $"link set {Name} mtu 900",
                    $"neighbour flush dev {Name} nud permanent",
                    $"address flush dev {Name}",
                ]
        )
        {
            await IpAsync(harm);
            Make();
            Assert.Equal(IPStatus.Success, Ping(64));
        }
        // Who is there no more is forgotten; and so is the tunnel.
        Assert.Equal("", tunnel.Ensure(NodeHere, PodsHere, []));
        Assert.NotEqual(IPStatus.Success, Ping(64));
        tunnel.Remove();
        tunnel.Remove();
        Assert.False(await IsThereAsync(Name));
        Assert.DoesNotContain(routes.List(), r => r.Range == PodsThere);
    }

    [Fact]
    public async Task A_tunnel_of_another_number_or_address_is_made_anew_and_a_device_of_somebody_else_stays()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "tunnels need root");
        using var tunnel = _here!.In(() => new KernelTunnel(Cluster));
        await IpAsync($"link add {Name} type vxlan id 77 dstport 4789 local 203.0.113.1");
        Assert.Equal("", tunnel.Ensure(NodeHere, PodsHere, [NodeThere]));
        tunnel.Remove();
        await IpAsync($"link add {Name} type bridge");
        Assert.Equal($"there is a device {Name} that is no tunnel", tunnel.Ensure(NodeHere, PodsHere, [NodeThere]));
        tunnel.Remove();
        Assert.True(await IsThereAsync(Name));
        Assert.Equal(
            "the node's own address 203.0.113.99 is none of this machine's",
            tunnel.Ensure(Address("203.0.113.99"), PodsHere, [NodeThere])
        );
    }

    private async Task<bool> IsThereAsync(string device) =>
        (await Command.TryAsync("ip", ["-n", _here!.Name, "link", "show", device], default)).Code == 0;

    private IPStatus Ping(int bytes) =>
        _here!.In(() =>
        {
            using var ping = new Ping();
            var there = System.Net.IPAddress.Parse("198.19.241.7");
            return ping.Send(there, 2000, new byte[bytes], new PingOptions(64, dontFragment: true)).Status;
        });

    private static uint Address(string text) =>
        Ipv4.TryParse(text, out var address) ? address : throw new FormatException(text);

    private Task IpAsync(string arguments) => _here!.IpAsync(arguments);
}
