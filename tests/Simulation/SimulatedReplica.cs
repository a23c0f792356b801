using System.Buffers.Binary;
using Arktos.Raft;

namespace Arktos.Simulation;

/// <summary>
/// A replica as the Store would run it: drives its group, disk and state machine, and reports to the history.
/// </summary>
internal sealed class SimulatedReplica
{
    private readonly World _world;
    private readonly ReplicaId _id;
    private readonly SimulatedDisk _disk;
    private readonly Dictionary<LogIndex, (Term Term, ulong Value)> _writes = [];
    private readonly Dictionary<ulong, LogIndex> _reads = [];
    private readonly List<(LogIndex Index, LogIndex ShownAtRequest)> _confirmed = [];
    private readonly Queue<Action> _held = new();
    private RaftGroup? _group;
    private LogIndex _applied;
    private LogIndex _flushed;
    private RaftConfiguration _configuration;
    private RaftConfiguration _flushedConfiguration;
    private LogIndex _observedCommit;
    private bool _isPaused;
    private long _applyingUntil;
    private int _epoch;
    private int _missedTicks;
    private bool _isPolled;

    public SimulatedReplica(World world, ReplicaId id, RaftConfiguration first)
    {
        _world = world;
        _id = id;
        _configuration = first;
        _flushedConfiguration = first;
        _disk = new SimulatedDisk(world);
    }

    public ReplicaId Id => _id;

    public bool IsUp => _group is not null;

    public bool IsPaused => _isPaused;

    public bool IsLeader => _group?.Role == RaftRole.Leader;

    public LogIndex Applied => _applied;

    public RaftGroup? Group => _group;

    private bool ChangesMembers => Options.Spares > 0;

    private EventQueue Events => _world.Events;

    private Chance Chance => _world.Chance;

    private SimulationOptions Options => _world.Options;

    public void Start()
    {
        if (IsUp)
        {
            return;
        }

        _applied = _flushed;
        _configuration = _flushedConfiguration;
        var options = new RaftOptions
        {
            Self = _id,
            Configuration = _configuration,
            AllowsMembershipChanges = ChangesMembers,
            ElectionTicks = Options.ElectionTicks,
            HeartbeatTicks = Options.HeartbeatTicks,
            Seed = Chance.Next(),
            PreVote = Options.PreVote,
            CheckQuorum = Options.CheckQuorum,
            LeaseReads = Options.LeaseReads,
            AppendBytesMax = Options.AppendBytesMax,
            InFlightAppendsMax = Options.InFlightAppendsMax,
            UncommittedBytesMax = Options.UncommittedBytesMax,
            ApplyBytesMax = 200,
            InitialHardState = _disk.Durable,
            Applied = _flushed,
        };
        _group = new RaftGroup(options, _disk.Log);
        _observedCommit = _group.CommitIndex;
        var period =
            SimulationOptions.UnitsPerTick
            * Chance.Between(100 - Options.DriftPercent, 100 + Options.DriftPercent)
            / 100;
        ScheduleTick(Events.Now + Chance.Between(1, period), period, _epoch);
    }

    public void Crash()
    {
        if (!IsUp)
        {
            return;
        }

        _epoch++;
        _group = null;
        _isPolled = false;
        _isPaused = false;
        _held.Clear();
        _missedTicks = 0;
        _applyingUntil = 0;
        _disk.Crash();
        _writes.Clear();
        _reads.Clear();
        _confirmed.Clear();

        // What was applied but not flushed is applied again from the log.
        if (_disk.Log.Snapshot.Index > _flushed)
        {
            _flushed = _disk.Log.Snapshot.Index;
            _flushedConfiguration = _disk.Log.Snapshot.Configuration ?? _flushedConfiguration;
        }
    }

    /// <summary>
    /// Like SIGSTOP: nothing is processed for so long. Then the ticks that passed are made up for, before all else.
    /// </summary>
    public void Pause(long duration)
    {
        if (!IsUp || _isPaused)
        {
            return;
        }

        _isPaused = true;
        var epoch = _epoch;
        Events.After(
            duration,
            () =>
            {
                if (epoch == _epoch)
                {
                    _isPaused = false;
                    WhenRunning(epoch, MakeUpForTicks);
                    while (!_isPaused && _held.TryDequeue(out var held))
                    {
                        held();
                    }
                }
            }
        );
    }

    public void Deliver(RaftMessage message) =>
        WhenRunning(
            _epoch,
            () =>
            {
                if (Options.PatiencePercent > 0)
                    _group!.IsPatient = Chance.Percent(Options.PatiencePercent);
                _group!.Step(message);
            }
        );

