using Arktos.Api.Core.V1;
using Arktos.Kubelet.Cri;
using Arktos.Kubelet.Pods;
using Arktos.Kubelet.Runtimes;
using Container = Arktos.Api.Core.V1.Container;

namespace Arktos.Kubelet.Resizing;

/// <summary>A container that runs gets other limits.</summary>
/// <param name="MemoryLoweredTo">Bytes; zero: its memory is not lowered.</param>
public sealed record ContainerUpdate(
    ObservedContainer Target,
    LinuxContainerResources Resources,
    long MemoryLoweredTo = 0
);

/// <summary>What is left to be done so that containers that run have what their pod was granted. Pure.</summary>
public static class ResizePlan
{
    private const string Restart = ResourceResizeRestartPolicy.RestartContainer;

    /// <summary>
    /// The updates that are due, in their order: what is lowered first, so that a pod does not have more than both in
    /// between.
    /// </summary>
    /// <param name="nodeMemoryBytes">Which says how likely the container is killed when memory is short.</param>
    public static IReadOnlyList<ContainerUpdate> Updates(PodView view, long nodeMemoryBytes)
    {
        var updates = new List<(ContainerUpdate Update, bool Lowers)>();
        foreach (var spec in ContainerKinds.All(view.Pod).Where(c => IsResized(view.Pod, c)))
        {
            if (view.Observed.Latest(spec.Name) is not { Phase: ContainerPhase.Running } running)
                continue;
            var wanted = Wanted(view.Pod, spec, nodeMemoryBytes);
            var (now, then) = (running.Limits, ContainerLimits.Of(wanted));
            if (now == then || NeedsRestart(view.Pod, spec, running))
                continue;
            // A machine is not touched where nobody knows what it has.
            if (now is null && view.Pod.Spec.VirtualMachine is not null)
                continue;
            if (now is not null)
                TakeAwayWhatIsNotWanted(wanted, now);
            var lowersMemory = now is not null && IsLess(then.MemoryBytes, now.MemoryBytes);
            var lowers =
                lowersMemory
                || now is not null && (IsLess(then.CpuQuotaUs, now.CpuQuotaUs) || then.CpuShares < now.CpuShares);
            // A machine's guest gives back what it can spare, or does not: nobody's memory is taken.
            var lowered = lowersMemory && view.Pod.Spec.VirtualMachine is null ? then.MemoryBytes : 0;
            updates.Add((new ContainerUpdate(running, wanted, lowered), lowers));
        }
        return [.. updates.OrderBy(u => u.Lowers ? 0 : 1).Select(u => u.Update)];
    }

    /// <summary>
    /// Its policy wants a restart for what is to change. A runtime that does not tell what the container has leaves it
    /// running.
    /// </summary>
    public static bool NeedsRestart(Pod pod, Container spec, ObservedContainer running)
    {
        if (running.Limits is not { } now || spec.ResizePolicy is not { Count: > 0 } || !IsResized(pod, spec))
            return false;
        var then = ContainerLimits.Of(Wanted(pod, spec, 0));
        var cpu = then.CpuShares != now.CpuShares || then.CpuQuotaUs != now.CpuQuotaUs;
        var memory = then.MemoryBytes != now.MemoryBytes;
        return spec.ResizePolicy.Exists(p =>
            p.RestartPolicy == Restart && (p.ResourceName == "cpu" && cpu || p.ResourceName == "memory" && memory)
        );
    }

    /// <summary>
    /// Why memory cannot be lowered: the kernel would end what uses it. Empty: it can.
    /// </summary>
    public static string WhyNotLowered(IEnumerable<ContainerUpdate> updates, IEnumerable<ContainerUsage> usages)
    {
        var used = usages.ToDictionary(u => u.Id, u => u.MemoryBytes);
        foreach (var update in updates.Where(u => u.MemoryLoweredTo > 0))
        {
            if (!used.TryGetValue(update.Target.Id, out var bytes))
                return $"the memory usage of container \"{update.Target.Name}\" is not known";
            if (bytes >= update.MemoryLoweredTo)
                return $"attempting to set container \"{update.Target.Name}\" memory limit "
                    + $"({update.MemoryLoweredTo}) below current usage ({bytes})";
        }
        return "";
    }

    /// <summary>What a container, or the machine that it shows, is to have by its spec.</summary>
    internal static LinuxContainerResources Wanted(Pod pod, Container spec, long nodeMemoryBytes) =>
        pod.Spec.VirtualMachine is null
            ? ContainerConfigBuilder.Resources(pod, spec, nodeMemoryBytes)
            : MachineConfigBuilder.Resources(pod, spec, nodeMemoryBytes);

    /// <summary>Init containers that end keep what they were started with.</summary>
    private static bool IsResized(Pod pod, Container spec) =>
        ContainerKinds.IsSidecar(spec) || !ContainerKinds.IsInit(pod, spec.Name);

    /// <summary>No limit is more than any.</summary>
    private static bool IsLess(long then, long now) => then > 0 && (now == 0 || then < now);

    private static void TakeAwayWhatIsNotWanted(LinuxContainerResources wanted, ContainerLimits now)
    {
        if (wanted.CpuQuota == 0 && now.CpuQuotaUs > 0)
            wanted.CpuQuota = -1;
        if (wanted.MemoryLimitInBytes == 0 && now.MemoryBytes > 0)
            wanted.MemoryLimitInBytes = -1;
    }
}
