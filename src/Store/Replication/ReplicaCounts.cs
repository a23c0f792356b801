namespace Arktos.Store.Replication;

/// <summary>What all replicas of a store have done together; a replica counts once a batch. Thread-safe.</summary>
internal sealed class ReplicaCounts
{
    private long _appliedEntries;

    public long AppliedEntries => Interlocked.Read(ref _appliedEntries);

    public void Applied(int entries) => Interlocked.Add(ref _appliedEntries, entries);
}
