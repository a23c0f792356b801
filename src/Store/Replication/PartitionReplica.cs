using Arktos.Raft;
using Arktos.Store.Keyspace;
using Arktos.Store.Log;
using Arktos.Store.RocksDb;
using Arktos.StoreClient;
using Arktos.StoreClient.Wire;
using Google.Protobuf;
using Microsoft.Extensions.Logging;

namespace Arktos.Store.Replication;

/// <summary>What a replica needs of the store around it.</summary>
internal interface IReplicaHost
{
    /// <summary>Sends when this round of the worker is done. May lose it.</summary>
    void Send(PartitionId partition, in RaftMessage message);

    void WriteLog(LogWrite write);

    /// <summary>Gives work back to the replica's worker. From any thread.</summary>
    void Post(PartitionReplica replica, ReplicaItem item);

    /// <summary>
    /// Streams a snapshot to a peer in the background, then posts <see cref="ReplicaItem.SnapshotSent"/>.
    /// </summary>
    void SendSnapshot(PartitionReplica replica, OutgoingSnapshot snapshot);

    void LogCompacted(PartitionId partition, SnapshotMetadata start);

    /// <summary>The replica reads its log in this segment and later ones only.</summary>
    void LogCarried(PartitionId partition, ulong segment);

    /// <summary>The newest revision that any replica of this store has applied. From any thread.</summary>
    Revision NewestRevision => Revision.None;

    IEnumerable<(byte[] Key, byte[] Value)> ReadStaged(string file);

    /// <summary>
    /// Carries out an installation in the background, then posts <see cref="ReplicaItem.Installed"/>.
    /// </summary>
    void Install(PartitionReplica replica, SnapshotInstallation installation);

    void DeleteStaged(string file);
}

/// <summary>
/// One partition on this store: the Raft group, its log and its keyspace, tied together. Owned by one worker thread: it
/// is ticked and given items, then <see cref="ProcessReady"/> does what the group asks for. After a broken invariant it
/// is halted: it says so and answers nothing more, the others run on. What the disk does wrong
/// (<see cref="LogDamagedException"/>, <see cref="RocksDbException"/>) is thrown on: it ends the store.
/// </summary>
internal sealed class PartitionReplica
{
    /// <summary>Commits that may wait in one partition; more are answered BUSY.</summary>
    private const int PendingCommitsMax = 8192;

    private const int CompactedEventsPerStep = 2000;

    /// <summary>
    /// Election timeouts without a word from a leader, after which watches are sent elsewhere: an election that goes
    /// wrong once or twice is no reason.
    /// </summary>
    private const int CutOffElections = 4;
    private const int ExpiredKeysPerCommit = 256;

    /// <summary>After a leader could not go to sleep, for somebody lags or is away.</summary>
    private const int HibernateRetryTicks = 5;

    private readonly IReplicaHost _host;
    private readonly ILogger _logger;
    private readonly GroupLog _log;
    private readonly RaftGroup _group;
    private readonly RaftConfiguration _first;
    private readonly MemberReconciler _reconciler;
    private readonly Database _database;
    private readonly RevisionClock _clock;
    private readonly HistoryHorizon _history;
    private readonly Dictionary<LogIndex, PendingCommit> _commits = [];
    private readonly WaitingReads _reads;
    private readonly ReplicaCounts _counts;
    private readonly ReplicaWrites _writes;
    private readonly Dictionary<ReplicaId, LogIndex> _snapshotsOut = [];

    /// <summary>The last commit that deletes expired keys, while it is under way: there is one at a time.</summary>
    private (LogIndex Index, ReplicaItem.DeleteExpired? Next)? _expiry;
    private readonly int _cutOffTicks;
    private readonly int _hibernateTicks;
    private int _silentTicks;
    private int _idleTicks;
    private volatile bool _isAsleep;
    private volatile bool _isCutOff;
    private bool _leads;
    private volatile ReplicaStatus _status = new(
        RaftRole.Follower,
        Term.Zero,
        ReplicaId.None,
        LogIndex.Zero,
        LogIndex.Zero,
        new RaftConfiguration([]),
        "",
        IsInstalling: false
    );

