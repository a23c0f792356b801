using Arktos.Api.Core.V1;
using Arktos.Api.Discovery.V1;
using Arktos.Api.Meta.V1;
using Arktos.Client.Connection;
using Arktos.Client.Events;
using Arktos.Client.Informers;
using Arktos.Client.Resources;
using Arktos.Controllers.Hosting;
using Arktos.Controllers.Ownership;
using Microsoft.Extensions.Logging;

namespace Arktos.Controllers.ServiceEndpoints;

/// <summary>Keeps Endpoints, and EndpointSlices where they are served, of every service with a selector.</summary>
internal sealed class EndpointsController : IController
{
    private const string ZoneLabel = "topology.kubernetes.io/zone";

    private readonly ControllerContext _context;
    private readonly ReconcileLoop<ObjectKey> _loop;
    private readonly EventRecorder _events;
    private readonly ResourceClient<Endpoints> _endpoints;
    private readonly SliceWrites _slices;

    public EndpointsController(ControllerContext context)
    {
        _context = context;
        _loop = context.LoopOf<EndpointsController, ObjectKey>(Name);
        _events = context.EventsOf("endpoint-controller");
        _endpoints = new ResourceClient<Endpoints>(context.Connection);
        _slices = new SliceWrites(context.Connection);
        context.Informers.Services.AddHandler(InformerHandler<Service>.Any(s => _loop.Add(ObjectKey.Of(s))));
        context.Informers.Endpoints.AddHandler(InformerHandler<Endpoints>.Any(e => _loop.Add(ObjectKey.Of(e))));
        context.Informers.EndpointSlices.AddHandler(
            InformerHandler<EndpointSlice>.Any(s =>
            {
                if (
                    SliceDecision.IsManaged(s)
                    && s.Metadata.Labels?.GetValueOrDefault(SliceDecision.ServiceLabel) is { } service
                )
                    _loop.Add(ObjectKey.Of(s) with { Name = service });
            })
        );
        context.Informers.Pods.AddHandler(
            new InformerHandler<Pod>
            {
                Added = PodChanged,
                Updated = (before, pod) =>
                {
                    if (!SameLabels(before, pod))
                        PodChanged(before);
                    PodChanged(pod);
                },
                Deleted = PodChanged,
            }
        );
    }

    public string Name => "endpoint";

    public Task RunAsync(CancellationToken ct) => _loop.RunAsync(ReconcileAsync, ct);

    public async ValueTask DisposeAsync()
    {
        _loop.Dispose();
        await _events.DisposeAsync().ConfigureAwait(false);
    }

    private static bool SameLabels(Pod a, Pod b) => (a.Metadata.Labels ?? []).SequenceEqual(b.Metadata.Labels ?? []);

    private void PodChanged(Pod pod)
    {
        foreach (
            var service in _context.Informers.Services.ByIndex(
                SharedInformers.ByNamespace,
                SharedInformers.NamespaceKey(pod.Metadata.Tenant, pod.Metadata.Namespace)
            )
        )
            if (EndpointRules.IsSelected(service) && EndpointRules.Matches(service, pod))
                _loop.Add(ObjectKey.Of(service));
    }

    private async Task<TimeSpan?> ReconcileAsync(ObjectKey key, CancellationToken ct)
    {
        if (_context.Informers.Services.Get(key) is not { } service)
        {
            await DeleteAsync(key, ct).ConfigureAwait(false);
            return null;
        }
        if (!EndpointRules.IsSelected(service) || service.Metadata.DeletionTimestamp is not null)
            return null;
        var pods = _context.Informers.Pods.ByIndex(
            SharedInformers.ByNamespace,
            SharedInformers.NamespaceKey(key.Tenant, key.Namespace)
        );
        await WriteEndpointsAsync(service, pods, ct).ConfigureAwait(false);
        if (_context.Informers.Served.Serves(KnownResource.For<EndpointSlice>()))
            await WriteSlicesAsync(service, pods, ct).ConfigureAwait(false);
        return null;
    }

    private async Task WriteEndpointsAsync(Service service, IReadOnlyList<Pod> pods, CancellationToken ct)
    {
        var there = _context.Informers.Endpoints.Get(ObjectKey.Of(service));
        if (EndpointsDecision.Wanted(service, pods, there) is not { } wanted)
            return;
        try
        {
            if (there is null)
                await _endpoints.CreateAsync(wanted, ct).ConfigureAwait(false);
            else
                await _endpoints.UpdateAsync(wanted, ct).ConfigureAwait(false);
        }
        catch (ApiException e) when (!e.IsConflict && !e.IsAlreadyExists && !e.IsNotFound)
        {
            var (reason, verb) = there is null
                ? ("FailedToCreateEndpoint", "create")
                : ("FailedToUpdateEndpoint", "update");
            _events.Warning(
                service,
                reason,
                $"Failed to {verb} endpoint{(there is null ? " for service" : "")} "
                    + $"{service.Metadata.Namespace}/{service.Metadata.Name}: {e.Message}"
            );
            throw;
        }
    }

    private async Task WriteSlicesAsync(Service service, IReadOnlyList<Pod> pods, CancellationToken ct)
    {
        string? ZoneOf(string node) =>
            _context.Informers.Nodes.Get(ObjectKey.Cluster(node))?.Metadata.Labels?.GetValueOrDefault(ZoneLabel);

        IEnumerable<EndpointSlice> there = _context
            .Informers.EndpointSlices.ByIndex(SharedInformers.ByController, Owners.ControlledBy(service))
            .Where(SliceDecision.IsManaged);
        var plan = SliceDecision.Plan(service, pods, there, ZoneOf);
        if (plan.Create.Count > 0)
        {
            there = await _slices.ListAsync(service, SliceDecision.IsManaged, ct).ConfigureAwait(false);
            plan = SliceDecision.Plan(service, pods, there, ZoneOf);
        }
        await _slices.CarryOutAsync(plan, ct).ConfigureAwait(false);
    }

    /// <summary>
    /// Endpoints have no owner reference. Those that nobody here has made are not touched, nor are those of a service
    /// that a live read finds.
    /// </summary>
    private async Task DeleteAsync(ObjectKey key, CancellationToken ct)
    {
        if (_context.Informers.Endpoints.Get(key) is not { } there || !EndpointsDecision.IsManaged(there))
            return;
        if (
            await new ResourceClient<Service>(_context.Connection).TryGetAsync(key, ct).ConfigureAwait(false)
            is not null
        )
            return;
        try
        {
            await _endpoints
                .DeleteAsync(
                    key,
                    new DeleteOptions { Preconditions = new Preconditions { Uid = there.Metadata.Uid } },
                    ct
                )
                .ConfigureAwait(false);
        }
        catch (ApiException e) when (e.IsNotFound)
        { /* gone, which is what was wanted */
        }
    }
}
