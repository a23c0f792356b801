using Arktos.Raft;
using Arktos.Store.Keyspace;
using Arktos.Store.Log;
using Arktos.Store.Replication;
using Arktos.Store.RocksDb;
using Arktos.Store.Wire;
using Arktos.StoreClient;
using Arktos.StoreClient.Wire;

namespace Arktos.Simulation.Stores;

/// <summary>
/// What <c>StoreHost</c> is in a process, in one thread: the worker's rounds, the log's writer, maintenance, transfers of snapshots and requests of clients are events,
/// each a step of what would be a thread. While the log's writer is at its disk, the worker may do a round.
/// </summary>
internal sealed class RunningStore : IReplicaHost
{
    private const int WriteBatchMax = 32;

    private readonly StoreWorld _world;
    private readonly SimulatedStore _store;
    private readonly StagedSnapshots _staged;
    private readonly SegmentedLog _log;
    private readonly WorkerRound _round;
    private readonly List<Hosted> _replicas = [];
    private readonly Queue<(Hosted Replica, ReplicaItem Item)> _inbox = new();
    private readonly Queue<LogWrite> _writes = new();
    private readonly SortedDictionary<uint, List<(PartitionId, RaftMessage)>> _outbox = [];
    private readonly List<Func<bool>> _unanswered = [];
    private long _wakesAt = long.MaxValue;
    private bool _isWriting;
    private bool _isInRound;

    public RunningStore(StoreWorld world, SimulatedStore store, Machine machine, SimulatedDatabase database, SimulatedFolder logFolder, StagedSnapshots staged)
    {
        (_world, _store, Machine, Database, _staged) = (world, store, machine, database, staged);
        _log = LogRecovery.Open(logFolder, new LogOptions(world.Options.SegmentBytes, BatchBytesMax: 1 << 20), out var logs, world.Options.Faults);
        _staged.RemoveAllBut(logs.Values.Where(l => l.Staged is not null).Select(l => l.Staged!.Value.StagedFile).ToHashSet());
        _round = new WorkerRound(world.Options.TickMs, 2 * world.Options.ElectionTicks, FlushOutbox);
        foreach (var partition in world.Partitions)
        {
            var log = logs.TryGetValue(partition.Id, out var found) ? found : new GroupLog(partition.Id, _log);
            var options = new RaftOptions
            {
                Self = new ReplicaId(store.Id),
                Configuration = new RaftConfiguration([.. Enumerable.Range(1, StoreWorldOptions.Stores).Select(i => new ReplicaId((ulong)i))]),
                ElectionTicks = world.Options.ElectionTicks,
                HeartbeatTicks = world.Options.HeartbeatTicks,
                AppendBytesMax = world.Options.AppendBytesMax,
                Seed = world.Chance.Next(),
            };
            var replica = new PartitionReplica(partition.Id, options, log, database, this, store.Clock, new TraceLogger(world, store.Id), new RecentEvents(world.Options.RecentEventsMax, faults: world.Options.Faults), world.Options.Faults);
            _replicas.Add(new Hosted(partition, replica, log));
            _round.Handle(replica, new ReplicaItem.Join());
        }
    }

    public Machine Machine { get; }

    public SimulatedDatabase Database { get; }

    Revision IReplicaHost.NewestRevision => _replicas.Max(hosted => hosted.Replica.Keyspace.State.Revision);

    private EventQueue Events => _world.Events;

    private Chance Chance => _world.Chance;

    private StoreWorldOptions Options => _world.Options;

    private bool IsUp => _store.Running == this;

    public bool LeadsAny => _replicas.Any(hosted => hosted.Replica.Group.Role == RaftRole.Leader);

    public PartitionReplica Replica(PartitionId id) => Find(id).Replica;

