using System.Globalization;

namespace Arktos.VmRuntime.Machines;

/// <summary>What a QEMU uses of its node, by /proc.</summary>
internal readonly record struct QemuUsage(long CpuNanoseconds, long MemoryBytes)
{
    /// <summary>Linux tells times by hundredths of seconds.</summary>
    private const long NanosecondsPerTick = 10_000_000;

    /// <summary>Null: it has gone.</summary>
    public static QemuUsage? Read(ProcessMark process)
    {
        if (!process.IsAlive)
            return null;
        try
        {
            var stat = File.ReadAllText($"/proc/{process.Pid}/stat");
            var fields = stat[(stat.LastIndexOf(')') + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
            long Field(int number) => long.Parse(fields[number], CultureInfo.InvariantCulture);
            return new QemuUsage((Field(11) + Field(12)) * NanosecondsPerTick, Field(21) * Environment.SystemPageSize);
        }
        catch (IOException)
        {
            return null;
        }
    }
}
