using System.Buffers.Binary;
using Arktos.Raft;
using Arktos.Store.Keyspace;
using Arktos.Store.Replication;
using Arktos.StoreClient;
using Arktos.StoreClient.Wire;
using Google.Protobuf;

namespace Arktos.Simulation.Stores;

/// <summary>
/// A client, one operation after the other: commits with ids that it tries again, under the same id, until it knows
/// what became of them or gives up; linearizable reads; reads at a revision from any store.
/// </summary>
internal sealed class SimulatedClient(StoreWorld world, uint id)
{
    private uint _store;
    private long _commits;
    private Call? _call;
    private bool _isResting;

    private StoreWorld World => world;

    private Chance Chance => world.Chance;

    public void Begin() =>
        world.Events.After(Chance.Between(1, world.IsCalm ? world.Options.ElectionMs : world.Options.ThinkMaxMs), Next);

    /// <summary>Goes on if it rests, and the others do not.</summary>
    public void Resume()
    {
        if (_isResting && !world.IsResting)
        {
            _isResting = false;
            Begin();
        }
    }

    private void Next()
    {
        if (world.IsResting)
        {
            _isResting = true;
            return;
        }

        var partition = Chance.Of<SimulatedPartition>(world.Partitions);
        _call = Chance.Below(100) switch
        {
            < 10 => null,
            var lot when lot < 10 + World.Options.ReadPercent => new ReadCall(this, partition),
            _ => new CommitCall(this, partition, NewCommit(partition)),
        };
        if (_call is { } call)
        {
            call.Try();
        }
        else
        {
            ReadAtRevision(partition);
        }
    }

    /// <summary>The run is over: what is under way will not be answered.</summary>
    public void GiveUp() => _call?.GiveUp();

    private void ReadAtRevision(SimulatedPartition partition)
    {
        Begin();
        var store = Chance.Of<SimulatedStore>(world.Stores);
        if (
            partition.Reference.Events.Count == 0
            || store.Running is not { } running
            || running.Find(partition.Id) is null
        )
        {
            return;
        }

        // As KeyspaceService does for at_revision.
        var revision = partition
            .Reference
            .Events[Math.Max(0, partition.Reference.Events.Count - 1 - Chance.Below(30))]
            .Revision;
        using var snapshot = running.Database.Snapshot();
        var state = KeyspacePartition.ReadState(running.Database, partition.Id, snapshot);
        if (revision <= state.Revision && revision >= state.Compacted)
        {
            world.ReadsAtRevision++;
            partition.CompareItems(
                $"store {store.Id}, partition {partition.Id}",
                RangeReader.At(running.Database, snapshot, partition.Id, [0], [255], revision, state.Revision),
                revision
            );
        }
    }

    private CommitRequest NewCommit(SimulatedPartition partition)
    {
        var commit = new CommitRequest { Partition = partition.Id.Value };
        Span<byte> commitId = stackalloc byte[16];
        BinaryPrimitives.WriteInt64LittleEndian(commitId, id);
        BinaryPrimitives.WriteInt64LittleEndian(commitId[8..], ++_commits);
        commit.CommitId = ByteString.CopyFrom(commitId);
        var key = Chance.Below(world.Options.KeysPerPartition);
        switch (Chance.Below(10))
        {
            case < 2:
                commit.Operations.Add(Put(key));
                break;
            case 2:
                commit.Conditions.Add(Bound());
                commit.Operations.Add(Put(key));
                break;
            case 3:
                commit.Operations.Add(new Operation { Kind = Operation.Types.Kind.Delete, Key = Key(key) });
                break;
            case 4:
                // Key names have one digit, so that this is in key order.
                commit.Operations.Add(
                    new Operation
                    {
                        Kind = Operation.Types.Kind.DeleteRange,
                        Key = Key(key),
                        End = Key(key + 1 + Chance.Below(3)),
                    }
                );
                break;
            case < 7:
                commit.Conditions.Add(new Condition { Kind = Condition.Types.Kind.Absent, Key = Key(key) });
                commit.Operations.Add(Put(key));
                break;
            default:
                if (world.Known.TryGetValue((partition.Id, key), out var known))
                {
                    commit.Conditions.Add(
                        new Condition
                        {
                            Kind = Condition.Types.Kind.RevisionEquals,
                            Key = Key(key),
                            Revision = known.Revision.Value,
                        }
                    );
                }

                var other = Chance.Below(world.Options.KeysPerPartition);
                commit.Operations.Add(
                    Chance.Percent(70) ? Put(key) : new Operation { Kind = Operation.Types.Kind.Delete, Key = Key(key) }
                );
                if (other != key)
                {
                    commit.Operations.Add(Put(other));
                }

                break;
        }

        return commit;
    }

