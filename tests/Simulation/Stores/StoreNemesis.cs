using Arktos.Store.Partitions;
using Arktos.Store.Replication;
using Arktos.StoreClient;

namespace Arktos.Simulation.Stores;

/// <summary>
/// Ends processes, cuts power, refuses writes, pauses, cuts off, sets clocks and hands leadership around, half of the
/// time where a leader is.
/// </summary>
internal sealed class StoreNemesis
{
    private readonly StoreWorld _world;
    private bool _isStoreLost;

    public StoreNemesis(StoreWorld world)
    {
        _world = world;
        Every(Options.CrashEveryMs, Crash);
        Every(Options.DiskErrorEveryMs, () => AnyStore().Running?.Machine.FailAfter(Chance.Below(20)));
        Every(Options.PartitionEveryMs, () => Partition(null));
        Every(Options.PauseEveryMs, () => Pause(AnyStore()));
        Every(Options.ClockJumpEveryMs, JumpClock);
        Every(Options.TransferEveryMs, Transfer);
        Every(Options.Spares > 0 ? Options.MoveEveryMs : 0, Move);
    }

    private Chance Chance => _world.Chance;

    private StoreWorldOptions Options => _world.Options;

    /// <summary>Ends the trouble; what is down comes up.</summary>
    public void Stop()
    {
        _world.Network.Heal();
        foreach (var store in _world.Stores)
        {
            store.Running?.Machine.DieAfter(-1);
            store.Running?.Machine.FailAfter(-1);
            store.Start();
        }
    }

    /// <summary>A leader on this store has just fallen asleep, and what tells the others is on its way.</summary>
    public void LeaderSleeps(uint store)
    {
        if (Options.SleepTroublePercent == 0 || !Chance.Percent(Options.SleepTroublePercent))
        {
            return;
        }

        var (kind, leader) = (Chance.Below(4), _world.Store(store));
        if (kind == 3)
        {
            // Who is to sleep hears it late, from a leader that is gone.
            foreach (var other in _world.Stores.Where(other => other != leader))
            {
                other.Pause(Chance.Between(Options.ElectionMs, 2 * Options.ElectionMs));
            }
        }

        After(
            Chance.Between(1, 2 * Options.DelayMaxMs),
            () =>
            {
                switch (kind)
                {
                    case 1:
                        Pause(leader);
                        break;
                    case 2:
                        Partition(leader.Id);
                        break;
                    default:
                        leader.Crash(power: Chance.Percent(50));
                        break;
                }
            }
        );
    }

    /// <summary>Of the worker alone, or, where that makes a difference, of the whole process.</summary>
    private void Pause(SimulatedStore store)
    {
        var duration = Chance.Between(1, 3 * Options.TroubleFactor * Options.ElectionMs);
        if (Options.HibernateMs > 0 && Chance.Percent(50))
        {
            store.Freeze(duration);
        }
        else
        {
            store.Pause(duration);
        }
    }

    private void Every(int mean, Action action)
    {
        if (mean == 0)
        {
            return;
        }

        After(
            Chance.Between(1, 2 * mean),
            () =>
            {
                action();
                Every(mean, action);
            }
        );
    }

    /// <summary>Unless trouble is over by then.</summary>
    private void After(long delay, Action action) =>
        _world.Events.After(
            delay,
            () =>
            {
                if (!_world.IsCalm)
                {
                    action();
                }
            }
        );

    private SimulatedStore AnyStore()
    {
        var leader = _world.Stores.FirstOrDefault(store => store.Running is { } running && running.LeadsAny);
        return leader is not null && Chance.Percent(50) ? leader : Chance.Of<SimulatedStore>(_world.Stores);
    }

    private void Crash()
    {
        var power = Chance.Percent(Options.PowerLossPercent);
        // All at once, as when a whole site loses power, or one.
        var victims = Chance.Percent(10) ? _world.Stores : [AnyStore()];
        foreach (var victim in victims)
        {
            if (Chance.Percent(Options.MidOperationPercent))
            {
                victim.CrashWithin(Chance.Below(30), power);
            }
            else
            {
                victim.Crash(power);
            }
        }
    }

    /// <summary>Hours either way, or a little.</summary>
    private void JumpClock()
    {
        var clock = Chance.Of<SimulatedStore>(_world.Stores).Clock;
        clock.SkewMs += Chance.Of(-1, 1) * Chance.Of(10, 1000, 3_600_000);
        _world.Trace($"a clock jumps to {clock.SkewMs}");
    }

    private void Transfer()
    {
        var (partition, to) = (
            Chance.Of<SimulatedPartition>(_world.Partitions).Id,
            Chance.Of<SimulatedStore>(_world.Stores).Id
        );
        foreach (var store in _world.Stores)
        {
            store.Running?.Post(partition, new ReplicaItem.TransferLead(new StoreId(to)));
        }
    }

    /// <summary>
    /// As an operator does: one replica of a partition to another store; or all of a store that is lost.
    /// </summary>
    private void Move()
    {
        var (from, to) = (Chance.Of<SimulatedStore>(_world.Stores).Id, Chance.Of<SimulatedStore>(_world.Stores).Id);
        if (!_isStoreLost && Chance.Percent(Options.LossOfStorePercent))
        {
            _isStoreLost = _world.Map.TryChange(map =>
                MapChanges.ReplaceStore(map, SimulatedMap.Name(from), SimulatedMap.Name(to)) > 0
            );
            if (_isStoreLost)
            {
                _world.Trace($"store {from} is lost for good, store {to} takes its place");
                _world.Store(from).Lose();
            }

            return;
        }

        var partition = Chance.Of<SimulatedPartition>(_world.Partitions).Id;
        _world.Map.TryChange(map =>
        {
            MapChanges.MoveReplica(map, partition.Value, SimulatedMap.Name(from), SimulatedMap.Name(to));
            _world.Trace($"partition {partition} is to move from store {from} to {to}");
            return true;
        });
    }

    private void Partition(uint? around)
    {
        _world.Network.Heal();
        var (kind, victim) = (Chance.Below(4), around ?? AnyStore().Id);
        _world.Trace($"partition {kind} {victim}");
        foreach (var from in _world.Stores)
        {
            foreach (var to in _world.Stores)
            {
                var isBlocked = kind switch
                {
                    0 => from.Id == victim || to.Id == victim,
                    1 => from.Id == victim,
                    2 => to.Id == victim,
                    _ => Chance.Percent(40),
                };
                if (isBlocked && from != to)
                {
                    _world.Network.Block(from.Id, to.Id);
                }
            }
        }

        After(
            Chance.Between(1, 4 * Options.TroubleFactor * Options.ElectionMs),
            () =>
            {
                _world.Trace("heal");
                _world.Network.Heal();
            }
        );
    }
}