    public PartitionReplica(ReplicaParts parts)
    {
        var (id, log, options) = (parts.Id, parts.Log, parts.Raft);
        (Id, _host, _logger, _log, _database) = (id, parts.Host, parts.Logger, log, parts.Database);
        (_hibernateTicks, _counts) = (parts.HibernateTicks, parts.Counts);
        Keyspace = parts.Keyspace;
        _clock = new RevisionClock(id, parts.Time);
        _history = new HistoryHorizon(id, parts.Time);
        RecoverStagedSnapshot();
        var applied = Keyspace.State.Index;
        if (applied < log.Snapshot.Index || applied > log.LastIndex)
            throw new InvalidDataException(
                $"partition {id}: the keyspace has applied entry {applied}, but the log holds {log.FirstIndex} to "
                    + $"{log.LastIndex}: one of the two folders was lost or is an older copy. "
                    + $"{LogDamagedException.Remedy}"
            );
        (Self, _first, _cutOffTicks) = (options.Self, options.Configuration, CutOffElections * options.ElectionTicks);
        options = options with
        {
            Configuration = Members,
            AllowsMembershipChanges = true,
            InitialHardState = log.HardState,
            Applied = Keyspace.State.Index,
        };
        _group = new RaftGroup(options, log);
        _reconciler = new MemberReconciler(_group);
        _reads = new WaitingReads(id, _group, _database, Keyspace);
        _writes = new ReplicaWrites(this, _group, log, _host, _logger);
        ObserveStampsOf(log);
        _clock.Observe(Keyspace.State.Revision);
        PublishStatus();
    }

    public PartitionId Id { get; }

    public ReplicaId Self { get; }

    public KeyspacePartition Keyspace { get; }

    /// <summary>For the simulator's checks.</summary>
    internal RaftGroup Group => _group;

    /// <summary>For any thread: as of the end of the worker's last round.</summary>
    public ReplicaStatus Status => _status;

    public bool IsHalted => _status.Problem.Length > 0;

    /// <summary>
    /// For any thread: nothing came from a leader for a long time. It may go on with the others, and this replica does
    /// not hear of it: it may even have been removed.
    /// </summary>
    public bool IsCutOff => _isCutOff;

    /// <summary>For any thread: whoever watches here has to go to another replica.</summary>
    public bool CannotGoOn() => IsHalted || IsCutOff;

    /// <summary>As of what is applied.</summary>
    private RaftConfiguration Members => Keyspace.Members ?? _first;

    /// <summary>
    /// For any thread: nobody wants anything of the partition, so its replicas have ceased to speak to each other. Not
    /// ticked until something wakes it.
    /// </summary>
    public bool IsAsleep => _isAsleep;

    public void Tick() =>
        Guarded(() =>
        {
            _group.Tick();
            _idleTicks++;
            if (_leads || _group.IsAsleep)
                _silentTicks = 0;
            else if (++_silentTicks == _cutOffTicks)
            {
                _isCutOff = true;
                Keyspace.Recent.Wake();
            }
        });

    public void Handle(ReplicaItem item) =>
        Guarded(
            () =>
            {
                if (
                    item is ReplicaItem.Propose or ReplicaItem.Read or ReplicaItem.Reconcile or ReplicaItem.TransferLead
                )
                    _idleTicks = 0;
                // Also where another leads: that one may be halted, and its store lives.
                if (item is ReplicaItem.Propose or ReplicaItem.Read)
                    _group.Wake();
                switch (item)
                {
                    case ReplicaItem.Message message:
                        if (
                            message.Content is
                            {
                                Kind: RaftMessageKind.Append
                                    or RaftMessageKind.Heartbeat
                                    or RaftMessageKind.Snapshot
                                    or RaftMessageKind.Sleep
                            }
                        )
                            (_silentTicks, _isCutOff) = (0, false);
                        _group.IsPatient = !Keyspace.Recent.IsRead;
                        _group.Step(message.Content);
                        break;
                    case ReplicaItem.Propose propose:
                        Propose(propose);
                        break;
                    case ReplicaItem.Read read:
                        StartRead(read);
                        break;
                    case ReplicaItem.Written written:
                        _writes.OnWritten(written);
                        break;
                    case ReplicaItem.Carried carried:
                        _writes.OnCarried(carried);
                        break;
                    case ReplicaItem.Flushed flushed:
                        CutLog(flushed);
                        _writes.CarryForward();
                        break;
                    case ReplicaItem.CompactHistory compact:
                        CompactHistory(compact);
                        break;
                    case ReplicaItem.DeleteExpired expired:
                        DeleteExpired(expired);
                        break;
                    case ReplicaItem.StagedSnapshot staged:
                        OnStaged(staged);
                        break;
                    case ReplicaItem.Installed installed:
                        _writes.OnInstalled(installed.Installation);
                        _clock.Observe(Keyspace.State.Revision);
                        break;
                    case ReplicaItem.SnapshotSent sent:
                        OnSnapshotSent(sent);
                        break;
                    case ReplicaItem.PeerUnreachable unreachable:
                        foreach (var peer in _group.Configuration.Everyone())
                            if (peer.Store() == unreachable.Store)
                            {
                                _group.ReportUnreachable(peer);
                                _group.PeerStoreLost(peer);
                            }
                        break;
                    case ReplicaItem.Reconcile reconcile:
                        Reconcile(reconcile);
                        break;
                    case ReplicaItem.TransferLead transfer:
                        TransferLead(transfer);
                        break;
                }
            },
            item
        );

