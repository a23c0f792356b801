using Arktos.Api.Core.V1;
using Arktos.Api.Json;
using Arktos.Api.Quotas;

namespace Arktos.Scheduler.Snapshot;

/// <summary>
/// What a pod needs of a node, computed once. Units: cpu in thousandths of a core, memory and storage in bytes, others
/// as they are.
/// </summary>
/// <param name="ScoredCpu">As Cpu, but containers that ask for nothing count as a little, so that they spread
/// too.</param>
public sealed record PodRequests(
    long Cpu,
    long Memory,
    long EphemeralStorage,
    IReadOnlyDictionary<string, long> Others,
    long ScoredCpu,
    long ScoredMemory,
    IReadOnlyList<HostPort> Ports
)
{
    private const long ScoredCpuDefault = 100,
        ScoredMemoryDefault = 200L << 20;
    private const string CpuName = "cpu",
        MemoryName = "memory",
        StorageName = "ephemeral-storage";

    /// <summary>
    /// The larger of all containers together (with sidecars) and each init container with the sidecars before it, plus
    /// the pod's overhead. A pod that is being resized needs the most of before and after.
    /// </summary>
    public static PodRequests Of(Pod pod)
    {
        var spec = pod.Spec;
        var resized = ResizedRequests.Of(pod);
        var together = new Amounts();
        foreach (var container in spec.Containers)
            together.Add(resized.Requests(container), withDefaults: true);
        var sidecars = new Amounts();
        var peak = new Amounts();
        foreach (var init in spec.InitContainers ?? [])
        {
            var own = new Amounts();
            own.Add(resized.Requests(init), withDefaults: true);
            own.AddAll(sidecars);
            peak.Raise(own);
            if (init.RestartPolicy != "Always")
                continue;
            sidecars.Add(resized.Requests(init), withDefaults: true);
            together.Add(resized.Requests(init), withDefaults: true);
        }
        together.Raise(peak);
        together.Add(spec.Overhead, withDefaults: false);
        var others = together
            .Values.Where(v => v.Key is not (CpuName or MemoryName or StorageName))
            .ToDictionary(v => v.Key, v => v.Value);
        return new PodRequests(
            together[CpuName],
            together[MemoryName],
            together[StorageName],
            others,
            together.ScoredCpu,
            together.ScoredMemory,
            HostPort.Of(spec)
        );
    }

    /// <summary>It needs less of something than that one did.</summary>
    public bool IsLessThan(PodRequests before) =>
        Cpu < before.Cpu || Memory < before.Memory || EphemeralStorage < before.EphemeralStorage;

    private sealed class Amounts
    {
        public Dictionary<string, long> Values { get; } = [];

        public long ScoredCpu { get; private set; }

        public long ScoredMemory { get; private set; }

        public long this[string name] => Values.GetValueOrDefault(name);

        public void Add(Map<Api.Quantity>? requests, bool withDefaults)
        {
            foreach (var (name, quantity) in requests ?? [])
                Values[name] =
                    Values.GetValueOrDefault(name) + (name == CpuName ? quantity.MilliValue : quantity.Value);
            ScoredCpu +=
                requests is not null && requests.TryGetValue(CpuName, out var cpu) ? cpu.MilliValue
                : withDefaults ? ScoredCpuDefault
                : 0;
            ScoredMemory +=
                requests is not null && requests.TryGetValue(MemoryName, out var memory) ? memory.Value
                : withDefaults ? ScoredMemoryDefault
                : 0;
        }

        public void AddAll(Amounts other)
        {
            foreach (var (name, value) in other.Values)
                Values[name] = Values.GetValueOrDefault(name) + value;
            (ScoredCpu, ScoredMemory) = (ScoredCpu + other.ScoredCpu, ScoredMemory + other.ScoredMemory);
        }

        public void Raise(Amounts other)
        {
            foreach (var (name, value) in other.Values)
                Values[name] = Math.Max(Values.GetValueOrDefault(name), value);
            (ScoredCpu, ScoredMemory) = (
                Math.Max(ScoredCpu, other.ScoredCpu),
                Math.Max(ScoredMemory, other.ScoredMemory)
            );
        }
    }
}