    /// <summary>So low that it holds at one time and not at another.</summary>
    private Condition Bound() =>
        new()
        {
            Kind = Condition.Types.Kind.Within,
            Key = ByteString.CopyFrom(TenantUsage.KeyOf("acme").Encode()),
            ObjectsMax = Chance.Below(world.Options.KeysPerPartition + 1),
            BytesMax = Chance.Below(20 * world.Options.KeysPerPartition),
        };

    private Operation Put(int key)
    {
        var text = ClientText.Of(++world.Versions, Chance.Percent(50));
        return new Operation
        {
            Kind = Operation.Types.Kind.Put,
            Key = Key(key),
            Value = ByteString.CopyFromUtf8(text),
            RevisionOffset = ClientText.RevisionOffset(text),
            TtlSeconds = Chance.Percent(World.Options.TtlPercent) ? 1U : 0,
        };
    }

    public static string Name(int key) => $"pods\0acme\0default\0k{key}";

    private static ByteString Key(int key) => ByteString.CopyFromUtf8(Name(key));

    private static int KeyNumber(ByteString key) => key[^1] - '0';

    /// <summary>
    /// What one call has in common: tries at one store after another until an answer that says something, or for too
    /// long.
    /// </summary>
    private abstract class Call(SimulatedClient client)
    {
        private readonly long _until = client.World.Events.Now + (20L * client.World.Options.ElectionMs);
        private int _try;
        private bool _isOver;

        protected bool IsOfCalm { get; } = client.World.IsCalm;

        protected long Called { get; } = ++client.World.Moments;

        protected SimulatedClient Client { get; } = client;

        protected StoreWorld World => Client.World;

