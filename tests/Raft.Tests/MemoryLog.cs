namespace Arktos.Raft.Tests;

/// <summary>Stable storage in memory. Also compiled into the simulator.</summary>
public sealed class MemoryLog : IRaftLog
{
    private readonly List<LogEntry> _entries = [];

    public SnapshotMetadata Snapshot { get; private set; }

    public LogIndex FirstIndex => Snapshot.Index.Next();

    public LogIndex LastIndex => Snapshot.Index + (ulong)_entries.Count;

    public bool TryTermAt(LogIndex index, out Term term)
    {
        term = Snapshot.Term;
        if (index == Snapshot.Index)
        {
            return true;
        }

        if (index < Snapshot.Index || index > LastIndex)
        {
            return false;
        }

        term = _entries[Offset(index)].Term;
        return true;
    }

    public IReadOnlyList<LogEntry> Entries(LogIndex from, LogIndex toExclusive, int maxBytes)
    {
        Invariant.Holds(from >= FirstIndex && from < toExclusive && toExclusive <= LastIndex.Next());
        var entries = new List<LogEntry>();
        long bytes = 0;
        for (var index = from; index < toExclusive; index = index.Next())
        {
            var entry = _entries[Offset(index)];
            bytes += entry.CostBytes;
            if (entries.Count > 0 && bytes > maxBytes)
            {
                break;
            }

            entries.Add(entry);
        }

        return entries;
    }

    /// <summary>What a Ready asks for: install, cut, append.</summary>
    public void Write(SnapshotMetadata? snapshot, IReadOnlyList<LogEntry> entries)
    {
        if (snapshot is { } installed)
        {
            Snapshot = installed;
            _entries.Clear();
        }

        if (entries.Count > 0)
        {
            var first = entries[0].Index;
            Invariant.Holds(first >= FirstIndex && first <= LastIndex.Next());
            _entries.RemoveRange(Offset(first), _entries.Count - Offset(first));
            _entries.AddRange(entries);
        }
    }

    public void CompactTo(LogIndex index)
    {
        if (index > Snapshot.Index)
        {
            Invariant.Holds(TryTermAt(index, out var term));
            _entries.RemoveRange(0, (int)(index - Snapshot.Index));
            Snapshot = new SnapshotMetadata(index, term);
        }
    }

    private int Offset(LogIndex index) => (int)(index - FirstIndex);
}
