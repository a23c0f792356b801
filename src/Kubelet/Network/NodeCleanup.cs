using Arktos.Kubelet.Files;
using Arktos.Kubelet.Runtimes;
using Microsoft.Extensions.Logging;

namespace Arktos.Kubelet.Network;

/// <summary>
/// Takes away all that a node agent and its private containerd have made on the machine: pods, shims, mounts, cgroups,
/// the bridge, iptables chains, nftables rules, and with <c>deleteFiles</c> the directory. Every step is tried whatever
/// became of the others; it may be run again.
/// </summary>
public sealed class NodeCleanup(ContainerdLayout layout, NodeNetworkOptions network, ILogger? logger = null)
{
    /// <summary>The protocol number by which the agent's routes are known.</summary>
    internal const byte RouteProtocol = 97;

    /// <param name="stateDirectory">The agent's, whose mounts go too; containerd's directory is usually below
    /// it.</param>
    /// <returns>What could not be taken away; empty when nothing is left.</returns>
    public async Task<IReadOnlyList<string>> RunAsync(string stateDirectory, bool deleteFiles, CancellationToken ct)
    {
        var failures = new List<string>();
        await StepAsync("stop the pods", () => RemovePodsAsync(ct), failures).ConfigureAwait(false);
        await StepAsync("stop containerd", () => new ContainerdProcess(layout, network, logger).StopAsync(ct), failures)
            .ConfigureAwait(false);
        await StepAsync("stop the shims", () => StopShimsAsync(ct), failures).ConfigureAwait(false);
        await StepAsync("kill what is left of the pods", () => KillProcessesAsync(ct), failures).ConfigureAwait(false);
        await StepAsync(
                "unmount",
                () =>
                {
                    Mounts.UnmountBelow(layout.Directory);
                    Mounts.UnmountBelow(stateDirectory);
                    return Task.CompletedTask;
                },
                failures
            )
            .ConfigureAwait(false);
        await StepAsync(
                "remove cgroups",
                () =>
                {
                    PodCgroups.Remove(layout.Mark);
                    return Task.CompletedTask;
                },
                failures
            )
            .ConfigureAwait(false);
        // What is in a network namespace goes with that.
        if (network.NamespaceFile.Length == 0)
        {
            await StepAsync("remove the bridge", () => RemoveBridgeAsync(ct), failures).ConfigureAwait(false);
            await StepAsync("remove iptables chains", () => RemoveChainsAsync(ct), failures).ConfigureAwait(false);
            await StepAsync("remove nftables rules", () => NftTable.RemoveAsync(layout.Mark, ct), failures)
                .ConfigureAwait(false);
            await StepAsync("remove the walls between tenants", () => RemoveWallsAsync(ct), failures)
                .ConfigureAwait(false);
            await StepAsync("remove routes", () => RemoveRoutesAsync(ct), failures).ConfigureAwait(false);
        }
        if (deleteFiles)
            await StepAsync(
                    "delete files",
                    () =>
                    {
                        Delete(layout.Directory);
                        Delete(stateDirectory);
                        Delete(Path.GetDirectoryName(layout.Socket)!);
                        return Task.CompletedTask;
                    },
                    failures
                )
                .ConfigureAwait(false);
        return failures;
    }

    private async Task StepAsync(string what, Func<Task> step, List<string> failures)
    {
        try
        {
            await step().ConfigureAwait(false);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            logger?.LogWarning(e, "cleanup: could not {Step}", what);
            failures.Add($"could not {what}: {e.Message}");
        }
    }

    /// <summary>Through containerd, which is started for it: it gives addresses, rules and namespaces back.</summary>
    private async Task RemovePodsAsync(CancellationToken ct)
    {
        var process = new ContainerdProcess(layout, network, logger);
        if (!File.Exists(layout.ConfigFile))
            return;
        await process.StartAsync(ct).ConfigureAwait(false);
        using var runtime = new CriRuntime(layout.Socket);
        var pods = await runtime.ListPodsAsync(null, ct).ConfigureAwait(false);
        await Parallel
            .ForEachAsync(
                pods.Values,
                new ParallelOptions { MaxDegreeOfParallelism = 4, CancellationToken = ct },
                async (pod, cancel) =>
                {
                    foreach (var container in pod.Containers.Where(c => c.Phase == ContainerPhase.Running))
                        await runtime.StopContainerAsync(container.Id, TimeSpan.Zero, cancel).ConfigureAwait(false);
                    foreach (var sandbox in pod.Sandboxes)
                    {
                        await runtime.StopSandboxAsync(sandbox.Id, cancel).ConfigureAwait(false);
                        await runtime.RemoveSandboxAsync(sandbox.Id, cancel).ConfigureAwait(false);
                    }
                }
            )
            .ConfigureAwait(false);
    }

