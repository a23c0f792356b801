using System.Threading.Channels;
using Arktos.Api.Core.V1;
using Arktos.Api.Meta.V1;
using Arktos.Api.Policy.V1;
using Arktos.Api.Storage.V1;
using Arktos.Api.Volumes;
using Arktos.Client.Connection;
using Arktos.Client.Informers;
using Microsoft.Extensions.Logging;

namespace Arktos.Scheduler;

/// <summary>
/// Nodes and the CSI drivers that they have, what is left of drivers' storage, and namespaces, pods, claims, volumes,
/// their attachments, storage classes and disruption budgets of all tenants, as items for the scheduling loop. When the
/// loop lags, the streams wait, and the server parks them: handlers run on the stream's thread and wait for room among
/// the items.
/// </summary>
internal sealed class SchedulerFollowers : IAsyncDisposable
{
    private readonly ChannelWriter<SchedulingItem> _items;
    private readonly Informer<Node> _nodes;
    private readonly Informer<Namespace> _namespaces;
    private readonly Informer<Pod> _pods;
    private readonly Informer<PersistentVolumeClaim> _claims;
    private readonly Informer<PersistentVolume> _volumes;
    private readonly Informer<StorageClass> _classes;
    private readonly Informer<CSINode> _drivers;
    private readonly Informer<CSIDriver> _publishers;
    private readonly Informer<CSIStorageCapacity> _capacities;
    private readonly Informer<VolumeAttachment> _attachments;
    private readonly Informer<PodDisruptionBudget> _budgets;
    private CancellationToken _ending;
    private Task _synced = Task.CompletedTask;

    public SchedulerFollowers(
        IApiConnection connection,
        SchedulerOptions options,
        ILoggerFactory loggers,
        ChannelWriter<SchedulingItem> items
    )
    {
        _items = items;
        var informerOptions = new InformerOptions
        {
            Tenant = "all",
            Time = options.Time,
            Metrics = options.Metrics,
            Logger = loggers.CreateLogger("Arktos.Scheduler.Informers"),
        };
        _nodes = new Informer<Node>(connection, informerOptions).AddHandler(
            new InformerHandler<Node>
            {
                Added = n => Put(new SchedulingItem.NodeChanged(null, n)),
                Updated = (old, n) => Put(new SchedulingItem.NodeChanged(old, n)),
                Deleted = n => Put(new SchedulingItem.NodeDeleted(n)),
            }
        );
        _namespaces = new Informer<Namespace>(connection, informerOptions).AddHandler(
            new InformerHandler<Namespace>
            {
                Added = n => Put(new SchedulingItem.NamespaceChanged(n)),
                Updated = (_, n) => Put(new SchedulingItem.NamespaceChanged(n)),
                Deleted = n => Put(new SchedulingItem.NamespaceDeleted(n)),
            }
        );
        _pods = new Informer<Pod>(connection, informerOptions).AddHandler(
            new InformerHandler<Pod>
            {
                Added = p => Put(new SchedulingItem.PodChanged(p)),
                Updated = (_, p) => Put(new SchedulingItem.PodChanged(p)),
                Deleted = p => Put(new SchedulingItem.PodDeleted(p)),
            }
        );
        _claims = new Informer<PersistentVolumeClaim>(connection, informerOptions).AddHandler(
            new InformerHandler<PersistentVolumeClaim>
            {
                Added = c => Put(new SchedulingItem.ClaimChanged(c)),
                Updated = (_, c) => Put(new SchedulingItem.ClaimChanged(c)),
                Deleted = c => Put(new SchedulingItem.ClaimDeleted(c)),
            }
        );
        _volumes = new Informer<PersistentVolume>(connection, informerOptions).AddHandler(
            new InformerHandler<PersistentVolume>
            {
                Added = v => Put(new SchedulingItem.VolumeChanged(v)),
                Updated = (_, v) => Put(new SchedulingItem.VolumeChanged(v)),
                Deleted = v => Put(new SchedulingItem.VolumeDeleted(v)),
            }
        );
        _classes = new Informer<StorageClass>(connection, informerOptions).AddHandler(
            new InformerHandler<StorageClass>
            {
                Added = c => Put(new SchedulingItem.ClassChanged(c)),
                Updated = (_, c) => Put(new SchedulingItem.ClassChanged(c)),
                Deleted = c => Put(new SchedulingItem.ClassDeleted(c)),
            }
        );
        _drivers = new Informer<CSINode>(connection, informerOptions).AddHandler(
            new InformerHandler<CSINode>
            {
                Added = n => Put(new SchedulingItem.DriversChanged(n)),
                Updated = (_, n) => Put(new SchedulingItem.DriversChanged(n)),
                Deleted = n => Put(new SchedulingItem.DriversDeleted(n)),
            }
        );
        _publishers = new Informer<CSIDriver>(connection, informerOptions)
            .Reduce(d => new CSIDriver
            {
                Metadata = WithTenants(d),
                Spec = new() { StorageCapacity = d.Spec.StorageCapacity },
            })
            .AddHandler(
                new InformerHandler<CSIDriver>
                {
                    Added = d => Put(new SchedulingItem.DriverChanged(d)),
                    Updated = (_, d) => Put(new SchedulingItem.DriverChanged(d)),
                    Deleted = d => Put(new SchedulingItem.DriverDeleted(d)),
                }
            );
        _capacities = new Informer<CSIStorageCapacity>(connection, informerOptions)
            .Reduce(c => new CSIStorageCapacity
            {
                Metadata = OnlyNames(c.Metadata),
                NodeTopology = c.NodeTopology,
                StorageClassName = c.StorageClassName,
                Capacity = c.Capacity,
                MaximumVolumeSize = c.MaximumVolumeSize,
            })
            .AddHandler(
                new InformerHandler<CSIStorageCapacity>
                {
                    Added = c => Put(new SchedulingItem.CapacityChanged(c)),
                    Updated = (_, c) => Put(new SchedulingItem.CapacityChanged(c)),
                    Deleted = c => Put(new SchedulingItem.CapacityDeleted(c)),
                }
            );
        _attachments = new Informer<VolumeAttachment>(connection, informerOptions).AddHandler(
            new InformerHandler<VolumeAttachment>
            {
                Added = a => Put(new SchedulingItem.AttachmentChanged(a)),
                Updated = (_, a) => Put(new SchedulingItem.AttachmentChanged(a)),
                Deleted = a => Put(new SchedulingItem.AttachmentDeleted(a)),
            }
        );
        _budgets = new Informer<PodDisruptionBudget>(connection, informerOptions).AddHandler(
            new InformerHandler<PodDisruptionBudget>
            {
                Added = b => Put(new SchedulingItem.BudgetChanged(b)),
                Updated = (_, b) => Put(new SchedulingItem.BudgetChanged(b)),
                Deleted = b => Put(new SchedulingItem.BudgetDeleted(b)),
            }
        );
    }

