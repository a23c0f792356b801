using System.Buffers.Binary;
using Arktos.Raft;
using Arktos.Store.Keyspace;
using Arktos.Store.Replication;
using Arktos.Store.Service;
using Arktos.StoreClient;
using Arktos.StoreClient.Wire;
using Google.Protobuf;

namespace Arktos.Simulation.Stores.Roaming;

/// <summary>
/// A client of the tenant that moves, one operation after the other, with a map that may be old. It does what
/// <c>KeyspaceClient</c> does: a commit stays where it was first sent until it is known what became of it; when that is
/// "moved", it is another commit at the next place.
/// </summary>
internal sealed class RoamingClient(StoreWorld world, uint id)
{
    private PartitionRouter _router = new(world.Map.Current);
    private uint _store;
    private long _commits;
    private int _try;
    private Call? _under;

    private Chance Chance => world.Chance;

    private RoamingTenant Tenant => world.Roaming!;

    public void Begin() => world.Events.After(Chance.Between(1, world.Options.ThinkMaxMs), Next);

    /// <summary>The run is over: what is under way will not be answered.</summary>
    public void GiveUp() => _under?.GiveUp();

    private void Next()
    {
        switch (Chance.Below(100))
        {
            case < 15:
                ReadAtRevision();
                break;
            case < 25:
                ListAll();
                break;
            case < 50:
                Start(new Reading(this));
                break;
            default:
                Start(new Writing(this));
                break;
        }
    }

    private void Start(Call operation)
    {
        if (!operation.CanBegin)
        {
            Begin();
            return;
        }

        _under = operation;
        operation.Try();
    }

    private void Done()
    {
        _try++;
        _under = null;
        Begin();
    }

    /// <summary>From any store, where the map says that what is read was.</summary>
    private void ReadAtRevision()
    {
        Begin();
        if (Tenant.Events.Count == 0)
        {
            return;
        }

        var range = Chance.Of<KeyRange>([.. RoamingTenant.Ranges]);
        var revision = Tenant.Events[Math.Max(0, Tenant.Events.Count - 1 - Chance.Below(20))].Revision;
        if (new PartitionRouter(world.Map.Current).Covering(range, revision) is not [var partition])
        {
            return;
        }

        var store = Chance.Of<SimulatedStore>(world.Stores);
        if (store.Running is not { } running || running.Find(partition) is not { } replica)
        {
            return;
        }

        using var snapshot = running.Database.Snapshot();
        var state = KeyspacePartition.ReadState(running.Database, partition, snapshot);
        var request = Request(partition, range);
        if (
            revision > state.Revision
            || revision < state.Compacted
            || new ReadScope(request).Refusal(replica.Keyspace.Places, revision) is not null
        )
        {
            return;
        }

        world.RoamingReads++;
        Tenant.Compare(
            $"store {store.Id}, partition {partition}",
            range,
            Items(running, snapshot, partition, request, revision, state.Revision),
            revision
        );
    }

