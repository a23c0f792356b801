namespace Arktos.Store.Log;

/// <param name="SegmentBytes">Size of a segment file; a single larger batch gets a segment of its own size.</param>
/// <param name="BatchBytesMax">At most this much goes into one write, unless one submission alone is larger.</param>
/// <param name="QueuedWritesMax">Submissions that may wait for the writer; a submitter waits when there are
/// more.</param>
/// <param name="CarryAfterSegments">A group that keeps a segment which lies so many behind the newest from going writes
/// its log again, so that it can go. What was written again before counts twice on top.</param>
/// <param name="CarryBytesMax">But not when its log is larger than this.</param>
/// <param name="CachedBytesMax">What all groups together keep of their latest entries in memory. A group keeps 1 MiB at
/// most, and may keep 64 KiB in any case.</param>
public sealed record LogOptions(
    int SegmentBytes = 16 << 20,
    int BatchBytesMax = 8 << 20,
    int QueuedWritesMax = 4096,
    long CachedBytesMax = 64 << 20,
    int CarryAfterSegments = 8,
    int CarryBytesMax = 8 << 20
)
{
    /// <summary>
    /// What the log's last batch may have taken for a worker to write and sync by itself: one that waits for the disk
    /// sends no heartbeats.
    /// </summary>
    public TimeSpan QuickSync { get; init; } = TimeSpan.FromMilliseconds(5);
}

/// <summary>
/// The log on the disk is not what was written: nothing is repaired, nothing acknowledged is dropped. The message names
/// file and offset.
/// </summary>
public sealed class LogDamagedException(string message) : Exception(message)
{
    /// <summary>What to do about a store whose disk cannot be trusted.</summary>
    public const string Remedy =
        "This store cannot go on. Bring its disk back as it was, or put another store in its place (arktos "
        + "store-node add, then arktos store-node replace); the others go on while they are a majority";
}