    /// <summary>Carries out what the group asks for, until it asks for nothing more.</summary>
    public void ProcessReady() =>
        Guarded(() =>
        {
            // Not where a heartbeat goes out: its answers would wake the leader again.
            if (_leads && _hibernateTicks > 0 && _idleTicks >= _hibernateTicks && !_group.HasReady)
                Hibernate();
            while (true)
            {
                if (_group.HasReady)
                    Process(_group.TakeReady());
                if (NoticeRole() || _group.HasReady)
                    continue;
                break;
            }
            PublishStatus();
        });

    /// <summary>It has been retired.</summary>
    public bool IsGone { get; private set; }

    /// <summary>
    /// Once it is gone: what the log still names, to be deleted when the log has forgotten the replica.
    /// </summary>
    public IEnumerable<string> StagedFiles => _writes.StagedFiles;

    /// <summary>
    /// The replica goes from this store: from here on everything is refused, and who watches it is told to go
    /// elsewhere.
    /// </summary>
    /// <param name="gone">Told when nothing is written to the keyspace any more.</param>
    public void Retire(TaskCompletionSource gone)
    {
        IsGone = true;
        _status = _status with { Role = RaftRole.Follower, Problem = "the replica goes from this store" };
        Stop($"partition {Id} goes from this store");
        ForgetCached();
        Keyspace.Recent.Wake();
        _writes.Retire(gone);
    }

    private void Hibernate()
    {
        _idleTicks -= HibernateRetryTicks;
        if (!_group.TryHibernate(_group.Term, _group.CommitIndex))
            return;
        foreach (var member in _group.Configuration.Everyone())
            if (member != Self)
                _host.Send(
                    Id,
                    new RaftMessage
                    {
                        Kind = RaftMessageKind.Sleep,
                        From = Self,
                        To = member,
                        Term = _group.Term,
                        Commit = _group.CommitIndex,
                    }
                );
    }

    /// <summary>Nothing more will be answered: whoever waits is told so.</summary>
    public void Stop(string reason)
    {
        FailCommits(new CommitAnswer(CommitStatus.Unknown, Message: reason));
        _reads.Stop(reason);
        _writes.Stop();
    }

    private void Process(Ready ready)
    {
        foreach (var message in ready.MessagesNow)
            _host.Send(Id, message);
        ObserveStamps(ready.EntriesToPersist);
        _writes.Take(ready);
        if (ready.EntriesToApply.Count > 0)
            Apply(ready.EntriesToApply);
        foreach (var read in ready.Reads)
            _reads.OnResult(read);
        foreach (var peer in ready.SnapshotsWanted)
        {
            _snapshotsOut[peer] = Keyspace.State.Index;
            _host.SendSnapshot(
                this,
                new OutgoingSnapshot(Id, Self, peer, ready.Term, _database.Snapshot(), Keyspace.State, Members)
            );
        }
    }

    private void OnSnapshotSent(ReplicaItem.SnapshotSent sent)
    {
        _snapshotsOut.Remove(sent.Peer);
        _group.ReportSnapshot(sent.Peer, sent.Succeeded);
    }

