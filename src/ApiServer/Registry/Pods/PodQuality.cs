using Arktos.Api;
using Arktos.Api.Core.V1;
using Arktos.Api.Json;

namespace Arktos.ApiServer.Registry.Pods;

/// <summary>The quality-of-service class of a pod, from the cpu and memory of its containers. Pure.</summary>
public static class PodQuality
{
    private static readonly string[] Counted = ["cpu", "memory"];

    public static string ClassOf(PodSpec spec)
    {
        var all =
            spec.Resources is { } pod && (pod.Limits is not null || pod.Requests is not null)
                ? [pod]
                : PodDefaults.All(spec).Select(c => c.Resources).ToList();
        var any = false;
        var guaranteed = true;
        foreach (var resources in all)
        foreach (var name in Counted)
        {
            // A request that was left out is the limit; one that was written as zero is zero.
            var limit = Amount(resources.Limits, name) ?? Quantity.Zero;
            var request = Amount(resources.Requests, name) ?? limit;
            any |= !request.IsZero || !limit.IsZero;
            guaranteed &= !limit.IsZero && request == limit;
        }
        return !any ? "BestEffort"
            : guaranteed ? "Guaranteed"
            : "Burstable";
    }

    private static Quantity? Amount(Map<Quantity>? amounts, string name) =>
        amounts is not null && amounts.TryGetValue(name, out var amount) ? amount : null;
}
