using Arktos.Kubelet.Network;
using Arktos.Kubelet.Policies;
using Arktos.Kubelet.Routes;

namespace Arktos.Kubelet.Isolation;

/// <summary>Whether a node agent can keep pods of different tenants apart.</summary>
internal static class WallAbility
{
    /// <summary>Why it cannot; "" when it can.</summary>
    /// <param name="proxyIsOff">Why it cannot route services, which needs the same and more.</param>
    /// <param name="pods">The range of the cluster's pods.</param>
    public static async Task<string> WhyOffAsync(string proxyIsOff, string table, string pods, CancellationToken ct)
    {
        if (proxyIsOff.Length > 0)
            return proxyIsOff;
        if (!PodRange.TryParse(pods, out _))
            return "the range of pods is not known when the agent starts";
        // What the kernel, or nft, does not know is found by writing it, for a moment, where no packet comes by.
        var probe = new WallRules(table + "-probe", "arktos-no-br", pods, Hardware: 1);
        try
        {
            await NftTable
                .ApplyAsync(
                    probe.WriteWhole([PodNetwork.DefaultOf("probe")], [], [PolicyChain.Sample()])
                        + NftTable.Removal("ip", probe.Table)
                        + NftTable.Removal("bridge", probe.Table),
                    ct
                )
                .ConfigureAwait(false);
            return "";
        }
        catch (IOException e)
        {
            return $"nftables cannot do it: {e.Message}";
        }
    }
}
