using System.Threading.Channels;
using Arktos.StoreClient;

namespace Arktos.Store.Backup;

/// <summary>How far a backup or a restore is.</summary>
public readonly record struct BackupProgress(long Keys, long Bytes);

/// <summary>What a backup holds.</summary>
/// <param name="Revision">The cut: every partition as of this revision.</param>
/// <param name="Keys">Of all partitions, those of the cluster itself with them.</param>
/// <param name="Bytes">Of keys and values.</param>
public sealed record BackupSummary(
    string ClusterId,
    Revision Revision,
    DateTimeOffset TakenAt,
    int Partitions,
    long Keys,
    long Bytes
)
{
    internal static BackupSummary Of(BackupHeader header, BackupTrailer trailer) =>
        new(
            header.ClusterId,
            new Revision(header.Revision),
            DateTimeOffset.FromUnixTimeMilliseconds(header.TakenAt),
            header.Partitions.Count,
            trailer.Partitions.Sum(p => (long)p.Keys),
            trailer.Partitions.Sum(p => (long)p.Bytes)
        );
}

/// <summary>
/// Takes a backup of a running cluster: a consistent cut at one revision through all partitions, streamed to a file.
/// Memory is bounded whatever the size: a few partitions are read at a time, a page of each.
/// </summary>
public static class ClusterBackup
{
    private const int PartitionsAtOnce = 4;

    /// <exception cref="IOException">The file cannot be written, or is there already; nothing of it is
    /// left.</exception>
    /// <exception cref="KeyspaceScanException">A partition cannot be read; nothing of the file is left.</exception>
    public static async Task<BackupSummary> TakeAsync(
        KeyspaceClient keyspace,
        string path,
        TimeProvider time,
        IProgress<BackupProgress>? progress,
        CancellationToken cancel
    )
    {
        var partitions = keyspace.Map.Partitions.Select(p => new PartitionId((ushort)p.Id)).Order().ToList();
        var cut = await CutAsync(keyspace, partitions, cancel).ConfigureAwait(false);
        var header = new BackupHeader
        {
            ClusterId = keyspace.Map.ClusterId,
            Revision = cut.Value,
            TakenAt = time.GetUtcNow().ToUnixTimeMilliseconds(),
            Version = typeof(ClusterBackup).Assembly.GetName().Version?.ToString(3) ?? "",
            Partitions = [.. partitions.Select(p => (uint)p.Value)],
        };
        using var writer = new BackupWriter(path, header);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var pages = Channel.CreateBounded<(PartitionId Partition, IReadOnlyList<KeyspaceItem> Items)>(PartitionsAtOnce);
        var reading = ReadAsync();
        var done = new BackupProgress();
        try
        {
            await foreach (var (partition, items) in pages.Reader.ReadAllAsync(cancel).ConfigureAwait(false))
            {
                writer.Add(partition, items);
                done = new BackupProgress(done.Keys + items.Count, done.Bytes + items.Sum(i => (long)i.Value.Length));
                progress?.Report(done);
            }
        }
        finally
        {
            await stop.CancelAsync().ConfigureAwait(false);
            await reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        return BackupSummary.Of(header, writer.Complete());

        async Task ReadAsync()
        {
            try
            {
                await Parallel
                    .ForEachAsync(
                        partitions,
                        new ParallelOptions
                        {
                            MaxDegreeOfParallelism = PartitionsAtOnce,
                            CancellationToken = stop.Token,
                        },
                        async (partition, token) =>
                        {
                            await foreach (var items in keyspace.ScanAsync(partition, cut, token).ConfigureAwait(false))
                                await pages.Writer.WriteAsync((partition, items), token).ConfigureAwait(false);
                        }
                    )
                    .ConfigureAwait(false);
                pages.Writer.Complete();
            }
            catch (Exception e)
            {
                pages.Writer.Complete(e);
            }
        }
    }

    /// <summary>
    /// The latest of all partitions' revisions, with every partition closed at it: what was acknowledged before the
    /// backup began is at or below it.
    /// </summary>
    private static async Task<Revision> CutAsync(
        KeyspaceClient keyspace,
        List<PartitionId> partitions,
        CancellationToken cancel
    )
    {
        var cut = Revision.None;
        foreach (var result in await LatestAsync(keyspace, partitions, Revision.None, cancel).ConfigureAwait(false))
            cut = Revision.Max(cut, result);
        await LatestAsync(keyspace, partitions, cut, cancel).ConfigureAwait(false);
        return cut;
    }

    internal static async Task<Revision[]> LatestAsync(
        KeyspaceClient keyspace,
        List<PartitionId> partitions,
        Revision atLeast,
        CancellationToken cancel
    ) =>
        await Task.WhenAll(
                partitions.Select(async partition =>
                    await keyspace.LatestAsync(partition, atLeast, cancel).ConfigureAwait(false) switch
                    {
                        ReadResult<Revision>.Ok ok => ok.Value,
                        ReadResult<Revision>.Unavailable unavailable => throw new KeyspaceScanException(
                            unavailable.Reason
                        ),
                        var other => throw new KeyspaceScanException(
                            $"partition {partition} cannot be read at revision {atLeast}: {other}"
                        ),
                    }
                )
            )
            .ConfigureAwait(false);
}