    private void RecoverStagedSnapshot()
    {
        if (_log.Staged is not { } staged || Keyspace.State.Index >= staged.Metadata.Index)
            return;
        Keyspace.Install(_host.ReadStaged(staged.StagedFile), staged.Metadata.Index, staged.Metadata.Term);
        _host.DeleteStaged(staged.StagedFile);
    }

    private void Apply(IReadOnlyList<LogEntry> entries)
    {
        Invariant.Holds(
            !_writes.IsInstalling,
            $"partition {Id}: entry {entries[0].Index} is to be applied while a snapshot is being installed"
        );
        var outcomes = Keyspace.Apply(entries);
        _counts.Applied(entries.Count);
        for (var i = 0; i < entries.Count; i++)
            if (_commits.Remove(entries[i].Index, out var commit))
                commit.Answer.TrySetResult(
                    commit.Term == entries[i].Term
                        ? new CommitAnswer(CommitStatus.Applied, outcomes[i])
                        : new CommitAnswer(CommitStatus.Unknown, Message: "another leader's entry took its place")
                );
        _group.AppliedTo(entries[^1].Index);
        if (_expiry is var (expiry, next) && expiry <= entries[^1].Index)
        {
            _expiry = null;
            if (next is not null)
                _host.Post(this, next);
        }
        _reads.Applied(entries);
    }

    private void Propose(ReplicaItem.Propose propose)
    {
        CatchUpWithRole();
        if (!_leads)
        {
            propose.Answer.TrySetResult(new CommitAnswer(CommitStatus.NotLeader, Leader: _group.Leader));
            return;
        }
        if (_commits.Count >= PendingCommitsMax)
        {
            propose.Answer.TrySetResult(
                new CommitAnswer(CommitStatus.Busy, Message: $"{PendingCommitsMax} commits wait in partition {Id}")
            );
            return;
        }
        if (Refusal(propose) is { } refusal)
        {
            propose.Answer.TrySetResult(new CommitAnswer(CommitStatus.Invalid, Message: refusal));
            return;
        }
        _clock.Observe(propose.Above);
        var result = _group.Propose(Command.Encode(_clock.Next(), propose.Commit));
        switch (result.Status)
        {
            case ProposeStatus.Accepted:
                _commits[result.Index] = new PendingCommit(result.Term, propose.Answer);
                break;
            case ProposeStatus.NotLeader:
                propose.Answer.TrySetResult(new CommitAnswer(CommitStatus.NotLeader, Leader: result.Leader));
                break;
            case ProposeStatus.Transferring:
                propose.Answer.TrySetResult(new CommitAnswer(CommitStatus.NotLeader, Leader: result.Leader));
                break;
            case ProposeStatus.TooManyUncommitted:
                propose.Answer.TrySetResult(
                    new CommitAnswer(
                        CommitStatus.Busy,
                        Message: $"too many bytes wait to be committed in partition {Id}"
                    )
                );
                break;
            default:
                propose.Answer.TrySetResult(new CommitAnswer(CommitStatus.Invalid, Message: "the commit is too large"));
                break;
        }
    }

    private static string? Refusal(ReplicaItem.Propose propose) =>
        propose.Commit.ForgetHistory && propose.Above == Revision.None ? "history is ended by Advance only"
        : propose.Commit.TenantStep is not null && !propose.IsOfStore ? "tenants are moved by Step only"
        : Command.Refusal(propose.Commit);

    private void StartRead(ReplicaItem.Read read)
    {
        CatchUpWithRole();
        if (!_leads)
        {
            read.Answer.TrySetResult(new ReadPoint(ReadPointStatus.NotLeader, Leader: _group.Leader));
            return;
        }
        if (read.Reach > Keyspace.State.Revision)
        {
            // A revision that another partition has reached may be waited for however far it lies ahead of the clock:
            // clocks may have been wrong.
            if (!_clock.IsNear(read.Reach) && read.Reach > _host.NewestRevision)
            {
                read.Answer.TrySetResult(new ReadPoint(ReadPointStatus.Future, State: Keyspace.State));
                return;
            }
            // A clock entry moves the partition past the revision; the read is served when that is applied.
            _clock.Observe(read.Reach);
            var clock = _group.Propose(Command.Encode(_clock.Next(), null));
            if (!clock.IsAccepted)
            {
                read.Answer.TrySetResult(
                    new ReadPoint(ReadPointStatus.Unavailable, Message: $"partition {Id}: {clock.Status}")
                );
                return;
            }
            _reads.AnswerWhenApplied(read, clock.Index, clock.Term);
        }
        else
            _reads.Confirm(read);
    }