        public void Try()
        {
            if (_isOver)
            {
                return;
            }

            if (World.Events.Now > _until)
            {
                End();
                GiveUp();
                return;
            }

            var number = ++_try;
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
                            Send(running, () => number == _try && !_isOver);
                        }
                    }
                );
            }

            World.Events.After(
                World.Chance.Between(1, 2) * World.Options.ElectionMs,
                () =>
                {
                    if (number == _try)
                    {
                        Again(ReplicaId.None);
                    }
                }
            );
        }

        /// <param name="isAwaited">Whether this try is still of interest.</param>
        protected abstract void Send(RunningStore store, Func<bool> isAwaited);

        /// <summary>What became of it is not known, and never will be.</summary>
        public abstract void GiveUp();

        /// <summary>The answer on its way to the client.</summary>
        protected void Return(Func<bool> isAwaited, Action deliver)
        {
            if (!World.Network.IsLost())
            {
                World.Events.After(
                    World.Network.Delay(),
                    () =>
                    {
                        if (isAwaited())
                        {
                            deliver();
                        }
                    }
                );
            }
        }

        protected void Again(ReplicaId leader)
        {
            Client._store = leader.Store().Value;
            var number = _try;
            World.Events.After(
                World.Chance.Between(1, World.Options.TickMs),
                () =>
                {
                    if (number == _try)
                    {
                        Try();
                    }
                }
            );
        }

        protected void End()
        {
            _isOver = true;
            Client._call = null;
            Client.Begin();
        }
    }

    private sealed class CommitCall(SimulatedClient client, SimulatedPartition partition, CommitRequest commit)
        : Call(client)
    {
        protected override void Send(RunningStore store, Func<bool> isAwaited) =>
            store.Commit(partition.Id, commit, answer => Return(isAwaited, () => OnAnswer(answer)));

        public override void GiveUp()
        {
            World.Unknown++;
            Record(long.MaxValue, null);
        }

        private void OnAnswer(in CommitAnswer answer)
        {
            switch (answer.Status)
            {
                case CommitStatus.Applied:
                    OnApplied(answer.Outcome);
                    break;
                case CommitStatus.Invalid:
                    throw new SimulationFailure($"a commit is refused: {answer.Message}");
                default:
                    Again(answer.Leader);
                    break;
            }
        }

        private void OnApplied(ApplyOutcome outcome)
        {
            var expected = partition.Reference.Outcome(new Guid(commit.CommitId.Span));
            SimulationFailure.Unless(
                expected is { } e && e.FailedCondition == outcome.FailedCondition && e.Revision == outcome.Revision,
                $"partition {partition.Id}: a commit is answered with revision {outcome.Revision}, condition "
                    + $"{outcome.FailedCondition}; it was {expected?.ToString() ?? "never committed"}"
            );
            partition.Shown = Revision.Max(partition.Shown, outcome.Revision);
            partition.AcknowledgedInCalm += IsOfCalm ? 1 : 0;
            World.Commits++;
            Record(++World.Moments, outcome.FailedCondition);
            if (outcome.FailedCondition < 0)
            {
                foreach (var put in commit.Operations.Where(o => o.Kind == Operation.Types.Kind.Put))
                {
                    World.Know(
                        partition.Id,
                        KeyNumber(put.Key),
                        outcome.Revision,
                        ClientText.Version(put.Value.ToStringUtf8())
                    );
                }
            }

            End();
        }

        /// <summary>
        /// One operation of each key that is named; a commit over several keys is judged key by key (the reference
        /// judges it as a whole).
        /// </summary>
        private void Record(long returned, int? failed)
        {
            for (var key = 0; key < World.Options.KeysPerPartition; key++)
            {
                var name = Name(key);
                var effect = Effect(name);
                var at = Conditions(name, out var condition, out var expected);
                if (effect is null && at < 0)
                {
                    continue;
                }

                var outcome =
                    failed is null ? KeyOutcome.Unknown
                    : failed < 0 ? KeyOutcome.Applied
                    : KeyOutcome.Refused;
                if (
                    commit.Operations.FirstOrDefault(o => o.TtlSeconds > 0 && o.Key.ToStringUtf8() == name) is
                    { } mortal
                )
                {
                    // A leader deletes this version at some time, or never.
                    partition.Record(
                        name,
                        new KeyOperation(
                            Called,
                            long.MaxValue,
                            KeyOutcome.Unknown,
                            0,
                            KeyCondition.Is,
                            ClientText.Version(mortal.Value.ToStringUtf8()),
                            Effect: 0
                        )
                    );
                }

                partition.Record(
                    name,
                    new KeyOperation(
                        Called,
                        returned,
                        outcome,
                        0,
                        condition,
                        expected,
                        effect,
                        at < 0
                            ? null
                            : failed switch
                            {
                                null => null,
                                var f when f == at => false,
                                var f when f > at => true,
                                _ => null,
                            }
                    )
                );
            }
        }

        private int? Effect(string name)
        {
            foreach (var operation in commit.Operations)
            {
                var key = operation.Key.ToStringUtf8();
                if (
                    operation.Kind == Operation.Types.Kind.DeleteRange
                        ? string.CompareOrdinal(key, name) <= 0
                            && string.CompareOrdinal(name, operation.End.ToStringUtf8()) < 0
                        : key == name
                )
                {
                    return operation.Kind == Operation.Types.Kind.Put
                        ? ClientText.Version(operation.Value.ToStringUtf8())
                        : 0;
                }
            }

            return null;
        }

        private int Conditions(string name, out KeyCondition condition, out int expected)
        {
            (condition, expected) = (KeyCondition.None, 0);
            for (var i = 0; i < commit.Conditions.Count; i++)
            {
                if (commit.Conditions[i].Key.ToStringUtf8() == name)
                {
                    condition =
                        commit.Conditions[i].Kind == Condition.Types.Kind.Absent
                            ? KeyCondition.Absent
                            : KeyCondition.Is;
                    expected =
                        condition == KeyCondition.Is
                            ? World.VersionAt(
                                partition.Id,
                                KeyNumber(commit.Conditions[i].Key),
                                commit.Conditions[i].Revision
                            )
                            : 0;
                    return i;
                }
            }

            return -1;
        }
    }

    private sealed class ReadCall(SimulatedClient client, SimulatedPartition partition) : Call(client)
    {
        private readonly Revision _shown = partition.Shown;

        /// <summary>
        /// Now and then at a revision that the partition may not have reached: another partition's, as for a list over
        /// several.
        /// </summary>
        private readonly Revision _at = client.Chance.Percent(25)
            ? client.Chance.Of<SimulatedPartition>(client.World.Partitions).Shown
            : Revision.None;

        protected override void Send(RunningStore store, Func<bool> isAwaited)
        {
            // Of all keys, or of one as links read it. No chance, for that would be another course of the world.
            int? key =
                _at == Revision.None && Called % 4 == 0 ? (int)(Called / 4 % World.Options.KeysPerPartition) : null;
            store.Read(
                partition.Id,
                _at,
                point =>
                {
                    if (point.Status != ReadPointStatus.Ok)
                    {
                        Return(isAwaited, () => Again(point.Leader));
                        return;
                    }

                    if (point.IsRead)
                    {
                        Return(isAwaited, () => OnRead(key!.Value, point.Value, point.Revision));
                        return;
                    }

                    using var snapshot = point.Snapshot!;
                    if (point.Revision < point.State.Compacted)
                    {
                        // It never will be there again.
                        Return(isAwaited, End);
                        return;
                    }

                    var items = RangeReader
                        .At(store.Database, snapshot, partition.Id, [0], [255], point.Revision, point.State.Revision)
                        .ToList();
                    Return(isAwaited, () => OnRead(items, point));
                },
                key is { } one ? Key(one).ToByteArray() : null
            );
        }

        public override void GiveUp() { }

        private void OnRead(int key, StoredValue? value, Revision revision)
        {
            World.Reads++;
            SimulationFailure.Unless(
                revision >= _shown && (value?.Revision ?? Revision.None) <= revision,
                $"partition {partition.Id}: a read of a key of revision {value?.Revision} is of revision {revision}, "
                    + $"clients had seen {_shown} before it was called"
            );
            partition.Shown = Revision.Max(partition.Shown, revision);
            var version = 0;
            if (value is { } stored)
            {
                version = ClientText.Version(ReferenceKeyspace.Text(stored.Value.Span));
                World.Know(partition.Id, key, stored.Revision, version);
            }

            partition.Record(Name(key), new KeyOperation(Called, ++World.Moments, KeyOutcome.Read, version));
            End();
        }

        private void OnRead(List<(byte[] Key, StoredValue Value)> items, in ReadPoint point)
        {
            World.Reads++;
            var isLatest = _at == Revision.None;
            SimulationFailure.Unless(
                !isLatest || point.Revision >= _shown,
                $"partition {partition.Id}: a read is of revision {point.Revision}, clients had seen {_shown} "
                    + $"before it was called"
            );
            partition.CompareItems($"partition {partition.Id}, a linearizable read", items, point.Revision);
            if (isLatest)
            {
                partition.Shown = Revision.Max(partition.Shown, point.Revision);
                var returned = ++World.Moments;
                var versions = items.ToDictionary(i => ReferenceKeyspace.Text(i.Key), i => i.Value);
                for (var key = 0; key < World.Options.KeysPerPartition; key++)
                {
                    var version = 0;
                    if (versions.TryGetValue(Name(key), out var value))
                    {
                        version = ClientText.Version(ReferenceKeyspace.Text(value.Value.Span));
                        World.Know(partition.Id, key, value.Revision, version);
                    }

                    partition.Record(Name(key), new KeyOperation(Called, returned, KeyOutcome.Read, version));
                }
            }

            End();
        }
    }
}
