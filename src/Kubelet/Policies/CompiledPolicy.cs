using Arktos.Api.Meta.V1;
using Arktos.Api.Networking.V1;
using Arktos.Api.Selectors;
using Arktos.Kubelet.Services;

namespace Arktos.Kubelet.Policies;

internal enum Direction
{
    Ingress,
    Egress,
}

/// <summary>A line of a chain, and the selectors whose sets it names.</summary>
internal readonly record struct PolicyLine(string Text, PeerSelector? Peers);

/// <summary>
/// A network policy as it is carried out: whom it selects, and for each direction that it isolates lines of nftables,
/// one for what it lets pass. What cannot be read of it lets nothing pass. Pure.
/// </summary>
internal sealed class CompiledPolicy
{
    private readonly LabelQuery _pods;
    private readonly Dictionary<Direction, IReadOnlyList<Rule>> _rules = [];
    private readonly Dictionary<Direction, IReadOnlyList<PolicyLine>> _lines = [];
    private readonly ClusterDns _dns;

    /// <param name="Any">From, or to, whomever.</param>
    private sealed record Rule(
        bool Any,
        IReadOnlyList<PeerSelector> Peers,
        IReadOnlyList<AddressBlock> Blocks,
        PortMatch? Ports
    );

    public CompiledPolicy(NetworkPolicy policy, string tenant, string ns, ClusterDns dns)
    {
        _dns = dns;
        var spec = policy.Spec;
        if (!LabelQuery.TryFrom(spec.PodSelector, out _pods, out var fault))
        {
            // Whom it selects is not known: it may be everybody.
            (_pods, Fault) = (LabelQuery.Everything, fault);
            (_rules[Direction.Ingress], _rules[Direction.Egress]) = ([], []);
            return;
        }
        var types =
            spec.PolicyTypes is { Count: > 0 } said ? said
            : spec.Egress is { Count: > 0 } ? ["Ingress", "Egress"]
            : ["Ingress"];
        var reader = new PeerReader(tenant, ns);
        if (types.Contains("Ingress"))
            _rules[Direction.Ingress] = [.. (spec.Ingress ?? []).Select(r => Read(reader, r.From, r.Ports))];
        if (types.Contains("Egress"))
            _rules[Direction.Egress] = [.. (spec.Egress ?? []).Select(r => Read(reader, r.To, r.Ports))];
        Fault = reader.Fault;
    }

    /// <summary>What could not be read of it; "" for nothing.</summary>
    public string Fault { get; } = "";

    /// <summary>Whether it isolates the pod in that direction.</summary>
    public bool Isolates(PolicyPod pod, Direction direction) =>
        _rules.ContainsKey(direction) && _pods.Matches(pod.Labels);

    /// <summary>What it lets pass of a pod that it isolates.</summary>
    public IReadOnlyList<PolicyLine> LinesOf(PolicyPod pod, Direction direction)
    {
        if (_lines.TryGetValue(direction, out var known))
            return known;
        var rules = _rules[direction];
        IReadOnlyList<PolicyLine> lines = [.. rules.SelectMany(r => LinesOf(r, pod, direction))];
        // The ports that a pod takes connections at by name are its own; all else is the same for every pod.
        if (direction == Direction.Egress || rules.All(r => r.Ports is null or { Names.Count: 0 }))
            _lines[direction] = lines;
        return lines;
    }

    private static Rule Read(
        PeerReader reader,
        IReadOnlyList<NetworkPolicyPeer>? peers,
        IReadOnlyList<NetworkPolicyPort>? ports
    ) =>
        new(
            peers is not { Count: > 0 },
            [.. (peers ?? []).Where(p => p.IpBlock is null).Select(reader.Read).OfType<PeerSelector>()],
            [
                .. (peers ?? [])
                    .Select(p => p.IpBlock is { } block ? AddressBlock.Of(block) : null)
                    .OfType<AddressBlock>(),
            ],
            PortMatch.Of(ports)
        );

    private IEnumerable<PolicyLine> LinesOf(Rule rule, PolicyPod pod, Direction direction)
    {
        var isIngress = direction == Direction.Ingress;
        var side = isIngress ? "ip saddr" : "ip daddr";
        var ports = rule.Ports?.TextOf(isIngress ? Resolved(rule.Ports, pod) : []);
        var matches = Matches(rule, side).ToList();
        if (ports != "")
            foreach (var (match, peers) in matches)
                yield return new($"{match}{ports}return", peers);
        if (isIngress)
            yield break;
        foreach (var (name, protocol) in rule.Ports?.Names ?? [])
        foreach (var peers in rule.Any ? [PeerReader.Everybody(pod.Tenant)] : rule.Peers)
        {
            var named = peers.At(name, protocol);
            yield return new($"{side} . meta l4proto . th dport @{named.SetName} return", named);
        }
        foreach (var line in rule is { Any: true, Ports: null } ? [] : LinesOfDns(rule, matches))
            yield return line;
    }

    // Names are asked at the address and port of a service, and answered at others, by nobody's pods.
    private IEnumerable<PolicyLine> LinesOfDns(Rule rule, IEnumerable<(string Match, PeerSelector? Peers)> matches)
    {
        foreach (var protocol in _dns.ProtocolsOf(rule.Ports))
        {
            var asked = $"meta l4proto {Protocols.Name(protocol)} ct original proto-dst {ClusterDns.Port} return";
            foreach (var (match, peers) in matches)
                yield return peers is null
                    ? new($"{match}ct original ip daddr {_dns.Text} {asked}", null)
                    : new($"ct original ip daddr @{peers.SetName} {asked}", peers);
        }
    }

    private static IEnumerable<(string Match, PeerSelector? Peers)> Matches(Rule rule, string side)
    {
        if (rule.Any)
            yield return ("", null);
        foreach (var peers in rule.Peers)
            yield return ($"{side} @{peers.SetName} ", peers);
        var plain = rule.Blocks.Where(b => b.Excepted.Count == 0).Select(b => b.Range).ToList();
        if (plain.Count > 0)
            yield return ($"{side} {AddressBlock.TextOf(plain)} ", null);
        foreach (var block in rule.Blocks.Where(b => b.Excepted.Count > 0))
            yield return (
                $"{side} {AddressBlock.TextOf([block.Range])} {side} != {AddressBlock.TextOf(block.Excepted)} ",
                null
            );
    }

    private static IEnumerable<(byte Protocol, int First, int Last)> Resolved(PortMatch ports, PolicyPod pod) =>
        from asked in ports.Names
        from port in pod.Ports
        where (port.Name, port.Protocol) == asked
        select (port.Protocol, (int)port.Number, (int)port.Number);

    /// <summary>Peers of policies of a namespace; what cannot be read is nobody.</summary>
    private sealed class PeerReader(string tenant, string ns)
    {
        public string Fault { get; private set; } = "";

        public static PeerSelector Everybody(string tenant) =>
            new(tenant, "", LabelQuery.Everything, LabelQuery.Everything);

        public PeerSelector? Read(NetworkPolicyPeer peer)
        {
            if (!TryRead(peer.PodSelector, out var pods) || !TryRead(peer.NamespaceSelector, out var namespaces))
                return null;
            return peer.NamespaceSelector is null
                ? new(tenant, ns, LabelQuery.Everything, pods)
                : new(tenant, "", namespaces, pods);
        }

        private bool TryRead(LabelSelector? selector, out LabelQuery query)
        {
            query = LabelQuery.Everything;
            if (selector is null || LabelQuery.TryFrom(selector, out query, out var fault))
                return true;
            Fault = fault;
            return false;
        }
    }
}
