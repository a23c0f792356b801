using Arktos.Api;
using Arktos.Api.Apps.V1;
using Arktos.Api.Autoscaling.V2;
using Arktos.Api.Batch.V1;
using Arktos.Api.Coordination.V1;
using Arktos.Api.Core.V1;
using Arktos.Api.Discovery.V1;
using Arktos.Api.Json;
using Arktos.Api.Meta.V1;
using Arktos.Api.Networking.V1;
using Arktos.Api.Networks.V1;
using Arktos.Api.Policy.V1;
using Arktos.Api.Services;
using Arktos.Api.Storage.V1;
using Arktos.Api.Volumes;
using Arktos.Client.Connection;
using Arktos.Client.Informers;
using Arktos.Client.Resources;
using Arktos.Controllers.Ownership;
using Arktos.Metrics;
using Microsoft.Extensions.Logging;

namespace Arktos.Controllers.Hosting;

/// <summary>
/// One informer for each type over all tenants, for one term of leadership. Controllers add handlers before
/// <see cref="StartAsync"/>. Informers of resources that the server does not serve are never started and stay empty.
/// </summary>
internal sealed class SharedInformers : IAsyncDisposable
{
    public const string ByController = "controller";
    public const string ByNode = "node";
    public const string ByNamespace = "namespace";
    public const string ByTenant = "tenant";

    /// <summary>Of pods and volumes: the claims that they name.</summary>
    public const string ByClaim = "claim";

    /// <summary>Of claims and attachments: the volume that they name.</summary>
    public const string ByVolume = "volume";

    /// <summary>Of volumes: their storage class, empty where they have none.</summary>
    public const string ByClass = "class";

    /// <summary>Of claims that have no volume for good: the same.</summary>
    public const string ByPendingClass = "pending-class";

    /// <summary>Of claims and volumes: the VolumeAttributesClasses that they name.</summary>
    public const string ByAttributesClass = "attributes-class";

    private static readonly TimeSpan ProgressPeriod = TimeSpan.FromSeconds(1);

    private readonly IApiConnection _connection;
    private readonly ILoggerFactory _loggers;
    private readonly TimeProvider _time;
    private readonly RoleMetrics _metrics;
    private readonly List<Entry> _entries = [];

