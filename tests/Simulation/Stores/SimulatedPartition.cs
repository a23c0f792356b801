using Arktos.Raft;
using Arktos.Store.Keyspace;
using Arktos.Store.Log;
using Arktos.Store.Replication;
using Arktos.Store.RocksDb;
using Arktos.StoreClient;

namespace Arktos.Simulation.Stores;

/// <summary>How far a replica was looked at.</summary>
internal sealed class ReplicaView
{
    public LogIndex Committed { get; set; }

    public LogIndex Applied { get; set; }

    public bool IsAsleep { get; set; }

    /// <summary>
    /// Of a follower that sleeps: which process of its leader's store it heard last when it fell asleep.
    /// </summary>
    public ulong LeaderProcess { get; set; }

    /// <summary>Of a follower that sleeps: since when nothing came from that process for too long.</summary>
    public long? ForsakenSince { get; set; }
}

/// <summary>
/// Everything that was ever true of one partition, and what must hold of each replica after each of its steps.
/// </summary>
internal sealed class SimulatedPartition(StoreWorld world, PartitionId id)
{
    private readonly Dictionary<LogIndex, (string Hash, uint Store)> _hashes = [];

    /// <summary>Where leaders fell asleep.</summary>
    private readonly HashSet<(Term Term, LogIndex Commit)> _sleeps = [];

    public PartitionId Id { get; } = id;

    public History Raft { get; } = new();

    public ReferenceKeyspace Reference { get; } = new(id, e => world.Roaming?.Happened(id, e));

    /// <summary>What clients did to each key, for the checker at the end.</summary>
    public SortedDictionary<string, List<KeyOperation>> Operations { get; } = new(StringComparer.Ordinal);

    /// <summary>The highest revision that an answer has shown to any client.</summary>
    public Revision Shown { get; set; }

    /// <summary>Of commits that clients called when trouble was over.</summary>
    public int AcknowledgedInCalm { get; set; }

    /// <summary>Entries are about to be persisted: log matching.</summary>
    public void Written(PartitionReplica replica, LogWrite write)
    {
        if (
            write.Entries.Count == 0
            || !replica.Group.State.Log.TryTermAt(write.Entries[0].Index.Previous(), out var previous)
        )
        {
            return;
        }

        foreach (var entry in write.Entries)
        {
            Raft.Holds(replica.Self, entry, previous);
            previous = entry.Term;
        }
    }

    public void Observe(
        ReplicaView view,
        PartitionReplica replica,
        GroupLog log,
        SimulatedDatabase database,
        bool isRecovered
    )
    {
        var store = replica.Self.Store().Value;
        SimulationFailure.Unless(
            !replica.IsHalted,
            $"store {store}, partition {Id} is halted: {replica.Status.Problem}"
        );
        var group = replica.Group;
        if (group.Role == RaftRole.Leader)
        {
            Raft.Leads(replica.Self, group);
        }

        ObserveCommits(view, replica.Self, group);
        var state = replica.Keyspace.State;
        if (state.Index == view.Applied && !isRecovered)
        {
            return;
        }

        SimulationFailure.Unless(
            state.Index >= view.Applied,
            $"store {store}, partition {Id}: the applied index went from {view.Applied} back to {state.Index}"
        );
        for (var index = LogIndex.Max(view.Applied.Next(), log.FirstIndex); index <= state.Index; index = index.Next())
        {
            var entry = log.Entries(index, index.Next(), 0)[0];
            if (!isRecovered)
            {
                Raft.Applied(replica.Self, entry);
            }

            if (entry.Index > Reference.Index)
            {
                Reference.Apply(entry);
            }
        }

        view.Applied = state.Index;
        SimulationFailure.Unless(
            state.Index <= Reference.Index,
            $"store {store}, partition {Id} holds index {state.Index}, {Reference.Index} is the last that anybody "
                + $"applied"
        );
        CompareState(store, database, state);
    }

    /// <summary>
    /// A leader falls asleep only when every member's disk has all that it has; the others only where it did.
    /// </summary>
    public void ObserveSleep(ReplicaView view, PartitionReplica replica, SimulatedPeers peers)
    {
        var (group, wasAsleep) = (replica.Group, view.IsAsleep);
        view.IsAsleep = group.IsAsleep;
        if (!group.IsAsleep || wasAsleep)
        {
            return;
        }

        world.Trace($"partition {Id}: {replica.Self} sleeps, {group.Role} of term {group.Term} at {group.CommitIndex}");
        world.Sleeps++;
        view.LeaderProcess = peers.ProcessHeardOf(group.Leader.Store().Value);
        SimulationFailure.Unless(
            group.CommitIndex == group.LastIndex,
            $"partition {Id}: {replica.Self} sleeps at {group.CommitIndex} of {group.LastIndex}"
        );
        if (group.Role != RaftRole.Leader)
        {
            SimulationFailure.Unless(
                _sleeps.Contains((group.Term, group.CommitIndex)),
                $"partition {Id}: {replica.Self} sleeps in term {group.Term} at {group.CommitIndex}, where no "
                    + $"leader did"
            );
            return;
        }

        _sleeps.Add((group.Term, group.CommitIndex));
        foreach (var member in group.Configuration.Everyone())
        {
            var log = world.Store(member.Store().Value).Running?.FindLog(Id, member);
            SimulationFailure.Unless(
                log is null || log.LastIndex >= group.LastIndex,
                $"partition {Id}: {replica.Self} leads and sleeps at {group.LastIndex}, {member} holds no more than "
                    + $"{log?.LastIndex}"
            );
        }

        world.LeaderSleeps(replica.Self.Store().Value);
    }

