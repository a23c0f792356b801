using System.Globalization;
using System.Text;
using Arktos.StoreClient;

namespace Arktos.Store.Backup;

/// <summary>A restore cannot begin or go on; the message says why and what to do.</summary>
public sealed class RestoreException(string message) : Exception(message);

/// <param name="IsOfFreshCluster">What a cluster makes by itself when it starts; anything else that is found is a
/// reason to refuse.</param>
/// <param name="Overwrite">Restore whatever the cluster holds; all of it is deleted.</param>
/// <param name="Above">The restored cluster's revisions are above this one too; none: as
/// <see cref="ClusterRestore.Floor"/> says.</param>
public sealed record RestoreOptions(
    Func<ObjectKey, bool> IsOfFreshCluster,
    bool Overwrite = false,
    Revision Above = default
);

/// <param name="Floor">Every revision of the restored cluster is above this one; older ones are answered
/// Compacted.</param>
public sealed record RestoreSummary(BackupSummary Backup, Revision Floor, long Deleted, long Restored);

/// <summary>
/// Restores a backup into a running, new cluster with any number of partitions. The file is checked as a whole before
/// anything is written. While it goes on, a marker stands in the keyspace (<see cref="MarkerKey"/>); one that broke off
/// is run again, from the start. Nothing else may write meanwhile: API servers must be stopped, and do not start while
/// the marker stands.
/// </summary>
public static class ClusterRestore
{
    /// <summary>
    /// How far revisions of the lost cluster may have run ahead of our clock, beyond what the backup shows: what its
    /// clocks were wrong by.
    /// </summary>
    public static readonly TimeSpan ClockMargin = TimeSpan.FromHours(1);

    public static readonly ObjectKey MarkerKey = new("restore", "", "", "state");

    /// <summary>What describes a cluster and is no content of it: never restored, nor deleted.</summary>
    private static readonly HashSet<string> ClusterResources =
    [
        PartitionRouter.MapKey.Resource,
        MarkerKey.Resource,
        TenantMark.Resource,
    ];

    private const int OperationsPerCommitMax = 256,
        CommitsAtOnce = 16,
        NamedKeysMax = 5;
    private const long CommitBytesWanted = 1 << 20,
        GatheredBytesMax = 32 << 20;
    private static readonly TimeSpan BusyPause = TimeSpan.FromMilliseconds(50);

    /// <exception cref="BackupDamagedException">The file is no whole backup. Nothing was written.</exception>
    /// <exception cref="RestoreException">The cluster is not empty (nothing was written), or stopped answering (run it
    /// again).</exception>
    /// <exception cref="KeyspaceScanException">The cluster cannot be read.</exception>
    public static async Task<RestoreSummary> RunAsync(
        KeyspaceClient keyspace,
        string path,
        RestoreOptions options,
        TimeProvider time,
        IProgress<BackupProgress>? progress,
        CancellationToken cancel
    )
    {
        var (header, trailer) = BackupReader.Verify(path, cancel);
        var backup = BackupSummary.Of(header, trailer);
        var partitions = PartitionsOf(keyspace);
        await RefuseIfUsedAsync(keyspace, options, cancel).ConfigureAwait(false);
        var marker =
            $$"""{"clusterId":"{{backup.ClusterId}}","revision":"{{backup.Revision}}","begun":"{{time.GetUtcNow().ToString("O", CultureInfo.InvariantCulture)}}"}""";
        await CommitAsync(keyspace, [new CommitOperation.Put(MarkerKey, Encoding.UTF8.GetBytes(marker), -1)], cancel)
            .ConfigureAwait(false);
        var latest = await ClusterBackup.LatestAsync(keyspace, partitions, Revision.None, cancel).ConfigureAwait(false);
        var floor = Revision.Max(Floor(backup, time.GetUtcNow()), Revision.Max(options.Above, latest.Max()));
        foreach (var partition in partitions)
            if (
                await keyspace.StartAboveAsync(partition, floor, cancel).ConfigureAwait(false)
                is var advanced
                    and not CommitResult.Committed
            )
                throw new RestoreException(
                    $"partition {partition} could not be moved above revision {floor}: {Reason(advanced)}"
                );
        var deleted = await DeleteAllAsync(keyspace, partitions, cancel).ConfigureAwait(false);
        var (restored, lasting) = await PutAllAsync(keyspace, path, backup, progress, cancel).ConfigureAwait(false);
        await CheckCountAsync(keyspace, partitions, lasting, cancel).ConfigureAwait(false);
        await CommitAsync(keyspace, [new CommitOperation.Delete(MarkerKey)], cancel).ConfigureAwait(false);
        return new RestoreSummary(backup, floor, deleted, restored);
    }

