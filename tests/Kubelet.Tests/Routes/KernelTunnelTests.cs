using System.Net.NetworkInformation;
using System.Runtime.InteropServices;
using Arktos.Kubelet.Network;
using Arktos.Kubelet.Routes;
using Arktos.Kubelet.Services;
using Microsoft.Win32.SafeHandles;

namespace Arktos.Kubelet.Tests.Routes;

/// <summary>
/// The tunnel over this machine's kernel: this network namespace and another one, with a router in a third between
/// them, so that the two are no neighbours.
/// <code>
///   here 203.0.113.1 -- .254 router .254 -- 198.51.100.2 there
///   pods 198.19.240.0/24                    pods 198.19.241.0/24
/// </code>
/// </summary>
public sealed partial class KernelTunnelTests : IAsyncLifetime
{
    private const string Router = "arktun-router",
        There = "arktun-there",
        Name = "arkvxc613f0";
    private static readonly PodRange Cluster = RoutePlanTests.Range("198.19.240.0/20"),
        PodsHere = RoutePlanTests.Range("198.19.240.0/24"),
        PodsThere = RoutePlanTests.Range("198.19.241.0/24");
    private static readonly uint NodeHere = Address("203.0.113.1"),
        NodeThere = Address("198.51.100.2");

    public async ValueTask InitializeAsync()
    {
        if (!Environment.IsPrivilegedProcess)
            return;
        await DisposeAsync();
        foreach (var name in (string[])[Router, There])
            await IpAsync($"netns add {name}");
        await IpAsync($"link add arktun0 type veth peer name arktun1 netns {Router}");
        await IpAsync($"-n {Router} link add arktun2 type veth peer name arktun3 netns {There}");
        await IpAsync("address add 203.0.113.1/24 dev arktun0");
        await IpAsync($"-n {Router} address add 203.0.113.254/24 dev arktun1");
        await IpAsync($"-n {Router} address add 198.51.100.254/24 dev arktun2");
        await IpAsync($"-n {There} address add 198.51.100.2/24 dev arktun3");
        await IpAsync("link set arktun0 up");
        foreach (var (place, link) in new[] { (Router, "arktun1"), (Router, "arktun2"), (There, "arktun3") })
            await IpAsync($"-n {place} link set {link} up");
        foreach (var place in (string[])[Router, There])
            await IpAsync($"-n {place} link set lo up");
        await IpAsync("route add 198.51.100.0/24 via 203.0.113.254");
        await IpAsync($"-n {There} route add default via 198.51.100.254");
        await IpAsync($"-n {There} address add 198.19.241.7/32 dev lo");
        await Command.RunAsync(
            "ip",
            ["netns", "exec", Router, "sh", "-c", "echo 1 > /proc/sys/net/ipv4/ip_forward"],
            default
        );
    }

    public async ValueTask DisposeAsync()
    {
        if (!Environment.IsPrivilegedProcess)
            return;
        foreach (var command in (string[])[$"link delete {Name}", "link delete arktun0"])
            await Command.TryAsync("ip", command.Split(' '), default);
        foreach (var name in (string[])[Router, There])
            await Command.TryAsync("ip", ["netns", "delete", name], default);
    }

    [Fact]
    public async Task Pods_of_nodes_that_are_no_neighbours_reach_each_other_and_what_others_take_away_comes_back()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "tunnels need root");
        using var routes = new KernelRoutes();
        using var tunnel = new KernelTunnel(Cluster);
        using var routesThere = In(There, () => new KernelRoutes());
        using var tunnelThere = In(There, () => new KernelTunnel(Cluster));
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
        Assert.Equal(IPStatus.Success, await PingAsync(bytes: 64));
        // As large as they may be, and not in parts.
        Assert.Equal(IPStatus.Success, await PingAsync(1450 - 28));
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
            Assert.Equal(IPStatus.Success, await PingAsync(64));
        }
        // Who is there no more is forgotten; and so is the tunnel.
        Assert.Equal("", tunnel.Ensure(NodeHere, PodsHere, []));
        Assert.NotEqual(IPStatus.Success, await PingAsync(64));
        tunnel.Remove();
        tunnel.Remove();
        Assert.False(Directory.Exists($"/sys/class/net/{Name}"));
        Assert.DoesNotContain(routes.List(), r => r.Range == PodsThere);
    }

    [Fact]
    public async Task A_tunnel_of_another_number_or_address_is_made_anew_and_a_device_of_somebody_else_stays()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "tunnels need root");
        using var tunnel = new KernelTunnel(Cluster);
        await IpAsync($"link add {Name} type vxlan id 77 dstport 4789 local 203.0.113.1");
        Assert.Equal("", tunnel.Ensure(NodeHere, PodsHere, [NodeThere]));
        tunnel.Remove();
        await IpAsync($"link add {Name} type bridge");
        Assert.Equal($"there is a device {Name} that is no tunnel", tunnel.Ensure(NodeHere, PodsHere, [NodeThere]));
        tunnel.Remove();
        Assert.True(Directory.Exists($"/sys/class/net/{Name}"));
        Assert.Equal(
            "the node's own address 203.0.113.99 is none of this machine's",
            tunnel.Ensure(Address("203.0.113.99"), PodsHere, [NodeThere])
        );
    }

    private static async Task<IPStatus> PingAsync(int bytes)
    {
        using var ping = new Ping();
        var reply = await ping.SendPingAsync(
            System.Net.IPAddress.Parse("198.19.241.7"),
            TimeSpan.FromSeconds(2),
            new byte[bytes],
            new PingOptions(64, dontFragment: true)
        );
        return reply.Status;
    }

    // A socket belongs to the network that its thread was in when it was opened.
    private static T In<T>(string place, Func<T> make)
    {
        T? made = default;
        Exception? failure = null;
        var thread = new Thread(() =>
        {
            try
            {
                using var file = File.OpenHandle(NetworkNamespace.FileOf(place));
                if (Enter(file, 0) != 0)
                    throw new IOException($"{place} cannot be entered: {Marshal.GetLastPInvokeErrorMessage()}");
                made = make();
            }
            catch (IOException e)
            {
                failure = e;
            }
        });
        thread.Start();
        thread.Join();
        return failure is null ? made! : throw failure;
    }

    private static uint Address(string text) =>
        Ipv4.TryParse(text, out var address) ? address : throw new FormatException(text);

    private static async Task IpAsync(string arguments) => await Command.RunAsync("ip", arguments.Split(' '), default);

    [LibraryImport("libc", EntryPoint = "setns", SetLastError = true)]
    private static partial int Enter(SafeFileHandle file, int kind);
}
