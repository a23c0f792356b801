using Arktos.Raft;
using Arktos.Store;
using Arktos.Store.Keyspace;
using Arktos.Store.Log;
using Arktos.Store.Replication;
using Arktos.Store.RocksDb;
using Arktos.Store.Wire;
using Arktos.StoreClient;
using Arktos.StoreClient.Wire;

namespace Arktos.Simulation.Stores;

/// <summary>
/// One store: its disk, which lives for ever, and what runs on it (<see cref="RunningStore"/>), which comes and goes.
/// Whatever the running code throws ends in <see cref="Guard"/>: a death that was planned is a crash, an error of the
/// disk that was planned ends the process as it must, anything else is a failure.
/// </summary>
internal sealed class SimulatedStore
{
    private readonly StoreWorld _world;
    private readonly SimulatedFolder _logFolder,
        _stagedFolder;
    private readonly Queue<Action> _frozen = new();
    private SimulatedDatabase? _database;
    private bool _losesPower;
    private bool _isLost;
    private int _stagedNames;

    public SimulatedStore(StoreWorld world, uint id)
    {
        (_world, Id) = (world, id);
        _logFolder = new SimulatedFolder($"store-{id}/log", world.Chance);
        _stagedFolder = new SimulatedFolder($"store-{id}/staged", world.Chance);
        Clock = new SkewedClock(world.Events)
        {
            SkewMs = world.Chance.Between(-world.Options.SkewMaxMs, world.Options.SkewMaxMs),
        };
    }

    public uint Id { get; }

    /// <summary>It does not come back by itself.</summary>
    public bool StaysDown { get; set; }

    public SkewedClock Clock { get; }

    /// <summary>Null while it is down.</summary>
    public RunningStore? Running { get; private set; }

    /// <summary>Of the worker's thread.</summary>
    public long PausedUntil { get; private set; }

    /// <summary>Of the whole process: what comes in waits.</summary>
    public long FrozenUntil { get; private set; }

    /// <summary>What came in before it waits.</summary>
    private bool MustWait => _world.Events.Now < FrozenUntil || _frozen.Count > 0;

    /// <summary>Only the process is gone: whoever calls is told so at once.</summary>
    public bool RefusesConnections { get; private set; }

    public void Start()
    {
        if (Running is not null || _isLost || StaysDown)
        {
            return;
        }

        var machine = new Machine(_world.Chance);
        (_logFolder.Machine, _stagedFolder.Machine) = (machine, machine);
        _database = new SimulatedDatabase(machine, _world.Chance, _database);
        if (!_world.IsCalm && _world.Chance.Percent(_world.Options.CrashEveryMs > 0 ? 10 : 0))
        {
            machine.DieAfter(_world.Chance.Below(20));
            _losesPower = _world.Chance.Percent(_world.Options.PowerLossPercent);
        }

        RunningStore? running = null;
        _world.Trace($"store {Id} starts");
        Guard(
            machine,
            () =>
            {
                running = new RunningStore(
                    _world,
                    this,
                    machine,
                    _database,
                    _logFolder,
                    new StagedSnapshots(_stagedFolder, () => $"{++_stagedNames:x}")
                );
                Running = running;
                RefusesConnections = false;
                running.Begin();
            }
        );
    }

    /// <param name="power">Whether what was not synced is lost too.</param>
    public void Crash(bool power)
    {
        if (Running is { } running)
        {
            running.Machine.Die();
            _losesPower = power;
            End();
        }
    }

    /// <summary>It never comes back.</summary>
    public void Lose()
    {
        _isLost = true;
        Crash(power: true);
    }

    /// <summary>At one of the next operations on the disk.</summary>
    public void CrashWithin(int operations, bool power)
    {
        _losesPower = power;
        Running?.Machine.DieAfter(operations);
    }

    public void Pause(long duration) => PausedUntil = Math.Max(PausedUntil, _world.Events.Now + duration);

    /// <summary>A pause of the whole process, as by SIGSTOP.</summary>
    public void Freeze(long duration)
    {
        Pause(duration);
        FrozenUntil = PausedUntil;
        _world.Events.At(FrozenUntil, Thaw);
    }

    public void Deliver(uint from, ulong process, List<(PartitionId Partition, RaftMessage Message)> batch)
    {
        if (MustWait)
        {
            _frozen.Enqueue(() => Deliver(from, process, batch));
            return;
        }

        foreach (var (partition, message) in batch)
        {
            if (_world.IsTraced)
            {
                _world.Trace(
                    $"partition {partition}: {message.Kind} {message.From}->{message.To} term {message.Term} at "
                        + $"{message.Index}/{message.LogTerm} +{message.Entries.Count} commit {message.Commit} "
                        + $"reject {message.Reject} hint {message.RejectHint} round {message.Context}"
                );
            }
        }

        Running?.Take(from, process, batch);
    }

    private void EndStream(uint from, ulong process)
    {
        if (MustWait)
        {
            _frozen.Enqueue(() => EndStream(from, process));
            return;
        }

        Running?.StreamEnded(from, process);
    }

    /// <summary>Unless it was frozen again.</summary>
    private void Thaw()
    {
        if (_world.Events.Now < FrozenUntil)
        {
            return;
        }

        var arrived = _frozen.ToArray();
        _frozen.Clear();
        foreach (var arrival in arrived)
        {
            arrival();
        }
    }

    /// <summary>Runs what a thread of the store does. False when the store did not survive it.</summary>
    public bool Guard(Machine machine, Action action)
    {
        try
        {
            action();
        }
        catch (Exception e) when (machine.IsDead && e is not SimulationFailure)
        {
            // As if it had never said anything.
        }
        catch (Exception e) when (machine.HasFailed && e is IOException or RocksDbException)
        {
            _world.Trace($"store {Id} ends: {e.Message}");
            machine.Die();
        }
        catch (Exception e) when (e is not SimulationFailure)
        {
            throw new SimulationFailure($"store {Id} ends though nothing was done to it: {e}");
        }

        if (machine.IsDead)
        {
            End();
        }

        return !machine.IsDead;
    }

    private void End()
    {
        if (Running is null && _database is null)
        {
            return;
        }

        // What it sent comes before the end of its streams.
        var process = Running?.Process ?? 0;
        foreach (var other in _world.Stores.Where(other => other != this && _world.Options.HibernateMs > 0))
        {
            _world.Events.After(_world.Options.DelayMaxMs + 1, () => other.EndStream(Id, process));
        }

        Running = null;
        (PausedUntil, FrozenUntil, RefusesConnections) = (0, 0, !_losesPower);
        _frozen.Clear();
        _world.Trace($"store {Id} is down{(_losesPower ? ", without power" : "")}");
        if (_losesPower)
        {
            _logFolder.LosePower();
            _stagedFolder.LosePower();
        }

        _losesPower = false;
        _world.Crashes++;
        _world.Events.After(
            _world.Chance.Percent(50)
                ? _world.Chance.Between(1, 20)
                : _world.Chance.Between(1, 3 * _world.Options.ElectionMs),
            Start
        );
    }
}

/// <summary>The present as a store sees it: wrong, and apt to leap.</summary>
internal sealed class SkewedClock(EventQueue events) : TimeProvider
{
    private static readonly DateTimeOffset Begin = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public long SkewMs { get; set; }

    public override DateTimeOffset GetUtcNow() => Begin.AddMilliseconds(events.Now + SkewMs);

    public override long TimestampFrequency => 1000;

    public override long GetTimestamp() => events.Now;
}
