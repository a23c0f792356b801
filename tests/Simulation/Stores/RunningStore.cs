using Arktos.Raft;
using Arktos.Store;
using Arktos.Store.Keyspace;
using Arktos.Store.Log;
using Arktos.Store.Partitions;
using Arktos.Store.Replication;
using Arktos.Store.RocksDb;
using Arktos.Store.Wire;
using Arktos.StoreClient;
using Arktos.StoreClient.Records;
using Arktos.StoreClient.Wire;

namespace Arktos.Simulation.Stores;

/// <summary>
/// What <c>StoreHost</c> is in a process, in one thread: the worker's rounds, the log's writer, maintenance, transfers
/// of snapshots and requests of clients are events, each a step of what would be a thread. While the log's writer is at
/// its disk, the worker may do a round.
/// </summary>
internal sealed class RunningStore : IReplicaHost
{
    /// <summary>How long a worker waits of which every replica sleeps.</summary>
    private const int IdleTicks = 5;

    private readonly StoreWorld _world;
    private readonly SimulatedStore _store;
    private readonly StagedSnapshots _staged;
    private readonly SegmentedLog _log;
    private readonly LogWriterEvents _writer;
    private readonly WorkerRound _round;
    private readonly RoundWrites _writes;
    private readonly List<Hosted> _replicas = [];
    private readonly Queue<(Hosted Replica, ReplicaItem Item)> _inbox = new();
    private readonly SortedDictionary<uint, List<(PartitionId, RaftMessage)>> _outbox = [];
    private readonly List<Func<bool>> _unanswered = [];
    private readonly SimulatedPeers _peers;
    private readonly MemoryBudget _recentEvents;
    private long _wakesAt = long.MaxValue;
    private bool _isInRound;

    public RunningStore(
        StoreWorld world,
        SimulatedStore store,
        Machine machine,
        SimulatedDatabase database,
        SimulatedFolder logFolder,
        StagedSnapshots staged
    )
    {
        (_world, _store, Machine, Database, _staged) = (world, store, machine, database, staged);
        _log = LogRecovery.Open(
            logFolder,
            new LogOptions(
                world.Options.SegmentBytes,
                BatchBytesMax: 1 << 20,
                CachedBytesMax: world.Options.CachedEntriesBytesMax,
                CarryAfterSegments: world.Options.CarryAfterSegments
            ),
            out var logs
        );
        _staged.RemoveAllBut(
            logs.Values.Where(l => l.Staged is not null).Select(l => l.Staged!.Value.StagedFile).ToHashSet()
        );
        _writer = new LogWriterEvents(world, this, _log, RoundMeanwhile);
        _writes = new RoundWrites(_writer.TryWriteNow, _writer.Submit, aloneBefore: 1);
        _round = new WorkerRound(world.Options.TickMs, 2 * world.Options.ElectionTicks, FlushOutbox);
        Records = new ReplicaRecords(database);
        _recentEvents = new MemoryBudget(world.Options.RecentEventsBytesMax);
        Process = ++world.Processes;
        _peers = new SimulatedPeers(world, store, this, () => _replicas.Select(hosted => hosted.Replica));
        OpenReplicas(logs);
    }

    /// <summary>Tells this run of the store from every other.</summary>
    public ulong Process { get; }

    public Machine Machine { get; }

    public SimulatedDatabase Database { get; }

    Revision IReplicaHost.NewestRevision =>
        _replicas.Select(hosted => hosted.Replica.Keyspace.State.Revision).DefaultIfEmpty().Max();

    private EventQueue Events => _world.Events;

    private Chance Chance => _world.Chance;

    private StoreWorldOptions Options => _world.Options;

    private bool IsUp => _store.Running == this;

    public bool LeadsAny => _replicas.Any(hosted => hosted.Replica.Group.Role == RaftRole.Leader);

    public ReplicaRecords Records { get; }

    /// <summary>Null when the store has none of the partition, or it is about to go.</summary>
    public PartitionReplica? Find(PartitionId id) => Hosting(id)?.Replica;

    /// <summary>Of this very replica.</summary>
    public GroupLog? FindLog(PartitionId id, ReplicaId replica) =>
        _replicas.Find(hosted => hosted.Partition.Id == id && hosted.Replica.Self == replica)?.Log;

