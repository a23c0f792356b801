using Arktos.Metrics;
using Arktos.Raft;
using Arktos.Store.Log;
using Arktos.Store.Replication;
using Arktos.Store.RocksDb;
using Prometheus;
using Outcome = Arktos.StoreClient.Wire.CommitResponse.Types.Outcome;

namespace Arktos.Store.Service;

/// <summary>What <see cref="StoreMetrics"/> reads; it owns none of it.</summary>
/// <param name="StoresHeard">How many of the other stores were heard of lately.</param>
/// <param name="PeerCount">How many others there are.</param>
internal sealed record StoreParts(
    SharedLog Log,
    Database Database,
    DatabaseEvents Events,
    HostedReplicas Replicas,
    IReadOnlyList<Worker> Workers,
    MemoryBudget RecentEvents,
    Func<int> StoresHeard,
    Func<int> PeerCount
);

/// <summary>
/// A store's metrics. But for the syncs of the log, which are observed one by one, everything is read when it is asked
/// for, so the paths of commits and reads know nothing of this. No label tells partitions or tenants apart: there may
/// be thousands, and <c>arktos status</c> shows each partition.
/// </summary>
internal sealed class StoreMetrics
{
    /// <summary>Seconds, from a sync that a disk's own memory answers to one that holds the store up.</summary>
    private static readonly double[] SyncBuckets =
    [
        0.00005,
        0.0001,
        0.0002,
        0.0005,
        0.001,
        0.002,
        0.005,
        0.01,
        0.025,
        0.05,
        0.1,
        0.25,
        0.5,
        1,
        5,
    ];

    private static readonly double[] EntriesBuckets = [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024];

    private readonly RoleMetrics _metrics;
    private readonly StoreCounts _counts;
    private readonly Histogram _syncSeconds,
        _syncEntries;

    public StoreMetrics(RoleMetrics metrics, StoreCounts counts)
    {
        (_metrics, _counts) = (metrics, counts);
        _syncSeconds = metrics.Histogram(
            "arktos_store_log_sync_duration_seconds",
            "How long syncs of the log took.",
            SyncBuckets
        );
        _syncEntries = metrics.Histogram(
            "arktos_store_log_sync_entries",
            "Raft entries that one sync of the log covers; none where it is for the log's own sake.",
            EntriesBuckets
        );
    }

    /// <summary>By the log's writer, after each sync.</summary>
    public void LogSynced(TimeSpan took, int entries)
    {
        _syncSeconds.Observe(took.TotalSeconds);
        _syncEntries.Observe(entries);
    }

    /// <summary>Begins to tell of the store. Once.</summary>
    public void Read(StoreParts parts)
    {
        ReadCommits();
        ReadReplicas(parts);
        ReadStreams(parts);
        DatabaseMetrics.Read(_metrics, parts.Database, parts.Events);
        ReadMemory(parts);
        var logBytes = _metrics.Gauge("arktos_store_log_bytes", "Size of the log's files.");
        var logSegments = _metrics.Gauge("arktos_store_log_segments", "Files of the log.");
        _metrics.BeforeScrape(() =>
        {
            logBytes.Set(parts.Log.Bytes);
            logSegments.Set(parts.Log.SegmentCount);
        });
    }

    private void ReadCommits()
    {
        var commits = _metrics.Counter("arktos_store_commits_total", "Commits that were answered.", "result");
        (Outcome Outcome, Counter.Child Counter)[] byOutcome =
        [
            .. Enum.GetValues<Outcome>().Select(o => (o, commits.WithLabels(SnakeCase(o.ToString())))),
        ];
        var applied = _metrics.Counter(
            "arktos_store_applied_entries_total",
            "Raft entries that the replicas here have applied."
        );
        _metrics.BeforeScrape(() =>
        {
            foreach (var (outcome, counter) in byOutcome)
                counter.IncTo(_counts.Commits[outcome]);
            applied.IncTo(_counts.Replicas.AppliedEntries);
        });
    }

