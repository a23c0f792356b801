using Arktos.Raft;
using Arktos.Simulation.Stores.Roaming;
using Arktos.StoreClient;

namespace Arktos.Simulation.Stores;

/// <summary>
/// One run over whole stores: stores, network, disks, clocks, clients, watchers and trouble in one thread, from one
/// seed. Running it again is the same run.
/// </summary>
internal sealed class StoreWorld
{
    private const int TraceLinesMax = 400;

    private readonly Queue<string> _trace = new();
    private readonly SortedDictionary<(PartitionId Partition, int Key, long Revision), int> _versions = [];
    private readonly SimulatedWatcher[] _watchers;
    private readonly SimulatedClient[] _clients;
    private readonly StoreNemesis _nemesis;
    private readonly RoamingClient[] _roamers = [];
    private readonly RoamingWatcher[] _roamingWatchers = [];
    private readonly RoamingMover? _roamingMover;
    private long _roamingMovers;

    /// <summary>What must be seen of the tenant once it has arrived for the last time.</summary>
    private int[]? _roamingTargets;

    public StoreWorld(ulong seed, StoreWorldOptions options, bool isTraced = false)
    {
        (Seed, Options, IsTraced) = (seed, options, isTraced);
        Chance = new Chance(seed);
        Network = new StoreNetwork(this);
        Partitions =
        [
            .. Enumerable
                .Range(1, options.Partitions)
                .Select(i => new SimulatedPartition(this, new PartitionId((ushort)i))),
        ];
        Map = new SimulatedMap(
            [.. Enumerable.Range(1, StoreWorldOptions.Voters + options.Spares).Select(i => (uint)i)],
            StoreWorldOptions.Voters,
            Partitions.Select(p => p.Id)
        );
        Stores = [.. Map.Current.Stores.Select(store => new SimulatedStore(this, store.Id))];
        foreach (var store in Stores)
        {
            store.Start();
        }

        _nemesis = new StoreNemesis(this);
        _clients = [.. Enumerable.Range(1, options.Clients).Select(i => new SimulatedClient(this, (uint)i))];
        foreach (var client in _clients)
        {
            client.Begin();
        }

        if (options.Roamers > 0)
        {
            Roaming = new RoamingTenant(this);
            _roamers = [.. Enumerable.Range(1, options.Roamers).Select(i => new RoamingClient(this, (uint)i))];
            foreach (var roamer in _roamers)
            {
                roamer.Begin();
            }

            _roamingWatchers = [.. RoamingTenant.Ranges.Select(r => new RoamingWatcher(this, r))];
            foreach (var watcher in _roamingWatchers)
            {
                watcher.Begin();
            }

            _roamingMover = new RoamingMover(this);
            _roamingMover.Begin();
        }

        _watchers = [.. Partitions.Select(partition => new SimulatedWatcher(this, partition))];
        foreach (var watcher in _watchers)
        {
            watcher.Begin();
        }
    }

    public ulong Seed { get; }

    public StoreWorldOptions Options { get; }

    public bool IsTraced { get; }

    public Chance Chance { get; }

    public EventQueue Events { get; } = new();

    public StoreNetwork Network { get; }

    public SimulatedPartition[] Partitions { get; }

    public SimulatedStore[] Stores { get; }

    public SimulatedMap Map { get; }

    /// <summary>Whether trouble is over: disks and network are quick and do not fail.</summary>
    public bool IsCalm { get; private set; }

    /// <summary>The last moment at which a client called or was answered.</summary>
    public long Moments { get; set; }

    /// <summary>The last version that a client wrote.</summary>
    public int Versions { get; set; }

    /// <summary>The latest that clients know of each key.</summary>
    public Dictionary<(PartitionId Partition, int Key), (Revision Revision, int Version)> Known { get; } = [];

    public int EventCount { get; private set; }

    public int Commits { get; set; }

    public int Unknown { get; set; }

    public int Reads { get; set; }

    public int ReadsAtRevision { get; set; }

    public int EventsWatched { get; set; }

    public int WatchesCompacted { get; set; }

    public int Snapshots { get; set; }

    public int InstallationsBegun { get; set; }

    /// <summary>Those that came to their end: no crash came in between, and the replica stayed.</summary>
    public int Installations { get; set; }

    /// <summary>Times that a group wrote its log again.</summary>
    public int CarriedLogs { get; set; }

    public int Crashes { get; set; }

    /// <summary>How often a replica fell asleep.</summary>
    public int Sleeps { get; set; }

    /// <summary>Null: no tenant moves in this world.</summary>
    public RoamingTenant? Roaming { get; }

    public int RoamingCommits { get; set; }

    public int RoamingReads { get; set; }

    /// <summary>Lists over all partitions at one revision.</summary>
    public int RoamingLists { get; set; }

    /// <summary>How often a client was told that the tenant is elsewhere.</summary>
    public int RoamingMoved { get; set; }

    /// <summary>Moves of a tenant that took place.</summary>
    public int RoamingMoves { get; set; }

    /// <summary>Of these: moves of parts.</summary>
    public int RoamingPartsMoves { get; set; }

    /// <summary>How many processes of stores there were.</summary>
    public ulong Processes { get; set; }

    /// <summary>Clients want nothing for a while.</summary>
    public bool IsResting { get; private set; }

    /// <summary>Changes of members that were brought to their end.</summary>
    public int Moves { get; set; }

    /// <summary>Histories that the checker did not decide within its bound.</summary>
    public int Undecided { get; set; }

