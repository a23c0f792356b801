using System.Buffers;
using Arktos.Raft;
using Arktos.StoreClient;

namespace Arktos.Store.Log;

/// <summary>
/// What a worker wants on the disk for one group, as one atomic record. Reported back when it is there.
/// </summary>
internal sealed class LogWrite
{
    /// <summary>Of the pool: a record of many entries is large, and lives for a few milliseconds.</summary>
    private byte[]? _rented;

    public LogWrite(
        PartitionId partition,
        HardState? hardState,
        SnapshotMetadata? start,
        string? stagedFile,
        IReadOnlyList<LogEntry> entries,
        Action<LogWrite> done
    )
        : this(LogRecord.WriteKind, partition, hardState, start, stagedFile, entries, done) { }

    private LogWrite(
        byte kind,
        PartitionId partition,
        HardState? hardState,
        SnapshotMetadata? start,
        string? stagedFile,
        IReadOnlyList<LogEntry> entries,
        Action<LogWrite> done
    )
    {
        (Kind, Partition, HardState, Start, StagedFile, Entries, Done) = (
            kind,
            partition,
            hardState,
            start,
            stagedFile,
            entries,
            done
        );
        var size = LogRecord.Size(hardState, start, stagedFile, entries);
        _rented = ArrayPool<byte>.Shared.Rent(size);
        LogRecord.EncodeTo(
            _rented.AsSpan(0, size),
            kind,
            partition,
            hardState,
            start,
            stagedFile,
            entries,
            out var offsets
        );
        (Record, DataOffsets) = (_rented.AsMemory(0, size), offsets);
    }

    private LogWrite(PartitionId partition, Action<LogWrite> done)
    {
        (Kind, Partition, Entries, Done, DataOffsets) = (LogRecord.ResetKind, partition, [], done, []);
        Record = LogRecord.Encode(LogRecord.ResetKind, partition, null, null, null, [], out _);
    }

    /// <summary>The partition's replica here is destroyed: its log is forgotten.</summary>
    public static LogWrite Reset(PartitionId partition, Action<LogWrite> done) => new(partition, done);

    /// <summary>The group's whole log once more, in place of all its records before.</summary>
    public static LogWrite Carry(
        PartitionId partition,
        SnapshotMetadata start,
        IReadOnlyList<LogEntry> entries,
        Action<LogWrite> done
    ) => new(LogRecord.CarryKind, partition, null, start, null, entries, done);

    /// <summary>Of <see cref="LogRecord"/>.</summary>
    public byte Kind { get; }
    public PartitionId Partition { get; }
    public bool IsReset => Kind == LogRecord.ResetKind;
    public HardState? HardState { get; }
    public SnapshotMetadata? Start { get; }
    public string? StagedFile { get; }
    public IReadOnlyList<LogEntry> Entries { get; }
    public int[] DataOffsets { get; }

    /// <summary>Encoded; empty once it is written.</summary>
    public ReadOnlyMemory<byte> Record { get; private set; }

    /// <summary>Called on the writer's thread once the record is on the disk: hand it on, do no work.</summary>
    public Action<LogWrite> Done { get; }

    /// <summary>Set before <see cref="Done"/>: where the record begins.</summary>
    public ulong Segment { get; set; }

    /// <summary>Set before <see cref="Done"/>: the record's offset in the segment's file.</summary>
    public long Offset { get; set; }

    /// <summary>The log's writer needs the record no more.</summary>
    public void Written()
    {
        Record = default;
        if (_rented is not null)
            ArrayPool<byte>.Shared.Return(_rented);
        _rented = null;
    }
}
