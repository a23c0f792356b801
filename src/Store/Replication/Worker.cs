using System.Diagnostics;
using Arktos.StoreClient;

namespace Arktos.Store.Replication;

/// <summary>
/// A thread that owns some of a store's replicas: takes what came in and has a <see cref="WorkerRound"/> do it.
/// </summary>
internal sealed class Worker : IDisposable
{
    private const int ItemsPerRoundMax = 2048;

    /// <summary>
    /// Messages of peers beyond this many waiting items are dropped: Raft sends again. Commits and reads are refused.
    /// </summary>
    private const int WaitingMax = 65_536;

    /// <summary>Commits are refused beyond this many bytes of values that wait.</summary>
    private const long WaitingBytesMax = 64L << 20;

    /// <summary>While every replica sleeps; an item ends it at once.</summary>
    private const int IdleWaitMilliseconds = 250;

    private readonly Inbox<(PartitionReplica Replica, ReplicaItem Item)> _inbox = new();
    private readonly WorkerRound _round;
    private readonly Action<Exception> _failed;
    private readonly Thread _thread;
    private long _waitingBytes;
    private volatile bool _stopping;

    /// <param name="roundDone">Called with whether nothing waits for the worker.</param>
    public Worker(string name, TimeSpan tick, int electionTicks, Action<bool> roundDone, Action<Exception> failed)
    {
        _failed = failed;
        _round = new WorkerRound(
            (long)(tick.TotalSeconds * Stopwatch.Frequency),
            2 * electionTicks,
            () => roundDone(_inbox.Count == 0)
        );
        _thread = new Thread(Run) { IsBackground = true, Name = name };
    }

    /// <summary>Items that wait to be taken.</summary>
    public int WaitingCount => _inbox.Count;

    /// <summary>Of the values of the commits among them.</summary>
    public long WaitingBytes => Interlocked.Read(ref _waitingBytes);

    /// <summary>The replica belongs to this worker from its next round on, also before <see cref="Start"/>.</summary>
    public void Adopt(PartitionReplica replica) => _inbox.Add((replica, new ReplicaItem.Join()));

    public void Start() => _thread.Start();

    /// <summary>
    /// False when too much waits already, or the store stops: then the item is dropped, and a commit or read is for the
    /// caller to answer.
    /// </summary>
    public bool Post(PartitionReplica replica, ReplicaItem item)
    {
        if (_stopping)
            return false;
        if (item is ReplicaItem.Message or ReplicaItem.Propose or ReplicaItem.Read && _inbox.Count > WaitingMax)
            return false;
        if (item is ReplicaItem.Propose propose && Interlocked.Add(ref _waitingBytes, propose.Bytes) > WaitingBytesMax)
        {
            Interlocked.Add(ref _waitingBytes, -propose.Bytes);
            return false;
        }
        _inbox.Add((replica, item));
        return true;
    }

    public void Dispose()
    {
        _stopping = true;
        _thread.Join();
        foreach (var replica in _round.Replicas)
            replica.Stop("the store stops");
    }

    /// <summary>
    /// At most <see cref="IdleWaitMilliseconds"/>. Rounded up: a wait of 0 in the last millisecond before a tick would
    /// be a spin.
    /// </summary>
    /// <param name="left">In units of <see cref="Stopwatch.Frequency"/>.</param>
    internal static int WaitFor(long left) =>
        (int)Math.Clamp(Math.Ceiling(left * 1000.0 / Stopwatch.Frequency), 0, IdleWaitMilliseconds);

    private void Run()
    {
        try
        {
            _round.Start(Stopwatch.GetTimestamp());
            while (!_stopping)
            {
                var any = _inbox.TryTake(
                    out var work,
                    _round.IsIdle ? IdleWaitMilliseconds : WaitFor(_round.NextTick - Stopwatch.GetTimestamp())
                );
                _round.TickUntil(Stopwatch.GetTimestamp());
                for (var taken = 0; any; any = ++taken < ItemsPerRoundMax && _inbox.TryTake(out work))
                {
                    // After an item is taken and before it is handled, for the process may be paused at any point of a
                    // round: a read that came in after the pause must not be answered by a lease that ended in it, nor
                    // a promise given after it be counted as old.
                    _round.TickUntil(Stopwatch.GetTimestamp());
                    if (work.Item is ReplicaItem.Propose propose)
                        Interlocked.Add(ref _waitingBytes, -propose.Bytes);
                    _round.Handle(work.Replica, work.Item);
                }
                _round.End();
            }
        }
        catch (Exception e)
        {
            _failed(e);
        }
    }
}
