using Arktos.Kubelet.Cri;

namespace Arktos.VmRuntime.Machines;

/// <summary>
/// A disk of a machine that is a file or a block device of a volume, beside the disk of its image. It is raw whatever
/// is in it: its guest writes all of it, and would make it an image that names files of the node.
/// </summary>
/// <param name="Serial">By which its guest knows it: up to 20 characters.</param>
/// <param name="Path">Nobody but the node agent can change what it leads to.</param>
/// <param name="FileId">Who else has the file, or device, has the same (<see cref="Machines.FileId"/>).</param>
internal sealed record VolumeDisk(string Serial, string Path, bool IsReadOnly, string FileId)
{
    /// <summary>Each takes a slot of the machine's one PCI bus.</summary>
    public const int CountMax = 16;
    private const int SerialMax = 20;
    private const string PathBegin = "/dev/disk/by-id/virtio-";

    /// <summary>What is asked for; nobody has looked at the files.</summary>
    /// <exception cref="VmRuntimeException">They are no disks, or too many.</exception>
    public static IReadOnlyList<VolumeDisk> Of(IReadOnlyList<Mount> mounts)
    {
        if (mounts.Count > CountMax)
            throw new VmRuntimeException(
                $"a virtual machine has up to {CountMax} disks of volumes, not {mounts.Count}"
            );
        var disks = mounts.Select(Of).ToList();
        if (disks.Select(d => d.Serial).Distinct().Count() < disks.Count)
            throw new VmRuntimeException("two disks of the machine have the same serial");
        return disks;
    }

    /// <summary>
    /// Why a machine may not have its disks; null: it may. A machine that is suspended has no QEMU that holds them,
    /// and goes on with them as it knew them.
    /// </summary>
    /// <param name="others">Of this node, with their names.</param>
    public static string? WhyNot(MachineRecord machine, IEnumerable<(MachineRecord Record, string Name)> others)
    {
        foreach (var disk in machine.Disks)
            if (machine.Disks.FirstOrDefault(d => d.Serial != disk.Serial && Excludes(d, disk)) is { } same)
                return $"disks \"{disk.Serial}\" and \"{same.Serial}\" are the same file or device";
        foreach (var (record, name) in others)
            if (record.Id != machine.Id && record.Phase != MachinePhase.Exited)
                foreach (var disk in machine.Disks)
                    if (record.Disks.Any(d => Excludes(d, disk)))
                        return $"disk \"{disk.Serial}\" is in use by the virtual machine of pod {name}, which is "
                            + $"{record.Phase.ToString().ToLowerInvariant()}: a disk is of one machine at a time";
        return null;
    }

    private static bool Excludes(VolumeDisk a, VolumeDisk b) => a.FileId == b.FileId && !(a.IsReadOnly && b.IsReadOnly);

    private static VolumeDisk Of(Mount mount)
    {
        var isOne = mount.ContainerPath.StartsWith(PathBegin, StringComparison.Ordinal);
        var serial = isOne ? mount.ContainerPath[PathBegin.Length..] : "";
        return serial.Length is > 0 and <= SerialMax && serial.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.')
            ? new VolumeDisk(serial, mount.HostPath, mount.Readonly, "")
            : throw new VmRuntimeException(
                $"\"{mount.ContainerPath}\" cannot be mounted: what a virtual machine gets is a disk, {PathBegin}NAME"
            );
    }
}
