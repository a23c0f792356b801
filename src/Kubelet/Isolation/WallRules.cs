using System.Globalization;
using System.Text;
using Arktos.Kubelet.Network;
using Arktos.Kubelet.Policies;
using Arktos.Kubelet.Services;

namespace Arktos.Kubelet.Isolation;

/// <summary>
/// Of the tables that keep tenants apart, and networks of one tenant, what does not depend on pods: hooks, chains and
/// empty sets, and a chain and a set for each network with pods here. Pure.
/// <code>
///   bridge  from a pod's port: its own addresses, or drop --> to the node itself, whoever it was for (so it is routed)
///           from port to port: ARP, and what the node has led there (dnat); all else is dropped
///   ip      from the bridge: addresses of pods here, or drop
///           forward, to the range of pods: replies; by its source to the chain of its network --> pods of it, or
///           reject
///           forward, of pods here that policies isolate: replies; by source, then by destination to the chain of what
///           may pass, or reject
/// </code>
/// </summary>
/// <param name="Table">The name of both tables.</param>
/// <param name="Pods">The range of all pods of the cluster.</param>
/// <param name="Hardware">Of the bridge, the lowest six bytes; 0: there is none yet.</param>
internal sealed record WallRules(string Table, string Bridge, string Pods, ulong Hardware)
{
    public const string SystemTenant = "system";

    private const string Refuse = "refuse";
    private const int ElementsOfLine = 1000;

    /// <summary>Both tables are this afterwards, whatever they were, and at no moment anything else.</summary>
    /// <exception cref="ArgumentException">A name that could be read as something else.</exception>
    public string WriteWhole(
        IEnumerable<PodNetwork> networks,
        IEnumerable<SetElement> elements,
        IReadOnlyCollection<PolicyChain>? chains = null
    )
    {
        var script = new StringBuilder();
        foreach (var family in Families)
            script.Append(NftTable.Removal(family, Table));
        script.Append(Write(networks)).Append(WriteChains(chains ?? []));
        foreach (var set in elements.GroupBy(e => e.Set))
        foreach (var some in set.Chunk(ElementsOfLine))
            script
                .Append($"add element {Name(set.Key.Family)} {Table} {set.Key.Name} {{ ")
                .AppendJoin(", ", some.Select(e => e.Describe()))
                .Append(" }\n");
        return script.ToString();
    }

    /// <summary>The rules are these afterwards; what is in the sets, and chains of other networks, stay.</summary>
    /// <exception cref="ArgumentException">A name that could be read as something else.</exception>
    public string Write(IEnumerable<PodNetwork> networks)
    {
        var all = networks.ToList();
        foreach (var name in (string[])[Table, Bridge, Pods, .. all.Select(n => n.Id)])
            if (name.Length == 0 || name.Any(c => !char.IsAsciiLetterOrDigit(c) && c is not ('-' or '_' or '.' or '/')))
                throw new ArgumentException($"\"{name}\" may not stand in rules of nftables");
        var script = new StringBuilder();
        foreach (var family in Families)
            script.Append($"add table {family} {Table}\n");
        foreach (var set in WallSets.Fixed)
            Append(script, set);
        var chains = Chains().ToList();
        foreach (var (family, name, hook, _) in chains)
            script.Append(
                $"add chain {family} {Table} {name}{(hook.Length > 0 ? $" {{ {hook} ; }}" : "")}\n"
                    + $"flush chain {family} {Table} {name}\n"
            );
        foreach (var network in all)
            script.Append(WriteNetwork(network));
        foreach (var (family, name, _, rules) in chains)
        foreach (var rule in rules)
            script.Append($"add rule {family} {Table} {name} {rule}\n");
        return script.ToString();
    }

    /// <summary>Chain and set of one network more.</summary>
    public string WriteNetwork(PodNetwork network)
    {
        var (script, chain) = (new StringBuilder(), WallSets.ChainOf(network));
        script.Append($"add chain ip {Table} {chain}\nflush chain ip {Table} {chain}\n");
        if (network.IsOperators)
            return script.Append($"add rule ip {Table} {chain} accept\n").ToString();
        var pods = WallSets.PodsOf(network);
        Append(script, pods);
        script.Append($"add rule ip {Table} {chain} ip daddr @{pods.Name} accept\n");
        return script.Append($"add rule ip {Table} {chain} goto {Refuse}\n").ToString();
    }

    /// <summary>They go, when no element leads there any more.</summary>
    public string RemoveNetwork(PodNetwork network) =>
        $"delete chain ip {Table} {WallSets.ChainOf(network)}\n"
        + (network.IsOperators ? "" : $"delete set ip {Table} {WallSets.PodsOf(network).Name}\n");