    public void Write(ulong value) =>
        WhenRunning(
            _epoch,
            () =>
            {
                var data = new byte[8 + Chance.Below(30)];
                BinaryPrimitives.WriteUInt64LittleEndian(data, value);
                var result = _group!.Propose(data);
                if (result.IsAccepted)
                {
                    _writes[result.Index] = (result.Term, value);
                }
            }
        );

    public void Read(ulong requestId)
    {
        var shown = _world.History.Shown;
        WhenRunning(
            _epoch,
            () =>
            {
                _reads[requestId] = shown;
                _group!.RequestRead(requestId);
            }
        );
    }

    public void Campaign() => WhenRunning(_epoch, () => _group!.Campaign());

    public void TransferLeadership(ReplicaId to) =>
        WhenRunning(
            _epoch,
            () =>
            {
                if (_group!.TransferLeadership(to) == TransferResult.Started)
                {
                    _world.Trace($"transfer {_id}->{to}");
                    _world.History.Transfers++;
                }
            }
        );

    public void ChangeMembers(RaftConfiguration target) =>
        WhenRunning(
            _epoch,
            () =>
            {
                var result = _group!.ProposeMembers(target);
                _world.Trace($"change {_id}: {_group.Configuration} -> {target}: {result.Status} {result.Index}");
            }
        );

    /// <summary>A leader that falls asleep tells the others, once.</summary>
    public void Hibernate(Term term, LogIndex commit) =>
        WhenRunning(
            _epoch,
            () =>
            {
                var isFirst = !_group!.IsAsleep && IsLeader;
                if (_group.TryHibernate(term, commit) && isFirst)
                {
                    _world.Trace($"hibernate {_id}");
                    _world.History.Sleeps++;
                    foreach (
                        var other in _world.Replicas.Where(other =>
                            other != this && !_world.Network.IsLost(_id, other._id)
                        )
                    )
                    {
                        Events.After(_world.Network.Delay(), () => other.Hibernate(term, commit));
                    }
                }
            }
        );

    public void PeerStoreLost(ReplicaId peer) => WhenRunning(_epoch, () => _group!.PeerStoreLost(peer));

    /// <summary>Flushes the state machine, then drops log entries that it covers.</summary>
    public void Compact()
    {
        if (IsUp && _applied > _disk.Log.Snapshot.Index)
        {
            _flushed = _applied;
            _flushedConfiguration = _configuration;
            var keep = (ulong)Chance.Below(4);
            _disk.Log.CompactTo(LogIndex.Min(_flushed, _disk.Log.LastIndex) - Math.Min(keep, _flushed.Value));
        }
    }

    /// <summary>
    /// Runs now or after the pause, unless the replica has crashed by then; then does what the group asks for.
    /// </summary>
    private void WhenRunning(int epoch, Action action)
    {
        if (epoch != _epoch || !IsUp)
        {
            return;
        }

        if (_isPaused)
        {
            _held.Enqueue(() => WhenRunning(epoch, action));
            return;
        }

        action();
        Observe();
        Poll();
    }

    private void ScheduleTick(long time, int period, int epoch) =>
        Events.At(
            time,
            () =>
            {
                if (epoch != _epoch)
                {
                    return;
                }

                if (_isPaused)
                {
                    _missedTicks++;
                }
                else
                {
                    WhenRunning(epoch, _group!.Tick);
                }

                ScheduleTick(time + period, period, epoch);
            }
        );

    private void MakeUpForTicks()
    {
        for (; _missedTicks > 0; _missedTicks--)
        {
            _group!.Tick();
        }
    }

    private void Poll()
    {
        if (_isPolled || !_group!.HasReady)
        {
            return;
        }

        var epoch = _epoch;
        _isPolled = true;
        Events.After(
            Chance.Between(0, Options.PollDelayMax),
            () =>
                WhenRunning(
                    epoch,
                    () =>
                    {
                        _isPolled = false;
                        if (_group!.HasReady)
                        {
                            Handle(_group.TakeReady());
                        }
                    }
                )
        );
    }

    private void Handle(Ready ready)
    {
        foreach (var entry in ready.EntriesToPersist)
        {
            _group!.State.Log.TryTermAt(entry.Index.Previous(), out var previous);
            _world.History.Holds(_id, entry, previous);
        }

        Send(ready.MessagesNow);
        var epoch = _epoch;
        _disk.Write(
            ready,
            durable: () => WhenRunning(epoch, () => Send(Options.SendsBeforeReport ? ready.MessagesAfterPersist : [])),
            report: () => WhenRunning(epoch, () => Persisted(ready))
        );
        if (ready.EntriesToApply.Count > 0)
        {
            _applyingUntil = Math.Max(_applyingUntil, Events.Now + Chance.Between(0, Options.ApplyDelayMax));
            Events.At(_applyingUntil, () => WhenRunning(epoch, () => Apply(ready.EntriesToApply)));
        }

        foreach (var read in ready.Reads)
        {
            SimulationFailure.Unless(
                _reads.Remove(read.RequestId, out var shown),
                $"read {read.RequestId} was answered twice"
            );
            if (!read.IsRefused)
            {
                _confirmed.Add((read.Index, shown));
            }
        }

        foreach (var peer in ready.SnapshotsWanted)
        {
            StreamSnapshot(peer, ready.Term);
        }

        AnswerReads();
    }

