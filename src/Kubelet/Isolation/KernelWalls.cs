using Arktos.Kubelet.Netlink;
using Arktos.Kubelet.Network;
using Arktos.Kubelet.Policies;
using Arktos.Kubelet.Services;

namespace Arktos.Kubelet.Isolation;

/// <summary>The tables that keep tenants apart, and carry policies out, in the kernel. One thread.</summary>
internal sealed class KernelWalls(NftTransactions nft)
{
    private readonly HashSet<PodNetwork> _networks = [];
    private readonly HashSet<string> _chains = [],
        _sets = [];
    private long? _foreign;

    /// <summary>Somebody else has changed something in nftables since then; it need not be these tables.</summary>
    public bool MayHaveBeenChanged => nft.Foreign != _foreign;

    /// <summary>The tables are this afterwards, whatever they were, in one transaction; connections go on.</summary>
    /// <exception cref="IOException">The kernel, or nft, does not take it.</exception>
    public async Task WriteWholeAsync(WallRules rules, WallTable table, PolicyTable policies, CancellationToken ct)
    {
        _foreign = nft.Foreign;
        var chains = policies.Chains.ToList();
        await nft.RunAsync(rules.WriteWhole(table.Networks, table.Whole().Concat(policies.Whole()), chains), ct)
            .ConfigureAwait(false);
        Know(table.Networks);
        _chains.Clear();
        _sets.Clear();
        Know(chains);
    }

    /// <summary>The rules are these afterwards, and what is in the tables stays, whoever has written it.</summary>
    /// <exception cref="IOException">The kernel, or nft, does not take it.</exception>
    public async Task WriteRulesAsync(WallRules rules, WallTable table, CancellationToken ct)
    {
        await nft.RunAsync(rules.Write(table.Networks), ct).ConfigureAwait(false);
        Know(table.Networks);
    }

    /// <summary>
    /// Elements change all at once; chains and sets that they lead to are there before, and go when nothing leads there
    /// any more.
    /// </summary>
    /// <param name="policies">Null: chains of policies are left as they are.</param>
    /// <exception cref="IOException">The tables are not what they were, or cannot be changed: write the
    /// whole.</exception>
    public async Task WriteAsync(
        WallRules rules,
        WallTable table,
        PolicyTable? policies,
        ElementChanges changes,
        CancellationToken ct
    )
    {
        foreach (var network in table.Networks.Where(n => !_networks.Contains(n)))
        {
            await nft.RunAsync(rules.WriteNetwork(network), ct).ConfigureAwait(false);
            _networks.Add(network);
        }
        var chains = policies?.Chains.ToList() ?? [];
        if (chains.Where(c => !_chains.Contains(c.Name)).ToList() is { Count: > 0 } more)
        {
            await nft.RunAsync(rules.WriteChains(more), ct).ConfigureAwait(false);
            Know(more);
        }
        if (!changes.IsEmpty)
        {
            var written = changes.ForTable();
            var error = nft.Commit(now => ElementMessages.Write(rules.Table, now, written, [], WallSets.Locals));
            if (error != 0)
                throw new IOException($"nftables does not take the addresses of pods: {NetlinkSocket.Text(error)}");
        }
        foreach (var network in _networks.Except(table.Networks).ToList())
        {
            await nft.RunAsync(rules.RemoveNetwork(network), ct).ConfigureAwait(false);
            _networks.Remove(network);
        }
        if (policies is not null)
            await RemoveAsync(rules, chains, ct).ConfigureAwait(false);
    }

    /// <summary>Those that the kernel, or nft, does not take: each is tried where no packet comes by.</summary>
    public async Task<IReadOnlyList<(string Chain, string Reason)>> FindRefusedAsync(
        WallRules rules,
        IEnumerable<PolicyChain> chains,
        CancellationToken ct
    )
    {
        var (refused, probe) = (new List<(string, string)>(), rules with { Table = rules.Table + "-probe" });
        foreach (var chain in chains)
            try
            {
                await nft.RunAsync(
                        probe.WriteWhole([], [], [chain])
                            + NftTable.Removal("ip", probe.Table)
                            + NftTable.Removal("bridge", probe.Table),
                        ct
                    )
                    .ConfigureAwait(false);
            }
            catch (IOException e)
            {
                refused.Add((chain.Name, e.Message));
            }
        return refused;
    }

    private async Task RemoveAsync(WallRules rules, IReadOnlyCollection<PolicyChain> kept, CancellationToken ct)
    {
        var chains = _chains.Except(kept.Select(c => c.Name)).ToList();
        var sets = _sets.Except(kept.SelectMany(c => c.Sets).Select(s => s.Name)).ToList();
        if (chains.Count + sets.Count == 0)
            return;
        await nft.RunAsync(rules.RemoveChains(chains, sets), ct).ConfigureAwait(false);
        _chains.ExceptWith(chains);
        _sets.ExceptWith(sets);
    }

    private void Know(IEnumerable<PodNetwork> networks)
    {
        _networks.Clear();
        _networks.UnionWith(networks);
    }

    private void Know(IReadOnlyCollection<PolicyChain> chains)
    {
        _chains.UnionWith(chains.Select(c => c.Name));
        _sets.UnionWith(chains.SelectMany(c => c.Sets).Select(s => s.Name));
    }
}
