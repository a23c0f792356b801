using Arktos.Store.RocksDb;
using Arktos.StoreClient;

namespace Arktos.Store.Keyspace;

/// <summary>Reads events that are no longer in memory from the database.</summary>
internal static class EventReader
{
    /// <summary>So many events are looked at in one call, however few of them are wanted.</summary>
    private const int PassedMax = 8192;

    /// <summary>
    /// Events of a partition after a revision, at most so many (a commit is never split). False when the revision is
    /// compacted; <paramref name="through"/> is then the oldest revision to go on from, else how far the result goes.
    /// </summary>
    /// <param name="wanted">Only events of these keys: the values of others are not looked for. null: all.</param>
    public static bool TryRead(
        Database database,
        PartitionId partition,
        Revision after,
        int max,
        List<PartitionEvent> into,
        out Revision through,
        Func<ByteKey, bool>? wanted = null
    )
    {
        using var snapshot = database.Snapshot();
        var state = KeyspacePartition.ReadState(database, partition, snapshot);
        through = Revision.None;
        // Nothing was ever applied, or a snapshot is being installed: there is nothing to say until that is done.
        if (state.Index == Raft.LogIndex.Zero)
            return true;
        through = state.Compacted;
        if (after < state.Compacted)
            return false;
        through = state.Revision;
        using var events = database.Iterate(
            KeyspaceKeys.RevisionKey(KeyspaceKeys.Event, partition, new Revision(after.Value + 1)),
            KeyspaceKeys.PrefixEnd(KeyspaceKeys.Event, partition),
            snapshot
        );
        var (passed, last) = (0, after);
        for (; events.Valid; events.Next())
        {
            var revision = KeyspaceKeys.RevisionOf(events.Key);
            if (revision != last && (into.Count >= max || passed >= PassedMax))
            {
                through = last;
                return true;
            }
            last = revision;
            passed++;
            var (kind, before, key) = EventRecord.Decode(events.Value);
            if (kind == EventRecord.Gone || wanted is not null && !wanted(new ByteKey(key)))
                continue;
            StoredValue? stored =
                kind == KeyspaceEventKind.Put
                    ? RangeReader.GetVersion(database, snapshot, partition, key, revision)
                    : null;
            StoredValue? previous =
                before == Revision.None ? null : RangeReader.GetVersion(database, snapshot, partition, key, before);
            Raft.Invariant.Holds(
                kind == KeyspaceEventKind.Put ? stored is not null : previous is not null,
                $"partition {partition}: the event at {revision} has lost its value"
            );
            into.Add(PartitionEvent.Of(kind, new ByteKey(key), stored, previous, revision));
        }
        return true;
    }
}