    private void Persisted(Ready ready)
    {
        if (ready.SnapshotToInstall is { } snapshot)
        {
            SimulationFailure.Unless(snapshot.Index > _applied, "a snapshot would take the state back");
            _world.History.SnapshotInstalled(_id, snapshot);
            _applied = LogIndex.Max(_applied, snapshot.Index);
            _flushed = _applied;
            _configuration = snapshot.Configuration ?? _configuration;
            _flushedConfiguration = _configuration;
            _writes.Clear();
        }

        _group!.Persisted(ready.Number);
        Send(Options.SendsBeforeReport ? [] : ready.MessagesAfterPersist);
        AnswerReads();
    }

    private void Apply(IReadOnlyList<LogEntry> entries)
    {
        foreach (var entry in entries)
        {
            if (entry.Index <= _applied)
            {
                continue; // A snapshot was installed in between.
            }

            SimulationFailure.Unless(
                entry.Index == _applied.Next(),
                $"replica {_id} skips from {_applied} to {entry.Index}"
            );
            _world.History.Applied(_id, entry);
            _applied = entry.Index;
            if (entry.Kind == EntryKind.Configuration)
            {
                SimulationFailure.Unless(
                    RaftConfigurationCodec.TryDecode(entry.Data, out _configuration),
                    "a configuration cannot be decoded"
                );
                _world.History.MemberChanges++;
            }

            if (_writes.Remove(entry.Index, out var write) && write.Term == entry.Term)
            {
                _world.History.WriteAcknowledged(entry.Index, entry.Term, write.Value);
            }
        }

        _group!.AppliedTo(_applied);
        AnswerReads();
    }

    private void AnswerReads()
    {
        foreach (var (index, shown) in _confirmed)
        {
            if (index <= _applied)
            {
                _world.History.ReadAnswered(_id, index, _applied, shown);
            }
        }

        _confirmed.RemoveAll(read => read.Index <= _applied);
    }

    private void Send(IReadOnlyList<RaftMessage> messages)
    {
        foreach (var message in messages)
        {
            if (!_world.Network.TrySend(message) && Chance.Percent(30))
            {
                var epoch = _epoch;
                Events.After(
                    Chance.Between(1, 100),
                    () => WhenRunning(epoch, () => _group!.ReportUnreachable(message.To))
                );
            }
        }
    }

    /// <summary>The stream: takes a while, may fail; the receiver stages it and steps its metadata.</summary>
    private void StreamSnapshot(ReplicaId peer, Term inTerm)
    {
        var index = LogIndex.Max(_applied, _disk.Log.Snapshot.Index);
        var isKnown = _disk.Log.TryTermAt(index, out var term);
        var configuration =
            !ChangesMembers ? null
            : index == _applied ? _configuration
            : _disk.Log.Snapshot.Configuration;
        var message = RaftMessage.OfSnapshot(
            _id,
            peer,
            inTerm,
            new SnapshotMetadata(index, term) { Configuration = configuration }
        );
        var epoch = _epoch;
        Events.After(
            10 * _world.Network.Delay(),
            () =>
            {
                var succeeds = isKnown && _world.Replica(peer).IsUp && !_world.Network.IsLost(_id, peer);
                if (succeeds)
                {
                    _world.Replica(peer).Deliver(message);
                }

                WhenRunning(epoch, () => _group!.ReportSnapshot(peer, succeeds));
            }
        );
    }

    private void Observe()
    {
        var group = _group!;
        if (group.Role == RaftRole.Leader)
        {
            var isNews = _world.History.Leads(_id, group) || group.CommitIndex > _observedCommit;
            if (isNews)
            {
                _world.Nemesis.LeaderMatters(this);
            }
        }

        SimulationFailure.Unless(group.CommitIndex >= _observedCommit, $"the commit index of replica {_id} goes back");
        while (_observedCommit < group.CommitIndex)
        {
            _observedCommit = _observedCommit.Next();
            if (group.State.Log.TryTermAt(_observedCommit, out var term))
            {
                _world.History.Committed(_id, _observedCommit, term, group.Term);
            }
        }
    }
}