    /// <summary>Replicas at one index hold the same; now and then compared with the reference item by item.</summary>
    public void CompareState(uint store, SimulatedDatabase database, in PartitionState state)
    {
        if (state.Index == LogIndex.Zero)
        {
            return;
        }

        using var snapshot = database.Snapshot();
        var hash = KeyspacePartition.Hash(database, Id, snapshot);
        if (!_hashes.TryAdd(state.Index, (hash, store)))
        {
            SimulationFailure.Unless(
                _hashes[state.Index].Hash == hash,
                $"partition {Id} at index {state.Index}: stores {_hashes[state.Index].Store} and {store} hold "
                    + $"different states"
            );
        }

        CompareItems(
            $"store {store}, partition {Id} at index {state.Index}",
            RangeReader.At(database, snapshot, Id, [0], [255], state.Revision, state.Revision),
            state.Revision,
            Reference.Held(state.Revision)
        );
        CompareUsage(store, database, snapshot, state);
    }

    /// <summary>What the tenant holds is counted along, and must be what there is.</summary>
    private void CompareUsage(
        uint store,
        SimulatedDatabase database,
        DatabaseSnapshot snapshot,
        in PartitionState state
    )
    {
        foreach (var tenant in (string[])["acme", Roaming.RoamingTenant.Name])
        {
            var stored = RangeReader.Get(database, snapshot, Id, TenantUsage.KeyOf(tenant).Encode());
            var counted = stored is { } value ? TenantUsage.Decode(value.Value.Span) : default;
            var expected = Reference.Usage(state.Revision, tenant);
            SimulationFailure.Unless(
                counted == expected,
                $"store {store}, partition {Id} at index {state.Index}: usage of {tenant} is {counted}, must be "
                    + $"{expected}"
            );
        }
    }

    /// <summary>Items must be exactly what the reference has at the revision.</summary>
    public void CompareItems(string where, IEnumerable<(byte[] Key, StoredValue Value)> items, Revision revision) =>
        CompareItems(
            where,
            items.Where(i => !Roaming.RoamingTenant.Owns(ReferenceKeyspace.Text(i.Key))),
            revision,
            Reference.All(revision)
        );

    private static void CompareItems(
        string where,
        IEnumerable<(byte[] Key, StoredValue Value)> items,
        Revision revision,
        IEnumerable<(string Key, ReferenceVersion Version)> all
    )
    {
        using var expected = all.GetEnumerator();
        foreach (var (keyBytes, value) in items)
        {
            var key = ReferenceKeyspace.Text(keyBytes);
            var has = expected.MoveNext();
            SimulationFailure.Unless(
                has
                    && expected.Current is var (k, v)
                    && k == key
                    && v.Revision == value.Revision
                    && v.Created == value.CreateRevision
                    && v.Text == ReferenceKeyspace.Text(value.Value.Span),
                $"{where}, read at {revision}: has {World(key)} = {ReferenceKeyspace.Text(value.Value.Span)} of "
                    + $"{value.Revision}, must have "
                    + $"{(has ? $"{World(expected.Current.Key)} = {expected.Current.Version}" : "no more")}"
            );
        }

        SimulationFailure.Unless(
            !expected.MoveNext(),
            $"{where}, read at {revision}: lacks {World(expected.Current.Key ?? "")} = {expected.Current.Version}"
        );
    }

    public void Record(string key, KeyOperation operation)
    {
        if (!Operations.TryGetValue(key, out var operations))
        {
            Operations[key] = operations = [];
        }

        operations.Add(operation);
    }

    public void CheckLinearizability()
    {
        foreach (var (key, operations) in Operations)
        {
            var holds = Linearizability.Holds(operations);
            world.Undecided += holds is null ? 1 : 0;
            SimulationFailure.Unless(
                holds != false,
                $"partition {Id}: the history of {World(key)} is not "
                    + $"linearizable:\n{string.Join('\n', operations.OrderBy(o => o.Call))}"
            );
        }
    }

    private static string World(string key) => key.Replace('\0', '/');

    private void ObserveCommits(ReplicaView view, ReplicaId replica, RaftGroup group)
    {
        var log = group.State.Log;
        for (
            var index = LogIndex.Max(view.Committed.Next(), log.FirstIndex);
            index <= group.CommitIndex;
            index = index.Next()
        )
        {
            if (log.TryTermAt(index, out var term))
            {
                Raft.Committed(replica, index, term, group.Term);
            }
        }

        view.Committed = LogIndex.Max(view.Committed, group.CommitIndex);
    }
}
