using System.Buffers.Binary;
using Arktos.Raft;
using Arktos.Store.Keyspace;
using Arktos.Store.Partitions;
using Arktos.Store.Replication;
using Arktos.Store.Streams;
using Arktos.StoreClient;
using Arktos.StoreClient.Records;
using Arktos.StoreClient.Wire;
using Google.Protobuf;

namespace Arktos.Simulation.Stores.Roaming;

/// <summary>
/// Has the tenant moved all the time, by the store's own <see cref="TenantMover"/>, which may end at any of its calls,
/// be slow, or be two at once: what each asks of the stores is lost, late and done though it is not answered, as
/// everything else is.
/// </summary>
internal sealed class RoamingMover(StoreWorld world)
{
    private readonly List<Mover> _movers = [];
    private bool _isOver;

    private Chance Chance => world.Chance;

    public void Begin() => world.Events.After(Chance.Between(1, 2 * world.Options.TickMs), Poll);

    /// <summary>No move begins any more; the one that is under way comes to its end.</summary>
    public void Stop() => _isOver = true;

    private void Poll()
    {
        Begin();
        foreach (var mover in _movers)
        {
            mover.Check();
        }

        _movers.RemoveAll(m => m.IsOver);
        // As TenantMovers does: a move that is over, and whose mover has not heard.
        foreach (var late in _movers.Where(m => !IsWanted(m)).ToList())
        {
            if (Chance.Percent(10))
            {
                late.Die();
                _movers.Remove(late);
            }
        }

        var map = world.Map.Current;
        if (map.SpreadTenants.Find(t => t.At == 0) is { } spread)
        {
            if (_movers.All(m => m.Number != spread.Number) || _movers.Count < 3 && Chance.Percent(3))
            {
                _movers.Add(new Mover(world, spread));
            }
        }
        else if (!_isOver && map.Moves.Count < (map.SpreadTenants.Count > 0 ? 2 : 1) && Chance.Percent(60))
        {
            Want();
        }

        if (!_isOver && map.Moves.Count > 0 && Chance.Percent(2))
        {
            var tenant = Chance.Of<TenantMove>([.. map.Moves]).Tenant;
            world.Map.TryChange(m =>
            {
                MapChanges.CancelMove(m, tenant);
                return true;
            });
        }

        if (!world.IsCalm && _movers.Count > 0 && Chance.Percent(4))
        {
            var dead = _movers[Chance.Below(_movers.Count)];
            dead.Die();
            _movers.Remove(dead);
        }

        foreach (var move in map.Moves)
        {
            if (_movers.All(m => !m.Does(move)) || _movers.Count < 3 && !world.IsCalm && Chance.Percent(3))
            {
                _movers.Add(new Mover(world, move));
            }
        }
    }

    private bool IsWanted(Mover mover) =>
        world.Map.Current.Moves.Any(mover.Does)
        || world.Map.Current.SpreadTenants.Exists(s => s.At == 0 && s.Number == mover.Number);

    private void Want()
    {
        var (names, map) = (RoamingTenant.Names, world.Map.Current);
        if (
            world.Options.SpreadPercent > 0
            && map.SpreadTenants.Count == 0
            && Chance.Percent(world.Options.SpreadPercent)
        )
        {
            world.Map.TryChange(m =>
            {
                MapChanges.SpreadTenant(m, RoamingTenant.Name);
                return true;
            });
            return;
        }

        var name = map.SpreadTenants.Count == 0 ? RoamingTenant.Name : Chance.Of<string>([.. names]);
        var to = Chance.Of<SimulatedPartition>(world.Partitions).Id.Value;
        world.Map.TryChange(m =>
        {
            MapChanges.MoveTenant(m, name, to);
            return true;
        });
    }

    private sealed class Mover : IMoveWorld
    {
        private const int TriesMax = 40;

        private readonly StoreWorld _world;
        private readonly Task _run;
        private readonly long _number;
        private long _steps;
        private bool _isDead;

        public Mover(StoreWorld world, TenantMove move)
        {
            (_world, Number, _number) = (world, move.Number, world.NextMover());
            _run = new TenantMover(move, this).RunAsync(CancellationToken.None);
        }

