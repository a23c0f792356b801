using System.Globalization;

namespace Arktos.VmRuntime.Machines;

/// <summary>
/// Which file a path leads to: device and inode, and of a block device its number, because it may have several names.
/// Pure.
/// </summary>
internal static class FileId
{
    /// <summary>What stat is to print: mode, device, inode, number of a device.</summary>
    public const string Format = "%f %d:%i %t:%T";

    private const int TypeMask = 0xF000,
        BlockDevice = 0x6000;

    /// <param name="line">Of stat.</param>
    public static string Of(string line)
    {
        var parts = line.Split(' ');
        var mode = int.Parse(parts[0], NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        return (mode & TypeMask) == BlockDevice ? $"device {parts[2]}" : parts[1];
    }
}
