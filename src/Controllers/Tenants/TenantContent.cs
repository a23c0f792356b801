using Arktos.Api;
using Arktos.Api.Core.V1;
using Arktos.Api.Json;
using Arktos.Api.Meta.V1;
using Arktos.Api.Tenants;
using Arktos.Api.Volumes;

namespace Arktos.Controllers.Tenants;

/// <summary>A step by which nodes let go of something of a tenant that is being deleted.</summary>
internal abstract record TenantStep
{
    /// <summary>The object is told to go.</summary>
    public sealed record Delete(IKubeObject Object) : TenantStep;

    /// <summary>The object is written as it is here.</summary>
    public sealed record Update(IKubeObject Object) : TenantStep;
}

/// <summary>
/// What of a tenant nodes have, and how they are told to let it go; all else is purged without asking anybody. Pure.
/// </summary>
internal static class TenantContent
{
    private const string Remaining = "TenantContentRemaining";

    /// <returns>Null: it goes by itself, or waits for its node.</returns>
    public static TenantStep? Of(Pod pod) => pod.Metadata.DeletionTimestamp is null ? new TenantStep.Delete(pod) : null;

    /// <summary>A claim holds its volume; of its own finalizers only the one that waits for pods counts.</summary>
    public static TenantStep? Of(PersistentVolumeClaim claim)
    {
        if (claim.Metadata.DeletionTimestamp is null)
            return new TenantStep.Delete(claim);
        if (claim.Metadata.Finalizers?.Exists(f => f != VolumeFinalizers.Claim) != true)
            return null;
        var changed = KubeJson.Clone(claim);
        changed.Metadata.Finalizers!.RemoveAll(f => f != VolumeFinalizers.Claim);
        return new TenantStep.Update(changed);
    }

    /// <summary>What was to be kept of it was the tenant's, and goes with the tenant.</summary>
    public static TenantStep? Of(PersistentVolume volume)
    {
        if (!TenantHoldings.IsOnNode(volume))
            return null;
        if (volume.Spec.PersistentVolumeReclaimPolicy != "Delete")
        {
            var changed = KubeJson.Clone(volume);
            changed.Spec.PersistentVolumeReclaimPolicy = "Delete";
            return new TenantStep.Update(changed);
        }
        if (volume.Metadata.DeletionTimestamp is null)
            return volume.Spec.ClaimRef is null || volume.Status.Phase is "Released" or "Failed"
                ? new TenantStep.Delete(volume)
                : null;
        if (volume.Metadata.Finalizers!.TrueForAll(f => f is LocalPathVolumes.Finalizer or VolumeFinalizers.Volume))
            return null;
        var held = KubeJson.Clone(volume);
        held.Metadata.Finalizers!.RemoveAll(f => f is not (LocalPathVolumes.Finalizer or VolumeFinalizers.Volume));
        return new TenantStep.Update(held);
    }

    /// <summary>The conditions of a tenant that cannot be purged yet.</summary>
    /// <param name="refusal">Why, as the API server has said it.</param>
    public static List<Condition> Conditions(Tenant tenant, string refusal, DateTimeOffset now)
    {
        var before = tenant.Status.Conditions?.Find(c => c.Type == Remaining);
        return
        [
            .. (tenant.Status.Conditions ?? []).Where(c => c.Type != Remaining),
            new()
            {
                Type = Remaining,
                Status = "True",
                Reason = "SomeResourcesRemain",
                Message = refusal,
                LastTransitionTime = before?.LastTransitionTime ?? now,
            },
        ];
    }

    /// <summary>Whether it was tried already, so that nothing is created for the tenant any more.</summary>
    public static bool IsClosed(Tenant tenant) => tenant.Status.Conditions?.Exists(c => c.Type == Remaining) == true;
}
