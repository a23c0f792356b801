using System.CommandLine;
using Arktos.Kubelet;
using Arktos.Kubelet.Network;
using Arktos.VmRuntime;
using Microsoft.Extensions.Logging.Abstractions;

namespace Arktos.Local;

/// <summary>
/// `arktos down`: stops a local cluster and its pods; with --delete nothing of it is left on the machine.
/// </summary>
internal static class DownCommand
{
    private static readonly Option<bool> Delete = new("--delete")
    {
        Description = "also delete the state directory: data, certificates, logs",
    };

    public static Command Command()
    {
        var command = new Command("down", "Stop the local cluster and its pods")
        {
            LocalOptions.StateDirectory,
            Delete,
        };
        command.SetAction(
            async (parsed, cancel) =>
            {
                try
                {
                    return await RunAsync(parsed, cancel).ConfigureAwait(false);
                }
                catch (Exception e)
                    when (e is InvalidDataException or IOException or UnauthorizedAccessException or TimeoutException)
                {
                    await Console.Error.WriteLineAsync($"arktos down: {e.Message}").ConfigureAwait(false);
                    return 1;
                }
            }
        );
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancel)
    {
        var directory = LocalOptions.Directory(parsed);
        if (ClusterLayout.TryLoad(directory) is not { } layout)
        {
            Console.WriteLine($"there is no local cluster in {directory}");
            return 0;
        }
        var table = new ProcessTable(layout);
        // The supervisors first, who would start again what is stopped; one that hangs may hold the lock, so that
        // nothing can be said to it. Then from the edge inwards, so that nobody reports the loss of the next.
        await StopAsync(table, layout.SupervisorProcesses).ConfigureAwait(false);
        new WantedState(layout).Write(WantedProcesses.None);
        foreach (
            var group in (IEnumerable<LocalProcess>[])
                [layout.ComponentProcesses, layout.ApiServerProcesses, layout.StoreProcesses]
        )
            await StopAsync(table, group).ConfigureAwait(false);
        var failures = new List<string>();
        var delete = parsed.GetValue(Delete);
        if (layout.RunsContainers)
        {
            // Each has its own containerd and its own network: none waits for another.
            foreach (
                var failed in await Task.WhenAll(layout.Nodes.Select(n => CleanAsync(layout, n, delete, cancel)))
                    .ConfigureAwait(false)
            )
                failures.AddRange(failed);
            foreach (var node in layout.Nodes)
                Console.WriteLine($"stopped the pods and containerd of {node.Name}");
            if (layout.HasNamespaces)
                failures.AddRange(
                    await layout
                        .Network.Machine.RemoveAsync(
                            layout.Nodes.Select(n => n.Place!),
                            [layout.Network.ProxyTable],
                            cancel
                        )
                        .ConfigureAwait(false)
                );
        }
        foreach (var failure in failures)
            await Console.Error.WriteLineAsync($"arktos down: {failure}").ConfigureAwait(false);
        if (failures.Count > 0)
            return 1;
        if (delete)
        {
            Directory.Delete(directory, recursive: true);
            Console.WriteLine($"deleted {directory}");
        }
        return 0;
    }

    /// <summary>Takes away what a node agent, its containerd and its virtual machines have made.</summary>
    /// <returns>What could not be taken away.</returns>
    public static async Task<IReadOnlyList<string>> CleanAsync(
        ClusterLayout layout,
        LocalNode node,
        bool deleteFiles,
        CancellationToken cancel
    )
    {
        var containerd = KubeletHost.LayoutOf(layout.NodeDirectory(node));
        // Before the folder goes in which they are written down.
        var failures = await VmRuntimeHost
            .RemoveAllAsync(
                new VmRuntimeOptions
                {
                    StateDirectory = layout.MachinesDirectory(node),
                    Socket = layout.MachinesSocket(node),
                    CniConfigDirectory = containerd.CniConfigDirectory,
                },
                NullLoggerFactory.Instance,
                cancel
            )
            .ConfigureAwait(false);
        if (failures.Count > 0)
            return failures;
        return await new NodeCleanup(containerd, layout.NetworkOf(node))
            .RunAsync(layout.NodeDirectory(node), deleteFiles, cancel)
            .ConfigureAwait(false);
    }

    private static async Task StopAsync(ProcessTable table, IEnumerable<LocalProcess> processes)
    {
        foreach (var name in await table.StopAsync(processes).ConfigureAwait(false))
            Console.WriteLine($"stopped {name}");
    }
}
