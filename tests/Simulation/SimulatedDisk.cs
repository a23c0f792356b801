using Arktos.Raft;
using Arktos.Raft.Tests;

namespace Arktos.Simulation;

/// <summary>
/// Writes that take time, in order. A crash keeps what was reported, and of the writes on their way some first ones
/// whole: the rest is a torn tail, which recovery cuts. A hard state that was not synced may be lost.
/// </summary>
internal sealed class SimulatedDisk
{
    private readonly World _world;
    private readonly EventQueue _events;
    private readonly Chance _chance;
    private readonly SimulationOptions _options;
    private readonly Queue<Ready> _writing = new();
    private HardState _cached;
    private long _busyUntil;
    private long _reportedUntil;
    private int _epoch;

    public SimulatedDisk(World world)
    {
        _world = world;
        _events = world.Events;
        _chance = world.Chance;
        _options = world.Options;
    }

    public MemoryLog Log { get; } = new();

    public HardState Durable { get; private set; }

    /// <param name="durable">Called when the write would survive a crash.</param>
    /// <param name="report">Called then or later, as when another thread has to be told.</param>
    public void Write(Ready ready, Action durable, Action report)
    {
        _writing.Enqueue(ready);
        var delay = ready.MustSync ? _chance.Between(0, _world.IsCalm ? 20 : _options.DiskDelayMax) : 0;
        _busyUntil = Math.Max(_busyUntil, _events.Now + delay);
        _reportedUntil = Math.Max(_reportedUntil, _busyUntil + _chance.Between(0, _options.DiskReportDelayMax));
        var epoch = _epoch;
        _events.At(
            _busyUntil,
            () =>
            {
                if (epoch == _epoch)
                {
                    Finish(_writing.Dequeue());
                    durable();
                }
            }
        );
        _events.At(
            _reportedUntil,
            () =>
            {
                if (epoch == _epoch)
                {
                    report();
                }
            }
        );
    }

    public void Crash()
    {
        _epoch++;
        var surviving = _chance.Below(_writing.Count + 1);
        for (var i = 0; i < surviving; i++)
        {
            Finish(_writing.Dequeue());
        }

        _writing.Clear();
        if (_chance.Percent(50))
        {
            Durable = _cached;
        }

        _cached = Durable;
        _busyUntil = _reportedUntil = _events.Now;
    }

    private void Finish(Ready ready)
    {
        Log.Write(ready.SnapshotToInstall, ready.EntriesToPersist);
        _cached = ready.HardState ?? _cached;
        if (ready.MustSync)
        {
            Durable = _cached;
        }
    }
}
