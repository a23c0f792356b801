using System.Collections.Concurrent;
using Arktos.Api.Core.V1;
using Arktos.Api.Meta.V1;
using Arktos.Api.Networking.V1;
using Arktos.Api.Services;
using Arktos.Client.Connection;
using Arktos.Client.Events;
using Arktos.Client.Informers;
using Arktos.Client.Resources;
using Arktos.Controllers.Hosting;
using Arktos.Controllers.Ownership;

namespace Arktos.Controllers.ServiceAddresses;

/// <summary>
/// Gives services of type LoadBalancer an address of the pool each. An address is held by an IPAddress object of tenant
/// system, which cannot be made where anybody has the address: that is what keeps addresses apart, whatever caches and
/// leaders before believe.
/// <code>
///   wanted ..IPAddress made.. held ..finalizer.. ..status.. served
///   not wanted any more, or being deleted ..finalizer taken.. ..IPAddress deleted.. free
/// </code>
/// </summary>
internal sealed class LoadBalancerController : IController
{
    private const string Component = "service-controller";

    /// <summary>After which an address that somebody else had is tried again.</summary>
    private static readonly TimeSpan Retry = TimeSpan.FromMinutes(1);

    private readonly ReconcileLoop<ObjectKey> _loop;
    private readonly EventRecorder _events;
    private readonly ResourceClient<Service> _client;
    private readonly ResourceClient<IPAddress> _addresses;
    private readonly Informer<Service> _services;
    private readonly AddressPool _pool;

    // Services without an address, and what they were told of it.
    private readonly ConcurrentDictionary<ServiceId, string> _waiting = [];
    private bool _hasRead;

    public LoadBalancerController(ControllerContext context, AddressRanges ranges)
    {
        _pool = new AddressPool(ranges);
        _loop = context.LoopOf<LoadBalancerController, ObjectKey>(Name);
        _events = context.EventsOf(Component);
        _client = new ResourceClient<Service>(context.Connection);
        _addresses = new ResourceClient<IPAddress>(context.Connection);
        _services = context.Informers.Services;
        _services.AddHandler(
            new InformerHandler<Service>
            {
                Added = LookAt,
                Updated = (before, now) => LookAt(LoadBalancerRules.Concerns(now) ? now : before),
                Deleted = LookAt,
            }
        );
    }

    public string Name => "service-lb-controller";

    public async Task RunAsync(CancellationToken ct)
    {
        try
        {
            // Begun again within a term, it knows more than can be read: what was given and is not written yet.
            if (!_hasRead)
                await ReadAllAsync(ct).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            return;
        }
        await _loop.RunAsync(ReconcileAsync, ct).ConfigureAwait(false);
    }

    public async ValueTask DisposeAsync()
    {
        _loop.Dispose();
        await _events.DisposeAsync().ConfigureAwait(false);
    }

    private void LookAt(Service service)
    {
        if (LoadBalancerRules.Concerns(service))
            _loop.Add(ObjectKey.Of(service));
    }

    private async Task ReadAllAsync(CancellationToken ct)
    {
        var query = new ListQuery
        {
            Tenant = "system",
            LabelSelector = $"{AddressLabels.ManagedBy}={AddressLabels.LoadBalancers}",
        };
        foreach (var address in await _addresses.ListAsync(query, ct).ConfigureAwait(false))
            if (LoadBalancerRules.HeldFor(address) is { } service)
            {
                _pool.Observe(service, address.Metadata.Name);
                _loop.Add(service.Key);
            }
        _hasRead = true;
    }

    private async Task<TimeSpan?> ReconcileAsync(ObjectKey key, CancellationToken ct)
    {
        if (_services.Get(key) is not { } service)
        {
            // A cache may be behind: the address of a service that is there stays its own.
            if (await _client.TryGetAsync(key, ct).ConfigureAwait(false) is null)
                await ReleaseAsync(key, _ => true, ct).ConfigureAwait(false);
            return null;
        }
        var id = new ServiceId(key, service.Metadata.Uid);
        await ReleaseAsync(key, held => held.Uid != id.Uid, ct).ConfigureAwait(false);
        if (LoadBalancerRules.Wants(service))
            return await EnsureAsync(service, id, ct).ConfigureAwait(false);
        await GiveUpAsync(service, key, ct).ConfigureAwait(false);
        return null;
    }

