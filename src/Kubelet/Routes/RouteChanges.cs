using Arktos.Kubelet.Services;

namespace Arktos.Kubelet.Routes;

/// <summary>A route of the kernel's main table.</summary>
/// <param name="Via">0: the range is on the link itself.</param>
/// <param name="Protocol">Who has made it (rtnetlink.h, RTPROT).</param>
/// <param name="IsTunnelled">It leads to what is no neighbour on its link, as those through the tunnel do.</param>
internal sealed record KernelRoute(PodRange Range, uint Via, byte Protocol, bool IsTunnelled = false);

/// <summary>Which way the kernel sends packets to an address.</summary>
internal enum Reach
{
    /// <summary>Over a link, to the machine itself.</summary>
    Neighbour,

    /// <summary>By way of another machine.</summary>
    Gateway,

    /// <summary>It is an address of this machine.</summary>
    Own,

    Nowhere,
}

/// <summary>Whether there is a tunnel to nodes that are no neighbours.</summary>
/// <param name="Link">The device; 0: there is none.</param>
internal readonly record struct TunnelState(int Link, string WhyNone = "")
{
    /// <summary>Nobody wants one.</summary>
    public static TunnelState Never { get; } =
        new(0, "nodes must be neighbours on a network, or the network must route pod ranges itself");
}

/// <summary>What makes the kernel's routes those of the plan. Pure.</summary>
internal sealed record RouteChanges(
    IReadOnlyList<KernelRoute> Removed,
    IReadOnlyList<NodeRoute> Added,
    IReadOnlyList<MissingRoute> Missing
)
{
    /// <summary>
    /// Of routes of our own only those within the cluster's range are removed: agents of other clusters have theirs on
    /// the same machine. What others have made of a range stays.
    /// </summary>
    /// <param name="tunnel">To nodes behind other machines.</param>
    public static RouteChanges Of(
        RoutePlan plan,
        IEnumerable<KernelRoute> kernel,
        PodRange cluster,
        Func<uint, Reach> reach,
        TunnelState tunnel
    )
    {
        var missing = new List<MissingRoute>(plan.Missing);
        var wanted = new Dictionary<PodRange, NodeRoute>();
        foreach (var route in plan.Routes.Values)
            switch (reach(route.Via))
            {
                case Reach.Neighbour:
                    wanted.Add(route.Pods, route);
                    break;
                // Several agents of one machine: the pods are on a bridge of it already.
                case Reach.Own:
                    break;
                case Reach.Gateway when tunnel.Link != 0:
                    wanted.Add(route.Pods, route with { Tunnel = tunnel.Link });
                    break;
                case Reach.Gateway:
                    missing.Add(
                        new MissingRoute(
                            route.Node,
                            $"its address {Ipv4.Text(route.Via)} is behind another machine: {tunnel.WhyNone}"
                        )
                    );
                    break;
                default:
                    missing.Add(new MissingRoute(route.Node, $"there is no way to {Ipv4.Text(route.Via)}"));
                    break;
            }
        var removed = new List<KernelRoute>();
        foreach (var route in kernel)
            if (route.Protocol != RouteMessages.OwnProtocol)
            {
                if (wanted.Remove(route.Range, out var blocked))
                    missing.Add(
                        new MissingRoute(blocked.Node, $"somebody else has a route to {route.Range}, which stays")
                    );
            }
            else if (wanted.TryGetValue(route.Range, out var same))
            {
                // One that leads elsewhere is replaced, and never missing.
                if (same.Via == route.Via && same.Tunnel != 0 == route.IsTunnelled)
                    wanted.Remove(route.Range);
            }
            else if (cluster.Contains(route.Range))
                removed.Add(route);
        return new RouteChanges(
            removed,
            [.. wanted.Values.OrderBy(r => r.Pods)],
            [.. missing.OrderBy(m => m.Node, StringComparer.Ordinal)]
        );
    }
}
