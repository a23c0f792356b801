using Arktos.Api.Core.V1;
using Arktos.Api.Discovery.V1;
using Arktos.Api.Services;
using Arktos.Client.Connection;
using Arktos.Client.Informers;
using Arktos.Client.Resources;
using Arktos.Dns.Names;
using Arktos.Dns.Sources;
using Microsoft.Extensions.Logging;

namespace Arktos.Dns.Following;

/// <summary>
/// Follows services, their endpoints, namespaces and pods of all tenants into the tables, each on its own stream. While
/// the API cannot be asked, what was known last is told on.
/// </summary>
internal sealed class ClusterFollower : IAsyncDisposable
{
    private const string ByService = "service";

    private readonly NameTable _names;
    private readonly SourceTable _sources;
    private readonly byte[] _zone;
    private readonly Informer<FollowedService> _services;
    private readonly Informer<FollowedSlice> _slices;
    private readonly Informer<FollowedNamespace> _namespaces;
    private readonly Informer<FollowedPod> _pods;
    private readonly Lock _building = new();

    public ClusterFollower(
        IApiConnection connection,
        DnsOptions options,
        NameTable names,
        SourceTable sources,
        ILogger logger
    )
    {
        (_names, _sources, _zone) = (names, sources, options.Zone.Zone);
        InformerOptions For<T>()
            where T : Arktos.Api.IKubeObject =>
            new()
            {
                Resource = KnownResource.For<T>(),
                Time = options.Time,
                Metrics = options.Metrics,
                Logger = logger,
            };
        _services = new Informer<FollowedService>(
            connection,
            For<Service>() with
            {
                LabelSelector = ApiServiceNames.FollowersSelector,
            }
        ).AddHandler(
            InformerHandler<FollowedService>.Any(s => Build(s.Metadata.Tenant, s.Metadata.Namespace, s.Metadata.Name))
        );
        _slices = new Informer<FollowedSlice>(
            connection,
            For<EndpointSlice>() with
            {
                LabelSelector = ApiServiceNames.FollowersSelector,
            }
        )
            .AddIndex(
                ByService,
                s => s.Service.Length > 0 ? [Key(s.Metadata.Tenant, s.Metadata.Namespace, s.Service)] : []
            )
            .AddHandler(
                new InformerHandler<FollowedSlice>
                {
                    Added = BuildServiceOf,
                    Updated = (before, now) =>
                    {
                        if (before.Service != now.Service)
                            BuildServiceOf(before);
                        BuildServiceOf(now);
                    },
                    Deleted = BuildServiceOf,
                }
            );
        _namespaces = new Informer<FollowedNamespace>(connection, For<Namespace>()).AddHandler(
            new InformerHandler<FollowedNamespace>
            {
                Added = n => _names.PutNamespace(n.Metadata.Tenant, n.Metadata.Name, exists: true),
                Deleted = n => _names.PutNamespace(n.Metadata.Tenant, n.Metadata.Name, exists: false),
            }
        );
        _pods = new Informer<FollowedPod>(connection, For<Pod>()).AddHandler(
            new InformerHandler<FollowedPod>
            {
                Added = p => Move(null, p),
                Updated = Move,
                Deleted = p => Move(p, null),
            }
        );
    }

    public bool HasSynced => _services.HasSynced && _slices.HasSynced && _namespaces.HasSynced && _pods.HasSynced;

    public void Start()
    {
        // Pods first: there are most of them, and without them nobody is known.
        _pods.Start();
        _slices.Start();
        _services.Start();
        _namespaces.Start();
    }

    public Task WaitForSyncAsync(CancellationToken ct) =>
        Task.WhenAll(
            _pods.WaitForSyncAsync(ct),
            _slices.WaitForSyncAsync(ct),
            _services.WaitForSyncAsync(ct),
            _namespaces.WaitForSyncAsync(ct)
        );

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync().ConfigureAwait(false);
        await _slices.DisposeAsync().ConfigureAwait(false);
        await _namespaces.DisposeAsync().ConfigureAwait(false);
        await _pods.DisposeAsync().ConfigureAwait(false);
    }

    private void BuildServiceOf(FollowedSlice slice)
    {
        if (slice.Service.Length > 0)
            Build(slice.Metadata.Tenant, slice.Metadata.Namespace, slice.Service);
    }

    /// <summary>
    /// Makes a service's names of what both caches have now. Two streams may ask for one service at once: one after the
    /// other reads and puts, so that the last to put has seen everything.
    /// </summary>
    private void Build(string tenant, string ns, string name)
    {
        lock (_building)
        {
            var service = _services.Get(new ObjectKey(tenant, ns, name));
            _names.PutService(
                tenant,
                ns,
                name,
                service is null
                    ? null
                    : ServiceNames.Of(
                        service,
                        service.Spec.ClusterIP == "None" ? _slices.ByIndex(ByService, Key(tenant, ns, name)) : [],
                        _zone
                    )
            );
        }
    }

    private void Move(FollowedPod? before, FollowedPod? now)
    {
        var (old, current) = (AddressesOf(before), AddressesOf(now));
        foreach (var (address, pod) in current)
            _sources.Add(address, pod);
        foreach (var (address, pod) in old.Except(current))
            _sources.Remove(address, pod);
    }

    /// <summary>A pod that has ended has no address any more, whatever its status says: another pod may have
    /// it.</summary>
    private static List<(AddressKey Address, PodAt Pod)> AddressesOf(FollowedPod? pod)
    {
        if (pod is null || pod.Status.Phase is "Succeeded" or "Failed")
            return [];
        var at = new PodAt(new Viewer(pod.Metadata.Tenant, pod.Network), pod.Metadata.Namespace, pod.Metadata.Uid);
        return
        [
            .. (pod.Status.PodIPs ?? [])
                .Select(i => i.Ip)
                .Append(pod.Status.PodIP)
                .Concat((pod.Status.NicStatuses ?? []).Select(n => n.IpAddress))
                .Select(i => AddressKey.TryParse(i, out var key) ? key : (AddressKey?)null)
                .OfType<AddressKey>()
                .Distinct()
                .Select(k => (k, at)),
        ];
    }

    private static string Key(string tenant, string ns, string service) => $"{tenant}/{ns}/{service}";
}
