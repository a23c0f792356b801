using Arktos.Api;
using Arktos.Api.Core.V1;
using Arktos.Api.Storage.V1;
using Arktos.Api.Volumes;
using Arktos.Client.Events;
using Arktos.Client.Informers;
using Arktos.Client.Resources;
using Arktos.Controllers.Hosting;

namespace Arktos.Controllers.Volumes;

/// <summary>
/// Binds claims and volumes to each other, and keeps the phases of both. A volume that two claims have been given at
/// the same time goes to the first that is written: the other write is a conflict, and decides anew.
/// </summary>
internal sealed class VolumeBinder : IController
{
    private readonly ReconcileLoop<BinderKey> _loop;
    private readonly SharedInformers _informers;
    private readonly EventRecorder _events;
    private readonly ResourceClient<PersistentVolume> _volumes;
    private readonly ResourceClient<PersistentVolumeClaim> _claims;

    public VolumeBinder(ControllerContext context)
    {
        _loop = context.LoopOf<VolumeBinder, BinderKey>(Name);
        _informers = context.Informers;
        _events = context.EventsOf("persistentvolume-controller");
        _volumes = new ResourceClient<PersistentVolume>(context.Connection);
        _claims = new ResourceClient<PersistentVolumeClaim>(context.Connection);
        _informers.Claims.AddHandler(InformerHandler<PersistentVolumeClaim>.Any(ClaimChanged));
        _informers.PersistentVolumes.AddHandler(
            new InformerHandler<PersistentVolume>
            {
                Added = VolumeChanged,
                Updated = (_, v) => VolumeChanged(v),
                Deleted = VolumeGone,
            }
        );
        _informers.Classes.AddHandler(InformerHandler<StorageClass>.Any(ClassChanged));
    }

    public string Name => "persistentvolume-binder-controller";

    public Task RunAsync(CancellationToken ct) => _loop.RunAsync(ReconcileAsync, ct);

    public async ValueTask DisposeAsync()
    {
        _loop.Dispose();
        await _events.DisposeAsync().ConfigureAwait(false);
    }

    private void ClaimChanged(PersistentVolumeClaim claim)
    {
        var key = ObjectKey.Of(claim);
        _loop.Add(new BinderKey(IsVolume: false, key));
        if (claim.Spec.VolumeName.Length > 0)
            _loop.Add(new BinderKey(IsVolume: true, new ObjectKey(key.Tenant, "", claim.Spec.VolumeName)));
        foreach (var volume in KeptFor(key))
            _loop.Add(new BinderKey(IsVolume: true, ObjectKey.Of(volume)));
    }

    private void VolumeChanged(PersistentVolume volume)
    {
        _loop.Add(new BinderKey(IsVolume: true, ObjectKey.Of(volume)));
        if (volume is { Spec.ClaimRef: null, Status.Phase: "Available" })
            AddPending(volume.Metadata.Tenant, StorageClasses.NameOf(volume));
        foreach (
            var claim in _informers.Claims.ByIndex(
                SharedInformers.ByVolume,
                SharedInformers.NamespaceKey(volume.Metadata.Tenant, volume.Metadata.Name)
            )
        )
            _loop.Add(new BinderKey(IsVolume: false, ObjectKey.Of(claim)));
    }

    private void VolumeGone(PersistentVolume volume)
    {
        foreach (
            var claim in _informers.Claims.ByIndex(
                SharedInformers.ByVolume,
                SharedInformers.NamespaceKey(volume.Metadata.Tenant, volume.Metadata.Name)
            )
        )
            _loop.Add(new BinderKey(IsVolume: false, ObjectKey.Of(claim)));
    }

    private void ClassChanged(StorageClass value)
    {
        AddPending(value.Metadata.Tenant, value.Metadata.Name);
        if (StorageClasses.IsDefault(value))
            AddPending(value.Metadata.Tenant, "");
    }

    private void AddPending(string tenant, string className)
    {
        foreach (
            var claim in _informers.Claims.ByIndex(
                SharedInformers.ByPendingClass,
                SharedInformers.NamespaceKey(tenant, className)
            )
        )
            _loop.Add(new BinderKey(IsVolume: false, ObjectKey.Of(claim)));
    }

    private async Task<TimeSpan?> ReconcileAsync(BinderKey key, CancellationToken ct)
    {
        if (key.IsVolume)
        {
            if (_informers.PersistentVolumes.Get(key.Key) is { } volume)
                await CarryOutAsync(await OfVolumeAsync(volume, ct).ConfigureAwait(false), volume, null, ct)
                    .ConfigureAwait(false);
        }
        else if (_informers.Claims.Get(key.Key) is { } claim)
        {
            var plan = await OfClaimAsync(claim, ct).ConfigureAwait(false);
            await CarryOutAsync(plan, plan.Bound, claim, ct).ConfigureAwait(false);
        }
        return null;
    }

