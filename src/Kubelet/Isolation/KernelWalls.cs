using Arktos.Kubelet.Netlink;
using Arktos.Kubelet.Network;
using Arktos.Kubelet.Policies;
using Arktos.Kubelet.Services;

namespace Arktos.Kubelet.Isolation;

/// <summary>The tables that keep tenants apart, and carry policies out, in the kernel. One thread.</summary>
internal sealed class KernelWalls(NftTransactions nft)
{
    private readonly HashSet<string> _tenants = [],
        _chains = [],
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
        await nft.RunAsync(rules.WriteWhole(table.Tenants, table.Whole().Concat(policies.Whole()), chains), ct)
            .ConfigureAwait(false);
        Know(table.Tenants);
        _chains.Clear();
        _sets.Clear();
        Know(chains);
    }

    /// <summary>The rules are these afterwards, and what is in the tables stays, whoever has written it.</summary>
    /// <exception cref="IOException">The kernel, or nft, does not take it.</exception>
    public async Task WriteRulesAsync(WallRules rules, WallTable table, CancellationToken ct)
    {
        await nft.RunAsync(rules.Write(table.Tenants), ct).ConfigureAwait(false);
        Know(table.Tenants);
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
        foreach (var tenant in table.Tenants.Where(t => !_tenants.Contains(t)))
        {
            await nft.RunAsync(rules.WriteTenant(tenant), ct).ConfigureAwait(false);
            _tenants.Add(tenant);
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
        foreach (var tenant in _tenants.Except(table.Tenants).ToList())
        {
            await nft.RunAsync(rules.RemoveTenant(tenant), ct).ConfigureAwait(false);
            _tenants.Remove(tenant);
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

    private void Know(IEnumerable<string> tenants)
    {
        _tenants.Clear();
        _tenants.UnionWith(tenants);
    }

    private void Know(IReadOnlyCollection<PolicyChain> chains)
    {
        _chains.UnionWith(chains.Select(c => c.Name));
        _sets.UnionWith(chains.SelectMany(c => c.Sets).Select(s => s.Name));
    }
}