    public SharedInformers(
        IApiConnection connection,
        ServedResources served,
        ControllersOptions options,
        ILoggerFactory loggers
    )
    {
        _connection = connection;
        _loggers = loggers;
        (_time, _metrics) = (options.Time, options.Metrics);
        Served = served;
        Pods = Add<Pod>()
            .AddIndex(ByController, Owners.ControllerIndex)
            .AddIndex(ByNamespace, NamespaceOf)
            .AddIndex(ByNode, p => p.Spec.NodeName.Length > 0 ? [p.Spec.NodeName] : [])
            .AddIndex(ByClaim, ClaimsOf);
        ReplicaSets = Add<ReplicaSet>()
            .AddIndex(ByController, Owners.ControllerIndex)
            .AddIndex(ByNamespace, NamespaceOf);
        ReplicationControllers = Add<ReplicationController>()
            .AddIndex(ByController, Owners.ControllerIndex)
            .AddIndex(ByNamespace, NamespaceOf);
        Deployments = Add<Deployment>().AddIndex(ByNamespace, NamespaceOf);
        StatefulSets = Add<StatefulSet>().AddIndex(ByNamespace, NamespaceOf);
        DaemonSets = Add<DaemonSet>().AddIndex(ByNamespace, NamespaceOf);
        ControllerRevisions = Add<ControllerRevision>().AddIndex(ByController, Owners.ControllerIndex);
        Jobs = Add<Job>().AddIndex(ByController, Owners.ControllerIndex).AddIndex(ByNamespace, NamespaceOf);
        CronJobs = Add<CronJob>();
        Claims = Add<PersistentVolumeClaim>()
            .AddIndex(
                ByVolume,
                c => c.Spec.VolumeName.Length > 0 ? [NamespaceKey(c.Metadata.Tenant, c.Spec.VolumeName)] : []
            )
            .AddIndex(
                ByPendingClass,
                c => VolumeMatch.IsFullyBound(c) ? [] : [NamespaceKey(c.Metadata.Tenant, StorageClasses.NameOf(c))]
            )
            .AddIndex(
                ByAttributesClass,
                c => [.. Api.Volumes.AttributesClasses.NamesOf(c).Select(n => NamespaceKey(c.Metadata.Tenant, n))]
            );
        PersistentVolumes = Add<PersistentVolume>()
            .AddIndex(ByClass, v => [NamespaceKey(v.Metadata.Tenant, StorageClasses.NameOf(v))])
            .AddIndex(
                ByClaim,
                v =>
                    v.Spec.ClaimRef is { } claim
                        ? [ClaimKey(new ObjectKey(v.Metadata.Tenant, claim.Namespace, claim.Name))]
                        : []
            )
            .AddIndex(
                ByAttributesClass,
                v => [.. Api.Volumes.AttributesClasses.NamesOf(v).Select(n => NamespaceKey(v.Metadata.Tenant, n))]
            );
        Classes = Add<StorageClass>().AddIndex(ByTenant, c => [c.Metadata.Tenant]);
        VolumeAttachments = Add<VolumeAttachment>()
            .AddIndex(ByNode, a => [a.Spec.NodeName])
            .AddIndex(ByVolume, a => [NamespaceKey(a.Metadata.Tenant, a.Spec.Source.PersistentVolumeName ?? "")]);
        CsiDrivers = Add<CSIDriver>();
        AttributesClasses = Add<VolumeAttributesClass>();
        Namespaces = Add<Namespace>();
        ServiceAccounts = Add<ServiceAccount>();
        Services = Add<Service>(ApiServiceNames.FollowersSelector).AddIndex(ByNamespace, NamespaceOf);
        Endpoints = Add<Endpoints>(ApiServiceNames.FollowersSelector);
        EndpointSlices = Add<EndpointSlice>(ApiServiceNames.FollowersSelector)
            .AddIndex(ByController, Owners.ControllerIndex);
        Budgets = Add<PodDisruptionBudget>().AddIndex(ByNamespace, NamespaceOf);
        Autoscalers = Add<HorizontalPodAutoscaler>().AddIndex(ByNamespace, NamespaceOf);
        Nodes = Add<Node>();
        Tenants = Add<Tenant>();
        Networks = Add<Network>().Reduce(WithoutWords);
        Leases = Add<Lease>();
        ServiceRanges = Add<ServiceCIDR>();
    }

    public ServedResources Served { get; }

    public Informer<Pod> Pods { get; }

    public Informer<ReplicaSet> ReplicaSets { get; }

    public Informer<ReplicationController> ReplicationControllers { get; }

    public Informer<Deployment> Deployments { get; }

    public Informer<StatefulSet> StatefulSets { get; }

    public Informer<DaemonSet> DaemonSets { get; }

    public Informer<ControllerRevision> ControllerRevisions { get; }

    public Informer<Job> Jobs { get; }

    public Informer<CronJob> CronJobs { get; }

    public Informer<PersistentVolumeClaim> Claims { get; }

    public Informer<PersistentVolume> PersistentVolumes { get; }

    public Informer<StorageClass> Classes { get; }

    public Informer<VolumeAttachment> VolumeAttachments { get; }

    public Informer<CSIDriver> CsiDrivers { get; }

    public Informer<VolumeAttributesClass> AttributesClasses { get; }

    public Informer<Namespace> Namespaces { get; }

    public Informer<ServiceAccount> ServiceAccounts { get; }

    public Informer<Service> Services { get; }

    public Informer<ServiceCIDR> ServiceRanges { get; }

    public Informer<Endpoints> Endpoints { get; }

    public Informer<EndpointSlice> EndpointSlices { get; }

    public Informer<PodDisruptionBudget> Budgets { get; }

    public Informer<HorizontalPodAutoscaler> Autoscalers { get; }

    public Informer<Node> Nodes { get; }

    public Informer<Tenant> Tenants { get; }

    /// <summary>Without labels, annotations and spec: every tenant has one.</summary>
    public Informer<Network> Networks { get; }

    public Informer<Lease> Leases { get; }

    /// <summary>The resources that have an informer here, served or not.</summary>
    public IEnumerable<KnownResource> Resources => _entries.Select(e => e.Resource);

    public static string ClaimKey(ObjectKey claim) => $"{claim.Tenant}/{claim.Namespace}/{claim.Name}";

    public static string NamespaceKey(string tenant, string ns) => $"{tenant}/{ns}";

