using Arktos.Raft;
using Arktos.StoreClient;

namespace Arktos.Store.Log;

/// <summary>
/// One group's view of the shared log: where each entry is, and the data of recent ones. Belongs to the worker that
/// owns the group, which tells it of every write that is done. Entries older than what the cache holds are read from
/// their segment.
/// </summary>
internal sealed class GroupLog(PartitionId partition, SegmentedLog log) : IRaftLog
{
    private const long CachedBytesMax = 1 << 20;

    private readonly List<Slot> _slots = [];
    private int _evicted;
    private long _cachedBytes;

    /// <summary>What the log's budget was told that this group holds.</summary>
    private long _charged;

    /// <summary>Of entries in memory. For the simulator's checks.</summary>
    internal long CachedBytes => _cachedBytes;

    public PartitionId Partition { get; } = partition;

    /// <summary>The last hard state that is on the disk.</summary>
    public HardState HardState { get; set; }

    /// <summary>Set when the log starts from a staged snapshot that the keyspace may not hold yet.</summary>
    public InstalledSnapshot? Staged { get; private set; }

    public SnapshotMetadata Snapshot { get; private set; }

    public LogIndex FirstIndex => Snapshot.Index.Next();

    public LogIndex LastIndex => Snapshot.Index + (ulong)_slots.Count;

    public bool TryTermAt(LogIndex index, out Term term)
    {
        term = Snapshot.Term;
        if (index == Snapshot.Index)
            return true;
        if (index < FirstIndex || index > LastIndex)
            return false;
        term = _slots[At(index)].Term;
        return true;
    }

    public IReadOnlyList<LogEntry> Entries(LogIndex from, LogIndex toExclusive, int maxBytes)
    {
        var entries = new List<LogEntry>();
        long bytes = 0;
        for (var index = from; index < toExclusive; index = index.Next())
        {
            var slot = _slots[At(index)];
            bytes += slot.Length + LogEntry.OverheadBytes;
            if (entries.Count > 0 && bytes > maxBytes)
                break;
            entries.Add(
                new LogEntry(
                    slot.Term,
                    index,
                    slot.Kind,
                    slot.IsCached ? slot.Data : log.ReadEntry(slot.Segment, slot.Offset, slot.Length, slot.Checksum)
                )
            );
        }
        return entries;
    }

    /// <summary>
    /// Whether the log is to be written again, for it keeps old segments from going, and is small enough for that.
    /// </summary>
    public bool IsToBeCarried =>
        log.IsBehind(Partition) && _slots.Sum(s => (long)s.Length) <= log.Options.CarryBytesMax;

    /// <summary>All entries stand somewhere else now, too: what was before is not read any more.</summary>
    public void Moved(LogWrite carried)
    {
        for (var i = 0; i < carried.Entries.Count; i++)
        {
            var entry = carried.Entries[i];
            // Compacted meanwhile.
            if (entry.Index < FirstIndex)
                continue;
            Invariant.Holds(
                TryTermAt(entry.Index, out var term) && term == entry.Term,
                $"partition {Partition}: entry {entry.Index} of term {entry.Term} was carried forward, and is not "
                    + $"there any more"
            );
            _slots[At(entry.Index)] = _slots[At(entry.Index)] with
            {
                Segment = carried.Segment,
                Offset = carried.Offset + carried.DataOffsets[i],
            };
        }
    }

    /// <summary>An entry is on the disk; what stood at its index and after it is gone.</summary>
    public void Append(in Slot slot, LogIndex index)
    {
        Invariant.Holds(
            index >= FirstIndex && index <= LastIndex.Next(),
            $"partition {Partition}: entry {index} does not follow {FirstIndex}..{LastIndex}"
        );
        CutFrom(index);
        _slots.Add(slot);
        if (!slot.IsCached)
            return;
        _cachedBytes += slot.Length;
        Evict(CachedBytesMax, keep: 1);
    }

    /// <summary>
    /// After entries were appended or went: settles with the other groups of the store what is in memory.
    /// </summary>
    public void Settle()
    {
        if (Charge() is not (> 0 and var excess))
            return;
        Evict(Math.Max(log.Cached.FloorBytes, _cachedBytes - excess), keep: 1);
        Charge();
    }

    /// <summary>
    /// Gives back the memory of a group that will not be written for long: all entries are read from their segments.
    /// </summary>
    public void ForgetCached()
    {
        Evict(0, keep: 0);
        Charge();
    }

    /// <summary>Entries up to the index will not be needed any more.</summary>
    public void Compact(LogIndex index)
    {
        if (index <= Snapshot.Index)
            return;
        Invariant.Holds(
            TryTermAt(index, out var term),
            $"partition {Partition}: compaction to {index} beyond the end {LastIndex}"
        );
        var count = checked((int)(index - Snapshot.Index));
        for (var i = _evicted; i < count; i++)
            if (_slots[i].IsCached)
                _cachedBytes -= _slots[i].Length;
        _slots.RemoveRange(0, count);
        _evicted = Math.Max(0, _evicted - count);
        Snapshot = new SnapshotMetadata(index, term);
        Staged = null;
    }

    /// <summary>A snapshot takes the place of everything.</summary>
    public void Restart(SnapshotMetadata start, string? stagedFile)
    {
        _slots.Clear();
        (_evicted, _cachedBytes) = (0, 0);
        Snapshot = start;
        Staged = stagedFile is null ? null : new InstalledSnapshot(start, stagedFile);
    }

    /// <summary>Everything from the index on is gone.</summary>
    public void CutFrom(LogIndex index)
    {
        var keep = checked((int)(index - Snapshot.Index)) - 1;
        if (keep >= _slots.Count)
            return;
        for (var i = Math.Max(keep, _evicted); i < _slots.Count; i++)
            if (_slots[i].IsCached)
                _cachedBytes -= _slots[i].Length;
        _slots.RemoveRange(keep, _slots.Count - keep);
        _evicted = Math.Min(_evicted, keep);
    }

    private void Evict(long bytesMax, int keep)
    {
        while (_cachedBytes > bytesMax && _evicted < _slots.Count - keep)
        {
            var old = _slots[_evicted];
            if (old.IsCached)
                _cachedBytes -= old.Length;
            _slots[_evicted++] = old with { Data = default, IsCached = false };
        }
    }

    /// <returns>By how much the store holds too much now.</returns>
    private long Charge()
    {
        var more = _cachedBytes - _charged;
        _charged = _cachedBytes;
        return log.Cached.Add(more);
    }

    private int At(LogIndex index) => checked((int)(index - Snapshot.Index)) - 1;

    /// <param name="Offset">Of the data, in the segment's file.</param>
    internal readonly record struct Slot(
        Term Term,
        EntryKind Kind,
        ulong Segment,
        long Offset,
        int Length,
        uint Checksum,
        ReadOnlyMemory<byte> Data,
        bool IsCached
    );
}
