using System.Buffers.Binary;
using System.Buffers.Text;
using System.Globalization;
using Arktos.StoreClient;

namespace Arktos.Store.Keyspace;

/// <summary>
/// A version of a key: <c>u64 create revision, u64 revision, i32 revision offset (little endian), value</c>. The value
/// holds its revision already. A version that is to be deleted at some time has bit 30 of the offset inverted, and
/// <c>i64 milliseconds since 1970</c> before the value.
/// </summary>
internal readonly record struct StoredValue(
    Revision CreateRevision,
    Revision Revision,
    int RevisionOffset,
    ReadOnlyMemory<byte> Value
)
{
    internal const int HeaderBytes = 20,
        ExpiryBytes = 8;

    /// <summary>Offsets are -1 or below 2^22, so bits 30 and 31 of one that is as it was are equal.</summary>
    internal const int ExpiryBit = 1 << 30;

    /// <summary>Milliseconds since 1970 when the leader is to delete this version; 0: never.</summary>
    public long Expires { get; init; }

    public int EncodedBytes => HeaderBytes + (Expires == 0 ? 0 : ExpiryBytes) + Value.Length;

    public byte[] Encode()
    {
        var bytes = new byte[EncodedBytes];
        EncodeTo(bytes);
        return bytes;
    }

    public StoredHeader Header => new(CreateRevision, Revision, RevisionOffset, Expires, EncodedBytes - Value.Length);

    /// <summary>Into <see cref="EncodedBytes"/> bytes or more.</summary>
    public void EncodeTo(Span<byte> bytes)
    {
        bytes = bytes[..EncodedBytes];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, CreateRevision.Value);
        BinaryPrimitives.WriteInt64LittleEndian(bytes[8..], Revision.Value);
        BinaryPrimitives.WriteInt32LittleEndian(
            bytes[16..],
            Expires == 0 ? RevisionOffset : RevisionOffset ^ ExpiryBit
        );
        if (Expires != 0)
            BinaryPrimitives.WriteInt64LittleEndian(bytes[HeaderBytes..], Expires);
        Value.Span.CopyTo(bytes[^Value.Length..]);
    }

    /// <summary>
    /// A version whose value does not hold its revision yet, with one that does: a copy where there is something to
    /// fill in, else the same bytes.
    /// </summary>
    public StoredValue Stamped() =>
        RevisionOffset < 0 ? this : this with { Value = StampedCopy(Value.Span, RevisionOffset, Revision) };

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
        var header = StoredHeader.Read(bytes.AsSpan(offset));
        return new StoredValue(
            header.CreateRevision,
            header.Revision,
            header.RevisionOffset,
            bytes.AsMemory(offset + header.Bytes)
        )
        {
            Expires = header.Expires,
        };
    }

    public static StoredValue DecodeEnded(byte[] bytes) => Decode(bytes, 8);

    public static Revision EndedBy(ReadOnlySpan<byte> history) => new(BinaryPrimitives.ReadInt64LittleEndian(history));

    public static Revision RevisionOf(ReadOnlySpan<byte> stored) =>
        new(BinaryPrimitives.ReadInt64LittleEndian(stored[8..]));

    /// <summary>A copy of the value with another revision in its hole.</summary>
    public static byte[] StampedCopy(ReadOnlySpan<byte> value, int revisionOffset, Revision revision)
    {
        var copy = value.ToArray();
        Stamp(copy, revisionOffset, revision);
        return copy;
    }

    private static void Stamp(Span<byte> value, int revisionOffset, Revision revision)
    {
        if (revisionOffset >= 0)
            Utf8Formatter.TryFormat(
                revision.Value,
                value.Slice(revisionOffset, Revision.Digits),
                out _,
                new System.Buffers.StandardFormat('D', Revision.Digits)
            );
    }

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Revision} ({Value.Length} bytes)");
}

/// <summary>
/// What the bytes of a version say besides its value, which is the rest of them after <paramref name="Bytes"/>.
/// </summary>
/// <param name="Expires">Milliseconds since 1970; 0: never.</param>
internal readonly record struct StoredHeader(
    Revision CreateRevision,
    Revision Revision,
    int RevisionOffset,
    long Expires,
    int Bytes
)
{
    public static StoredHeader Read(ReadOnlySpan<byte> stored)
    {
        var revisionOffset = BinaryPrimitives.ReadInt32LittleEndian(stored[16..]);
        var expires = (revisionOffset & StoredValue.ExpiryBit) != 0 != revisionOffset < 0;
        return new StoredHeader(
            new Revision(BinaryPrimitives.ReadInt64LittleEndian(stored)),
            StoredValue.RevisionOf(stored),
            expires ? revisionOffset ^ StoredValue.ExpiryBit : revisionOffset,
            expires ? BinaryPrimitives.ReadInt64LittleEndian(stored[StoredValue.HeaderBytes..]) : 0,
            StoredValue.HeaderBytes + (expires ? StoredValue.ExpiryBytes : 0)
        );
    }
}
