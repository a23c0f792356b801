using System.Text;

namespace Arktos.Kubelet.Services;

/// <summary>
/// Of the table that is the proxy's, what does not change with services: hooks, chains and empty sets. Pure.
/// <code>
///   prerouting of the own bridge, output ---> inside --+--> backends (dnat)
///   prerouting of other interfaces      ---> outside -+
///   postrouting: who must see the node's address (masquerade)
///   forward, input, output: what is asked for and nobody answers (reject)
/// </code>
/// No packet is marked: what a connection asked for is read of its own beginning. So the tables of several node agents
/// on one machine do not mix: the bridge's own agent comes first, for all else whoever was first has the word, and a
/// frontend is refused only where nobody has led it elsewhere.
/// </summary>
/// <param name="Bridges">A pattern of the bridges of all agents of the machine: their pods are left to them.</param>
internal sealed record ProxyRules(string Table, string Bridge, string PodCidr, string Bridges = "arktos*")
{
    private const string Loopback = "127.0.0.0/8",
        Multicast = "224.0.0.0/4";

    /// <summary>Packets of pods that leave this range get the node's address; "": others see to it.</summary>
    public string MasqueradesBeyond { get; init; } = "";

    /// <summary>
    /// One transaction: the table has these chains and rules afterwards, and at no moment none or others. What is in
    /// its sets stays.
    /// </summary>
    /// <exception cref="ArgumentException">A name that could be read as something else.</exception>
    public string Write(IEnumerable<ProxyChain> chains)
    {
        foreach (var name in (string[])[Table, Bridge, PodCidr, .. Beyond])
            if (name.Length == 0 || name.Any(c => !char.IsAsciiLetterOrDigit(c) && c is not ('-' or '_' or '.' or '/')))
                throw new ArgumentException($"\"{name}\" may not stand in rules of nftables");
        var script = new StringBuilder();
        script.Append($"add table ip {Table}\nflush table ip {Table}\n");
        foreach (var set in ProxySets.All)
            script.Append($"add {(set.IsMap ? "map" : "set")} ip {Table} {set.Name} {{ {set.Definition} }}\n");
        var all = Regular().Concat(chains).ToList();
        // A chain is there before anything leads to it.
        foreach (var (name, hook, _) in Hooks())
            script.Append($"add chain ip {Table} {name} {{ {hook} ; }}\n");
        foreach (var chain in all)
            script.Append($"add chain ip {Table} {chain.Name}\n");
        foreach (var (name, _, rules) in Hooks())
            Append(script, name, rules);
        foreach (var chain in all)
            Append(script, chain.Name, chain.Rules);
        return script.ToString();
    }

    /// <summary>More chains for elements to lead to.</summary>
    public string WriteChains(IEnumerable<ProxyChain> chains)
    {
        var script = new StringBuilder();
        foreach (var chain in chains)
        {
            script.Append($"add chain ip {Table} {chain.Name}\nflush chain ip {Table} {chain.Name}\n");
            Append(script, chain.Name, chain.Rules);
        }
        return script.ToString();
    }

    private string[] Beyond => MasqueradesBeyond.Length > 0 ? [MasqueradesBeyond] : [];

    private void Append(StringBuilder script, string chain, IEnumerable<string> rules)
    {
        foreach (var rule in rules)
            script.Append($"add rule ip {Table} {chain} {rule}\n");
    }

