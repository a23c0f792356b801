using System.Threading.Channels;
using Arktos.Client.Connection;
using Arktos.Client.Queues;
using Arktos.Client.Resources;
using Microsoft.Extensions.Logging;

namespace Arktos.Controllers.Hosting;

/// <summary>
/// Workers over a <see cref="WorkQueue{TKey}"/>. A conflict, an object that is gone or a namespace that is going means
/// that the cache is behind: it is tried again after a backoff without a warning. Any other failure is logged and tried
/// again, and so is a key that takes longer than <see cref="ReconcileMax"/>: no object keeps a worker. No key is worked
/// on by two workers at a time. Thread-safe.
/// </summary>
internal sealed class ReconcileLoop<TKey>(string name, ILogger logger, ControllerContext context) : IDisposable
    where TKey : notnull
{
    public static readonly TimeSpan ReconcileMax = TimeSpan.FromMinutes(2);

    /// <summary>A worker that has a key for so long does not even heed its cancellation.</summary>
    private static readonly TimeSpan StallMax = ReconcileMax + TimeSpan.FromSeconds(30);
    private static readonly Backoff RetryBackoff = new(TimeSpan.FromMilliseconds(5), TimeSpan.FromSeconds(1000));

    private readonly WorkQueue<TKey> _queue = new(context.Time, RetryBackoff, (context.Queues, name));

    public void Add(TKey key) => _queue.Add(key);

    public void AddAfter(TKey key, TimeSpan delay) => _queue.AddAfter(key, delay);

    /// <summary>May be called again when it has ended: keys that wait go on waiting.</summary>
    /// <param name="reconcile">Returns after what time the key is to be looked at again; null: when something
    /// changes.</param>
    public Task RunAsync(Func<TKey, CancellationToken, Task<TimeSpan?>> reconcile, CancellationToken ct) =>
        Task.WhenAll(
            Enumerable
                .Range(1, context.Options.WorkersPerController)
                .Select(n => Task.Run(() => WorkAsync(n, reconcile, ct), CancellationToken.None))
        );

    public void Dispose() => _queue.Dispose();

    private async Task WorkAsync(
        int number,
        Func<TKey, CancellationToken, Task<TimeSpan?>> reconcile,
        CancellationToken ct
    )
    {
        var isBusy = false;
        using var part = context.Watch.Add(
            $"worker {number} of {name}",
            StallMax,
            () => Volatile.Read(ref isBusy) || _queue.Count > 0
        );
        while (!ct.IsCancellationRequested)
        {
            TKey key;
            try
            {
                part.Report();
                key = await _queue.TakeAsync(ct).ConfigureAwait(false);
                part.Report();
            }
            catch (Exception e) when (e is ChannelClosedException or OperationCanceledException)
            {
                return;
            }
            using var bound = new CancellationTokenSource(ReconcileMax, context.Time);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, bound.Token);
            Volatile.Write(ref isBusy, true);
            try
            {
                var again = await reconcile(key, either.Token).ConfigureAwait(false);
                _queue.Forget(key);
                if (again is { } delay)
                    _queue.AddAfter(key, delay);
            }
            catch (OperationCanceledException) when (ct.IsCancellationRequested)
            {
                return;
            }
            catch (OperationCanceledException) when (bound.IsCancellationRequested)
            {
                var delay = _queue.AddRateLimited(key);
                logger.LogWarning(
                    "{Key} took longer than {BoundS} s and is tried again in {DelayMs} ms",
                    key,
                    ReconcileMax.TotalSeconds,
                    delay.TotalMilliseconds
                );
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
                Volatile.Write(ref isBusy, false);
                _queue.Done(key);
            }
        }
    }
}