    /// <summary>
    /// All partitions at one revision, as a list over all tenants, or over all parts of one: what is asked for is there
    /// once, and whole.
    /// </summary>
    private void ListAll()
    {
        Begin();
        var range = Chance.Of<KeyRange>([.. RoamingTenant.Ranges.Where(r => r.Namespace is null)]);
        if (Chance.Percent(50))
        {
            range = range with { Tenant = null };
        }

        var revision = Chance.Of<SimulatedPartition>(world.Partitions).Reference.Latest;
        var found = new List<(byte[] Key, StoredValue Value)>();
        foreach (var partition in world.Partitions)
        {
            var store = Chance.Of<SimulatedStore>(world.Stores);
            if (store.Running is not { } running || running.Find(partition.Id) is not { } replica)
            {
                return;
            }

            using var snapshot = running.Database.Snapshot();
            var state = KeyspacePartition.ReadState(running.Database, partition.Id, snapshot);
            var request = Request(partition.Id, range);
            (request.OfAllPartitions, request.Partitions) = (true, world.Partitions.Max(p => (uint)p.Id.Value));
            var scope = new ReadScope(request);
            // A tenant that is whole is read where it is; then its other partitions say so.
            if (
                revision > state.Revision
                || revision < state.Compacted
                || scope.Refusal(replica.Keyspace.Places, revision) is not null
            )
            {
                return;
            }

            var filter = scope.FilterOf(replica.Keyspace.Places, revision);
            found.AddRange(
                Items(running, snapshot, partition.Id, request, revision, state.Revision)
                    .Where(i =>
                        RoamingTenant.Owns(ReferenceKeyspace.Text(i.Key)) && filter?.LetsThrough(i.Key) != false
                    )
            );
        }

        world.RoamingLists++;
        Tenant.Compare(
            "a list over all partitions",
            range,
            found.OrderBy(i => ReferenceKeyspace.Text(i.Key), StringComparer.Ordinal),
            revision
        );
    }

    private static ReadRequest Request(PartitionId partition, KeyRange range) =>
        new()
        {
            Partition = partition.Value,
            Key = ByteString.CopyFrom(range.Begin),
            End = ByteString.CopyFrom(range.End),
        };

    private static List<(byte[] Key, StoredValue Value)> Items(
        RunningStore running,
        Store.RocksDb.DatabaseSnapshot snapshot,
        PartitionId partition,
        ReadRequest request,
        Revision revision,
        Revision applied
    ) =>
        [
            .. RangeReader.At(
                running.Database,
                snapshot,
                partition,
                request.Key.ToByteArray(),
                request.End.ToByteArray(),
                revision,
                applied
            ),
        ];

    /// <summary>Tries at one store after another until an answer that says something, or for too long.</summary>
    private abstract class Call(RoamingClient client)
    {
        private PartitionId? _place;
        private readonly long _until = client.World.Events.Now + (20L * client.World.Options.ElectionMs);

        protected RoamingClient Client { get; } = client;

        protected StoreWorld World => Client.World;

        protected long Called { get; } = ++client.World.Moments;

        /// <summary>Where the client believes what it is about; null: in several partitions.</summary>
        protected abstract PartitionId? Place();

        protected PartitionId Partition => (_place ??= Place())!.Value;

        /// <summary>Whether it is about one partition.</summary>
        public bool CanBegin => Place() is not null;

        public void Try()
        {
            if (World.Events.Now > _until)
            {
                GiveUp();
                Client.Done();
                return;
            }

            var number = ++Client._try;
            if (Client._store == 0 || World.Chance.Percent(10))
            {
                Client._store = (uint)World.Chance.Between(1, World.Stores.Length);
            }

            var store = World.Store(Client._store);
            if (!World.Network.IsLost())
            {
                World.Events.After(
                    World.Network.Delay(),
                    () =>
                    {
                        if (store.Running is { } running)
                        {
                            Send(running, deliver => Return(number, deliver));
                        }
                    }
                );
            }

            World.Events.After(World.Chance.Between(1, 2) * World.Options.ElectionMs, () => AgainIf(number));
        }

        public abstract void GiveUp();

        protected abstract void Send(RunningStore store, Action<Action> answer);

        protected void Again(ReplicaId leader)
        {
            Client._store = leader.Store().Value;
            var number = Client._try;
            World.Events.After(World.Chance.Between(1, World.Options.TickMs), () => AgainIf(number));
        }

        /// <summary>It is settled that nothing was done here: the map is asked where to go on.</summary>
        protected void Moved()
        {
            World.RoamingMoved++;
            if (World.IsCalm || World.Chance.Percent(70))
            {
                Client._router = new PartitionRouter(World.Map.Current);
            }

            _place = Place();
            if (_place is not null)
            {
                Again(ReplicaId.None);
            }
            else
            {
                // It would be another call, over all partitions.
                Client.Done();
            }
        }

