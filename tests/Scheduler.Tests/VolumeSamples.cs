using Arktos.Api;
using Arktos.Api.Core.V1;
using Arktos.Api.Meta.V1;
using Arktos.Api.Storage.V1;
using Arktos.Api.Volumes;

namespace Arktos.Scheduler.Tests;

/// <summary>Claims, volumes and classes of tenant t1, namespace ns.</summary>
internal static class VolumeSamples
{
    public static StorageClass Class(
        string name,
        string provisioner = LocalPathVolumes.Provisioner,
        string mode = "WaitForFirstConsumer"
    ) =>
        new()
        {
            Metadata = Named(name, ""),
            Provisioner = provisioner,
            VolumeBindingMode = mode,
        };

    public static PersistentVolumeClaim Claim(
        string name,
        string ofClass,
        string size = "1Gi",
        string version = "1",
        string mode = "ReadWriteOnce"
    )
    {
        var claim = new PersistentVolumeClaim
        {
            Metadata = Named(name, "ns"),
            Spec = new()
            {
                StorageClassName = ofClass,
                AccessModes = [mode],
                Resources = new() { Requests = new() { ["storage"] = Quantity.Parse(size) } },
            },
            Status = new() { Phase = "Pending" },
        };
        claim.Metadata.ResourceVersion = version;
        return claim;
    }

    public static PersistentVolumeClaim Bound(PersistentVolumeClaim claim, string volume)
    {
        claim.Spec.VolumeName = volume;
        (claim.Metadata.Annotations ??= [])[VolumeAnnotations.BindCompleted] = VolumeAnnotations.Yes;
        claim.Status.Phase = "Bound";
        return claim;
    }

    public static PersistentVolume Volume(
        string name,
        string ofClass,
        string size,
        string node = "",
        PersistentVolumeClaim? claim = null
    ) =>
        new()
        {
            Metadata = Named(name, ""),
            Spec = new()
            {
                StorageClassName = ofClass,
                AccessModes = ["ReadWriteOnce", "ReadWriteOncePod"],
                Capacity = new() { ["storage"] = Quantity.Parse(size) },
                NodeAffinity = node.Length > 0 ? LocalPathVolumes.AffinityTo(node) : null,
                ClaimRef = claim is null
                    ? null
                    : new()
                    {
                        Namespace = "ns",
                        Name = claim.Metadata.Name,
                        Uid = claim.Metadata.Uid,
                    },
            },
            Status = new() { Phase = claim is null ? "Available" : "Bound" },
        };

    private static ObjectMeta Named(string name, string ns) =>
        new()
        {
            Tenant = "t1",
            Namespace = ns,
            Name = name,
            Uid = "uid-" + name,
            ResourceVersion = "1",
        };
}
