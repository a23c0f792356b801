namespace Arktos.Kubelet.Network;

/// <summary>Who gives packets of pods to other networks the node's address.</summary>
public enum Masquerading
{
    /// <summary>The CNI plugin, of all that leaves the node's own range.</summary>
    ByPlugin,

    /// <summary>The agent's own table, of what leaves the cluster's range.</summary>
    ByNode,

    /// <summary>Whoever is behind the node: packets leave it as pods have sent them.</summary>
    Elsewhere,
}

/// <summary>The pod network of one node: a bridge, addresses from the node's CIDR, ports of the host.</summary>
public sealed record NodeNetworkOptions
{
    /// <summary>At most 15 characters; one for each node agent of a machine.</summary>
    public string BridgeName { get; init; } = "arktos0";

    /// <summary>
    /// "10.200.1.0/24"; node agents of one machine need CIDRs that do not overlap. "" before it is known.
    /// </summary>
    public string PodCidr { get; init; } = "";

    /// <summary>The range of all nodes' pods, "10.244.0.0/16"; "": no routes to other nodes are made.</summary>
    public string ClusterCidr { get; init; } = "";

    public Masquerading Masquerading { get; init; }

    /// <summary>
    /// The file of the network namespace that the node is in (/run/netns/NAME); "": that of this process.
    /// </summary>
    public string NamespaceFile { get; init; } = "";

    /// <summary>Whether nodes that are no neighbours are reached through a tunnel.</summary>
    public bool Tunnels { get; init; } = true;

    public string PluginDirectory { get; init; } = "/usr/lib/cni";

    public int Mtu { get; init; }
}
