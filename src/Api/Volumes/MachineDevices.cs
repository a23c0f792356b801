using Arktos.Api.Core.V1;

namespace Arktos.Api.Volumes;

/// <summary>
/// How a guest finds the disks that a pod's volumes are for its virtual machine: by a serial, because its own kernel
/// gives them their other names. Pure.
/// </summary>
public static class MachineDevices
{
    /// <summary>Where a guest's udev shows a virtio disk, before its serial.</summary>
    public const string PathBegin = "/dev/disk/by-id/virtio-";

    /// <summary>What virtio has room for.</summary>
    public const int SerialMax = 20;

    /// <summary>What is said of another path.</summary>
    public const string NoSuchPath =
        "must be /dev/disk/by-id/virtio-NAME with a NAME of up to 20 letters, digits, '-' and '.': a guest's own "
        + "kernel gives its devices their other names";

    /// <summary>The serial that a path of volumeDevices asks for; null: no guest has such a path.</summary>
    public static string? SerialOf(string devicePath)
    {
        if (!devicePath.StartsWith(PathBegin, StringComparison.Ordinal))
            return null;
        var serial = devicePath[PathBegin.Length..];
        return serial.Length is > 0 and <= SerialMax && serial.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.')
            ? serial
            : null;
    }
}