    /// <summary>Reads all of a backup and checks it, without a cluster.</summary>
    /// <exception cref="BackupDamagedException">It is no whole backup.</exception>
    public static BackupSummary Verify(string path, CancellationToken cancel)
    {
        var (header, trailer) = BackupReader.Verify(path, cancel);
        return BackupSummary.Of(header, trailer);
    }

    /// <summary>
    /// Above every revision that the lost cluster can have given out: it ended before now, its clocks ran ahead of ours
    /// by what its revisions did when the backup was taken, and by the margin at most.
    /// </summary>
    internal static Revision Floor(BackupSummary backup, DateTimeOffset now)
    {
        var takenAt = backup.TakenAt.ToUnixTimeMilliseconds();
        var ahead = Math.Max(0, backup.Revision.UnixMilliseconds - takenAt);
        return Revision.Compose(
            Math.Max(now.ToUnixTimeMilliseconds(), takenAt) + ahead + (long)ClockMargin.TotalMilliseconds,
            0,
            PartitionId.System
        );
    }

    private static List<PartitionId> PartitionsOf(KeyspaceClient keyspace) =>
        [.. keyspace.Map.Partitions.Select(p => new PartitionId((ushort)p.Id)).Order()];

    /// <summary>
    /// Whether a restore would be taken, without a change of anything: <see cref="RunAsync"/> begins with the same, and
    /// a caller that has to stop something before it asks first.
    /// </summary>
    /// <exception cref="RestoreException">The cluster is not new.</exception>
    /// <exception cref="KeyspaceScanException">The cluster cannot be read.</exception>
    public static async Task RefuseIfUsedAsync(
        KeyspaceClient keyspace,
        RestoreOptions options,
        CancellationToken cancel
    )
    {
        if (options.Overwrite)
            return;
        // A restore that broke off has begun to delete and to write: it was allowed to.
        if (
            await keyspace.GetAsync(MarkerKey, cancel).ConfigureAwait(false) is ReadResult<KeyspaceItem?>.Ok
            {
                Value: not null
            }
        )
            return;
        var foreign = new List<ObjectKey>();
        var count = 0L;
        await foreach (var items in ScanAsync(keyspace, PartitionsOf(keyspace), cancel).ConfigureAwait(false))
        foreach (var item in items.Where(i => !options.IsOfFreshCluster(i.Key)))
        {
            if (foreign.Count < NamedKeysMax)
                foreign.Add(item.Key);
            count++;
        }
        if (count > 0)
            throw new RestoreException(
                $"the cluster is not new: it holds {count} keys that a new one does not "
                    + $"({string.Join(", ", foreign)}{(count > foreign.Count ? ", …" : "")}). Nothing was changed. "
                    + $"Restore into a new cluster, or give --overwrite to delete all that this one holds"
            );
    }

    private static async Task<long> DeleteAllAsync(
        KeyspaceClient keyspace,
        List<PartitionId> partitions,
        CancellationToken cancel
    )
    {
        var deleted = 0L;
        await using var commits = new CommitQueue(keyspace, cancel);
        await foreach (var items in ScanAsync(keyspace, partitions, cancel).ConfigureAwait(false))
        foreach (var item in items)
        {
            deleted++;
            await commits.AddAsync(new CommitOperation.Delete(item.Key), item.Key, 0).ConfigureAwait(false);
        }
        await commits.CompleteAsync().ConfigureAwait(false);
        return deleted;
    }

    private static async Task<(long Keys, long Lasting)> PutAllAsync(
        KeyspaceClient keyspace,
        string path,
        BackupSummary backup,
        IProgress<BackupProgress>? progress,
        CancellationToken cancel
    )
    {
        var (done, lasting) = (new BackupProgress(), 0L);
        await using var commits = new CommitQueue(keyspace, cancel);
        foreach (var item in BackupReader.Items(path))
        {
            if (!ObjectKey.TryDecode(item.Key.Span, out var key) || ClusterResources.Contains(key.Resource))
                continue;
            // What was left of its life when the cut was made; the time since then is not its fault.
            var left =
                item.Expires == 0
                    ? (TimeSpan?)null
                    : TimeSpan.FromMilliseconds(Math.Max(1000, item.Expires - backup.Revision.UnixMilliseconds));
            await commits
                .AddAsync(
                    new CommitOperation.Put(key, item.Value, item.RevisionOffset) { TimeToLive = left },
                    key,
                    item.Value.Length
                )
                .ConfigureAwait(false);
            done = new BackupProgress(done.Keys + 1, done.Bytes + item.Value.Length);
            if (left is null)
                lasting++;
            progress?.Report(done);
        }
        await commits.CompleteAsync().ConfigureAwait(false);
        return (done.Keys, lasting);
    }

