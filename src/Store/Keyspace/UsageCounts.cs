using System.Collections.Concurrent;
using Arktos.Store.RocksDb;
using Arktos.StoreClient;

namespace Arktos.Store.Keyspace;

/// <summary>
/// What each tenant holds of a partition, counted along with every write: in memory, and as records that go into the
/// database with what is counted. Belongs to whom the partition's keyspace does, but for <see cref="Loads"/>. Memory:
/// some hundred bytes a tenant.
/// </summary>
/// <param name="isInParts">Whether a tenant's parts are to be counted, too: their changes, in memory alone.</param>
internal sealed class UsageCounts(PartitionId partition, Func<ReadOnlyMemory<byte>, bool> isInParts)
{
    private readonly ConcurrentDictionary<ByteKey, Count> _counts = [];
    private readonly HashSet<ByteKey> _changed = [];

    /// <summary>What the database has is not of these counts: it is written anew.</summary>
    private bool _isAnew;

    /// <summary>Whether a key, or the begin of a range, is of what is counted here.</summary>
    public static bool IsUsage(ReadOnlySpan<byte> key) => KeyspaceKeys.KindOf(key) == KeyspaceKeys.Usage;

    private static ReadOnlySpan<byte> Prefix => "usage.arktos\0"u8;

    public static bool IsSameTenant(ReadOnlySpan<byte> key, ReadOnlySpan<byte> other) =>
        KeyspaceKeys.TenantOf(key).SequenceEqual(KeyspaceKeys.TenantOf(other));

    /// <param name="tenant">Its name.</param>
    public TenantUsage Of(ReadOnlyMemory<byte> tenant) =>
        _counts.GetValueOrDefault(new ByteKey(tenant)) is { } count
            ? new TenantUsage(count.Objects, count.Bytes)
            : default;

    /// <summary>
    /// Of each tenant that holds something. For any thread: what is counted meanwhile may be in it or not.
    /// </summary>
    /// <returns>Changes: to keys, since this process counts them; of the home and each part, if it counts these.
    /// </returns>
    public IEnumerable<(ReadOnlyMemory<byte> Tenant, long Bytes, long Changes, long[]? OfParts)> Loads() =>
        _counts.Select(c => (c.Key.Memory, c.Value.Bytes, c.Value.Changes, c.Value.OfParts));

    /// <summary>The value under <see cref="TenantUsage.KeyOf"/>; null where a tenant has nothing.</summary>
    public StoredValue? ValueOf(ReadOnlyMemory<byte> key) =>
        _counts.GetValueOrDefault(new ByteKey(KeyspaceKeys.TenantOf(key)))?.Value;

    /// <summary>A key has got another value, or has none any more.</summary>
    /// <param name="before">Bytes of its value; -1: it had none.</param>
    /// <param name="after">The same.</param>
    public void Changed(ReadOnlyMemory<byte> key, int before, int after, Revision revision)
    {
        if (before < 0 && after < 0)
            return;
        var tenant = new ByteKey(KeyspaceKeys.TenantOf(key));
        if (!_counts.TryGetValue(tenant, out var count))
        {
            // The key's own bytes are those of a whole command.
            tenant = new ByteKey(tenant.Span.ToArray());
            _counts[tenant] = count = NewCount(tenant);
        }
        count.Objects += (after >= 0 ? 1 : 0) - (before >= 0 ? 1 : 0);
        count.Bytes += Math.Max(after, 0) - Math.Max(before, 0);
        count.Changes++;
        if (isInParts(count.Tenant.Memory))
            (count.OfParts ??= new long[TenantParts.Count + 1])[TenantParts.Of(key.Span) - TenantParts.Home]++;
        count.Revision = revision;
        _changed.Add(count.Tenant);
    }

    /// <summary>Puts what has changed into a batch, and forgets tenants that have nothing.</summary>
    public void WriteTo(Batch batch)
    {
        if (_isAnew)
        {
            batch.DeleteRange(
                KeyspaceKeys.Prefix(KeyspaceKeys.Usage, partition),
                KeyspaceKeys.PrefixEnd(KeyspaceKeys.Usage, partition)
            );
            _changed.UnionWith(_counts.Keys);
            _isAnew = false;
        }
        foreach (var tenant in _changed)
        {
            var count = _counts[tenant];
            if (count.Objects == 0)
            {
                batch.Delete(count.Key);
                _counts.TryRemove(tenant, out _);
            }
            else
                batch.Put(count.Key, count.Value.Encode());
        }
        _changed.Clear();
    }

    /// <summary>Takes over what the database says.</summary>
    /// <param name="isCounted">Whether it says so of the present state; else everything is counted once: a version that
    /// did not count was the last to write.</param>
    public void Load(Database database, bool isCounted)
    {
        _counts.Clear();
        _changed.Clear();
        var kind = isCounted ? KeyspaceKeys.Usage : KeyspaceKeys.Latest;
        using var items = database.Iterate(
            KeyspaceKeys.Prefix(kind, partition),
            KeyspaceKeys.PrefixEnd(kind, partition)
        );
        for (; items.Valid; items.Next())
        {
            var key = KeyspaceKeys.KeyOf(items.Key);
            var header = StoredHeader.Read(items.Value);
            if (!isCounted)
            {
                Changed(key.ToArray(), -1, items.Value.Length - header.Bytes, header.Revision);
                continue;
            }
            var usage = TenantUsage.Decode(items.Value[header.Bytes..]);
            var count = NewCount(new ByteKey(KeyspaceKeys.TenantOf(key).ToArray()));
            (count.Objects, count.Bytes, count.Revision) = (usage.Objects, usage.Bytes, header.Revision);
            _counts[count.Tenant] = count;
        }
        _changed.Clear();
        _isAnew = !isCounted;
    }

    private Count NewCount(ByteKey tenant) =>
        new(tenant, KeyspaceKeys.Key(KeyspaceKeys.Usage, partition, [.. Prefix, .. tenant.Span, 0, 0]));

    private sealed class Count(ByteKey tenant, byte[] key)
    {
        public ByteKey Tenant { get; } = tenant;

        /// <summary>Of its record in the database.</summary>
        public byte[] Key { get; } = key;

        public long Objects { get; set; }

        public long Bytes { get; set; }

        /// <summary>Not kept.</summary>
        public long Changes { get; set; }

        /// <summary>Not kept either.</summary>
        public long[]? OfParts { get; set; }

        /// <summary>Of the last write.</summary>
        public Revision Revision { get; set; }

        public StoredValue Value => new(Revision, Revision, -1, new TenantUsage(Objects, Bytes).Encode());
    }
}
