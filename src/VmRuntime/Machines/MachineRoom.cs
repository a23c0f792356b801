using System.Globalization;

namespace Arktos.VmRuntime.Machines;

/// <summary>
/// How far a machine may grow while it runs: fixed when its QEMU begins, because it is the guest's hardware. The
/// processors but the first are plugged, and may go again; the memory that it began with stays.
/// </summary>
/// <param name="CpusMax">Whole ones.</param>
/// <param name="MemoryBytes">What it begins with: whole MiB.</param>
/// <param name="MoreBytes">What may be plugged beside that; zero: nothing.</param>
internal sealed record MachineRoom(int CpusMax, long MemoryBytes, long MoreBytes)
{
    /// <summary>As much as it begins with, times this, where the node has it.</summary>
    private const int Times = 4;
    private const int CpusBound = 255;
    private const long MiB = 1 << 20;

    /// <summary>Linux plugs whole blocks of that size.</summary>
    private const long BlockBytes = 128 * MiB;

    /// <summary>
    /// A smaller guest has no room for memory: with some, Linux sets 64 MiB aside at its boot to reach devices with
    /// (swiotlb), which one of 128 MiB does not outlive.
    /// </summary>
    private const long MemoryMin = 512 * MiB;

    /// <param name="node">Processors and memory of the node.</param>
    public static MachineRoom For(int cpus, long memoryBytes, (int Cpus, long MemoryBytes) node)
    {
        var memory = (memoryBytes + MiB - 1) / MiB * MiB;
        var more = (Math.Min(Times * memory, node.MemoryBytes) - memory) / BlockBytes * BlockBytes;
        return new MachineRoom(
            Math.Min(Math.Max(cpus, Math.Min(Times * cpus, node.Cpus)), CpusBound),
            memory,
            memory < MemoryMin ? 0 : Math.Max(more, 0)
        );
    }

    /// <summary>Of this machine.</summary>
    public static (int Cpus, long MemoryBytes) ReadNode()
    {
        // "MemTotal:       24682772 kB"
        var total = File.ReadLines("/proc/meminfo").First().Split(' ', StringSplitOptions.RemoveEmptyEntries)[1];
        return (Environment.ProcessorCount, long.Parse(total, CultureInfo.InvariantCulture) << 10);
    }

    /// <summary>Why a machine that runs cannot get so many processors; null: it can.</summary>
    /// <param name="room">Null: it began without any.</param>
    /// <param name="now">What it has.</param>
    public static string? WhyNotCpus(MachineRoom? room, int now, int wanted) =>
        wanted == now ? null
        : room is null ? $"it has {now} processors until it is started anew"
        : wanted > room.CpusMax
            ? $"it was started with room for {room.CpusMax} processors, and gets {wanted} when it is started anew"
        : null;

    /// <summary>The same of its memory.</summary>
    public static string? WhyNotMemory(MachineRoom? room, long now, long wanted)
    {
        if (wanted == now)
            return null;
        if (room is null || room.MoreBytes == 0)
            return $"it has {now} bytes of memory until it is started anew"
                + (room is null ? "" : $" (a guest that begins with less than {MemoryMin} has no room for more)");
        if (wanted > room.MemoryBytes + room.MoreBytes)
            return $"it was started with room for {room.MemoryBytes + room.MoreBytes} bytes of memory, and gets "
                + $"{wanted} when it is started anew";
        return wanted <= room.MemoryBytes - MiB
            ? $"the {room.MemoryBytes} bytes of memory that it was started with stay until it is started anew"
            : null;
    }
}