    private async Task<BinderPlan> OfVolumeAsync(PersistentVolume volume, CancellationToken ct)
    {
        if (volume.Spec.ClaimRef is not { Uid.Length: > 0 } reference)
            return VolumeDecision.Decide(volume, null);
        var key = new ObjectKey(volume.Metadata.Tenant, reference.Namespace, reference.Name);
        var claim = _informers.Claims.Get(key);
        // The cache is never proof that the claim is gone.
        if (claim?.Metadata.Uid != reference.Uid && volume.Status.Phase is not ("Released" or "Failed"))
            claim = await _claims.TryGetAsync(key, ct).ConfigureAwait(false);
        return VolumeDecision.Decide(volume, claim);
    }

    private async Task<BinderPlan> OfClaimAsync(PersistentVolumeClaim claim, CancellationToken ct)
    {
        var (tenant, name) = (claim.Metadata.Tenant, claim.Spec.VolumeName);
        PersistentVolume? named = null;
        if (name.Length > 0)
        {
            var key = new ObjectKey(tenant, "", name);
            named = _informers.PersistentVolumes.Get(key);
            // Nor is it proof that the volume is gone, or another's.
            if (
                claim.Status.Phase != "Lost"
                && VolumeAnnotations.Has(claim, VolumeAnnotations.BindCompleted)
                && (named?.Spec.ClaimRef is null || !VolumeMatch.IsFor(named, claim))
            )
                named = await _volumes.TryGetAsync(key, ct).ConfigureAwait(false);
        }
        var className = StorageClasses.NameOf(claim);
        var candidates = KeptFor(ObjectKey.Of(claim))
            .Concat(
                _informers.PersistentVolumes.ByIndex(
                    SharedInformers.ByClass,
                    SharedInformers.NamespaceKey(tenant, className)
                )
            );
        var facts = new ClaimFacts(
            named,
            candidates,
            className.Length > 0 ? _informers.Classes.Get(new ObjectKey(tenant, "", className)) : null,
            StorageClasses.AwaitsDefault(claim)
                ? StorageClasses.DefaultOf(_informers.Classes.ByIndex(SharedInformers.ByTenant, tenant))
                : null,
            UnplacedPods(claim)
        );
        return ClaimDecision.Decide(claim, facts);
    }

    private IReadOnlyList<PersistentVolume> KeptFor(ObjectKey claim) =>
        _informers.PersistentVolumes.ByIndex(SharedInformers.ByClaim, SharedInformers.ClaimKey(claim));

    private List<string> UnplacedPods(PersistentVolumeClaim claim) =>
        [
            .. _informers
                .Pods.ByIndex(SharedInformers.ByClaim, SharedInformers.ClaimKey(ObjectKey.Of(claim)))
                .Where(p => p.Spec.NodeName.Length == 0 && p.Status.Phase is not ("Succeeded" or "Failed"))
                .Select(p => p.Metadata.Name)
                .Order(StringComparer.Ordinal),
        ];

    private async Task CarryOutAsync(
        BinderPlan plan,
        PersistentVolume? volume,
        PersistentVolumeClaim? claim,
        CancellationToken ct
    )
    {
        foreach (var said in plan.Events)
            said.RecordTo(_events);
        if (plan.Volume is { } changedVolume)
            volume = await _volumes.UpdateAsync(changedVolume, ct).ConfigureAwait(false);
        if (plan.VolumeStatus is { } volumeStatus && volume is not null)
        {
            volume = volume.DeepClone();
            volume.Status = volumeStatus;
            await _volumes.UpdateStatusAsync(volume, ct).ConfigureAwait(false);
        }
        if (plan.Claim is { } changedClaim)
            claim = await _claims.UpdateAsync(changedClaim, ct).ConfigureAwait(false);
        if (plan.ClaimStatus is { } claimStatus && claim is not null)
        {
            claim = claim.DeepClone();
            claim.Status = claimStatus;
            await _claims.UpdateStatusAsync(claim, ct).ConfigureAwait(false);
        }
        if (plan.WakesClaim && volume?.Spec.ClaimRef is { } reference)
            _loop.Add(
                new BinderKey(
                    IsVolume: false,
                    new ObjectKey(volume.Metadata.Tenant, reference.Namespace, reference.Name)
                )
            );
    }

    private readonly record struct BinderKey(bool IsVolume, ObjectKey Key);
}