    public void Begin()
    {
        foreach (var hosted in _replicas)
        {
            hosted.Partition.Observe(hosted.View, hosted.Replica, hosted.Log, Database, isRecovered: true);
        }

        if (Options.Spares > 0)
        {
            new SimulatedKeeper(_world, _store, this).Begin();
        }

        if (Options.HibernateMs > 0)
        {
            _peers.Watch();
        }

        _round.Start(Events.Now);
        WakeAt(Events.Now);
        Every(Options.FlushEveryMs, Flush);
        Every(
            Options.TtlPercent > 0 ? 200 : 0,
            () =>
            {
                foreach (var hosted in _replicas)
                {
                    Post(
                        hosted,
                        new ReplicaItem.DeleteExpired(
                            _store.Clock.GetUtcNow().ToUnixTimeMilliseconds() + Chance.Below(2000)
                        )
                    );
                }
            }
        );
        Every(
            Options.CompactEveryMs,
            () =>
            {
                foreach (var hosted in _replicas.Where(hosted => !hosted.Replica.IsAsleep))
                {
                    Post(hosted, new ReplicaItem.CompactHistory(TimeSpan.FromMilliseconds(Options.HistoryMs)));
                }
            }
        );
    }

    public void TraceReplicas()
    {
        foreach (var (_, replica, log) in _replicas)
        {
            var group = replica.Group;
            _world.Trace(
                $"store {_store.Id}, partition {replica.Id}: {replica.Self} "
                    + $"{group.Role}{(group.IsAsleep ? " asleep" : "")} term {group.Term} leader {group.Leader} "
                    + $"last {group.LastIndex} on disk {log.FirstIndex}..{log.LastIndex} commit {group.CommitIndex} "
                    + $"applied {group.Applied} {group.Configuration}"
            );
        }
    }

    /// <returns>Whether there was a replica to take it.</returns>
    public bool Post(PartitionId partition, ReplicaItem item)
    {
        if (Hosting(partition) is not { } hosted)
        {
            return false;
        }

        Post(hosted, item);
        return true;
    }

    /// <summary>
    /// A batch of another store's process came in. Where partitions sleep streams are as over TCP; elsewhere messages
    /// may also outlive their process.
    /// </summary>
    public void Take(uint from, ulong process, List<(PartitionId Partition, RaftMessage Message)> batch)
    {
        if (Options.HibernateMs == 0)
        {
            foreach (var (partition, message) in batch)
            {
                Post(partition, new ReplicaItem.Message(message));
            }

            return;
        }

        _peers.Take(from, process, batch);
    }

    public void StreamEnded(uint from, ulong process) => _peers.StreamEnded(from, process);

    /// <param name="above">The commit's revision is greater.</param>
    /// <param name="isOfStore">It comes through a door for stores.</param>
    public void Commit(
        PartitionId partition,
        CommitRequest commit,
        Action<CommitAnswer> answer,
        Revision above = default,
        bool isOfStore = false
    )
    {
        if (Hosting(partition) is null)
        {
            answer(new CommitAnswer(CommitStatus.NotLeader));
            return;
        }

        var done = new TaskAnswer<CommitAnswer>();
        _unanswered.Add(() => TryAnswer(done.Task, answer));
        Post(partition, new ReplicaItem.Propose(commit, done) { Above = above, IsOfStore = isOfStore });
    }

    /// <param name="at">Read at this revision once the partition has reached it; none: at the latest.</param>
    /// <param name="key">The key that is read, as a link reads it; null: more than that.</param>
    public void Read(PartitionId partition, Revision at, Action<ReadPoint> answer, byte[]? key = null)
    {
        if (Hosting(partition) is null)
        {
            answer(new ReadPoint(ReadPointStatus.NotLeader));
            return;
        }

        var done = new TaskAnswer<ReadPoint>();
        _unanswered.Add(() => TryAnswer(done.Task, answer));
        Post(
            partition,
            new ReplicaItem.Read(done)
            {
                Reach = at,
                At = at,
                Key = key,
            }
        );
    }

    /// <summary>A snapshot comes in: what <c>PeerService</c> does with it, a chunk an event.</summary>
    public IncomingSnapshot Receive(PartitionId partition) => new(_staged.Receive(partition));

