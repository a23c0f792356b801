using System.Threading.Channels;
using Arktos.Client.Connection;
using Arktos.Client.Events;
using Arktos.Client.Leading;
using Arktos.Client.Resources;
using Arktos.Client.Writing;
using Microsoft.Extensions.Logging;

namespace Arktos.Scheduler;

/// <summary>
/// A scheduler process: fights for the lease; while it leads, follows nodes and pods of all tenants and places pods.
/// All decisions are made by one loop (<see cref="SchedulingLoop"/>); what informers see goes to it as items of a
/// bounded channel.
/// </summary>
public sealed class SchedulerHost(SchedulerOptions options, ILoggerFactory loggers)
{
    private const int ItemsMax = 10_000;

    private readonly SchedulerMetrics _metrics = new(options);

    /// <summary>Runs until the token is set.</summary>
    /// <exception cref="LeaderStuckException">The loop was told to stop and goes on.</exception>
    public async Task RunAsync(CancellationToken cancel)
    {
        using var connection = new ApiConnection(options.Connection);
        await RunAsync(connection, cancel).ConfigureAwait(false);
    }

    internal Task RunAsync(IApiConnection connection, CancellationToken cancel) =>
        new LeaderElector(
            connection,
            new LeaderElectorOptions
            {
                Lease = new ObjectKey("system", "kube-system", "kube-scheduler"),
                Identity = options.Identity,
                Time = options.Time,
                Metrics = options.Metrics,
                Logger = loggers.CreateLogger<LeaderElector>(),
            }
        ).RunAsync((work, stop) => LeadAsync(connection, work, stop), cancel);

    private async Task LeadAsync(IApiConnection connection, LeaderWork work, CancellationToken cancel)
    {
        var logger = loggers.CreateLogger<SchedulerHost>();
        logger.LogInformation("leads: places pods of scheduler {Name}", options.SchedulerName);
        var items = Channel.CreateBounded<SchedulingItem>(new BoundedChannelOptions(ItemsMax) { SingleReader = true });
        await using var events = new EventRecorder(
            connection,
            new EventRecorderOptions
            {
                Component = options.SchedulerName,
                Time = options.Time,
                Logger = logger,
            }
        );
        await using var writer = new BatchWriter(
            connection,
            new BatchWriterOptions { Time = options.Time, Logger = logger }
        );
        var loop = new SchedulingLoop(
            new SchedulingTerm(
                options,
                new BindingWriter(writer, options.SchedulerName),
                events,
                items,
                work,
                _metrics,
                loggers.CreateLogger<SchedulingLoop>()
            )
        );
        // Whoever hands items in waits for the loop. When the loop has ended, however it has, they must not wait on.
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        await using var followers = new SchedulerFollowers(connection, options, loggers, items.Writer);
        try
        {
            followers.Start(ending.Token);
            await loop.RunAsync(ending.Token).ConfigureAwait(false);
        }
        finally
        {
            await ending.CancelAsync().ConfigureAwait(false);
        }
    }
}
