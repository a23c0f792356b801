using Arktos.Api.Apps.V1;
using Arktos.Api.Core.V1;
using Arktos.Api.Json;
using Arktos.Client.Connection;
using Arktos.Client.Events;
using Arktos.Client.Informers;
using Arktos.Client.Resources;
using Arktos.Controllers.Hosting;
using Arktos.Controllers.Ownership;

namespace Arktos.Controllers.StatefulSets;

/// <summary>
/// Makes the claims of stateful sets' pods, and has them owned as the retention policy says. Thread-safe.
/// </summary>
internal sealed class StatefulSetClaims(ControllerContext context, EventRecorder events)
{
    private readonly Informer<PersistentVolumeClaim> _cache = context.Informers.Claims;
    private readonly ResourceClient<PersistentVolumeClaim> _claims = new(context.Connection);

    /// <summary>Makes what is missing. False: a claim of that name is being deleted, and must go first.</summary>
    public async Task<bool> TryEnsureAsync(StatefulSet set, int ordinal, CancellationToken ct)
    {
        foreach (var template in set.Spec.VolumeClaimTemplates ?? [])
        {
            var claim = StatefulSetPods.NewClaim(set, template, ordinal);
            var there = _cache.Get(ObjectKey.Of(claim));
            if (there?.Metadata.DeletionTimestamp is not null)
                return false;
            if (there is null)
                await CreateAsync(set, claim, StatefulSetPods.NameOf(set, ordinal), ct).ConfigureAwait(false);
        }
        return true;
    }

    /// <param name="pod">The pod that has the claims.</param>
    public async Task SetOwnersAsync(StatefulSet set, int ordinal, Pod pod, CancellationToken ct)
    {
        foreach (var template in set.Spec.VolumeClaimTemplates ?? [])
        {
            var key = ObjectKey.Of(pod) with { Name = StatefulSetPods.ClaimName(set, template, ordinal) };
            if (_cache.Get(key) is not { Metadata.DeletionTimestamp: null } claim)
                continue;
            if (StatefulSetPods.HasOtherController(set, claim, pod))
            {
                events.Warning(set, "ConflictingController", StatefulSetEventTexts.ClaimOfAnother(key.Name));
                continue;
            }
            var isCondemned = !StatefulSetPods.IsInRange(set, ordinal);
            var owners = StatefulSetPods.ClaimOwners(set, claim, pod, isCondemned);
            if (DeepValues.Same(owners, claim.Metadata.OwnerReferences, static (a, b) => a.DeepEquals(b)))
                continue;
            var changed = KubeJson.Clone(claim);
            changed.Metadata.OwnerReferences = owners;
            try
            {
                await _claims.UpdateAsync(changed, ct).ConfigureAwait(false);
            }
            catch (ApiException e) when (e.IsNotFound)
            { /* deleted meanwhile: nobody owns it */
            }
        }
    }

    private async Task CreateAsync(StatefulSet set, PersistentVolumeClaim claim, string pod, CancellationToken ct)
    {
        var name = claim.Metadata.Name;
        try
        {
            await _claims.CreateAsync(claim, ct).ConfigureAwait(false);
            events.Normal(set, "SuccessfulCreate", StatefulSetEventTexts.ClaimCreated(set, name, pod));
        }
        catch (ApiException e) when (e.IsAlreadyExists)
        { /* the cache is behind */
        }
        catch (ApiException e)
        {
            if (!e.IsNamespaceTerminating)
                events.Warning(set, "FailedCreate", StatefulSetEventTexts.ClaimNotCreated(set, name, pod, e.Message));
            throw;
        }
    }
}
