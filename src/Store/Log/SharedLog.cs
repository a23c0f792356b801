using System.Collections.Concurrent;
using Arktos.Raft;
using Arktos.StoreClient;

namespace Arktos.Store.Log;

/// <summary>What a worker wants on the disk for one group, as one atomic record. Reported back when it is there.</summary>
internal sealed class LogWrite
{
    public LogWrite(PartitionId partition, HardState? hardState, SnapshotMetadata? start, string? stagedFile, IReadOnlyList<LogEntry> entries, bool mustSync, Action<LogWrite> done)
    {
        (Partition, HardState, Start, StagedFile, Entries, MustSync, Done) = (partition, hardState, start, stagedFile, entries, mustSync, done);
        Record = LogRecord.Encode(LogRecord.WriteKind, partition, hardState, start, stagedFile, entries, out var offsets);
        DataOffsets = offsets;
    }

    public PartitionId Partition { get; }
    public HardState? HardState { get; }
    public SnapshotMetadata? Start { get; }
    public string? StagedFile { get; }
    public IReadOnlyList<LogEntry> Entries { get; }
    public bool MustSync { get; }
    public byte[] Record { get; }
    public int[] DataOffsets { get; }

    /// <summary>Called on the writer's thread once the record is on the disk: hand it on, do no work.</summary>
    public Action<LogWrite> Done { get; }

    /// <summary>Set before <see cref="Done"/>: where the record begins.</summary>
    public ulong Segment { get; set; }

    /// <summary>Set before <see cref="Done"/>: the record's offset in the segment's file.</summary>
    public long Offset { get; set; }
}

/// <summary>
/// One log for all groups of a store: segment files of checksummed frames, one writer, one fdatasync for everything that waits. A write or a sync that
/// fails is final: <paramref name="failed"/> is called, nothing more is written, and the process is expected to end (what the disk holds then is not known).
/// </summary>
internal sealed class SharedLog : IDisposable
{
    /// <summary>How many files of segments that went are kept for new ones: a rotation then writes no zeros.</summary>
    private const int SparesMax = 4;

    private static readonly LogWrite Wake = new(default, null, null, null, [], mustSync: false, _ => { });

    private readonly string _folder;
    private readonly LogOptions _options;
    private readonly Action<Exception> _failed;
    private readonly BlockingCollection<LogWrite> _queue;
    private readonly ConcurrentDictionary<ulong, Segment> _segments = new();
    private readonly ConcurrentDictionary<PartitionId, SnapshotMetadata> _compacted = new();
    private readonly Dictionary<PartitionId, GroupHead> _heads = [];
    private readonly Queue<string> _recycled = [];
    private readonly Thread _writer;
    private Segment _current;
    private ulong _nextFrame;
    private volatile bool _releaseWanted;
    private bool _disposed;

    internal SharedLog(string folder, LogOptions options, IReadOnlyList<Segment> recovered, ulong nextFrame, Action<Exception> failed)
    {
        (_folder, _options, _failed) = (folder, options, failed);
        _queue = new BlockingCollection<LogWrite>(options.QueuedWritesMax);
        _nextFrame = nextFrame;
        foreach (var segment in recovered) _segments[segment.Number] = segment;
        _current = recovered.Count > 0 ? recovered[^1] : AddSegment(1, options.SegmentBytes);
        _writer = new Thread(Write) { IsBackground = true, Name = "log-writer" };
        _writer.Start();
    }

    public long Bytes => _segments.Values.Sum(s => s.Size);

    public int SegmentCount => _segments.Count;

    /// <summary>Recovery only, before the first write: what the log holds of a group.</summary>
    internal void Recovered(GroupLog group)
    {
        _heads[group.Partition] = new GroupHead(group.HardState, group.Snapshot, group.Staged?.StagedFile);
        _compacted[group.Partition] = group.Snapshot;
    }

    /// <summary>Queues a write; waits when too many wait already. Writes of one group are done in the order of submission.</summary>
    public void Submit(LogWrite write) => _queue.Add(write);

    /// <summary>The group's worker needs nothing up to this position any more. Segments that no group needs go soon.</summary>
    public void Compacted(PartitionId partition, SnapshotMetadata start)
    {
        _compacted[partition] = start;
        _releaseWanted = true;
        // Wakes the writer when nothing else does; a full queue wakes it anyway.
        if (_queue.Count == 0) _queue.TryAdd(Wake);
    }

    /// <exception cref="LogDamagedException">The disk does not hold what was written.</exception>
    public byte[] ReadEntry(ulong segmentNumber, long offset, int length, uint checksum)
    {
        Invariant.Holds(_segments.TryGetValue(segmentNumber, out var segment), $"segment {segmentNumber} of the log is gone while an entry in it is needed");
        var data = new byte[length];
        var read = RandomAccess.Read(segment.File, data, offset);
        if (read != length || Checksum.Of(data) != checksum) throw new LogDamagedException($"{segment.Path}, offset {offset}: an entry of {length} bytes is damaged. This store is of no use until its disk is brought back as it was (a store cannot be replaced yet); the others go on while they are a majority");
        return data;
    }

    public void Dispose()
    {
        if (_disposed) return;
        _disposed = true;
        _queue.CompleteAdding();
        _writer.Join();
        foreach (var segment in _segments.Values) segment.Dispose();
        _queue.Dispose();
    }

