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
///   wait for the lease -> discover -> informers sync -> controllers run --lease lost, or one stalled--> all stop
///        ^                                                                                              |
///        +----------------------------------------------------------------------------------------------+
/// </code>
/// A controller that fails is begun again alone. One that stalls, which no cancellation reaches, costs the lease.
/// </summary>
public sealed class ControllersHost(ControllersOptions options, ILoggerFactory loggers)
{
    public const string LeaseName = "kube-controller-manager";

    private static readonly TimeSpan WatchPeriod = TimeSpan.FromSeconds(1);

    private readonly ILogger _logger = loggers.CreateLogger<ControllersHost>();
    private readonly WorkQueueMetrics _queues = new(options.Metrics);
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

    internal Task RunAsync(IApiConnection connection, CancellationToken ct) =>
        new LeaderElector(
            connection,
            new LeaderElectorOptions
            {
                Lease = new ObjectKey("system", "kube-system", LeaseName),
                Identity = options.Identity,
                Times = options.Leading,
                Time = options.Time,
                Metrics = options.Metrics,
                Logger = loggers.CreateLogger<LeaderElector>(),
            }
        ).RunAsync((work, term) => WorkAsync(connection, work, term), ct);

    private async Task WorkAsync(IApiConnection connection, LeaderWork work, CancellationToken term)
    {
        var served = await ServedResources.DiscoverAsync(connection, term).ConfigureAwait(false);
        work.Report();
        foreach (var failure in served.Failures)
            _logger.LogWarning("discovery of {Failure}", failure);
        await using var informers = new SharedInformers(connection, served, options, loggers);
        var watch = new WorkWatch(options.Time);
        var context = new ControllerContext(connection, informers, options, loggers, watch, _queues);
        var controllers = ControllerTable.Create(context);
        try
        {
            await informers.StartAsync(work.Report, term).ConfigureAwait(false);
            _working = true;
            _logger.LogInformation(
                "{Count} controllers work: {Names}",
                controllers.Count,
                string.Join(", ", controllers.Select(c => c.Name))
            );
            var runs = controllers.Select(c =>
                Supervision.KeepRunningAsync($"controller {c.Name}", c.RunAsync, _logger, options.Time, term)
            );
            await Task.WhenAll([.. runs, ReportAsync(watch, work, term)]).ConfigureAwait(false);
        }
        finally
        {
            _working = false;
            // At once: each recorder waits a moment for its last events, and all of them together would outlast the
            // patience that the elector has with work that was told to stop.
            await Task.WhenAll(controllers.Select(c => c.DisposeAsync().AsTask())).ConfigureAwait(false);
        }
    }

    /// <summary>Reports to the lease as long as every part of the work gets on.</summary>
    private async Task ReportAsync(WorkWatch watch, LeaderWork work, CancellationToken term)
    {
        WorkPart? told = null;
        while (!term.IsCancellationRequested)
        {
            var stalled = watch.FindStalled();
            if (stalled is null)
                work.Report();
            else if (stalled != told)
                _logger.LogError(
                    "{Part} has not got on for {SilentS:0} s; the lease is given up if that lasts",
                    stalled.Name,
                    stalled.SilentFor.TotalSeconds
                );
            told = stalled;
            await Task.Delay(WatchPeriod, options.Time, term).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
