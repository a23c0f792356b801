using System.Buffers.Binary;
using Arktos.StoreClient;

namespace Arktos.Store.Keyspace;

/// <summary>
/// How RocksDB keys are laid out. All begin with the kind of data and the partition, so a partition's data of one kind
/// is one range:
/// <code>
///   01 pp                      state     applied index, term, revision; compacted revision; age; u8 1: usage is of
///                                         this state (older versions end it before that)
///   02 pp key                  latest    the value that a key holds now (StoredValue)
///   03 pp key 00 rrrrrrrr      history   a value that was replaced or deleted: u64 revision that ended it,
///                                         then StoredValue
///   04 pp rrrrrrrr oooo        event     revision and number within the commit: u8 kind, u64 revision before
///                                         (0: none), key
///   05 pp rrrrrrrr             commit    the id of the commit with this revision, 16 bytes; i32 condition that
///                                         failed (-1: none); i64 age of the partition then
///   06 pp tttttttt key         expiry    of the version in latest that is to be deleted at this time: u64 its revision
///   07 pp                      members   who is a member as of the applied index (RaftConfigurationCodec); not
///                                         there: those that the partition began with
///   08 pp                      replica   which replica this store has or had last: a record (StoredReplica); the
///                                         store's own, not replicated
///   09 pp "usage.arktos" 00 tenant 00 00   usage: what the tenant holds in latest (StoredValue of TenantUsage)
///   0A pp "places.arktos" 00 00 00 tenant  place: where the partition stands with a tenant that moved (StoredValue of
///                                          TenantPlace)
/// </code>
/// tttttttt: milliseconds since 1970, pp: partition, rrrrrrrr: revision, oooo: number, all big endian so that byte
/// order is number order. "pods" of tenant "acme" in partition 2:
/// <c>02 0002 "pods" 00 "acme" 00 "default" 00 "web"</c>.
/// </summary>
internal static class KeyspaceKeys
{
    public const byte State = 1,
        Latest = 2,
        History = 3,
        Event = 4,
        CommitIds = 5,
        Expiry = 6,
        Members = 7,
        Replica = 8,
        Usage = 9,
        Place = 10;
    private const int PrefixBytes = 3;

    /// <summary>Kinds that make up a partition's content, in ascending order; what a snapshot copies.</summary>
    public static ReadOnlySpan<byte> ContentKinds =>
        [State, Latest, History, Event, CommitIds, Expiry, Members, Usage, Place];

    /// <summary>The tenant in a key of the keyspace; empty also where there is none.</summary>
    public static ReadOnlyMemory<byte> TenantOf(ReadOnlyMemory<byte> key)
    {
        var tenant = TenantOf(key.Span);
        return tenant.IsEmpty ? default : key.Slice(key.Span.IndexOf((byte)0) + 1, tenant.Length);
    }

    /// <inheritdoc cref="TenantOf(ReadOnlyMemory{byte})"/>
    public static ReadOnlySpan<byte> TenantOf(ReadOnlySpan<byte> key)
    {
        var begin = key.IndexOf((byte)0) + 1;
        if (begin == 0)
            return default;
        var length = key[begin..].IndexOf((byte)0);
        return length < 0 ? default : key.Slice(begin, length);
    }

    /// <summary>The tenant whose part of a resource holds all of the range; null: there is none.</summary>
    public static ReadOnlyMemory<byte>? TenantOf(ReadOnlyMemory<byte> begin, ReadOnlySpan<byte> end, bool isPoint)
    {
        if (begin.Span.Count((byte)0) < 2)
            return null;
        var tenant = TenantOf(begin);
        // "resource . 0 . tenant", then 0 in all of its keys, and 1 at the end of them.
        var part = begin.Span[..(begin.Span.IndexOf((byte)0) + 1 + tenant.Length)];
        return
            isPoint
            || end.StartsWith(part) && end.Length > part.Length && (end[part.Length] == 0 || end[part.Length..] is [1])
            ? tenant
            : null;
    }

