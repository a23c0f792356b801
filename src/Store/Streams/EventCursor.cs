using Arktos.Store.Keyspace;
using Arktos.Store.RocksDb;
using Arktos.StoreClient;

namespace Arktos.Store.Streams;

/// <summary>
/// A position in a partition's events: reads on from memory while it keeps up and from the database when it does not.
/// One caller at a time.
/// </summary>
/// <param name="wanted">What is read from the database is of these keys only; null: of all. What is read from memory
/// may be of any.</param>
internal sealed class EventCursor(
    Database database,
    KeyspacePartition partition,
    Revision after,
    Func<ByteKey, bool>? wanted = null
)
{
    /// <summary>Closed: all events up to here have been read, and none at or below it will still come.</summary>
    public Revision Position { get; private set; } = after;

    /// <summary>The last read was from the database: the events after the position are in memory no more.</summary>
    public bool ReadsDisk { get; private set; }

    /// <summary>
    /// The events after the position, at most so many but whole commits, and moves on behind them. False when they are
    /// compacted: <paramref name="through"/> is then the oldest revision to go on from; else it is how far the
    /// replica's answer went, which may be before the position when the replica lags behind it.
    /// </summary>
    public bool TryRead(int max, List<PartitionEvent> into, out Revision through)
    {
        into.Clear();
        ReadsDisk = !partition.Recent.TryRead(Position, max, into, out through);
        if (ReadsDisk)
        {
            into.Clear();
            if (!EventReader.TryRead(database, partition.Id, Position, max, into, out through, wanted))
                return false;
        }
        Position = Revision.Max(Position, through);
        return true;
    }
}
