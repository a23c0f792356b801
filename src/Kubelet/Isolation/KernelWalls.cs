using Arktos.Kubelet.Netlink;
using Arktos.Kubelet.Services;

namespace Arktos.Kubelet.Isolation;

/// <summary>The tables that keep tenants apart, in the kernel. One thread.</summary>
internal sealed class KernelWalls(NftTransactions nft)
{
    private readonly HashSet<string> _tenants = [];
    private long? _foreign;

    /// <summary>Somebody else has changed something in nftables since then; it need not be these tables.</summary>
    public bool MayHaveBeenChanged => nft.Foreign != _foreign;

    /// <summary>The tables are this afterwards, whatever they were, in one transaction; connections go on.</summary>
    /// <exception cref="IOException">The kernel, or nft, does not take it.</exception>
    public async Task WriteWholeAsync(WallRules rules, WallTable table, CancellationToken ct)
    {
        _foreign = nft.Foreign;
        await nft.RunAsync(rules.WriteWhole(table.Tenants, table.Whole()), ct).ConfigureAwait(false);
        Know(table.Tenants);
    }

    /// <summary>The rules are these afterwards, and what is in the tables stays, whoever has written it.</summary>
    /// <exception cref="IOException">The kernel, or nft, does not take it.</exception>
    public async Task WriteRulesAsync(WallRules rules, WallTable table, CancellationToken ct)
    {
        await nft.RunAsync(rules.Write(table.Tenants), ct).ConfigureAwait(false);
        Know(table.Tenants);
    }

    /// <exception cref="IOException">The tables are not what they were, or cannot be changed: write the
    /// whole.</exception>
    public async Task WriteAsync(WallRules rules, WallTable table, ElementChanges changes, CancellationToken ct)
    {
        foreach (var tenant in table.Tenants.Where(t => !_tenants.Contains(t)))
        {
            await nft.RunAsync(rules.WriteTenant(tenant), ct).ConfigureAwait(false);
            _tenants.Add(tenant);
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
    }

    private void Know(IEnumerable<string> tenants)
    {
        _tenants.Clear();
        _tenants.UnionWith(tenants);
    }
}
