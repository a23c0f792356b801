namespace Arktos.Store.Replication;

/// <summary>
/// What a worker does, without its thread: before each item the ticks that are due, then the item; at the end of a
/// round every replica that was touched does what its group asks for, and what is to be sent goes, one batch a peer.
/// Time is a monotonic clock's, in units of the caller's. One caller at a time.
/// </summary>
/// <param name="tickLength">In the clock's units.</param>
/// <param name="missedTicksMax">How many ticks that a pause of the process has swallowed are made up for: two election
/// timeouts end every lease and every promise not to vote.</param>
/// <param name="send">Sends what the replicas gave out in this round, and has the log write what they gave to it.
/// </param>
internal sealed class WorkerRound(long tickLength, int missedTicksMax, Action send)
{
    private readonly List<PartitionReplica> _replicas = [];
    private readonly HashSet<PartitionReplica> _touched = [];
    private readonly HashSet<PartitionReplica> _awake = [];

    public IReadOnlyList<PartitionReplica> Replicas => _replicas;

    /// <summary>Every replica sleeps: no tick is due until one wakes.</summary>
    public bool IsIdle => _awake.Count == 0;

    /// <summary>When the next tick is due.</summary>
    public long NextTick { get; private set; }

    /// <summary>From here on ticks are counted; the first is due.</summary>
    public void Start(long now) => NextTick = now;

    /// <summary>Called at the begin of a round, and after an item is taken and before it is handled.</summary>
    public void TickUntil(long now)
    {
        if (now < NextTick)
            return;
        var due = (now - NextTick) / tickLength + 1;
        for (var i = Math.Min(due, missedTicksMax); i > 0; i--)
            foreach (var replica in _awake)
                replica.Tick();
        foreach (var replica in _awake)
            _touched.Add(replica);
        NextTick += due * tickLength;
    }

    public void Handle(PartitionReplica replica, ReplicaItem item)
    {
        switch (item)
        {
            case ReplicaItem.Join:
                _replicas.Add(replica);
                break;
            case ReplicaItem.Leave leave:
                // Whoever is told that it is gone has the log forget it, after all that it has given to that.
                send();
                _replicas.Remove(replica);
                _awake.Remove(replica);
                replica.Retire(leave.Gone);
                break;
            default:
                replica.Handle(item);
                break;
        }
        _touched.Add(replica);
    }

    public void End()
    {
        foreach (var replica in _touched)
        {
            replica.ProcessReady();
            // What sleeps is not even looked at: there may be a thousand.
            if (replica.IsAsleep || replica.IsGone)
                _awake.Remove(replica);
            else
                _awake.Add(replica);
        }
        _touched.Clear();
        send();
    }
}