    /// <summary>Reacts to having won or lost the lead. True when that made more work.</summary>
    private bool NoticeRole()
    {
        var leads = _group.Role == RaftRole.Leader;
        if (leads == _leads)
            return false;
        _leads = leads;
        if (leads)
        {
            Invariant.Holds(
                !_writes.IsInstalling,
                $"partition {Id}: leads in term {_group.Term} while a snapshot is being installed"
            );
            _isCutOff = false;
            _logger.LogInformation("partition {Partition}: leads in term {Term}", Id, _group.Term);
            // So that the partition has a revision of this leader's, and of its own from the very start.
            _group.Propose(Command.Encode(_clock.Next(), null));
            return true;
        }
        _logger.LogInformation(
            "partition {Partition}: follows {Leader} in term {Term}",
            Id,
            _group.Leader,
            _group.Term
        );
        _expiry = null;
        FailCommits(
            new CommitAnswer(CommitStatus.Unknown, Message: "the lead was lost while the commit was under way")
        );
        _reads.LeadIsLost();
        return false;
    }

    /// <summary>A new leader must have seen every stamp in its log before it gives one out.</summary>
    private void CatchUpWithRole()
    {
        if (_leads != (_group.Role == RaftRole.Leader))
            ProcessReady();
    }

    private void FailCommits(CommitAnswer answer)
    {
        foreach (var commit in _commits.Values)
            commit.Answer.TrySetResult(answer);
        _commits.Clear();
    }

    private void OnStaged(ReplicaItem.StagedSnapshot staged)
    {
        _writes.Offer(staged);
        _group.Step(staged.Content);
        ProcessReady();
        _writes.Withdraw(staged);
    }

    private void CutLog(ReplicaItem.Flushed flushed)
    {
        if (_writes.IsInstalling)
            return;
        var end =
            flushed.Index.Value > flushed.RetainedEntries
                ? new LogIndex(flushed.Index.Value - flushed.RetainedEntries)
                : LogIndex.Zero;
        // A peer that gets a snapshot goes on from there: were that gone when it arrives, it would need another, and so
        // on for ever.
        foreach (var snapshot in _snapshotsOut.Values)
            end = LogIndex.Min(end, snapshot);
        if (end <= _log.Snapshot.Index || _writes.IsUnderWay && end >= _log.LastIndex)
            return;
        _log.Compact(end);
        _log.Settle();
        _host.LogCompacted(Id, _log.Snapshot);
    }

    private void CompactHistory(ReplicaItem.CompactHistory compact)
    {
        var latest = Keyspace.State.Revision;
        if (latest == Revision.None || _writes.IsInstalling)
            return;
        Keyspace.Recent.Yield();
        if (Keyspace.Compact(_history.Target(latest, compact.Retention), CompactedEventsPerStep))
            _host.Post(this, compact);
    }

    private void Reconcile(ReplicaItem.Reconcile reconcile)
    {
        CatchUpWithRole();
        reconcile.Answer.TrySetResult(
            _reconciler.Step(
                reconcile.Voters,
                Keyspace.State.Index,
                () => _group.Propose(Command.Encode(_clock.Next(), null))
            )
        );
    }

    private void TransferLead(ReplicaItem.TransferLead transfer)
    {
        // A group sleeps only when every member holds everything; that a member follows closely, as it does while it is
        // spoken to, does not show then.
        var isAsleep = _group.IsAsleep;
        foreach (var peer in _group.Peers)
            if (
                peer.Replica.Store() == transfer.To
                && peer.Replica != Self
                && !peer.IsLearner
                && (isAsleep || _reconciler.IsCaughtUp(peer))
            )
                _group.TransferLeadership(peer.Replica);
    }