    private async Task StopShimsAsync(CancellationToken ct)
    {
        foreach (var pid in Processes.WithArgument(layout.Socket))
            await Processes.StopAsync(pid, TimeSpan.FromSeconds(2), ct).ConfigureAwait(false);
    }

    /// <summary>Containers that lost their shim, with the network namespaces that containerd bound for them.</summary>
    private async Task KillProcessesAsync(CancellationToken ct)
    {
        var namespaces = new HashSet<string>();
        // Until none is left: a process may have forked another in between.
        for (var tries = 0; tries < 10 && PodCgroups.Processes(layout.Mark) is { Count: > 0 } pids; tries++)
        {
            foreach (var pid in pids)
            {
                var names = await Command
                    .TryAsync(
                        "ip",
                        ["netns", "identify", pid.ToString(System.Globalization.CultureInfo.InvariantCulture)],
                        ct
                    )
                    .ConfigureAwait(false);
                if (names.Code == 0)
                    namespaces.UnionWith(
                        names
                            .Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
                            .Where(n => n.StartsWith("cni-", StringComparison.Ordinal))
                    );
            }
            await Task.WhenAll(pids.Select(pid => Processes.StopAsync(pid, TimeSpan.Zero, ct))).ConfigureAwait(false);
        }
        foreach (var name in namespaces)
            await Command.TryAsync("ip", ["netns", "delete", name], ct).ConfigureAwait(false);
    }

    /// <summary>A kernel that knows no tables of bridges has none.</summary>
    private async Task RemoveWallsAsync(CancellationToken ct)
    {
        await NftTable.RemoveAsync(layout.WallsTable, ct).ConfigureAwait(false);
        var listed = await Command.TryAsync("nft", ["list", "tables", "bridge"], ct).ConfigureAwait(false);
        if (listed.Code == 0 && listed.Output.Contains(layout.WallsTable, StringComparison.Ordinal))
            await NftTable.RemoveAsync(layout.WallsTable, ct, "bridge").ConfigureAwait(false);
    }

    private async Task RemoveBridgeAsync(CancellationToken ct)
    {
        if (!Directory.Exists($"/sys/class/net/{network.BridgeName}"))
            return;
        await Command.RunAsync("ip", ["link", "delete", network.BridgeName], ct).ConfigureAwait(false);
    }

    /// <summary>
    /// Chains of this node's pods, which a plugin that was killed half-way leaves behind (it finds them by the pod's
    /// interface, and that goes first); then those of the portmap plugin, which all nodes of a machine share, if no pod
    /// has a rule in them.
    /// </summary>
    private async Task RemoveChainsAsync(CancellationToken ct)
    {
        foreach (var iptables in new[] { "iptables", "ip6tables" })
        {
            var chains = new NatChains(iptables);
            await chains.RemoveOfNetworkAsync(network.BridgeName, ct).ConfigureAwait(false);
            await chains.RemoveSharedAsync(ct).ConfigureAwait(false);
        }
    }

    /// <summary>
    /// To pods of other nodes; those of other clusters' agents on this machine are not within the range.
    /// </summary>
    private async Task RemoveRoutesAsync(CancellationToken ct)
    {
        if (network.ClusterCidr.Length == 0)
            return;
        await Command
            .RunAsync("ip", ["-4", "route", "flush", "root", network.ClusterCidr, "proto", $"{RouteProtocol}"], ct)
            .ConfigureAwait(false);
        // Another agent of the cluster on this network makes it anew if it needs it.
        if (TunnelDevice.NameOf(network.ClusterCidr) is { Length: > 0 } tunnel)
            if (Directory.Exists($"/sys/class/net/{tunnel}"))
                await Command.RunAsync("ip", ["link", "delete", tunnel], ct).ConfigureAwait(false);
    }

    private static void Delete(string directory)
    {
        if (directory is "/" or "/run" or "" || !Directory.Exists(directory))
            return;
        var left = Mounts.Below(directory);
        // Deleting through a mount would delete what is mounted.
        if (left.Count > 0)
            throw new IOException($"{string.Join(", ", left)} is still mounted");
        PrivateFolders.Remove(directory);
    }
}
