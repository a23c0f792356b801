using System.Text;
using Arktos.Kubelet.Files;
using Arktos.Kubelet.Network;
using Arktos.Kubelet.Pods;

namespace Arktos.Kubelet.Volumes;

/// <summary>
/// Block devices of volumes. Containers get them by a path of the agent's own, at which the very device is mounted that
/// was found when the volume was mapped: what becomes of names below /dev changes nothing for them. Devices are never
/// opened: nobody is kept from one, and none is kept alive.
/// </summary>
internal static class BlockDevices
{
    /// <summary>Where a pod has its devices, in its folder.</summary>
    public const string FolderName = "volumeDevices";

    /// <summary>The event FailedMapVolume.</summary>
    public static ConfigurationException Failed(string step, string volume, string why) =>
        new($"MapVolume.{step} failed for volume \"{volume}\" : {why}") { VolumeReason = "FailedMapVolume" };

    /// <summary>Shows a device at a path of the agent's own; it may be called again and again.</summary>
    /// <param name="path">Of the node, as an administrator has named it: links are followed.</param>
    /// <exception cref="IOException">No block device is there, or the kernel refuses.</exception>
    public static void Show(string path, string target)
    {
        using var device = Pin(path) ?? throw new IOException($"path \"{path}\" does not exist");
        if (!device.Facts.IsBlockDevice)
            throw new IOException($"path \"{path}\" is not a block device");
        SubPaths.ShowAt(device, target);
    }

    public static bool IsOne(string path)
    {
        using var file = Pin(path);
        return file?.Facts.IsBlockDevice == true;
    }

    /// <summary>Unmounts and removes what is at a path of the agent's own; nothing when it is not there.</summary>
    /// <exception cref="IOException">The kernel refuses.</exception>
    public static void Remove(string path)
    {
        if (!Path.Exists(path))
            return;
        Mounts.UnmountBelow(path);
        PrivateFolders.Remove(path);
    }

    private static PinnedFile? Pin(string path)
    {
        var handle = Libc.TryOpen(null, Encoding.UTF8.GetBytes(path + "\0"), Libc.Path, 0, 0, out var error);
        if (handle is not null)
            return new PinnedFile(handle, path);
        return error is Libc.NoEntry or Libc.NotDirectory ? null : throw new IOException($"{path}: {Libc.Text(error)}");
    }
}
