using System.CommandLine;
using System.Globalization;
using Arktos.Local;
using Arktos.Store.Partitions;
using Arktos.StoreClient.Wire;
using Spectre.Console;

namespace Arktos.Operator;

/// <summary>`arktos status`: what runs, who leads, how far each replica is.</summary>
internal static class StatusCommand
{
    public static Command Command()
    {
        var command = new Command("status", "Show processes, stores and partitions of the local cluster")
        {
            LocalOptions.StateDirectory,
        };
        command.SetAction(
            async (parsed, cancel) =>
            {
                try
                {
                    await ShowAsync(LocalOptions.Load(parsed), cancel).ConfigureAwait(false);
                    return 0;
                }
                catch (Exception e) when (e is InvalidOperationException or InvalidDataException or IOException)
                {
                    await Console.Error.WriteLineAsync($"arktos status: {e.Message}").ConfigureAwait(false);
                    return 1;
                }
            }
        );
        return command;
    }

    private static async Task ShowAsync(ClusterLayout layout, CancellationToken cancel)
    {
        var table = new ProcessTable(layout);
        var processes = Grid.Of("PROCESS", "STATE", "PID");
        foreach (var process in layout.Processes)
            processes.AddRow(
                process.Name,
                table.FindPid(process) is { } pid ? "running" : "[red]down[/]",
                table.FindPid(process)?.ToString(CultureInfo.InvariantCulture) ?? "-"
            );
        Grid.Print(processes);
        AnsiConsole.WriteLine();

        using var keyspace = OperatorKeyspace.Open(layout);
        // Asked one by one, as the configuration names them: the partition map can only be read while partition 0 has a
        // leader.
        var configuration = ClusterConfiguration.Read(layout.ClusterFile);
        var status = await keyspace
            .StatusAsync(
                configuration.Stores.Select(s => new StoreNode
                {
                    Id = s.Id,
                    Name = s.Name,
                    Az = s.Az,
                    Address = s.Address,
                }),
                cancel
            )
            .ConfigureAwait(false);
        var stores = Grid.Of("STORE", "AZ", "ADDRESS", "STATE", "LEADS", "KEYSPACE", "LOG");
        foreach (var (store, answer) in status)
            stores.AddRow(
                store.Name,
                store.Az,
                store.Address,
                answer is null ? "[red]down[/]" : "up",
                answer?.Partitions.Count(p => p.Leader == store.Id).ToString(CultureInfo.InvariantCulture) ?? "-",
                Size(answer?.KeyspaceBytes),
                Size(answer?.LogBytes)
            );
        Grid.Print(stores);
        AnsiConsole.WriteLine();

        var partitions = Grid.Of(
            "PARTITION",
            "LEADER",
            "MEMBERS",
            "STATE",
            "TERM",
            "APPLIED",
            "LAG",
            "REVISION",
            "PROBLEM"
        );
        foreach (
            var id in configuration
                .Partitions.Select(p => (uint)p.Id)
                .Union(status.SelectMany(s => s.Status?.Partitions.Select(p => p.Partition) ?? []))
                .Order()
        )
        {
            var replicas = status
                .Where(s => s.Status is not null)
                .SelectMany(s => s.Status!.Partitions.Where(p => p.Partition == id))
                .ToList();
            if (replicas.Count == 0)
            {
                partitions.AddRow(Number(id), "[red]unknown[/]", "-", "-", "-", "-", "-", "-", "no replica answers");
                continue;
            }
            var newest = replicas.MaxBy(p => p.Term)!;
            var leader = status.FirstOrDefault(s => s.Store.Id == newest.Leader).Store?.Name ?? "[red]none[/]";
            var applied = replicas.Max(p => p.AppliedIndex);
            partitions.AddRow(
                Number(id),
                leader,
                string.Join(
                    ' ',
                    newest
                        .Replicas.Order()
                        .Select(r => status.FirstOrDefault(s => s.Store.Id == r).Store?.Name ?? $"({r})")
                ),
                replicas.All(p => p.Asleep) ? "asleep"
                    : replicas.Any(p => p.Installing) ? "installing"
                    : "awake",
                newest.Term.ToString(CultureInfo.InvariantCulture),
                applied.ToString(CultureInfo.InvariantCulture),
                (applied - replicas.Min(p => p.AppliedIndex)).ToString(CultureInfo.InvariantCulture),
                replicas.Max(p => p.Revision).ToString(CultureInfo.InvariantCulture),
                Markup.Escape(string.Join("; ", replicas.Where(p => p.Problem.Length > 0).Select(p => p.Problem)))
            );
        }
        Grid.Print(partitions);
    }

    private static string Number(uint value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Size(long? bytes) =>
        bytes is { } b ? (b / (1024.0 * 1024.0)).ToString("0.0", CultureInfo.InvariantCulture) + " MiB" : "-";
}
