using Arktos.Client.Queues;
using Microsoft.Extensions.Logging;

namespace Arktos.Controllers.Hosting;

/// <summary>
/// Keeps one loop running: one that fails, or that returns before it is told to stop, is begun again after a backoff,
/// and nobody else is disturbed.
/// </summary>
internal static class Supervision
{
    private static readonly Backoff RestartBackoff = new(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(30));

    /// <param name="run">May be called again after it has ended.</param>
    /// <returns>When <paramref name="ct"/> is cancelled and the loop has ended.</returns>
    public static async Task KeepRunningAsync(
        string name,
        Func<CancellationToken, Task> run,
        ILogger logger,
        TimeProvider time,
        CancellationToken ct
    )
    {
        for (var failures = 1; !ct.IsCancellationRequested; failures++)
        {
            var began = time.GetUtcNow();
            try
            {
                await run(ct).ConfigureAwait(false);
                if (!ct.IsCancellationRequested)
                    logger.LogError("{Name} ended by itself and is begun again", name);
            }
            catch (OperationCanceledException) when (ct.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                logger.LogError(e, "{Name} failed and is begun again; the others go on", name);
            }
            if (time.GetUtcNow() - began > RestartBackoff.Max)
                failures = 1;
            try
            {
                await Task.Delay(RestartBackoff.After(failures), time, ct).ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }
}
