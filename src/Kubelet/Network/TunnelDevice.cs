using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Arktos.Kubelet.Network;

/// <summary>
/// What the tunnel of a cluster is called and numbered on every node of it, by the cluster's range alone. Agents of one
/// cluster that share a network share it. Pure.
/// </summary>
internal static class TunnelDevice
{
    /// <summary>What a packet has more in the tunnel: Ethernet, VXLAN, UDP and IP headers.</summary>
    public const int HeaderBytes = 50;

    /// <summary>Where the tunnels of all nodes listen (RFC 7348).</summary>
    public const ushort Port = 4789;

    /// <summary>The network's number; ranges that do not overlap have different ones, up to 24 bits.</summary>
    public static uint NumberOf(IPNetwork cluster)
    {
        var bytes = cluster.BaseAddress.GetAddressBytes();
        return (uint)(bytes[0] << 16 | bytes[1] << 8 | bytes[2]);
    }

    /// <summary>"" for what is no range of IPv4.</summary>
    public static string NameOf(string clusterCidr) =>
        IPNetwork.TryParse(clusterCidr, out var cluster)
        && cluster.BaseAddress.AddressFamily == AddressFamily.InterNetwork
            ? string.Create(CultureInfo.InvariantCulture, $"arkvx{NumberOf(cluster):x6}")
            : "";
}
