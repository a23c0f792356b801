using Arktos.Store.Replication;
using Arktos.Store.Streams;

namespace Arktos.Store.Service;

/// <summary>
/// What the store counts by the way: fields that are incremented where things happen, and read by
/// <see cref="StoreMetrics"/> when somebody asks. Thread-safe.
/// </summary>
internal sealed class StoreCounts
{
    public CommitCounts Commits { get; } = new();

    public ReplicaCounts Replicas { get; } = new();

    public StreamCounts Streams { get; } = new();

    /// <summary>Snapshots that a peer has taken, and those that did not arrive.</summary>
    public TwoCounts SnapshotsSent { get; } = new();

    /// <summary>Snapshots that replicas here go on from, and those that were broken off.</summary>
    public TwoCounts SnapshotsInstalled { get; } = new();

    /// <summary>What succeeds or fails. Thread-safe.</summary>
    internal sealed class TwoCounts
    {
        private long _succeeded,
            _failed;

        public long Succeeded => Interlocked.Read(ref _succeeded);

        public long Failed => Interlocked.Read(ref _failed);

        public void Ended(bool succeeded) => Interlocked.Increment(ref succeeded ? ref _succeeded : ref _failed);
    }
}
