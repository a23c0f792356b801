using System.Collections.Concurrent;

namespace Arktos.StoreClient;

/// <summary>
/// The pauses of callers that look for a partition's leader and found none. A pause that ends long after the election
/// did is time lost, and thousands who ask again all the time would keep the stores from electing. So one caller for
/// each partition asks often; the others wait until somebody has found the leader. Thread-safe.
/// </summary>
/// <param name="soon">The longest pause of the one who asks often.</param>
internal sealed class LeaderSearch(TimeSpan soon)
{
    private readonly ConcurrentDictionary<PartitionId, Search> _searches = [];

    /// <summary>
    /// Ends when the partition's leader is found, or the caller is to look again himself: after
    /// <paramref name="pause"/> at the latest.
    /// </summary>
    public async Task PauseAsync(PartitionId partition, TimeSpan pause, CancellationToken cancel)
    {
        var search = _searches.GetOrAdd(partition, _ => new Search());
        var asksOften = search.TryBeTheOne();
        try
        {
            using var timer = CancellationTokenSource.CreateLinkedTokenSource(cancel);
            await Task.WhenAny(search.Found.Task, Task.Delay(asksOften && pause > soon ? soon : pause, timer.Token))
                .ConfigureAwait(false);
            await timer.CancelAsync().ConfigureAwait(false);
            cancel.ThrowIfCancellationRequested();
        }
        finally
        {
            if (asksOften)
                search.LetAnother();
        }
    }

    /// <summary>A store has answered as the partition's leader.</summary>
    public void Found(PartitionId partition)
    {
        // Said of every call that succeeds, and hardly ever does anybody search.
        if (_searches.TryGetValue(partition, out _) && _searches.TryRemove(partition, out var search))
            search.Found.TrySetResult();
    }

    private sealed class Search
    {
        private int _isAskedOften;

        public TaskCompletionSource Found { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public bool TryBeTheOne() => Interlocked.CompareExchange(ref _isAskedOften, 1, 0) == 0;

        public void LetAnother() => Volatile.Write(ref _isAskedOften, 0);
    }
}
