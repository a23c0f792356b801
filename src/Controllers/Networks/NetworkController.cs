using Arktos.Api;
using Arktos.Api.Core.V1;
using Arktos.Api.Networks;
using Arktos.Api.Networks.V1;
using Arktos.Api.Services;
using Arktos.Client.Connection;
using Arktos.Client.Events;
using Arktos.Client.Informers;
using Arktos.Client.Resources;
using Arktos.Controllers.Hosting;
using Arktos.Controllers.Ownership;
using Arktos.Controllers.Pods;

namespace Arktos.Controllers.Networks;

/// <summary>
/// The life of networks. A tenant's default one is made with the tenant, ready; a tenant that has none is given one.
/// <code>
///   Pending ..told where DNS is.. Ready ..deleted.. Terminating ..no pod and no service in it.. gone
/// </code>
/// There is nothing else to provide: node agents and DNS servers tell networks apart by what pods and services say.
/// </summary>
internal sealed class NetworkController : IController
{
    /// <summary>A tenant's network is seen by another stream than the tenant.</summary>
    private static readonly TimeSpan DefaultPatience = TimeSpan.FromSeconds(10);

    /// <summary>While something is in it whose end is not heard of.</summary>
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(10);

    private static readonly ObjectKey Dns = new(
        DnsServiceNames.Tenant,
        DnsServiceNames.Namespace,
        DnsServiceNames.Name
    );

    private readonly ReconcileLoop<(ObjectKey Key, bool IsOverdue)> _loop;
    private readonly SharedInformers _informers;
    private readonly ResourceClient<Network> _client;
    private readonly ResourceClient<Pod> _pods;
    private readonly ResourceClient<Service> _services;
    private readonly EventRecorder _events;

    public NetworkController(ControllerContext context)
    {
        _loop = context.LoopOf<NetworkController, (ObjectKey, bool)>(Name);
        _informers = context.Informers;
        _client = new ResourceClient<Network>(context.Connection);
        _pods = new ResourceClient<Pod>(context.Connection);
        _services = new ResourceClient<Service>(context.Connection);
        _events = context.EventsOf("flat-network-controller");
        _informers.Networks.AddHandler(InformerHandler<Network>.Any(Changed));
        _informers.Tenants.AddHandler(
            InformerHandler<Tenant>.Any(t =>
            {
                var key = DefaultOf(t.Metadata.Name);
                if (t.Metadata.DeletionTimestamp is null && _informers.Networks.Get(key) is null)
                    _loop.Add((key, false));
            })
        );
        _informers.Pods.AddHandler(
            new InformerHandler<Pod>
            {
                Updated = (before, now) =>
                {
                    if (!PodStates.IsTerminated(before) && PodStates.IsTerminated(now))
                        Left(now);
                },
                Deleted = Left,
            }
        );
        _informers.Services.AddHandler(
            new InformerHandler<Service>
            {
                Added = s => DnsMoved(null, s),
                Updated = DnsMoved,
                Deleted = s =>
                {
                    Left(s);
                    DnsMoved(s, null);
                },
            }
        );
    }

    public string Name => "network-controller";

    public Task RunAsync(CancellationToken ct) => _loop.RunAsync(ReconcileAsync, ct);

    public ValueTask DisposeAsync()
    {
        _loop.Dispose();
        return _events.DisposeAsync();
    }

    private static ObjectKey DefaultOf(string tenant) => new(tenant, "", TenantNetworks.Default);

    private string DnsAddress => _informers.Services.Get(Dns) is { } dns ? DnsServiceNames.AddressOf(dns) : "";

    private void Changed(Network network)
    {
        if (
            network.Metadata.DeletionTimestamp is not null
            || !network.Status.DeepEquals(NetworkStates.Ready(DnsAddress))
        )
            _loop.Add((ObjectKey.Of(network), false));
    }

    private void Left(IKubeObject member)
    {
        var name = TenantNetworks.Of(member.Metadata);
        if (
            name != TenantNetworks.Default
            && _informers.Networks.Get(new ObjectKey(member.Metadata.Tenant, "", name))
                is { Metadata.DeletionTimestamp: not null } network
        )
            _loop.Add((ObjectKey.Of(network), false));
    }

