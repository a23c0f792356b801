using Arktos.Store.Log;

namespace Arktos.Simulation.Stores;

/// <summary>
/// What <c>SharedLog</c> is in a process: a queue of writes, and a writer that takes several at once. While it is at
/// its disk the worker may go on.
/// </summary>
/// <param name="meanwhile">Called between two operations on the disk.</param>
internal sealed class LogWriterEvents(StoreWorld world, RunningStore store, SegmentedLog log, Action meanwhile)
{
    private const int WriteBatchMax = 32;

    private readonly Queue<LogWrite> _writes = new();
    private bool _isWriting;

    public void Submit(LogWrite write)
    {
        _writes.Enqueue(write);
        Wake();
    }

    /// <summary>On the worker, which does nothing meanwhile.</summary>
    public bool TryWriteNow(LogWrite write)
    {
        if (_isWriting || _writes.Count > 0 || !log.IsPlain(write) || world.Chance.Percent(50))
        {
            return false;
        }

        log.Process([write]);
        return true;
    }

    public void Wake()
    {
        if (_isWriting)
        {
            return;
        }

        _isWriting = true;
        store.After(
            world.Chance.Between(0, world.IsCalm ? 2 : world.Options.DiskDelayMaxMs),
            () =>
            {
                var batch = new List<LogWrite>();
                for (
                    var left = world.Chance.Percent(20) ? 1 : WriteBatchMax;
                    left > 0 && _writes.TryDequeue(out var write);
                    left--
                )
                {
                    batch.Add(write);
                }

                store.Machine.Meanwhile = meanwhile;
                log.Process(batch);
                store.Machine.Meanwhile = null;
                _isWriting = false;
                if (_writes.Count > 0)
                {
                    Wake();
                }
            }
        );
    }
}