    private IEnumerable<(string Name, string Hook, string[] Rules)> Hooks()
    {
        // Before any address is rewritten: pods reach what listens on the node's loopback by services only.
        yield return (
            "guard",
            "type filter hook prerouting priority -300",
            [$"iifname \"{Bridge}\" ip daddr {Loopback} drop"]
        );
        // Before those of other agents, and of CNI plugins.
        yield return ("of_pods", "type nat hook prerouting priority -110", [$"iifname \"{Bridge}\" goto inside"]);
        yield return (
            "of_others",
            "type nat hook prerouting priority -105",
            [$"iifname \"{Bridge}\" return", $"iifname \"{Bridges}\" return", "goto outside"]
        );
        yield return ("of_node", "type nat hook output priority -105", ["goto inside"]);
        var remember = "ct state new ct status dnat goto remember";
        yield return ("remember_prerouting", "type filter hook prerouting priority -95", [remember]);
        yield return ("remember_output", "type filter hook output priority -95", [remember]);
        yield return (
            "sources",
            "type nat hook postrouting priority 95",
            [
                $"iifname \"{Bridges}\" iifname != \"{Bridge}\" return",
                "oifname \"lo\" return",
                "ct status dnat goto source",
            ]
        );
        // After that of services, which may have the word already.
        yield return (
            "leaving",
            "type nat hook postrouting priority 96",
            [
                .. Beyond.Select(range =>
                    $"ip saddr {PodCidr} ip daddr != {range} ip daddr != {Multicast} oifname != \"{Bridge}\" "
                    + "masquerade fully-random"
                ),
            ]
        );
        foreach (var hook in (string[])["input", "forward", "output"])
            yield return ($"refuse_{hook}", $"type filter hook {hook} priority -5", ["ct state new goto refusals"]);
    }

    private IEnumerable<ProxyChain> Regular()
    {
        var (own, ports) = (ProxySets.WithAddress, ProxySets.NodePorts);
        const string Asked = "ip daddr . meta l4proto . th dport",
            PortAsked = "fib daddr type local meta l4proto . th dport";
        yield return new(
            "inside",
            [
                "jump limits",
                $"{Asked} vmap @{own.Inside.Name}",
                $"{PortAsked} vmap @{ports.Inside.Name}",
                $"{Asked} vmap @{own.Outside.Name}",
                $"{PortAsked} vmap @{ports.Outside.Name}",
            ]
        );
        yield return new(
            "outside",
            ["jump limits", $"{Asked} vmap @{own.Outside.Name}", $"{PortAsked} vmap @{ports.Outside.Name}"]
        );
        yield return new(
            "limits",
            [$"{Asked} @{ProxySets.Limited.Name} {Asked} . ip saddr != @{ProxySets.Allowed.Name} drop"]
        );
        yield return new(
            "remember",
            [
                .. ProxyChain.OfEachProtocol(own, $"vmap @{own.Remembered.Name}"),
                $"ct original ip daddr @{ProxySets.ClusterAddresses.Name} return",
                $"ct original ip daddr @{ProxySets.OutsideAddresses.Name} return",
                .. ProxyChain.OfEachProtocol(ports, $"vmap @{ports.Remembered.Name}"),
            ]
        );
        yield return new(
            "source",
            [
                $"ip saddr . ip daddr @{ProxySets.Selves.Name} masquerade fully-random",
                // Of a client on the node's loopback, no answer would come back.
                $"ip saddr {Loopback} ip daddr != {Loopback} masquerade fully-random",
                $"ct original ip daddr @{ProxySets.ClusterAddresses.Name} "
                    + $"ip saddr != {PodCidr} masquerade fully-random",
                $"ct original ip daddr @{ProxySets.ClusterAddresses.Name} return",
                .. ProxyChain.OfEachProtocol(own, $"@{own.Masqueraded.Name} masquerade fully-random"),
                .. ProxyChain.OfEachProtocol(ports, $"@{ports.Masqueraded.Name} masquerade fully-random"),
            ]
        );
        yield return new(
            "refusals",
            [
                $"{Asked} vmap @{own.Refused.Name}",
                $"{PortAsked} vmap @{ports.Refused.Name}",
                $"ip daddr @{ProxySets.ClusterAddresses.Name} goto {ProxyChain.Refuse}",
            ]
        );
        // ICMP is held back by the kernel when there is much of it.
        yield return new(ProxyChain.Refuse, ["meta l4proto tcp reject with tcp reset", "reject"]);
        yield return new(ProxyChain.Discard, ["drop"]);
    }
}
