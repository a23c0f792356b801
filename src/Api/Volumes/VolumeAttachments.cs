using System.Security.Cryptography;
using System.Text;
using Arktos.Api.Core.V1;

namespace Arktos.Api.Volumes;

/// <summary>Names by which controllers and node agents find what attaches a volume to a node. Pure.</summary>
public static class VolumeAttachments
{
    /// <summary>Of the VolumeAttachment: <c>csi-</c> and a hash of handle, driver and node.</summary>
    public static string NameOf(string handle, string driver, string node) =>
        "csi-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(handle + driver + node)));

    /// <summary>As a node's status names a volume of a driver.</summary>
    public static string Unique(string driver, string handle) => $"kubernetes.io/csi/{driver}^{handle}";

    /// <summary>Whether only one node at a time may have the volume.</summary>
    public static bool IsForOneNode(PersistentVolume volume) =>
        !(volume.Spec.AccessModes ?? []).Exists(m => m is "ReadWriteMany" or "ReadOnlyMany");
}