        public Mover(StoreWorld world, SpreadTenant spread)
        {
            (_world, Number, _number) = (world, spread.Number, world.NextMover());
            _run = TenantMover.SpreadAsync(spread, this);
        }

        /// <summary>Of the move, or of what falls into parts.</summary>
        public ulong Number { get; }

        public bool IsOver => _run.IsCompleted;

        public bool Does(TenantMove move) => move.Number == Number;

        /// <summary>What it has asked for is still done; what it would do next is not.</summary>
        public void Die() => _isDead = true;

        public void Check()
        {
            if (_run.Exception?.InnerException is TenantMoveException reason)
            {
                _world.Trace($"move {Number} waits: {reason.Message}");
            }

            if (_run.Exception?.InnerException is { } failure and not TenantMoveException)
            {
                throw new SimulationFailure($"moving the tenant has failed: {failure}");
            }
        }

        public Task<(TenantPlace? Place, Revision Revision)> PlaceAsync(PartitionId partition, string tenant) =>
            ReadAsync(
                partition,
                (store, point) =>
                    RangeReader.Get(store.Database, point.Snapshot, partition, TenantPlace.KeyOf(tenant).Encode())
                        is { } stored
                        ? (Traced(tenant, partition, TenantPlace.Decode(stored.Value)), point.Revision)
                        : ((TenantPlace?)null, point.Revision)
            );

        private TenantPlace Traced(string name, PartitionId partition, TenantPlace place)
        {
            _world.Trace(
                $"{name} is {place.Phase} in partition {partition}, move {place.Move} of {Number}, "
                    + $"spread at {place.SpreadAt}"
            );
            return place;
        }

        public Task<bool> HoldsAsync(PartitionId partition, string tenant) =>
            ReadAsync(
                partition,
                (store, point) =>
                {
                    if (store.Find(partition) is not { } replica)
                    {
                        return false;
                    }

                    using var walk = replica.Keyspace.Walk(tenant, point.Snapshot, []);
                    return walk.Valid;
                }
            );

        public Task<Revision?> StepAsync(PartitionId partition, TenantStep step, Revision above)
        {
            Span<byte> commitId = stackalloc byte[16];
            BinaryPrimitives.WriteInt64LittleEndian(commitId, long.MaxValue - 1 - _number);
            BinaryPrimitives.WriteInt64LittleEndian(commitId[8..], ++_steps);
            var commit = new CommitRequest
            {
                Partition = partition.Value,
                CommitId = ByteString.CopyFrom(commitId),
                TenantStep = step.Clone(),
            };
            if (step.Kind == TenantStep.Types.Kind.Drop)
            {
                commit.TenantStep.Limit = (uint)_world.Chance.Between(1, 5);
            }

            _world.Trace(
                $"{step.Kind} of {step.Tenant} in partition {partition}: {step.Sequence} through {step.Through}"
            );
            return AskAsync<Revision?>(
                (store, answer) =>
                    store.Commit(
                        partition,
                        commit,
                        outcome =>
                        {
                            if (outcome.Status == CommitStatus.Applied)
                            {
                                answer((true, outcome.Outcome.FailedCondition < 0 ? outcome.Outcome.Revision : null));
                            }
                            else
                            {
                                answer((false, null));
                            }
                        },
                        above,
                        isOfStore: true
                    )
            );
        }

        public Task<TenantPage> ExportAsync(PartitionId partition, string tenant, ReadOnlyMemory<byte> after) =>
            ReadAsync(
                partition,
                (store, point) =>
                {
                    var (items, max) = (new List<KeyValue>(), _world.Chance.Between(1, 5));
                    if (store.Find(partition) is not { } replica)
                    {
                        throw new TenantMoveException("it has just gone");
                    }

                    using var walk = replica.Keyspace.Walk(tenant, point.Snapshot, after.Span);
                    for (; walk.Valid && items.Count < max; walk.Next())
                    {
                        items.Add(
                            WatchStream.ToWire(
                                new ByteKey(walk.Key.ToArray()),
                                StoredValue.Decode(walk.Value.ToArray())
                            )
                        );
                    }

                    return new TenantPage(items, walk.Valid);
                }
            );

