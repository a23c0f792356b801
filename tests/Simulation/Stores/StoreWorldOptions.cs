using Arktos.Raft;
using Arktos.Store;

namespace Arktos.Simulation.Stores;

/// <summary>
/// The world of one run over whole stores. Times are in milliseconds of simulated time; 0 for "every so often" means
/// never.
/// </summary>
internal sealed record StoreWorldOptions
{
    public const int Voters = 3;

    /// <summary>Stores that have no replica at first; then replicas move between stores.</summary>
    public required int Spares { get; init; }

    public required int MoveEveryMs { get; init; }

    /// <summary>Of moves: a store is lost for good, once in a world.</summary>
    public required int LossOfStorePercent { get; init; }

    /// <summary>What the keyspace writes at once.</summary>
    public required int KeyspaceBatchBytes { get; init; }

    /// <summary>Of which kind of worlds it was drawn; see <see cref="In"/>.</summary>
    public string Worlds { get; init; } = "stores";

    public int EventsMax { get; init; } = 2000;

    public required int Partitions { get; init; }

    public required int Clients { get; init; }

    /// <summary>Of what clients do: linearizable reads.</summary>
    public int ReadPercent { get; init; } = 30;

    public required int KeysPerPartition { get; init; }

    public required int TickMs { get; init; }

    public required int ElectionTicks { get; init; }

    public int HeartbeatTicks { get; init; } = 1;

    public int AppendBytesMax { get; init; } = 1 << 20;

    public required int LossPercent { get; init; }

    public required int DuplicatePercent { get; init; }

    public required int DelayMaxMs { get; init; }

    public required int DiskDelayMaxMs { get; init; }

    /// <summary>How long what comes in may wait for the worker, so that several items share a round.</summary>
    public required int PollDelayMaxMs { get; init; }

    public required int ThinkMaxMs { get; init; }

    /// <summary>Of values that are written: with a time to live, of one second.</summary>
    public required int TtlPercent { get; init; }

    public required int SegmentBytes { get; init; }

    public required int RetainedLogEntries { get; init; }

    /// <summary>
    /// How many segments a group may keep before it is to write its log again: in every other world so many that it
    /// never does.
    /// </summary>
    public required int CarryAfterSegments { get; init; }

    public required int FlushEveryMs { get; init; }

    public required int FlushDelayMaxMs { get; init; }

    public required int CompactEveryMs { get; init; }

    public required int HistoryMs { get; init; }

    public required int RecentEventsMax { get; init; }

    /// <summary>What a store keeps of its partitions' latest events in memory.</summary>
    public required int RecentEventsBytesMax { get; init; }

    /// <summary>What a store keeps of its groups' latest entries in memory.</summary>
    public required int CachedEntriesBytesMax { get; init; }

    /// <summary>How often the worker does a round between two operations of the log's writer.</summary>
    public required int MeanwhilePercent { get; init; }

    public required int SnapshotChunkBytes { get; init; }

    public required int CrashEveryMs { get; init; }

    /// <summary>Of crashes: a loss of power, not only the end of the process.</summary>
    public required int PowerLossPercent { get; init; }

    /// <summary>Of crashes: in the middle of what the store does to its disk.</summary>
    public required int MidOperationPercent { get; init; }

    public required int DiskErrorEveryMs { get; init; }

    public required int PartitionEveryMs { get; init; }

    public required int PauseEveryMs { get; init; }

    public required int TransferEveryMs { get; init; }

    public required int ClockJumpEveryMs { get; init; }

    public required int SkewMaxMs { get; init; }

    public required bool UsesCodec { get; init; }

    /// <summary>How long nobody wants anything of a partition before it sleeps; 0: it never does.</summary>
    public int HibernateMs { get; init; }

    /// <summary>How often a store says that it lives.</summary>
    public int AliveMs => Math.Max(1, ElectionTicks / 3) * TickMs;

    /// <summary>
    /// Whether a store is told at once that another's process has ended; else it finds out by its silence.
    /// </summary>
    public bool TellsBrokenStreams { get; init; }

    /// <summary>How often something happens to somebody just after a leader has fallen asleep.</summary>
    public int SleepTroublePercent { get; init; }

