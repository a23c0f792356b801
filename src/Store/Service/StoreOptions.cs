using System.Security.Cryptography.X509Certificates;
using Arktos.Metrics;
using Arktos.Store.Log;
using Arktos.Store.Partitions;
using Arktos.Store.RocksDb;

namespace Arktos.Store.Service;

/// <summary>How one store runs.</summary>
public sealed record StoreOptions
{
    public required ClusterConfiguration Cluster { get; init; }

    /// <summary>Which of the cluster's stores this is.</summary>
    public required uint Store { get; init; }

    public required string DataDirectory { get; init; }

    /// <summary>
    /// This store has never run: its data directory is made. Otherwise an empty one is a loss, and refused.
    /// </summary>
    public bool IsNew { get; init; }

    /// <summary>Shown to callers, and to the other stores when this one calls them.</summary>
    public required X509Certificate2 Certificate { get; init; }

    /// <summary>Who signs the certificates of stores and of their clients; nobody else gets in.</summary>
    public required X509Certificate2Collection Authority { get; init; }

    /// <summary>One Raft tick. A follower that hears nothing for 12 to 24 of them holds an election.</summary>
    public TimeSpan Tick { get; init; } = TimeSpan.FromMilliseconds(50);

    public int Workers { get; init; } = 1;

    /// <summary>
    /// Where other stores send Raft messages to, at the address of the store; they ask for it. 0: a port that is free.
    /// </summary>
    public int PeerPort { get; init; }

    /// <summary>
    /// Where clients have their links to, at the address of the store; they ask for it. 0: a port that is free.
    /// </summary>
    public int LinkPort { get; init; }

    /// <summary>How far back reads at a revision and watches may begin.</summary>
    public TimeSpan HistoryRetention { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>How often old history is dropped, and the log looked at.</summary>
    public TimeSpan MaintenanceInterval { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// How often the keyspace is flushed so that the log can be cut; earlier when the log has grown long.
    /// </summary>
    public TimeSpan FlushInterval { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Entries that the log keeps behind what the keyspace has on the disk, for replicas that lag.</summary>
    public ulong RetainedLogEntries { get; init; } = 10_000;

    /// <summary>How long a replica leads before it hands the lead to the store where it belongs.</summary>
    public TimeSpan LeadAtLeast { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Between two looks at what stores carry; rates are of five looks.</summary>
    public TimeSpan BalanceInterval { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// How long calls that are under way may go on when the store stops; streams end with UNAVAILABLE then.
    /// </summary>
    public TimeSpan DrainGrace { get; init; } = TimeSpan.FromMilliseconds(200);

    /// <summary>
    /// A store ends when less is free on its disk, and does not start: see <see cref="Disk.DiskSpace"/>.
    /// </summary>
    public long FreeBytesMin { get; init; } = FreeBytesMinDefault;

    public const long FreeBytesMinDefault = 128L << 20;

    /// <summary>
    /// How long nobody wants anything of a partition before its replicas cease to speak to each other; zero: they never
    /// do.
    /// </summary>
    public TimeSpan HibernateAfter { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// What all partitions together keep of their latest events in memory. One keeps 2 MiB at most, and may keep 64 KiB
    /// in any case.
    /// </summary>
    public long RecentEventsBytesMax { get; init; } = 64 << 20;

    public LogOptions Log { get; init; } = new();

    public DatabaseOptions Database { get; init; } = new();

    public DoorOptions Door { get; init; } = new();

    /// <summary>Where the store counts, and what it serves at /metrics.</summary>
    public RoleMetrics Metrics { get; init; } = new();

    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>
    /// Called once when the store cannot go on (a failed write or sync of the log, a broken thread); the process is
    /// expected to end.
    /// </summary>
    public required Action<Exception> Failed { get; init; }
}
