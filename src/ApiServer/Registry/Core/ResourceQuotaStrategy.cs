using Arktos.Api;
using Arktos.Api.Core.V1;
using Arktos.Api.Json;
using Arktos.Api.Validation;
using Arktos.ApiServer.Catalog;
using Arktos.ApiServer.Tables;

namespace Arktos.ApiServer.Registry.Core;

public sealed class ResourceQuotaStrategy : ResourceStrategy<ResourceQuota>
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

    public ResourceQuotaStrategy()
    {
        Subresources = With(Status());
    }

    public override ITableLayout Table { get; } =
        new TableLayout<ResourceQuota>([
            Cells.Name<ResourceQuota>(),
            new("Request", "string", (q, _) => Usage(q.Status, isLimit: false)),
            new("Limit", "string", (q, _) => Usage(q.Status, isLimit: true)),
            Cells.Age<ResourceQuota>(),
        ]);

    protected override void PrepareForCreate(ResourceQuota value) => value.Status = new();

    protected override void PrepareForUpdate(ResourceQuota value, ResourceQuota old) =>
        value.Status = old.Status.DeepClone();

    protected override void Validate(ResourceQuota value, FieldErrors errors)
    {
        Quantities(value.Spec.Hard, "spec.hard", errors);
        var scopes = value.Spec.Scopes ?? [];
        Each(scopes, value.Spec, Scopes, errors);
        foreach (var (scope, opposite) in new[] { ("BestEffort", "NotBestEffort"), ("Terminating", "NotTerminating") })
            if (scopes.Contains(scope) && scopes.Contains(opposite))
                errors.Invalid(Scopes, scopes, "conflicting scopes");
        if (value.Spec.ScopeSelector?.MatchExpressions is { } expressions)
            Each([.. expressions.Select(e => e.ScopeName)], value.Spec, "spec.scopeSelector.matchExpressions", errors);
    }

    protected override void ValidateUpdate(ResourceQuota value, ResourceQuota old, FieldErrors errors)
    {
        if (!(value.Spec.Scopes ?? []).ToHashSet().SetEquals(old.Spec.Scopes ?? []))
            errors.Invalid(Scopes, value.Spec.Scopes ?? [], Formats.Immutable);
    }

    protected override void ValidateStatus(ResourceQuota value, ResourceQuota old, FieldErrors errors)
    {
        Quantities(value.Status.Hard, "status.hard", errors);
        Quantities(value.Status.Used, "status.used", errors);
    }

    protected override IEnumerable<string> Warnings(ResourceQuota value)
    {
        foreach (var (name, hard) in value.Spec.Hard ?? [])
            if (
                name.StartsWith("requests.", StringComparison.Ordinal)
                && Limits + name["requests.".Length..] is var limit
                && value.Spec.Hard!.TryGetValue(limit, out var bound)
                && hard > bound
            )
                yield return $"ResourceQuota {name} ({hard}) should be less than {limit} ({bound})";
    }

    private static void Quantities(Map<Quantity>? quantities, string at, FieldErrors errors)
    {
        foreach (var (name, quantity) in quantities ?? [])
        {
            var field = $"{at}[{name}]";
            errors.InvalidEach(field, name, ResourceFaults(name));
            if (quantity.Sign < 0)
                errors.Invalid(field, quantity, Formats.NonNegative);
            if (Counted.Contains(name) && !quantity.IsInteger)
                errors.Invalid(field, quantity, "must be an integer");
        }
    }

    private static IEnumerable<string> ResourceFaults(string name)
    {
        foreach (var fault in Formats.QualifiedName(name))
            yield return fault;
        if (name.Contains('/') || IsStandard(name))
            yield break;
        yield return "must be a standard resource type or fully qualified";
        yield return "must be a standard resource for quota";
    }

    private static void Each(List<string> scopes, ResourceQuotaSpec spec, string field, FieldErrors errors)
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

    private static bool IsStandard(string resource) =>
        Computed.Contains(resource)
        || Counted.Contains(resource)
        || Stored.Contains(resource)
        || resource.StartsWith("hugepages-", StringComparison.Ordinal)
        || resource.StartsWith("requests.hugepages-", StringComparison.Ordinal);

    private static string Usage(ResourceQuotaStatus status, bool isLimit) =>
        string.Join(
            ", ",
            (status.Hard ?? [])
                .Where(h => h.Key.StartsWith(Limits, StringComparison.Ordinal) == isLimit)
                .Select(h => $"{h.Key}: {status.Used?.GetValueOrDefault(h.Key) ?? default}/{h.Value}")
        );
}
