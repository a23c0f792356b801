using Arktos.Api.Core.V1;
using Arktos.Api.Discovery.V1;
using Arktos.Client.Events;
using Arktos.Client.Informers;
using Arktos.Client.Resources;
using Arktos.Controllers.Hosting;
using Arktos.Controllers.Ownership;

namespace Arktos.Controllers.ServiceEndpoints;

/// <summary>
/// Keeps the EndpointSlices of Endpoints that users write. The rules are in <see cref="MirrorDecision"/>.
/// </summary>
internal sealed class MirrorController : IController
{
    private readonly ControllerContext _context;
    private readonly ReconcileLoop<ObjectKey> _loop;
    private readonly EventRecorder _events;
    private readonly SliceWrites _writes;

    public MirrorController(ControllerContext context)
    {
        _context = context;
        _loop = context.LoopOf<MirrorController, ObjectKey>(Name);
        _events = context.EventsOf("endpoint-slice-mirroring-controller");
        _writes = new SliceWrites(context.Connection);
        context.Informers.Endpoints.AddHandler(InformerHandler<Endpoints>.Any(e => _loop.Add(ObjectKey.Of(e))));
        context.Informers.Services.AddHandler(InformerHandler<Service>.Any(s => _loop.Add(ObjectKey.Of(s))));
        context.Informers.EndpointSlices.AddHandler(
            InformerHandler<EndpointSlice>.Any(s =>
            {
                if (MirrorDecision.IsManaged(s) && Owners.ControllerOf(s) is { } owner)
                    _loop.Add(ObjectKey.Of(s) with { Name = owner.Name });
            })
        );
    }

    public string Name => "endpointslicemirroring";

    public Task RunAsync(CancellationToken ct) => _loop.RunAsync(ReconcileAsync, ct);

    public async ValueTask DisposeAsync()
    {
        _loop.Dispose();
        await _events.DisposeAsync().ConfigureAwait(false);
    }

    private async Task<TimeSpan?> ReconcileAsync(ObjectKey key, CancellationToken ct)
    {
        // The slices of Endpoints that are gone go with their owner.
        if (
            _context.Informers.Endpoints.Get(key) is not { } endpoints
            || !_context.Informers.Served.Serves(KnownResource.For<EndpointSlice>())
        )
            return null;
        var isMirrored = MirrorDecision.IsMirrored(endpoints, _context.Informers.Services.Get(key));
        var there = _context
            .Informers.EndpointSlices.ByIndex(SharedInformers.ByController, Owners.ControlledBy(endpoints))
            .Where(MirrorDecision.IsManaged)
            .ToList();
        if (!isMirrored)
        {
            await _writes.CarryOutAsync(new SlicePlan([], [], there), ct).ConfigureAwait(false);
            return null;
        }
        var plan = MirrorDecision.Plan(endpoints, there);
        if (plan.Slices.Create.Count > 0)
            plan = MirrorDecision.Plan(
                endpoints,
                await _writes.ListAsync(endpoints, MirrorDecision.IsManaged, ct).ConfigureAwait(false)
            );
        if (plan.Slices is { Create.Count: 0, Update.Count: 0, Delete.Count: 0 })
            return null;
        if (plan.Invalid > 0)
            _events.Warning(
                endpoints,
                "InvalidIPAddress",
                $"Skipped {plan.Invalid} invalid IP addresses when mirroring to EndpointSlices"
            );
        if (plan.Skipped > 0)
            _events.Warning(
                endpoints,
                "TooManyAddressesToMirror",
                $"A max of {MirrorDecision.AddressesMax} addresses can be mirrored to EndpointSlices per Endpoints "
                    + $"subset. {plan.Skipped} addresses were skipped"
            );
        await _writes.CarryOutAsync(plan.Slices, ct).ConfigureAwait(false);
        return null;
    }
}
