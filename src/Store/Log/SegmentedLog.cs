using System.Collections.Concurrent;
using System.Diagnostics;
using Arktos.Raft;
using Arktos.Store.Disk;
using Arktos.StoreClient;

namespace Arktos.Store.Log;

/// <summary>
/// What the log does on the disk: segment files of checksummed frames, checkpoints, rotation, release. One writer at a
/// time calls <see cref="Process"/> (<see cref="SharedLog"/> has a thread for it); <see cref="Compacted"/> and
/// <see cref="ReadEntry"/> are for any thread. After an exception of the writer nothing more may be written: what the
/// disk holds then is not known.
/// </summary>
internal sealed class SegmentedLog : IDisposable
{
    /// <summary>How many files of segments that went are kept for new ones: a rotation then writes no zeros.</summary>
    private const int SparesMax = 4;

    private const int PlainBytesMax = 256 << 10;

    private readonly IDiskFolder _folder;
    private readonly ConcurrentDictionary<ulong, Segment> _segments = new();
    private readonly ConcurrentDictionary<PartitionId, SnapshotMetadata> _compacted = new();
    private readonly Dictionary<PartitionId, GroupHead> _heads = [];

    /// <summary>
    /// In which segment a group's worker finds its log since that was carried forward: the group needs nothing before
    /// it.
    /// </summary>
    private readonly ConcurrentDictionary<PartitionId, ulong> _carried = new();

    /// <summary>
    /// What was written again and may have to be once more: its last index, and its bytes. The writer's.
    /// </summary>
    private readonly Dictionary<PartitionId, (LogIndex Last, long Bytes)> _carriedLogs = [];

    /// <summary>Groups without which old segments could go.</summary>
    private volatile IReadOnlySet<PartitionId> _behind = new HashSet<PartitionId>();
    private readonly Queue<string> _recycled = [];
    private Segment _current;
    private ulong _nextFrame;
    private volatile bool _releaseWanted;

    internal SegmentedLog(IDiskFolder folder, LogOptions options, IReadOnlyList<Segment> recovered, ulong nextFrame)
    {
        (_folder, Options, Cached, _nextFrame) = (folder, options, new MemoryBudget(options.CachedBytesMax), nextFrame);
        foreach (var segment in recovered)
            _segments[segment.Number] = segment;
        _current = recovered.Count > 0 ? recovered[^1] : AddSegment(1, options.SegmentBytes);
    }

    public LogOptions Options { get; }

    /// <summary>Told by the writer of each sync of a frame: how long it took, and how many entries of groups it
    /// covers (none, where it is a checkpoint's). Set before the first write; it must not throw.</summary>
    public Action<TimeSpan, int>? Synced { get; set; }

    /// <summary>What all groups together keep of their entries in memory.</summary>
    public MemoryBudget Cached { get; }

    public long Bytes => _segments.Values.Sum(s => s.Size);

    public int SegmentCount => _segments.Count;

    /// <summary>Recovery only, before the first write: what the log holds of a group.</summary>
    internal void Recovered(GroupLog group)
    {
        _heads[group.Partition] = new GroupHead(group.HardState, group.Snapshot, group.Staged?.StagedFile);
        _compacted[group.Partition] = group.Snapshot;
    }

    /// <summary>
    /// The group's worker needs nothing up to this position any more. Segments that no group needs go with a later
    /// <see cref="Process"/>.
    /// </summary>
    public void Compacted(PartitionId partition, SnapshotMetadata start)
    {
        _compacted[partition] = start;
        _releaseWanted = true;
    }

    /// <summary>
    /// Whether the group alone, or with others, keeps segments that lie <see cref="LogOptions.CarryAfterSegments"/>
    /// behind from going: it is to be carried forward.
    /// </summary>
    public bool IsBehind(PartitionId partition) => _behind.Contains(partition);

    /// <summary>The group's log was written again in this segment, and its worker reads it there.</summary>
    public void Carried(PartitionId partition, ulong segment)
    {
        _carried[partition] = segment;
        _releaseWanted = true;
    }

