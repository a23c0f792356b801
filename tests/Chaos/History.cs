using System.Collections.Concurrent;
using Arktos.StoreClient;

namespace Arktos.Chaos;

internal enum Fate
{
    Acknowledged,
    Refused,
    Unknown,
}

/// <summary>One commit as its client saw it.</summary>
/// <param name="Id">Stands in every value that it writes.</param>
/// <param name="Keys">Put or deleted together.</param>
/// <param name="Expected">For a conditional update: the revision that the key had to have.</param>
/// <param name="HighestBefore">The highest revision acknowledged in the partition before this began.</param>
internal sealed record Operation(
    string Id,
    IReadOnlyList<ObjectKey> Keys,
    KeyspaceEventKind Kind,
    Revision Expected,
    Revision HighestBefore
)
{
    public Fate Fate { get; set; } = Fate.Unknown;

    public Revision Revision { get; set; }
}

/// <summary>What clients did and were told. Thread-safe.</summary>
internal sealed class History
{
    private readonly ConcurrentDictionary<PartitionId, Revision> _acknowledged = new();

    public ConcurrentQueue<Operation> Operations { get; } = new();

    public ConcurrentQueue<string> Violations { get; } = new();

    /// <summary>
    /// The highest revision that any client was told of in the partition: whatever begins now must see it.
    /// </summary>
    public Revision Highest(PartitionId partition) => _acknowledged.GetValueOrDefault(partition);

    public void Acknowledge(PartitionId partition, Revision revision) =>
        _acknowledged.AddOrUpdate(partition, revision, (_, old) => Revision.Max(old, revision));
}