    public void Begin()
    {
        foreach (var hosted in _replicas)
        {
            hosted.Partition.Observe(hosted.View, _store.Id, hosted.Replica, hosted.Log, Database, isRecovered: true);
        }

        _round.Start(Events.Now);
        WakeAt(Events.Now);
        Every(Options.FlushEveryMs, Flush);
        Every(Options.TtlPercent > 0 ? 200 : 0, () =>
        {
            foreach (var hosted in _replicas)
            {
                Post(hosted, new ReplicaItem.DeleteExpired(_store.Clock.GetUtcNow().ToUnixTimeMilliseconds() + Chance.Below(2000)));
            }
        });
        Every(Options.CompactEveryMs, () =>
        {
            foreach (var hosted in _replicas)
            {
                Post(hosted, new ReplicaItem.CompactHistory(TimeSpan.FromMilliseconds(Options.HistoryMs)));
            }
        });
    }

    public void Post(PartitionId partition, ReplicaItem item) => Post(Find(partition), item);

    public void Commit(PartitionId partition, CommitRequest commit, Action<CommitAnswer> answer)
    {
        var done = new TaskAnswer<CommitAnswer>();
        _unanswered.Add(() => TryAnswer(done.Task, answer));
        Post(partition, new ReplicaItem.Propose(commit, done));
    }

    public void Read(PartitionId partition, Revision atLeast, Action<ReadPoint> answer)
    {
        var done = new TaskCompletionSource<ReadPoint>();
        _unanswered.Add(() => TryAnswer(done.Task, answer));
        Post(partition, new ReplicaItem.Read(atLeast, done));
    }

    /// <summary>A snapshot comes in: what <c>PeerService</c> does with it, a chunk an event.</summary>
    public IncomingSnapshot Receive(PartitionId partition) => new(_staged.Receive(partition));

    public void Staged(PartitionId partition, RaftMessage message, string file, Action answer)
    {
        var done = new TaskCompletionSource();
        _unanswered.Add(() =>
        {
            if (done.Task.IsCompleted)
            {
                answer();
            }

            return done.Task.IsCompleted;
        });
        Post(partition, new ReplicaItem.StagedSnapshot(message, file, done));
    }

    void IReplicaHost.Send(PartitionId partition, in RaftMessage message)
    {
        var to = message.To.Store().Value;
        if (!_outbox.TryGetValue(to, out var messages))
        {
            _outbox[to] = messages = [];
        }

        messages.Add((partition, message));
    }

    void IReplicaHost.WriteLog(LogWrite write)
    {
        var hosted = Find(write.Partition);
        hosted.Partition.Written(_store.Id, hosted.Replica, write);
        _writes.Enqueue(write);
        WakeWriter();
    }

    void IReplicaHost.Post(PartitionReplica replica, ReplicaItem item) => Post(replica.Id, item);

    void IReplicaHost.SendSnapshot(PartitionReplica replica, OutgoingSnapshot outgoing)
    {
        using var snapshot = outgoing.Snapshot;
        var chunks = StagedSnapshots.Chunks(Database, snapshot, outgoing.Partition, Options.SnapshotChunkBytes, Options.Faults).ToList();
        var message = RaftMessage.OfSnapshot(outgoing.Sender, outgoing.Receiver, outgoing.Term, new SnapshotMetadata(outgoing.State.Index, outgoing.State.Term) { Configuration = outgoing.Members });
        _world.Trace($"store {_store.Id} sends {outgoing.Receiver} partition {outgoing.Partition} at {outgoing.State.Index}, {chunks.Count} chunks");
        new SnapshotTransfer(_world, _store, this, outgoing.Partition, message, chunks).Begin();
    }

    void IReplicaHost.LogCompacted(PartitionId partition, SnapshotMetadata start)
    {
        _log.Compacted(partition, start);
        WakeWriter();
    }

    IEnumerable<(byte[] Key, byte[] Value)> IReplicaHost.ReadStaged(string file) => _staged.Read(file);

    void IReplicaHost.DeleteStaged(string file) => _staged.Delete(file);

    /// <summary>Runs what a thread of this store does, unless it has ended by then.</summary>
    public void After(long delay, Action action) => Events.After(delay, () =>
    {
        if (IsUp)
        {
            _store.Guard(Machine, action);
        }
    });

