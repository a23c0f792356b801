using System.CommandLine;
using System.Globalization;
using Arktos.Local;
using Arktos.Store.Backup;
using Arktos.StoreClient;

namespace Arktos.Operator;

/// <summary>
/// `arktos backup FILE`: a consistent cut through all partitions of the running cluster, in one file.
/// </summary>
internal static class BackupCommand
{
    private static readonly Argument<FileInfo> Target = new("file")
    {
        Description = "the file to write; it must not be there yet",
    };

    public static Command Command()
    {
        var command = new Command("backup", "Write all of the running cluster's keyspace, as of one moment, to a file")
        {
            Target,
            LocalOptions.StateDirectory,
        };
        command.SetAction(
            async (parsed, cancel) =>
            {
                try
                {
                    using var keyspace = OperatorKeyspace.Open(LocalOptions.Load(parsed));
                    await OperatorKeyspace.ConnectAsync(keyspace, cancel).ConfigureAwait(false);
                    var file = parsed.GetRequiredValue(Target).FullName;
                    using var progress = new ProgressLine("backup");
                    var summary = await ClusterBackup
                        .TakeAsync(keyspace, file, TimeProvider.System, progress, cancel)
                        .ConfigureAwait(false);
                    progress.End();
                    Console.WriteLine($"wrote {file}: {Describe(summary)}");
                    return 0;
                }
                catch (Exception e)
                    when (e
                            is IOException
                                or UnauthorizedAccessException
                                or KeyspaceScanException
                                or InvalidOperationException
                                or InvalidDataException
                                or TimeoutException
                    )
                {
                    await Console.Error.WriteLineAsync($"arktos backup: {e.Message}").ConfigureAwait(false);
                    return 1;
                }
            }
        );
        return command;
    }

    public static string Describe(BackupSummary summary) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{summary.Keys} keys, {summary.Bytes} bytes, of {summary.Partitions} partitions of cluster "
                + $"{summary.ClusterId} at revision {summary.Revision}, taken {summary.TakenAt:yyyy-MM-ddTHH:mm:ssZ}"
        );
}
