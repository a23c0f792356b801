using System.Buffers.Binary;

namespace Arktos.StoreClient;

/// <summary>
/// What is written where a tenant is fenced and where it arrives, under a key that who follows all tenants follows,
/// too: what a tenant does at its new place comes after all that it did at the old one.
/// </summary>
/// <param name="Other">The partition that it goes to, or comes from.</param>
/// <param name="Fence">Arrival: where the other partition was fenced; none: this is the fence.</param>
internal readonly record struct TenantMark(PartitionId Other, Revision Fence)
{
    public const string Resource = "moves.arktos";

    private const int EncodedBytes = 12;

    public static ObjectKey KeyOf(string tenant) => new(Resource, "", "", tenant);

    public byte[] Encode()
    {
        var bytes = new byte[EncodedBytes];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, Other.Value);
        BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(4), Fence.Value);
        return bytes;
    }

    /// <exception cref="InvalidDataException">Another number of bytes, or no partition.</exception>
    public static TenantMark Decode(ReadOnlySpan<byte> value) =>
        value.Length == EncodedBytes
        && BinaryPrimitives.ReadUInt32LittleEndian(value) is <= PartitionId.ValueMax and var other
            ? new TenantMark(
                new PartitionId((ushort)other),
                new Revision(BinaryPrimitives.ReadInt64LittleEndian(value[4..]))
            )
            : throw new InvalidDataException("a tenant's mark is none");
}
