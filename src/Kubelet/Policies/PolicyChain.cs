using Arktos.Api.Networking.V1;
using Arktos.Kubelet.Services;

namespace Arktos.Kubelet.Policies;

/// <summary>
/// What may pass from pods, or to them: a line for each, and then nothing more. Its name is made of what it says, so
/// that a chain never changes, and agents one after the other mean the same by a name.
/// </summary>
/// <param name="Sets">That the lines name.</param>
internal sealed record PolicyChain(string Name, IReadOnlyList<string> Lines, IReadOnlyList<ProxySet> Sets)
{
    public const string Prefix = "policy_";

    /// <summary>One with lines of every kind: what takes it takes all.</summary>
    public static PolicyChain Sample()
    {
        var policy = new NetworkPolicy
        {
            Spec = new()
            {
                Egress =
                [
                    new()
                    {
                        To =
                        [
                            new() { PodSelector = new() },
                            new()
                            {
                                IpBlock = new() { Cidr = "10.0.0.0/8", Except = ["10.1.0.0/16"] },
                            },
                            new() { IpBlock = new() { Cidr = "192.168.0.0/16" } },
                        ],
                        Ports =
                        [
                            new()
                            {
                                Protocol = "TCP",
                                Port = 80,
                                EndPort = 90,
                            },
                            new() { Protocol = "SCTP" },
                            new() { Protocol = "UDP", Port = ClusterDns.Port },
                            new() { Protocol = "TCP", Port = "http" },
                        ],
                    },
                ],
            },
        };
        var compiled = new CompiledPolicy(policy, "a", "b", new ClusterDns([1]));
        return Of(Prefix + "sample", compiled.LinesOf(new PolicyPod("a", "b"), Direction.Egress));
    }

    /// <summary>With sets of its own.</summary>
    private static PolicyChain Of(string name, IReadOnlyList<PolicyLine> lines) =>
        new(
            name,
            [.. lines.Select(l => l.Text)],
            [
                .. lines
                    .Select(l => l.Peers)
                    .OfType<PeerSelector>()
                    .Distinct()
                    .Select(p => new PeerGroup(p, new PeerBudget(0)).Set),
            ]
        );
}
