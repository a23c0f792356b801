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
    public static ObjectKey KeyOf(string tenant) => new(Resource, tenant, "", "");

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
