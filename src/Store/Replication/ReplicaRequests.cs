using Arktos.Raft;
using Arktos.Store.Keyspace;
using Arktos.Store.RocksDb;
using Arktos.StoreClient;
using Arktos.StoreClient.Wire;

namespace Arktos.Store.Replication;

/// <summary>
/// Where an answer goes; from any thread, the first one counts. It must not do work: it is called by the worker.
/// </summary>
internal interface IAnswer<T>
{
    /// <summary>False when there was an answer already.</summary>
    bool TrySetResult(T result);
}

/// <summary>An answer that somebody awaits.</summary>
internal sealed class TaskAnswer<T>()
    : TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously),
        IAnswer<T>;

internal enum CommitStatus
{
    Applied,
    NotLeader,
    Unknown,
    Busy,
    Invalid,
}

/// <param name="Outcome">With Applied: what apply said.</param>
/// <param name="Leader">With NotLeader: who may lead, 0 when not known.</param>
internal readonly record struct CommitAnswer(
    CommitStatus Status,
    ApplyOutcome Outcome = default,
    ReplicaId Leader = default,
    string Message = ""
);

internal enum ReadPointStatus
{
    Ok,
    NotLeader,
    Unavailable,
    Future,
}

/// <param name="Snapshot">With Ok, unless the key is read: the caller's, to dispose.</param>
/// <param name="State">What the snapshot holds.</param>
/// <param name="Revision">What to read at: State's, or the later one that was asked for.</param>
/// <param name="IsRead">The key that was asked for holds <paramref name="Value"/>.</param>
internal readonly record struct ReadPoint(
    ReadPointStatus Status,
    DatabaseSnapshot? Snapshot = null,
    PartitionState State = default,
    Revision Revision = default,
    ReplicaId Leader = default,
    string Message = "",
    bool IsRead = false,
    StoredValue? Value = null
);

/// <param name="IsDone">The members are those that were asked for, and a quorum of them knows it: who is none may
/// go.</param>
/// <param name="Progress">What it waits for, for people.</param>
internal readonly record struct ReconcileAnswer(bool IsLeader, bool IsDone, string Progress);

/// <summary>A partition's content on its way to a peer.</summary>
/// <param name="Snapshot">The receiver's, to dispose.</param>
/// <param name="State">What the snapshot holds; <paramref name="Members"/> as of then.</param>
internal sealed record OutgoingSnapshot(
    PartitionId Partition,
    ReplicaId Sender,
    ReplicaId Receiver,
    Term Term,
    DatabaseSnapshot Snapshot,
    PartitionState State,
    RaftConfiguration Members
);

/// <summary>Work for a replica, done on its worker's thread.</summary>
internal abstract record ReplicaItem
{
    public sealed record Message(RaftMessage Content) : ReplicaItem;

    public sealed record Propose(CommitRequest Commit, IAnswer<CommitAnswer> Answer) : ReplicaItem
    {
        /// <summary>The commit's revision is above this one, however far that lies ahead of the clock.</summary>
        public Revision Above { get; init; }

        /// <summary>It may be a step of a tenant's move: it came through a door for stores.</summary>
        public bool IsOfStore { get; init; }

        /// <summary>What it weighs while it waits.</summary>
        public long Bytes { get; } = BytesOf(Commit);

        private static long BytesOf(CommitRequest commit)
        {
            long bytes = 0;
            foreach (var operation in commit.Operations)
                bytes += operation.Value.Length;
            return bytes;
        }
    }

    /// <summary>A linearizable read; see `Read` in store.proto for the two revisions.</summary>
    public sealed record Read(IAnswer<ReadPoint> Answer) : ReplicaItem
    {
        /// <summary>
        /// Of a read of the latest state: what is read, if that is one key. It comes with the answer, unless the disk
        /// would have to be waited for.
        /// </summary>
        public byte[]? Key { get; init; }

        /// <summary>The partition is moved to this revision first, if it is behind.</summary>
        public Revision Reach { get; init; }

        /// <summary>Which state is read, at or before <see cref="Reach"/>; none: the latest.</summary>
        public Revision At { get; init; }
    }

    public sealed record Written(Log.LogWrite Write, ulong Ready) : ReplicaItem;

    /// <summary>The replica's whole log stands in a newer segment, too.</summary>
    public sealed record Carried(Log.LogWrite Write) : ReplicaItem;

    /// <summary>RocksDB has everything up to this index on the disk.</summary>
    public sealed record Flushed(LogIndex Index, ulong RetainedEntries) : ReplicaItem;

    /// <summary>Drop history that ended this long ago.</summary>
    public sealed record CompactHistory(TimeSpan Retention) : ReplicaItem;

    /// <summary>
    /// Delete keys whose time to live was over at this time (milliseconds since 1970), if this replica leads.
    /// </summary>
    public sealed record DeleteExpired(long UnixMilliseconds) : ReplicaItem;

    /// <summary>
    /// A snapshot's content is staged on the disk. Answered when it is installed, or nobody wants it: until then the
    /// leader keeps the entries that follow it.
    /// </summary>
    public sealed record StagedSnapshot(RaftMessage Content, string File, TaskCompletionSource Answer) : ReplicaItem;

    /// <summary>An installation has ended: it is complete, has failed, or was broken off.</summary>
    public sealed record Installed(SnapshotInstallation Installation) : ReplicaItem;

    public sealed record SnapshotSent(ReplicaId Peer, bool Succeeded) : ReplicaItem;

    /// <summary>Nothing can be sent to a store, or nothing came from it for long.</summary>
    public sealed record PeerUnreachable(StoreId Store) : ReplicaItem;

    /// <summary>To the worker: the replica is its own from here on.</summary>
    public sealed record Join : ReplicaItem;

    /// <summary>To the worker: the replica goes from this store. Answered when nothing of it writes any more.</summary>
    public sealed record Leave(TaskCompletionSource Gone) : ReplicaItem;

    /// <summary>Take the next step towards these voters, if this replica leads.</summary>
    public sealed record Reconcile(IReadOnlyList<ReplicaId> Voters, TaskCompletionSource<ReconcileAnswer> Answer)
        : ReplicaItem;

    /// <summary>
    /// Hand the lead to the replica on this store, when that holds about the whole log. Without an answer: it may come
    /// to nothing anyhow.
    /// </summary>
    public sealed record TransferLead(StoreId To) : ReplicaItem;
}
