using Arktos.Store.Log;

namespace Arktos.Store.Replication;

/// <summary>
/// What a worker's replicas want on the disk, until its round is over and their messages are under way. A lone write,
/// with nothing else for the worker to do, is done by the worker itself: handing it to the log's thread and back costs
/// more than the disk does. What is more goes to that thread, and the worker goes on meanwhile. The worker's.
/// </summary>
/// <param name="tryNow">Writes, syncs and reports it done; false: it did nothing.</param>
/// <param name="submit">Has it done by the log's thread.</param>
/// <param name="aloneBefore">So many writes before it were alone, too: among many clients one is alone now and then,
/// and those that come while it is written wait.</param>
internal sealed class RoundWrites(Func<LogWrite, bool> tryNow, Action<LogWrite> submit, int aloneBefore = 8)
{
    private readonly List<LogWrite> _writes = [];
    private int _alone;

    public void Add(LogWrite write) => _writes.Add(write);

    /// <param name="isIdle">Nothing waits for the worker.</param>
    public void EndRound(bool isIdle)
    {
        if (_writes.Count == 0)
            return;
        var isAlone = isIdle && _writes is [{ Entries.Count: <= 1 }];
        if (!isAlone || _alone < aloneBefore || !tryNow(_writes[0]))
            foreach (var write in _writes)
                submit(write);
        _alone = isAlone ? Math.Min(_alone + 1, aloneBefore) : 0;
        _writes.Clear();
    }
}
