using System.Runtime.ExceptionServices;
using Arktos.Raft;
using Arktos.Store.Log;
using Arktos.Store.RocksDb;
using Microsoft.Extensions.Logging;

namespace Arktos.Store.Replication;

/// <summary>
/// What a replica has given to the log and not yet told its group of, in the order of the Readys; with it the snapshots
/// that the log is to stand on: offered by a peer, taken by the group, written to the log by name, then installed off
/// the worker, and only then reported. The worker's.
/// </summary>
internal sealed class ReplicaWrites(
    PartitionReplica replica,
    RaftGroup group,
    GroupLog log,
    IReplicaHost host,
    ILogger logger
)
{
    /// <summary>
    /// Messages that may wait for a write to be done; more are lost. Only an installation takes so long.
    /// </summary>
    private const int MessagesAfterMax = 4096;

    private readonly Queue<Pending> _pending = new();

    /// <summary>
    /// Writes that the log has done and the group has not been told of: while a snapshot is installed its own, and
    /// those after it.
    /// </summary>
    private readonly Queue<ReplicaItem.Written> _written = new();

    /// <summary>What came in and the group has not taken yet. The log knows nothing of these files.</summary>
    private readonly Dictionary<SnapshotMetadata, ReplicaItem.StagedSnapshot> _offered = [];

    /// <summary>While it is under way the keyspace is not this thread's.</summary>
    private SnapshotInstallation? _installation;
    private TaskCompletionSource? _gone;
    private bool _isCarrying;

    /// <summary>Newer than what the log was given, and not worth a write: it goes with the next one.</summary>
    private HardState? _unwritten;

    public bool IsInstalling => _installation is not null;

    public bool IsUnderWay => _pending.Count > 0;

    /// <summary>Of the files of snapshots, those that the log may name.</summary>
    public IEnumerable<string> StagedFiles => _pending.Select(write => write.Staged?.File).OfType<string>();

    /// <summary>
    /// Writes what must be written, and sends what may be sent, now or when everything before it is on the disk.
    /// </summary>
    public void Take(Ready ready)
    {
        if (ready.MustSync)
            Persist(ready);
        else
            Settle(ready);
    }

    public void OnWritten(ReplicaItem.Written written)
    {
        _written.Enqueue(written);
        TakeWritten();
    }

    /// <summary>
    /// Writes the whole log once more where it keeps old segments of the store's log from going: a segment goes as a
    /// whole, and the oldest first. Not while something else is being written: that would stand before this, and count
    /// no more.
    /// </summary>
    public void CarryForward()
    {
        if (_isCarrying || IsUnderWay || IsInstalling || !log.IsToBeCarried)
            return;
        _isCarrying = true;
        host.WriteLog(
            LogWrite.Carry(
                replica.Id,
                log.Snapshot,
                log.Entries(log.FirstIndex, log.LastIndex.Next(), int.MaxValue),
                write => host.Post(replica, new ReplicaItem.Carried(write))
            )
        );
    }

    public void OnCarried(ReplicaItem.Carried carried)
    {
        _isCarrying = false;
        log.Moved(carried.Write);
        host.LogCarried(replica.Id, carried.Write.Segment);
    }

    /// <summary>A snapshot that the group is told of next, and may want.</summary>
    public void Offer(ReplicaItem.StagedSnapshot staged) => _offered[Metadata(staged)] = staged;

    /// <summary>It is stale if the group has not taken it.</summary>
    public void Withdraw(ReplicaItem.StagedSnapshot staged)
    {
        if (!_offered.Remove(Metadata(staged)))
            return;
        host.DeleteStaged(staged.File);
        staged.Answer.TrySetResult();
    }

    public void OnInstalled(SnapshotInstallation installation)
    {
        if (installation.Failure is { } failure)
            ExceptionDispatchInfo.Throw(failure);
        // Broken off: the store stops.
        if (!installation.IsComplete)
            return;
        installation.Dispose();
        _installation = null;
        replica.Keyspace.Installed();
        var written = _written.Dequeue();
        Note(written);
        host.DeleteStaged(written.Write.StagedFile!);
        host.LogCompacted(replica.Id, log.Snapshot);
        var state = replica.Keyspace.State;
        logger.LogInformation(
            "partition {Partition}: installed a snapshot at index {Index}, revision {Revision}",
            replica.Id,
            state.Index,
            state.Revision
        );
        TakeWritten();
    }

    /// <summary>The replica is halted or gone: nobody goes on from what was installed.</summary>
    public void OnInstalledForNobody(SnapshotInstallation installation)
    {
        _installation = null;
        _gone?.TrySetResult();
        if (installation.Failure is LogDamagedException or RocksDbException)
            ExceptionDispatchInfo.Throw(installation.Failure);
    }

    /// <summary>
    /// Nothing is written any more; <paramref name="gone"/> is told when an installation that is under way has ended,
    /// too.
    /// </summary>
    public void Retire(TaskCompletionSource gone)
    {
        if (_installation is null)
        {
            gone.TrySetResult();
            return;
        }
        _gone = gone;
        _installation.Cancel();
    }

    /// <summary>Who brought snapshots is told that it is over.</summary>
    public void Stop()
    {
        foreach (var write in _pending)
            write.Staged?.Answer.TrySetResult();
    }

    public void DropOffered()
    {
        foreach (var staged in _offered.Values)
            Drop(staged);
        _offered.Clear();
    }

    /// <summary>
    /// A file that the log was never told of goes. One that it was told of stays: the store could not start without it.
    /// </summary>
    public void Drop(ReplicaItem.StagedSnapshot staged)
    {
        try
        {
            host.DeleteStaged(staged.File);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            logger.LogWarning(
                "partition {Partition}: a snapshot that is not needed stays until the store starts again: {Reason}",
                replica.Id,
                e.Message
            );
        }
    }

    /// <summary>
    /// Nothing in it needs a sync: a newer commit index alone, or messages. It is taken for written as soon as what was
    /// given to the log before is, and costs the log's writer nothing.
    /// </summary>
    private void Settle(Ready ready)
    {
        if (ready.HardState is { } newer)
            _unwritten = newer;
        if (_pending.Count > 0)
        {
            var last = _pending.Last();
            (last.Through, last.Newer) = (ready.Number, ready.HardState ?? last.Newer);
            if (last.MessagesAfter.Count < MessagesAfterMax)
                last.MessagesAfter.AddRange(ready.MessagesAfterPersist);
            return;
        }
        if (ready.HardState is { } hard)
        {
            log.HardState = hard;
            group.Persisted(ready.Number);
        }
        SendAll(ready.MessagesAfterPersist);
    }

    private void Persist(Ready ready)
    {
        ReplicaItem.StagedSnapshot? staged = null;
        if (ready.SnapshotToInstall is { } snapshot)
            Invariant.Holds(
                _offered.Remove(snapshot, out staged),
                $"partition {replica.Id}: the snapshot at {snapshot.Index} that is to be installed was never staged"
            );
        var number = ready.Number;
        _pending.Enqueue(new Pending(number, [.. ready.MessagesAfterPersist], staged));
        var hard = ready.HardState ?? _unwritten;
        _unwritten = null;
        host.WriteLog(
            new LogWrite(
                replica.Id,
                hard,
                ready.SnapshotToInstall,
                staged?.File,
                ready.EntriesToPersist,
                write => host.Post(replica, new ReplicaItem.Written(write, number))
            )
        );
    }

    /// <summary>
    /// In the order of the writes. A log that begins anew stands on a staged file, which the store goes on from after a
    /// crash; here the group is told of it, and the leader by the group, when the keyspace holds it.
    /// </summary>
    private void TakeWritten()
    {
        while (!IsInstalling && _written.TryPeek(out var written))
        {
            if (written.Write.Start is { } start)
            {
                _installation = new SnapshotInstallation(
                    replica.Keyspace,
                    start,
                    host.ReadStaged(written.Write.StagedFile!)
                );
                host.Install(replica, _installation);
                return;
            }
            Note(_written.Dequeue());
        }
    }

    private void Note(ReplicaItem.Written written)
    {
        var write = written.Write;
        if (write.HardState is { } hard)
            log.HardState = hard;
        if (write.Start is { } start)
            log.Restart(start, write.StagedFile);
        for (var i = 0; i < write.Entries.Count; i++)
        {
            var entry = write.Entries[i];
            log.Append(
                new GroupLog.Slot(
                    entry.Term,
                    entry.Kind,
                    write.Segment,
                    write.Offset + write.DataOffsets[i],
                    entry.Data.Length,
                    Checksum.Of(entry.Data.Span),
                    entry.Data,
                    true
                ),
                entry.Index
            );
        }
        log.Settle();
        var pending = _pending.Dequeue();
        Invariant.Holds(pending.Ready == written.Ready, $"partition {replica.Id}: writes were reported out of order");
        if (pending.Newer is { } newer)
            log.HardState = newer;
        group.Persisted(pending.Through);
        SendAll(pending.MessagesAfter);
        pending.Staged?.Answer.TrySetResult();
    }

    private void SendAll(IReadOnlyList<RaftMessage> messages)
    {
        foreach (var message in messages)
            host.Send(replica.Id, message);
    }

    private static SnapshotMetadata Metadata(ReplicaItem.StagedSnapshot staged) =>
        new(staged.Content.Index, staged.Content.LogTerm) { Configuration = staged.Content.Configuration };

    /// <param name="Staged">What is installed when the write is done.</param>
    private sealed record Pending(ulong Ready, List<RaftMessage> MessagesAfter, ReplicaItem.StagedSnapshot? Staged)
    {
        /// <summary>The last Ready that the group is told of with it: those after its own needed no write.</summary>
        public ulong Through { get; set; } = Ready;

        /// <summary>The newest that those brought.</summary>
        public HardState? Newer { get; set; }
    }
}
