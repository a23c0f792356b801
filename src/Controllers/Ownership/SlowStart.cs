namespace Arktos.Controllers.Ownership;

/// <summary>
/// Batches of 1, 2, 4 … so that a create that always fails (quota, admission) fails once and not five hundred times.
/// </summary>
internal static class SlowStart
{
    /// <summary>At most this many requests are under way at a time.</summary>
    public const int BatchMax = 64;

    /// <summary>
    /// Runs <paramref name="one"/> up to <paramref name="count"/> times; stops after the first batch in which any
    /// failed. Returns the first failure.
    /// </summary>
    public static async Task<Exception?> RunAsync(int count, Func<int, Task<Exception?>> one)
    {
        var done = 0;
        for (var batch = 1; done < count; batch = Math.Min(batch * 2, BatchMax))
        {
            var size = Math.Min(batch, count - done);
            var from = done;
            var failures = await Task.WhenAll(Enumerable.Range(from, size).Select(one)).ConfigureAwait(false);
            done += size;
            if (failures.FirstOrDefault(f => f is not null) is { } failure)
                return failure;
        }
        return null;
    }
}
