using Arktos.Store.RocksDb;
using Arktos.StoreClient;

namespace Arktos.Store.Keyspace;

/// <summary>
/// Walks the latest keys of one tenant in key order: from resource to resource, since keys begin with the resource.
/// What else a partition holds is passed over, a resource at a time. Not thread-safe.
/// </summary>
internal sealed class TenantWalk : IDisposable
{
    private readonly DatabaseIterator _latest;
    private readonly PartitionId _partition;
    private readonly byte[] _tenant;

    /// <param name="after">Only keys after this one; empty: from the start.</param>
    public TenantWalk(
        Database database,
        DatabaseSnapshot? snapshot,
        PartitionId partition,
        byte[] tenant,
        ReadOnlySpan<byte> after
    )
    {
        (_partition, _tenant) = (partition, tenant);
        _latest = database.Iterate(
            KeyspaceKeys.Prefix(KeyspaceKeys.Latest, partition),
            KeyspaceKeys.PrefixEnd(KeyspaceKeys.Latest, partition),
            snapshot
        );
        if (!after.IsEmpty)
            _latest.Seek([.. KeyspaceKeys.Key(KeyspaceKeys.Latest, partition, after), 0]);
        Settle();
    }

    public bool Valid => _latest.Valid;

    /// <summary>Of the keyspace. Gone after the next move, as is the value.</summary>
    public ReadOnlySpan<byte> Key => KeyspaceKeys.KeyOf(_latest.Key);

    /// <summary>As stored.</summary>
    public ReadOnlySpan<byte> Value => _latest.Value;

    public void Next()
    {
        _latest.Next();
        Settle();
    }

    public void Dispose() => _latest.Dispose();

    /// <summary>Goes on to the next key of the tenant.</summary>
    private void Settle()
    {
        while (_latest.Valid)
        {
            var key = Key;
            var order = KeyspaceKeys.TenantOf(key).SequenceCompareTo(_tenant);
            if (order == 0)
                return;
            var resource = key[..key.IndexOf((byte)0)];
            // Behind the tenant's part of a resource comes no more of it there.
            _latest.Seek(
                order < 0
                    ? KeyspaceKeys.Key(KeyspaceKeys.Latest, _partition, [.. resource, 0, .. _tenant, 0])
                    : KeyspaceKeys.Key(KeyspaceKeys.Latest, _partition, [.. resource, 1])
            );
        }
    }
}
