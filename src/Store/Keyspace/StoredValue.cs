using System.Buffers.Binary;
using System.Buffers.Text;
using System.Globalization;
using Arktos.StoreClient;

namespace Arktos.Store.Keyspace;

/// <summary>A version of a key: <c>u64 create revision, u64 revision, i32 revision offset (little endian), value</c>. The value holds its revision already.</summary>
internal readonly record struct StoredValue(Revision CreateRevision, Revision Revision, int RevisionOffset, ReadOnlyMemory<byte> Value)
{
    private const int HeaderBytes = 20;

    public byte[] Encode()
    {
        var bytes = new byte[HeaderBytes + Value.Length];
        EncodeTo(bytes);
        return bytes;
    }

    private void EncodeTo(Span<byte> bytes)
    {
        BinaryPrimitives.WriteInt64LittleEndian(bytes, CreateRevision.Value);
        BinaryPrimitives.WriteInt64LittleEndian(bytes[8..], Revision.Value);
        BinaryPrimitives.WriteInt32LittleEndian(bytes[16..], RevisionOffset);
        Value.Span.CopyTo(bytes[HeaderBytes..]);
    }

    /// <summary>The form that history keeps: with the revision that ended this version in front.</summary>
    public byte[] EncodeEnded(Revision endedBy)
    {
        var bytes = new byte[8 + HeaderBytes + Value.Length];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, endedBy.Value);
        EncodeTo(bytes.AsSpan(8));
        return bytes;
    }

    /// <summary>Keeps the array.</summary>
    public static StoredValue Decode(byte[] bytes, int offset = 0) => new(
        new Revision(BinaryPrimitives.ReadInt64LittleEndian(bytes.AsSpan(offset))),
        new Revision(BinaryPrimitives.ReadInt64LittleEndian(bytes.AsSpan(offset + 8))),
        BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(offset + 16)),
        bytes.AsMemory(offset + HeaderBytes));

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
