namespace Arktos.Store.Streams;

/// <summary>The streams that callers have open at a store. Thread-safe.</summary>
internal sealed class StreamCounts
{
    private int _watches,
        _watchesBehind,
        _links;

    public int Watches => Volatile.Read(ref _watches);

    /// <summary>Of the watches those that are read to from the database: they have not come to what is in memory.
    /// </summary>
    public int WatchesBehind => Volatile.Read(ref _watchesBehind);

    public int Links => Volatile.Read(ref _links);

    /// <summary>A watch begins; it ends when this is disposed.</summary>
    public Watch BeginWatch()
    {
        Interlocked.Increment(ref _watches);
        return new Watch(this);
    }

    /// <summary>Called before <see cref="LinkEnded"/>.</summary>
    public void LinkBegan() => Interlocked.Increment(ref _links);

    public void LinkEnded() => Interlocked.Decrement(ref _links);

    /// <summary>One caller at a time.</summary>
    internal sealed class Watch(StreamCounts counts) : IDisposable
    {
        private bool _isBehind;

        public void ReadsDisk(bool isBehind)
        {
            if (isBehind == _isBehind)
                return;
            _isBehind = isBehind;
            Interlocked.Add(ref counts._watchesBehind, isBehind ? 1 : -1);
        }

        public void Dispose()
        {
            ReadsDisk(false);
            Interlocked.Decrement(ref counts._watches);
        }
    }
}
