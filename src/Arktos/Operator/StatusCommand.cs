using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Arktos.Local;
using Spectre.Console;

namespace Arktos.Operator;

/// <summary>
/// `arktos status`: what runs, who leads, how far each replica is, nodes and pods. Exit code 1 when something is not as
/// it should be.
/// </summary>
internal static class StatusCommand
{
    private static readonly TimeSpan WatchInterval = TimeSpan.FromSeconds(2);
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    private static readonly Option<string> Output = new("--output", "-o")
    {
        Description = "text or json",
        DefaultValueFactory = _ => "text",
    };
    private static readonly Option<bool> Watch = new("--watch", "-w")
    {
        Description = "show it again every two seconds, until it is broken off",
    };

    public static Command Command()
    {
        Output.AcceptOnlyFromAmong("text", "json");
        var command = new Command("status", "Show processes, stores, partitions, nodes and pods of the local cluster")
        {
            LocalOptions.StateDirectory,
            Output,
            Watch,
        };
        command.SetAction(
            async (parsed, cancel) =>
            {
                try
                {
                    return await RunAsync(parsed, cancel).ConfigureAwait(false);
                }
                catch (Exception e) when (e is InvalidOperationException or InvalidDataException or IOException)
                {
                    await Console.Error.WriteLineAsync($"arktos status: {e.Message}").ConfigureAwait(false);
                    return 1;
                }
                catch (OperationCanceledException)
                {
                    return 0; // a watch that was broken off
                }
            }
        );
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancel)
    {
        var layout = LocalOptions.Load(parsed);
        var (asJson, again) = (parsed.GetRequiredValue(Output) == "json", parsed.GetValue(Watch));
        while (true)
        {
            var status = await ClusterStatusReader.ReadAsync(layout, cancel).ConfigureAwait(false);
            if (again && !asJson && !Console.IsOutputRedirected)
                AnsiConsole.Clear();
            if (asJson)
                Console.WriteLine(JsonSerializer.Serialize(status, Json));
            else
                Print(status);
            if (!again)
                return status.Problems.Count == 0 ? 0 : 1;
            await Task.Delay(WatchInterval, cancel).ConfigureAwait(false);
        }
    }

    private static void Print(ClusterStatus status)
    {
        var processes = Grid.Of("PROCESS", "STATE", "PID");
        foreach (var process in status.Processes)
            processes.AddRow(process.Name, process.Pid is null ? "[red]down[/]" : "running", Number(process.Pid));
        Section(processes);

        var stores = Grid.Of("STORE", "AZ", "ADDRESS", "STATE", "LEADS", "KEYSPACE", "LOG");
        foreach (var store in status.Stores)
            stores.AddRow(
                Markup.Escape(store.Name),
                Markup.Escape(store.Az),
                store.Address,
                store.IsUp ? "up" : "[red]down[/]",
                Number(store.Leads),
                Size(store.KeyspaceBytes),
                Size(store.LogBytes)
            );
        Section(stores);
        Section(Partitions(status));

        if (status.Pods is not null)
        {
            var nodes = Grid.Of("NODE", "STATE", "ADDRESS", "PODS", "SERVICES");
            foreach (var node in status.Nodes)
                nodes.AddRow(
                    Markup.Escape(node.Name),
                    node.IsReady ? "ready" : "[red]not ready[/]",
                    node.Address,
                    Number(node.Pods),
                    node.RoutesServices switch
                    {
                        true => "routed",
                        false => "not routed",
                        null => "",
                    }
                );
            Section(nodes);
            var phases = status.Pods.Select(p => $"{p.Value} {p.Key.ToLowerInvariant()}");
            Console.WriteLine($"pods: {(status.Pods.Count == 0 ? "none" : string.Join(", ", phases))}");
        }
        Console.WriteLine(
            status.Kubeconfig.Length > 0
                ? $"kubeconfig: {status.Kubeconfig} ({status.Server})"
                : "kubeconfig: none; arktos up writes it"
        );
        foreach (var problem in status.Problems)
            Console.WriteLine($"problem: {problem}");
    }

    private static Table Partitions(ClusterStatus status)
    {
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
        foreach (var partition in status.Partitions)
            if (partition.State.Length == 0)
                partitions.AddRow(
                    Number(partition.Id),
                    "[red]unknown[/]",
                    "-",
                    "-",
                    "-",
                    "-",
                    "-",
                    "-",
                    partition.Problem
                );
            else
                partitions.AddRow(
                    Number(partition.Id),
                    partition.Leader.Length == 0 ? "[red]none[/]" : Markup.Escape(partition.Leader),
                    Markup.Escape(string.Join(' ', partition.Members)),
                    partition.State,
                    Number(partition.Term),
                    Number(partition.Applied),
                    Number(partition.Lag),
                    Number(partition.Revision),
                    Markup.Escape(partition.Problem)
                );
        return partitions;
    }

    private static void Section(Table table)
    {
        Grid.Print(table);
        AnsiConsole.WriteLine();
    }

    private static string Number(IFormattable? value) => value?.ToString(null, CultureInfo.InvariantCulture) ?? "-";

    private static string Size(long? bytes) =>
        bytes is { } b ? (b / (1024.0 * 1024.0)).ToString("0.0", CultureInfo.InvariantCulture) + " MiB" : "-";
}
