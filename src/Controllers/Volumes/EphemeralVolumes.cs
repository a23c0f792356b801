using Arktos.Api;
using Arktos.Api.Core.V1;
using Arktos.Api.Volumes;
using Arktos.Client.Connection;
using Arktos.Client.Events;
using Arktos.Client.Informers;
using Arktos.Client.Resources;
using Arktos.Controllers.Hosting;

namespace Arktos.Controllers.Volumes;

/// <summary>
/// Makes the claims of pods' ephemeral volumes, which the pods own: they go when the pods go. A claim of such a name
/// that is not the pod's is never taken.
/// </summary>
internal sealed class EphemeralVolumes : IController
{
    private readonly ReconcileLoop<ObjectKey> _loop;
    private readonly SharedInformers _informers;
    private readonly EventRecorder _events;
    private readonly ResourceClient<PersistentVolumeClaim> _claims;

    public EphemeralVolumes(ControllerContext context)
    {
        _loop = context.LoopOf<EphemeralVolumes, ObjectKey>(Name);
        _informers = context.Informers;
        _events = context.EventsOf("ephemeral_volume");
        _claims = new ResourceClient<PersistentVolumeClaim>(context.Connection);
        _informers.Pods.AddHandler(new InformerHandler<Pod> { Added = LookAt, Updated = (_, pod) => LookAt(pod) });
        // One that is in the way, or was deleted by hand.
        _informers.Claims.AddHandler(
            new InformerHandler<PersistentVolumeClaim>
            {
                Deleted = c =>
                {
                    var key = SharedInformers.ClaimKey(ObjectKey.Of(c));
                    foreach (var pod in _informers.Pods.ByIndex(SharedInformers.ByClaim, key))
                        LookAt(pod);
                },
            }
        );
    }

    public string Name => "ephemeral-volume-controller";

    public Task RunAsync(CancellationToken ct) => _loop.RunAsync(ReconcileAsync, ct);

    public async ValueTask DisposeAsync()
    {
        _loop.Dispose();
        await _events.DisposeAsync().ConfigureAwait(false);
    }

    /// <summary>The claim of an ephemeral volume, as its pod's template has it.</summary>
    internal static PersistentVolumeClaim ClaimOf(Pod pod, Volume volume)
    {
        var template = volume.Ephemeral!.VolumeClaimTemplate!.DeepClone();
        return new PersistentVolumeClaim
        {
            Metadata = new()
            {
                Tenant = pod.Metadata.Tenant,
                Namespace = pod.Metadata.Namespace,
                Name = PodClaims.NameOf(pod, volume.Name),
                Labels = template.Metadata.Labels,
                Annotations = template.Metadata.Annotations,
                OwnerReferences =
                [
                    new()
                    {
                        ApiVersion = "v1",
                        Kind = "Pod",
                        Name = pod.Metadata.Name,
                        Uid = pod.Metadata.Uid,
                        Controller = true,
                        BlockOwnerDeletion = true,
                    },
                ],
            },
            Spec = template.Spec,
        };
    }

    private void LookAt(Pod pod)
    {
        if (IsAlive(pod) && (pod.Spec.Volumes ?? []).Exists(v => v.Ephemeral is not null))
            _loop.Add(ObjectKey.Of(pod));
    }

    private static bool IsAlive(Pod pod) =>
        pod.Metadata.DeletionTimestamp is null && pod.Status.Phase is not ("Succeeded" or "Failed");

    private async Task<TimeSpan?> ReconcileAsync(ObjectKey key, CancellationToken ct)
    {
        if (_informers.Pods.Get(key) is not { } pod || !IsAlive(pod))
            return null;
        foreach (var volume in pod.Spec.Volumes ?? [])
        {
            if (volume.Ephemeral?.VolumeClaimTemplate is null)
                continue;
            var claim = ClaimOf(pod, volume);
            if (_informers.Claims.Get(ObjectKey.Of(claim)) is { } there)
            {
                if (!PodClaims.IsOwned(there, pod))
                    Say(pod, volume, PodClaims.NotOwned(pod, there.Metadata.Name));
                continue;
            }
            try
            {
                await _claims.CreateAsync(claim, ct).ConfigureAwait(false);
            }
            // The cache was behind: the claim's own event does not bring the pod, but the next look does.
            catch (ApiException e) when (e.Reason == "AlreadyExists")
            {
                if (
                    await _claims.TryGetAsync(ObjectKey.Of(claim), ct).ConfigureAwait(false) is { } found
                    && !PodClaims.IsOwned(found, pod)
                )
                    Say(pod, volume, PodClaims.NotOwned(pod, found.Metadata.Name));
            }
            catch (ApiException e) when (!e.IsNamespaceTerminating)
            {
                Say(pod, volume, e.Message);
                throw;
            }
        }
        return null;
    }

    private void Say(Pod pod, Volume volume, string why) =>
        VolumeEvent.Warning(pod, "FailedBinding", $"ephemeral volume {volume.Name}: {why}").RecordTo(_events);
}
