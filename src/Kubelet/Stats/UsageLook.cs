using Arktos.Kubelet.Runtimes;

namespace Arktos.Kubelet.Stats;

/// <summary>What a machine has used.</summary>
/// <param name="CpuNanoseconds">Of one core, since the machine was started.</param>
internal readonly record struct NodeCounters(DateTimeOffset At, long CpuNanoseconds, long MemoryBytes);

/// <summary>One look at what everything on a node has used until then. Immutable.</summary>
/// <param name="Containers">Those that run, by id.</param>
internal sealed record UsageLook(
    NodeCounters Node,
    IReadOnlyCollection<ObservedPod> Pods,
    IReadOnlyDictionary<string, ContainerUsage> Containers
)
{
    /// <summary>The node's own; null: not known.</summary>
    public NetworkUsed? Network { get; init; }

    /// <summary>By sandbox.</summary>
    public IReadOnlyDictionary<string, NetworkUsed> Networks { get; init; } = new Dictionary<string, NetworkUsed>();
}
