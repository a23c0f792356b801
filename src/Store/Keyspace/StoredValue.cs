using System.Buffers.Binary;
using System.Buffers.Text;
using System.Globalization;
using Arktos.StoreClient;

namespace Arktos.Store.Keyspace;

/// <summary>
/// A version of a key: <c>u64 create revision, u64 revision, i32 revision offset (little endian), value</c>. The value holds its revision already. A version that is to be
/// deleted at some time has bit 30 of the offset inverted, and <c>i64 milliseconds since 1970</c> before the value.
/// </summary>
internal readonly record struct StoredValue(Revision CreateRevision, Revision Revision, int RevisionOffset, ReadOnlyMemory<byte> Value)
{
    private const int HeaderBytes = 20, ExpiryBytes = 8;

    /// <summary>Offsets are -1 or below 2^22, so bits 30 and 31 of one that is as it was are equal.</summary>
    private const int ExpiryBit = 1 << 30;

    /// <summary>Milliseconds since 1970 when the leader is to delete this version; 0: never.</summary>
    public long Expires { get; init; }

    private int EncodedBytes => HeaderBytes + (Expires == 0 ? 0 : ExpiryBytes) + Value.Length;

    public byte[] Encode()
    {
        var bytes = new byte[EncodedBytes];
        EncodeTo(bytes);
        return bytes;
    }

    private void EncodeTo(Span<byte> bytes)
    {
        BinaryPrimitives.WriteInt64LittleEndian(bytes, CreateRevision.Value);
        BinaryPrimitives.WriteInt64LittleEndian(bytes[8..], Revision.Value);
        BinaryPrimitives.WriteInt32LittleEndian(bytes[16..], Expires == 0 ? RevisionOffset : RevisionOffset ^ ExpiryBit);
        if (Expires != 0) BinaryPrimitives.WriteInt64LittleEndian(bytes[HeaderBytes..], Expires);
        Value.Span.CopyTo(bytes[^Value.Length..]);
    }

    /// <summary>The form that history keeps: with the revision that ended this version in front.</summary>
    public byte[] EncodeEnded(Revision endedBy)
    {
        var bytes = new byte[8 + EncodedBytes];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, endedBy.Value);
        EncodeTo(bytes.AsSpan(8));
        return bytes;
    }

    /// <summary>Keeps the array.</summary>
    public static StoredValue Decode(byte[] bytes, int offset = 0)
    {
        var header = bytes.AsSpan(offset);
        var revisionOffset = BinaryPrimitives.ReadInt32LittleEndian(header[16..]);
        var expires = (revisionOffset & ExpiryBit) != 0 != revisionOffset < 0;
        return new StoredValue(new Revision(BinaryPrimitives.ReadInt64LittleEndian(header)), new Revision(BinaryPrimitives.ReadInt64LittleEndian(header[8..])),
            expires ? revisionOffset ^ ExpiryBit : revisionOffset, bytes.AsMemory(offset + HeaderBytes + (expires ? ExpiryBytes : 0)))
        {
            Expires = expires ? BinaryPrimitives.ReadInt64LittleEndian(header[HeaderBytes..]) : 0,
        };
    }

    public static StoredValue DecodeEnded(byte[] bytes) => Decode(bytes, 8);

    public static Revision EndedBy(ReadOnlySpan<byte> history) => new(BinaryPrimitives.ReadInt64LittleEndian(history));

    public static Revision RevisionOf(ReadOnlySpan<byte> stored) => new(BinaryPrimitives.ReadInt64LittleEndian(stored[8..]));

    /// <summary>A copy of the value with another revision in its hole.</summary>
    public static byte[] Stamp(ReadOnlySpan<byte> value, int revisionOffset, Revision revision)
    {
        var copy = value.ToArray();
        if (revisionOffset >= 0) Utf8Formatter.TryFormat(revision.Value, copy.AsSpan(revisionOffset, Revision.Digits), out _, new System.Buffers.StandardFormat('D', Revision.Digits));
        return copy;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Revision} ({Value.Length} bytes)");
}