    /// <exception cref="LogDamagedException">The disk does not hold what was written.</exception>
    public byte[] ReadEntry(ulong segmentNumber, long offset, int length, uint checksum)
    {
        Invariant.Holds(
            _segments.TryGetValue(segmentNumber, out var segment),
            $"segment {segmentNumber} of the log is gone while an entry in it is needed"
        );
        var data = new byte[length];
        var read = segment.File.Read(data, offset);
        if (read != length || Checksum.Of(data) != checksum)
            throw new LogDamagedException(
                $"{segment.Path}, offset {offset}: an entry of {length} bytes is damaged. {LogDamagedException.Remedy}"
            );
        return data;
    }

    /// <summary>
    /// Writes all as one frame with one sync, reports every write as done, then lets segments go that nobody needs.
    /// </summary>
    public void Process(IReadOnlyList<LogWrite> batch)
    {
        if (batch.Count > 0)
            WriteSynced(batch);
        // Only now: a checkpoint must never say what an earlier frame does not hold, or a crash between the two leaves
        // a commit index beyond the log's end.
        foreach (var write in batch)
            Note(write);
        foreach (var write in batch)
        {
            write.Written();
            write.Done(write);
        }
        if (_releaseWanted)
            ReleaseSegments();
    }

    /// <summary>
    /// Whether the write is a small one and one sync, and nothing else: no new segment, nothing to let go. The
    /// writer's.
    /// </summary>
    public bool IsPlain(LogWrite write) =>
        !_releaseWanted
        && write.Record.Length <= PlainBytesMax
        && _current.End + write.Record.Length + LogFrame.HeaderBytes <= _current.Size;

    public void Dispose()
    {
        foreach (var segment in _segments.Values)
            segment.Dispose();
    }

    private void WriteSynced(IReadOnlyList<LogWrite> batch)
    {
        var (bytes, entries) = (0, 0);
        foreach (var write in batch)
            bytes = checked(bytes + write.Record.Length);
        var needed = checked(bytes + LogFrame.HeaderBytes);
        if (_current.End + needed > _current.Size)
            Rotate(needed);
        var records = new List<ReadOnlyMemory<byte>>(batch.Count + 1);
        var offset = (long)_current.End + LogFrame.HeaderBytes;
        foreach (var write in batch)
        {
            (write.Segment, write.Offset) = (_current.Number, offset);
            offset += write.Record.Length;
            records.Add(write.Record);
            entries += write.Entries.Count;
            if (write.Entries.Count > 0)
                _current.HighestIndexes[write.Partition] = LogIndex.Max(
                    write.Entries[^1].Index,
                    _current.HighestIndexes.GetValueOrDefault(write.Partition)
                );
        }
        WriteFrame(records, bytes, entries);
    }

    /// <summary>Every frame is synced before the next is written: the torn-tail rule of recovery rests on it.</summary>
    private void WriteFrame(List<ReadOnlyMemory<byte>> records, int bytes, int entries = 0)
    {
        var header = new byte[LogFrame.HeaderBytes];
        LogFrame.WriteHeader(header, bytes, _current.Number, _nextFrame++, records);
        records.Insert(0, header);
        _current.File.Write(records, _current.End);
        var began = Stopwatch.GetTimestamp();
        _current.Sync();
        Synced?.Invoke(Stopwatch.GetElapsedTime(began), entries);
        _current.End += LogFrame.HeaderBytes + bytes;
    }

    private void Note(LogWrite write)
    {
        if (write.IsReset)
        {
            _heads.Remove(write.Partition);
            _compacted.TryRemove(write.Partition, out _);
            _carried.TryRemove(write.Partition, out _);
            _carriedLogs.Remove(write.Partition);
            foreach (var segment in _segments.Values)
                segment.HighestIndexes.Remove(write.Partition);
            _releaseWanted = true;
            return;
        }
        var head = _heads.GetValueOrDefault(write.Partition);
        if (write.HardState is { } hard)
            head = head with { HardState = hard };
        if (write is { Kind: LogRecord.CarryKind, Entries: [.., var last] })
            _carriedLogs[write.Partition] = (last.Index, write.Record.Length);
        if (write.Start is { } start)
            head = head with { Start = start, StagedFile = write.StagedFile };
        _heads[write.Partition] = head;
    }

    private void Rotate(int needed)
    {
        var checkpoint = CheckpointRecords(out var checkpointBytes);
        _current = AddSegment(
            _current.Number + 1,
            Math.Max(Options.SegmentBytes, needed + checkpointBytes + LogFrame.HeaderBytes)
        );
        if (checkpoint.Count > 0)
            WriteFrame(checkpoint, checkpointBytes);
    }

