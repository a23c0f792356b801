namespace Arktos.ApiServer.Configuration;

/// <summary>A question that many ask and one answer serves, so that two at most are under way. Thread-safe.</summary>
internal sealed class SharedQuestion<T>
{
    private readonly Lock _lock = new();
    private Task<T>? _asked,
        _next;

    /// <summary>
    /// The answer to a question that was asked after this call. Who comes while one is under way shares the next one.
    /// </summary>
    /// <param name="ask">The same question each time; cancelled by none of those who wait for it.</param>
    public Task<T> AskAsync(Func<Task<T>> ask)
    {
        lock (_lock)
        {
            if (_asked is null || _asked.IsCompleted)
                return _asked = ask();
            if (_next is null || _next.IsCompleted)
                _next = AfterAsync(_asked, ask);
            return _next;
        }
    }

    private async Task<T> AfterAsync(Task<T> before, Func<Task<T>> ask)
    {
        await before.ContinueWith(_ => { }, TaskScheduler.Default);
        Task<T> asked;
        lock (_lock)
            (_asked, _next) = (asked = ask(), null);
        return await asked;
    }
}
