using System.Globalization;
using Arktos.Kubelet.Policies;
using Arktos.Kubelet.Services;

namespace Arktos.Kubelet.Isolation;

/// <summary>The sets of the tables that keep tenants apart. Pure.</summary>
internal static class WallSets
{
    /// <summary>Of the bridge, the ends of pods' pairs.</summary>
    public static readonly ProxySet Ports = new("ports", [Field.Number], SetContent.Keys, "type iface_index ;")
    {
        Family = TableFamily.Bridge,
    };

    /// <summary>What a pod may say that it is: by its port, hardware address and address.</summary>
    public static readonly ProxySet Sources = new(
        "sources",
        [Field.Number, Field.HardwareHigh, Field.HardwareLow, Field.Address],
        SetContent.Keys,
        "type iface_index . ether_addr . ipv4_addr ;"
    )
    {
        Family = TableFamily.Bridge,
    };

    /// <summary>By which hardware address a pod is reached, behind its port.</summary>
    public static readonly ProxySet Targets = new(
        "targets",
        [Field.Number, Field.HardwareHigh, Field.HardwareLow],
        SetContent.Keys,
        "type iface_index . ether_addr ;"
    )
    {
        Family = TableFamily.Bridge,
    };

    /// <summary>Addresses of pods of this node.</summary>
    public static readonly ProxySet Locals = new("locals", [Field.Address], SetContent.Keys, "type ipv4_addr ;");

    /// <summary>From the address of a pod of this node to the chain of its network.</summary>
    public static readonly ProxySet Tenants = new(
        "tenants",
        [Field.Address],
        SetContent.Verdicts,
        "type ipv4_addr : verdict ;"
    );

    public static readonly IReadOnlyList<ProxySet> Fixed =
    [
        Ports,
        Sources,
        Targets,
        Locals,
        Tenants,
        .. PolicySets.Fixed,
    ];

    private static readonly System.Collections.Concurrent.ConcurrentDictionary<PodNetwork, ProxySet> OfNetworks = new();

    public static string ChainOf(PodNetwork network) => "tenant_" + network.Id;

    /// <summary>Addresses of pods of a network, wherever they are. The same instance for the same network.</summary>
    public static ProxySet PodsOf(PodNetwork network) =>
        OfNetworks.GetOrAdd(network, n => new("pods_" + n.Id, [Field.Address], SetContent.Keys, "type ipv4_addr ;"));

    /// <summary>A hardware address as registers of a key.</summary>
    public static (uint High, uint Low) PartsOf(ulong hardware) => ((uint)(hardware >> 16), (uint)(hardware & 0xFFFF));

    public static string TextOf(ulong hardware) =>
        string.Join(
            ':',
            Enumerable
                .Range(0, 6)
                .Select(i => (hardware >> (40 - 8 * i) & 0xFF).ToString("x2", CultureInfo.InvariantCulture))
        );
}
