using System.CommandLine;
using Arktos.Local;
using Arktos.Store.Backup;
using Arktos.StoreClient;

namespace Arktos.Operator;

/// <summary>
/// `arktos restore FILE`: puts a backup into a new cluster. API servers and what is above them must not see half of it:
/// those that run are stopped, and started again when it is done.
/// </summary>
internal static class RestoreCommand
{
    private static readonly Argument<FileInfo> Source = new("file") { Description = "a file that arktos backup wrote" };
    private static readonly Option<bool> Overwrite = new("--overwrite")
    {
        Description = "restore into a cluster that is not new: everything that it holds is deleted",
    };
    private static readonly Option<long> Above = new("--above")
    {
        Description =
            "the highest resourceVersion that the lost cluster is known to have given out, if its clocks were more "
            + "than an hour ahead",
    };
    private static readonly Option<bool> VerifyOnly = new("--verify-only")
    {
        Description = "only read the file and check it",
    };

    public static Command Command()
    {
        var command = new Command("restore", "Put a backup into a new cluster")
        {
            Source,
            Overwrite,
            Above,
            VerifyOnly,
            LocalOptions.StateDirectory,
        };
        command.SetAction(
            async (parsed, cancel) =>
            {
                try
                {
                    return await RunAsync(parsed, cancel).ConfigureAwait(false);
                }
                catch (Exception e)
                    when (e
                            is IOException
                                or UnauthorizedAccessException
                                or KeyspaceScanException
                                or BackupDamagedException
                                or RestoreException
                                or InvalidOperationException
                                or InvalidDataException
                                or TimeoutException
                    )
                {
                    await Console.Error.WriteLineAsync($"arktos restore: {e.Message}").ConfigureAwait(false);
                    return 1;
                }
            }
        );
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancel)
    {
        var file = parsed.GetRequiredValue(Source).FullName;
        var backup = ClusterRestore.Verify(file, cancel);
        Console.WriteLine($"{file} is whole: {BackupCommand.Describe(backup)}");
        if (parsed.GetValue(VerifyOnly))
            return 0;
        var layout = LocalOptions.Load(parsed);
        using var keyspace = OperatorKeyspace.Open(layout);
        await OperatorKeyspace.ConnectAsync(keyspace, cancel).ConfigureAwait(false);
        var options = new RestoreOptions(
            FreshCluster.Makes,
            parsed.GetValue(Overwrite),
            new Revision(parsed.GetValue(Above))
        );
        // Before anything is stopped: what is refused has changed nothing.
        await ClusterRestore.RefuseIfUsedAsync(keyspace, options, cancel).ConfigureAwait(false);

        var (table, state) = (new ProcessTable(layout), new WantedState(layout));
        var before = state.Read();
        if (before == WantedProcesses.All)
            state.Write(WantedProcesses.Stores);
        var stopped = new List<LocalProcess>();
        // From the edge inwards, so that nobody reports the loss of the next.
        foreach (var group in (IEnumerable<LocalProcess>[])[layout.ComponentProcesses, layout.ApiServerProcesses])
        {
            var names = await table.StopAsync(group).ConfigureAwait(false);
            stopped.AddRange(group.Where(p => names.Contains(p.Name)));
        }
        if (stopped.Count > 0)
            Console.WriteLine($"stopped {string.Join(", ", stopped.Select(p => p.Name))}");
        try
        {
            using var progress = new ProgressLine("restore");
            var summary = await ClusterRestore
                .RunAsync(keyspace, file, options, TimeProvider.System, progress, cancel)
                .ConfigureAwait(false);
            progress.End();
            Console.WriteLine(
                $"restored {summary.Restored} keys ({summary.Deleted} that were there before are deleted); all "
                    + $"revisions are above {summary.Floor}"
            );
        }
        finally
        {
            // After a restore that broke off they refuse to serve, and say why.
            state.Write(before);
            foreach (var process in Enumerable.Reverse(stopped))
                table.StartIfWanted(process);
            if (stopped.Count > 0)
                Console.WriteLine($"started {string.Join(", ", stopped.Select(p => p.Name))}");
        }
        if (stopped.Count == 0)
            Console.WriteLine($"next: {OwnCommand.Line(layout.StateDirectory, "up")}");
        return 0;
    }
}
