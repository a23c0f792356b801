using Arktos.Kubelet.Network;

namespace Arktos.Kubelet.Services;

/// <summary>Whether a node agent can route services.</summary>
internal static class ServiceProxyAbility
{
    /// <summary>Why it cannot; "" when it can.</summary>
    public static async Task<string> WhyOffAsync(KubeletOptions options, CancellationToken ct)
    {
        if (options.Runtime == RuntimeKind.Hollow)
            return "the hollow runtime has no network";
        if (options.Network is null)
            return "the agent does not run the pods' network itself";
        if (!Environment.IsPrivilegedProcess)
            return "it needs root";
        return await NftTable.IsThereAsync(ct).ConfigureAwait(false) ? "" : "the machine has no nft";
    }
}
