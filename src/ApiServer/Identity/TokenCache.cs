using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Arktos.ApiServer.Authentication;

namespace Arktos.ApiServer.Identity;

/// <param name="KeptFor">How long the verdict counts; zero: it is forgotten at once.</param>
internal readonly record struct FetchedVerdict(TokenVerdict Verdict, TimeSpan KeptFor);

/// <summary>
/// Verdicts by the tokens' hashes, under a key of this process: no token is kept. Those who ask for the same token at
/// once share one question. Bounded; thread-safe.
/// </summary>
internal sealed class TokenCache(int entriesMax, TimeProvider time, AuthenticationMetrics metrics)
{
    private readonly byte[] _salt = RandomNumberGenerator.GetBytes(32);
    private readonly ConcurrentDictionary<string, Entry> _entries = new(StringComparer.Ordinal);

    public int Count => _entries.Count;

    /// <param name="fetch">Ends within a time of its own: it is not cancelled when one of those who wait gives up.
    /// </param>
    public async ValueTask<TokenVerdict> GetAsync(
        string token,
        IReadOnlyList<string> audiences,
        Func<Task<FetchedVerdict>> fetch,
        CancellationToken cancel
    )
    {
        var key = KeyOf(token, audiences);
        var now = time.GetUtcNow();
        if (_entries.TryGetValue(key, out var known) && known.Counts(now))
        {
            metrics.CacheRequests.WithLabels("hit").Inc();
            return await known.Verdict.WaitAsync(cancel);
        }
        metrics.CacheRequests.WithLabels("miss").Inc();
        if (_entries.Count >= entriesMax)
            MakeRoom(now);
        var fresh = new Entry(() => FetchAsync(key, fetch));
        var entry = _entries.AddOrUpdate(key, fresh, (_, old) => old.Counts(now) ? old : fresh);
        return await entry.Verdict.WaitAsync(cancel);
    }

    public void Clear() => _entries.Clear();

    private async Task<(TokenVerdict Verdict, DateTimeOffset Until)> FetchAsync(
        string key,
        Func<Task<FetchedVerdict>> fetch
    )
    {
        using var active = new ActiveFetch(metrics);
        try
        {
            var fetched = await fetch();
            metrics.CacheFetches.WithLabels(fetched.Verdict.Error.Length == 0 ? "ok" : "error").Inc();
            if (fetched.KeptFor <= TimeSpan.Zero)
                _entries.TryRemove(key, out _);
            return (fetched.Verdict, time.GetUtcNow() + fetched.KeptFor);
        }
        catch
        {
            _entries.TryRemove(key, out _);
            throw;
        }
    }

    // What does not count any more goes first; where that is not enough, everything: it is asked for again.
    private void MakeRoom(DateTimeOffset now)
    {
        foreach (var (key, entry) in _entries)
            if (!entry.Counts(now))
                _entries.TryRemove(KeyValuePair.Create(key, entry));
        if (_entries.Count >= entriesMax)
            _entries.Clear();
    }

    private string KeyOf(string token, IReadOnlyList<string> audiences) =>
        Convert.ToBase64String(
            HMACSHA256.HashData(
                _salt,
                Encoding.UTF8.GetBytes($"{string.Join('\n', audiences.Order(StringComparer.Ordinal))}\0{token}")
            )
        );

    private sealed class Entry(Func<Task<(TokenVerdict Verdict, DateTimeOffset Until)>> fetch)
    {
        private readonly Lazy<Task<(TokenVerdict Verdict, DateTimeOffset Until)>> _fetch = new(fetch);

        public Task<TokenVerdict> Verdict => VerdictAsync();

        /// <summary>Whether it is on its way, or not yet too old.</summary>
        public bool Counts(DateTimeOffset now) =>
            !_fetch.IsValueCreated
            || !_fetch.Value.IsCompleted
            || _fetch.Value.IsCompletedSuccessfully && now < _fetch.Value.Result.Until;

        private async Task<TokenVerdict> VerdictAsync() => (await _fetch.Value).Verdict;
    }

    private readonly struct ActiveFetch : IDisposable
    {
        private readonly AuthenticationMetrics _metrics;

        public ActiveFetch(AuthenticationMetrics metrics)
        {
            _metrics = metrics;
            metrics.CacheActiveFetches.WithLabels("in_flight").Inc();
        }

        public void Dispose() => _metrics.CacheActiveFetches.WithLabels("in_flight").Dec();
    }
}