    /// <summary>How much longer pauses and partitions last than elsewhere.</summary>
    public int TroubleFactor { get; init; } = 1;

    /// <summary>Clients of a tenant that moves between partitions; 0: there is none.</summary>
    public int Roamers { get; init; }

    /// <summary>Of what is wanted of that tenant: that it falls into parts, once.</summary>
    public int SpreadPercent { get; init; }

    public int ElectionMs => ElectionTicks * TickMs;

    /// <summary>
    /// The world of a seed: one of nine is of partitions that sleep, one of a tenant that moves; of the rest
    /// two of eight are any, the others are
    /// busy, hard on disks, of moving replicas or leads.
    /// </summary>
    public static StoreWorldOptions Of(ulong seed) =>
        seed % 9 == 8 ? Sleepers(seed)
        : seed % 9 == 7 ? Tenants(seed)
        : (seed % 8) switch
        {
            1 or 5 => Disks(seed),
            2 => Leads(seed),
            3 => Busy(seed),
            6 => Blackouts(seed),
            7 => Members(seed),
            _ => Any(seed),
        };

    /// <summary>The world of a seed among those of one kind.</summary>
    public static StoreWorldOptions In(string worlds, ulong seed) =>
        worlds switch
        {
            "stores-any" => Any(seed) with { Worlds = worlds },
            "stores-busy" => Busy(seed) with { Worlds = worlds },
            "stores-disks" => Disks(seed) with { Worlds = worlds },
            "stores-leads" => Leads(seed) with { Worlds = worlds },
            "stores-blackouts" => Blackouts(seed) with { Worlds = worlds },
            "stores-members" => Members(seed) with { Worlds = worlds },
            "stores-sleepers" => Sleepers(seed) with { Worlds = worlds },
            "stores-tenants" => Tenants(seed) with { Worlds = worlds },
            _ => Of(seed),
        };

    /// <summary>Quick networks and disks and many clients: much is written between two troubles.</summary>
    public static StoreWorldOptions Busy(ulong seed)
    {
        var chance = new Chance(~seed);
        var any = Any(seed);
        return any with
        {
            Clients = chance.Between(6, 12),
            AppendBytesMax = chance.Of(200, 1 << 20),
            LossPercent = chance.Of(0, 1),
            DelayMaxMs = chance.Of(2, 5),
            DiskDelayMaxMs = chance.Of(1, 4),
            ThinkMaxMs = chance.Of(2, 5),
            CrashEveryMs = chance.Of(3, 6) * any.ElectionMs,
            PartitionEveryMs = chance.Of(2, 5) * any.ElectionMs,
            DiskErrorEveryMs = chance.Of(0, 4) * any.ElectionMs,
        };
    }

    /// <summary>Busy worlds in which replicas move between stores all the time.</summary>
    public static StoreWorldOptions Members(ulong seed)
    {
        var chance = new Chance(seed ^ 0x7E57_0BA5_E000_0001);
        var busy = Busy(seed);
        return busy with
        {
            Spares = chance.Between(1, 3),
            MoveEveryMs = chance.Of(1, 2) * busy.ElectionMs,
            Clients = chance.Between(2, 6),
            CrashEveryMs = chance.Of(0, 2, 4) * busy.ElectionMs,
            SegmentBytes = chance.Of(1024, 4096),
        };
    }

    /// <summary>
    /// Replicas move while stores lose power, and know little of what was committed when they come back.
    /// </summary>
    public static StoreWorldOptions Blackouts(ulong seed)
    {
        var chance = new Chance(seed ^ 0xB1AC_0075_0000_0003);
        var members = Members(seed);
        return members with
        {
            Partitions = 2,
            ElectionTicks = 5,
            TickMs = 10,
            ThinkMaxMs = 40,
            DelayMaxMs = chance.Of(2, 5, 10),
            MoveEveryMs = 40,
            LossOfStorePercent = 0,
            PowerLossPercent = 100,
            MidOperationPercent = chance.Of(0, 50),
            CrashEveryMs = chance.Of(40, 80),
            PartitionEveryMs = chance.Of(50, 100),
            FlushEveryMs = 1000,
            RetainedLogEntries = 20,
            DiskErrorEveryMs = 0,
        };
    }

