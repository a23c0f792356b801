namespace Arktos.Raft;

/// <summary>The appends with entries that a peer has not answered: bounded in number and in bytes.</summary>
internal sealed class InFlightAppends
{
    private readonly Queue<(LogIndex Last, long Bytes)> _sent = new();
    private readonly int _countMax;
    private readonly long _bytesMax;
    private long _bytes;

    public InFlightAppends(int countMax, long bytesMax)
    {
        _countMax = countMax;
        _bytesMax = bytesMax;
    }

    public int Count => _sent.Count;

    public bool IsFull => _sent.Count >= _countMax || _bytes >= _bytesMax;

    public void Add(LogIndex last, long bytes)
    {
        _sent.Enqueue((last, bytes));
        _bytes += bytes;
    }

    /// <summary>Everything up to this index was answered.</summary>
    public void Answered(LogIndex through)
    {
        while (_sent.TryPeek(out var oldest) && oldest.Last <= through)
        {
            _bytes -= oldest.Bytes;
            _sent.Dequeue();
        }
    }

    public void Clear()
    {
        _sent.Clear();
        _bytes = 0;
    }
}
