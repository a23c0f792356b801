using System.Threading.Channels;
using Arktos.Api.Core.V1;
using Arktos.Client.Connection;
using Arktos.Client.Events;
using Arktos.Client.Informers;
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

    /// <summary>Runs until the token is set.</summary>
    public async Task RunAsync(CancellationToken cancel)
    {
        using var connection = new ApiConnection(options.Connection);
        var elector = new LeaderElector(
            connection,
            new LeaderElectorOptions
            {
                Lease = new ObjectKey("system", "kube-system", "kube-scheduler"),
                Identity = options.Identity,
                Time = options.Time,
                Logger = loggers.CreateLogger<LeaderElector>(),
            }
        );
        await elector.RunAsync(stop => LeadAsync(connection, stop), cancel).ConfigureAwait(false);
    }

    private async Task LeadAsync(ApiConnection connection, CancellationToken cancel)
    {
        var logger = loggers.CreateLogger<SchedulerHost>();
        logger.LogInformation("leads: places pods of scheduler {Name}", options.SchedulerName);
        var items = Channel.CreateBounded<SchedulingItem>(new BoundedChannelOptions(ItemsMax) { SingleReader = true });
        var informerOptions = new InformerOptions
        {
            Tenant = "all",
            Time = options.Time,
            Logger = loggers.CreateLogger("Arktos.Scheduler.Informers"),
        };
        // Handlers run on the stream's thread: when the loop lags, the stream waits (and the server parks it).
        void Put(SchedulingItem item)
        {
            if (!items.Writer.TryWrite(item))
                items.Writer.WriteAsync(item, cancel).AsTask().GetAwaiter().GetResult();
        }
        var nodes = new Informer<Node>(connection, informerOptions).AddHandler(
            new InformerHandler<Node>
            {
                Added = n => Put(new SchedulingItem.NodeChanged(null, n)),
                Updated = (old, n) => Put(new SchedulingItem.NodeChanged(old, n)),
                Deleted = n => Put(new SchedulingItem.NodeDeleted(n)),
            }
        );
        var pods = new Informer<Pod>(connection, informerOptions).AddHandler(
            new InformerHandler<Pod>
            {
                Added = p => Put(new SchedulingItem.PodChanged(p)),
                Updated = (_, p) => Put(new SchedulingItem.PodChanged(p)),
                Deleted = p => Put(new SchedulingItem.PodDeleted(p)),
            }
        );
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
        var loop = new SchedulingLoop(options, new BindingWriter(writer, options.SchedulerName), events, items, logger);
        await using (nodes)
        await using (pods)
        {
            nodes.Start();
            pods.Start();
            // The loop takes items meanwhile, but places nothing before it knows all nodes and all pods that have one.
            var synced = Task.WhenAll(nodes.WaitForSyncAsync(cancel), pods.WaitForSyncAsync(cancel))
                .ContinueWith(
                    t =>
                    {
                        if (t.IsCompletedSuccessfully)
                            Put(new SchedulingItem.Synced());
                    },
                    cancel,
                    TaskContinuationOptions.None,
                    TaskScheduler.Default
                );
            await loop.RunAsync(cancel).ConfigureAwait(false);
            await synced.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
