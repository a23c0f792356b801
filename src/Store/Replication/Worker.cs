using System.Collections.Concurrent;
using System.Diagnostics;
using Arktos.StoreClient;

namespace Arktos.Store.Replication;

/// <summary>
/// A thread that owns some of a store's replicas. Each round: take what came in, tick when it is time, let every replica that was touched do what its group asks
/// for, then send to the peers, one batch each.
/// </summary>
internal sealed class Worker : IDisposable
{
    private const int ItemsPerRoundMax = 2048;

    /// <summary>Messages of peers beyond this many waiting items are dropped: Raft sends again. Commits and reads are refused.</summary>
    private const int WaitingMax = 65_536;

    /// <summary>Commits are refused beyond this many bytes of values that wait.</summary>
    private const long WaitingBytesMax = 64L << 20;

    /// <summary>How many ticks that a pause of the process has swallowed are made up for: two election timeouts end every lease and every promise not to vote.</summary>
    private readonly int _missedTicksMax;

    private readonly BlockingCollection<(PartitionReplica Replica, ReplicaItem Item)> _inbox = [];
    private readonly List<PartitionReplica> _replicas = [];
    private readonly HashSet<PartitionReplica> _touched = [];
    private readonly TimeSpan _tick;
    private readonly Action _roundDone;
    private readonly Action<Exception> _failed;
    private readonly Thread _thread;
    private long _waitingBytes;
    private volatile bool _stopping;

    public Worker(string name, TimeSpan tick, int electionTicks, Action roundDone, Action<Exception> failed)
    {
        (_tick, _missedTicksMax, _roundDone, _failed) = (tick, 2 * electionTicks, roundDone, failed);
        _thread = new Thread(Run) { IsBackground = true, Name = name };
    }

    /// <summary>Before <see cref="Start"/>.</summary>
    public void Add(PartitionReplica replica) => _replicas.Add(replica);

    public void Start() => _thread.Start();

    /// <summary>False when too much waits already, or the store stops: then the item is dropped, and a commit or read is for the caller to answer.</summary>
    public bool Post(PartitionReplica replica, ReplicaItem item)
    {
        if (_stopping) return false;
        if (item is ReplicaItem.Message or ReplicaItem.Propose or ReplicaItem.Read && _inbox.Count > WaitingMax) return false;
        if (item is ReplicaItem.Propose propose && Interlocked.Add(ref _waitingBytes, propose.Bytes) > WaitingBytesMax)
        {
            Interlocked.Add(ref _waitingBytes, -propose.Bytes);
            return false;
        }
        return _inbox.TryAdd((replica, item));
    }

    public void Dispose()
    {
        _stopping = true;
        _thread.Join();
        foreach (var replica in _replicas) replica.Stop("the store stops");
        _inbox.Dispose();
    }

    private void Run()
    {
        try
        {
            var nextTick = Stopwatch.GetTimestamp();
            var tickLength = (long)(_tick.TotalSeconds * Stopwatch.Frequency);
            while (!_stopping)
            {
                var wait = (int)Math.Clamp((nextTick - Stopwatch.GetTimestamp()) * 1000 / Stopwatch.Frequency, 0, 1000);
                var any = _inbox.TryTake(out var work, wait);
                TickUntil(Stopwatch.GetTimestamp(), tickLength, ref nextTick);
                for (var taken = 0; any; any = ++taken < ItemsPerRoundMax && _inbox.TryTake(out work))
                {
                    // After an item is taken and before it is handled, for the process may be paused at any point of a round: a read that came in after the pause
                    // must not be answered by a lease that ended in it, nor a promise given after it be counted as old.
                    TickUntil(Stopwatch.GetTimestamp(), tickLength, ref nextTick);
                    if (work.Item is ReplicaItem.Propose propose) Interlocked.Add(ref _waitingBytes, -propose.Bytes);
                    work.Replica.Handle(work.Item);
                    _touched.Add(work.Replica);
                }
                foreach (var replica in _touched) replica.ProcessReady();
                _touched.Clear();
                _roundDone();
            }
        }
        catch (Exception e) { _failed(e); }
    }

    private void TickUntil(long now, long tickLength, ref long nextTick)
    {
        if (now < nextTick) return;
        var due = (now - nextTick) / tickLength + 1;
        for (var i = Math.Min(due, _missedTicksMax); i > 0; i--)
            foreach (var replica in _replicas) replica.Tick();
        foreach (var replica in _replicas) _touched.Add(replica);
        nextTick += due * tickLength;
    }
}