    /// <param name="answer">Whether there was a replica to tell.</param>
    public void Staged(PartitionId partition, RaftMessage message, string file, Action<bool> answer)
    {
        if (Hosting(partition) is null)
        {
            _staged.Delete(file);
            answer(false);
            return;
        }

        var done = new TaskCompletionSource();
        _unanswered.Add(() =>
        {
            if (done.Task.IsCompleted)
            {
                answer(true);
            }

            return done.Task.IsCompleted;
        });
        Post(partition, new ReplicaItem.StagedSnapshot(message, file, done));
    }

    public void Reconcile(PartitionId partition, IReadOnlyList<ReplicaId> voters, Action<ReconcileAnswer> answer)
    {
        var done = new TaskCompletionSource<ReconcileAnswer>();
        _unanswered.Add(() => TryAnswer(done.Task, answer));
        Post(partition, new ReplicaItem.Reconcile(voters, done));
    }

    /// <summary>As <c>StoreHost</c> does.</summary>
    public void Create(ReplicaRecord record)
    {
        _world.Trace($"store {_store.Id} creates {record.Replica} of partition {record.Partition}");
        Records.Add([record]);
        Host(record, new GroupLog(record.Partition, _log));
    }

    /// <summary>As <c>StoreHost</c> does, each of its awaits an event.</summary>
    public void Destroy(PartitionReplica replica, Action done)
    {
        _world.Trace($"store {_store.Id} destroys {replica.Self} of partition {replica.Id}");
        var hosted = Hosting(replica.Id)!;
        var gone = new TaskCompletionSource();
        Post(hosted, new ReplicaItem.Leave(gone));
        hosted.IsLeaving = true;
        _unanswered.Add(() =>
        {
            if (gone.Task.IsCompleted)
            {
                After(
                    Chance.Between(0, Options.DiskDelayMaxMs),
                    () =>
                    {
                        _replicas.Remove(hosted);
                        Records.Destroy(Records.Find(replica.Id)!);
                        _writer.Submit(
                            LogWrite.Reset(
                                replica.Id,
                                _ =>
                                {
                                    foreach (var file in replica.StagedFiles)
                                    {
                                        _staged.Delete(file);
                                    }

                                    done();
                                }
                            )
                        );
                    }
                );
            }

            return gone.Task.IsCompleted;
        });
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
        // While a replica is being made it writes nothing.
        var hosted = Hosting(write.Partition)!;
        hosted.Partition.Written(hosted.Replica, write);
        _writes.Add(write);
    }

    void IReplicaHost.Post(PartitionReplica replica, ReplicaItem item)
    {
        if (Hosting(replica.Id) is { } hosted && hosted.Replica == replica)
        {
            Post(hosted, item);
        }
    }

    void IReplicaHost.SendSnapshot(PartitionReplica replica, OutgoingSnapshot outgoing)
    {
        using var snapshot = outgoing.Snapshot;
        var chunks = StagedSnapshots
            .Chunks(Database, snapshot, outgoing.Partition, Options.SnapshotChunkBytes)
            .ToList();
        var message = RaftMessage.OfSnapshot(
            outgoing.Sender,
            outgoing.Receiver,
            outgoing.Term,
            new SnapshotMetadata(outgoing.State.Index, outgoing.State.Term) { Configuration = outgoing.Members }
        );
        _world.Trace(
            $"store {_store.Id} sends {outgoing.Receiver} partition {outgoing.Partition} at {outgoing.State.Index}, "
                + $"{chunks.Count} chunks"
        );
        new SnapshotTransfer(_world, _store, this, outgoing.Partition, message, chunks).Begin();
    }

    /// <summary>
    /// As <c>SnapshotInstaller</c> does: a step an event, after a wait for others that are under way.
    /// </summary>
    void IReplicaHost.Install(PartitionReplica replica, SnapshotInstallation installation)
    {
        _world.Trace($"store {_store.Id}, partition {replica.Id}: {replica.Self} begins to install");
        _world.InstallationsBegun++;
        var steps = installation.Steps().GetEnumerator();
        if (!_world.IsCalm && Options.CrashEveryMs > 0 && Chance.Percent(10))
        {
            _store.CrashWithin(Chance.Below(10), Chance.Percent(Options.PowerLossPercent));
        }

        After(
            _world.IsCalm ? 0 : Chance.Below(Chance.Percent(20) ? 4 * Options.ElectionMs : Options.DiskDelayMaxMs + 1),
            Step
        );
        void Step()
        {
            if (!installation.Cancelled.IsCancellationRequested && steps.MoveNext())
            {
                After(Chance.Between(0, _world.IsCalm ? 1 : Options.DiskDelayMaxMs), Step);
                return;
            }

            steps.Dispose();
            _world.Installations += installation.IsComplete ? 1 : 0;
            if (_replicas.Find(hosted => hosted.Replica == replica) is { } hosted)
            {
                Post(hosted, new ReplicaItem.Installed(installation));
            }
        }
    }

