using Arktos.Api;
using Arktos.Api.Core.V1;
using Arktos.Api.Quotas;

namespace Arktos.Kubelet.Resizing;

/// <summary>What a pod takes of its node, or all that a node has for pods.</summary>
public readonly record struct PodSize(long CpuMillis, long MemoryBytes)
{
    /// <summary>What its containers ask for, with its overhead.</summary>
    public static PodSize Of(PodSpec spec)
    {
        var size = Of(PodResources.Requests(spec));
        return spec.Overhead is { } overhead ? size + Of(overhead) : size;
    }

    public static PodSize Of(IReadOnlyDictionary<string, Quantity> amounts) =>
        new(
            amounts.TryGetValue("cpu", out var cpu) ? cpu.MilliValue : 0,
            amounts.TryGetValue("memory", out var memory) ? memory.Value : 0
        );

    public static PodSize operator +(PodSize a, PodSize b) =>
        new(a.CpuMillis + b.CpuMillis, a.MemoryBytes + b.MemoryBytes);

    public static PodSize operator -(PodSize a, PodSize b) =>
        new(a.CpuMillis - b.CpuMillis, a.MemoryBytes - b.MemoryBytes);
}
