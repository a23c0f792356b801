using System.Buffers.Binary;
using System.Text;
using Arktos.Raft;
using Arktos.StoreClient;

namespace Arktos.Store.Log;

/// <summary>
/// A staged snapshot that took the place of a group's log: recovery installs it again when the keyspace does not hold
/// it yet.
/// </summary>
/// <param name="StagedFile">Name of the file in the store's folder of staged snapshots.</param>
public readonly record struct InstalledSnapshot(SnapshotMetadata Metadata, string StagedFile);

/// <summary>
/// What a frame holds for one group. Kind 1, a write: parts of one Ready. Kind 2, a checkpoint: the group's whole head
/// (hard state and log start), written at the start of a segment and before old segments go, so that those hold nothing
/// but entries. Kind 3, a reset: the replica is destroyed, and nothing before this counts for one that the store may
/// have of the partition later. Kind 4, the group's whole log, carried forward from older segments: what stands before
/// it counts no more, but for the hard state.
/// <code>
///   u8 kind | u16 partition | u8 parts (1 hard state, 2 log start, 4 staged file)
///   hard state: u64 term, u64 vote, u64 commit
///   log start:  u64 index, u64 term      the last entry that is gone: a compaction's, or a snapshot's
///   staged:     u16 length, UTF-8 name   the log start is an installed snapshot, and the log is empty after it
///   u32 number of entries, then each: u64 term, u64 index, u8 kind, u32 length, u32 CRC32C of the data, data
/// </code>
/// </summary>
internal static class LogRecord
{
    public const byte WriteKind = 1,
        CheckpointKind = 2,
        ResetKind = 3,
        CarryKind = 4;
    private const byte HasHardState = 1,
        HasStart = 2,
        HasStagedFile = 4;
    private const int EntryHeaderBytes = 25;

    /// <summary>
    /// Encodes a record; <paramref name="dataOffsets"/> gets where each entry's data begins within the result.
    /// </summary>
    public static byte[] Encode(
        byte kind,
        PartitionId partition,
        HardState? hardState,
        SnapshotMetadata? start,
        string? stagedFile,
        IReadOnlyList<LogEntry> entries,
        out int[] dataOffsets
    )
    {
        var bytes = new byte[Size(hardState, start, stagedFile, entries)];
        EncodeTo(bytes, kind, partition, hardState, start, stagedFile, entries, out dataOffsets);
        return bytes;
    }

    /// <summary>Bytes of a record.</summary>
    public static int Size(
        HardState? hardState,
        SnapshotMetadata? start,
        string? stagedFile,
        IReadOnlyList<LogEntry> entries
    )
    {
        var size =
            4
            + (hardState is null ? 0 : 24)
            + (start is null ? 0 : 16)
            + (stagedFile is null ? 0 : 2 + Encoding.UTF8.GetByteCount(stagedFile))
            + 4;
        foreach (var entry in entries)
            size = checked(size + EntryHeaderBytes + entry.Data.Length);
        return size;
    }

    /// <summary>As <see cref="Encode"/>, into <see cref="Size"/> bytes.</summary>
    public static void EncodeTo(
        Span<byte> bytes,
        byte kind,
        PartitionId partition,
        HardState? hardState,
        SnapshotMetadata? start,
        string? stagedFile,
        IReadOnlyList<LogEntry> entries,
        out int[] dataOffsets
    )
    {
        var staged = stagedFile is null ? null : Encoding.UTF8.GetBytes(stagedFile);
        var writer = new SpanWriter(bytes);
        writer.Byte(kind);
        writer.UInt16(partition.Value);
        writer.Byte(
            (byte)(
                (hardState is null ? 0 : HasHardState)
                | (start is null ? 0 : HasStart)
                | (staged is null ? 0 : HasStagedFile)
            )
        );
        if (hardState is { } hard)
        {
            writer.UInt64(hard.Term.Value);
            writer.UInt64(hard.Vote.Value);
            writer.UInt64(hard.Commit.Value);
        }
        if (start is { } s)
        {
            writer.UInt64(s.Index.Value);
            writer.UInt64(s.Term.Value);
        }
        if (staged is not null)
        {
            writer.UInt16((ushort)staged.Length);
            writer.Bytes(staged);
        }
        writer.UInt32((uint)entries.Count);
        dataOffsets = new int[entries.Count];
        for (var i = 0; i < entries.Count; i++)
        {
            var entry = entries[i];
            writer.UInt64(entry.Term.Value);
            writer.UInt64(entry.Index.Value);
            writer.Byte((byte)entry.Kind);
            writer.UInt32((uint)entry.Data.Length);
            writer.UInt32(Checksum.Of(entry.Data.Span));
            dataOffsets[i] = writer.Position;
            writer.Bytes(entry.Data.Span);
        }
    }