    /// <param name="expected">Keys without a time to live: others may have gone meanwhile.</param>
    private static async Task CheckCountAsync(
        KeyspaceClient keyspace,
        List<PartitionId> partitions,
        long expected,
        CancellationToken cancel
    )
    {
        var found = 0L;
        await foreach (var items in ScanAsync(keyspace, partitions, cancel).ConfigureAwait(false))
            found += items.Count(i => i.Expires is null);
        if (found != expected)
            throw new RestoreException(
                $"the cluster holds {found} keys after {expected} were restored: something else writes to it. Stop "
                    + $"the API servers and run the restore again"
            );
    }

    /// <summary>All that the cluster holds at this moment, but for what describes it.</summary>
    private static async IAsyncEnumerable<IEnumerable<KeyspaceItem>> ScanAsync(
        KeyspaceClient keyspace,
        List<PartitionId> partitions,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel
    )
    {
        foreach (var partition in partitions)
        {
            var at = (
                await ClusterBackup.LatestAsync(keyspace, [partition], Revision.None, cancel).ConfigureAwait(false)
            )[0];
            await foreach (var items in keyspace.ScanAsync(partition, at, cancel).ConfigureAwait(false))
                yield return items.Where(i => !ClusterResources.Contains(i.Key.Resource));
        }
    }

    private static async Task CommitAsync(
        KeyspaceClient keyspace,
        IReadOnlyList<CommitOperation> operations,
        CancellationToken cancel
    )
    {
        var commit = new Commit(Guid.NewGuid(), [], operations);
        while (true)
        {
            switch (await keyspace.CommitAsync(commit, cancel).ConfigureAwait(false))
            {
                case CommitResult.Committed:
                    return;
                case CommitResult.Busy:
                    await Task.Delay(BusyPause, cancel).ConfigureAwait(false);
                    break;
                case var failed:
                    throw new RestoreException(
                        $"a commit failed: {Reason(failed)}. Run the restore again when the cluster answers"
                    );
            }
        }
    }

    private static string Reason(CommitResult result) =>
        result switch
        {
            CommitResult.Unavailable unavailable => unavailable.Reason,
            CommitResult.Busy busy => busy.Reason,
            CommitResult.Invalid invalid => invalid.Reason,
            _ => result.ToString(),
        };

    /// <summary>
    /// Gathers operations to commits of one partition each, with so many commits under way at once. One thread at a
    /// time.
    /// </summary>
    private sealed class CommitQueue(KeyspaceClient keyspace, CancellationToken cancel) : IAsyncDisposable
    {
        private readonly Dictionary<PartitionId, (List<CommitOperation> Operations, long Bytes)> _gathering = [];
        private readonly List<Task> _underWay = [];
        private long _gathered;

        public async Task AddAsync(CommitOperation operation, ObjectKey key, long bytes)
        {
            var partition = keyspace.PartitionOf(key);
            var (operations, sum) = _gathering.GetValueOrDefault(partition, ([], 0));
            operations.Add(operation);
            _gathering[partition] = (operations, sum + bytes);
            _gathered += bytes;
            if (_gathered >= GatheredBytesMax)
            {
                await SubmitGatheredAsync().ConfigureAwait(false);
                return;
            }
            if (operations.Count < OperationsPerCommitMax && sum + bytes < CommitBytesWanted)
                return;
            _gathering.Remove(partition);
            _gathered -= sum + bytes;
            await SubmitAsync(operations).ConfigureAwait(false);
        }

        /// <summary>Returns when all is committed.</summary>
        public async Task CompleteAsync()
        {
            await SubmitGatheredAsync().ConfigureAwait(false);
            await Task.WhenAll(_underWay).ConfigureAwait(false);
        }

        public async ValueTask DisposeAsync() =>
            await Task.WhenAll(_underWay).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

        private async Task SubmitGatheredAsync()
        {
            foreach (var (operations, _) in _gathering.Values)
                await SubmitAsync(operations).ConfigureAwait(false);
            _gathering.Clear();
            _gathered = 0;
        }

        private async Task SubmitAsync(List<CommitOperation> operations)
        {
            while (_underWay.Count >= CommitsAtOnce)
            {
                var done = await Task.WhenAny(_underWay).ConfigureAwait(false);
                _underWay.Remove(done);
                await done.ConfigureAwait(false);
            }
            _underWay.Add(CommitAsync(keyspace, operations, cancel));
        }
    }
}
