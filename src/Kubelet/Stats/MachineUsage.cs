using System.Globalization;

namespace Arktos.Kubelet.Stats;

/// <summary>
/// The whole machine's CPU and memory, by the texts of /proc/stat and /proc/meminfo. Pure but for Read.
/// </summary>
internal static class MachineUsage
{
    /// <summary>Of the kernel's clock in these files: USER_HZ, which is 100 on every architecture.</summary>
    private const long NanosecondsPerTick = 10_000_000;

    public static NodeCounters Read(DateTimeOffset now) =>
        new(now, CpuOf(File.ReadLines("/proc/stat").First()), MemoryOf(File.ReadLines("/proc/meminfo")));

    /// <summary>All but idle and waiting for disks; guests are counted in user and nice already.</summary>
    internal static long CpuOf(string line)
    {
        var fields = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        long Field(int index) => index < fields.Length ? long.Parse(fields[index], CultureInfo.InvariantCulture) : 0;
        return (Field(1) + Field(2) + Field(3) + Field(6) + Field(7) + Field(8)) * NanosecondsPerTick;
    }

    /// <summary>What would be missing if a new program asked for it.</summary>
    internal static long MemoryOf(IEnumerable<string> lines)
    {
        var (total, available) = (0L, 0L);
        foreach (var line in lines)
            if (line.StartsWith("MemTotal:", StringComparison.Ordinal))
                total = Kibibytes(line);
            else if (line.StartsWith("MemAvailable:", StringComparison.Ordinal))
                available = Kibibytes(line);
        return (total - available) * 1024;
    }

    private static long Kibibytes(string line) =>
        long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture);
}
