using Arktos.Api;
using Arktos.Api.Json;
using Arktos.Kubelet.Pressure;

namespace Arktos.Kubelet.Status;

/// <summary>What of a node pods may be promised. Pure.</summary>
internal static class NodeResources
{
    /// <summary>
    /// What the node has, less what hard thresholds keep free: a pod that was promised that would be ended for having
    /// it.
    /// </summary>
    public static Map<Quantity> Allocatable(IReadOnlyDictionary<string, Quantity> capacity, PressureOptions pressure)
    {
        var allocatable = new Map<Quantity>(capacity);
        Keep(allocatable, "memory", bytes => pressure.Reserved(PressureSignal.MemoryAvailable, bytes));
        Keep(allocatable, "ephemeral-storage", bytes => pressure.Reserved(PressureSignal.NodeFsAvailable, bytes));
        return allocatable;
    }

    private static void Keep(Map<Quantity> amounts, string resource, Func<long, long> reserved)
    {
        if (amounts.TryGetValue(resource, out var all) && reserved(all.Value) is > 0 and var kept)
            amounts[resource] = Quantity.FromBytes(all.Value - kept);
    }
}