    /// <summary>
    /// Busy worlds in which the lead goes from hand to hand, clients read more than they write, and what comes in waits
    /// a while.
    /// </summary>
    public static StoreWorldOptions Leads(ulong seed)
    {
        var chance = new Chance(seed ^ 0x1EAD_1EAD_0000_0007);
        var busy = Busy(seed);
        return busy with
        {
            Partitions = 2,
            ElectionTicks = 5,
            PollDelayMaxMs = chance.Of(0, 5, 15),
            ReadPercent = 60,
            DiskDelayMaxMs = chance.Of(1, 10),
            TransferEveryMs = chance.Of(20, 50),
            PartitionEveryMs = chance.Of(0, 100),
            CrashEveryMs = chance.Of(0, 200),
            PauseEveryMs = chance.Of(0, 100),
            DiskErrorEveryMs = 0,
            SkewMaxMs = chance.Of(5, 500),
        };
    }

    /// <summary>
    /// Few clients that think long, so partitions sleep most of the time; and trouble, most of all when they have just
    /// fallen asleep. A heartbeat is answered before the next one goes out: else none would sleep.
    /// </summary>
    public static StoreWorldOptions Sleepers(ulong seed)
    {
        var chance = new Chance(seed ^ 0x51EE_9E25_0000_0009);
        var any = Any(seed) with { TickMs = 20, HeartbeatTicks = 2 };
        return any with
        {
            Clients = chance.Between(2, 5),
            ThinkMaxMs = chance.Of(1, 3, 10) * any.ElectionMs,
            ReadPercent = 60,
            HibernateMs = chance.Between(1, any.ElectionTicks) * any.TickMs,
            TellsBrokenStreams = chance.Percent(40),
            SleepTroublePercent = chance.Of(0, 5, 20, 50),
            TroubleFactor = chance.Of(1, 3),
            AppendBytesMax = chance.Of(200, 1 << 20),
            LossPercent = chance.Of(0, 0, 2),
            DelayMaxMs = chance.Of(2, 5, 10),
            DiskDelayMaxMs = chance.Of(1, 5, 20),
            FlushEveryMs = chance.Of(300, 1000),
            CompactEveryMs = chance.Of(0, 200),
            CrashEveryMs = chance.Of(0, 8, 20) * any.ElectionMs,
            PartitionEveryMs = chance.Of(0, 8, 20) * any.ElectionMs,
            PauseEveryMs = chance.Of(0, 8, 20) * any.ElectionMs,
            DiskErrorEveryMs = chance.Of(0, 0, 20) * any.ElectionMs,
            TransferEveryMs = chance.Of(0, 10) * any.ElectionMs,
            ClockJumpEveryMs = chance.Of(0, 10) * any.ElectionMs,
            Spares = chance.Of(0, 0, 1, 2),
            MoveEveryMs = chance.Of(2, 8) * any.ElectionMs,
        };
    }

    /// <summary>
    /// A tenant goes from partition to partition while it is used, replicas move and stores fail.
    /// </summary>
    public static StoreWorldOptions Tenants(ulong seed)
    {
        var chance = new Chance(seed ^ 0x7E4A_47E4_A470_000B);
        var any = Any(seed);
        return any with
        {
            EventsMax = 8000,
            Partitions = chance.Of(2, 2, 3),
            Clients = 1,
            Roamers = chance.Between(1, 3),
            SpreadPercent = chance.Of(0, 20, 50),
            LossPercent = chance.Of(0, 0, 2),
            DelayMaxMs = chance.Of(2, 5),
            DiskDelayMaxMs = chance.Of(1, 4),
            ThinkMaxMs = chance.Of(10, 30),
            TtlPercent = chance.Of(0, 10, 30),
            HistoryMs = chance.Of(300, 1000, 3000),
            CrashEveryMs = chance.Of(0, 5, 10) * any.ElectionMs,
            PartitionEveryMs = chance.Of(0, 4, 8) * any.ElectionMs,
            DiskErrorEveryMs = 0,
            PauseEveryMs = chance.Of(0, 0, 5) * any.ElectionMs,
            Spares = chance.Of(0, 0, 1),
            LossOfStorePercent = 0,
        };
    }

