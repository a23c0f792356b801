using Arktos.Client.Connection;
using Arktos.Client.Leading;
using Arktos.Client.Queues;
using Arktos.Client.Resources;
using Arktos.Controllers.Hosting;
using Microsoft.Extensions.Logging;

namespace Arktos.Controllers;

/// <summary>
/// All controllers of an installation, for all tenants. Several processes may run: the one that holds the Lease
/// kube-system/kube-controller-manager of tenant system works. A term begins with empty caches and nothing remembered
/// from the term before.
/// <code>
///   wait for the lease -> discover -> informers sync -> controllers run --lease lost, or one failed--> all stop
///        ^                                                                                             |
///        +---------------------------------------------------------------------------------------------+
/// </code>
/// </summary>
public sealed class ControllersHost(ControllersOptions options, ILoggerFactory loggers)
{
    public const string LeaseName = "kube-controller-manager";

    private static readonly Backoff RestartBackoff = new(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(30));

    private readonly ILogger _logger = loggers.CreateLogger<ControllersHost>();
    private volatile bool _working;

    /// <summary>This process leads and its controllers run.</summary>
    public bool IsWorking => _working;

    /// <summary>
    /// Works, and waits to work, until <paramref name="ct"/> is cancelled; the lease is given up then.
    /// </summary>
    public async Task RunAsync(CancellationToken ct)
    {
        using var connection = new ApiConnection(options.Connection);
        await RunAsync(connection, ct).ConfigureAwait(false);
    }

    internal async Task RunAsync(IApiConnection connection, CancellationToken ct)
    {
        var elector = new LeaderElector(
            connection,
            new LeaderElectorOptions
            {
                Lease = new ObjectKey("system", "kube-system", LeaseName),
                Identity = options.Identity,
                Time = options.Time,
                Logger = loggers.CreateLogger<LeaderElector>(),
            }
        );
        for (var failures = 0; !ct.IsCancellationRequested; failures++)
        {
            try
            {
                await elector.RunAsync(term => WorkAsync(connection, term), ct).ConfigureAwait(false);
                if (ct.IsCancellationRequested)
                    return;
                _logger.LogError("the controllers stopped by themselves and are started again");
            }
            catch (OperationCanceledException) when (ct.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                _logger.LogError(e, "the controllers failed and are started again");
            }
            try
            {
                await Task.Delay(RestartBackoff.After(Math.Min(failures, 10) + 1), options.Time, ct)
                    .ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    private async Task WorkAsync(IApiConnection connection, CancellationToken term)
    {
        var served = await ServedResources.DiscoverAsync(connection, term).ConfigureAwait(false);
        foreach (var failure in served.Failures)
            _logger.LogWarning("discovery of {Failure}", failure);
        await using var informers = new SharedInformers(connection, served, loggers, options.Time);
        var context = new ControllerContext(connection, informers, options, loggers);
        var controllers = ControllerTable.Create(context);
        try
        {
            await informers.StartAsync(term).ConfigureAwait(false);
            _working = true;
            _logger.LogInformation(
                "{Count} controllers work: {Names}",
                controllers.Count,
                string.Join(", ", controllers.Select(c => c.Name))
            );
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(term);
            var runs = controllers.Select(c => c.RunAsync(stop.Token)).ToList();
            // One that ends while the term goes on takes the others with it: half of the controllers are worse than a
            // fresh start.
            await Task.WhenAny(runs).ConfigureAwait(false);
            await stop.CancelAsync().ConfigureAwait(false);
            await Task.WhenAll(runs).ConfigureAwait(false);
        }
        finally
        {
            _working = false;
            foreach (var controller in controllers)
                await controller.DisposeAsync().ConfigureAwait(false);
        }
    }
}