        private void AgainIf(int number)
        {
            if (number == Client._try)
            {
                Try();
            }
        }

        private void Return(int number, Action deliver)
        {
            if (!World.Network.IsLost())
            {
                World.Events.After(
                    World.Network.Delay(),
                    () =>
                    {
                        if (number == Client._try)
                        {
                            deliver();
                        }
                    }
                );
            }
        }
    }

    private StoreWorld World => world;

    private sealed class Reading(RoamingClient client) : Call(client)
    {
        private readonly KeyRange _range = client.Chance.Of<KeyRange>([.. RoamingTenant.Ranges]);

        protected override PartitionId? Place() =>
            Client._router.MovedAs(_range) is { } name ? Client._router.StopOf(name).Partition : null;

        public override void GiveUp() { }

        protected override void Send(RunningStore store, Action<Action> answer)
        {
            var partition = Partition;
            store.Read(
                partition,
                Revision.None,
                point =>
                {
                    if (point.Status != ReadPointStatus.Ok)
                    {
                        answer(() => Again(point.Leader));
                        return;
                    }

                    using var snapshot = point.Snapshot!;
                    var request = Request(partition, _range);
                    if (
                        store.Find(partition) is not { } replica
                        || new ReadScope(request).Refusal(replica.Keyspace.Places, point.Revision) is not null
                    )
                    {
                        answer(Moved);
                        return;
                    }

                    var items = Items(store, snapshot, partition, request, point.Revision, point.State.Revision);
                    answer(() => OnRead(partition, items, point.Revision));
                }
            );
        }

        private void OnRead(PartitionId partition, List<(byte[] Key, StoredValue Value)> items, Revision revision)
        {
            World.RoamingReads++;
            World.Roaming!.Compare($"partition {partition}, a linearizable read", _range, items, revision);
            var returned = ++World.Moments;
            var versions = items.ToDictionary(i => ReferenceKeyspace.Text(i.Key), i => i.Value);
            for (var key = 0; key < RoamingTenant.Keys; key++)
            {
                var name = RoamingTenant.KeyOf(key);
                if (!RoamingTenant.IsIn(_range, name))
                {
                    continue;
                }

                var version = versions.TryGetValue(name, out var value)
                    ? ClientText.Version(ReferenceKeyspace.Text(value.Value.Span))
                    : 0;
                if (version > 0)
                {
                    World.Know(default, key, value.Revision, version);
                }

                World.Roaming.Record(name, new KeyOperation(Called, returned, KeyOutcome.Read, version));
            }

            Client.Done();
        }
    }

    /// <summary>One key; a new id at each place.</summary>
    private sealed class Writing : Call
    {
        private readonly Operation _operation;
        private readonly Condition? _condition;
        private readonly int _key;
        private CommitRequest _commit;

        public Writing(RoamingClient client)
            : base(client)
        {
            _key = World.Chance.Below(RoamingTenant.Keys);
            var lot = World.Chance.Below(10);
            if (lot < 2)
            {
                _condition = new Condition { Kind = Condition.Types.Kind.Absent, Key = Key };
            }
            else if (lot < 6 && World.Known.TryGetValue((default, _key), out var known))
            {
                _condition = new Condition
                {
                    Kind = Condition.Types.Kind.RevisionEquals,
                    Key = Key,
                    Revision = known.Revision.Value,
                };
            }

            var text = ClientText.Of(++World.Versions, World.Chance.Percent(50));
            _operation = World.Chance.Percent(25)
                ? new Operation { Kind = Operation.Types.Kind.Delete, Key = Key }
                : new Operation
                {
                    Kind = Operation.Types.Kind.Put,
                    Key = Key,
                    Value = ByteString.CopyFromUtf8(text),
                    RevisionOffset = ClientText.RevisionOffset(text),
                    TtlSeconds = World.Chance.Percent(World.Options.TtlPercent) ? 1U : 0,
                };
            _commit = New();
        }

