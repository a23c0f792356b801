namespace Arktos.Store;

/// <summary>
/// What all partitions of a store together may hold in memory of one kind. Each tells how much more or less it holds,
/// once for all that it adds together, and gives up its own oldest when the store holds too much - but not its last
/// <see cref="FloorBytes"/>. So a store holds at most the budget, and the floor of each of its partitions besides. For
/// any thread.
/// </summary>
internal sealed class MemoryBudget(long bytesMax)
{
    private const long FloorBytesMax = 64 << 10;

    private long _held;

    public long FloorBytes { get; } = Math.Min(FloorBytesMax, bytesMax);

    public long Held => Interlocked.Read(ref _held);

    /// <summary>By how much the store holds too much; zero or less when it does not.</summary>
    public long Excess => Held - bytesMax;

    /// <summary>Somebody holds so much more, or less.</summary>
    /// <returns>The excess after that.</returns>
    public long Add(long bytes) => Interlocked.Add(ref _held, bytes) - bytesMax;
}
