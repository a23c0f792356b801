using Arktos.Kubelet.Network;
using Arktos.Kubelet.Routes;
using Arktos.Kubelet.Services;

namespace Arktos.Kubelet.Tests.Routes;

/// <summary>
/// Routes of this machine's kernel, in a network namespace of the test's own, over ranges that are for documentation.
/// </summary>
public sealed class KernelRoutesTests : IAsyncLifetime
{
    private const string Link = "arkroute0";
    private static readonly PodRange Pods = RoutePlanTests.Range("198.51.100.0/25");
    private NetworkSpace? _space;

    public async ValueTask InitializeAsync()
    {
        if (!Environment.IsPrivilegedProcess)
            return;
        _space = await NetworkSpace.MakeAsync();
        await IpAsync("link add arkroute0 type veth peer name arkroute1");
        await IpAsync("address add 203.0.113.1/24 dev arkroute0");
        foreach (var link in (string[])[Link, "arkroute1"])
            await IpAsync($"link set {link} up");
    }

    public async ValueTask DisposeAsync()
    {
        if (_space is not null)
            await _space.DisposeAsync();
    }

    [Fact]
    public async Task A_route_is_added_seen_replaced_and_removed_and_its_loss_is_noticed()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "routes need root");
        using var kernel = _space!.In(() => new KernelRoutes());
        kernel.HaveChanged();
        Assert.False(kernel.HaveChanged());
        var route = new NodeRoute(Pods, Address("203.0.113.7"), "other");
        Assert.Equal("", kernel.Add(route));
        Assert.True(kernel.HaveChanged());
        Assert.Contains(new KernelRoute(Pods, route.Via, RouteMessages.OwnProtocol), kernel.List());
        var moved = route with { Via = Address("203.0.113.8") };
        Assert.Equal("", kernel.Add(moved));
        Assert.Equal(moved.Via, Assert.Single(kernel.List(), r => r.Range == Pods).Via);
        kernel.HaveChanged();
        await IpAsync($"route delete {Pods}");
        Assert.True(kernel.HaveChanged());
        Assert.DoesNotContain(kernel.List(), r => r.Range == Pods);
        // What is gone already is no failure.
        kernel.Remove(new KernelRoute(Pods, moved.Via, RouteMessages.OwnProtocol));
        await IpAsync($"route add {Pods} via 203.0.113.7");
        Assert.Contains(kernel.List(), r => r.Range == Pods && r.Protocol != RouteMessages.OwnProtocol);
    }

    [Fact]
    public void It_is_known_who_is_a_neighbour_and_who_is_not()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "routes need root");
        using var kernel = _space!.In(() => new KernelRoutes());
        Assert.Equal(Reach.Neighbour, kernel.ReachOf(Address("203.0.113.7")));
        Assert.Equal(Reach.Own, kernel.ReachOf(Address("203.0.113.1")));
        Assert.Equal("", kernel.Add(new NodeRoute(Pods, Address("203.0.113.7"), "other")));
        Assert.Equal(Reach.Gateway, kernel.ReachOf(Address("198.51.100.9")));
        Assert.NotEqual("", kernel.Add(new NodeRoute(Pods, Address("198.51.100.200"), "not a neighbour")));
    }

    private static uint Address(string text) =>
        Ipv4.TryParse(text, out var address) ? address : throw new FormatException(text);

    private Task IpAsync(string arguments) => _space!.IpAsync(arguments);
}
