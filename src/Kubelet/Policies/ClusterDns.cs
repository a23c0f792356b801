using Arktos.Kubelet.Services;

namespace Arktos.Kubelet.Policies;

/// <summary>
/// The cluster's DNS service as policies see it: no pod answers, so it counts as one of each tenant, in its namespace
/// kube-system, with the usual label, at the service's address and port. Pure.
/// </summary>
internal sealed class ClusterDns(IEnumerable<uint> addresses)
{
    public const int Port = 53;

    public IReadOnlyList<uint> Addresses { get; } = [.. addresses.Distinct().Order()];

    /// <summary>As nft takes it.</summary>
    public string Text => $"{{ {string.Join(", ", Addresses.Select(Ipv4.Text))} }}";

    public static PolicyPod PodOf(string tenant) =>
        new(tenant, "kube-system")
        {
            Labels = new Dictionary<string, string> { ["k8s-app"] = "kube-dns" },
            Ports = Names,
        };

    private static readonly NamedPort[] Names = [new("dns", Protocols.Udp, Port), new("dns-tcp", Protocols.Tcp, Port)];

    /// <summary>Those by which it may be asked.</summary>
    public IEnumerable<byte> ProtocolsOf(PortMatch? ports) =>
        Addresses.Count == 0
            ? []
            : Names
                .Where(n =>
                    ports is null || ports.Has(n.Protocol, n.Number) || ports.Names.Contains((n.Name, n.Protocol))
                )
                .Select(n => n.Protocol);
}
