namespace Arktos.Controllers.Hosting;

/// <summary>
/// One controller of one term of leadership. Its constructor adds handlers to the shared informers; nothing else
/// happens before <see cref="RunAsync"/>, which is called when the informers that it needs have synced.
/// </summary>
internal interface IController : IAsyncDisposable
{
    string Name { get; }

    /// <summary>
    /// Works until <paramref name="ct"/> is cancelled; returns when no write of it is under way. When it has failed,
    /// all of it has ended, and it is called again: what waits to be done goes on waiting.
    /// </summary>
    Task RunAsync(CancellationToken ct);
}
