using Arktos.Store.RocksDb;
using Arktos.StoreClient;

namespace Arktos.Store.Keyspace;

/// <summary>
/// Reads ranges of one partition from a snapshot of the database: the latest state, or the state at an earlier
/// revision.
/// </summary>
internal static class RangeReader
{
    private static ReadOnlySpan<byte> PastAnyRevision => [255, 255, 255, 255, 255, 255, 255, 255, 255];

    /// <summary>
    /// Key and value in key order, as of the revision (which must not be above what the snapshot has applied, nor below
    /// what is compacted).
    /// </summary>
    public static IEnumerable<(byte[] Key, StoredValue Value)> At(
        Database database,
        DatabaseSnapshot snapshot,
        PartitionId partition,
        byte[] begin,
        byte[] end,
        Revision revision,
        Revision applied
    ) =>
        revision >= applied || KeyspaceKeys.KindOf(begin) != KeyspaceKeys.Latest
            ? LatestItems(database, snapshot, partition, begin, end)
            : History(database, snapshot, partition, begin, end, revision);

    public static StoredValue? Get(Database database, DatabaseSnapshot? snapshot, PartitionId partition, byte[] key) =>
        database.Get(KeyspaceKeys.Key(KeyspaceKeys.KindOf(key), partition, key), snapshot) is { } bytes
            ? StoredValue.Decode(bytes)
            : null;

    /// <summary>The version of a key that was written at exactly this revision; null when it is compacted.</summary>
    public static StoredValue? GetVersion(
        Database database,
        DatabaseSnapshot snapshot,
        PartitionId partition,
        byte[] key,
        Revision revision
    )
    {
        if (Get(database, snapshot, partition, key) is { } latest && latest.Revision == revision)
            return latest;
        return database.Get(KeyspaceKeys.HistoryKey(partition, key, revision), snapshot) is { } bytes
            ? StoredValue.DecodeEnded(bytes)
            : null;
    }

    /// <summary>
    /// The latest state as it is stored: <see cref="KeyspaceKeys.KeyOf"/> and <see cref="StoredValue"/> read it.
    /// </summary>
    public static DatabaseIterator Latest(
        Database database,
        DatabaseSnapshot snapshot,
        PartitionId partition,
        byte[] begin,
        byte[] end
    ) =>
        database.Iterate(
            KeyspaceKeys.Key(KeyspaceKeys.KindOf(begin), partition, begin),
            KeyspaceKeys.Key(KeyspaceKeys.KindOf(begin), partition, end),
            snapshot
        );

    private static IEnumerable<(byte[], StoredValue)> LatestItems(
        Database database,
        DatabaseSnapshot snapshot,
        PartitionId partition,
        byte[] begin,
        byte[] end
    )
    {
        using var latest = Latest(database, snapshot, partition, begin, end);
        for (; latest.Valid; latest.Next())
            yield return (KeyspaceKeys.KeyOf(latest.Key).ToArray(), StoredValue.Decode(latest.Value.ToArray()));
    }

    private static IEnumerable<(byte[], StoredValue)> History(
        Database database,
        DatabaseSnapshot snapshot,
        PartitionId partition,
        byte[] begin,
        byte[] end,
        Revision revision
    )
    {
        using var latest = database.Iterate(
            KeyspaceKeys.Key(KeyspaceKeys.Latest, partition, begin),
            KeyspaceKeys.Key(KeyspaceKeys.Latest, partition, end),
            snapshot
        );
        // History keys are longer than their keys: a bound that itself goes on after a key with a NUL (a point, "after
        // this key") cuts between the two. So the walk begins where it must, ends late enough, and leaves out what is
        // not in the range.
        using var history = database.Iterate(
            KeyspaceKeys.Key(KeyspaceKeys.History, partition, begin),
            KeyspaceKeys.Key(KeyspaceKeys.History, partition, [.. end, .. PastAnyRevision]),
            snapshot
        );
        while (history.Valid && KeyspaceKeys.KeyOfHistory(history.Key).SequenceCompareTo(begin) < 0)
            history.Next();
        while (latest.Valid || history.Valid)
        {
            var key = NextKey(latest, history);
            if (key.AsSpan().SequenceCompareTo(end) >= 0)
                break;
            StoredValue? visible = null;
            if (latest.Valid && KeyspaceKeys.KeyOf(latest.Key).SequenceEqual(key))
            {
                if (StoredValue.RevisionOf(latest.Value) <= revision)
                    visible = StoredValue.Decode(latest.Value.ToArray());
                latest.Next();
            }
            for (; history.Valid && KeyspaceKeys.KeyOfHistory(history.Key).SequenceEqual(key); history.Next())
                if (
                    visible is null
                    && StoredValue.EndedBy(history.Value) > revision
                    && StoredValue.RevisionOf(history.Value[8..]) <= revision
                )
                    visible = StoredValue.DecodeEnded(history.Value.ToArray());
            if (visible is { } value)
                yield return (key, value);
        }
    }

    private static byte[] NextKey(DatabaseIterator latest, DatabaseIterator history)
    {
        if (!latest.Valid)
            return KeyspaceKeys.KeyOfHistory(history.Key).ToArray();
        var key = KeyspaceKeys.KeyOf(latest.Key);
        return history.Valid && KeyspaceKeys.KeyOfHistory(history.Key).SequenceCompareTo(key) < 0
            ? KeyspaceKeys.KeyOfHistory(history.Key).ToArray()
            : key.ToArray();
    }
}