    /// <summary>Reads the record at the offset of a frame's payload and moves the offset behind it.</summary>
    /// <exception cref="LogDamagedException">The frame's checksum held, but its content makes no sense.</exception>
    public static DecodedRecord Decode(ReadOnlySpan<byte> payload, ref int offset)
    {
        var reader = new SpanReader(payload, offset);
        var kind = reader.Byte();
        if (kind is not (WriteKind or CheckpointKind or ResetKind or CarryKind))
            throw new LogDamagedException($"unknown kind of record {kind}: the log was written by a newer version");
        var partition = new PartitionId(reader.UInt16());
        var parts = reader.Byte();
        HardState? hard =
            (parts & HasHardState) == 0
                ? null
                : new HardState(
                    new Term(reader.UInt64()),
                    new ReplicaId(reader.UInt64()),
                    new LogIndex(reader.UInt64())
                );
        SnapshotMetadata? start =
            (parts & HasStart) == 0
                ? null
                : new SnapshotMetadata(new LogIndex(reader.UInt64()), new Term(reader.UInt64()));
        var staged = (parts & HasStagedFile) == 0 ? null : Encoding.UTF8.GetString(reader.Bytes(reader.UInt16()));
        var entries = new DecodedEntry[reader.UInt32()];
        for (var i = 0; i < entries.Length; i++)
        {
            var (term, index, entryKind) = (
                new Term(reader.UInt64()),
                new LogIndex(reader.UInt64()),
                (EntryKind)reader.Byte()
            );
            var length = checked((int)reader.UInt32());
            var crc = reader.UInt32();
            entries[i] = new DecodedEntry(term, index, entryKind, reader.Position, length, crc);
            reader.Bytes(length);
        }
        offset = reader.Position;
        return new DecodedRecord(kind, partition, hard, start, staged, entries);
    }

    public readonly record struct DecodedEntry(
        Term Term,
        LogIndex Index,
        EntryKind Kind,
        int DataOffset,
        int Length,
        uint Checksum
    );

    public sealed record DecodedRecord(
        byte Kind,
        PartitionId Partition,
        HardState? HardState,
        SnapshotMetadata? Start,
        string? StagedFile,
        DecodedEntry[] Entries
    );
}

internal ref struct SpanWriter(Span<byte> target)
{
    private readonly Span<byte> _target = target;

    public int Position { get; private set; }

    public void Byte(byte value) => _target[Position++] = value;

    public void UInt16(ushort value)
    {
        BinaryPrimitives.WriteUInt16LittleEndian(_target[Position..], value);
        Position += 2;
    }

    public void UInt32(uint value)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(_target[Position..], value);
        Position += 4;
    }

    public void UInt64(ulong value)
    {
        BinaryPrimitives.WriteUInt64LittleEndian(_target[Position..], value);
        Position += 8;
    }

    public void Bytes(ReadOnlySpan<byte> value)
    {
        value.CopyTo(_target[Position..]);
        Position += value.Length;
    }
}

internal ref struct SpanReader(ReadOnlySpan<byte> source, int position)
{
    private readonly ReadOnlySpan<byte> _source = source;

    public int Position { get; private set; } = position;

    public byte Byte() => Take(1)[0];

    public ushort UInt16() => BinaryPrimitives.ReadUInt16LittleEndian(Take(2));

    public uint UInt32() => BinaryPrimitives.ReadUInt32LittleEndian(Take(4));

    public ulong UInt64() => BinaryPrimitives.ReadUInt64LittleEndian(Take(8));

    public ReadOnlySpan<byte> Bytes(int count) => Take(count);

    private ReadOnlySpan<byte> Take(int count)
    {
        if (count < 0 || count > _source.Length - Position)
            throw new LogDamagedException("a record ends early");
        var bytes = _source.Slice(Position, count);
        Position += count;
        return bytes;
    }
}