    /// <summary>More chains of policies, and the sets that they name, for elements to lead to.</summary>
    public string WriteChains(IReadOnlyCollection<PolicyChain> chains)
    {
        var script = new StringBuilder();
        foreach (var set in chains.SelectMany(c => c.Sets).DistinctBy(s => s.Name))
            Append(script, set);
        foreach (var chain in chains)
        {
            script.Append($"add chain ip {Table} {chain.Name}\nflush chain ip {Table} {chain.Name}\n");
            foreach (var line in chain.Lines)
                script.Append($"add rule ip {Table} {chain.Name} {line}\n");
            script.Append($"add rule ip {Table} {chain.Name} goto {Refuse}\n");
        }
        return script.ToString();
    }

    /// <summary>They go, when no element leads there any more.</summary>
    public string RemoveChains(IEnumerable<string> chains, IEnumerable<string> sets) =>
        string.Concat(chains.Select(c => $"delete chain ip {Table} {c}\n"))
        + string.Concat(sets.Select(s => $"delete set ip {Table} {s}\n"));

    private static string[] Families => [Name(TableFamily.Ipv4), Name(TableFamily.Bridge)];

    private static string Name(TableFamily family) => family == TableFamily.Bridge ? "bridge" : "ip";

    private void Append(StringBuilder script, ProxySet set) =>
        script.Append(
            $"add {(set.IsMap ? "map" : "set")} {Name(set.Family)} {Table} {set.Name} {{ {set.Definition} }}\n"
        );

    private IEnumerable<(string Family, string Name, string Hook, string[] Rules)> Chains()
    {
        var (ports, sources) = (WallSets.Ports.Name, WallSets.Sources.Name);
        yield return ("bridge", "pod", "", [.. OfPod(sources), "drop"]);
        yield return (
            "bridge",
            "verify",
            // Before the kernel hands bridged packets to the tables of ip.
            "type filter hook prerouting priority -250",
            [$"iif @{ports} goto pod"]
        );
        yield return (
            "bridge",
            "between",
            "type filter hook forward priority -250",
            [
                $"iif != @{ports} oif != @{ports} accept",
                $"iif @{ports} ether type arp accept",
                // Only what br_netfilter has led to another pod of this bridge comes here; the tables of ip judge it.
                $"iif @{ports} ether type ip oif . ether daddr @{WallSets.Targets.Name} accept",
                "drop",
            ]
        );
        // A reset, or ICMP, which the kernel holds back when there is much of it. Where br_netfilter has led a packet
        // to its pod, a reset would come from that, and not from the service that was asked.
        const string Prohibited = "reject with icmp type admin-prohibited";
        yield return (
            "ip",
            Refuse,
            "",
            [$"ct status dnat {Prohibited}", "meta l4proto tcp reject with tcp reset", Prohibited]
        );
        yield return (
            "ip",
            "of_pods",
            "",
            ["ct state established,related accept", $"ip saddr vmap @{WallSets.Tenants.Name}"]
        );
        yield return ("ip", PolicySets.Closed, "", [$"goto {Refuse}"]);
        yield return ("ip", "from_pods", "", [$"ip saddr vmap @{PolicySets.Egress.Name}"]);
        yield return ("ip", "to_pods", "", [$"ip daddr vmap @{PolicySets.Ingress.Name}"]);
        yield return (
            "ip",
            "policies",
            // After tenants were kept apart. Not by the state of a connection: one that may not go on ends.
            "type filter hook forward priority -9",
            [
                "ct direction reply accept",
                "ct state related accept",
                $"ip saddr . ip daddr @{PolicySets.Selves.Name} accept",
                $"iifname \"{Bridge}\" jump from_pods",
                $"oifname \"{Bridge}\" jump to_pods",
            ]
        );
        var tunnel = string.Create(
            CultureInfo.InvariantCulture,
            // Who could write to a node's tunnel himself would write as anybody.
            $"iifname \"{Bridge}\" udp dport {TunnelDevice.Port} drop"
        );
        yield return (
            "ip",
            "guard",
            "type filter hook prerouting priority -301",
            [$"iifname \"{Bridge}\" ip saddr != @{WallSets.Locals.Name} drop"]
        );
        yield return (
            "ip",
            "walls",
            // After services have led it elsewhere, before they refuse it.
            "type filter hook forward priority -10",
            [$"iifname \"{Bridge}\" ip daddr {Pods} jump of_pods", $"iifname \"{Bridge}\" ip daddr {Pods} drop", tunnel]
        );
        yield return ("ip", "to_node", "type filter hook input priority -10", [tunnel]);
        yield return (
            "ip",
            "from_node",
            "type filter hook output priority -10",
            // That two pods are neighbours is so, and not for them to use.
            [$"oifname \"{Bridge}\" icmp type redirect drop"]
        );
    }

    private IEnumerable<string> OfPod(string sources)
    {
        if (Hardware == 0)
            yield break;
        var own = WallSets.TextOf(Hardware);
        yield return $"ether type arp iif . ether saddr . arp saddr ip @{sources} accept";
        yield return $"ether type ip iif . ether saddr . ip saddr @{sources} "
            + $"ether daddr set {own} meta pkttype set host accept";
    }
}
