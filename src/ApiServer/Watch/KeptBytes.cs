namespace Arktos.ApiServer.Watch;

/// <summary>
/// How many bytes of values the hubs of one API server keep for watchers that come. Each hub lets go of its oldest
/// events when it has too much, or all of them together have. Thread-safe.
/// </summary>
internal sealed class KeptBytes
{
    /// <summary>Of one hub, and of what waits for one reader.</summary>
    public const long HubMax = 16 * 1024 * 1024;

    /// <summary>Of all hubs together.</summary>
    public const long TotalMax = 256 * 1024 * 1024;

    private long _total;

    public long Total => Interlocked.Read(ref _total);

    public void Add(long bytes) => Interlocked.Add(ref _total, bytes);
}
