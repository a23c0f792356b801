using Arktos.Api;
using Arktos.Api.Core.V1;
using Arktos.Client.Events;
using Arktos.Client.Informers;
using Arktos.Client.Resources;
using Arktos.Controllers.Hosting;

namespace Arktos.Controllers.Volumes;

/// <summary>Gives claims the size that they ask for, or says who has to.</summary>
internal sealed class ClaimExpansion : IController
{
    private readonly ReconcileLoop<ObjectKey> _loop;
    private readonly SharedInformers _informers;
    private readonly EventRecorder _events;
    private readonly ResourceClient<PersistentVolume> _volumes;
    private readonly ResourceClient<PersistentVolumeClaim> _claims;

    public ClaimExpansion(ControllerContext context)
    {
        _loop = context.LoopOf<ClaimExpansion, ObjectKey>(Name);
        _informers = context.Informers;
        _events = context.EventsOf("volume_expand");
        _volumes = new ResourceClient<PersistentVolume>(context.Connection);
        _claims = new ResourceClient<PersistentVolumeClaim>(context.Connection);
        _informers.Claims.AddHandler(
            InformerHandler<PersistentVolumeClaim>.Any(c =>
            {
                if (ExpansionDecision.AsksForMore(c))
                    _loop.Add(ObjectKey.Of(c));
            })
        );
    }

    public string Name => "persistentvolume-expander-controller";

    public Task RunAsync(CancellationToken ct) => _loop.RunAsync(ReconcileAsync, ct);

    public async ValueTask DisposeAsync()
    {
        _loop.Dispose();
        await _events.DisposeAsync().ConfigureAwait(false);
    }

    private async Task<TimeSpan?> ReconcileAsync(ObjectKey key, CancellationToken ct)
    {
        if (
            _informers.Claims.Get(key) is not { } claim
            || !ExpansionDecision.AsksForMore(claim)
            || await _volumes
                .TryGetAsync(new ObjectKey(key.Tenant, "", claim.Spec.VolumeName), ct)
                .ConfigureAwait(false)
                is not { } volume
        )
            return null;
        var plan = ExpansionDecision.Decide(claim, volume);
        if (plan.ClaimStatus is null)
        {
            Say(
                VolumeEvent.Normal(claim, "ExternalExpanding", "waiting for an external controller to expand this PVC")
            );
            return null;
        }
        var name = volume.Metadata.Name;
        if (plan.Volume is not null)
        {
            Say(VolumeEvent.Normal(claim, "Resizing", $"External resizer is resizing volume {name}"));
            await _volumes.UpdateAsync(plan.Volume, ct).ConfigureAwait(false);
        }
        var changed = claim.DeepClone();
        changed.Status = plan.ClaimStatus;
        await _claims.UpdateStatusAsync(changed, ct).ConfigureAwait(false);
        Say(VolumeEvent.Normal(claim, "VolumeResizeSuccessful", "Resize volume succeeded"));
        return null;
    }

    private void Say(VolumeEvent said) => said.RecordTo(_events);
}
