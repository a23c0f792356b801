using Arktos.ApiServer.Storage;
using Microsoft.Extensions.Logging;

namespace Arktos.ApiServer.Registry.Services;

/// <summary>
/// Looks at what services hold every five to ten minutes. Every API server does it, at its own pace: all that is done
/// then is conditional. One task.
/// </summary>
public sealed class ServiceRepairs(Func<CancellationToken, Task> repair, TimeProvider time, ILogger<ServiceRepairs> log)
{
    private static readonly TimeSpan Period = TimeSpan.FromMinutes(5);

    /// <summary>Until cancelled.</summary>
    public async Task RunAsync(CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            await RepairAsync(stopping);
            await Task.Delay(Period * (1 + Random.Shared.NextDouble()), time, stopping)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task RepairAsync(CancellationToken stopping)
    {
        try
        {
            await repair(stopping);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The server stops.
        }
        catch (Exception e)
        {
            var isExpected = e is StoreUnavailableException or InvalidOperationException;
            log.LogWarning(isExpected ? null : e, "addresses of services are not looked at: {Reason}", e.Message);
        }
    }
}