    /// <param name="ending">Set when nobody reads the items any more.</param>
    public void Start(CancellationToken ending)
    {
        _ending = ending;
        _nodes.Start();
        _namespaces.Start();
        _pods.Start();
        _claims.Start();
        _volumes.Start();
        _classes.Start();
        _drivers.Start();
        _publishers.Start();
        _capacities.Start();
        _attachments.Start();
        _budgets.Start();
        _synced = TellSyncedAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _nodes.DisposeAsync().ConfigureAwait(false);
        await _namespaces.DisposeAsync().ConfigureAwait(false);
        await _pods.DisposeAsync().ConfigureAwait(false);
        await _claims.DisposeAsync().ConfigureAwait(false);
        await _volumes.DisposeAsync().ConfigureAwait(false);
        await _classes.DisposeAsync().ConfigureAwait(false);
        await _drivers.DisposeAsync().ConfigureAwait(false);
        await _publishers.DisposeAsync().ConfigureAwait(false);
        await _capacities.DisposeAsync().ConfigureAwait(false);
        await _attachments.DisposeAsync().ConfigureAwait(false);
        await _budgets.DisposeAsync().ConfigureAwait(false);
        await _synced.ConfigureAwait(false);
    }

    /// <summary>
    /// The loop takes items meanwhile, but places nothing before it knows all of them.
    /// </summary>
    private async Task TellSyncedAsync()
    {
        try
        {
            await Task.WhenAll(
                    _nodes.WaitForSyncAsync(_ending),
                    _namespaces.WaitForSyncAsync(_ending),
                    _pods.WaitForSyncAsync(_ending),
                    _claims.WaitForSyncAsync(_ending),
                    _volumes.WaitForSyncAsync(_ending),
                    _classes.WaitForSyncAsync(_ending),
                    _drivers.WaitForSyncAsync(_ending),
                    _publishers.WaitForSyncAsync(_ending),
                    _capacities.WaitForSyncAsync(_ending),
                    _attachments.WaitForSyncAsync(_ending),
                    _budgets.WaitForSyncAsync(_ending)
                )
                .ConfigureAwait(false);
            await _items.WriteAsync(new SchedulingItem.Synced(), _ending).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        { /* the term is over */
        }
    }

    private static ObjectMeta OnlyNames(ObjectMeta of) =>
        new()
        {
            Tenant = of.Tenant,
            Namespace = of.Namespace,
            Name = of.Name,
            Uid = of.Uid,
            ResourceVersion = of.ResourceVersion,
        };

    private static ObjectMeta WithTenants(CSIDriver driver)
    {
        var metadata = OnlyNames(driver.Metadata);
        if (driver.Metadata.Annotations?.GetValueOrDefault(DriverTenants.Annotation) is { } tenants)
            metadata.Annotations = new() { [DriverTenants.Annotation] = tenants };
        return metadata;
    }

    private void Put(SchedulingItem item)
    {
        if (_items.TryWrite(item))
            return;
        try
        {
            _items.WriteAsync(item, _ending).AsTask().GetAwaiter().GetResult();
        }
        catch (OperationCanceledException) when (_ending.IsCancellationRequested)
        { /* the term is over, and the item with it */
        }
    }
}
