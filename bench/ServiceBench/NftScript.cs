using System.Diagnostics;
using Arktos.Kubelet.Network;
using Arktos.Kubelet.Services;

namespace Arktos.ServiceBench;

/// <summary>The same elements as a script for nft: what the proxy's own messages are to be held against.</summary>
internal static class NftScript
{
    private const string Table = "arktos-bench-nft";

    public static async Task<double> WriteAsync(TableChanges whole)
    {
        var rules = new ProxyRules(Table, "arktos-bench0", "10.240.0.0/24").Write(whole.Chains.Values);
        var elements = whole
            .Added.GroupBy(e => e.Set.Name)
            .Select(g =>
            {
                var all = g.Select(e => e.ToString()[(g.Key.Length + 1)..]);
                return $"add element ip {Table} {g.Key} {{ {string.Join(", ", all)} }}\n";
            });
        var script = rules + string.Concat(elements);
        var begun = Stopwatch.GetTimestamp();
        await NftTable.ApplyAsync(script, default);
        var took = Stopwatch.GetElapsedTime(begun).TotalMilliseconds;
        await NftTable.RemoveAsync(Table, default);
        return took;
    }
}
