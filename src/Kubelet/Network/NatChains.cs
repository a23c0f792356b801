namespace Arktos.Kubelet.Network;

/// <summary>
/// The chains that CNI plugins make in the nat table, by `iptables -S`: "-N CHAIN", "-A CHAIN … -j TARGET".
/// </summary>
internal sealed class NatChains(string iptables)
{
    private const string Dnat = "CNI-HOSTPORT-DNAT";
    private static readonly string[] Shared = [Dnat, "CNI-HOSTPORT-SETMARK", "CNI-HOSTPORT-MASQ"];

    /// <summary>Removes the chains of one network's pods, and the rules that lead to them.</summary>
    public async Task RemoveOfNetworkAsync(string network, CancellationToken ct)
    {
        var mark = $"name: \\\"{network}\\\" ";
        var rules = (await ListAsync(ct).ConfigureAwait(false))
            .Where(r => r.StartsWith("-A ", StringComparison.Ordinal) && r.Contains(mark, StringComparison.Ordinal))
            .ToList();
        var chains = new HashSet<string>();
        foreach (var rule in rules)
        {
            var words = rule.Split(' ');
            if (IsOwn(words[1]))
                chains.Add(words[1]);
            else
            {
                if (IsOwn(words[^1]))
                    chains.Add(words[^1]);
                await DeleteAsync(rule, ct).ConfigureAwait(false);
            }
        }
        await RemoveAsync(chains, ct).ConfigureAwait(false);
    }

    /// <summary>
    /// Removes the chains that all networks share, if no pod has a rule in them. Agents of other clusters may make and
    /// remove them at the same time: what is gone already, or in use again, is no failure.
    /// </summary>
    public async Task RemoveSharedAsync(CancellationToken ct)
    {
        var rules = await ListAsync(ct).ConfigureAwait(false);
        if (rules.Any(r => r.StartsWith($"-A {Dnat} ", StringComparison.Ordinal)))
            return;
        foreach (
            var rule in rules.Where(r =>
                r.StartsWith("-A ", StringComparison.Ordinal)
                && Shared.Any(c => r.EndsWith("-j " + c, StringComparison.Ordinal))
                && !Shared.Contains(r.Split(' ')[1])
            )
        )
            await Command.TryAsync("sh", ["-c", $"{iptables} -w -t nat -D {rule[3..]}"], ct).ConfigureAwait(false);
        // Not flushed: it goes only while it is empty, so nobody's rules are lost.
        if (
            rules.Contains("-N " + Dnat)
            && (await Command.TryAsync(iptables, ["-w", "-t", "nat", "-X", Dnat], ct).ConfigureAwait(false)).Code != 0
        )
            return;
        foreach (var flag in new[] { "-F", "-X" })
        foreach (var chain in Shared.Where(c => c != Dnat && rules.Contains("-N " + c)))
            await Command.TryAsync(iptables, ["-w", "-t", "nat", flag, chain], ct).ConfigureAwait(false);
    }

    private static bool IsOwn(string chain) =>
        chain.StartsWith("CNI-", StringComparison.Ordinal) && !Shared.Contains(chain);

    /// <summary>Nothing where there is no such program or table.</summary>
    private async Task<IReadOnlyList<string>> ListAsync(CancellationToken ct)
    {
        var listed = await Command.TryAsync(iptables, ["-w", "-t", "nat", "-S"], ct).ConfigureAwait(false);
        return listed.Code == 0 ? listed.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries) : [];
    }

    /// <summary>A rule as it is listed is quoted for a shell.</summary>
    private Task DeleteAsync(string rule, CancellationToken ct) =>
        Command.RunAsync("sh", ["-c", $"{iptables} -w -t nat -D {rule[3..]}"], ct);

    private async Task RemoveAsync(IEnumerable<string> chains, CancellationToken ct)
    {
        var all = chains.ToList();
        foreach (var flag in new[] { "-F", "-X" })
        foreach (var chain in all)
            await Command.RunAsync(iptables, ["-w", "-t", "nat", flag, chain], ct).ConfigureAwait(false);
    }
}
