using Arktos.Api;
using Arktos.Api.Core.V1;
using Arktos.Api.Json;
using Arktos.Api.Validation;

namespace Arktos.ApiServer.Registry.Pods;

/// <summary>What holds for what pods and their containers ask for and are bounded by. Pure.</summary>
internal static class PodResources
{
    private const string HugePages = "hugepages-";

    private static readonly HashSet<string> Standard =
    [
        "cpu",
        "memory",
        "ephemeral-storage",
        "storage",
        "requests.cpu",
        "requests.memory",
        "requests.ephemeral-storage",
        "requests.storage",
        "limits.cpu",
        "limits.memory",
        "limits.ephemeral-storage",
        "pods",
        "resourcequotas",
        "services",
        "services.nodeports",
        "services.loadbalancers",
        "replicationcontrollers",
        "secrets",
        "configmaps",
        "persistentvolumeclaims",
    ];

    /// <summary>What the pod as a whole asks for.</summary>
    public static void Validate(PodSpec spec, string at, FieldErrors errors)
    {
        if (spec.Resources is not { } resources)
            return;
        var field = $"{at}.resources";
        if (resources.Claims is { Count: > 0 })
            errors.Forbidden($"{field}.claims", "claims may not be set for Resources at pod-level");
        foreach (var (amounts, name) in new[] { (resources.Limits, "limits"), (resources.Requests, "requests") })
        foreach (var (resource, amount) in amounts ?? [])
        {
            if (resource is not ("cpu" or "memory") && !IsHugePages(resource))
                errors.NotSupported($"{field}.{name}[{resource}]", resource, "cpu", HugePages, "memory");
            if (amount.Sign < 0)
                errors.Invalid($"{field}.{name}[{resource}]", amount.ToString(), Formats.NonNegative);
        }
        Together(resources, field, errors);
        foreach (var (resource, request) in resources.Requests ?? [])
        {
            var sum = spec.Containers.Aggregate(
                default(Quantity),
                (all, c) =>
                    c.Resources.Requests is { } own && own.TryGetValue(resource, out var amount) ? all + amount : all
            );
            if (request < sum)
                errors.Invalid(
                    $"{field}.requests[{resource}]",
                    request.ToString(),
                    $"must be greater than or equal to aggregate container requests of {sum}"
                );
        }
        foreach (var (i, container) in spec.Containers.Index())
        foreach (var (resource, limit) in container.Resources.Limits ?? [])
            if (resources.Limits is { } all && all.TryGetValue(resource, out var most) && limit > most)
                errors.Invalid(
                    $"{at}.containers[{i}].resources.limits[{resource}]",
                    limit.ToString(),
                    $"must be less than or equal to pod limits of {most}"
                );
    }

    public static void Validate(Container container, PodSpec spec, string at, FieldErrors errors)
    {
        var resources = container.Resources;
        Amounts(resources.Limits, $"{at}.limits", errors);
        Amounts(resources.Requests, $"{at}.requests", errors);
        Together(resources, at, errors);
        foreach (var (i, claim) in (resources.Claims ?? []).Index())
            if (spec.ResourceClaims?.Exists(c => c.Name == claim.Name) != true)
                errors.NotFound($"{at}.claims[{i}]", claim.Name);
    }

    /// <summary>Requests beside limits.</summary>
    private static void Together(ResourceRequirements resources, string at, FieldErrors errors)
    {
        var limits = resources.Limits ?? [];
        foreach (var (name, request) in resources.Requests ?? [])
        {
            var isShared = IsNative(name) && !IsHugePages(name);
            if (!limits.TryGetValue(name, out var limit))
            {
                if (!isShared)
                    errors.Required($"{at}.limits", "Limit must be set for non overcommitable resources");
            }
            else if (!isShared && request != limit)
                errors.Invalid($"{at}.requests", request.ToString(), $"must be equal to {name} limit of {limit}");
            else if (request > limit)
                errors.Invalid(
                    $"{at}.requests",
                    request.ToString(),
                    $"must be less than or equal to {name} limit of {limit}"
                );
        }
        var names = limits.Keys.Concat((resources.Requests ?? []).Keys).ToList();
        if (names.Exists(IsHugePages) && !names.Exists(n => n is "cpu" or "memory"))
            errors.Forbidden(at, "HugePages require cpu or memory");
    }

    private static void Amounts(Map<Quantity>? amounts, string at, FieldErrors errors)
    {
        foreach (var (name, amount) in amounts ?? [])
        {
            var field = $"{at}[{name}]";
            Name(name, field, errors);
            if (amount.Sign < 0)
                errors.Invalid(field, amount.ToString(), Formats.NonNegative);
            if (!IsNative(name) && amount.MilliValue % 1000 != 0)
                errors.Invalid(field, amount.ToString(), "must be an integer");
        }
    }

    private static void Name(string name, string field, FieldErrors errors)
    {
        var wrong = Formats.QualifiedName(name).ToList();
        errors.InvalidEach(field, name, wrong);
        if (!name.Contains('/'))
        {
            if (wrong.Count == 0 && !Standard.Contains(name) && !IsHugePages(name))
                errors.Invalid(field, name, "must be a standard resource type or fully qualified");
            if (name is not ("cpu" or "memory" or "ephemeral-storage") && !IsHugePages(name))
                errors.Invalid(field, name, "must be a standard resource for containers");
        }
        else if (!IsNative(name) && name.StartsWith("requests.", StringComparison.Ordinal))
            errors.Invalid(field, name, "doesn't follow extended resource name standard");
    }

    /// <summary>Kubernetes' own: what there is of it may be promised more than once.</summary>
    private static bool IsNative(string name) =>
        !name.Contains('/') || name.Contains("kubernetes.io/", StringComparison.Ordinal);

    private static bool IsHugePages(string name) => name.StartsWith(HugePages, StringComparison.Ordinal);
}
