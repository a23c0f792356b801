using Arktos.Kubelet.Cri;

namespace Arktos.VmRuntime.Machines;

/// <summary>What a machine has of its node: what its guest sees, and what its QEMU may use for it. Pure.</summary>
/// <param name="Cpus">Whole ones, which the guest sees.</param>
/// <param name="MemoryBytes">The guest's.</param>
/// <param name="CpuQuota">Microseconds in each <paramref name="CpuPeriod"/>; zero: as much as its processors.</param>
internal sealed record MachineSize(int Cpus, long MemoryBytes, long CpuQuota, long CpuPeriod, long CpuShares)
{
    public const long MemoryBytesDefault = 512L << 20;
    private const int CpusMax = 255;
    private const long PeriodDefault = 100_000;

    /// <summary>Processors are whole ones; what the pod does not say is little.</summary>
    public static MachineSize Of(LinuxContainerResources? resources)
    {
        var (quota, period) = (resources?.CpuQuota ?? 0, resources?.CpuPeriod is > 0 and var p ? p : PeriodDefault);
        return new MachineSize(
            quota > 0 ? (int)Math.Clamp((quota + period - 1) / period, 1, CpusMax) : 1,
            resources?.MemoryLimitInBytes is > 0 and var bytes ? bytes : MemoryBytesDefault,
            Math.Max(quota, 0),
            period,
            Math.Max(resources?.CpuShares ?? 0, 0)
        );
    }

    /// <summary>What CRI's update of it makes: there zero leaves as it is, and less than zero takes away.</summary>
    public static LinuxContainerResources After(LinuxContainerResources? before, LinuxContainerResources update)
    {
        var after = before?.Clone() ?? new LinuxContainerResources();
        if (update.CpuShares != 0)
            after.CpuShares = Math.Max(update.CpuShares, 0);
        if (update.CpuQuota != 0)
            (after.CpuQuota, after.CpuPeriod) = (
                Math.Max(update.CpuQuota, 0),
                update.CpuPeriod > 0 ? update.CpuPeriod : PeriodDefault
            );
        if (update.MemoryLimitInBytes != 0)
            after.MemoryLimitInBytes = Math.Max(update.MemoryLimitInBytes, 0);
        return after;
    }

    public MachineSize WithCpusOf(MachineSize other) => other with { MemoryBytes = MemoryBytes };

    public MachineSize WithMemoryOf(MachineSize other) => this with { MemoryBytes = other.MemoryBytes };

    /// <summary>Of each the larger, with the periods of the other.</summary>
    public MachineSize Larger(MachineSize other) =>
        other with
        {
            Cpus = Math.Max(Cpus, other.Cpus),
            MemoryBytes = Math.Max(MemoryBytes, other.MemoryBytes),
            CpuQuota =
                CpuQuota == 0 || other.CpuQuota == 0
                    ? 0
                    : Math.Max(CpuQuota * other.CpuPeriod / CpuPeriod, other.CpuQuota),
            CpuShares = Math.Max(CpuShares, other.CpuShares),
        };

    /// <summary>As CRI has it.</summary>
    /// <param name="others">What does not change.</param>
    public LinuxContainerResources Resources(LinuxContainerResources? others)
    {
        var resources = others?.Clone() ?? new LinuxContainerResources();
        (resources.CpuQuota, resources.CpuPeriod, resources.CpuShares) = (CpuQuota, CpuPeriod, CpuShares);
        // One that was never told stays so.
        if (resources.MemoryLimitInBytes > 0 || MemoryBytes != MemoryBytesDefault)
            resources.MemoryLimitInBytes = MemoryBytes;
        return resources;
    }
}
