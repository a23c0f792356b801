using System.Globalization;
using Arktos.Api;
using Arktos.Api.Core.V1;
using Arktos.Api.Json;
using Arktos.Api.Meta.V1;
using Arktos.Api.Quotas;

namespace Arktos.ApiServer.Admission;

/// <summary>
/// Gives new pods what the LimitRanges of their namespace have as defaults, and holds pods and claims of volumes
/// against their bounds. A pod is looked at when it is made, and when it is resized.
/// </summary>
public sealed class LimitRanger(FollowedReads reads) : IAdmissionPlugin
{
    private const string Annotation = "kubernetes.io/limit-ranger";

    public async ValueTask<Status?> AdmitAsync(AdmissionRequest request, CancellationToken cancel)
    {
        if (request is not { Operation: AdmissionOperation.Create, IsMain: true, Object: Pod pod })
            return null;
        var isFilled = false;
        foreach (var range in await RangesAsync(request, cancel))
            isFilled |= Fill(pod, range);
        // What follows from what a pod asks for (its quality of service) follows from the defaults too.
        if (!isFilled || request.Remaker is not { } remaker)
            return null;
        if (!remaker.Remake(request, pod).Succeeded(out var made, out var error))
            return error;
        request.Object = made;
        return null;
    }

    public async ValueTask<Status?> ValidateAsync(AdmissionRequest request, CancellationToken cancel)
    {
        var isBounded = request switch
        {
            { Subresource: "resize", Object: Pod } => true,
            { IsMain: false } => false,
            { Operation: AdmissionOperation.Create, Object: Pod } => true,
            { Operation: AdmissionOperation.Create or AdmissionOperation.Update, Object: PersistentVolumeClaim } =>
                true,
            _ => false,
        };
        if (!isBounded)
            return null;
        foreach (var range in await RangesAsync(request, cancel))
        {
            var faults = request.Object is Pod pod
                ? Faults(range, pod)
                : Faults(range, (PersistentVolumeClaim)request.Object!);
            switch (faults.Distinct().ToList())
            {
                case []:
                    break;
                case [var only]:
                    return request.Forbidden(only);
                case var several:
                    return request.Forbidden($"[{string.Join(", ", several)}]");
            }
        }
        return null;
    }

    private ValueTask<IReadOnlyList<LimitRange>> RangesAsync(AdmissionRequest request, CancellationToken cancel) =>
        reads.InNamespaceAsync<LimitRange>("", "limitranges", request.Tenant, request.Namespace, cancel);

    private static bool Fill(Pod pod, LimitRange range)
    {
        var (requests, limits) = (new Map<Quantity>(), new Map<Quantity>());
        foreach (var item in range.Spec.Limits.Where(l => l.Type == LimitType.Container))
        {
            foreach (var (name, amount) in item.DefaultRequest ?? [])
                requests[name] = amount;
            foreach (var (name, amount) in item.Default ?? [])
                limits[name] = amount;
        }
        var set = new List<string>();
        foreach (var container in pod.Spec.Containers)
            Fill(container, "container");
        foreach (var container in pod.Spec.InitContainers ?? [])
            Fill(container, "init container");
        if (set.Count > 0)
            (pod.Metadata.Annotations ??= [])[Annotation] = "LimitRanger plugin set: " + string.Join("; ", set);
        return set.Count > 0;

        void Fill(Container container, string kind)
        {
            var resources = container.Resources;
            resources.Requests = Filled(resources.Requests, requests, $" request for {kind} {container.Name}");
            resources.Limits = Filled(resources.Limits, limits, $" limit for {kind} {container.Name}");
        }

        Map<Quantity>? Filled(Map<Quantity>? given, Map<Quantity> defaults, string what)
        {
            var missing = defaults
                .Where(d => given?.ContainsKey(d.Key) != true)
                .OrderBy(d => d.Key, StringComparer.Ordinal)
                .ToList();
            if (missing.Count == 0)
                return given;
            set.Add(string.Join(", ", missing.Select(d => d.Key)) + what);
            given ??= [];
            foreach (var (name, amount) in missing)
                given[name] = amount;
            return given;
        }
    }

    private static IEnumerable<string> Faults(LimitRange range, Pod pod)
    {
        foreach (var item in range.Spec.Limits)
            if (item.Type == LimitType.Container)
                foreach (var container in pod.Spec.Containers.Concat(pod.Spec.InitContainers ?? []))
                foreach (
                    var fault in Faults(item, container.Resources.Requests ?? [], container.Resources.Limits ?? [])
                )
                    yield return fault;
            else if (item.Type == LimitType.Pod)
                foreach (var fault in Faults(item, PodResources.Requests(pod.Spec), PodResources.Limits(pod.Spec)))
                    yield return fault;
    }

    private static IEnumerable<string> Faults(LimitRange range, PersistentVolumeClaim claim)
    {
        var requests = claim.Spec.Resources.Requests ?? [];
        foreach (var item in range.Spec.Limits.Where(l => l.Type == LimitType.PersistentVolumeClaim))
        {
            foreach (var (name, min) in Sorted(item.Min))
                if (BelowMin(item, name, min, requests, []) is { } fault)
                    yield return fault;
            foreach (var (name, max) in Sorted(item.Max))
            {
                var bound = $"maximum {name} usage per {item.Type} is {max}";
                if (!requests.TryGetValue(name, out var request))
                    yield return $"{bound}.  No request is specified";
                else if (request > max)
                    yield return $"{bound}, but request is {request}";
            }
        }
    }

    private static IEnumerable<string> Faults(LimitRangeItem item, Map<Quantity> requests, Map<Quantity> limits)
    {
        foreach (var (name, min) in Sorted(item.Min))
            if (BelowMin(item, name, min, requests, limits) is { } fault)
                yield return fault;
        foreach (var (name, max) in Sorted(item.Max))
        {
            var bound = $"maximum {name} usage per {item.Type} is {max}";
            if (!limits.TryGetValue(name, out var limit))
                yield return $"{bound}.  No limit is specified";
            else if (limit > max)
                yield return $"{bound}, but limit is {limit}";
            else if (requests.TryGetValue(name, out var request) && request > max)
                yield return $"{bound}, but request is {request}";
        }
        foreach (var (name, most) in Sorted(item.MaxLimitRequestRatio))
        {
            var bound = $"{name} max limit to request ratio per {item.Type} is {most}";
            var (request, limit) = (requests.GetValueOrDefault(name), limits.GetValueOrDefault(name));
            var ratio = limit.ApproximateValue / request.ApproximateValue;
            if (request.IsZero)
                yield return $"{bound}, but no request is specified or request is 0";
            else if (limit.IsZero)
                yield return $"{bound}, but no limit is specified or limit is 0";
            else if (ratio > most.ApproximateValue)
                yield return $"{bound}, but provided ratio is {ratio.ToString("F6", CultureInfo.InvariantCulture)}";
        }
    }

    private static string? BelowMin(
        LimitRangeItem item,
        string name,
        Quantity min,
        Map<Quantity> requests,
        Map<Quantity> limits
    )
    {
        var bound = $"minimum {name} usage per {item.Type} is {min}";
        if (!requests.TryGetValue(name, out var request))
            return $"{bound}.  No request is specified";
        if (request < min)
            return $"{bound}, but request is {request}";
        return limits.TryGetValue(name, out var limit) && limit < min ? $"{bound}, but limit is {limit}" : null;
    }

    private static IEnumerable<KeyValuePair<string, Quantity>> Sorted(Map<Quantity>? bounds) =>
        (bounds ?? []).OrderBy(b => b.Key, StringComparer.Ordinal);
}
