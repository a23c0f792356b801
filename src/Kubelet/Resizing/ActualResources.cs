using Arktos.Api;
using Arktos.Api.Core.V1;
using Arktos.Api.Json;
using Arktos.Kubelet.Pods;
using Arktos.Kubelet.Runtimes;

namespace Arktos.Kubelet.Resizing;

/// <summary>What a container has, in the words of a spec. Pure.</summary>
public static class ActualResources
{
    /// <summary>
    /// What it was granted, with what its runtime has set otherwise (yet). A request for memory is what was granted:
    /// nothing sets it.
    /// </summary>
    /// <param name="limits">Null: not known, or nothing runs.</param>
    /// <param name="isMachine">It has what it asks for where it has no limits.</param>
    public static ResourceRequirements Of(ResourceRequirements granted, ContainerLimits? limits, bool isMachine = false)
    {
        var actual = granted.DeepClone();
        if (limits is null)
            return actual;
        var pod = new Pod { Spec = { VirtualMachine = isMachine ? new VirtualMachine() : null } };
        var expected = ContainerLimits.Of(ResizePlan.Wanted(pod, new() { Resources = granted }, 0));
        if (limits.CpuShares != expected.CpuShares && actual.Requests?.ContainsKey("cpu") == true)
            actual.Requests["cpu"] = Quantity.FromMilli(limits.CpuShares * 1000 / 1024);
        if (limits.CpuQuotaUs != expected.CpuQuotaUs && !IsRequest("cpu"))
            actual.Limits = With(
                actual.Limits,
                "cpu",
                limits.CpuQuotaUs > 0 ? Quantity.FromMilli(limits.CpuQuotaUs * 1000 / ContainerLimits.PeriodUs) : null
            );
        if (limits.MemoryBytes != expected.MemoryBytes && IsRequest("memory"))
            actual.Requests = With(actual.Requests, "memory", Quantity.FromBytes(limits.MemoryBytes));
        else if (limits.MemoryBytes != expected.MemoryBytes)
            actual.Limits = With(
                actual.Limits,
                "memory",
                limits.MemoryBytes > 0 ? Quantity.FromBytes(limits.MemoryBytes) : null
            );
        return actual;

        bool IsRequest(string name) =>
            isMachine && granted.Limits?.ContainsKey(name) != true && granted.Requests?.ContainsKey(name) == true;
    }

    private static Map<Quantity>? With(Map<Quantity>? amounts, string name, Quantity? amount)
    {
        var changed = new Map<Quantity>((amounts ?? []).Where(a => a.Key != name));
        if (amount is { } set)
            changed[name] = set;
        return changed.Count > 0 ? changed : null;
    }
}