    /// <summary>Every network says where it is.</summary>
    private void DnsMoved(Service? before, Service? now)
    {
        if (
            ObjectKey.Of((now ?? before)!) != Dns
            || before is not null && now is not null && before.Spec.ClusterIP == now.Spec.ClusterIP
        )
            return;
        foreach (var network in _informers.Networks.List())
            _loop.Add((ObjectKey.Of(network), false));
    }

    private async Task<TimeSpan?> ReconcileAsync((ObjectKey Key, bool IsOverdue) work, CancellationToken ct)
    {
        var key = work.Key;
        if (_informers.Networks.Get(key) is not { } known)
        {
            if (key.Name != TenantNetworks.Default || !IsActive(key.Tenant))
                return null;
            if (work.IsOverdue)
                await CreateDefaultAsync(key.Tenant, ct).ConfigureAwait(false);
            else
                _loop.AddAfter((key, true), DefaultPatience);
            return null;
        }
        if (known.Metadata.DeletionTimestamp is null && known.Status.DeepEquals(NetworkStates.Ready(DnsAddress)))
            return null;
        if (await _client.TryGetAsync(key, ct).ConfigureAwait(false) is not { } network)
            return null;
        if (network.Metadata.DeletionTimestamp is not null)
            return await LetGoAsync(network, ct).ConfigureAwait(false);
        var isNew = network.Status.Phase != "Ready";
        if (await SayAsync(network, NetworkStates.Ready(DnsAddress), ct).ConfigureAwait(false) && isNew)
            _events.Normal(network, "SuccessfulProvision", $"successfully provision network {key.Tenant}/{key.Name}");
        return null;
    }

    private bool IsActive(string tenant) =>
        _informers.Tenants.Get(new ObjectKey("", "", tenant)) is { Metadata.DeletionTimestamp: null };

    private async Task CreateDefaultAsync(string tenant, CancellationToken ct)
    {
        try
        {
            await _client
                .CreateAsync(
                    new Network
                    {
                        Metadata = new() { Tenant = tenant, Name = TenantNetworks.Default },
                        Spec = new() { Type = TenantNetworks.Flat },
                    },
                    ct
                )
                .ConfigureAwait(false);
        }
        catch (ApiException e) when (e.Reason == "AlreadyExists")
        { /* the cache was behind */
        }
    }

    private async Task<TimeSpan?> LetGoAsync(Network network, CancellationToken ct)
    {
        if (Finalizers.RemovalPatch(network, TenantNetworks.Finalizer) is null)
            return null;
        var members = await MembersAsync(network.Metadata, ct).ConfigureAwait(false);
        if (members.Count > 0)
        {
            await SayAsync(network, NetworkStates.Terminating(network.Status, members), ct).ConfigureAwait(false);
            return LookAgain;
        }
        await _client
            .PatchAsync(
                ObjectKey.Of(network),
                Finalizers.RemovalPatch(network, TenantNetworks.Finalizer)!,
                PatchType.Merge,
                ct
            )
            .ConfigureAwait(false);
        return null;
    }

    /// <summary>What is in a network, as it is stored now: nothing joins one that is being deleted.</summary>
    private async Task<List<string>> MembersAsync(Api.Meta.V1.ObjectMeta network, CancellationToken ct)
    {
        var query = new ListQuery { Tenant = network.Tenant, LabelSelector = $"{TenantNetworks.Label}={network.Name}" };
        var pods = await _pods.ListAsync(query, ct).ConfigureAwait(false);
        var services = await _services.ListAsync(query, ct).ConfigureAwait(false);
        return
        [
            .. pods.Where(p => !PodStates.IsTerminated(p))
                .Select(p => $"pod {p.Metadata.Namespace}/{p.Metadata.Name}")
                .Concat(services.Select(s => $"service {s.Metadata.Namespace}/{s.Metadata.Name}")),
        ];
    }

    /// <returns>Whether something new was said.</returns>
    private async Task<bool> SayAsync(Network network, NetworkStatus status, CancellationToken ct)
    {
        if (network.Status.DeepEquals(status))
            return false;
        var changed = network.DeepClone();
        changed.Status = status;
        await _client.UpdateStatusAsync(changed, ct).ConfigureAwait(false);
        return true;
    }
}