    /// <summary>
    /// Every key is deleted only if it is at the revision that was due: one that was written again meanwhile stays.
    /// What does not come through (the lead is lost, too much waits) is found again by the next round, here or at
    /// another leader.
    /// </summary>
    private void DeleteExpired(ReplicaItem.DeleteExpired item)
    {
        CatchUpWithRole();
        if (!_leads || _expiry is not null)
            return;
        var due = KeyspacePartition.Due(_database, Id, item.UnixMilliseconds, ExpiredKeysPerCommit, Keyspace.Places);
        if (due.Count == 0)
            return;
        var commit = new CommitRequest { Partition = Id.Value };
        foreach (var (key, revision) in due)
            commit.Operations.Add(
                new Operation
                {
                    Kind = Operation.Types.Kind.DeleteAtRevision,
                    Key = ByteString.CopyFrom(key),
                    Revision = revision.Value,
                    RevisionOffset = -1,
                }
            );
        var result = _group.Propose(Command.Encode(_clock.Next(), commit));
        if (result.IsAccepted)
            _expiry = (result.Index, due.Count == ExpiredKeysPerCommit ? item : null);
    }

    private void ObserveStamps(IReadOnlyList<LogEntry> entries)
    {
        for (var i = entries.Count - 1; i >= 0; i--)
            if (entries[i].Kind == EntryKind.Normal)
            {
                _clock.Observe(Command.RevisionOf(entries[i].Data.Span));
                break;
            }
    }

    /// <summary>The last command of a log has its highest stamp.</summary>
    private void ObserveStampsOf(GroupLog log)
    {
        for (var index = log.LastIndex; index >= log.FirstIndex; index = index.Previous())
        {
            var entry = log.Entries(index, index.Next(), 0)[0];
            if (entry.Kind != EntryKind.Normal)
                continue;
            _clock.Observe(Command.RevisionOf(entry.Data.Span));
            return;
        }
    }

    private void PublishStatus()
    {
        var status = new ReplicaStatus(
            _group.Role,
            _group.Term,
            _group.Leader,
            _group.CommitIndex,
            _group.LastIndex,
            _group.Configuration,
            "",
            _writes.IsInstalling
        );
        if (status != _status)
            _status = status;
        if (_isAsleep == _group.IsAsleep)
            return;
        _isAsleep = _group.IsAsleep;
        if (_isAsleep)
            ForgetCached();
    }

    /// <summary>
    /// What nothing will be added to for long is not kept in memory: there may be a thousand partitions like this one.
    /// </summary>
    private void ForgetCached()
    {
        Keyspace.Recent.Forget();
        _log.ForgetCached();
    }

    private void Guarded(Action action, ReplicaItem? item = null)
    {
        if (IsHalted)
        {
            if (item is ReplicaItem.StagedSnapshot staged)
                _writes.Drop(staged);
        }
        else
            try
            {
                action();
                return;
            }
            catch (Exception e) when (e is not (LogDamagedException or RocksDbException))
            {
                _logger.LogCritical(e, "partition {Partition} is halted: its state here cannot be trusted", Id);
                _status = _status with
                {
                    Role = RaftRole.Follower,
                    Problem = e.Message.Length > 0 ? e.Message : e.GetType().Name,
                };
                Stop($"partition {Id} is halted on this store: {e.Message}");
                ForgetCached();
                Keyspace.Recent.Wake();
                _writes.DropOffered();
            }
        Refuse(item);
    }

    private void Refuse(ReplicaItem? item)
    {
        switch (item)
        {
            case ReplicaItem.Propose propose:
                propose.Answer.TrySetResult(new CommitAnswer(CommitStatus.NotLeader));
                break;
            case ReplicaItem.Read read:
                read.Answer.TrySetResult(
                    new ReadPoint(
                        ReadPointStatus.Unavailable,
                        Message: $"partition {Id} is halted on this store: {_status.Problem}"
                    )
                );
                break;
            case ReplicaItem.StagedSnapshot staged:
                staged.Answer.TrySetResult();
                break;
            case ReplicaItem.Reconcile reconcile:
                reconcile.Answer.TrySetResult(default);
                break;
            case ReplicaItem.Installed installed:
                _writes.OnInstalledForNobody(installed.Installation);
                break;
        }
    }

    private readonly record struct PendingCommit(Term Term, IAnswer<CommitAnswer> Answer);
}

/// <param name="Problem">Why the partition is halted here; empty when it runs.</param>
/// <param name="IsInstalling">A snapshot is being installed: it follows, and applies nothing.</param>
internal sealed record ReplicaStatus(
    RaftRole Role,
    Term Term,
    ReplicaId Leader,
    LogIndex Commit,
    LogIndex Last,
    RaftConfiguration Members,
    string Problem,
    bool IsInstalling
);