    /// <summary>A value that two runs of one seed must agree on.</summary>
    public string Fingerprint =>
        $"{Events.Now} {EventCount} {Chance.Next():x} {Commits} {Reads} {EventsWatched} {Snapshots} {Crashes} "
        + $"{Moves} {RoamingCommits} {RoamingReads} {RoamingMoves} "
        + $"{string.Join(' ', Partitions.Select(p => $"{p.Reference.Index}/{p.Reference.Latest}"))}";

    public long NextMover() => ++_roamingMovers;

    /// <summary>The trouble is most interesting now.</summary>
    public void LeaderSleeps(uint store) => _nemesis.LeaderSleeps(store);

    public SimulatedStore Store(uint id) => Stores[id - 1];

    public void Know(PartitionId partition, int key, Revision revision, int version)
    {
        Known[(partition, key)] = (revision, version);
        _versions[(partition, key, revision.Value)] = version;
    }

    public int VersionAt(PartitionId partition, int key, long revision) => _versions[(partition, key, revision)];

    /// <summary>Trouble, then calm, in which everything must get going again.</summary>
    /// <exception cref="SimulationFailure">With the command that replays it.</exception>
    public void Run()
    {
        // What is awaited goes on in this thread.
        var context = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        try
        {
            while (EventCount < Options.EventsMax)
            {
                Step();
            }

            Recover();
            if (Options.HibernateMs > 0)
            {
                new SleepTrial(this).Run();
            }

            foreach (var client in _clients)
            {
                client.GiveUp();
            }

            foreach (var roamer in _roamers)
            {
                roamer.GiveUp();
            }

            Roaming?.CheckLinearizability();

            foreach (var partition in Partitions)
            {
                partition.CheckLinearizability();
            }
        }
        catch (Exception failure) when (failure is SimulationFailure or InvariantBrokenException)
        {
            foreach (var store in Stores)
            {
                store.Running?.TraceReplicas();
            }

            throw new SimulationFailure(
                $"Seed {Seed} of whole stores at event {EventCount}, time {Events.Now}: {failure.Message}\nReplay: "
                    + $"ARKTOS_WORLDS={Options.Worlds} hack/simulate.sh {Seed} "
                    + $"1\n{Options}\n{string.Join('\n', _trace)}\n{failure.StackTrace}"
            )
            {
                IsOfLiveness = failure is SimulationFailure { IsOfLiveness: true },
            };
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(context);
        }
    }

    public void Trace(string line)
    {
        if (IsTraced)
        {
            _trace.Enqueue($"{Events.Now, 8} {line}");
            if (_trace.Count > TraceLinesMax)
            {
                _trace.Dequeue();
            }
        }
    }

    /// <summary>
    /// Liveness: within so many election timeouts of calm, something new is acknowledged in each partition, applied by
    /// each replica, and seen by each watcher.
    /// </summary>
    private void Recover()
    {
        Trace("calm");
        IsCalm = true;
        _nemesis.Stop();
        _roamingMover?.Stop();
        // A call goes on for 20 election timeouts before it is given up.
        var deadline = Events.Now + (80L * Options.ElectionMs);
        var targets = new (LogIndex Index, Revision Revision)?[Partitions.Length];
        while (!IsRecovered(targets))
        {
            if (Events.Now >= deadline)
            {
                throw new SimulationFailure(
                    $"no progress after healing: "
                        + (
                            targets.Contains(null) ? "nothing new is committed"
                            : Map.Current.Moves.Count > 0 ? "the tenant does not arrive"
                            : "a replica or a watcher stays behind"
                        )
                )
                {
                    IsOfLiveness = true,
                };
            }

            Step();
            for (var i = 0; i < targets.Length; i++)
            {
                if (targets[i] is null && Partitions[i].AcknowledgedInCalm > 0)
                {
                    targets[i] = (Partitions[i].Reference.Index, Partitions[i].Reference.Latest);
                }
            }
        }
    }

    private bool IsRecovered((LogIndex Index, Revision Revision)?[] targets)
    {
        if (Map.Current.Moves.Count > 0 || Map.Current.SpreadTenants.Exists(s => s.At == 0))
        {
            return false;
        }

        _roamingTargets ??= [.. _roamingWatchers.Select(w => w.Target)];
        if (_roamingWatchers.Zip(_roamingTargets).Any(w => !w.First.HasSeen(w.Second)))
        {
            return false;
        }

        for (var i = 0; i < targets.Length; i++)
        {
            var (id, partition) = (Partitions[i].Id, Map.Partition(Partitions[i].Id));
            if (
                targets[i] is not { } target
                || _watchers[i].Position < target.Revision
                || !partition.Members.Order().SequenceEqual(partition.Replicas.Order())
                || Map.Stores(id)
                    .Any(s =>
                        Store(s).Running?.Find(id) is not { } replica || replica.Keyspace.State.Index < target.Index
                    )
            )
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Clients cease to ask, once what they do is done; or go on.</summary>
    public void Rest(bool isResting)
    {
        IsResting = isResting;
        foreach (var client in _clients)
        {
            client.Resume();
        }
    }

    /// <summary>Whether watchers have seen everything there is.</summary>
    public bool HasWatchedAll => _watchers.Zip(Partitions).All(w => w.First.Position >= w.Second.Reference.Latest);

    /// <summary>Whatever happens next.</summary>
    public void Step()
    {
        EventCount++;
        Events.RunNext();
    }
}
