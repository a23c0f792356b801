using System.Buffers.Binary;

namespace Arktos.StoreClient;

/// <summary>
/// What a tenant holds in its partition: how many keys, and how many bytes their values have. Stores count it with
/// every commit and show it under keys of its own (<see cref="KeyOf"/>), which are read as others are, but always as it
/// is now, are never watched, and cannot be written.
/// </summary>
/// <param name="Objects">0 or more.</param>
/// <param name="Bytes">0 or more.</param>
public readonly record struct TenantUsage(long Objects, long Bytes)
{
    public const string Resource = "usage.arktos";

    public const int EncodedBytes = 16;

    /// <summary>In the tenant's partition. What lies elsewhere (a resource that is spread over partitions) is not
    /// counted there.</summary>
    /// <param name="part">In the partition of this part: only for conditions.</param>
    public static ObjectKey KeyOf(string tenant, int part = TenantParts.Home) =>
        new(Resource, tenant, TenantParts.RoomIn(part), "");

    /// <summary>What a tenant holds in each of the partitions that it is in.</summary>
    /// <returns>Null: it cannot be read.</returns>
    public static async Task<IReadOnlyDictionary<PartitionId, TenantUsage>?> OfAsync(
        IKeyspace keyspace,
        string tenant,
        CancellationToken cancel
    )
    {
        var found = new Dictionary<PartitionId, TenantUsage>();
        // Two partitions have the same key; the revision of what counts last is a partition's own.
        var query = new RangeQuery(new KeyRange(Resource, tenant), Limit: ushort.MaxValue);
        if (await keyspace.ListAsync(query, cancel).ConfigureAwait(false) is not ReadResult<RangePage>.Ok read)
            return null;
        foreach (var item in read.Value.Items)
            found[item.Revision.Partition] = Decode(item.Value.Span);
        return found;
    }

    public static TenantUsage operator +(TenantUsage a, TenantUsage b) => new(a.Objects + b.Objects, a.Bytes + b.Bytes);

    /// <summary>Objects, then bytes: i64, little endian.</summary>
    public byte[] Encode()
    {
        var bytes = new byte[EncodedBytes];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, Objects);
        BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(8), Bytes);
        return bytes;
    }

    /// <exception cref="InvalidDataException">Another number of bytes.</exception>
    public static TenantUsage Decode(ReadOnlySpan<byte> value) =>
        value.Length == EncodedBytes
            ? new TenantUsage(
                BinaryPrimitives.ReadInt64LittleEndian(value),
                BinaryPrimitives.ReadInt64LittleEndian(value[8..])
            )
            : throw new InvalidDataException($"a tenant's usage has {value.Length} bytes, not {EncodedBytes}");
}
