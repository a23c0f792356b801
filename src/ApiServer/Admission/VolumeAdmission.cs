using Arktos.Api;
using Arktos.Api.Core.V1;
using Arktos.Api.Meta.V1;
using Arktos.Api.Storage.V1;
using Arktos.Api.Volumes;

namespace Arktos.ApiServer.Admission;

/// <summary>
/// A claim that names no storage class gets its tenant's default one, which is the newest that is marked so.
/// </summary>
public sealed class DefaultStorageClass(FollowedReads reads) : IAdmissionPlugin
{
    public async ValueTask<Status?> AdmitAsync(AdmissionRequest request, CancellationToken cancel)
    {
        if (
            request is not { Operation: AdmissionOperation.Create, IsMain: true, Object: PersistentVolumeClaim claim }
            || !StorageClasses.AwaitsDefault(claim)
        )
            return null;
        var classes = await reads.InNamespaceAsync<StorageClass>(
            "storage.k8s.io",
            "storageclasses",
            request.Tenant,
            "",
            cancel
        );
        claim.Spec.StorageClassName = StorageClasses.DefaultOf(classes)?.Metadata.Name;
        return null;
    }
}

/// <summary>A claim may ask for more when it has a volume, of a class that allows it.</summary>
public sealed class PersistentVolumeClaimResize(FollowedReads reads) : IAdmissionPlugin
{
    public async ValueTask<Status?> AdmitAsync(AdmissionRequest request, CancellationToken cancel)
    {
        if (
            request
                is not {
                    Operation: AdmissionOperation.Update,
                    IsMain: true,
                    Object: PersistentVolumeClaim claim,
                    Old: PersistentVolumeClaim old,
                }
            || VolumeMatch.RequestOf(claim) <= VolumeMatch.RequestOf(old)
        )
            return null;
        if (old.Status.Phase != "Bound")
            return request.Forbidden("Only bound persistent volume claims can be expanded");
        var name = StorageClasses.NameOf(old);
        if (name.Length > 0)
        {
            var found = await reads.FindAsync<StorageClass>(
                "storage.k8s.io",
                "storageclasses",
                new ObjectName(request.Tenant, "", name),
                cancel
            );
            if (!found.Succeeded(out var ofClaim, out var error))
                return error;
            if (ofClaim?.AllowVolumeExpansion == true)
                return null;
        }
        return request.Forbidden(
            "only dynamically provisioned pvc can be resized and the storageclass that provisions the pvc must "
                + "support resize"
        );
    }
}

/// <summary>
/// Volumes, claims and VolumeAttributesClasses that are used outlive their deletion: a finalizer holds them, which the
/// controllers of <c>Controllers/Volumes</c> take away.
/// </summary>
public sealed class StorageObjectInUseProtection : IAdmissionPlugin
{
    public ValueTask<Status?> AdmitAsync(AdmissionRequest request, CancellationToken cancel)
    {
        if (request is { Operation: AdmissionOperation.Create, IsMain: true, Object: { } value })
            Protect(
                value,
                value switch
                {
                    PersistentVolumeClaim => VolumeFinalizers.Claim,
                    PersistentVolume => VolumeFinalizers.Volume,
                    VolumeAttributesClass => VolumeFinalizers.AttributesClass,
                    _ => null,
                }
            );
        return default;
    }

    private static void Protect(IKubeObject value, string? finalizer)
    {
        if (finalizer is not null && value.Metadata.Finalizers?.Contains(finalizer) != true)
            (value.Metadata.Finalizers ??= []).Add(finalizer);
    }
}
