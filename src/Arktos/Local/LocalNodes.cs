using Arktos.Kubelet.Network;

namespace Arktos.Local;

/// <summary>
/// How many node agents a local cluster has, and the network that they need. A cluster grows and does not shrink: what
/// a node has is for its owner to move away.
/// </summary>
internal static class LocalNodes
{
    /// <exception cref="ArgumentException">There cannot be so many.</exception>
    public static void RefuseCount(int nodes)
    {
        if (nodes is < 1 or > ClusterLayout.NodesMax)
            throw new ArgumentException($"--nodes {nodes} is not within 1 to {ClusterLayout.NodesMax}");
    }

    /// <summary>Why so many nodes cannot run containers here; null when they can.</summary>
    public static string? Refusal(int nodes)
    {
        if (Environment.UserName != "root")
            return "running containers needs root";
        string[] programs = ["containerd", "runc", "ip", "iptables"];
        if (nodes > 1)
            programs = [.. programs, "nft", "nsenter"];
        return Missing(programs);
    }

    /// <summary>Why nodes cannot run virtual machines here; null when they can.</summary>
    public static string? WhyNoMachines() =>
        Missing(["qemu-system-x86_64", "qemu-img", "xorriso", "ip", "nft", "nsenter"]);

    private static string? Missing(IEnumerable<string> programs)
    {
        string[] folders = [.. (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':'), "/usr/sbin", "/sbin"];
        foreach (var program in programs)
            if (!folders.Any(f => File.Exists(Path.Combine(f, program))))
                return $"{program} is not installed (hack/arktos-up.sh installs it)";
        return null;
    }

    /// <summary>
    /// The cluster with as many nodes as are asked for, and their network. The first node of a cluster that had only
    /// that one leaves the machine's own network for a namespace: its pods are started anew there.
    /// </summary>
    /// <param name="asked">Null: as many as it has.</param>
    /// <exception cref="InvalidOperationException">The machine, or the cluster, does not allow it.</exception>
    public static async Task<ClusterLayout> GrowAsync(
        ClusterLayout known,
        int? asked,
        Action<string> say,
        CancellationToken cancel
    )
    {
        if (asked is { } count)
            RefuseCount(count);
        if (asked < known.NodesCount)
            throw new InvalidOperationException(
                $"the cluster in {known.StateDirectory} has {known.NodesCount} nodes, and none is taken away: keep "
                    + $"pods off one with kubectl drain, or start afresh with: "
                    + OwnCommand.Line(known.StateDirectory, "down --delete")
            );
        var grown = known with { NodesCount = asked ?? known.NodesCount };
        if (grown.HasNamespaces)
        {
            if (Refusal(grown.NodesCount) is { } refusal)
                throw new InvalidOperationException($"{grown.NodesCount} nodes cannot run here: {refusal}");
            await EnsureNetworkAsync(grown, cancel).ConfigureAwait(false);
        }
        if (grown == known)
            return known;
        LocalPki.Ensure(grown);
        // Nobody starts anything meanwhile.
        using var held = new WantedState(known).Lock();
        grown.Save();
        if (grown.HasNamespaces && !known.HasNamespaces)
            await LeaveMachineAsync(known, say, cancel).ConfigureAwait(false);
        return grown;
    }

    private static async Task EnsureNetworkAsync(ClusterLayout layout, CancellationToken cancel)
    {
        try
        {
            await layout.Network.Machine.EnsureAsync(layout.Nodes.Select(n => n.Place!), cancel).ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InvalidOperationException(
                $"{layout.NodesCount} nodes on one machine need network namespaces, which cannot be made here "
                    + $"(CAP_NET_ADMIN and CAP_SYS_ADMIN are needed): {e.Message}",
                e
            );
        }
    }

    private static async Task LeaveMachineAsync(ClusterLayout known, Action<string> say, CancellationToken cancel)
    {
        var table = new ProcessTable(known);
        foreach (var node in known.Nodes)
        {
            var agents = known.ComponentProcesses.Where(p =>
                p.Name == ClusterLayout.AgentName(node) || p.Name == ClusterLayout.MachinesName(node)
            );
            await table.StopAsync(agents).ConfigureAwait(false);
            if (!Directory.Exists(known.NodeDirectory(node)))
                continue;
            foreach (
                var failure in await DownCommand
                    .CleanAsync(known, node, deleteFiles: false, cancel)
                    .ConfigureAwait(false)
            )
                throw new InvalidOperationException($"{node.Name} cannot leave this machine's own network: {failure}");
            say($"{node.Name} has left this machine's own network; its pods are started anew");
        }
    }
}
