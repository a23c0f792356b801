namespace Arktos.VmRuntime.Machines;

/// <summary>What a QEMU has said, to tell users why it does not run.</summary>
internal static class QemuLog
{
    private const int LinesShown = 5;

    /// <summary>Its last lines, to be put behind a message; "": it has said nothing.</summary>
    public static string Said(MachineFiles files)
    {
        try
        {
            var lines = File.Exists(files.QemuLog) ? File.ReadLines(files.QemuLog).TakeLast(LinesShown).ToList() : [];
            return lines.Count == 0 ? ""
                : lines.Exists(l => l.Contains("Failed to get ", StringComparison.Ordinal))
                    ? ": a disk of it is in use, by a virtual machine of another node agent or by another process: "
                        + string.Join("; ", lines)
                : ": " + string.Join("; ", lines);
        }
        catch (IOException)
        {
            return "";
        }
    }
}
