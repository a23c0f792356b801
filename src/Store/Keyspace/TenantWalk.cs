using Arktos.Store.RocksDb;
using Arktos.StoreClient;

namespace Arktos.Store.Keyspace;

/// <summary>
/// Walks the latest keys of one tenant, or of one part of it, in key order: from resource to resource, since keys begin
/// with the resource. What else a partition holds is passed over, a resource or a namespace at a time. Not thread-safe.
/// </summary>
internal sealed class TenantWalk : IDisposable
{
    private readonly DatabaseIterator _latest;
    private readonly PartitionId _partition;
    private readonly byte[] _tenant;
    private readonly int? _part;

    /// <param name="part">Null: all of it.</param>
    /// <param name="after">Only keys after this one; empty: from the start.</param>
    public TenantWalk(
        Database database,
        DatabaseSnapshot? snapshot,
        PartitionId partition,
        byte[] tenant,
        int? part,
        ReadOnlySpan<byte> after
    )
    {
        (_partition, _tenant, _part) = (partition, tenant, part);
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

    /// <summary>Goes on to the next key of the tenant, or the part.</summary>
    private void Settle()
    {
        while (_latest.Valid)
        {
            var key = Key;
            var order = KeyspaceKeys.TenantOf(key).SequenceCompareTo(_tenant);
            if (order == 0 && (_part is not { } part || TenantParts.Of(key) == part))
                return;
            var resource = key[..key.IndexOf((byte)0)];
            // Behind the tenant's part of a resource comes no more of it there.
            if (order == 0)
                PassNamespace(key, resource);
            else
                Seek(order < 0 ? [.. resource, 0, .. _tenant, 0] : [.. resource, 1]);
        }
    }

    /// <summary>None of the namespace's keys is wanted; but names of namespaces are of many parts.</summary>
    private void PassNamespace(ReadOnlySpan<byte> key, ReadOnlySpan<byte> resource)
    {
        var ofNamespace = key[..key.LastIndexOf((byte)0)];
        var isInNone = ofNamespace[^1] == 0;
        if (isInNone && _part != TenantParts.Home && TenantParts.Of(key) != TenantParts.Home)
            _latest.Next();
        else
            Seek(isInNone || _part != TenantParts.Home ? [.. ofNamespace, 1] : [.. resource, 1]);
    }

    private void Seek(ReadOnlySpan<byte> key) => _latest.Seek(KeyspaceKeys.Key(KeyspaceKeys.Latest, _partition, key));
}