    /// <summary>
    /// Lets go of the segments in which every group's entries are compacted, after a checkpoint that says so is on the
    /// disk.
    /// </summary>
    private void ReleaseSegments()
    {
        _releaseWanted = false;
        // As it is now: workers go on compacting, and what lets a segment go must be what the checkpoint says.
        var compacted = _compacted.ToArray().ToDictionary(c => c.Key, c => c.Value);
        foreach (var (partition, start) in compacted)
            if (_heads.TryGetValue(partition, out var head) && head.Start.Index < start.Index)
                _heads[partition] = head with { Start = start, StagedFile = null };
        foreach (var (partition, segment) in _carried)
        {
            foreach (var older in _segments.Values)
                if (older.Number < segment)
                    older.HighestIndexes.Remove(partition);
            _carried.TryRemove(new KeyValuePair<PartitionId, ulong>(partition, segment));
        }
        // The oldest, without a gap: recovery takes a segment that is missing between others for damage.
        var free = _segments
            .Values.OrderBy(s => s.Number)
            .TakeWhile(s => s != _current && !KeptBy(s, compacted).Any())
            .ToList();
        _behind = Behind(free, compacted);
        if (free.Count == 0)
            return;
        var checkpoint = CheckpointRecords(out var bytes);
        // A frame is never empty: of a log without groups there is nothing to say.
        if (checkpoint.Count > 0)
        {
            if (_current.End + bytes + LogFrame.HeaderBytes > _current.Size)
                Rotate(bytes + LogFrame.HeaderBytes);
            WriteFrame(checkpoint, bytes);
        }
        foreach (var segment in free)
        {
            _segments.TryRemove(segment.Number, out _);
            segment.Dispose();
            if (_recycled.Count < SparesMax && segment.Size == Options.SegmentBytes)
            {
                var spare = $"{segment.Number:x16}.spare";
                _folder.Rename(segment.Name, spare);
                _recycled.Enqueue(spare);
            }
            else
                _folder.Delete(segment.Name);
        }
        _folder.Sync();
    }

    /// <summary>Who is to be carried forward.</summary>
    private HashSet<PartitionId> Behind(List<Segment> free, Dictionary<PartitionId, SnapshotMetadata> compacted)
    {
        foreach (var (partition, carried) in _carriedLogs)
            if (compacted.GetValueOrDefault(partition).Index >= carried.Last)
                _carriedLogs.Remove(partition);
        // Twice what is carried must have come from others before it is carried again: logs that are large together
        // must not push each other on for ever.
        var after = (ulong)(
            Options.CarryAfterSegments + 2 * _carriedLogs.Values.Sum(c => c.Bytes) / Options.SegmentBytes
        );
        return _segments
            .Values.Except(free)
            .Where(s => s.Number + after <= _current.Number)
            .SelectMany(s => KeptBy(s, compacted))
            .ToHashSet();
    }

    /// <summary>
    /// The groups that need the segment: they have written something there that they have not compacted.
    /// </summary>
    private static IEnumerable<PartitionId> KeptBy(
        Segment segment,
        IReadOnlyDictionary<PartitionId, SnapshotMetadata> compacted
    ) => segment.HighestIndexes.Where(h => compacted.GetValueOrDefault(h.Key).Index < h.Value).Select(h => h.Key);

    private List<ReadOnlyMemory<byte>> CheckpointRecords(out int bytes)
    {
        var records = new List<ReadOnlyMemory<byte>>(_heads.Count + 1);
        bytes = 0;
        foreach (var (partition, head) in _heads)
        {
            var record = LogRecord.Encode(
                LogRecord.CheckpointKind,
                partition,
                head.HardState,
                head.Start,
                head.StagedFile,
                [],
                out _
            );
            records.Add(record);
            bytes += record.Length;
        }
        return records;
    }

    private Segment AddSegment(ulong number, long size)
    {
        // Spares have the usual size.
        var segment = Segment.Create(
            _folder,
            number,
            size,
            size == Options.SegmentBytes && _recycled.TryDequeue(out var recycled) ? recycled : null
        );
        _segments[number] = segment;
        return segment;
    }

    /// <summary>What a checkpoint says of a group.</summary>
    private readonly record struct GroupHead(HardState HardState, SnapshotMetadata Start, string? StagedFile = null);
}
