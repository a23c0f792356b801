using Arktos.Api;
using Arktos.Api.Core.V1;
using Arktos.Api.Meta.V1;
using Arktos.Api.Storage.V1;

namespace Arktos.ApiServer.Admission;

/// <summary>
/// A claim that names no storage class gets its tenant's default one, which is the newest that is marked so.
/// </summary>
public sealed class DefaultStorageClass(FollowedReads reads) : IAdmissionPlugin
{
    private const string Named = "volume.beta.kubernetes.io/storage-class";

    private static readonly string[] Marks =
    [
        "storageclass.kubernetes.io/is-default-class",
        "storageclass.beta.kubernetes.io/is-default-class",
    ];

    public async ValueTask<Status?> AdmitAsync(AdmissionRequest request, CancellationToken cancel)
    {
        if (
            request
                is not {
                    Operation: AdmissionOperation.Create,
                    IsMain: true,
                    Object: PersistentVolumeClaim { Spec.StorageClassName: null } claim,
                }
            || claim.Metadata.Annotations?.ContainsKey(Named) == true
        )
            return null;
        var classes = await reads.InNamespaceAsync<StorageClass>(
            "storage.k8s.io",
            "storageclasses",
            request.Tenant,
            "",
            cancel
        );
        claim.Spec.StorageClassName = classes
            .Where(c => Marks.Any(m => c.Metadata.Annotations?.GetValueOrDefault(m) == "true"))
            .MaxBy(c => c.Metadata.CreationTimestamp)
            ?.Metadata.Name;
        return null;
    }
}

/// <summary>
/// Volumes and claims that are used outlive their deletion: a finalizer holds them, which the controllers of
/// <c>Controllers/Volumes</c> take away.
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