    void IReplicaHost.LogCompacted(PartitionId partition, SnapshotMetadata start)
    {
        _log.Compacted(partition, start);
        _writer.Wake();
    }

    void IReplicaHost.LogCarried(PartitionId partition, ulong segment)
    {
        _world.CarriedLogs++;
        _log.Carried(partition, segment);
        _writer.Wake();
    }

    IEnumerable<(byte[] Key, byte[] Value)> IReplicaHost.ReadStaged(string file) => _staged.Read(file);

    void IReplicaHost.DeleteStaged(string file) => _staged.Delete(file);

    /// <summary>Runs what a thread of this store does, unless it has ended by then.</summary>
    public void After(long delay, Action action) =>
        Events.After(
            delay,
            () =>
            {
                if (IsUp)
                {
                    _store.Guard(Machine, action);
                }
            }
        );

    private static bool TryAnswer<T>(Task<T> task, Action<T> answer)
    {
        if (task.IsCompleted)
        {
            answer(task.Result);
        }

        return task.IsCompleted;
    }

    private Hosted? Hosting(PartitionId id) => _replicas.Find(hosted => hosted.Partition.Id == id && !hosted.IsLeaving);

    /// <summary>As <c>StoreHost.OpenReplicas</c>.</summary>
    private void OpenReplicas(Dictionary<PartitionId, GroupLog> logs)
    {
        if (!Records.All.Any())
        {
            SimulationFailure.Unless(
                logs.Count == 0,
                $"store {_store.Id} does not know the partitions that its log has entries of"
            );
            var first = _world
                .Map.Current.Partitions.Select(p => PartitionKeeper.Missing(FirstOf(p), new StoreId(_store.Id), null))
                .OfType<ReplicaRecord>()
                .ToList();
            if (first.Count > 0)
            {
                Records.Add(first);
            }
        }

        foreach (var partition in logs.Keys)
        {
            SimulationFailure.Unless(
                Records.Find(partition) is not null,
                $"store {_store.Id} does not know partition {partition}, which its log has entries of"
            );
            if (!Records.Find(partition)!.IsHere)
            {
                _log.Process([LogWrite.Reset(partition, _ => { })]);
            }
        }

        foreach (var record in Records.All.Where(r => r.IsHere))
        {
            Host(record, logs.TryGetValue(record.Partition, out var log) ? log : new GroupLog(record.Partition, _log));
        }
    }

    /// <summary>The configuration that the installation began with.</summary>
    private static Partition FirstOf(Partition partition)
    {
        var first = new Partition { Id = partition.Id };
        first.Replicas.AddRange(partition.First);
        first.First.AddRange(partition.First);
        return first;
    }

