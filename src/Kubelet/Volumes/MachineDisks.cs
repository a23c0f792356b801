using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Arktos.Api.Core.V1;
using Arktos.Api.Volumes;
using Arktos.Kubelet.Files;
using Arktos.Kubelet.Pods;

namespace Arktos.Kubelet.Volumes;

/// <summary>A disk of a virtual machine that is a file of a volume, or a volume's device.</summary>
/// <param name="Volume">Its name in the pod.</param>
/// <param name="Path">Of the agent's own, which leads to the file whatever becomes of its name.</param>
public sealed record MachineDisk(string Volume, string Path, bool ReadOnly)
{
    private const int HashBytes = 4;

    /// <summary>The path at which the guest is to have it; null: one that is made of the volume's name.</summary>
    public string? DevicePath { get; init; }

    /// <summary>
    /// By which the guest knows it (/dev/disk/by-id/virtio-SERIAL): what its path ends with, else the volume's name, or
    /// the begin of a long one, "-" and a hash of it.
    /// </summary>
    /// <exception cref="ConfigurationException">No guest has such a path.</exception>
    public string Serial
    {
        get
        {
            if (DevicePath is not null)
                return MachineDevices.SerialOf(DevicePath)
                    ?? throw new ConfigurationException(
                        $"devicePath \"{DevicePath}\" of volume \"{Volume}\" {MachineDevices.NoSuchPath}"
                    );
            if (Volume.Length <= MachineDevices.SerialMax)
                return Volume;
            var hash = SHA256.HashData(Encoding.UTF8.GetBytes(Volume)).AsSpan(0, HashBytes);
            return $"{Volume[..(MachineDevices.SerialMax - 1 - 2 * HashBytes)]}-{Convert.ToHexStringLower(hash)}";
        }
    }
}

/// <summary>
/// The disks that a pod's volumes are for its virtual machine: a claim's block device is one as it is, and each other
/// volume of a claim has a file <c>disk.img</c>, a raw image as KubeVirt has it, which is made when it is not there and
/// grows with its volume. What the file holds is never looked at: a guest writes all of it, and would make it an image
/// that names files of the node. The runtime gets a path of the agent's own (<see cref="SubPaths"/>). One caller for a
/// pod at a time.
/// </summary>
internal sealed class MachineDisks(string podDirectory)
{
    public const string FileName = "disk.img";

    private const long MiB = 1 << 20;
    private const uint Mode = 0x180; // 0600

    /// <summary>What a file system takes for itself of a volume's size.</summary>
    private const double SizeMin = 0.9;

    /// <returns>In the order of the pod's volumes.</returns>
    /// <exception cref="ConfigurationException">A volume is no disk, or its file cannot be made.</exception>
    public IReadOnlyList<MachineDisk> Prepare(Pod pod, IReadOnlyDictionary<string, PreparedVolume> volumes)
    {
        var claims = PodClaims.Of(pod).Select(c => c.Volume).ToHashSet();
        var disks = new List<MachineDisk>();
        foreach (var volume in pod.Spec.Volumes ?? [])
        {
            if (!claims.Contains(volume.Name))
                throw new ConfigurationException(
                    $"volume \"{volume.Name}\": a virtual machine has disks of claims alone (persistentVolumeClaim, "
                        + "ephemeral); userData is how files get into it"
                );
            if (!volumes.TryGetValue(volume.Name, out var prepared))
                throw new ConfigurationException($"volume \"{volume.Name}\" is not there to be a disk");
            try
            {
                var machine = pod.Spec.VirtualMachine!;
                var path = prepared.IsDevice ? prepared.Path : Show(prepared, volume.Name, machine.Name);
                disks.Add(
                    new MachineDisk(volume.Name, path, prepared.ReadOnly)
                    {
                        DevicePath = machine.VolumeDevices?.Find(d => d.Name == volume.Name)?.DevicePath,
                    }
                );
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                throw new ConfigurationException($"volume \"{volume.Name}\" cannot be a disk: {e.Message}");
            }
        }
        return disks;
    }

    /// <summary>
    /// How many bytes a disk is to have: what its volume has, in whole MiB, or what is left of that where the file
    /// system has a little less. It never shrinks.
    /// </summary>
    /// <param name="length">Of the file; null: it is not there.</param>
    /// <param name="room">What it takes of its file system already, and what is free.</param>
    /// <exception cref="IOException">There is not nearly as much room as the volume has.</exception>
    internal static long BytesOf(long capacity, long? length, long room)
    {
        var wanted = Math.Max(capacity / MiB, 1) * MiB;
        var bytes = Math.Min(wanted, room / MiB * MiB);
        if (length > 0)
            return Math.Max(length.Value, bytes);
        return bytes >= wanted * SizeMin
            ? bytes
            : throw new IOException(
                $"{FileName} is to have {wanted} bytes, and {room} are free in the volume's file system"
            );
    }

    private string Show(PreparedVolume volume, string name, string machine)
    {
        using var folder = BeneathFolder.Open(volume.Path);
        using var file = PinOrMake(folder, volume);
        if (!file.Facts.IsRegular)
            throw new IOException($"{FileName} is no regular file");
        if (!volume.ReadOnly)
            Size(folder, file, volume.CapacityBytes);
        var target = Path.Combine(
            podDirectory,
            SubPaths.FolderName,
            PrivateFolders.Name(name),
            PrivateFolders.Name(machine),
            0.ToString(CultureInfo.InvariantCulture)
        );
        SubPaths.ShowAt(file, target);
        return target;
    }

    private static PinnedFile PinOrMake(BeneathFolder folder, PreparedVolume volume)
    {
        if (folder.TryPin(FileName) is { } there)
            return there;
        if (volume.ReadOnly)
            throw new IOException($"it has no {FileName}, and is read-only");
        // One that is empty has still to get its size.
        folder.WriteNewFile(FileName, [], Mode);
        return folder.TryPin(FileName) ?? throw new IOException($"{FileName} is gone");
    }

    private static void Size(BeneathFolder folder, PinnedFile file, long capacity)
    {
        using var opened = File.OpenHandle(file.Path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
        var length = RandomAccess.GetLength(opened);
        var room = folder.BytesTaken(FileName) + FileSystemFacts.Of(folder.Path).AvailableBytes;
        long bytes;
        try
        {
            bytes = BytesOf(capacity, length, room);
        }
        catch (IOException) when (length == 0)
        {
            folder.RemoveTree(FileName);
            throw;
        }
        if (bytes > length)
            RandomAccess.SetLength(opened, bytes);
    }
}
