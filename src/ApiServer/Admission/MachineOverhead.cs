using Arktos.Api;
using Arktos.Api.Core.V1;

namespace Arktos.ApiServer.Admission;

/// <summary>What a virtual machine costs its node beside its guest. Pure.</summary>
internal static class MachineOverhead
{
    /// <summary>
    /// What a node's QEMU takes beside its guest; the runtime server keeps it to that. It is counted by schedulers,
    /// nodes and quotas as any pod's overhead is.
    /// </summary>
    private static readonly IReadOnlyDictionary<string, Quantity> OfMachines = new Dictionary<string, Quantity>
    {
        ["cpu"] = Quantity.Parse("100m"),
        ["memory"] = Quantity.Parse("192Mi"),
    };

    /// <summary>
    /// A new pod with a machine has the overhead of machines. Null, or what is wrong with the one that it asks for.
    /// </summary>
    public static string? Charge(PodSpec spec)
    {
        if (
            spec.Overhead is { Count: > 0 } asked
            && (asked.Count != OfMachines.Count || OfMachines.Any(o => asked.GetValueOrDefault(o.Key) != o.Value))
        )
            return "pod rejected: Pod's Overhead doesn't match that of virtual machines: "
                + string.Join(", ", OfMachines.Select(o => $"{o.Key} {o.Value}"));
        spec.Overhead = new(OfMachines);
        return null;
    }
}
