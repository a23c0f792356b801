using System.Text.Json;
using System.Text.Json.Nodes;
using Arktos.VmRuntime.Machines;

namespace Arktos.VmRuntime.Images;

/// <summary>What a file is as a disk.</summary>
/// <param name="Format">qcow2 or raw.</param>
/// <param name="SizeBytes">Of the disk that a guest sees.</param>
internal sealed record DiskImage(string Format, long SizeBytes)
{
    /// <summary>A guest's disk is not larger: what it writes is the node's disk.</summary>
    public const long SizeBytesMax = 64L << 30;
    private const int BootSectorBytes = 512;

    /// <exception cref="VmRuntimeException">It is none that may be booted here; says why.</exception>
    public static async Task<DiskImage> ReadAsync(string qemuImg, string path, CancellationToken ct)
    {
        var format = FormatOf(path);
        var result = await Programs
            .TryAsync(qemuImg, ["info", "-f", format, "--output=json", path], ct)
            .ConfigureAwait(false);
        if (result.Code != 0)
            throw new VmRuntimeException($"it is no disk image: {result.Said}");
        return Judge(format, result.Output);
    }

    /// <param name="info">What qemu-img says of it.</param>
    /// <exception cref="VmRuntimeException">As <see cref="ReadAsync"/>.</exception>
    public static DiskImage Judge(string format, string info)
    {
        JsonObject? facts;
        try
        {
            facts = JsonNode.Parse(info) as JsonObject;
        }
        catch (JsonException)
        {
            facts = null;
        }
        if (facts?["virtual-size"]?.GetValue<long>() is not { } size)
            throw new VmRuntimeException("it is no disk image: qemu-img tells no size of it");
        // Both would name files of the node, which the guest would read.
        if (facts.ContainsKey("backing-filename") || facts.ContainsKey("full-backing-filename"))
            throw new VmRuntimeException("it stands on another image (backing file), which is not allowed");
        if (facts["format-specific"]?["data"]?["data-file"] is not null)
            throw new VmRuntimeException("its data are in another file, which is not allowed");
        if (facts["encrypted"]?.GetValue<bool>() == true)
            throw new VmRuntimeException("it is encrypted, which is not supported");
        if (size is <= 0 or > SizeBytesMax)
            throw new VmRuntimeException($"its disk has {size} bytes; up to {SizeBytesMax} are allowed");
        return new DiskImage(format, size);
    }

    /// <summary>
    /// By its first bytes alone, and never by guessing of QEMU: what a guest writes into a raw disk must not make it
    /// another format.
    /// </summary>
    private static string FormatOf(string path)
    {
        var head = new byte[BootSectorBytes];
        using var file = File.OpenRead(path);
        var read = file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        if (head.AsSpan(0, read).StartsWith("QFI\xfb"u8[..3]) && read > 3 && head[3] == 0xfb)
            return "qcow2";
        return read == BootSectorBytes && head[510] == 0x55 && head[511] == 0xaa
            ? "raw"
            : throw new VmRuntimeException("it is no disk image: neither qcow2 nor a disk with a boot sector");
    }
}