    /// <summary>
    /// Adds a handler to every informer, for those who care about metadata only. Before <see cref="StartAsync"/>.
    /// </summary>
    /// <param name="changed">The resource, the object, and whether it is gone.</param>
    public void OnAny(Action<KnownResource, IKubeObject, bool> changed)
    {
        foreach (var entry in _entries)
            entry.OnAny(changed);
    }

    /// <summary>
    /// An informer over who the objects of any resource are, whose, and whether they go: without labels and
    /// annotations, for there may be very many. Of the caller: it starts and disposes of it.
    /// </summary>
    public Informer<PartialObjectMetadata> CreateMetadataInformer(KnownResource resource) =>
        new Informer<PartialObjectMetadata>(
            _connection,
            new InformerOptions
            {
                Resource = resource,
                Time = _time,
                Metrics = _metrics,
                Logger = _loggers.CreateLogger($"Arktos.Controllers.Informers.{resource.Plural}"),
            }
        ).Reduce(WithoutWords);

    /// <summary>Starts all; returns when every one has synced.</summary>
    /// <param name="progressed">Called each second in which the caches have grown, or another has synced.</param>
    public async Task StartAsync(Action progressed, CancellationToken ct)
    {
        var started = _entries.Where(e => Served.Serves(e.Resource)).ToList();
        foreach (var entry in started)
            entry.Start();
        var synced = Task.WhenAll(started.Select(e => e.Synced(ct)));
        var before = -1L;
        while (!synced.IsCompleted)
        {
            var now = started.Sum(e => e.Progress());
            if (now != before)
                progressed();
            before = now;
            await Task.WhenAny(synced, Task.Delay(ProgressPeriod, _time, ct)).ConfigureAwait(false);
        }
        await synced.ConfigureAwait(false);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var entry in _entries)
            await entry.Informer.DisposeAsync().ConfigureAwait(false);
    }

    private static IEnumerable<string> ClaimsOf(Pod pod)
    {
        foreach (var claim in PodClaims.Of(pod))
            yield return ClaimKey(new ObjectKey(pod.Metadata.Tenant, pod.Metadata.Namespace, claim.Name));
    }

    private static IEnumerable<string> NamespaceOf(IKubeObject o) =>
        [NamespaceKey(o.Metadata.Tenant, o.Metadata.Namespace)];

    private static PartialObjectMetadata WithoutWords(PartialObjectMetadata o) =>
        new()
        {
            Kind = o.Kind,
            ApiVersion = o.ApiVersion,
            Metadata = WithoutWords(o.Metadata),
        };

    private static Network WithoutWords(Network n) =>
        new()
        {
            Metadata = WithoutWords(n.Metadata),
            Status = new()
            {
                Phase = SharedTexts.Of(n.Status.Phase),
                Message = SharedTexts.Of(n.Status.Message),
                DnsServiceIP = SharedTexts.Of(n.Status.DnsServiceIP),
            },
        };

    private static ObjectMeta WithoutWords(ObjectMeta meta) =>
        new()
        {
            Tenant = meta.Tenant,
            Namespace = meta.Namespace,
            Name = meta.Name,
            Uid = meta.Uid,
            ResourceVersion = meta.ResourceVersion,
            OwnerReferences = meta.OwnerReferences,
            DeletionTimestamp = meta.DeletionTimestamp,
            Finalizers = meta.Finalizers,
        };

    private Informer<T> Add<T>(string labelSelector = "")
        where T : class, IKubeObject
    {
        var resource = KnownResource.For<T>();
        var informer = new Informer<T>(
            _connection,
            new InformerOptions
            {
                LabelSelector = labelSelector,
                Time = _time,
                Metrics = _metrics,
                Logger = _loggers.CreateLogger($"Arktos.Controllers.Informers.{resource.Plural}"),
            }
        );
        _entries.Add(
            new Entry(
                resource,
                informer,
                informer.Start,
                informer.WaitForSyncAsync,
                () => informer.Count + (informer.HasSynced ? 1 : 0),
                changed =>
                    informer.AddHandler(
                        new InformerHandler<T>
                        {
                            Added = o => changed(resource, o, false),
                            Updated = (_, o) => changed(resource, o, false),
                            Deleted = o => changed(resource, o, true),
                        }
                    )
            )
        );
        return informer;
    }

    private sealed record Entry(
        KnownResource Resource,
        IAsyncDisposable Informer,
        Action Start,
        Func<CancellationToken, Task> Synced,
        Func<long> Progress,
        Action<Action<KnownResource, IKubeObject, bool>> OnAny
    );
}
