namespace Arktos.Simulation;

/// <summary>The world of one run. Times are in units of which a nominal tick has <see cref="UnitsPerTick"/>.</summary>
internal sealed record SimulationOptions
{
    public const int UnitsPerTick = 100;

    public required int Voters { get; init; }

    /// <summary>Replicas that are no members at first, but may become such; then membership changes.</summary>
    public int Spares { get; init; }

    /// <summary>With these on nobody needs to shut down a replica that was removed: it does not disturb.</summary>
    public bool ToleratesRemoved => PreVote && CheckQuorum;

    public required int EventsMax { get; init; }

    public required int ElectionTicks { get; init; }

    public int HeartbeatTicks { get; init; } = 1;

    public bool PreVote { get; init; } = true;

    public bool CheckQuorum { get; init; } = true;

    public bool LeaseReads { get; init; } = true;

    public int AppendBytesMax { get; init; } = 1 << 20;

    public int InFlightAppendsMax { get; init; } = 256;

    public int UncommittedBytesMax { get; init; } = 1 << 20;

    public int LossPercent { get; init; }

    public int DuplicatePercent { get; init; }

    /// <summary>A message takes 1 to this many units, so the larger the more are overtaken.</summary>
    public int DelayMax { get; init; } = 30;

    public int DiskDelayMax { get; init; } = 20;

    /// <summary>A write can be read from the log for up to this long before the group is told.</summary>
    public int DiskReportDelayMax { get; init; }

    /// <summary>Whether what waits for a write is sent as soon as that is durable, before the group is told.</summary>
    public bool SendsBeforeReport { get; init; }

    public int ApplyDelayMax { get; init; } = 20;

    /// <summary>How long a replica may leave its Readys alone, so that several inputs share one.</summary>
    public int PollDelayMax { get; init; }

    /// <summary>The mean time between two of a kind; 0 for never.</summary>
    public int CrashEvery { get; init; }

    /// <summary>
    /// How often a leader crashes just after it is elected, or just after it commits: the moments that matter.
    /// </summary>
    public int LeaderCrashPercent { get; init; }

    public int PartitionEvery { get; init; }

    public int PauseEvery { get; init; }

    public int CompactEvery { get; init; }

    public int CampaignEvery { get; init; } = 5000;

    public int TransferEvery { get; init; }

    public int HibernateEvery { get; init; }

    public int ChangeMembersEvery { get; init; }

    /// <summary>How often nobody waits at a replica for what is committed, when a message comes to it.</summary>
    public int PatiencePercent { get; init; }

    public int WriteEvery { get; init; } = 60;

    public int ReadEvery { get; init; } = 90;

    /// <summary>How far a replica's clock may be off, either way.</summary>
    public int DriftPercent { get; init; }

    public bool UsesCodec { get; init; }

    /// <summary>
    /// The world of a seed: half are any, the others are of contested elections, of leases (or transfers, or sleepers),
    /// of memberships.
    /// </summary>
    public static SimulationOptions Of(ulong seed) =>
        (seed % 6) switch
        {
            3 => ContestedElections(seed),
            4 => (seed / 6 % 3) switch
            {
                0 => Leases(seed),
                1 => Transfers(seed),
                _ => Sleepers(seed),
            },
            5 => Memberships(seed),
            _ => Any(seed),
        };

    /// <summary>The world of a seed among those of one kind.</summary>
    public static SimulationOptions In(string worlds, ulong seed) =>
        worlds switch
        {
            // Rare meetings of circumstances: longer runs find them sooner than more runs.
            "contested" => ContestedElections(seed) with { EventsMax = 8000 },
            "leases" => Leases(seed),
            "transfers" => Transfers(seed),
            "sleepers" => Sleepers(seed),
            "memberships" => Memberships(seed),
            "any" => Any(seed),
            _ => Of(seed),
        };

    /// <summary>Everything drawn by itself, so that no rare combination is out of reach.</summary>
    public static SimulationOptions Any(ulong seed)
    {
        var chance = new Chance(seed ^ 0xA5A5_5A5A_0F0F_F0F0);
        var electionTicks = chance.Between(5, 12);
        var electionUnits = electionTicks * UnitsPerTick;
        return new SimulationOptions
        {
            Voters = chance.Of(1, 2, 3, 3, 3, 3, 4, 5, 5, 5),
            EventsMax = 2000,
            ElectionTicks = electionTicks,
            HeartbeatTicks = chance.Between(1, 2),
            PreVote = chance.Percent(70),
            CheckQuorum = chance.Percent(75),
            LeaseReads = chance.Percent(75),
            AppendBytesMax = chance.Of(1, 80, 1 << 20),
            InFlightAppendsMax = chance.Of(1, 2, 256),
            UncommittedBytesMax = chance.Of(100, 1 << 20),
            LossPercent = chance.Of(0, 2, 10, 25),
            DuplicatePercent = chance.Of(0, 5),
            DelayMax = chance.Of(10, 50, 200, 500),
            DiskDelayMax = chance.Of(1, 20, 100, 400),
            DiskReportDelayMax = chance.Of(0, 50),
            SendsBeforeReport = chance.Percent(50),
            ApplyDelayMax = chance.Of(0, 20, 300),
            PollDelayMax = chance.Of(0, 5, 40),
            CrashEvery = chance.Of(0, 1, 2, 5) * electionUnits,
            LeaderCrashPercent = chance.Of(0, 0, 10),
            PartitionEvery = chance.Of(0, 1, 2, 4) * electionUnits,
            PauseEvery = chance.Of(0, 0, 3) * electionUnits,
            CompactEvery = chance.Of(0, 300, 1500),
            WriteEvery = chance.Of(20, 60, 200),
            ReadEvery = chance.Of(30, 90, 300),
            DriftPercent = chance.Of(0, 2),
            UsesCodec = chance.Percent(20),
            TransferEvery = chance.Of(0, 0, 1, 4) * electionUnits,
            Spares = chance.Of(0, 0, 1, 3),
            ChangeMembersEvery = chance.Of(200, 1000, 4000),
            HibernateEvery = chance.Of(0, 0, 200),
            PatiencePercent = (int)(seed % 3) * 50,
        };
    }

