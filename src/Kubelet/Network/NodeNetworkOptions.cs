namespace Arktos.Kubelet.Network;

/// <summary>The pod network of one node: a bridge, addresses from the node's CIDR, ports of the host.</summary>
public sealed record NodeNetworkOptions
{
    /// <summary>At most 15 characters; one for each node agent of a machine.</summary>
    public string BridgeName { get; init; } = "arktos0";

    /// <summary>"10.200.1.0/24"; node agents of one machine need CIDRs that do not overlap.</summary>
    public required string PodCidr { get; init; }

    public string PluginDirectory { get; init; } = "/usr/lib/cni";

    public int Mtu { get; init; }
}
