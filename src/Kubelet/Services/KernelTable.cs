using Arktos.Kubelet.Netlink;

namespace Arktos.Kubelet.Services;

/// <summary>
/// The proxy's table in the kernel. Rules and chains are written by nft, elements of sets by messages of our own: ten
/// thousand services are one transaction of a fifth of a second, where nft takes several times as long. One thread.
/// </summary>
internal sealed class KernelTable(ProxyRules rules, NftTransactions nft) : IDisposable
{
    private const int NoEntry = 2;

    private readonly NetlinkSocket _socket = new(NetlinkPart.Netfilter);
    private readonly HashSet<string> _chains = [];
    private long? _foreign;

    /// <summary>Somebody else has changed something in nftables since then; it need not be this table.</summary>
    public bool MayHaveBeenChanged => nft.Foreign != _foreign;

    /// <summary>The table is this afterwards, whatever it was; connections go on, and clients stay.</summary>
    /// <exception cref="IOException">The kernel, or nft, does not take it.</exception>
    public async Task WriteWholeAsync(TableChanges whole, CancellationToken ct)
    {
        _foreign = nft.Foreign;
        _chains.Clear();
        var script = rules.Write(whole.Chains.Values);
        try
        {
            await nft.RunAsync(script, ct).ConfigureAwait(false);
        }
        catch (IOException)
        {
            // Something of the same name is of another kind: the table is made anew.
            await nft.RunAsync($"add table ip {rules.Table}\ndelete table ip {rules.Table}\n{script}", ct)
                .ConfigureAwait(false);
        }
        _chains.UnionWith(whole.Chains.Keys);
        Commit(whole, isWhole: true);
    }

    /// <exception cref="IOException">The table is not what it was, or cannot be changed: write the whole.</exception>
    public async Task WriteAsync(TableChanges changes, CancellationToken ct)
    {
        var chains = changes.Chains.Values.Where(c => !_chains.Contains(c.Name)).ToList();
        if (chains.Count > 0)
        {
            await nft.RunAsync(rules.WriteChains(chains), ct).ConfigureAwait(false);
            _chains.UnionWith(chains.Select(c => c.Name));
        }
        Commit(changes, isWhole: false);
    }

    /// <summary>Clients that are to stay with a backend which is no more are led elsewhere.</summary>
    public void ForgetClients(ProxyTable table)
    {
        var gone = new TableChanges();
        foreach (var sets in (FrontendSets[])[ProxySets.WithAddress, ProxySets.NodePorts])
        {
            var clients = new List<SetElement>();
            _socket.Ask(
                ElementMessages.AskElements(rules.Table, sets.Clients),
                m => ElementMessages.Read(m, sets.Clients, clients)
            );
            gone.Removed.AddRange(clients.Where(c => !table.Has(sets.FrontendOf(c.Key.AsSpan(1)), c.Backend!.Value)));
        }
        if (!gone.IsEmpty)
            Commit(gone, isWhole: false);
    }

    /// <summary>Datagrams of conversations that are under way are led to who answers now.</summary>
    public void ForgetFlows(ProxyTable table)
    {
        var stale = new List<UdpFlow>();
        _socket.Ask(
            UdpFlowMessages.AskAll(),
            m =>
            {
                if (UdpFlowMessages.Read(m) is { } flow && flow.IsStale(table))
                    stale.Add(flow);
            }
        );
        foreach (var flow in stale)
            if (_socket.Commit(UdpFlowMessages.Forget(flow)) is var error and not (0 or NoEntry))
                throw new IOException($"the flow to {flow.Asked} is not forgotten: {NetlinkSocket.Text(error)}");
    }

    public void Dispose() => _socket.Dispose();

    private void Commit(TableChanges changes, bool isWhole)
    {
        var emptied = isWhole ? ProxySets.All.Where(s => !s.IsFilledByPackets) : [];
        var error = nft.Commit(now => ElementMessages.Write(rules.Table, now, changes, emptied, ProxySets.Selves));
        if (error != 0)
            throw new IOException($"nftables does not take the services: {NetlinkSocket.Text(error)}");
    }
}
