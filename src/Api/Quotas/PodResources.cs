using Arktos.Api.Core.V1;
using Arktos.Api.Json;

namespace Arktos.Api.Quotas;

/// <summary>What a pod asks for as a whole, by resource. Pure.</summary>
public static class PodResources
{
    /// <summary>
    /// Of the pod itself where it says so, else what its containers ask for together, or one of those that begin
    /// before them, with the sidecars that run then, if that is more. Without overhead.
    /// </summary>
    public static Map<Quantity> Requests(PodSpec spec) => Total(spec, r => r?.Requests);

    /// <inheritdoc cref="Requests"/>
    public static Map<Quantity> Limits(PodSpec spec) => Total(spec, r => r?.Limits);

    private static Map<Quantity> Total(PodSpec spec, Func<ResourceRequirements?, Map<Quantity>?> of)
    {
        var (total, most, sidecars) = (new Map<Quantity>(), new Map<Quantity>(), new Map<Quantity>());
        foreach (var container in spec.Containers)
            Add(total, of(container.Resources));
        foreach (var container in spec.InitContainers ?? [])
        {
            var asked = of(container.Resources);
            if (container.RestartPolicy == "Always")
            {
                Add(total, asked);
                Add(sidecars, asked);
            }
            var meanwhile = DeepValues.Copy(sidecars)!;
            if (container.RestartPolicy != "Always")
                Add(meanwhile, asked);
            foreach (var (name, amount) in meanwhile)
                if (!most.TryGetValue(name, out var before) || amount > before)
                    most[name] = amount;
        }
        foreach (var (name, amount) in most)
            if (!total.TryGetValue(name, out var sum) || amount > sum)
                total[name] = amount;
        foreach (var (name, amount) in of(spec.Resources) ?? [])
            total[name] = amount;
        return total;
    }

    private static void Add(Map<Quantity> sum, Map<Quantity>? amounts)
    {
        foreach (var (name, amount) in amounts ?? [])
            sum[name] = sum.TryGetValue(name, out var before) ? before + amount : amount;
    }
}
