using Arktos.Kubelet.Runtimes;

namespace Arktos.Kubelet.Stats;

/// <summary>How much was used within a window of time.</summary>
/// <param name="At">The end of the window.</param>
/// <param name="CpuNanoCores">The mean over the window.</param>
/// <param name="MemoryBytes">At its end.</param>
internal readonly record struct Usage(DateTimeOffset At, TimeSpan Window, long CpuNanoCores, long MemoryBytes);

internal sealed record ContainerRate(ObservedContainer Container, ContainerUsage Counters, Usage Usage);

internal sealed record PodRate(ObservedPod Pod, IReadOnlyList<ContainerRate> Containers)
{
    /// <summary>Until the end of the window; null: not known, or the node's own.</summary>
    public NetworkUsed? Network { get; init; }

    /// <summary>The earliest end of its containers' windows, and that one's length.</summary>
    public Usage Total
    {
        get
        {
            var first = Containers.MinBy(c => c.Usage.At)!.Usage;
            return first with
            {
                CpuNanoCores = Containers.Sum(c => c.Usage.CpuNanoCores),
                MemoryBytes = Containers.Sum(c => c.Usage.MemoryBytes),
            };
        }
    }
}

/// <summary>What was used between two looks. Immutable.</summary>
internal sealed record UsageWindow(NodeCounters Counters, Usage Node, IReadOnlyList<PodRate> Pods)
{
    /// <summary>The node's own, until the end of the window; null: not known.</summary>
    public NetworkUsed? Network { get; init; }

    /// <summary>Null: there is no time between the two.</summary>
    public static UsageWindow? Between(UsageLook before, UsageLook now)
    {
        var node = RateOf(
            (before.Node.At, before.Node.CpuNanoseconds),
            (now.Node.At, now.Node.CpuNanoseconds),
            now.Node.MemoryBytes
        );
        if (node is null)
            return null;
        var pods = new List<PodRate>();
        foreach (var pod in now.Pods)
        {
            var running = pod.Containers.Where(c => c.Phase == ContainerPhase.Running).ToList();
            var rates = running.Select(c => RateOf(before, now, c)).OfType<ContainerRate>().ToList();
            if (rates.Count > 0 && rates.Count == running.Count)
                pods.Add(new PodRate(pod, rates) { Network = NetworkOf(pod, now) });
        }
        return new UsageWindow(now.Node, node.Value, pods) { Network = now.Network };
    }

    private static NetworkUsed? NetworkOf(ObservedPod pod, UsageLook now) =>
        pod.Sandboxes.FirstOrDefault(s => s.Ready) is { } sandbox ? now.Networks.GetValueOrDefault(sandbox.Id) : null;

    private static ContainerRate? RateOf(UsageLook before, UsageLook now, ObservedContainer container) =>
        before.Containers.TryGetValue(container.Id, out var old)
        && now.Containers.TryGetValue(container.Id, out var last)
        && RateOf((old.At, old.CpuNanoseconds), (last.At, last.CpuNanoseconds), last.MemoryBytes) is { } usage
            ? new ContainerRate(container, last, usage)
            : null;

    private static Usage? RateOf((DateTimeOffset At, long Cpu) before, (DateTimeOffset At, long Cpu) now, long memory)
    {
        var window = now.At - before.At;
        if (window <= TimeSpan.Zero || now.Cpu < before.Cpu)
            return null;
        return new Usage(now.At, window, (long)((now.Cpu - before.Cpu) / window.TotalSeconds), memory);
    }
}
