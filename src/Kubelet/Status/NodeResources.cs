using Arktos.Api;
using Arktos.Api.Core.V1;
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

    /// <summary>What the agent knows of, and what others have written into the node's capacity beside it.</summary>
    public static Map<Quantity> WithExtended(IReadOnlyDictionary<string, Quantity> own, NodeStatus? status)
    {
        var all = new Map<Quantity>(own);
        foreach (var (name, amount) in status?.Capacity ?? [])
            if (IsExtended(name) && !all.ContainsKey(name))
                all[name] = amount;
        return all;
    }

    /// <summary>What pods may be promised by the API though it is in no capacity any more.</summary>
    /// <param name="own">The capacity that the agent knows of.</param>
    public static IEnumerable<string> Withdrawn(IReadOnlyDictionary<string, Quantity> own, NodeStatus? status) =>
        (status?.Allocatable ?? []).Keys.Where(name =>
            IsExtended(name) && !own.ContainsKey(name) && status!.Capacity?.ContainsKey(name) != true
        );

    /// <summary>Whether the amounts of both are alike.</summary>
    public static bool AreSame(NodeStatus one, NodeStatus other) =>
        AreSame(one.Capacity, other.Capacity) && AreSame(one.Allocatable, other.Allocatable);

    /// <summary>Resources that are not Kubernetes' own: it knows no more of them than how many there are.</summary>
    private static bool IsExtended(string name) =>
        name.IndexOf('/') is > 0 and var slash
        && !$".{name.AsSpan(0, slash)}".EndsWith(".kubernetes.io", StringComparison.Ordinal);

    private static bool AreSame(Map<Quantity>? one, Map<Quantity>? other) =>
        (one?.Count ?? 0) == (other?.Count ?? 0)
        && (one ?? []).All(a => other!.TryGetValue(a.Key, out var amount) && amount == a.Value);

    private static void Keep(Map<Quantity> amounts, string resource, Func<long, long> reserved)
    {
        if (amounts.TryGetValue(resource, out var all) && reserved(all.Value) is > 0 and var kept)
            amounts[resource] = Quantity.FromBytes(all.Value - kept);
    }
}