        protected override PartitionId? Place() => Client._router.Locate(RoamingTenant.ObjectKeyOf(_key));

        private ByteString Key => ByteString.CopyFromUtf8(RoamingTenant.KeyOf(_key));

        public override void GiveUp()
        {
            World.Unknown++;
            Record(long.MaxValue, null);
        }

        protected override void Send(RunningStore store, Action<Action> answer)
        {
            var commit = _commit;
            store.Commit(Partition, commit, outcome => answer(() => OnAnswer(commit, outcome)));
        }

        private CommitRequest New()
        {
            Span<byte> commitId = stackalloc byte[16];
            BinaryPrimitives.WriteInt64LittleEndian(commitId, -1 - Client.Id);
            BinaryPrimitives.WriteInt64LittleEndian(commitId[8..], ++Client._commits);
            var commit = new CommitRequest
            {
                Partition = Partition.Value,
                CommitId = ByteString.CopyFrom(commitId),
                Operations = { _operation },
            };
            if (_condition is not null)
            {
                commit.Conditions.Add(_condition);
            }

            return commit;
        }

        private void OnAnswer(CommitRequest commit, in CommitAnswer answer)
        {
            if (answer.Status == CommitStatus.Invalid)
            {
                throw new SimulationFailure($"a commit is refused: {answer.Message}");
            }

            if (answer.Status != CommitStatus.Applied)
            {
                Again(answer.Leader);
                return;
            }

            var (outcome, partition) = (answer.Outcome, World.Partitions.Single(p => p.Id == Partition));
            var expected = partition.Reference.Outcome(new Guid(commit.CommitId.Span));
            SimulationFailure.Unless(
                expected is { } e && e.FailedCondition == outcome.FailedCondition && e.Revision == outcome.Revision,
                $"partition {partition.Id}: a commit of the roaming tenant is answered with revision "
                    + $"{outcome.Revision}, condition {outcome.FailedCondition}; "
                    + $"it was {expected?.ToString() ?? "never committed"}"
            );
            if (outcome.FailedCondition == ApplyOutcome.TenantMoved)
            {
                Moved();
                _commit = New();
                return;
            }

            World.RoamingCommits++;
            Record(++World.Moments, outcome.FailedCondition);
            if (outcome.FailedCondition < 0 && _operation.Kind == Operation.Types.Kind.Put)
            {
                World.Know(default, _key, outcome.Revision, ClientText.Version(_operation.Value.ToStringUtf8()));
            }

            Client.Done();
        }

        private void Record(long returned, int? failed)
        {
            var isPut = _operation.Kind == Operation.Types.Kind.Put;
            var version = isPut ? ClientText.Version(_operation.Value.ToStringUtf8()) : 0;
            var name = RoamingTenant.KeyOf(_key);
            if (_operation.TtlSeconds > 0)
            {
                // A leader deletes this version at some time, or never.
                World.Roaming!.Record(
                    name,
                    new KeyOperation(Called, long.MaxValue, KeyOutcome.Unknown, 0, KeyCondition.Is, version, Effect: 0)
                );
            }

            var condition =
                _condition is null ? KeyCondition.None
                : _condition.Kind == Condition.Types.Kind.Absent ? KeyCondition.Absent
                : KeyCondition.Is;
            World.Roaming!.Record(
                name,
                new KeyOperation(
                    Called,
                    returned,
                    failed is null ? KeyOutcome.Unknown
                        : failed < 0 ? KeyOutcome.Applied
                        : KeyOutcome.Refused,
                    0,
                    condition,
                    condition == KeyCondition.Is ? World.VersionAt(default, _key, _condition!.Revision) : 0,
                    version,
                    _condition is null || failed is null ? null : failed != 0
                )
            );
        }
    }

    private long Id => id;
}