    /// <summary>
    /// Busy worlds of small segments, in which the log is cut all the time and stores die in the middle of it.
    /// </summary>
    public static StoreWorldOptions Disks(ulong seed)
    {
        var chance = new Chance(seed ^ 0x1357_9BDF_0246_8ACE);
        var busy = Busy(seed);
        return busy with
        {
            Partitions = chance.Of(2, 3, 3),
            SegmentBytes = chance.Of(512, 1024),
            RetainedLogEntries = chance.Of(0, 0, 2),
            FlushEveryMs = chance.Of(10, 30, 60),
            FlushDelayMaxMs = chance.Of(1, 10),
            MeanwhilePercent = 80,
            CrashEveryMs = chance.Of(1, 2) * busy.ElectionMs,
            MidOperationPercent = 100,
            PowerLossPercent = chance.Of(20, 80),
            PartitionEveryMs = 0,
        };
    }

    /// <summary>Everything drawn by itself, so that no rare combination is out of reach.</summary>
    public static StoreWorldOptions Any(ulong seed)
    {
        var chance = new Chance(seed ^ 0x5707_E5E5_0101_CAFE);
        var (tick, ticks) = (chance.Of(10, 20), chance.Between(5, 10));
        var election = tick * ticks;
        return new StoreWorldOptions
        {
            CarryAfterSegments = seed % 2 == 0 ? 2 : 1 << 20,
            Partitions = chance.Of(1, 2, 2, 3),
            Clients = chance.Between(2, 6),
            KeysPerPartition = chance.Between(1, 5),
            TickMs = tick,
            ElectionTicks = ticks,
            HeartbeatTicks = chance.Between(1, 2),
            AppendBytesMax = chance.Of(1, 200, 1 << 20),
            LossPercent = chance.Of(0, 0, 2, 10),
            DuplicatePercent = chance.Of(0, 0, 5),
            DelayMaxMs = chance.Of(3, 10, 40, 100),
            DiskDelayMaxMs = chance.Of(1, 5, 20, 80),
            PollDelayMaxMs = chance.Of(0, 0, 3, 15),
            ThinkMaxMs = chance.Of(5, 20, 60),
            TtlPercent = chance.Of(0, 0, 20),
            SegmentBytes = chance.Of(1024, 2048, 4096, 8192),
            RetainedLogEntries = chance.Of(0, 0, 3, 20),
            FlushEveryMs = chance.Of(30, 100, 300, 1000),
            FlushDelayMaxMs = chance.Of(1, 30, 100),
            CompactEveryMs = chance.Of(0, 50, 200),
            HistoryMs = chance.Of(50, 300, 1000),
            RecentEventsMax = chance.Of(2, 8, 64),
            KeyspaceBatchBytes = chance.Of(100, 1000, 4 << 20),
            Spares = chance.Of(0, 0, 0, 2),
            MoveEveryMs = chance.Of(1, 3) * election,
            LossOfStorePercent = chance.Of(0, 20),
            MeanwhilePercent = chance.Of(5, 20, 80),
            SnapshotChunkBytes = chance.Of(200, 1000, 1 << 20),
            CrashEveryMs = chance.Of(0, 1, 2, 5) * election,
            PowerLossPercent = chance.Of(0, 50, 100),
            MidOperationPercent = chance.Of(0, 50, 90),
            DiskErrorEveryMs = chance.Of(0, 0, 4) * election,
            PartitionEveryMs = chance.Of(0, 1, 2, 4) * election,
            PauseEveryMs = chance.Of(0, 0, 3) * election,
            TransferEveryMs = chance.Of(0, 0, 1, 4) * election,
            ClockJumpEveryMs = chance.Of(0, 0, 2, 5) * election,
            SkewMaxMs = chance.Of(0, 5, 500, 100_000),
            UsesCodec = chance.Percent(20),
            RecentEventsBytesMax = chance.Of(0, 1000, 5000, 1 << 20),
            CachedEntriesBytesMax = chance.Of(0, 200, 1000, 1 << 20),
        };
    }
}