    private void ReadReplicas(StoreParts parts)
    {
        var hosted = _metrics.Gauge("arktos_store_replicas", "Replicas on this store.");
        var leading = _metrics.Gauge("arktos_store_replicas_leading", "Of them, those that lead their partition.");
        var awake = _metrics.Gauge("arktos_store_replicas_awake", "Of them, those that do not sleep.");
        var halted = _metrics.Gauge(
            "arktos_store_replicas_halted",
            "Of them, those that are halted after a broken invariant; arktos status tells why."
        );
        var installing = _metrics.Gauge(
            "arktos_store_replicas_installing",
            "Of them, those that a snapshot is being installed for."
        );
        var waiting = _metrics.Gauge(
            "arktos_store_items_waiting",
            "What waits for the replicas' threads: proposals, reads, messages of peers, written entries."
        );
        var waitingBytes = _metrics.Gauge(
            "arktos_store_proposals_waiting_bytes",
            "Values of the commits that wait to be proposed."
        );
        _metrics.BeforeScrape(() =>
        {
            var all = parts.Replicas.All.ToList();
            hosted.Set(all.Count);
            leading.Set(all.Count(r => r.Status.Role == RaftRole.Leader));
            awake.Set(all.Count(r => !r.IsAsleep && !r.IsHalted));
            halted.Set(all.Count(r => r.IsHalted));
            installing.Set(all.Count(r => r.Status.IsInstalling));
            waiting.Set(parts.Workers.Sum(w => w.WaitingCount));
            waitingBytes.Set(parts.Workers.Sum(w => w.WaitingBytes));
        });
    }

    private void ReadStreams(StoreParts parts)
    {
        var watches = _metrics.Gauge("arktos_store_watches", "Watches that are open.");
        var behind = _metrics.Gauge(
            "arktos_store_watches_behind",
            "Of them, those that are read to from the disk: they have not come to the events in memory."
        );
        var links = _metrics.Gauge("arktos_store_links", "Connections for commits and watches that are open.");
        var peers = _metrics.Gauge(
            "arktos_store_peers",
            "The other stores: heard of within an election timeout, or silent.",
            "state"
        );
        var (heard, silent) = (peers.WithLabels("heard"), peers.WithLabels("silent"));
        var sent = Snapshots("arktos_store_snapshots_sent_total", "Snapshots for replicas on other stores.");
        var installed = Snapshots("arktos_store_snapshots_installed_total", "Snapshots for replicas here.");
        _metrics.BeforeScrape(() =>
        {
            watches.Set(_counts.Streams.Watches);
            behind.Set(_counts.Streams.WatchesBehind);
            links.Set(_counts.Streams.Links);
            var (all, lately) = (parts.PeerCount(), parts.StoresHeard());
            heard.Set(Math.Min(lately, all));
            silent.Set(Math.Max(all - lately, 0));
            sent(_counts.SnapshotsSent);
            installed(_counts.SnapshotsInstalled);
        });
    }

    private Action<StoreCounts.TwoCounts> Snapshots(string name, string help)
    {
        var snapshots = _metrics.Counter(name, help, "result");
        var (succeeded, failed) = (snapshots.WithLabels("success"), snapshots.WithLabels("failure"));
        return counts =>
        {
            succeeded.IncTo(counts.Succeeded);
            failed.IncTo(counts.Failed);
        };
    }

    private void ReadMemory(StoreParts parts)
    {
        var memory = DatabaseMetrics.Memory(_metrics);
        var (events, entries) = (memory.WithLabels("recent_events"), memory.WithLabels("log_entries"));
        _metrics.BeforeScrape(() =>
        {
            events.Set(parts.RecentEvents.Held);
            entries.Set(parts.Log.Segments.Cached.Held);
        });
    }

    private static string SnakeCase(string name) =>
        string.Concat(
            name.Select(
                (c, i) => char.IsUpper(c) && i > 0 ? $"_{char.ToLowerInvariant(c)}" : $"{char.ToLowerInvariant(c)}"
            )
        );
}
