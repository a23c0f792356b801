using System.CommandLine;
using Arktos.Kubelet.Network;

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
        if (layout.Runtime == "containerd")
            foreach (var node in layout.Nodes)
            {
                var cleanup = new NodeCleanup(
                    new ContainerdLayout(Path.Combine(layout.NodeDirectory(node), "containerd")),
                    new NodeNetworkOptions { BridgeName = node.Bridge, PodCidr = node.PodCidr }
                );
                failures.AddRange(
                    await cleanup.RunAsync(layout.NodeDirectory(node), delete, cancel).ConfigureAwait(false)
                );
                Console.WriteLine($"stopped the pods and containerd of {node.Name}");
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

    private static async Task StopAsync(ProcessTable table, IEnumerable<LocalProcess> processes)
    {
        foreach (var name in await table.StopAsync(processes).ConfigureAwait(false))
            Console.WriteLine($"stopped {name}");
    }
}