    /// <summary>
    /// In which part of its tenant a range lies that is one tenant's (<see cref="TenantParts"/>); null: in more than
    /// one, if the tenant is in parts.
    /// </summary>
    public static int? PartOf(ReadOnlyMemory<byte> begin, ReadOnlySpan<byte> end, bool isPoint)
    {
        if (isPoint)
            return TenantParts.Of(begin.Span);
        // "resource . 0 . tenant . 0 . namespace", then 0 in all of its keys, and 1 at the end of them.
        var length = 0;
        for (var parts = 0; parts < 3; parts++)
        {
            var next = begin.Span[length..].IndexOf((byte)0);
            if (next < 0)
                return null;
            length += next + 1;
        }
        var prefix = begin.Span[..(length - 1)];
        var rest = end.StartsWith(prefix) ? end[prefix.Length..] : default;
        if (rest is not ([0, ..] or [1]))
            return null;
        var ns = prefix[(prefix.LastIndexOf((byte)0) + 1)..];
        return ns.Length > 0 ? TenantParts.OfNamespace(ns)
            : prefix.StartsWith("namespaces\0"u8) ? null
            : TenantParts.Home;
    }

    /// <summary>
    /// The kind under which what a key of the keyspace names is found: what is shown of the partition itself
    /// (<see cref="TenantUsage"/>, <see cref="TenantPlace"/>) has one of its own, is always as it is now, and cannot be
    /// written.
    /// </summary>
    public static byte KindOf(ReadOnlySpan<byte> key) =>
        key.StartsWith("usage.arktos\0"u8) ? Usage
        : key.StartsWith("places.arktos\0"u8) ? Place
        : Latest;

    public static byte[] Prefix(byte kind, PartitionId partition) =>
        [kind, (byte)(partition.Value >> 8), (byte)partition.Value];

    /// <summary>The end of everything with <see cref="Prefix"/>, exclusive.</summary>
    public static byte[] PrefixEnd(byte kind, PartitionId partition) =>
        partition.Value == ushort.MaxValue
            ? [(byte)(kind + 1)]
            : Prefix(kind, new PartitionId((ushort)(partition.Value + 1)));

    public static byte[] Key(byte kind, PartitionId partition, ReadOnlySpan<byte> key)
    {
        var bytes = new byte[PrefixBytes + key.Length];
        Prefix(kind, partition).CopyTo(bytes, 0);
        key.CopyTo(bytes.AsSpan(PrefixBytes));
        return bytes;
    }

    public static byte[] HistoryKey(PartitionId partition, ReadOnlySpan<byte> key, Revision revision)
    {
        var bytes = new byte[PrefixBytes + key.Length + 9];
        Prefix(History, partition).CopyTo(bytes, 0);
        key.CopyTo(bytes.AsSpan(PrefixBytes));
        BinaryPrimitives.WriteInt64BigEndian(bytes.AsSpan(bytes.Length - 8), revision.Value);
        return bytes;
    }

    public static byte[] RevisionKey(byte kind, PartitionId partition, Revision revision)
    {
        var bytes = new byte[PrefixBytes + 8];
        Prefix(kind, partition).CopyTo(bytes, 0);
        BinaryPrimitives.WriteInt64BigEndian(bytes.AsSpan(PrefixBytes), revision.Value);
        return bytes;
    }

    public static byte[] EventKey(PartitionId partition, Revision revision, int number)
    {
        var bytes = new byte[PrefixBytes + 12];
        RevisionKey(Event, partition, revision).CopyTo(bytes, 0);
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(PrefixBytes + 8), number);
        return bytes;
    }

    public static byte[] ExpiryKey(PartitionId partition, long unixMilliseconds, ReadOnlySpan<byte> key) =>
        [.. RevisionKey(Expiry, partition, new Revision(unixMilliseconds)), .. key];

    public static ReadOnlySpan<byte> KeyOfExpiry(ReadOnlySpan<byte> expiry) => expiry[(PrefixBytes + 8)..];

    public static ReadOnlySpan<byte> KeyOf(ReadOnlySpan<byte> latest) => latest[PrefixBytes..];

    public static ReadOnlySpan<byte> KeyOfHistory(ReadOnlySpan<byte> history) => history[PrefixBytes..^9];

    public static Revision RevisionOf(ReadOnlySpan<byte> eventOrCommit) =>
        new(BinaryPrimitives.ReadInt64BigEndian(eventOrCommit[PrefixBytes..]));
}
