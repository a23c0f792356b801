using Arktos.Api;
using Arktos.Api.Core.V1;
using Arktos.Api.Json;
using Arktos.Api.Quotas;
using Arktos.Api.Validation;

namespace Arktos.ApiServer.Registry.Core;

/// <summary>What a quota may say. Pure.</summary>
/// <param name="ofTenants">Whether it is about a whole tenant, which has a few names more.</param>
internal sealed class QuotaRules(bool ofTenants)
{
    private const string Limits = "limits.";
    private const string Scopes = "spec.scopes";

    private static readonly HashSet<string> Computed =
    [
        "cpu",
        "memory",
        "limits.cpu",
        "limits.memory",
        "requests.cpu",
        "requests.memory",
    ];

    private static readonly HashSet<string> Counted =
    [
        "pods",
        "services",
        "replicationcontrollers",
        "resourcequotas",
        "secrets",
        "configmaps",
        "persistentvolumeclaims",
        "services.nodeports",
        "services.loadbalancers",
    ];

    private static readonly HashSet<string> Stored =
    [
        "ephemeral-storage",
        "limits.ephemeral-storage",
        "requests.ephemeral-storage",
        "requests.storage",
    ];

    /// <summary>What of the resources that are known a scope has something to say about.</summary>
    private static readonly Dictionary<string, Func<string, bool>> KnownScopes = new()
    {
        ["Terminating"] = IsOfPods,
        ["NotTerminating"] = IsOfPods,
        ["BestEffort"] = r => r == "pods",
        ["NotBestEffort"] = IsOfPods,
        ["PriorityClass"] = IsOfPods,
        ["CrossNamespacePodAffinity"] = IsOfPods,
        ["VolumeAttributesClass"] = r => r is "persistentvolumeclaims" or "requests.storage",
    };

    public static QuotaRules OfNamespaces { get; } = new(ofTenants: false);

    public static QuotaRules OfTenants { get; } = new(ofTenants: true);

    public void Validate(ResourceQuotaSpec spec, FieldErrors errors)
    {
        Quantities(spec.Hard, "spec.hard", errors);
        var scopes = spec.Scopes ?? [];
        Each(scopes, spec, Scopes, errors);
        foreach (var (scope, opposite) in new[] { ("BestEffort", "NotBestEffort"), ("Terminating", "NotTerminating") })
            if (scopes.Contains(scope) && scopes.Contains(opposite))
                errors.Invalid(Scopes, scopes, "conflicting scopes");
        if (spec.ScopeSelector?.MatchExpressions is { } expressions)
            Each([.. expressions.Select(e => e.ScopeName)], spec, "spec.scopeSelector.matchExpressions", errors);
    }

    public static void ValidateUpdate(ResourceQuotaSpec spec, ResourceQuotaSpec old, FieldErrors errors)
    {
        if (!(spec.Scopes ?? []).ToHashSet().SetEquals(old.Scopes ?? []))
            errors.Invalid(Scopes, spec.Scopes ?? [], Formats.Immutable);
    }

    public void Validate(ResourceQuotaStatus status, FieldErrors errors)
    {
        Quantities(status.Hard, "status.hard", errors);
        Quantities(status.Used, "status.used", errors);
    }

    public static IEnumerable<string> Warnings(string kind, ResourceQuotaSpec spec)
    {
        foreach (var (name, hard) in spec.Hard ?? [])
            if (
                name.StartsWith("requests.", StringComparison.Ordinal)
                && Limits + name["requests.".Length..] is var limit
                && spec.Hard!.TryGetValue(limit, out var bound)
                && hard > bound
            )
                yield return $"{kind} {name} ({hard}) should be less than {limit} ({bound})";
    }

    /// <summary>What is used of what is allowed, as tables show it.</summary>
    public static string Usage(ResourceQuotaStatus status, bool isLimit) =>
        string.Join(
            ", ",
            (status.Hard ?? [])
                .Where(h => h.Key.StartsWith(Limits, StringComparison.Ordinal) == isLimit)
                .Select(h => $"{h.Key}: {status.Used?.GetValueOrDefault(h.Key) ?? default}/{h.Value}")
        );

    private void Quantities(Map<Quantity>? quantities, string at, FieldErrors errors)
    {
        foreach (var (name, quantity) in quantities ?? [])
        {
            var field = $"{at}[{name}]";
            errors.InvalidEach(field, name, ResourceFaults(name));
            if (quantity.Sign < 0)
                errors.Invalid(field, quantity, Formats.NonNegative);
            if ((Counted.Contains(name) || TenantQuotas.IsKnown(name)) && !quantity.IsInteger)
                errors.Invalid(field, quantity, "must be an integer");
        }
    }

    private IEnumerable<string> ResourceFaults(string name)
    {
        foreach (var fault in Formats.QualifiedName(name))
            yield return fault;
        if (name.Contains('/') || IsStandard(name))
            yield break;
        yield return "must be a standard resource type or fully qualified";
        yield return "must be a standard resource for quota";
    }

    private void Each(List<string> scopes, ResourceQuotaSpec spec, string field, FieldErrors errors)
    {
        foreach (var scope in scopes)
        {
            if (!KnownScopes.TryGetValue(scope, out var applies))
                errors.Invalid(field, scopes, "unsupported scope");
            else if ((spec.Hard ?? []).Keys.Any(r => IsStandard(r) && !applies(r)))
                errors.Invalid(field, scopes, "unsupported scope applied to resource");
        }
    }

    private static bool IsOfPods(string resource) => resource == "pods" || Computed.Contains(resource);

    private bool IsStandard(string resource) =>
        ofTenants && TenantQuotas.IsKnown(resource)
        || Computed.Contains(resource)
        || Counted.Contains(resource)
        || Stored.Contains(resource)
        || resource.StartsWith("hugepages-", StringComparison.Ordinal)
        || resource.StartsWith("requests.hugepages-", StringComparison.Ordinal);
}