    /// <summary>
    /// Worlds in which elections are contested and replicas crash in the middle of them: slow messages against short
    /// timeouts, one entry an append, no pre-vote.
    /// </summary>
    public static SimulationOptions ContestedElections(ulong seed)
    {
        var chance = new Chance(~seed);
        return new SimulationOptions
        {
            Voters = chance.Of(3, 3, 5),
            EventsMax = 3000,
            ElectionTicks = 5,
            PreVote = false,
            CheckQuorum = false,
            AppendBytesMax = 1,
            InFlightAppendsMax = 1,
            DelayMax = chance.Of(100, 200, 400),
            DiskDelayMax = chance.Of(5, 100, 400),
            CrashEvery = chance.Of(100, 400, 1000),
            LeaderCrashPercent = chance.Of(0, 20, 40),
            PartitionEvery = chance.Of(0, 500),
            WriteEvery = 100,
        };
    }

    /// <summary>
    /// Worlds of quick networks and many clients, where a leader that is cut off may still believe in its lease.
    /// </summary>
    public static SimulationOptions Leases(ulong seed)
    {
        var chance = new Chance(~seed);
        return new SimulationOptions
        {
            Voters = 3,
            EventsMax = 6000,
            ElectionTicks = 12,
            HeartbeatTicks = chance.Between(2, 4),
            DelayMax = 10,
            DiskDelayMax = 3,
            ApplyDelayMax = 2,
            CrashEvery = chance.Of(300, 900),
            PartitionEvery = chance.Of(1200, 2400),
            PauseEvery = chance.Of(0, 3000),
            CampaignEvery = chance.Of(50, 5000),
            WriteEvery = 20,
            ReadEvery = 10,
            DriftPercent = chance.Of(0, 4),
        };
    }

    /// <summary>Worlds of leases with idle times, in which leaders and followers sleep.</summary>
    public static SimulationOptions Sleepers(ulong seed)
    {
        var chance = new Chance(seed ^ 0x7777_1111);
        return Leases(seed) with
        {
            EventsMax = 3000,
            ElectionTicks = 5,
            HeartbeatTicks = 1,
            CrashEvery = chance.Of(0, 3000),
            PartitionEvery = chance.Of(0, 3000),
            WriteEvery = chance.Of(150, 400),
            ReadEvery = chance.Of(150, 400),
            HibernateEvery = chance.Of(20, 60),
        };
    }

    /// <summary>
    /// Worlds in which members come and go all the time, a few at once, while the network falls apart.
    /// </summary>
    public static SimulationOptions Memberships(ulong seed)
    {
        var chance = new Chance(~seed);
        return new SimulationOptions
        {
            Voters = chance.Of(1, 2, 3, 3),
            Spares = chance.Of(2, 3, 4),
            EventsMax = 5000,
            ElectionTicks = 5,
            PreVote = chance.Percent(50),
            CheckQuorum = chance.Percent(50),
            AppendBytesMax = chance.Of(1, 80, 1 << 20),
            DelayMax = chance.Of(20, 50, 150),
            DiskDelayMax = chance.Of(5, 50),
            ApplyDelayMax = chance.Of(5, 50, 500),
            CrashEvery = chance.Of(0, 500, 2000),
            LeaderCrashPercent = chance.Of(0, 0, 5),
            PartitionEvery = chance.Of(200, 400, 800),
            CompactEvery = chance.Of(0, 50, 300),
            TransferEvery = chance.Of(0, 0, 1000),
            ChangeMembersEvery = chance.Of(50, 100, 300),
            WriteEvery = 60,
            UsesCodec = chance.Percent(20),
        };
    }

    /// <summary>Worlds of leases in which leadership is handed around.</summary>
    public static SimulationOptions Transfers(ulong seed) =>
        Leases(seed) with
        {
            TransferEvery = new Chance(seed ^ 0x3C3C_C3C3_5555_AAAA).Of(50, 150, 400),
        };
}