    private static bool TryAnswer<T>(Task<T> task, Action<T> answer)
    {
        if (task.IsCompleted)
        {
            answer(task.Result);
        }

        return task.IsCompleted;
    }

    private Hosted Find(PartitionId id) => _replicas[id.Value - _world.Partitions[0].Id.Value];

    private void Post(Hosted hosted, ReplicaItem item)
    {
        _inbox.Enqueue((hosted, item));
        WakeAt(Events.Now + Chance.Between(0, Options.PollDelayMaxMs));
    }

    private void WakeAt(long time)
    {
        time = Math.Max(time, _store.PausedUntil);
        if (time >= _wakesAt)
        {
            return;
        }

        _wakesAt = time;
        Events.At(time, () =>
        {
            if (!IsUp || _wakesAt != time)
            {
                return;
            }

            _wakesAt = long.MaxValue;
            if (Events.Now < _store.PausedUntil)
            {
                WakeAt(_store.PausedUntil);
                return;
            }

            _store.Guard(Machine, Round);
        });
    }

    /// <summary>What <c>Worker</c> does in a round, by the same code.</summary>
    private void Round()
    {
        _isInRound = true;
        _round.TickUntil(Events.Now);
        for (var left = Chance.Percent(20) ? 1 : int.MaxValue; left > 0 && _inbox.TryDequeue(out var work); left--)
        {
            _round.Handle(work.Replica.Replica, work.Item);
        }

        _round.End();
        _isInRound = false;
        Machine.RequireAlive();
        foreach (var hosted in _replicas)
        {
            hosted.Partition.Observe(hosted.View, _store.Id, hosted.Replica, hosted.Log, Database, isRecovered: false);
        }

        _unanswered.RemoveAll(tryAnswer => tryAnswer());
        WakeAt(_inbox.Count > 0 ? Events.Now : _round.NextTick);
    }

    private void WakeWriter()
    {
        if (_isWriting)
        {
            return;
        }

        _isWriting = true;
        After(Chance.Between(0, _world.IsCalm ? 2 : Options.DiskDelayMaxMs), () =>
        {
            var batch = new List<LogWrite>();
            for (var left = Chance.Percent(20) ? 1 : WriteBatchMax; left > 0 && _writes.TryDequeue(out var write); left--)
            {
                batch.Add(write);
            }

            Machine.Meanwhile = RoundMeanwhile;
            _log.Process(batch);
            Machine.Meanwhile = null;
            _isWriting = false;
            if (_writes.Count > 0)
            {
                WakeWriter();
            }
        });
    }

    /// <summary>The worker goes on while the writer is at its disk.</summary>
    private void RoundMeanwhile()
    {
        if (!_isInRound && IsUp && _inbox.Count > 0 && Events.Now >= _store.PausedUntil && Chance.Percent(Options.MeanwhilePercent))
        {
            var meanwhile = Machine.Meanwhile;
            Machine.Meanwhile = null;
            Round();
            Machine.Meanwhile = meanwhile;
        }
    }

    /// <summary>As <c>StoreHost</c> does now and then; what is applied while the flush runs may or may not be in it.</summary>
    private void Flush()
    {
        var flushed = FlushedKeyspace.Take(_replicas.Select(r => r.Replica));
        var writes = Database.Writes;
        After(Chance.Between(0, Options.FlushDelayMaxMs), () =>
        {
            Database.FlushWritten(writes);
            flushed.Tell((replica, item) => Post(replica.Id, item), (ulong)Options.RetainedLogEntries, Options.Faults);
        });
    }

    private void FlushOutbox()
    {
        Machine.RequireAlive();
        foreach (var (to, messages) in _outbox)
        {
            _world.Network.Send(_store.Id, to, messages);
        }

        _outbox.Clear();
    }

    private void Every(int meanMs, Action action)
    {
        if (meanMs > 0)
        {
            After(Chance.Between(1, 2 * meanMs), () =>
            {
                action();
                Every(meanMs, action);
            });
        }
    }

    private sealed record Hosted(SimulatedPartition Partition, PartitionReplica Replica, GroupLog Log)
    {
        public ReplicaView View { get; } = new();
    }
}
