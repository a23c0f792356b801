namespace Arktos.Raft;

/// <summary>
/// Bounds the bytes that a leader has appended and not seen committed: without a quorum they would grow without end.
/// What the log held when the reign began does not count, and one proposal is taken whatever its size when nothing
/// waits.
/// </summary>
internal sealed class UncommittedBudget
{
    private readonly long _bytesMax;
    private readonly Queue<(LogIndex Index, int Bytes)> _waiting = new();
    private long _bytes;

    public UncommittedBudget(long bytesMax) => _bytesMax = bytesMax;

    public bool HasRoomFor(int costBytes) => _bytes == 0 || _bytes + costBytes <= _bytesMax;

    /// <summary>
    /// Only commands count: a reign must be able to open, and a change of members (one at a time) to go through.
    /// </summary>
    public void Add(in LogEntry entry)
    {
        if (entry.Kind == EntryKind.Normal)
        {
            _waiting.Enqueue((entry.Index, entry.CostBytes));
            _bytes += entry.CostBytes;
        }
    }

    public void Committed(LogIndex through)
    {
        while (_waiting.TryPeek(out var oldest) && oldest.Index <= through)
        {
            _waiting.Dequeue();
            _bytes -= oldest.Bytes;
        }
    }
}
