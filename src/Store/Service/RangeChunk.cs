using System.Buffers;
using Arktos.Store.Keyspace;
using Arktos.StoreClient;
using Arktos.StoreClient.Wire;
using Google.Protobuf;
using Grpc.Core;

namespace Arktos.Store.Service;

/// <summary>
/// A <see cref="ReadResponse"/> in the making, on the wire's form from the start: items go from RocksDB's memory into
/// it with one copy and no object for each (a range of 10,000 had 50,000). Protobuf's encodings may be put one after
/// the other: items first, what is known only at the end last.
/// </summary>
internal sealed class RangeChunk
{
    private const byte ItemTag = 3 << 3 | 2,
        KeyTag = 1 << 3 | 2,
        ValueTag = 2 << 3 | 2,
        RevisionTag = 3 << 3,
        CreateRevisionTag = 4 << 3,
        RevisionOffsetTag = 5 << 3,
        ExpiresTag = 6 << 3;
    private const int FirstBytes = 4 << 10,
        VarintBytesMax = 10;

    /// <summary>Read, answered by these.</summary>
    public static readonly Method<ReadRequest, RangeChunk> Method = KeyspaceMethods.Read(
        new Marshaller<RangeChunk>(
            Write,
            static _ => throw new NotSupportedException("answers are written here, not read")
        )
    );

    /// <summary>null: no item was added.</summary>
    private ArrayBufferWriter<byte>? _bytes;

    /// <summary>Everything but the items that were added; may hold some itself.</summary>
    public required ReadResponse Rest { get; init; }

    /// <summary>Of the items.</summary>
    public int Bytes => _bytes?.WrittenCount ?? 0;

    public void Add(ReadOnlySpan<byte> key, in StoredHeader header, ReadOnlySpan<byte> value)
    {
        var offset = (uint)(header.RevisionOffset << 1 ^ header.RevisionOffset >> 31);
        var expires = header.Expires == 0 ? 0 : 1 + LengthOf((ulong)header.Expires);
        var size =
            5
            + expires
            + LengthOf((uint)key.Length)
            + key.Length
            + LengthOf((uint)value.Length)
            + value.Length
            + LengthOf((ulong)header.Revision.Value)
            + LengthOf((ulong)header.CreateRevision.Value)
            + LengthOf(offset);
        _bytes ??= new(FirstBytes);
        var target = _bytes.GetSpan(1 + VarintBytesMax + size);
        var at = 0;
        target[at++] = ItemTag;
        at = Varint(target, at, (uint)size);
        at = Data(target, at, KeyTag, key);
        at = Data(target, at, ValueTag, value);
        target[at++] = RevisionTag;
        at = Varint(target, at, (ulong)header.Revision.Value);
        target[at++] = CreateRevisionTag;
        at = Varint(target, at, (ulong)header.CreateRevision.Value);
        target[at++] = RevisionOffsetTag;
        at = Varint(target, at, offset);
        if (expires > 0)
        {
            target[at++] = ExpiresTag;
            at = Varint(target, at, (ulong)header.Expires);
        }
        _bytes.Advance(at);
    }

    /// <summary>Begins the next message.</summary>
    public void Clear() => _bytes?.ResetWrittenCount();

    private static void Write(RangeChunk chunk, SerializationContext context)
    {
        context.SetPayloadLength(chunk.Bytes + chunk.Rest.CalculateSize());
        var writer = context.GetBufferWriter();
        if (chunk._bytes is { } items)
            writer.Write(items.WrittenSpan);
        chunk.Rest.WriteTo(writer);
        context.Complete();
    }

    private static int LengthOf(ulong value) => CodedOutputStream.ComputeUInt64Size(value);

    private static int Data(Span<byte> target, int at, byte tag, ReadOnlySpan<byte> data)
    {
        target[at++] = tag;
        at = Varint(target, at, (uint)data.Length);
        data.CopyTo(target[at..]);
        return at + data.Length;
    }

    private static int Varint(Span<byte> target, int at, ulong value)
    {
        for (; value >= 0x80; value >>= 7)
            target[at++] = (byte)(value | 0x80);
        target[at++] = (byte)value;
        return at;
    }
}
