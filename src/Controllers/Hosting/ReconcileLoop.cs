using System.Threading.Channels;
using Arktos.Client.Connection;
using Arktos.Client.Queues;
using Arktos.Client.Resources;
using Microsoft.Extensions.Logging;

namespace Arktos.Controllers.Hosting;

/// <summary>
/// Workers over a <see cref="WorkQueue{TKey}"/>. A conflict, an object that is gone or a namespace that is going means
/// that the cache is behind: it is tried again after a backoff without a warning. Any other failure is logged and tried
/// again. No key is worked on by two workers at a time. Thread-safe.
/// </summary>
internal sealed class ReconcileLoop<TKey>(ILogger logger, TimeProvider time) : IDisposable
    where TKey : notnull
{
    private static readonly Backoff RetryBackoff = new(TimeSpan.FromMilliseconds(5), TimeSpan.FromSeconds(1000));

    private readonly WorkQueue<TKey> _queue = new(time, RetryBackoff);

    public int Waiting => _queue.Count;

    public void Add(TKey key) => _queue.Add(key);

    public void AddAfter(TKey key, TimeSpan delay) => _queue.AddAfter(key, delay);

    /// <param name="reconcile">Returns after what time the key is to be looked at again; null: when something
    /// changes.</param>
    public Task RunAsync(int workers, Func<TKey, CancellationToken, Task<TimeSpan?>> reconcile, CancellationToken ct) =>
        Task.WhenAll(
            Enumerable.Range(0, workers).Select(_ => Task.Run(() => WorkAsync(reconcile, ct), CancellationToken.None))
        );

    public void Dispose() => _queue.Dispose();

    private async Task WorkAsync(Func<TKey, CancellationToken, Task<TimeSpan?>> reconcile, CancellationToken ct)
    {
        while (!ct.IsCancellationRequested)
        {
            TKey key;
            try
            {
                key = await _queue.TakeAsync(ct).ConfigureAwait(false);
            }
            catch (Exception e) when (e is ChannelClosedException or OperationCanceledException)
            {
                return;
            }
            try
            {
                var again = await reconcile(key, ct).ConfigureAwait(false);
                _queue.Forget(key);
                if (again is { } delay)
                    _queue.AddAfter(key, delay);
            }
            catch (OperationCanceledException) when (ct.IsCancellationRequested)
            {
                return;
            }
            catch (ApiException e) when (e.IsConflict || e.IsNotFound || e.IsNamespaceTerminating)
            {
                var delay = _queue.AddRateLimited(key);
                logger.LogDebug(
                    "{Key} has changed meanwhile and is looked at again in {DelayMs} ms: {Reason}",
                    key,
                    delay.TotalMilliseconds,
                    e.Message
                );
            }
            catch (ApiException e)
            {
                var delay = _queue.AddRateLimited(key);
                logger.LogWarning(
                    "{Key} failed and is tried again in {DelayMs} ms: {Reason}",
                    key,
                    delay.TotalMilliseconds,
                    e.Message
                );
            }
            catch (Exception e)
            {
                var delay = _queue.AddRateLimited(key);
                logger.LogError(e, "{Key} failed and is tried again in {DelayMs} ms", key, delay.TotalMilliseconds);
            }
            finally
            {
                _queue.Done(key);
            }
        }
    }
}
