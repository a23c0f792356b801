using System.Globalization;
using System.Net;
using Arktos.Kubelet.Network;

namespace Arktos.Local;

/// <summary>
/// Names and addresses of a local cluster's network, by its port base alone: clusters with other port bases have
/// others. Pure.
/// <code>
///   pods            10.(64 + n % 128).0.0/16       n = port base / 10
///   nodes           10.(192 + n % 64).(n / 64).0/24: the machine is .1, node-1 is .11
///   load balancers  198.18.(n % 256).0/24          of what is never routed (RFC 2544)
/// </code>
/// </summary>
internal sealed class LocalNetwork(int portBase)
{
    private const int PrefixLength = 24,
        GatewayHost = 1,
        FirstNodeHost = 11;

    private readonly int _number = portBase / 10;

    private string Mark => string.Create(CultureInfo.InvariantCulture, $"arktos-{portBase}");

    /// <summary>The bridge of pods; each node agent has one.</summary>
    public string PodBridge => string.Create(CultureInfo.InvariantCulture, $"arktos{portBase}");

    /// <summary>The bridge of nodes. Its name says that packets from there are a node agent's business.</summary>
    public string NodeBridge => PodBridge + "n";

    /// <summary>The table of nftables by which this machine leads to services.</summary>
    public string ProxyTable => Mark + "-proxy";

    /// <summary>All pods of all nodes.</summary>
    public string ClusterCidr => string.Create(CultureInfo.InvariantCulture, $"10.{64 + _number % 128}.0.0/16");

    /// <summary>What services of type LoadBalancer get an address of, where nobody says otherwise.</summary>
    public string LoadBalancerRange => string.Create(CultureInfo.InvariantCulture, $"198.18.{_number % 256}.0/24");

    /// <summary>This machine, as nodes in network namespaces see it.</summary>
    public IPAddress Gateway => Address(GatewayHost);

    public MachineNodes Machine => new(new MachineNodesOptions(NodeBridge, Mark, Gateway, PrefixLength, ClusterCidr));

    /// <param name="number">From 1 on.</param>
    public MachineNode Node(int number) =>
        new(
            string.Create(CultureInfo.InvariantCulture, $"{Mark}-node-{number}"),
            NodeBridge + number.ToString(CultureInfo.InvariantCulture),
            Address(FirstNodeHost + number - 1)
        );

    private IPAddress Address(int host) => new([10, (byte)(192 + _number % 64), (byte)(_number / 64), (byte)host]);
}