    private async Task<TimeSpan?> EnsureAsync(Service service, ServiceId id, CancellationToken ct)
    {
        var asked = service.Spec.LoadBalancerIP;
        var held = _pool.Of(id.Key);
        var address = held.Select(h => h.Address).FirstOrDefault(a => asked.Length == 0 || a == asked);
        // Somebody may have taken what holds it away, and somebody else the address.
        if (address is not null && !await HoldAsync(id, address, ct).ConfigureAwait(false))
            address = null;
        if (address is null)
        {
            // Nothing is said where no pool is: somebody else may care for load balancers.
            if (_pool.Ranges.Count == 0)
                return null;
            address = await GiveAsync(service, id, ct).ConfigureAwait(false);
            if (address is null)
                return Retry;
        }
        if (!Finalizers.Has(service, LoadBalancerRules.Finalizer))
            service = await _client.UpdateAsync(LoadBalancerRules.WithFinalizer(service), ct).ConfigureAwait(false);
        if (!LoadBalancerRules.HasAddress(service, address))
        {
            await _client.UpdateStatusAsync(LoadBalancerRules.WithAddress(service, address), ct).ConfigureAwait(false);
            _events.Normal(service, "EnsuredLoadBalancer", "Ensured load balancer");
        }
        await ReleaseAsync(id.Key, h => h.Address != address, ct).ConfigureAwait(false);
        return null;
    }

    private async Task<string?> GiveAsync(Service service, ServiceId id, CancellationToken ct)
    {
        if (!_waiting.ContainsKey(id))
            _events.Normal(service, "EnsuringLoadBalancer", "Ensuring load balancer");
        else
            _pool.Unblock();
        while (true)
        {
            if (_pool.Give(id, service.Spec.LoadBalancerIP, out var fault) is { } address)
            {
                if (!await HoldAsync(id, address, ct).ConfigureAwait(false))
                    continue;
                _waiting.TryRemove(id, out _);
                return address;
            }
            var known = _waiting.GetValueOrDefault(id);
            _waiting[id] = fault;
            if (known != fault)
                _events.Warning(
                    service,
                    "SyncLoadBalancerFailed",
                    $"Error syncing load balancer: failed to ensure load balancer: {fault}"
                );
            return null;
        }
    }

    // False: somebody else has the address.
    private async Task<bool> HoldAsync(ServiceId id, string address, CancellationToken ct)
    {
        var key = new ObjectKey("system", "", address);
        if (await _addresses.TryGetAsync(key, ct).ConfigureAwait(false) is { } known)
            return IsFor(known);
        try
        {
            await _addresses.CreateAsync(LoadBalancerRules.Holding(id, address), ct).ConfigureAwait(false);
            return true;
        }
        catch (ApiException e) when (e.IsAlreadyExists)
        {
            // It may be one that was made meanwhile, whose answer was lost.
            var now = await _addresses.TryGetAsync(key, ct).ConfigureAwait(false);
            if (now is not null)
                return IsFor(now);
            _pool.Block(address);
            return false;
        }

        bool IsFor(IPAddress held)
        {
            if (LoadBalancerRules.HeldFor(held) == id)
                return true;
            _pool.Block(address);
            return false;
        }
    }

    private async Task GiveUpAsync(Service service, ObjectKey key, CancellationToken ct)
    {
        _waiting.TryRemove(new ServiceId(key, service.Metadata.Uid), out _);
        var patch = Finalizers.RemovalPatch(service, LoadBalancerRules.Finalizer);
        // The finalizer of a service that has no address of ours may be somebody else's.
        var isHeld = patch is not null && _pool.Ranges.Count > 0 && LoadBalancerRules.IsOurs(service);
        if (_pool.Of(key).Count == 0 && !isHeld)
            return;
        _events.Normal(service, "DeletingLoadBalancer", "Deleting load balancer");
        if (patch is not null)
            await _client.PatchAsync(key, patch, PatchType.Merge, ct).ConfigureAwait(false);
        await ReleaseAsync(key, _ => true, ct).ConfigureAwait(false);
        _events.Normal(service, "DeletedLoadBalancer", "Deleted load balancer");
    }

    private async Task ReleaseAsync(ObjectKey key, Func<(string Address, string Uid), bool> which, CancellationToken ct)
    {
        foreach (var held in _pool.Of(key).Where(which))
        {
            var place = new ObjectKey("system", "", held.Address);
            if (
                await _addresses.TryGetAsync(place, ct).ConfigureAwait(false) is { } known
                && LoadBalancerRules.HeldFor(known) == new ServiceId(key, held.Uid)
            )
                await _addresses
                    .DeleteAsync(
                        place,
                        new DeleteOptions { Preconditions = new Preconditions { Uid = known.Metadata.Uid } },
                        ct
                    )
                    .ConfigureAwait(false);
            _pool.Release(held.Address);
            foreach (var waiting in _waiting.Keys)
                _loop.Add(waiting.Key);
        }
        if (_services.Get(key) is null)
            foreach (var gone in _waiting.Keys.Where(w => w.Key == key))
                _waiting.TryRemove(gone, out _);
    }
}
