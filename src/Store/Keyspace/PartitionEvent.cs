using System.Buffers.Binary;
using Arktos.StoreClient;

namespace Arktos.Store.Keyspace;

/// <summary>A key of the keyspace, compared by its bytes.</summary>
internal readonly struct ByteKey(ReadOnlyMemory<byte> bytes) : IEquatable<ByteKey>
{
    public ReadOnlyMemory<byte> Memory { get; } = bytes;

    public ReadOnlySpan<byte> Span => Memory.Span;

    public bool Equals(ByteKey other) => Span.SequenceEqual(other.Span);

    public override bool Equals(object? obj) => obj is ByteKey other && Equals(other);

    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.AddBytes(Span);
        return hash.ToHashCode();
    }
}

/// <summary>A change as streams deliver it.</summary>
/// <param name="Item">For a deletion: the last value, stamped with the deletion's revision.</param>
/// <param name="Previous">The version that was replaced or deleted.</param>
internal sealed record PartitionEvent(KeyspaceEventKind Kind, ByteKey Key, StoredValue Item, StoredValue? Previous)
{
    public Revision Revision => Item.Revision;

    public int Bytes => Key.Span.Length + Item.Value.Length + (Previous?.Value.Length ?? 0);

    public static PartitionEvent Of(
        KeyspaceEventKind kind,
        ByteKey key,
        StoredValue? stored,
        StoredValue? before,
        Revision revision
    )
    {
        if (kind == KeyspaceEventKind.Put)
            return new PartitionEvent(kind, key, stored!.Value, before);
        var last = before!.Value;
        return new PartitionEvent(
            kind,
            key,
            last with
            {
                Revision = revision,
                Value = StoredValue.StampedCopy(last.Value.Span, last.RevisionOffset, revision),
            },
            before
        );
    }
}

/// <summary>An event as RocksDB keeps it; its values are found by key and revision.</summary>
internal static class EventRecord
{
    /// <summary>A key of a tenant that has left went from here: nobody is told.</summary>
    public const KeyspaceEventKind Gone = (KeyspaceEventKind)2;

    public static byte[] Encode(KeyspaceEventKind kind, Revision before, ReadOnlySpan<byte> key)
    {
        var bytes = new byte[9 + key.Length];
        bytes[0] = (byte)kind;
        BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(1), before.Value);
        key.CopyTo(bytes.AsSpan(9));
        return bytes;
    }

    public static (KeyspaceEventKind Kind, Revision Before, byte[] Key) Decode(ReadOnlySpan<byte> record) =>
        (
            (KeyspaceEventKind)record[0],
            new Revision(BinaryPrimitives.ReadInt64LittleEndian(record[1..])),
            record[9..].ToArray()
        );
}