    private void Host(ReplicaRecord record, GroupLog log)
    {
        var options = new RaftOptions
        {
            Self = record.Replica,
            Configuration = record.First,
            AllowsMembershipChanges = true,
            ElectionTicks = Options.ElectionTicks,
            HeartbeatTicks = Options.HeartbeatTicks,
            AppendBytesMax = Options.AppendBytesMax,
            Seed = Chance.Next(),
        };
        var keyspace = new KeyspacePartition(
            record.Partition,
            Database,
            new RecentEvents(Options.RecentEventsMax, budget: _recentEvents),
            Options.KeyspaceBatchBytes
        );
        var replica = new PartitionReplica(
            new ReplicaParts
            {
                Id = record.Partition,
                Raft = options,
                Log = log,
                Database = Database,
                Keyspace = keyspace,
                Host = this,
                Time = _store.Clock,
                Logger = new TraceLogger(_world, _store.Id),
                HibernateTicks = Options.HibernateMs / Options.TickMs,
            }
        );
        _replicas.Add(new Hosted(_world.Partitions.Single(p => p.Id == record.Partition), replica, log));
        _round.Handle(replica, new ReplicaItem.Join());
    }

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
        Events.At(
            time,
            () =>
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
            }
        );
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
        foreach (var hosted in _replicas.Where(hosted => !hosted.IsLeaving))
        {
            hosted.Partition.Observe(hosted.View, hosted.Replica, hosted.Log, Database, isRecovered: false);
            hosted.Partition.ObserveSleep(hosted.View, hosted.Replica, _peers);
        }

        CheckMemory();
        _unanswered.RemoveAll(tryAnswer => tryAnswer());
        WakeAt(
            _inbox.Count > 0 ? Events.Now
            : Options.HibernateMs > 0 && _round.IsIdle ? Events.Now + (IdleTicks * Options.TickMs)
            : _round.NextTick
        );
    }

    /// <summary>
    /// What the budgets say is what there is; nobody who sleeps or goes holds any of it, and together they hold no more
    /// than they may.
    /// </summary>
    private void CheckMemory()
    {
        var (events, entries) = (
            _replicas.Sum(hosted => hosted.Replica.Keyspace.Recent.Held),
            _replicas.Sum(hosted => hosted.Log.CachedBytes)
        );
        SimulationFailure.Unless(
            events == _recentEvents.Held && entries == _log.Cached.Held,
            $"store {_store.Id} holds {events} bytes of events, {entries} of entries; its budgets say "
                + $"{_recentEvents.Held}, {_log.Cached.Held}"
        );
        SimulationFailure.Unless(
            _recentEvents.Excess <= _replicas.Count * _recentEvents.FloorBytes,
            $"store {_store.Id} holds {events} bytes of events, {Options.RecentEventsBytesMax} are its budget"
        );
        foreach (var hosted in _replicas.Where(hosted => hosted.Replica.IsAsleep || hosted.Replica.IsGone))
        {
            SimulationFailure.Unless(
                hosted.Replica.Keyspace.Recent.Held == 0 && hosted.Log.CachedBytes == 0,
                $"store {_store.Id}, partition {hosted.Partition.Id}: sleeps or goes, and holds events or entries "
                    + $"in memory"
            );
        }
    }

    /// <summary>The worker goes on while the writer is at its disk.</summary>
    private void RoundMeanwhile()
    {
        if (
            !_isInRound
            && IsUp
            && _inbox.Count > 0
            && Events.Now >= _store.PausedUntil
            && Chance.Percent(Options.MeanwhilePercent)
        )
        {
            var meanwhile = Machine.Meanwhile;
            Machine.Meanwhile = null;
            Round();
            Machine.Meanwhile = meanwhile;
        }
    }

    /// <summary>
    /// As <c>StoreHost</c> does now and then; what is applied while the flush runs may or may not be in it.
    /// </summary>
    private void Flush()
    {
        var flushed = FlushedKeyspace.Take(
            _replicas.Where(hosted => !hosted.IsLeaving).Select(hosted => hosted.Replica)
        );
        var writes = Database.Writes;
        After(
            Chance.Between(0, Options.FlushDelayMaxMs),
            () =>
            {
                Database.FlushWritten(writes);
                flushed.Tell(
                    (replica, item) => ((IReplicaHost)this).Post(replica, item),
                    (ulong)Options.RetainedLogEntries
                );
            }
        );
    }

    private void FlushOutbox()
    {
        Machine.RequireAlive();
        foreach (var (to, messages) in _outbox)
        {
            _world.Network.Send(_store.Id, to, Process, messages);
        }

        _outbox.Clear();
        _writes.EndRound(isIdle: _inbox.Count == 0);
    }

    public void CheckSleepers()
    {
        foreach (var hosted in _replicas.Where(hosted => !hosted.IsLeaving))
        {
            _peers.Check(hosted.View, hosted.Replica);
        }
    }

    public void Every(int meanMs, Action action)
    {
        if (meanMs > 0)
        {
            After(
                Chance.Between(1, 2 * meanMs),
                () =>
                {
                    action();
                    Every(meanMs, action);
                }
            );
        }
    }

    private sealed record Hosted(SimulatedPartition Partition, PartitionReplica Replica, GroupLog Log)
    {
        public ReplicaView View { get; } = new();

        /// <summary>Nobody finds it any more; its worker, or its log, may still have to do with it.</summary>
        public bool IsLeaving { get; set; }
    }
}