    private void Write()
    {
        var batch = new List<LogWrite>();
        try
        {
            while (_queue.TryTake(out var write, Timeout.Infinite))
            {
                batch.Clear();
                long bytes = 0;
                do
                {
                    if (write != Wake) batch.Add(write);
                    // What need not be synced is a newer commit index alone, which may be lost: it rides along with the group's next record.
                    if (write.MustSync) bytes += write.Record.Length;
                }
                while (bytes < _options.BatchBytesMax && _queue.TryTake(out write));
                WriteBatch(batch, bytes);
                foreach (var done in batch) done.Done(done);
                if (_releaseWanted) ReleaseSegments();
            }
        }
        catch (Exception e) { _failed(e); }
    }

    private void WriteBatch(List<LogWrite> batch, long bytes)
    {
        if (bytes > 0) WriteSynced(batch, bytes);
        // Only now: a checkpoint must never say what an earlier frame does not hold, or a crash between the two leaves a commit index beyond the log's end.
        foreach (var write in batch) Note(write);
    }

    private void WriteSynced(List<LogWrite> batch, long bytes)
    {
        var needed = checked((int)bytes) + LogFrame.HeaderBytes;
        if (_current.End + needed > _current.Size) Rotate(needed);
        var records = new List<ReadOnlyMemory<byte>>(batch.Count);
        var offset = (long)_current.End + LogFrame.HeaderBytes;
        foreach (var write in batch.Where(w => w.MustSync))
        {
            (write.Segment, write.Offset) = (_current.Number, offset);
            offset += write.Record.Length;
            records.Add(write.Record);
            if (write.Entries.Count > 0)
                _current.HighestIndexes[write.Partition] = LogIndex.Max(write.Entries[^1].Index, _current.HighestIndexes.GetValueOrDefault(write.Partition));
        }
        WriteFrame(records, (int)bytes);
    }

    /// <summary>Every frame is synced before the next is written: the torn-tail rule of recovery rests on it.</summary>
    private void WriteFrame(List<ReadOnlyMemory<byte>> records, int bytes)
    {
        var header = new byte[LogFrame.HeaderBytes];
        LogFrame.WriteHeader(header, bytes, _current.Number, _nextFrame++, records);
        records.Insert(0, header);
        RandomAccess.Write(_current.File, records, _current.End);
        _current.Sync();
        _current.End += LogFrame.HeaderBytes + bytes;
    }

    private void Note(LogWrite write)
    {
        var head = _heads.GetValueOrDefault(write.Partition);
        if (write.HardState is { } hard) head = head with { HardState = hard };
        if (write.Start is { } start) head = head with { Start = start, StagedFile = write.StagedFile };
        _heads[write.Partition] = head;
    }

    private void Rotate(int needed)
    {
        var checkpoint = CheckpointRecords(out var checkpointBytes);
        _current = AddSegment(_current.Number + 1, Math.Max(_options.SegmentBytes, needed + checkpointBytes + LogFrame.HeaderBytes));
        if (checkpoint.Count > 0) WriteFrame(checkpoint, checkpointBytes);
    }

    /// <summary>Lets go of the segments in which every group's entries are compacted, after a checkpoint that says so is on the disk.</summary>
    private void ReleaseSegments()
    {
        _releaseWanted = false;
        // As it is now: workers go on compacting, and what lets a segment go must be what the checkpoint says.
        var compacted = _compacted.ToArray().ToDictionary(c => c.Key, c => c.Value);
        foreach (var (partition, start) in compacted)
            if (_heads.TryGetValue(partition, out var head) && head.Start.Index < start.Index) _heads[partition] = head with { Start = start, StagedFile = null };
        // The oldest, without a gap: recovery takes a segment that is missing between others for damage.
        var free = _segments.Values.OrderBy(s => s.Number).TakeWhile(s => s != _current && s.HighestIndexes.All(h => compacted.GetValueOrDefault(h.Key).Index >= h.Value)).ToList();
        if (free.Count == 0) return;
        var checkpoint = CheckpointRecords(out var bytes);
        if (_current.End + bytes + LogFrame.HeaderBytes > _current.Size) Rotate(bytes + LogFrame.HeaderBytes);
        WriteFrame(checkpoint, bytes);
        foreach (var segment in free)
        {
            _segments.TryRemove(segment.Number, out _);
            segment.Dispose();
            if (_recycled.Count < SparesMax && segment.Size == _options.SegmentBytes)
            {
                var spare = Path.Combine(_folder, $"{segment.Number:x16}.spare");
                File.Move(segment.Path, spare, overwrite: true);
                _recycled.Enqueue(spare);
            }
            else File.Delete(segment.Path);
        }
        Segment.SyncFolder(_folder);
    }

    private List<ReadOnlyMemory<byte>> CheckpointRecords(out int bytes)
    {
        var records = new List<ReadOnlyMemory<byte>>(_heads.Count);
        bytes = 0;
        foreach (var (partition, head) in _heads)
        {
            var record = LogRecord.Encode(LogRecord.CheckpointKind, partition, head.HardState, head.Start, head.StagedFile, [], out _);
            records.Add(record);
            bytes += record.Length;
        }
        return records;
    }

    private Segment AddSegment(ulong number, long size)
    {
        var segment = Segment.Create(_folder, number, size, _recycled.TryDequeue(out var recycled) ? recycled : null);
        _segments[number] = segment;
        return segment;
    }

    /// <summary>What a checkpoint says of a group.</summary>
    private readonly record struct GroupHead(HardState HardState, SnapshotMetadata Start, string? StagedFile = null);
}
