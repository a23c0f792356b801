using Arktos.Api;
using Arktos.Api.Core.V1;
using Arktos.Api.Meta.V1;
using Arktos.Api.Storage.V1;
using Arktos.Api.Volumes;

namespace Arktos.Scheduler.Tests;

/// <summary>Claims, volumes and classes of tenant t1, namespace ns, where nothing else is said.</summary>
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

    /// <summary>The same of another tenant.</summary>
    public static T Of<T>(this T sample, string tenant)
        where T : IKubeObject
    {
        sample.Metadata.Tenant = tenant;
        return sample;
    }

    /// <summary>A volume of a CSI driver.</summary>
    public static PersistentVolume OfDriver(PersistentVolume volume, string driver, string handle)
    {
        volume.Spec.Csi = new() { Driver = driver, VolumeHandle = handle };
        return volume;
    }

    /// <param name="count">Null: the driver says nothing of how many it can attach.</param>
    public static CSINode Drivers(string node, string driver, int? count) =>
        new()
        {
            Metadata = new ObjectMeta { Name = node },
            Spec = new()
            {
                Drivers =
                [
                    new()
                    {
                        Name = driver,
                        NodeID = node,
                        Allocatable = count is null ? null : new() { Count = count },
                    },
                ],
            },
        };

    /// <param name="nodes">"KEY=VALUE", a label of its nodes; "": of all; null: it does not say.</param>
    public static CSIStorageCapacity Capacity(
        string name,
        string ofClass,
        string? size,
        string? nodes = "",
        string? largest = null
    ) =>
        new()
        {
            Metadata = Named(name, "kube-system"),
            StorageClassName = ofClass,
            Capacity = size is null ? null : Quantity.Parse(size),
            MaximumVolumeSize = largest is null ? null : Quantity.Parse(largest),
            NodeTopology =
                nodes is null ? null
                : nodes.Length == 0 ? new LabelSelector()
                : new LabelSelector { MatchLabels = new() { [nodes.Split('=')[0]] = nodes.Split('=')[1] } },
        };

    public static CSIDriver Publisher(string name, bool? publishes = true) =>
        new()
        {
            Metadata = new ObjectMeta { Name = name },
            Spec = new() { StorageCapacity = publishes },
        };

    /// <summary>Of tenant system.</summary>
    public static VolumeAttachment Attachment(string volume, string node, string driver) =>
        new VolumeAttachment
        {
            Metadata = Named($"{volume}-{node}", ""),
            Spec = new()
            {
                Attacher = driver,
                NodeName = node,
                Source = new() { PersistentVolumeName = volume },
            },
        }.Of("system");

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
