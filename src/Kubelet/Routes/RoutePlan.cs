using Arktos.Kubelet.Services;

namespace Arktos.Kubelet.Routes;

/// <summary>What others need to know of a node to reach its pods.</summary>
/// <param name="PodCidr">"" before it has one.</param>
/// <param name="Address">Its InternalIP; "" when it tells none.</param>
internal sealed record NodePlacement(string Name, string PodCidr, string Address);

/// <summary>A node's pods are reached by way of the node.</summary>
internal sealed record NodeRoute(PodRange Pods, uint Via, string Node)
{
    /// <summary>The link of the tunnel that leads there; 0: the node is a neighbour.</summary>
    public int Tunnel { get; init; }

    public override string ToString() => $"{Pods} via {Ipv4.Text(Via)}{(Tunnel == 0 ? "" : " in the tunnel")}";
}

/// <summary>A node to which no route is made, and why.</summary>
internal sealed record MissingRoute(string Node, string Reason);

/// <summary>The routes that a node is to have: (all nodes, itself, the cluster's range) -> routes. Pure.</summary>
internal sealed record RoutePlan(IReadOnlyDictionary<PodRange, NodeRoute> Routes, IReadOnlyList<MissingRoute> Missing)
{
    /// <param name="own">The name of the node that the routes are for; "" for a machine that is none.</param>
    /// <param name="ownPods">The range of its own pods; null when it has none.</param>
    /// <param name="cluster">Ranges elsewhere are nobody's pods: a node could take any packet otherwise.</param>
    public static RoutePlan Of(IEnumerable<NodePlacement> nodes, string own, PodRange? ownPods, PodRange cluster)
    {
        var routes = new SortedDictionary<PodRange, NodeRoute>();
        var missing = new List<MissingRoute>();
        // The first by name has the word, on every node the same.
        foreach (var node in nodes.Where(n => n.Name != own).OrderBy(n => n.Name, StringComparer.Ordinal))
        {
            // It is new, and has nothing to be reached yet.
            if (node.PodCidr.Length == 0)
                continue;
            if (Judge(node, ownPods, cluster, out var route) is { Length: > 0 } reason)
                missing.Add(new MissingRoute(node.Name, reason));
            else if (!routes.TryAdd(route!.Pods, route))
                missing.Add(
                    new MissingRoute(node.Name, $"the pod range {route.Pods} is {routes[route.Pods].Node}'s as well")
                );
        }
        return new RoutePlan(routes, missing);
    }

    private static string Judge(NodePlacement node, PodRange? ownPods, PodRange cluster, out NodeRoute? route)
    {
        route = null;
        if (!PodRange.TryParse(node.PodCidr, out var pods))
            return $"its pod range {node.PodCidr} is none of IPv4";
        if (!cluster.Contains(pods))
            return $"its pod range {pods} is not within the cluster's {cluster}";
        if (ownPods is { } ours && ours.Overlaps(pods))
            return $"its pod range {pods} overlaps this node's {ours}";
        if (!Ipv4.TryParse(node.Address, out var via) || via == 0 || Ipv4.IsLoopback(via))
            return node.Address.Length == 0
                ? "it tells no InternalIP"
                : $"its InternalIP {node.Address} cannot be routed to";
        if (pods.Contains(via))
            return $"its InternalIP {node.Address} is within its own pod range {pods}";
        route = new NodeRoute(pods, via, node.Name);
        return "";
    }
}