        public Task<TenantChanges> ChangesAsync(
            PartitionId partition,
            string tenant,
            int? part,
            Revision after,
            Revision until
        ) =>
            AskAsync<TenantChanges>(
                (store, answer) =>
                {
                    if (store.Find(partition) is not { IsHalted: false } replica)
                    {
                        answer((false, null!));
                        return;
                    }

                    var events = new List<PartitionEvent>();
                    var cursor = new EventCursor(store.Database, replica.Keyspace, after);
                    if (!cursor.TryRead(_world.Chance.Between(1, 8), events, out _))
                    {
                        answer((false, null!));
                        return;
                    }

                    var last = new Dictionary<ByteKey, PartitionEvent>();
                    var count = 0;
                    foreach (
                        var e in events.Where(e =>
                            RoamingTenant.Owns(ReferenceKeyspace.Text(e.Key.Span))
                            && (part is null || TenantParts.Of(e.Key.Span) == part)
                        )
                    )
                    {
                        last[e.Key] = e;
                        count++;
                    }

                    answer(
                        (
                            true,
                            new TenantChanges(
                                [
                                    .. last
                                        .Values.Where(e => e.Kind == KeyspaceEventKind.Put)
                                        .Select(e => WatchStream.ToWire(e.Key, e.Item)),
                                ],
                                [
                                    .. last
                                        .Values.Where(e => e.Kind == KeyspaceEventKind.Delete)
                                        .Select(e => ByteString.CopyFrom(e.Key.Span)),
                                ],
                                count,
                                cursor.Position
                            )
                        )
                    );
                },
                lost: () => new TenantChangesLostException("compacted")
            );

        public Task UpdateMapAsync(Func<PartitionMap, bool> change)
        {
            var wasSwitched = _world.Map.Current.Moves.Count(m => m.IsSwitched);
            var hadFallen = _world.Map.Current.SpreadTenants.Count(s => s.At > 0);
            _world.Map.TryChange(change);
            if (_world.Map.Current.Moves.Count(m => m.IsSwitched) > wasSwitched)
            {
                _world.RoamingMoves++;
                _world.RoamingPartsMoves += hadFallen;
                _world.Trace($"move {Number} has come to its end");
            }

            return Task.CompletedTask;
        }

        private Task<T> ReadAsync<T>(PartitionId partition, Func<RunningStore, ReadPoint, T> read) =>
            AskAsync<T>(
                (store, answer) =>
                    store.Read(
                        partition,
                        Revision.None,
                        point =>
                        {
                            if (point.Status != ReadPointStatus.Ok)
                            {
                                answer((false, default!));
                                return;
                            }

                            using var snapshot = point.Snapshot!;
                            answer((true, read(store, point)));
                        }
                    )
            );

        /// <summary>Of one store after another, until one answers; some time later it fails.</summary>
        private Task<T> AskAsync<T>(
            Action<RunningStore, Action<(bool IsAnswered, T Value)>> ask,
            Func<Exception>? lost = null
        )
        {
            // What awaits it goes on where it is answered, in this thread.
            var answered = new TaskCompletionSource<T>();
            var tries = 0;
            Try();
            return answered.Task;

            void Try()
            {
                if (_isDead || answered.Task.IsCompleted)
                {
                    return;
                }

                if (++tries > TriesMax)
                {
                    answered.TrySetException(lost?.Invoke() ?? new TenantMoveException("nobody answers"));
                    return;
                }

                var number = tries;
                var store = _world.Chance.Of<SimulatedStore>(_world.Stores);
                if (!_world.Network.IsLost())
                {
                    _world.Events.After(
                        _world.Network.Delay(),
                        () =>
                        {
                            if (store.Running is { } running)
                            {
                                ask(running, result => Answer(number, result));
                            }
                        }
                    );
                }

                _world.Events.After(
                    _world.Chance.Between(1, 2) * _world.Options.ElectionMs,
                    () =>
                    {
                        if (number == tries)
                        {
                            Try();
                        }
                    }
                );
            }

            void Answer(int number, (bool IsAnswered, T Value) result) =>
                _world.Events.After(
                    _world.Network.Delay(),
                    () =>
                    {
                        if (result.IsAnswered && !_isDead)
                        {
                            answered.TrySetResult(result.Value);
                        }
                        else if (number == tries)
                        {
                            Try();
                        }
                    }
                );
        }
    }
}
